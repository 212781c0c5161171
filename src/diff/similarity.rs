//! How alike wordings are, when words that few of them share weigh more.
//!
//! The weight of a term in a wording is `tf · idf`. `tf` is the sum of what its occurrences count, damped above one:
//! `1 + ln(sum)` (Salton and Buckley 1988, "Term-weighting approaches in automatic text retrieval"). `idf` is
//! `ln(1 + (N − n + ½) / (n + ½))` with `N` wordings on both sides together, `n` of which hold the term: the weight of
//! Robertson and Spärck Jones without relevance information (Robertson 2004, "Understanding inverse document frequency"),
//! with one added within the logarithm so that it stays above zero for a term that all hold.

mod pairs;

use super::terms::Term;
use std::collections::{BTreeMap, BTreeSet};

/// What coverage of the shorter wording weighs in [`Corpus::similarity`]; the rest is the cosine.
const CONTAINMENT: f64 = 1.0 / 3.0;

/// One term of a wording.
#[derive(Debug, Clone)]
struct Entry {
    term: usize,
    weight: f64,
    written: String,
}

/// A wording as a sparse vector, sorted by term.
#[derive(Debug, Clone, Default)]
struct Wording {
    entries: Vec<Entry>,
    /// The sum of its weights, and the sum of their squares.
    total: f64,
    square: f64,
}

/// Two sums over the terms that two wordings share.
#[derive(Debug, Clone, Copy, Default)]
struct Common {
    /// Of the products of their weights.
    product: f64,
    /// Of the lesser of their weights.
    lesser: f64,
}

impl Common {
    fn add(&mut self, a: f64, b: f64) {
        self.product += a * b;
        self.lesser += a.min(b);
    }
}

/// All wordings of both sides, each known by its place in the list they were given in.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    wordings: Vec<Wording>,
    /// How many wordings hold each term.
    holders: Vec<usize>,
    /// The mean total weight of a wording that has any.
    mean: f64,
}

impl Corpus {
    /// Weighs the terms of `wordings`, those of both sides in one list.
    pub fn new(wordings: impl IntoIterator<Item = Vec<Term>>) -> Self {
        let wordings: Vec<BTreeMap<String, (f64, String)>> = wordings.into_iter().map(summed).collect();
        let mut holders = BTreeMap::<&str, usize>::new();
        for stem in wordings.iter().flat_map(|wording| wording.keys()) {
            *holders.entry(stem).or_default() += 1;
        }
        let rarities: Vec<f64> = holders.values().map(|holders| rarity(*holders, wordings.len())).collect();
        let terms: BTreeMap<&str, usize> = holders.keys().enumerate().map(|(term, stem)| (*stem, term)).collect();
        let holders = holders.values().copied().collect();
        let weighed = |wording: &BTreeMap<String, (f64, String)>| {
            let entries = wording.iter().filter_map(|(stem, (count, written))| {
                let term = *terms.get(stem.as_str())?;
                Some(Entry { term, weight: damped(*count) * rarities[term], written: written.clone() })
            });
            Wording::new(entries.collect())
        };
        let wordings: Vec<Wording> = wordings.iter().map(weighed).collect();
        Corpus { mean: mean(&wordings), wordings, holders }
    }

    /// How alike two wordings are, from 0 (no term in common) to 1 (the same terms equally often); the order of the two
    /// does not matter, and a wording without words is like none.
    ///
    /// It is the cosine of the two (Salton and Buckley 1988), or, if that is more, two thirds of the cosine and one third
    /// of the share of the shorter wording that the longer one covers. The cosine alone holds its length against a text
    /// that says the same and then more. A shorter wording of less than half the mean weight is counted as that heavy, so
    /// that a single word found in a long text is no evidence.
    pub fn similarity(&self, a: usize, b: usize) -> f64 {
        let (a, b) = (&self.wordings[a], &self.wordings[b]);
        self.score(a, b, common(a, b))
    }

