//! Which entry of one version is which of another.

use super::links::is_divided;
use crate::verbatim::{Data, Entry};
use std::collections::{BTreeMap, BTreeSet};

/// How alike two entries must be that are to be the same, as the share of words they have in common (Dice 1945).
pub(super) const ALIKE: f64 = 0.5;
/// The fewest words of a text that may be taken for a rewording of another.
const FEWEST_WORDS: usize = 3;
/// The most comparisons of words for one list.
const MAX_COMPARISONS: usize = 20_000;

/// One entry in the three versions, by its place in each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Slot {
    /// In the text both come from.
    pub base: Option<usize>,
    /// In ours.
    pub ours: Option<usize>,
    /// In theirs.
    pub theirs: Option<usize>,
}

/// Whether an entry of one version stands in another list on the other: it is none of those that are here.
pub(super) type Elsewhere<'e> = &'e dyn Fn(&Entry) -> bool;

/// The entries of three versions of one collection, matched; what ours and theirs have in other lists is not guessed at.
pub(super) fn slots(base: &[Entry], ours: &[Entry], theirs: &[Entry], elsewhere: [Elsewhere<'_>; 2]) -> Vec<Slot> {
    let mut slots: Vec<Slot> = (0..base.len()).map(|base| Slot { base: Some(base), ..Slot::default() }).collect();
    for (index, found) in matched(base, ours, Some(elsewhere[0])).into_iter().enumerate() {
        match found {
            Some(found) => slots[found].ours = Some(index),
            None => slots.push(Slot { ours: Some(index), ..Slot::default() }),
        }
    }
    let found = matched(base, theirs, Some(elsewhere[1]));
    let new: Vec<usize> = (0..theirs.len()).filter(|index| found[*index].is_none()).collect();
    let theirs_new: Vec<Entry> = new.iter().map(|index| theirs[*index].clone()).collect();
    let ours_new: Vec<usize> = (base.len()..slots.len()).collect();
    let ours_entries: Vec<Entry> =
        ours_new.iter().filter_map(|slot| slots[*slot].ours).map(|index| ours[index].clone()).collect();
    let both = matched(&ours_entries, &theirs_new, None);
    for (index, found) in found.iter().enumerate() {
        if let Some(found) = found {
            slots[*found].theirs = Some(index);
        }
    }
    for (place, index) in new.into_iter().enumerate() {
        match both[place] {
            Some(found) => slots[ours_new[found]].theirs = Some(index),
            None => slots.push(Slot { theirs: Some(index), ..Slot::default() }),
        }
    }
    slots
}

/// For every entry of `side` the one of `base` that it is. With `elsewhere` also for changed ones without an id in common.
pub(super) fn matched(base: &[Entry], side: &[Entry], elsewhere: Option<Elsewhere<'_>>) -> Vec<Option<usize>> {
    let mut found = vec![None; side.len()];
    let mut taken = vec![false; base.len()];
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, entry) in base.iter().enumerate().rev() {
        if let Some(name) = name(entry) {
            by_name.entry(name).or_default().push(index);
        }
    }
    for (index, entry) in side.iter().enumerate() {
        if let Some(same) = name(entry).and_then(|name| by_name.get_mut(name)).and_then(Vec::pop) {
            found[index] = Some(same);
            taken[same] = true;
        }
    }
    let mut by_data: BTreeMap<Data, Vec<usize>> = BTreeMap::new();
    for (index, entry) in base.iter().enumerate().rev().filter(|(index, _)| !taken[*index]) {
        by_data.entry(entry.value.data()).or_default().push(index);
    }
    for (index, entry) in side.iter().enumerate().filter(|(_, entry)| entry.key.is_none()) {
        if found[index].is_none()
            && let Some(same) = by_data.get_mut(&entry.value.data()).and_then(Vec::pop)
        {
            found[index] = Some(same);
            taken[same] = true;
        }
    }
    by_subject(base, side, &mut found, &mut taken, elsewhere.is_none());
    if let Some(elsewhere) = elsewhere {
        let mut changed = Changed { base, side, elsewhere, found, taken };
        changed.reworded(words);
        changed.reworded(fields);
        changed.in_place();
        changed.in_shape();
        found = changed.found;
    }
    found
}

/// What names an entry: its key, or an item's id.
fn name(entry: &Entry) -> Option<&str> {
    entry.key.as_deref().or_else(|| entry.text_under("id"))
}

