//! Dates as they are typed: `2013-08-25`, "den 14 november 2012", "5/9".

use super::date_words::{CODES, MEETINGS, NO_MEETING, YEARS};
use super::tokens::{TokenKind, Tokens};
use jiff::civil::{Date as Day, Weekday};
use std::ops::Range;

/// How a date is typed, and what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// A day that is in the calendar.
    Day(Day),
    /// A day and a month without a year.
    WithoutYear,
    /// No such day: "31 juni", "2013-02-30".
    Impossible,
    /// Another number hangs on: "2022-09-122".
    Glued(Day),
    /// It has long dashes in the place of hyphens: "2022–09–12".
    Dashed(Day),
    /// White space stands in it, as where a line was broken: "2018- 06-01".
    Broken(Day),
}

/// One date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedDate {
    /// What it is.
    pub form: DateForm,
    /// Its bytes.
    pub range: Range<usize>,
    /// Whether its sentence speaks of a meeting.
    pub of_meeting: bool,
}

const MONTHS: [(&str, &str); 12] = [
    ("januari", "jan"),
    ("februari", "feb"),
    ("mars", "mar"),
    ("april", "apr"),
    ("maj", "maj"),
    ("juni", "jun"),
    ("juli", "jul"),
    ("augusti", "aug"),
    ("september", "sept"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
];

/// The number of the month that the word names, short or long.
pub(super) fn month(word: &str) -> Option<i8> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let index = MONTHS
        .iter()
        .position(|(long, short)| super::tokens::same(word, long) || (*short != "mar" && super::tokens::same(word, short)))?;
    i8::try_from(index + 1).ok()
}

/// Every date in the text, in order.
pub(super) fn scan(tokens: &Tokens<'_>) -> Vec<TypedDate> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if tokens.kind(at) != Some(TokenKind::Number) {
            continue;
        }
        let read = iso(tokens, at)
            .or_else(|| dashed(tokens, at))
            .or_else(|| broken(tokens, at))
            .or_else(|| spoken(tokens, at))
            .or_else(|| stroke(tokens, at))
            .or_else(|| stopped(tokens, at));
        if let Some((form, range)) = read {
            let of_meeting = matches!(form, DateForm::Day(day) if day.weekday() == Weekday::Sunday) && is_of_meeting(tokens, at);
            found.push(TypedDate { form, range, of_meeting });
        }
    }
    found
}

/// Whether a code stands before `at`, of which the number is a part.
fn is_code(tokens: &Tokens<'_>, at: usize) -> bool {
    (1..=3).any(|back| at.checked_sub(back).is_some_and(|before| tokens.is_any(before, &CODES)))
        // "KS 2022-09-122": the sign of a board.
        || (1..=5).contains(&tokens.before(at).len()) && tokens.before(at).chars().all(|letter| letter.is_uppercase())
        // "KS-2022-09-122", "2022/2013-01-01": what hangs on before.
        || (at > 0 && tokens.are_joined(at - 1) && !matches!(tokens.before(at), "(" | "”" | "\"" | "[" | ":" | "–" | "-" | "." | ","))
        || matches!(tokens.text(at + 1), "-" | "/" | "_" | ":") && tokens.are_joined(at)
}

fn iso(tokens: &Tokens<'_>, at: usize) -> Option<(DateForm, Range<usize>)> {
    let token = tokens.get(at)?;
    let text = tokens.text(at);
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || year.len() != 4 || month.len() != 2 || !digits(year) || !digits(month) || !digits(day) {
        return None;
    }
    let plausible = year.starts_with("19") || year.starts_with("20");
    if !plausible || !(2..=4).contains(&day.len()) || is_code(tokens, at) {
        return None;
    }
    let read = calendar(year.parse().ok()?, month.parse().ok()?, day[..2].parse().ok()?);
    let form = match (read, day.len()) {
        (Some(day), 2) => DateForm::Day(day),
        (None, 2) => DateForm::Impossible,
        (Some(day), _) => DateForm::Glued(day),
        // What is no day with a number behind it is a code.
        (None, _) => return None,
    };
    Some((form, token.start..token.end))
}

