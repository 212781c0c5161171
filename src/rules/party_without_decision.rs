//! # A party that has not decided
//!
//! The document is adopted and tells which parties decided on it, and one of its parties has no entry there, or one that says
//! that it rejected the document. Either the decision is not written down, or the document does not bind that party.
//!
//! # En part utan beslut
//!
//! Dokumentet är antaget och anger vilka parter som har beslutat om det, och en av parterna saknas, eller har sagt nej. Antingen
//! är beslutet inte antecknat, eller så binder dokumentet inte den parten.
//!
//! # Example
//!
//! ```yaml
//! status: adopted
//! parties: [regionen, brukarforeningen]
//! adoption:
//!   - {party: regionen, body: regionfullmäktige, date: 2027-03-01}
//! ```

use super::{Findings, Subject};
use crate::model::{Content, Outcome};
use crate::text;
use crate::text::{OneLine, StaticText};
use crate::workspace::Directory;
use std::collections::BTreeSet;

const HELP: StaticText = StaticText {
    sv: "Lägg till partens beslut under adoption, eller posten med outcome: pending om det väntar.",
    en: "Add its decision under adoption, or the entry with outcome: pending if it is awaited.",
};

const REJECTED: StaticText = StaticText {
    sv: "Stryk den ur parties, eller ändra outcome om den har beslutat på nytt.",
    en: "Take it out of parties, or change the outcome if it has decided again.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content().filter(|_| subject.is_finished()) else { return };
    let directory = subject.workspace.directory();
    if content.adoption.iter().any(|adoption| adoption.outcome() == Outcome::Adopted) {
        rejections(&content, findings);
    }
    let deciding: Vec<&str> =
        content.adoption.iter().filter_map(|adoption| adoption.party.as_ref()).map(|party| party.0.text()).collect();
    // A decision of a workspace may be that of any party.
    if deciding.is_empty() || super::missing_decision::is_decided_on(subject) || !subject.workspace.is_complete() {
        return;
    }
    let decided: BTreeSet<&str> = deciding.into_iter().flat_map(|id| covered(id, directory)).collect();
    for party in content.parties {
        let Some((id, span)) = party.each_of.as_ref().map(|group| (group.0.text(), group.0.span())).or_else(|| {
            let organisation = party.party.as_ref().map(|name| (name.0.text(), name.0.span()));
            organisation.or_else(|| party.actor.as_ref().map(|name| (name.0.text(), name.0.span())))
        }) else {
            continue;
        };
        let Some(actor) = directory.actor(id) else { continue };
        let lacking: Vec<&str> = actor.members.iter().map(String::as_str).filter(|member| !decided.contains(member)).collect();
        if decided.contains(id) || (!actor.members.is_empty() && lacking.is_empty()) || findings.is_full() {
            continue;
        }
        let (shown, count, all) = (OneLine(id), lacking.len(), actor.members.len());
        let message = if all == 0 {
            text!("Beslut av ”{shown}” saknas", "The decision of “{shown}” is missing")
        } else {
            text!("Beslut av {count} av {all} i ”{shown}” saknas", "The decisions of {count} of {all} in “{shown}” are missing")
        };
        findings.add(span, message, HELP);
    }
}

/// Adds the parties that rejected what the others adopted, and still stand as parties.
fn rejections(content: &Content<'_>, findings: &mut Findings<'_>) {
    let named = content.parties.iter().filter_map(|party| {
        let actor = party.actor.as_ref().map(|name| name.0.text());
        party.party.as_ref().map(|name| name.0.text()).or(actor)
    });
    let parties: BTreeSet<&str> = named.collect();
    for adoption in content.adoption.iter().filter(|adoption| adoption.outcome() == Outcome::Rejected) {
        let Some(party) = adoption.party.as_ref().filter(|party| parties.contains(party.0.text())) else { continue };
        if findings.is_full() {
            return;
        }
        let shown = OneLine(party.0.text());
        let message = text!("”{shown}” har sagt nej men står som part", "“{shown}” said no and stands as a party");
        findings.add(party.0.span(), message, REJECTED);
    }
}

/// Whom a decision of `id` binds: itself, the members of a group, what it belongs to.
fn covered<'a>(id: &'a str, directory: &'a Directory) -> impl Iterator<Item = &'a str> {
    let actor = directory.actor(id);
    let members = actor.into_iter().flat_map(|actor| actor.members.iter().map(String::as_str));
    let owner = actor.and_then(|actor| actor.of.as_deref());
    std::iter::once(id).chain(members).chain(owner)
}
