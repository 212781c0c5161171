//! # A decision of another level
//!
//! Councils adopted the document, and the decision that prolongs, replaces or terminates it is one of a committee or a
//! board. What a council has decided is changed by the council, unless it has delegated the matter.
//!
//! # Ett beslut på en annan nivå
//!
//! Fullmäktige antog dokumentet, och beslutet om att förlänga, ersätta eller säga upp det är en nämnds eller en styrelses.
//! Det som fullmäktige har beslutat ändras av fullmäktige, om frågan inte är delegerad.
//!
//! # Example
//!
//! ```yaml
//! kind: decision
//! decided-by: {words: Socialnämnden}
//! points:
//!   - {text: Överenskommelsen förlängs., document: overenskommelse@2012, act: prolong, until: 2018-12-31}
//! ```

use super::{Findings, Subject};
use crate::model::{Act, Content, Document, Point, Responsibility};
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, StaticText};
use std::collections::BTreeSet;

const HELP: StaticText = StaticText {
    sv: "Kontrollera vem som får besluta; skriv annars att frågan är delegerad.",
    en: "Check who may decide; else write that the matter is delegated.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Decision(decision) = subject.document else { return };
    let Some((shown, span)) = decision.decided_by.as_ref().and_then(|by| decider(by, subject)) else { return };
    if !is_lower(&shown) || subject.passages().body_says(&["delegation", "delegerat", "delegerad"]) {
        return;
    }
    let documents: BTreeSet<_> = decision.points.iter().filter_map(|point| changed(point, subject)).collect();
    let by_councils = documents.into_iter().any(|id| {
        let content = subject.workspace.document(id).and_then(Document::content);
        content.is_some_and(|content| is_adopted_by_councils(&content))
    });
    if by_councils {
        let shown = OneLine(&shown);
        let message =
            text!("”{shown}” beslutar om något som fullmäktige har antagit", "“{shown}” decides on what councils have adopted");
        findings.add(span, message, HELP);
    }
}

/// The document that a point changes.
fn changed(point: &Point, subject: &Subject<'_>) -> Option<crate::source::SourceId> {
    matches!(point.act?, Act::Prolong | Act::Replace | Act::Terminate).then_some(())?;
    subject.workspace.find_document(point.document.as_ref()?.get()?, subject.source)
}

/// What the body that decides is called, and where it is named.
fn decider(by: &Responsibility, subject: &Subject<'_>) -> Option<(String, Span)> {
    if let Some(words) = &by.words {
        return Some((words.text().to_owned(), words.span()));
    }
    let named = by.actor.as_ref().map(|name| (name.0.text(), name.0.span()));
    let (id, span) = named.or_else(|| by.unit.as_ref().map(|name| (name.0.text(), name.0.span())))?;
    let name = subject.workspace.directory().actor(id)?.name(None)?;
    Some((name.name.clone(), span))
}

/// Whether a body of that name stands below a council.
fn is_lower(name: &str) -> bool {
    let name = name.to_lowercase();
    let ends = ["nämnd", "nämnden", "utskott", "utskottet", "styrelse", "styrelsen"];
    !name.contains("fullmäktige") && name.split(' ').any(|word| ends.iter().any(|end| word.ends_with(end)))
}

fn is_adopted_by_councils(content: &Content<'_>) -> bool {
    let mut bodies = content.adoption.iter().map(|adoption| adoption.body.as_ref());
    let is_council =
        |body: Option<&crate::model::Spanned<String>>| body.is_some_and(|body| body.value.to_lowercase().contains("fullmäktige"));
    !content.adoption.is_empty() && bodies.all(is_council)
}
