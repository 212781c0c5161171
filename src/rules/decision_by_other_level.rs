//! # A decision of another level
//!
//! Councils adopted the document, or executive boards, and the decision that prolongs, replaces or terminates it is one of a body
//! below them: a committee, a group of officials, a director. What a council has decided is changed by the council, unless it has
//! delegated the matter.
//!
//! # Ett beslut på en annan nivå
//!
//! Fullmäktige eller en styrelse antog dokumentet, och beslutet om att förlänga, ersätta eller säga upp det är taget av något
//! under dem: en nämnd, en grupp av tjänstepersoner, en chef. Det som fullmäktige har beslutat ändras av fullmäktige, om frågan
//! inte är delegerad.
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
use crate::model::shape::ActorKind;
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
    let Some(below) = level(&shown, subject) else { return };
    if below == Level::Council || subject.passages().body_says(&["delegation", "delegerat", "delegerad"]) {
        return;
    }
    let documents: BTreeSet<_> = decision.points.iter().filter_map(|point| changed(point, subject)).collect();
    let adopted = documents.into_iter().filter_map(|id| {
        let content = subject.workspace.document(id).and_then(Document::content)?;
        adopted_by(&content, subject)
    });
    let shown = OneLine(&shown);
    let message = match adopted.max().filter(|level| *level > below) {
        Some(Level::Council) => {
            text!("”{shown}” beslutar om något som fullmäktige har antagit", "“{shown}” decides on what councils have adopted")
        }
        Some(_) => text!(
            "”{shown}” beslutar om något som en styrelse har antagit",
            "“{shown}” decides on what an executive board has adopted"
        ),
        None => return,
    };
    findings.add(span, message, HELP);
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

/// The levels of those who decide, from the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// A director, or a group of officials or of several parties.
    Official,
    /// A committee of the council.
    Committee,
    /// The executive board, "kommunstyrelsen".
    Board,
    /// "Kommunfullmäktige", "regionfullmäktige".
    Council,
}

/// Endings of the words for committees and boards that are no executive ones.
const COMMITTEES: [&str; 8] = ["nämnd", "nämnden", "nämnder", "nämnderna", "utskott", "utskottet", "styrelse", "styrelsen"];

/// Endings of the words for executive boards.
const BOARDS: [&str; 6] =
    ["kommunstyrelse", "kommunstyrelsen", "regionstyrelse", "regionstyrelsen", "landstingsstyrelse", "landstingsstyrelsen"];

/// Endings of the words for officials and groups.
const OFFICIALS: [&str; 14] = [
    "chef",
    "chefen",
    "cheferna",
    "direktör",
    "direktören",
    "direktörerna",
    "ledningsgrupp",
    "ledningsgruppen",
    "styrgrupp",
    "styrgruppen",
    "samordningsgrupp",
    "samordningsgruppen",
    "tjänstemannaledning",
    "tjänstemannaledningen",
];

/// On which level a body of that name stands; nothing where its name does not say. A forum of the register, and TML
/// (tjänstemannaledning), is one of officials.
fn level(name: &str, subject: &Subject<'_>) -> Option<Level> {
    let lower = name.to_lowercase();
    let ends = |list: &[&str]| lower.split(' ').any(|word| list.iter().any(|end| word.ends_with(end)));
    let short = |list: &[&str]| name.split(' ').any(|word| list.contains(&word));
    let is_forum = || {
        let actor = subject.workspace.directory().id_called(name).and_then(|id| subject.workspace.directory().actor(id));
        actor.is_some_and(|actor| actor.kind == ActorKind::Forum)
    };
    if lower.contains("fullmäktige") || short(&["KF", "LF"]) || lower == "kf" {
        return Some(Level::Council);
    }
    // "Kommunstyrelsens arbetsutskott" is a committee.
    if ends(&BOARDS) || short(&["KS", "LS"]) || lower == "ks" {
        return Some(if ends(&["utskott", "utskottet"]) { Level::Committee } else { Level::Board });
    }
    if ends(&COMMITTEES) {
        return Some(Level::Committee);
    }
    (ends(&OFFICIALS) || short(&["TML"]) || is_forum()).then_some(Level::Official)
}

/// The lowest of the levels that adopted a document, if all are known and are councils or executive boards.
fn adopted_by(content: &Content<'_>, subject: &Subject<'_>) -> Option<Level> {
    let levels = content.adoption.iter().map(|adoption| level(&adoption.body.as_ref()?.value, subject));
    let lowest = levels.collect::<Option<Vec<Level>>>()?.into_iter().min();
    lowest.filter(|level| *level >= Level::Board)
}
