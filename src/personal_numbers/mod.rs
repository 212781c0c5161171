//! Swedish personal identity numbers and coordination numbers in a text, and the text without them.
//!
//! The form is that of 18 § folkbokföringslagen (1991:481): six or eight digits for the date of birth, a hyphen, or a plus sign
//! from the year in which someone turns 100, three digits and a check digit. A coordination number has 60 added to the day. The
//! check digit is that of Luhn over the nine digits before it, the century left out (Skatteverket on both numbers).
//!
//! What is an error must certainly be a number: [`personal_numbers`] looks at what stands around it. What is shown must certainly
//! hold none: [`without_personal_numbers`] takes out all that could be one, in names, keys and addresses as well, since a number
//! too many that is not shown harms nobody.

mod check;
mod context;
mod forms;
mod written;

use crate::bytes;
use forms::{Run, Written, number};
use std::borrow::Cow;
use std::ops::Range;
use written::{Part, part};

/// How far to either side of a number its text decides whether it is one, in bytes.
pub const MARGIN: usize = 64;

/// The bytes of every number in `text` that is certainly one, in order; one may be broken over two lines behind its hyphen, or
/// written with escapes. Each byte is looked at a few times.
pub fn personal_numbers(text: &str) -> Vec<Range<usize>> {
    numbers(text, context::is_a_persons)
}

/// `text` with an asterisk in place of every byte of a digit of what may be such a number: as long as before, and without them.
pub fn without_personal_numbers(text: &str) -> Cow<'_, str> {
    masked(text, numbers(text, |_, _, _| true), "*")
}

/// `text` with an x in place of every byte of a digit of what may be such a number, which means nothing in YAML, Markdown or
/// HTML: for what is read before it is shown. Every other byte stays in its place, and so do numbers of records and telephones,
/// which a page must not lose.
pub fn with_concealed_numbers(text: &str) -> Cow<'_, str> {
    masked(text, numbers(text, |text, written, _| !context::is_something_else(text, written)), "x")
}

/// The bytes of the numbers in `text` that `is_one` takes, which is told where the last one before ends.
fn numbers(text: &str, is_one: impl Fn(&str, &Written, Option<usize>) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(step) = bytes::position(&text.as_bytes()[at..], |byte| byte.is_ascii_digit()) {
        let start = match escape(text, at, at + step) {
            Some((Part::Digit(_), start, _)) => start,
            Some((.., end)) => {
                at = end;
                continue;
            }
            None => at + step,
        };
        if let Some(end) = too_few(text.as_bytes(), start) {
            at = end;
            continue;
        }
        let run = Run::at(text, start);
        let previous = found.last().map(|last| last.end);
        let number = number(text, &run).filter(|number| is_one(text, number, previous)).map(|number| number.range);
        at = number.as_ref().map_or(run.end, |number| number.end);
        found.extend(number);
    }
    found
}

/// Where the digits end that begin at the byte `start`, when what stands behind them certainly ends them and they are too few for
/// a number or its half, and begin no date: most digits of a text.
fn too_few(text: &[u8], start: usize) -> Option<usize> {
    let count = text[start..].iter().take(6).take_while(|byte| byte.is_ascii_digit()).count();
    let behind = *text.get(start + count)?;
    let ends = behind.is_ascii() && !matches!(behind, b'\\' | b'&' | b'%' | b'\r');
    // A date has two digits behind the sign that divides it.
    let has_month = || text.get(start + count + 1..start + count + 3).is_some_and(|month| month.iter().all(u8::is_ascii_digit));
    let may_be_dated = matches!(count, 2 | 4) && matches!(behind, b'-' | b'.' | b' ') && has_month();
    ((1..6).contains(&count) && ends && !may_be_dated).then_some(start + count)
}

/// The escape from the byte `from` on that the digit at the byte `digit` is a part of: what it stands for, its start and its end.
fn escape(text: &str, from: usize, digit: usize) -> Option<(Part, usize, usize)> {
    let starts = (from.max(digit.saturating_sub(3))..digit).rev();
    starts.filter(|at| matches!(text.as_bytes()[*at], b'\\' | b'&' | b'%')).find_map(|at| {
        let (part, end) = part(text, at)?;
        (end > digit).then_some((part, at, end))
    })
}

/// `text` with `mask` in place of every byte of a digit of `numbers`.
fn masked<'t>(text: &'t str, numbers: Vec<Range<usize>>, mask: &str) -> Cow<'t, str> {
    if numbers.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    for number in numbers {
        masked.push_str(&text[at..number.start]);
        at = number.start;
        while at < number.end
            && let Some((part, end)) = part(text, at)
        {
            match part {
                Part::Digit(_) => masked.push_str(&mask.repeat(end - at)),
                _ => masked.push_str(&text[at..end]),
            }
            at = end;
        }
    }
    masked.push_str(&text[at..]);
    Cow::Owned(masked)
}

#[cfg(test)]
mod tests;
