//! # What is recorded as decided before its day
//!
//! On the day that is given with `--on`, a decision, an adoption or another outcome has a day that is still to come, and is
//! recorded as made: the document prints as decided or adopted before anybody has. A meeting that is planned is written with
//! `outcome: pending`, and a decision that is to be made with `status: proposal`. Without `--on` nothing is found.
//!
//! # Det som står som beslutat före sin dag
//!
//! Den dag som anges med `--on` har ett beslut, ett antagande eller ett annat utfall en dag som inte har varit, och står ändå
//! som gjort: dokumentet skrivs ut som beslutat eller antaget innan någon har beslutat. Ett planerat möte skrivs med
//! `outcome: pending`, och ett beslut som ska fattas med `status: proposal`. Utan `--on` hittas inget.
//!
//! # Example
//!
//! ```yaml
//! # okplan validate --on 2026-11-26
//! # adoption:
//! #   - {party: regionen, body: regionfullmäktige, date: 2099-11-01}
//! ```

use super::{Findings, Subject};
use crate::model::{AnyStatus, DecisionStatus, Document, Outcome, Parsed, Period};
use crate::text;
use crate::text::{OneLine, StaticText};

const PLANNED: StaticText = StaticText {
    sv: "Rätta dagen, eller skriv outcome: pending tills det är gjort.",
    en: "Correct the day, or write outcome: pending until it is made.",
};

const TO_BE_MADE: StaticText = StaticText {
    sv: "Rätta dagen, eller ta bort den tills det är beslutat.",
    en: "Correct the day, or take it out until it is decided.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let (Some(on), Some(content)) = (subject.on, subject.document.content()) else { return };
    let source = subject.workspace.source(subject.source);
    let mut add = |date: Option<&Parsed<Period>>, help| {
        let Some(date) = date else { return };
        if date.get().is_none_or(|period| period.first() <= on) {
            return;
        }
        let written = OneLine(source.slice(date.span()));
        let message = text!(
            "Står som beslutat {written}, en tid som inte har varit",
            "Recorded as decided on {written}, a time that is still to come"
        );
        findings.add(date.span(), message, help);
    };
    for adoption in content.adoption.iter().filter(|adoption| adoption.outcome() != Outcome::Pending) {
        add(adoption.date.as_ref(), PLANNED);
    }
    add(content.adopted, TO_BE_MADE);
    if let Document::Decision(decision) = subject.document
        && content.status != Some(AnyStatus::Decision(DecisionStatus::Proposal))
    {
        add(decision.decided.as_ref(), TO_BE_MADE);
    }
}
