//! Keys that a group does not have, and which of its keys is meant.

use super::{MAX_VIOLATIONS, Violation, Violations};
use crate::model::Slug;
use crate::text;
use crate::text::{OneLine, Text, is_slip, nearest};
use crate::vocabulary::key_for;
use crate::yaml::{Content, NodeId};
use jsonschema::ValidationError;
use serde_json::Value;
use std::collections::BTreeSet;

impl Violations<'_> {
    /// The keys of the group `node` that the schema does not know, put after `all`.
    pub(super) fn unknown_keys(
        &self,
        error: &ValidationError<'_>,
        node: NodeId,
        unexpected: &[String],
        all: &mut Vec<Violation>,
    ) {
        let Some(properties) = self.known_keys(error) else { return };
        let mut written = BTreeSet::new();
        let taken: BTreeSet<&str> = match &self.tree.node(node).content {
            Content::Mapping(entries) => {
                entries.iter().filter_map(|(key, _)| self.tree.scalar(*key)).filter(|key| properties.contains_key(*key)).collect()
            }
            _ => BTreeSet::new(),
        };
        for name in unexpected.iter().take(MAX_VIOLATIONS) {
            let Some((key, value)) = self.tree.get(node, name) else { continue };
            let mut violation = self.unknown_key(properties, &taken, node, (key, value), name);
            // Of two keys that mean the same only one can be put right without asking.
            violation.replacement = violation.replacement.filter(|replacement| written.insert(replacement.clone()));
            all.push(violation);
        }
    }

    /// Whether a value could stand under a key with that schema, as far as it being a list goes.
    fn fits(&self, (key, schema): (&str, &Value), value: NodeId) -> bool {
        let takes_lists = {
            let list = Value::from("array");
            let named = schema.get("$ref").and_then(Value::as_str);
            let schema = named.and_then(|path| self.schema.pointer(path.trim_start_matches('#'))).unwrap_or(schema);
            let kind = schema.get("type");
            kind == Some(&list) || kind.and_then(Value::as_array).is_some_and(|kinds| kinds.contains(&list))
        };
        match &self.tree.node(value).content {
            Content::Sequence(_) => takes_lists,
            _ => !takes_lists || !key.ends_with('s'),
        }
    }

    /// The key `name` of the group `node`, which none of `properties` is. `taken` are those of them that it has.
    fn unknown_key(
        &self,
        properties: &serde_json::Map<String, Value>,
        taken: &BTreeSet<&str>,
        node: NodeId,
        (key, value): (NodeId, NodeId),
        name: &str,
    ) -> Violation {
        let (span, shown) = (self.tree.node(key).span, OneLine(name));
        let message = text!("Nyckeln ”{shown}” finns inte", "There is no key “{shown}”");
        let is_taken = |key: &str| taken.contains(key);
        let may_be_meant = |key: &&str| !is_taken(key) || is_same_key(name, key);
        let known: Vec<&str> = properties.keys().map(String::as_str).collect();
        let possible: Vec<&str> = known.iter().copied().filter(may_be_meant).collect();
        let fitting: Vec<&str> = possible.iter().copied().filter(|key| self.fits((key, &properties[*key]), value)).collect();
        let meant = meant_key(name, &fitting).or_else(|| meant_key(name, &possible).map(|(key, _)| (key, false)));
        let mut replacement = None;
        let help = if self.tree.node(node).flow && self.tree.is_empty(value) {
            Text::new(
                "Ett komma avslutade texten; sätt texten inom citattecken eller skriv en nyckel per rad.",
                "A comma ended the text; quote it or use one line per key.",
            )
        } else if let Some((near, _)) = meant.filter(|(near, _)| is_taken(near)) {
            text!("”{near}” finns redan här; för samman dem.", "“{near}” is here already; bring them together.")
        } else if let Some((near, is_certain)) = meant {
            if is_certain {
                replacement = Some(near.to_owned());
            }
            text!("Menade du ”{near}”?", "Did you mean “{near}”?")
        } else {
            let names = known.join(", ");
            text!("Nycklarna här är {names}.", "The keys here are {names}.")
        };
        let stands_for = meant.map(|(near, _)| (node, near.to_owned()));
        let violation = Violation::at("unknown-key", value, span, message);
        Violation { help: Some(help), replacement, stands_for, ..violation }
    }
}

/// The key among `known` that `name` most likely means, and whether that is certain: the same word written in the manner of
/// another format, or its Swedish word.
fn meant_key<'k>(name: &str, known: &[&'k str]) -> Option<(&'k str, bool)> {
    let kebab = kebab(name);
    if let Some(same) = known.iter().find(|known| **known == kebab) {
        return Some((same, true));
    }
    let swedish = Slug::near(name).and_then(|word| key_for(&word, known));
    swedish.map(|key| (key, true)).or_else(|| nearest(&kebab, known.iter().copied()).map(|key| (key, false)))
}

/// Whether `name` can hardly mean anything but `key`, which stands in the same group: two keys are not brought together for
/// looking a little alike.
fn is_same_key(name: &str, key: &str) -> bool {
    meant_key(name, &[key]).is_some_and(|(_, is_certain)| is_certain || is_slip(&kebab(name), key))
}

/// A key with the habits of other formats put right: capitals, underscores and spaces.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for character in name.chars() {
        match character {
            '_' | ' ' => kebab.push('-'),
            capital if capital.is_uppercase() => {
                if kebab.ends_with(|last: char| last.is_lowercase()) {
                    kebab.push('-');
                }
                kebab.extend(capital.to_lowercase());
            }
            other => kebab.push(other),
        }
    }
    kebab
}
