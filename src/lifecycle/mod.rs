//! Adoption and validity as one calculation: on any day and for any party, whether a text is a draft, adopted, in force,
//! prolonged, lapsed, replaced or terminated, and where there was a gap.
//!
//! The rules are those of the format (`docs/format.md`, “Validity and what is computed”):
//!
//! - There are two answers. *As known on a day*: decisions dated up to it count, and conditions that were met by then. *In
//!   the end*: every decision that was made counts, with its retroactive effect.
//! - A proposal, and a decision whose condition is not met, changes nothing. It is told of from its last known step on.
//!   So is a point of which a part cannot be used: nobody can tell what it says.
//! - A gap runs from the day after expiry to the day before the earliest decision that takes effect; retroactive effect
//!   never closes it.
//! - A party is bound from its own adoption at the earliest, or from that of the text where it says one day for all; with a
//!   decision that reaches back, from the first day of the text in the end. Where records name parties, a party without one
//!   has not adopted the text.
//! - In identical copies each side ends its own copies by itself, and both must decide to prolong one (`copies`).
//! - What is prolonged by itself goes on unless notice comes in time, and that is certain once the last day for notice has
//!   passed; a termination that says its day ends it on that day.
//! - A text is replaced by one that says so, or by a later edition, once that is adopted and has begun.
//!
//! The clock is not read here: the day is passed in.

mod adoption;
mod calendar;
mod copies;
mod course;
mod deadlines;
mod dues;
mod effects;
mod follow_ups;
mod index;
mod parties;
mod process;
mod prolongation;
mod proposals;
mod record;
mod rulings;
mod stage;
mod standing;

pub use course::Stretch;
pub use deadlines::{Deadline, HORIZON, deadlines};
pub use follow_ups::{goals_never_followed_up, is_never_followed_up};
pub use index::Index;
pub use parties::{all_parties, organisations, parties};
pub use process::UnderWay;
pub use proposals::ListedProposal;
pub use record::{Record, Relation, Turn, TurnKind};
pub use rulings::{Adopting, Ruling};
pub use stage::Stage;
pub use standing::{Differing, End, Ending, Gap, Life, Proposal, Standing, State};

use crate::model::{Act, AnyStatus, Document, Status};
use crate::source::SourceId;
use crate::workspace::Workspace;
use adoption::adoption;
use course::course;
use jiff::civil::Date as Day;
use proposals::proposals;
use std::cmp::Reverse;

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

