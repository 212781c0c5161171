//! The JSON Schemas of the format, made from the model, and every violation of a tree with its place.

mod instance;
mod shape;

use crate::model::{ActionPlan, Agreement, Decision, Kind, Process, Register, Settings, Slug};
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, Text, is_slip, listed, nearest};
use crate::vocabulary::key_for;
use crate::yaml::{Content, NodeId, Tree};
use instance::{Instance, TreeJson};
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::paths::LocationSegment;
use jsonschema::{ValidationError, Validator};
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

struct Violations<'a> {
    tree: &'a Tree<'a>,
    schema: &'a Value,
    root: NodeId,
}

impl Violations<'_> {
    /// The node an error is about and the key it stands under.
    fn locate(&self, error: &ValidationError<'_>) -> (Option<NodeId>, NodeId) {
        let (mut key, mut node) = (None, self.root);
        for segment in error.instance_path().segments() {
            match (&self.tree.node(node).content, segment) {
                (Content::Mapping(_), LocationSegment::Property(name)) => {
                    let Some((name, value)) = self.tree.get(node, &name) else { break };
                    (key, node) = (Some(name), value);
                }
                (Content::Sequence(items), LocationSegment::Index(index)) => {
                    let Some(item) = items.get(index) else { break };
                    (key, node) = (None, *item);
                }
                _ => break,
            }
        }
        (key, node)
    }

    fn describe(&self, error: &ValidationError<'_>, all: &mut Vec<Violation>) {
        let (key, node) = self.locate(error);
        let span = self.tree.head(node, key);
        let violation = |rule, message| Violation {
            rule,
            span,
            node,
            unusable: true,
            message,
            help: None,
            replacement: None,
            stands_for: None,
            missing: Vec::new(),
        };
        match error.kind() {
            ValidationErrorKind::Required { property } => {
                let name = property.as_str().unwrap_or("?");
                let message = text!("Nyckeln ”{name}” saknas", "The key “{name}” is missing");
                let help = self.description(error, name);
                all.push(Violation {
                    unusable: false,
                    help,
                    missing: vec![name.to_owned()],
                    ..violation("missing-key", message)
                });
            }
            ValidationErrorKind::AdditionalProperties { unexpected } => self.unknown_keys(error, node, unexpected, all),
            ValidationErrorKind::Type { kind } => {
                let mut violation = self.plain_fix(self.wrong_type(kind, error.instance(), violation));
                violation.help = violation.help.or_else(|| self.shape(error));
                all.push(violation);
            }
            ValidationErrorKind::Enum { options } => {
                let known: Vec<&str> = options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                let labels = self.labels(error);
                all.push(self.plain_fix(unknown_word(error.instance(), &known, &labels, violation)));
            }
            ValidationErrorKind::AnyOf { .. } => {
                let keys = self.alternatives(error);
                let (sv, en) = (listed(&keys, "eller"), listed(&keys, "or"));
                let message = text!("Det saknas {sv}", "There is no {en}");
                let missing = keys.iter().map(|key| (*key).to_owned()).collect();
                all.push(Violation { unusable: false, missing, ..violation("missing-key", message) });
            }
            ValidationErrorKind::Not { .. } => {
                let message = Text::new(
                    "Texten för en post och group kan inte stå tillsammans",
                    "The text of an entry and group cannot stand together",
                );
                let help = Text::new(
                    "Skriv en grupp för sig, med sina poster under sig.",
                    "Write a group by itself, with its entries under it.",
                );
                all.push(Violation { unusable: false, help: Some(help), ..violation("wrong-type", message) });
            }
            ValidationErrorKind::MinProperties { .. } => {
                let message = Text::new("Gruppen är tom", "The group is empty");
                let help = Text::new("Fyll i den eller ta bort den.", "Fill it in or remove it.");
                all.push(Violation { help: Some(help), ..violation("wrong-type", message) });
            }
            ValidationErrorKind::Constant { expected_value } => {
                let expected = expected_value.to_string();
                let expected = expected.trim_matches('"');
                let message = text!("Här ska det stå {expected}", "This must be {expected}");
                all.push(Violation { unusable: false, ..violation("unknown-value", message) });
            }
            ValidationErrorKind::Pattern { .. } | ValidationErrorKind::MaxLength { .. } => {
                let message = text!("Värdet har inte den form som väntas här", "The value does not have the form expected here");
                all.push(Violation { unusable: false, ..violation("malformed-value", message) });
            }
            ValidationErrorKind::MinItems { .. } => {
                let message = text!("Listan är tom", "The list is empty");
                let help = Text::new("Fyll i den eller ta bort nyckeln.", "Fill it in or remove the key.");
                all.push(Violation { help: Some(help), ..violation("wrong-type", message) });
            }
            ValidationErrorKind::Minimum { limit } | ValidationErrorKind::Maximum { limit } => {
                let message = text!(
                    "Talet ligger utanför det som är tillåtet; gränsen är {limit}",
                    "The number is out of bounds; the limit is {limit}"
                );
                all.push(violation("malformed-value", message));
            }
            other => {
                let keyword = other.keyword();
                let message = text!("Värdet passar inte här ({keyword})", "The value does not fit here ({keyword})");
                all.push(violation("wrong-type", message));
            }
        }
    }

    /// The keys the group may hold, by the schema it broke.
    fn known_keys(&self, error: &ValidationError<'_>) -> Option<&serde_json::Map<String, Value>> {
        let path = error.schema_path().as_str();
        let (parent, _) = path.rsplit_once('/')?;
        self.schema.pointer(&self.resolve(parent))?.get("properties")?.as_object()
    }

    /// The violation without a replacement for a text block, whose end is a line break that other lines need.
    fn plain_fix(&self, violation: Violation) -> Violation {
        let replacement = violation.replacement.filter(|_| !self.tree.is_block(violation.node));
        Violation { replacement, ..violation }
    }

    /// The words people read for the choices of an enumeration, in Swedish, in its order.
    fn labels(&self, error: &ValidationError<'_>) -> Vec<&str> {
        let path = error.schema_path().as_str();
        let parent = path.rsplit_once('/').map(|(parent, _)| self.resolve(parent)).unwrap_or_default();
        let descriptions = self.schema.pointer(&parent).and_then(|schema| schema.get("markdownEnumDescriptions"));
        let texts = descriptions.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        texts.filter_map(|text| text.split_once("\n\n")).map(|(_, sv)| sv).collect()
    }

    /// The keys of which a group must have one, by the schema it broke.
    fn alternatives(&self, error: &ValidationError<'_>) -> Vec<&str> {
        let options = self.schema.pointer(&self.resolve(error.schema_path().as_str())).and_then(Value::as_array);
        let required = options.into_iter().flatten().filter_map(|option| option.get("required")?.get(0)?.as_str());
        required.collect()
    }

    /// A schema path goes through references; this leads to what they name.
    fn resolve(&self, path: &str) -> String {
        let mut at = String::new();
        for segment in path.split('/').skip(1) {
            at = format!("{at}/{segment}");
            if segment == "$ref"
                && let Some(target) = self.schema.pointer(&at).and_then(Value::as_str)
            {
                at = target.trim_start_matches('#').to_owned();
            }
        }
        at
    }

    /// What the schema says of a key, for the help of a message about it.
    fn description(&self, error: &ValidationError<'_>, key: &str) -> Option<Text> {
        let description = self.known_keys(error)?.get(key)?.get("description")?.as_str()?;
        let (en, sv) = description.split_once("\n\n")?;
        Some(Text::new(format!("{key}: {}", one_line(sv)), format!("{key}: {}", one_line(en))))
    }

    fn unknown_keys(&self, error: &ValidationError<'_>, node: NodeId, unexpected: &[String], all: &mut Vec<Violation>) {
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
        Violation {
            rule: "unknown-key",
            span,
            node: value,
            unusable: true,
            message,
            help: Some(help),
            replacement,
            stands_for,
            missing: Vec::new(),
        }
    }

    fn wrong_type(&self, kind: &TypeKind, found: &Value, violation: impl Fn(&'static str, Text) -> Violation) -> Violation {
        let kinds: Vec<String> = match kind {
            TypeKind::Single(kind) => vec![kind.to_string()],
            TypeKind::Multiple(kinds) => kinds.into_iter().map(|kind| kind.to_string()).collect(),
        };
        if found.is_null() {
            let message = Text::new("Nyckeln har inget värde", "The key has no value");
            let help = Text::new("Fyll i värdet eller ta bort raden.", "Fill in the value or remove the line.");
            return Violation { help: Some(help), ..violation("wrong-type", message) };
        }
        // Numbers are let through where text is asked for, as in `edition: 2013`; nobody needs to be told.
        let is_text = kinds.iter().any(|kind| kind == "string");
        let kinds: Vec<String> = kinds.into_iter().filter(|kind| !is_text || kind != "integer").collect();
        let in_swedish: Vec<&str> = kinds.iter().filter_map(|kind| type_words(kind)).map(|(sv, _)| sv).collect();
        let in_english: Vec<&str> = kinds.iter().filter_map(|kind| type_words(kind)).map(|(_, en)| en).collect();
        let (expected_sv, expected_en) = (listed(&in_swedish, "eller"), capitalised(&listed(&in_english, "or")));
        let (found_sv, found_en) = type_words(found_type(found)).unwrap_or(("ett värde", "a value"));
        let message = text!(
            "Här väntas {expected_sv}, men det som står är {found_sv}",
            "{expected_en} is expected here, but there is {found_en}"
        );
        let mut violation = violation("wrong-type", message);
        let scalar = found.is_number() || found.is_boolean();
        if scalar && kinds.iter().any(|kind| kind == "string") {
            let quoted = format!("\"{}\"", self.tree.scalar(violation.node).unwrap_or(""));
            violation.help = Some(text!("Skriv {quoted}, inom citattecken.", "Write {quoted}, in quotes."));
            violation.replacement = Some(quoted);
        } else if kinds == ["array"] {
            let help = Text::new(
                "Skriv en post per rad, var och en efter ett bindestreck: - ...",
                "Write one entry a line, each after a hyphen: - ...",
            );
            violation.help = Some(help);
        } else if kinds == ["boolean"] {
            violation.help = Some(Text::new("Skriv true för ja eller false för nej.", "Write true for yes or false for no."));
            violation.replacement = found.as_str().and_then(truth).map(|truth| truth.to_string());
        }
        violation
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

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn unknown_word(
    found: &Value,
    known: &[&str],
    labels: &[&str],
    violation: impl Fn(&'static str, Text) -> Violation,
) -> Violation {
    let found = found.as_str().unwrap_or("");
    let shown = OneLine(found);
    let message =
        text!("”{shown}” är inget av orden som går att välja här", "“{shown}” is not one of the words to choose from here");
    let choices_sv = listed(known, "eller");
    let choices_en = listed(known, "or");
    // Whoever writes the Swedish word for a choice certainly means that choice.
    let translated = labels.iter().position(|label| *label == found.to_lowercase()).and_then(|index| known.get(index));
    let near = translated.copied().or_else(|| nearest(&found.to_lowercase(), known.iter().copied()));
    let help = match near {
        Some(near) => text!("Menade du ”{near}”? Välj {choices_sv}.", "Did you mean “{near}”? Choose {choices_en}."),
        None => text!("Välj {choices_sv}.", "Choose {choices_en}."),
    };
    let replacement = translated.map(|word| (*word).to_owned());
    Violation { help: Some(help), replacement, ..violation("unknown-value", message) }
}

/// What a word for yes or no says.
fn truth(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "ja" | "sant" | "yes" | "on" | "true" => Some(true),
        "nej" | "falskt" | "no" | "off" | "false" => Some(false),
        _ => None,
    }
}

fn type_words(kind: &str) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        "string" => ("text", "text"),
        "integer" => ("ett heltal", "a whole number"),
        "number" => ("ett tal", "a number"),
        "boolean" => ("true eller false", "true or false"),
        "array" => ("en lista", "a list"),
        "object" => ("en grupp med nycklar", "a group of keys"),
        _ => return None,
    })
}

fn found_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
