//! The entries of a collection, where they stand in the text.

use super::comments::column;
use crate::source::Source;
use crate::yaml::{Content, NodeId, Tree};

/// An item, or a key with its value, as it stands in the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// The key; nothing for an item.
    pub key: Option<NodeId>,
    /// The value.
    pub value: NodeId,
    /// Its first byte, a hyphen's of an item.
    pub start: usize,
    /// The byte after its key or hyphen.
    pub head: usize,
    /// The byte at which what comes after it begins.
    pub limit: usize,
}

/// The entries of the collection `id`, in the order they are written. `head` is the byte after the key or hyphen it stands
/// behind, `limit` the byte at which what comes after it begins, or its closing bracket.
pub(crate) fn entries(source: &Source, tree: &Tree<'_>, id: NodeId, head: usize, limit: usize) -> Vec<Found> {
    let node = tree.node(id);
    let span = |id| tree.node(id).span.range();
    let mut found: Vec<Found> = Vec::new();
    match &node.content {
        Content::Scalar { .. } => {}
        Content::Mapping(entries) => found.extend(entries.iter().map(|(key, value)| {
            let key_span = span(*key);
            Found { key: Some(*key), value: *value, start: key_span.start, head: key_span.end, limit }
        })),
        Content::Sequence(items) => {
            // The span of a list in the column of its key begins after its first hyphen.
            let mut from = head;
            for item in items {
                let item_span = span(*item);
                let start = if node.flow { item_span.start } else { hyphen(source, from, item_span.start) };
                let head = if node.flow { start } else { start + 1 };
                found.push(Found { key: None, value: *item, start, head, limit });
                from = item_span.end;
            }
        }
    }
    for index in 1..found.len() {
        found[index - 1].limit = found[index].start;
    }
    found
}

/// The byte of the hyphen of an item, between what comes before and the item itself, where no other hyphen is but in
/// comments.
fn hyphen(source: &Source, from: usize, to: usize) -> usize {
    let mut at = from;
    for line in source.text().get(from..to).unwrap_or("").split_inclusive('\n') {
        let code = line.split('#').next().unwrap_or("");
        if let Some(hyphen) = code.find('-') {
            return at + hyphen;
        }
        at += line.len();
    }
    from
}

/// The column of the collection `id` with the entries `found`, in characters from 0.
pub(crate) fn column_of(source: &Source, tree: &Tree<'_>, id: NodeId, found: &[Found]) -> usize {
    let start = tree.node(id).span.range().start;
    column(source, found.first().map_or(start, |first| first.start.min(start)))
}
