//! # A question that is not answered
//!
//! The document is not adopted yet, and this question must be answered before it is.
//!
//! # En fråga som inte är besvarad
//!
//! Dokumentet är inte antaget än, och frågan måste besvaras innan det blir det.
//!
//! # Example
//!
//! ```yaml
//! status: draft
//! open-questions:
//!   - text: Ska myndighetsutövningen ingå?
//! ```

use super::unanswered_question::is_finished;
use super::{Findings, Subject};
use crate::model::Prose;
use crate::text;
use crate::text::StaticText;

const HELP: StaticText = StaticText {
    sv: "Besvara den i texten och ta bort den härifrån innan dokumentet antas.",
    en: "Answer it in the text and remove it here before the document is adopted.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content() else { return };
    if !is_finished(subject) {
        for question in content.open_questions {
            let span = question.text.as_ref().map_or(question.span, Prose::span);
            findings.add(span, text!("Frågan är inte besvarad", "The question is not answered"), HELP);
        }
    }
}
