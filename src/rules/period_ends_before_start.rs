//! # A period that ends before it starts
//!
//! The last day of a validity, a due, a name, a responsibility, a phase or what a decision does lies before its first day.
//! One of the two is a slip.
//!
//! # En period som slutar innan den börjar
//!
//! Sista dagen i en giltighetstid, för en aktivitet, ett namn, ett ansvar, en fas eller det ett beslut gör ligger före den
//! första. En av dem är en felskrivning.
//!
//! # Example
//!
//! ```yaml
//! validity: {from: 2014-12-31, until: 2013-09-01}
//! ```

use super::{Findings, Subject};
use crate::model::shape::{Visitor, Walk};
use crate::model::{DatedName, Due, Parsed, Period, Phase, Point, Responsibility, Until, Validity};
use crate::source::Span;
use crate::text::{StaticText, Text};
use std::any::Any;

const HELP: StaticText =
    StaticText { sv: "Rätta den av dagarna som är fel.", en: "Correct the one of the two days that is wrong." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut backwards = Backwards::default();
    subject.document.walk(&mut backwards);
    for (from, until, place) in backwards.0 {
        let message =
            crate::text!("Perioden börjar {from} men slutar redan {until}", "The period starts {from} but ends already {until}");
        let source = findings.source;
        let diagnostic = findings.add(place.1, message, HELP);
        *diagnostic = diagnostic.clone().with_related(source, place.0, Text::new("den börjar här", "it starts here"));
    }
}

/// First day, last day, and where the two stand.
#[derive(Default)]
struct Backwards(Vec<(jiff::civil::Date, jiff::civil::Date, (Span, Span))>);

impl Backwards {
    fn compare(&mut self, from: Option<&Parsed<Period>>, until: Option<&Parsed<Period>>) {
        let (Some(from), Some(until)) = (from, until) else { return };
        if let (Some(first), Some(last)) = (from.get(), until.get())
            && last.last() < first.first()
        {
            self.0.push((first.first(), last.last(), (from.span(), until.span())));
        }
    }
}

impl Visitor for Backwards {
    fn enter(&mut self, part: &dyn Any) {
        let end = |until: Option<&Until>| until.and_then(|until| until.date.clone());
        if let Some(validity) = part.downcast_ref::<Validity>() {
            let until = end(validity.until.as_ref().map(|until| &until.value));
            self.compare(validity.from.as_ref(), until.as_ref());
        } else if let Some(responsibility) = part.downcast_ref::<Responsibility>() {
            let until = end(responsibility.until.as_ref().map(|until| &until.value));
            self.compare(responsibility.from.as_ref(), until.as_ref());
        } else if let Some(due) = part.downcast_ref::<Due>() {
            let until = end(due.until.as_ref().map(|until| &until.value));
            self.compare(due.from.as_ref(), until.as_ref());
        } else if let Some(name) = part.downcast_ref::<DatedName>() {
            self.compare(name.from.as_ref(), name.until.as_ref());
        } else if let Some(phase) = part.downcast_ref::<Phase>() {
            self.compare(phase.from.as_ref(), phase.until.as_ref());
        } else if let Some(point) = part.downcast_ref::<Point>() {
            let until = end(point.until.as_ref().map(|until| &until.value));
            self.compare(point.from.as_ref(), until.as_ref());
        }
    }
}
