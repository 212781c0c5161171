//! What a heading over activities or goals lends to those under it that say nothing of it themselves: who answers, when, on which
//! level. What a part has counts, and not whether it says so itself or has it from a heading.

use super::align::{Alignment, Pair};
use super::members::Groups;
use super::normal;
use super::renamed::Renamed;
use super::side::{Part, PartId, Side};
use super::{Change, Noted, PartChanges};
use crate::model::meaning::{Group, Meaning, Value};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What a heading lends.
struct Lent {
    /// The kind of what stands under it.
    kind: &'static str,
    /// The key of the heading.
    from: &'static str,
    /// The key it stands for in what stands under it.
    to: &'static str,
}

const LENT: &[Lent] = &[
    Lent { kind: "Activity", from: "responsible", to: "responsible" },
    Lent { kind: "Activity", from: "period", to: "due" },
    Lent { kind: "Goal", from: "level", to: "level" },
];

/// Whether a heading over parts of the type `kind` lends what stands under `key` of one of them, or of the heading.
pub fn is_lent(kind: &str, key: &str) -> bool {
    LENT.iter().any(|lent| lent.kind == kind && (lent.from == key || lent.to == key))
}

impl Side {
    /// What a part says under `key`, or else has from the nearest heading over it that lends it; of a heading what it lends.
    pub fn in_effect(&self, at: PartId, key: &str) -> Option<Cow<'_, Meaning>> {
        let part = &self.parts[at];
        let Some(lent) = LENT.iter().find(|lent| lent.kind == part.kind && lent.to == key) else {
            return part.field(key).map(Cow::Borrowed);
        };
        let own = part.field(key).filter(|_| !part.is_group());
        own.map(Cow::Borrowed).or_else(|| self.lent(at, lent))
    }

    /// What the nearest heading lends, the part itself where it is one.
    fn lent(&self, at: PartId, lent: &Lent) -> Option<Cow<'_, Meaning>> {
        let heading = if self.parts[at].is_group() { Some(at) } else { self.heading_over(at) };
        let mut headings = std::iter::successors(heading, |at| self.heading_over(*at));
        let value = headings.find_map(|at| self.parts[at].field(lent.from))?;
        Some(if lent.from == lent.to { Cow::Borrowed(value) } else { Cow::Owned(during(value)) })
    }

    /// The heading that a part stands under, of its own kind.
    fn heading_over(&self, at: PartId) -> Option<PartId> {
        let above = self.parts[at].parent?;
        (self.parts[above].kind == self.parts[at].kind && self.parts[above].is_group()).then_some(above)
    }
}

/// The due of what stands under a heading with that period.
fn during(period: &Meaning) -> Meaning {
    let due = Group { kind: "Due", entries: vec![("during".into(), period.clone())] };
    Value::Several(vec![Value::Group(due).into()]).into()
}

/// A place in the list of changes: by the new side, then what is gone, by the old.
pub(super) type Place = (PartId, u8, PartId);

/// Both sides, and what tells whether values of them are the same.
pub(super) struct Lending<'a> {
    pub(super) old: &'a Side,
    pub(super) new: &'a Side,
    pub(super) alignment: &'a Alignment,
    pub(super) renamed: &'a Renamed<'a>,
    pub(super) groups: Groups<'a>,
}

