//! Collections in brackets or braces, brought together where nothing is in conflict.

use super::members::{as_lists, clash, is_worded_apart};
use super::order::order;
use super::pair::{Slot, slots};
use super::prose;
use super::versions::Versions;
use crate::verbatim::{Block, Data, Entry, Flow, Value, inline};

/// What both sides made of `base`; nothing when there is a conflict, or a comment between the entries.
pub(super) fn together(base: Option<&Flow>, ours: &Flow, theirs: &Flow) -> Option<Flow> {
    if ours.has_comment() || theirs.has_comment() {
        return None;
    }
    let base_entries = base.map_or(&[][..], |base| &base.entries);
    let slots = slots(base_entries, &ours.entries, &theirs.entries, [&|_| false, &|_| false]);
    let mut merged = Vec::new();
    let order = order(&slots);
    if ours.is_list && !order.contested.is_empty() {
        return None;
    }
    for index in order.slots {
        let Slot { base, ours: own, theirs: other } = slots[index];
        let base = base.map(|base| &base_entries[base]);
        match (base, own.map(|own| &ours.entries[own]), other.map(|other| &theirs.entries[other])) {
            (base, Some(own), Some(other)) => merged.push(entry(base, own, other)?),
            (Some(base), Some(left), None) | (Some(base), None, Some(left)) => {
                if base.value.data() != left.value.data() {
                    return None;
                }
            }
            (None, Some(new), None) | (None, None, Some(new)) => merged.push(new.clone()),
            (_, None, None) => {}
        }
    }
    Some(written(merged, ours))
}

/// The entries with the commas and spaces of `ours`.
fn written(mut entries: Vec<Entry>, ours: &Flow) -> Flow {
    let first = ours.entries.first().map_or("", |first| first.lead.as_str());
    let usual = ours.entries.get(1).map_or(", ", |second| second.lead.as_str());
    let is_same = entries.len() == ours.entries.len() && entries.iter().zip(&ours.entries).all(|(one, own)| one.lead == own.lead);
    for (index, entry) in entries.iter_mut().enumerate().filter(|_| !is_same) {
        (if index == 0 { first } else { usual }).clone_into(&mut entry.lead);
    }
    Flow { is_list: ours.is_list, entries, close: ours.close.clone() }
}

fn entry(base: Option<&Entry>, ours: &Entry, theirs: &Entry) -> Option<Entry> {
    let (own, other) = (ours.value.data(), theirs.value.data());
    let before = base.map(|base| base.value.data());
    if own == other || before.as_ref() == Some(&other) {
        return Some(ours.clone());
    }
    if before.as_ref() == Some(&own) {
        return Some(theirs.clone());
    }
    let versions = Versions { base, ours, theirs };
    if clash(versions) || is_worded_apart(versions) {
        return None;
    }
    if let Some([base, Some(ours), Some(theirs)]) = as_lists(versions) {
        return self::entry(base.as_ref(), &ours, &theirs);
    }
    let value = match (&ours.value, &theirs.value, &before) {
        (Value::Flow(own), Value::Flow(other), _) if own.is_list == other.is_list => {
            let before = match base.map(|base| &base.value) {
                Some(Value::Flow(before)) if before.is_list == own.is_list => Some(before),
                _ => None,
            };
            Value::Flow(together(before, own, other)?)
        }
        (Value::Atom(_, Data::Text(own)), Value::Atom(_, Data::Text(other)), Some(Data::Text(before))) => {
            let text = prose::together(before, own, other)?;
            Value::Atom(inline(&text), Data::Text(text))
        }
        _ => return None,
    };
    Some(Entry { value, ..ours.clone() })
}

/// The entry with what it holds in brackets on lines of its own, for one whose other version is written so; nothing when it
/// holds no brackets, or a comment stands at them.
pub(super) fn opened(entry: &Entry) -> Option<Entry> {
    let Value::Flow(flow) = &entry.value else { return None };
    let is_bare = !flow.has_comment() && !flow.text().contains('\n') && entry.trail.trim().is_empty();
    if !is_bare {
        return None;
    }
    let own = entry.head.len() - entry.head.trim_start_matches(' ').len();
    let column = own + 2;
    let line = |inner: &Entry| Entry {
        lead: String::new(),
        head: format!("{}{}", " ".repeat(column), if flow.is_list { "-" } else { &inner.head }),
        before: " ".to_owned(),
        trail: "\n".to_owned(),
        ..inner.clone()
    };
    let block = Block { is_list: flow.is_list, column, entries: flow.entries.iter().map(line).collect() };
    let same_line = entry.key.is_none();
    let before = if same_line { " " } else { "\n" };
    Some(Entry { before: before.to_owned(), value: Value::Block(block, same_line), trail: String::new(), ..entry.clone() })
}
