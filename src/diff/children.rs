//! How much of what stands in two parts is the same, or much alike, which tells that the parts are, whatever they say themselves.

use super::align::{Alignment, Basis, Pair};
use super::guess::{ASIDE, wording};
use super::side::{PartId, Side};
use super::similarity::Corpus;
use super::terms::Terms;
use foldhash::fast::RandomState;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The likeness from which on a part without a pair is taken for the one with other words.
const REWORDED: f64 = 0.5;

/// The most comparisons for parts with other words: beyond, only what is the same counts.
const MAX_COMPARISONS: usize = 250_000;

/// For parts without a pair what lives on from one in the other.
#[derive(Default)]
pub struct Children {
    shared: BTreeMap<(PartId, PartId), Shared>,
}

/// What two parts have in common directly under them.
#[derive(Default)]
struct Shared {
    /// How many parts live on from one to the other.
    count: usize,
    /// The same, of those with other words their likeness.
    weight: f64,
    /// How many with a wording stand in the old one, and in the new.
    of: [usize; 2],
}

/// The wordings that several parts of each side have, which are the same for parts of every kind.
pub type Repeated<'s> = OnceCell<[Wordings<'s>; 2]>;

/// Wordings that are only ever asked for one by one: a hash has no order.
type Wordings<'s> = HashSet<Cow<'s, str>, RandomState>;

/// A part that lives on: the parts it stands in on both sides, and how alike it is.
type LivesOn = (PartId, PartId, f64);

impl Children {
    /// What lives on of the parts in `olds` in those of `news`, by the pairs there are and by likeness. A wording that several
    /// parts of one side have says nothing of where it comes from, and is left out.
    pub fn of<'s>(
        (old, new): (&'s Side, &'s Side),
        alignment: &Alignment,
        (olds, news): (&[PartId], &[PartId]),
        repeated: &Repeated<'s>,
        terms: &Terms,
    ) -> Children {
        let has_children = |side: &Side, parts: &[PartId]| parts.iter().any(|part| said(side, *part).next().is_some());
        if !has_children(old, olds) || !has_children(new, news) {
            return Children::default();
        }
        let repeated = repeated.get_or_init(|| rayon::join(|| several_times(old), || several_times(new)).into());
        let mut all = paired((old, new), alignment, (olds, news), repeated);
        all.extend(reworded((old, new), alignment, (olds, news), repeated, terms));
        let mut shared: BTreeMap<(PartId, PartId), Shared> = BTreeMap::new();
        for (before, part, likeness) in all {
            let known = shared.entry((before, part)).or_default();
            (known.count, known.weight) = (known.count + 1, known.weight + likeness);
        }
        for ((before, part), shared) in &mut shared {
            shared.of = [said(old, *before).count(), said(new, *part).count()];
        }
        Children { shared }
    }

    /// How much two parts are the same by what stands in them, 0 to 1: the share of both that lives on from one to the other
    /// (Dice 1945), less for few, since a single part may have moved there.
    pub fn share(&self, old: PartId, new: PartId) -> f64 {
        self.shared.get(&(old, new)).map_or(0.0, |shared| {
            #[allow(clippy::cast_precision_loss)] // Numbers of parts.
            let [count, all] = [shared.count as f64, (shared.of[0] + shared.of[1]) as f64];
            (2.0 * shared.weight / all) * (count / (count + 1.0))
        })
    }

    /// Whether so much lives on from one part to the other that it is evidence: a single part, as an activity that any goal may have,
    /// is none.
    pub fn are_several(&self, old: PartId, new: PartId) -> bool {
        self.shared.get(&(old, new)).is_some_and(|shared| shared.count > 1)
    }

    /// The pairs that are the same by what stands in them alone: at least two parts, and more than half of either side.
    pub fn alike(&self) -> impl Iterator<Item = (PartId, PartId)> {
        #[allow(clippy::cast_precision_loss)] // Numbers of parts.
        let most = |shared: &Shared| shared.count > 1 && shared.of.iter().all(|all| 2.0 * shared.weight > *all as f64);
        self.shared.iter().filter(move |(_, shared)| most(shared)).map(|(pair, _)| *pair)
    }
}

