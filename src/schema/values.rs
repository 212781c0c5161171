//! Values of another type than their key takes, and words that are none of its choices.

use super::{Violation, Violations};
use crate::text;
use crate::text::{OneLine, Text, listed, nearest};
use jsonschema::error::TypeKind;
use serde_json::Value;

impl Violations<'_> {
    /// What is said of the value `found`, which is not of the type that `kind` names; `choices` are the words that may stand
    /// there, if they are so few.
    pub(super) fn wrong_type(
        &self,
        kind: &TypeKind,
        found: &Value,
        choices: &[&str],
        violation: impl Fn(&'static str, Text) -> Violation,
    ) -> Violation {
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
        if !is_text && let Some(violation) = too_large(&kinds, found, &violation) {
            return violation;
        }
        let (found_sv, found_en) = type_words(found_type(found)).unwrap_or(("ett värde", "a value"));
        let message = text!(
            "Här väntas {expected_sv}, men det som står är {found_sv}",
            "{expected_en} is expected here, but there is {found_en}"
        );
        let mut violation = violation("wrong-type", message);
        let scalar = found.is_number() || found.is_boolean();
        if scalar && !choices.is_empty() {
            let (sv, en) = (listed(choices, "eller"), listed(choices, "or"));
            violation.help = Some(text!("Välj {sv}.", "Choose {en}."));
        } else if scalar && kinds.iter().any(|kind| kind == "string") {
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

/// What is said of a number that is too large or too exact to be one of ours, which YAML then reads as text.
fn too_large(kinds: &[String], found: &Value, violation: impl Fn(&'static str, Text) -> Violation) -> Option<Violation> {
    let text = found.as_str()?;
    let is_number = kinds.iter().any(|kind| kind == "number" || kind == "integer");
    let begins = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_written_so = begins.starts_with(|c: char| c.is_ascii_digit()) && text.parse::<f64>().is_ok();
    (is_number && is_written_so).then(|| {
        let message = Text::new("Talet är för stort", "The number is too large");
        let help = Text::new("Skriv ett mindre tal.", "Write a smaller number.");
        Violation { help: Some(help), ..violation("wrong-type", message) }
    })
}

/// What is said of the word `found`, which is none of `known`; people read them as `labels`.
pub(super) fn unknown_word(
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

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
