//! # No list of parties
//!
//! An adopted agreement does not say who its parties are, so that nobody can tell whom it binds.
//!
//! # Parterna saknas
//!
//! En antagen överenskommelse säger inte vilka som är parter, så att ingen kan säga vem den binder.
//!
//! # Example
//!
//! ```yaml
//! kind: agreement
//! status: adopted
//! ```

use super::missing_record_number::place;
use super::{Findings, Subject};
use crate::model::Document;
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText { sv: "Skriv dem under parties.", en: "Write them under parties." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Agreement(agreement) = subject.document else { return };
    if agreement.parties.is_empty() && subject.is_finished() {
        findings.add(place(subject), Text::new("Parterna saknas", "The parties are missing"), HELP);
    }
}
