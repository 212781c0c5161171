//! Words whose letters have spaces between them.

use super::{Kind, Leftover};

/// Spaced words in `text`: three single letters or more with one space between them, small ones after the first. Letters in the
/// order of the alphabet are a list.
pub(super) fn spaced(text: &str) -> Vec<Leftover> {
    let mut found = Vec::new();
    if !has_two_alone(text.as_bytes()) {
        return found;
    }
    let (mut letters, mut start, mut end) = (Vec::new(), 0, 0);
    let mut at = 0;
    for word in text.split(' ').chain(["", ""]) {
        let mut characters = word.chars();
        let only = characters.next().filter(|only| only.is_alphabetic() && characters.next().is_none());
        match only {
            Some(letter) => {
                if letters.is_empty() {
                    start = at;
                }
                letters.push(letter);
                end = at + word.len();
            }
            None => {
                if is_word(&letters) {
                    found.push(Leftover { range: start..end, kind: Kind::Spaced, meant: None });
                }
                letters.clear();
            }
        }
        at += word.len() + 1;
    }
    found
}

/// Whether two characters that follow on each other stand alone behind a space, as the last two of three do.
fn has_two_alone(text: &[u8]) -> bool {
    let is_one = |word: &[u8]| matches!(word, [0..0x80] | [0xc2..0xe0, _] | [0xe0..0xf0, _, _] | [0xf0..=0xff, _, _, _]);
    let mut in_a_row = 0;
    text.split(|byte| *byte == b' ').skip(1).any(|word| {
        in_a_row = if is_one(word) { in_a_row + 1 } else { 0 };
        in_a_row > 1
    })
}

fn is_word(letters: &[char]) -> bool {
    let rest = letters.get(1..).unwrap_or_default();
    let is_one_case = rest.iter().all(|letter| letter.is_lowercase()) || letters.iter().all(|letter| letter.is_uppercase());
    let is_list = letters.windows(2).all(|pair| u32::from(pair[1]) == u32::from(pair[0]) + 1);
    letters.len() > 2 && is_one_case && !is_list
}
