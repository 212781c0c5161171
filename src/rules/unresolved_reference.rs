//! # A reference that leads nowhere
//!
//! A link or a key names a part, a document or an abbreviation that does not exist, or prints data the document does not
//! have. Nobody is blamed for naming what may stand in a file that could not be read.
//!
//! # En hänvisning som inte leder någonstans
//!
//! En länk eller en nyckel pekar ut en del, ett dokument eller en förkortning som inte finns, eller skriver ut data som
//! dokumentet inte har. Ingen får skulden för det som kan stå i en fil som inte gick att läsa.
//!
//! # Example
//!
//! ```yaml
//! goals:
//!   - id: kompetens
//!     goal: Personalen är kunnig, se [](#kompetensplan)
//! ```

use super::{Findings, Subject};
use crate::model::shape::{Visitor, Walk};
use crate::model::{DocumentReference, Goal, GoalFollowUp, Parsed, PartReference, Slug};
use crate::outline::{Outline, PartKind, Reference, Target};
use crate::places::{PLACES, has_data};
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use crate::vocabulary::key_for;
use crate::workspace::Found;
use std::any::Any;

const HELP: StaticText = StaticText {
    sv: "Skriv id för en del som finns, eller ge delen som menas detta id.",
    en: "Write the id of a part that exists, or give the part that is meant this id.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let outline = subject.workspace.outline(subject.source);
    for reference in &outline.references {
        if findings.is_full() {
            return;
        }
        match &reference.target {
            Target::Part(part) => own_part(part, reference, subject, findings),
            Target::Followed(part) => followed_part(part, reference.span, subject, findings),
            Target::Document(document) => other_document(document, reference.span, subject, findings),
        }
    }
    for (address, span) in &outline.malformed_links {
        // An id that is malformed itself is reported where it stands, with the one that is likely meant.
        if findings.is_full() || outline.malformed_ids.contains(address.trim_start_matches('#')) {
            continue;
        }
        let shown = OneLine(address);
        let message = text!("Länken till ”{shown}” leder ingenstans", "The link to “{shown}” leads nowhere");
        let help = Text::new(
            "En del skrivs #id, ett annat dokument id eller id@utgåva#del, en webbplats med https:// först.",
            "A part is written #id, another document id or id@edition#part, a website with https:// first.",
        );
        findings.add(*span, message, help);
    }
    wrong_places(subject, outline, findings);
    abbreviations(subject, outline, findings);
}

/// Goals that are also printed under what is no group of goals, or reported under what is no heading.
fn wrong_places(subject: &Subject<'_>, outline: &Outline, findings: &mut Findings<'_>) {
    let mut places = Places::default();
    subject.document.walk(&mut places);
    let is_another = |part: &str, kinds: &[PartKind]| outline.part(part).is_some_and(|found| !kinds.contains(&found.kind));
    for (part, span) in places.groups.iter().filter(|(part, _)| is_another(part, &[PartKind::GoalGroup])) {
        let shown = OneLine(part);
        let message = text!("”{shown}” är ingen grupp av mål", "“{shown}” is not a group of goals");
        findings.add(*span, message, Text::new("Skriv id för en post med group:.", "Write the id of an entry with group:."));
    }
    for (part, span) in places.headings.iter().filter(|(part, _)| is_another(part, &[PartKind::FollowUpArea, PartKind::Heading]))
    {
        let shown = OneLine(part);
        let message = text!("”{shown}” är ingen rubrik", "“{shown}” is not a heading");
        let help = Text::new(
            "Skriv id för en rubrik i follow-up eller i texten.",
            "Write the id of a heading of follow-up or of the text.",
        );
        findings.add(*span, message, help);
    }
}

/// The parts of this document that `also-under` and `reported-under` name.
#[derive(Default)]
struct Places {
    groups: Vec<(String, Span)>,
    headings: Vec<(String, Span)>,
}

