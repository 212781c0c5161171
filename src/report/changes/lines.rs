//! What a part was and is, line by line, with what was deleted and inserted.

mod head;
mod steps;

pub use steps::{Column, Line, Mark, Step, shown};

use super::fields::field;
use super::reader::{Reader, is_item};
use super::sentences::{Telling, capitalised};
use crate::diff::{Change, Edit, LINKS, Part, PartChanges, PartId};
use crate::model::meaning::{Meaning, Value};
use crate::text::Language;

/// Keys of which a reader sees nothing, or sees it in the heading.
const UNSEEN: &[&str] = &["id", "okplan", "kind", "unnumbered"];

impl Telling<'_> {
    /// The lines of a part that was `old` and is `new`: all it says when it came or went, else what changed.
    pub fn lines(&self, old: Option<PartId>, new: Option<PartId>, changes: Option<&PartChanges>) -> Vec<Line> {
        let (was, is) = (old.map(|at| &self.changes.old.parts[at]), new.map(|at| &self.changes.new.parts[at]));
        let Some(part) = is.or(was) else { return Vec::new() };
        if part.parent.is_none() {
            return self.other_lines(part, was, is, changes, &[]);
        }
        let main = main_key(part);
        let mut lines: Vec<Line> = self.head(old, new).into_iter().collect();
        match main {
            Some(key) if part.kind != "Section" => {
                lines.extend(self.main_line(was, is, key, changes));
                lines.extend(self.other_lines(part, was, is, changes, &[key]));
            }
            _ => {
                let told_by = new.map_or_else(|| old.map(|at| self.old.noun(at)), |at| Some(self.new.noun(at)));
                // What the heading says already.
                let is_said = was.is_none() || is.is_none() || part.kind == "Section";
                let said = told_by.filter(|_| is_said).map_or(&[][..], |noun| noun.told_by);
                lines.extend(self.other_lines(part, was, is, changes, said));
            }
        }
        let says_nothing =
            is.is_some() && was.is_some() && lines.iter().all(|line| line.is_head && !line.steps.iter().any(is_change));
        if says_nothing && changes.is_none_or(|changes| changes.changes.iter().all(|noted| noted.follows)) {
            Vec::new()
        } else {
            lines
        }
    }

    /// The wording of a part: with its edits, else its first words.
    fn main_line(&self, was: Option<&Part>, is: Option<&Part>, key: &str, changes: Option<&PartChanges>) -> Option<Line> {
        let text = |part: Option<&Part>| part.and_then(|part| part.text(key)).map(str::to_owned);
        let edits = changes.into_iter().flat_map(|part| &part.changes).find_map(|noted| match &noted.change {
            Change::Reworded(reworded, edits) if reworded == key => Some(edits),
            _ => None,
        });
        let mut steps = match (text(was), text(is), edits) {
            (_, _, Some(edits)) => self.worded(edits),
            (Some(old), Some(new), None) => vec![Step::Same(self.old.beginning(&old), self.new.beginning(&new))],
            (Some(old), None, None) => vec![Step::Gone(self.old.wording(&old))],
            (None, Some(new), None) => vec![Step::New(self.new.wording(&new))],
            (None, None, None) => return None,
        };
        if let Some(Step::Same(first, second)) = steps.first_mut() {
            (*first, *second) = (marked(first), marked(second));
        } else if let Some(Step::Gone(first) | Step::New(first)) = steps.first_mut() {
            *first = marked(first);
        }
        Some(Line::of(steps))
    }

    /// What else a part says: all of it, or what changed.
    fn other_lines(
        &self,
        part: &Part,
        was: Option<&Part>,
        is: Option<&Part>,
        changes: Option<&PartChanges>,
        without: &[&str],
    ) -> Vec<Line> {
        let is_seen = |key: &str| !without.contains(&key) && !UNSEEN.contains(&key) && !LINKS.contains(&key);
        if let (Some(was), Some(is)) = (was, is) {
            let changed = changes.into_iter().flat_map(|part| &part.changes).filter(|noted| !noted.follows);
            return changed
                .filter_map(|noted| match &noted.change {
                    Change::Reworded(key, edits) if is_seen(key) => Some((key, self.worded(edits))),
                    Change::Changed(key, ..) if is_seen(key) => {
                        Some((key, self.replaced(part.kind, key, was.field(key), is.field(key))))
                    }
                    _ => None,
                })
                .map(|(key, steps)| Line { is_head: false, label: Some(label(part.kind, key, self.new.language)), steps })
                .collect();
        }
        let seen = part.fields.iter().filter(|(key, _)| is_seen(key) && part.parent.is_some());
        seen.map(|(key, meaning)| {
            let steps = self.replaced(part.kind, key, was.map(|_| meaning), is.map(|_| meaning));
            Line { is_head: false, label: Some(label(part.kind, key, self.new.language)), steps }
        })
        .collect()
    }

    /// A value and the one in its place.
    fn replaced(&self, kind: &str, key: &str, was: Option<&Meaning>, is: Option<&Meaning>) -> Vec<Step> {
        let said = |reader: &Reader<'_>, meaning: &Meaning| match &meaning.value {
            Value::Text(text) | Value::Prose(text) => reader.wording(text),
            _ => reader.value(kind, key, meaning),
        };
        let (was, is) = (was.map(|was| said(&self.old, was)), is.map(|is| said(&self.new, is)));
        in_place(was, is)
    }

    /// Edits with references in words.
    fn worded(&self, edits: &[Edit]) -> Vec<Step> {
        let step = |edit: &Edit| match edit {
            Edit::Keep(text) => Step::Same(self.old.wording(text), self.new.wording(text)),
            Edit::Delete(text) => Step::Gone(self.old.wording(text)),
            Edit::Insert(text) => Step::New(self.new.wording(text)),
        };
        edits.iter().map(step).collect()
    }
}

/// What stands before a value: "Ansvaret", "Responsibility".
fn label(kind: &str, key: &str, language: Language) -> String {
    let noun = field(kind, key, language);
    capitalised(noun.strip_prefix("the ").unwrap_or(noun))
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
    let noun = super::kinds::Noun::of(part.kind, &part.key);
    let key = noun.told_by.iter().find(|key| part.field(key).is_some())?;
    matches!(part.field(key)?.value, Value::Text(_) | Value::Prose(_)).then_some(*key)
}

/// An item of a list with the mark people see.
fn marked(text: &str) -> String {
    if is_item(text) {
        text.strip_prefix("- ").map_or_else(|| text.to_owned(), |rest| format!("• {rest}"))
    } else {
        text.to_owned()
    }
}
