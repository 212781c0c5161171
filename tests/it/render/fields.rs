//! No field is dropped: without it, the page of some example or fixture reads otherwise, or it stands below with the reason
//! why it does not print. That holds for every key of every kind: texts, dates, ids of actors, flags, words of a list.

use super::words::seen;
use okplan::diagnostic::Severity;
use okplan::files::{Disk, Overlay};
use okplan::model::Kind;
use okplan::render::{Format, Templates, render};
use okplan::schema::schema;
use okplan::workspace::Workspace;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;

/// Keys that no page prints, with the struct they belong to (`document` for what stands outermost), and why.
const NOT_PRINTED: &[(&str, &str, &str)] = &[
    ("document", "okplan", "the version of the format is for the program"),
    ("document", "kind", "the kind chooses the template"),
    ("document", "counts", "a number the text states is checked against its data; the text itself prints it"),
    ("DeclaredCount", "*", "as `counts`"),
    ("*", "id", "an id is for references, which print what it names"),
    ("Contact", "purge", "when an entry must be taken away is for those who keep the file"),
];

/// A key of the format: the struct it belongs to, and its name.
type Key = (String, String);

/// The steps from the top of a document to a value.
type Steps = Vec<Step>;

#[derive(Debug, Clone)]
enum Step {
    Key(String),
    Index(usize),
}

/// A document among the examples and fixtures.
struct Sample {
    folder: PathBuf,
    name: String,
    yaml: Value,
}

/// The struct of what stands outermost in a document of any kind.
const OUTERMOST: &str = "document";

/// The key `name` of the struct whose schema is called `owner`, be it for one of them or for one or several.
fn key(owner: &str, name: &str) -> Key {
    (owner.trim_end_matches("OrList").to_owned(), name.to_owned())
}

/// Every key in the schemas of documents.
fn keys() -> BTreeSet<Key> {
    let mut keys = BTreeSet::new();
    for kind in Kind::ALL.into_iter().filter(|kind| !matches!(kind, Kind::Register | Kind::Workspace)) {
        let schema = schema(kind);
        let shared = schema["$defs"].as_object().into_iter().flatten().map(|(owner, schema)| (owner.as_str(), schema));
        for (owner, schema) in std::iter::once((OUTERMOST, &schema)).chain(shared) {
            let properties = schema["properties"].as_object().into_iter().flatten();
            keys.extend(properties.map(|(name, _)| key(owner, name)));
        }
    }
    keys
}

/// What `schema` says, references followed, and the struct it is of: `owner` unless a reference leads elsewhere.
fn resolved<'a>(root: &'a Value, mut schema: &'a Value, mut owner: &'a str) -> (&'a Value, &'a str) {
    while let Some(target) = schema["$ref"].as_str() {
        schema = root.pointer(target.trim_start_matches('#')).expect("a definition");
        owner = target.rsplit('/').next().unwrap_or_default();
    }
    (schema, owner)
}

/// Notes where under `value` which keys stand.
fn places(root: &Value, (schema, owner): (&Value, &str), value: &Value, steps: &Steps, found: &mut Vec<(Key, Steps)>) {
    let (schema, owner) = resolved(root, schema, owner);
    let within = |step: Step| steps.iter().cloned().chain([step]).collect::<Steps>();
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                let property = &schema["properties"][name];
                let steps = within(Step::Key(name.clone()));
                if !property.is_null() {
                    found.push((key(owner, name), steps.clone()));
                }
                places(root, (property, ""), value, &steps, found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(root, (&schema["items"], ""), item, &within(Step::Index(index)), found);
            }
        }
        _ => {}
    }
}

/// `value` without what stands at `steps`.
fn without(value: &Value, steps: &[Step]) -> Value {
    let mut value = value.clone();
    let mut at = &mut value;
    for step in &steps[..steps.len() - 1] {
        at = match step {
            Step::Key(name) => &mut at[name.as_str()],
            Step::Index(index) => &mut at[*index],
        };
    }
    if let (Some(Step::Key(name)), Some(entries)) = (steps.last(), at.as_object_mut()) {
        entries.remove(name);
    }
    value
}

impl Sample {
    /// What a reader sees of the page of the document when it holds `text`, and how many keys are missing or wrong in it.
    fn seen(&self, text: &str) -> Option<(String, usize)> {
        let disk = Disk::new(&self.folder);
        let workspace =
            Workspace::open(&Overlay { beneath: &disk, name: self.name.clone(), bytes: text.to_owned().into_bytes() })
                .expect("a workspace");
        let id = workspace.find_source(&self.name)?;
        let wrong = workspace.diagnostics().iter().filter(|one| one.source == id && one.severity == Severity::Error).count();
        let page = render(&workspace, id, Format::Html, &Templates::built_in()).ok()?;
        Some((seen(&page, Format::Html), wrong))
    }

    fn keys(&self) -> Vec<(Key, Steps)> {
        let kind = self.yaml["kind"].as_str().unwrap_or_default();
        let Some(kind) = Kind::ALL.into_iter().find(|known| known.word() == kind) else { return Vec::new() };
        let schema = schema(kind);
        let mut found = Vec::new();
        places(&schema, (&schema, OUTERMOST), &self.yaml, &Vec::new(), &mut found);
        found
    }
}

/// The documents, the small fixtures first.
fn samples() -> Vec<Sample> {
    let mut samples = Vec::new();
    for folder in
        super::folders(&super::repository("tests/render")).into_iter().chain(super::folders(&super::repository("examples")))
    {
        let workspace = super::open(&folder);
        for (id, _) in workspace.documents().filter(|(_, document)| document.content().is_some()) {
            let source = workspace.source(id);
            let Ok(yaml) = serde_yaml::from_str::<Value>(source.text()) else { continue };
            samples.push(Sample { folder: folder.clone(), name: source.name().to_owned(), yaml });
        }
    }
    samples
}

/// How often a key is left out before it counts as not printed.
const TRIES: usize = 6;

#[test]
fn every_field_is_printed() {
    let expected = keys();
    assert!(expected.len() > 200, "{}", expected.len());
    let is_excused = |key: &Key| {
        NOT_PRINTED.iter().any(|(owner, name, _)| (*owner == "*" || *owner == key.0) && (*name == "*" || *name == key.1))
    };
    let mut printed = BTreeSet::new();
    let mut tried: BTreeMap<Key, usize> = BTreeMap::new();
    for sample in samples() {
        let whole = serde_yaml::to_string(&sample.yaml).expect("YAML");
        let Some((before, _)) = sample.seen(&whole) else { continue };
        for (key, steps) in sample.keys() {
            let tries = tried.entry(key.clone()).or_default();
            if printed.contains(&key) || *tries == TRIES || is_excused(&key) {
                continue;
            }
            *tries += 1;
            let left = serde_yaml::to_string(&without(&sample.yaml, &steps)).expect("YAML");
            if sample.seen(&left).is_some_and(|(after, _)| after != before) {
                printed.insert(key);
            }
        }
    }
    for (owner, name, _) in NOT_PRINTED {
        let is_it = |key: &&Key| (*owner == "*" || key.0 == *owner) && (*name == "*" || key.1 == *name);
        assert!(expected.iter().any(|key| is_it(&key)), "no key {owner}.{name}");
    }
    let mut missing = String::new();
    for key in expected.iter().filter(|key| !printed.contains(*key) && !is_excused(key)) {
        let why = if tried.contains_key(key) { "changes no page" } else { "stands in no example or fixture" };
        let _ = write!(missing, "\n{}.{}: {why}", key.0, key.1);
    }
    assert!(missing.is_empty(), "not printed:{missing}");
}
