//! What decisions and records of adoption do to a document.

use super::index::Index;
use super::parties::{counts_for, of_point, organisations};
use super::{End, Proposal};
use crate::model::{Act, Condition, Decision, DecisionStatus, Document, Outcome, Parsed, Period, Point, Spanned};
use crate::source::SourceId;
use crate::workspace::{Found, Workspace};
use jiff::civil::Date as Day;
use std::collections::{BTreeMap, BTreeSet};

/// What a decided point does to a document.
#[derive(Debug, Clone)]
pub struct Effect {
    /// The decision.
    pub source: SourceId,
    /// What it does.
    pub act: Act,
    /// The day of the decision, or when its last condition was met if that is later; nothing where one is not met.
    pub effective: Option<Day>,
    /// For which parties; none for all.
    pub parties: BTreeSet<String>,
    /// From which day.
    pub from: Option<Day>,
    /// Until when.
    pub until: Option<End>,
    /// Whether it reaches back.
    pub retroactive: bool,
    /// The document that takes the place.
    pub replaced_by: Option<SourceId>,
}

/// What decided points do to one document, in the order of their days.
#[derive(Debug, Default)]
pub struct Effects(pub Vec<Effect>);

pub(super) fn first(period: &Parsed<Period>) -> Option<Day> {
    period.get().map(|period| period.first())
}

fn last(period: &Parsed<Period>) -> Option<Day> {
    period.get().map(|period| period.last())
}

/// A point of a decision about a document.
pub struct Touch<'a> {
    /// The decision's file.
    source: SourceId,
    decision: &'a Decision,
    point: &'a Point,
    act: Act,
}

impl Touch<'_> {
    /// When it was decided; nothing for what is only proposed.
    fn decided(&self) -> Option<Day> {
        let is_decided = self.decision.status.as_ref().is_none_or(|status| status.value == DecisionStatus::Decided);
        self.decision.decided.as_ref().and_then(first).filter(|_| is_decided)
    }
}

/// The points of decisions by the document each is about.
pub(super) fn touches(workspace: &Workspace) -> BTreeMap<SourceId, Vec<Touch<'_>>> {
    let mut all: BTreeMap<SourceId, Vec<Touch<'_>>> = BTreeMap::new();
    for (source, document) in workspace.documents() {
        let Document::Decision(decision) = document else { continue };
        for point in &decision.points {
            let reference = point.document.as_ref().and_then(|reference| reference.get());
            let found = reference.map(|reference| workspace.find(reference, source));
            if let (Some(Found::Document(found)), Some(act)) = (found, point.act) {
                all.entry(found).or_default().push(Touch { source, decision, point: &point.value, act });
            }
        }
    }
    all
}

impl Effects {
    /// What the decided points of `touches` do to their document.
    pub(super) fn of(workspace: &Workspace, touches: &[Touch<'_>]) -> Effects {
        let mut all = Vec::new();
        for touch in touches {
            let Touch { source, decision, point, act } = *touch;
            let Some(decided) = touch.decided() else { continue };
            let replaced_by = point.replaced_by.as_ref().and_then(|reference| reference.get());
            let replaced_by = replaced_by.and_then(|reference| workspace.find_document(reference, source));
            all.push(Effect {
                source,
                act,
                effective: conditions_met(&point.condition, decided),
                parties: of_point(workspace, decision, point),
                from: point.from.as_ref().and_then(first),
                until: point.until.as_ref().map(|until| End::from(&until.value)),
                retroactive: point.retroactive.as_ref().is_some_and(|retroactive| retroactive.value),
                replaced_by,
            });
        }
        all.sort_by_key(|effect| (effect.effective, effect.source));
        Effects(all)
    }

    /// Those that take effect for `party` of the document in the file `id`, with the day each did, up to the day `known`.
    pub fn taken<'e>(
        &'e self,
        workspace: &'e Workspace,
        id: SourceId,
        party: Option<&'e str>,
        known: Option<Day>,
    ) -> impl Iterator<Item = (&'e Effect, Day)> {
        let taken = self.0.iter().filter_map(|effect| Some((effect, effect.effective?)));
        let taken = taken.filter(move |(_, day)| known.is_none_or(|known| *day <= known));
        taken.filter(move |(effect, _)| counts_for(workspace, id, &effect.parties, party))
    }
}

