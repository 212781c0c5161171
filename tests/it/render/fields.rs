//! No field is dropped: every key of the format that holds text of its own is printed in some page of the examples and
//! fixtures, or stands below with the reason why it is not.

use super::words::{seen, stretches, words};
use okplan::model::Kind;
use okplan::render::{Format, Templates, render};
use okplan::schema::schema;
use serde_json::Value;
use std::collections::BTreeSet;

/// Keys that no page prints, with their descriptions, and why.
const NOT_PRINTED: &[(&str, &str, &str)] = &[];

/// A key of the format: its name, and what it is for, since many structs share a name.
type Key = (String, String);

/// The key called `name` whose schema is `property`.
fn key(name: &str, property: &Value) -> Key {
    (name.to_owned(), property["description"].as_str().unwrap_or_default().to_owned())
}

/// Whether a property takes free text: no list of words, no pattern, no key of other files.
fn is_text(property: &Value) -> bool {
    let takes_text = match &property["type"] {
        Value::String(kind) => kind == "string",
        Value::Array(kinds) => kinds.iter().any(|kind| kind == "string") && !kinds.iter().any(|kind| kind == "object"),
        _ => false,
    };
    takes_text && ["enum", "pattern", "const", "$ref"].iter().all(|keyword| property.get(keyword).is_none())
}

/// Every key with free text in the schemas of documents.
fn text_keys() -> BTreeSet<Key> {
    let mut keys = BTreeSet::new();
    for kind in Kind::ALL.into_iter().filter(|kind| !matches!(kind, Kind::Register | Kind::Workspace)) {
        let schema = schema(kind);
        let shared = schema["$defs"].as_object().into_iter().flatten().map(|(_, schema)| schema);
        for schema in std::iter::once(&schema).chain(shared) {
            let properties = schema["properties"].as_object().into_iter().flatten();
            keys.extend(properties.filter(|(_, property)| is_text(property)).map(|(name, property)| key(name, property)));
        }
    }
    keys
}

/// What `schema` says, references followed.
fn resolved<'a>(root: &'a Value, mut schema: &'a Value) -> &'a Value {
    while let Some(target) = schema["$ref"].as_str() {
        schema = root.pointer(target.trim_start_matches('#')).expect("a definition");
    }
    schema
}

/// Notes every text under `value` with its key.
fn texts(root: &Value, schema: &Value, value: &Value, found: &mut Vec<(Key, String)>) {
    let schema = resolved(root, schema);
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                let property = &schema["properties"][name];
                match value {
                    Value::String(text) => found.push((key(name, property), text.clone())),
                    Value::Number(number) => found.push((key(name, property), number.to_string())),
                    _ => texts(root, property, value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| texts(root, &schema["items"], item, found)),
        _ => {}
    }
}

#[test]
fn every_field_with_text_is_printed() {
    let expected = text_keys();
    assert!(expected.len() > 60, "{expected:?}");
    let mut printed = BTreeSet::new();
    for (_, workspace, id) in super::documents() {
        let document = workspace.document(id).expect("a document");
        let schema = schema(document.kind());
        let Ok(yaml) = serde_yaml::from_str::<Value>(workspace.source(id).text()) else { continue };
        let mut found = Vec::new();
        texts(&schema, &schema, &yaml, &mut found);
        let Ok(page) = render(&workspace, id, Format::Html, &Templates::built_in()) else { continue };
        let seen = seen(&page, Format::Html);
        for (key, text) in found {
            let is_seen = |stretch: &String| {
                let words = words(stretch);
                !words.trim().is_empty() && seen.contains(&words)
            };
            if stretches(&text).iter().any(is_seen) {
                printed.insert(key);
            }
        }
    }
    let excused: BTreeSet<Key> = NOT_PRINTED.iter().map(|(name, words, _)| ((*name).to_owned(), (*words).to_owned())).collect();
    let needless: Vec<&Key> = excused.iter().filter(|key| printed.contains(*key) || !expected.contains(*key)).collect();
    assert!(needless.is_empty(), "these need no excuse: {needless:#?}");
    let missing: Vec<&Key> = expected.iter().filter(|key| !printed.contains(*key) && !excused.contains(*key)).collect();
    assert!(missing.is_empty(), "no page prints {missing:#?}");
}