    /// The share of the weight of `a` that `b` has as well, from 0 to 1.
    pub fn coverage(&self, a: usize, b: usize) -> f64 {
        let (a, b) = (&self.wordings[a], &self.wordings[b]);
        if a.total > 0.0 { (common(a, b).lesser / a.total).min(1.0) } else { 0.0 }
    }

    /// The share of the weight of the shorter of two wordings that the only term has that they have in common; nothing where they
    /// share none, or several. A compound shared as a whole is several, for what it is made of.
    pub fn share_of_only(&self, a: usize, b: usize) -> Option<f64> {
        let (a, b) = (&self.wordings[a], &self.wordings[b]);
        let mut common = shared(a, b);
        let (one, other) = common.next()?;
        if common.next().is_some() {
            return None;
        }
        Some((one.weight / a.total).max(other.weight / b.total))
    }

    /// The words that two wordings share, as written in `b`, the heaviest first and the first in the alphabet before others
    /// of the same weight.
    pub fn shared(&self, a: usize, b: usize) -> Vec<String> {
        let mut words: Vec<(f64, &str)> =
            shared(&self.wordings[a], &self.wordings[b]).map(|(a, b)| (a.weight.min(b.weight), b.written.as_str())).collect();
        words.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
        let mut seen = BTreeSet::new();
        words.retain(|(_, word)| seen.insert(*word));
        words.into_iter().map(|(_, word)| word.to_owned()).collect()
    }

    fn score(&self, a: &Wording, b: &Wording, common: Common) -> f64 {
        if common.product <= 0.0 {
            return 0.0;
        }
        let cosine = (common.product / (a.square * b.square).sqrt()).min(1.0);
        let shorter = a.total.min(b.total).max(self.mean / 2.0);
        let contained = (common.lesser / shorter).min(1.0);
        cosine.max((1.0 - CONTAINMENT) * cosine + CONTAINMENT * contained)
    }
}

impl Wording {
    fn new(entries: Vec<Entry>) -> Self {
        let total = entries.iter().map(|entry| entry.weight).sum();
        let square = entries.iter().map(|entry| entry.weight * entry.weight).sum();
        Wording { entries, total, square }
    }
}

/// What the occurrences of each term count together, and how the weightiest of them is written (the first of equals).
fn summed(terms: Vec<Term>) -> BTreeMap<String, (f64, String)> {
    let mut summed = BTreeMap::<String, (f64, f64, String)>::new();
    for term in terms.into_iter().filter(|term| term.weight.is_finite() && term.weight > 0.0) {
        let (sum, heaviest, written) = summed.entry(term.stem).or_default();
        *sum += term.weight;
        if term.weight > *heaviest {
            (*heaviest, *written) = (term.weight, term.written);
        }
    }
    summed.into_iter().map(|(stem, (sum, _, written))| (stem, (sum, written))).collect()
}

/// What a term counts by the sum of its occurrences.
fn damped(sum: f64) -> f64 {
    if sum > 1.0 { 1.0 + sum.ln() } else { sum }
}

/// The inverse document frequency of a term that `holders` of `all` wordings hold.
#[expect(clippy::cast_precision_loss, reason = "there are far fewer than 2^52 wordings")]
fn rarity(holders: usize, all: usize) -> f64 {
    let (holders, others) = (holders as f64, (all - holders) as f64);
    (1.0 + (others + 0.5) / (holders + 0.5)).ln()
}

#[expect(clippy::cast_precision_loss, reason = "there are far fewer than 2^52 wordings")]
fn mean(wordings: &[Wording]) -> f64 {
    let with_words = wordings.iter().filter(|wording| wording.total > 0.0).count();
    wordings.iter().map(|wording| wording.total).sum::<f64>() / with_words.max(1) as f64
}

