//! The words of a text, as rules on language look at them.

use crate::mentions::{letter_length, letters_end};
use std::ops::Range;

/// The words of `text` in order: letters and digits in a row, by bytes. Each character is looked at once.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = next_letter(text, at);
        at = letters_end(text, start);
        (start < at).then_some(start..at)
    })
}

/// Where the first letter or digit of `text` from the byte `at` on stands.
fn next_letter(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                break;
            }
            at += 1;
        } else if letter_length(text, at) > 0 {
            break;
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// Endings of Swedish nouns and adjectives, longest first.
const ENDINGS: [&str; 26] = [
    "ernas", "ornas", "arnas", "erna", "orna", "arna", "ens", "ets", "ers", "ors", "ars", "nas", "en", "et", "er", "or", "ar",
    "na", "as", "es", "ns", "a", "e", "n", "s", "t",
];

/// A word in small letters without the ending of its form; at least four letters stay. An m or n that is doubled before an ending
/// is single: programmet, program.
pub(super) fn stem(word: &str) -> &str {
    let cut = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.chars().count() > 3));
    let is_doubled = |stem: &&str| stem.ends_with("mm") || stem.ends_with("nn");
    cut.map_or(word, |stem| if is_doubled(&stem) { &stem[..stem.len() - 1] } else { stem })
}

/// Whether `word` is `term` with or without an ending, both in small letters.
pub(super) fn is_form_of(word: &str, term: &str) -> bool {
    let ending = word.strip_prefix(term);
    ending.is_some_and(|ending| ending.is_empty() || ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_their_forms() {
        for character in '\u{80}'..'\u{250}' {
            assert_eq!(words(&character.to_string()).count() == 1, character.is_alphanumeric(), "{character}");
        }
        let text = "Mål- och styrning, 2 st.";
        let read: Vec<&str> = words(text).map(|range| &text[range]).collect();
        assert_eq!(read, ["Mål", "och", "styrning", "2", "st"]);
        assert_eq!((stem("planerna"), stem("planen"), stem("plan"), stem("en")), ("plan", "plan", "plan", "en"));
        assert_eq!((stem("programmet"), stem("regionalt")), (stem("program"), stem("regionala")));
        assert!(is_form_of("missbrukares", "missbrukare") && is_form_of("handikappets", "handikapp"));
        assert!(!is_form_of("handikapprörelsen", "handikapp") && !is_form_of("handi", "handikapp"));
    }
}
