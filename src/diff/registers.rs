//! Entries of registers that live on in another file: a register that was split, or several that became one.

use super::align::Alignment;
use super::side::{ROOT, Side};
use super::{Basis, Change, Noted, PartChanges};
use crate::model::Document;
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
    /// Which, by what they are called there and here: one may have another id.
    pub entries: [BTreeSet<EntryName>; 2],
}

/// The entries of a register: what each is found by, and what it says but for its id.
type Entries = BTreeMap<EntryName, String>;

/// The registers of a place with their entries, in the order of the files.
#[derive(Debug, Default)]
pub struct Registers(Vec<(SourceId, Entries)>);

impl Registers {
    /// The registers `sources` with their entries.
    pub fn of(workspace: &Workspace, sources: &[SourceId]) -> Registers {
        Registers(sources.iter().map(|source| (*source, entries(workspace, *source))).collect())
    }

    /// How many entries two registers have in common, and how many the smaller one has.
    pub fn in_common(&self, old: SourceId, others: &Registers, new: SourceId) -> (usize, usize) {
        let (Some(olds), Some(news)) = (self.entries(old), others.entries(new)) else { return (0, 0) };
        (olds.keys().filter(|name| news.contains_key(*name)).count(), olds.len().min(news.len()))
    }

    fn entries(&self, source: SourceId) -> Option<&Entries> {
        self.0.iter().find(|(one, _)| *one == source).map(|(_, entries)| entries)
    }

    /// The entries that went from one of these to another file of `news`: those that their own file, by `pairs` from new to old, no
    /// longer has, and that one of `news` has which had them not, under the same id or saying the same under another.
    pub fn moved(&self, news: &Registers, pairs: &BTreeMap<SourceId, SourceId>) -> Vec<Moved> {
        let mut came: BTreeMap<&EntryName, (SourceId, &str)> = BTreeMap::new();
        for (source, entries) in &news.0 {
            let before = pairs.get(source).and_then(|old| self.entries(*old));
            for (entry, says) in entries.iter().filter(|(entry, _)| before.is_none_or(|before| !before.contains_key(*entry))) {
                came.entry(entry).or_insert((*source, says));
            }
        }
        let mut gone: BTreeMap<&EntryName, (SourceId, &str)> = BTreeMap::new();
        let mut moved: BTreeMap<(SourceId, SourceId), [BTreeSet<EntryName>; 2]> = BTreeMap::new();
        for (source, entries) in &self.0 {
            let stays = pairs.iter().filter(|(_, old)| *old == source).filter_map(|(new, _)| news.entries(*new));
            let stays: Vec<_> = stays.collect();
            for (entry, says) in entries.iter().filter(|(entry, _)| !stays.iter().any(|after| after.contains_key(*entry))) {
                // One that stood in two files comes from the first.
                match came.remove(entry) {
                    Some((new, _)) => add(moved.entry((*source, new)).or_default(), [entry, entry]),
                    None => drop(gone.entry(entry).or_insert((*source, says))),
                }
            }
        }
        for (old, new) in renamed(&gone, &came) {
            let files = (gone[old].0, came[new].0);
            // In its own file it is found by what it says.
            if pairs.get(&files.1) != Some(&files.0) {
                add(moved.entry(files).or_default(), [old, new]);
            }
        }
        moved.into_iter().map(|((old, new), entries)| Moved { old, new, entries }).collect()
    }
}

/// Notes of the entries that came to one file, or went from it, while another file of the other side says the same of them, that
/// nothing did: they are, or were, there twice.
pub(super) fn note_held([olds, news]: &[Registers; 2], old: &Side, new: &Side, parts: &mut [PartChanges]) {
    for part in parts {
        let (own, at, [side, others], beside) = match (part.old, part.new) {
            (Some(at), None) => (old, at, [olds, news], new.source),
            (None, Some(at)) => (new, at, [news, olds], old.source),
            _ => continue,
        };
        let one = &own.parts[at];
        let Some(id) = one.id().filter(|_| one.parent == Some(ROOT)) else { continue };
        let name = (one.key.to_string(), id.to_owned());
        let says = side.entries(own.source).and_then(|entries| entries.get(&name));
        let is_held = |(source, entries): &(SourceId, Entries)| *source != beside && entries.get(&name) == says;
        if says.is_some() && others.0.iter().any(is_held) {
            part.changes.iter_mut().for_each(|noted| noted.follows = true);
        }
    }
}

fn add(moved: &mut [BTreeSet<EntryName>; 2], names: [&EntryName; 2]) {
    for (all, name) in moved.iter_mut().zip(names) {
        all.insert(name.clone());
    }
}

/// The entries of `gone` and `came` that say the same under another id, where no two of a side do.
fn renamed<'e>(
    gone: &BTreeMap<&'e EntryName, (SourceId, &'e str)>,
    came: &BTreeMap<&'e EntryName, (SourceId, &'e str)>,
) -> Vec<(&'e EntryName, &'e EntryName)> {
    let mut all: BTreeMap<(&str, &str), [Vec<&'e EntryName>; 2]> = BTreeMap::new();
    for (at, side) in [gone, came].into_iter().enumerate() {
        for (name, (_, says)) in side {
            all.entry((&name.0, says)).or_default()[at].push(name);
        }
    }
    let alone = |[old, new]: [Vec<&'e EntryName>; 2]| Some((*old.first()?, *new.first()?)).filter(|_| old.len() + new.len() == 2);
    all.into_values().filter_map(alone).collect()
}

/// The entries of a register.
fn entries(workspace: &Workspace, source: SourceId) -> Entries {
    let Some(Value::Group(group)) = workspace.document(source).and_then(Mean::meaning).map(|meaning| meaning.value) else {
        return Entries::new();
    };
    let lists = group.entries.iter().filter_map(|(key, meaning)| match &meaning.value {
        Value::Parts(items) => Some((key, items)),
        _ => None,
    });
    lists.flat_map(|(key, items)| items.iter().map(|item| (name(key, item), without_id(item)))).collect()
}

fn name(key: &str, item: &Meaning) -> EntryName {
    let id = match &item.value {
        Value::Group(Group { entries, .. }) => entries.iter().find(|(key, _)| key == "id").and_then(|(_, id)| id.text()),
        _ => None,
    };
    (key.to_owned(), id.map_or_else(|| item.json().to_string(), str::to_owned))
}

/// What an entry says but for its id.
fn without_id(item: &Meaning) -> String {
    let mut says = item.json();
    if let Some(object) = says.as_object_mut() {
        object.remove("id");
    }
    says.to_string()
}

/// Whether the registers of two places are of the same counties, in whichever files they say so.
pub(super) fn are_of_the_same_counties(old: &Workspace, new: &Workspace) -> bool {
    counties(old) == counties(new)
}

fn counties(workspace: &Workspace) -> BTreeSet<String> {
    let county = |document: &Document| match document {
        Document::Register(register) => register.county.as_ref().map(|county| county.0.value.clone()),
        _ => None,
    };
    workspace.documents().filter_map(|(_, document)| county(document)).collect()
}

/// Notes that a register which came to say its county, or no longer does, changes nothing where another says it.
pub(super) fn note_county(parts: &mut [PartChanges]) {
    let of_register = parts.iter_mut().filter(|part| part.old == Some(ROOT) && part.new == Some(ROOT));
    for noted in of_register.flat_map(|part| &mut part.changes) {
        noted.follows |=
            matches!(&noted.change, Change::Changed(key, old, new) if key == "county" && old.is_some() != new.is_some());
    }
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
