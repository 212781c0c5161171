//! A Markdown text as passages and blocks.

use crate::bytes;
use crate::markdown::{Simple, events, level_number};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// A block of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A paragraph that holds nothing but an image: something prints there.
    Printed,
    /// A list begins.
    List,
    /// An item of a list, a definition or a quotation.
    Item,
    /// A table begins.
    Table,
    /// A cell.
    Cell,
    /// Code, or raw HTML that is no comment.
    Code,
    /// The text of a footnote.
    Note,
}

/// What a link, a place where something prints and code are read as.
const OBJECT: char = '\u{fffc}';

/// One passage under way or done.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub text: String,
    pub is_heading: bool,
    pub is_quoted: bool,
    pub block: usize,
    pub pieces: Pieces,
}

impl Read {
    /// The bytes in the Markdown of bytes of the text.
    pub fn markdown(&self, range: &Range<usize>) -> Range<usize> {
        self.pieces.markdown(range)
    }
}

/// Where pieces of a text stand in the Markdown it was read from: the first byte of each in both.
#[derive(Debug, Clone, Default)]
pub(super) struct Pieces(Vec<(usize, usize)>);

impl Pieces {
    /// Adds the piece that begins at `text` and stands at `markdown`, unless it goes on where the last one ends.
    fn add(&mut self, text: usize, markdown: usize) {
        let goes_on = self.0.last().is_some_and(|(start, at)| at + (text - start) == markdown);
        if !goes_on {
            self.0.push((text, markdown));
        }
    }

    /// The bytes in the Markdown of bytes of the text.
    pub fn markdown(&self, range: &Range<usize>) -> Range<usize> {
        self.offset(range.start, false)..self.offset(range.end, true)
    }

    /// The offset in the Markdown of an offset of the text; an end belongs to the piece that it closes.
    fn offset(&self, offset: usize, is_end: bool) -> usize {
        let after = self.0.partition_point(|(text, _)| if is_end { *text < offset } else { *text <= offset });
        let (text, markdown) = after.checked_sub(1).and_then(|at| self.0.get(at)).copied().unwrap_or_default();
        markdown + offset.saturating_sub(text)
    }
}

/// A text taken apart.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub passages: Vec<Read>,
    pub blocks: Vec<Block>,
    /// The headings that stand on their own: block, level and bytes in the Markdown.
    pub headings: Vec<(usize, u8, Range<usize>)>,
    /// The lines of nothing but underscores: how many passages stand before each, and its bytes in the Markdown.
    pub blanks: Vec<(usize, Range<usize>)>,
    open: Option<Read>,
    /// How many links, images and blocks of code are open: what stands in them is not read.
    hidden: usize,
    in_note: bool,
    /// How many quotations are open.
    quotations: usize,
    /// Whether a block of raw HTML begins.
    html_begins: bool,
    /// The bytes of the block that began last, which is about as long as its text.
    expected: usize,
}

/// The most room that is made for a text before it is read: what stands within a block may be in other passages.
const MOST_ROOM: usize = 512;

/// The fewest underscores of a blank; three are how Markdown divides a text.
const SHORTEST_BLANK: usize = 5;

impl Reading {
    pub(super) fn of(text: &str) -> Reading {
        match Simple::of(text) {
            Some(simple) => Reading::of_simple(text, simple),
            None => Reading::of_markdown(text),
        }
    }

    fn of_simple(text: &str, simple: Simple<'_>) -> Reading {
        let mut reading = Reading::default();
        for paragraph in simple.paragraphs() {
            reading.expected = paragraph.len();
            reading.block(Block::Paragraph);
            let mut at = paragraph.start;
            for (link, _) in simple.links(paragraph.clone()) {
                reading.add_lines(&text[at..link.start], at);
                reading.add("\u{fffc}", link.start);
                at = link.end;
            }
            reading.add_lines(&text[at..paragraph.end], at);
        }
        reading.close();
        reading
    }

