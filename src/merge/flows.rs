//! Brackets that a part with an id was moved into or out of, written on lines of their own, where moves are followed.

use super::brackets::opened;
use crate::verbatim::{Entry, Value, Verbatim};
use std::collections::{BTreeMap, BTreeSet};

/// Where a part stands: its list, from the nearest part with an id, and whether in brackets. Nothing for an id given twice.
type Places = BTreeMap<String, Option<(String, bool)>>;

/// The three texts with the brackets opened that hold a part which a side has in another list than the first, when it stands
/// in brackets in one of these; nothing when there is none. Brackets over several lines or with comments stay.
pub(super) fn with_open_moves(texts: [&Verbatim; 3]) -> Option<[Verbatim; 3]> {
    let [base, ours, theirs] = texts.map(|text| {
        let mut places = Places::new();
        collect(&text.root.entries, "", false, &mut places);
        places
    });
    let known = |places: &Places, id: &str| places.get(id).cloned().flatten();
    let is_moved = |id: &&String| {
        let Some((list, is_bracketed)) = known(&base, id) else { return false };
        let moved = [&ours, &theirs].into_iter().filter_map(|side| known(side, id)).filter(|(other, _)| *other != list);
        moved.into_iter().any(|(_, other)| other || is_bracketed)
    };
    let moved: BTreeSet<String> = base.keys().filter(is_moved).cloned().collect();
    let open = |text: &Verbatim| {
        let mut text = text.clone();
        text.root.entries = text.root.entries.iter().map(|entry| with_open(entry, &moved)).collect();
        text
    };
    (!moved.is_empty()).then(|| texts.map(open))
}

fn inner(entry: &Entry) -> &[Entry] {
    match &entry.value {
        Value::Atom(..) => &[],
        Value::Flow(flow) => &flow.entries,
        Value::Block(block, _) => &block.entries,
    }
}

fn collect(entries: &[Entry], list: &str, is_bracketed: bool, places: &mut Places) {
    for entry in entries {
        let id = entry.text_under("id").filter(|_| entry.key.is_none());
        if let Some(id) = id {
            let place = (list.to_owned(), is_bracketed);
            places.entry(id.to_owned()).and_modify(|place| *place = None).or_insert(Some(place));
        }
        let within = match (&entry.key, id) {
            (Some(key), _) => format!("{list}/{key}"),
            (None, Some(id)) => format!("#{id}"),
            (None, None) => format!("{list}#*"),
        };
        collect(inner(entry), &within, is_bracketed || matches!(entry.value, Value::Flow(_)), places);
    }
}

/// The entry with the brackets opened that hold one of the parts in `moved`, the outer ones first.
fn with_open(entry: &Entry, moved: &BTreeSet<String>) -> Entry {
    let mut entry = match &entry.value {
        Value::Flow(flow) if flow.entries.iter().any(|entry| holds(entry, moved)) => {
            opened(entry).unwrap_or_else(|| entry.clone())
        }
        _ => entry.clone(),
    };
    if let Value::Block(block, _) = &mut entry.value {
        block.entries = block.entries.iter().map(|inner| with_open(inner, moved)).collect();
    }
    entry
}

fn holds(entry: &Entry, moved: &BTreeSet<String>) -> bool {
    let is_moved = entry.key.is_none() && entry.text_under("id").is_some_and(|id| moved.contains(id));
    is_moved || inner(entry).iter().any(|inner| holds(inner, moved))
}
