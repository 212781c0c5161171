//! What a part was and is, line by line, with what was deleted and inserted.

mod head;
mod lent;
mod lost;
mod otherwise;
mod steps;

pub use steps::{Column, Line, Mark, Step, rows, shown};

use super::coded::own_word;
use super::entries::Extent;
use super::lists::{item, printed_mark};
use super::reader::Reader;
use super::sentences::{Apart, Telling, capitalised, differ_beside};
use super::tables::Table;
use crate::diff::{Change, Edit, LINKS, Part, PartChanges, PartId};
use crate::model::meaning::{Meaning, Value};
use crate::nouns::Noun;
use crate::nouns::field;
use crate::text::Language;

/// Keys of which a reader sees nothing, or sees it in the heading.
const UNSEEN: &[&str] = &["id", "okplan", "kind", "unnumbered"];
/// Keys that say nothing of the matter, and are told only when they change.
const QUIET: &[&str] = &["in", "numbering", "numbering-depth", "language", "edition"];

/// A part on both sides, and how much of it is told.
#[derive(Clone, Copy)]
struct Sides<'p> {
    /// The new one, else the old.
    part: &'p Part,
    /// Which one it is, on either side.
    at: (Option<PartId>, Option<PartId>),
    was: Option<&'p Part>,
    is: Option<&'p Part>,
    changes: Option<&'p PartChanges>,
    extent: Extent,
}

