//! # Something that comes back less often than the text holds
//!
//! An activity, a goal or a duty comes back at an interval that is longer than the validity of the document. It may never
//! come while the document holds, and nobody can follow it up.
//!
//! # Något som återkommer mer sällan än texten gäller
//!
//! En aktivitet, ett mål eller ett åtagande återkommer med ett mellanrum som är längre än dokumentets giltighetstid. Det kan
//! hända att det aldrig sker medan dokumentet gäller, och då går det inte att följa upp.
//!
//! # Example
//!
//! ```yaml
//! validity: {from: 2013-09-01, until: 2014-12-31}
//! goals:
//!   - goal: Målgruppens behov är kända
//!     due: {every: at most 4 years}
//! ```

use super::years::{days, ends, interval};
use super::{Findings, Subject};
use crate::model::Due;
use crate::model::shape::{Visitor, Walk};
use crate::source::Span;
use crate::text::{StaticText, Text};
use std::any::Any;

const HELP: StaticText = StaticText {
    sv: "Skriv också en dag, med by eller during, då det ska ske i den här planen.",
    en: "Write a day as well, with by or during, when it is to happen in this document.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let validity = subject.document.content().and_then(|content| content.validity);
    let Some((from, until)) = validity.and_then(ends) else { return };
    let mut seldom = Seldom { length: f64::from(days(from, until)), places: Vec::new() };
    subject.document.walk(&mut seldom);
    for span in seldom.places {
        let message = Text::new("Mellanrummet är längre än giltighetstiden", "The interval is longer than the validity");
        findings.add(span, message, HELP);
    }
}

struct Seldom {
    length: f64,
    places: Vec<Span>,
}

impl Visitor for Seldom {
    fn enter(&mut self, part: &dyn Any) {
        let Some(due) = part.downcast_ref::<Due>().filter(|due| due.by.is_none() && due.during.is_none()) else { return };
        let every = due.every.as_ref().and_then(|every| Some((every.get()?, every.span())));
        // A leap day more or less makes no difference.
        self.places.extend(every.filter(|(every, _)| interval(every) > self.length + 2.0).map(|(_, span)| span));
    }
}
