//! Which documents an edition takes the place of, beside the one it is compared with.

use super::side::Part;
use crate::model::meaning::{Meaning, Value};
use std::collections::BTreeSet;

/// Whether the change of what the document `new` replaces or revises, under `key`, only follows from it being another edition than
/// `old`: it names that one instead of those that one named, or the other way round where the older is compared with the newer.
/// Two drafts of one edition that replace different documents are a change.
pub fn follows(old: &Part, new: &Part, key: &str) -> bool {
    let own = |part: &Part| [part.text("id"), part.text("edition")].map(|text| text.map(str::to_owned));
    if own(old) == own(new) {
        return false;
    }
    let (olds, news) = (named(old.field(key)), named(new.field(key)));
    let is_own = |name: &&String| {
        let id = name.split(['@', '#']).next();
        id.is_some() && (id == old.id() || id == new.id())
    };
    let added = news.difference(&olds).any(|name| !is_own(&name));
    let removed = olds.difference(&news).any(|name| !is_own(&name));
    let names = |all: &BTreeSet<String>| all.iter().any(|name| is_own(&name));
    match (added, removed) {
        (false, false) => true,
        (false, true) => names(&news),
        (true, false) => names(&olds),
        (true, true) => false,
    }
}

/// The references that a value is or holds, as they are written.
fn named(value: Option<&Meaning>) -> BTreeSet<String> {
    match value.map(|value| &value.value) {
        Some(Value::Several(items)) => items.iter().filter_map(Meaning::text).map(str::to_owned).collect(),
        Some(_) => value.and_then(Meaning::text).map(str::to_owned).into_iter().collect(),
        None => BTreeSet::new(),
    }
}
