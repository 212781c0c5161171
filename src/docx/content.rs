//! What a document of Word holds, before it is written: blocks, and what stands around them.

use super::Dress;
use super::picture::File;
use super::spans::Span;

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// What the file says of itself.
    pub about: About,
    /// What stands in the margins of its pages.
    pub margins: Margins,
    /// Its colours and typeface.
    pub dress: Dress,
    /// Whether its pages lie on their side.
    pub landscape: bool,
    /// What it holds, in order.
    pub blocks: Vec<Block>,
    /// Its footnotes; each is called once by `Content::Note`.
    pub notes: Vec<Note>,
    /// Its lists; an [`Item`] names one by its place here.
    pub lists: Vec<List>,
    /// The files of its pictures; a [`Picture`](super::Picture) names one by its place here.
    pub files: Vec<File>,
    /// Who changed what is marked as changed, and when.
    pub revision: Revision,
}

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The title.
    pub title: String,
    /// The authors.
    pub authors: Vec<String>,
    /// The record number or another name in a register.
    pub identifier: Option<String>,
    /// The day it is from as `2018-06-01`.
    pub date: Option<String>,
    /// The BCP 47 tag of its language with a region: `sv-SE`.
    pub language: String,
}

/// What stands in the margins: texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Margins {
    /// At the top left of the first page.
    pub first: Vec<Span>,
    /// At the top left of all other pages.
    pub head: Vec<Span>,
    /// At the top right of all pages, as a warning, after the tab that leads there.
    pub mark: Vec<Span>,
    /// At the bottom left.
    pub foot: Vec<Span>,
    /// Under that, on a line of its own.
    pub under: Vec<Span>,
    /// Before the number of the page: `"Sida "`.
    pub page: Vec<Span>,
    /// Between it and how many there are: `" av "`.
    pub page_of: Vec<Span>,
}

/// Who made the changes that are marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revision {
    /// The name.
    pub author: String,
    /// The day as `2018-06-01`.
    pub date: Option<String>,
}

/// What became of something that is marked as changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Nothing.
    #[default]
    Same,
    /// It was put in.
    Inserted,
    /// It was taken out.
    Deleted,
}

/// Something that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A table of contents: its entries as they are now, which Word can make anew from the headings so deep.
    Contents {
        /// The entries.
        entries: Vec<Paragraph>,
        /// The deepest level of headings in it.
        depth: u8,
        /// What became of it as a whole.
        change: Change,
    },
}

/// How a paragraph looks, and what it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// Running text.
    #[default]
    Body,
    /// The title of the document.
    Title,
    /// A heading, 1 to 6.
    Heading(u8),
    /// A heading that is not in the contents.
    Caption,
    /// A fact under the title: a label, a tab and a value.
    Fact,
    /// An entry of a list.
    List,
    /// A quotation.
    Quote,
    /// Lines of code.
    Code,
    /// A line across the page.
    Rule,
    /// A term, with what it means after it.
    Term,
    /// An entry of a table of contents, 1 or 2.
    Contents(u8),
    /// Text of a footnote.
    Note,
    /// Text in a cell.
    Cell,
    /// Text in the head of a table.
    Head,
    /// A line to write on.
    Line,
    /// What is to be written on the line above.
    Under,
    /// Pictures and nothing else.
    Figure,
    /// An empty paragraph that keeps things apart.
    Gap,
}

/// The side a paragraph leans to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Side {
    /// Where the language begins.
    #[default]
    Start,
    /// The middle.
    Centre,
    /// Where the language ends.
    End,
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub style: Style,
    /// The list it is an entry of.
    pub item: Option<Item>,
    /// How many steps it is indented; of an entry of a list that says its level.
    pub indent: u8,
    /// How many quotations it stands in.
    pub quotes: u8,
    /// The side it leans to.
    pub side: Side,
    /// Whether it stays with what follows.
    pub keep_next: bool,
    /// The places that links lead to.
    pub anchors: Vec<String>,
    /// What it holds.
    pub spans: Vec<Span>,
    /// What became of the paragraph as such.
    pub change: Change,
    /// The paragraph whose place and form it had before, if that was another: where it stands in a list and the like.
    pub was: Option<Box<Paragraph>>,
}

/// That a paragraph begins an entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// The place of the list in [`Document::lists`].
    pub list: usize,
    /// The level, 0 to 8.
    pub level: u8,
}

/// A list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// With bullets.
    Bullets,
    /// Numbered from a number.
    Numbers(u32),
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its number.
    pub number: usize,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The widths of its columns, in proportion to each other; of a table with `least`, what each has of the rest.
    pub widths: Vec<u32>,
    /// How wide its columns are at least, in twentieths of a point, where there is room for that.
    pub least: Vec<u32>,
    /// Its rows; those that are heads come first.
    pub rows: Vec<Row>,
    /// What it holds, for those who listen.
    pub title: String,
    /// What a table must share with it to be the same one in another document; the file says nothing of it.
    pub kind: String,
    /// Whether nothing is drawn around its cells.
    pub bare: bool,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Whether it is repeated at the top of each page.
    pub is_head: bool,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// What became of it.
    pub change: Change,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// How many columns it takes more than one.
    pub beside: usize,
    /// How it hangs together with the cells above and below.
    pub merge: Merge,
    /// How it is filled.
    pub fill: Fill,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// How a cell hangs together with those above and below.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Merge {
    /// It stands alone.
    #[default]
    Alone,
    /// It is the first of several that are one.
    First,
    /// It is one with the cell above.
    Above,
}

/// How a cell is filled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fill {
    /// Not at all.
    #[default]
    None,
    /// As what heads a row.
    Side,
    /// As what heads some rows.
    Group,
}

impl Paragraph {
    /// A paragraph of one stretch of text.
    pub fn of(style: Style, text: &str) -> Self {
        Paragraph { style, spans: vec![Span::text(text)], ..Paragraph::default() }
    }
}
