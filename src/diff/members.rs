//! A group of the register that is written out as its members, or the other way: the same who.

mod parties;

use crate::model::meaning::{Group, Meaning, Value};
use crate::model::shape::ActorKind;
use crate::workspace::{Actor, Directory};
use std::collections::BTreeSet;

/// Groups in groups are looked into so deep.
const DEEPEST: usize = 4;
/// The most who are looked at for one value: groups of a register may hold any number of others, and each other.
const MOST: usize = 5_000;

/// What tells the members of a group: the register of the old side, and of the new.
#[derive(Clone, Copy)]
pub(super) struct Groups<'a>(pub(super) [&'a Directory; 2]);

impl Groups<'_> {
    /// Whether `one`, of the old side, and `other`, of the new, are responsibilities of the same who, however these are named: by
    /// groups or by the members of these, once or twice, with the owner of a unit or without it.
    pub(super) fn are_the_same(self, one: &Meaning, other: &Meaning) -> bool {
        are_the_same_who((one, other), self.0)
    }
}

/// Whether two values are responsibilities of the same who, as far as the registers of the old side and of the new tell. A group,
/// and each of it for itself, are not the same.
pub fn are_the_same_who((one, other): (&Meaning, &Meaning), [old, new]: [&Directory; 2]) -> bool {
    let is_apart = |one: &Meaning, other: &Meaning| !named(one, "group").is_disjoint(&named(other, "each-of"));
    if is_apart(one, other) || is_apart(other, one) {
        return false;
    }
    let all = |meaning: &Meaning, directories: [&Directory; 2]| -> Option<BTreeSet<String>> {
        let mut who = WrittenOut { directories, left: MOST, all: Vec::new() };
        items(meaning).into_iter().all(|item| who.add(item, DEEPEST)).then(|| who.all.iter().map(json).collect())
    };
    all(one, [old, new]).is_some_and(|who| Some(who) == all(other, [new, old]))
}

/// The ids under `key` of responsibilities.
fn named<'m>(meaning: &'m Meaning, key: &str) -> BTreeSet<&'m str> {
    let groups = items(meaning).into_iter().filter_map(|item| match &item.value {
        Value::Group(group) => group.get(key)?.text(),
        _ => None,
    });
    groups.collect()
}

/// Who a responsibility is of, a group written out as its members as far as the registers `directories` tell them, the first of
/// them first; the responsibility itself where they do not.
pub fn written_out(of: &Group, directories: [&Directory; 2]) -> Vec<Group> {
    let mut who = WrittenOut { directories, left: MOST, all: Vec::new() };
    let item = Meaning { value: Value::Group(of.clone()), span: None };
    if who.add(&item, DEEPEST) { who.all } else { vec![of.clone()] }
}

fn members<'d>(id: &str, directories: [&'d Directory; 2]) -> &'d [String] {
    let known = directories.into_iter().find_map(|directory| directory.actor(id));
    known.filter(|actor| actor.kind == ActorKind::Group).map_or(&[], |actor| &actor.members)
}

fn items(meaning: &Meaning) -> Vec<&Meaning> {
    match &meaning.value {
        Value::Several(items) => items.iter().collect(),
        _ => vec![meaning],
    }
}

/// The place of the group that a responsibility names, and its id.
fn group_of(item: &Meaning) -> Option<(usize, &str)> {
    let Value::Group(group) = &item.value else { return None };
    let at = group.entries.iter().position(|(key, _)| key == "group" || key == "each-of")?;
    Some((at, group.entries[at].1.text()?)).filter(|_| group.kind == "Responsibility")
}

fn json(group: &Group) -> String {
    Meaning { value: Value::Group(group.clone()), span: None }.json().to_string()
}

/// Who some responsibilities are of, a group by its members.
struct WrittenOut<'a> {
    directories: [&'a Directory; 2],
    /// How many more may be looked at.
    left: usize,
    all: Vec<Group>,
}

impl WrittenOut<'_> {
    /// Adds who a responsibility is of; whether that can be told.
    fn add(&mut self, item: &Meaning, depth: usize) -> bool {
        let Value::Group(group) = &item.value else { return false };
        if group.kind != "Responsibility" || self.left == 0 {
            return false;
        }
        self.left -= 1;
        let own = Meaning { value: Value::Group(self.without_owner(group)), span: None };
        let (Value::Group(group), item) = (&own.value, &own) else { return false };
        let found = group_of(item).map(|(at, id)| (at, members(id, self.directories)));
        let Some((at, members)) = found.filter(|(_, members)| !members.is_empty()) else {
            self.all.push(group.clone());
            return true;
        };
        depth > 0
            && members.iter().all(|member| {
                let key = match self.actor(member).map(|actor| actor.kind) {
                    Some(ActorKind::Group) => "group",
                    Some(ActorKind::Unit) => "unit",
                    _ => "organisation",
                };
                let mut entries = group.entries.clone();
                entries[at] = (key.into(), Value::Word(member.clone()).into());
                let one = Meaning { value: Value::Group(Group { kind: group.kind, entries }), span: None };
                self.add(&one, depth - 1)
            })
    }

    fn actor(&self, id: &str) -> Option<&Actor> {
        self.directories.into_iter().find_map(|directory| directory.actor(id))
    }

    /// The responsibility of a unit without the organisation, or the group, that the register says it belongs to.
    fn without_owner(&self, group: &Group) -> Group {
        let unit = group.get("unit").and_then(Meaning::text).and_then(|unit| self.actor(unit));
        let owner = unit.and_then(|unit| unit.of.as_deref());
        let is_owner =
            |key: &str, value: &Meaning| matches!(key, "organisation" | "group") && owner.is_some() && value.text() == owner;
        let entries = group.entries.iter().filter(|(key, value)| !is_owner(key, value)).cloned().collect();
        Group { kind: group.kind, entries }
    }
}
