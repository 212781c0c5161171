//! Measures and indicators in words.

use crate::model::{Indicator, Measure, Parsed, Period, Prose, Quantity, Spanned};
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::Phrase;
use std::rc::Rc;

/// What a value is made of, of a goal's indicator or of one that was measured.
pub struct Value<'m> {
    /// The number.
    pub quantity: Option<&'m Parsed<Quantity>>,
    /// The whole it is a part of.
    pub of: Option<&'m Spanned<f64>>,
    /// What is counted.
    pub unit: Option<&'m Spanned<String>>,
    /// Whether it is about, not exactly, this.
    pub approximate: bool,
    /// The day or period.
    pub as_of: Option<&'m Parsed<Period>>,
    /// The drafter's own words.
    pub words: Option<&'m Prose>,
}

impl<'m> From<&'m Measure> for Value<'m> {
    fn from(measure: &'m Measure) -> Self {
        Value {
            quantity: measure.value.as_ref(),
            of: measure.of.as_ref(),
            unit: measure.unit.as_ref(),
            approximate: measure.approximate.as_ref().is_some_and(|approximate| approximate.value),
            as_of: measure.as_of.as_ref(),
            words: measure.words.as_ref(),
        }
    }
}

impl<'a> Page<'a> {
    /// A value: "28 av 39 hälsocentraler (2018)".
    pub fn value(&mut self, origin: &Rc<Origin<'a>>, value: &Value<'_>) -> Phrase {
        let mut phrase = match value.words {
            Some(words) => self.phrase(origin, words),
            None => Phrase::text(self.quantity(value)),
        };
        if let Some(as_of) = value.as_of {
            phrase.push(format!(" ({})", self.period(as_of)));
        }
        phrase
    }

    fn quantity(&self, value: &Value<'_>) -> String {
        let labels = self.labels;
        let mut words = Vec::new();
        if value.approximate {
            words.push(labels.about.to_owned());
        }
        if let Some(quantity) = value.quantity {
            words.push(match quantity.get() {
                Some(Quantity::Share(..)) => quantity.text().replace('/', &format!(" {} ", labels.share_of)),
                _ => quantity.text().to_owned(),
            });
        }
        words.extend(value.of.map(|of| format!("{} {}", labels.share_of, self.number(of.value))));
        words.extend(value.unit.map(|unit| unit.value.clone()));
        words.join(" ")
    }

    /// A number with the language's decimal sign.
    fn number(&self, number: f64) -> String {
        let text = number.to_string();
        match self.language {
            crate::text::Language::Sv => text.replace('.', ","),
            crate::text::Language::En => text,
        }
    }

    /// An indicator: what is measured, and in brackets its values.
    pub fn indicator(&mut self, origin: &Rc<Origin<'a>>, indicator: &Indicator) -> Phrase {
        let labels = self.labels;
        let mut phrase = indicator.indicator.as_ref().map(|text| self.phrase(origin, text)).unwrap_or_default();
        let mut values = Vec::new();
        for (label, measure) in [(labels.baseline, &indicator.baseline), (labels.target, &indicator.target)] {
            if let Some(measure) = measure {
                let mut value = Phrase::text(format!("{label} "));
                let words = self.value(origin, &Value::from(&measure.value));
                value.append(words);
                values.push(value);
            }
        }
        if let Some(direction) = indicator.direction {
            values.push(Phrase::text(format!("{} {}", labels.shall, direction.label().get(self.language))));
        }
        if let Some(every) = &indicator.every {
            values.push(Phrase::text(every.get().map_or_else(|| every.text().to_owned(), |every| every.words(self.language))));
        }
        if let Some(within) = &indicator.within {
            let length = within.get().map_or_else(|| within.text().to_owned(), |within| within.words(self.language));
            values.push(Phrase::text(format!("{} {length}", labels.within)));
        }
        if let Some(source) = &indicator.source {
            let mut value = Phrase::text(format!("{} ", labels.source.to_lowercase()));
            let words = self.phrase(origin, source);
            value.append(words);
            values.push(value);
        }
        if !values.is_empty() {
            for (index, value) in values.into_iter().enumerate() {
                phrase.push(if index == 0 { " (" } else { "; " });
                phrase.append(value);
            }
            phrase.push(")");
        }
        phrase
    }
}
