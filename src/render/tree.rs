//! Prose as a tree, for print.

use super::node::{Defined, Node};
use super::piece::{Address, Mark, Picture, Piece, sole_paragraph};
use super::writer::Writer;
use super::written::Written;
use crate::picture::Kind;

/// The folder in which the files of pictures stand beside a printed document's data.
pub const PICTURES: &str = "pictures/";

/// Keeps pieces as nodes.
pub struct Tree;

/// What is open, with what it holds so far.
struct Opened<'p> {
    mark: Option<&'p Mark>,
    content: Vec<Node>,
    /// The finished entries, cells or rows.
    parts: Vec<Vec<Node>>,
    rows: Vec<Vec<Vec<Node>>>,
    entries: Vec<Defined>,
}

impl<'p> Opened<'p> {
    fn new(mark: Option<&'p Mark>) -> Self {
        Opened { mark, content: Vec::new(), parts: Vec::new(), rows: Vec::new(), entries: Vec::new() }
    }

    fn text(&mut self, text: &str) {
        match self.content.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ if text.is_empty() => {}
            _ => self.content.push(Node::Text(text.to_owned())),
        }
    }

    /// Takes in what has just ended.
    fn take(&mut self, ended: Opened<'_>) {
        let Opened { mark, content, parts, mut rows, entries } = ended;
        let Some(mark) = mark else { return self.content.extend(content) };
        let node = match mark {
            Mark::Item | Mark::Cell(..) => return self.parts.push(content),
            Mark::Row(_) => return self.rows.push(parts),
            Mark::Term => return self.entries.push(Defined { term: content, meanings: Vec::new() }),
            Mark::Definition => return self.meaning(content),
            Mark::Paragraph if content.is_empty() => return,
            Mark::Paragraph => Node::Paragraph { content },
            Mark::Quote => Node::Quote { content },
            Mark::List(start) => Node::List { start: *start, items: parts },
            Mark::Table(sides) => {
                let body = rows.split_off(rows.len().min(1));
                Node::Table { sides: sides.clone(), head: rows.pop().unwrap_or_default(), rows: body }
            }
            Mark::Definitions => Node::Definitions { entries },
            Mark::Emphasis => Node::Emphasis { content },
            Mark::Strong => Node::Strong { content },
            Mark::RunIn(anchor) => Node::RunIn { anchor: anchor.clone(), content },
            Mark::Link(Address::Here(anchor)) => Node::Here { anchor: anchor.clone(), content },
            Mark::Link(Address::Outside(address)) => Node::Outside { address: address.clone(), content },
        };
        self.content.push(node);
    }

    fn meaning(&mut self, content: Vec<Node>) {
        match self.entries.last_mut() {
            Some(entry) => entry.meanings.push(content),
            None => self.entries.push(Defined { term: Vec::new(), meanings: vec![content] }),
        }
    }
}

/// `pieces` as nodes. A line break that means nothing is a space.
fn nodes(pieces: &[Piece]) -> Vec<Node> {
    let mut innermost = Opened::new(None);
    let mut outer: Vec<Opened<'_>> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => innermost.text(text),
            Piece::SoftBreak => innermost.text(" "),
            Piece::Code(text) => innermost.content.push(Node::Code { text: text.clone() }),
            Piece::CodeBlock(text) => innermost.content.push(Node::CodeBlock { text: text.clone() }),
            Piece::Picture(Picture { source, kind, file, alt }) => innermost.content.push(Node::Picture {
                source: source.clone(),
                format: kind.map(Kind::word),
                file: file.clone(),
                alt: alt.clone(),
            }),
            Piece::Break => innermost.content.push(Node::Break),
            Piece::Rule => innermost.content.push(Node::Rule),
            Piece::NoteCall { number, call } => innermost.content.push(Node::NoteCall { number: *number, call: *call }),
            // On paper a footnote stands on the page that calls it.
            Piece::WayBack { .. } => {}
            Piece::Open(mark) => outer.push(std::mem::replace(&mut innermost, Opened::new(Some(mark)))),
            Piece::Close => {
                if let Some(around) = outer.pop() {
                    let ended = std::mem::replace(&mut innermost, around);
                    innermost.take(ended);
                }
            }
        }
    }
    while let Some(around) = outer.pop() {
        let ended = std::mem::replace(&mut innermost, around);
        innermost.take(ended);
    }
    innermost.content
}

impl Writer for Tree {
    fn text(&self, text: &str) -> Written {
        Written::Tree(nodes(&[Piece::Text(text.to_owned())]))
    }

    fn line(&self, pieces: &[Piece]) -> Written {
        Written::Tree(nodes(pieces))
    }

    fn blocks(&self, pieces: &[Piece]) -> Written {
        Written::Tree(nodes(pieces))
    }

    fn cell(&self, pieces: &[Piece]) -> Written {
        Written::Tree(nodes(sole_paragraph(pieces).unwrap_or(pieces)))
    }

    fn note(&self, _: usize, pieces: &[Piece]) -> Written {
        self.cell(pieces)
    }

    fn picture(&self, name: &str, _: Kind, _: &[u8]) -> String {
        format!("{PICTURES}{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::piece::Side;

    fn text(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    #[test]
    fn lists_and_tables_hold_their_parts() {
        let open = |mark| Piece::Open(mark);
        let list = [open(Mark::List(Some(3))), open(Mark::Item), text("a"), Piece::Close, Piece::Close];
        assert_eq!(nodes(&list), [Node::List { start: Some(3), items: vec![vec![Node::Text("a".to_owned())]] }]);
        let mut table = vec![open(Mark::Table(vec![Side::End]))];
        for first in [true, false] {
            table.extend([open(Mark::Row(first)), open(Mark::Cell(first, Side::End)), text("x"), Piece::Close, Piece::Close]);
        }
        table.push(Piece::Close);
        let cell = vec![Node::Text("x".to_owned())];
        assert_eq!(nodes(&table), [Node::Table { sides: vec![Side::End], head: vec![cell.clone()], rows: vec![vec![cell]] }]);
    }

    #[test]
    fn text_is_a_string_and_all_else_says_what_it_is() {
        let pieces = [Piece::Open(Mark::Strong), text("a"), Piece::SoftBreak, text("b"), Piece::Close, Piece::Break];
        let json = serde_json::to_value(nodes(&pieces)).expect("JSON");
        assert_eq!(json, serde_json::json!([{"node": "strong", "content": ["a b"]}, {"node": "break"}]));
    }

    #[test]
    fn what_is_left_open_keeps_its_text() {
        assert_eq!(nodes(&[Piece::Open(Mark::Emphasis), text("a")]).len(), 1);
        assert_eq!(nodes(&[Piece::Close, text("a")]), [Node::Text("a".to_owned())]);
    }
}
