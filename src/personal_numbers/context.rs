//! What stands around the digits of a number, and lets them be a person's or not.

use super::forms::{Form, Run, Written, number};
use super::written::{Part, part};
use std::ops::Range;

/// How far before a number a word is looked for that tells what it is, in bytes.
const REACH: usize = 48;

/// Words right before digits that make them a number of something else.
const RECORDS: [&str; 7] = ["dnr", "diarienr", "diarienummer", "ärendenummer", "record", "isbn", "ocr"];

/// The most letters of the name of a board before the number of a record, as in "dnr HSN 121212-1212".
const MAX_BOARD: usize = 6;

/// Words before digits that make them the number of a person.
const PERSONS: [&str; 5] = ["personnummer", "personnr", "pnr", "samordningsnummer", "född"];

/// Whether `written` is certainly the number of a person. `previous` is where the number before it ends.
pub(super) fn is_a_persons(text: &str, written: &Written, previous: Option<usize>) -> bool {
    let Written { range, form, has_century, is_whole } = written;
    let fits = match form {
        Form::Row if *has_century => !is_joined(text, range, previous),
        // Ten digits in a row are much else as well.
        Form::Row => stands_alone(text, range),
        Form::Halves => !is_joined(text, range, previous),
        Form::Blank | Form::Date | Form::DateBlank => tells_of_a_person(text, range.start),
    };
    *is_whole && fits && !is_something_else(text, written)
}

/// Whether ten digits are the number of a record, or begin with 0 in a row, as numbers of telephones do, and no word says that
/// they are a person's; twelve are neither. A date with four digits behind it may be a meeting's, with its time.
pub(super) fn is_something_else(text: &str, written: &Written) -> bool {
    let Written { range, form, has_century, .. } = written;
    let is_telephone = || *form == Form::Row && text[range.start..].starts_with('0') && !tells_of_a_person(text, range.start);
    let is_time = *form == Form::DateBlank && !tells_of_a_person(text, range.start);
    is_time || (!has_century && (is_a_record(text, range.start) || is_telephone()))
}

/// Whether the digits go on behind a hyphen, before or behind, in what is no number of a person; or a plus sign begins them, as
/// it does numbers of telephones.
fn is_joined(text: &str, range: &Range<usize>, previous: Option<usize>) -> bool {
    let before = &text[..range.start];
    let hyphen_before = before.strip_suffix('-').filter(|rest| rest.ends_with(|last: char| last.is_ascii_digit()));
    let goes_on = match part(text, range.end) {
        Some((Part::Sign, next)) if text[range.end..].starts_with('-') => {
            let run = Run::at(text, next);
            run.end > next && number(text, &run).is_none_or(|number| !number.is_whole)
        }
        _ => false,
    };
    before.ends_with('+') || goes_on || hyphen_before.is_some_and(|rest| previous != Some(rest.len()))
}

/// Whether no letter, digit or sign of a longer number clings to the digits. Underscores are emphasis in Markdown, and divide the
/// names of files.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let mut before = text[..range.start].trim_end_matches('_').chars().rev();
    let mut after = text[range.end..].trim_start_matches('_').chars();
    let is_digit = |character: Option<char>| character.is_some_and(|character| character.is_ascii_digit());
    let clings = |near: Option<char>, behind: Option<char>| {
        near.is_some_and(|near| near.is_alphanumeric() || (matches!(near, '-' | ':' | '.' | ',' | ' ') && is_digit(behind)))
    };
    let (last, second) = (before.next(), before.next());
    last != Some('+') && !clings(last, second) && !clings(after.next(), after.next())
}

/// Whether a word before the byte `start`, on its line, says that a number of a person follows.
fn tells_of_a_person(text: &str, start: usize) -> bool {
    let before = near(text, start).rsplit('\n').next().unwrap_or_default().to_lowercase();
    PERSONS.iter().any(|word| before.contains(word))
}

/// Whether the word right before the byte `start` says that the number of a record follows, with the name of a board between
/// them or not.
fn is_a_record(text: &str, start: usize) -> bool {
    let is_record = |word: &str| RECORDS.contains(&word.to_lowercase().as_str());
    let (rest, word) = last_word(near(text, start));
    let is_board = !word.is_empty() && word.chars().count() <= MAX_BOARD && word.chars().all(char::is_uppercase);
    is_record(word) || (is_board && is_record(last_word(rest).1))
}

/// The last word of `before`, and what stands before it. Nothing but blanks, a colon, and the marks and quotes of Markdown and
/// YAML may follow it.
fn last_word(before: &str) -> (&str, &str) {
    let before = before.trim_end_matches(|sign: char| sign.is_whitespace() || ":*_`\"'\u{201d}".contains(sign));
    let rest = before.trim_end_matches(char::is_alphabetic);
    before.split_at(rest.len())
}

/// The last bytes before the byte `start`.
fn near(text: &str, start: usize) -> &str {
    &text[text.ceil_char_boundary(start.saturating_sub(REACH))..start]
}
