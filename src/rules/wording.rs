//! Words of running text as rules compare them.

use super::Subject;
use crate::mentions::{Sign, Signs};
use crate::model::{Prose, flat_appendices};
use crate::passages::{Passage, Setting};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Numbers in words up to nineteen, from two.
const UNITS: [&str; 18] = [
    "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton",
    "sjutton", "arton", "nitton",
];

/// Tens in words, from twenty.
const TENS: [&str; 8] = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"];

/// The bytes of the longest number in words, "sjuttioåtta".
const LONGEST: usize = 12;

/// The words of `text` with where they begin: runs of letters and digits.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    super::words::words(text).map(|range| (range.start, &text[range]))
}

/// The words of `text` in small letters, divided by one space: what two texts have in common whatever their marks.
pub(super) fn plain_words(text: &str) -> String {
    words(text).map(|(_, word)| word.to_lowercase()).collect::<Vec<_>>().join(" ")
}

/// The number that `word` is, in digits or in Swedish: from two to 999.
pub(super) fn number(word: &str) -> Option<usize> {
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return word.parse().ok().filter(|number| (2..1000).contains(number));
    }
    if word.len() > LONGEST || !begins_like_a_number(word) {
        return None;
    }
    let is_small = word.bytes().all(|byte| byte.is_ascii_lowercase());
    let word = if is_small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
    let unit = |word: &str| UNITS.iter().position(|unit| *unit == word).map(|at| at + 2);
    unit(&word).or_else(|| {
        TENS.iter().zip(2..).find_map(|(ten, tens)| {
            let rest = word.strip_prefix(ten)?;
            let small = if matches!(rest, "en" | "ett") { Some(1) } else { unit(rest).filter(|unit| *unit < 10) };
            if rest.is_empty() { Some(tens * 10) } else { small.map(|small| tens * 10 + small) }
        })
    })
}

/// Whether a text with these signs may hold a number, see [`number`].
pub(super) fn may_hold_number(signs: &Signs) -> bool {
    signs.has(Sign::Digit) || signs.may_hold_any(&UNITS) || signs.may_hold_any(&TENS)
}

/// Whether a word begins with two letters that a number begins with; most do not.
fn begins_like_a_number(word: &str) -> bool {
    let [first, second, ..] = *word.as_bytes() else { return false };
    matches!(
        [first.to_ascii_lowercase(), second.to_ascii_lowercase()],
        [b't', b'v' | b'r' | b'i' | b'o' | b'j']
            | [b'f', b'y' | b'e' | b'j']
            | [b's', b'e' | b'j']
            | [b'n', b'i']
            | [b'e', b'l']
            | [b'a', b'r']
            | [0xc3, _]
    )
}

/// Whether the byte `at` of `text` stands between quotation marks.
pub(super) fn is_quoted(text: &str, at: usize) -> bool {
    Quotes::of(text).hold(at)
}

/// The quotation marks of a text, for whoever asks of many places in it.
pub(super) struct Quotes(Vec<usize>);

impl Quotes {
    /// Those of `text`.
    pub fn of(text: &str) -> Quotes {
        Quotes(text.match_indices(['”', '"', '“', '»']).map(|(at, _)| at).collect())
    }

    /// Whether the byte `at` stands between two of them.
    pub fn hold(&self, at: usize) -> bool {
        self.0.partition_point(|mark| *mark < at) % 2 == 1
    }
}

/// The passages of the bodies of a document and its appendices, with their indexes among all passages.
pub(super) fn in_bodies<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = (usize, &'s Passage)> {
    subject.passages().all.iter().enumerate().filter(|(_, passage)| passage.setting == Setting::Body)
}

/// The bodies of a document and of its appendices, by where each scalar begins.
pub(super) fn bodies<'s>(subject: &Subject<'s>) -> BTreeMap<u32, &'s Prose> {
    let Some(content) = subject.document.content() else { return BTreeMap::new() };
    let appendices = flat_appendices(content.appendices).into_iter().filter_map(|appendix| appendix.body.as_ref());
    content.body.into_iter().chain(appendices).map(|body| (body.span().start, body)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_are_read() {
        assert_eq!(words("Nio, ”kommuner”: å").collect::<Vec<_>>(), [(0, "Nio"), (8, "kommuner"), (21, "å")]);
        assert_eq!(plain_words(" Att: alla FÅR stöd. "), "att alla får stöd");
        for (word, expected) in
            [("nio", Some(9)), ("Tjugoen", Some(21)), ("trettiofyra", Some(34)), ("34", Some(34)), ("2018", None), ("ett", None)]
        {
            assert_eq!(number(word), expected, "{word}");
        }
        assert!(is_quoted("se ”Mål för", 9) && !is_quoted("se ”Mål” för", 14));
    }
}
