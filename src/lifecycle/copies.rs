//! Identical copies: one text, signed between those that stand alone and each member of a group. Either side ends a copy by
//! itself, since an agreement needs both; for the same reason both must decide to prolong one.

use super::effects::Effect;
use super::parties::organisations;
use crate::model::Act;
use crate::source::SourceId;
use crate::workspace::Workspace;
use jiff::civil::Date as Day;
use std::collections::BTreeSet;

/// The two sides of a document's identical copies; both are empty where there are none.
#[derive(Debug, Default)]
pub struct Copies {
    /// The parties that stand alone, each in every copy.
    alone: BTreeSet<String>,
    /// The parties that have a copy each.
    each: BTreeSet<String>,
}

/// Which prolongations take effect for a party, and which wait for the other side of its copies.
#[derive(Debug, Default)]
pub struct Prolongations {
    /// What takes effect, and on which day.
    pub taken: Vec<(Effect, Day)>,
    /// What is decided by one side only, with those that must decide the same.
    pub waiting: Vec<(Effect, Vec<String>)>,
}

impl Copies {
    /// What a document has that has no copies.
    pub const fn none() -> Copies {
        Copies { alone: BTreeSet::new(), each: BTreeSet::new() }
    }

    /// The copies of the document in the file `id`.
    pub fn of(workspace: &Workspace, id: SourceId) -> Copies {
        let content = workspace.document(id).and_then(|document| document.content());
        let parties = content.map(|content| content.parties).unwrap_or_default();
        let groups: Vec<&str> = parties.iter().filter_map(|party| Some(party.each_of.as_ref()?.0.text())).collect();
        let alone = parties.iter().filter(|party| party.each_of.is_none()).filter_map(|party| party.own_id());
        let alone: BTreeSet<String> = alone.flat_map(|name| organisations(workspace, name)).collect();
        let each: BTreeSet<String> = groups.iter().flat_map(|group| organisations(workspace, group)).collect();
        if alone.is_empty() || each.is_empty() {
            return Copies::default();
        }
        Copies { alone, each }
    }

    /// Whether what a decision does takes effect for `party` without anybody else's decision.
    pub fn holds(&self, effect: &Effect, party: Option<&str>) -> bool {
        let Some(party) = party.filter(|_| !effect.parties.is_empty()) else { return true };
        let ends_every_copy = effect.act == Act::Terminate && self.each.contains(party);
        effect.parties.contains(party) || (ends_every_copy && self.alone.iter().any(|alone| effect.parties.contains(alone)))
    }

    /// Whether a decision for `parties` is about a copy of `party`; none are for all.
    pub fn concerns(&self, parties: &BTreeSet<String>, party: Option<&str>) -> bool {
        let Some(party) = party.filter(|_| !parties.is_empty()) else { return true };
        parties.contains(party) || self.sides(party).is_some_and(|sides| sides.others.iter().any(|other| parties.contains(other)))
    }

    /// Those who must decide the same as `party`, and whether it is enough that one of them does.
    fn sides(&self, party: &str) -> Option<Sides<'_>> {
        if self.each.contains(party) {
            Some(Sides { others: &self.alone, one_is_enough: false })
        } else {
            self.alone.contains(party).then_some(Sides { others: &self.each, one_is_enough: true })
        }
    }

    /// Of all prolongations in `effects`, with the day each took effect: what they do for `party`; without one, for a party
    /// of every copy.
    pub fn prolongations(&self, effects: &[(&Effect, Day)], party: Option<&str>) -> Prolongations {
        let mut all = Prolongations::default();
        let party = party.or_else(|| self.alone.first().map(String::as_str));
        let prolong = || effects.iter().filter(|(effect, _)| effect.act == Act::Prolong);
        let Some((party, sides)) = party.and_then(|party| Some((party, self.sides(party)?))) else {
            let own = prolong().filter(|(effect, _)| party.is_none_or(|party| is_for(effect, party)));
            all.taken.extend(own.map(|(effect, day)| ((*effect).clone(), *day)));
            return all;
        };
        let mut pairing = Pairing { all: prolong().collect(), used: BTreeSet::new() };
        for at in pairing.of(party) {
            let (own, day) = *pairing.all[at];
            match pairing.partners(at, &sides) {
                Ok(partners) => {
                    let joint = partners.iter().fold((own.clone(), day), |joint, at| joined(joint, pairing.all[*at]));
                    all.taken.push(joint);
                    pairing.used.extend(partners);
                }
                Err(missing) => all.waiting.push((own.clone(), missing)),
            }
            pairing.used.insert(at);
        }
        // Those who stand alone and have decided wait for nobody who has a copy and has decided as well.
        let has_decided = sides.one_is_enough && prolong().any(|(effect, _)| is_for(effect, party));
        let theirs = |at: &usize| sides.others.iter().any(|other| is_for(pairing.all[*at].0, other));
        let unused = (0..pairing.all.len()).filter(|at| !has_decided && !pairing.used.contains(at)).filter(theirs);
        all.waiting.extend(unused.map(|at| (pairing.all[at].0.clone(), vec![party.to_owned()])));
        all
    }
}