impl Telling<'_> {
    /// The lines of a part that was `old` and is `new`: all it says when it came or went, else what changed, and with the whole
    /// of it what stays.
    pub fn lines(&self, old: Option<PartId>, new: Option<PartId>, changes: Option<&PartChanges>, extent: Extent) -> Vec<Line> {
        let (was, is) = (old.map(|at| &self.changes.old.parts[at]), new.map(|at| &self.changes.new.parts[at]));
        let Some(part) = is.or(was) else { return Vec::new() };
        let sides = Sides { part, at: (old, new), was, is, changes, extent };
        if part.parent.is_none() {
            return self.other_lines(sides, None);
        }
        let mut lines: Vec<Line> = self.head(old, new).into_iter().collect();
        match main_key(part) {
            Some(key) if part.kind != "Section" => {
                lines.extend(self.main_line(sides, key));
                lines.extend(self.other_lines(sides, Some(key)));
            }
            _ => {
                let noun = Noun::of(part.kind, &part.key);
                // What the heading says already.
                let is_same =
                    |key: &&&str| part.kind == "Section" || was.and_then(|was| was.field(key)) == is.and_then(|is| is.field(key));
                let said = noun.told_by.iter().find(|key| part.field(key).is_some());
                let is_alone = was.is_none() || is.is_none();
                let is_whole = |key: &&&str| part.kind == "Section" || self.tells_whole(part, key, is.is_some());
                let said = said.filter(|key| is_alone || is_same(key)).filter(is_whole).copied();
                lines.extend(self.other_lines(sides, said));
            }
        }
        let says_nothing =
            is.is_some() && was.is_some() && lines.iter().all(|line| line.is_head && !line.steps.iter().any(is_change));
        let follows =
            changes.is_none_or(|changes| changes.changes.iter().all(|noted| noted.follows || self.folded.is_reference(noted)));
        if extent == Extent::Changed && says_nothing && follows { Vec::new() } else { lines }
    }

    /// Whether the heading of a part tells all that it says under `key`, by which it is told from others.
    fn tells_whole(&self, part: &Part, key: &str, is_new: bool) -> bool {
        let reader = if is_new { &self.new } else { &self.old };
        let value = part.field(key).map(|meaning| reader.value(part.kind, key, meaning)).unwrap_or_default();
        reader.told(part).is_some_and(|told| told.contains(&value))
    }

    /// The wording of a part: with its edits, else as much of it as is told.
    fn main_line(&self, sides: Sides<'_>, key: &str) -> Option<Line> {
        let kind = sides.part.kind;
        let text = |part: Option<&Part>| part.and_then(|part| part.text(key)).map(str::to_owned);
        let own = |part: Option<&Part>| part.and_then(|part| own_word(kind, key, part.text(key)?, self.new.language));
        if own(sides.was).is_some() || own(sides.is).is_some() {
            let (was, is) = (sides.was.and_then(|was| was.field(key)), sides.is.and_then(|is| is.field(key)));
            return self.value_lines(sides, key, was, is).into_iter().next().map(|line| Line { label: None, ..line });
        }
        let edits = sides.changes.into_iter().flat_map(|part| &part.changes).find_map(|noted| match &noted.change {
            Change::Reworded(reworded, edits) if reworded == key && !self.folded.is_reference(noted) => Some(edits),
            _ => None,
        });
        let (old, new) = (text(sides.was), text(sides.is));
        let mark = |side: &crate::diff::Side, at: Option<PartId>| at.and_then(|at| printed_mark(side, at));
        let marks = (mark(&self.changes.old, sides.at.0), mark(&self.changes.new, sides.at.1));
        let rest = |text: &str| item(text).map_or(text, |(_, rest)| rest).to_owned();
        let rests = (old.as_deref().map(rest), new.as_deref().map(rest));
        let body = match (rests, edits) {
            ((Some(old), Some(new)), Some(_)) if marks != (None, None) => self.worded(&crate::diff::edits(&old, &new)),
            (_, Some(edits)) => self.worded(edits),
            ((Some(old), Some(new)), None) => vec![match sides.extent {
                Extent::Changed => Step::Same(self.old.said(&self.old.beginning(&old)), self.new.said(&self.new.beginning(&new))),
                Extent::Whole => Step::Same(self.old.said(&self.old.wording(&old)), self.new.said(&self.new.wording(&new))),
            }],
            ((Some(old), None), None) => vec![Step::Gone(self.old.said(&self.old.wording(&old)))],
            ((None, Some(new)), None) => {
                let new = self.new.said(&self.new.wording(&new));
                vec![match sides.at.0.and_then(|old| self.lost(old, key, false)) {
                    Some(lost) => Step::Same(lost, new),
                    None => Step::New(new),
                }]
            }
            ((None, None), None) => return None,
        };
        let steps = with_marks(marks, body);
        let table = Table::of(self, old.as_deref(), new.as_deref());
        Some(Line { table, ..Line::of(steps) })
    }

    /// What else a part says: all of it, or what changed.
    fn other_lines(&self, sides: Sides<'_>, without: Option<&str>) -> Vec<Line> {
        let Sides { part, was, is, .. } = sides;
        // What a document replaces is a change, unlike what its parts continue.
        let is_replacing = |key: &str| {
            let [before, after] = [was, is].map(|side| side.and_then(|side| side.field(key)));
            part.parent.is_none() && before != after
        };
        let is_link = |key: &str| LINKS.contains(&key) && !is_replacing(key);
        let is_seen = |key: &str| without != Some(key) && !UNSEEN.contains(&key) && (self.count == 0 || !is_link(key));
        let (old, new) = (was.map_or(&[][..], |part| &part.fields), is.map_or(&[][..], |part| &part.fields));
        let mut keys: Vec<&str> = new.iter().map(|(key, _)| &**key).filter(|key| is_seen(key)).collect();
        for (at, (key, _)) in old.iter().enumerate().filter(|(_, (key, _))| is_seen(key)) {
            if !keys.contains(&&**key) {
                // After what it stood behind.
                let before = old[..at].iter().rev().find_map(|(before, _)| keys.iter().position(|key| key == before));
                keys.insert(before.map_or(0, |before| before + 1), key);
            }
        }
        let in_effect = self.in_effect(sides);
        keys.extend(in_effect.keys().filter(|key| !keys.contains(*key)).copied().collect::<Vec<_>>());
        let told = |key: &str| -> Vec<Line> {
            if let Some([before, after]) = in_effect.get(key) {
                return self.value_lines(sides, key, before.as_deref(), after.as_deref());
            }
            let (before, after) = (was.and_then(|was| was.field(key)), is.and_then(|is| is.field(key)));
            let noted = sides.changes.into_iter().flat_map(|part| &part.changes).find(|noted| match &noted.change {
                Change::Reworded(changed, _) | Change::Changed(changed, ..) => changed == key,
                _ => false,
            });
            // A value that only follows from another is printed otherwise all the same.
            let is_told = noted.map_or(sides.extent == Extent::Whole && !QUIET.contains(&key), |noted| {
                !self.folded.is_reference(noted)
                    && (!noted.follows || is_printed(key) || (self.count == 0 && LINKS.contains(&key)))
            });
            match noted.map(|noted| &noted.change) {
                _ if was.is_none() || is.is_none() => self.value_lines(sides, key, before, after),
                _ if !is_told => Vec::new(),
                Some(Change::Changed(..)) if noted.is_some_and(|noted| noted.follows) && is_printed(key) => {
                    self.put_otherwise_line(sides, key, before, after).into_iter().collect()
                }
                Some(Change::Reworded(_, edits)) => vec![self.labelled(part.kind, key, self.worded(edits))],
                _ => self.lost_lines(sides, key, before, after).unwrap_or_else(|| self.value_lines(sides, key, before, after)),
            }
        };
        keys.into_iter().flat_map(told).collect()
    }

    /// A value and the one in its place; of groups of values of which some stay, those that do not.
    fn value_lines(&self, sides: Sides<'_>, key: &str, was: Option<&Meaning>, is: Option<&Meaning>) -> Vec<Line> {
        let kind = sides.part.kind;
        if let (Some(before), Some(after)) = (was, is)
            && differ_beside(before, after)
        {
            // The words that are printed may be the same.
            let (was, is) = (self.old.with_beside(kind, key, before), self.new.with_beside(kind, key, after));
            return vec![self.labelled(kind, key, in_place(Some(was), Some(is)))];
        }
        if let (Some(before), Some(after)) = (was, is)
            && before != after
            && let Some(apart) = self.apart((kind, key), before, after, sides.extent == Extent::Whole)
        {
            let noun = label(kind, key, self.new.language);
            let line = |one: Apart| {
                let label = Some(format!("{noun}, {}", bare(one.noun)));
                let steps = match (one.was, one.is) {
                    (Some(was), Some(is)) if was == is => vec![Step::Same(was, is)],
                    (was, is) => in_place(was, is),
                };
                Line { label, ..Line::of(steps) }
            };
            return apart.into_iter().map(line).collect();
        }
        let said = |reader: &Reader<'_>, meaning: &Meaning| match &meaning.value {
            Value::Text(text) | Value::Prose(text) if own_word(kind, key, text, reader.language).is_none() => {
                reader.said(&reader.wording(text))
            }
            _ => reader.value(kind, key, meaning),
        };
        let (before, after) = (was.map(|was| said(&self.old, was)), is.map(|is| said(&self.new, is)));
        let steps = match (before, after) {
            (Some(before), Some(after)) if was == is => vec![Step::Same(before, after)],
            (before, after) => in_place(before, after),
        };
        vec![self.labelled(kind, key, steps)]
    }

    fn labelled(&self, kind: &str, key: &str, steps: Vec<Step>) -> Line {
        Line { label: Some(label(kind, key, self.new.language)), ..Line::of(steps) }
    }

    /// Edits with references in words.
    pub(super) fn worded(&self, edits: &[Edit]) -> Vec<Step> {
        let step = |edit: &Edit| match edit {
            Edit::Keep(text) => Step::Same(self.old.said(&self.old.wording(text)), self.new.said(&self.new.wording(text))),
            Edit::Delete(text) => Step::Gone(self.old.said(&self.old.wording(text))),
            Edit::Insert(text) => Step::New(self.new.said(&self.new.wording(text))),
        };
        edits.iter().map(step).collect()
    }
}

