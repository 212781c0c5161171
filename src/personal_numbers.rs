//! Swedish personal identity numbers and coordination numbers in a text, and the text without them.
//!
//! The form is that of 18 § folkbokföringslagen (1991:481): six or eight digits for the date of birth, a hyphen, or a plus sign
//! from the year in which someone turns 100, three digits and a check digit. A coordination number has 60 added to the day. The
//! check digit is that of Luhn over the nine digits before it, the century left out (Skatteverket on both numbers).

use std::borrow::Cow;
use std::ops::Range;

/// How far before a number a word is looked for that tells what it is, in bytes.
const REACH: usize = 48;

/// How far to either side of a number its text decides whether it is one, in bytes.
pub const MARGIN: usize = 64;

/// Words before digits that make them a number of a record and of no person.
const RECORDS: [&str; 5] = ["dnr", "diarienr", "diarienummer", "ärendenummer", "record"];

/// Words before digits that make them the number of a person.
const PERSONS: [&str; 5] = ["personnummer", "personnr", "pnr", "samordningsnummer", "född"];

/// The bytes of every number in `text`, in order; one may be broken over two lines behind its hyphen. Each byte is looked at a
/// few times.
pub fn personal_numbers(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = digits_end(bytes, at);
        let number = number(text, at, end);
        at = number.as_ref().map_or(end, |number| number.end);
        found.extend(number);
    }
    found
}

/// `text` with an asterisk in place of every digit of such a number: as long as before, and without them.
pub fn without_personal_numbers(text: &str) -> Cow<'_, str> {
    masked(text, personal_numbers(text), '*')
}

/// `text` with an x in place of every digit of such a number, which means nothing in YAML, Markdown or HTML: for what is read
/// before it is shown. Every byte stays in its place.
pub fn with_concealed_numbers(text: &str) -> Cow<'_, str> {
    masked(text, personal_numbers(text), 'x')
}

/// The numbers in the path `name` of a file, in whose parts a number may stand alone.
pub fn personal_numbers_in_name(name: &str) -> Vec<Range<usize>> {
    personal_numbers(&name.replace(['/', '\\'], "|"))
}

/// The path `name` of a file with an asterisk in place of every digit of such a number.
pub fn name_without_personal_numbers(name: &str) -> Cow<'_, str> {
    masked(name, personal_numbers_in_name(name), '*')
}

/// `text` with `mask` in place of every digit of `numbers`.
fn masked(text: &str, numbers: Vec<Range<usize>>, mask: char) -> Cow<'_, str> {
    if numbers.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    for number in numbers {
        masked.push_str(&text[at..number.start]);
        masked.extend(text[number.clone()].chars().map(|character| if character.is_ascii_digit() { mask } else { character }));
        at = number.end;
    }
    masked.push_str(&text[at..]);
    Cow::Owned(masked)
}

/// Where the digits that begin at `start` end.
fn digits_end(bytes: &[u8], start: usize) -> usize {
    bytes[start..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |length| start + length)
}

/// The number whose first digits stand at `start..end`, all of them.
fn number(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let (whole, digits) = match end - start {
        6 | 8 => {
            let last = end + sign(&text[end..])?;
            let stop = digits_end(text.as_bytes(), last);
            (start..stop, [&text[start..end], &text[last..stop]].concat())
        }
        10 | 12 => (start..end, text[start..end].to_owned()),
        _ => return None,
    };
    let is_divided = end - start < 10;
    // Ten digits in a row are much else as well; an underscore is emphasis in Markdown, and divides the names of files.
    let is_plain = digits.len() == 10 && !is_divided;
    let is_one = stands_alone(text, &whole, is_divided) && !(is_plain && has_underscore(text, &whole)) && is_valid(&digits) && is_of_a_person(text, &whole, is_divided);
    is_one.then_some(whole)
}

