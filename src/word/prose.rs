//! Prose as paragraphs, lists and tables of Word.

use super::pictures::Pictures;
use super::widths;
use crate::docx::{Block, Cell, Content, Item, List, Look, Paragraph, Row, Side, Span, Style, Table};
use crate::render::node::{Defined, Node};
use crate::render::{Side as Leaning, Written};
use crate::workspace::Workspace;
use std::collections::BTreeSet;

/// The most columns of a table that stand beside each other; Word takes 63, and no page more than these.
const COLUMNS: usize = 12;

/// How many levels of lists Word tells apart; an entry of a deeper one stands as one of the last.
const LEVELS: u8 = 9;

/// What is kept while a document is made.
pub struct Maker<'w> {
    /// The pictures.
    pub pictures: Pictures<'w>,
    /// The lists so far.
    pub lists: Vec<List>,
    /// The footnotes that have been called so far.
    pub called: BTreeSet<usize>,
    /// Footnotes that only footnotes call, which stand at the end.
    pub loose: BTreeSet<usize>,
    /// Whether this is a footnote, in which none stands.
    pub in_note: bool,
    /// Whether this is a heading or a label, in which a picture is its words.
    pub in_words: bool,
}

/// What paragraphs stand in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Frame {
    /// How they look.
    pub style: Style,
    /// How many lists they stand in.
    pub depth: u8,
    /// How many quotations they stand in.
    pub quotes: u8,
    /// How their text looks.
    pub look: Look,
}

impl Frame {
    /// Within a cell.
    pub const CELL: Frame = Frame::of(Style::Cell);

    /// Paragraphs of a style.
    pub const fn of(style: Style) -> Frame {
        let look = Look { bold: false, italic: false, code: false, muted: false, raised: false };
        Frame { style, depth: 0, quotes: 0, look }
    }

    /// The same, less prominent.
    pub fn muted(mut self) -> Frame {
        self.look.muted = true;
        self
    }

    /// Within an entry of a list.
    pub fn listed(mut self) -> Frame {
        self.depth = (self.depth + 1).min(LEVELS);
        if self.style == Style::Body {
            self.style = Style::List;
        }
        self
    }

    /// Within a quotation.
    fn quoted(mut self) -> Frame {
        self.quotes = (self.quotes + 1).min(LEVELS);
        self.style = Style::Quote;
        self
    }

    /// An empty paragraph of a style in it.
    fn empty(self, style: Style) -> Paragraph {
        Paragraph { style, indent: self.depth, quotes: self.quotes, ..Paragraph::default() }
    }

    /// A paragraph in it.
    pub fn paragraph(self, line: Line) -> Paragraph {
        let Line { spans, anchors } = line;
        let is_figure = !spans.is_empty() && spans.iter().all(|span| matches!(span.content, Content::Picture(_)));
        let style = if is_figure && matches!(self.style, Style::Body | Style::List) { Style::Figure } else { self.style };
        Paragraph { anchors, spans, ..self.empty(style) }
    }
}

/// What a paragraph is made of.
#[derive(Debug, Default)]
pub struct Line {
    /// Its stretches.
    pub spans: Vec<Span>,
    /// The places in it.
    pub anchors: Vec<String>,
}

impl<'w> Maker<'w> {
    /// Nothing yet of a document in `workspace`.
    pub fn of(workspace: &'w Workspace) -> Self {
        let (called, loose) = (BTreeSet::new(), BTreeSet::new());
        Maker { pictures: Pictures::of(workspace), lists: Vec::new(), called, loose, in_note: false, in_words: false }
    }

    /// A text as blocks; none if it says nothing.
    pub fn text(&mut self, text: &Written, frame: Frame) -> Vec<Block> {
        self.blocks(text.nodes(), frame)
    }

    /// A text as one line of words.
    pub fn line(&mut self, text: &Written, look: Look) -> Line {
        let mut line = Line::default();
        self.in_words = true;
        self.inline(text.nodes(), look, None, &mut line);
        self.in_words = false;
        line
    }

