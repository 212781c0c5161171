//! Headings that are the same by what stands under them, whatever they are called now.

use super::align::{Alignment, Basis, Pair};
use super::headings::is_heading;
use super::side::{PartId, Side};
use std::collections::BTreeMap;

/// Pairs headings without a pair, sections and groups alike, when more than half of what stands directly under each lives on
/// under the other, and where both have ids, which then differ, at least two thirds; the inner ones first, since an outer one stands on
/// them. The confidence is the mean of the two shares.
pub fn pair(old: &Side, new: &Side, alignment: &mut Alignment) {
    for at in (1..new.parts.len()).rev() {
        if alignment.pair_of_new(at).is_some() || !is_heading(&new.parts[at]) {
            continue;
        }
        if let Some((before, confidence)) = same_content(old, new, at, alignment) {
            alignment.add(Pair { old: before, new: at, basis: Basis::Content, confidence, shared: Vec::new() });
        }
    }
}

/// The old heading whose content the new one `at` has, and how much of it.
fn same_content(old: &Side, new: &Side, at: PartId, alignment: &Alignment) -> Option<(PartId, f64)> {
    let part = &new.parts[at];
    let mut from: BTreeMap<PartId, usize> = BTreeMap::new();
    for pair in part.children.iter().filter_map(|child| alignment.pair_of_new(*child)) {
        *from.entry(old.parts[pair.old].parent?).or_default() += 1;
    }
    let (before, count) = from.into_iter().max_by_key(|(before, count)| (*count, std::cmp::Reverse(*before)))?;
    let other = &old.parts[before];
    let has_other_id = alignment.ids_last && other.id().is_some() && part.id().is_some();
    let is_free = is_heading(other) && other.kind == part.kind && alignment.pair_of_old(before).is_none();
    let most = |all: &[PartId]| if has_other_id { 3 * count >= 2 * all.len() } else { 2 * count > all.len() };
    #[allow(clippy::cast_precision_loss)] // Numbers of parts.
    let share = |all: &[PartId]| count as f64 / all.len() as f64;
    (is_free && most(&part.children) && most(&other.children))
        .then(|| (before, f64::midpoint(share(&part.children), share(&other.children))))
}
