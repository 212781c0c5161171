//! # A due date outside the validity
//!
//! Something is to be done before the plan starts to hold or after it has ended, or goes on until a day after that. Either the
//! due date or the validity is wrong, or the matter belongs to another plan.
//!
//! # En tid utanför giltighetstiden
//!
//! Något ska vara klart innan planen börjar gälla eller efter att den har slutat, eller pågår till en dag efter det. Antingen
//! är tiden eller giltighetstiden fel, eller så hör saken till en annan plan.
//!
//! # Example
//!
//! ```yaml
//! validity: {from: 2013-09-01, until: 2014-12-31}
//! goals:
//!   - goal: En gemensam plan finns
//!     activities:
//!       - {activity: Ta fram planen, responsible: lsg, due: 2013-08-25}
//! ```

use super::{Findings, Subject};
use crate::model::shape::{Visitor, Walk};
use crate::model::{Activity, Consultation, Due, OpenQuestion, Parsed};
use crate::source::Span;
use crate::text;
use crate::text::{StaticText, Text};
use crate::workspace::{last_day, validity};
use jiff::civil::Date as Day;
use std::any::Any;
use std::collections::BTreeSet;

const HELP: StaticText = StaticText {
    sv: "Ändra tiden eller giltighetstiden, eller flytta saken till den plan den hör till.",
    en: "Change the due date or the validity, or move the matter to the plan it belongs to.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(validity) = validity(subject.document) else { return };
    let from = validity.from.as_ref().and_then(|from| from.get().map(|period| (period.first(), from.span())));
    let until = last_day(validity).zip(validity.until.as_ref().map(|until| until.span));
    if from.zip(until).is_some_and(|((from, _), (until, _))| until < from) {
        return; // A validity that ends before it starts is reported as such.
    }
    let mut dues = Dues::default();
    subject.document.walk(&mut dues);
    let source = findings.source;
    for (first, last, span) in std::mem::take(&mut dues.stretches) {
        let (message, place) = match (from, until) {
            (Some((from, place)), _) if last.is_some_and(|last| last < from) => {
                let when = days(first, last);
                (
                    text!(
                        "Tiden {when} ligger före giltighetstidens början {from}",
                        "The due date {when} lies before the validity starts on {from}"
                    ),
                    place,
                )
            }
            (_, Some((until, place))) if first.is_some_and(|first| first > until) => {
                let when = days(first, last);
                (
                    text!(
                        "Tiden {when} ligger efter giltighetstidens slut {until}",
                        "The due date {when} lies after the validity ends on {until}"
                    ),
                    place,
                )
            }
            (_, Some((until, place))) if dues.untils.contains(&span) && last.is_some_and(|last| last > until) => {
                let when = days(None, last);
                (
                    text!(
                        "Tiden till och med {when} går förbi giltighetstidens slut {until}",
                        "The due until {when} goes beyond the end of the validity on {until}"
                    ),
                    place,
                )
            }
            _ => continue,
        };
        let diagnostic = findings.add(span, message, HELP);
        *diagnostic =
            diagnostic.clone().with_related(source, place, Text::new("giltighetstiden står här", "the validity stands here"));
    }
}

/// A stretch of days in words: one day, or the first and the last.
fn days(first: Option<Day>, last: Option<Day>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (first, last) => last.or(first).map_or_else(String::new, |day| day.to_string()),
    }
}

/// The stretches of days of every due, and of every group of activities. What goes before a text is in force, answers to
/// a consultation and to open questions, is left out.
#[derive(Default)]
struct Dues {
    stretches: Vec<(Option<Day>, Option<Day>, Span)>,
    /// The places of the days until which something goes on.
    untils: BTreeSet<Span>,
    /// Of the structs that were entered, whether each belongs to what goes before.
    before: Vec<bool>,
}

impl Visitor for Dues {
    fn enter(&mut self, part: &dyn Any) {
        let before = part.is::<Consultation>() || part.is::<OpenQuestion>() || self.before.last() == Some(&true);
        self.before.push(before);
        if before {
            return;
        }
        let until = part.downcast_ref::<Due>().and_then(|due| due.until.as_ref()?.date.as_ref());
        self.untils.extend(until.map(Parsed::span));
        self.stretches.extend(part.downcast_ref::<Due>().into_iter().flat_map(Due::stretches));
        let period = part.downcast_ref::<Activity>().and_then(|activity| activity.period.as_ref());
        self.stretches.extend(period.and_then(|written| {
            let period = written.get()?;
            Some((Some(period.first()), Some(period.last()), written.span()))
        }));
    }

    fn leave(&mut self) {
        self.before.pop();
    }
}