/// Keys that say what an item is about when it has no id, the first of them that its list can be told apart by.
const SUBJECTS: [&str; 9] = ["goal", "party", "each-of", "organisation", "role", "unit", "group", "who", "name"];

/// Items without an id that say under the same key what they are about, the only ones to say so on their side.
/// Of two, if they `are_new` on both sides all that both say of this is the same: each side may have added one of its own.
fn by_subject(base: &[Entry], side: &[Entry], found: &mut [Option<usize>], taken: &mut [bool], are_new: bool) {
    let differ = |one: &Entry, other: &Entry| {
        let said = |key: &&str| one.text_under(key).zip(other.text_under(key));
        SUBJECTS.iter().filter_map(said).any(|(one, other)| one != other)
    };
    for key in SUBJECTS {
        let only = |entries: &'_ [Entry], is_free: &dyn Fn(usize) -> bool| {
            let mut places: BTreeMap<String, Option<usize>> = BTreeMap::new();
            for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| name(entry).is_none()) {
                if let Some(subject) = entry.text_under(key) {
                    let place = places.entry(subject.to_owned()).or_insert(Some(index).filter(|index| is_free(*index)));
                    *place = place.filter(|place| *place == index);
                }
            }
            places
        };
        let (old, new) = (only(base, &|index| !taken[index]), only(side, &|index| found[index].is_none()));
        for (subject, index) in new {
            if let Some((index, Some(old))) = index.zip(old.get(&subject).copied())
                && !(are_new && differ(&base[old], &side[index]))
            {
                found[index] = Some(old);
                taken[old] = true;
            }
        }
    }
}

/// What an item without an id is about, when that is a name.
pub(super) fn subject(entry: &Entry) -> Option<&str> {
    SUBJECTS.iter().find_map(|key| entry.text_under(key)).filter(|subject| !subject.contains(' '))
}

/// The words of an entry, sorted, without its id.
pub(super) fn words(entry: &Entry) -> Vec<String> {
    let data = entry.value.data();
    let mut scalars = Vec::new();
    data.scalars("", &mut scalars);
    let texts = scalars.into_iter().filter(|(key, _)| *key != "id");
    let mut words: Vec<String> = texts.flat_map(|(_, text)| text.split_whitespace().map(str::to_lowercase)).collect();
    words.sort_unstable();
    words
}

/// The share of words that two texts have in common, each sorted.
pub(super) fn alike(first: &[String], second: &[String]) -> f64 {
    let (mut at, mut other, mut common) = (0, 0, 0_u32);
    while at < first.len() && other < second.len() {
        match first[at].cmp(&second[other]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => other += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                at += 1;
                other += 1;
            }
        }
    }
    let all = u32::try_from(first.len() + second.len()).unwrap_or(u32::MAX);
    2.0 * f64::from(common) / f64::from(all.max(1))
}

/// The scalars of an item with their keys, sorted.
fn fields(entry: &Entry) -> Vec<String> {
    let data = entry.value.data();
    let mut scalars = Vec::new();
    data.scalars("", &mut scalars);
    let mut fields: Vec<String> = scalars.into_iter().map(|(key, text)| format!("{key}: {text}")).collect();
    fields.sort_unstable();
    fields
}

