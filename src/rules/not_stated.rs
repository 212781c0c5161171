//! # Something the text does not state
//!
//! `not-stated` says that whoever wrote the document left out who or when. It is legal, and here to be seen: the next
//! edition can do better.
//!
//! # Något som texten inte anger
//!
//! `not-stated` säger att den som skrev dokumentet inte angav vem eller när. Det är tillåtet, och visas för att nästa
//! utgåva ska kunna bli bättre.
//!
//! # Example
//!
//! ```yaml
//! activities:
//!   - activity: Ta fram en gemensam rutin
//!     responsible: not-stated
//!     due: not-stated
//! ```

use super::{Findings, Subject};
use crate::model::shape::{Visitor, Walk};
use crate::model::{Due, Responsibility};
use crate::source::Span;
use crate::text::{StaticText, Text};
use std::any::Any;

const WHO: StaticText = StaticText {
    sv: "Byt not-stated mot någon ur registret när det är bestämt.",
    en: "Put someone from the register in place of not-stated when it is decided.",
};
const WHEN: StaticText = StaticText {
    sv: "Byt not-stated mot ett datum eller en period när det är bestämt.",
    en: "Put a date or a period in place of not-stated when it is decided.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut places = Places::default();
    subject.document.walk(&mut places);
    for span in places.who {
        findings.add(span, Text::new("Texten anger inte vem", "The text does not state who"), WHO);
    }
    for span in places.when {
        findings.add(span, Text::new("Texten anger inte när", "The text does not state when"), WHEN);
    }
}

#[derive(Default)]
struct Places {
    who: Vec<Span>,
    when: Vec<Span>,
}

impl Visitor for Places {
    fn enter(&mut self, part: &dyn Any) {
        if let Some(responsibility) = part.downcast_ref::<Responsibility>().filter(|one| one.is_not_stated()) {
            self.who.extend(responsibility.actor.as_ref().map(|actor| actor.0.span()));
        }
        if let Some(due) = part.downcast_ref::<Due>().filter(|one| one.is_not_stated()) {
            self.when.extend(due.when.as_ref().map(crate::model::Parsed::span));
        }
    }
}
