//! What a value says, in words: names for ids, words for codes, dates as people write them.

mod time;
mod who;

pub use time::as_group;

use super::coded::{label, own_word};
use super::reader::Reader;
use crate::model::meaning::{Group, Meaning, Value};
use crate::model::written::Form;
use crate::model::{Bound, Duration, Period, Recurrence};
use crate::nouns::field;
use crate::register;
use crate::text::listed;

/// Keys whose words are ids of register entries.
const ACTORS: &[&str] = &[
    "actor",
    "at",
    "between",
    "by",
    "each-of",
    "forum",
    "group",
    "members",
    "of",
    "organisation",
    "party",
    "predecessor",
    "reports-to",
    "role",
    "successor",
    "unit",
    "units",
    "who",
    "with",
];

/// Keys whose words are references to documents or parts of them.
const REFERENCES: &[&str] = &[
    "about",
    "also-under",
    "annex-to",
    "complements",
    "continues",
    "document",
    "follows",
    "goal",
    "goals",
    "in",
    "inspired-by",
    "listed-in",
    "local-variant-of",
    "merges",
    "of",
    "produces",
    "prolongs",
    "replaced-by",
    "replaces",
    "reported-under",
    "revises",
    "see",
    "serves",
    "splits",
    "under",
    "within",
];

/// Keys whose words are as they are, though they may look like times.
const AS_WRITTEN: &[&str] = &["code", "edition", "id", "number", "okplan", "paragraph", "record", "value"];