/// Reads "2022–09–12", and with longer dashes or hyphens that do not break.
fn dashed(tokens: &Tokens<'_>, at: usize) -> Option<(DateForm, Range<usize>)> {
    let (token, text) = (tokens.get(at)?, tokens.text(at));
    let is_dash = |index: usize| matches!(tokens.text(index), "—" | "‑" | "−" | "‒") && tokens.are_joined(index);
    if text.len() == 4 && is_dash(at + 1) && is_dash(at + 3) && tokens.are_joined(at) && tokens.are_joined(at + 2) {
        let (month, day) = (tokens.text(at + 2), tokens.text(at + 4));
        let year = year_number(text).filter(|_| month.len() == 2 && day.len() == 2 && !is_code(tokens, at))?;
        let read = calendar(year, month.parse().ok()?, day.parse().ok()?);
        return Some((read.map_or(DateForm::Impossible, DateForm::Dashed), token.start..tokens.get(at + 4)?.end));
    }
    // Two dashes are three bytes each; "2013–14" is a stretch.
    let has_lengths = text.len() == "2022–09–12".len() && text.matches('–').count() == 2;
    if !has_lengths || !(text.starts_with("19") || text.starts_with("20")) || is_code(tokens, at) {
        return None;
    }
    let mut parts = text.split('–').map(|part| (part.len(), part.parse::<i16>().ok()));
    let (Some((4, Some(year))), Some((2, Some(month))), Some((2, Some(day)))) = (parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    let read = calendar(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Some((read.map_or(DateForm::Impossible, DateForm::Dashed), token.start..token.end))
}

/// Reads "2018- 06-01" and "2018-06- 01".
fn broken(tokens: &Tokens<'_>, at: usize) -> Option<(DateForm, Range<usize>)> {
    let (first, rest) = (tokens.text(at), tokens.text(at + 2));
    let is_broken = tokens.text(at + 1) == "-" && tokens.are_joined(at) && !tokens.are_joined(at + 1);
    // The lengths of "2018" and "06-01", or of "2018-06" and "01".
    if !is_broken || !matches!((first.len(), rest.len()), (4, 5) | (7, 2)) {
        return None;
    }
    let whole = format!("{first}-{rest}");
    let (year, month, day) = (whole.get(..4)?, whole.get(5..7)?, whole.get(8..)?);
    let is_date = (whole.starts_with("19") || whole.starts_with("20")) && whole.matches('-').count() == 2;
    let read = calendar(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).filter(|_| is_date)?;
    Some((DateForm::Broken(read), tokens.get(at)?.start..tokens.get(at + 2)?.end))
}

fn calendar(year: i16, month: i8, day: i8) -> Option<Day> {
    Day::new(year, month, day).ok()
}

/// Reads the plain number "14", or "1:a".
fn day_number(text: &str) -> Option<i8> {
    let digits = text.strip_suffix(":a").or_else(|| text.strip_suffix(":e")).unwrap_or(text);
    (digits.len() <= 2 && !digits.starts_with('0')).then(|| digits.parse().ok()).flatten()
}

fn year_number(text: &str) -> Option<i16> {
    (text.len() == 4 && ["15", "16", "17", "18", "19", "20"].iter().any(|century| text.starts_with(century)))
        .then(|| text.parse().ok())
        .flatten()
}

fn spoken(tokens: &Tokens<'_>, at: usize) -> Option<(DateForm, Range<usize>)> {
    let day = day_number(tokens.text(at))?;
    let month = month(tokens.text(at + 1)).filter(|_| tokens.are_near(at))?;
    let with_stop = usize::from(tokens.text(at + 2) == "." && tokens.text(at + 1).len() <= 4);
    let year = year_number(tokens.text(at + 2 + with_stop)).or_else(|| year_number(tokens.text(at + 2).get(..4)?));
    let end = if year.is_some() { at + 2 + with_stop } else { at + 1 };
    let range = tokens.get(at)?.start..tokens.get(end)?.end;
    let leap = year.unwrap_or(2024);
    if !(1..=39).contains(&day) || tokens.is_any(at.wrapping_sub(1), &["nr", "nummer", "kl", "vecka"]) {
        return None;
    }
    match (calendar(leap, month, day), year) {
        (None, _) => Some((DateForm::Impossible, range)),
        (Some(day), Some(_)) if is_glued(tokens.text(end)) => Some((DateForm::Glued(day), range)),
        (Some(day), Some(_)) => Some((DateForm::Day(day), range)),
        (Some(_), None) => lacks_year(tokens, at, at + 2).then_some((DateForm::WithoutYear, range)),
    }
}

/// Whether a year has the number of a page behind it: "20123".
fn is_glued(year: &str) -> bool {
    (5..=7).contains(&year.len()) && year.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads "31.6.2027", which is no day; what is one needs no word.
fn stopped(tokens: &Tokens<'_>, at: usize) -> Option<(DateForm, Range<usize>)> {
    let (token, text) = (tokens.get(at)?, tokens.text(at));
    let (day, rest) = text.split_once('.').filter(|_| (8..=10).contains(&text.len()))?;
    let (month, year) = rest.split_once('.')?;
    let year = year_number(year).filter(|year| *year >= 1900)?;
    let plain = |text: &str| day_number(text.strip_prefix('0').unwrap_or(text));
    let (day, month) = (plain(day)?, plain(month)?);
    let is_meant = (1..=12).contains(&month) && (1..=31).contains(&day) && !is_code(tokens, at);
    (is_meant && calendar(year, month, day).is_none()).then_some((DateForm::Impossible, token.start..token.end))
}

/// Reads "fr.o.m. 5/9" and "31/6 2027".
fn stroke(tokens: &Tokens<'_>, at: usize) -> Option<(DateForm, Range<usize>)> {
    let token = tokens.get(at)?;
    let (day, month) = tokens.text(at).split_once('/')?;
    let plain = |text: &str| day_number(text.strip_prefix('0').unwrap_or(text));
    let (day, month) = (plain(day)?, plain(month)?);
    let is_lead =
        |back: usize| at.checked_sub(back).is_some_and(|before| tokens.is_any(before, &["den", "senast", "from", "tom"]));
    let is_short = |letters: [&str; 3]| {
        let letters_before =
            (1..=6).filter_map(|back| at.checked_sub(back)).map(|before| tokens.text(before)).filter(|text| *text != ".");
        letters_before.take(3).eq(letters.into_iter().rev())
    };
    let announced = is_lead(1) || is_short(["fr", "o", "m"]) || is_short(["t", "o", "m"]);
    let year = year_number(tokens.text(at + 1)).filter(|_| tokens.are_near(at));
    let (has_months, has_days) = ((1..=12).contains(&month), (1..=31).contains(&day));
    let end = if year.is_some() { tokens.get(at + 1)?.end } else { token.end };
    match calendar(year.unwrap_or(2024), month, day) {
        // What is no day of any month is a fraction or a code.
        None => ((announced || year.is_some()) && has_months && has_days && !is_code(tokens, at))
            .then_some((DateForm::Impossible, token.start..end)),
        Some(day) if year.is_some() => (!is_code(tokens, at)).then_some((DateForm::Day(day), token.start..end)),
        Some(_) => (announced && lacks_year(tokens, at, at + 1)).then_some((DateForm::WithoutYear, token.start..token.end)),
    }
}

/// Whether the sentence around `at` says neither a year nor that the day comes back; `next` is the token after the date.
fn lacks_year(tokens: &Tokens<'_>, at: usize, next: usize) -> bool {
    let tells = |index: usize| {
        let text = tokens.text(index);
        tokens.is_any(index, &YEARS)
            || text.ends_with("året")
            || text.ends_with("årets")
            || text.split(['-', '–', '/']).any(|part| part.len() == 4 && year_number(part).is_some())
            || text == "\u{fffc}"
    };
    // "1 maj – 30 september 2014": the year follows the second.
    let first = at - usize::from(at > 0 && tokens.is_any(at - 1, &["den"]));
    let is_day = first == 0 || !matches!(tokens.before(first), "–" | "-");
    is_day && !matches!(tokens.text(next), "–" | "-") && !tokens.around(at, 40).any(tells)
}

/// Whether the sentence says that somebody met then: not what the meeting decided of a day, and no Sunday that is called so.
fn is_of_meeting(tokens: &Tokens<'_>, at: usize) -> bool {
    let sentence = tokens.around(at, 8);
    let lead = at - usize::from(at > 0 && tokens.is_any(at - 1, &["den"]));
    let is_other = (1..=2).filter_map(|back| lead.checked_sub(back)).any(|index| tokens.is_any(index, &NO_MEETING));
    let begins_day = |index: usize| tokens.kind(index) == Some(TokenKind::Number) || tokens.is_any(index, &["den"]);
    let joins = |index: usize| matches!(tokens.text(index), "–" | "—") || tokens.is_any(index, &["till"]);
    let is_stretch = (at + 1..=at + 3).any(|index| joins(index) && begins_day(index + 1));
    let is_told = sentence.clone().any(|index| tokens.is_any(index, &["söndag", "söndagen", "helgen"]));
    let near = sentence.clone().filter(|index| {
        let between = if *index < at { *index..at } else { at..*index };
        !between.into_iter().any(|index| tokens.text(index) == ";")
    });
    !is_other && !is_stretch && !is_told && near.into_iter().any(|index| tokens.is_any(index, &MEETINGS))
}
