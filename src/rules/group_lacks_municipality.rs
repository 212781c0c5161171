//! # A group of all municipalities that lacks one
//!
//! A group that is called that of all municipalities of the county does not hold every municipality of the register. Whoever
//! is named by the group is then not everyone.
//!
//! # En grupp av alla kommuner som saknar en
//!
//! En grupp som kallas länets kommuner omfattar inte alla kommuner i registret. Den som anges med gruppen är då inte alla.
//!
//! # Example
//!
//! ```yaml
//! okplan: 1
//! kind: register
//! county: "24"
//! organisations:
//!   - {id: umea, code: "2480"}
//!   - {id: lycksele, code: "2481"}
//! groups:
//!   - {id: kommunerna, name: länets kommuner, members: umea}
//! ```

use super::{Findings, Subject};
use crate::model::{ALL_MUNICIPALITIES, Document};
use crate::register::county_of;
use crate::text;
use crate::text::{OneLine, listed};
use std::collections::BTreeSet;

/// What a group of all municipalities is called.
const ALL: [&str; 7] = [
    "länets kommuner",
    "kommunerna i länet",
    "kommunerna",
    "samtliga kommuner",
    "alla kommuner",
    "länets samtliga kommuner",
    "alla kommuner i länet",
];

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Register(register) = subject.document else { return };
    let Some(county) = register.county.as_ref().map(|county| county.0.value.as_str()) else { return };
    for group in &register.groups {
        let Some(name) = group.name.as_ref().filter(|name| ALL.contains(&name.value.to_lowercase().as_str())) else { continue };
        let members: BTreeSet<&str> = group.members.iter().map(|member| member.0.text()).collect();
        if members.is_empty() || members.contains(ALL_MUNICIPALITIES) {
            continue;
        }
        let municipalities = register.organisations.iter().filter(|organisation| {
            let code = organisation.code.as_ref().map(|code| code.0.value.as_str());
            code.and_then(county_of) == Some(county)
        });
        let ids = municipalities.filter_map(|organisation| organisation.id.as_ref()).map(|id| id.text());
        let lacking: Vec<&str> = ids.filter(|id| !members.contains(id)).collect();
        if lacking.is_empty() {
            continue;
        }
        let (sv, en) = (listed(&lacking[..lacking.len().min(5)], "och"), listed(&lacking[..lacking.len().min(5)], "and"));
        let (sv, en, shown) = (OneLine(&sv), OneLine(&en), OneLine(&name.value));
        let message = text!("”{shown}” saknar {sv}", "“{shown}” lacks {en}");
        let help = text!(
            "Lägg till dem, skriv members: {ALL_MUNICIPALITIES}, eller ge gruppen ett annat namn.",
            "Add them, write members: {ALL_MUNICIPALITIES}, or give the group another name."
        );
        findings.add(name.span, message, help);
    }
}
