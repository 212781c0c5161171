//! Prose that belongs to no format: pieces that a writer turns into its own.

use crate::picture::Kind;
use schemars::JsonSchema;
use serde::Serialize;

/// A piece of prose.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Text.
    Text(String),
    /// Code in a line.
    Code(String),
    /// Lines of code.
    CodeBlock(String),
    /// A line break that means nothing.
    SoftBreak,
    /// A line break that is meant.
    Break,
    /// A line across the page.
    Rule,
    /// A picture.
    Picture(Picture),
    /// Something begins.
    Open(Mark),
    /// What began last ends.
    Close,
    /// A call to a footnote.
    NoteCall {
        /// The number of the footnote.
        number: usize,
        /// Which call to it this is, from 1.
        call: usize,
    },
    /// The way back from a footnote to the calls to it.
    WayBack {
        /// The number of the footnote.
        number: usize,
        /// How many calls there are.
        calls: usize,
    },
}

/// A picture in prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Its address in the format; nothing if it cannot be used.
    pub source: Option<String>,
    /// What it is, if it can be used.
    pub kind: Option<Kind>,
    /// Its file, as the document names it.
    pub file: String,
    /// The text for those who do not see it.
    pub alt: String,
}

/// What a stretch of prose is.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A paragraph.
    Paragraph,
    /// A quotation.
    Quote,
    /// A list, numbered from a number or not.
    List(Option<u64>),
    /// An entry of a list.
    Item,
    /// A table with the side each column leans to.
    Table(Vec<Side>),
    /// A row of a table; true in the first.
    Row(bool),
    /// A cell of a table; true in the first row.
    Cell(bool, Side),
    /// Terms and what they mean.
    Definitions,
    /// A term.
    Term,
    /// What it means.
    Definition,
    /// Stressed.
    Emphasis,
    /// Strongly stressed.
    Strong,
    /// A heading that runs into its paragraph, with its address on the page.
    RunIn(Option<String>),
    /// A link.
    Link(Address),
}

/// The side a column leans to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Where the language begins.
    Start,
    /// The middle.
    Centre,
    /// Where the language ends.
    End,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Address {
    /// A place on this page.
    Here(String),
    /// Another page or an e-mail address, checked.
    Outside(String),
}

impl Mark {
    /// Whether this is part of a line of text, and not a block of its own.
    pub fn is_inline(&self) -> bool {
        matches!(self, Mark::Emphasis | Mark::Strong | Mark::RunIn(_) | Mark::Link(_))
    }
}

/// A part of a sentence: pieces without blocks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Phrase(pub Vec<Piece>);

impl Phrase {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        let mut phrase = Phrase::default();
        phrase.push(text);
        phrase
    }

    /// Adds plain text.
    pub fn push(&mut self, text: impl Into<String>) {
        let text = text.into();
        match self.0.last_mut() {
            Some(Piece::Text(before)) => before.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.0.push(Piece::Text(text)),
        }
    }

    /// Adds `other`.
    pub fn append(&mut self, other: Phrase) {
        for piece in other.0 {
            match piece {
                Piece::Text(text) => self.push(text),
                piece => self.0.push(piece),
            }
        }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of it within `mark`.
    pub fn within(mut self, mark: Mark) -> Self {
        self.0.insert(0, Piece::Open(mark));
        self.0.push(Piece::Close);
        self
    }

    /// All of it as a link to the place `anchor` of the page. Links do not stand within links: those in it become plain, and
    /// its calls to footnotes follow.
    pub fn linked_to(self, anchor: &str) -> Self {
        let (mut inner, mut calls, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for piece in self.0 {
            match piece {
                Piece::NoteCall { .. } => calls.push(piece),
                Piece::Open(mark) => {
                    let kept = !matches!(mark, Mark::Link(_));
                    open.push(kept);
                    inner.extend(kept.then_some(Piece::Open(mark)));
                }
                Piece::Close => inner.extend((open.pop() != Some(false)).then_some(Piece::Close)),
                piece => inner.push(piece),
            }
        }
        let mut linked = Phrase(inner).within(Mark::Link(Address::Here(anchor.to_owned())));
        linked.0.extend(calls);
        linked
    }

    /// "Label: " and then this.
    pub fn labelled(self, label: &str) -> Self {
        let mut phrase = Phrase::text(format!("{label}:")).within(Mark::Strong);
        phrase.push(" ");
        phrase.append(self);
        phrase
    }

    /// With its first letter as a capital.
    pub fn capitalised(mut self) -> Self {
        if let Some(Piece::Text(text)) = self.0.first_mut()
            && let Some(first) = text.chars().next()
            && first.is_lowercase()
        {
            *text = first.to_uppercase().chain(text.chars().skip(1)).collect();
        }
        self
    }

    /// As a paragraph.
    pub fn paragraph(self) -> Vec<Piece> {
        self.within(Mark::Paragraph).0
    }

    /// Several joined with commas, and `word` before the last.
    pub fn listed(phrases: Vec<Phrase>, word: &str) -> Phrase {
        let count = phrases.len();
        let mut all = Phrase::default();
        for (index, phrase) in phrases.into_iter().enumerate() {
            if index > 0 && index + 1 == count {
                all.push(format!(" {word} "));
            } else if index > 0 {
                all.push(", ");
            }
            all.append(phrase);
        }
        all
    }
}

/// The text of `pieces` without any markup.
pub fn plain(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(part) | Piece::Code(part) | Piece::CodeBlock(part) => text.push_str(part),
            Piece::Picture(picture) => text.push_str(&picture.alt),
            Piece::SoftBreak | Piece::Break => text.push(' '),
            _ => {}
        }
    }
    text
}

/// The pieces of a paragraph, if `pieces` are one paragraph and nothing else.
pub fn sole_paragraph(pieces: &[Piece]) -> Option<&[Piece]> {
    let [Piece::Open(Mark::Paragraph), inner @ .., Piece::Close] = pieces else { return None };
    let mut depth = 0usize;
    for piece in inner {
        match piece {
            Piece::Open(_) => depth += 1,
            Piece::Close => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    Some(inner)
}
