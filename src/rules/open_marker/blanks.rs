//! Blanks of underscores: in a sentence, behind a label, or alone on a line.

use crate::passages::{Body, Passage, Passages};
use crate::source::Span;
use std::ops::Range;

/// What a line is for that is filled in by hand when the document is signed.
const SIGNED: [&str; 8] = ["ort", "datum", "namn", "underskrift", "signatur", "befattning", "titel", "förtydligande"];

/// A line of underscores within a sentence or behind a label, that nobody signs on.
pub(super) fn within(text: &str) -> Option<Range<usize>> {
    let at = text.find("____").filter(|at| text[..*at].contains(char::is_alphabetic))?;
    let lower = text.to_lowercase();
    let end = text[at..].find(|c: char| c != '_').map_or(text.len(), |length| at + length);
    (!SIGNED.iter().any(|word| lower.contains(word))).then_some(at..end)
}

/// The lines of nothing but underscores in the bodies of a document that someone was to fill in: nobody signs there, and they do
/// not only divide the text.
pub(super) fn left_open(passages: &Passages) -> Vec<Span> {
    let in_body = |body: &'_ Body| {
        let open = body.blanks.iter().filter(|(behind, _)| is_open(&passages.all, body, *behind));
        open.map(|(_, span)| *span).collect::<Vec<_>>()
    };
    passages.bodies.iter().flat_map(in_body).collect()
}

/// Whether the blank before the passage `behind` of `body` is one to fill in.
fn is_open(all: &[Passage], body: &Body, behind: usize) -> bool {
    let is_own = |passage: &&Passage| passage.of == body.span.start;
    let next = all.get(behind).filter(is_own);
    let before = behind.checked_sub(1).filter(|at| *at >= body.first).and_then(|at| all.get(at));
    // A line under a whole sentence and above a heading, or at an end of the text, divides it.
    let is_whole = before.is_none_or(|before| before.text.trim_end().ends_with(['.', '!', '?', '…']) && !before.is_heading);
    let divides = is_whole && next.is_none_or(|next| next.is_heading);
    let heading = all[body.first..behind].iter().rev().find(|passage| passage.is_heading);
    let is_signed = before.into_iter().chain(next).chain(heading).any(|passage| is_for_signing(&passage.text));
    before.is_some() && !divides && !is_signed
}

/// Beginnings of words that stand beside a line to sign on, and ends.
const BEGIN: [&str; 5] = ["underskr", "undert", "signat", "namnteckn", "namnförtydl"];
const END: [&str; 7] = ["direktör", "chef", "ordförande", "ordföranden", "sekreterare", "förtydligande", "teckning"];

/// Whether a text tells of signing: what is written there, who signs, or for whom: "För Region Exempel".
fn is_for_signing(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let is_for = lower.starts_with("för ") && lower.len() < 60 && !lower.ends_with(['.', ':']);
    let says = |word: &str| {
        SIGNED.contains(&word) || BEGIN.iter().any(|begin| word.starts_with(begin)) || END.iter().any(|end| word.ends_with(end))
    };
    is_for || lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(MOST_WORDS).any(says)
}

/// How many words of a text beside a line are looked at; what is said of signing is short.
const MOST_WORDS: usize = 20;
