//! What decisions do to a document, and what its parties did with it, as far as that is written down.

use super::effects::{Touch, conditions_met, first, last};
use super::index::Index;
use super::parties::{of_point, organisations};
use super::record::{Turn, TurnKind};
use super::standing::End;
use crate::model::{Act, Concise, Condition, Outcome, Parsed, Period};
use crate::source::{SourceId, Span};
use jiff::civil::Date as Day;
use std::collections::BTreeSet;

/// What a point of a decision does, or would do.
#[derive(Debug)]
pub struct Ruling {
    /// The decision.
    pub source: SourceId,
    /// Where the point stands in it.
    pub span: Span,
    /// What it does.
    pub act: Act,
    /// When it was decided; nothing for what is only proposed.
    pub decided: Option<Day>,
    /// That day as the decision writes it.
    pub written: Option<String>,
    /// The day from which it has effect; nothing while it has none.
    pub effective: Option<Day>,
    /// For which parties; none for all.
    pub parties: BTreeSet<String>,
    /// From which day.
    pub from: Option<Day>,
    /// Until when.
    pub until: Option<End>,
    /// Whether it reaches back.
    pub retroactive: bool,
    /// The document that takes the place, as it is written.
    pub replaced_by: Option<String>,
    /// Its conditions, each with whether it is met.
    pub conditions: Vec<(String, bool)>,
    /// The parties that must decide the same, of a prolongation of identical copies.
    pub awaits: BTreeSet<String>,
    /// Of a proposal: the earliest day on which it can have been decided.
    pub earliest: Option<Day>,
}

/// What some parties did with a document, on the same day.
#[derive(Debug)]
pub struct Adopting {
    /// The day; nothing where none is told.
    pub day: Option<Day>,
    /// The day as it is written.
    pub written: Option<String>,
    /// What they did.
    pub outcome: Outcome,
    /// The parties.
    pub parties: BTreeSet<String>,
}

impl Index<'_> {
    /// What the point `touch` does, for which `awaits` must decide the same, and which gave a text these `turns`.
    pub(super) fn ruling(&self, touch: &Touch<'_>, awaits: BTreeSet<String>, turns: &[Turn]) -> Ruling {
        let Touch { source, span, decision, point, act, .. } = *touch;
        let decided = touch.decided();
        let prolongs = |turn: &Turn| matches!(&turn.what, TurnKind::Holds(stretch) if stretch.by == Some(source));
        // Of copies one side's decision is not enough.
        let has_all = awaits.is_empty() || turns.iter().any(prolongs);
        let is_possible = act != Act::Replace || point.replaced_by.is_some();
        let effective = decided.filter(|_| has_all && is_possible).and_then(|day| conditions_met(&point.condition, day));
        let steps = decision.preparation.iter().filter_map(|step| step.date.as_ref());
        let earliest = decision.drafted.as_ref().into_iter().chain(steps).filter_map(last).max();
        let condition = |condition: &Concise<Condition>| Some((condition.text.as_ref()?.one_line(), condition.is_met()));
        Ruling {
            source,
            span,
            act,
            decided,
            written: decision.decided.as_ref().filter(|_| decided.is_some()).map(written),
            effective,
            parties: of_point(self.workspace, decision, point),
            from: point.from.as_ref().and_then(first),
            until: point.until.as_ref().map(|until| End::from(&until.value)),
            retroactive: point.retroactive.as_ref().is_some_and(|retroactive| retroactive.value),
            replaced_by: point.replaced_by.as_ref().map(|reference| reference.written.value.clone()),
            conditions: point.condition.iter().filter_map(condition).collect(),
            awaits,
            earliest: earliest.filter(|_| decided.is_none()),
        }
    }

    /// What parties did with the document in the file `id`, by day; those without one last.
    pub(super) fn adoptions(&self, id: SourceId) -> Vec<Adopting> {
        let mut all: Vec<Adopting> = Vec::new();
        for record in self.records(id) {
            let (day, written, outcome) =
                (record.date.as_ref().and_then(first), record.date.as_ref().map(written), record.outcome());
            let names = record.party.as_ref().map(|name| organisations(self.workspace, name.0.text())).unwrap_or_default();
            let same = |known: &&mut Adopting| (&known.written, known.outcome) == (&written, outcome);
            match all.iter_mut().find(same) {
                Some(known) => known.parties.extend(names),
                None => all.push(Adopting { day, written, outcome, parties: names.into_iter().collect() }),
            }
        }
        all.sort_by_key(|known| (known.day.is_none(), known.day));
        all
    }
}

/// A day as it is written.
fn written(period: &Parsed<Period>) -> String {
    period.written.value.clone()
}
