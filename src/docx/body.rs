//! Blocks of a part of the file.

use super::Dress;
use super::content::{Block, Change, Document, Paragraph, Side, Style};
use super::known::Known;
use super::picture::{self, Picture};
use super::xml::Xml;
use super::{contents, levels, runs, tables};
use std::collections::BTreeSet;

/// How far a step indents, in twentieths of a point.
const STEP: u32 = 357;

/// How far a quotation indents, in twentieths of a point; as in `templates/docx/styles.xml`.
const QUOTE_STEP: u32 = 400;

/// How wide and how high a picture is at most on a page that stands or lies on its side, in twentieths of a point: as wide as
/// its text, and 130 or 90 mm high.
const STANDING: (u32, u32) = (9_864, 7_370);
const LYING: (u32, u32) = (9_996, 5_102);

/// The room between a table and the text below it, in twentieths of a point.
const BELOW_TABLE: &str = "200";

/// A part of the file while it is written.
pub struct Part<'d> {
    document: &'d Document,
    known: &'d Known,
    /// The addresses that its links lead to.
    pub addresses: Vec<String>,
    /// The last number of a change or a place.
    pub last_id: u32,
    /// How wide the place is that is being filled, in twentieths of a point.
    pub room: u32,
    /// The files of pictures that it shows, by their places in the document.
    pub shown: BTreeSet<usize>,
    written: BTreeSet<String>,
    /// Whether the paragraph that is being written follows a table.
    is_below_table: bool,
}

impl<'d> Part<'d> {
    /// A part whose numbers come after `last_id`.
    pub fn new(document: &'d Document, known: &'d Known, last_id: u32) -> Self {
        Part {
            document,
            known,
            addresses: Vec::new(),
            last_id,
            room: 0,
            shown: BTreeSet::new(),
            written: BTreeSet::new(),
            is_below_table: false,
        }
    }

    /// The colours of the document.
    pub fn dress(&self) -> &'d Dress {
        &self.document.dress
    }

    /// Whether Word numbers the footnotes.
    pub fn numbers_itself(&self) -> bool {
        self.known.numbers_itself || !self.document.revision.author.is_empty()
    }

    /// The name of the place `anchor`, if it is in the document.
    pub fn bookmark(&self, anchor: &str) -> Option<String> {
        self.known.bookmarks.get(anchor).cloned()
    }

    /// The name of the first call to a footnote, if another one needs it.
    pub fn note_bookmark(&self, number: usize) -> Option<String> {
        let is_there = || self.document.notes.iter().any(|note| note.number == number);
        (self.known.called_again.contains(&number) && is_there()).then(|| format!("_note_{number}"))
    }

    /// The number of the relation to `address`, if that is one Word can open.
    pub fn relation(&mut self, address: &str) -> Option<String> {
        let address = super::relations::target(address)?;
        let at = self.addresses.iter().position(|known| *known == address).unwrap_or_else(|| {
            self.addresses.push(address);
            self.addresses.len() - 1
        });
        Some(format!("link{}", at + 1))
    }

    /// Writes a picture, no wider than the place it stands in or a line that one can read.
    pub fn picture(&mut self, xml: &mut Xml, picture: &Picture) {
        let document = self.document;
        let Some(file) = document.files.get(picture.file) else { return };
        self.shown.insert(picture.file);
        let id = self.id();
        let most = if document.landscape { LYING } else { STANDING };
        picture::write(xml, picture, file, &id, (self.room.min(most.0), most.1));
    }

    /// Begins a place and says its number.
    pub fn begin_bookmark(&mut self, xml: &mut Xml, name: &str) -> String {
        let id = self.id();
        xml.leaf("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
        id
    }

    /// What `content` writes within an element that says who changed it.
    pub fn marked(&mut self, xml: &mut Xml, name: &str, content: impl FnOnce(&mut Self, &mut Xml)) {
        let id = self.id();
        let revision = &self.document.revision;
        let date = revision.date.as_ref().map(|date| format!("{date}T00:00:00Z"));
        let mut attributes = vec![("w:id", id.as_str()), ("w:author", &revision.author)];
        attributes.extend(date.as_deref().map(|date| ("w:date", date)));
        xml.within(name, &attributes, |xml| content(self, xml));
    }

    /// What `content` writes, marked as what became of it.
    pub fn tracked(&mut self, xml: &mut Xml, change: Change, content: impl FnOnce(&mut Self, &mut Xml)) {
        match change {
            Change::Same => content(self, xml),
            Change::Inserted => self.marked(xml, "w:ins", content),
            Change::Deleted => self.marked(xml, "w:del", content),
        }
    }

    /// Writes an element that says what became of what it stands in.
    pub fn mark(&mut self, xml: &mut Xml, change: Change) {
        self.tracked(xml, change, |_, _| {});
    }

    fn id(&mut self) -> String {
        self.last_id += 1;
        self.last_id.to_string()
    }

    /// Writes `blocks`; a table is `room` twentieths of a point wide. Two tables stay two, and the last is a paragraph, as
    /// Word wants it.
    pub fn blocks(&mut self, xml: &mut Xml, blocks: &[Block], room: u32) {
        for (at, block) in blocks.iter().enumerate() {
            self.room = room;
            self.is_below_table = at > 0 && matches!(blocks[at - 1], Block::Table(_));
            match block {
                Block::Paragraph(paragraph) => self.paragraph(xml, paragraph, |_, _| {}),
                Block::Contents { entries, depth, change } => contents::write(self, xml, entries, *depth, *change),
                Block::Table(table) => {
                    tables::write(self, xml, table, room);
                    if !matches!(blocks.get(at + 1), Some(Block::Paragraph(_))) {
                        gap(xml);
                    }
                }
            }
        }
        if blocks.is_empty() {
            gap(xml);
        }
    }

    /// Writes a paragraph, in which `first` stands first.
    pub fn paragraph(&mut self, xml: &mut Xml, paragraph: &Paragraph, first: impl FnOnce(&mut Self, &mut Xml)) {
        self.room = self.room.saturating_sub(indent(paragraph));
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| self.properties(xml, paragraph));
            let begun = self.begin_places(xml, &paragraph.anchors);
            first(self, xml);
            runs::write(self, xml, &paragraph.spans);
            for id in &begun {
                xml.leaf("w:bookmarkEnd", &[("w:id", id)]);
            }
        });
    }

    /// Begins the places `anchors` that have not been, and says their numbers. They go on to the end of the paragraph: one
    /// that is a point goes in `LibreOffice` with what is taken out behind it.
    fn begin_places(&mut self, xml: &mut Xml, anchors: &[String]) -> Vec<String> {
        let mut begun = Vec::new();
        for anchor in anchors {
            if let Some(name) = self.bookmark(anchor).filter(|name| self.written.insert(name.clone())) {
                begun.push(self.begin_bookmark(xml, &name));
            }
        }
        begun
    }

    /// What a paragraph is, in the order of the schema, and what it was.
    fn properties(&mut self, xml: &mut Xml, paragraph: &Paragraph) {
        let is_below_table = std::mem::take(&mut self.is_below_table);
        form(xml, paragraph, is_below_table);
        if paragraph.change != Change::Same {
            xml.within("w:rPr", &[], |xml| self.mark(xml, paragraph.change));
        }
        if let Some(was) = &paragraph.was {
            self.marked(xml, "w:pPrChange", |_, xml| {
                xml.within("w:pPr", &[], |xml| form(xml, was, is_below_table));
            });
        }
    }
}

