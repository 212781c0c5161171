//! The merge itself: entry by entry, from the outermost collection inwards.

use super::clash::Clash;
use super::conflict::{Conflict, Place, Side, number_of, stand_in};
use super::moves::{Moves, Part, remarked};
use super::order::{self, Order};
use super::pair::{Slot, slots};
use super::versions::{Versions, remarks};
use super::{divided, flows, marks};
use crate::verbatim::{Block, Entry, Value, Verbatim};
use std::collections::BTreeMap;

/// A collection without entries.
pub(super) fn nothing(is_list: bool, column: usize) -> Block {
    Block { is_list, column, entries: Vec::new() }
}

/// The text of all three together, in which a line stands for each conflict.
pub(super) fn combine(base: &Verbatim, ours: &Verbatim, theirs: &Verbatim) -> (String, Vec<Conflict>) {
    if let Some([base, ours, theirs]) = flows::with_open_moves([base, ours, theirs]) {
        return on_lines(&base, &ours, &theirs);
    }
    on_lines(base, ours, theirs)
}

fn on_lines(base: &Verbatim, ours: &Verbatim, theirs: &Verbatim) -> (String, Vec<Conflict>) {
    let moves = Moves::of(base, ours, theirs);
    let marked = marks::marked(
        base,
        [ours, theirs],
        [&|entry| moves.is_gone(entry, Side::Ours), &|entry| moves.is_gone(entry, Side::Theirs)],
    );
    match marked {
        Some([base, ours, theirs]) => with(Moves::of(&base, &ours, &theirs), &base, &ours, &theirs),
        None => with(moves, base, ours, theirs),
    }
}

fn with(moves: Moves, base: &Verbatim, ours: &Verbatim, theirs: &Verbatim) -> (String, Vec<Conflict>) {
    let mut combiner = Combiner { has_moved: moves.any(), moves, conflicts: Vec::new(), is_within_half: false };
    let root = combiner.block(&base.root, &ours.root, &theirs.root, &Place::of_document(&ours.root));
    let head = remarks(&base.head, &ours.head, &theirs.head);
    let tail = remarks(&base.tail, &ours.tail, &theirs.tail);
    (Verbatim { head, root, tail }.text(), combiner.conflicts)
}

/// The merge under way.
pub(super) struct Combiner {
    moves: Moves,
    pub(super) has_moved: bool,
    pub(super) conflicts: Vec<Conflict>,
    /// Whether what is looked at stands in the place of an item of a list around it.
    is_within_half: bool,
}

/// An entry in the versions of its list that have it.
struct Found<'e> {
    base: Option<&'e Entry>,
    ours: Option<&'e Entry>,
    theirs: Option<&'e Entry>,
    /// Whether a side has it in another place of the list.
    is_moved: bool,
}

