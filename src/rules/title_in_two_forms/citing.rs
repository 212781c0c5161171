//! Where a text cites a document by what seems to be its title: in quotation marks, or from a capital word for what parties agree
//! on, "Överenskommelse om samverkan för barn", or from the first word of a title of the workspace.

use super::near::{Form, is_small, named, words_of};
use crate::mentions::Sign;
use crate::passages::{Passage, Place, Setting};
use crate::rules::words::stem;
use std::ops::Range;

/// What titles of the parties' documents begin with.
pub(super) const KINDS: [&str; 11] = [
    "Överenskommelse",
    "Riktlinje",
    "Handlingsplan",
    "Länsplan",
    "Rutin",
    "Policy",
    "Avtal",
    "Samverkansavtal",
    "Samverkansrutin",
    "Länsgemensam",
    "Regional",
];

/// Endings of these words.
const ENDINGS: [&str; 14] = ["", "ma", "n", "en", "er", "erna", "r", "rna", "et", "na", "a", "t", "s", "ns"];

/// The endings with which such a word tells of one that was named, and so begins a sentence and no title.
const DEFINITE: [&str; 7] = ["n", "en", "erna", "rna", "et", "na", "ns"];

/// The most words of a title that are compared.
const MOST_WORDS: usize = 24;

/// Words of so many bytes tell what a title is about.
const LONG: usize = 4;

/// The longest quotation that may be a title, in bytes.
const LONGEST: usize = 250;

/// A title as a text cites it.
#[derive(Debug)]
pub(super) struct Citing<'p> {
    /// The passage, by its index.
    pub passage: usize,
    /// Its words, with where each stands in the passage.
    pub words: Vec<(Range<usize>, String)>,
    /// The text of the passage.
    pub text: &'p str,
    /// Whether the title ends with its last word; without quotation marks the sentence may go on.
    pub is_closed: bool,
    /// Whether the capital letter may be that of a sentence.
    pub is_weak: bool,
}

impl Citing<'_> {
    /// The bytes of its first `count` words.
    pub fn place(&self, count: usize) -> Place {
        let last = count.clamp(1, self.words.len()) - 1;
        (self.passage, self.words[0].0.start..self.words[last].0.end)
    }

    /// The words of its first `count` words as they are written.
    pub fn written(&self, count: usize) -> &str {
        &self.text[self.place(count).1]
    }

    /// The text from its first word on.
    pub fn text_from_start(&self) -> &str {
        &self.text[self.words[0].0.start..]
    }

    /// Whether the title `plain`, in small letters, may be almost what is cited: a word beyond the first that tells stands in it.
    pub fn may_be(&self, plain: &str) -> bool {
        self.telling().take(3).map(stem).any(|word| plain.contains(word))
    }

    /// Its words beyond the first that tell what it is about, in small letters.
    pub fn telling(&self) -> impl Iterator<Item = &str> {
        self.words[1..].iter().map(|(_, word)| word.as_str()).filter(|word| word.len() >= LONG && !is_small(word))
    }

    /// What is compared.
    pub fn form(&self) -> Form<'_> {
        let (start, end) = (self.words[0].0.start, self.words[self.words.len() - 1].0.end);
        // An abbreviation in brackets may stand behind the last word.
        let end = self.text[end..].find(')').map_or(end, |length| end + length.min(LONGEST));
        let named = named(&self.text[start..self.text.floor_char_boundary(end + 1)]);
        Form { words: self.words.iter().map(|(_, word)| word.as_str()).collect(), is_closed: self.is_closed, named }
    }
}

/// Every citation in `passage`, whose index is `index`; `first` are the first words of titles that no word of a kind begins.
pub(super) fn citings<'p>(index: usize, passage: &'p Passage, first: &[String]) -> Vec<Citing<'p>> {
    if passage.setting == Setting::Title || passage.is_heading {
        return Vec::new();
    }
    let text = passage.text.as_str();
    let mut found = Vec::new();
    if passage.signs.has(Sign::Quotation) {
        found.extend(quoted(text).filter_map(|range| citing(index, text, range, true)));
    }
    let begins = KINDS.iter().map(|kind| (*kind, true)).chain(first.iter().map(|word| (word.as_str(), false)));
    for (word, is_kind) in begins.filter(|(word, _)| passage.signs.hold(text, word)) {
        let starts = text.match_indices(word).filter_map(|(at, _)| {
            let length: usize = text[at + word.len()..].chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
            let ending = &text[at + word.len()..at + word.len() + length];
            let stands = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-') && !text[..at].ends_with(['”', '"']);
            let is_word = ENDINGS.contains(&ending) && (is_kind || ending.is_empty());
            let begins = begins_sentence(&text[..at]);
            (stands && is_word && (is_kind || !begins)).then_some((at, begins && DEFINITE.contains(&ending)))
        });
        found.extend(starts.filter_map(|(at, is_weak)| {
            let one = citing(index, text, at..sentence_end(text, at), false)?;
            Some(Citing { is_weak, ..one })
        }));
    }
    found.sort_by_key(|one| one.words[0].0.start);
    found
}

/// The citation in the bytes `range` of `text`, if it is of more than two words.
fn citing(passage: usize, text: &str, range: Range<usize>, is_closed: bool) -> Option<Citing<'_>> {
    let words: Vec<(Range<usize>, String)> = words_of(&text[range.clone()])
        .take(MOST_WORDS)
        .map(|(word, small)| (range.start + word.start..range.start + word.end, small))
        .collect();
    (words.len() > 2).then_some(Citing { passage, words, text, is_closed, is_weak: false })
}

/// What stands in quotation marks in `text`, begins with a capital letter and is no sentence.
fn quoted(text: &str) -> impl Iterator<Item = Range<usize>> {
    const MARKS: [char; 4] = ['”', '"', '“', '»'];
    let mut rest = 0;
    std::iter::from_fn(move || {
        let at = rest + text[rest..].find(MARKS)?;
        let start = at + text[at..].chars().next().map_or(1, char::len_utf8);
        let end = text[start..].find(MARKS).map(|length| start + length)?;
        rest = end + text[end..].chars().next().map_or(1, char::len_utf8);
        Some(start..end)
    })
    .filter(|range| {
        let title = &text[range.clone()];
        title.len() < LONGEST && title.starts_with(char::is_uppercase) && !title.ends_with(['.', '?', '!'])
    })
}

/// Where the words end that may be a title which begins at `at`: before a sign that parts sentences, a quotation, a bracket that
/// holds more than an abbreviation.
fn sentence_end(text: &str, at: usize) -> usize {
    let mut end = at;
    loop {
        let sign = text[end..].find(['.', ';', ':', '?', '!', '(', '”', '"', '\u{fffc}', '[', '|']);
        let Some(length) = sign else { return text.len() };
        let Some(behind) = text[end + length..].strip_prefix('(') else { return end + length };
        let inside: usize = behind.chars().take(9).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        if !behind[inside..].starts_with(')') {
            return end + length;
        }
        end += length + inside + "()".len();
    }
}

/// Whether a word behind `before` begins a sentence or a text.
fn begins_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', ':', '!', '?', '•', '–', '-', '\u{fffc}'])
}
