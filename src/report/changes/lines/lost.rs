//! Values that are missing on one side only because they cannot be read there: neither gone nor new.

use super::{Line, Sides, Step, bare, label};
use crate::diff::PartId;
use crate::model::meaning::{Meaning, Value};
use crate::nouns::field;
use crate::report::changes::reader::Reader;
use crate::report::changes::sentences::{Implied, Telling};
use crate::report::changes::unread::UnreadEntries;

impl Telling<'_> {
    /// The value under `key` where it, or something in it, cannot be read on one side: what can be read on both, and of the rest
    /// what it is where it can be read, beside what is said of the other side. Nothing where all can be read.
    pub(super) fn lost_lines(
        &self,
        sides: Sides<'_>,
        key: &str,
        was: Option<&Meaning>,
        is: Option<&Meaning>,
    ) -> Option<Vec<Line>> {
        let kind = sides.part.kind;
        if let (Some(old), Some(new)) = sides.at
            && let Some(lost) = self.implied((old, new), key, [was, is])
        {
            let Implied::Unread(words) = lost else { return Some(Vec::new()) };
            let steps = Step::Same(was.map(|was| self.old.item(kind, key, was)).unwrap_or_default(), words);
            return Some(vec![self.labelled(kind, key, vec![steps])]);
        }
        let steps = match (sides.at, was, is) {
            ((_, Some(new)), Some(was), None) => Step::Same(self.old.item(kind, key, was), self.lost(new, key, true)?),
            ((Some(old), _), None, Some(is)) => Step::Same(self.lost(old, key, false)?, self.new.item(kind, key, is)),
            ((Some(old), Some(new)), Some(was), Some(is)) => return self.partly_lost_lines(sides, (old, new), key, (was, is)),
            _ => return None,
        };
        Some(vec![self.labelled(kind, key, vec![steps])])
    }

    fn partly_lost_lines(
        &self,
        sides: Sides<'_>,
        parts: (PartId, PartId),
        key: &str,
        (was, is): (&Meaning, &Meaning),
    ) -> Option<Vec<Line>> {
        if let Some(found) = self.unread_entries(parts, key, was, is) {
            return Some(vec![self.unread_entries_line(sides, key, &found)]);
        }
        let (lost, before, after) = self.readable(parts, was, is);
        if lost.is_empty() {
            return None;
        }
        let language = self.new.language;
        let says_something = |value: &&Meaning| !matches!(&value.value, Value::Group(group) if group.entries.is_empty());
        let (before, after) = (Some(&before).filter(says_something), Some(&after).filter(says_something));
        let mut lines = if before.or(after).is_some() { self.value_lines(sides, key, before, after) } else { Vec::new() };
        for one in lost {
            let (kind, own) = one.at;
            let steps = if one.is_new {
                Step::Same(self.old.item(kind, own, one.value), one.words)
            } else {
                Step::Same(one.words, self.new.item(kind, own, one.value))
            };
            let label = format!("{}, {}", label(sides.part.kind, key, language), bare(field(kind, own, language)));
            lines.push(Line { label: Some(label), ..Line::of(vec![steps]) });
        }
        Some(lines)
    }

    /// Both lists, of which only what surely went or came is marked, and beside the one that cannot all be read that it cannot.
    fn unread_entries_line(&self, sides: Sides<'_>, key: &str, found: &UnreadEntries) -> Line {
        let kind = sides.part.kind;
        let told = |reader: &Reader<'_>, items: &[Meaning]| match items {
            [] => String::new(),
            items => reader.value(kind, key, &Meaning::from(Value::Several(items.to_vec()))),
        };
        let after = |before: &str, more: String| match (before.is_empty(), more.is_empty()) {
            (false, false) => format!("; {more}"),
            _ => more,
        };
        let (stood, stands) = (told(&self.old, &found.rest.0), told(&self.new, &found.rest.1));
        let (gone, came) = (after(&stood, told(&self.old, &found.gone)), after(&stands, told(&self.new, &found.came)));
        let notes = [false, true].map(|is_new| self.unread_entries_of(found, is_new).unwrap_or_default());
        let [note, new_note] = notes;
        let (note, new_note) = (after(&format!("{stood}{gone}"), note), after(&format!("{stands}{came}"), new_note));
        let marked = [Step::Gone(gone), Step::New(came)].into_iter();
        let marked = marked.filter(|step| !matches!(step, Step::Gone(text) | Step::New(text) if text.is_empty()));
        let steps = std::iter::once(Step::Same(stood, stands)).chain(marked).chain([Step::Same(note, new_note)]);
        self.labelled(kind, key, steps.collect())
    }
}
