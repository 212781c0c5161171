//! What is left in parts that belong together and is about the same matter, though an id came or went, or the matter is put otherwise.

use super::align::{Alignment, Basis};
use super::members::Groups;
use super::normal;
use super::side::{MATTERS, Part, PartId, Side};
use crate::model::meaning::{Meaning, Value};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// What parts are about that are paired by their wording or their values first: the keys that say it, by type.
const LATER: &[(&str, &[&str])] = &[
    ("DeviationReport", &["who"]),
    ("DisputeStep", &["at"]),
    ("MeasuredIndicator", &["indicator", "goal"]),
    ("Notice", &["cause"]),
    ("SeatPlace", &["at"]),
];

/// How much of what two parts are about is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Matter {
    /// Nothing, or nothing says what it is.
    None,
    /// Some of those it is about.
    Some,
    /// All, in whatever order, or a group by its members.
    Same,
}

/// Pairs what is left under one key in parts that belong together: about the same matter, or about some of it with at least half of
/// all values the same. Two with ids that differ are one only when both hold, since an id is what lasts. Those with most of the
/// matter in common come first, of these those with most values, and of these those that stand first.
pub(super) fn pair(old: &Side, new: &Side, alignment: &mut Alignment, groups: Groups<'_>) {
    let mut pairs: Vec<(Reverse<Matter>, Reverse<usize>, PartId, PartId)> = Vec::new();
    for at in (1..new.parts.len()).filter(|at| alignment.pair_of_new(*at).is_none()) {
        let part = &new.parts[at];
        let Some(keys) = matters(part.kind).filter(|_| part.index.is_some()) else { continue };
        let Some(parent) = part.parent.and_then(|parent| alignment.pair_of_new(parent)) else { continue };
        let left = old.parts[parent.old].children.iter().copied().filter(|other| alignment.pair_of_old(*other).is_none());
        for other in left.filter(|other| old.parts[*other].key == part.key && old.parts[*other].kind == part.kind) {
            let before = &old.parts[other];
            let (matter, (shared, all)) = (matter(keys, before, part, groups), same_values(before, part, groups));
            let have_ids = before.id().is_some() && part.id().is_some();
            let is_half = 2 * shared >= all;
            let are_one = match matter {
                Matter::None => false,
                Matter::Some => is_half && !have_ids,
                Matter::Same => is_half || !have_ids,
            };
            if are_one {
                pairs.push((Reverse(matter), Reverse(shared), at, other));
            }
        }
    }
    pairs.sort_unstable();
    for (.., part, other) in pairs {
        alignment.pair(other, part, Basis::Place);
    }
}

/// The keys that say what parts of that type are about.
fn matters(kind: &str) -> Option<&'static [&'static str]> {
    MATTERS.iter().chain(LATER).find(|(one, _)| *one == kind).map(|(_, keys)| *keys)
}

fn matter(keys: &[&str], before: &Part, part: &Part, groups: Groups<'_>) -> Matter {
    let values = |of: &Part| keys.iter().filter(|key| of.field(key).is_some()).count();
    let both = keys.iter().filter_map(|key| Some((*key, before.field(key)?, part.field(key)?)));
    let both: Vec<(&str, &Meaning, &Meaning)> = both.collect();
    let is_same = |(key, one, other): &(&str, &Meaning, &Meaning)| are_the_same(key, one, other, groups);
    if both.is_empty() {
        Matter::None
    } else if both.len() == values(before).max(values(part)) && both.iter().all(is_same) {
        Matter::Same
    } else if both.iter().any(|(_, one, other)| !items(one).is_disjoint(&items(other))) {
        Matter::Some
    } else {
        Matter::None
    }
}

/// How many values of two parts are the same, ids aside, and how many the one with more has.
fn same_values(before: &Part, part: &Part, groups: Groups<'_>) -> (usize, usize) {
    let own = |of: &Part| of.fields.iter().filter(|(key, _)| key != "id").count();
    let is_same = |key: &str, value: &Meaning| before.field(key).is_some_and(|other| are_the_same(key, other, value, groups));
    let same = part.fields.iter().filter(|(key, value)| key != "id" && is_same(key, value)).count();
    (same, own(before).max(own(part)))
}

fn are_the_same(key: &str, one: &Meaning, other: &Meaning, groups: Groups<'_>) -> bool {
    one == other || normal::says_the_same(key, one, other) || groups.are_the_same(one, other)
}

/// The values in a list, or the one that stands alone.
fn items(meaning: &Meaning) -> BTreeSet<String> {
    match &meaning.value {
        Value::Several(items) | Value::Parts(items) => items.iter().map(|item| item.json().to_string()).collect(),
        _ => BTreeSet::from([meaning.json().to_string()]),
    }
}