impl Reader<'_> {
    /// What the value under `key` of a part of the type `kind` says, in words.
    pub fn value(&self, kind: &str, key: &str, meaning: &Meaning) -> String {
        match &meaning.value {
            Value::Flag(true) => self.say("ja", "yes").to_owned(),
            Value::Flag(false) => self.say("nej", "no").to_owned(),
            Value::Number(number) => self.number(*number),
            Value::Word(word) => self.word(kind, key, word),
            Value::Text(text) | Value::Prose(text) => {
                own_word(kind, key, text, self.language).map_or_else(|| self.said(&self.plain(text)), str::to_owned)
            }
            Value::Several(items) | Value::Parts(items) => self.list(kind, key, items),
            Value::Group(group) => self.group(kind, group),
        }
    }

    fn list(&self, kind: &str, key: &str, items: &[Meaning]) -> String {
        let responsible = |item: &'_ Meaning| as_group(item).is_some_and(|group| group.kind == "Responsibility");
        let items: Vec<String> = if items.iter().all(responsible) {
            self.several(&items.iter().filter_map(as_group).collect::<Vec<_>>())
        } else {
            items.iter().map(|item| self.item(kind, key, item)).collect()
        };
        listed(&items, self.say("och", "and"))
    }

    /// One of several values, wordings in quotation marks so that they can be told apart.
    pub fn item(&self, kind: &str, key: &str, item: &Meaning) -> String {
        match &item.value {
            Value::Text(text) | Value::Prose(text) if own_word(kind, key, text, self.language).is_none() => {
                self.quoted(&self.plain(text))
            }
            _ => self.value(kind, key, item),
        }
    }

    /// A number as it is written in the language: 2,5 or 2.5.
    fn number(&self, number: f64) -> String {
        let written = number.to_string();
        if self.say("sv", "en") == "sv" { written.replace('.', ",") } else { written }
    }

    fn word(&self, kind: &str, key: &str, word: &str) -> String {
        if let Some(label) = label(kind, key, word, self.language) {
            return label.to_owned();
        }
        if AS_WRITTEN.contains(&key) {
            return word.to_owned();
        }
        if let Some(county) = register::county(word).filter(|_| key == "county") {
            return county.to_owned();
        }
        if key == "act" || (matches!(key, "replaced-by" | "amends") && kind == "StatutoryAct") {
            return self.act(word);
        }
        if ACTORS.contains(&key) && self.workspace.directory().actor(word).is_some() {
            return self.name_of(word);
        }
        if let Ok(period) = Period::read(word) {
            return period.words(self.language);
        }
        if let Some(recurrence) = Recurrence::read(word).ok().filter(|_| matches!(key, "every" | "meets")) {
            return self.recurrence(recurrence);
        }
        if let Ok(length) = Duration::read(word) {
            return length.words(self.language);
        }
        match word {
            "not-stated" => self.say("anges inte", "not stated").to_owned(),
            "ongoing" => self.say("kontinuerligt", "continuously").to_owned(),
            word if REFERENCES.contains(&key) => self.reference(word),
            word => word.to_owned(),
        }
    }

    /// "varje år", "minst 2 gånger per termin".
    fn recurrence(&self, recurrence: Recurrence) -> String {
        let Recurrence { bound, times, interval } = recurrence;
        if bound == Bound::Exactly && times <= 1 && interval.count == 1 {
            return format!("{} {}", self.say("varje", "every"), interval.unit.words(false, self.language));
        }
        recurrence.words(self.language)
    }

    fn group(&self, kind: &str, group: &Group) -> String {
        match group.kind {
            "Responsibility" | "Party" => self.several(&[group]).concat(),
            "Due" => self.due(group),
            "Validity" => self.validity(group),
            "Until" => self.end(group, ""),
            "Measure" => self.measure(group),
            "Condition" => self.condition(group),
            "DatedName" => self.dated_name(group),
            "SeatPlace" => self.seat_place(group),
            _ => {
                let one = |(key, meaning): &(std::borrow::Cow<'static, str>, Meaning)| {
                    let field = field(kind, key, self.language);
                    format!("{field}: {}", self.item(kind, key, meaning))
                };
                let seen = group.entries.iter().filter(|(key, _)| !matches!(&**key, "id" | "in"));
                seen.map(one).collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// "28 av 39 hälsocentraler (2018)".
    fn measure(&self, group: &Group) -> String {
        if let Some(words) = group.get("words") {
            return self.value("Measure", "words", words);
        }
        let said = |key: &str| group.get(key).map(|meaning| self.value("MeasuredIndicator", key, meaning));
        let is_about = group.get("approximate").is_some_and(|meaning| meaning.value == Value::Flag(true));
        let about = is_about.then(|| self.say("cirka", "about").to_owned());
        let whole = said("of").map(|whole| format!("{} {whole}", self.say("av", "of")));
        let as_of = said("as-of").map(|day| format!("({day})"));
        [about, said("value"), whole, said("unit"), as_of].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn condition(&self, group: &Group) -> String {
        let text = group.get("text").map(|text| self.item("Condition", "text", text)).unwrap_or_default();
        let on = group.get("met-on").map(|day| format!(" {}", self.value("Condition", "met-on", day))).unwrap_or_default();
        match group.get("met").map(|met| &met.value) {
            Some(Value::Flag(true)) => format!("{text} ({}{on})", self.say("uppfyllt", "met")),
            Some(Value::Flag(false)) => format!("{text} ({})", self.say("inte uppfyllt", "not met")),
            _ => text,
        }
    }

    /// "Köping (vakant)".
    fn seat_place(&self, group: &Group) -> String {
        let said = |key: &str| group.get(key).map(|meaning| self.value("SeatPlace", key, meaning));
        let rest = group.entries.iter().filter(|(key, _)| !matches!(&**key, "at" | "id"));
        let rest: Vec<String> = rest.map(|(key, meaning)| self.item("SeatPlace", key, meaning)).collect();
        match (said("at"), rest.is_empty()) {
            (Some(at), true) => at,
            (Some(at), false) => format!("{at} ({})", rest.join(", ")),
            (None, _) => rest.join(", "),
        }
    }

    /// "Region Västerbotten (från och med 2019-01-01)".
    fn dated_name(&self, group: &Group) -> String {
        let said = |key: &str| group.get(key).map(|meaning| self.value("DatedName", key, meaning));
        let from = said("from").map(|day| format!("{} {day}", self.say("från och med", "from")));
        let until = said("until").map(|day| format!("{} {day}", self.say("till och med", "until")));
        let time: Vec<String> = from.into_iter().chain(until).collect();
        let remarks: Vec<String> = said("short").into_iter().chain((!time.is_empty()).then(|| time.join(" "))).collect();
        let name = said("name").unwrap_or_default();
        if remarks.is_empty() { name } else { format!("{name} ({})", remarks.join(", ")) }
    }
}
