//! A message in Swedish and English, and the choice between them.

use crate::personal_numbers::without_personal_numbers;
use std::fmt;

/// A language okplan speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Swedish, the default.
    #[default]
    Sv,
    /// English.
    En,
}

impl Language {
    /// The BCP 47 tag, as in the HTML attribute `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Sv => "sv",
            Language::En => "en",
        }
    }
}

/// A message in both languages, written side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// The message in Swedish.
    pub sv: String,
    /// The message in English.
    pub en: String,
}

impl Text {
    /// A message from its two wordings.
    pub fn new(sv: impl Into<String>, en: impl Into<String>) -> Self {
        Text { sv: sv.into(), en: en.into() }
    }

    /// The wording in `language`.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Sv => &self.sv,
            Language::En => &self.en,
        }
    }

    /// Both wordings with `suffix` after them.
    #[must_use]
    pub fn then(self, suffix: &Text) -> Self {
        Text { sv: self.sv + &suffix.sv, en: self.en + &suffix.en }
    }
}

/// A message in both languages whose wordings are constants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaticText {
    /// The message in Swedish.
    pub sv: &'static str,
    /// The message in English.
    pub en: &'static str,
}

impl StaticText {
    /// The wording in `language`.
    pub fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Sv => self.sv,
            Language::En => self.en,
        }
    }
}

/// Why the system refused something, in words anyone understands.
impl From<&std::io::Error> for Text {
    fn from(error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let (sv, en) = match error.kind() {
            ErrorKind::NotFound => ("finns inte", "does not exist"),
            ErrorKind::PermissionDenied => ("rättighet saknas", "permission denied"),
            ErrorKind::NotADirectory => ("en del av sökvägen är ingen mapp", "a part of the path is no folder"),
            ErrorKind::IsADirectory => ("det är en mapp", "it is a folder"),
            ErrorKind::ReadOnlyFilesystem => ("disken är skrivskyddad", "the disk is read-only"),
            ErrorKind::StorageFull => ("disken är full", "the disk is full"),
            ErrorKind::InvalidFilename => ("namnet är inte tillåtet", "the name is not allowed"),
            kind => return crate::text!("systemet säger: {kind}", "the system says: {kind}"),
        };
        Text::new(sv, en)
    }
}

impl From<StaticText> for Text {
    fn from(text: StaticText) -> Self {
        Text::new(text.sv, text.en)
    }
}

/// Builds a [`Text`]: `text!("Svenska {x}", "English {x}")`, both wordings formatted with the same arguments.
#[macro_export]
macro_rules! text {
    ($sv:literal, $en:literal $(, $($argument:tt)+)?) => {
        $crate::text::Text {
            sv: format!($sv $(, $($argument)+)?),
            en: format!($en $(, $($argument)+)?),
        }
    };
}

/// Joins `items` with commas and `word` before the last: "a, b eller c".
pub fn listed<S: AsRef<str>>(items: &[S], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [start @ .., last] => {
            let start: Vec<&str> = start.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", start.join(", "), last.as_ref())
        }
    }
}

/// Whether a character must never reach a terminal, a log or a page as it is: control characters other than tab and
/// newline, bidirectional controls, line separators, private-use characters and the byte order mark.
pub fn is_hazardous(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{2028}' | '\u{2029}' | '\u{feff}'
        | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
        || is_bidi_control(character)
}

/// Whether a character changes the direction of the text around it (Unicode Annex 9, explicit formatting characters).
pub fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Shows `text` with every hazardous character, and every line break and tab, as `\u{...}`: one line of plain text that
/// no terminal or log reader can mistake for anything else. The digits of personal identity numbers are not shown.
pub struct OneLine<'a>(pub &'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in without_personal_numbers(self.0).chars() {
            if is_hazardous(character) || matches!(character, '\n' | '\r' | '\t') {
                write!(f, "\\u{{{:x}}}", u32::from(character))?;
            } else {
                fmt::Write::write_char(f, character)?;
            }
        }
        Ok(())
    }
}

/// The number of single-character edits between `a` and `b` (Levenshtein), or `None` when it is more than `limit`.
fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    let b: Vec<char> = b.chars().collect();
    if a.chars().count().abs_diff(b.len()) > limit {
        return None;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut next = row.clone();
    for (i, from) in a.chars().enumerate() {
        next[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = row[j] + usize::from(from != *to);
            next[j + 1] = replaced.min(row[j + 1] + 1).min(next[j] + 1);
        }
        std::mem::swap(&mut row, &mut next);
        // No later row has fewer edits than the fewest of this one.
        if row.iter().all(|edits| *edits > limit) {
            return None;
        }
    }
    Some(row[b.len()]).filter(|edits| *edits <= limit)
}

/// Whether `a` and `b` differ by at most one edit for every four characters of the longer: one is the other mistyped.
pub fn is_slip(a: &str, b: &str) -> bool {
    distance(a, b, a.chars().count().max(b.chars().count()) / 4).is_some()
}

/// The candidate nearest to `word`, if one is near enough to be a likely slip of the keyboard: at most one edit plus one
/// for every four characters, and none between words of one or two, which have nothing in common then. Words over 64 characters have no nearest candidate, and at most the first 2,000 candidates
/// are looked at; ties go to the first in order.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.chars().count() > 64 {
        return None;
    }
    candidates
        .into_iter()
        .take(2_000)
        .filter_map(|candidate| {
            let length = candidate.chars().count();
            let limit = if length.max(word.chars().count()) > 2 { 1 + length / 4 } else { 0 };
            distance(word, candidate, limit).filter(|edits| *edits < length).map(|edits| (edits, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// `text` so that Markdown prints it as it is (CommonMark 0.31, 2.4: a backslash before ASCII punctuation).
pub fn as_markdown(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        if "\\`*_{}[]<>#&|!~".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_finds_slips_and_refuses_strangers() {
        let keys = ["responsible", "activity", "due", "goal"];
        assert_eq!(nearest("responsable", keys), Some("responsible"));
        assert_eq!(nearest("dues", keys), Some("due"));
        assert_eq!(nearest("ansvarig", keys), None);
        assert_eq!(nearest("in", ["id", "due"]), None);
        assert!(is_slip("dues", "due") && !is_slip("in", "id") && !is_slip("level", "lead"));
        assert_eq!(nearest(&"x".repeat(100_000), keys), None);
    }

    #[test]
    fn one_line_leaves_swedish_alone_and_escapes_the_rest() {
        assert_eq!(OneLine("Åtgärd – ”ö”").to_string(), "Åtgärd – ”ö”");
        assert_eq!(OneLine("Tolvan, 121212-1212").to_string(), "Tolvan, ******-****");
        assert_eq!(OneLine("a\n::error::b\u{1b}[2J\u{202e}").to_string(), "a\\u{a}::error::b\\u{1b}[2J\\u{202e}");
    }

    #[test]
    fn lists_read_as_a_sentence() {
        assert_eq!(listed(&["a", "b", "c"], "eller"), "a, b eller c");
        assert_eq!(listed::<&str>(&[], "eller"), "");
    }
}
