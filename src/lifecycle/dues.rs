//! The days on which something is due, of what its due cell and the days it was done say.

use super::calendar;
use super::effects::{first, last};
use crate::model::{Due, Dues, Parsed, Period};
use jiff::civil::Date as Day;

/// A day by which something is to be done, or to be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pending {
    /// The last day.
    pub last: Day,
    /// Whether it is only to be looked at then.
    pub review: bool,
}

impl Pending {
    /// Something that is to be done by `last`.
    pub fn by(last: Day) -> Pending {
        Pending { last, review: false }
    }
}

/// The days that `dues` name and that are not done yet, in order. Of several days each time it was `done` does away with
/// the first that is left. What comes back is due its interval after it was last done, else after it began: on its own
/// first day, or on `in_force_from`, without which nothing comes back.
pub fn pending(dues: &Dues, done: &[Parsed<Period>], in_force_from: Option<Day>) -> Vec<Pending> {
    let once = dues.iter().filter(|due| due.every.is_none());
    let mut days: Vec<Day> = once.flat_map(|due| due.stretches()).filter_map(|(_, last, _)| last).collect();
    days.sort_unstable();
    let mut all: Vec<Pending> = days.into_iter().skip(done.len()).map(Pending::by).collect();
    let last_done = done.iter().filter_map(first).max();
    let next = dues.iter().filter_map(|due| again(due, last_done, in_force_from?));
    all.extend(next.map(Pending::by));
    let until = dues.iter().filter_map(|due| due.until.as_ref()).filter(|_| done.is_empty());
    all.extend(until.filter_map(|until| until.review.as_ref().and_then(last)).map(|last| Pending { last, review: true }));
    all.sort_unstable();
    all
}

/// When something that comes back is due next, unless it has stopped by then.
fn again(due: &Due, last_done: Option<Day>, in_force_from: Day) -> Option<Day> {
    let every = due.every.as_ref()?.get().filter(|every| every.times == 1)?;
    let begins = due.from.as_ref().and_then(first).map_or(in_force_from, |from| from.max(in_force_from));
    let next = calendar::after(last_done.unwrap_or(begins), every.interval)?;
    let stops = due.until.as_ref().and_then(|until| until.date.as_ref()).and_then(last);
    Some(next).filter(|next| stops.is_none_or(|stops| *next <= stops))
}
