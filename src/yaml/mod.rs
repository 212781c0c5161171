//! YAML 1.2 text to a tree of nodes, each with its span, and everything wrong with the text itself.
//!
//! The parser's events become a flat list of nodes without recursion. Anchors, aliases, tags, merge keys, several
//! documents, nesting over [`MAX_DEPTH`] and keys that are not plain text are problems with a place, as are characters no
//! one can see. A syntax error ends the parse; what was found before it is kept.

mod characters;
mod comments;
mod parse;
mod positions;
mod quotes;
mod syntax;

pub use characters::{forbidden, unpaired_bidi};
pub use comments::comments;
pub use parse::parse;
pub use positions::source_offsets;

use crate::source::Span;
use crate::text::Text;
use granit_parser::ScalarStyle;
use std::borrow::Cow;

/// How many collections may stand inside each other.
pub const MAX_DEPTH: usize = 64;
/// How many nodes a file may have.
pub const MAX_NODES: usize = 2_000_000;
/// How much of a text a schema sees, in bytes.
pub const MAX_JSON_TEXT: usize = 256;
/// How many problems of its text are reported for one file: one more than is shown, so that it can be said.
pub const MAX_PROBLEMS: usize = 1_001;

/// A node of a [`Tree`], by its place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

impl NodeId {
    /// Its place in the list.
    pub fn index(self) -> u32 {
        self.0
    }
}

/// What a node is.
#[derive(Debug)]
pub enum Content<'s> {
    /// A text; `style` says how it is written.
    Scalar {
        /// The text, escapes and folding undone.
        text: Cow<'s, str>,
        /// Plain, quoted or block.
        style: ScalarStyle,
    },
    /// A list of its items.
    Sequence(Vec<NodeId>),
    /// A group of its keys and values, in the order they are written.
    Mapping(Vec<(NodeId, NodeId)>),
}

/// A node and where it stands.
#[derive(Debug)]
pub struct Node<'s> {
    /// What it is.
    pub content: Content<'s>,
    /// Where it stands.
    pub span: Span,
    /// Whether it is a collection written in brackets or braces.
    pub flow: bool,
}

/// Something wrong with the text of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The rule's name.
    pub rule: &'static str,
    /// The place.
    pub span: Span,
    /// What is wrong.
    pub message: Text,
    /// What would be right.
    pub help: Option<Text>,
    /// Another place that belongs to it.
    pub related: Option<(Span, Text)>,
    /// What certainly mends it: what that does, the place, and the text to put there.
    pub fix: Option<(Text, Span, String)>,
}

impl Problem {
    fn new(rule: &'static str, span: Span, message: Text) -> Self {
        Problem { rule, span, message, help: None, related: None, fix: None }
    }

    fn fix(mut self, title: Text, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some((title, span, replacement.into()));
        self
    }

    fn help(mut self, sv: &str, en: &str) -> Self {
        self.help = Some(Text::new(sv, en));
        self
    }
}

/// The tree of one file.
#[derive(Debug, Default)]
pub struct Tree<'s> {
    nodes: Vec<Node<'s>>,
    /// The outermost node; nothing in an empty file.
    pub root: Option<NodeId>,
    /// Whether the whole text was read, that is, no problem ended the parse.
    pub complete: bool,
    /// The values of keys that stand earlier in the same group: the first one counts.
    pub repeated: Vec<NodeId>,
}

/// The value of a scalar under the core schema of YAML 1.2, read narrowly: whole numbers and decimals in plain notation,
/// `true` and `false`, `null`, `~` and nothing. All else is text: `ja`, `no`, `on`, dates, `12:30`, `0123`, `1e3`, `.inf`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// No value.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number of at most 18 digits.
    Integer(i64),
    /// A decimal number.
    Decimal(f64),
    /// Text.
    Text(&'a str),
}

/// Reads a scalar's value.
pub fn value(text: &str, style: ScalarStyle) -> Value<'_> {
    if style != ScalarStyle::Plain {
        return Value::Text(text);
    }
    match text {
        "" | "~" | "null" => return Value::Null,
        "true" => return Value::Boolean(true),
        "false" => return Value::Boolean(false),
        _ => {}
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || digits.len() > 18 || !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Value::Text(text);
    }
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    if whole.is_empty() || (whole.len() > 1 && whole.starts_with('0')) {
        return Value::Text(text);
    }
    let number = match fraction {
        None => text.parse().ok().map(Value::Integer),
        Some("") => None,
        Some(_) => text.parse().ok().map(Value::Decimal),
    };
    number.unwrap_or(Value::Text(text))
}

impl<'s> Tree<'s> {
    /// An empty tree with room for so many nodes.
    fn with_capacity(nodes: usize) -> Self {
        Tree { nodes: Vec::with_capacity(nodes), ..Tree::default() }
    }

