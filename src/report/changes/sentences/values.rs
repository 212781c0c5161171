//! What became of a value: "tiden flyttades från 2014-01-01 till 2014-06-30".

use super::super::reader::{Reader, shortened};
use super::super::tongue::is_mark;
use super::super::values::as_group;
use super::{Apart, Telling};
use crate::diff::{edits, kept_share};
use crate::model::Period;
use crate::model::meaning::{Meaning, Value};
use crate::model::written::Form;
use crate::nouns::field;
use crate::text::{Language, listed};

/// The most characters of a value that are told.
pub(super) const TOLD: usize = 160;

impl Telling<'_> {
    /// What became of the value under `key` of a part of the type `kind`.
    pub(super) fn changed(&self, kind: &str, key: &str, before: Option<&Meaning>, after: Option<&Meaning>) -> String {
        let noun = field(kind, key, self.new.language);
        let told = |reader: &Reader<'_>, meaning: &Meaning| reader.item(kind, key, meaning);
        let (Some(old), Some(new)) = (before, after) else {
            let short = |reader: &Reader<'_>, meaning: &Meaning| shortened(&told(reader, meaning), TOLD);
            return match (before.map(|old| short(&self.old, old)), after.map(|new| short(&self.new, new))) {
                (Some(old), _) => format!("{noun} {}: {old}", self.verb(noun, "togs bort", "was removed")),
                (_, Some(new)) if is_flag(after) => format!("{noun} {} {new}", self.verb(noun, "sattes till", "was set to")),
                (_, Some(new)) => format!("{noun} {}: {new}", self.verb(noun, "tillkom", "was added")),
                _ => noun.to_owned(),
            };
        };
        if let Some(told) = self.beside_words(kind, key, old, new).or_else(|| self.worded_anew((kind, key), old, new)) {
            return told;
        }
        if let Some(told) =
            answering(kind, key, noun, self.new.language).and_then(|noun| self.answered_for(noun, kind, key, old, new))
        {
            return told;
        }
        let of_validity = || self.prolonged(noun, old, new).or_else(|| self.begun(noun, old, new));
        if let Some(told) = (key == "validity").then(of_validity).flatten() {
            return told;
        }
        if let Some(apart) = self.apart((kind, key), old, new, false) {
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
        self.went_from_to(noun, &from, &to)
    }

    /// "den övre åldersgränsen i målgruppen ändrades från 18 till 21".
    fn one_apart(&self, noun: &str, Apart { noun: of_what, told, was, is }: Apart) -> String {
        if let Some(told) = told {
            return told;
        }
        let subject = if of_what == noun { noun.to_owned() } else { format!("{of_what} {} {noun}", self.say("i", "of")) };
        let short = |value: String| shortened(&value, TOLD);
        match (was, is) {
            (Some(from), Some(to)) => self.went_from_to(&subject, &from, &to),
            (Some(was), None) => format!("{subject} {}: {}", self.verb(of_what, "togs bort", "was removed"), short(was)),
            (None, is) => {
                format!("{subject} {}: {}", self.verb(of_what, "tillkom", "was added"), is.map(short).unwrap_or_default())
            }
        }
    }

    /// What became of `noun`: in English in the number of the noun.
    pub(super) fn verb(&self, noun: &str, sv: &'static str, en: &'static str) -> String {
        match self.new.language {
            Language::Sv => sv.to_owned(),
            Language::En if is_plural(noun) && en == "was" => "were".to_owned(),
            Language::En if is_plural(noun) => en.strip_prefix("was ").map_or(en.to_owned(), |rest| format!("were {rest}")),
            Language::En => en.to_owned(),
        }
    }

    /// "ansvaret ändrades från X till Y"; of long values that say much the same what is otherwise in them.
    pub(in crate::report::changes) fn went_from_to(&self, noun: &str, from: &str, to: &str) -> String {
        if from == to {
            return format!("{noun} {} {to}", self.say("skrivs på ett annat sätt men läses", "is put otherwise but reads"));
        }
        if let Some(told) = self.within_long(noun, from, to) {
            return told;
        }
        let (from, to) = (shortened(from, TOLD), shortened(to, TOLD));
        let changed = self.verb(noun, "ändrades", "was changed");
        format!("{noun} {changed} {} {from} {} {to}", self.say("från", "from"), self.say("till", "to"))
    }

    /// What is otherwise in a value too long to be told whole, where most of it stays or its beginning does.
    pub(super) fn within_long(&self, noun: &str, from: &str, to: &str) -> Option<String> {
        if from.chars().count().max(to.chars().count()) <= TOLD {
            return None;
        }
        let edits = edits(&unquoted(from), &unquoted(to));
        let stays = kept_share(&edits) >= 0.5 || shortened(from, TOLD) == shortened(to, TOLD);
        stays.then(|| self.word_by_word(noun, &edits))
    }

    /// "ansvaret flyttades från X till Y".
    pub(super) fn moved_from_to(&self, noun: &str, from: &str, to: &str) -> String {
        if from == to {
            return self.went_from_to(noun, from, to);
        }
        if let Some(told) = self.within_long(noun, from, to) {
            return told;
        }
        let (from, to) = (shortened(from, TOLD), shortened(to, TOLD));
        let moved = self.verb(noun, "flyttades från", "was moved from");
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

    /// That a validity says no longer from when, or says it now, when that is all: "ur giltigheten togs början bort (2025-01-01)".
    fn begun(&self, noun: &str, old: &Meaning, new: &Meaning) -> Option<String> {
        let (old, new) = (as_group(old)?, as_group(new)?);
        let rest = |group: &crate::model::meaning::Group| {
            group.entries.iter().filter(|(key, _)| key != "from").cloned().collect::<Vec<_>>()
        };
        let is_worded = old.get("words").is_some() || new.get("words").is_some();
        if is_worded || rest(old).is_empty() || rest(old) != rest(new) {
            return None;
        }
        let said = |reader: &Reader<'_>, from: &Meaning| reader.value("Validity", "from", from);
        match (old.get("from"), new.get("from"), self.new.language) {
            (Some(from), None, Language::Sv) => Some(format!("ur {noun} togs början bort: {}", said(&self.old, from))),
            (Some(from), None, Language::En) => Some(format!("the beginning was taken out of {noun}: {}", said(&self.old, from))),
            (None, Some(from), Language::Sv) => Some(format!("i {noun} anges nu en början: {}", said(&self.new, from))),
            (None, Some(from), Language::En) => Some(format!("{noun} now has a beginning: {}", said(&self.new, from))),
            _ => None,
        }
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
            return Some(format!("{noun} {}", self.verb(noun, "fick en annan ordning", "was put in another order")));
        }
        if came.len() == news.len() {
            return None;
        }
        let counts = [came.len(), went.len()];
        let (came, went) = (told(&self.new, &came), told(&self.old, &went));
        let words: Vec<String> = match self.new.language {
            Language::Sv => [("tillkom", came), ("utgick", went)]
                .into_iter()
                .filter(has_items)
                .map(|(verb, items)| format!("{verb} {items}"))
                .collect(),
            Language::En => [("added", came), ("removed", went)]
                .into_iter()
                .zip(counts)
                .filter(|(one, _)| has_items(one))
                .map(|((verb, items), count)| format!("{items} {} {verb}", if count == 1 { "was" } else { "were" }))
                .collect(),
        };
        let words = listed(&words, self.say("och", "and"));
        let noun = noun.strip_prefix("uppgiften om ").unwrap_or(noun);
        Some(format!("{} {noun}{} {words}", self.say("i fråga om", "as to"), self.say("", ",")))
    }
}

