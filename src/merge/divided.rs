//! A part that one side parted and the other changed: what the one put in its place is in conflict with what the other made of it.

use super::clash::Clash;
use super::conflict::{Conflict, Side, number_of, stand_in};
use super::links::{comes_from, is_linked_inside, is_parted_from};
use super::pair::{Slot, alike, words};
use crate::verbatim::{Data, Entry, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The share of its words that a new item must have from one that stood there, to be a half of it.
const FROM_WHOLE: f64 = 0.5;

/// An item of a list, and the new ones that a side put in its place or beside what is left of it.
#[derive(Debug)]
pub(super) struct Parted {
    /// The slot of the item.
    pub whole: usize,
    /// The slots of the new ones, in the order of their side.
    pub halves: Vec<usize>,
    /// The side that parted it.
    pub by: Side,
}

/// The items of a list that one side parted. New items are halves when they, or something in them, say that they come from the
/// item, or when they stand in its place or beside what is left of it and have most of their words from it; at least two
/// where nothing says so and nothing is left of it.
pub(super) fn parted(slots: &[Slot], [base, ours, theirs]: [&[Entry]; 3]) -> Vec<Parted> {
    let of_ours = Sides { slots, base, side: ours, own: |slot| slot.ours, other: |slot| slot.theirs };
    let of_theirs = Sides { slots, base, side: theirs, own: |slot| slot.theirs, other: |slot| slot.ours };
    let of =
        |found: BTreeMap<usize, Vec<usize>>, by: Side| found.into_iter().map(move |(whole, halves)| Parted { whole, halves, by });
    of(of_ours.parted(), Side::Ours).chain(of(of_theirs.parted(), Side::Theirs)).collect()
}

/// The items that no side has any longer and that one of them parted, or both in different ways: the slot of each, the place of
/// the first of its halves among the merged `entries` with their slots, and what became of it; those furthest behind first.
pub(super) fn parted_and_gone(slots: &[Slot], parted: &[Parted], entries: &[(usize, Entry)]) -> Vec<(usize, usize, Clash)> {
    let is_gone = |whole: usize| slots[whole].ours.is_none() && slots[whole].theirs.is_none();
    let wholes: BTreeSet<usize> = parted.iter().map(|parted| parted.whole).filter(|whole| is_gone(*whole)).collect();
    let told = wholes.into_iter().filter_map(|whole| {
        let of_whole = || parted.iter().filter(|parted| parted.whole == whole);
        let at = entries.iter().position(|(slot, _)| of_whole().any(|parted| parted.halves.contains(slot)))?;
        let clash = if of_whole().count() > 1 { Clash::DividedApart } else { Clash::DividedAndRemoved(of_whole().next()?.by) };
        Some((whole, at, clash))
    });
    let mut told: Vec<(usize, usize, Clash)> = told.collect();
    told.sort_by_key(|(_, at, _)| std::cmp::Reverse(*at));
    told
}

/// The items of a list, with one side that may have parted some of them.
struct Sides<'e> {
    slots: &'e [Slot],
    base: &'e [Entry],
    side: &'e [Entry],
    own: fn(&Slot) -> Option<usize>,
    other: fn(&Slot) -> Option<usize>,
}

