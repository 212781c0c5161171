//! Text in Markdown, with the comments that speak to okplan kept beside it.

use super::Spanned;
use crate::markdown;
use crate::model::shape::{Visitor, Walk};
use crate::source::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::ops::Range;

/// Text in Markdown: CommonMark with tables, footnotes and heading ids. Comments that speak to okplan are no part of the
/// text. Boxed: most places for prose are empty. Compares by what it says.
#[derive(Debug, Clone, Default)]
pub struct Prose(Box<Manuscript>);

/// What stands behind a [`Prose`].
#[derive(Debug, Clone, Default)]
struct Manuscript {
    text: Spanned<String>,
    commented: Option<Box<Commented>>,
}

/// A text as it is written, with comments that speak to okplan.
#[derive(Debug, Clone, Default)]
struct Commented {
    written: String,
    comments: Vec<Range<usize>>,
    /// What is left out of it.
    cuts: Vec<Range<usize>>,
}

impl Prose {
    /// Prose of a Markdown text and its place.
    pub fn new(text: Spanned<String>) -> Prose {
        let comments = markdown::addressed(&text.value);
        if comments.is_empty() {
            return Prose(Box::new(Manuscript { text, commented: None }));
        }
        let cuts = markdown::cuts(&text.value, &comments);
        let plain = markdown::without(&text.value, &cuts);
        let commented = Some(Box::new(Commented { written: text.value, comments, cuts }));
        Prose(Box::new(Manuscript { text: Spanned { value: plain, span: text.span }, commented }))
    }

    /// The Markdown text as YAML gives it, without comments that speak to okplan.
    pub fn text(&self) -> &str {
        &self.0.text.value
    }

    /// The Markdown text as YAML gives it, whole.
    pub fn written(&self) -> &str {
        self.0.commented.as_ref().map_or(self.text(), |commented| &commented.written)
    }

    /// The bytes of [`Prose::written`] that are comments that speak to okplan, in order.
    pub fn comments(&self) -> &[Range<usize>] {
        self.0.commented.as_ref().map_or(&[], |commented| &commented.comments)
    }

    /// The bytes of [`Prose::written`] at which the bytes `offsets` (ascending) of [`Prose::text`] stand.
    pub fn written_offsets(&self, offsets: &[usize]) -> Vec<usize> {
        let cuts = self.0.commented.as_ref().map_or(&[] as &[Range<usize>], |commented| &commented.cuts);
        let (mut cuts, mut left_out) = (cuts.iter().peekable(), 0);
        let mut written = Vec::with_capacity(offsets.len());
        for offset in offsets {
            while let Some(cut) = cuts.next_if(|cut| cut.start <= offset + left_out) {
                left_out += cut.len();
            }
            written.push(offset + left_out);
        }
        written
    }

    /// The Markdown text on one line, with single spaces between its words.
    pub fn one_line(&self) -> String {
        self.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where the scalar stands in its file.
    pub fn span(&self) -> Span {
        self.0.text.span
    }
}

impl PartialEq for Prose {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Prose::new)
    }
}

impl JsonSchema for Prose {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Prose".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

impl Walk for Prose {
    fn walk(&self, visitor: &mut dyn Visitor) {
        visitor.prose(self);
    }
}
