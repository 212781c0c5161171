//! A group of the register that is written out as its members, or the other way: the same who.

use super::side::{Part, PartId, Side};
use super::{Change, PartChanges};
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
    /// Whether `one`, of the old side, and `other`, of the new, are responsibilities of the same who, of which one side names the
    /// group and the other its members, or only one names the organisation that a unit belongs to.
    pub(super) fn are_the_same(self, one: &Meaning, other: &Meaning) -> bool {
        let named = |meaning: &Meaning| -> BTreeSet<String> {
            items(meaning).into_iter().filter_map(group_of).map(|(_, id)| id.to_owned()).collect()
        };
        let (before, after) = (named(one), named(other));
        // A group, and each of it for itself, are not the same.
        let is_unit = [one, other].into_iter().flat_map(items).any(is_unit_of);
        if (before.is_empty() && after.is_empty() && !is_unit) || !before.is_disjoint(&after) {
            return false;
        }
        let [old, new] = self.0;
        let all = |meaning: &Meaning, directories: [&Directory; 2]| -> Option<BTreeSet<String>> {
            let mut who = WrittenOut { directories, left: MOST, all: Vec::new() };
            items(meaning).into_iter().all(|item| who.add(item, DEEPEST)).then(|| who.all.iter().map(json).collect())
        };
        all(one, [old, new]).is_some_and(|who| Some(who) == all(other, [new, old]))
    }

    /// Notes of parties that are a group on one side and its members on the other that none of these came or went. The group as
    /// one party, and its members as several, are not the same: then the group alone tells it.
    pub(super) fn note_parties(self, (old, new): (&Side, &Side), parts: &mut [PartChanges]) {
        let as_one = self.of_one_party((old, new), parts);
        for at in as_one {
            parts[at].changes.iter_mut().for_each(|noted| noted.follows = true);
        }
        let [first, second] = self.0;
        let gone = touched(parts, |part| part.old, old, [first, second]);
        let came = touched(parts, |part| part.new, new, [second, first]);
        let follow: Vec<usize> = of_each(&gone, &came, true).into_iter().chain(of_each(&came, &gone, false)).collect();
        for at in follow {
            parts[at].changes.iter_mut().filter(|noted| says_who(&noted.change)).for_each(|noted| noted.follows = true);
        }
    }

    /// The places of the members of groups that are one party on the other side.
    fn of_one_party(self, (old, new): (&Side, &Side), parts: &[PartChanges]) -> Vec<usize> {
        let [first, second] = self.0;
        let gone: Vec<(usize, &Part)> = alone(parts, |part| part.old.filter(|_| part.new.is_none()), old);
        let came: Vec<(usize, &Part)> = alone(parts, |part| part.new.filter(|_| part.old.is_none()), new);
        let mut follow = Vec::new();
        for (groups, others, directories) in [(&gone, &came, [first, second]), (&came, &gone, [second, first])] {
            for id in groups.iter().filter_map(|(_, party)| party.text("group")) {
                let wanted: BTreeSet<&str> = members(id, directories).iter().map(String::as_str).collect();
                let found: Vec<(usize, &str)> = others
                    .iter()
                    .filter_map(|(at, one)| Some((*at, one.text("organisation")?)))
                    .filter(|(_, id)| wanted.contains(id))
                    .collect();
                if !wanted.is_empty() && found.iter().map(|(_, id)| *id).collect::<BTreeSet<_>>() == wanted {
                    follow.extend(found.iter().map(|(at, _)| *at));
                }
            }
        }
        follow
    }
}

/// Who a responsibility is of, a group written out as its members as far as the registers `directories` tell them, the first of
/// them first; the responsibility itself where they do not.
pub fn written_out(of: &Group, directories: [&Directory; 2]) -> Vec<Group> {
    let mut who = WrittenOut { directories, left: MOST, all: Vec::new() };
    let item = Meaning { value: Value::Group(of.clone()), span: None };
    if who.add(&item, DEEPEST) { who.all } else { vec![of.clone()] }
}

