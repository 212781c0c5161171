//! What two values under one key say otherwise, key by key, where the words for them as a whole do not tell it.

use super::super::reader::Reader;
use super::Telling;
use super::values::TOLD;
use crate::model::meaning::{Group, Meaning, Value};
use crate::nouns::field;

/// Something that one of two values says otherwise than the other.
pub struct Apart {
    /// What it is: "den övre åldersgränsen".
    pub noun: &'static str,
    /// What has become of it, where that is a sentence of its own: "överenskommelsen förlängs inte längre av sig själv".
    pub told: Option<String>,
    /// What was said.
    pub was: Option<String>,
    /// What is said.
    pub is: Option<String>,
}

/// Groups that have no words of their own and are told key by key.
const KEYED: &[&str] = &["TargetGroup", "ProlongationRule", "Erratum", "SeatPlace", "Preparation", "Notice"];

impl Telling<'_> {
    /// What `old` and `new`, both under `key` of a part of the type `kind`, say otherwise, where their words as a whole do not
    /// tell it or would tell much that stays; else nothing. With `is_whole` what stays comes with it.
    pub fn apart(&self, (kind, key): (&str, &str), old: &Meaning, new: &Meaning, is_whole: bool) -> Option<Vec<Apart>> {
        let is_keyed = |meaning: &Meaning| sole_group(meaning).is_some_and(|group| KEYED.contains(&group.kind));
        let told = |reader: &Reader<'_>, meaning: &Meaning| reader.item(kind, key, meaning);
        let reads_same = || told(&self.old, old) == told(&self.new, new);
        // Of long values it is lost in the whole which of their keys says something else.
        let are_long = || {
            let is_long = |reader: &Reader<'_>, meaning: &Meaning| told(reader, meaning).chars().count() > TOLD;
            sole_group(old).is_some() && sole_group(new).is_some() && (is_long(&self.old, old) || is_long(&self.new, new))
        };
        if !(is_keyed(old) && is_keyed(new) || reads_same() || are_long()) {
            return None;
        }
        let mut all = Vec::new();
        self.gather((kind, key), old, new, &mut all);
        if !is_whole {
            all.retain(|one| one.was != one.is);
        }
        (!all.is_empty()).then_some(all)
    }

    fn gather(&self, (kind, key): (&str, &str), old: &Meaning, new: &Meaning, all: &mut Vec<Apart>) {
        match (&old.value, &new.value) {
            (Value::Group(before), Value::Group(after)) => self.gather_keys(before, after, all),
            (Value::Several(before) | Value::Parts(before), Value::Several(after) | Value::Parts(after))
                if before.len() == after.len() && before.iter().chain(after).all(|item| sole_group(item).is_some()) =>
            {
                for (before, after) in before.iter().zip(after) {
                    self.gather((kind, key), before, after, all);
                }
            }
            _ => {
                let (was, is) = (self.old.item(kind, key, old), self.new.item(kind, key, new));
                let noun = field(kind, key, self.new.language);
                all.push(Apart { noun, told: None, was: Some(was), is: Some(is) });
            }
        }
    }

    fn gather_keys(&self, before: &Group, after: &Group, all: &mut Vec<Apart>) {
        let mut keys: Vec<&str> = after.entries.iter().map(|(key, _)| &**key).collect();
        keys.extend(before.entries.iter().map(|(key, _)| &**key).filter(|key| after.get(key).is_none()));
        for key in keys.into_iter().filter(|key| *key != "id") {
            let kind = after.kind;
            let said = |reader: &Reader<'_>, meaning: &Meaning| reader.item(kind, key, meaning);
            match (before.get(key), after.get(key)) {
                (Some(was), Some(is)) => self.gather((kind, key), was, is, all),
                (was, is) => all.push(Apart {
                    noun: field(kind, key, self.new.language),
                    told: self.flagged_within(kind, key, field(kind, key, self.new.language), was, is),
                    was: was.map(|was| said(&self.old, was)),
                    is: is.map(|is| said(&self.new, is)),
                }),
            }
        }
    }
}

/// The group that a value is, or the only one in it.
fn sole_group(meaning: &Meaning) -> Option<&Group> {
    match &meaning.value {
        Value::Group(group) => Some(group),
        Value::Several(items) | Value::Parts(items) => match items.as_slice() {
            [only] => sole_group(only),
            _ => None,
        },
        _ => None,
    }
}