/// Whether what a decision does is meant for `party`.
fn is_for(effect: &Effect, party: &str) -> bool {
    effect.parties.is_empty() || effect.parties.contains(party)
}

/// Who stands against a party in its copies.
struct Sides<'a> {
    others: &'a BTreeSet<String>,
    /// Whether it is enough that one of them decides the same.
    one_is_enough: bool,
}

/// Decisions to prolong, and which of them go together already.
struct Pairing<'a> {
    all: Vec<&'a (&'a Effect, Day)>,
    used: BTreeSet<usize>,
}

impl Pairing<'_> {
    /// Those that are meant for `party`.
    fn of(&self, party: &str) -> Vec<usize> {
        (0..self.all.len()).filter(|at| is_for(self.all[*at].0, party)).collect()
    }

    /// The decisions that go with the one at `at`, none where it speaks for both sides.
    ///
    /// # Errors
    /// Those who have not decided the same.
    fn partners(&self, at: usize, sides: &Sides<'_>) -> Result<Vec<usize>, Vec<String>> {
        let own = self.all[at].0;
        let missing: Vec<&String> = sides.others.iter().filter(|other| !is_for(own, other)).collect();
        if sides.one_is_enough {
            let is_enough = missing.len() < sides.others.len();
            let mut found = missing.into_iter().filter_map(|other| self.partner(at, other));
            let nobody = || sides.others.iter().cloned().collect();
            return if is_enough { Ok(Vec::new()) } else { found.next().map(|one| vec![one]).ok_or_else(nobody) };
        }
        let found: Vec<(&String, Option<usize>)> = missing.into_iter().map(|other| (other, self.partner(at, other))).collect();
        let without: Vec<String> = found.iter().filter(|(_, at)| at.is_none()).map(|(other, _)| (*other).clone()).collect();
        if without.is_empty() { Ok(found.into_iter().filter_map(|(_, at)| at).collect()) } else { Err(without) }
    }

    /// The decision of `other` that goes with the one at `at`: one with the same end, else its first.
    fn partner(&self, at: usize, other: &str) -> Option<usize> {
        let free = self.of(other).into_iter().filter(|index| *index != at && !self.used.contains(index));
        let free: Vec<usize> = free.collect();
        let same = free.iter().copied().find(|index| self.all[*index].0.until == self.all[at].0.until);
        same.or(free.first().copied())
    }
}

/// What two decisions on the same prolongation do together: from the later of their days, up to the earlier of their ends.
/// The first is named.
fn joined((own, day): (Effect, Day), (other, other_day): &(&Effect, Day)) -> (Effect, Day) {
    let last = |effect: &Effect| effect.until.as_ref().and_then(|end| end.day).unwrap_or(Day::MAX);
    let until = if last(other) < last(&own) { other.until.clone() } else { own.until.clone() };
    let is_first = (day, own.source, own.span.start) <= (*other_day, other.source, other.span.start);
    let (source, span) = if is_first { (own.source, own.span) } else { (other.source, other.span) };
    let from = own.from.max(other.from);
    let retroactive = own.retroactive && other.retroactive;
    (Effect { source, span, from, until, retroactive, ..own }, day.max(*other_day))
}