/// The keys that say who a party is.
const WHO: &[&str] = &["organisation", "each-of", "group", "actor"];

/// A party that came or went, or is another than before.
struct Touched<'s> {
    /// Its place among the changes.
    at: usize,
    party: &'s Part,
    /// The organisations it is: those of a group, each for itself, are its members.
    who: BTreeSet<&'s str>,
}

impl Touched<'_> {
    /// What it says beside who it is.
    fn beside(&self) -> BTreeSet<String> {
        let beside = self.party.fields.iter().filter(|(key, _)| !WHO.contains(&&**key));
        beside.map(|(key, value)| format!("{key}: {}", value.json())).collect()
    }
}

/// The parties on one side that came or went, or are other organisations than before.
fn touched<'s>(
    parts: &[PartChanges],
    of: impl Fn(&PartChanges) -> Option<PartId>,
    side: &'s Side,
    directories: [&'s Directory; 2],
) -> Vec<Touched<'s>> {
    let is_touched = |part: &PartChanges| part.changes.iter().any(|noted| !noted.follows && says_who(&noted.change));
    let found = parts.iter().enumerate().filter(|(_, part)| is_touched(part));
    let found = found.filter_map(|(at, part)| Some((at, &side.parts[of(part)?])));
    let found = found.filter(|(_, party)| party.kind == "Party" && party.children.is_empty());
    let all = found.map(|(at, party)| {
        let who = match party.text("each-of") {
            Some(_) if party.text("organisation").is_some() => BTreeSet::new(),
            Some(id) => members(id, directories).iter().map(String::as_str).collect(),
            None => party.text("organisation").into_iter().collect(),
        };
        Touched { at, party, who }
    });
    all.collect()
}

/// The places of the groups, each for itself, among `ones` that `others` are the members of, and of these. What went and has
/// members left tells who went; its members that stay did not come.
fn of_each(ones: &[Touched<'_>], others: &[Touched<'_>], are_gone: bool) -> Vec<usize> {
    let mut follow = Vec::new();
    for group in ones.iter().filter(|one| one.party.text("each-of").is_some() && !one.who.is_empty()) {
        let own = group.beside();
        let is_of = |one: &&Touched<'_>| {
            !one.who.is_empty() && one.who.is_subset(&group.who) && (one.at == group.at || one.beside().is_subset(&own))
        };
        let found: Vec<&Touched<'_>> = others.iter().filter(is_of).collect();
        let are_all = found.iter().flat_map(|one| &one.who).collect::<BTreeSet<_>>().len() == group.who.len();
        let is_same = are_all && found.iter().all(|one| one.at == group.at || one.beside() == own);
        if is_same || are_gone {
            follow.extend(found.iter().map(|one| one.at).filter(|at| *at != group.at));
        }
        follow.extend(Some(group.at).filter(|_| is_same));
    }
    follow
}

/// Whether the change of a party says who it is.
fn says_who(change: &Change) -> bool {
    match change {
        Change::Added(_) | Change::Removed => true,
        Change::Changed(key, ..) => WHO.contains(&key.as_str()),
        _ => false,
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

/// Whether a responsibility names a unit and its organisation.
fn is_unit_of(item: &Meaning) -> bool {
    matches!(&item.value, Value::Group(group) if group.get("unit").is_some() && group.get("organisation").is_some())
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
        let found = group_of(item).map(|(at, id)| (at, members(id, self.directories)));
        let Some((at, members)) = found.filter(|(_, members)| !members.is_empty()) else {
            self.all.push(self.without_owner(group));
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

    /// The responsibility of a unit without the organisation that the register says it belongs to.
    fn without_owner(&self, group: &Group) -> Group {
        let unit = group.get("unit").and_then(Meaning::text).and_then(|unit| self.actor(unit));
        let owner = unit.and_then(|unit| unit.of.as_deref());
        let is_owner = |key: &str, value: &Meaning| key == "organisation" && owner.is_some() && value.text() == owner;
        let entries = group.entries.iter().filter(|(key, value)| !is_owner(key, value)).cloned().collect();
        Group { kind: group.kind, entries }
    }
}