    /// The node with that id.
    pub fn node(&self, id: NodeId) -> &Node<'s> {
        &self.nodes[id.0 as usize]
    }

    fn push(&mut self, content: Content<'s>, span: Span, flow: bool) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node { content, span, flow });
        id
    }

    /// Whether the node is the value of a key that stands earlier in the same group.
    pub fn is_repeated(&self, id: NodeId) -> bool {
        // In the order of the nodes, as they were noted.
        self.repeated.binary_search(&id).is_ok()
    }

    /// The text of a scalar.
    pub fn scalar(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).content {
            Content::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether a node is a scalar with nothing in it: nothing written, `~`, `null` or empty quotes.
    pub fn is_empty(&self, id: NodeId) -> bool {
        match &self.node(id).content {
            Content::Scalar { text, style } => text.is_empty() || value(text, *style) == Value::Null,
            _ => false,
        }
    }

    /// Whether a node is a scalar written as a block, after `|` or `>`.
    pub fn is_block(&self, id: NodeId) -> bool {
        matches!(&self.node(id).content, Content::Scalar { style: ScalarStyle::Literal | ScalarStyle::Folded, .. })
    }

    /// The key and the value that stand under `key` in the mapping `id`.
    pub fn get(&self, id: NodeId, key: &str) -> Option<(NodeId, NodeId)> {
        match &self.node(id).content {
            Content::Mapping(entries) => entries.iter().copied().find(|(name, _)| self.scalar(*name) == Some(key)),
            _ => None,
        }
    }

    /// The place to point at for a node: a scalar itself, a collection by the key before it or its first key.
    pub fn head(&self, id: NodeId, key: Option<NodeId>) -> Span {
        let node = self.node(id);
        match (&node.content, key) {
            (Content::Scalar { .. }, Some(key)) if self.is_empty(id) => self.node(key).span,
            (Content::Scalar { .. }, _) => node.span,
            (_, Some(key)) => self.node(key).span,
            (Content::Mapping(entries), None) if !entries.is_empty() => self.node(entries[0].0).span,
            _ => Span { start: node.span.start, end: node.span.start },
        }
    }

    /// Every scalar of the tree with its span, keys included, in the order of the nodes.
    pub fn scalars(&self) -> impl Iterator<Item = (&str, Span)> {
        self.nodes.iter().filter_map(|node| match &node.content {
            Content::Scalar { text, .. } => Some((text.as_ref(), node.span)),
            _ => None,
        })
    }

    /// The places of all values of `text`, the file of this tree, that are written on several lines, in order. What stands
    /// after `|` or `>` begins there.
    pub fn long_texts(&self, text: &str) -> Vec<Span> {
        let long = |node: &Node<'_>| {
            let Content::Scalar { style, .. } = &node.content else { return None };
            let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
            let start = node.span.start as usize;
            // The span of such a text begins with its first line, under the mark.
            let start = if is_block { text[..start].trim_end().len().saturating_sub(1) } else { start };
            (is_block || text[node.span.range()].contains('\n')).then(|| Span::new(start, node.span.end as usize))
        };
        self.nodes.iter().filter_map(long).collect()
    }

    /// The texts under every key `key` anywhere in the tree, with their spans.
    pub fn texts_under<'t>(&'t self, key: &'t str) -> impl Iterator<Item = (&'t str, Span)> {
        self.nodes
            .iter()
            .filter_map(|node| match &node.content {
                Content::Mapping(entries) => Some(entries),
                _ => None,
            })
            .flatten()
            .filter(move |(name, _)| self.scalar(*name) == Some(key))
            .filter_map(|(_, value)| Some((self.scalar(*value)?, self.node(*value).span)))
    }

    /// The node as a JSON value, for the schema. Of a key that stands twice the first value counts; a key that is no text
    /// is left out. Texts are cut at [`MAX_JSON_TEXT`] bytes: no schema asks for more than their beginning. Recurses at
    /// most [`MAX_DEPTH`] deep.
    pub fn json(&self, id: NodeId) -> serde_json::Value {
        match &self.node(id).content {
            Content::Scalar { text, style } => match value(text, *style) {
                Value::Null => serde_json::Value::Null,
                Value::Boolean(boolean) => boolean.into(),
                Value::Integer(number) => number.into(),
                Value::Decimal(number) => number.into(),
                Value::Text(text) => text[..text.floor_char_boundary(MAX_JSON_TEXT)].into(),
            },
            Content::Sequence(items) => items.iter().map(|item| self.json(*item)).collect(),
            Content::Mapping(entries) => {
                let mut object = serde_json::Map::with_capacity(entries.len());
                for (key, value) in entries {
                    if let Some(key) = self.scalar(*key) {
                        object.entry(key).or_insert_with(|| self.json(*value));
                    }
                }
                serde_json::Value::Object(object)
            }
        }
    }
}