/// How many bytes at the start of `text` divide the two halves: a hyphen or a dash with at most a space to either side, also
/// with a backslash before it, or a plus sign; and behind it a line break, with the indentation or the signs of a comparison
/// that begin the next line.
fn sign(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(' ').unwrap_or(text);
    let rest = rest.strip_prefix('\\').unwrap_or(rest);
    let rest = rest.strip_prefix(['-', '+', '‐', '‑', '–', '−'])?;
    let next_line = rest.trim_start_matches(['\r', ' ']).strip_prefix('\n');
    let rest = match next_line.map(|line| line.trim_start_matches([' ', '+', '-', '#', '>'])) {
        Some(line) if rest.len() - line.len() <= MARGIN / 2 => line,
        _ => rest.strip_prefix(' ').unwrap_or(rest),
    };
    Some(text.len() - rest.len())
}

/// Whether no letter, digit or sign of a longer number or an address clings to the digits.
fn stands_alone(text: &str, whole: &Range<usize>, is_divided: bool) -> bool {
    let mut before = text[..whole.start].chars().rev();
    let (last, second) = (before.next(), before.next());
    let mut after = text[whole.end..].chars();
    let (next, following) = (after.next(), after.next());
    let is_digit = |character: Option<char>| character.is_some_and(|character| character.is_ascii_digit());
    let joins = |sign: Option<char>| {
        let signs: &[char] = if is_divided { &['-', '/', ':', '.', '–'] } else { &['-', '/', ':', '.', '–', ',', ' '] };
        sign.is_some_and(|sign| signs.contains(&sign))
    };
    let in_address = !is_divided && matches!(last, Some('/' | '=' | '&' | '#' | '%'));
    let clings_before = last.is_some_and(|last| last.is_alphanumeric() || last == '+');
    let clings_behind = next.is_some_and(|next| next.is_alphanumeric());
    let goes_on = (joins(last) && is_digit(second)) || (joins(next) && is_digit(following));
    !(clings_before || clings_behind || goes_on || in_address)
}

/// Whether an underscore clings to the digits.
fn has_underscore(text: &str, whole: &Range<usize>) -> bool {
    text[..whole.start].ends_with('_') || text[whole.end..].starts_with('_')
}

/// Whether 10 or 12 digits are a date of birth and a number with its check digit.
fn is_valid(digits: &str) -> bool {
    let Some((century, ten)) = digits.len().checked_sub(10).and_then(|century| digits.split_at_checked(century)) else {
        return false;
    };
    let values: Vec<u32> = ten.bytes().map(|byte| u32::from(byte - b'0')).collect();
    let pair = |at: usize| values[at] * 10 + values[at + 1];
    let years = match century.parse::<u32>() {
        Ok(century @ 18..=20) => vec![century * 100 + pair(0)],
        Ok(_) => return false,
        // Without a century a leap day counts that any century has.
        Err(_) => vec![1900 + pair(0), 2000 + pair(0)],
    };
    let day = if pair(4) > 60 { pair(4) - 60 } else { pair(4) };
    let is_date = (1..=31).contains(&day) && years.into_iter().any(|year| day <= last_day(year, pair(2)));
    is_date && luhn(&values)
}

