//! A file of Word read back, with its tracked changes accepted or rejected.

use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// What becomes of tracked changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settle {
    Accept,
    Reject,
}

impl Settle {
    /// Whether what is in an element called `name` goes.
    pub fn drops(self, name: &str) -> bool {
        name == if self == Settle::Accept { "del" } else { "ins" }
    }
}

/// A file of Word: its texts, and its pictures.
pub struct Word(pub BTreeMap<String, String>, pub BTreeMap<String, Vec<u8>>);

impl Word {
    /// The file in `bytes`, every part of which is well-formed.
    pub fn read(bytes: &[u8]) -> Word {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let (mut parts, mut pictures) = (BTreeMap::new(), BTreeMap::new());
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("bytes");
            let name = part.name().expect("a name").into_owned();
            if name.starts_with("word/media/") {
                pictures.insert(name, bytes);
                continue;
            }
            let text = String::from_utf8(bytes).expect("a text");
            if let Err(error) = Document::parse(&text) {
                panic!("{name}: {error}");
            }
            parts.insert(name, text);
        }
        Word(parts, pictures)
    }

    /// The part `name`.
    pub fn part(&self, name: &str) -> Document<'_> {
        Document::parse(&self.0[name]).expect("well-formed")
    }

    /// The paragraphs that say something, without the contents, each with its footnotes where they are called.
    pub fn paragraphs(&self, settle: Settle) -> Vec<String> {
        let (main, notes) = (self.part("word/document.xml"), self.part("word/footnotes.xml"));
        let mut reader = Reader { settle, notes: Some(&notes), open: String::new(), said: Vec::new() };
        let body = main.root_element().children().find(|node| node.has_tag_name((MAIN, "body"))).expect("a body");
        reader.blocks(body);
        assert_eq!(reader.open, "", "the last paragraph went");
        reader.said
    }

    /// The paragraphs of the footnotes that say something, in the order of their numbers.
    pub fn notes(&self) -> Vec<String> {
        let notes = self.part("word/footnotes.xml");
        let mut reader = Reader { settle: Settle::Accept, notes: None, open: String::new(), said: Vec::new() };
        notes.root_element().children().for_each(|note| reader.blocks(note));
        reader.said
    }
}

pub const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The attribute `w:name` of `node`.
pub fn attribute<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    node.attribute((MAIN, name))
}

/// The elements in `node` that are reached over `path`.
pub fn reach<'n, 'd>(node: Node<'n, 'd>, path: &[&str]) -> Option<Node<'n, 'd>> {
    path.iter().try_fold(node, |node, name| node.children().find(|child| child.has_tag_name((MAIN, *name))))
}

struct Reader<'x> {
    settle: Settle,
    notes: Option<&'x Document<'x>>,
    open: String,
    said: Vec<String>,
}

impl Reader<'_> {
    fn blocks(&mut self, within: Node<'_, '_>) {
        for node in within.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node),
                "tbl" => node.children().filter(|row| row.has_tag_name((MAIN, "tr"))).for_each(|row| self.row(row)),
                _ => {}
            }
        }
    }

    fn row(&mut self, row: Node<'_, '_>) {
        let properties = reach(row, &["trPr"]);
        if properties.is_some_and(|properties| properties.children().any(|mark| self.settle.drops(mark.tag_name().name()))) {
            return;
        }
        assert_eq!(self.open.trim(), "", "a paragraph went into a table");
        self.open.clear();
        for cell in row.children().filter(|cell| cell.has_tag_name((MAIN, "tc"))) {
            self.blocks(cell);
            assert_eq!(self.open, "", "the last paragraph of a cell went");
        }
    }

    fn paragraph(&mut self, paragraph: Node<'_, '_>) {
        let style = reach(paragraph, &["pPr", "pStyle"]).and_then(|style| attribute(style, "val")).unwrap_or_default();
        let is_contents = style.starts_with("TOC");
        self.runs(paragraph);
        let mark = reach(paragraph, &["pPr", "rPr"]);
        if mark.is_some_and(|mark| mark.children().any(|change| self.settle.drops(change.tag_name().name()))) {
            return;
        }
        let text = std::mem::take(&mut self.open);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() && !is_contents {
            self.said.push(text);
        }
    }

    fn runs(&mut self, within: Node<'_, '_>) {
        for node in within.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "r" => self.run(node),
                name if self.settle.drops(name) => {}
                "pPr" => {}
                _ => self.runs(node),
            }
        }
    }

    fn run(&mut self, run: Node<'_, '_>) {
        let style = reach(run, &["rPr", "rStyle"]).and_then(|style| attribute(style, "val"));
        // The number of a footnote is not a part of the word before it.
        let is_mark = style == Some("FootnoteReference") || reach(run, &["rPr", "vertAlign"]).is_some();
        for node in run.children() {
            match node.tag_name().name() {
                "t" | "delText" if !is_mark => self.open.push_str(node.text().unwrap_or_default()),
                "tab" | "br" => self.open.push(' '),
                "drawing" => {
                    let named = node.descendants().find(|node| node.tag_name().name() == "docPr").expect("a name");
                    self.open.push_str(named.attribute("descr").expect("a text"));
                }
                "footnoteReference" => self.note(attribute(node, "id").expect("a number")),
                _ => {}
            }
        }
    }

    fn note(&mut self, id: &str) {
        let Some(notes) = self.notes else { return };
        let note = notes.root_element().children().find(|note| attribute(*note, "id") == Some(id)).expect("a footnote");
        let mut reader = Reader { settle: self.settle, notes: None, open: String::new(), said: Vec::new() };
        reader.blocks(note);
        self.open.extend(["⟦", &reader.said.join(" "), "⟧"]);
    }
}
