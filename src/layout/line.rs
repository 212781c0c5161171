//! Collections on one line, in brackets and braces.

use super::comments::Comment;
use super::order::Place;
use super::scalar::joined;
use crate::source::Source;
use crate::yaml::{Content, NodeId, Tree};
use granit_parser::ScalarStyle;

/// The longest line a collection in brackets or braces may stand on, in characters, without a comment behind it.
pub(super) const MAX_LINE_WIDTH: usize = 120;

/// The longest text without quotes that stands in brackets or braces, in characters, if it has several words: a comma
/// would end it, and longer texts sooner or later get one.
pub(super) const MAX_LINE_TEXT: usize = 50;

/// What writes collections on one line.
pub(super) struct InBrackets<'a, 's> {
    /// The text they stand in.
    pub source: &'s Source,
    /// Its tree.
    pub tree: &'a Tree<'s>,
    /// Its comments, in order.
    pub comments: &'a [Comment<'s>],
}

impl InBrackets<'_, '_> {
    /// The collection on the rest of a line that begins in column `start`; nothing when it must have a line for each entry.
    pub(super) fn write_within(&self, id: NodeId, place: Place<'_>, start: usize) -> Option<String> {
        let line = self.write(id, place)?;
        let is_empty = matches!(line.as_str(), "{}" | "[]");
        (is_empty || start + line.chars().count() <= MAX_LINE_WIDTH).then_some(line)
    }

    fn write(&self, id: NodeId, place: Place<'_>) -> Option<String> {
        let node = self.tree.node(id);
        match &node.content {
            Content::Scalar { text, style } => {
                let is_long = *style == ScalarStyle::Plain && text.contains(' ') && text.chars().count() > MAX_LINE_TEXT;
                if is_long { None } else { joined(self.source.slice(node.span)) }
            }
            Content::Sequence(items) if items.is_empty() => Some("[]".to_owned()),
            Content::Mapping(entries) if entries.is_empty() => Some("{}".to_owned()),
            _ if !node.flow || self.has_comment(id) => None,
            Content::Sequence(items) => {
                let items: Option<Vec<String>> = items.iter().map(|item| self.write(*item, place.item())).collect();
                Some(format!("[{}]", items?.join(", ")))
            }
            Content::Mapping(entries) => {
                let entries = place.sorted(entries.clone(), |(key, _)| self.tree.scalar(*key).map(str::to_owned));
                let entries: Option<Vec<String>> =
                    entries.into_iter().map(|(key, value)| self.entry(key, value, place)).collect();
                Some(format!("{{{}}}", entries?.join(", ")))
            }
        }
    }

    fn entry(&self, key: NodeId, value: NodeId, place: Place<'_>) -> Option<String> {
        let written = self.write(key, place)?;
        let after = self.source.text().get(self.tree.node(key).span.range().end..).unwrap_or("");
        if self.tree.node(value).span.range().is_empty() && !after.trim_start().starts_with(':') {
            return Some(written); // A word between commas is a key without a value.
        }
        let value = self.write(value, place.under(self.tree.scalar(key)?))?;
        Some(format!("{written}: {value}"))
    }

    fn has_comment(&self, id: NodeId) -> bool {
        let span = self.tree.node(id).span.range();
        let next = self.comments.partition_point(|comment| comment.at < span.start);
        self.comments.get(next).is_some_and(|comment| comment.at < span.end)
    }
}
