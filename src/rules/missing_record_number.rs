//! # No record number
//!
//! An adopted document, or a decision or a proposal for one, has no record number, so that nobody can find the matter in
//! the register of the authority.
//!
//! # Diarienummer saknas
//!
//! Ett antaget dokument, ett beslut eller ett förslag till beslut har inget diarienummer, så att ingen hittar ärendet i
//! myndighetens diarium.
//!
//! # Example
//!
//! ```yaml
//! kind: decision
//! status: proposal
//! ```

use super::{Findings, Subject};
use crate::model::{Document, Spanned};
use crate::source::Span;
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText { sv: "Skriv det under record.", en: "Write it under record." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content().filter(|_| is_formal(subject)) else { return };
    // One party's number is enough to find the matter.
    let of_party = content.adoption.iter().any(|adoption| adoption.record.is_some());
    if content.record.is_none() && !of_party {
        findings.add(place(subject), Text::new("Diarienumret saknas", "The record number is missing"), HELP);
    }
}

/// Whether the document is one that an authority registers: adopted, decided or proposed, and no routine of the staff.
pub(super) fn is_formal(subject: &Subject<'_>) -> bool {
    let is_routine = matches!(subject.document, Document::Agreement(agreement) if agreement.is_routine());
    let is_whole = subject.workspace.is_whole(subject.source);
    match subject.document {
        Document::Decision(decision) => decision.status.is_some() && is_whole,
        _ => subject.is_finished() && !is_routine,
    }
}

/// Where what a document lacks is reported: its title.
pub(super) fn place(subject: &Subject<'_>) -> Span {
    let title = subject.document.content().and_then(|content| content.title);
    title.map_or_else(Span::default, |title: &Spanned<String>| title.span)
}
