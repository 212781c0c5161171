//! Lengths of time as agreements count them, on the calendar.

use crate::model::{Duration, TimeUnit};
use jiff::civil::Date as Day;
use jiff::{Span, ToSpan};

/// `length` as a stretch of the calendar: a term is half a year, a mandate period four years.
fn span(length: Duration) -> Span {
    let count = i64::from(length.count);
    match length.unit {
        TimeUnit::Day => count.days(),
        TimeUnit::Week => (count * 7).days(),
        TimeUnit::Month => count.months(),
        TimeUnit::Term => (count * 6).months(),
        TimeUnit::Year => (count * 12).months(),
        TimeUnit::MandatePeriod => (count * 48).months(),
    }
}

/// The day `length` after `day`; nothing past the end of the calendar.
pub fn after(day: Day, length: Duration) -> Option<Day> {
    day.checked_add(span(length)).ok()
}

/// The day `length` before `day`; nothing before the beginning of the calendar.
pub fn before(day: Day, length: Duration) -> Option<Day> {
    day.checked_sub(span(length)).ok()
}

/// The last day of the next stretch of that length after `last`: a year after 2027-12-31 is 2028-12-31, and a month after
/// the last of a month is the last of the next.
pub fn next_end(last: Day, length: Duration) -> Option<Day> {
    after(last.tomorrow().ok()?, length)?.yesterday().ok()
}
