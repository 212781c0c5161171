//! Days and stretches of the calendar, of every precision the sources use.

use super::shape::{Visitor, Walk};
use super::written::{Form, Parsed};
use crate::text;
use crate::text::{Language, Text};
use jiff::civil::{Date as Day, ISOWeekDate, Weekday, date};
use jiff::{Span as DaySpan, ToSpan};
use schemars::{Schema, json_schema};

/// A season as the domain uses it: spring is January–June, autumn July–December, winter 2018 December 2018–February 2019.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// January to June.
    Spring,
    /// July to December.
    Autumn,
    /// December to February of the next year.
    Winter,
}

/// A stretch of the calendar, from a day to a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// `2013-08-25`
    Day(Day),
    /// `2018-W45`, an ISO 8601 week, by its Monday
    Week(Day),
    /// `2014-01`, by its first day
    Month(Day),
    /// `2014-autumn`
    Season(i16, Season),
    /// `2014`
    Year(i16),
}

/// Adds `span` to `day`; at the end of the calendar (year 9999) the day stays as it is.
fn plus(day: Day, span: DaySpan) -> Day {
    day.checked_add(span).unwrap_or(day)
}

impl Period {
    /// The first day.
    pub fn first(self) -> Day {
        match self {
            Period::Day(day) | Period::Week(day) | Period::Month(day) => day,
            Period::Season(year, Season::Spring) | Period::Year(year) => date(year, 1, 1),
            Period::Season(year, Season::Autumn) => date(year, 7, 1),
            Period::Season(year, Season::Winter) => date(year, 12, 1),
        }
    }

    /// The last day.
    pub fn last(self) -> Day {
        match self {
            Period::Day(day) => day,
            Period::Week(day) => plus(day, 6.days()),
            Period::Month(day) => day.last_of_month(),
            Period::Season(year, Season::Spring) => date(year, 6, 30),
            Period::Season(year, Season::Autumn) | Period::Year(year) => date(year, 12, 31),
            Period::Season(year, Season::Winter) => plus(date(year, 12, 1), 2.months()).last_of_month(),
        }
    }

    /// The period in words of a table cell: `2013-08-25`, `januari 2014`, `hösten 2014`, `vecka 45 2018`, `2014`.
    pub fn words(self, language: Language) -> String {
        match self {
            Period::Day(day) => day.to_string(),
            Period::Week(monday) => {
                let week = monday.iso_week_date();
                let word = Text::new("vecka", "week");
                format!("{} {} {}", word.get(language), week.week(), week.year())
            }
            Period::Month(day) => format!("{} {}", month_name(day.month(), language), day.year()),
            Period::Season(year, season) => {
                let name = match season {
                    Season::Spring => Text::new("våren", "spring"),
                    Season::Autumn => Text::new("hösten", "autumn"),
                    Season::Winter => Text::new("vintern", "winter"),
                };
                match season {
                    Season::Winter => format!("{} {year}/{:02}", name.get(language), (year + 1) % 100),
                    _ => format!("{} {year}", name.get(language)),
                }
            }
            Period::Year(year) => year.to_string(),
        }
    }
}

impl Period {
    /// The period as a running text says it, which for a day is "31 december 2032".
    pub fn spoken(self, language: Language) -> String {
        match self {
            Period::Day(day) => format!("{} {} {}", day.day(), month_name(day.month(), language), day.year()),
            other => other.words(language),
        }
    }
}

/// The name of a month, 1 to 12.
pub fn month_name(month: i8, language: Language) -> &'static str {
    const SV: [&str; 12] = [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let names = match language {
        Language::Sv => SV,
        Language::En => EN,
    };
    usize::try_from(month - 1).ok().and_then(|index| names.get(index)).copied().unwrap_or("")
}

