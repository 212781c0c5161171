//! # A text that a number sign cuts short
//!
//! In YAML a `#` after a space begins a comment, so what follows it in a text without quotes is lost. A comment has a space
//! after the sign; a number such as `#1` has none, and then the text most likely goes on.
//!
//! # En text som ett nummertecken klipper av
//!
//! I YAML inleder `#` efter ett mellanslag en kommentar, så det som följer i en text utan citattecken går förlorat. En
//! kommentar har ett mellanslag efter tecknet; ett nummer som `#1` har inget, och då fortsätter texten troligen.
//!
//! # Example
//!
//! ```yaml
//! goals:
//!   - goal: Insats #1 erbjuds alla
//! ```

use super::{Findings, Subject};
use crate::model::Prose;
use crate::model::shape::{Visitor, Walk};
use crate::source::{Source, Span};
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Sätt texten inom citattecken om den fortsätter; skriv ett mellanslag efter # om det är en kommentar.",
    en: "Put the text in quotes if it goes on; write a space after # if it is a comment.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut cut = Cut { source: subject.workspace.source(subject.source), places: Vec::new() };
    subject.document.walk(&mut cut);
    for span in cut.places {
        findings.add(
            span,
            Text::new("Texten slutar vid #, som inleder en kommentar", "The text ends at #, which begins a comment"),
            HELP,
        );
    }
}

/// Texts without quotes that are followed by a comment without a space, with the place of its sign.
struct Cut<'a> {
    source: &'a Source,
    places: Vec<Span>,
}

impl Visitor for Cut<'_> {
    fn prose(&mut self, prose: &Prose) {
        let is_plain = !self.source.slice(prose.span()).starts_with(['"', '\'', '|', '>']);
        let end = prose.span().range().end;
        let Some(rest) = self.source.text().get(end..).filter(|_| is_plain) else { return };
        let sign = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let after = rest[sign..].strip_prefix('#').and_then(|after| after.chars().next());
        if sign > 0 && after.is_some_and(|after| !after.is_whitespace() && after != '#') {
            self.places.push(Span::new(end + sign, end + sign + 1));
        }
    }
}
