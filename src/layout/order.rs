//! The canonical order of keys: that of the schema, with what names a part first.

use crate::model::Kind;
use crate::schema::schema;
use serde_json::Value;

/// How many references of a schema are followed for one place; ours need two.
const MAX_STEPS: usize = 16;

/// What a heading is called. A group of keys that has one right before its id in the schema begins with the heading.
const HEADINGS: [&str; 2] = ["group", "title"];

/// The canonical order of keys of every kind of document. Made once for many files.
#[derive(Debug)]
pub struct KeyOrders {
    schemas: Vec<(&'static str, Value)>,
}

impl Default for KeyOrders {
    fn default() -> Self {
        KeyOrders { schemas: Kind::ALL.into_iter().map(|kind| (kind.word(), schema(kind))).collect() }
    }
}

impl KeyOrders {
    /// The outermost place of the kind with that word. Of an unknown kind every key keeps its place.
    pub(crate) fn document(&self, word: Option<&str>) -> Place<'_> {
        let root = self.schemas.iter().find(|(known, _)| Some(*known) == word).map(|(_, schema)| schema);
        Place { root, here: root }
    }
}

/// A place in a document, as its schema knows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    root: Option<&'a Value>,
    here: Option<&'a Value>,
}

impl<'a> Place<'a> {
    /// The place of the value under `key`.
    pub(crate) fn under(self, key: &str) -> Self {
        let below = |here: &'a Value| {
            let known = here.get("properties").and_then(|properties| properties.get(key));
            known.or_else(|| here.get("additionalProperties"))
        };
        self.at(self.here.and_then(below))
    }

    /// The place of an item.
    pub(crate) fn item(self) -> Self {
        self.at(self.here.and_then(|here| here.get("items")))
    }

    fn at(self, schema: Option<&'a Value>) -> Self {
        Place { root: self.root, here: schema.and_then(|schema| self.resolved(schema)) }
    }

    /// The schema that describes the value: what a reference leads to, and of several forms the first that has keys or items.
    fn resolved(self, schema: &'a Value) -> Option<&'a Value> {
        let mut schema = schema;
        for _ in 0..MAX_STEPS {
            if ["properties", "items", "additionalProperties"].iter().any(|word| schema.get(word).is_some()) {
                return Some(schema);
            }
            let target = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix('#'));
            schema = match target {
                Some(path) => self.root?.pointer(path)?,
                None => {
                    let forms = ["anyOf", "oneOf", "allOf"].iter().find_map(|word| schema.get(word)?.as_array())?;
                    forms.iter().find(|form| form.get("$ref").is_some() || form.get("properties").is_some())?
                }
            };
        }
        None
    }

    /// The keys of this place in canonical order: the id first, after the heading that stands right before it in the schema,
    /// then the others as the schema lists them. The head of a whole document is as the schema has it.
    pub(crate) fn keys(self) -> Vec<&'a str> {
        let Some(Value::Object(properties)) = self.here.and_then(|here| here.get("properties")) else { return Vec::new() };
        let mut keys: Vec<&str> = properties.keys().map(String::as_str).collect();
        let Some(id) = keys.iter().position(|key| *key == "id").filter(|_| !properties.contains_key("okplan")) else {
            return keys;
        };
        let first = if id > 0 && HEADINGS.contains(&keys[id - 1]) { id - 1 } else { id };
        keys[..=id].rotate_left(first);
        keys
    }

    /// `entries` in canonical order. One whose key the schema does not know stays behind the one before it.
    pub(crate) fn sorted<T>(self, entries: Vec<T>, key: impl Fn(&T) -> Option<String>) -> Vec<T> {
        let keys = self.keys();
        if keys.is_empty() {
            return entries;
        }
        let mut runs: Vec<(usize, Vec<T>)> = Vec::new();
        for entry in entries {
            let rank = key(&entry).and_then(|key| keys.iter().position(|known| *known == key));
            match (rank, runs.last_mut()) {
                (Some(rank), _) => runs.push((rank + 1, vec![entry])),
                (None, Some((_, run))) => run.push(entry),
                (None, None) => runs.push((0, vec![entry])),
            }
        }
        runs.sort_by_key(|(rank, _)| *rank);
        runs.into_iter().flat_map(|(_, run)| run).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(place: Place<'_>, keys: &str) -> String {
        let entries = keys.split(' ').map(str::to_owned).collect();
        place.sorted(entries, |key: &String| Some(key.clone())).join(" ")
    }

    #[test]
    fn what_names_a_part_comes_first() {
        let orders = KeyOrders::default();
        let plan = orders.document(Some("action-plan"));
        let goal = plan.under("goals").item();
        for (place, keys, expected) in [
            (plan, "goals body kind okplan title id", "okplan kind id title body goals"),
            (plan, "title extra other okplan", "okplan title extra other"),
            (plan, "extra title okplan", "extra okplan title"),
            (goal, "goal responsible id", "id goal responsible"),
            (goal, "goals id group", "group id goals"),
            (goal.under("goals").item().under("activities").item(), "due responsible activity", "activity responsible due"),
            (goal.under("due"), "words by", "by words"),
            (goal.under("due").item(), "words by", "by words"),
            (plan.under("follow-up").under("areas").item(), "goals id title", "title id goals"),
            (plan.under("appendices").item(), "title id", "id title"),
            (plan.under("footnotes"), "b a", "b a"),
            (orders.document(Some("other")), "kind okplan", "kind okplan"),
        ] {
            assert_eq!(sorted(place, keys), expected);
        }
    }
}
