//! What follows from another id: the places that name the part by it.

use super::align::Alignment;
use super::side::Side;
use crate::model::meaning::{Group, Meaning, Value};
use std::collections::BTreeMap;

/// The ids of one side that are others on the other.
#[derive(Debug, Default)]
pub struct Renamed<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Renamed<'a> {
    /// The new id of each old one that `alignment` leads to another.
    pub fn of(old: &'a Side, new: &'a Side, alignment: &Alignment) -> Renamed<'a> {
        let ids = alignment.pairs.iter().filter_map(|pair| Some((old.parts[pair.old].id()?, new.parts[pair.new].id()?)));
        Renamed(ids.filter(|(before, after)| before != after).collect())
    }

    /// Whether no id is another.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `old` says what `new` does once every part is called by its new id.
    pub fn lead_to(&self, old: &Meaning, new: &Meaning) -> bool {
        !self.is_empty() && old != new && self.value(&old.value) == new.value
    }

    /// A JSON text with the new id of each text in it that is an old one.
    pub fn identity(&self, written: &str) -> String {
        let renamed = |(before, after): (&&str, &&str)| (format!("\"{before}\""), format!("\"{after}\""));
        let found = self.0.iter().map(renamed).find(|(before, _)| written == before);
        found.map_or_else(|| written.to_owned(), |(_, after)| after)
    }

    fn value(&self, value: &Value) -> Value {
        let all = |items: &[Meaning]| items.iter().map(|item| self.value(&item.value).into()).collect();
        match value {
            Value::Word(word) => Value::Word(self.word(word)),
            Value::Text(text) => Value::Text(self.text(text)),
            Value::Prose(text) => Value::Prose(self.text(text)),
            Value::Several(items) => Value::Several(all(items)),
            Value::Parts(items) => Value::Parts(all(items)),
            Value::Group(group) => {
                let entries = group.entries.iter().map(|(key, meaning)| (key.clone(), self.value(&meaning.value).into()));
                Value::Group(Group { kind: group.kind, entries: entries.collect() })
            }
            other => other.clone(),
        }
    }

    /// A word that is an id, or ends with one after `#`.
    fn word(&self, word: &str) -> String {
        let (before, id) = word.rsplit_once('#').map_or(("", word), |(before, id)| (&word[..=before.len()], id));
        self.0.get(id).map_or_else(|| word.to_owned(), |new| format!("{before}{new}"))
    }

    /// A text with the references in it led to the new ids.
    fn text(&self, text: &str) -> String {
        let mut done = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find("](").map(|at| at + 2) {
            done.push_str(&rest[..at]);
            rest = &rest[at..];
            let end = rest.find(')').unwrap_or(0);
            done.push_str(&self.word(&rest[..end]));
            rest = &rest[end..];
        }
        done + rest
    }
}
