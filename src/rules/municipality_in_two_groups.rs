//! # A municipality in two parts of the county
//!
//! Two groups divide the county by direction ("norra länsdelen", "södra länsdelen") and both hold the same member.
//! Whoever is named by such a group is then named twice, or in the wrong one.
//!
//! # En kommun i två länsdelar
//!
//! Två grupper delar länet efter väderstreck (”norra länsdelen”, ”södra länsdelen”), och samma medlem finns i båda. Den
//! som anges med en sådan grupp anges då två gånger, eller i fel grupp.
//!
//! # Example
//!
//! ```yaml
//! organisations:
//!   - {id: sala, names: Sala}
//!   - {id: heby, names: Heby}
//! groups:
//!   - {id: norr, name: norra länsdelen, members: [sala, heby]}
//!   - {id: soder, name: södra länsdelen, members: [sala]}
//! ```

use super::wording::plain_words;
use super::{Findings, Subject};
use crate::model::Document;
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use std::collections::BTreeMap;

/// What divides a county.
const DIRECTIONS: [&str; 11] =
    ["norra", "södra", "östra", "västra", "mellersta", "centrala", "nordvästra", "nordöstra", "sydvästra", "sydöstra", "mitten"];

const HELP: StaticText = StaticText {
    sv: "Ta bort medlemmen ur den ena gruppen, eller ge grupperna namn som inte delar länet.",
    en: "Remove the member from one of the groups, or give them names that do not divide the county.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Register(register) = subject.document else { return };
    let mut held: BTreeMap<(String, &str), (&str, crate::source::Span)> = BTreeMap::new();
    for group in &register.groups {
        let Some((name, kind)) = group.name.as_ref().and_then(|name| Some((name, kind(&name.value)?))) else { continue };
        for member in group.members.iter() {
            let (other, place) = *held.entry((kind.clone(), member.0.text())).or_insert((&name.value, member.0.span()));
            if other != name.value && !findings.is_full() {
                let (shown, other, here) = (OneLine(member.0.text()), OneLine(other), OneLine(&name.value));
                let message =
                    text!("”{shown}” hör både till {other} och till {here}", "“{shown}” belongs to both {other} and {here}");
                let diagnostic = findings.add(member.0.span(), message, HELP);
                let told = Text::new("den står redan här", "it stands here already");
                *diagnostic = diagnostic.clone().with_related(subject.source, place, told);
            }
        }
    }
}

/// What a group that is a part of the county is a part by: its name without the direction.
fn kind(name: &str) -> Option<String> {
    let name = plain_words(name);
    let (first, rest) = name.split_once(' ')?;
    DIRECTIONS.contains(&first).then(|| rest.to_owned())
}
