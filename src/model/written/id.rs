//! The form of an id.

use super::{Form, Parsed};
use crate::model::shape::{Visitor, Walk};
use crate::text::Text;
use schemars::{Schema, json_schema};

/// The form of every id: letters a–z, digits and single hyphens. The id itself is the text as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slug;

impl Slug {
    /// Whether `text` has the form of an id: a–z, 0–9 and single hyphens between them, at most 100 characters.
    pub fn is(text: &str) -> bool {
        text.len() <= 100
            && text
                .split('-')
                .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
    }

    /// The id that `text` most likely means: in small letters, å and ä as a, ö as o, all else as hyphens.
    pub fn near(text: &str) -> Option<String> {
        let plain = text.chars().take(100).flat_map(char::to_lowercase).map(|character| match character {
            'å' | 'ä' | 'á' | 'à' => 'a',
            'ö' | 'ó' | 'ø' => 'o',
            'é' | 'è' | 'ë' => 'e',
            'ü' => 'u',
            other if other.is_ascii_alphanumeric() => other,
            _ => '-',
        });
        let plain: String = plain.collect();
        let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
        Some(words.join("-")).filter(|near| !near.is_empty())
    }
}

impl Form for Slug {
    fn read(text: &str) -> Result<Self, Text> {
        if Slug::is(text) {
            Ok(Slug)
        } else if let Some(near) = Slug::near(text) {
            Err(crate::text!(
                "”{text}” duger inte som id: använd bara a–z, 0–9 och enkla bindestreck, som i ”{near}”",
                "“{text}” cannot be an id: use only a–z, 0–9 and single hyphens, as in “{near}”"
            ))
        } else {
            Err(crate::text!(
                "”{text}” duger inte som id: använd bara a–z, 0–9 och enkla bindestreck, som i ”tidiga-insatser”",
                "“{text}” cannot be an id: use only a–z, 0–9 and single hyphens, as in “tidiga-insatser”"
            ))
        }
    }
    fn schema() -> Schema {
        json_schema!({ "type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 100 })
    }
    fn name() -> &'static str {
        "Slug"
    }
}

/// The form of a name of a register entry: that of an [id](Slug), with other words for what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryName;

impl Form for EntryName {
    fn read(text: &str) -> Result<Self, Text> {
        if Slug::is(text) {
            return Ok(EntryName);
        }
        Err(crate::text!(
            "”{text}” är inget id ur registret: skriv postens id, flera som [ett, ett-till], andra ord som {{words: ...}}, eller not-stated om texten inte säger vem",
            "“{text}” is no id of the register: write the id of an entry, several as [one, another], other words as {{words: ...}}, or not-stated if the text does not say who"
        ))
    }
    fn schema() -> Schema {
        Slug::schema()
    }
    fn name() -> &'static str {
        "Slug"
    }
}

/// The id of a document, a part of it or a register entry.
pub type Id = Parsed<Slug>;

impl Walk for Parsed<Slug> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        visitor.id(self);
        self.report(visitor);
    }
}
