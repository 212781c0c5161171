//! # A name of a party that nobody is given
//!
//! An agreement speaks of "beställaren", "utföraren" or the like, and says nowhere which party that is: no "nedan kallad", no
//! `called` of a party, no "som är beställare", no entry in the glossary. Whoever must do what it says cannot be told.
//!
//! # En benämning på en part som ingen har fått
//!
//! En överenskommelse talar om ”beställaren”, ”utföraren” eller liknande och säger ingenstans vilken part det är: inget
//! ”nedan kallad”, ingen `called` på en part, inget ”som är beställare”, ingen post i ordlistan. Vem som ska göra det som
//! står där går inte att säga.
//!
//! # Example
//!
//! ```yaml
//! kind: agreement
//! parties: [regionen, exempelstad]
//! body: |
//!   Beställaren betalar varje kvartal. Underlaget kommer från utföraren, och beställaren granskar det.
//! ```

use super::wording::{Quotes, words};
use super::{Findings, Subject};
use crate::model::{Document, Slug};
use crate::passages::{Passage, Place, Setting};
use crate::text;
use crate::text::{OneLine, StaticText};

/// What parties of an agreement are called by what they do, in the definite form and before it.
const ROLES: [(&str, &str); 6] = [
    ("beställaren", "beställare"),
    ("utföraren", "utförare"),
    ("uppdragsgivaren", "uppdragsgivare"),
    ("uppdragstagaren", "uppdragstagare"),
    ("leverantören", "leverantör"),
    ("värdkommunen", "värdkommun"),
];

/// The fewest uses that are told; one may be a slip of the tongue.
const FEWEST: usize = 2;

const HELP: StaticText = StaticText {
    sv: "Skriv vem det är: ”Region Exempel, nedan kallad beställaren”, eller called: på parten.",
    en: "Write who that is: “Region Exempel, nedan kallad beställaren”, or called: on the party.",
};

/// What is read of one role.
#[derive(Default)]
struct Read {
    first: Option<Place>,
    uses: usize,
    is_introduced: bool,
}

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    if !matches!(subject.document, Document::Agreement(_)) {
        return;
    }
    let mut all: [Read; ROLES.len()] = Default::default();
    let passages = subject.passages().all.iter().enumerate();
    for (index, passage) in passages.filter(|(_, passage)| ROLES.iter().any(|(_, plain)| passage.signs.may_hold(plain))) {
        read(index, passage, &mut all);
    }
    let unknown = ROLES.iter().zip(all).filter(|(role, read)| {
        read.uses >= FEWEST && !read.is_introduced && !is_given(subject, role.0) && !is_given(subject, role.1)
    });
    let (names, places): (Vec<&str>, Vec<Place>) = unknown.filter_map(|(role, read)| Some((role.0, read.first?))).unzip();
    for (name, span) in names.into_iter().zip(subject.spans(&places)) {
        let shown = OneLine(name);
        let message =
            text!("”{shown}” används, men vem det är står ingenstans", "“{shown}” is used, and nowhere does it say who that is");
        findings.add(span, message, HELP);
    }
}

/// Notes what `passage` says of each role.
fn read(index: usize, passage: &Passage, all: &mut [Read; ROLES.len()]) {
    let text = &passage.text;
    let quotes = Quotes::of(text);
    for (at, word) in words(text) {
        let small = word.to_lowercase();
        let Some((role, read)) = ROLES.iter().zip(all.iter_mut()).find(|(role, _)| small.starts_with(role.1)) else { continue };
        let end = at + word.len();
        let is_definite = small.strip_prefix(role.0).is_some_and(|ending| matches!(ending, "" | "s"));
        // "(beställaren)", "Beställaren: Region Exempel" and ”beställaren” say who it is, and so does "en beställare".
        let is_definition = text[..at].ends_with('(') || text[end..].starts_with([':', '”', '"']) || quotes.hold(at);
        let before = text[..at].trim_end().rsplit([' ', '(']).next().unwrap_or_default();
        let is_called = before.starts_with("kalla") || before.starts_with("benämn") || INTRODUCING.contains(&before);
        if !is_definite || is_definition || is_called || is_told(&text[end..]) {
            read.is_introduced = true;
        } else if passage.setting == Setting::Body {
            read.uses += 1;
            read.first.get_or_insert((index, at..end));
        }
    }
}

/// Words right before a role that is given to someone: "Region Exempel, nedan beställaren", "Med beställaren avses".
const INTRODUCING: [&str; 7] = ["nedan", "härefter", "hädanefter", "fortsättningsvis", "Med", "med", "såsom"];

/// Whether what stands behind a role says who it is: "Beställaren (Region Exempel)", "Beställaren, Region Exempel,", "Beställaren
/// är Region Exempel", "Med beställaren avses", "utföraren av insatsen".
fn is_told(behind: &str) -> bool {
    let names = |rest: &str| rest.starts_with(char::is_uppercase);
    let is_named = [" (", ", ", " är ", " – ", " utgörs av "].iter().any(|sign| behind.strip_prefix(sign).is_some_and(names));
    is_named || [" avses", " menas", " av "].iter().any(|words| behind.starts_with(words))
}

/// Whether a party is called so, the document explains the word, or a register has a role of that name.
fn is_given(subject: &Subject<'_>, name: &str) -> bool {
    let called = &subject.workspace.outline(subject.source).called;
    let content = subject.document.content();
    let explains = content.into_iter().flat_map(|content| content.glossary).filter_map(|entry| entry.term.as_ref());
    Slug::near(name).is_some_and(|id| called.contains(&id))
        || explains.into_iter().any(|term| term.value.to_lowercase() == name)
        || subject.workspace.directory().id_called(name).is_some()
}
