//! # No decision behind an adopted document
//!
//! The status says that the document is adopted, and nothing says by whom and when: no adoption, no day, and no decision in
//! the workspace that adopts it.
//!
//! # Inget beslut bakom ett antaget dokument
//!
//! Enligt status är dokumentet antaget, men inget säger av vem och när: inget antagande, ingen dag och inget beslut i
//! arbetsytan som antar det.
//!
//! # Example
//!
//! ```yaml
//! kind: agreement
//! status: adopted
//! ```

use super::missing_record_number::{is_formal, place};
use super::{Findings, Subject};
use crate::model::{Act, Document};
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Lägg till adoption: med parternas beslut, eller beslutet som ett dokument.",
    en: "Add adoption: with the decisions of the parties, or the decision as a document.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content().filter(|_| is_formal(subject)) else { return };
    let is_decision = matches!(subject.document, Document::Decision(_));
    if !is_decision && content.adopted.is_none() && content.adoption.is_empty() && !is_decided_on(subject) {
        findings.add(place(subject), Text::new("Beslutet om antagande saknas", "The decision to adopt it is missing"), HELP);
    }
}

/// Whether a decision in the workspace adopts the document, or puts it in another's place.
pub(super) fn is_decided_on(subject: &Subject<'_>) -> bool {
    let adopts = |(source, document): (crate::source::SourceId, &Document)| {
        let Document::Decision(decision) = document else { return false };
        decision.points.iter().any(|point| {
            let named = match point.act {
                Some(Act::Adopt) => point.document.as_ref(),
                Some(Act::Replace) => point.replaced_by.as_ref(),
                _ => None,
            };
            let found = named.and_then(|named| subject.workspace.find_document(named.get()?, source));
            found == Some(subject.source)
        })
    };
    subject.workspace.documents().any(adopts)
}