/// The entries of both for each term they share, by term.
fn shared<'w>(a: &'w Wording, b: &'w Wording) -> impl Iterator<Item = (&'w Entry, &'w Entry)> {
    let mut rest = b.entries.iter().peekable();
    a.entries.iter().filter_map(move |entry| {
        while rest.next_if(|other| other.term < entry.term).is_some() {}
        rest.next_if(|other| other.term == entry.term).map(|other| (entry, other))
    })
}

fn common(a: &Wording, b: &Wording) -> Common {
    let mut common = Common::default();
    shared(a, b).for_each(|(one, other)| common.add(one.weight, other.weight));
    common
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::terms::Terms;
    use crate::text::Language;
    use proptest::prelude::*;

    const TEXTS: [&str; 6] = [
        "Brukarnas organisationer ska ha inflytande över vården",
        "Inflytandet för brukarorganisationer ökar i vården",
        "Vården erbjuder sysselsättning",
        "Vården erbjuder sysselsättning, arbete, boende, utbildning och god vård i hela länet genom samverkan",
        "Skolgång för placerade barn",
        "och att som",
    ];

    fn corpus(texts: &[&str]) -> Corpus {
        let terms = Terms::new(Language::Sv, [], texts.iter().copied());
        Corpus::new(texts.iter().map(|text| terms.of(text)))
    }

    #[test]
    fn other_forms_of_the_same_are_more_alike_than_other_matters() {
        let corpus = corpus(&TEXTS);
        assert!(corpus.similarity(0, 1) > 0.5, "{}", corpus.similarity(0, 1));
        assert!(corpus.similarity(0, 1) > 3.0 * corpus.similarity(0, 2));
        assert_eq!((corpus.similarity(0, 4), corpus.similarity(5, 5)), (0.0, 0.0));
    }

    #[test]
    fn coverage_tells_a_part_from_the_whole() {
        let corpus = corpus(&TEXTS);
        assert!(corpus.coverage(2, 3) > 0.99 && corpus.coverage(3, 2) < 0.4);
        assert_eq!((corpus.coverage(5, 3), corpus.coverage(3, 5)), (0.0, 0.0));
    }

    #[test]
    fn shared_words_come_as_written_there_and_heaviest_first() {
        let corpus = corpus(&TEXTS);
        assert_eq!(corpus.shared(0, 1), ["inflytandet", "brukarorganisationer", "vården"]);
        assert_eq!(corpus.shared(1, 0), ["inflytande", "brukarnas", "organisationer", "vården"]);
        assert!(corpus.shared(0, 4).is_empty());
    }

    /// Wordings over a small alphabet of stems, so that they share some, and of parts and whole words.
    fn wordings() -> impl Strategy<Value = Vec<Vec<Term>>> {
        let term = ("[a-j]", prop_oneof![Just(1.0), Just(0.5), Just(0.25)]);
        let term = term.prop_map(|(stem, weight)| Term { written: stem.clone(), stem, weight });
        prop::collection::vec(prop::collection::vec(term, 0..8), 2..12)
    }

    proptest! {
        #[test]
        fn similarity_is_symmetric_and_bounded(wordings in wordings()) {
            let corpus = Corpus::new(wordings.clone());
            for a in 0..wordings.len() {
                for b in 0..wordings.len() {
                    let (one, other) = (corpus.similarity(a, b), corpus.similarity(b, a));
                    prop_assert!((0.0..=1.0).contains(&one) && (0.0..=1.0).contains(&corpus.coverage(a, b)));
                    prop_assert_eq!(one.to_bits(), other.to_bits());
                    let shares = wordings[a].iter().any(|term| wordings[b].iter().any(|other| other.stem == term.stem));
                    prop_assert_eq!(one > 0.0, shares);
                    prop_assert_eq!(!corpus.shared(a, b).is_empty(), shares);
                }
                let itself: f64 = if wordings[a].is_empty() { 0.0 } else { 1.0 };
                prop_assert_eq!(corpus.similarity(a, a).to_bits(), itself.to_bits());
            }
        }
    }
}
