//! Indicators: what shows how it goes, and the values it is measured in.

use super::recurrence::{Duration, Recurrence};
use super::shape::{Visitor, Walk, model, vocabulary};
use super::time::Period;
use super::written::{Concise, Form, Id, Parsed, Prose, ShortForm, Spanned};
use crate::text::Text;
use schemars::{Schema, json_schema};

vocabulary! {
    /// The way an indicator should move.
    ///
    /// Åt vilket håll indikatorn ska röra sig.
    pub enum Direction {
        /// More is better.
        Increase = "increase", "öka", "increase";
        /// Less is better.
        Decrease = "decrease", "minska", "decrease";
        /// As it is.
        Maintain = "maintain", "bibehållas", "be maintained";
    }
}

model! {
    /// Something that can be counted or seen and shows how it goes.
    ///
    /// Något som går att räkna eller se och som visar hur det går.
    pub struct Indicator {
        /// What is measured.
        ///
        /// Vad som mäts.
        #[schemars(required)]
        pub indicator: Option<Prose>,
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// The value to start from.
        ///
        /// Utgångsvärdet.
        pub baseline: Option<Concise<Measure>>,
        /// The value to reach.
        ///
        /// Målvärdet.
        pub target: Option<Concise<Measure>>,
        /// The way it should move.
        ///
        /// Åt vilket håll det ska gå.
        pub direction: Option<Direction>,
        /// How often something must happen: `at least 2 times per term`.
        ///
        /// Hur ofta något ska ske: `at least 2 times per term`.
        pub every: Option<Parsed<Recurrence>>,
        /// The longest time something may take: `30 days`.
        ///
        /// Den längsta tid något får ta: `30 days`.
        pub within: Option<Parsed<Duration>>,
        /// Where the value is taken from.
        ///
        /// Varifrån värdet hämtas.
        pub source: Option<Prose>,
    }

    /// A value: a number, a share of a whole (28 of 39), a percentage, or a stretch between two.
    ///
    /// Ett värde: ett tal, en del av en helhet (28 av 39), procent, eller ett spann.
    pub struct Measure {
        /// The number; the short form lands here: `28`, `28/39`, `70 %`, `1/3–2/3`.
        ///
        /// Talet; kortformen hamnar här: `28`, `28/39`, `70 %`, `1/3–2/3`.
        #[schemars(required)]
        pub value: Option<Parsed<Quantity>>,
        /// The whole that the number is a part of.
        ///
        /// Helheten som talet är en del av.
        pub of: Option<Spanned<f64>>,
        /// What is counted.
        ///
        /// Det som räknas.
        pub unit: Option<Spanned<String>>,
        /// The value is about, not exactly, this.
        ///
        /// Värdet är ungefärligt.
        pub approximate: Option<Spanned<bool>>,
        /// The day or period it was measured.
        ///
        /// Dagen eller perioden då det mättes.
        pub as_of: Option<Parsed<Period>>,
        /// The drafter's own words, printed instead.
        ///
        /// Författarens egna ord, som skrivs ut i stället.
        pub words: Option<Prose>,
    }
}

/// A number, a share, a percentage or a stretch between two of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quantity {
    /// `28` or `3,5`
    Number(f64),
    /// `28/39`
    Share(f64, f64),
    /// `70 %`
    Percent(f64),
    /// `1/3–2/3`, as shares of one, or `2–4`
    Between(f64, f64),
}

/// Reads a decimal number with a point or a comma.
fn read_number(text: &str) -> Option<f64> {
    let plain = text.len() <= 15
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        && text.bytes().filter(|byte| !byte.is_ascii_digit()).count() <= 1
        && text.starts_with(|first: char| first.is_ascii_digit())
        && text.ends_with(|last: char| last.is_ascii_digit());
    plain.then(|| text.replace(',', ".").parse().ok()).flatten()
}

/// Reads a number or a fraction as its value.
fn read_fraction(text: &str) -> Option<f64> {
    match text.split_once('/') {
        Some((part, whole)) => {
            let whole = read_number(whole).filter(|whole| *whole > 0.0)?;
            Some(read_number(part)? / whole)
        }
        None => read_number(text),
    }
}

impl Form for Quantity {
    fn read(text: &str) -> Result<Self, Text> {
        let read = || {
            if let Some((low, high)) = text.split_once('–') {
                return Some(Quantity::Between(read_fraction(low)?, read_fraction(high)?));
            }
            if let Some(percent) = text.strip_suffix('%') {
                return Some(Quantity::Percent(read_number(percent.trim_end())?));
            }
            if let Some((part, whole)) = text.split_once('/') {
                return Some(Quantity::Share(read_number(part)?, read_number(whole).filter(|whole| *whole > 0.0)?));
            }
            read_number(text).map(Quantity::Number)
        };
        read().ok_or_else(|| {
            crate::text!(
                "”{text}” är inget värde: skriv ett tal (28), en andel (28/39), procent (70 %) eller ett spann (1/3–2/3)",
                "“{text}” is not a value: write a number (28), a share (28/39), a percentage (70 %) or a range (1/3–2/3)"
            )
        })
    }
    fn schema() -> Schema {
        json_schema!({ "type": ["string", "number"], "pattern": r"^[0-9][0-9.,/ %–]*$" })
    }
    fn name() -> &'static str {
        "Quantity"
    }
}

impl Walk for Parsed<Quantity> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        self.report(visitor);
    }
}

impl ShortForm for Measure {
    fn from_short(text: Spanned<String>) -> Self {
        Measure { value: Some(Parsed::new(text)), ..Measure::default() }
    }
    fn short_schema() -> Schema {
        Quantity::schema()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::written::Form;

    #[test]
    fn quantities_read() {
        assert_eq!(Quantity::read("28/39"), Ok(Quantity::Share(28.0, 39.0)));
        assert_eq!(Quantity::read("70 %"), Ok(Quantity::Percent(70.0)));
        assert_eq!(Quantity::read("3,5"), Ok(Quantity::Number(3.5)));
        assert_eq!(Quantity::read("1/2–3/4"), Ok(Quantity::Between(0.5, 0.75)));
        for written in ["", "många", "1.2.3", "28/0", "%", "1–"] {
            assert!(Quantity::read(written).is_err(), "{written}");
        }
    }
}