    /// As [`Reading::of`], for any text.
    fn of_markdown(text: &str) -> Reading {
        let mut reading = Reading::default();
        for (event, range) in events(text) {
            match event {
                Event::Rule => reading.rule(text, range),
                _ => reading.take(&event, range),
            }
        }
        reading.close();
        reading
    }

    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if self.hidden == 0 => self.add(text, range.start),
            Event::Code(_) if self.hidden == 0 => self.add("\u{fffc}", range.start),
            // A comment is nothing a reader sees, and no block.
            Event::Html(html) if std::mem::take(&mut self.html_begins) && !html.trim_start().starts_with("<!--") => {
                self.blocks.push(Block::Code);
            }
            Event::SoftBreak | Event::HardBreak if self.hidden == 0 => self.add(" ", range.start),
            _ => {}
        }
    }

    /// Takes what Markdown calls a rule: underscores may be a blank that someone was to fill in.
    fn rule(&mut self, text: &str, range: Range<usize>) {
        let line = text[range.clone()].trim_end();
        if line.bytes().filter(|byte| *byte == b'_').count() >= SHORTEST_BLANK {
            self.close();
            self.blanks.push((self.passages.len(), range.start..range.start + line.len()));
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        self.expected = range.len();
        match tag {
            Tag::Link { .. } | Tag::Image { .. } => {
                if self.hidden == 0 {
                    self.add("\u{fffc}", range.start);
                }
                self.hidden += 1;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::CodeBlock(_) => {
                self.block(Block::Code);
                self.hidden += 1;
            }
            Tag::HtmlBlock => {
                self.close();
                self.html_begins = true;
                self.hidden += 1;
            }
            Tag::Heading { level, .. } => {
                self.block(Block::Heading);
                self.headings.push((self.blocks.len() - 1, level_number(*level), range));
                self.open = Some(Read { is_heading: true, block: self.blocks.len() - 1, ..Read::default() });
            }
            Tag::Paragraph => self.block(Block::Paragraph),
            Tag::List(_) | Tag::DefinitionList => self.block(Block::List),
            Tag::Table(_) => self.block(Block::Table),
            Tag::TableCell => self.block(Block::Cell),
            Tag::FootnoteDefinition(_) => {
                self.block(Block::Note);
                self.in_note = true;
            }
            Tag::BlockQuote(_) => {
                self.block(Block::Item);
                self.quotations += 1;
            }
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => self.block(Block::Item),
            _ => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link | TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.hidden = self.hidden.saturating_sub(1);
                self.close();
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotations = self.quotations.saturating_sub(1);
            }
            TagEnd::FootnoteDefinition => {
                self.close();
                self.in_note = false;
            }
            _ => self.close(),
        }
    }

    /// Begins a block; what stands in a footnote is all one.
    fn block(&mut self, block: Block) {
        self.close();
        self.blocks.push(if self.in_note { Block::Note } else { block });
    }

    fn add(&mut self, text: &str, markdown: usize) {
        let (block, room) = (self.blocks.len().saturating_sub(1), self.expected.min(MOST_ROOM));
        let is_quoted = self.quotations > 0;
        let open =
            self.open.get_or_insert_with(|| Read { is_quoted, block, text: String::with_capacity(room), ..Read::default() });
        open.pieces.add(open.text.len(), markdown);
        open.text.push_str(text);
    }

    /// Adds lines of running text, each line break as a space.
    fn add_lines(&mut self, text: &str, markdown: usize) {
        for (at, line) in bytes::lines(text) {
            if at > 0 {
                self.add(" ", markdown + at - 1);
            }
            if !line.is_empty() {
                self.add(line, markdown + at);
            }
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let is_printed = open.text.trim_matches([OBJECT, ' ']).is_empty();
        if is_printed
            && let Some(block) = self.blocks.get_mut(open.block)
            && *block == Block::Paragraph
        {
            *block = Block::Printed;
        }
        self.passages.push(open);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_text_is_read_as_markdown(text in "([a-cå:=.-]|[0-9]\\. |  ?|\n\n?|\t|!|\\]|\"|\\{|>|\u{a0}|\\[\\]\\(#a\\)|\\[\\]\\(b@2\\.1#c\\)){0,30}") {
            let (read, as_markdown) = (Reading::of(&text), Reading::of_markdown(&text));
            prop_assert_eq!(read.blocks, as_markdown.blocks);
            prop_assert_eq!(read.passages.len(), as_markdown.passages.len());
            for (one, other) in read.passages.iter().zip(&as_markdown.passages) {
                prop_assert_eq!(&one.text, &other.text);
                for (at, _) in one.text.char_indices() {
                    prop_assert_eq!(one.markdown(&(at..one.text.len())), other.markdown(&(at..other.text.len())));
                }
            }
        }
    }
}