impl Lending<'_> {
    /// Notes of each part that a change reaches through the heading over it what it has now and had: in the place of what it says
    /// itself, which then follows. What a heading lends is told of the heading where all under it that had it have what it
    /// lends now.
    pub(super) fn note(&self, all: &mut Vec<(Place, PartChanges)>) {
        let touched = self.touched(all);
        if touched.is_empty() {
            return;
        }
        let mut places: BTreeMap<PartId, usize> =
            all.iter().enumerate().filter_map(|(at, (_, part))| Some((part.new?, at))).collect();
        for lent in LENT {
            let own_kind = touched.iter().copied().filter(|at| self.new.parts[*at].kind == lent.kind);
            let mut told = BTreeSet::new();
            // Each heading comes before what stands under it.
            for new in own_kind {
                let Some(found) = self.found(new, lent, &mut told) else { continue };
                let at = *places.entry(new).or_insert_with(|| {
                    all.push(((new, 0, 0), self.unchanged(new)));
                    all.len() - 1
                });
                apply(&mut all[at].1.changes, lent, self.new.parts[new].is_group(), found);
            }
        }
        all.retain(|(_, part)| !part.changes.is_empty());
    }

    /// The new parts that live on and that a change may reach: with another value or another heading, or under such a heading.
    fn touched(&self, all: &[(Place, PartChanges)]) -> BTreeSet<PartId> {
        let mut touched = BTreeSet::new();
        for (_, part) in all {
            let Some(new) = part.new.filter(|_| part.old.is_some()) else { continue };
            let one = &self.new.parts[new];
            let reaches = part.changes.iter().any(|noted| match &noted.change {
                Change::Changed(key, ..) => is_lent(one.kind, key),
                change => change.is_move() && LENT.iter().any(|lent| lent.kind == one.kind),
            });
            if reaches {
                let end = if one.is_group() { one.end } else { new + 1 };
                touched.extend((new..end).filter(|at| self.may_be_told(*at)));
            }
        }
        touched
    }

    /// Whether a part lives on as what it was, whole.
    fn may_be_told(&self, new: PartId) -> bool {
        let Some(pair) = self.alignment.pair_of_new(new) else { return false };
        let is_whole = !self.alignment.splits.iter().any(|split| split.one == pair.old)
            && !self.alignment.merges.iter().any(|merge| merge.one == new);
        let (was, is) = (&self.old.parts[pair.old], &self.new.parts[new]);
        is_whole && was.kind == is.kind && was.is_group() == is.is_group()
    }

    /// What is to be noted of a part for what is lent; nothing where what it says itself tells all. `told` has the headings that
    /// what is lent is told of.
    fn found(&self, new: PartId, lent: &Lent, told: &mut BTreeSet<PartId>) -> Option<Found> {
        let old = self.alignment.pair_of_new(new)?.old;
        let (was, is) = (&self.old.parts[old], &self.new.parts[new]);
        let key = if is.is_group() { lent.from } else { lent.to };
        let (before, after) = (self.old.in_effect(old, lent.to), self.new.in_effect(new, lent.to));
        let is_own = |part: &Part, value: &Option<Cow<'_, Meaning>>| part.field(key).is_some() || value.is_none();
        let (says_it, says_it_now) = (is_own(was, &before), is_own(is, &after));
        if self.is_same(lent.to, before.as_deref(), after.as_deref()) {
            let is_lent = !(says_it && says_it_now);
            return is_lent.then_some(Found::Same);
        }
        if is.is_group() {
            match self.reaches_all(old, new, lent) {
                Some(true) => {}
                // Those under it tell it each for itself.
                Some(false) => return Some(Found::Same),
                None => return None,
            }
        }
        let says_nothing = was.field(key).is_none() && is.field(key).is_none();
        let over = self.old.heading_over(old).zip(self.new.heading_over(new));
        let is_told_above = over.is_some_and(|(was, is)| self.alignment.are_paired(was, is) && told.contains(&is));
        if is.is_group() {
            told.insert(new);
        }
        if says_nothing && is_told_above {
            return None;
        }
        let json = |value: Option<Cow<'_, Meaning>>| value.map(|value| value.json());
        (!(says_it && says_it_now)).then(|| Found::Another(json(before), json(after)))
    }

    fn is_same(&self, key: &str, before: Option<&Meaning>, after: Option<&Meaning>) -> bool {
        match (before, after) {
            (Some(before), Some(after)) => {
                before == after
                    || normal::says_the_same(key, before, after)
                    || self.renamed.lead_to(before, after)
                    || self.groups.are_the_same(before, after)
            }
            (before, after) => before.is_none() && after.is_none(),
        }
    }

    /// Whether what a heading lends is told of the heading: something has it from there on both sides, and nothing that has it from
    /// there on one side alone has the same as before. Nothing where nothing that stayed under it has or had it from there.
    fn reaches_all(&self, old: PartId, new: PartId, lent: &Lent) -> Option<bool> {
        let (was, is) = (old..self.old.parts[old].end, new..self.new.parts[new].end);
        let pairs_of_old = takers(self.old, old, lent).into_iter().filter_map(|at| self.alignment.pair_of_old(at));
        let pairs_of_new = takers(self.new, new, lent).into_iter().filter_map(|at| self.alignment.pair_of_new(at));
        let stayed = |pair: &Pair| was.contains(&pair.old) && is.contains(&pair.new);
        let had: BTreeSet<(PartId, PartId)> = pairs_of_old.filter(|pair| stayed(pair)).map(|pair| (pair.old, pair.new)).collect();
        let have: BTreeSet<_> = pairs_of_new.filter(|pair| stayed(pair)).map(|pair| (pair.old, pair.new)).collect();
        if had.is_empty() && have.is_empty() {
            return None;
        }
        let has_the_same = |(old, new): &(PartId, PartId)| {
            let (before, after) = (self.old.in_effect(*old, lent.to), self.new.in_effect(*new, lent.to));
            self.is_same(lent.to, before.as_deref(), after.as_deref())
        };
        Some(!had.is_disjoint(&have) && !had.symmetric_difference(&have).any(has_the_same))
    }

    /// A part of which nothing has been noted yet.
    fn unchanged(&self, new: PartId) -> PartChanges {
        let pair = self.alignment.pair_of_new(new);
        let pairing = pair.map(|pair| (pair.basis, pair.confidence, pair.shared.clone()));
        PartChanges { old: pair.map(|pair| pair.old), new: Some(new), pairing, changes: Vec::new() }
    }
}

/// What stands under a heading and has what it lends from it, headings left out.
fn takers(side: &Side, heading: PartId, lent: &Lent) -> Vec<PartId> {
    let (mut all, mut open) = (Vec::new(), side.parts[heading].children.clone());
    while let Some(at) = open.pop() {
        let part = &side.parts[at];
        if part.kind != lent.kind {
            continue;
        }
        match part.is_group() {
            true if part.field(lent.from).is_none() => open.extend(&part.children),
            false if part.field(lent.to).is_none() => all.push(at),
            _ => {}
        }
    }
    all
}

/// What is to be noted of a part for what is lent.
enum Found {
    /// What it says itself is nothing of its own.
    Same,
    /// It has another value than it had.
    Another(Option<serde_json::Value>, Option<serde_json::Value>),
}

/// Notes what was found among the changes of a part.
fn apply(changes: &mut Vec<Noted>, lent: &Lent, is_group: bool, found: Found) {
    let own = if is_group { lent.from } else { lent.to };
    for noted in &mut *changes {
        noted.follows |= matches!(&noted.change, Change::Changed(key, ..) if key == own);
    }
    if let Found::Another(before, after) = found {
        changes.push(Noted { change: Change::InEffect(lent.to.to_owned(), before, after), follows: false });
    }
}
