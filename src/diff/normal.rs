//! Values as they are compared: forms that say the same become one.

use crate::model::meaning::{Group, Meaning, Value};
use crate::model::shape::ActorKind;
use crate::workspace::Directory;
use std::borrow::Cow;

type Entry = (Cow<'static, str>, Meaning);

/// Gives `meaning` one form for what has several: `responsible: vll` says the same as `{organisation: vll}` and
/// `{party: vll}`, `due: 2013-08-25` the same as `{by: 2013-08-25}`. `directory` knows what a bare name is.
pub fn normalise(meaning: &mut Meaning, directory: &Directory) {
    match &mut meaning.value {
        Value::Several(items) | Value::Parts(items) => items.iter_mut().for_each(|item| normalise(item, directory)),
        Value::Group(group) => normalise_group(group, directory),
        _ => {}
    }
}

fn normalise_group(group: &mut Group, directory: &Directory) {
    for (_, meaning) in &mut group.entries {
        normalise(meaning, directory);
    }
    match group.kind {
        "Responsibility" | "Party" => group.entries.iter_mut().for_each(|entry| who(entry, directory)),
        "Due" => group.entries.iter_mut().for_each(when),
        _ => {}
    }
}

/// A name of a register entry under the key of what it is. Whether an organisation is a party the document says elsewhere.
fn who((key, meaning): &mut Entry, directory: &Directory) {
    let kind = match &**key {
        "party" => Some(ActorKind::Organisation),
        "actor" => meaning.text().and_then(|id| directory.actor(id)).map(|actor| actor.kind),
        _ => None,
    };
    *key = match kind {
        Some(ActorKind::Organisation) => "organisation".into(),
        Some(ActorKind::Unit) => "unit".into(),
        Some(ActorKind::Group) => "group".into(),
        Some(ActorKind::Forum) => "forum".into(),
        Some(ActorKind::Role) => "role".into(),
        None => return,
    };
}

/// The short form of a due under the key that says the same: a day is a last day, a longer stretch the time it is done in.
fn when((key, meaning): &mut Entry) {
    let Some(text) = meaning.text().filter(|_| *key == "when") else { return };
    match text {
        "ongoing" => {
            *key = "ongoing".into();
            meaning.value = Value::Flag(true);
        }
        "not-stated" => {}
        day if is_day(day) => *key = "by".into(),
        _ => *key = "during".into(),
    }
}

/// Whether a written time is one day: four digits, two and two.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2
}
