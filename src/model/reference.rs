//! References: how a document names another, and a part of itself or another.

use super::meaning::{Mean, Meaning, Value};
use super::shape::{Visitor, Walk};
use super::written::{Form, OneOrMany, Parsed, Slug};
use crate::text;
use crate::text::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// Another document: `id`, or `id@edition`, with `#part` for a part of it. Without an edition the one in force when the
/// referring document starts is meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentReference {
    /// The id of the document.
    pub document: String,
    /// Its edition, if one is named.
    pub edition: Option<String>,
    /// The id of the part, if one is named.
    pub part: Option<String>,
}

/// A part of this document, `part`, or of another, `document#part` or `document@edition#part`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartReference {
    /// The document and edition, if it is another.
    pub document: Option<(String, Option<String>)>,
    /// The id of the part.
    pub part: String,
}

/// Whether `text` can be an edition: letters, digits, full stops, hyphens and underscores.
pub fn is_edition(text: &str) -> bool {
    !text.is_empty() && text.len() <= 100 && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

/// Reads `id` or `id@edition`.
fn read_document(text: &str) -> Option<(String, Option<String>)> {
    let (document, edition) = match text.split_once('@') {
        Some((document, edition)) => (document, Some(edition)),
        None => (text, None),
    };
    let sound = Slug::is(document) && edition.is_none_or(is_edition);
    sound.then(|| (document.to_owned(), edition.map(str::to_owned)))
}

impl Form for DocumentReference {
    fn read(text: &str) -> Result<Self, Text> {
        let (document, part) = match text.split_once('#') {
            Some((document, part)) => (document, Some(part)),
            None => (text, None),
        };
        let sound = part.is_none_or(Slug::is);
        read_document(document)
            .filter(|_| sound)
            .map(|(document, edition)| DocumentReference { document, edition, part: part.map(str::to_owned) })
            .ok_or_else(|| {
                text!(
                    "”{text}” pekar inte ut ett dokument: skriv dokumentets id, id@utgåva eller id@utgåva#del",
                    "“{text}” does not name a document: write the document's id, id@edition or id@edition#part"
                )
            })
    }
    fn schema() -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "pattern": r"^[a-z0-9-]+(@[^@#\s]+)?(#[a-z0-9-]+)?$",
        })
    }
    fn name() -> &'static str {
        "DocumentReference"
    }
}

impl Form for PartReference {
    fn read(text: &str) -> Result<Self, Text> {
        let wrong = || {
            text!(
                "”{text}” pekar inte ut en del: skriv delens id, eller dokument#del",
                "“{text}” does not name a part: write the part's id, or document#part"
            )
        };
        match text.rsplit_once('#') {
            None if Slug::is(text) => Ok(PartReference { document: None, part: text.to_owned() }),
            Some((document, part)) if Slug::is(part) => {
                let document = if document.is_empty() { None } else { Some(read_document(document).ok_or_else(wrong)?) };
                Ok(PartReference { document, part: part.to_owned() })
            }
            _ => Err(wrong()),
        }
    }
    fn schema() -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "pattern": r"^([a-z0-9-]+(@[^@#\s]+)?)?#?[a-z0-9-]+$",
        })
    }
    fn name() -> &'static str {
        "PartReference"
    }
}

impl Walk for Parsed<DocumentReference> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        visitor.document_reference(self);
        self.report(visitor);
    }
}

impl Walk for Parsed<PartReference> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        visitor.part_reference(self);
        self.report(visitor);
    }
}

/// A reference to a goal of the plan that is followed up: a bare id means a goal of that plan.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(transparent)]
pub struct FollowedGoal(pub Parsed<PartReference>);

impl JsonSchema for FollowedGoal {
    fn schema_name() -> Cow<'static, str> {
        PartReference::name().into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        PartReference::schema()
    }
}

impl Walk for FollowedGoal {
    fn walk(&self, visitor: &mut dyn Visitor) {
        visitor.followed_reference(&self.0);
        self.0.report(visitor);
    }
}

impl Mean for FollowedGoal {
    fn meaning(&self) -> Option<Meaning> {
        self.0.meaning()
    }
}

/// The short name of an abbreviation that a register explains.
///
/// Kortnamnet på en förkortning som ett register förklarar.
#[derive(Debug, Clone, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct AbbreviationName(pub super::written::Spanned<String>);

impl Walk for AbbreviationName {
    fn walk(&self, visitor: &mut dyn Visitor) {
        visitor.abbreviation(&self.0);
    }
}

impl Mean for AbbreviationName {
    fn meaning(&self) -> Option<Meaning> {
        Some(Meaning::at(Value::Word(self.0.value.clone()), self.0.span))
    }
}

/// References to other documents.
pub type References = OneOrMany<Parsed<DocumentReference>>;
