//! # A decision that has no effect
//!
//! A point of the decision is to do something to a document, and what it says is not enough for that, or does not fit the
//! document: no day of the decision, an act without a document or a document without an act, a party that the document does
//! not have, no document in the other's place or only a draft, or an end before the decision was made. Whether the document
//! is in force is then told as if the point were not there.
//!
//! # Ett beslut utan verkan
//!
//! En beslutspunkt ska göra något med ett dokument, men det som står räcker inte till det eller passar inte dokumentet: ingen
//! dag för beslutet, en åtgärd utan dokument eller ett dokument utan åtgärd, en part som dokumentet inte har, inget dokument i
//! det andras ställe eller bara ett utkast, eller ett slut före beslutet. Om dokumentet gäller räknas då som om punkten inte
//! fanns.
//!
//! # Example
//!
//! ```yaml
//! points:
//!   - text: Överenskommelsen förlängs till och med 2032.
//!     act: prolong
//!     until: 2032
//! ```

use super::{Findings, Subject};
use crate::lifecycle::{organisations, parties};
use crate::model::{Act, Decision, DecisionStatus, Document, Point, Prose, Spanned};
use crate::source::{SourceId, Span};
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use crate::workspace::Found;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Decision(decision) = subject.document else { return };
    undated(subject, decision, findings);
    for point in &decision.points {
        // What is missing may stand in a part that could not be used, and that is reported.
        if subject.workspace.has_unusable_part(subject.source, point.span) {
            continue;
        }
        incomplete(point, findings);
        let reference = point.document.as_ref().and_then(|reference| reference.get());
        if let (Some(Found::Document(found)), Some(act)) =
            (reference.map(|reference| subject.workspace.find(reference, subject.source)), point.act)
        {
            unfit_parties(subject, point, found, findings);
            match act {
                Act::Replace => replacement(subject, point, findings),
                Act::Terminate => too_early(decision, point, findings),
                Act::Adopt | Act::Prolong => {}
            }
        }
    }
}

/// Where a point as a whole is blamed: its text.
fn span(point: &Spanned<Point>) -> Span {
    point.text.as_ref().map_or(point.span, Prose::span)
}

/// A decision with a point that does something, and without its day or without saying that it is decided.
fn undated(subject: &Subject<'_>, decision: &Decision, findings: &mut Findings<'_>) {
    const DAY: StaticText = StaticText { sv: "Skriv decided: och dagen.", en: "Write decided: and the day." };
    const STATUS: StaticText = StaticText {
        sv: "Skriv status: decided, eller proposal om det är ett förslag.",
        en: "Write status: decided, or proposal if it is one.",
    };
    let Some(point) = decision.points.iter().find(|point| point.act.is_some()) else { return };
    if !subject.workspace.is_whole(subject.source) {
        return;
    }
    match (&decision.status, &decision.decided) {
        (Some(status), None) if status.value == DecisionStatus::Decided => {
            let message = Text::new("Beslutet är fattat, men det står inte när", "The decision is made, and does not say when");
            findings.add(status.span, message, DAY);
        }
        (None, _) => {
            let message = Text::new(
                "Det står inte om detta är beslutat eller föreslaget",
                "Whether this is decided or proposed is not said",
            );
            findings.add(span(point), message, STATUS);
        }
        _ => {}
    }
}

/// An act without a document, or a document without an act.
fn incomplete(point: &Spanned<Point>, findings: &mut Findings<'_>) {
    const DOCUMENT: StaticText = StaticText {
        sv: "Skriv dokumentet under document, eller ta bort act.",
        en: "Name the document under document, or remove act.",
    };
    const ACT: StaticText = StaticText {
        sv: "Skriv adopt, prolong, replace eller terminate under act, eller ta bort document.",
        en: "Write adopt, prolong, replace or terminate under act, or remove document.",
    };
    match (point.act, &point.document) {
        (Some(act), None) => {
            let label = act.label();
            let (sv, en) = (label.sv, label.en);
            findings.add(
                span(point),
                text!("Punkten {sv} ett dokument, men det står inte vilket", "The point {en} a document, and does not say which"),
                DOCUMENT,
            );
        }
        (None, Some(document)) => {
            let message =
                Text::new("Det står inte vad punkten gör med dokumentet", "What the point does to the document is not said");
            findings.add(document.span(), message, ACT);
        }
        _ => {}
    }
}

/// Parties that the document does not have.
fn unfit_parties(subject: &Subject<'_>, point: &Point, found: SourceId, findings: &mut Findings<'_>) {
    const HELP: StaticText = StaticText { sv: "Skriv en av dokumentets parter.", en: "Write one of the document's parties." };
    let all = parties(subject.workspace, found);
    if all.is_empty() || !subject.workspace.is_whole(found) {
        return;
    }
    for party in point.party.iter() {
        let name = party.0.text();
        let is_known = subject.workspace.directory().actor(name).is_some();
        let fits = organisations(subject.workspace, name).iter().any(|organisation| all.contains(organisation));
        if is_known && !fits {
            let shown = OneLine(name);
            let message = text!("”{shown}” är ingen part i dokumentet", "“{shown}” is no party of the document");
            findings.add(party.0.span(), message, HELP);
        }
    }
}

/// A document that is replaced by nothing, or by a draft.
fn replacement(subject: &Subject<'_>, point: &Spanned<Point>, findings: &mut Findings<'_>) {
    const NAME: StaticText =
        StaticText { sv: "Skriv det nya dokumentet under replaced-by.", en: "Name the new document under replaced-by." };
    const ADOPT: StaticText = StaticText {
        sv: "Skriv status: adopted i det nya dokumentet, eller låt en punkt anta det.",
        en: "Write status: adopted in the new document, or let a point adopt it.",
    };
    let Some(by) = &point.replaced_by else {
        let message =
            Text::new("Dokumentet ersätts, men det står inte av vilket", "The document is replaced, and by which is not said");
        findings.add(span(point), message, NAME);
        return;
    };
    let new = by.get().and_then(|reference| subject.workspace.find_document(reference, subject.source));
    if new.is_some_and(|new| subject.lifecycle.is_draft(new)) {
        let message = Text::new("Dokumentet ersätts av ett utkast", "The document is replaced by a draft");
        findings.add(by.span(), message, ADOPT);
    }
}

/// A document that is terminated from a day before the decision, which does not say that it reaches back.
fn too_early(decision: &Decision, point: &Point, findings: &mut Findings<'_>) {
    const HELP: StaticText = StaticText {
        sv: "Rätta dagen, eller skriv retroactive: true om det ska gälla bakåt.",
        en: "Correct the day, or write retroactive: true if it is to reach back.",
    };
    let (Some(from), Some(decided)) = (&point.from, &decision.decided) else { return };
    let (Some(first), Some(last)) = (from.get().map(|from| from.first()), decided.get().map(|decided| decided.first())) else {
        return;
    };
    if first < last && !point.retroactive.as_ref().is_some_and(|retroactive| retroactive.value) {
        let message = text!(
            "Dokumentet sägs upp från {first}, före beslutet {last}",
            "The document is terminated from {first}, before the decision of {last}"
        );
        findings.add(from.span(), message, HELP);
    }
}