/// A value without the quotation marks around the whole of it, and without the marks of its language.
fn unquoted(value: &str) -> String {
    let value = value.replace(is_mark, "");
    let inside = value.strip_prefix(['”', '“']).and_then(|rest| rest.strip_suffix('”')).filter(|inside| !inside.contains('”'));
    inside.map(str::to_owned).unwrap_or(value)
}

/// What a value that says who answers is called; nothing for one that does not.
fn answering(kind: &str, key: &str, noun: &'static str, language: Language) -> Option<&'static str> {
    match (kind, key) {
        (_, "responsible" | "follow-up-responsible") => Some(noun),
        ("Duty", "who") => Some(field(kind, "responsible", language)),
        _ => None,
    }
}

/// Words after which an English noun is only told more of.
const ENDS: &[&str] = &["by", "for", "from", "it", "must", "of", "on", "that", "to"];

/// Whether an English noun with its article is one of several: "the provisions on notice".
fn is_plural(noun: &str) -> bool {
    let head = noun.strip_prefix("the ").map(|rest| rest.split([' ']).take_while(|word| !ENDS.contains(word)));
    let last = head.and_then(Iterator::last).unwrap_or_default();
    last.ends_with('s') && !["status", "basis", "process", "address"].contains(&last)
}

fn is_flag(meaning: Option<&Meaning>) -> bool {
    meaning.is_some_and(|meaning| matches!(meaning.value, Value::Flag(_)))
}

/// Whether there is anything to tell of what came or went.
fn has_items((_, items): &(&str, String)) -> bool {
    !items.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_know_their_number() {
        for (noun, expected) in [
            ("the provisions on notice", true),
            ("the abbreviations", true),
            ("the circle of participants", false),
            ("the status", false),
            ("the day it is as of", false),
            ("what it says", false),
        ] {
            assert_eq!(is_plural(noun), expected, "{noun}");
        }
    }
}
