//! When two titles are almost the same: they part in one small word, or in one of two words for the same.

use crate::rules::words::{stem, words};
use std::ops::Range;

/// Small words, of which one may stand for another: "kring barn", "för barn".
const SMALL: [&str; 23] = [
    "om",
    "mot",
    "för",
    "kring",
    "mellan",
    "vid",
    "i",
    "på",
    "med",
    "till",
    "av",
    "och",
    "samt",
    "gällande",
    "avseende",
    "rörande",
    "angående",
    "inom",
    "den",
    "det",
    "de",
    "från",
    "hos",
];

/// Words of a title that mean the same.
const SAME: [&[&str]; 6] = [
    &["plan", "planer", "planen", "planering"],
    &["samverkan", "samarbete"],
    &["unga", "ungdomar", "ungdom"],
    &["personer", "individer"],
    &["funktionsnedsättning", "funktionsnedsättningar", "funktionshinder", "funktionsvariation"],
    &["missbruk", "missbruks", "beroende"],
];

/// The fewest words that tell, besides small ones, which two titles have in common; one less where both are done.
const FEWEST: usize = 4;

/// A title or what may begin with one, in small letters.
#[derive(Debug)]
pub(super) struct Form<'w> {
    /// Its words.
    pub words: Vec<&'w str>,
    /// Whether it ends with the last.
    pub is_closed: bool,
    /// How many of them stand before an abbreviation in brackets, with which a name ends: "ledning i samverkan (LGS)".
    pub named: Option<usize>,
}

/// How many words of `text` stand before the first abbreviation in brackets.
pub(super) fn named(text: &str) -> Option<usize> {
    let is_abbreviation = |at: &usize| {
        let inside: &str = text[at + 1..].split(')').next().unwrap_or_default();
        (2..=8).contains(&inside.len()) && inside.chars().all(char::is_uppercase)
    };
    let at = text.match_indices('(').map(|(at, _)| at).find(is_abbreviation)?;
    Some(words(&text[..at]).count())
}

/// How far two titles go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// How many words of the first.
    pub words: usize,
    /// How many words of the second.
    pub of_title: usize,
    /// How many of those that tell.
    pub telling: usize,
    /// Whether they part in one word.
    pub differs: bool,
    /// Whether both end there, as far as can be told.
    pub is_whole: bool,
}

impl Match {
    /// Whether enough is in common to say that the same is meant.
    pub fn is_enough(&self) -> bool {
        self.telling >= if self.is_whole { FEWEST - 1 } else { FEWEST }
    }
}

/// Whether `word` says nothing of what a title is about.
pub(super) fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// The words of `text` by bytes, in small letters: without abbreviations in brackets, "samverkan (LGS)", and without the number
/// of a footnote that clings to one, "plan17".
pub(super) fn words_of(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let is_abbreviation = |range: &Range<usize>| text[..range.start].ends_with('(') && text[range.end..].starts_with(')');
    let without_number = |range: Range<usize>| match text[range.clone()].trim_end_matches(|c: char| c.is_ascii_digit()).len() {
        0 => range,
        length => range.start..range.start + length,
    };
    let words = words(text).filter(move |range| !is_abbreviation(range)).map(without_number);
    words.map(|range| (range.clone(), text[range].to_lowercase()))
}

