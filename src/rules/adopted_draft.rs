//! # A draft that is adopted
//!
//! The status says that the document is a draft or sent out for comments, or that a decision is proposed, and it has been
//! adopted or decided: all its parties have adopted it, or it gives the day. What all parties have adopted is printed as adopted
//! whatever the status says; of the others each page still says that they are not.
//!
//! # Ett utkast som är antaget
//!
//! Enligt status är dokumentet ett utkast eller på remiss, eller beslutet ett förslag, men det är antaget eller beslutat: alla
//! parter har antagit det, eller så står dagen där. Det som alla parter har antagit skrivs ut som antaget vad status än säger; på
//! de andra står det fortfarande på varje sida att de inte är det.
//!
//! # Example
//!
//! ```yaml
//! status: draft
//! parties: [regionen]
//! adoption:
//!   - {party: regionen, date: 2027-03-01}
//! ```

use super::{Findings, Subject};
use crate::lifecycle::Stage;
use crate::model::{AnyStatus, Content, Decision, DecisionStatus, Document, Status};
use crate::text;
use crate::text::{OneLine, StaticText, Text};

const ADOPTED: StaticText = StaticText {
    sv: "Skriv status: adopted, eller rätta det som säger att det är antaget.",
    en: "Write status: adopted, or correct what says that it is adopted.",
};

const DECIDED: StaticText = StaticText {
    sv: "Skriv status: decided, eller ta bort dagen om beslutet inte är fattat.",
    en: "Write status: decided, or remove the day if the decision is not made.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content().filter(|_| subject.workspace.is_whole(subject.source)) else { return };
    match subject.document {
        Document::Decision(decision) => undecided(&content, decision, findings),
        _ => unadopted(subject, &content, findings),
    }
}

/// A decision with its day that is proposed, or does not say what it is; where a point does something, that is told of already.
fn undecided(content: &Content<'_>, decision: &Decision, findings: &mut Findings<'_>) {
    let is_told = decision.status.is_none() && decision.points.iter().any(|point| point.act.is_some());
    let Some(decided) = decision.decided.as_ref().filter(|_| !is_told) else { return };
    let day = OneLine(decided.text());
    let message = match content.status {
        Some(AnyStatus::Decision(DecisionStatus::Decided)) => return,
        Some(status) => {
            let word = status.word();
            text!("Status är {word}, men beslutet är fattat {day}", "The status is {word}, but it was decided on {day}")
        }
        None => text!(
            "Beslutet är fattat {day}, men status saknas och det skrivs ut som ett förslag",
            "It was decided on {day}, but has no status and is printed as a proposal"
        ),
    };
    findings.add(content.status_span.unwrap_or(decided.span()), message, DECIDED);
}

/// A text whose status says that it is not adopted, while its parties or its own day say that it is.
fn unadopted(subject: &Subject<'_>, content: &Content<'_>, findings: &mut Findings<'_>) {
    let (Some(status), Some(span)) = (content.status, content.status_span) else { return };
    if !matches!(status, AnyStatus::Text(Status::Draft | Status::Consultation)) {
        return;
    }
    let word = status.word();
    let message = match (subject.lifecycle.stage(subject.source), content.adopted) {
        (Some(Stage::Adopted), _) => {
            let Text { sv, en } = by_whom(subject);
            text!("Status är {word}, men {sv}", "The status is {word}, but {en}")
        }
        (_, Some(adopted)) => {
            let day = OneLine(adopted.text());
            text!("Status är {word}, men dokumentet antogs {day}", "The status is {word}, but the document was adopted on {day}")
        }
        _ => return,
    };
    findings.add(span, message, ADOPTED);
}

fn by_whom(subject: &Subject<'_>) -> Text {
    match subject.document {
        Document::Process(_) => Text::new(
            "alla parter har antagit det som processen leder fram till",
            "all parties have adopted what comes out of it",
        ),
        _ => Text::new("alla parter har antagit dokumentet", "all its parties have adopted it"),
    }
}
