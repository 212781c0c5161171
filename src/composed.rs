//! Texts in the composed form of Unicode (NFC, UAX 15): "å" in one character and in two is the same text.

use crate::bytes;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The first byte of the first character that may be part of another: U+0300, a grave accent to be put on the letter before it.
const FIRST_BYTE: u8 = 0xCC;

/// Whether `text` is in composed form.
pub fn is_composed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(step) = bytes::position(&bytes[at..], |byte| byte >= FIRST_BYTE) {
        at += step;
        // Most of what is no letter of Swedish is a dash, a quotation mark or another sign from U+2002 to U+203F, which are composed.
        let [0xE2, 0x80, 0x82..=0xBF, ..] = bytes[at..] else { return is_nfc(text) };
        at += 3;
    }
    true
}

/// Puts `text` in composed form.
pub fn compose(text: &mut String) {
    if !is_composed(text) {
        *text = text.nfc().collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_two_characters_become_one() {
        for (written, composed) in [
            ("a\u{30a}rsmo\u{308}te", "årsmöte"),
            ("\u{212b}", "Å"),
            ("årsmöte – ”så”", "årsmöte – ”så”"),
            ("\u{2000}–\u{2001}", "\u{2002}–\u{2003}"),
            ("– a\u{308}", "– ä"),
            ("x\u{338}", "x\u{338}"),
            ("", ""),
        ] {
            let mut text = written.to_owned();
            compose(&mut text);
            assert_eq!((text.as_str(), is_composed(written)), (composed, written == composed));
        }
    }
}
