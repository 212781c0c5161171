//! What a text says, apart from how it is written.

use crate::yaml::{Content, NodeId, Tree, Value as Scalar, value};
use std::collections::BTreeMap;

/// What a value says. Quotes, wrapping and the order of keys make no difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Data {
    /// Nothing.
    Null,
    /// A number, `true` or `false`, as it is written.
    Other(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Data>),
    /// A group of keys.
    Map(BTreeMap<String, Data>),
}

impl Data {
    /// What the node `id` says.
    pub(super) fn of(tree: &Tree<'_>, id: NodeId) -> Data {
        match &tree.node(id).content {
            Content::Scalar { text, style } => match value(text, *style) {
                Scalar::Null => Data::Null,
                Scalar::Text(text) => Data::Text(text.to_owned()),
                _ => Data::Other(text.to_string()),
            },
            Content::Sequence(items) => Data::List(items.iter().map(|item| Data::of(tree, *item)).collect()),
            Content::Mapping(entries) => {
                let key = |id| tree.scalar(id).unwrap_or("").to_owned();
                Data::Map(entries.iter().map(|(name, value)| (key(*name), Data::of(tree, *value))).collect())
            }
        }
    }

    /// The text of a scalar, a number's included.
    pub fn text(&self) -> Option<&str> {
        match self {
            Data::Text(text) | Data::Other(text) => Some(text),
            _ => None,
        }
    }

    /// Every scalar in it with the key it stands under, that of its list for an item.
    pub fn scalars<'d>(&'d self, key: &'d str, found: &mut Vec<(&'d str, &'d str)>) {
        match self {
            Data::Null => {}
            Data::Other(text) | Data::Text(text) => found.push((key, text)),
            Data::List(items) => items.iter().for_each(|item| item.scalars(key, found)),
            Data::Map(entries) => entries.iter().for_each(|(key, value)| value.scalars(key, found)),
        }
    }
}