/// The place and form of a paragraph, in the order of the schema.
fn form(xml: &mut Xml, paragraph: &Paragraph, is_below_table: bool) {
    let style = style_id(paragraph.style);
    xml.value("w:pStyle", &levels::level(paragraph).map_or(style.clone(), |level| levels::id(&style, level)));
    if paragraph.keep_next {
        xml.leaf("w:keepNext", &[]);
    }
    if let Some(item) = paragraph.item {
        xml.within("w:numPr", &[], |xml| {
            xml.value("w:ilvl", &item.level.min(8).to_string());
            xml.value("w:numId", &(item.list + 1).to_string());
        });
    }
    // A heading has room above itself, and a table has none below.
    if is_below_table && is_running(paragraph.style) {
        xml.leaf("w:spacing", &[("w:before", BELOW_TABLE)]);
    }
    write_indent(xml, paragraph);
    match paragraph.side {
        Side::Start => {}
        Side::Centre => xml.value("w:jc", "center"),
        Side::End => xml.value("w:jc", "right"),
    }
}

/// Writes how far a paragraph is indented, where its style or its list does not say it.
fn write_indent(xml: &mut Xml, paragraph: &Paragraph) {
    let left = indent(paragraph).to_string();
    let (is_listed, is_quoted) = (paragraph.indent > 0, paragraph.quotes > 0);
    if paragraph.item.is_some() && is_quoted {
        xml.leaf("w:ind", &[("w:left", &left), ("w:hanging", &STEP.to_string())]);
    } else if paragraph.item.is_none() && (is_listed || is_quoted && (paragraph.quotes > 1 || paragraph.style != Style::Quote)) {
        xml.leaf("w:ind", &[("w:left", &left), ("w:firstLine", "0")]);
    }
}

/// How far the text of a paragraph is indented, in twentieths of a point.
fn indent(paragraph: &Paragraph) -> u32 {
    let steps = paragraph.item.map_or(paragraph.indent, |item| item.level.min(8) + 1);
    STEP * u32::from(steps) + QUOTE_STEP * u32::from(paragraph.quotes)
}

/// Whether a paragraph of this style stands close to the one before it.
fn is_running(style: Style) -> bool {
    matches!(style, Style::Body | Style::List | Style::Quote | Style::Code | Style::Term)
}

/// The name of a style in `templates/docx/styles.xml`.
pub fn style_id(style: Style) -> String {
    match style {
        Style::Heading(level) => format!("Heading{}", level.clamp(1, 6)),
        Style::Contents(level) => format!("TOC{}", level.clamp(1, 2)),
        other => fixed_id(other).to_owned(),
    }
}

fn fixed_id(style: Style) -> &'static str {
    match style {
        Style::Title => "Title",
        Style::Caption => "Caption",
        Style::Fact => "Fact",
        Style::List => "ListParagraph",
        Style::Quote => "Quote",
        Style::Code => "Code",
        Style::Rule => "Rule",
        Style::Term => "Term",
        Style::Note => "FootnoteText",
        Style::Cell => "Cell",
        Style::Head => "CellHead",
        Style::Line => "SignLine",
        Style::Under => "SignLabel",
        Style::Figure => "Figure",
        Style::Gap => "Gap",
        Style::Body | Style::Heading(_) | Style::Contents(_) => "BodyText",
    }
}

/// Writes a paragraph that keeps things apart.
fn gap(xml: &mut Xml) {
    xml.within("w:p", &[], |xml| xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", fixed_id(Style::Gap))));
}
