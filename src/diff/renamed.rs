//! What follows from another id: the places that name the part by it.

use super::align::{Alignment, Basis};
use super::side::Side;
use crate::model::meaning::{Group, Meaning, Value};
use std::collections::BTreeMap;

/// The ids of one side that are others on the other.
#[derive(Debug, Default)]
pub struct Renamed<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Renamed<'a> {
    /// The new id of each old one that `alignment` leads to another.
    pub fn of(old: &'a Side, new: &'a Side, alignment: &Alignment) -> Renamed<'a> {
        // What was paired by its id has the same one, and what was paired by its matter has none.
        let pairs = alignment.pairs.iter().filter(|pair| pair.basis != Basis::Identity);
        let ids = pairs.filter_map(|pair| Some((old.parts[pair.old].id()?, new.parts[pair.new].id()?)));
        Renamed(ids.filter(|(before, after)| before != after).collect())
    }

    /// Whether no id is another.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `old` says what `new` does once every part is called by its new id.
    pub fn lead_to(&self, old: &Meaning, new: &Meaning) -> bool {
        !self.is_empty() && old != new && self.value(&old.value, &mut Vec::new()) == new.value
    }

    /// The new ids of the parts that `old` names by their old ones, in order.
    pub fn named_in(&self, old: &Meaning) -> Vec<&'a str> {
        let mut named = Vec::new();
        self.value(&old.value, &mut named);
        named
    }

    /// A JSON text with the new id of each text in it that is an old one.
    pub fn identity(&self, written: &str) -> String {
        let renamed = |(before, after): (&&str, &&str)| (format!("\"{before}\""), format!("\"{after}\""));
        let found = self.0.iter().map(renamed).find(|(before, _)| written == before);
        found.map_or_else(|| written.to_owned(), |(_, after)| after)
    }

    /// A text in Markdown with its references and calls of footnotes led to the new ids.
    pub fn text(&self, text: &str) -> String {
        self.in_text(text, &mut Vec::new())
    }

    fn value(&self, value: &Value, named: &mut Vec<&'a str>) -> Value {
        let mut all = |items: &[Meaning]| items.iter().map(|item| self.value(&item.value, named).into()).collect();
        match value {
            Value::Word(word) => Value::Word(self.word(word, named)),
            Value::Text(text) => Value::Text(self.in_text(text, named)),
            Value::Prose(text) => Value::Prose(self.in_text(text, named)),
            Value::Several(items) => Value::Several(all(items)),
            Value::Parts(items) => Value::Parts(all(items)),
            Value::Group(group) => {
                let entries = group.entries.iter().map(|(key, meaning)| {
                    let is_own_name = key == "id";
                    let value = if is_own_name { meaning.value.clone() } else { self.value(&meaning.value, named) };
                    (key.clone(), value.into())
                });
                Value::Group(Group { kind: group.kind, entries: entries.collect() })
            }
            other => other.clone(),
        }
    }

    /// A word that is an id, or ends with one after `#`.
    fn word(&self, word: &str, named: &mut Vec<&'a str>) -> String {
        let (before, id) = word.rsplit_once('#').map_or(("", word), |(before, id)| (&word[..=before.len()], id));
        let Some(new) = self.0.get(id) else { return word.to_owned() };
        named.push(new);
        format!("{before}{new}")
    }

    fn in_text(&self, text: &str, named: &mut Vec<&'a str>) -> String {
        let mut done = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((start, end)) = next_name(rest) {
            done.push_str(&rest[..start]);
            done.push_str(&self.word(&rest[start..end], named));
            rest = &rest[end..];
        }
        done + rest
    }
}

/// The bytes between the brackets of the first link or call of a footnote.
fn next_name(text: &str) -> Option<(usize, usize)> {
    let link = text.find("](").map(|at| (at + 2, ')'));
    let call = text.find("[^").map(|at| (at + 2, ']'));
    let (start, end) = link.into_iter().chain(call).min()?;
    Some((start, start + text[start..].find(end).unwrap_or(0)))
}