/// Entries that no name and no value tells the other of.
struct Changed<'e> {
    base: &'e [Entry],
    side: &'e [Entry],
    elsewhere: Elsewhere<'e>,
    found: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Changed<'_> {
    /// Whether both may be the same: neither is in another list, a group of goals is no goal, and what another pays is another share.
    fn may_be(&self, old: usize, index: usize) -> bool {
        let (old_entry, entry) = (&self.base[old], &self.side[index]);
        let is_group = |entry: &Entry| entry.text_under("group").is_some();
        let is_free = self.found[index].is_none() && !self.taken[old];
        let is_same = is_group(old_entry) == is_group(entry) && !is_another_share(old_entry, entry);
        is_free && is_same && !(self.elsewhere)(old_entry) && !(self.elsewhere)(entry)
    }

    fn set(&mut self, old: usize, index: usize) {
        self.found[index] = Some(old);
        self.taken[old] = true;
    }

    /// Items that have most of what `parts` finds in them in common, the most alike first.
    fn reworded(&mut self, parts: fn(&Entry) -> Vec<String>) {
        let left = unmatched(self.base, parts, |index| self.taken[index]);
        let new = unmatched(self.side, parts, |index| self.found[index].is_some());
        if left.len() * new.len() > MAX_COMPARISONS {
            return;
        }
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (old, old_parts) in &left {
            for (index, new_parts) in &new {
                let score = alike(old_parts, new_parts);
                if score >= ALIKE && self.may_be(*old, *index) {
                    pairs.push((score, *old, *index));
                }
            }
        }
        let divided: BTreeSet<usize> = left.iter().map(|(old, _)| *old).filter(|old| self.is_divided(*old, &pairs)).collect();
        pairs.retain(|(_, old, _)| !divided.contains(old));
        pairs.sort_by(|a, b| {
            b.0.total_cmp(&a.0).then(a.1.abs_diff(a.2).cmp(&b.1.abs_diff(b.2))).then((a.1, a.2).cmp(&(b.1, b.2)))
        });
        for (_, old, index) in pairs {
            if self.found[index].is_none() && !self.taken[old] {
                self.set(old, index);
            }
        }
    }

    /// Whether an item with an id has become several, by what they say or because more than one with an id of its own may be it:
    /// which of them it is would be a guess.
    fn is_divided(&self, old: usize, pairs: &[(f64, usize, usize)]) -> bool {
        let Some(id) = self.base[old].text_under("id") else { return false };
        let new = || self.side.iter().enumerate().filter(|(index, _)| self.found[*index].is_none()).map(|(_, entry)| entry);
        let is_named = |index: usize| self.side[index].text_under("id").is_some();
        let are_alike = pairs.iter().filter(|(_, one, index)| *one == old && is_named(*index)).count() > 1;
        are_alike || is_divided(id, new())
    }

    /// An item that stands alone where one stood alone, between the same neighbours: it was written anew. Items with ids of
    /// their own are others.
    fn in_place(&mut self) {
        for index in 0..self.side.len() {
            let is_prose = |entry: &Entry| entry.text_under("id").is_none() && has_words(entry);
            let before = index.checked_sub(1).map(|before| self.found[before]);
            let old = match before {
                None => 0,
                Some(Some(before)) => before + 1,
                Some(None) => continue,
            };
            let is_alone = match self.side.get(index + 1) {
                None => old + 1 == self.base.len(),
                Some(_) => self.found[index + 1] == Some(old + 1),
            };
            let is_free = self.side[index].key.is_none() && old < self.base.len() && self.may_be(old, index);
            if is_free && is_alone && is_prose(&self.side[index]) && is_prose(&self.base[old]) {
                self.set(old, index);
            }
        }
    }

    /// Items of a list in which nothing was added, removed or moved: the ones left were changed where they stand. Single words
    /// are names, and another name is another item.
    fn in_shape(&mut self) {
        let is_same_shape = self.base.len() == self.side.len()
            && self.found.iter().enumerate().all(|(index, old)| old.is_none_or(|old| old == index));
        if !is_same_shape {
            return;
        }
        let is_text = |entry: &Entry| entry.value.data().text().is_none_or(|text| text.contains(' '));
        let may_change = |entry: &Entry| name(entry).is_none() && is_text(entry);
        for index in 0..self.side.len() {
            if self.may_be(index, index) && may_change(&self.side[index]) && may_change(&self.base[index]) {
                self.set(index, index);
            }
        }
    }
}

/// Whether two items say what share somebody bears, each of somebody else.
fn is_another_share(one: &Entry, other: &Entry) -> bool {
    let who = |entry: &Entry| match entry.value.data() {
        Data::Map(entries) if entries.contains_key("share") => Some(entries.get("who").cloned()),
        _ => None,
    };
    who(one).zip(who(other)).is_some_and(|(one, other)| one != other)
}

/// Whether an item has words enough to be told from others.
pub(super) fn has_words(entry: &Entry) -> bool {
    words(entry).len() >= FEWEST_WORDS
}

/// The items without a match that have words enough, with their parts.
fn unmatched(
    entries: &[Entry],
    parts: fn(&Entry) -> Vec<String>,
    is_matched: impl Fn(usize) -> bool,
) -> Vec<(usize, Vec<String>)> {
    let items = entries.iter().enumerate().filter(|(index, entry)| entry.key.is_none() && !is_matched(*index));
    items.filter(|(_, entry)| has_words(entry)).map(|(index, entry)| (index, parts(entry))).collect()
}
