//! What became of a value: "tiden flyttades från 2014-01-01 till 2014-06-30".

use super::super::fields::field;
use super::super::reader::{Reader, shortened};
use super::super::values::as_group;
use super::{Apart, Telling};
use crate::model::Period;
use crate::model::meaning::{Meaning, Value};
use crate::model::written::Form;
use crate::text::{Language, listed};

/// The most characters of a value that are told.
const TOLD: usize = 160;

impl Telling<'_> {
    /// What became of the value under `key` of a part of the type `kind`.
    pub(super) fn changed(&self, kind: &str, key: &str, before: Option<&Meaning>, after: Option<&Meaning>) -> String {
        let noun = field(kind, key, self.new.language);
        let told = |reader: &Reader<'_>, meaning: &Meaning| shortened(&reader.item(kind, key, meaning), TOLD);
        let (Some(old), Some(new)) = (before, after) else {
            return match (before.map(|old| told(&self.old, old)), after.map(|new| told(&self.new, new))) {
                (Some(old), _) => format!("{noun} {}: {old}", self.say("togs bort", "was removed")),
                (_, Some(new)) if is_flag(after) => format!("{noun} {} {new}", self.say("sattes till", "was set to")),
                (_, Some(new)) => format!("{noun} {}: {new}", self.say("tillkom", "was added")),
                _ => noun.to_owned(),
            };
        };
        if let Some(told) = self.prolonged(noun, old, new).filter(|_| key == "validity") {
            return told;
        }
        if let Some(apart) = self.apart(kind, key, old, new) {
            let told: Vec<String> = apart.into_iter().map(|one| self.one_apart(noun, one)).collect();
            return listed(&told, self.say("och", "and"));
        }
        let days = (key == "due").then(|| self.old.sole_day(old).zip(self.new.sole_day(new))).flatten();
        if let Some((from, to)) = days {
            return self.moved_from_to(noun, &from, &to);
        }
        if let Some(told) = self.came_and_went(kind, key, old, new) {
            return told;
        }
        let (mut from, mut to) = (told(&self.old, old), told(&self.new, new));
        let blurs = |value: &String| {
            value.contains(self.say(" till ", " to ")) || (matches!(key, "due" | "validity") && value.contains(' '))
        };
        if [&from, &to].into_iter().any(|value| blurs(value) && !value.starts_with(['”', '“'])) {
            (from, to) = (self.old.in_quotes(&from), self.new.in_quotes(&to));
        }
        if matches!(key, "responsible" | "follow-up-responsible") {
            return self.moved_from_to(noun, &from, &to);
        }
        self.went_from_to(noun, &from, &to)
    }

    /// "den övre åldersgränsen i målgruppen ändrades från 18 till 21".
    fn one_apart(&self, noun: &str, Apart { noun: of_what, was, is }: Apart) -> String {
        let subject = if of_what == noun { noun.to_owned() } else { format!("{of_what} {} {noun}", self.say("i", "of")) };
        let short = |value: String| shortened(&value, TOLD);
        match (was.map(short), is.map(short)) {
            (Some(from), Some(to)) => self.went_from_to(&subject, &from, &to),
            (Some(was), None) => format!("{subject} {}: {was}", self.say("togs bort", "was removed")),
            (None, is) => format!("{subject} {}: {}", self.say("tillkom", "was added"), is.unwrap_or_default()),
        }
    }

    /// "ansvaret ändrades från X till Y".
    pub(super) fn went_from_to(&self, noun: &str, from: &str, to: &str) -> String {
        let changed = self.say("ändrades", "was changed");
        if from == to {
            return format!("{noun} {changed}");
        }
        format!("{noun} {changed} {} {from} {} {to}", self.say("från", "from"), self.say("till", "to"))
    }

    /// "ansvaret flyttades från X till Y".
    fn moved_from_to(&self, noun: &str, from: &str, to: &str) -> String {
        if from == to {
            return self.went_from_to(noun, from, to);
        }
        let moved = self.say("flyttades från", "was moved from");
        format!("{noun} {moved} {from} {} {to}", self.say("till", "to"))
    }

    /// For how much longer, or shorter, a text holds when only its last day is another.
    fn prolonged(&self, noun: &str, old: &Meaning, new: &Meaning) -> Option<String> {
        let (old, new) = (as_group(old)?, as_group(new)?);
        let last = |group: &crate::model::meaning::Group| {
            let date = as_group(group.get("until")?)?.get("date")?.text()?.to_owned();
            Period::read(&date).ok().map(|period| (period.last(), period.words(self.new.language)))
        };
        let ((before, from), (after, to)) = (last(old)?, last(new)?);
        let is_same = old.get("from") == new.get("from") && old.get("words").is_none() && new.get("words").is_none();
        if !is_same || before == after {
            return None;
        }
        let verb =
            if after > before { self.say("förlängdes", "was prolonged") } else { self.say("förkortades", "was shortened") };
        Some(format!("{noun} {verb} {} {from} {} {to}", self.say("från", "from"), self.say("till", "to")))
    }

    /// What came to and went from a list of which something stays.
    fn came_and_went(&self, kind: &str, key: &str, old: &Meaning, new: &Meaning) -> Option<String> {
        let (Value::Several(olds), Value::Several(news)) = (&old.value, &new.value) else { return None };
        let told = |reader: &Reader<'_>, items: &[&Meaning]| {
            let items: Vec<String> = items.iter().map(|item| reader.item(kind, key, item)).collect();
            listed(&items, self.say("och", "and"))
        };
        let came: Vec<&Meaning> = news.iter().filter(|item| !olds.contains(item)).collect();
        let went: Vec<&Meaning> = olds.iter().filter(|item| !news.contains(item)).collect();
        let noun = field(kind, key, self.new.language);
        if came.is_empty() && went.is_empty() {
            return Some(format!("{noun} {}", self.say("fick en annan ordning", "was put in another order")));
        }
        if came.len() == news.len() {
            return None;
        }
        let (came, went) = (told(&self.new, &came), told(&self.old, &went));
        let words: Vec<String> = match self.new.language {
            Language::Sv => [("tillkom", came), ("utgick", went)]
                .into_iter()
                .filter(has_items)
                .map(|(verb, items)| format!("{verb} {items}"))
                .collect(),
            Language::En => [("was added", came), ("was removed", went)]
                .into_iter()
                .filter(has_items)
                .map(|(verb, items)| format!("{items} {verb}"))
                .collect(),
        };
        let words = listed(&words, self.say("och", "and"));
        Some(format!("{} {noun}{} {words}", self.say("i fråga om", "as to"), self.say("", ",")))
    }
}

fn is_flag(meaning: Option<&Meaning>) -> bool {
    meaning.is_some_and(|meaning| matches!(meaning.value, Value::Flag(_)))
}

/// Whether there is anything to tell of what came or went.
fn has_items((_, items): &(&str, String)) -> bool {
    !items.is_empty()
}
