//! # A date in the words that no value has
//!
//! The drafter's words of a due hold a date, but none of its values does, so deadlines cannot be computed from it.
//!
//! # Ett datum i orden som inget värde har
//!
//! Författarens ord för en tid innehåller ett datum som inget av värdena har, så det går inte att räkna med.
//!
//! # Example
//!
//! ```yaml
//! due: {during: 2014, words: "Planen är klar 2013-12-31"}
//! ```

use super::{Findings, Subject};
use crate::model::shape::{Visitor, Walk};
use crate::model::{Activity, Concise, Due, Goal};
use crate::source::Span;
use crate::text;
use crate::text::StaticText;
use jiff::civil::Date as Day;
use std::any::Any;

const HELP: StaticText =
    StaticText { sv: "Skriv datumet som by: eller during: också.", en: "Write the date as by: or during: as well." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut missing = Missing::default();
    subject.document.walk(&mut missing);
    for (day, span) in missing.0 {
        let message = text!("Datumet {day} står i orden men i inget värde", "The date {day} stands in the words but in no value");
        findings.add(span, message, HELP);
    }
}

#[derive(Default)]
struct Missing(Vec<(Day, Span)>);

impl Missing {
    /// One cell: a date in the words of one due may be the value of another beside it.
    fn cell(&mut self, dues: &[Concise<Due>]) {
        let mut values: Vec<(Day, Day)> =
            dues.iter().flat_map(|due| due.periods()).map(|(period, _)| (period.first(), period.last())).collect();
        values.sort_unstable();
        // The latest last day of all that begin as early, so that one look-up tells whether any of them covers a day.
        let mut latest = Day::MIN;
        for (_, last) in &mut values {
            latest = latest.max(*last);
            *last = latest;
        }
        let is_covered = |day: &Day| {
            let begun = values.partition_point(|(first, _)| first <= day);
            begun.checked_sub(1).is_some_and(|at| *day <= values[at].1)
        };
        for words in dues.iter().filter_map(|due| due.words.as_ref()) {
            let uncovered = days(words.text()).into_iter().filter(|day| !is_covered(day));
            self.0.extend(uncovered.map(|day| (day, words.span())));
        }
    }
}

impl Visitor for Missing {
    fn enter(&mut self, part: &dyn Any) {
        if let Some(activity) = part.downcast_ref::<Activity>() {
            self.cell(&activity.due);
        } else if let Some(goal) = part.downcast_ref::<Goal>() {
            self.cell(&goal.due);
        }
    }
}

/// The days written as `2013-12-31` or `2013 12 31` in `text`.
fn days(text: &str) -> Vec<Day> {
    let bytes = text.as_bytes();
    let mut days = Vec::new();
    for at in 0..bytes.len().saturating_sub(9) {
        let window = &bytes[at..at + 10];
        let digits = |range: std::ops::Range<usize>| window[range].iter().all(u8::is_ascii_digit);
        let divided = window[4] == window[7] && matches!(window[4], b'-' | b' ');
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let apart = (at == 0 || !is_digit(at - 1)) && !is_digit(at + 10);
        if divided && apart && digits(0..4) && digits(5..7) && digits(8..10) {
            let written = text[at..at + 10].replace(' ', "-");
            days.extend(written.parse::<Day>().ok());
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_words() {
        let found = |text| days(text).into_iter().map(|day| day.to_string()).collect::<Vec<_>>();
        assert_eq!(found("Klar 2013-12-31, åter 2014 01 02."), ["2013-12-31", "2014-01-02"]);
        assert_eq!(found("dnr 12013-12-31 och 2013-12-311, 2013-13-01, år 2013"), [] as [&str; 0]);
    }
}
