//! # Prolonged after it had lapsed
//!
//! A decision prolongs a document that was out of force on the day of the decision, or, of a proposal, on the day of its last
//! known step. What has lapsed cannot be prolonged in silence: the days between stay without a text in force, even where
//! the decision reaches back.
//!
//! # Förlängt efter att det hade löpt ut
//!
//! Ett beslut förlänger ett dokument som inte längre gällde den dag beslutet fattades, eller för ett förslag den dag det
//! senaste kända steget togs. Det som har löpt ut går inte att förlänga i tysthet: dagarna emellan blir utan gällande text,
//! även om beslutet verkar bakåt.
//!
//! # Example
//!
//! ```yaml
//! kind: decision
//! status: decided
//! decided: 2018-06-01
//! points:
//!   - text: Överenskommelsen förlängs.
//!     document: overenskommelse@2012        # which held until 2016-12-31
//!     act: prolong
//!     until: 2019
//! ```

use super::{Findings, Subject};
use crate::lifecycle::State;
use crate::model::{Act, Decision, DecisionStatus, Document};
use crate::text;
use crate::text::StaticText;
use crate::workspace::{Found, last_day};
use jiff::civil::Date as Day;

const HELP: StaticText = StaticText {
    sv: "Anta en ny utgåva i stället, eller säg i beslutet vad som gällde dagarna emellan.",
    en: "Adopt a new edition instead, or let the decision say what held on the days between.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Decision(decision) = subject.document else { return };
    let Some(day) = day(decision) else { return };
    for point in decision.points.iter().filter(|point| point.act == Some(Act::Prolong)) {
        let Some(document) = &point.document else { continue };
        let Some(last) = document.get().and_then(|reference| lapsed(subject, reference, day)) else { continue };
        let (dagar, days) = super::years::counted(super::years::days(last, day) - 2);
        let message = text!(
            "Dokumentet gällde till och med {last} och var utan giltighet i {dagar} före {day}",
            "The document held until {last} and was without force for {days} before {day}"
        );
        findings.add(document.span(), message, HELP);
    }
}

/// The day of the decision, or that of the last step of a proposal.
pub(super) fn day(decision: &Decision) -> Option<Day> {
    let is_decided = decision.status.as_ref().is_some_and(|status| status.value == DecisionStatus::Decided);
    let first = |date: &crate::model::Parsed<crate::model::Period>| date.get().map(|period| period.first());
    if is_decided {
        return decision.decided.as_ref().and_then(first);
    }
    let steps = decision.preparation.iter().filter_map(|step| step.date.as_ref());
    steps.chain(decision.drafted.as_ref()).chain(decision.decided.as_ref()).filter_map(first).max()
}

/// The last day on which the document held, when it had lapsed before `day`.
fn lapsed(subject: &Subject<'_>, reference: &crate::model::DocumentReference, day: Day) -> Option<Day> {
    let eve = day.yesterday().ok()?;
    match subject.workspace.find(reference, subject.source) {
        Found::Document(id) => {
            let known = subject.lifecycle.life(id, eve, None)?.known;
            known.since.filter(|_| known.state == State::Lapsed)?.yesterday().ok()
        }
        Found::Listed(listed) => listed.validity.as_ref().and_then(last_day).filter(|last| *last < eve),
        _ => None,
    }
}
