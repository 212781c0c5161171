//! A text as a view holds it: written in the target format, or, for print, as a tree.

use super::node::{Node, weight};
use serde::{Serialize, Serializer};

/// A text of a view. A template sees a text for Markdown and HTML, and a list of nodes for print.
#[derive(Debug, Clone, PartialEq)]
pub enum Written {
    /// In the target format.
    Text(String),
    /// As nodes, which nothing has been made of yet.
    Tree(Vec<Node>),
}

impl Written {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Written::Text(text) => text.is_empty(),
            Written::Tree(nodes) => nodes.is_empty(),
        }
    }

    /// The text in the target format; nothing of a tree.
    pub fn as_text(&self) -> &str {
        match self {
            Written::Text(text) => text,
            Written::Tree(_) => "",
        }
    }

    /// The nodes; none of a text.
    pub fn nodes(&self) -> &[Node] {
        match self {
            Written::Text(_) => &[],
            Written::Tree(nodes) => nodes,
        }
    }

    /// About how many bytes it takes on a page.
    pub fn size(&self) -> usize {
        match self {
            Written::Text(text) => text.len(),
            Written::Tree(nodes) => weight(nodes),
        }
    }
}

impl Default for Written {
    fn default() -> Self {
        Written::Text(String::new())
    }
}

impl From<String> for Written {
    fn from(text: String) -> Self {
        Written::Text(text)
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Written::Text(text) => serializer.serialize_str(text),
            Written::Tree(nodes) => nodes.serialize(serializer),
        }
    }
}
