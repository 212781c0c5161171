//! A group of the register that is written out as its members, or the other way: the same who.

use super::side::{Part, PartId, Side};
use super::{Change, PartChanges};
use crate::model::meaning::{Group, Meaning, Value};
use crate::model::shape::ActorKind;
use crate::workspace::Directory;
use std::collections::BTreeSet;

/// Groups in groups are looked into so deep.
const DEEPEST: usize = 4;
/// The most who are looked at for one value: groups of a register may hold any number of others, and each other.
const MOST: usize = 5_000;

/// What tells the members of a group: the register of the old side, and of the new.
#[derive(Clone, Copy)]
pub(super) struct Groups<'a>(pub(super) [&'a Directory; 2]);

impl Groups<'_> {
    /// Whether `one`, of the old side, and `other`, of the new, are responsibilities of the same who, of which one side names the
    /// group and the other its members.
    pub(super) fn are_the_same(self, one: &Meaning, other: &Meaning) -> bool {
        let named = |meaning: &Meaning| -> BTreeSet<String> {
            items(meaning).into_iter().filter_map(group_of).map(|(_, id)| id.to_owned()).collect()
        };
        let (before, after) = (named(one), named(other));
        // A group, and each of it for itself, are not the same.
        if (before.is_empty() && after.is_empty()) || !before.is_disjoint(&after) {
            return false;
        }
        let [old, new] = self.0;
        let written_out = |meaning: &Meaning, directories: [&Directory; 2]| {
            let mut who = WrittenOut { directories, left: MOST, all: BTreeSet::new() };
            items(meaning).into_iter().all(|item| who.add(item, DEEPEST)).then_some(who.all)
        };
        written_out(one, [old, new]).is_some_and(|all| Some(all) == written_out(other, [new, old]))
    }

    /// Notes of parties that are a group, each for itself, on one side and all its members on the other that none of them came or
    /// went. The group as one party, and its members as several, are not the same: then the group alone tells it.
    pub(super) fn note_parties(self, (old, new): (&Side, &Side), parts: &mut [PartChanges]) {
        let [first, second] = self.0;
        let gone: Vec<(usize, &Part)> = alone(parts, |part| part.old.filter(|_| part.new.is_none()), old);
        let came: Vec<(usize, &Part)> = alone(parts, |part| part.new.filter(|_| part.old.is_none()), new);
        let mut follow = Vec::new();
        for (groups, others, directories) in [(&gone, &came, [first, second]), (&came, &gone, [second, first])] {
            for (at, party) in groups {
                let Some((key, id)) = party_group(party) else { continue };
                let wanted: BTreeSet<&str> = members(id, directories).iter().map(String::as_str).collect();
                let found: Vec<(usize, &str)> = others
                    .iter()
                    .filter_map(|(at, one)| Some((*at, one.text("organisation")?)))
                    .filter(|(_, id)| wanted.contains(id))
                    .collect();
                if !wanted.is_empty() && found.iter().map(|(_, id)| *id).collect::<BTreeSet<_>>() == wanted {
                    follow.extend(found.iter().map(|(at, _)| *at));
                    follow.extend(Some(*at).filter(|_| key == "each-of"));
                }
            }
        }
        for at in follow {
            parts[at].changes.iter_mut().for_each(|noted| noted.follows = true);
        }
    }
}

/// The parties on one side alone that say nothing but who they are, with their places in `parts`.
fn alone<'s>(parts: &[PartChanges], of: impl Fn(&PartChanges) -> Option<PartId>, side: &'s Side) -> Vec<(usize, &'s Part)> {
    let is_bare = |part: &Part| part.kind == "Party" && part.fields.len() == 1 && part.children.is_empty();
    let is_whole =
        |part: &PartChanges| matches!(part.changes.as_slice(), [one] if matches!(one.change, Change::Added(_) | Change::Removed));
    let found = parts.iter().enumerate().filter(|(_, part)| is_whole(part));
    found.filter_map(|(at, part)| Some((at, &side.parts[of(part)?]))).filter(|(_, part)| is_bare(part)).collect()
}

/// The group that a party is, and the key that says so.
fn party_group(party: &Part) -> Option<(&'static str, &str)> {
    ["group", "each-of"].into_iter().find_map(|key| Some((key, party.text(key)?)))
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

/// Who some responsibilities are of, each as JSON, a group by its members.
struct WrittenOut<'a> {
    directories: [&'a Directory; 2],
    /// How many more may be looked at.
    left: usize,
    all: BTreeSet<String>,
}

impl WrittenOut<'_> {
    /// Adds who a responsibility is of; whether that can be told.
    fn add(&mut self, item: &Meaning, depth: usize) -> bool {
        let Value::Group(group) = &item.value else { return false };
        if group.kind != "Responsibility" || self.left == 0 {
            return false;
        }
        self.left -= 1;
        let found = group_of(item).map(|(at, id)| (at, members(id, self.directories)));
        let Some((at, members)) = found.filter(|(_, members)| !members.is_empty()) else {
            self.all.insert(item.json().to_string());
            return true;
        };
        depth > 0
            && members.iter().all(|member| {
                let known = self.directories.into_iter().find_map(|directory| directory.actor(member));
                let key = match known.map(|actor| actor.kind) {
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
}