    /// `nodes` as blocks.
    pub fn blocks(&mut self, nodes: &[Node], frame: Frame) -> Vec<Block> {
        let (mut out, mut open) = (Vec::new(), Line::default());
        for node in nodes {
            let Some(blocks) = self.block(node, frame) else {
                self.inline(std::slice::from_ref(node), frame.look, None, &mut open);
                continue;
            };
            close(&mut open, frame, &mut out);
            out.extend(blocks);
        }
        close(&mut open, frame, &mut out);
        out
    }

    /// A node as blocks; nothing if it is part of a line.
    fn block(&mut self, node: &Node, frame: Frame) -> Option<Vec<Block>> {
        Some(match node {
            Node::Paragraph { content } => {
                let mut line = Line::default();
                self.inline(content, frame.look, None, &mut line);
                vec![Block::Paragraph(frame.paragraph(line))]
            }
            Node::Quote { content } => self.blocks(content, frame.quoted()),
            Node::List { start, items } => self.list(*start, items, frame),
            Node::Table { sides, head, rows } => self.table(sides, head, rows),
            Node::Definitions { entries } => entries.iter().flat_map(|entry| self.defined(entry, frame)).collect(),
            Node::CodeBlock { text } => {
                let spans = vec![Span::text(text.trim_end_matches('\n'))];
                vec![Block::Paragraph(Paragraph { spans, ..frame.empty(Style::Code) })]
            }
            Node::Rule => vec![Block::Paragraph(frame.empty(Style::Rule))],
            _ => return None,
        })
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Node>], frame: Frame) -> Vec<Block> {
        let list = self.new_list(start.map(|start| u32::try_from(start).unwrap_or(u32::MAX)));
        let entries: Vec<Vec<Block>> = items.iter().map(|item| self.blocks(item, frame.listed())).collect();
        entries.into_iter().flat_map(|blocks| entry(blocks, list, frame)).collect()
    }

    /// A list of its own: with bullets, or numbered from `start`.
    pub fn new_list(&mut self, start: Option<u32>) -> usize {
        let list = start.map_or(List::Bullets, List::Numbers);
        if let (List::Bullets, Some(at)) = (list, self.lists.iter().position(|known| *known == list)) {
            return at;
        }
        self.lists.push(list);
        self.lists.len() - 1
    }

    fn defined(&mut self, entry: &Defined, frame: Frame) -> Vec<Block> {
        let mut line = Line::default();
        self.inline(&entry.term, Look { bold: true, ..frame.look }, None, &mut line);
        let mut blocks = vec![Block::Paragraph(Paragraph { keep_next: true, ..frame.paragraph(line) })];
        for meaning in &entry.meanings {
            blocks.extend(self.blocks(meaning, frame.listed()));
        }
        blocks
    }

    /// A table, in parts with the first column in each if it has many; what is called in that column is called once.
    fn table(&mut self, sides: &[Leaning], head: &[Vec<Node>], rows: &[Vec<Vec<Node>>]) -> Vec<Block> {
        let head: Vec<Cell> = head.iter().map(|cell| cell_of(self.blocks(cell, Frame::of(Style::Head)))).collect();
        let rows: Vec<Vec<Cell>> =
            rows.iter().map(|row| row.iter().map(|cell| cell_of(self.blocks(cell, Frame::CELL))).collect()).collect();
        let columns: Vec<usize> = (0..head.len().max(1)).collect();
        let (first, rest) = columns.split_at(1);
        let mut parts: Vec<Vec<usize>> = rest.chunks(COLUMNS - 1).map(|part| [first, part].concat()).collect();
        if parts.is_empty() {
            parts.push(first.to_vec());
        }
        let mut blocks: Vec<Block> = Vec::new();
        for (index, part) in parts.into_iter().enumerate() {
            let cell = |cells: &[Cell], at: usize| {
                let cell = cells.get(at).cloned().unwrap_or_else(|| cell_of(Vec::new()));
                leaning(if index > 0 && at == 0 { said_again(cell) } else { cell }, sides.get(at))
            };
            let row = |cells: &[Cell], is_head: bool| {
                let cells = part.iter().map(|at| cell(cells, *at)).collect();
                Row { is_head, cells, ..Row::default() }
            };
            let rows = std::iter::once(row(&head, true)).chain(rows.iter().map(|cells| row(cells, false))).collect();
            blocks.push(Block::Table(widths::settled(Table { rows, ..Table::default() }, part.len())));
        }
        blocks
    }
}

