//! # An abbreviation that is listed and not used
//!
//! An abbreviation stands under `abbreviations`, or in a list of abbreviations in the text, and nothing else in the document
//! uses it. A reader looks for what is not there.
//!
//! # En förkortning som listas men inte används
//!
//! En förkortning står under `abbreviations`, eller i en lista med förkortningar i texten, och inget annat i dokumentet
//! använder den. Läsaren letar efter något som inte finns.
//!
//! # Example
//!
//! ```yaml
//! okplan: 1
//! kind: action-plan
//! id: plan
//! edition: 2013
//! title: Handlingsplan
//! abbreviations: [SIP]
//! body: |
//!   # Ansvar
//!
//!   Planen har en ansvarig.
//!
//!   ![](#abbreviations)
//! ```

use super::abbreviations::{Abbreviation, Expansion};
use super::{Findings, Subject};
use crate::model::Prose;
use crate::model::shape::{Visitor, Walk};
use crate::passages::Place;
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, StaticText};
use std::collections::BTreeSet;

const HELP: StaticText = StaticText { sv: "Ta bort den ur listan.", en: "Take it out of the list." };

/// How many entries make a list where no heading says that it is one.
const LIST: usize = 3;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let outline = subject.workspace.outline(subject.source);
    let named: Vec<(&str, Span)> = outline.abbreviations.iter().map(|(short, span)| (short.as_str(), *span)).collect();
    let used = used(subject, named.iter().map(|(short, _)| *short).collect());
    let mut unused: Vec<(&str, Span)> = named.into_iter().filter(|(short, _)| !used.contains(short)).collect();
    let all = &subject.abbreviations().0;
    let entry = |expansions: &[Expansion]| expansions.iter().find(|one| one.is_entry).map(|one| one.place.clone());
    let is_listed = |expansions: &[Expansion]| expansions.iter().any(|one| one.is_listed);
    let entries: Vec<(&str, &Abbreviation, Place)> =
        all.iter().filter_map(|(short, one)| Some((short.as_str(), one, entry(&one.expansions)?))).collect();
    let makes_list = entries.len() >= LIST;
    if makes_list || entries.iter().any(|(_, one, _)| is_listed(&one.expansions)) {
        let is_idle = |one: &Abbreviation| one.uses.is_empty() && one.expansions.len() == 1;
        let counts = |one: &Abbreviation| makes_list || is_listed(&one.expansions);
        let idle: Vec<_> = entries.into_iter().filter(|(_, one, _)| is_idle(one) && counts(one)).collect();
        let places: Vec<Place> = idle.iter().map(|(.., place)| place.clone()).collect();
        unused.extend(idle.into_iter().map(|(short, ..)| short).zip(subject.spans(&places)));
    }
    for (short, span) in unused {
        let shown = OneLine(short);
        let message = text!("”{shown}” listas men används inte", "“{shown}” is listed and not used");
        findings.add(span, message, HELP);
    }
}

/// Those of `shorts` that stand in any text of the document, also in the text of a link.
fn used<'a>(subject: &Subject<'_>, shorts: BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    let mut seeker = Seeker { open: shorts, found: BTreeSet::new() };
    if !seeker.open.is_empty() {
        subject.document.walk(&mut seeker);
    }
    seeker.found
}

struct Seeker<'a> {
    open: BTreeSet<&'a str>,
    found: BTreeSet<&'a str>,
}

impl Visitor for Seeker<'_> {
    fn prose(&mut self, prose: &Prose) {
        let text = prose.text();
        let stands = |short: &&&str| {
            text.match_indices(**short).any(|(at, _)| {
                let is_letter = |c: char| c.is_alphanumeric();
                !text[..at].ends_with(is_letter) && !text[at + short.len()..].starts_with(|c: char| is_letter(c) && c != 's')
            })
        };
        let found: Vec<&str> = self.open.iter().filter(stands).copied().collect();
        for short in found {
            self.open.remove(short);
            self.found.insert(short);
        }
    }
}
