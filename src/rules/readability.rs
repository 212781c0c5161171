//! How hard a text is to read: its sentences, with their words.

use std::ops::Range;

/// Abbreviations behind which a full stop ends no sentence, besides those of at most two letters.
const SHORT: [&str; 16] =
    ["art", "avd", "avs", "bet", "bil", "dir", "dnr", "doc", "enl", "exkl", "inkl", "jfr", "kap", "prop", "resp", "tel"];

/// A sentence of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its bytes.
    pub range: Range<usize>,
    /// How many words it has: letters in a row, with hyphens between them.
    pub words: usize,
    /// How many of them have more than six letters.
    pub long_words: usize,
}

/// The sentences of `text`, which is a passage; one without words is left out. Each character is looked at once.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let (mut start, mut words, mut long_words) = (0, 0, 0);
    let (mut letters, mut word_start, mut last_word) = (0, 0, 0..0);
    let mut take = |start: usize, end: usize, words: usize, long_words: usize| {
        if words > 0 {
            sentences.push(Sentence { range: start..end, words, long_words });
        }
    };
    let mut next = 0;
    while next < text.len() {
        let at = next;
        let length = letter_length(text, at);
        if length > 0 {
            if letters == 0 {
                word_start = at;
            }
            let more = text.as_bytes()[at + length..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            letters += 1 + more;
            next += length + more;
            continue;
        }
        let character = text[at..].chars().next().unwrap_or(' ');
        next += character.len_utf8();
        if character == '-' && letters > 0 && letter_length(text, next) > 0 {
            continue;
        }
        if letters > 0 {
            (words, long_words) = (words + 1, long_words + usize::from(letters > 6));
            (letters, last_word) = (0, word_start..at);
        }
        let ends = match character {
            '.' => !is_short(&text[last_word.clone()], at == last_word.end),
            '!' | '?' | '\u{2022}' => true,
            _ => false,
        };
        let closes = |behind: char| behind.is_whitespace() || matches!(behind, ')' | '”' | '"' | '»');
        if ends && text[next..].chars().next().is_none_or(closes) {
            take(start, next, words, long_words);
            (start, words, long_words) = (next, 0, 0);
        }
    }
    if letters > 0 {
        (words, long_words) = (words + 1, long_words + usize::from(letters > 6));
    }
    take(start, text.len(), words, long_words);
    sentences
}

/// How many bytes the letter at the byte `at` of `text` takes; 0 where none stands there.
fn letter_length(text: &str, at: usize) -> usize {
    match (text.as_bytes().get(at), text.as_bytes().get(at + 1)) {
        (Some(byte @ 0..0x80), _) => usize::from(byte.is_ascii_alphabetic()),
        // From À to ÿ all are letters but × and ÷; the tables of Unicode are slow for what every other word has.
        (Some(0xc3), Some(second)) => usize::from(!matches!(second, 0x97 | 0xb7)) * 2,
        _ => text[at..].chars().next().filter(|other| other.is_alphabetic()).map_or(0, char::len_utf8),
    }
}

/// Whether a full stop behind `word`, where it stands right behind it, belongs to an abbreviation.
fn is_short(word: &str, is_behind: bool) -> bool {
    is_behind && (word.chars().count() < 3 || (word.len() < 5 && SHORT.contains(&word.to_lowercase().as_str())))
}

/// LIX of a text: words a sentence plus long words a hundred words, where a long word has more than six letters (C.-H.
/// Björnsson, Läsbarhet, Liber 1968). Nothing for a text without words.
pub(super) fn lix(sentences: usize, words: usize, long_words: usize) -> Option<f64> {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    (sentences > 0 && words > 0).then(|| count(words) / count(sentences) + 100.0 * count(long_words) / count(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_have_their_words() {
        let counted = |text: &str| sentences(text).iter().map(|one| (one.words, one.long_words)).collect::<Vec<_>>();
        assert_eq!(counted("Ett två. Verksamheten följs upp, t.ex. av 3 kap. 5 § eller bl.a. så!"), [(2, 0), (11, 1)]);
        assert_eq!(counted("hälso- och sjukvården i SIP-möten"), [(5, 2)]);
        assert_eq!(counted("1. 2. – ?"), []);
        assert_eq!(lix(2, 20, 5), Some(35.0));
        assert_eq!(lix(0, 0, 0), None);
    }
}
