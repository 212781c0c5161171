//! # An adopted document with an open question
//!
//! The document is adopted, or the decision is made, and still says that this question is not answered.
//!
//! # Ett antaget dokument med en öppen fråga
//!
//! Dokumentet är antaget, eller beslutet fattat, och ändå står det att frågan inte är besvarad.
//!
//! # Example
//!
//! ```yaml
//! status: adopted
//! open-questions:
//!   - text: Ska myndighetsutövningen ingå?
//! ```

use super::{Findings, Subject};
use crate::model::Prose;
use crate::text;
use crate::text::StaticText;

const HELP: StaticText = StaticText {
    sv: "Besvara den i texten och ta bort den härifrån, eller ändra status.",
    en: "Answer it in the text and remove it here, or change the status.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content() else { return };
    if content.status.is_some_and(|status| !status.is_unfinished()) {
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