/// As [`timeline`], for those who ask about many documents.
pub fn timeline_of(index: &Index<'_>, id: SourceId, on: Day) -> Vec<Stretch> {
    course(index, id, None, None, on).stretches
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
        Some(self.once(id, on, || self.life_of_all(id, on)))
    }

    /// The life of the document in the file `id` as for the party for which it lives on the longest.
    fn life_of_all(&self, id: SourceId, on: Day) -> Life {
        let all = parties(self.workspace, id);
        let lives: Vec<(String, Life)> =
            all.into_iter().map(|party| (party.clone(), self.life_for(id, on, Some(&party)))).collect();
        let Some(most) = lives.iter().map(|(_, life)| life).min_by_key(|life| shortness(life)).cloned() else {
            return self.life_for(id, on, None);
        };
        let mut whole = Life { proposals: Vec::new(), ..most };
        for (party, life) in lives {
            life.proposals.into_iter().for_each(|proposal| whole.take_up(proposal));
            if !whole.known.is_alike(&life.known) || whole.gaps != life.gaps {
                whole.differing.push(Differing { party, known: life.known, gaps: life.gaps });
            }
        }
        whole
    }

    /// Whether somebody has adopted the document in the file `id`: the text says so, or a record or a decision does.
    pub fn is_adopted(&self, id: SourceId) -> bool {
        let status = self.workspace.document(id).and_then(Document::content).and_then(|content| content.status);
        status == Some(AnyStatus::Text(Status::Adopted)) || adoption(self, id, None).is_adopted()
    }

    /// Whether the document in the file `id` says that it is a draft or sent out for comments, and nobody has adopted it.
    pub fn is_draft(&self, id: SourceId) -> bool {
        let content = self.workspace.document(id).and_then(Document::content);
        content.is_some_and(|content| index::is_draft(content.status)) && !self.is_adopted(id)
    }

    /// What is due in the document in the file `id` within [`HORIZON`] days after `on`, or overdue, sorted by day.
    pub fn deadlines_of(&self, id: SourceId, on: Day) -> Vec<Deadline> {
        deadlines::collect_of(self, id, on)
    }

    /// As [`deadlines`], for those who ask about documents as well.
    pub fn deadlines(&self, on: Day, party: Option<&str>) -> Vec<Deadline> {
        deadlines::collect(self, on, party)
    }

    fn life_for(&self, id: SourceId, on: Day, party: Option<&str>) -> Life {
        let courses = [Some(on), None].map(|known| course(self, id, party, known, on));
        let proposals = proposals(self, id, party, on);
        let [known, in_the_end] =
            [0, 1].map(|at| self.unfinished(id, party, on, at == 1).unwrap_or_else(|| courses[at].standing(on)));
        let [gaps, gaps_in_the_end] = [(&known, 0), (&in_the_end, 1)].map(|(standing, at)| {
            let mut gaps = courses[at].gaps.clone();
            gaps.extend(open_gap(standing, &proposals));
            gaps
        });
        let is_stated = self.is_stated(id, party);
        Life { is_stated, known, in_the_end, gaps, gaps_in_the_end, proposals, differing: Vec::new() }
    }

    /// Whether the text says how far it has come, or records or decisions say who adopted it.
    fn is_stated(&self, id: SourceId, party: Option<&str>) -> bool {
        let status = self.workspace.document(id).and_then(Document::content).and_then(|content| content.status);
        status.is_some() || adoption(self, id, party).is_known()
    }

    /// What a text is that is not adopted: in general, or by this party; as known on the day `on` or in the end.
    fn unfinished(&self, id: SourceId, party: Option<&str>, on: Day, in_the_end: bool) -> Option<Standing> {
        let adoption = adoption(self, id, party);
        if adoption.is_adopted_by(on) || (in_the_end && adoption.reaches_back()) {
            return None;
        }
        match self.workspace.document(id)?.content()?.status {
            Some(AnyStatus::Text(Status::Draft)) => Some(Standing::of(State::Draft)),
            Some(AnyStatus::Text(Status::Consultation)) => Some(Standing::of(State::Consultation)),
            _ if adoption.is_awaited(on) => {
                let outcome = adoption.outcome;
                Some(Standing { outcome, ..Standing::of(State::NotAdopted) })
            }
            _ => None,
        }
    }
}

/// How soon a life is over: the smallest is that of the party for which the text lives on the longest.
fn shortness(life: &Life) -> (bool, Reverse<Day>, State, State, Option<Day>) {
    let Life { known, in_the_end, .. } = life;
    let last = if known.state.is_in_force() { known.last() } else { Day::MIN };
    // Of two that are over, the one that ended later lived longer.
    let ended = matches!(known.state, State::Lapsed | State::Terminated | State::Replaced);
    let last = if ended { known.since.unwrap_or(Day::MIN) } else { last };
    (!known.state.is_in_force(), Reverse(last), known.state, in_the_end.state, known.since)
}

impl Life {
    /// Adds what is proposed for one party to what is for others; the same point is told once.
    fn take_up(&mut self, proposal: Proposal) {
        let same = |known: &&mut Proposal| (known.source, known.span) == (proposal.source, proposal.span);
        match self.proposals.iter_mut().find(same) {
            Some(known) => {
                known.awaits.extend(proposal.awaits);
                known.awaits.sort_unstable();
                known.awaits.dedup();
            }
            None => self.proposals.push(proposal),
        }
    }
}

/// The gap since a text lapsed, up to the day before a proposal can have been decided.
fn open_gap(standing: &Standing, proposals: &[Proposal]) -> Option<Gap> {
    let from = standing.since.filter(|_| standing.state == State::Lapsed && standing.until.is_none())?;
    let would_mend = proposals.iter().filter(|proposal| matches!(proposal.act, Act::Prolong | Act::Replace | Act::Adopt));
    let until = would_mend.filter_map(|proposal| proposal.earliest).min()?.yesterday().ok()?;
    (from <= until).then_some(Gap { from, until, open: true })
}
