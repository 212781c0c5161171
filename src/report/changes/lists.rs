//! Items of lists in a text: the marks they are printed with, and their places in their lists.

use super::gravity::Gravity;
use super::reader::quotable;
use super::sentences::{Telling, capitalised};
use crate::diff::{Change, PartChanges, PartId, Side};
use std::collections::{BTreeMap, BTreeSet};

/// The most items of a list that are counted.
const MAX_ITEMS: usize = 1_000;
/// The most characters of the first item that tell which list is meant.
const FIRST: usize = 48;

/// An item of a list as it is written: its mark, `-` or a number, and what it says; nothing for a text that is no item.
pub fn item(text: &str) -> Option<(&str, &str)> {
    let (mark, rest) = text.split_once(' ')?;
    let is_number = mark.strip_suffix('.').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    (mark == "-" || is_number).then_some((mark, rest))
}

/// The item that the part `at` is.
fn item_at(side: &Side, at: PartId) -> Option<(&str, &str)> {
    item(side.parts[at].text("text").filter(|_| side.parts[at].kind == "Paragraph")?)
}

/// What stands before the part `at` where it is printed, when it is an item: "•", "3.".
pub fn printed_mark(side: &Side, at: PartId) -> Option<String> {
    let (mark, _) = item_at(side, at)?;
    if mark == "-" {
        return Some("•".to_owned());
    }
    let number = |mark: &str| mark.trim_end_matches('.').parse::<u64>().ok();
    let mut count = 0;
    // Only the first of its list has its own number; the others have 1 (`diff::body`).
    let own = number(mark)?;
    if own != 1 {
        return Some(format!("{own}."));
    }
    for before in above(side, at) {
        count += 1;
        if let Some(first) = number(before).filter(|first| *first != 1) {
            return Some(format!("{}.", first.saturating_add(count)));
        }
    }
    Some(format!("{}.", 1 + count))
}

/// The place of the part `at` among the items of its list, from 1; nothing when it is none.
pub fn list_place(side: &Side, at: PartId) -> Option<usize> {
    item_at(side, at)?;
    Some(above(side, at).count() + 1)
}

/// The marks of the items above one in its list, the nearest first.
fn above(side: &Side, at: PartId) -> impl Iterator<Item = &str> {
    let is_bullet = item_at(side, at).is_some_and(|(mark, _)| mark == "-");
    let siblings = side.parts[at].parent.map_or(&[][..], |parent| &side.parts[parent].children);
    let before = siblings.binary_search(&at).map_or(&[][..], |place| &siblings[..place]);
    let marks = before.iter().rev().take(MAX_ITEMS).map_while(|before| item_at(side, *before));
    marks.map(|(mark, _)| mark).take_while(move |mark| (*mark == "-") == is_bullet)
}

impl Telling<'_> {
    /// The sentences about lists that became lists of another kind, and the places in the changes of the items of which there
    /// is nothing else to tell.
    pub fn relisted(&self) -> (Vec<(Gravity, String)>, BTreeSet<usize>) {
        let mut lists: BTreeMap<Option<PartId>, Vec<(usize, PartId)>> = BTreeMap::new();
        for (at, part) in self.changes.parts.iter().enumerate() {
            if let Some(new) = self.is_relisted(part) {
                lists.entry(self.changes.new.parts[new].parent).or_default().push((at, new));
            }
        }
        let told = lists.values().filter_map(|items| self.list_told(items.first()?.1)).map(|told| (Gravity::Reworded(99), told));
        (told.collect(), lists.values().flatten().map(|(at, _)| *at).collect())
    }

    /// Whether nothing became of an item but that its mark is of another kind: the item as it is now.
    fn is_relisted(&self, part: &PartChanges) -> Option<PartId> {
        let (old, new) = part.old.zip(part.new)?;
        let ((was, before), (is, after)) = item_at(&self.changes.old, old).zip(item_at(&self.changes.new, new))?;
        let mut told = part.changes.iter().filter(|noted| !noted.follows);
        let is_only = told.all(|noted| matches!(&noted.change, Change::Reworded(key, _) if key == "text"));
        (is_only && before == after && (was == "-") != (is == "-")).then_some(new)
    }

    fn list_told(&self, first: PartId) -> Option<String> {
        let (mark, text) = item_at(&self.changes.new, first)?;
        let is_numbered = mark != "-";
        let quote = self.new.quoted(&quotable(&self.new.plain(text), FIRST));
        let of_list = self.say("listan som börjar med", "the list that begins with");
        let within = match self.new.within(first).filter(|within| *within != crate::diff::ROOT) {
            Some(within) => format!(" {} {}", self.say("i", "in"), self.new.long(within, None)),
            None => String::new(),
        };
        let is = if is_numbered {
            self.say("är nu numrerad", "is now numbered")
        } else {
            self.say("är inte längre numrerad", "is no longer numbered")
        };
        Some(format!("{}.", capitalised(&format!("{of_list} {quote}{within} {is}"))))
    }
}
