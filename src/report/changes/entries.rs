//! A document in its new order, part by part, with what became of each: what the views of the wording are made of.

mod unread;

use super::lines::{Column, Line};
use super::sentences::{Telling, capitalised};
use crate::diff::{Change, Noted, PartChanges, PartId, ROOT};
use std::collections::{BTreeMap, BTreeSet};
use unread::UnreadParts;

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
        /// The column of the side on which it stands but cannot be read, with words for that; nothing where it can be read.
        unread: Option<(Column, &'static str)>,
    },
}

/// How much of a part is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What changed, and of all else as much as tells which part it is.
    Changed,
    /// All it says.
    Whole,
}

impl Entry {
    /// The remarks on a part that stand in `column`: in the new one, but on what cannot be read in the old file in the old one.
    pub fn notes_in(&self, column: Column) -> &[String] {
        let Entry::Part { notes, unread, .. } = self else { return &[] };
        let own = unread.map_or(Column::New, |(own, _)| own);
        if column == Column::Both || column == own { notes } else { &[] }
    }

    fn says_nothing(&self) -> bool {
        matches!(self, Entry::Part { lines, notes, .. } if lines.is_empty() && notes.is_empty())
    }
}

impl Telling<'_> {
    /// The whole document in its new order and its whole new text, what is gone where it stood.
    pub fn entries(&self) -> Vec<Entry> {
        self.in_order(Extent::Whole)
    }

    /// The changed parts with the headings they stand under; all between them is skipped.
    pub fn changed_entries(&self) -> Vec<Entry> {
        let entries = self.in_order(Extent::Changed);
        let leads: Vec<bool> = (0..entries.len()).map(|at| leads_to_a_part(&entries[at..])).collect();
        let mut shown = Vec::new();
        for (entry, leads) in entries.into_iter().zip(leads) {
            match entry {
                Entry::Heading { .. } if !leads => skip(&mut shown),
                Entry::Skipped => skip(&mut shown),
                entry => shown.push(entry),
            }
        }
        // Where nothing is shown there is nothing that it stands between.
        if shown.iter().all(|entry| matches!(entry, Entry::Skipped)) { Vec::new() } else { shown }
    }

    fn in_order(&self, extent: Extent) -> Vec<Entry> {
        let changed: BTreeMap<PartId, &PartChanges> =
            self.changes.parts.iter().filter_map(|part| Some((part.new?, part))).collect();
        let (gone, unread, lone) = (self.gone_by_place(extent), self.unread_parts(), self.lone_entries());
        let otherwise = self.parties_named_otherwise();
        let mut entries = Vec::new();
        for at in 0..self.changes.new.parts.len() {
            match unread.around(self, at) {
                Some(_) if self.changes.new.parts[at].kind == "Body" => {}
                Some(outermost) => {
                    let note = unread.note(outermost, true).filter(|_| outermost == at);
                    entries.push(self.unread_before(at, note, extent));
                }
                None if otherwise.contains(&(true, at)) => entries.push(self.same_entry(at, extent)),
                None => self.new_entry(at, changed.get(&at).copied(), extent, &mut entries),
            }
            let gone = gone.get(&at).into_iter().flatten().filter(|old| !otherwise.contains(&(false, **old)));
            let gone = gone.filter_map(|old| self.gone(*old, &unread, extent));
            entries.extend(gone.filter(|entry| !entry.says_nothing()));
            entries.extend(lone.iter().filter(|lone| lone.after == at).map(|lone| self.lone_entry(lone)));
        }
        entries
    }

    /// The parties that only one side names, true being the new one, of whom none came or went.
    fn parties_named_otherwise(&self) -> BTreeSet<(bool, PartId)> {
        let alone =
            self.changes.parts.iter().filter(|part| (part.old.is_none() || part.new.is_none()) && self.is_put_otherwise(part));
        alone.filter_map(|part| part.new.map(|new| (true, new)).or(part.old.map(|old| (false, old)))).collect()
    }

    /// A party that is not marked as new, since it was one as a member of another.
    fn same_entry(&self, at: PartId, extent: Extent) -> Entry {
        if extent == Extent::Changed {
            return Entry::Skipped;
        }
        let mut lines = self.lines(None, Some(at), None, extent);
        lines.iter_mut().for_each(unread::unmark);
        Entry::Part { depth: self.depth(at, true), lines, notes: Vec::new(), unread: None }
    }

    /// What is shown of a part that the new side does not have; nothing of what stands in one that cannot be read there.
    fn gone(&self, old: PartId, unread: &UnreadParts, extent: Extent) -> Option<Entry> {
        match self.unread_over(old) {
            None => Some(self.part(Some(old), None, None, extent)),
            Some(outermost) => self.unread_after(old, unread.note(old, false).filter(|_| outermost == old), extent),
        }
    }

    /// What is gone, by the new part after which it is told: what stood in front of it in the part it stood in, so that it
    /// comes under the heading it stood under.
    fn gone_by_place(&self, extent: Extent) -> BTreeMap<PartId, Vec<PartId>> {
        let old = &self.changes.old;
        let mut places: BTreeMap<PartId, PartId> = BTreeMap::new();
        let mut gone: BTreeMap<PartId, Vec<PartId>> = BTreeMap::new();
        let went = |at: &PartId| self.changes.new_of(*at).is_none_or(|new| self.is_apart(new, extent));
        for at in (0..old.parts.len()).filter(went) {
            let place = self.place_of_gone(at, &places);
            places.insert(at, place);
            gone.entry(place).or_default().push(at);
        }
        gone
    }

    /// Whether the part that is now `new` is shown twice: a paragraph that moved to another part stands in the old column under
    /// the heading that it stood under. In the whole text it stands once.
    fn is_apart(&self, new: PartId, extent: Extent) -> bool {
        let is_moved = |noted: &Noted| !noted.follows && noted.change == Change::MovedTo;
        extent == Extent::Changed
            && self.changes.new.parts[new].kind == "Paragraph"
            && self.changes.new.parts[new].children.is_empty()
            && self.changes.parts.iter().any(|part| part.new == Some(new) && part.changes.iter().any(is_moved))
    }

    /// After which new part the old part `at` is told; `places` has those of what is gone in front of it.
    fn place_of_gone(&self, at: PartId, places: &BTreeMap<PartId, PartId>) -> PartId {
        let (old, new) = (&self.changes.old, &self.changes.new);
        let Some(parent) = old.parts[at].parent else { return ROOT };
        let Some(new_parent) = self.changes.new_of(parent) else { return places.get(&parent).copied().unwrap_or(ROOT) };
        let before = old.parts[parent].children.iter().rev().skip_while(|child| **child != at).skip(1);
        let mut place_of = before.filter_map(|before| match self.changes.new_of(*before) {
            Some(pair) => (new.parts[pair].parent == Some(new_parent)).then(|| new.parts[pair].end - 1),
            None => places.get(before).copied(),
        });
        place_of.next().unwrap_or(new_parent)
    }

    fn new_entry(&self, at: PartId, changes: Option<&PartChanges>, extent: Extent, entries: &mut Vec<Entry>) {
        let old = self.changes.old_of(at).filter(|_| changes.is_none() || !self.is_apart(at, extent));
        let part = &self.changes.new.parts[at];
        if part.kind == "Body" {
            return;
        }
        let is_changed = old.is_none()
            || changes.is_some_and(|changes| {
                let is_told = |noted: &Noted| is_seen(&noted.change) && !self.folded.is_reference(noted);
                let follows = |noted: &Noted| self.goes_along(at, noted) || self.prints_the_same(changes, noted);
                changes.changes.iter().any(|noted| is_told(noted) && !follows(noted))
            });
        if is_changed || extent == Extent::Whole {
            let entry = self.part(old, Some(at), changes, extent);
            if !entry.says_nothing() {
                entries.push(entry);
                return;
            }
        }
        match old.filter(|old| at != ROOT && self.is_heading(*old, at)) {
            Some(old) => {
                let (old, new) = (capitalised(&self.old.long(old, None)), capitalised(&self.new.long(at, None)));
                entries.push(Entry::Heading { depth: self.depth(at, true), old, new });
            }
            None if at != ROOT => skip(entries),
            None => {}
        }
    }

    /// Whether the part that is now `new` stays where a reader finds it, though it stands in another part: text under a heading that came
    /// or went, a note, or an entry of a register that is in another file.
    pub fn goes_along(&self, new: PartId, noted: &Noted) -> bool {
        let is_text = matches!(self.changes.new.parts[new].kind, "Paragraph" | "Footnote");
        noted.follows && noted.change.is_move() && (is_text || self.changes.of_moved)
    }

    /// Whether a part that did not change is shown by its heading, since others stand or stood in it.
    fn is_heading(&self, old: PartId, new: PartId) -> bool {
        let holds = |side: &crate::diff::Side, at: PartId| !side.parts[at].children.is_empty();
        holds(&self.changes.old, old) || holds(&self.changes.new, new)
    }

    fn part(&self, old: Option<PartId>, new: Option<PartId>, changes: Option<&PartChanges>, extent: Extent) -> Entry {
        let depth = match (new, old) {
            (Some(new), _) => self.depth(new, true),
            (None, Some(old)) => self.depth(old, false),
            (None, None) => 0,
        };
        let moves = changes.into_iter().flat_map(|part| part.changes.iter().map(move |noted| (part, noted)));
        let told = moves.filter(|(_, noted)| {
            !noted.follows && (noted.change.is_move() || matches!(noted.change, Change::Split(_) | Change::Merged(_)))
        });
        let mut notes: Vec<String> = told.filter_map(|(part, noted)| self.note(part, &noted.change)).collect();
        if extent == Extent::Whole {
            // The new text alone is shown, and would hide that nothing tells whether it is new.
            notes.extend(changes.into_iter().flat_map(|part| self.values_unread_before(part)));
        }
        Entry::Part { depth, lines: self.lines(old, new, changes, extent), notes, unread: None }
    }

    /// In how many parts one stands; bodies do not count.
    fn depth(&self, at: PartId, is_new: bool) -> usize {
        let reader = if is_new { &self.new } else { &self.old };
        std::iter::successors(reader.within(at), |at| reader.within(*at)).filter(|at| *at != ROOT).count()
    }
}

/// Whether anything of a change is seen in the wording; ids are not.
pub fn is_seen(change: &Change) -> bool {
    match change {
        Change::Renamed => false,
        Change::Changed(key, ..) => key != "id",
        _ => true,
    }
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
