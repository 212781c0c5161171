//! Time: dates and periods of every precision the sources use, validity, and what a due cell says.

use super::reference::PartReference;
use super::shape::{Visitor, Walk, model};
use super::written::{Concise, Form, OneOrMany, Parsed, Prose, ShortForm, Spanned};
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

impl Form for Period {
    fn read(text: &str) -> Result<Self, Text> {
        let form = || {
            text!(
                "”{text}” är ingen tid: skriv ett datum (2013-08-25), en månad (2014-01), en vecka (2018-W45), en årstid (2014-spring, 2014-autumn, 2018-winter) eller ett år (2014)",
                "“{text}” is not a time: write a date (2013-08-25), a month (2014-01), a week (2018-W45), a season (2014-spring, 2014-autumn, 2018-winter) or a year (2014)"
            )
        };
        let missing = || text!("”{text}” finns inte i kalendern", "“{text}” is not in the calendar");
        let Some((year, rest)) = text.split_once('-') else {
            return digits(text, 4).map(Period::Year).ok_or_else(form);
        };
        let year = digits(year, 4).ok_or_else(form)?;
        match rest {
            "spring" => return Ok(Period::Season(year, Season::Spring)),
            "autumn" => return Ok(Period::Season(year, Season::Autumn)),
            "winter" => return Ok(Period::Season(year, Season::Winter)),
            _ => {}
        }
        if let Some(week) = rest.strip_prefix('W') {
            let week = digits(week, 2).and_then(|week| i8::try_from(week).ok()).ok_or_else(form)?;
            return ISOWeekDate::new(year, week, Weekday::Monday).map(|week| Period::Week(week.date())).map_err(|_| missing());
        }
        if rest.len() == 2 {
            let month = digits(rest, 2).and_then(|month| i8::try_from(month).ok()).ok_or_else(form)?;
            return Day::new(year, month, 1).map(Period::Month).map_err(|_| missing());
        }
        if rest.len() == 5 { read_day(text).map(Period::Day) } else { Err(form()) }
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

/// How long something lasts: `6 months`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// How many of the unit.
    pub count: u32,
    /// The unit.
    pub unit: Unit,
}

/// A unit of time that agreements count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A school term, two a year.
    Term,
    /// A year.
    Year,
    /// A political term of office, four years.
    MandatePeriod,
}

impl Unit {
    const WORDS: [(&'static str, Unit, [&'static str; 2], [&'static str; 2]); 6] = [
        ("day", Unit::Day, ["dag", "dagar"], ["day", "days"]),
        ("week", Unit::Week, ["vecka", "veckor"], ["week", "weeks"]),
        ("month", Unit::Month, ["månad", "månader"], ["month", "months"]),
        ("term", Unit::Term, ["termin", "terminer"], ["term", "terms"]),
        ("year", Unit::Year, ["år", "år"], ["year", "years"]),
        ("mandate-period", Unit::MandatePeriod, ["mandatperiod", "mandatperioder"], ["mandate period", "mandate periods"]),
    ];

    fn read(word: &str) -> Option<Unit> {
        Self::WORDS.iter().find(|(key, ..)| word == *key || word.strip_suffix('s') == Some(key)).map(|(_, unit, ..)| *unit)
    }

    /// The unit's name: one, or several.
    pub fn words(self, several: bool, language: Language) -> &'static str {
        let index = usize::from(several);
        Self::WORDS.iter().find(|(_, unit, ..)| *unit == self).map_or("", |(_, _, sv, en)| match language {
            Language::Sv => sv[index],
            Language::En => en[index],
        })
    }
}

const UNITS: &str = "days?|weeks?|months?|terms?|years?|mandate-periods?";

impl Duration {
    /// The duration in words: `30 dagar`.
    pub fn words(self, language: Language) -> String {
        format!("{} {}", self.count, self.unit.words(self.count != 1, language))
    }

    fn from_words(count: &str, unit: &str) -> Option<Duration> {
        let count: u32 = count.parse().ok().filter(|count| (1..=1000).contains(count))?;
        Some(Duration { count, unit: Unit::read(unit)? })
    }
}

impl Form for Duration {
    fn read(text: &str) -> Result<Self, Text> {
        text.split_once(' ').and_then(|(count, unit)| Duration::from_words(count, unit)).ok_or_else(|| {
            text!(
                "”{text}” är ingen tidslängd: skriv ett antal och en enhet, som i 30 days, 6 months eller 4 years",
                "“{text}” is not a length of time: write a number and a unit, as in 30 days, 6 months or 4 years"
            )
        })
    }
    fn schema() -> Schema {
        json_schema!({ "type": "string", "pattern": format!("^[0-9]+ ({UNITS})$") })
    }
    fn name() -> &'static str {
        "Duration"
    }
}

/// Whether a recurrence is exact or a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// As said.
    Exactly,
    /// That often or more: `at least`.
    AtLeast,
    /// That far apart or less: `at most`.
    AtMost,
}

