//! Lengths of time and how often something comes back.

use super::shape::{Visitor, Walk};
use super::written::{Form, Parsed};
use crate::text;
use crate::text::{Language, Text};
use schemars::{Schema, json_schema};

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

impl Walk for Parsed<Duration> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        self.report(visitor);
    }
}

impl Walk for Parsed<Recurrence> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        self.report(visitor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
