//! Values as they are compared: forms that say the same become one.

use crate::model::meaning::{Group, Meaning, Value};
use crate::model::shape::ActorKind;
use crate::workspace::Directory;
use std::borrow::Cow;

type Entry = (Cow<'static, str>, Meaning);

/// `meaning` with one form for what has several: `responsible: vll` says the same as `{organisation: vll}` and
/// `{party: vll}`, `due: 2013-08-25` the same as `{by: 2013-08-25}`. `directory` knows what a bare name is.
pub fn normalised(mut meaning: Meaning, directory: &Directory) -> Meaning {
    meaning.value = match meaning.value {
        Value::Several(items) => Value::Several(all(items, directory)),
        Value::Parts(items) => Value::Parts(all(items, directory)),
        Value::Group(group) => Value::Group(normalised_group(group, directory)),
        other => other,
    };
    meaning
}

fn all(items: Vec<Meaning>, directory: &Directory) -> Vec<Meaning> {
    items.into_iter().map(|item| normalised(item, directory)).collect()
}

fn normalised_group(group: Group, directory: &Directory) -> Group {
    let entries = group.entries.into_iter().map(|(key, meaning)| (key, normalised(meaning, directory)));
    let entries = match group.kind {
        "Responsibility" | "Party" => entries.map(|entry| who(entry, directory)).collect(),
        "Due" => entries.map(when).collect(),
        _ => entries.collect(),
    };
    Group { kind: group.kind, entries }
}

/// A name of a register entry under the key of what it is. Whether an organisation is a party the document says elsewhere.
fn who((key, meaning): Entry, directory: &Directory) -> Entry {
    let kind = match &*key {
        "party" => Some(ActorKind::Organisation),
        "actor" => meaning.text().and_then(|id| directory.actor(id)).map(|actor| actor.kind),
        _ => None,
    };
    let key = match kind {
        Some(ActorKind::Organisation) => "organisation".into(),
        Some(ActorKind::Unit) => "unit".into(),
        Some(ActorKind::Group) => "group".into(),
        Some(ActorKind::Forum) => "forum".into(),
        Some(ActorKind::Role) => "role".into(),
        None => key,
    };
    (key, meaning)
}

/// The short form of a due under the key that says the same: a day is a last day, a longer stretch the time it is done in.
fn when((key, meaning): Entry) -> Entry {
    let Some(text) = meaning.text().filter(|_| key == "when") else { return (key, meaning) };
    match text {
        "ongoing" => ("ongoing".into(), Meaning { value: Value::Flag(true), span: meaning.span }),
        "not-stated" => (key, meaning),
        day if is_day(day) => ("by".into(), meaning),
        _ => ("during".into(), meaning),
    }
}

/// Whether a written time is one day: four digits, two and two.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2
}
