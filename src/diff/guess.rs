//! Which parts are likely the same, by wording, content and place: an optimal assignment of what nothing certain pairs.
//!
//! The score of two parts of one kind is the likeness of their wordings (see [`super::similarity`]), raised by shares of what
//! is missing to 1: up to half for what stands in them and is the same or much alike (see [`super::children`]), a fifth for all the
//! wordings in and beside them, a fifth for who answers for them, and a tenth when they stand in the same part and at
//! about the same place there. One term that two wordings share is no evidence alone unless the shorter says little
//! else, or several parts in them live on: in a small document a word that all is about, as "children", is as rare as any other. A paragraph has its place in a text,
//! and is looked at all the same. Parts whose wordings share nothing are paired
//! only for what stands in them, unless they have ids that differ: place and owner alone say too little. The assignment with the greatest sum wins (see
//! [`super::assignment`]).

use super::Thresholds;
use super::align::{Alignment, Basis, Pair};
use super::assignment::assign;
use super::children::{Children, Repeated};
use super::side::{PartId, ROOT, Side};
use super::similarity::Corpus;
use super::terms::{Term, Terms};
use crate::model::meaning::{Meaning, Value};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The likeness of wordings below which nothing is compared.
const LEAST_WORDING: f64 = 0.12;

/// How far what stands in a part raises a score, as a share of what is missing to 1; all the wordings in and beside it; who
/// answers for it; and its place.
const CHILDREN: f64 = 0.5;
const WHOLE: f64 = 0.2;
const WHO: f64 = 0.2;
const PLACE: f64 = 0.1;

/// The least share of the weight of the shorter wording that the only term has that two wordings share: it says little else.
const LEAST_ALONE: f64 = 2.0 / 3.0;

/// The least score against what else tells that they are two: ids that differ, in a document whose ids last, or another
/// matter around them.
const LEAST_AGAINST_THE_ODDS: f64 = 0.6;

/// The most a guess is sure: nothing but wording was compared, and the same words may say something else in another order, or with
/// a word too common to count, as "not".
pub(super) const SUREST: f64 = 0.99;

/// How many parts that have their pairs already are read as well, for each side, to tell rare words from common ones.
const BACKGROUND: usize = 60;

/// The most shared words that are told of a guess.
const TOLD_WORDS: usize = 6;

/// Wordings that say little of what a part is.
pub const ASIDE: &[&str] = &["comment", "note", "called"];

/// How sure a guess is whose parts are so much alike, from 0 to 1: never quite.
pub fn sureness(likeness: f64) -> f64 {
    likeness.min(SUREST)
}

/// The shared words that tell most.
pub fn telling(mut shared: Vec<String>) -> Vec<String> {
    shared.truncate(TOLD_WORDS);
    shared
}

/// Pairs what `alignment` leaves, one kind after the other, from the outermost in.
pub fn pair(old: &Side, new: &Side, alignment: &mut Alignment, terms: &Terms, thresholds: Thresholds) {
    let repeated = Repeated::new();
    for kind in kinds(new) {
        let olds = alone(old, kind, &|part| alignment.pair_of_old(part).is_some());
        let news = alone(new, kind, &|part| alignment.pair_of_new(part).is_some());
        if olds.is_empty() || news.is_empty() {
            continue;
        }
        let children = Children::of((old, new), alignment, (&olds, &news), &repeated, terms);
        let guesses = Guesses::of(old, new, kind, (olds, news), children, terms);
        for pair in guesses.best(alignment, thresholds) {
            alignment.add(pair);
        }
    }
}

/// The kinds of parts, in the order of their outermost parts.
fn kinds(side: &Side) -> Vec<&'static str> {
    let mut kinds: Vec<(usize, &'static str)> = Vec::new();
    let mut depths: Vec<usize> = Vec::with_capacity(side.parts.len());
    for part in &side.parts {
        let depth = part.parent.map_or(0, |parent| depths[parent] + 1);
        depths.push(depth);
        match kinds.iter_mut().find(|(_, kind)| *kind == part.kind) {
            Some((least, _)) => *least = depth.min(*least),
            None => kinds.push((depth, part.kind)),
        }
    }
    kinds.sort_by_key(|(depth, _)| *depth);
    kinds.into_iter().map(|(_, kind)| kind).collect()
}

/// The parts of that kind that have a wording and no pair.
fn alone(side: &Side, kind: &str, has_pair: &dyn Fn(PartId) -> bool) -> Vec<PartId> {
    let wanted = |part: &PartId| side.parts[*part].kind == kind && !has_pair(*part) && !wording(side, *part).is_empty();
    (1..side.parts.len()).filter(wanted).collect()
}

/// What a part says of itself, on one line.
pub fn wording(side: &Side, part: PartId) -> Cow<'_, str> {
    let mut wordings = side.parts[part].wordings().filter(|(key, _)| !ASIDE.contains(key)).map(|(_, text)| text);
    let first = wordings.next().unwrap_or_default();
    wordings.fold(first.into(), |all, text| all + " " + text)
}

