//! How wide texts and their widest words are, in characters of middling width.

use crate::typefaces;
use serde_json::Value;

/// The width of a character, as a share of the size of its letters: of all in a Swedish text, spaces as well.
const CHARACTER: f64 = 0.489;

/// What is bold takes so much more.
const BOLD: f64 = 1.06;

/// The widest that a column begins: longer words are hyphenated.
pub const LONGEST_WORD: f64 = 18.5;

/// The widest words of a column.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// That can be hyphenated.
    pub longest: f64,
    /// That has digits and cannot.
    pub fixed: f64,
}

impl Word {
    /// The wider of two.
    pub fn or(self, other: Word) -> Word {
        Word { longest: self.longest.max(other.longest), fixed: self.fixed.max(other.fixed) }
    }

    /// The same in bold letters.
    pub fn bold(self) -> Word {
        Word { longest: self.longest * BOLD, fixed: self.fixed * BOLD }
    }

    /// With no more of it than a column begins with.
    pub fn capped(self) -> Word {
        Word { longest: self.longest.min(LONGEST_WORD), ..self }
    }
}

/// How wide a text is in a line of its own, in characters.
pub fn characters(text: &str) -> f64 {
    typefaces::width(text) / CHARACTER
}

/// Keys whose values are not read in a cell.
const UNREAD: [&str; 9] = ["node", "anchor", "address", "sides", "widths", "source", "format", "file", "alt"];

/// The texts of `value` in their order, without what is for the template.
fn texts<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(map) => {
            let read = map.iter().filter(|(key, _)| !UNREAD.contains(&key.as_str()));
            read.for_each(|(_, value)| texts(value, found));
        }
        _ => {}
    }
}

/// How wide the texts of `value` are in one line.
pub fn length(value: &Value) -> f64 {
    let mut found = Vec::new();
    texts(value, &mut found);
    found.into_iter().map(characters).sum()
}

/// The widest words of `value`.
pub fn longest_word(value: &Value) -> Word {
    let mut found = Vec::new();
    texts(value, &mut found);
    let mut word = Word::default();
    for text in found.iter().flat_map(|text| text.split_whitespace()) {
        // No line breaks within a number or a date, though it has hyphens.
        if text.contains(|c: char| c.is_ascii_digit()) {
            word.fixed = word.fixed.max(characters(text).min(LONGEST_WORD));
        } else {
            word.longest = text.split('-').map(characters).fold(word.longest, f64::max);
        }
    }
    word
}
