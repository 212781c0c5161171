//! The order of entries that were added, removed and moved on two sides.
//!
//! Two entries of the base stand the other way round in the merge when either side turned them round. Where no such order
//! exists, what was moved is put where it breaks fewest of these pairs, least of all those with what nobody moved; where both sides moved the same entry, the order is
//! contested, and ours is written.

use super::pair::Slot;
use super::precedence::together;
use super::runs::{Run, runs};

/// The order of a merge.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Order {
    /// The slots in the order they are written.
    pub slots: Vec<usize>,
    /// Slots that both sides moved to different places, with those around them, in the order theirs has them.
    pub contested: Vec<usize>,
}

/// The order of the slots: entries that all have as both sides moved them, and what only one side has behind what stands
/// before it there. What both added in one place stands ours first.
pub(super) fn order(slots: &[Slot]) -> Order {
    let is_common = |slot: &Slot| slot.base.is_some() && slot.ours.is_some() && slot.theirs.is_some();
    let common = |place: fn(&Slot) -> Option<usize>| sequence(slots, |slot| place(slot).filter(|_| is_common(slot)));
    let base = common(|slot| slot.base);
    let mut place = vec![0; slots.len()];
    base.iter().enumerate().for_each(|(index, slot)| place[*slot] = index);
    let places = |side: Vec<usize>| side.into_iter().map(|slot| place[slot]).collect::<Vec<_>>();
    let (ours, theirs) = (places(common(|slot| slot.ours)), places(common(|slot| slot.theirs)));
    let mut order = Order::default();
    let (mut from, mut reach) = (0, 0);
    for at in 0..base.len() {
        reach = reach.max(ours[at]).max(theirs[at]);
        if reach == at {
            let (segment, contested) = together(&ours[from..=at], &theirs[from..=at]);
            order.slots.extend(segment.into_iter().map(|place| base[place]));
            order.contested.extend(contested.into_iter().map(|place| base[place]));
            from = at + 1;
        }
    }
    let kept = |side: &[usize]| {
        let mut kept = vec![true; slots.len()];
        runs(side).into_iter().zip(side).for_each(|(run, place)| kept[base[*place]] = run.is_chosen());
        kept
    };
    let only_ours = |slot: &Slot| slot.ours.is_some() && !is_common(slot);
    let only_theirs = |slot: &Slot| slot.ours.is_none();
    insert(&mut order.slots, slots, &sequence(slots, |slot| slot.ours), only_ours, &kept(&theirs));
    insert(&mut order.slots, slots, &sequence(slots, |slot| slot.theirs), only_theirs, &kept(&ours));
    order
}

/// The entries of the base that a side moved for certain: those in no longest run that has kept the order of the base.
pub(super) fn moved(slots: &[Slot], side: impl Fn(&Slot) -> Option<usize>) -> Vec<bool> {
    those_of(slots, side, |run| run == Run::None)
}

/// As [`moved`], with those that may have been: of two that a side turned round, either.
pub(super) fn may_be_moved(slots: &[Slot], side: impl Fn(&Slot) -> Option<usize>) -> Vec<bool> {
    those_of(slots, side, |run| run != Run::All)
}

fn those_of(slots: &[Slot], side: impl Fn(&Slot) -> Option<usize>, is_it: impl Fn(Run) -> bool) -> Vec<bool> {
    let sequence = sequence(slots, |slot| slot.base.and_then(|_| side(slot)));
    let places: Vec<usize> = sequence.iter().filter_map(|slot| slots[*slot].base).collect();
    let mut moved = vec![false; slots.len()];
    sequence.into_iter().zip(runs(&places)).for_each(|(slot, run)| moved[slot] = is_it(run));
    moved
}

/// The slots that have a `place`, by it.
fn sequence(slots: &[Slot], place: impl Fn(&Slot) -> Option<usize>) -> Vec<usize> {
    let mut found: Vec<(usize, usize)> =
        slots.iter().enumerate().filter_map(|(index, slot)| Some((place(slot)?, index))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, index)| index).collect()
}