/// All that a part and the parts in it say.
fn whole_wording(side: &Side, part: PartId) -> Cow<'_, str> {
    let all = (part..side.parts[part].end).flat_map(|inner| side.parts[inner].wordings().map(|(_, text)| text));
    all.collect::<Vec<_>>().join(" ").into()
}

/// Who answers for a part or for a part in it, or takes part: the ids of the register, each as a term.
fn actors(side: &Side, part: PartId) -> Vec<Term> {
    let mut ids = BTreeSet::new();
    for (key, meaning) in (part..side.parts[part].end).flat_map(|inner| &side.parts[inner].fields) {
        if matches!(&**key, "responsible" | "follow-up-responsible" | "actors" | "who") {
            words_in(meaning, &mut ids);
        }
    }
    ids.into_iter().map(|id| Term { stem: id.clone(), written: id, weight: 1.0 }).collect()
}

/// Leaves out who answers for more than a third of all, and not only one of each side: that tells nothing of which is which.
fn leave_out_common(who: &mut [Vec<Term>]) {
    let mut holders: BTreeMap<String, usize> = BTreeMap::new();
    for term in who.iter().flatten() {
        *holders.entry(term.stem.clone()).or_default() += 1;
    }
    let all = who.len();
    let is_rare = |term: &Term| holders.get(&term.stem).is_some_and(|count| *count <= 2 || 3 * count <= all);
    for terms in who {
        terms.retain(is_rare);
    }
}

fn words_in(meaning: &Meaning, words: &mut BTreeSet<String>) {
    match &meaning.value {
        Value::Word(word) => {
            words.insert(word.clone());
        }
        Value::Several(items) | Value::Parts(items) => items.iter().for_each(|item| words_in(item, words)),
        Value::Group(group) => group.entries.iter().for_each(|(_, item)| words_in(item, words)),
        _ => {}
    }
}

/// What is read of a side for the words that compounds may be made of: the parts without a pair with all in them, and a few
/// of the others of each kind.
pub fn vocabulary<'s>(side: &'s Side, has_pair: &dyn Fn(PartId) -> bool) -> Vec<&'s str> {
    let mut read = vec![false; side.parts.len()];
    for part in (1..side.parts.len()).filter(|part| !has_pair(*part)) {
        read[part..side.parts[part].end].fill(true);
    }
    for part in kinds(side).into_iter().flat_map(|kind| background(side, kind)) {
        read[part] = true;
    }
    let texts = side.parts.iter().zip(read).filter(|(_, read)| *read).flat_map(|(part, _)| part.wordings());
    texts.map(|(_, text)| text).collect()
}

/// A few parts of that kind among all, evenly spread.
pub fn background(side: &Side, kind: &str) -> Vec<PartId> {
    let all: Vec<PartId> = (1..side.parts.len()).filter(|part| side.parts[*part].kind == kind).collect();
    let step = all.len().div_ceil(BACKGROUND).max(1);
    all.into_iter().step_by(step).collect()
}

/// The parts of one kind that are to be paired, with their wordings.
struct Guesses<'a> {
    old: &'a Side,
    new: &'a Side,
    olds: Vec<PartId>,
    news: Vec<PartId>,
    own: Corpus,
    whole: Corpus,
    who: Corpus,
    children: Children,
}

