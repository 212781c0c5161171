//! What only one side has since it cannot be read on the other: one note for what belongs together, and no mark as new or gone.

use super::{Entry, Extent};
use crate::diff::{Change, PartChanges, PartId, ROOT};
use crate::nouns::field;
use crate::report::changes::lines::{Column, Line, Step};
use crate::report::changes::sentences::{Telling, capitalised};
use crate::report::changes::unread::Lone;
use std::collections::BTreeMap;

/// The parts that cannot be read on the other side, outermost, by their side: first the old one.
#[derive(Default)]
pub(super) struct UnreadParts([BTreeMap<PartId, Option<String>>; 2]);

/// What parts that have one note have in common: their side, the new one if true, what they stand in, and under which key.
type Together<'a> = (bool, Option<PartId>, &'a str);

impl UnreadParts {
    /// The note on a part of the old side or the new one; nothing where that on another says it.
    pub(super) fn note(&self, at: PartId, is_new: bool) -> Option<&str> {
        self.0[usize::from(is_new)].get(&at)?.as_deref()
    }

    /// The outermost part of the new side that cannot be read on the old one, around `at` or `at` itself.
    pub(super) fn around(&self, telling: &Telling<'_>, at: PartId) -> Option<PartId> {
        if self.0[1].is_empty() {
            return None;
        }
        let side = &telling.changes.new;
        std::iter::successors(Some(at), |at| side.parts[*at].parent).find(|at| self.0[1].contains_key(at))
    }
}

impl Telling<'_> {
    /// The parts that cannot be read on the other side, each with its note: those that are all lost together, and others without
    /// numbers that stand in one list, have one, with their count.
    pub(super) fn unread_parts(&self) -> UnreadParts {
        let mut parts = UnreadParts::default();
        let mut groups: BTreeMap<Together<'_>, Vec<(usize, PartId)>> = BTreeMap::new();
        for (at, part) in self.changes.parts.iter().enumerate().filter(|(_, part)| self.is_unread(part)) {
            let Some((is_new, own)) = part.new.map(|new| (true, new)).or(part.old.map(|old| (false, old))) else { continue };
            let one = &if is_new { &self.changes.new } else { &self.changes.old }.parts[own];
            let is_apart = self.is_doubtful(own, is_new) || (one.number.is_some() && self.all_lost(part).is_none());
            if is_apart {
                parts.0[usize::from(is_new)].insert(own, Some(self.unread_note(own, is_new)));
            } else {
                groups.entry((is_new, one.parent, &one.key)).or_default().push((at, own));
            }
        }
        for ((is_new, _, key), group) in groups {
            let note = match group.as_slice() {
                [(_, own)] => self.unread_note(*own, is_new),
                _ => self.unread_together(&group, key, is_new),
            };
            let notes = std::iter::once(Some(note)).chain(std::iter::repeat(None));
            parts.0[usize::from(is_new)].extend(group.into_iter().map(|(_, own)| own).zip(notes));
        }
        parts
    }

    fn unread_note(&self, at: PartId, is_new: bool) -> String {
        // Of what is new on a page the text stands above.
        let named = if is_new { self.new.short(at) } else { self.old.long(at, None) };
        format!("{} {}", capitalised(&named), self.unread_told_of(at, is_new))
    }

    /// "Fotnoterna (18 stycken) går inte att läsa i den nya filen, rad 894", "Fotnoterna (2 stycken) finns i den nya filen men …".
    fn unread_together(&self, group: &[(usize, PartId)], key: &str, is_new: bool) -> String {
        let count = format!(" ({}{})", group.len(), self.say(" stycken", ""));
        let parts: Vec<usize> = group.iter().map(|(at, _)| *at).collect();
        let told = self.lost_in_words(&parts, &count);
        capitalised(&told.unwrap_or_else(|| format!("{}{count} {}", self.kin(key), self.unread_together_told(is_new))))
    }

    /// A part of the new side that cannot be read on the old one: its text, not marked as new.
    pub(super) fn unread_before(&self, at: PartId, note: Option<&str>, extent: Extent) -> Entry {
        let mut lines = self.lines(None, Some(at), None, extent);
        if extent == Extent::Whole {
            lines.iter_mut().for_each(unmark);
        }
        let unread = self.say("Går inte att läsa i den gamla filen", "Cannot be read in the old file");
        let notes = note.map(str::to_owned).into_iter().collect();
        Entry::Part { depth: self.depth(at, true), lines, notes, unread: Some((Column::Old, unread)) }
    }

    /// A part of the old side that cannot be read on the new one: its text, not marked as gone, where both are shown beside each
    /// other, and the note.
    pub(super) fn unread_after(&self, at: PartId, note: Option<&str>, extent: Extent) -> Option<Entry> {
        let lines = if extent == Extent::Changed { self.lines(Some(at), None, None, extent) } else { Vec::new() };
        let unread = self.say("Går inte att läsa i den nya filen", "Cannot be read in the new file");
        let notes: Vec<String> = note.map(str::to_owned).into_iter().collect();
        let is_empty = lines.is_empty() && notes.is_empty();
        (!is_empty).then(|| Entry::Part { depth: self.depth(at, false), lines, notes, unread: Some((Column::New, unread)) })
    }

    /// What stands for an entry that cannot be read and may be new.
    pub(super) fn lone_entry(&self, lone: &Lone) -> Entry {
        let depth = if lone.parent == ROOT { 0 } else { self.depth(lone.parent, true) + 1 };
        Entry::Part { depth, lines: Vec::new(), notes: vec![lone.words.clone()], unread: None }
    }

    /// What is said of values that a part has now and that cannot be read in the old file.
    pub(super) fn values_unread_before(&self, part: &PartChanges) -> Vec<String> {
        let Some((old, new)) = part.old.zip(part.new) else { return Vec::new() };
        let kind = self.changes.new.parts[new].kind;
        let was_unread = |key: &str| {
            let (before, after) = (self.changes.old.parts[old].field(key)?, self.changes.new.parts[new].field(key)?);
            let found = self.unread_entries((old, new), key, before, after)?;
            let noun = capitalised(field(kind, key, self.new.language));
            Some(format!("{noun}: {}", self.unread_entries_of(&found, false)?))
        };
        let told = part.changes.iter().filter_map(|noted| match &noted.change {
            Change::Changed(key, None, Some(_)) => {
                Some(format!("{} {}", capitalised(field(kind, key, self.new.language)), self.lost(old, key, false)?))
            }
            Change::Changed(key, Some(_), Some(_)) => was_unread(key),
            _ => None,
        });
        told.collect()
    }
}

/// Takes off the mark of what is new.
pub(super) fn unmark(line: &mut Line) {
    let cells = line.table.iter_mut().flat_map(|table| table.rows.iter_mut().flatten().flatten());
    for step in line.steps.iter_mut().chain(cells) {
        if let Step::New(text) = step {
            *step = Step::Same(String::new(), std::mem::take(text));
        }
    }
}
