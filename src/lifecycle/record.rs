//! What is recorded of a document, whatever the day: what decisions do to it, who adopted it, and how it holds in the end.

use super::course::{Course, Stretch, course};
use super::effects::{Touch, conditions_met, first, last};
use super::index::Index;
use super::parties::{of_point, organisations, parties};
use super::prolongation::automatic;
use super::proposals::proposals;
use super::standing::{End, Ending, Gap, Proposal, State};
use super::open_gap;
use crate::model::{Act, Document, Outcome, Parsed, Period};
use crate::source::{SourceId, Span};
use crate::workspace::starts;
use jiff::civil::Date as Day;
use std::collections::{BTreeMap, BTreeSet};

/// What is recorded of a document.
#[derive(Debug, Default)]
pub struct Record {
    /// What it is where nobody has adopted it, the same for all parties.
    pub unfinished: Option<State>,
    /// Whether the text says how far it has come, or somebody adopted it. Otherwise the turns hold only if it is adopted.
    pub is_stated: bool,
    /// What decisions and proposals do to it, in the order of their files.
    pub rulings: Vec<Ruling>,
    /// What parties did with it, by day; those without one last.
    pub adoptions: Vec<Adopting>,
    /// When it begins to hold, holds on and ends, and its gaps, by day, with every decision that was made.
    pub turns: Vec<Turn>,
    /// Whether it is prolonged by itself after all that.
    pub goes_on: bool,
    /// Other documents it has to do with.
    pub relatives: Vec<(SourceId, Relation)>,
}

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

/// Something that begins, for the same parties.
#[derive(Debug)]
pub struct Turn {
    /// The first day.
    pub day: Day,
    /// For whom; none for all.
    pub parties: BTreeSet<String>,
    /// What begins.
    pub what: TurnKind,
}

/// What begins on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TurnKind {
    /// It holds.
    Holds(Stretch),
    /// It is without force, and something closes that, or is proposed that would.
    Gap(Gap),
    /// It has ended before its own time, by this document.
    Ended(Ending, SourceId),
}

/// What another document has to do with this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It is another edition of it.
    Edition,
    /// It says that it replaces this one.
    Heir,
    /// This one says that it replaces it.
    Forebear,
}

