//! Values of which a part is missing on one side only because it cannot be read there.

use super::Telling;
use crate::diff::PartId;
use crate::model::meaning::{Group, Meaning, Value};
use crate::nouns::field;
use crate::text::listed;

/// A value within another that cannot be read on one side.
pub struct LostValue<'m> {
    /// The type of what it stands in, and its key there.
    pub at: (&'static str, &'m str),
    /// What it is on the side where it can be read.
    pub value: &'m Meaning,
    /// Whether it cannot be read on the new side; else on the old.
    pub is_new: bool,
    /// "går inte att läsa i den nya filen, rad 7".
    pub words: String,
}

/// A value that a side does not give where another implies it.
pub enum Implied {
    /// It stands there but cannot be read, which is said in these words.
    Unread(String),
    /// The day that implies it cannot be read, of which all is told.
    OfDay,
}

/// What cannot be read, and the two values without it.
pub type Readable<'m> = (Vec<LostValue<'m>>, Meaning, Meaning);

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
        if let Some(found) = self.unread_entries(parts, key, before?, after?) {
            let mut told = self.unread_entries_told(&found, (kind, key));
            if !found.are_all() {
                told.push(self.changed(kind, key, Some(&found.both.0), Some(&found.both.1)));
            }
            return Some(listed(&told, self.say("och", "and")));
        }
        let (lost, before, after) = self.readable(parts, before?, after?);
        if lost.is_empty() {
            return None;
        }
        let words = |lost: &LostValue<'_>| {
            let own = field(lost.at.0, lost.at.1, self.new.language);
            format!("{own} {} {noun} {}", self.say("i", "of"), lost.words)
        };
        let mut told: Vec<String> = lost.iter().map(words).collect();
        if before != after {
            let says_something = |value: &&Meaning| !matches!(&value.value, Value::Group(group) if group.entries.is_empty());
            told.push(self.changed(kind, key, Some(&before).filter(says_something), Some(&after).filter(says_something)));
        }
        Some(listed(&told, self.say("och", "and")))
    }

    /// Of an outcome that a side does not give, but the day of adoption or the lack of one implies: what is said where it, or that
    /// day, cannot be read there, which is nothing in the case of the day. Nothing where all can be read.
    pub fn implied(&self, parts: (PartId, PartId), key: &str, values: [Option<&Meaning>; 2]) -> Option<Implied> {
        let ([Some(_), Some(_)], "outcome") = (values, key) else { return None };
        [(parts.1, true), (parts.0, false)].into_iter().find_map(|(at, is_new)| {
            if self.is_surely_lost(at, "outcome", is_new) {
                return self.lost(at, "outcome", is_new).map(Implied::Unread);
            }
            let reader = if is_new { &self.new } else { &self.old };
            let part = &reader.side.parts[at];
            let is_given = || {
                let file = reader.workspace.source(reader.side.source);
                part.span.is_some_and(|span| file.slice(span).contains("outcome:"))
            };
            let has_no_day = part.field("date").is_none() && self.lost(at, "date", is_new).is_some();
            (has_no_day && !is_given()).then_some(Implied::OfDay)
        })
    }

    /// What of two values of the parts `parts` cannot be read on one side, and both without it.
    pub fn readable<'m>(&self, parts: (PartId, PartId), before: &'m Meaning, after: &'m Meaning) -> Readable<'m> {
        match (&before.value, &after.value) {
            (Value::Group(old), Value::Group(new)) => {
                let (lost, old, new) = self.readable_group(parts, old, new);
                (lost, with(before, Value::Group(old)), with(after, Value::Group(new)))
            }
            (Value::Several(olds), Value::Several(news)) if olds.len() == news.len() => {
                let (mut lost, mut before_items, mut after_items) = (Vec::new(), Vec::new(), Vec::new());
                for (old, new) in olds.iter().zip(news) {
                    let (of_item, old, new) = self.readable(parts, old, new);
                    lost.extend(of_item);
                    before_items.push(old);
                    after_items.push(new);
                }
                (lost, with(before, Value::Several(before_items)), with(after, Value::Several(after_items)))
            }
            _ => (Vec::new(), before.clone(), after.clone()),
        }
    }

    fn readable_group<'m>(
        &self,
        (old_part, new_part): (PartId, PartId),
        before: &'m Group,
        after: &'m Group,
    ) -> (Vec<LostValue<'m>>, Group, Group) {
        let lost_of = |group: &'m Group, other: &Group, part: PartId, is_new: bool| {
            let alone = group.entries.iter().filter(|(key, _)| key != "id" && other.get(key).is_none());
            let lost = alone.filter_map(|(key, value)| {
                Some(LostValue { at: (group.kind, &**key), value, is_new, words: self.lost(part, key, is_new)? })
            });
            lost.collect::<Vec<_>>()
        };
        let mut lost = lost_of(before, after, new_part, true);
        lost.extend(lost_of(after, before, old_part, false));
        let without = |group: &Group, is_new: bool| {
            let is_kept = |key: &str| !lost.iter().any(|lost| lost.is_new == is_new && lost.at.1 == key);
            let entries = group.entries.iter().filter(|(key, _)| is_kept(key)).cloned().collect();
            Group { kind: group.kind, entries }
        };
        let (mut old, mut new) = (without(before, true), without(after, false));
        for (key, value) in &mut old.entries {
            let (Some(was), Some(is)) = (before.get(key), after.get(key)) else { continue };
            let Some((_, other)) = new.entries.iter_mut().find(|(of, _)| of == key) else { continue };
            let (of_value, was, is) = self.readable((old_part, new_part), was, is);
            lost.extend(of_value);
            (*value, *other) = (was, is);
        }
        (lost, old, new)
    }
}

fn with(meaning: &Meaning, value: Value) -> Meaning {
    Meaning { value, span: meaning.span }
}
