//! The JSON Schemas of the format, made from the model, and every violation of a tree with its place.

mod instance;
mod keys;
mod shape;
mod values;
mod violations;

use crate::model::{ActionPlan, Agreement, Decision, Kind, Process, Register, Settings};
use crate::source::Span;
use crate::text::Text;
use crate::yaml::{NodeId, Tree};
use instance::{Instance, TreeJson};
use jsonschema::Validator;
use schemars::generate::SchemaSettings;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// At most this many unknown keys of one group, and this many violations of one file, are reported.
const MAX_VIOLATIONS: usize = 1_001;

/// Where published schemas say they live; an identifier, never fetched.
const BASE: &str = "https://okplan.example/schemas/";

/// The JSON Schema (draft 2020-12) of a kind of file.
pub fn schema(kind: Kind) -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.meta_schema = Some("https://json-schema.org/draft/2020-12/schema".into());
    let generator = settings.into_generator();
    let schema = match kind {
        Kind::Agreement => generator.into_root_schema_for::<Agreement>(),
        Kind::ActionPlan => generator.into_root_schema_for::<ActionPlan>(),
        Kind::Decision => generator.into_root_schema_for::<Decision>(),
        Kind::Process => generator.into_root_schema_for::<Process>(),
        Kind::Register => generator.into_root_schema_for::<Register>(),
        Kind::Workspace => generator.into_root_schema_for::<Settings>(),
    };
    let mut schema = schema.to_value();
    without_defaults(&mut schema);
    let Value::Object(mut rest) = schema else { return schema };
    if let Some(Value::Object(known)) = rest.get_mut("properties").and_then(|properties| properties.get_mut("kind")) {
        known.insert("const".to_owned(), kind.word().into());
    }
    // What a reader of the file looks for comes first.
    let mut root = serde_json::Map::new();
    root.insert("$schema".to_owned(), rest.remove("$schema").unwrap_or(Value::Null));
    root.insert("$id".to_owned(), format!("{BASE}{}", file_name(kind)).into());
    for key in ["title", "description"] {
        root.extend(rest.remove(key).map(|value| (key.to_owned(), value)));
    }
    root.extend(rest);
    Value::Object(root)
}

/// The schema as the text of its file, with a final line break.
pub fn schema_text(kind: Kind) -> String {
    format!("{:#}\n", schema(kind))
}

/// The file name of a kind's schema.
pub fn file_name(kind: Kind) -> String {
    format!("{}.schema.json", kind.word())
}

/// An empty default says nothing that the key's absence does not, and optional keys need not allow null: an empty value
/// is a slip.
fn without_defaults(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.remove("default");
            if let Some(Value::Array(kinds)) = object.get_mut("type") {
                kinds.retain(|kind| kind != "null");
                if let [one] = kinds.as_slice() {
                    let one = one.clone();
                    object.insert("type".to_owned(), one);
                }
            }
            if let Some(Value::Array(options)) = object.get_mut("anyOf") {
                options.retain(|option| option.get("type") != Some(&Value::from("null")));
                if let [Value::Object(one)] = options.as_slice() {
                    let one = one.clone();
                    object.remove("anyOf");
                    object.extend(one);
                }
            }
            object.values_mut().for_each(without_defaults);
        }
        Value::Array(items) => items.iter_mut().for_each(without_defaults),
        _ => {}
    }
}

/// A kind's schema, ready to check with.
struct Compiled {
    schema: Value,
    validator: Option<Validator<TreeJson>>,
}

fn compiled(kind: Kind) -> &'static Compiled {
    static COMPILED: [OnceLock<Compiled>; Kind::ALL.len()] = [const { OnceLock::new() }; Kind::ALL.len()];
    COMPILED[kind as usize].get_or_init(|| {
        let schema = schema(kind);
        let validator = jsonschema::options_for::<TreeJson>()
            .with_draft(jsonschema::Draft::Draft202012)
            .with_pattern_options(jsonschema::PatternOptions::regex())
            .offline()
            .build(&schema)
            .ok();
        Compiled { schema, validator }
    })
}

/// A place where a tree does not have the shape of its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Violation {
    /// The rule's name.
    pub rule: &'static str,
    /// The place.
    pub span: Span,
    /// The node it is about.
    pub node: NodeId,
    /// Whether the node's value cannot be used: the typed document is built without it.
    pub unusable: bool,
    /// What is wrong.
    pub message: Text,
    /// What would be right.
    pub help: Option<Text>,
    /// The text that certainly belongs at the place instead.
    pub replacement: Option<String>,
    /// Of an unknown key the group it stands in and the key that is likely meant.
    stands_for: Option<(NodeId, String)>,
    /// Of a missing key the keys of which one would do.
    missing: Vec<String>,
}

impl Violation {
    /// What is wrong at a place whose value cannot be used, and no more said of it.
    fn at(rule: &'static str, node: NodeId, span: Span, message: Text) -> Violation {
        Violation {
            rule,
            span,
            node,
            unusable: true,
            message,
            help: None,
            replacement: None,
            stands_for: None,
            missing: Vec::new(),
        }
    }
}

/// Every violation of the schema of `kind` in `tree`, at most about a thousand. A schema that does not compile would
/// check nothing; a test sees to it that all do.
pub fn violations(kind: Kind, tree: &Tree<'_>) -> Vec<Violation> {
    let Compiled { schema, validator } = compiled(kind);
    let (Some(validator), Some(root)) = (validator, tree.root) else { return Vec::new() };
    let instance = Instance::Node(tree, root);
    if validator.is_valid(instance) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for error in validator.iter_errors(instance) {
        Violations { tree, schema, root }.describe(&error, &mut all);
        if all.len() >= MAX_VIOLATIONS {
            break;
        }
    }
    without_misspelt(all)
}

/// Without the keys that are missing only because they are misspelt, which is reported of the misspelt ones.
fn without_misspelt(mut all: Vec<Violation>) -> Vec<Violation> {
    let meant: BTreeSet<(NodeId, String)> = all.iter().filter_map(|violation| violation.stands_for.clone()).collect();
    all.retain(|violation| {
        let missing = violation.missing.iter();
        !missing.clone().any(|key| meant.contains(&(violation.node, key.clone())))
    });
    all
}

/// Whether the schema of `kind` compiles; a test asks.
pub fn compiles(kind: Kind) -> bool {
    compiled(kind).validator.is_some()
}

/// A tree with errors, and the schema that it breaks.
struct Violations<'a> {
    tree: &'a Tree<'a>,
    schema: &'a Value,
    root: NodeId,
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
