//! # A responsible who is no party and has no described duty
//!
//! An organisation, or a unit of one, is responsible for something in a document that it does not adopt, and no duty in the
//! document or in those it stands under says what it has taken on. It is not bound by what others agree on.
//!
//! # En ansvarig som inte är part och inte har något beskrivet åtagande
//!
//! En organisation, eller en enhet i en, ansvarar för något i ett dokument som den inte antar, och inget åtagande i dokumentet
//! eller i dem det hör under säger vad den har tagit på sig. Den är inte bunden av vad andra kommer överens om.
//!
//! # Example
//!
//! ```yaml
//! kind: action-plan
//! parties: [regionen]
//! goals:
//!   - goal: Fler får arbete
//!     activities: [{activity: Erbjud stöd, responsible: brukarforeningen, due: ongoing}]
//! ```

use super::{Findings, Subject};
use crate::model::shape::{ActorKind, Visitor, Walk};
use crate::model::{Activity, Concise, Document, Duty, Goal, Responsibility};
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, StaticText};
use crate::workspace::Directory;
use std::any::Any;
use std::collections::BTreeSet;

const HELP: StaticText = StaticText {
    sv: "Lägg till den under parties, beskriv dess åtagande under duties, eller gör en part ansvarig.",
    en: "Add it under parties, describe its duty under duties, or make a party responsible.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content() else { return };
    let directory = subject.workspace.directory();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for party in content.parties {
        // A party known by words only may be anyone.
        let named = party.own_id().or(party.each_of.as_ref().map(|group| group.0.text()));
        let Some(named) = named.filter(|named| directory.actor(named).is_some()) else { return };
        add(named, directory, &mut known);
    }
    if known.is_empty() || !subject.workspace.is_complete() {
        return;
    }
    let duties = with_duties(subject);
    for duty in &duties.0 {
        add(duty, directory, &mut known);
    }
    let mut responsible = Responsible::default();
    subject.document.walk(&mut responsible);
    for (id, span) in responsible.0.iter().filter(|(id, _)| is_outside(id, directory, &known)) {
        let shown = OneLine(id);
        let message = text!("”{shown}” ansvarar men är inte part", "“{shown}” is responsible and no party");
        findings.add(*span, message, HELP);
    }
}

/// Notes `id` and, of a group, its members.
fn add<'a>(id: &'a str, directory: &'a Directory, known: &mut BTreeSet<&'a str>) {
    if known.insert(id) {
        for member in directory.actor(id).into_iter().flat_map(|actor| &actor.members) {
            add(member, directory, known);
        }
    }
}

/// Whether the entry is an organisation or a unit that neither is among `known` nor belongs to one. A unit of nobody may be
/// anyone's, and forums and roles are the parties' own.
fn is_outside(id: &str, directory: &Directory, known: &BTreeSet<&str>) -> bool {
    let mut id = id;
    for _ in 0..8 {
        let Some(actor) = directory.actor(id).filter(|_| !known.contains(id)) else { return false };
        match (actor.kind, &actor.of) {
            (ActorKind::Organisation, _) => return true,
            (ActorKind::Unit, Some(of)) => id = of,
            _ => return false,
        }
    }
    false
}

/// The ids of all who have a duty.
#[derive(Default)]
struct Duties(BTreeSet<String>);

impl Visitor for Duties {
    fn enter(&mut self, part: &dyn Any) {
        if let Some(duty) = part.downcast_ref::<Duty>() {
            self.0.extend(duty.who.iter().filter_map(|who| named(who)).map(|(id, _)| id.to_owned()));
        }
    }
}

/// Those with duties in the document and in those it stands under.
fn with_duties(subject: &Subject<'_>) -> Duties {
    let mut duties = Duties::default();
    subject.document.walk(&mut duties);
    let under = subject.document.content().into_iter().flat_map(|content| content.under.iter());
    for found in under.filter_map(|reference| subject.workspace.find_document(reference.get()?, subject.source)) {
        if let Some(document) = subject.workspace.document(found) {
            Document::walk(document, &mut duties);
        }
    }
    duties
}

/// Who is responsible for activities and goals, with their places.
#[derive(Default)]
struct Responsible(Vec<(String, Span)>);

impl Responsible {
    fn note(&mut self, responsible: &[Concise<Responsibility>]) {
        self.0.extend(responsible.iter().filter_map(|one| named(one)).map(|(id, span)| (id.to_owned(), span)));
    }
}

impl Visitor for Responsible {
    fn enter(&mut self, part: &dyn Any) {
        if let Some(activity) = part.downcast_ref::<Activity>() {
            self.note(&activity.responsible);
        } else if let Some(goal) = part.downcast_ref::<Goal>() {
            self.note(&goal.responsible);
        }
    }
}

/// The organisation or unit that answers, with its place.
fn named(one: &Responsibility) -> Option<(&str, Span)> {
    let names = [
        one.unit.as_ref().map(|name| &name.0),
        one.organisation.as_ref().map(|name| &name.0),
        one.party.as_ref().map(|name| &name.0),
    ];
    names.into_iter().flatten().chain(one.actor.as_ref().map(|name| &name.0)).next().map(|name| (name.text(), name.span()))
}
