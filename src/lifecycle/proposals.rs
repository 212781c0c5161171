//! What is proposed for a document, or decided without effect yet.

use super::effects::{Touch, conditions_met, first, last};
use super::index::Index;
use super::parties::of_point;
use super::standing::{End, Proposal};
use crate::source::SourceId;
use jiff::civil::Date as Day;

/// What is proposed for a document that only a register knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedProposal {
    /// The title of the document, with its edition.
    pub title: String,
    /// What is proposed.
    pub proposal: Proposal,
}

/// What is proposed for the document in the file `id`, as known on `on`; also what is decided on a condition that is not
/// met, or waits for the other side of identical copies.
pub fn proposals(index: &Index<'_>, id: SourceId, party: Option<&str>, on: Day) -> Vec<Proposal> {
    let (workspace, copies) = (index.workspace, index.copies(id));
    let effects = index.effects(id).0.iter();
    let known: Vec<_> = effects.filter_map(|effect| Some((effect, effect.effective.filter(|day| *day <= on)?))).collect();
    let waiting = copies.prolongations(&known, party).waiting;
    let mut all = Vec::new();
    for touch in index.touches(id) {
        let awaits = waiting.iter().find(|(effect, _)| (effect.source, effect.span) == (touch.source, touch.span));
        let awaits = awaits.map(|(_, awaits)| awaits.clone()).unwrap_or_default();
        if !awaits.is_empty() || copies.concerns(&of_point(workspace, touch.decision, touch.point), party) {
            all.extend(proposal(touch, on, awaits));
        }
    }
    all
}

impl Index<'_> {
    /// What is proposed on `on` for documents that only a register knows, each with the decision's file.
    pub fn listed_proposals(&self, on: Day) -> Vec<(SourceId, ListedProposal)> {
        let told = self.listed().iter().filter_map(|(listed, touch)| {
            let title = listed.title.as_ref().map(|title| title.value.clone()).unwrap_or_default();
            let edition = listed.edition.as_ref().map(|edition| format!(" ({})", edition.0.value)).unwrap_or_default();
            let proposal = proposal(touch, on, Vec::new())?;
            Some((touch.source, ListedProposal { title: title + &edition, proposal }))
        });
        told.collect()
    }
}

/// What a point would do, if it has no effect yet and is known of on `on`.
fn proposal(touch: &Touch<'_>, on: Day, awaits: Vec<String>) -> Option<Proposal> {
    let Touch { source, span, decision, point, act, .. } = *touch;
    let decided = touch.decided();
    let is_done = decided.and_then(|decided| conditions_met(&point.condition, decided)).is_some_and(|day| day <= on);
    let steps = decision.preparation.iter().filter_map(|step| step.date.as_ref());
    let earliest = decided.or_else(|| decision.drafted.as_ref().into_iter().chain(steps).filter_map(last).max());
    // What is done is no proposal, and nobody knew of what came later.
    if (is_done && awaits.is_empty()) || earliest.is_some_and(|earliest| earliest > on) {
        return None;
    }
    let conditions = point.condition.iter().filter_map(|condition| {
        let text = condition.text.as_ref()?.one_line();
        let by_day = condition.met_on.as_ref().and_then(first).is_none_or(|day| day <= on);
        Some((text, condition.is_met() && by_day))
    });
    let until = point.until.as_ref().map(|until| End::from(&until.value));
    Some(Proposal { source, span, act, decided, awaits, until, conditions: conditions.collect(), earliest })
}