/// What stands before a value: "Ansvaret", "Responsibility".
fn label(kind: &str, key: &str, language: Language) -> String {
    capitalised(bare(field(kind, key, language)))
}

/// A noun as it stands in a label: English without its article, Swedish without what only makes a sentence of it.
fn bare(noun: &str) -> &str {
    noun.strip_prefix("the ").or_else(|| noun.strip_prefix("uppgiften om ")).unwrap_or(noun)
}

/// Whether a value under `key` is part of what a reader sees, and no link or remark on the edition.
pub fn is_printed(key: &str) -> bool {
    !UNSEEN.contains(&key) && !QUIET.contains(&key) && !LINKS.contains(&key) && key != "revises"
}

fn is_change(step: &Step) -> bool {
    matches!(step, Step::Gone(_) | Step::New(_))
}

/// What goes and what comes in its place.
fn in_place(was: Option<String>, is: Option<String>) -> Vec<Step> {
    let apart = (was.is_some() && is.is_some()).then_some(Step::Apart);
    was.map(Step::Gone).into_iter().chain(apart).chain(is.map(Step::New)).collect()
}

/// The key with the wording of a part: what tells it from others, when that is a wording.
fn main_key(part: &Part) -> Option<&'static str> {
    let noun = Noun::of(part.kind, &part.key);
    let key = noun.told_by.iter().find(|key| part.field(key).is_some())?;
    matches!(part.field(key)?.value, Value::Text(_) | Value::Prose(_)).then_some(*key)
}

/// What an item says with the marks it is printed with; that a number is another says nothing by itself.
fn with_marks(marks: (Option<String>, Option<String>), mut body: Vec<Step>) -> Vec<Step> {
    let blank = |mark: String| format!("{mark} ");
    if let [Step::Gone(text) | Step::New(text)] = body.as_mut_slice()
        && let (Some(mark), None) | (None, Some(mark)) = &marks
    {
        text.insert_str(0, &blank(mark.clone()));
        return body;
    }
    let is_same_kind = |was: &str, is: &str| (was == "•") == (is == "•");
    let mut steps = match marks {
        (Some(was), Some(is)) if is_same_kind(&was, &is) => vec![Step::Same(blank(was), blank(is))],
        (Some(was), Some(is)) => vec![Step::Gone(was), Step::New(is), Step::Same(" ".to_owned(), " ".to_owned())],
        (Some(was), None) => vec![Step::Gone(blank(was))],
        (None, Some(is)) => vec![Step::New(blank(is))],
        (None, None) => Vec::new(),
    };
    steps.extend(body);
    steps
}