impl<'a> Guesses<'a> {
    fn of(
        old: &'a Side,
        new: &'a Side,
        kind: &str,
        (olds, news): (Vec<PartId>, Vec<PartId>),
        children: Children,
        terms: &Terms,
    ) -> Self {
        let of = |side: &Side, parts: &[PartId], text: fn(&Side, PartId) -> Cow<'_, str>| -> Vec<Vec<Term>> {
            parts.par_iter().map(|part| terms.of(&text(side, *part))).collect()
        };
        let mut own = of(old, &olds, wording);
        own.extend(of(new, &news, wording));
        for (side, known) in [(old, &olds), (new, &news)] {
            let known: BTreeSet<PartId> = known.iter().copied().collect();
            let others: Vec<PartId> = background(side, kind).into_iter().filter(|part| !known.contains(part)).collect();
            own.extend(of(side, &others, wording));
        }
        let mut whole = of(old, &olds, whole_wording);
        whole.extend(of(new, &news, whole_wording));
        let mut who: Vec<Vec<Term>> = olds.iter().map(|part| actors(old, *part)).collect();
        who.extend(news.iter().map(|part| actors(new, *part)));
        leave_out_common(&mut who);
        let (own, whole, who) = (Corpus::new(own), Corpus::new(whole), Corpus::new(who));
        Guesses { old, new, olds, news, own, whole, who, children }
    }

    /// The best pairs that are sure enough.
    fn best(&self, alignment: &Alignment, thresholds: Thresholds) -> Vec<Pair> {
        let scored = self.alike().into_iter().filter_map(|(old, new, likeness)| {
            let score = self.score(old, new, likeness, alignment)?;
            (score >= thresholds.least_confidence).then_some((old, new, score))
        });
        let edges: Vec<(usize, usize, f64)> = scored.collect();
        let score = |old: usize, new: usize| {
            let at = edges.binary_search_by_key(&(old, new), |edge| (edge.0, edge.1));
            at.map_or(0.0, |at| edges[at].2)
        };
        let pair = |(old, new): (usize, usize)| {
            let (old_part, new_part) = (self.olds[old], self.news[new - self.olds.len()]);
            let confidence = sureness(score(old, new));
            let own = self.own.shared(old, new);
            let (basis, shared) =
                if own.is_empty() { (Basis::Children, self.whole.shared(old, new)) } else { (Basis::Wording, own) };
            Pair { old: old_part, new: new_part, basis, confidence, shared: telling(shared) }
        };
        assign(&edges).into_iter().map(pair).collect()
    }

    /// The pairs worth a look with the likeness of their wordings, in the order of both sides.
    fn alike(&self) -> Vec<(usize, usize, f64)> {
        let news: Vec<usize> = (self.olds.len()..self.olds.len() + self.news.len()).collect();
        let olds: Vec<usize> = (0..self.olds.len()).collect();
        let mut alike = self.own.pairs(&olds, &news, LEAST_WORDING);
        let of_children = self.children.alike().filter(|(old, new)| !self.have_ids(*old, *new)).filter_map(|(old, new)| {
            let (old, new) = (self.olds.binary_search(&old).ok()?, self.olds.len() + self.news.binary_search(&new).ok()?);
            Some((old, new, self.own.similarity(old, new)))
        });
        alike.extend(of_children);
        alike.sort_by_key(|(old, new, _)| (*old, *new));
        alike.dedup_by_key(|(old, new, _)| (*old, *new));
        alike
    }

    /// How likely two parts are the same, 0 to 1; nothing where they are not to be compared.
    fn score(&self, old: usize, new: usize, likeness: f64, alignment: &Alignment) -> Option<f64> {
        let (old_part, new_part) = (self.olds[old], self.news[new - self.olds.len()]);
        if self.old.parts[old_part].is_group() != self.new.parts[new_part].is_group() {
            return None;
        }
        let of_children = self.children.share(old_part, new_part);
        let is_alone = || self.own.share_of_only(old, new).is_some_and(|share| share < LEAST_ALONE);
        let are_several = self.children.are_several(old_part, new_part);
        if !are_several && self.old.parts[old_part].kind != "Paragraph" && is_alone() {
            return None;
        }
        let place = self.place(old_part, new_part, alignment);
        let aside = CHILDREN * of_children
            + WHOLE * self.whole.similarity(old, new)
            + WHO * self.who.similarity(old, new)
            + PLACE * place;
        let score = likeness + (1.0 - likeness) * aside;
        let is_unlikely = alignment.ids_last && self.have_ids(old_part, new_part) || self.parted(old_part, new_part, alignment);
        (!is_unlikely || score >= LEAST_AGAINST_THE_ODDS).then_some(score.min(1.0))
    }

    /// Whether both have ids, which then differ.
    fn have_ids(&self, old_part: PartId, new_part: PartId) -> bool {
        self.old.parts[old_part].id().is_some() && self.new.parts[new_part].id().is_some()
    }

    /// Whether they stand in parts of a matter of their own, as activities in goals, that are not the same part.
    fn parted(&self, old_part: PartId, new_part: PartId, alignment: &Alignment) -> bool {
        let is_matter = |side: &Side, parent: PartId| {
            !side.parts[parent].is_group()
                && side.parts[parent].wordings().any(|(key, _)| parent != ROOT && !ASIDE.contains(&key))
        };
        let parents = self.old.parts[old_part].parent.zip(self.new.parts[new_part].parent);
        parents.is_some_and(|(old_parent, new_parent)| {
            let has_matter = is_matter(self.old, old_parent) || is_matter(self.new, new_parent);
            has_matter && !alignment.are_paired(old_parent, new_parent)
        })
    }

    /// How alike their places are, 0 to 1: 0 in parts that do not belong together.
    fn place(&self, old_part: PartId, new_part: PartId, alignment: &Alignment) -> f64 {
        let parents = self.old.parts[old_part].parent.zip(self.new.parts[new_part].parent);
        let Some((old_parent, new_parent)) = parents.filter(|(old, new)| alignment.are_paired(*old, *new)) else { return 0.0 };
        let relative = |side: &Side, parent: PartId, part: PartId| {
            #[allow(clippy::cast_precision_loss)] // Numbers of parts.
            let at = side.parts[part].index.unwrap_or(0) as f64 / side.parts[parent].children.len().max(1) as f64;
            at.min(1.0)
        };
        1.0 - (relative(self.old, old_parent, old_part) - relative(self.new, new_parent, new_part)).abs()
    }
}
