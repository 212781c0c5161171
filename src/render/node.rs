//! Prose as a tree of nodes, for print: what is set is decided by who sets it. Text in a node is text and never markup.

use super::piece::Side;
use schemars::JsonSchema;
use serde::Serialize;

/// A piece of prose with what it holds. It serializes as its text, or as a map whose `node` says what it is.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "node", rename_all = "kebab-case")]
pub enum Node {
    /// Code in a line.
    Code {
        /// The code.
        text: String,
    },
    /// Lines of code.
    CodeBlock {
        /// The code.
        text: String,
    },
    /// A picture.
    Picture {
        /// Its file beside the data; nothing if it cannot be used.
        source: Option<String>,
        /// `svg`, `png` or `jpg`; nothing if it cannot be used.
        format: Option<&'static str>,
        /// Its file, as the document names it.
        file: String,
        /// The text for those who do not see it.
        alt: String,
    },
    /// A line break that is meant.
    Break,
    /// A line across the page.
    Rule,
    /// A paragraph.
    Paragraph {
        /// What stands in it.
        content: Vec<Node>,
    },
    /// A quotation.
    Quote {
        /// Its blocks.
        content: Vec<Node>,
    },
    /// A list.
    List {
        /// The number of the first entry, if it is numbered.
        start: Option<u64>,
        /// The blocks of each entry.
        items: Vec<Vec<Node>>,
    },
    /// A table.
    Table {
        /// The side each column leans to.
        sides: Vec<Side>,
        /// The cells of the first row.
        head: Vec<Vec<Node>>,
        /// The cells of the rows after it.
        rows: Vec<Vec<Vec<Node>>>,
    },
    /// Terms and what they mean.
    Definitions {
        /// The entries in order.
        entries: Vec<Defined>,
    },
    /// Stressed.
    Emphasis {
        /// What is.
        content: Vec<Node>,
    },
    /// Strongly stressed.
    Strong {
        /// What is.
        content: Vec<Node>,
    },
    /// A heading that runs into its paragraph.
    RunIn {
        /// Its address on the page.
        anchor: Option<String>,
        /// The heading.
        content: Vec<Node>,
    },
    /// A link to a place of the same document.
    Here {
        /// The address of the place.
        anchor: String,
        /// The text of the link.
        content: Vec<Node>,
    },
    /// A link to another page, or an e-mail address.
    Outside {
        /// The address, checked: http, https, mailto or tel.
        address: String,
        /// The text of the link.
        content: Vec<Node>,
    },
    /// A call to a footnote.
    NoteCall {
        /// The number of the footnote.
        number: usize,
        /// Which call to it this is, from 1.
        call: usize,
    },
    /// Text.
    #[serde(untagged)]
    Text(String),
}

/// A term and what it means.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Defined {
    /// The term.
    pub term: Vec<Node>,
    /// The blocks of each meaning.
    pub meanings: Vec<Vec<Node>>,
}

impl Node {
    /// What the node holds, list by list in printed order.
    pub fn children(&self) -> Vec<&[Node]> {
        match self {
            Node::Text(_)
            | Node::Code { .. }
            | Node::CodeBlock { .. }
            | Node::Picture { .. }
            | Node::Break
            | Node::Rule
            | Node::NoteCall { .. } => Vec::new(),
            Node::Paragraph { content }
            | Node::Quote { content }
            | Node::Emphasis { content }
            | Node::Strong { content }
            | Node::RunIn { content, .. }
            | Node::Here { content, .. }
            | Node::Outside { content, .. } => vec![content],
            Node::List { items, .. } => items.iter().map(Vec::as_slice).collect(),
            Node::Table { head, rows, .. } => head.iter().chain(rows.iter().flatten()).map(Vec::as_slice).collect(),
            Node::Definitions { entries } => {
                entries.iter().flat_map(|entry| std::iter::once(&entry.term).chain(&entry.meanings)).map(Vec::as_slice).collect()
            }
        }
    }

    /// Its own text, without that of what it holds.
    pub fn text(&self) -> &str {
        match self {
            Node::Text(text) | Node::Code { text } | Node::CodeBlock { text } | Node::Picture { alt: text, .. } => text,
            _ => "",
        }
    }
}

/// About how many bytes `nodes` take on a page: their texts, and something for each node.
pub fn weight(nodes: &[Node]) -> usize {
    let of_one = |node: &Node| node.text().len() + 16 + node.children().into_iter().map(weight).sum::<usize>();
    nodes.iter().map(of_one).sum()
}