/// How often something comes back: `1 year`, `at most 4 years`, `at least 2 times per term`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recurrence {
    /// Exact, or a limit.
    pub bound: Bound,
    /// How many times in the length of time; 1 for an interval.
    pub times: u32,
    /// The length of time.
    pub interval: Duration,
}

impl Recurrence {
    /// The recurrence in words: `minst 2 gånger per termin`, `vart fjärde år` as `med högst 4 års mellanrum`.
    pub fn words(self, language: Language) -> String {
        let Recurrence { bound, times, interval } = self;
        let swedish = language == Language::Sv;
        if times > 1 || (bound == Bound::AtLeast && interval.count == 1) {
            let bound = match (bound, swedish) {
                (Bound::Exactly, _) => "",
                (Bound::AtLeast, true) => "minst ",
                (Bound::AtLeast, false) => "at least ",
                (Bound::AtMost, true) => "högst ",
                (Bound::AtMost, false) => "at most ",
            };
            let unit = interval.unit.words(interval.count != 1, language);
            let count = if interval.count == 1 { String::new() } else { format!("{} ", interval.count) };
            return match (swedish, times) {
                (true, 1) => format!("{bound}en gång per {count}{unit}"),
                (true, _) => format!("{bound}{times} gånger per {count}{unit}"),
                (false, 1) => format!("{bound}once per {count}{unit}"),
                (false, _) => format!("{bound}{times} times per {count}{unit}"),
            };
        }
        let length = interval.words(language);
        match (bound, swedish) {
            (Bound::Exactly, true) if interval.count == 1 => format!("en gång per {}", interval.unit.words(false, language)),
            (Bound::Exactly, false) if interval.count == 1 => format!("once per {}", interval.unit.words(false, language)),
            (Bound::Exactly, true) => format!("med {length} emellan"),
            (Bound::Exactly, false) => format!("{length} apart"),
            (Bound::AtLeast, true) => format!("med minst {length} emellan"),
            (Bound::AtLeast, false) => format!("at least {length} apart"),
            (Bound::AtMost, true) => format!("med högst {length} emellan"),
            (Bound::AtMost, false) => format!("at most {length} apart"),
        }
    }
}

impl Form for Recurrence {
    fn read(text: &str) -> Result<Self, Text> {
        let (bound, rest) = if let Some(rest) = text.strip_prefix("at least ") {
            (Bound::AtLeast, rest)
        } else if let Some(rest) = text.strip_prefix("at most ") {
            (Bound::AtMost, rest)
        } else {
            (Bound::Exactly, text)
        };
        let words: Vec<&str> = rest.split(' ').collect();
        let read = match words[..] {
            [count, unit] => Duration::from_words(count, unit).map(|interval| (1, interval)),
            [times, "times" | "time", "per", unit] => {
                let times = times.parse().ok().filter(|times| (1..=1000).contains(times));
                times.zip(Duration::from_words("1", unit))
            }
            _ => None,
        };
        read.map(|(times, interval)| Recurrence { bound, times, interval }).ok_or_else(|| {
            text!(
                "”{text}” säger inte hur ofta: skriv som i 1 year, at most 4 years eller at least 2 times per term",
                "“{text}” does not say how often: write as in 1 year, at most 4 years or at least 2 times per term"
            )
        })
    }
    fn schema() -> Schema {
        json_schema!({
            "type": "string",
            "pattern": format!("^(at least |at most )?([0-9]+ ({UNITS})|[0-9]+ times? per ({UNITS}))$"),
        })
    }
    fn name() -> &'static str {
        "Recurrence"
    }
}

/// Forms that only need reporting when they are malformed.
macro_rules! reported {
    ($($kind:ty),+) => {
        $(impl Walk for Parsed<$kind> {
            fn walk(&self, visitor: &mut dyn Visitor) {
                self.report(visitor);
            }
        })+
    };
}
reported!(Period, Date, Duration, Recurrence, Deadline);

/// The one-line forms of a due: a period, `ongoing` or `not-stated`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    /// A day or a longer stretch of the calendar.
    Period(Period),
    /// It goes on all the time ("kontinuerligt").
    Ongoing,
    /// The text says nothing, and this says so.
    NotStated,
}

impl Form for Deadline {
    fn read(text: &str) -> Result<Self, Text> {
        match text {
            "ongoing" => Ok(Deadline::Ongoing),
            "not-stated" => Ok(Deadline::NotStated),
            _ => Period::read(text)
                .map(Deadline::Period)
                .map_err(|problem| problem.then(&Text::new(", eller ongoing eller not-stated", ", or ongoing or not-stated"))),
        }
    }
    fn schema() -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "pattern": r"^(\d{4}(-\d{2}(-\d{2})?|-W\d{2}|-(spring|autumn|winter))?|ongoing|not-stated)$",
        })
    }
    fn name() -> &'static str {
        "Deadline"
    }
}