impl Sides<'_> {
    /// The slots of the items that were parted, each with those of its halves in the order of the side.
    fn parted(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut order: Vec<(usize, usize)> =
            self.slots.iter().enumerate().filter_map(|(slot, one)| Some(((self.own)(one)?, slot))).collect();
        order.sort_unstable();
        let order: Vec<usize> = order.into_iter().map(|(_, slot)| slot).collect();
        let is_new = |slot: usize| self.slots[slot].base.is_none() && (self.other)(&self.slots[slot]).is_none();
        let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, half) in order.iter().copied().enumerate().filter(|(_, slot)| is_new(*slot)) {
            let before = order[..at].iter().rev().copied().find(|slot| !is_new(*slot));
            let behind = order[at..].iter().copied().find(|slot| !is_new(*slot));
            if let Some(whole) = self.said_whole(half).or_else(|| self.near_whole(half, before, behind)) {
                found.entry(whole).or_default().push(half);
            }
        }
        found.retain(|whole, halves| {
            let is_left = (self.own)(&self.slots[*whole]).is_some();
            let halves_of = |id: &str| is_parted_from(id, halves.iter().filter_map(|half| self.own_entry(*half)));
            halves.len() > usize::from(!is_left)
                || self.old(*whole).and_then(|entry| entry.text_under("id")).is_some_and(halves_of)
        });
        found
    }

    fn own_entry(&self, slot: usize) -> Option<&Entry> {
        (self.own)(&self.slots[slot]).map(|at| &self.side[at])
    }

    /// The item of the base.
    fn old(&self, slot: usize) -> Option<&Entry> {
        self.slots[slot].base.map(|at| &self.base[at]).filter(|entry| entry.key.is_none())
    }

    /// The item that a new one says it comes from.
    fn said_whole(&self, half: usize) -> Option<usize> {
        let entry = self.own_entry(half).filter(|entry| is_linked_inside(entry))?;
        let is_it = |slot: &usize| self.old(*slot).and_then(|old| old.text_under("id")).is_some_and(|id| comes_from(entry, id));
        (0..self.slots.len()).find(is_it)
    }

    /// The item that stood where a new one stands, between what is `before` and `behind` it, or is one of these, and that most
    /// of its words are from.
    fn near_whole(&self, half: usize, before: Option<usize>, behind: Option<usize>) -> Option<usize> {
        let entry = self.own_entry(half)?;
        let place = |slot: Option<usize>| slot.and_then(|slot| self.slots[slot].base);
        // The slots of the base are the first, in its order.
        let gone = place(before).map_or(0, |before| before + 1)..place(behind).unwrap_or(self.base.len());
        let gone = gone.filter(|slot| (self.own)(&self.slots[*slot]).is_none());
        let near = before.into_iter().chain(gone).chain(behind);
        let scored = near.filter_map(|slot| Some((share_from(entry, self.old(slot)?), slot)));
        let best = scored.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        best.filter(|(share, _)| *share > FROM_WHOLE).map(|(_, slot)| slot)
    }
}

/// The share of the words of `half` that `whole` has, what stands in lists in them left out.
fn share_from(half: &Entry, whole: &Entry) -> f64 {
    let (half, whole) = (own_words(half), own_words(whole));
    #[allow(clippy::cast_precision_loss)] // Counts of words.
    let (own, all) = (half.len() as f64, (half.len() + whole.len()) as f64);
    if own > 2.0 { alike(&half, &whole) * all / 2.0 / own } else { 0.0 }
}

fn own_words(entry: &Entry) -> Vec<String> {
    let mut entry = entry.clone();
    match &mut entry.value {
        Value::Block(block, _) => block.entries.retain(|inner| matches!(inner.value, Value::Atom(..))),
        Value::Flow(flow) => flow.entries.retain(|inner| matches!(inner.value, Value::Atom(..))),
        Value::Atom(..) => {}
    }
    words(&entry)
}

/// Puts the `halves` of an item, of the side `by` and in its order, into the conflict about the item, which is the entry at
/// `whole` among the merged `entries` with their slots. What holds a conflict itself stays where it is.
pub(super) fn brought_in(parted: &Parted, entries: &mut Vec<(usize, Entry)>, conflicts: &mut [Conflict]) {
    let number = entries.iter().find(|(slot, _)| *slot == parted.whole).and_then(|(_, entry)| number_of(entry));
    let Some(conflict) = number.and_then(|number| conflicts.get_mut(number)) else { return };
    let side = match parted.by {
        Side::Ours => &mut conflict.ours,
        Side::Theirs => &mut conflict.theirs,
    };
    let mut text = side.as_ref().map(Entry::text).unwrap_or_default();
    for half in &parted.halves {
        let at = entries.iter().position(|(slot, entry)| slot == half && !entry.text().contains(super::conflict::SIGN));
        if let Some(at) = at {
            text += &entries.remove(at).1.text();
        }
    }
    if !text.is_empty() {
        *side = Some(Entry { head: text, value: Value::Atom(String::new(), Data::Null), trail: String::new(), ..stand_in(0) });
    }
}
