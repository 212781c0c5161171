//! Entries of registers that live on in another file: a register that was split, or several that became one.

use super::align::Alignment;
use super::side::{ROOT, Side};
use super::{Basis, Change, Noted, PartChanges};
use crate::model::meaning::{Group, Mean, Meaning, Value};
use crate::source::SourceId;
use crate::workspace::Workspace;
use std::collections::{BTreeMap, BTreeSet};

/// What an entry of a register is found by: the key it stands under, and its id, else all it says.
pub type EntryName = (String, String);

/// Which entries of a register are compared.
#[derive(Debug, Clone, Copy)]
pub enum Choice<'c> {
    /// All, and what the file says of itself.
    All,
    /// All but these.
    Without(&'c BTreeSet<EntryName>),
    /// These alone.
    Only(&'c BTreeSet<EntryName>),
}

impl Choice<'_> {
    /// Whether the entry `item` under `key` is compared.
    pub fn takes(self, key: &str, item: &Meaning) -> bool {
        match self {
            Choice::All => true,
            Choice::Without(names) => !names.contains(&name(key, item)),
            Choice::Only(names) => names.contains(&name(key, item)),
        }
    }
}

/// The entries that were in one file and are in another.
#[derive(Debug)]
pub struct Moved {
    /// Where they were.
    pub old: SourceId,
    /// Where they are.
    pub new: SourceId,
    /// Which.
    pub entries: BTreeSet<EntryName>,
}

/// The registers of a place with the names of their entries, in the order of the files.
#[derive(Debug, Default)]
pub struct Registers(Vec<(SourceId, BTreeSet<EntryName>)>);

impl Registers {
    /// The registers `sources` with their entries.
    pub fn of(workspace: &Workspace, sources: &[SourceId]) -> Registers {
        Registers(sources.iter().map(|source| (*source, entries(workspace, *source))).collect())
    }

    /// How many entries two registers have in common, and how many the smaller one has.
    pub fn in_common(&self, old: SourceId, others: &Registers, new: SourceId) -> (usize, usize) {
        let (Some(olds), Some(news)) = (self.entries(old), others.entries(new)) else { return (0, 0) };
        (olds.intersection(news).count(), olds.len().min(news.len()))
    }

    fn entries(&self, source: SourceId) -> Option<&BTreeSet<EntryName>> {
        self.0.iter().find(|(one, _)| *one == source).map(|(_, entries)| entries)
    }

    /// The entries that went from one of these to another file of `news`: those that their own file, by `pairs` from new to old, no
    /// longer has, and that one of `news` has which had them not.
    pub fn moved(&self, news: &Registers, pairs: &BTreeMap<SourceId, SourceId>) -> Vec<Moved> {
        let mut came: BTreeMap<&EntryName, SourceId> = BTreeMap::new();
        for (source, entries) in &news.0 {
            let before = pairs.get(source).and_then(|old| self.entries(*old));
            for entry in entries.iter().filter(|entry| before.is_none_or(|before| !before.contains(*entry))) {
                came.entry(entry).or_insert(*source);
            }
        }
        let mut moved: BTreeMap<(SourceId, SourceId), BTreeSet<EntryName>> = BTreeMap::new();
        for (source, entries) in &self.0 {
            let stays = pairs.iter().filter(|(_, old)| *old == source).filter_map(|(new, _)| news.entries(*new));
            let stays: Vec<_> = stays.collect();
            for entry in entries.iter().filter(|entry| !stays.iter().any(|after| after.contains(*entry))) {
                // One that stood in two files comes from the first.
                if let Some(new) = came.remove(entry) {
                    moved.entry((*source, new)).or_default().insert(entry.clone());
                }
            }
        }
        moved.into_iter().map(|((old, new), entries)| Moved { old, new, entries }).collect()
    }
}

/// The names of the entries of a register.
fn entries(workspace: &Workspace, source: SourceId) -> BTreeSet<EntryName> {
    let Some(Value::Group(group)) = workspace.document(source).and_then(Mean::meaning).map(|meaning| meaning.value) else {
        return BTreeSet::new();
    };
    let lists = group.entries.iter().filter_map(|(key, meaning)| match &meaning.value {
        Value::Parts(items) => Some((key, items)),
        _ => None,
    });
    lists.flat_map(|(key, items)| items.iter().map(|item| name(key, item))).collect()
}

fn name(key: &str, item: &Meaning) -> EntryName {
    let id = match &item.value {
        Value::Group(Group { entries, .. }) => entries.iter().find(|(key, _)| key == "id").and_then(|(_, id)| id.text()),
        _ => None,
    };
    (key.to_owned(), id.map_or_else(|| item.json().to_string(), str::to_owned))
}

/// Notes of each entry of two files that it moved from one to the other, which is no change of its own.
pub(super) fn note_moved(new: &Side, alignment: &Alignment, parts: &mut Vec<PartChanges>) {
    for at in new.parts[ROOT].children.iter().copied() {
        let Some(pair) = alignment.pair_of_new(at) else { continue };
        let noted = Noted { change: Change::MovedTo, follows: true };
        match parts.iter_mut().find(|part| part.new == Some(at)) {
            Some(part) => part.changes.insert(0, noted),
            None => {
                let pairing = Some((Basis::Identity, pair.confidence, Vec::new()));
                parts.push(PartChanges { old: Some(pair.old), new: Some(at), pairing, changes: vec![noted] });
            }
        }
    }
    parts.sort_by_key(|part| part.new.unwrap_or(usize::MAX));
}
