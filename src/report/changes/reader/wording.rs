//! Wording with its references in words, as it is or without the marks of Markdown.

use super::{BEGINNING, EXCERPT, EXCERPT_FROM, Reader, TITLE, edition, quotable, shortened, title};
use crate::diff::{Part, Side};
use crate::markdown::events;
use crate::model::DocumentReference;
use crate::model::written::Form;
use crate::places::{self, PLACES};
use crate::source::SourceId;
use crate::text::OneLine;
use crate::workspace::Found;
use pulldown_cmark::{Event, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::rc::Rc;

impl Reader<'_> {
    /// `text` with its references `[](#mål)` in words of its own language and otherwise as it is.
    pub fn wording(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(start) = rest.find("[](") {
            let (before, after) = rest.split_at(start);
            let address = after[3..].split_once(')').filter(|(address, _)| !address.contains([' ', '\n']));
            out.push_str(before.strip_suffix('!').unwrap_or(before));
            let Some((address, remainder)) = address else {
                out.push_str("[](");
                rest = &after[3..];
                continue;
            };
            let address = address.strip_prefix('#').unwrap_or(address);
            let own = self.in_own_language();
            if before.ends_with('!') && PLACES.contains(&address) {
                // The place where a part of the document's data prints.
                let _ = write!(out, "[{} {}]", own.say("här står", "here stand"), places::words(address).get(own.language));
            } else {
                out.push_str(&own.reference(address));
            }
            rest = remainder;
        }
        self.with_numbered_calls(&(out + rest))
    }

    /// `text` with the calls of footnotes as they are printed: `[^lag]` is "¹" for the first note.
    fn with_numbered_calls(&self, text: &str) -> String {
        if !text.contains("[^") {
            return text.to_owned();
        }
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("[^") {
            out.push_str(before);
            let called = after.split_once(']').and_then(|(label, behind)| Some((self.note_number(label)?, behind)));
            rest = match called {
                Some((number, behind)) => {
                    out.push_str(&raised(number));
                    behind
                }
                None => {
                    out.push_str("[^");
                    after
                }
            };
        }
        out + rest
    }

    /// The number of the note with that label: notes are counted in the order they are first called.
    fn note_number(&self, label: &str) -> Option<usize> {
        let notes = self.notes.get_or_init(|| {
            let is_note = |part: &Part| part.kind == "Footnote";
            let known: BTreeSet<&str> = self.side.parts.iter().filter(|part| is_note(part)).filter_map(Part::id).collect();
            let mut notes: BTreeMap<String, usize> = BTreeMap::new();
            for text in self.side.parts.iter().filter(|part| !is_note(part)).flat_map(Part::wordings).map(|(_, text)| text) {
                for label in text.split("[^").skip(1).filter_map(|call| Some(call.split_once(']')?.0)) {
                    let next = notes.len() + 1;
                    if known.contains(label) {
                        notes.entry(label.to_owned()).or_insert(next);
                    }
                }
            }
            notes
        });
        notes.get(label).copied()
    }

    /// `text` as plain words on one line, without the marks of Markdown.
    pub fn plain(&self, text: &str) -> String {
        let worded = self.wording(text);
        let mut plain = String::new();
        for (event, _) in events(&worded) {
            match event {
                Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => plain.push_str(&text),
                Event::SoftBreak
                | Event::HardBreak
                | Event::End(
                    TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::Heading(_) | TagEnd::DefinitionListDefinition,
                ) => plain.push(' '),
                // A word that is explained stands apart from what it means.
                Event::End(TagEnd::DefinitionListTitle) => plain.push_str(": "),
                _ => {}
            }
        }
        OneLine(&plain.split_whitespace().collect::<Vec<_>>().join(" ")).to_string()
    }

    /// The first words of a wording: "Den som behöver insatser …".
    pub fn excerpt(&self, text: &str) -> String {
        quotable(&self.plain(&without_calls(start(text))), EXCERPT)
    }

    /// The beginning of a wording that stands by itself.
    pub fn beginning(&self, text: &str) -> String {
        shortened(&self.plain(start(text)), BEGINNING)
    }

    /// What a reference, as it is written in data, reads as: "mål 2", "avsnitt 4 i ”Överenskommelse” (2012)".
    pub fn reference(&self, written: &str) -> String {
        // Texts without a number are called by their first words, and these may refer back to where one came from.
        if self.is_referring.get() {
            return "…".to_owned();
        }
        if let Some(known) = self.references.borrow().get(written) {
            return known.clone();
        }
        self.is_referring.set(true);
        let words = self.referred(written);
        self.is_referring.set(false);
        self.references.borrow_mut().insert(written.to_owned(), words.clone());
        words
    }

    fn referred(&self, written: &str) -> String {
        if let Some(at) = self.part(written) {
            return self.short(at);
        }
        let Some(reference) = DocumentReference::read(written).ok() else { return written.to_owned() };
        match self.workspace.find(&reference, self.side.source) {
            Found::Document(source) => self.part_of(source, reference.part.as_deref()),
            Found::Listed(listed) => self.listed_document(listed).unwrap_or_else(|| written.to_owned()),
            Found::Missing | Found::Unknown if PLACES.contains(&written) => places::words(written).get(self.language).to_owned(),
            Found::Missing | Found::Unknown => self.followed_up(written).unwrap_or_else(|| written.to_owned()),
        }
    }

    /// A goal of the document that this one follows up, which its follow-up calls by the id alone.
    fn followed_up(&self, id: &str) -> Option<String> {
        let follow_up = self.side.parts.iter().find(|part| part.kind == "FollowUp")?;
        let of = follow_up.text("of")?;
        let Found::Document(source) = self.workspace.find(&DocumentReference::read(of).ok()?, self.side.source) else {
            return None;
        };
        let side = self.other(source);
        let found = (1..side.parts.len()).find(|at| side.parts[*at].id() == Some(id))?;
        Some(self.short_in(&side, found))
    }

    /// The parts of the document in the file `source`.
    fn other(&self, source: SourceId) -> Rc<Side> {
        let read = || Side::of(self.workspace, source).map(Rc::new);
        let mut others = self.others.borrow_mut();
        let side = others.entry(source).or_insert_with(read).clone();
        side.unwrap_or_else(|| Rc::new(Side { source, parts: Vec::new(), uncounted: BTreeSet::new() }))
    }

    /// A document, or a part of it, in words.
    fn part_of(&self, source: SourceId, part: Option<&str>) -> String {
        let title = self.quoted(&shortened(&title(self.workspace, source), TITLE));
        let document = match edition(self.workspace, source) {
            Some(edition) => format!("{title} ({edition})"),
            None => title,
        };
        let Some(part) = part else { return document };
        let side = self.other(source);
        let found = (1..side.parts.len()).find(|at| side.parts[*at].id() == Some(part));
        let called = match found {
            Some(at) => self.short_in(&side, at),
            None if PLACES.contains(&part) => places::words(part).get(self.language).to_owned(),
            None => self.quoted(part),
        };
        format!("{called} {} {document}", self.say("i", "of"))
    }
}

/// A number in raised digits.
fn raised(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().chars().filter_map(|digit| digit.to_digit(10)).map(|digit| DIGITS[digit as usize]).collect()
}

/// `text` without the calls of footnotes, `[^note]`.
fn without_calls(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[^") {
        out.push_str(before);
        let Some((_, remainder)) = after.split_once(']') else { return out + "[^" + after };
        rest = remainder;
    }
    out + rest
}

/// So much of a wording as its excerpt can need.
fn start(text: &str) -> &str {
    &text[..text.floor_char_boundary(EXCERPT_FROM)]
}