impl Combiner {
    pub(super) fn block(&mut self, base: &Block, ours: &Block, theirs: &Block, place: &Place) -> Block {
        let (mut base, mut theirs) = (base.clone(), theirs.clone());
        base.shift(ours.column);
        theirs.shift(ours.column);
        let slots = slots(
            &base.entries,
            &ours.entries,
            &theirs.entries,
            [&|entry| self.moves.is_gone(entry, Side::Ours), &|entry| self.moves.is_gone(entry, Side::Theirs)],
        );
        let moved = [order::moved(&slots, |slot| slot.ours), order::moved(&slots, |slot| slot.theirs)];
        let Order { slots: sequence, contested } = order::order(&slots);
        let parted =
            if ours.is_list { divided::parted(&slots, [&base.entries, &ours.entries, &theirs.entries]) } else { Vec::new() };
        let mut entries: Vec<(usize, Entry)> = Vec::new();
        let mut is_order_told = !ours.is_list;
        for index in sequence {
            let Slot { base: before, ours: own, theirs: other } = slots[index];
            if !is_order_told && contested.contains(&index) {
                is_order_told = true;
                let order = contested.iter().filter_map(|index| Some(&theirs.entries[slots[*index].theirs?]));
                entries.push((usize::MAX, self.contested(&order.collect::<Vec<_>>(), place)));
            }
            let found = Found {
                base: before.map(|before| &base.entries[before]),
                ours: own.map(|own| &ours.entries[own]),
                theirs: other.map(|other| &theirs.entries[other]),
                is_moved: ours.is_list && (moved[0][index] || moved[1][index]),
            };
            let is_within = self.is_within_half;
            self.is_within_half |= parted.iter().any(|parted| parted.halves.contains(&index));
            let by = parted.iter().find(|parted| parted.whole == index).map(|parted| parted.by);
            let entry = self.slot_parted(&found, by, ours.column, place);
            entries.extend(entry.map(|entry| (index, entry)));
            self.is_within_half = is_within;
        }
        for (whole, at, clash) in divided::parted_and_gone(&slots, &parted, &entries) {
            let before = slots[whole].base.map(|at| &base.entries[at]);
            let Some(before) = before.filter(|before| !self.moves.stands_elsewhere(before)) else { continue };
            let what = place.told(before, &clash);
            self.conflicts.push(Conflict { what, ours: None, theirs: None });
            entries.insert(at, (whole, stand_in(self.conflicts.len() - 1)));
        }
        for parted in &parted {
            divided::brought_in(parted, &mut entries, &mut self.conflicts);
        }
        let mut entries: Vec<Entry> = entries.into_iter().map(|(_, entry)| entry).collect();
        if ours.is_list {
            part_by_blank_lines(&mut entries, &ours.entries, &theirs.entries);
        }
        Block { is_list: ours.is_list, column: ours.column, entries }
    }

    /// As [`Combiner::slot`]; an item that the side `by` parted is in conflict as a whole when anything in it is.
    fn slot_parted(&mut self, found: &Found<'_>, by: Option<Side>, column: usize, place: &Place) -> Option<Entry> {
        let known = self.conflicts.len();
        let entry = self.slot(found, column, place)?;
        let Some(by) = by.filter(|_| self.conflicts.len() > known) else { return Some(entry) };
        if number_of(&entry).is_some_and(|number| number == known) {
            let other = if by == Side::Ours { found.theirs } else { found.ours };
            if let Some((_, other)) = found.base.zip(other).filter(|(base, other)| base.value.data() != other.value.data()) {
                self.conflicts[known].what = place.told(other, &Clash::ChangedAndDivided(by));
            }
            return Some(entry);
        }
        self.conflicts.truncate(known);
        Some(self.conflict(found.ours, found.theirs, &Clash::ChangedAndDivided(by), place))
    }

    /// What becomes of an entry that stands here in some of the versions.
    fn slot(&mut self, found: &Found<'_>, column: usize, place: &Place) -> Option<Entry> {
        let one = found.ours.or(found.theirs)?;
        let Some(id) = one.text_under("id").filter(|_| one.key.is_none()).map(str::to_owned) else {
            return self.unmoved(found, None, place);
        };
        let known = |parts: &BTreeMap<String, Part>| Some(parts.get(&id)?.at(column));
        let (moved, ours, theirs) = (known(&self.moves.base), known(&self.moves.ours), known(&self.moves.theirs));
        let (by_us, by_them) = (self.moves.by_us(&id), self.moves.by_them(&id));
        let elsewhere = Versions::all(moved.as_ref(), found.ours.or(ours.as_ref()), found.theirs.or(theirs.as_ref()));
        match (found.base, found.ours, found.theirs, elsewhere) {
            // They moved it to another place, or we did: into a part that the other side has removed, or one it still has.
            (Some(_), Some(ours), None, Some(_)) if by_them => {
                let is_lost = self.moves.is_into_removed(&id, Side::Theirs);
                is_lost.then(|| self.conflict(Some(ours), None, &Clash::MovedIntoRemoved(Side::Theirs), place))
            }
            (Some(_), None, Some(theirs), Some(_)) if by_us => {
                let is_lost = self.moves.is_into_removed(&id, Side::Ours);
                is_lost.then(|| self.conflict(None, Some(theirs), &Clash::MovedIntoRemoved(Side::Ours), place))
            }
            // It came here from another place.
            (None, Some(_), None, Some(all)) if by_us && by_them => Some(self.moved_apart(&id, all, Side::Ours, place)),
            (None, None, Some(_), Some(all)) if by_us && by_them => Some(self.moved_apart(&id, all, Side::Theirs, place)),
            (None, Some(_), None, Some(all)) if by_us => Some(self.entry(all, place)),
            (None, None, Some(_), Some(all)) if by_them => Some(self.entry(all, place)),
            (None, Some(ours), None, None) if by_us => {
                Some(self.conflict(Some(ours), None, &Clash::MovedAndRemoved(Side::Theirs), place))
            }
            (None, None, Some(theirs), None) if by_them => {
                Some(self.conflict(None, Some(theirs), &Clash::MovedAndRemoved(Side::Ours), place))
            }
            (None, Some(ours), None, None) => self.added_apart(&id, ours, Side::Ours, place),
            (None, None, Some(theirs), None) => self.added_apart(&id, theirs, Side::Theirs, place),
            _ => self.unmoved(found, moved.as_ref(), place),
        }
    }