model! {
    /// The period in which a text is in force. No end means until further notice.
    ///
    /// Tiden då texten gäller. Utan slut gäller den tills vidare.
    #[schemars(extend("minProperties" = 1))]
    pub struct Validity {
        /// The first day.
        ///
        /// Första dagen.
        pub from: Option<Parsed<Period>>,
        /// The last day, or the event that ends it.
        ///
        /// Sista dagen, eller den händelse som avslutar giltigheten.
        pub until: Option<Concise<Until>>,
        /// The drafter's own words, printed instead.
        ///
        /// Författarens egna ord, som skrivs ut i stället.
        pub words: Option<Prose>,
    }

    /// An end: a day, or an event with a day when it must be reviewed.
    ///
    /// Ett slut: en dag, eller en händelse med en dag då den ska ses över.
    #[schemars(extend("minProperties" = 1))]
    pub struct Until {
        /// The last day.
        ///
        /// Sista dagen.
        pub date: Option<Parsed<Period>>,
        /// What must happen first.
        ///
        /// Det som först ska ha hänt.
        pub event: Option<Prose>,
        /// When to look again, whether it has happened or not.
        ///
        /// När frågan ska tas upp igen, oavsett om det har hänt.
        pub review: Option<Parsed<Period>>,
    }

    /// When something shall be done: by, during, every, within, from, until or ongoing.
    ///
    /// När något ska vara klart: by, during, every, within, from, until eller ongoing.
    #[schemars(extend("minProperties" = 1))]
    pub struct Due {
        /// A last day.
        ///
        /// Senast den dagen.
        pub by: Option<Parsed<Period>>,
        /// A period in which it is done.
        ///
        /// Perioden då det görs.
        pub during: Option<Parsed<Period>>,
        /// How often: `1 year`, `at most 4 years`, `at least 2 times per term`.
        ///
        /// Hur ofta: `1 year`, `at most 4 years`, `at least 2 times per term`.
        pub every: Option<Parsed<Recurrence>>,
        /// How long after an event: `30 days`.
        ///
        /// Hur lång tid efter en händelse: `30 days`.
        pub within: Option<Parsed<Duration>>,
        /// The event that `within` counts from.
        ///
        /// Händelsen som `within` räknas från.
        pub after: Option<Prose>,
        /// The first day, of what begins later than the document or goes on until a day.
        ///
        /// Första dagen, för det som börjar senare än dokumentet eller pågår till en dag.
        pub from: Option<Parsed<Period>>,
        /// It goes on until a day or an event.
        ///
        /// Det pågår till en dag eller en händelse.
        pub until: Option<Concise<Until>>,
        /// It goes on all the time.
        ///
        /// Det pågår hela tiden.
        pub ongoing: Option<Spanned<bool>>,
        /// `not-stated`, a day or a period in one word; the short form lands here.
        ///
        /// `not-stated`, en dag eller en period i ett ord; kortformen hamnar här.
        pub when: Option<Parsed<Deadline>>,
        /// The drafter's own words, printed instead.
        ///
        /// Författarens egna ord, som skrivs ut i stället.
        pub words: Option<Prose>,
        /// A part of this document that says more, printed as "se mål 2".
        ///
        /// En del av dokumentet som säger mer, skrivs ut som ”se mål 2”.
        pub see: Option<Parsed<PartReference>>,
    }
}

/// What a due cell says: one or several dues.
pub type Dues = OneOrMany<Concise<Due>>;

impl ShortForm for Until {
    fn from_short(text: Spanned<String>) -> Self {
        Until { date: Some(Parsed::new(text)), ..Until::default() }
    }
    fn short_schema() -> Schema {
        Period::schema()
    }
}

impl ShortForm for Due {
    fn from_short(text: Spanned<String>) -> Self {
        Due { when: Some(Parsed::new(text)), ..Due::default() }
    }
    fn short_schema() -> Schema {
        Deadline::schema()
    }
}

impl Due {
    /// Every day or period the due names, with where it stands: the short form, `by`, `during`, `from` and `until`.
    pub fn periods(&self) -> Vec<(Period, crate::source::Span)> {
        let short = self.when.as_ref().and_then(|when| match when.get() {
            Some(Deadline::Period(period)) => Some((*period, when.span())),
            _ => None,
        });
        let until = self.until.as_ref().and_then(|until| until.date.as_ref());
        let long = [self.by.as_ref(), self.during.as_ref(), self.from.as_ref(), until].into_iter().flatten();
        short.into_iter().chain(long.filter_map(|written| written.get().map(|period| (*period, written.span())))).collect()
    }

    /// Whether this is an explicit `not-stated`.
    pub fn is_not_stated(&self) -> bool {
        self.when.as_ref().is_some_and(|when| when.get() == Some(&Deadline::NotStated))
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

    #[test]
    fn recurrences_read_and_print() {
        let cases = [
            ("1 year", "en gång per år"),
            ("at most 4 years", "med högst 4 år emellan"),
            ("at least 2 times per term", "minst 2 gånger per termin"),
            ("1 mandate-period", "en gång per mandatperiod"),
        ];
        for (written, words) in cases {
            assert_eq!(Recurrence::read(written).expect(written).words(Language::Sv), words);
        }
        for written in ["", "year", "0 years", "often", "2 times term", "at most", "1 years per year"] {
            assert!(Recurrence::read(written).is_err(), "{written}");
        }
    }
}
