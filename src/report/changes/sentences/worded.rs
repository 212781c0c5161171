//! Times and measures with words of their own: what is printed for them, and what they say beside that.

use super::super::reader::Reader;
use super::Telling;
use crate::model::meaning::{Group, Meaning, Value};
use crate::nouns::field;

/// Groups whose words are printed instead of what else they say.
const WORDED: &[&str] = &["Due", "Validity", "Measure"];

impl Telling<'_> {
    /// What became of a value that has words of its own on a side, where what it says beside them is another; else nothing.
    pub(super) fn beside_words(&self, kind: &str, key: &str, old: &Meaning, new: &Meaning) -> Option<String> {
        let (before, after) = (beside(old), beside(new));
        let (before_words, after_words) = (words(old), words(new));
        if before == after || (before_words.is_empty() && after_words.is_empty()) || !is_said(&before) || !is_said(&after) {
            return None;
        }
        if before_words == after_words {
            return Some(self.changed(kind, key, Some(&before), Some(&after)));
        }
        let (was, is) = (self.old.item(kind, key, old), self.new.item(kind, key, new));
        let noun = field(kind, key, self.new.language);
        if let Some(words) = self.within_long(noun, &was, &is).filter(|_| !before_words.is_empty() && !after_words.is_empty()) {
            let values = self.changed(kind, key, Some(&before), Some(&after));
            return Some(format!("{words} {} {values}", self.say("och", "and")));
        }
        let (from, to) = (self.old.with_beside(kind, key, old), self.new.with_beside(kind, key, new));
        let (from, to) = (self.old.in_quotes(&from), self.new.in_quotes(&to));
        Some(self.went_from_to(field(kind, key, self.new.language), &from, &to))
    }
}

impl Telling<'_> {
    /// "tiden skrivs nu ”Om det finns pengar” i stället för ”2025-06-15”", of a value that says the same beside words that came
    /// or went; else nothing.
    pub(super) fn worded_anew(&self, (kind, key): (&str, &str), old: &Meaning, new: &Meaning) -> Option<String> {
        let is_worded = [old, new].map(|value| !words(value).is_empty());
        if is_worded[0] == is_worded[1] || beside(old) != beside(new) {
            return None;
        }
        let (was, is) = (self.old.value(kind, key, old), self.new.value(kind, key, new));
        let noun = field(kind, key, self.new.language);
        Some(self.put_otherwise(noun, &was, &is))
    }
}

impl Reader<'_> {
    /// A value as it is printed, with what it says beside its own words: "I tid (senast 2027-12-31)".
    pub fn with_beside(&self, kind: &str, key: &str, meaning: &Meaning) -> String {
        let printed = self.value(kind, key, meaning);
        let beside = beside(meaning);
        if words(meaning).is_empty() || !is_said(&beside) {
            return printed;
        }
        let said = self.value(kind, key, &beside);
        if said == printed { printed } else { format!("{printed} ({said})") }
    }
}

/// Whether two values with words of their own differ in what they say beside them.
pub fn differ_beside(old: &Meaning, new: &Meaning) -> bool {
    !(words(old).is_empty() && words(new).is_empty()) && beside(old) != beside(new)
}

/// The words of times and measures that a value is or holds.
fn words(meaning: &Meaning) -> Vec<&Meaning> {
    match &meaning.value {
        Value::Several(items) => items.iter().flat_map(words).collect(),
        Value::Group(group) if WORDED.contains(&group.kind) => group.get("words").into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The same without those words.
fn beside(meaning: &Meaning) -> Meaning {
    let value = match &meaning.value {
        Value::Several(items) => Value::Several(items.iter().map(beside).collect()),
        Value::Group(group) if WORDED.contains(&group.kind) => {
            let entries = group.entries.iter().filter(|(key, _)| key != "words").cloned().collect();
            Value::Group(Group { kind: group.kind, entries })
        }
        value => value.clone(),
    };
    Meaning { value, span: meaning.span }
}

/// Whether something is left of a value without its words, in each of several.
fn is_said(meaning: &Meaning) -> bool {
    match &meaning.value {
        Value::Several(items) => items.iter().all(is_said),
        Value::Group(group) => !group.entries.is_empty(),
        _ => true,
    }
}
