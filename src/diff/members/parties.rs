//! Parties that are a group on one side and its members on the other, or that another party has among its members: who came and who
//! went is told once.

use super::{DEEPEST, Groups, members};
use crate::diff::side::{Part, PartId, Side};
use crate::diff::{Change, PartChanges};
use crate::workspace::Directory;
use std::collections::BTreeSet;

impl Groups<'_> {
    /// Notes of parties that are a group on one side and its members on the other that none of these came or went. The group as
    /// one party, and its members as several, are not the same: then the group alone tells it.
    pub(in crate::diff) fn note_parties(self, (old, new): (&Side, &Side), parts: &mut [PartChanges]) {
        let as_one = self.of_one_party((old, new), parts);
        let replaced = self.of_another_group((old, new), parts);
        for at in as_one.into_iter().chain(replaced) {
            parts[at].changes.iter_mut().for_each(|noted| noted.follows = true);
        }
        let [first, second] = self.0;
        let gone = touched(parts, |part| part.old, old, [first, second]);
        let came = touched(parts, |part| part.new, new, [second, first]);
        let follow: Vec<usize> = of_each(&gone, &came, true).into_iter().chain(of_each(&came, &gone, false)).collect();
        let follow: Vec<usize> = follow.into_iter().chain(self.held_by_others((old, new), parts)).collect();
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
                    .filter_map(|(at, one)| Some((*at, one.text("organisation").or_else(|| one.text("group"))?)))
                    .filter(|(_, id)| wanted.contains(id))
                    .collect();
                if !wanted.is_empty() && found.iter().map(|(_, id)| *id).collect::<BTreeSet<_>>() == wanted {
                    follow.extend(found.iter().map(|(at, _)| *at));
                }
            }
        }
        follow
    }

    /// The place of a group that came as one party in the place of another, with some of the same members: the one that went tells
    /// it. None where several went or came.
    fn of_another_group(self, (old, new): (&Side, &Side), parts: &[PartChanges]) -> Option<usize> {
        let [first, second] = self.0;
        let groups = |side, of: &dyn Fn(&PartChanges) -> Option<PartId>, directories| -> Vec<(usize, BTreeSet<&str>)> {
            let groups = alone(parts, of, side).into_iter().filter_map(|(at, party)| Some((at, party.text("group")?)));
            groups.map(|(at, id)| (at, organisations(id, directories))).collect()
        };
        let gone = groups(old, &|part| part.old.filter(|_| part.new.is_none()), [first, second]);
        let came = groups(new, &|part| part.new.filter(|_| part.old.is_none()), [second, first]);
        let ([(_, were)], [(at, are)]) = (gone.as_slice(), came.as_slice()) else { return None };
        (!were.is_disjoint(are)).then_some(*at)
    }

    /// The places of parties that came or went while others, who were and are parties, have all of them among their members: nobody
    /// came or went with them.
    fn held_by_others(self, (old, new): (&Side, &Side), parts: &[PartChanges]) -> Vec<usize> {
        let [first, second] = self.0;
        let held =
            [Held::of(parts, &|part| part.old, old, [first, second]), Held::of(parts, &|part| part.new, new, [second, first])];
        let is_held = |side: &Side, at: Option<PartId>, directories| {
            at.is_none_or(|at| {
                let who = who_is(&side.parts[at], directories);
                !who.is_empty() && held.iter().all(|held| held.have(&side.parts[at], &who))
            })
        };
        let is_party = |part: &PartChanges| {
            let [was, is] = [(part.old, old), (part.new, new)].map(|(at, side)| at.map(|at| &side.parts[at]));
            was.into_iter().chain(is).all(|party| party.kind == "Party" && party.children.is_empty())
        };
        let touched = parts.iter().enumerate().filter(|(_, part)| is_party(part) && is_another(part));
        let all_held =
            touched.filter(|(_, part)| is_held(old, part.old, [first, second]) && is_held(new, part.new, [second, first]));
        all_held.map(|(at, _)| at).collect()
    }
}

/// Parties of one side that are the same on the other, with who they are.
struct Held<'s>(Vec<(&'s Part, BTreeSet<&'s str>)>);

impl<'s> Held<'s> {
    fn of(
        parts: &[PartChanges],
        of: &dyn Fn(&PartChanges) -> Option<PartId>,
        side: &'s Side,
        directories: [&'s Directory; 2],
    ) -> Held<'s> {
        if !parts.iter().any(is_another) {
            return Held(Vec::new());
        }
        let others: BTreeSet<PartId> = parts.iter().filter(|part| is_another(part)).filter_map(of).collect();
        let stay = side.parts.iter().enumerate().filter(|(at, party)| party.kind == "Party" && !others.contains(at));
        Held(stay.map(|(_, party)| (party, who_is(party, directories))).collect())
    }

    /// Whether each of `who`, with all that `party` says of them, is among them.
    fn have(&self, party: &Part, who: &BTreeSet<&str>) -> bool {
        let said = beside(party);
        let is_said = |holder: &Part| said.is_subset(&beside(holder));
        who.iter().all(|one| self.0.iter().any(|(holder, has)| has.contains(one) && is_said(holder)))
    }
}

/// Whether a part came or went, or a party is another than before.
fn is_another(part: &PartChanges) -> bool {
    part.changes.iter().any(|noted| says_who(&noted.change))
}

/// The organisations a party is: those of a group are its members.
fn who_is<'s>(party: &'s Part, directories: [&'s Directory; 2]) -> BTreeSet<&'s str> {
    match party.text("organisation") {
        Some(id) => BTreeSet::from([id]),
        None => ["group", "each-of"]
            .iter()
            .find_map(|key| party.text(key))
            .map_or_else(BTreeSet::new, |id| organisations(id, directories)),
    }
}

/// The members of a group, and of groups in it.
fn organisations<'d>(id: &str, directories: [&'d Directory; 2]) -> BTreeSet<&'d str> {
    let (mut all, mut known, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![(id.to_owned(), 0)]);
    while let Some((group, depth)) = open.pop() {
        for member in members(&group, directories) {
            let is_group = depth < DEEPEST && !members(member, directories).is_empty();
            if !is_group {
                all.insert(member.as_str());
            } else if known.insert(member.as_str()) {
                open.push((member.clone(), depth + 1));
            }
        }
    }
    all
}

/// What a party says beside who it is.
fn beside(party: &Part) -> BTreeSet<String> {
    let beside = party.fields.iter().filter(|(key, _)| !WHO.contains(&&**key));
    beside.map(|(key, value)| format!("{key}: {}", value.json())).collect()
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
        beside(self.party)
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
