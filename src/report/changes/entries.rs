//! A document in its new order, part by part, with what became of each: what the views of the wording are made of.

use super::lines::Line;
use super::sentences::{Telling, capitalised};
use crate::diff::{Change, PartChanges, PartId, ROOT};
use std::collections::BTreeMap;

/// Something a view of the wording shows.
pub enum Entry {
    /// Parts that did not change, of which nothing is shown.
    Skipped,
    /// A part that did not change, by its heading.
    Heading {
        /// In how many parts it stands.
        depth: usize,
        /// What it was called.
        old: String,
        /// What it is called.
        new: String,
    },
    /// A part that something became of.
    Part {
        /// In how many parts it stands.
        depth: usize,
        /// What it was and is, line by line.
        lines: Vec<Line>,
        /// What became of it other than its wording: "Flyttades från mål 4 till mål 5".
        notes: Vec<String>,
    },
}

impl Telling<'_> {
    /// The whole document in its new order, what is gone where it stood.
    pub fn entries(&self) -> Vec<Entry> {
        let changed: BTreeMap<PartId, &PartChanges> =
            self.changes.parts.iter().filter_map(|part| Some((part.new?, part))).collect();
        let gone = self.gone_by_place();
        let mut entries = Vec::new();
        for at in 0..self.changes.new.parts.len() {
            self.new_entry(at, changed.get(&at).copied(), &mut entries);
            let gone = gone.get(&at).into_iter().flatten();
            entries.extend(gone.map(|old| self.part(Some(*old), None, None)));
        }
        entries
    }

    /// The changed parts with the headings they stand under; all between them is skipped.
    pub fn changed_entries(&self) -> Vec<Entry> {
        let entries = self.entries();
        let leads: Vec<bool> = (0..entries.len()).map(|at| leads_to_a_part(&entries[at..])).collect();
        let mut shown = Vec::new();
        for (entry, leads) in entries.into_iter().zip(leads) {
            match entry {
                Entry::Heading { .. } if !leads => skip(&mut shown),
                Entry::Skipped => skip(&mut shown),
                entry => shown.push(entry),
            }
        }
        shown
    }

    /// What is gone, by the new part after which it stood.
    fn gone_by_place(&self) -> BTreeMap<PartId, Vec<PartId>> {
        let mut gone: BTreeMap<PartId, Vec<PartId>> = BTreeMap::new();
        let mut place = ROOT;
        for old in 0..self.changes.old.parts.len() {
            match self.changes.new_of(old) {
                Some(new) => place = new,
                None => gone.entry(place).or_default().push(old),
            }
        }
        gone
    }

    fn new_entry(&self, at: PartId, changes: Option<&PartChanges>, entries: &mut Vec<Entry>) {
        let old = self.changes.old_of(at);
        let part = &self.changes.new.parts[at];
        let is_shown = old.is_none() || changes.is_some_and(|changes| changes.changes.iter().any(|noted| is_seen(&noted.change)));
        if is_shown && part.kind != "Body" {
            let entry = self.part(old, Some(at), changes);
            if !matches!(&entry, Entry::Part { lines, notes, .. } if lines.is_empty() && notes.is_empty()) {
                entries.push(entry);
            }
        } else if let Some(old) = old.filter(|_| is_heading(part)) {
            let (old, new) = (capitalised(&self.old.long(old, None)), capitalised(&self.new.long(at, None)));
            entries.push(Entry::Heading { depth: self.depth(at, true), old, new });
        } else if at != ROOT && part.kind != "Body" {
            skip(entries);
        }
    }

    fn part(&self, old: Option<PartId>, new: Option<PartId>, changes: Option<&PartChanges>) -> Entry {
        let depth = match (new, old) {
            (Some(new), _) => self.depth(new, true),
            (None, Some(old)) => self.depth(old, false),
            (None, None) => 0,
        };
        let moves = changes.into_iter().flat_map(|part| part.changes.iter().map(move |noted| (part, noted)));
        let told = moves.filter(|(_, noted)| {
            !noted.follows && (noted.change.is_move() || matches!(noted.change, Change::Split(_) | Change::Merged(_)))
        });
        let notes = told.filter_map(|(part, noted)| self.note(part, &noted.change)).collect();
        Entry::Part { depth, lines: self.lines(old, new, changes), notes }
    }

    /// In how many parts one stands; bodies do not count.
    fn depth(&self, at: PartId, is_new: bool) -> usize {
        let reader = if is_new { &self.new } else { &self.old };
        std::iter::successors(reader.within(at), |at| reader.within(*at)).filter(|at| *at != ROOT).count()
    }
}

/// Whether anything of a change is seen in the wording; ids are not.
pub fn is_seen(change: &Change) -> bool {
    !matches!(change, Change::Renamed)
}

/// Whether a part that did not change is shown by its heading.
fn is_heading(part: &crate::diff::Part) -> bool {
    matches!(part.kind, "Section" | "Goal" | "Activity" | "Appendix" | "Point" | "FollowUpArea" | "Phase" | "Forum")
}

/// Adds parts of which nothing is shown, unless some stand there already.
fn skip(entries: &mut Vec<Entry>) {
    if !matches!(entries.last(), Some(Entry::Skipped)) {
        entries.push(Entry::Skipped);
    }
}

/// Whether what begins with a heading has a changed part under it.
fn leads_to_a_part(entries: &[Entry]) -> bool {
    let [Entry::Heading { depth: own, .. }, rest @ ..] = entries else { return true };
    for entry in rest {
        match entry {
            Entry::Part { depth, .. } => return depth > own,
            Entry::Heading { depth, .. } if depth <= own => return false,
            _ => {}
        }
    }
    false
}
