//! # A footnote that no text calls
//!
//! The note is defined, and no text calls it, or it is defined in a text that is neither the body nor an appendix. It is not
//! printed, and its words are lost.
//!
//! # En fotnot som ingen text anropar
//!
//! Noten är definierad, men ingen text anropar den, eller så är den definierad i en text som varken är body eller en bilaga.
//! Den skrivs inte ut, och orden går förlorade.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   Planen bygger på en rapport.
//! footnotes:
//!   rapport: Rapport 2026:5
//! ```

use super::{Findings, Subject};
use crate::text;
use crate::text::{OneLine, Text};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let footnotes = &subject.workspace.outline(subject.source).footnotes;
    for note in &footnotes.misplaced {
        let shown = OneLine(&note.label);
        let message = text!(
            "Fotnoten [^{shown}] är definierad i en text där noter inte skrivs ut",
            "The footnote [^{shown}] is defined in a text where notes are not printed"
        );
        let help = Text::new("Flytta noten till footnotes eller till body.", "Move the note to footnotes or to body.");
        findings.add(note.span, message, help);
    }
    // A text that calls it may stand in a part of the file that could not be used.
    if !subject.workspace.is_whole(subject.source) {
        return;
    }
    for note in &footnotes.unused {
        let shown = OneLine(&note.label);
        let message = text!(
            "Ingen text anropar fotnoten [^{shown}], så den skrivs inte ut",
            "No text calls the footnote [^{shown}], so it is not printed"
        );
        let help = text!(
            "Sätt [^{shown}] där noten hör hemma, eller ta bort den.",
            "Put [^{shown}] where the note belongs, or remove it."
        );
        findings.add(note.span, message, help);
    }
}
