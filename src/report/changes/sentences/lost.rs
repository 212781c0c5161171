//! Values of which a part is missing on one side only because it cannot be read there.

use super::super::fields::field;
use super::Telling;
use crate::diff::PartId;
use crate::model::meaning::{Group, Meaning, Value};
use crate::text::listed;

/// What is said of what cannot be read, and the two values without it.
type Readable = (Vec<String>, Meaning, Meaning);

impl Telling<'_> {
    /// What became of the value under `key` of a part of the type `kind`, where something in it cannot be read on one side;
    /// nothing where all can.
    pub(super) fn partly_lost(
        &self,
        parts: (PartId, PartId),
        (kind, key): (&str, &str),
        before: Option<&Meaning>,
        after: Option<&Meaning>,
    ) -> Option<String> {
        let noun = field(kind, key, self.new.language);
        let (mut told, before, after) = self.readable(parts, noun, before?, after?);
        if told.is_empty() {
            return None;
        }
        if before != after {
            told.push(self.changed(kind, key, Some(&before), Some(&after)));
        }
        Some(listed(&told, self.say("och", "and")))
    }

    fn readable(&self, parts: (PartId, PartId), noun: &str, before: &Meaning, after: &Meaning) -> Readable {
        match (&before.value, &after.value) {
            (Value::Group(old), Value::Group(new)) => {
                let (told, old, new) = self.readable_group(parts, noun, old, new);
                (told, with(before, Value::Group(old)), with(after, Value::Group(new)))
            }
            (Value::Several(olds), Value::Several(news)) if olds.len() == news.len() => {
                let (mut told, mut before_items, mut after_items) = (Vec::new(), Vec::new(), Vec::new());
                for (old, new) in olds.iter().zip(news) {
                    let (of_item, old, new) = self.readable(parts, noun, old, new);
                    told.extend(of_item);
                    before_items.push(old);
                    after_items.push(new);
                }
                (told, with(before, Value::Several(before_items)), with(after, Value::Several(after_items)))
            }
            _ => (Vec::new(), before.clone(), after.clone()),
        }
    }

    fn readable_group(
        &self,
        (old_part, new_part): (PartId, PartId),
        noun: &str,
        before: &Group,
        after: &Group,
    ) -> (Vec<String>, Group, Group) {
        let mut told = Vec::new();
        let mut lost = |kind: &str, key: &str, part: PartId, is_new: bool| {
            let words = self.lost(part, key, is_new);
            let is_lost = words.is_some();
            let of_what = format!("{} {} {noun}", field(kind, key, self.new.language), self.say("i", "of"));
            told.extend(words.map(|words| format!("{of_what} {words}")));
            is_lost
        };
        let (mut old, mut new) = (before.clone(), after.clone());
        old.entries.retain(|(key, _)| key == "id" || after.get(key).is_some() || !lost(before.kind, key, new_part, true));
        new.entries.retain(|(key, _)| key == "id" || before.get(key).is_some() || !lost(after.kind, key, old_part, false));
        for (key, value) in &mut old.entries {
            let Some((_, other)) = new.entries.iter_mut().find(|(of, _)| of == key) else { continue };
            let (of_value, was, is) = self.readable((old_part, new_part), noun, value, other);
            told.extend(of_value);
            (*value, *other) = (was, is);
        }
        (told, old, new)
    }
}

fn with(meaning: &Meaning, value: Value) -> Meaning {
    Meaning { value, span: meaning.span }
}
