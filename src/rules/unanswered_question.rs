//! # An adopted document with an open question
//!
//! The document is adopted, by its own status, by a record of a party or by a decision, or it is a decision that is made; and
//! still it says that this question is not answered.
//!
//! # Ett antaget dokument med en öppen fråga
//!
//! Dokumentet är antaget, enligt sin status, en parts antagande eller ett beslut, eller så är det ett beslut som är fattat.
//! Ändå står det att frågan inte är besvarad.
//!
//! # Example
//!
//! ```yaml
//! status: adopted
//! open-questions:
//!   - text: Ska myndighetsutövningen ingå?
//! ```

use super::{Findings, Subject};
use crate::model::{AnyStatus, Document, Prose};
use crate::text;
use crate::text::StaticText;

const HELP: StaticText = StaticText {
    sv: "Besvara den i texten och ta bort den härifrån, eller ändra status.",
    en: "Answer it in the text and remove it here, or change the status.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content() else { return };
    if is_finished(subject) {
        for question in content.open_questions {
            let span = question.text.as_ref().map_or(question.span, Prose::span);
            findings.add(
                span,
                text!(
                    "Dokumentet är antaget, men frågan är inte besvarad",
                    "The document is adopted, but the question is not answered"
                ),
                HELP,
            );
        }
    }
}

/// Whether the document is adopted or decided, so that no question may be open in it. A process is not adopted itself.
pub(super) fn is_finished(subject: &Subject<'_>) -> bool {
    let status = subject.document.content().and_then(|content| content.status);
    let is_adopted = !matches!(subject.document, Document::Process(_)) && subject.lifecycle.is_adopted(subject.source);
    is_adopted || status.is_some_and(|status: AnyStatus| !status.is_unfinished())
}
