//! Parts with an id that stand in another list than before.

use super::conflict::Side;
use super::links::{comes_from, is_divided, is_linked};
use super::marks::is_mark;
use crate::verbatim::{Block, Entry, Value, Verbatim};
use std::collections::{BTreeMap, BTreeSet};

/// A part with an id: where it stands, its column and what it is.
#[derive(Debug)]
pub(super) struct Part {
    path: String,
    column: usize,
    entry: Entry,
}

impl Part {
    /// The list it stands in, from the nearest part with an id.
    fn list(&self) -> &str {
        let steps = self.path.rmatch_indices('#').map(|(at, _)| &self.path[at..]);
        steps.into_iter().find(|path| !path.starts_with("#*/")).unwrap_or(&self.path)
    }

    /// The ids of the parts that hold it, from the outermost.
    fn within(&self) -> impl Iterator<Item = &str> {
        self.path.split('/').filter_map(|step| Some(step.split_once('#')?.1)).filter(|id| *id != "*")
    }

    /// Whether it says the same as the other, its comments included.
    pub(super) fn is_same(&self, other: &Part) -> bool {
        self.entry.value.data() == other.entry.value.data() && remarked(&self.entry) == remarked(&other.entry)
    }

    /// The part as it would stand in the column `column`.
    pub(super) fn at(&self, column: usize) -> Entry {
        let mut entry = self.entry.clone();
        entry.shift(self.column, column);
        entry
    }
}

/// The parts of the three texts that have an id of their own.
#[derive(Debug)]
pub(super) struct Moves {
    /// Those of the text both come from.
    pub base: BTreeMap<String, Part>,
    /// Ours.
    pub ours: BTreeMap<String, Part>,
    /// Theirs.
    pub theirs: BTreeMap<String, Part>,
    /// The ids of those that ours and theirs each parted into others.
    divided: [BTreeSet<String>; 2],
}

impl Moves {
    /// Looks for the parts of all three.
    pub(super) fn of(base: &Verbatim, ours: &Verbatim, theirs: &Verbatim) -> Self {
        let (base, ours, theirs) = (parts(&base.root), parts(&ours.root), parts(&theirs.root));
        let divided = [&ours, &theirs].map(|side| divided(&base, side));
        Moves { base, ours, theirs, divided }
    }

    /// Whether we moved the part to another list.
    pub(super) fn by_us(&self, id: &str) -> bool {
        self.base.get(id).zip(self.ours.get(id)).is_some_and(|(before, after)| before.list() != after.list())
    }

    /// Whether they did.
    pub(super) fn by_them(&self, id: &str) -> bool {
        self.base.get(id).zip(self.theirs.get(id)).is_some_and(|(before, after)| before.list() != after.list())
    }

    fn side(&self, side: Side) -> &BTreeMap<String, Part> {
        match side {
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        }
    }

    /// Whether `side` moved the part into one that the other side has removed.
    pub(super) fn is_into_removed(&self, id: &str, side: Side) -> bool {
        let other = self.side(side.other());
        let is_removed = |step: &str| self.base.contains_key(step) && !other.contains_key(step);
        self.side(side).get(id).is_some_and(|part| part.within().any(is_removed))
    }

    fn is_by(&self, side: Side, id: &str) -> bool {
        match side {
            Side::Ours => self.by_us(id),
            Side::Theirs => self.by_them(id),
        }
    }

    /// Whether `side` moved the item to another list.
    pub(super) fn is_moved(&self, entry: &Entry, side: Side) -> bool {
        entry.key.is_none() && entry.text_under("id").is_some_and(|id| self.is_by(side, id))
    }

    /// The entry without the parts in it that `side` moved to other lists, and without the fields that held nothing else.
    pub(super) fn left_by(&self, side: Side, entry: &Entry) -> Entry {
        let mut entry = entry.clone();
        if let Value::Block(block, _) = &mut entry.value {
            block.entries.retain(|entry| !self.is_moved(entry, side));
            let left = block.entries.iter().map(|inner| (inner, self.left_by(side, inner)));
            let is_emptied = |(before, after): &(&Entry, Entry)| !is_empty(before) && is_empty(after);
            block.entries = left.filter(|entry| !is_emptied(entry)).map(|(_, after)| after).collect();
        }
        entry
    }

    /// The id of the nearest part that holds the part on `side`; nothing when that has none.
    pub(super) fn whereabouts(&self, id: &str, side: Side) -> Option<String> {
        self.side(side).get(id)?.within().last().filter(|id| !is_mark(id)).map(str::to_owned)
    }

