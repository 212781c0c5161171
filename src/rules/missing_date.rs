//! # No date
//!
//! An adopted document says neither when it was adopted, revised or drafted nor when anyone adopted or signed it, or a
//! decision or a proposal for one says neither when it was decided nor when it was drafted.
//!
//! # Datum saknas
//!
//! Ett antaget dokument säger varken när det antogs, reviderades eller skrevs eller när någon antog eller skrev under det,
//! eller så säger ett beslut eller ett förslag till beslut varken när det fattades eller när det skrevs.
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

const HELP: StaticText = StaticText {
    sv: "Skriv dagen under drafted, adopted eller, för ett beslut, decided.",
    en: "Write the day under drafted, adopted or, of a decision, decided.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content().filter(|_| is_formal(subject)) else { return };
    let own = [content.drafted, content.adopted, content.revised].into_iter().any(|date| date.is_some());
    let by_party = content.adoption.iter().any(|adoption| adoption.date.is_some());
    let of_kind = match subject.document {
        // That the day of a decision is missing is said where it is decided.
        Document::Decision(decision) => {
            decision.decided.is_some()
                || decision.status.as_ref().is_some_and(|status| status.value == crate::model::DecisionStatus::Decided)
        }
        Document::Agreement(agreement) => agreement.signatures.iter().any(|signature| signature.date.is_some()),
        _ => false,
    };
    if !own && !by_party && !of_kind && !super::missing_decision::is_decided_on(subject) {
        findings.add(place(subject), Text::new("Datum saknas", "A date is missing"), HELP);
    }
}
