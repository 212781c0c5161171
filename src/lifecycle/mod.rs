//! Adoption and validity as one calculation: on any day and for any party, whether a text is a draft, adopted, in force,
//! prolonged, lapsed, replaced or terminated, and where there was a gap.
//!
//! The rules are those of the format (`docs/format.md`, “Validity and what is computed”):
//!
//! - There are two answers. *As known on a day*: decisions dated up to it count, and conditions that were met by then. *In
//!   the end*: every decision that was made counts, with its retroactive effect.
//! - A proposal, and a decision whose condition is not met, changes nothing. It is told of from its last known step on.
//! - A gap runs from the day after expiry to the day before the earliest decision that takes effect; retroactive effect
//!   never closes it.
//! - Where records of adoption name parties, a party is bound from its own adoption as known, and from the first day of the
//!   text in the end; a party without a record has not adopted it.
//! - In identical copies a party ends its own; what the counterpart that stands alone decides counts for every copy.
//! - What is prolonged by itself goes on unless notice comes in time; a termination that says its day ends it on that day.
//! - A text is replaced by one that says so, or by a later edition, once that is adopted and has begun.
//!
//! The clock is not read here: the day is passed in.

mod calendar;
mod deadlines;
mod effects;
mod index;
mod parties;
mod stretches;

pub use deadlines::{Deadline, HORIZON, deadlines, goals_never_followed_up, is_never_followed_up};
pub use index::Index;
pub use parties::{all_parties, parties};
pub use stretches::Stretch;

use crate::model::{Act, Document, Status};
use crate::model::{AnyStatus, Until};
use crate::source::SourceId;
use crate::workspace::Workspace;
use effects::proposals;
use jiff::civil::Date as Day;
use stretches::course;

/// What a text is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// In force within the time it was adopted for.
    InForce,
    /// In force because it was prolonged.
    Prolonged,
    /// Adopted, and not in force yet.
    Adopted,
    /// Sent out for comments.
    Consultation,
    /// Being written.
    Draft,
    /// Not adopted by this party.
    NotAdopted,
    /// Its time is out.
    Lapsed,
    /// Terminated by a decision.
    Terminated,
    /// Another has taken its place.
    Replaced,
}

/// When something ends: a day, or an event with a day to look again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct End {
    /// The last day.
    pub day: Option<Day>,
    /// What must happen first.
    pub event: Option<String>,
    /// When to look again.
    pub review: Option<Day>,
}

impl From<&Until> for End {
    fn from(until: &Until) -> Self {
        let last = |written: &crate::model::Parsed<crate::model::Period>| written.get().map(|period| period.last());
        let event = until.event.as_ref().map(crate::model::Prose::one_line);
        End { day: until.date.as_ref().and_then(last), event, review: until.review.as_ref().and_then(last) }
    }
}

/// What a text is on a day, since when, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What it is.
    pub state: State,
    /// The first day of that.
    pub since: Option<Day>,
    /// When that ends, if it does.
    pub until: Option<End>,
    /// The document that made it so: a decision, or the text that took its place.
    pub by: Option<SourceId>,
    /// Where it was prolonged afterwards ("i efterhand"): the day from which that holds.
    pub retroactive: Option<Day>,
}

/// Days without any text in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The first day.
    pub from: Day,
    /// The last day; of an open gap, the last day that can no longer be helped.
    pub until: Day,
    /// Whether nothing has closed it yet, so that it is at least this long.
    pub open: bool,
}

impl Gap {
    /// How many days it has, the first and the last counted.
    pub fn days(&self) -> i32 {
        self.from.until(self.until).map_or(0, |span| span.get_days()) + 1
    }
}

/// What is proposed for a text, or decided on a condition that is not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The decision.
    pub source: SourceId,
    /// What it would do.
    pub act: Act,
    /// Until when.
    pub until: Option<End>,
    /// Its conditions, each with whether it is met.
    pub conditions: Vec<(String, bool)>,
    /// The earliest day on which it can have been decided: that of the last step known.
    pub earliest: Option<Day>,
}

/// A text's life as seen on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// What it is as known on the day.
    pub known: Standing,
    /// What it was on the day, with all that was decided later.
    pub in_the_end: Standing,
    /// Where it was without force up to the day.
    pub gaps: Vec<Gap>,
    /// What is proposed, as known on the day.
    pub proposals: Vec<Proposal>,
    /// Of what is told for all parties: those for which it is otherwise, as known on the day.
    pub differing: Vec<(String, Standing)>,
}

impl Life {
    /// Whether a later decision made the text hold on the day although nobody knew then.
    pub fn is_in_force_afterwards(&self) -> bool {
        !self.known.state.is_in_force() && self.in_the_end.state.is_in_force()
    }
}

impl State {
    /// Whether the text holds.
    pub fn is_in_force(self) -> bool {
        matches!(self, State::InForce | State::Prolonged)
    }