/// A cell that is printed again: without calls to footnotes and places that links lead to.
fn said_again(mut cell: Cell) -> Cell {
    for block in &mut cell.blocks {
        if let Block::Paragraph(paragraph) = block {
            paragraph.anchors.clear();
            paragraph.spans.retain(|span| !matches!(span.content, Content::Note(_) | Content::NoteAgain { .. }));
        }
    }
    cell
}

/// The place of a footnote that stands at the end.
pub fn note_anchor(number: usize) -> String {
    format!("note_{number}")
}

/// Ends the paragraph that is open, if there is one.
fn close(open: &mut Line, frame: Frame, out: &mut Vec<Block>) {
    if !open.spans.is_empty() || !open.anchors.is_empty() {
        out.push(Block::Paragraph(frame.paragraph(std::mem::take(open))));
    }
}

/// `blocks`, which stand in an entry of `list` in `frame`, with what begins the entry.
pub fn entry(mut blocks: Vec<Block>, list: usize, frame: Frame) -> Vec<Block> {
    let item = Item { list, level: frame.depth.min(LEVELS - 1) };
    match blocks.first_mut() {
        Some(Block::Paragraph(first)) if first.item.is_none() => first.item = Some(item),
        _ => blocks.insert(0, Block::Paragraph(Paragraph { item: Some(item), ..frame.listed().paragraph(Line::default()) })),
    }
    blocks
}

/// A cell that holds `blocks`, and at least a paragraph, which is its last.
pub fn cell_of(mut blocks: Vec<Block>) -> Cell {
    if !matches!(blocks.last(), Some(Block::Paragraph(_))) {
        blocks.push(Block::Paragraph(Paragraph { style: Style::Cell, ..Paragraph::default() }));
    }
    Cell { blocks, ..Cell::default() }
}

fn leaning(mut cell: Cell, side: Option<&Leaning>) -> Cell {
    let side = match side {
        None | Some(Leaning::Start) => return cell,
        Some(Leaning::Centre) => Side::Centre,
        Some(Leaning::End) => Side::End,
    };
    for block in &mut cell.blocks {
        if let Block::Paragraph(paragraph) = block {
            paragraph.side = side;
        }
    }
    cell
}

/// `blocks` with bold words before the first paragraph, and after them `after`.
pub fn numbered(mut blocks: Vec<Block>, number: Option<&str>, after: &str) -> Vec<Block> {
    let Some(number) = number else { return blocks };
    let bold = Look { bold: true, ..Look::default() };
    let spans = [Span::text(number).looking(bold), Span::text(after)];
    match blocks.first_mut() {
        Some(Block::Paragraph(first)) if first.item.is_none() => {
            first.spans.splice(0..0, spans);
        }
        _ => blocks.insert(0, Block::Paragraph(Paragraph { spans: spans.to_vec(), style: Style::Cell, ..Paragraph::default() })),
    }
    blocks
}

/// `blocks` with a place at their beginning.
pub fn placed(mut blocks: Vec<Block>, anchor: Option<&String>) -> Vec<Block> {
    if let (Some(anchor), Some(Block::Paragraph(first))) = (anchor, blocks.first_mut()) {
        first.anchors.insert(0, anchor.clone());
    }
    blocks
}
