//! # A signature or adoption by someone who is no party
//!
//! The document names its parties, and this signature or adoption is by someone who is neither a party, a member of a group
//! that is one, nor a unit of one. A group counts when its members are parties.
//!
//! # En underskrift eller ett antagande av någon som inte är part
//!
//! Dokumentet anger sina parter, men den här underskriften eller det här antagandet är gjort av någon som varken är part,
//! ingår i en grupp som är part eller är en enhet hos en part. En grupp räknas när dess medlemmar är parter.
//!
//! # Example
//!
//! ```yaml
//! kind: agreement
//! parties: [regionen]
//! signatures:
//!   - {party: brukarforeningen, date: 2027-01-15}
//! ```

use super::{Findings, Subject};
use crate::model::{ActorName, Document};
use crate::text;
use crate::text::{OneLine, StaticText};
use crate::workspace::Directory;
use std::collections::BTreeSet;

const HELP: StaticText = StaticText {
    sv: "Lägg till parten under parties, eller ta bort posten.",
    en: "Add the party under parties, or remove the entry.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content() else { return };
    let directory = subject.workspace.directory();
    let mut parties = BTreeSet::new();
    for party in content.parties {
        let named = party.own_id().or(party.each_of.as_ref().map(|group| group.0.text()));
        // A party known by words only may be anyone.
        let Some(named) = named.filter(|named| directory.actor(named).is_some()) else { return };
        with_members(named, directory, &mut parties);
    }
    if parties.is_empty() || !subject.workspace.is_complete() {
        return;
    }
    let signatures = match subject.document {
        Document::Agreement(agreement) => &*agreement.signatures,
        _ => &[],
    };
    let signed = signatures.iter().filter_map(|signature| signature.party.as_ref());
    let adopted = content.adoption.iter().filter_map(|adoption| adoption.party.as_ref());
    for (name, is_signature) in signed.map(|name| (name, true)).chain(adopted.map(|name| (name, false))) {
        if !belongs(name, directory, &parties) {
            let shown = OneLine(name.0.text());
            let message = if is_signature {
                text!("”{shown}” skriver under men är inte part", "“{shown}” signs but is no party")
            } else {
                text!("”{shown}” antar dokumentet men är inte part", "“{shown}” adopts the document but is no party")
            };
            findings.add(name.0.span(), message, HELP);
        }
    }
}

/// Notes `id` and, of a group, its members and theirs.
fn with_members<'a>(id: &'a str, directory: &'a Directory, all: &mut BTreeSet<&'a str>) {
    if all.insert(id) {
        for member in directory.actor(id).into_iter().flat_map(|actor| &actor.members) {
            with_members(member, directory, all);
        }
    }
}

/// Whether the entry is among `parties`, belongs to one of them, or is a group of nothing but such; so is what no register
/// knows, which is another rule's.
fn belongs(name: &ActorName, directory: &Directory, parties: &BTreeSet<&str>) -> bool {
    let mut id = name.0.text();
    // A unit may belong to a unit; a ring of them ends here.
    for _ in 0..8 {
        let Some(actor) = directory.actor(id) else { return true };
        let is_group_of_parties = !actor.members.is_empty() && actor.members.iter().all(|member| parties.contains(&**member));
        if parties.contains(id) || is_group_of_parties {
            return true;
        }
        match &actor.of {
            Some(of) => id = of,
            None => return false,
        }
    }
    true
}