/// Reads exactly `count` digits.
fn digits(text: &str, count: usize) -> Option<i16> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Reads `YYYY-MM-DD` and nothing else; the general parser of the date library takes more forms.
pub fn read_day(text: &str) -> Result<Day, Text> {
    let mut parts = text.splitn(3, '-');
    let written = (|| {
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Some((digits(year, 4)?, digits(month, 2)?, digits(day, 2)?))
    })();
    let Some((year, month, day)) = written else {
        return Err(text!(
            "”{text}” är inget datum: skriv år, månad och dag, som i 2013-08-25",
            "“{text}” is not a date: write year, month and day, as in 2013-08-25"
        ));
    };
    #[expect(clippy::cast_possible_truncation, reason = "two digits fit in eight bits")]
    Day::new(year, month as i8, day as i8)
        .map_err(|_| text!("Dagen {text} finns inte i kalendern", "There is no day {text} in the calendar"))
}

impl Period {
    /// Whether `text` is written as a day, week, month, season or year, be it in the calendar or not.
    pub fn has_form(text: &str) -> bool {
        let rest = text.get(4..).filter(|_| digits(&text[..4], 4).is_some());
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        match rest.map(|rest| (rest, rest.len())) {
            Some(("" | "-spring" | "-autumn" | "-winter", _)) => true,
            Some((rest, 3)) => rest.starts_with('-') && is_number(&rest[1..]),
            Some((rest, 4)) => rest.starts_with("-W") && is_number(&rest[2..]),
            Some((rest, 6)) => {
                rest.bytes().enumerate().all(|(at, byte)| if at % 3 == 0 { byte == b'-' } else { byte.is_ascii_digit() })
            }
            _ => false,
        }
    }
}

impl Period {
    /// What a time written in Swedish words or another manner most likely means: `hösten 2014`, `2013 08 25`,
    /// `1 oktober 2027`, `v 45 2018`.
    pub fn likely(text: &str) -> Option<String> {
        let text = text.to_lowercase().replace(['.', ','], " ").replace(['-', '/'], " ");
        let words: Vec<&str> = text.split_whitespace().take(4).collect();
        let month = |word: &str| (1..=12).find(|month| month_name(*month, Language::Sv) == word);
        let number =
            |word: &str, most: i16| word.parse::<i16>().ok().filter(|number| word.len() <= 2 && (1..=most).contains(number));
        let written = match words[..] {
            ["hösten" | "ht" | "höst", year] => format!("{year}-autumn"),
            ["våren" | "vt" | "vår", year] => format!("{year}-spring"),
            ["vintern" | "vinter", year] => format!("{year}-winter"),
            ["v" | "vecka", week, year] | [year, "v" | "vecka", week] => format!("{year}-W{:02}", number(week, 53)?),
            [name, year] if month(name).is_some() => format!("{year}-{:02}", month(name)?),
            [day, name, year] if month(name).is_some() => format!("{year}-{:02}-{:02}", month(name)?, number(day, 31)?),
            [year, month, day] => format!("{year}-{:02}-{:02}", number(month, 12)?, number(day, 31)?),
            _ => return None,
        };
        Period::parse(&written).map(|_| written)
    }
}

impl Period {
    /// Reads a day, week, month, season or year that is in the calendar.
    fn parse(text: &str) -> Option<Period> {
        let Some((year, rest)) = text.split_once('-') else {
            return digits(text, 4).map(Period::Year);
        };
        let year = digits(year, 4)?;
        let number = |text: &str| digits(text, 2).and_then(|number| i8::try_from(number).ok());
        match (rest, rest.len()) {
            ("spring", _) => Some(Period::Season(year, Season::Spring)),
            ("autumn", _) => Some(Period::Season(year, Season::Autumn)),
            ("winter", _) => Some(Period::Season(year, Season::Winter)),
            (week, 3) => {
                let week = ISOWeekDate::new(year, number(week.strip_prefix('W')?)?, Weekday::Monday).ok()?;
                Some(Period::Week(week.date()))
            }
            (month, 2) => Day::new(year, number(month)?, 1).ok().map(Period::Month),
            (_, 5) => read_day(text).ok().map(Period::Day),
            _ => None,
        }
    }
}

