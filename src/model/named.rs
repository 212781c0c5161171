//! Texts by name, in the order they are written: footnotes, abbreviations, headings.

use super::meaning::{self, Mean, Meaning};
use super::shape::{Visitor, Walk};
use super::written::{Prose, Spanned, entries};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;

/// Prose by name, kept in the order it is written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NamedProse(pub Vec<(Spanned<String>, Prose)>);

/// Footnotes by name.
pub type Footnotes = NamedProse;

impl<'de> Deserialize<'de> for NamedProse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        entries(deserializer).map(NamedProse)
    }
}

impl JsonSchema for NamedProse {
    fn schema_name() -> Cow<'static, str> {
        "NamedProse".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": { "type": "string" } })
    }
}

impl Walk for NamedProse {
    fn walk(&self, visitor: &mut dyn Visitor) {
        for (_, text) in &self.0 {
            text.walk(visitor);
        }
    }
}

impl Mean for NamedProse {
    fn meaning(&self) -> Option<Meaning> {
        meaning::named("NamedProse", &self.0)
    }
}

/// Short texts by name, in the order they are written: abbreviations, headings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NamedText(pub Vec<(Spanned<String>, Spanned<String>)>);

impl<'de> Deserialize<'de> for NamedText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        entries(deserializer).map(NamedText)
    }
}

impl JsonSchema for NamedText {
    fn schema_name() -> Cow<'static, str> {
        "NamedText".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": { "type": "string" } })
    }
}

impl Walk for NamedText {
    fn walk(&self, _: &mut dyn Visitor) {}
}

impl Mean for NamedText {
    fn meaning(&self) -> Option<Meaning> {
        meaning::named("NamedText", &self.0)
    }
}
