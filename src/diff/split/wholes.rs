//! The parts that may have been divided, found by the words a piece has in common with them.
//!
//! The words of all are gathered once in an inverted index (Zobel and Moffat 2006, "Inverted files for text search engines"): to read
//! every whole for every piece takes minutes where thousands of both are left.

use super::words;
use crate::diff::guess::wording;
use crate::diff::side::{PartId, Side};
use crate::diff::terms::{Term, Terms};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The fewest different words a piece must have to be told from a likeness of chance; of one that stands in the whole word for
/// word, fewer are enough.
const LEAST_WORDS: usize = 3;
const LEAST_WORDS_IN_A_ROW: usize = 2;

/// The share of a piece's words, as written, that a part must have to be looked at more closely.
const LEAST_SHARED: f64 = 0.3;

/// How many wholes are looked at more closely: those with the most words in common.
const CLOSEST: usize = 8;

/// A part that no longer says all it said.
pub struct Whole {
    /// The part.
    pub part: PartId,
    /// The piece it goes on in.
    pub other: PartId,
    /// Its wording in small letters.
    text: String,
    /// What it and that piece speak of, once that is asked for.
    terms: OnceLock<[Vec<Term>; 2]>,
}

impl Whole {
    /// The terms of the whole, and of the piece it goes on in.
    pub fn terms(&self, (whole, pieces): (&Side, &Side), terms: &Terms) -> &[Vec<Term>; 2] {
        self.terms.get_or_init(|| [terms.of(&wording(whole, self.part)), terms.of(&wording(pieces, self.other))])
    }
}

/// The parts of one side that may have been divided.
pub struct Wholes {
    all: Vec<Whole>,
    /// By kind and word the places of those that have the word.
    by_word: BTreeMap<&'static str, BTreeMap<String, Vec<usize>>>,
}

impl Wholes {
    /// The parts `changed` of `side`, each with the piece it goes on in.
    pub fn of(side: &Side, changed: Vec<(PartId, PartId)>) -> Wholes {
        let mut by_word: BTreeMap<&'static str, BTreeMap<String, Vec<usize>>> = BTreeMap::new();
        let mut all = Vec::with_capacity(changed.len());
        for (part, other) in changed {
            let text = wording(side, part).to_lowercase();
            let of_kind = by_word.entry(side.parts[part].kind).or_default();
            for word in words(&text) {
                of_kind.entry(word.to_owned()).or_default().push(all.len());
            }
            all.push(Whole { part, other, text, terms: OnceLock::new() });
        }
        Wholes { all, by_word }
    }

    /// Those that may hold the words of a piece of that kind that says `text`, the closest first.
    pub fn closest(&self, kind: &str, text: &str) -> Vec<&Whole> {
        let text = text.to_lowercase();
        let words = words(&text);
        let Some(by_word) = self.by_word.get(kind).filter(|_| words.len() >= LEAST_WORDS_IN_A_ROW) else { return Vec::new() };
        let mut shared = vec![0_usize; self.all.len()];
        for at in words.iter().filter_map(|word| by_word.get(*word)).flatten() {
            shared[*at] += 1;
        }
        let row = in_a_row(&text);
        let is_close = |(at, shared): &(usize, usize)| {
            #[allow(clippy::cast_precision_loss)] // Counts of words.
            let share = *shared as f64 / words.len() as f64;
            share >= LEAST_SHARED && (words.len() >= LEAST_WORDS || in_a_row(&self.all[*at].text).contains(&row))
        };
        let mut closest: Vec<(usize, usize)> = shared.into_iter().enumerate().filter(is_close).collect();
        closest.sort_by_key(|(at, shared)| (Reverse(*shared), self.all[*at].part));
        closest.truncate(CLOSEST);
        closest.into_iter().map(|(at, _)| &self.all[at]).collect()
    }
}

/// The words of a text, each between blanks, so that one text stands in another word for word or does not.
fn in_a_row(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |row, word| row + word + " ")
}