impl Index<'_> {
    /// What is recorded of the document in the file `id`. Nothing depends on a day: prolongations by themselves are reckoned up
    /// to the last day that anything is known of.
    pub fn record(&self, id: SourceId) -> Record {
        let own = parties(self.workspace, id);
        let each: Vec<Option<&str>> =
            if own.is_empty() { vec![None] } else { own.iter().map(|party| Some(party.as_str())).collect() };
        let horizon = self.horizon(id);
        let mut waiting: BTreeMap<(SourceId, u32), BTreeSet<String>> = BTreeMap::new();
        let mut record = Record { adoptions: self.adoptions(id), relatives: self.relatives(id), ..Record::default() };
        let holds = matches!(self.workspace.document(id), Some(Document::Agreement(_) | Document::ActionPlan(_)));
        let mut unfinished = Vec::new();
        for party in each.iter().copied().filter(|_| holds) {
            record.is_stated |= self.is_stated(id, party);
            let known = proposals(self, id, party, Day::MAX);
            for one in known.iter().filter(|one| !one.awaits.is_empty()) {
                waiting.entry((one.source, one.span.start)).or_default().extend(one.awaits.iter().cloned());
            }
            let state = self.unfinished(id, party, Day::MAX, true).map(|standing| standing.state);
            unfinished.push(state);
            if state.is_none() {
                let course = course(self, id, party, None, horizon);
                let is_automatic = self.goes_on(id, &course);
                record.goes_on |= is_automatic;
                let turns = turns(&course, &known, is_automatic);
                turns.into_iter().for_each(|turn| note(&mut record.turns, turn, party));
            }
        }
        let is_same = unfinished.windows(2).all(|pair| pair[0] == pair[1]);
        record.unfinished = unfinished.first().copied().flatten().filter(|_| is_same);
        for turn in record.turns.iter_mut().filter(|turn| turn.parties.len() == each.len()) {
            turn.parties.clear();
        }
        record.turns.sort_by_key(|turn| (turn.day, rank(&turn.what)));
        let ruling = |touch: &Touch<'_>| {
            let awaits = waiting.remove(&(touch.source, touch.span.start)).unwrap_or_default();
            self.ruling(touch, awaits, &record.turns)
        };
        record.rulings = self.touches(id).iter().map(ruling).collect();
        record
    }

    /// The last day that anything about a document is known of.
    fn horizon(&self, id: SourceId) -> Day {
        let effects = self.effects(id).0.iter().flat_map(|effect| [effect.effective, effect.from]);
        let heirs = self.heirs(id).iter().map(|heir| starts(self.workspace.document(*heir)?));
        let records = self.records(id).iter().map(|record| record.date.as_ref().and_then(first));
        effects.chain(heirs).chain(records).flatten().max().unwrap_or(Day::MIN)
    }

    /// Whether a text is prolonged by itself once more after its `course`.
    fn goes_on(&self, id: SourceId, course: &Course) -> bool {
        let rule = self.workspace.document(id).and_then(automatic).map(|(rule, _)| rule);
        let is_left = |times: u32| course.times < times;
        rule.is_some_and(|rule| rule.times.as_ref().is_none_or(|times| is_left(times.value)))
            && !course.has_ended()
            && course.stretches.last().is_some_and(|stretch| stretch.end.day.is_some())
    }

    fn ruling(&self, touch: &Touch<'_>, awaits: BTreeSet<String>, turns: &[Turn]) -> Ruling {
        let Touch { source, span, decision, point, act, .. } = *touch;
        let decided = touch.decided();
        let prolongs = |turn: &Turn| matches!(&turn.what, TurnKind::Holds(stretch) if stretch.by == Some(source));
        // Of copies one side's decision is not enough.
        let has_all = awaits.is_empty() || turns.iter().any(prolongs);
        let is_possible = act != Act::Replace || point.replaced_by.is_some();
        let effective = decided.filter(|_| has_all && is_possible).and_then(|day| conditions_met(&point.condition, day));
        let steps = decision.preparation.iter().filter_map(|step| step.date.as_ref());
        let earliest = decision.drafted.as_ref().into_iter().chain(steps).filter_map(last).max();
        let condition = |condition: &crate::model::Concise<crate::model::Condition>| {
            Some((condition.text.as_ref()?.one_line(), condition.is_met()))
        };
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

    fn adoptions(&self, id: SourceId) -> Vec<Adopting> {
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

    fn relatives(&self, id: SourceId) -> Vec<(SourceId, Relation)> {
        let content = self.workspace.document(id).and_then(Document::content);
        let Some(content) = content else { return Vec::new() };
        let editions = content.id.map_or(&[][..], |own| self.workspace.editions(own.text())).iter().copied();
        let replaced = content.replaces.iter().filter_map(|reference| reference.get());
        let forebears = replaced.filter(|old| old.part.is_none()).filter_map(|old| self.workspace.find_document(old, id));
        let mut all: Vec<(SourceId, Relation)> = Vec::new();
        let told = (editions.map(|source| (source, Relation::Edition)))
            .chain(self.heirs(id).iter().map(|source| (*source, Relation::Heir)))
            .chain(forebears.map(|source| (source, Relation::Forebear)));
        for (source, relation) in told.filter(|(source, _)| *source != id) {
            if all.iter().all(|(known, _)| *known != source) {
                all.push((source, relation));
            }
        }
        all
    }
}

/// A day as it is written.
fn written(period: &Parsed<Period>) -> String {
    period.written.value.clone()
}

/// What begins when in the course of a text for one party, with the gap that a proposal would close.
fn turns(course: &Course, proposals: &[Proposal], goes_on: bool) -> Vec<(Day, TurnKind)> {
    // When anyone could know of it matters where it holds from before that; else parties that adopted on different days differ.
    let known = |stretch: &Stretch| stretch.known_from.filter(|_| stretch.retroactive.is_some());
    let stretch = |stretch: &Stretch| TurnKind::Holds(Stretch { known_from: known(stretch), ..stretch.clone() });
    let stretches = course.stretches.iter().map(|one| (one.from, stretch(one)));
    let open = open_gap(&course.standing(Day::MAX), proposals).filter(|_| !goes_on);
    let gaps = course.gaps.iter().copied().chain(open).map(|gap| (gap.from, TurnKind::Gap(gap)));
    let ended = course.ended().map(|(ending, day, by)| (day, TurnKind::Ended(ending, by)));
    stretches.chain(gaps).chain(ended).collect()
}

/// Notes what begins for `party`; what is the same for others already stands there.
fn note(turns: &mut Vec<Turn>, (day, what): (Day, TurnKind), party: Option<&str>) {
    let party = party.map(str::to_owned);
    match turns.iter_mut().find(|turn| turn.day == day && turn.what == what) {
        Some(turn) => turn.parties.extend(party),
        None => turns.push(Turn { day, parties: party.into_iter().collect(), what }),
    }
}

/// What of the same day is told first.
fn rank(what: &TurnKind) -> u8 {
    match what {
        TurnKind::Ended(..) => 0,
        TurnKind::Gap(_) => 1,
        TurnKind::Holds(_) => 2,
    }
}