/// How `cited` and `title` go together from their first words on; the first may have another ending. Nothing when they part too
/// early, or where one of them ends in another way.
pub(super) fn matched(cited: &Form<'_>, title: &Form<'_>) -> Option<Match> {
    let (one, other) = (&cited.words, &title.words);
    if stem(one.first()?) != stem(other.first()?) {
        return None;
    }
    let (mut at, mut there) = (1, 1);
    let mut telling = 1;
    let mut differs_at = None;
    let mut end = (1, 1);
    while let (Some(word), Some(theirs)) = (one.get(at), other.get(there)) {
        let is_small = SMALL.contains(word);
        if word == theirs || (!is_small && is_inflected(word, theirs)) {
            telling += usize::from(!is_small);
            (at, there) = (at + 1, there + 1);
            if !is_small {
                end = (at, there);
            }
            continue;
        }
        let step = step(&one[at..], &other[there..]).filter(|_| differs_at.is_none());
        let Some((mine, its)) = step else { break };
        differs_at = Some(telling);
        (at, there) = (at + mine, there + its);
        if !is_small && !SMALL.contains(theirs) {
            // Two words for the same tell as much as one.
            telling += 1;
            end = (at, there);
        }
    }
    let goes_on = (cited.is_closed && end.0 < one.len()) && (end.1 < other.len());
    // What follows the word in which they part must be the same again.
    let differs = differs_at.is_some_and(|before| before < telling);
    let goes_no_further = |form: &Form<'_>, end: usize| match form.words.get(end) {
        Some(next) => !form.is_closed && !SMALL.contains(next),
        None => true,
    };
    let ends = |form: &Form<'_>, end: usize| form.named == Some(end) || goes_no_further(form, end);
    let is_whole = ends(cited, end.0) && ends(title, end.1);
    (!goes_on).then_some(Match { words: end.0, of_title: end.1, telling, differs, is_whole })
}

/// How many words of each are passed where they part in one: a small word for another, one too many, or two for the same.
fn step(one: &[&str], other: &[&str]) -> Option<(usize, usize)> {
    let (word, theirs) = (one.first()?, other.first()?);
    let (mine_small, its_small) = (SMALL.contains(word), SMALL.contains(theirs));
    let means_same = SAME.iter().any(|words| words.contains(word) && words.contains(theirs));
    if (mine_small && its_small && one.get(1) == other.get(1)) || means_same {
        Some((1, 1))
    } else if mine_small && one.get(1) == Some(theirs) {
        Some((1, 0))
    } else if its_small && other.get(1) == Some(word) {
        Some((0, 1))
    } else {
        None
    }
}

/// Whether two words are forms of one: a genitive, an ending.
fn is_inflected(word: &str, other: &str) -> bool {
    let is_number = word.starts_with(|c: char| c.is_ascii_digit());
    !is_number && stem(word) == stem(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cited: &str, is_closed: bool, title: &str) -> Option<Match> {
        let (cited, title) = (cited.to_lowercase(), title.to_lowercase());
        let (cited, title) = (cited.split(' ').collect(), title.split(' ').collect());
        matched(&Form { words: cited, is_closed, named: None }, &Form { words: title, is_closed: true, named: None })
    }

    #[test]
    fn one_small_word_may_differ() {
        let title = "Överenskommelse om samverkan kring barn och unga i länet";
        for (cited, is_closed) in [
            ("Överenskommelsen om samverkan för barn och unga", true),
            ("Överenskommelsen om samverkan för barn och unga gäller från", false),
            ("Överenskommelse om samarbete kring barn och unga", true),
            ("Överenskommelse samverkan kring barn och unga", true),
            ("Överenskommelse om samverkan kring barn och ungdomar i länet", true),
        ] {
            let found = of(cited, is_closed, title);
            assert!(found.is_some_and(|found| found.differs && found.is_enough()), "{cited}: {found:?}");
        }
        for (cited, is_closed) in [
            ("Överenskommelse om samverkan kring barn och unga", true),
            ("Överenskommelsen om samverkan för vuxna och äldre", false),
            ("Överenskommelse om samverkan för barn", false),
            ("Överenskommelse om samverkan för barn och unga i Sala", true),
            ("Riktlinje om samverkan för barn och unga", true),
            ("Överenskommelser om samverkan", false),
        ] {
            let found = of(cited, is_closed, title);
            assert!(!found.is_some_and(|found| found.differs && found.is_enough()), "{cited}: {found:?}");
        }
    }
}