/// What lives on by the pairs there are.
fn paired(
    (old, new): (&Side, &Side),
    alignment: &Alignment,
    (olds, news): (&[PartId], &[PartId]),
    repeated: &[Wordings<'_>; 2],
) -> Vec<LivesOn> {
    let known: BTreeSet<PartId> = olds.iter().copied().collect();
    let tells = |pair: &Pair| {
        let is_repeated = || repeated[0].contains(&wording(old, pair.old)) || repeated[1].contains(&wording(new, pair.new));
        pair.basis != Basis::Content || !is_repeated()
    };
    let of_part = |part: PartId| {
        let pairs = said(new, part).filter_map(|child| alignment.pair_of_new(child)).filter(|pair| tells(pair));
        let parents = pairs.filter_map(|pair| old.parts[pair.old].parent);
        parents.filter(|parent| known.contains(parent)).map(move |parent| (parent, part, 1.0)).collect::<Vec<_>>()
    };
    news.iter().flat_map(|part| of_part(*part)).collect()
}

/// What lives on in other words, the most alike first, each once.
fn reworded(
    (old, new): (&Side, &Side),
    alignment: &Alignment,
    (olds, news): (&[PartId], &[PartId]),
    repeated: &[Wordings<'_>; 2],
    terms: &Terms,
) -> Vec<LivesOn> {
    let before = left(old, olds, &repeated[0], &|child| alignment.pair_of_old(child).is_some());
    let after = left(new, news, &repeated[1], &|child| alignment.pair_of_new(child).is_some());
    if before.is_empty() || after.is_empty() || before.len() * after.len() > MAX_COMPARISONS {
        return Vec::new();
    }
    let corpus = Corpus::new(before.iter().chain(&after).map(|(.., text)| terms.of(text)));
    let numbers: Vec<usize> = (0..before.len() + after.len()).collect();
    let (firsts, seconds) = numbers.split_at(before.len());
    let mut pairs = corpus.pairs(firsts, seconds, REWORDED);
    pairs.sort_by(|one, other| other.2.total_cmp(&one.2).then((one.0, one.1).cmp(&(other.0, other.1))));
    let mut taken = BTreeSet::new();
    let mut found = Vec::new();
    for (first, second, likeness) in pairs {
        let ((part, child, _), (new_part, new_child, _)) = (&before[first], &after[second - before.len()]);
        let are_of_a_kind = old.parts[*child].kind == new.parts[*new_child].kind;
        if are_of_a_kind && !taken.contains(&first) && !taken.contains(&second) {
            taken.extend([first, second]);
            found.push((*part, *new_part, likeness));
        }
    }
    found
}

/// The parts in `parts` without a pair, each after what it stands in and before its wording, unless that is one of `repeated`.
fn left<'s>(
    side: &'s Side,
    parts: &[PartId],
    repeated: &Wordings<'_>,
    has_pair: &dyn Fn(PartId) -> bool,
) -> Vec<(PartId, PartId, Cow<'s, str>)> {
    let within = |part: &PartId| said(side, *part).map(|child| (*part, child)).collect::<Vec<_>>();
    let all = parts.iter().flat_map(within).filter(|(_, child)| !has_pair(*child));
    all.map(|(part, child)| (part, child, wording(side, child))).filter(|(.., text)| !repeated.contains(text)).collect()
}

/// The parts directly in `part` that have a wording.
fn said(side: &Side, part: PartId) -> impl Iterator<Item = PartId> {
    side.parts[part].children.iter().copied().filter(|child| side.parts[*child].wordings().any(|(key, _)| !ASIDE.contains(&key)))
}

/// The wordings that several parts have.
fn several_times(side: &Side) -> Wordings<'_> {
    let mut once = HashSet::with_capacity_and_hasher(side.parts.len(), RandomState::default());
    let all = (1..side.parts.len()).map(|part| wording(side, part)).filter(|text| !text.is_empty());
    all.filter_map(|text| once.replace(text)).collect()
}
