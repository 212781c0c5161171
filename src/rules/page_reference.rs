//! # A reference to a page
//!
//! The text refers to a page of the document by its number. Pages are made when it is printed, so nobody can check the
//! number, and it is wrong as soon as a line is added.
//!
//! # En hänvisning till en sida
//!
//! Texten hänvisar till en sida i dokumentet. Sidorna blir till först när det skrivs ut, så ingen kan kontrollera numret, och
//! det blir fel så snart en rad läggs till.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Intervjuer
//!
//!   Det som framkom redovisas på sid 10-11.
//! ```

use super::{Findings, Subject};
use crate::mentions::{Belongs, Part};
use crate::text::{StaticText, Text};

const HELP: StaticText =
    StaticText { sv: "Hänvisa till avsnittet i stället: [](#id).", en: "Refer to the section instead: [](#id)." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let passages = subject.passages();
    let pages = passages.references.iter().filter(|one| one.what.part == Part::Page && one.what.belongs == Belongs::Here);
    let mut last = None;
    for page in pages {
        // Of a stretch of pages once.
        if page.what.in_stretch && last == Some(page.passage) {
            last = None;
            continue;
        }
        last = page.what.in_stretch.then_some(page.passage);
        findings.add(page.span, Text::new("Sidnumret går inte att kontrollera", "The page number cannot be checked"), HELP);
    }
}
