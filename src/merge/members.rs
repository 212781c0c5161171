//! Lists of names and dates that both sides changed: when what comes out is something that nobody wrote.
//!
//! Adding on one side and adding something else on the other is a union, and a removal on one side is a removal. It is a
//! conflict when both put different members in the place of the same, when both removed the same and only one put others in its
//! place, which may be a group that holds it again, when one added a group and the other removed who may be in it, and when each
//! removed others, so that nothing is left, or of those who answer and of parties only one, and each side left more. Who answers
//! alone on one side does not share it with whom the other side added.

use super::pair::{Slot, slots};
use super::versions::Versions;
use crate::verbatim::{Data, Entry, Flow, Value};
use std::collections::BTreeMap;

/// Keys of who answers for something: one alone answers for all of it.
const ANSWERING: [&str; 5] = ["responsible", "follow-up-responsible", "who", "convener", "holder"];

/// Whether both sides changed the members of a list in ways that do not come together. Lists of other things are left alone.
pub(super) fn clash(versions: Versions<'_>) -> bool {
    let Versions { base, ours, theirs } = versions;
    let Some((before, own, other)) = base.and_then(members).zip(members(ours)).zip(members(theirs)).map(|((a, b), c)| (a, b, c))
    else {
        return false;
    };
    let slots = slots(before, own, other, [&|_| false, &|_| false]);
    let count = |is_so: fn(&Slot) -> bool| slots.iter().filter(|slot| is_so(slot)).count();
    let by_both = count(|slot| slot.base.is_some() && slot.ours.is_none() && slot.theirs.is_none());
    let by_us = count(|slot| slot.base.is_some() && slot.ours.is_none() && slot.theirs.is_some());
    let by_them = count(|slot| slot.base.is_some() && slot.ours.is_some() && slot.theirs.is_none());
    let new =
        [count(|slot| slot.base.is_none() && slot.theirs.is_none()), count(|slot| slot.base.is_none() && slot.ours.is_none())];
    let is_new_by_both = slots.iter().any(|slot| slot.base.is_none() && slot.ours.is_some() && slot.theirs.is_some());
    let are_replaced_apart =
        by_both > 0 && (new.iter().all(|count| *count > 0) || (!is_new_by_both && new.iter().any(|count| *count > 0)));
    let is_answering = is_answering(ours);
    let left = slots.len() - by_both - by_us - by_them;
    let fewest = if is_answering || ours.key.as_deref() == Some("parties") { 2 } else { 1 };
    let is_too_few = by_us > 0 && by_them > 0 && left < fewest.min(own.len()).min(other.len());
    let is_alone = |side: &[Entry], removed: usize, added: usize| is_answering && side.len() == 1 && removed > 0 && added > 0;
    // Who was removed may be one of the group that the other side added.
    let has_new_group = |side: &[Entry], place: fn(&Slot) -> Option<usize>| {
        let new = slots.iter().filter(|slot| slot.base.is_none()).filter_map(place);
        new.into_iter().any(|at| GROUPS.iter().any(|key| side[at].text_under(key).is_some()))
    };
    let may_be_back = (by_them > 0 && has_new_group(own, |slot| slot.ours.filter(|_| slot.theirs.is_none())))
        || (by_us > 0 && has_new_group(other, |slot| slot.theirs.filter(|_| slot.ours.is_none())));
    are_replaced_apart
        || may_be_back
        || is_too_few
        || is_alone(own, by_us + by_both, new[1])
        || is_alone(other, by_them + by_both, new[0])
}

/// The members of a list of names, dates or parties; nothing for a list of anything else.
fn members(entry: &Entry) -> Option<&[Entry]> {
    let entries = match &entry.value {
        Value::Flow(flow) if flow.is_list => &flow.entries,
        Value::Block(block, _) if block.is_list => &block.entries,
        _ => return None,
    };
    let keys = if is_answering(entry) { WHO } else { &WHO[..PARTIES] };
    entries.iter().all(|entry| is_member(entry, keys)).then_some(entries)
}

/// Keys that say who one is, those of parties first: under others stand groups of goals and roles of contacts as well.
const WHO: &[&str] = &["each-of", "party", "organisation", "actor", "unit", "group", "forum", "role"];
const PARTIES: usize = 3;
/// Those that name a group.
const GROUPS: [&str; 2] = ["each-of", "group"];

fn is_answering(entry: &Entry) -> bool {
    entry.key.as_deref().is_some_and(|key| ANSWERING.contains(&key))
}

fn is_member(entry: &Entry, keys: &[&str]) -> bool {
    match &entry.value {
        Value::Atom(_, data) => data.text().is_some_and(|text| !text.contains(char::is_whitespace)),
        _ => keys.iter().any(|key| entry.text_under(key).is_some()),
    }
}

/// The versions with a single name written as a list of one, if any of them is a list; nothing when none is, or all are.
pub(super) fn as_lists(versions: Versions<'_>) -> Option<[Option<Entry>; 3]> {
    let all = [versions.base, Some(versions.ours), Some(versions.theirs)];
    let is_any_list = all.iter().flatten().any(|entry| members(entry).is_some());
    let is_any_name = all.iter().flatten().any(|entry| is_name(entry));
    let are_either = all.iter().flatten().all(|entry| members(entry).is_some() || is_name(entry));
    (is_any_list && is_any_name && are_either).then(|| all.map(|entry| entry.map(listed)))
}

/// Whether the value is a name and nothing else.
fn is_name(entry: &Entry) -> bool {
    let begins = |text: &String| text.starts_with(char::is_alphabetic) && !text.contains(char::is_whitespace);
    matches!(&entry.value, Value::Atom(raw, Data::Text(text)) if begins(text) && !raw.starts_with(['|', '>']))
}

/// The entry with its name in brackets, if it is one.
fn listed(entry: &Entry) -> Entry {
    if !is_name(entry) {
        return entry.clone();
    }
    let member = Entry {
        lead: String::new(),
        key: None,
        head: String::new(),
        before: String::new(),
        value: entry.value.clone(),
        trail: String::new(),
    };
    let flow = Flow { is_list: true, entries: vec![member], close: "]".to_owned() };
    Entry { value: Value::Flow(flow), ..entry.clone() }
}

/// Whether one side changed the words of a group, as of a date, and the other what they stand for.
pub(super) fn is_worded_apart(versions: Versions<'_>) -> bool {
    let data = |entry: &Entry| match entry.value.data() {
        Data::Map(entries) => Some(entries),
        _ => None,
    };
    if [versions.ours, versions.theirs].iter().all(|entry| entry.text_under("words").is_none()) {
        return false;
    }
    let all = versions.base.and_then(data).zip(data(versions.ours)).zip(data(versions.theirs));
    let Some(((before, own), other)) = all else { return false };
    let keys = || before.keys().chain(own.keys()).chain(other.keys()).filter(|key| own.get(*key) != other.get(*key));
    let changes = |side: &BTreeMap<String, Data>, is_words: bool| {
        keys().any(|key| (key == "words") == is_words && side.get(key) != before.get(key))
    };
    (changes(&own, true) && changes(&other, false)) || (changes(&other, true) && changes(&own, false))
}
