//! A text by its words, and which of them join clauses.

use std::ops::Range;

/// Words that join clauses, and that a division drops or adds.
const JOINING: &[&str] = &[
    "och",
    "samt",
    "eller",
    "men",
    "liksom",
    "respektive",
    "dels",
    "både",
    "att",
    "så",
    "där",
    "and",
    "or",
    "but",
    "both",
    "while",
    "that",
];

/// A text by its words.
pub struct Words<'t> {
    text: &'t str,
    /// Where each word stands.
    spans: Vec<Range<usize>>,
    /// The words in small letters.
    pub small: Vec<String>,
}

impl<'t> Words<'t> {
    /// The words of `text`, the mark of an item of a list aside.
    pub fn of(text: &'t str) -> Words<'t> {
        let text = without_mark(text);
        let (mut spans, mut at): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
        while let Some(first) = text[at..].chars().next() {
            let length = word_length(&text[at..]);
            if length > 0 {
                spans.push(at..at + length);
            }
            at += if length > 0 { length } else { first.len_utf8() };
        }
        let small = spans.iter().map(|span| text[span.clone()].to_lowercase()).collect();
        Words { text, spans, small }
    }

    /// The words of a range as they are written, with the blanks and signs after them.
    pub fn said(&self, range: Range<usize>) -> String {
        let Some(start) = self.spans.get(range.start).map(|span| span.start).filter(|_| !range.is_empty()) else {
            return String::new();
        };
        match self.spans.get(range.end) {
            Some(next) => self.text[start..next.start].to_owned(),
            None => format!("{} ", self.text[start..].trim_end()),
        }
    }

    /// Whether a sign that parts clauses stands before the word `at`; before the first word and after the last one does.
    pub fn is_parted(&self, at: usize) -> bool {
        let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|before| self.spans.get(before)), self.spans.get(at))
        else {
            return true;
        };
        let between = &self.text[before.end..after.start];
        between.contains([',', '.', ';', ':', '!', '?', '(', ')', '–']) || between.contains("\n\n")
    }

    /// Whether the word `at` joins clauses.
    pub fn is_joining(&self, at: usize) -> bool {
        self.small.get(at).is_some_and(|word| JOINING.contains(&word.as_str()))
    }

    /// Whether the words of a range are all of those that a division drops or adds.
    pub fn are_joining(&self, mut range: Range<usize>) -> bool {
        range.all(|at| self.is_joining(at))
    }
}

/// A text without the mark of an item of a list.
fn without_mark(text: &str) -> &str {
    let Some((mark, rest)) = text.split_once(' ') else { return text };
    let is_number = mark.strip_suffix('.').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    if is_number { rest } else { text }
}

/// The length in bytes of the word that `text` begins with: letters and digits, with signs between two of them that belong to a
/// number or a compound, or a sign that says something by itself. 0 where none begins there.
fn word_length(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    let mut length = 0;
    let mut last: Option<char> = None;
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let is_between = |is: fn(char) -> bool| last.is_some_and(is) && next.is_some_and(is);
        let is_inside = match character {
            '-' | '/' | '’' => is_between(char::is_alphanumeric),
            '.' | ',' | ':' | '–' => is_between(|c| c.is_ascii_digit()),
            _ => character.is_alphanumeric(),
        };
        if !is_inside {
            let is_sign = at == 0 && ['%', '‰', '§', '€', '$', '<', '>', '≤', '≥', '='].contains(&character);
            return if is_sign { character.len_utf8() } else { length };
        }
        length = at + character.len_utf8();
        last = Some(character);
    }
    length
}
