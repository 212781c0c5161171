//! The order of entries that were added, removed and moved on two sides.

use super::pair::Slot;

/// The slots in the order they are written: as ours has them, with what theirs moved and added behind what stands before it
/// there. What both added in one place stands ours first.
pub(super) fn order(slots: &[Slot]) -> Vec<usize> {
    let ours = sequence(slots, |slot| slot.ours);
    let theirs = sequence(slots, |slot| slot.theirs);
    let (moved_by_us, moved_by_them) = (moved(slots, &ours), moved(slots, &theirs));
    let is_placed_by_them = |index: usize| moved_by_them[index] && !moved_by_us[index];
    let mut order: Vec<usize> = ours.into_iter().filter(|index| !is_placed_by_them(*index)).collect();
    for (at, index) in theirs.iter().enumerate() {
        if slots[*index].ours.is_some() && !is_placed_by_them(*index) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| order.iter().position(|one| *one == theirs[before]));
        let mut place = before.map_or(0, |before| before + 1);
        let is_added_by_us = |slot: &Slot| slot.base.is_none() && slot.theirs.is_none();
        while order.get(place).is_some_and(|next| is_added_by_us(&slots[*next])) {
            place += 1;
        }
        order.insert(place, *index);
    }
    order
}

fn sequence(slots: &[Slot], place: impl Fn(&Slot) -> Option<usize>) -> Vec<usize> {
    let mut found: Vec<(usize, usize)> =
        slots.iter().enumerate().filter_map(|(index, slot)| Some((place(slot)?, index))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, index)| index).collect()
}

/// Which slots of `sequence` do not stand in the order of the base: all but a longest run that does (Fredman 1975).
fn moved(slots: &[Slot], sequence: &[usize]) -> Vec<bool> {
    let known: Vec<(usize, usize)> = sequence.iter().filter_map(|index| Some((slots[*index].base?, *index))).collect();
    let mut lengths: Vec<(usize, Option<usize>)> = Vec::with_capacity(known.len());
    // The last place of the best run of each length.
    let mut ends: Vec<usize> = Vec::new();
    for (at, (base, _)) in known.iter().enumerate() {
        let length = ends.partition_point(|end| known[*end].0 < *base);
        lengths.push((length, length.checked_sub(1).map(|shorter| ends[shorter])));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut is_kept = vec![false; known.len()];
    let mut at = ends.last().copied();
    while let Some(place) = at {
        is_kept[place] = true;
        at = lengths[place].1;
    }
    let mut moved = vec![false; slots.len()];
    for ((_, index), kept) in known.iter().zip(is_kept) {
        moved[*index] = !kept;
    }
    moved
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
        order(&slots).into_iter().map(|index| names[index]).collect()
    }

    #[test]
    fn both_orders_are_heeded() {
        for (base, ours, theirs, expected) in [
            ("abc", "axbc", "aybc", "axybc"),
            ("abc", "cab", "abc", "cab"),
            ("abc", "abc", "cab", "cab"),
            ("abc", "xabc", "bca", "xbca"),
            ("abcd", "bacd", "abdc", "bdac"),
            ("", "ab", "cd", "abcd"),
            ("ab", "abx", "aby", "abxy"),
        ] {
            assert_eq!(ordered(base, ours, theirs), expected, "{base} {ours} {theirs}");
        }
    }
}