/// Puts what `is_added` of `side` into `order`: behind what stands before it there, or before what stands behind it when the
/// other side moved that away.
fn insert(order: &mut Vec<usize>, slots: &[Slot], side: &[usize], is_added: impl Fn(&Slot) -> bool, kept: &[bool]) {
    let mut at = 0;
    while at < side.len() {
        let run: Vec<usize> = side[at..].iter().copied().take_while(|slot| is_added(&slots[*slot])).collect();
        if run.is_empty() {
            at += 1;
            continue;
        }
        let before = at.checked_sub(1).map(|before| side[before]);
        let behind = side.get(at + run.len()).copied();
        let place_of = |slot: usize| order.iter().position(|one| *one == slot);
        let place = match (before, behind) {
            (Some(before), _) if kept[before] => place_of(before).map(|place| place + 1),
            (_, Some(behind)) if kept[behind] => place_of(behind),
            (None, _) => Some(0),
            (_, None) => Some(order.len()),
            (Some(before), _) => place_of(before).map(|place| place + 1),
        };
        let mut place = place.unwrap_or(order.len());
        while order.get(place).is_some_and(|next| slots[*next].theirs.is_none()) {
            place += 1;
        }
        at += run.len();
        order.splice(place..place, run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The order of names, from three lists of letters.
    fn ordered(base: &str, ours: &str, theirs: &str) -> String {
        let mut names: Vec<char> = Vec::new();
        for name in base.chars().chain(ours.chars()).chain(theirs.chars()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let place = |list: &str, name: char| list.chars().position(|one| one == name);
        let slots: Vec<Slot> = names
            .iter()
            .map(|name| Slot { base: place(base, *name), ours: place(ours, *name), theirs: place(theirs, *name) })
            .collect();
        let order = order(&slots);
        let named = |slots: Vec<usize>| slots.into_iter().map(|index| names[index]).collect::<String>();
        let (whole, contested) = (named(order.slots), named(order.contested));
        if contested.is_empty() { whole } else { format!("{whole}, {contested}") }
    }

    #[test]
    fn both_orders_are_heeded() {
        for (base, ours, theirs, expected) in [
            ("abc", "axbc", "aybc", "axybc"),
            ("abc", "cab", "abc", "cab"),
            ("abc", "abc", "cab", "cab"),
            ("abc", "xabc", "bca", "xbca"),
            ("abcd", "bacd", "abdc", "badc"),
            ("abcd", "abdc", "bacd", "badc"),
            // A move across what the other side moved.
            ("abcde", "acdbe", "abdec", "adbec"),
            ("abcde", "abdec", "acdbe", "adbec"),
            ("abcde", "cabde", "eabcd", "ecabd"),
            ("abcde", "bcdea", "eabcd", "ebcda"),
            // What is added stays with what did not move.
            ("abc", "axbc", "bca", "xbca"),
            ("abcd", "axcdb", "abycd", "axycdb"),
            ("abc", "abcx", "cab", "cabx"),
            ("abc", "ac", "abxc", "abxc"),
            ("abc", "abxc", "ac", "abxc"),
            ("abcd", "acd", "abdc", "abdc"),
            // The same moved to two places.
            ("abc", "bac", "acb", "bac, acb"),
            ("abcd", "bcda", "bcad", "bcda, bcad"),
            ("abcdxyzw", "dabcxyzw", "adbcyxzw", "dabcyxzw, adbc"),
            // Of two that one side turned round, either may be what it moved: also the one that the other side moved.
            ("abcd", "acdb", "bacd", "acdb, bacd"),
            ("abcd", "bacd", "acdb", "bacd, acdb"),
            // The same moved to one place.
            ("abcd", "bcda", "bcda", "bcda"),
            ("", "ab", "cd", "abcd"),
            ("ab", "abx", "aby", "abxy"),
        ] {
            assert_eq!(ordered(base, ours, theirs), expected, "{base} {ours} {theirs}");
        }
    }
    /// A list in blocks; one side works in the even ones, the other in the odd.
    fn edited(blocks: &[(Vec<u32>, Option<u32>, Option<usize>)], is_ours: impl Fn(usize) -> bool) -> Vec<(usize, u32)> {
        let mut list = Vec::new();
        for (at, (order, added, removed)) in blocks.iter().enumerate() {
            let mut block: Vec<u32> = (0..u32::try_from(order.len()).unwrap()).collect();
            if is_ours(at) {
                block.sort_by_key(|item| order[usize::try_from(*item).unwrap()]);
                if let Some(removed) = removed.filter(|_| block.len() > 1) {
                    block.remove(removed % block.len());
                }
                if let Some(added) = added {
                    block.insert(usize::try_from(*added).unwrap() % (block.len() + 1), 100);
                }
            }
            list.push((at, 1_000));
            list.extend(block.into_iter().map(|item| (at, item)));
        }
        list
    }

    proptest::proptest! {
        #[test]
        fn what_both_do_in_different_places_is_all_done(
            blocks in proptest::collection::vec(
                (
                    proptest::collection::vec(0_u32..20, 0..6),
                    proptest::option::of(0_u32..6),
                    proptest::option::of(0_usize..6),
                ),
                1..8,
            )
        ) {
            let base = edited(&blocks, |_| false);
            let ours = edited(&blocks, |at| at % 2 == 0);
            let theirs = edited(&blocks, |at| at % 2 == 1);
            let expected = edited(&blocks, |_| true);
            for (first, second) in [(&ours, &theirs), (&theirs, &ours)] {
                let mut names = base.clone();
                names.extend(first.iter().chain(second).filter(|name| !base.contains(name)));
                let place = |list: &[(usize, u32)], name: &(usize, u32)| list.iter().position(|one| one == name);
                let slots: Vec<Slot> = names
                    .iter()
                    .map(|name| Slot { base: place(&base, name), ours: place(first, name), theirs: place(second, name) })
                    .collect();
                let Order { slots: order, contested } = order(&slots);
                proptest::prop_assert_eq!(contested, Vec::<usize>::new());
                let is_left = |name: &(usize, u32)| expected.contains(name);
                let found: Vec<(usize, u32)> = order.into_iter().map(|index| names[index]).filter(is_left).collect();
                proptest::prop_assert_eq!(&found, &expected);
            }
        }

        #[test]
        fn every_entry_stands_once_and_the_sides_may_be_swapped(
            ours in proptest::sample::subsequence((0..8_usize).collect::<Vec<_>>(), 0..8),
            moves in proptest::collection::vec((proptest::bool::ANY, 0..8_usize, 0..8_usize), 0..6),
        ) {
            let base: Vec<usize> = (0..8).collect();
            let mut sides = [base.clone(), base.clone()];
            for (is_ours, from, to) in moves {
                let side = &mut sides[usize::from(is_ours)];
                let item = side.remove(from);
                side.insert(to, item);
            }
            sides[0].retain(|item| !ours.contains(item));
            let slots = |sides: [&Vec<usize>; 2]| base.iter().map(|item| {
                let [ours, theirs] = sides.map(|side| side.iter().position(|one| one == item));
                Slot { base: Some(*item), ours, theirs }
            }).collect::<Vec<_>>();
            let one = order(&slots([&sides[0], &sides[1]]));
            let other = order(&slots([&sides[1], &sides[0]]));
            let mut all = one.slots.clone();
            all.sort_unstable();
            proptest::prop_assert_eq!(all.len(), 8 - ours.iter().filter(|item| !sides[1].contains(item)).count());
            all.dedup();
            proptest::prop_assert_eq!(all.len(), one.slots.len());
            proptest::prop_assert_eq!(one.contested.is_empty(), other.contested.is_empty());
            let is_common = |slot: &&usize| !ours.contains(*slot);
            if one.contested.is_empty() {
                proptest::prop_assert_eq!(
                    one.slots.iter().filter(is_common).collect::<Vec<_>>(),
                    other.slots.iter().filter(is_common).collect::<Vec<_>>()
                );
            }
        }
    }
}