/// The last day of a month; 0 for a month that does not exist.
fn last_day(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Whether the last digit checks the others: every second one doubled from the first, the digits of the products summed, and
/// the sum a multiple of ten (ISO/IEC 7812-1, annex B).
fn luhn(values: &[u32]) -> bool {
    let weighed = values.iter().enumerate().map(|(at, value)| if at % 2 == 0 { value * 2 } else { *value });
    weighed.map(|value| value / 10 + value % 10).sum::<u32>().is_multiple_of(10)
}

/// Whether the words before the digits let them be a person's: not after a word for a record number; and ten digits in a row
/// that begin with 0, as telephone numbers do, only after a word for the number of a person.
fn is_of_a_person(text: &str, whole: &Range<usize>, is_divided: bool) -> bool {
    let from = text.ceil_char_boundary(whole.start.saturating_sub(REACH));
    let before = text[from..whole.start].rsplit('\n').next().unwrap_or_default().to_lowercase();
    let may_be_phone = !is_divided && whole.len() == 10 && text[whole.start..].starts_with('0');
    let says = |words: &[&str]| words.iter().filter_map(|word| Some(before.rfind(word)? + word.len())).max();
    let person = says(&PERSONS);
    let record = says(&RECORDS).filter(|at| before[*at..].split_whitespace().count() <= 2);
    match (record, person) {
        (Some(record), person) if person.is_none_or(|person| person < record) => false,
        (_, None) => !may_be_phone,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten digits with their check digit: for tests, which must hold no person's number.
    fn checked(nine: &str) -> String {
        let digit = ('0'..='9')
            .find(|digit| luhn(&format!("{nine}{digit}").bytes().map(|byte| u32::from(byte - b'0')).collect::<Vec<_>>()));
        format!("{nine}{}", digit.unwrap_or('0'))
    }

    #[test]
    fn numbers_are_found_in_every_form() {
        // 19121212-1212 is Skatteverket's number for examples; 701063-2391 is its coordination number for examples.
        for text in [
            "121212-1212",
            "19121212-1212",
            "121212+1212",
            "1212121212",
            "191212121212",
            "121212–1212",
            "121212 - 1212",
            "121212\\-1212",
            "19701063-2391",
            "701063-2391",
            "121212-\n    1212",
        ] {
            for (before, after) in [("", ""), ("(", ")"), ("Patienten ", "."), ("pnr:", ", född"), ("“", "” "), ("nr: ", "\n"), ("|", "|")]
            {
                let whole = format!("{before}{text}{after}");
                let range = before.len()..before.len() + text.len();
                assert_eq!(personal_numbers(&whole), vec![range], "{whole:?}");
                let masked = without_personal_numbers(&whole);
                assert_eq!((masked.len(), masked.matches(|c: char| c.is_ascii_digit()).count()), (whole.len(), 0), "{masked}");
            }
        }
        assert_eq!(personal_numbers("121212-1212, 19121212-1212 och 121212-1212").len(), 3);
        let leap = checked("000229123");
        assert_eq!(personal_numbers(&format!("{}-{}", &leap[..6], &leap[6..])).len(), 1);
        let young = checked("070112345");
        assert_eq!(personal_numbers(&format!("Personnummer: {young}")).len(), 1);
    }

    #[test]
    fn names_of_files_are_looked_through() {
        for (name, shown) in [
            ("planer/191212121212.yaml", "planer/************.yaml"),
            ("plan_19121212-1212_2027.yaml", "plan_********-****_2027.yaml"),
            ("121212-1212/plan-121212-1212.yaml", "******-****/plan-******-****.yaml"),
            ("plan-2027-2028.yaml", "plan-2027-2028.yaml"),
        ] {
            assert_eq!(name_without_personal_numbers(name), shown);
        }
        assert_eq!(with_concealed_numbers("id: 121212-1212"), "id: xxxxxx-xxxx");
    }

    #[test]
    fn other_numbers_are_left_alone() {
        let (phone, dates) = (checked("070112345"), [checked("120230123"), checked("121312123"), checked("121200123")]);
        let mut texts: Vec<String> = dates.iter().flat_map(|ten| [ten.clone(), format!("{}-{}", &ten[..6], &ten[6..])]).collect();
        texts.extend([format!("Ring {phone}"), phone.clone(), format!("1{}", checked("121212121"))]);
        texts.extend(
            [
                "121212-1213",
                "556016-0680",
                "212000-2627",
                "165560160680",
                "dnr 121212-1212",
                "Diarienummer HSN 121212-1212",
                "record: 121212-1212",
                "HSN 2013-121212-1212",
                "121212-1212-3",
                "121212-12123",
                "21121212-1212",
                "A121212-1212",
                "tal_1212121212",
                "https://exempel.se/1212121212",
                "2022-09-122, 2019-10-6423 och 0910-12 34 56",
                "070-123 45 67, 08-123 456 78, +46701234567",
                "SFS 2017:30, 1982:763",
            ]
            .map(str::to_owned),
        );
        for text in texts {
            assert!(personal_numbers(&text).is_empty(), "{text:?}");
            assert!(matches!(without_personal_numbers(&text), Cow::Borrowed(_)));
        }
    }

    #[test]
    fn long_rows_of_digits_cost_little() {
        let text = "1212121212".repeat(50_000);
        assert!(personal_numbers(&text).is_empty());
        assert!(personal_numbers(&"121212-".repeat(50_000)).is_empty());
    }
}