impl Period {
    /// What [`Period::likely`] says where that is certain: which year a winter belongs to is not.
    fn certain(text: &str) -> Option<String> {
        Period::likely(text).filter(|likely| !likely.ends_with("-winter"))
    }
}

impl Form for Period {
    fn meant(text: &str) -> Option<String> {
        Period::certain(text)
    }
    fn read(text: &str) -> Result<Self, Text> {
        if let Some(period) = Period::parse(text) {
            return Ok(period);
        }
        if Period::has_form(text) {
            return Err(text!("”{text}” finns inte i kalendern", "“{text}” is not in the calendar"));
        }
        if text == "tills vidare" {
            return Err(Text::new(
                "Det som gäller tills vidare har inget slut: ta bort until, eller skriv until: {event: ...} om en händelse avslutar det",
                "What holds until further notice has no end: remove until, or write until: {event: ...} if an event ends it",
            ));
        }
        if let Some(likely) = Period::likely(text) {
            return Err(text!("”{text}” är ingen tid: menade du {likely}?", "“{text}” is not a time: did you mean {likely}?"));
        }
        Err(text!(
            "”{text}” är ingen tid: skriv ett datum (2013-08-25), en månad (2014-01), en vecka (2018-W45), en årstid (2014-spring, 2014-autumn, 2018-winter) eller ett år (2014)",
            "“{text}” is not a time: write a date (2013-08-25), a month (2014-01), a week (2018-W45), a season (2014-spring, 2014-autumn, 2018-winter) or a year (2014)"
        ))
    }
    fn schema() -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?|-W\d{2}|-(spring|autumn|winter))?$",
            "minimum": 1000, "maximum": 9999,
        })
    }
    fn name() -> &'static str {
        "Period"
    }
}

/// A calendar day, written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub Day);

impl Form for Date {
    fn meant(text: &str) -> Option<String> {
        Period::certain(text).filter(|meant| read_day(meant).is_ok())
    }
    fn read(text: &str) -> Result<Self, Text> {
        read_day(text).map(Date)
    }
    fn schema() -> Schema {
        json_schema!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" })
    }
    fn name() -> &'static str {
        "Date"
    }
}

impl Walk for Parsed<Period> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        self.report(visitor);
    }
}

impl Walk for Parsed<Date> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        self.report(visitor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_know_their_first_and_last_day() {
        let cases = [
            ("2013-08-25", "2013-08-25", "2013-08-25"),
            ("2014-02", "2014-02-01", "2014-02-28"),
            ("2014", "2014-01-01", "2014-12-31"),
            ("2014-spring", "2014-01-01", "2014-06-30"),
            ("2014-autumn", "2014-07-01", "2014-12-31"),
            ("2018-winter", "2018-12-01", "2019-02-28"),
            ("2018-W45", "2018-11-05", "2018-11-11"),
        ];
        for (written, first, last) in cases {
            let period = Period::read(written).expect(written);
            assert_eq!((period.first().to_string(), period.last().to_string()), (first.into(), last.into()), "{written}");
        }
    }

    #[test]
    fn times_in_words_propose_what_is_meant() {
        for (written, meant) in [
            ("hösten 2027", Some("2027-autumn")),
            ("2027 10 01", Some("2027-10-01")),
            ("2027-10-1", Some("2027-10-01")),
            ("1 oktober 2027", Some("2027-10-01")),
            ("v. 9 2027", Some("2027-W09")),
            ("december 2027", Some("2027-12")),
            ("31 februari 2027", None),
            ("12-01-01", None),
            ("v 54 2027", None),
            ("i god tid", None),
        ] {
            assert_eq!(Period::likely(written).as_deref(), meant, "{written}");
        }
    }

    #[test]
    fn what_is_no_time_says_so() {
        for written in [
            "2013 08 25",
            "20130825",
            "2013-8-25",
            "2013-02-30",
            "2013-13",
            "2018-W54",
            "hösten 2014",
            "",
            "2026-01-31T10:00",
            "9999-W99",
        ] {
            assert!(Period::read(written).is_err(), "{written}");
        }
        assert!(Date::read("2014").is_err());
    }
}
