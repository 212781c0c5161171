//! A part that one side parted and the other changed: what the one put in its place is in conflict with what the other made of it.

use super::conflict::{Conflict, Side, number_of, stand_in};
use super::links::{comes_from, is_parted_from};
use super::pair::{Slot, alike, words};
use crate::verbatim::{Data, Entry, Value};

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

/// The items of a list that one side parted and the other still has. New items are halves when they, or something in them,
/// say that they come from the item, or when they stand in its place and have most of their words from it; at least two where
/// nothing says so and nothing is left of it.
pub(super) fn parted(slots: &[Slot], [base, ours, theirs]: [&[Entry]; 3]) -> Vec<Parted> {
    let mut found: Vec<Parted> = Vec::new();
    for (by, side, own, other) in [
        (
            Side::Ours,
            ours,
            (|slot: &Slot| slot.ours) as fn(&Slot) -> Option<usize>,
            (|slot: &Slot| slot.theirs) as fn(&Slot) -> _,
        ),
        (Side::Theirs, theirs, |slot: &Slot| slot.theirs, |slot: &Slot| slot.ours),
    ] {
        let is_new = |slot: &Slot| slot.base.is_none() && own(slot).is_some() && other(slot).is_none();
        let mut new: Vec<usize> = (0..slots.len()).filter(|slot| is_new(&slots[*slot])).collect();
        new.sort_by_key(|slot| own(&slots[*slot]));
        if new.is_empty() {
            continue;
        }
        for whole in (0..slots.len()).filter(|whole| slots[*whole].base.is_some() && other(&slots[*whole]).is_some()) {
            let Some(entry) = slots[whole].base.map(|at| &base[at]).filter(|entry| entry.key.is_none()) else { continue };
            let is_free = |slot: &usize| !found.iter().any(|parted| parted.halves.contains(slot));
            let near = near(slots, whole, own);
            let of = |slot: usize| own(&slots[slot]).map(|at| &side[at]);
            let is_said =
                |slot: &usize| of(*slot).is_some_and(|half| entry.text_under("id").is_some_and(|id| comes_from(half, id)));
            let is_near = |slot: &usize| near.contains(slot) && of(*slot).is_some_and(|half| is_from(half, entry));
            let halves: Vec<usize> = new.iter().copied().filter(is_free).filter(|slot| is_said(slot) || is_near(slot)).collect();
            let is_left = own(&slots[whole]).is_some();
            let says_so = entry.text_under("id").is_some_and(|id| is_parted_from(id, halves.iter().filter_map(|slot| of(*slot))));
            if says_so || halves.len() > usize::from(!is_left) {
                found.push(Parted { whole, halves, by });
            }
        }
    }
    found
}

/// The new items of a side that stand where the item `whole` stood, or beside it.
fn near(slots: &[Slot], whole: usize, own: fn(&Slot) -> Option<usize>) -> Vec<usize> {
    let mut order: Vec<(usize, usize)> = slots.iter().enumerate().filter_map(|(slot, one)| Some((own(one)?, slot))).collect();
    order.sort_unstable();
    let is_new = |slot: usize| slots[slot].base.is_none();
    let before = |one: &Slot| one.base.zip(slots[whole].base).is_some_and(|(one, whole)| one < whole);
    let at = own(&slots[whole]).and_then(|at| order.iter().position(|(place, _)| *place == at));
    // Behind the last of those before it that the side has.
    let start = at.or_else(|| order.iter().rposition(|(_, slot)| before(&slots[*slot])));
    let behind = order[start.map_or(0, |start| start + 1)..].iter().map(|(_, slot)| *slot).take_while(|slot| is_new(*slot));
    let above = order[..at.unwrap_or(0)].iter().rev().map(|(_, slot)| *slot).take_while(|slot| is_new(*slot));
    behind.chain(above).collect()
}

fn is_from(half: &Entry, whole: &Entry) -> bool {
    let (half, whole) = (words(half), words(whole));
    #[allow(clippy::cast_precision_loss)] // Counts of words.
    let (own, all) = (half.len() as f64, (half.len() + whole.len()) as f64);
    own > 2.0 && alike(&half, &whole) * all / 2.0 > FROM_WHOLE * own
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