    /// A part that only `here` has in this list. If the other side has added one with its id in another, the same is written
    /// once, where ours has it, and a different one is in conflict; so is a part of one that the other side changed, unless
    /// that one stands in this list.
    fn added_apart(&mut self, id: &str, entry: &Entry, here: Side, place: &Place) -> Option<Entry> {
        let clash = match self.moves.added_by_both(id).map(|(ours, theirs)| ours.is_same(theirs)) {
            Some(true) => return (here == Side::Ours).then(|| entry.clone()),
            Some(false) => Clash::AddedApart(here, self.moves.whereabouts(id, here.other())),
            None => match self.moves.changed_whole_of(entry, here).filter(|_| !self.is_within_half) {
                Some(whole) => Clash::PartOfChanged(here, whole.to_owned()),
                None => return Some(self.added(entry, here, place)),
            },
        };
        Some(match here {
            Side::Ours => self.conflict(Some(entry), None, &clash, place),
            Side::Theirs => self.conflict(None, Some(entry), &clash, place),
        })
    }

    /// What becomes of an entry that stands in no other list; `moved` is what it was in the base, if both moved it here.
    fn unmoved(&mut self, found: &Found<'_>, moved: Option<&Entry>, place: &Place) -> Option<Entry> {
        match (found.base, found.ours, found.theirs) {
            (base, Some(ours), Some(theirs)) => Some(self.entry(Versions { base: base.or(moved), ours, theirs }, place)),
            (Some(base), Some(ours), None) => self.removed(base, ours, Side::Theirs, found.is_moved, place),
            (Some(base), None, Some(theirs)) => self.removed(base, theirs, Side::Ours, found.is_moved, place),
            (None, Some(ours), None) => Some(self.added(ours, Side::Ours, place)),
            (None, None, Some(theirs)) => Some(self.added(theirs, Side::Theirs, place)),
            (_, None, None) => None,
        }
    }

    /// A part that both moved, to different lists, in the list of `here`: each side has it in one of them.
    fn moved_apart(&mut self, id: &str, all: Versions<'_>, here: Side, place: &Place) -> Entry {
        let known = self.conflicts.len();
        let merged = self.entry(all, place);
        let is_clean = self.conflicts.len() == known;
        self.conflicts.truncate(known);
        let entry = |own: &Entry| if is_clean { merged.clone() } else { own.clone() };
        let clash = Clash::MovedApart(here, self.moves.whereabouts(id, here.other()));
        match here {
            Side::Ours => self.conflict(Some(&entry(all.ours)), None, &clash, place),
            Side::Theirs => self.conflict(None, Some(&entry(all.theirs)), &clash, place),
        }
    }

    /// A line that tells that both changed the order, which is left as ours has it.
    fn contested(&mut self, theirs: &[&Entry], place: &Place) -> Entry {
        self.conflicts.push(Conflict { what: place.order_told(theirs), ours: None, theirs: None });
        stand_in(self.conflicts.len() - 1)
    }

