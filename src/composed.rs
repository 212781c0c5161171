//! Texts in the composed form of Unicode (NFC, UAX 15): "å" in one character and in two is the same text.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The first byte of the first character that may be part of another: U+0300, a grave accent to be put on the letter before it.
const FIRST_BYTE: u8 = 0xCC;

/// Whether `text` is in composed form.
pub fn is_composed(text: &str) -> bool {
    text.bytes().all(|byte| byte < FIRST_BYTE) || is_nfc(text)
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
            ("x\u{338}", "x\u{338}"),
            ("", ""),
        ] {
            let mut text = written.to_owned();
            compose(&mut text);
            assert_eq!((text.as_str(), is_composed(written)), (composed, written == composed));
        }
    }
}
