//! All pairs of wordings that are alike enough, without comparing each with each term by term.
//!
//! For each old wording the sums over the terms it shares with every new one are gathered through an inverted index
//! (Zobel and Moffat 2006, "Inverted files for text search engines"). Terms that more than half of all wordings hold are
//! left out of the index: they would lead everywhere and weigh little. What they can add is bounded, and only pairs that
//! may reach the limit with it are scored in full, so that nothing is missed.

use super::{Common, Corpus, Wording};

/// Room for rounding between a bound and the score it bounds.
const SLACK: f64 = 1e-9;

/// The most pairs that are looked at for one wording: in thousands of goals of the same few words each is like each, and all
/// pairs would take hundreds of megabytes.
const MOST_PER_WORDING: usize = 100;

/// The new wordings by the terms they hold.
struct Index {
    /// For each term the holders, as places in the list of new wordings, and what it weighs there.
    holders: Vec<Vec<(usize, f64)>>,
    /// For each new wording what its terms outside the index weigh.
    outside: Vec<Outside>,
}

/// The terms of a wording that are not in the index.
#[derive(Debug, Clone, Copy, Default)]
struct Outside {
    total: f64,
    square: f64,
}

impl Corpus {
    /// The pairs of an `old` and a `new` wording with a [`Corpus::similarity`] of at least `least`, and above zero: their
    /// numbers and the similarity, in the order of the two lists. Of more than [`MOST_PER_WORDING`] for one old wording
    /// those most alike, and of equals those nearest in the list.
    pub fn pairs(&self, old: &[usize], new: &[usize], least: f64) -> Vec<(usize, usize, f64)> {
        let index = self.index(new);
        let mut pairs = Vec::new();
        for (place, &a) in old.iter().enumerate() {
            let outside = self.outside(&self.wordings[a]);
            let gathered = self.gathered(a, &index);
            let mut own = Vec::new();
            for (at, (&b, known)) in new.iter().zip(gathered).enumerate() {
                let most = known.with_most(outside, index.outside[at]);
                if self.score(&self.wordings[a], &self.wordings[b], most) + SLACK < least || most.product <= 0.0 {
                    continue;
                }
                let similarity = self.similarity(a, b);
                if similarity > 0.0 && similarity >= least {
                    own.push((at, (a, b, similarity)));
                }
            }
            keep_most_alike(&mut own, place * new.len() / old.len());
            pairs.extend(own.into_iter().map(|(_, pair)| pair));
        }
        pairs
    }

    fn is_indexed(&self, term: usize) -> bool {
        self.holders[term] * 2 <= self.wordings.len()
    }

    fn index(&self, new: &[usize]) -> Index {
        let mut holders = vec![Vec::new(); self.holders.len()];
        for (at, &number) in new.iter().enumerate() {
            for entry in self.wordings[number].entries.iter().filter(|entry| self.is_indexed(entry.term)) {
                holders[entry.term].push((at, entry.weight));
            }
        }
        Index { holders, outside: new.iter().map(|&number| self.outside(&self.wordings[number])).collect() }
    }

    fn outside(&self, wording: &Wording) -> Outside {
        let entries = wording.entries.iter().filter(|entry| !self.is_indexed(entry.term));
        entries.fold(Outside::default(), |sum, entry| Outside {
            total: sum.total + entry.weight,
            square: sum.square + entry.weight * entry.weight,
        })
    }

    /// What the old wording `a` shares with each new one, by the terms of the index.
    fn gathered(&self, a: usize, index: &Index) -> Vec<Common> {
        let mut gathered = vec![Common::default(); index.outside.len()];
        for entry in &self.wordings[a].entries {
            for &(at, weight) in &index.holders[entry.term] {
                gathered[at].add(entry.weight, weight);
            }
        }
        gathered
    }
}

/// Keeps the most alike of the pairs of one wording, each with the place of the new wording in its list; `place` is where
/// the old one stands in proportion.
fn keep_most_alike(pairs: &mut Vec<(usize, (usize, usize, f64))>, place: usize) {
    if pairs.len() > MOST_PER_WORDING {
        pairs.sort_by(|one, other| {
            other.1.2.total_cmp(&one.1.2).then(one.0.abs_diff(place).cmp(&other.0.abs_diff(place))).then(one.0.cmp(&other.0))
        });
        pairs.truncate(MOST_PER_WORDING);
        pairs.sort_by_key(|(at, _)| *at);
    }
}

impl Common {
    /// The most it can be with the terms outside the index: they share no more than the lighter has, and the sum of their
    /// products is at most that of their lengths (the inequality of Cauchy and Schwarz).
    fn with_most(self, a: Outside, b: Outside) -> Self {
        Common { product: self.product + (a.square * b.square).sqrt(), lesser: self.lesser + a.total.min(b.total) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::terms::Term;
    use proptest::prelude::*;

    fn wordings() -> impl Strategy<Value = Vec<Vec<Term>>> {
        let term = "[a-h]".prop_map(|stem: String| Term { written: stem.clone(), stem, weight: 1.0 });
        prop::collection::vec(prop::collection::vec(term, 0..6), 2..14)
    }

    proptest! {
        #[test]
        fn pairs_are_those_that_a_comparison_of_all_finds(wordings in wordings(), least in 0.0..1.0_f64) {
            let corpus = Corpus::new(wordings.clone());
            let numbers: Vec<usize> = (0..wordings.len()).collect();
            let (old, new) = numbers.split_at(wordings.len() / 2);
            let all = old.iter().flat_map(|a| new.iter().map(|b| (*a, *b, corpus.similarity(*a, *b))));
            let expected: Vec<_> = all.filter(|(_, _, similarity)| *similarity > 0.0 && *similarity >= least).collect();
            prop_assert_eq!(corpus.pairs(old, new, least), expected);
        }
    }
}