impl Visitor for Places {
    fn enter(&mut self, part: &dyn Any) {
        let own = |reference: &Parsed<PartReference>| {
            let target = reference.get().filter(|target| target.document.is_none())?;
            Some((target.part.clone(), reference.span()))
        };
        if let Some(goal) = part.downcast_ref::<Goal>() {
            self.groups.extend(goal.also_under.iter().filter_map(own));
        } else if let Some(followed) = part.downcast_ref::<GoalFollowUp>() {
            self.headings.extend(followed.reported_under.as_ref().and_then(own));
        }
    }
}

fn missing_part(part: &str, of: &Outline, span: Span, findings: &mut Findings<'_>) {
    if of.malformed_ids.contains(part) {
        return; // The id that is meant is malformed, and reported where it stands.
    }
    let shown = OneLine(part);
    let message = text!("Ingen del har id ”{shown}”", "No part has the id “{shown}”");
    let known =
        of.parts.iter().filter(|part| part.kind != PartKind::RegisterEntry && Slug::is(&part.id)).map(|part| part.id.as_str());
    let help = match findings.nearest(part, known) {
        Some(near) => text!("Menade du ”{near}”?", "Did you mean “{near}”?"),
        None => HELP.into(),
    };
    findings.add(span, message, help);
}

fn own_part(part: &str, reference: &Reference, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let outline = subject.workspace.outline(subject.source);
    if PLACES.contains(&part) {
        let has_data = has_data(subject.document, part);
        if !has_data && subject.workspace.is_whole(subject.source) {
            let message = text!(
                "Dokumentet har inget under {part} att skriva ut eller hänvisa till",
                "The document has nothing under {part} to print or refer to"
            );
            let help = text!(
                "Lägg till {part}: i dokumentet, eller ta bort länken.",
                "Add {part}: to the document, or remove the link."
            );
            findings.add(reference.span, message, help);
        }
        return;
    }
    match outline.part(part) {
        Some(found) if reference.prints && found.kind != PartKind::GoalGroup => {
            let shown = OneLine(part);
            let message =
                text!("”{shown}” går inte att skriva ut på en annan plats", "“{shown}” cannot be printed in another place");
            let help = Text::new(
                "Skriv utan utropstecken för att hänvisa dit.",
                "Write it without the exclamation mark to refer to it.",
            );
            findings.add(reference.span, message, help);
        }
        Some(_) => {}
        None if !reference.is_image && outline.called.contains(part) => {}
        None if subject.workspace.directory().is_in_unusable_part(part) => {}
        None if reference.is_image => missing_place(part, subject, reference.span, findings),
        None => missing_part(part, outline, reference.span, findings),
    }
}

/// A place that prints nothing: neither the name of data nor the id of a group of goals.
fn missing_place(part: &str, subject: &Subject<'_>, span: Span, findings: &mut Findings<'_>) {
    let outline = subject.workspace.outline(subject.source);
    let shown = OneLine(part);
    let message = text!("Det finns inget ”{shown}” att skriva ut", "There is no “{shown}” to print");
    let groups = outline.parts.iter().filter(|part| part.kind == PartKind::GoalGroup).map(|part| part.id.as_str());
    let places = PLACES.iter().copied().filter(|place| has_data(subject.document, place));
    let names: Vec<&str> = places.chain(groups).collect();
    let meant =
        Slug::near(part).and_then(|word| key_for(&word, &PLACES)).or_else(|| findings.nearest(part, names.iter().copied()));
    let help = match meant {
        Some(near) => text!("Menade du ![](#{near})?", "Did you mean ![](#{near})?"),
        None if names.is_empty() => Text::new("Ta bort den.", "Remove it."),
        None => text!("Det som kan skrivas ut är {}.", "What can be printed is {}.", names.join(", ")),
    };
    findings.add(span, message, help);
}

