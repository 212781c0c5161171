//! How much of what stands in two parts is the same, which tells that the parts are, whatever they say themselves.

use super::align::{Alignment, Basis, Pair};
use super::guess::{ASIDE, wording};
use super::side::{PartId, Side};
use std::collections::{BTreeMap, BTreeSet};

/// For parts without a pair what lives on from one in the other.
#[derive(Default)]
pub struct Children {
    shared: BTreeMap<(PartId, PartId), Shared>,
}

/// What two parts have in common directly under them.
struct Shared {
    /// How many parts live on from one to the other.
    count: usize,
    /// How many with a wording stand in the old one, and in the new.
    of: [usize; 2],
}

impl Children {
    /// What lives on of the parts in `olds` in those of `news`, by the pairs there are. A wording that several parts of one
    /// side have says nothing of where it comes from, and is left out.
    pub fn of(old: &Side, new: &Side, alignment: &Alignment, olds: &[PartId], news: &[PartId]) -> Children {
        let known: BTreeSet<PartId> = olds.iter().copied().collect();
        let mut lives_on = Vec::new();
        for part in news {
            let pairs = said(new, *part).filter_map(|child| alignment.pair_of_new(child));
            let parent = |pair: &Pair| old.parts[pair.old].parent.filter(|parent| known.contains(parent));
            lives_on.extend(pairs.filter_map(|pair| Some((parent(pair)?, *part, pair))));
        }
        if lives_on.is_empty() {
            return Children::default();
        }
        let repeated = [repeated(old), repeated(new)];
        let tells = |pair: &Pair| {
            let is_repeated = || repeated[0].contains(&wording(old, pair.old)) || repeated[1].contains(&wording(new, pair.new));
            pair.basis != Basis::Content || !is_repeated()
        };
        let mut shared: BTreeMap<(PartId, PartId), Shared> = BTreeMap::new();
        for (before, part, _) in lives_on.into_iter().filter(|(_, _, pair)| tells(pair)) {
            let of = || [said(old, before).count(), said(new, part).count()];
            shared.entry((before, part)).or_insert_with(|| Shared { count: 0, of: of() }).count += 1;
        }
        Children { shared }
    }

    /// How much two parts are the same by what stands in them, 0 to 1: the share of both that lives on from one to the other
    /// (Dice 1945), less for few, since a single part may have moved there.
    pub fn share(&self, old: PartId, new: PartId) -> f64 {
        self.shared.get(&(old, new)).map_or(0.0, |shared| {
            #[allow(clippy::cast_precision_loss)] // Numbers of parts.
            let [count, all] = [shared.count as f64, (shared.of[0] + shared.of[1]) as f64];
            (2.0 * count / all) * (count / (count + 1.0))
        })
    }

    /// The pairs that are the same by what stands in them alone: at least two parts, and more than half of either side.
    pub fn alike(&self) -> impl Iterator<Item = (PartId, PartId)> {
        let most = |shared: &Shared| shared.count > 1 && shared.of.iter().all(|all| 2 * shared.count > *all);
        self.shared.iter().filter(move |(_, shared)| most(shared)).map(|(pair, _)| *pair)
    }
}

/// The parts directly in `part` that have a wording.
fn said(side: &Side, part: PartId) -> impl Iterator<Item = PartId> {
    side.parts[part].children.iter().copied().filter(|child| side.parts[*child].wordings().any(|(key, _)| !ASIDE.contains(&key)))
}

/// The wordings that several parts have.
fn repeated(side: &Side) -> BTreeSet<String> {
    let (mut once, mut repeated) = (BTreeSet::new(), BTreeSet::new());
    for text in (1..side.parts.len()).map(|part| wording(side, part)).filter(|text| !text.is_empty()) {
        if !once.insert(text.clone()) {
            repeated.insert(text);
        }
    }
    repeated
}
