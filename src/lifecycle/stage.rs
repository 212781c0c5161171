//! How far a document has come by its status and by all that is decided, whatever the day: the one answer to whether it is
//! adopted, for what is printed of it and what is told of its life.

use super::index::Index;
use super::parties::{organisations, parties};
use super::standing::State;
use crate::model::{AnyStatus, DecisionStatus, Document, Process, Status};
use crate::source::SourceId;
use crate::text::StaticText;
use jiff::civil::Date as Day;
use std::collections::BTreeSet;

/// How far a document has come, whatever the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Being written, and not adopted by all its parties.
    Draft,
    /// Sent out for comments, and not adopted by all its parties.
    Consultation,
    /// Not adopted by any party, as their decisions tell.
    NotAdopted,
    /// Adopted by some parties and not by others, of a text without status.
    NotByAll,
    /// Adopted: its status says so, or all its parties have decided it.
    Adopted,
    /// A decision that nothing says was made.
    Proposal,
    /// A decision that was made.
    Decided,
}

impl Stage {
    /// Whether it is not adopted or decided, so that every page of it says so.
    pub fn is_unfinished(self) -> bool {
        !matches!(self, Stage::Adopted | Stage::Decided)
    }

    /// The words for it.
    pub fn label(self) -> StaticText {
        match self {
            Stage::Draft => Status::Draft.label(),
            Stage::Consultation => Status::Consultation.label(),
            Stage::NotAdopted => State::NotAdopted.label(),
            Stage::NotByAll => StaticText { sv: "inte antagen av alla", en: "not adopted by all" },
            Stage::Adopted => Status::Adopted.label(),
            Stage::Proposal => DecisionStatus::Proposal.label(),
            Stage::Decided => DecisionStatus::Decided.label(),
        }
    }

    /// The word for it in JSON and in the data of a template.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Draft => Status::Draft.word(),
            Stage::Consultation => Status::Consultation.word(),
            Stage::NotAdopted => State::NotAdopted.word(),
            Stage::NotByAll => "not-by-all",
            Stage::Adopted => Status::Adopted.word(),
            Stage::Proposal => DecisionStatus::Proposal.word(),
            Stage::Decided => DecisionStatus::Decided.word(),
        }
    }
}

impl Index<'_> {
    /// How far the document in the file `id` has come; nothing where neither it nor anybody else says so. A text of which some
    /// parties have decided and some have not is what its status says. A decision is one only when its status says so, as it
    /// has effect only then.
    pub fn stage(&self, id: SourceId) -> Option<Stage> {
        match self.workspace.document(id)? {
            Document::Agreement(_) | Document::ActionPlan(_) => self.stage_of_text(id),
            Document::Process(process) => self.stage_of_process(process),
            Document::Decision(decision) => {
                let is_decided = decision.status.as_ref().is_some_and(|status| status.value == DecisionStatus::Decided);
                Some(if is_decided { Stage::Decided } else { Stage::Proposal })
            }
            _ => None,
        }
    }

    fn stage_of_text(&self, id: SourceId) -> Option<Stage> {
        let status = self.workspace.document(id)?.content()?.status;
        let deciding = self.deciding(id);
        let parties: Vec<Option<&str>> =
            if deciding.is_empty() { vec![None] } else { deciding.iter().map(|party| Some(party.as_str())).collect() };
        let unfinished = |party: Option<&str>| Some(self.unfinished(id, party, Day::MAX, true)?.state);
        let lacking: Vec<State> = parties.iter().copied().filter_map(unfinished).collect();
        if lacking.is_empty() {
            return parties.iter().any(|party| self.is_stated(id, *party)).then_some(Stage::Adopted);
        }
        match status {
            Some(AnyStatus::Text(Status::Draft)) => Some(Stage::Draft),
            Some(AnyStatus::Text(Status::Consultation)) => Some(Stage::Consultation),
            _ if lacking.len() == parties.len() => Some(Stage::NotAdopted),
            Some(_) => Some(Stage::Adopted),
            None => Some(Stage::NotByAll),
        }
    }

    /// Who decides on a text: its parties, or those of the records of adoption where it names none.
    fn deciding(&self, id: SourceId) -> BTreeSet<String> {
        let own = parties(self.workspace, id);
        if !own.is_empty() {
            return own;
        }
        let named = self.records(id).iter().filter_map(|record| record.party.as_ref());
        named.flat_map(|party| organisations(self.workspace, party.0.text())).collect()
    }

    /// What comes out of a process is adopted, and then the process is over.
    fn stage_of_process(&self, process: &Process) -> Option<Stage> {
        if !process.adoption.is_empty() && self.awaited(process, Day::MAX).is_empty() {
            return Some(Stage::Adopted);
        }
        Some(match process.status.as_ref()?.value {
            Status::Draft => Stage::Draft,
            Status::Consultation => Stage::Consultation,
            Status::Adopted => Stage::Adopted,
        })
    }
}
