//! # An id that is used twice
//!
//! Two parts of a document, two register entries, or two documents with the same edition share an id, so a reference to
//! it leads nowhere certain. A heading cannot take one of the names under which data is printed, such as `goals`.
//!
//! # Ett id som används två gånger
//!
//! Två delar av ett dokument, två poster i registren eller två dokument med samma utgåva har samma id, så en hänvisning
//! dit leder inte säkert rätt. En rubrik kan inte ha ett av namnen som data skrivs ut under, som `goals`.
//!
//! # Example
//!
//! ```yaml
//! goals:
//!   - {id: kompetens, goal: Personalen är kunnig}
//!   - {id: kompetens, goal: Kunskapen sprids}
//! ```

use super::{Findings, Subject};
use crate::diagnostic::Diagnostic;
use crate::model::Document;
use crate::outline::PartKind;
use crate::places::PLACES;
use crate::source::{SourceId, Span};
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use std::collections::BTreeMap;

const HELP: StaticText = StaticText {
    sv: "Ge den ena ett annat id; det som redan hänvisas till behåller sitt.",
    en: "Give one of them another id; the one that is referred to already keeps its own.",
};

fn first_stands(diagnostic: &mut Diagnostic, source: SourceId, span: Span) {
    *diagnostic = diagnostic.clone().with_related(source, span, Text::new("den första står här", "the first stands here"));
}

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    parts(subject, findings);
    // Standard input without a name may be a copy of a file that is there.
    if !subject.workspace.is_nameless(subject.source) {
        register_entries(subject, findings);
        documents(subject, findings);
        listed_documents(subject, findings);
    }
}

fn parts(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let outline = subject.workspace.outline(subject.source);
    for part in outline.parts.iter().filter(|part| part.kind != PartKind::RegisterEntry) {
        let shown = OneLine(&part.id);
        if PLACES.contains(&part.id.as_str()) {
            let message = text!(
                "”{shown}” är namnet som dokumentets egna data skrivs ut under",
                "“{shown}” is the name under which the document's own data is printed"
            );
            findings.add(part.span, message, Text::new("Ge den ett annat id.", "Give it another id."));
        }
        // Documents known by title may have several editions, see below.
        if part.kind == PartKind::ListedDocument {
            continue;
        }
        match seen.get(part.id.as_str()).copied() {
            Some(first) => {
                let message =
                    text!("Id ”{shown}” används redan i dokumentet", "The id “{shown}” is used already in the document");
                first_stands(findings.add(part.span, message, HELP), subject.source, first);
            }
            None => {
                seen.insert(part.id.as_str(), part.span);
            }
        }
    }
}

fn register_entries(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let directory = subject.workspace.directory();
    for (id, _, span) in directory.repeated().iter().filter(|(_, source, _)| *source == subject.source) {
        if directory.actor(id).is_some_and(|first| subject.workspace.is_nameless(first.source)) {
            continue;
        }
        let shown = OneLine(id);
        let message = text!("Id ”{shown}” används redan i registren", "The id “{shown}” is used already in the registers");
        let diagnostic = findings.add(*span, message, HELP);
        if let Some(first) = directory.actor(id) {
            first_stands(diagnostic, first.source, first.span);
        }
    }
}

fn documents(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let workspace = subject.workspace;
    let outline = workspace.outline(subject.source);
    let Some((id, span)) = &outline.id else { return };
    let edition = |source| workspace.outline(source).edition.as_ref().map(|(edition, _)| edition);
    let earlier = workspace.editions(id).iter().copied().take_while(|other| *other != subject.source);
    let earlier = earlier.filter(|other| !workspace.is_nameless(*other));
    let Some(first) = earlier.into_iter().find(|other| edition(*other) == edition(subject.source)) else { return };
    let (shown, at) = (OneLine(id), OneLine(edition(subject.source).map_or("", String::as_str)));
    let message = text!("Dokumentet {shown}@{at} finns redan", "The document {shown}@{at} exists already");
    let help = Text::new("Ge det en annan utgåva (edition) eller ett annat id.", "Give it another edition or another id.");
    let diagnostic = findings.add(*span, message, help);
    let place = workspace.outline(first).id.as_ref().map_or(Span::default(), |(_, span)| *span);
    first_stands(diagnostic, first, place);
}

/// Documents that a register knows by title, and that it lists twice or that are in the workspace themselves.
fn listed_documents(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Register(register) = subject.document else { return };
    let workspace = subject.workspace;
    let mut seen: BTreeMap<(&str, Option<&str>), Span> = BTreeMap::new();
    for listed in &register.documents {
        let Some(id) = &listed.id else { continue };
        let edition = listed.edition.as_ref().map(|edition| edition.0.value.as_str());
        let is_same =
            |source: &&SourceId| workspace.outline(**source).edition.as_ref().map(|(known, _)| known.as_str()) == edition;
        let in_workspace = workspace.editions(id.text()).iter().filter(|source| !workspace.is_nameless(**source)).find(is_same);
        let place = in_workspace.and_then(|source| Some((*source, workspace.outline(*source).id.as_ref()?.1)));
        let earlier = seen.insert((id.text(), edition), id.span()).map(|span| (subject.source, span));
        if let Some((source, span)) = place.or(earlier) {
            let (shown, at) = (OneLine(id.text()), OneLine(edition.unwrap_or("")));
            let message = text!("Dokumentet {shown}@{at} finns redan", "The document {shown}@{at} exists already");
            let help = Text::new("Ta bort det ur registret.", "Remove it from the register.");
            first_stands(findings.add(id.span(), message, help), source, span);
        }
    }
}
