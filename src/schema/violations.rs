//! What an error of a schema says to a person: where it is and what is wrong.

use super::values::unknown_word;
use super::{Violation, Violations, one_line};
use crate::text;
use crate::text::{Text, listed};
use crate::yaml::{Content, NodeId};
use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use jsonschema::paths::LocationSegment;
use serde_json::Value;

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

    /// What an error of the schema says, in words, put after `all`.
    pub(super) fn describe(&self, error: &ValidationError<'_>, all: &mut Vec<Violation>) {
        let (key, node) = self.locate(error);
        let span = self.tree.head(node, key);
        let violation = |rule, message| Violation::at(rule, node, span, message);
        all.push(match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => return self.unknown_keys(error, node, unexpected, all),
            ValidationErrorKind::Required { property } => self.missing_key(error, property, violation),
            ValidationErrorKind::AnyOf { .. } => self.missing_alternative(error, violation),
            ValidationErrorKind::Type { kind } => {
                let mut violation = self.plain_fix(self.wrong_type(kind, error.instance(), &self.choices(error), violation));
                violation.help = violation.help.or_else(|| self.shape(error));
                violation
            }
            ValidationErrorKind::Enum { options } => {
                let known: Vec<&str> = options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                self.plain_fix(unknown_word(error.instance(), &known, &self.labels(error), violation))
            }
            other => fixed_words(other, violation),
        });
    }

    fn missing_key(
        &self,
        error: &ValidationError<'_>,
        property: &Value,
        violation: impl Fn(&'static str, Text) -> Violation,
    ) -> Violation {
        let name = property.as_str().unwrap_or("?");
        let message = text!("Nyckeln ”{name}” saknas", "The key “{name}” is missing");
        let help = self.description(error, name);
        Violation { unusable: false, help, missing: vec![name.to_owned()], ..violation("missing-key", message) }
    }

    fn missing_alternative(&self, error: &ValidationError<'_>, violation: impl Fn(&'static str, Text) -> Violation) -> Violation {
        let keys = self.alternatives(error);
        let (sv, en) = (listed(&keys, "eller"), listed(&keys, "or"));
        let message = text!("Det saknas {sv}", "There is no {en}");
        let missing = keys.iter().map(|key| (*key).to_owned()).collect();
        Violation { unusable: false, missing, ..violation("missing-key", message) }
    }

    /// The keys the group may hold, by the schema it broke.
    pub(super) fn known_keys(&self, error: &ValidationError<'_>) -> Option<&serde_json::Map<String, Value>> {
        let path = error.schema_path().as_str();
        let (parent, _) = path.rsplit_once('/')?;
        self.schema.pointer(&self.resolve(parent))?.get("properties")?.as_object()
    }

    /// The violation without a replacement for a text block, whose end is a line break that other lines need.
    fn plain_fix(&self, violation: Violation) -> Violation {
        let replacement = violation.replacement.filter(|_| !self.tree.is_block(violation.node));
        Violation { replacement, ..violation }
    }

    /// The words that may stand where an error is, where the schema it broke has a pattern of nothing but words:
    /// `^(error|warning)$`.
    fn choices(&self, error: &ValidationError<'_>) -> Vec<&str> {
        let path = error.schema_path().as_str();
        let parent = path.rsplit_once('/').map(|(parent, _)| self.resolve(parent)).unwrap_or_default();
        let pattern = self.schema.pointer(&parent).and_then(|schema| schema.get("pattern")?.as_str()).unwrap_or_default();
        let words = pattern.strip_prefix("^(").and_then(|rest| rest.strip_suffix(")$")).unwrap_or_default();
        let is_plain = words.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'|' | b'-'));
        words.split('|').filter(|word| is_plain && !word.is_empty()).collect()
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
}

/// The words for errors that need nothing but themselves to be told.
fn fixed_words(kind: &ValidationErrorKind, violation: impl Fn(&'static str, Text) -> Violation) -> Violation {
    let (rule, unusable, message, help) = match kind {
        ValidationErrorKind::Not { .. } => (
            "wrong-type",
            false,
            Text::new(
                "Texten för en post och group kan inte stå tillsammans",
                "The text of an entry and group cannot stand together",
            ),
            Some(Text::new(
                "Skriv en grupp för sig, med sina poster under sig.",
                "Write a group by itself, with its entries under it.",
            )),
        ),
        ValidationErrorKind::MinProperties { .. } => (
            "wrong-type",
            true,
            Text::new("Gruppen är tom", "The group is empty"),
            Some(Text::new("Fyll i den eller ta bort den.", "Fill it in or remove it.")),
        ),
        ValidationErrorKind::MinItems { .. } => (
            "wrong-type",
            true,
            Text::new("Listan är tom", "The list is empty"),
            Some(Text::new("Fyll i den eller ta bort nyckeln.", "Fill it in or remove the key.")),
        ),
        ValidationErrorKind::Constant { expected_value } => {
            let expected = expected_value.to_string();
            let expected = expected.trim_matches('"');
            ("unknown-value", false, text!("Här ska det stå {expected}", "This must be {expected}"), None)
        }
        ValidationErrorKind::Pattern { .. } | ValidationErrorKind::MaxLength { .. } => (
            "malformed-value",
            false,
            Text::new("Värdet har inte den form som väntas här", "The value does not have the form expected here"),
            None,
        ),
        ValidationErrorKind::Minimum { limit } | ValidationErrorKind::Maximum { limit } => {
            let message = text!(
                "Talet ligger utanför det som är tillåtet; gränsen är {limit}",
                "The number is out of bounds; the limit is {limit}"
            );
            ("malformed-value", true, message, None)
        }
        other => {
            let keyword = other.keyword();
            let message = text!("Värdet passar inte här ({keyword})", "The value does not fit here ({keyword})");
            ("wrong-type", true, message, None)
        }
    };
    Violation { unusable, help, ..violation(rule, message) }
}