    /// Whether `side` has put parts of the part in its place, which name it.
    pub(super) fn is_divided(&self, id: &str, side: Side) -> bool {
        match side {
            Side::Ours => self.divided[0].contains(id),
            Side::Theirs => self.divided[1].contains(id),
        }
    }

    /// Whether a side still has the item, in whatever list.
    pub(super) fn stands_elsewhere(&self, entry: &Entry) -> bool {
        entry.text_under("id").is_some_and(|id| self.ours.contains_key(id) || self.theirs.contains_key(id))
    }

    /// The ids of the parts that `side` parted and the other changed.
    fn changed_wholes(&self, side: Side) -> impl Iterator<Item = &String> {
        let divided = match side {
            Side::Ours => &self.divided[0],
            Side::Theirs => &self.divided[1],
        };
        let other = self.side(side.other());
        let is_changed =
            move |id: &&String| self.base.get(*id).zip(other.get(*id)).is_some_and(|(before, after)| !before.is_same(after));
        divided.iter().filter(is_changed)
    }

    /// The one of these that the new item `entry` of `side` comes from, if any.
    pub(super) fn changed_whole_of(&self, entry: &Entry, side: Side) -> Option<&str> {
        self.changed_wholes(side).find(|id| comes_from(entry, id)).map(String::as_str)
    }

    /// Whether the item is not to be looked for in its list on `side`, which moved it to another or parted it.
    pub(super) fn is_gone(&self, entry: &Entry, side: Side) -> bool {
        let is_divided = |id| self.is_divided(id, side);
        self.is_moved(entry, side) || (entry.key.is_none() && entry.text_under("id").is_some_and(is_divided))
    }

    /// Both versions of a part that each side has added, if that is one.
    pub(super) fn added_by_both(&self, id: &str) -> Option<(&Part, &Part)> {
        self.ours.get(id).zip(self.theirs.get(id)).filter(|_| !self.base.contains_key(id))
    }

    /// Whether any part was moved, added in two lists, or parted by one side and changed by the other.
    pub(super) fn any(&self) -> bool {
        if [Side::Ours, Side::Theirs].into_iter().any(|side| self.changed_wholes(side).next().is_some()) {
            return true;
        }
        let is_added = |id: &String| self.added_by_both(id).is_some_and(|(ours, theirs)| ours.list() != theirs.list());
        self.base.keys().any(|id| self.by_us(id) || self.by_them(id)) || self.ours.keys().any(is_added)
    }
}

/// The lines of an entry that may have a comment.
pub(super) fn remarked(entry: &Entry) -> Vec<String> {
    entry.text().lines().filter(|line| line.contains('#')).map(|line| line.trim().to_owned()).collect()
}

/// The ids of parts of the base that a side has parted into others.
fn divided(base: &BTreeMap<String, Part>, side: &BTreeMap<String, Part>) -> BTreeSet<String> {
    let new: Vec<&Entry> = side.iter().filter(|(id, _)| !base.contains_key(*id)).map(|(_, part)| &part.entry).collect();
    let new: Vec<&Entry> = new.into_iter().filter(|entry| is_linked(entry)).collect();
    let gone = base.keys().filter(|id| !side.contains_key(*id));
    gone.filter(|id| is_divided(id, new.iter().copied())).cloned().collect()
}

fn is_empty(entry: &Entry) -> bool {
    matches!(&entry.value, Value::Block(block, _) if block.entries.is_empty())
}

fn parts(root: &Block) -> BTreeMap<String, Part> {
    let (mut found, mut twice) = (BTreeMap::new(), BTreeSet::new());
    collect(root, "", &mut found, &mut twice);
    found.retain(|id, _| !twice.contains(id));
    found
}

fn collect(block: &Block, path: &str, found: &mut BTreeMap<String, Part>, twice: &mut BTreeSet<String>) {
    for entry in &block.entries {
        let id = entry.text_under("id").filter(|_| entry.key.is_none());
        if let Some(id) = id {
            let part = Part { path: path.to_owned(), column: block.column, entry: entry.clone() };
            if found.insert(id.to_owned(), part).is_some() {
                twice.insert(id.to_owned());
            }
        }
        if let Value::Block(inner, _) = &entry.value {
            let step = entry.key.as_deref().map_or_else(|| format!("#{}", id.unwrap_or("*")), |key| format!("/{key}"));
            collect(inner, &format!("{path}{step}"), found, twice);
        }
    }
}