/// The day when the last condition of what was decided on `decided` was met; nothing while one is not.
fn conditions_met(conditions: &[Spanned<Condition>], decided: Day) -> Option<Day> {
    let mut day = decided;
    for condition in conditions {
        match &condition.met_on {
            Some(met_on) => day = day.max(first(met_on)?),
            None if condition.met.as_ref().is_some_and(|met| met.value) => {}
            None => return None,
        }
    }
    Some(day)
}

/// What is proposed for the document in the file `id`, or decided on a condition that is not met, as known on `on`.
pub(super) fn proposals(index: &Index<'_>, id: SourceId, party: Option<&str>, on: Day) -> Vec<Proposal> {
    let (workspace, mut all) = (index.workspace, Vec::new());
    for touch in index.touches(id) {
        let Touch { source, decision, point, act } = *touch;
        let decided = touch.decided();
        let is_done = decided.and_then(|decided| conditions_met(&point.condition, decided)).is_some_and(|day| day <= on);
        if is_done || !counts_for(workspace, id, &of_point(workspace, decision, point), party) {
            continue;
        }
        let steps = decision.preparation.iter().filter_map(|step| step.date.as_ref());
        let earliest = decided.or_else(|| decision.drafted.as_ref().into_iter().chain(steps).filter_map(last).max());
        if earliest.is_some_and(|earliest| earliest > on) {
            continue; // Nobody knew of it yet.
        }
        let conditions = point.condition.iter().filter_map(|condition| {
            let text = condition.text.as_ref()?.one_line();
            let by_day = condition.met_on.as_ref().and_then(first).map(|day| day <= on);
            Some((text, by_day.unwrap_or(condition.met.as_ref().is_some_and(|met| met.value))))
        });
        let until = point.until.as_ref().map(|until| End::from(&until.value));
        all.push(Proposal { source, act, until, conditions: conditions.collect(), earliest });
    }
    all
}

/// When a party adopted a document, of what its records say.
#[derive(Debug, Default)]
pub struct Adopted {
    /// Whether there are records that name parties at all.
    recorded: bool,
    /// The day of this party's adoption.
    pub day: Option<Day>,
}

impl Adopted {
    /// Whether the party had adopted it by `on`.
    pub fn is_adopted_by(&self, on: Day) -> bool {
        self.day.is_some_and(|day| day <= on)
    }

    /// Whether there are records, but none on `on` that this party had adopted it.
    pub fn is_awaited(&self, on: Day) -> bool {
        self.recorded && !self.is_adopted_by(on)
    }
}

/// When `party` adopted the document in the file `id`: by the document's own record, by that of the process it came out
/// of, or by a decision. A record without a day is no adoption. Without a party, when the first of them did.
pub(super) fn adoption(index: &Index<'_>, id: SourceId, party: Option<&str>) -> Adopted {
    let mut adopted = Adopted::default();
    let mut note = |is_own: bool, names_parties: bool, outcome: Outcome, day: Option<Day>| {
        let day = day.filter(|_| outcome == Outcome::Adopted);
        adopted.recorded |= party.is_some() && names_parties && (day.is_some() || outcome != Outcome::Adopted);
        if is_own {
            adopted.day = [adopted.day, day].into_iter().flatten().min();
        }
    };
    for record in index.records(id) {
        let names = record.party.as_ref().map(|name| organisations(index.workspace, name.0.text())).unwrap_or_default();
        let is_own = party.is_none_or(|party| names.iter().any(|name| name == party));
        note(is_own, true, record.outcome(), record.date.as_ref().and_then(first));
    }
    for effect in index.effects(id).0.iter().filter(|effect| effect.act == Act::Adopt) {
        let for_all = effect.parties.is_empty();
        let is_own = for_all || party.is_none_or(|party| effect.parties.contains(party));
        note(is_own, !for_all, Outcome::Adopted, effect.effective);
    }
    adopted
}
