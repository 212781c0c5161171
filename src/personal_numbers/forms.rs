//! The forms in which the digits of a number are written: in a row, in two halves with a sign or a blank between them, and with
//! the date divided as well.

use super::check::is_valid;
use super::written::{Part, part};
use std::ops::Range;

/// The most bytes that may stand between the halves of a number.
const MAX_DIVIDER: usize = 32;

/// The most digits in a row that are looked into.
const MAX_RUN: usize = 16;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// All digits in a row.
    Row,
    /// With a sign between its halves.
    Halves,
    /// With no more than blanks between its halves.
    Blank,
    /// With a divided date before the sign: 1980-01-01-1231.
    Date,
    /// With a divided date and no more than a blank behind it, as before a time of day.
    DateBlank,
}

/// Digits with a valid date and check digit.
#[derive(Debug)]
pub(super) struct Written {
    /// Its bytes.
    pub range: Range<usize>,
    /// How it is written.
    pub form: Form,
    /// Whether the century is written.
    pub has_century: bool,
    /// Whether all digits that stand there are its own.
    pub is_whole: bool,
}

/// Digits in a row, the first [`MAX_RUN`] of them with the byte where each begins.
pub(super) struct Run {
    first: [(u8, usize); MAX_RUN],
    count: usize,
    /// Where the row ends.
    pub end: usize,
    is_longer: bool,
}

impl Run {
    /// The digits from the byte `start` of `text` on.
    pub(super) fn at(text: &str, start: usize) -> Run {
        let mut run = Run { first: [(0, 0); MAX_RUN], count: 0, end: start, is_longer: false };
        let mut next = start;
        while let Some((found, end)) = part(text, next) {
            match found {
                Part::Digit(digit) => {
                    match run.first.get_mut(run.count) {
                        Some(place) => (*place, run.count) = ((digit, next), run.count + 1),
                        None => run.is_longer = true,
                    }
                    run.end = end;
                }
                Part::Nothing if end - run.end <= MAX_DIVIDER => {}
                _ => break,
            }
            next = end;
        }
        run
    }

    fn values(&self, range: Range<usize>) -> Vec<u8> {
        self.first[range].iter().map(|(digit, _)| *digit).collect()
    }
}

/// The number that begins with the digits `run`, or among them. One that has all of them goes before one that has some.
pub(super) fn number(text: &str, run: &Run) -> Option<Written> {
    match run.count {
        2 | 4 => dated(text, run),
        _ if run.is_longer => None,
        6.. => row(run).or_else(|| halves(text, run)),
        _ => None,
    }
}

/// A number that is all of a row.
fn row(run: &Run) -> Option<Written> {
    let count = run.count;
    let is_one = matches!(count, 10 | 12) && is_valid(&run.values(0..count));
    is_one.then(|| Written { range: run.first[0].1..run.end, form: Form::Row, has_century: count == 12, is_whole: true })
}

/// A number whose first half ends `run`.
fn halves(text: &str, run: &Run) -> Option<Written> {
    let (start, form) = divider(text, run.end)?;
    let (last, count) = (Run::at(text, start), run.count);
    if last.count != 4 {
        return None;
    }
    [8, 6].into_iter().filter(|length| *length <= count).find_map(|length| {
        let digits = [run.values(count - length..count), last.values(0..4)].concat();
        is_valid(&digits).then(|| Written {
            range: run.first[count - length].1..last.end,
            form,
            has_century: length == 8,
            is_whole: length == count,
        })
    })
}

/// A number whose year `run` is, with one and the same sign between year, month and day, and a hyphen, a plus sign
/// or a blank behind.
fn dated(text: &str, run: &Run) -> Option<Written> {
    let divides = *text.as_bytes().get(run.end).filter(|byte| matches!(byte, b'-' | b'.' | b' '))?;
    let digits_at = |start: usize, count: usize| {
        let written = text.as_bytes().get(start..start + count)?;
        written.iter().all(u8::is_ascii_digit).then(|| written.iter().map(|byte| byte - b'0').collect::<Vec<u8>>())
    };
    let is_there = |at: usize, signs: &[u8]| text.as_bytes().get(at).filter(|byte| signs.contains(byte)).map(|_| ());
    let month = digits_at(run.end + 1, 2)?;
    is_there(run.end + 3, &[divides])?;
    let day = digits_at(run.end + 4, 2)?;
    is_there(run.end + 6, b"-+ ")?;
    let form = if text.as_bytes()[run.end + 6] == b' ' { Form::DateBlank } else { Form::Date };
    let last = digits_at(run.end + 7, 4)?;
    let end = run.end + 11;
    let goes_on = text.as_bytes().get(end).is_some_and(u8::is_ascii_digit)
        || (is_there(end, b"-").is_some() && digits_at(end + 1, 1).is_some());
    let digits = [run.values(0..run.count), month, day, last].concat();
    let has_century = run.count == 4;
    let range = run.first[0].1..end;
    (!goes_on && is_valid(&digits)).then_some(Written { range, form, has_century, is_whole: true })
}

/// Where the second half of a number begins whose first ends at the byte `at`, and what that makes of it: one sign at most
/// stands between them, blanks and marks of emphasis around it, and behind it a line break, with the indentation or the signs of
/// a comparison, a comment or a quotation that begin the next line.
fn divider(text: &str, at: usize) -> Option<(usize, Form)> {
    let (mut end, mut has_sign, mut has_break, mut blanks) = (at, false, false, 0);
    while end - at <= MAX_DIVIDER {
        let (found, next) = part(text, end)?;
        match found {
            Part::Digit(_) if has_sign => return Some((end, Form::Halves)),
            Part::Digit(_) => return (blanks > 0).then_some((end, Form::Blank)),
            Part::Sign if !has_sign || has_break => (has_sign, blanks) = (true, 0),
            Part::Blank if blanks < 2 || has_break => blanks += 1,
            Part::LineBreak if has_sign && !has_break => has_break = true,
            Part::Mark | Part::Nothing => {}
            Part::Other('#' | '>' | '|') if has_break => {}
            _ => return None,
        }
        end = next;
    }
    None
}