    /// An entry that one side removed: gone, unless the other side changed or moved it. What the side moved out of it before
    /// is not part of it.
    fn removed(&mut self, base: &Entry, left: &Entry, by: Side, is_moved: bool, place: &Place) -> Option<Entry> {
        let (base, mut left) = (self.moves.left_by(by, base), self.moves.left_by(by, left));
        let is_changed = base.value.data() != left.value.data() || remarked(&base) != remarked(&left);
        if !is_changed && !is_moved {
            return None;
        }
        let known = self.conflicts.len();
        let whole = self.added(&left, by.other(), place);
        if self.conflicts.len() == known {
            left = whole;
        }
        self.conflicts.truncate(known);
        if matches!(&base.value, Value::Block(block, _) if block.entries.is_empty()) {
            return Some(left);
        }
        let clash = match base.text_under("id").filter(|_| base.key.is_none()) {
            Some(id) if is_changed && self.moves.is_divided(id, by) => Clash::ChangedAndDivided(by),
            _ if is_changed => Clash::ChangedAndRemoved(by),
            _ => Clash::MovedAndRemoved(by),
        };
        Some(match by {
            Side::Ours => self.conflict(None, Some(&left), &clash, place),
            Side::Theirs => self.conflict(Some(&left), None, &clash, place),
        })
    }

    /// An entry that only one side has. Parts that were moved into it may have been changed on the other.
    fn added(&mut self, entry: &Entry, side: Side, place: &Place) -> Entry {
        let mut entry = entry.clone();
        if !self.has_moved {
            return entry;
        }
        let place = entry.key.as_ref().map_or_else(|| place.item(&entry), |key| place.under(key));
        if let Value::Block(block, _) = &mut entry.value {
            let empty = nothing(block.is_list, block.column);
            *block = match side {
                Side::Ours => self.block(&empty, block, &empty, &place),
                Side::Theirs => self.block(&empty, &empty, block, &place),
            };
        }
        entry
    }

    fn conflict(&mut self, ours: Option<&Entry>, theirs: Option<&Entry>, clash: &Clash, place: &Place) -> Entry {
        let Some(one) = ours.or(theirs) else { return stand_in(usize::MAX) };
        let what = place.told(one, clash);
        let lead = if one.lead.trim().is_empty() { one.lead.clone() } else { String::new() };
        // Blank lines that both have stand above the conflict.
        let side = |entry: Option<&Entry>| {
            entry.map(|entry| Entry { lead: entry.lead.strip_prefix(&lead).unwrap_or(&entry.lead).to_owned(), ..entry.clone() })
        };
        self.conflicts.push(Conflict { what, ours: side(ours), theirs: side(theirs) });
        Entry { lead, ..stand_in(self.conflicts.len() - 1) }
    }

    fn entry(&mut self, versions: Versions<'_>, place: &Place) -> Entry {
        let Versions { base, ours, theirs } = versions;
        if ours == theirs || (base == Some(theirs) && !self.has_moved) {
            return ours.clone();
        }
        if base == Some(ours) && !self.has_moved {
            return theirs.clone();
        }
        let here = match &ours.key {
            Some(key) => place.under(key),
            None => place.item(ours),
        };
        let known = self.conflicts.len();
        let Some(mut merged) = self.value(versions, &here) else {
            self.conflicts.truncate(known);
            let clash = if base.is_some() { Clash::Changed } else { Clash::Added };
            return self.conflict(Some(ours), Some(theirs), &clash, place);
        };
        merged.lead = remarks(base.map_or("", |base| &base.lead), &ours.lead, &theirs.lead);
        merged
    }
}

/// Items are parted by blank lines where ours has them between all of its items.
fn part_by_blank_lines(entries: &mut [Entry], ours: &[Entry], theirs: &[Entry]) {
    let model = if ours.len() > 1 { ours } else { theirs };
    let are_parted = model.len() > 1 && model[1..].iter().all(|entry| entry.lead.starts_with('\n'));
    let begins_blank = ours.first().or(theirs.first()).is_some_and(|first| first.lead.starts_with('\n'));
    for (index, entry) in entries.iter_mut().enumerate() {
        if index == 0 && !begins_blank {
            entry.lead = entry.lead.trim_start_matches('\n').to_owned();
        } else if index > 0 && are_parted && !entry.lead.starts_with('\n') && number_of(entry).is_none() {
            entry.lead.insert(0, '\n');
        }
    }
}
