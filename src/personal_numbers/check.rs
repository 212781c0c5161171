//! Whether digits are a date of birth and a number with its check digit.

/// Whether 10 or 12 digits are: the date in the calendar, and the check digit that of Luhn over the nine before it.
pub(super) fn is_valid(digits: &[u8]) -> bool {
    let Some((century, values)) = digits.len().checked_sub(10).and_then(|century| digits.split_at_checked(century)) else {
        return false;
    };
    let pair = |at: usize| u32::from(values[at] * 10 + values[at + 1]);
    let years = match century {
        // Without a century a leap day counts that any century has.
        [] => [1900 + pair(0), 2000 + pair(0)],
        [1, 8] => [1800 + pair(0); 2],
        [1, 9] => [1900 + pair(0); 2],
        [2, 0] => [2000 + pair(0); 2],
        _ => return false,
    };
    let day = if pair(4) > 60 { pair(4) - 60 } else { pair(4) };
    let is_date = (1..=31).contains(&day) && years.into_iter().any(|year| day <= last_day(year, pair(2)));
    is_date && luhn(values)
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
pub(super) fn luhn(values: &[u8]) -> bool {
    let weighed = values.iter().enumerate().map(|(at, value)| u32::from(if at % 2 == 0 { value * 2 } else { *value }));
    weighed.map(|value| value / 10 + value % 10).sum::<u32>().is_multiple_of(10)
}
