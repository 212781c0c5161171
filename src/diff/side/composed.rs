//! Texts in the composed form of Unicode (NFC, UAX 15): "å" in one character and in two is the same text, and so it is shown.

use super::Part;
use crate::model::meaning::{Meaning, Value};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The first byte of the first character that may be part of another: U+0300, a grave accent to be put on the letter before it.
const FIRST_BYTE: u8 = 0xCC;

/// Composes every text of `parts`.
pub(super) fn compose(parts: &mut [Part]) {
    parts.iter_mut().flat_map(|part| &mut part.fields).for_each(|(_, meaning)| compose_meaning(meaning));
}

fn compose_meaning(meaning: &mut Meaning) {
    match &mut meaning.value {
        Value::Word(text) | Value::Text(text) | Value::Prose(text) => {
            if text.bytes().any(|byte| byte >= FIRST_BYTE) && !is_nfc(text) {
                *text = text.nfc().collect();
            }
        }
        Value::Several(items) | Value::Parts(items) => items.iter_mut().for_each(compose_meaning),
        Value::Group(group) => group.entries.iter_mut().for_each(|(_, meaning)| compose_meaning(meaning)),
        Value::Flag(_) | Value::Number(_) => {}
    }
}
