//! How far a revision has come on a day: its phase, and who has still to adopt what comes out of it.

use super::effects::{first, last};
use super::index::Index;
use super::parties::organisations;
use crate::model::{Document, Outcome, Phase, Process, Status};
use crate::source::SourceId;
use jiff::civil::Date as Day;

/// A process that is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnderWay {
    /// The titles of the phases it is in.
    pub phases: Vec<String>,
    /// The parties that have not adopted what comes out of it, and what they did instead.
    pub awaited: Vec<(String, Outcome)>,
}

impl Index<'_> {
    /// How far the process in the file `id` has come on the day `on`; nothing when it is no process, is not known of yet, or
    /// all have adopted what came out of it.
    pub fn under_way(&self, id: SourceId, on: Day) -> Option<UnderWay> {
        let Document::Process(process) = self.workspace.document(id)? else { return None };
        let is_adopted = process.status.as_ref().is_some_and(|status| status.value == Status::Adopted);
        let is_later = process.drafted.as_ref().and_then(first).is_some_and(|drafted| on < drafted);
        let awaited = self.awaited(process, on);
        let all_adopted = !process.adoption.is_empty() && awaited.is_empty();
        if is_adopted || is_later || all_adopted {
            return None;
        }
        let phases = process.phases.iter().filter(|phase| is_current(phase, on));
        let phases = phases.filter_map(|phase| Some(phase.title.as_ref()?.value.clone())).collect();
        Some(UnderWay { phases, awaited })
    }

    /// The parties whose records of adoption do not say that they had adopted it by `on`.
    pub(super) fn awaited(&self, process: &Process, on: Day) -> Vec<(String, Outcome)> {
        let mut all = Vec::new();
        for record in &process.adoption {
            let is_later = record.date.as_ref().and_then(first).is_some_and(|day| on < day);
            let outcome = if is_later { Outcome::Pending } else { record.outcome() };
            if outcome != Outcome::Adopted {
                let names = record.party.as_ref().map(|name| organisations(self.workspace, name.0.text()));
                all.extend(names.into_iter().flatten().map(|name| (name, outcome)));
            }
        }
        all
    }
}

/// Whether the day lies within the phase, and it was not done before.
fn is_current(phase: &Phase, on: Day) -> bool {
    let from = phase.from.as_ref().or(phase.period.as_ref()).and_then(first);
    let until = phase.until.as_ref().or(phase.period.as_ref()).and_then(last);
    let is_timed = from.is_some() || until.is_some();
    let is_done = phase.done.iter().filter_map(first).any(|done| done < on);
    is_timed && !is_done && from.is_none_or(|from| from <= on) && until.is_none_or(|until| on <= until)
}