fn followed_part(part: &str, span: Span, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let outline = subject.workspace.outline(subject.source);
    let of = match &outline.followed {
        None => Some(subject.source),
        Some(document) => match subject.workspace.find(document, subject.source) {
            Found::Document(id) => Some(id),
            _ => None, // The missing plan is reported where it is named.
        },
    };
    let Some(of) = of.map(|id| subject.workspace.outline(id)) else { return };
    if of.part(part).is_none() && !subject.workspace.directory().is_in_unusable_part(part) {
        missing_part(part, of, span, findings);
    }
}

fn other_document(reference: &DocumentReference, span: Span, subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let workspace = subject.workspace;
    match workspace.find(reference, subject.source) {
        Found::Document(id) => {
            let outline = workspace.outline(id);
            let Some(part) = reference.part.as_deref().filter(|part| !PLACES.contains(part)) else { return };
            if outline.part(part).is_none() && !workspace.directory().is_in_unusable_part(part) {
                missing_part(part, outline, span, findings);
            }
        }
        Found::Missing => {
            let shown = OneLine(&reference.document);
            let editions: Vec<&str> = workspace
                .editions(&reference.document)
                .iter()
                .filter_map(|id| workspace.outline(*id).edition.as_ref().map(|(edition, _)| edition.as_str()))
                .collect();
            if let Some(edition) = reference.edition.as_ref().filter(|_| !editions.is_empty()) {
                let edition = OneLine(edition);
                let known = editions.join(", ");
                let known = OneLine(&known);
                let message = text!(
                    "Dokumentet ”{shown}” har ingen utgåva ”{edition}”",
                    "The document “{shown}” has no edition “{edition}”"
                );
                findings.add(span, message, text!("Utgåvorna är {known}.", "The editions are {known}."));
                return;
            }
            let message = text!("Inget dokument har id ”{shown}”", "No document has the id “{shown}”");
            if workspace.outline(subject.source).part(&reference.document).is_some() {
                let help =
                    text!("Menade du delen #{shown} i detta dokument?", "Did you mean the part #{shown} of this document?");
                findings.add(span, message, help);
                return;
            }
            let help = match findings.nearest(&reference.document, workspace.document_ids()) {
                Some(near) => text!("Menade du ”{near}”?", "Did you mean “{near}”?"),
                None => Text::new(
                    "Lägg till dokumentet i arbetsytan, eller under documents i ett register om det bara är känt till titeln.",
                    "Add the document to the workspace, or under documents in a register if it is known by title only.",
                ),
            };
            findings.add(span, message, help);
        }
        Found::Listed(_) | Found::Unknown => {}
    }
}

/// A kind of entry that registers hold and documents name by a word of their own.
struct Listed<'a> {
    named: &'a [(String, Span)],
    known: Vec<&'a str>,
    /// "förkortningen", "the abbreviation" and the key in a register.
    words: (&'static str, &'static str, &'static str),
}

fn abbreviations(subject: &Subject<'_>, outline: &Outline, findings: &mut Findings<'_>) {
    let directory = subject.workspace.directory();
    let listed = [
        Listed {
            named: &outline.abbreviations,
            known: directory.abbreviations().map(|(known, _)| known).collect(),
            words: ("förkortningen", "the abbreviation", "abbreviations"),
        },
        Listed { named: &outline.terms, known: directory.terms().collect(), words: ("ordet", "the word", "glossary") },
        Listed {
            named: &outline.statutory_acts,
            known: directory.statutory_act_ids().collect(),
            words: ("lagen", "the act", "acts"),
        },
    ];
    for Listed { named, known, words: (sv, en, key) } in listed {
        for (name, span) in named.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
            if findings.is_full() || !subject.workspace.is_complete() {
                return;
            }
            let shown = OneLine(name);
            let message = text!("Inget register förklarar {sv} ”{shown}”", "No register explains {en} “{shown}”");
            let help = match findings.nearest(name, known.iter().copied()) {
                Some(near) => text!("Menade du ”{near}”?", "Did you mean “{near}”?"),
                None => text!("Lägg till det under {key} i ett register.", "Add it under {key} in a register."),
            };
            findings.add(*span, message, help);
        }
    }
}
