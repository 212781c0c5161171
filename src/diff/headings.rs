//! Headings that came or went while what they stand over stayed where it was in the text.

use super::align::Alignment;
use super::side::{Part, PartId, Side};

/// Whether what stood in `old` and stands in `new` did not move: one of the two is a heading that is new, or gone, and the last heading
/// before it that is on both sides, or what it stands in, is the other.
pub fn stays_in_flow(sides: (&Side, &Side), alignment: &Alignment, old: PartId, new: PartId) -> bool {
    let (old_side, new_side) = sides;
    match (alignment.pair_of_old(old), alignment.pair_of_new(new)) {
        (Some(pair), None) => over(new_side, new, &|at| alignment.pair_of_new(at).is_some()) == Some(pair.new),
        (None, Some(pair)) => over(old_side, old, &|at| alignment.pair_of_old(at).is_some()) == Some(pair.old),
        _ => false,
    }
}

/// What would stand over the content of the heading `at` without it, and without others that have no pair: the heading before it, or
/// what it stands in.
fn over(side: &Side, at: PartId, has_pair: &dyn Fn(PartId) -> bool) -> Option<PartId> {
    let heading = &side.parts[at];
    if !is_heading(heading) {
        return None;
    }
    let may_be = |before: &PartId| {
        let part = &side.parts[*before];
        part.end > at || (is_heading(part) && part.kind == heading.kind)
    };
    (0..at).rev().filter(may_be).find(|before| has_pair(*before))
}

/// Whether a part is a heading over others: a section, or a group of goals.
pub fn is_heading(part: &Part) -> bool {
    part.kind == "Section" || part.is_group()
}
