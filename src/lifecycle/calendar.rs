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

/// The last day of a period of notice of `length` that begins when notice is given on `day`: the day with the same number
/// in the last month, or the last day of that month where there is none, and that day is a part of the period. Six months'
/// notice on 31 August ends with the last of February.
///
/// This is our reading of 1 § lagen (1930:173) om beräkning av lagstadgad tid, which is about periods in statutes; that law
/// is not among our sources. An agreement may say otherwise, and then a decision gives its own `from`.
pub fn last_day_of_notice(day: Day, length: Duration) -> Option<Day> {
    after(day, length)
}

/// The last day on which notice of `length` can be given so that it is out by `last`, by the same reckoning.
pub fn latest_notice(last: Day, length: Duration) -> Option<Day> {
    let mut latest = last.checked_sub(span(length)).ok()?;
    // After a short month several days have the same last day.
    while let Some(next) = latest.tomorrow().ok().filter(|next| after(*next, length).is_some_and(|out| out <= last)) {
        latest = next;
    }
    Some(latest)
}

/// The last day of the next stretch of that length after `last`: a year after 2027-12-31 is 2028-12-31, and a month after
/// the last of a month is the last of the next.
pub fn next_end(last: Day, length: Duration) -> Option<Day> {
    after(last.tomorrow().ok()?, length)?.yesterday().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;
    use crate::model::written::Form;

    fn day(text: &str) -> Day {
        Date::read(text).expect("a day").0
    }

    #[test]
    fn the_closing_day_of_a_period_of_notice_is_a_part_of_it() {
        for (given, length, last) in [
            ("2028-08-31", "6 months", "2029-02-28"),
            ("2027-08-31", "6 months", "2028-02-29"),
            ("2030-06-30", "6 months", "2030-12-30"),
            ("2030-06-15", "2 weeks", "2030-06-29"),
            ("2030-06-15", "1 year", "2031-06-15"),
        ] {
            let length = Duration::read(length).expect("a length");
            assert_eq!(last_day_of_notice(day(given), length), Some(day(last)), "{given}");
            let latest = latest_notice(day(last), length).expect("a day");
            assert!(last_day_of_notice(latest, length) <= Some(day(last)) && latest >= day(given), "{given}: {latest}");
            let late = latest.tomorrow().expect("a day");
            assert!(last_day_of_notice(late, length) > Some(day(last)), "{given}: {late}");
        }
    }
}
