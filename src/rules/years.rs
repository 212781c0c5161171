//! Lengths of time in days and years, as rules compare them.

use crate::model::{Period, Recurrence, TimeUnit, Validity};
use jiff::civil::Date as Day;

/// The first and the last day of a validity that has both.
pub(super) fn ends(validity: &Validity) -> Option<(Day, Day)> {
    let from = validity.from.as_ref()?.get().map(|period: &Period| period.first())?;
    Some((from, crate::workspace::last_day(validity)?))
}

/// How many days from `first` to `last`, both counted.
pub(super) fn days(first: Day, last: Day) -> i32 {
    first.until(last).map_or(0, |span| span.get_days()) + 1
}

/// How many days a stretch of some years has, leap days on the average.
pub(super) fn days_of_years(years: u32) -> f64 {
    f64::from(years) * 365.25
}

/// How many days pass between two times of something that comes back, on the average. A term is half a year, a term of
/// office four years.
pub(super) fn interval(every: &Recurrence) -> f64 {
    let unit = match every.interval.unit {
        TimeUnit::Day => 1.0,
        TimeUnit::Week => 7.0,
        TimeUnit::Month => 365.25 / 12.0,
        TimeUnit::Term => 365.25 / 2.0,
        TimeUnit::Year => 365.25,
        TimeUnit::MandatePeriod => 4.0 * 365.25,
    };
    unit * f64::from(every.interval.count) / f64::from(every.times.max(1))
}

/// So many days in both languages: "1 dag", "2 days".
pub(super) fn counted(days: i32) -> (String, String) {
    let (sv, en) = if days == 1 { ("dag", "day") } else { ("dagar", "days") };
    (format!("{days} {sv}"), format!("{days} {en}"))
}
