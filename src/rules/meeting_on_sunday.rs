//! # A meeting on a Sunday
//!
//! A decision, an adoption, a step in the preparation or a meeting in the text has a day that was a Sunday. Boards seldom
//! meet then; most often the day or the year is wrong.
//!
//! # Ett möte på en söndag
//!
//! Ett beslut, ett antagande, ett steg i beredningen eller ett möte i texten har en dag som var en söndag. Nämnder
//! sammanträder sällan då; oftast är dagen eller året fel.
//!
//! # Example
//!
//! ```yaml
//! kind: decision
//! status: decided
//! decided: 2018-06-03
//! ```

use super::{Findings, Subject};
use crate::mentions::DateForm;
use crate::model::{Document, Parsed, Period};
use crate::source::Span;
use crate::text;
use crate::text::StaticText;
use jiff::civil::{Date as Day, Weekday};

const HELP: StaticText = StaticText { sv: "Kontrollera dagen.", en: "Check the day." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (day, span) in recorded(subject).into_iter().chain(told(subject)) {
        findings.add(span, text!("{day} var en söndag", "{day} was a Sunday"), HELP);
    }
}

/// The Sundays of meetings kept as data.
fn recorded(subject: &Subject<'_>) -> Vec<(Day, Span)> {
    let Some(content) = subject.document.content() else { return Vec::new() };
    let (decided, steps) = match subject.document {
        Document::Decision(decision) => (decision.decided.as_ref(), &*decision.preparation),
        _ => (None, &[][..]),
    };
    let steps = steps.iter().filter_map(|step| step.date.as_ref());
    let adopted = content.adoption.iter().filter_map(|adoption| adoption.date.as_ref());
    decided.into_iter().chain(steps).chain(adopted).filter_map(sunday).collect()
}

fn sunday(date: &Parsed<Period>) -> Option<(Day, Span)> {
    match date.get() {
        Some(Period::Day(day)) if day.weekday() == Weekday::Sunday => Some((*day, date.span())),
        _ => None,
    }
}

/// Those that the text tells of.
fn told(subject: &Subject<'_>) -> Vec<(Day, Span)> {
    let dates = subject.passages().dates.iter().filter(|date| date.what.of_meeting);
    dates
        .filter_map(|date| match date.what.form {
            DateForm::Day(day) => Some((day, date.span)),
            _ => None,
        })
        .collect()
}
