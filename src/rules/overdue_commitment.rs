//! # A commitment whose day has passed
//!
//! On the day that is given with `--on`, something should have been done: an activity, a duty, a goal, an answer. Nothing
//! says that it was, with `done`, and no follow-up says that its goal is achieved. Without `--on` nothing is found.
//!
//! # Ett åtagande vars dag har passerat
//!
//! Den dag som anges med `--on` skulle något ha varit gjort: en aktivitet, ett åtagande, ett mål, ett svar. Inget säger med
//! `done` att det är gjort, och ingen uppföljning säger att målet är uppnått. Utan `--on` hittas inget.
//!
//! # Example
//!
//! ```yaml
//! # okplan validate --on 2018-06-01
//! # duties:
//! #   - {who: tkl, does: gör en fördjupad utvärdering, due: {during: 2016}}
//! ```

use super::{Findings, Subject};
use crate::text;
use crate::text::StaticText;

const HELP: StaticText = StaticText {
    sv: "Skriv done: med dagen då det gjordes, eller ge det en ny tid i nästa utgåva.",
    en: "Write done: with the day it was done, or give it a new time in the next edition.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(on) = subject.on else { return };
    let due = subject.lifecycle.deadlines_of(subject.source, on);
    for deadline in due.iter().filter(|deadline| deadline.overdue && !deadline.review) {
        let last = deadline.last;
        let message = text!("Skulle ha varit gjort {last}", "Should have been done by {last}");
        findings.add(deadline.span, message, HELP);
    }
}