    /// The words for it.
    pub fn label(self) -> crate::text::StaticText {
        let (sv, en) = match self {
            State::InForce => ("i kraft", "in force"),
            State::Prolonged => ("förlängd", "prolonged"),
            State::Adopted => ("antagen, gäller inte än", "adopted, not in force yet"),
            State::Consultation => ("på remiss", "in consultation"),
            State::Draft => ("utkast", "draft"),
            State::NotAdopted => ("inte antagen", "not adopted"),
            State::Lapsed => ("utgången", "lapsed"),
            State::Terminated => ("uppsagd", "terminated"),
            State::Replaced => ("ersatt", "replaced"),
        };
        crate::text::StaticText { sv, en }
    }

    /// The word for it in JSON.
    pub fn word(self) -> &'static str {
        match self {
            State::InForce => "in-force",
            State::Prolonged => "prolonged",
            State::Adopted => "adopted",
            State::Consultation => "consultation",
            State::Draft => "draft",
            State::NotAdopted => "not-adopted",
            State::Lapsed => "lapsed",
            State::Terminated => "terminated",
            State::Replaced => "replaced",
        }
    }
}

/// The life of the document in the file `id` as seen on the day `on`, for `party`, or as for the party for which it lives
/// on the longest. Nothing for what parties do not adopt: decisions, processes and registers.
pub fn life(workspace: &Workspace, id: SourceId, on: Day, party: Option<&str>) -> Option<Life> {
    Index::of(workspace).life(id, on, party)
}

/// The stretches in which the document in the file `id` holds for `party` in the end, in order. What goes on without an
/// end has none; a prolongation by itself is reckoned up to `on`.
pub fn timeline(workspace: &Workspace, id: SourceId, on: Day, party: Option<&str>) -> Vec<Stretch> {
    course(&Index::of(workspace), id, party, None, on).stretches
}

impl Index<'_> {
    /// As [`life`], for those who ask about many documents.
    pub fn life(&self, id: SourceId, on: Day, party: Option<&str>) -> Option<Life> {
        match self.workspace.document(id)? {
            Document::Agreement(_) | Document::ActionPlan(_) => {}
            _ => return None,
        }
        if party.is_some() {
            return Some(self.life_for(id, on, party));
        }
        let all = parties(self.workspace, id);
        let mut lives: Vec<(&String, Life)> = all.iter().map(|party| (party, self.life_for(id, on, Some(party)))).collect();
        let alive = |life: &Life| (life.known.state, life.in_the_end.state, life.known.since);
        let Some(most) = lives.iter().map(|(_, life)| life).min_by_key(|life| alive(life)).cloned() else {
            return Some(self.life_for(id, on, None));
        };
        lives.retain(|(_, life)| life.known != most.known);
        let differing = lives.into_iter().map(|(party, life)| (party.clone(), life.known)).collect();
        Some(Life { differing, ..most })
    }

    /// As [`deadlines`], for those who ask about documents as well.
    pub fn deadlines(&self, on: Day, party: Option<&str>) -> Vec<Deadline> {
        deadlines::collect(self, on, party)
    }

    fn life_for(&self, id: SourceId, on: Day, party: Option<&str>) -> Life {
        let courses = [Some(on), None].map(|known| course(self, id, party, known, on));
        let proposals = proposals(self, id, party, on);
        let [known, in_the_end] = [(&courses[0], Some(on)), (&courses[1], None)]
            .map(|(course, known)| self.unfinished(id, party, known).unwrap_or_else(|| course.standing(on)));
        let mut gaps: Vec<Gap> = courses[0].gaps.iter().copied().filter(|gap| gap.from <= on).collect();
        gaps.extend(open_gap(&known, &proposals));
        Life { known, in_the_end, gaps, proposals, differing: Vec::new() }
    }

    /// What a text is that is not adopted: in general, or by this party; as known on a day or in the end.
    fn unfinished(&self, id: SourceId, party: Option<&str>, known: Option<Day>) -> Option<Standing> {
        let standing = |state| Some(Standing { state, since: None, until: None, by: None, retroactive: None });
        let adoption = effects::adoption(self, id, party);
        let by = known.unwrap_or(Day::MAX);
        let status = self.workspace.document(id)?.content()?.status;
        match status {
            Some(AnyStatus::Text(Status::Draft)) if !adoption.is_adopted_by(by) => standing(State::Draft),
            Some(AnyStatus::Text(Status::Consultation)) if !adoption.is_adopted_by(by) => standing(State::Consultation),
            _ if adoption.is_awaited(by) => standing(State::NotAdopted),
            _ => None,
        }
    }
}

/// The gap since a text lapsed, up to the day before a proposal can have been decided.
fn open_gap(known: &Standing, proposals: &[Proposal]) -> Option<Gap> {
    let from = known.since.filter(|_| known.state == State::Lapsed)?;
    let would_mend = proposals.iter().filter(|proposal| matches!(proposal.act, Act::Prolong | Act::Replace | Act::Adopt));
    let until = would_mend.filter_map(|proposal| proposal.earliest).min()?.yesterday().ok()?;
    (from <= until).then_some(Gap { from, until, open: true })
}
