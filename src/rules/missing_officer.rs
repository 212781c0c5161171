//! # No officer behind a decision
//!
//! A decision, or a proposal for one, names no officer who presents it, or one without a role. Nobody knows whom to ask.
//!
//! # Handläggare saknas
//!
//! Ett beslut eller ett förslag till beslut anger ingen handläggare, eller en utan roll. Då vet ingen vem man frågar.
//!
//! # Example
//!
//! ```yaml
//! kind: decision
//! status: proposal
//! ```

use super::missing_record_number::{is_formal, place};
use super::{Findings, Subject};
use crate::model::Document;
use crate::text::{StaticText, Text};

const HELP: StaticText =
    StaticText { sv: "Lägg till officers: med en roll, aldrig ett namn.", en: "Add officers: with a role, never a name." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Decision(decision) = subject.document else { return };
    if !is_formal(subject) {
        return;
    }
    if decision.officers.is_empty() {
        findings.add(place(subject), Text::new("Handläggare saknas", "The officer is missing"), HELP);
    }
    for officer in decision.officers.iter().filter(|officer| officer.role.is_none()) {
        findings.add(officer.span, Text::new("Handläggarens roll saknas", "The role of the officer is missing"), HELP);
    }
}
