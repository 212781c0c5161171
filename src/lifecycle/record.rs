//! What is recorded of a document, whatever the day: what decisions do to it, who adopted it, and how it holds in the end.

use super::course::{Course, Stretch, course};
use super::effects::{Touch, first};
use super::index::Index;
use super::open_gap;
use super::parties::parties;
use super::prolongation::automatic;
use super::proposals::proposals;
use super::rulings::{Adopting, Ruling};
use super::stage::Stage;
use super::standing::{Ending, Gap, Proposal};
use crate::model::Document;
use crate::source::SourceId;
use crate::workspace::starts;
use jiff::civil::Date as Day;
use std::collections::{BTreeMap, BTreeSet};

/// What is recorded of a document.
#[derive(Debug, Default)]
pub struct Record {
    /// How far it has come, whatever the day.
    pub stage: Option<Stage>,
    /// Whether the text says how far it has come, or somebody adopted it. Otherwise the turns hold only if it is adopted.
    pub is_stated: bool,
    /// What decisions and proposals do to it, in the order of their files.
    pub rulings: Vec<Ruling>,
    /// What parties did with it, by day; those without one last.
    pub adoptions: Vec<Adopting>,
    /// When it begins to hold, holds on and ends, and its gaps, by day, with every decision that was made.
    pub turns: Vec<Turn>,
    /// For whom it is prolonged by itself after all that, none for all; nothing where it is not.
    pub goes_on: Option<BTreeSet<String>>,
    /// Other documents it has to do with.
    pub relatives: Vec<(SourceId, Relation)>,
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

/// What is gathered party by party.
#[derive(Default)]
struct Gathered {
    is_stated: bool,
    goes_on: Option<BTreeSet<String>>,
    /// By day, and what of the same day is told first.
    turns: BTreeMap<(Day, u8), Vec<Turn>>,
    /// The parties that must decide the same as a point, by its place.
    waiting: BTreeMap<(SourceId, u32), BTreeSet<String>>,
}

impl Record {
    /// How far it has come where it is not adopted.
    pub fn unfinished(&self) -> Option<Stage> {
        self.stage.filter(|stage| stage.is_unfinished())
    }
}

impl Index<'_> {
    /// What is recorded of the document in the file `id`. Nothing depends on a day: prolongations by themselves are reckoned up
    /// to the last day that anything is known of.
    pub fn record(&self, id: SourceId) -> Record {
        let mut gathered = self.gathered(id);
        let turns: Vec<Turn> = std::mem::take(&mut gathered.turns).into_values().flatten().collect();
        let ruling = |touch: &Touch<'_>| {
            let awaits = gathered.waiting.remove(&(touch.source, touch.span.start)).unwrap_or_default();
            self.ruling(touch, awaits, &turns)
        };
        let rulings = self.touches(id).iter().map(ruling).collect();
        let Gathered { is_stated, goes_on, .. } = gathered;
        Record {
            stage: self.stage(id),
            is_stated,
            rulings,
            adoptions: self.adoptions(id),
            turns,
            goes_on,
            relatives: self.relatives(id),
        }
    }

    /// What is told of a text for each of its parties, what is the same for several once.
    fn gathered(&self, id: SourceId) -> Gathered {
        let mut gathered = Gathered::default();
        if !matches!(self.workspace.document(id), Some(Document::Agreement(_) | Document::ActionPlan(_))) {
            return gathered;
        }
        let own = parties(self.workspace, id);
        let horizon = self.horizon(id);
        for party in &own {
            self.gather(id, Some(party), horizon, &mut gathered);
        }
        if own.is_empty() {
            self.gather(id, None, horizon, &mut gathered);
        }
        let told = gathered.turns.values_mut().flatten().map(|turn| &mut turn.parties).chain(&mut gathered.goes_on);
        for parties in told.filter(|parties| parties.len() == own.len()) {
            parties.clear();
        }
        gathered
    }

    fn gather(&self, id: SourceId, party: Option<&str>, horizon: Day, gathered: &mut Gathered) {
        gathered.is_stated |= self.is_stated(id, party);
        let known = proposals(self, id, party, Day::MAX);
        for one in known.iter().filter(|one| !one.awaits.is_empty()) {
            gathered.waiting.entry((one.source, one.span.start)).or_default().extend(one.awaits.iter().cloned());
        }
        if self.unfinished(id, party, Day::MAX, true).is_some() {
            return;
        }
        let course = course(self, id, party, None, horizon);
        let goes_on = self.goes_on(id, &course);
        if goes_on {
            gathered.goes_on.get_or_insert_default().extend(party.map(str::to_owned));
        }
        for turn in turns(&course, &known, goes_on) {
            note(&mut gathered.turns, turn, party);
        }
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
fn note(turns: &mut BTreeMap<(Day, u8), Vec<Turn>>, (day, what): (Day, TurnKind), party: Option<&str>) {
    let party = party.map(str::to_owned);
    let same_day = turns.entry((day, rank(&what))).or_default();
    match same_day.iter_mut().find(|turn| turn.what == what) {
        Some(turn) => turn.parties.extend(party),
        None => same_day.push(Turn { day, parties: party.into_iter().collect(), what }),
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
