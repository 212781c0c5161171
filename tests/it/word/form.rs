//! A file of Word read back with all that stretches of text are: how they look, where they lead, what begins an entry.

use super::read::{MAIN, Settle, Word, attribute, reach};
use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The namespace of the attribute that names what a link leads to.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The styles of paragraphs that say nothing and stand for nothing.
const FILLERS: [&str; 5] = ["Gap", "BodyText", "Cell", "CellHead", "FootnoteText"];

/// The paragraphs of the text of `word` that say something, its contents and footnotes included, a line each: what it is and
/// each stretch with its looks and its link. A place that a link leads to is the number of the paragraph.
pub fn text(word: &Word, settle: Settle) -> Vec<String> {
    part(word, settle, "document")
}

/// The same of what stands in the margins.
pub fn margins(word: &Word, settle: Settle) -> Vec<String> {
    ["header1", "header2", "footer1"].iter().flat_map(|name| part(word, settle, name)).collect()
}

fn part(word: &Word, settle: Settle, name: &str) -> Vec<String> {
    let (main, notes) = (word.part(&format!("word/{name}.xml")), word.part("word/footnotes.xml"));
    let numbering = word.part("word/numbering.xml");
    let mut counts = BTreeMap::new();
    let mut reader = Reader::of(settle, targets(word, name), Some((&notes, targets(word, "footnotes"))), &numbering, &mut counts);
    let root = main.root_element();
    reader.blocks(reach(root, &["body"]).unwrap_or(root));
    assert!(reader.open.is_empty(), "the last paragraph went");
    assert!(reader.fields.is_empty(), "a field has no end");
    let Reader { said, places, .. } = reader;
    said.iter().map(|said| said.told(&places)).collect()
}

/// The addresses that links of the part `name` lead to, by the names of the relations.
fn targets(word: &Word, name: &str) -> BTreeMap<String, String> {
    let name = format!("word/_rels/{name}.xml.rels");
    if !word.0.contains_key(&name) {
        return BTreeMap::new();
    }
    let relations = word.part(&name);
    let of = |node: Node<'_, '_>| Some((node.attribute("Id")?.to_owned(), node.attribute("Target")?.to_owned()));
    relations.descendants().filter_map(of).collect()
}

/// Where a link leads: a place or an address.
#[derive(Debug, Clone, PartialEq)]
enum Target {
    Place(String),
    Address(String),
}

/// A stretch of text: what it says, its looks and its link.
#[derive(Debug, Clone, PartialEq)]
struct Stretch {
    text: String,
    look: String,
    target: Option<Target>,
    /// The footnote that is called.
    note: Vec<Said>,
}

#[derive(Debug, Clone, PartialEq)]
struct Said {
    form: String,
    stretches: Vec<Stretch>,
}

impl Said {
    fn told(&self, places: &BTreeMap<String, usize>) -> String {
        let mut out = self.form.clone();
        for stretches in self.stretches.chunk_by(|one, next| one.look == next.look && one.target == next.target) {
            let text: String = stretches.iter().map(|stretch| stretch.text.as_str()).collect();
            let target = match &stretches[0].target {
                None => String::new(),
                Some(Target::Address(address)) => format!(" to {address}"),
                Some(Target::Place(place)) => {
                    format!(" to {}", places.get(place).unwrap_or_else(|| panic!("no place {place} for {text}")))
                }
            };
            write!(out, " | {text:?}{}{target}", stretches[0].look).expect("written");
            for said in stretches.iter().flat_map(|stretch| &stretch.note) {
                write!(out, " ⟦{}⟧", said.told(places)).expect("written");
            }
        }
        out
    }
}

/// The notes with the addresses they lead to.
type Notes<'x> = Option<(&'x Document<'x>, BTreeMap<String, String>)>;

struct Reader<'x> {
    settle: Settle,
    targets: BTreeMap<String, String>,
    notes: Notes<'x>,
    numbering: &'x Document<'x>,
    /// How many entries of each list have been.
    counts: &'x mut BTreeMap<String, usize>,
    open: Vec<Stretch>,
    bookmarks: Vec<String>,
    /// The instructions of the fields that are open, and whether each has come to what it gives.
    fields: Vec<(String, bool)>,
    said: Vec<Said>,
    places: BTreeMap<String, usize>,
}

impl<'x> Reader<'x> {
    fn of(
        settle: Settle,
        targets: BTreeMap<String, String>,
        notes: Notes<'x>,
        numbering: &'x Document<'x>,
        counts: &'x mut BTreeMap<String, usize>,
    ) -> Self {
        let (open, bookmarks, fields, said) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Reader { settle, targets, notes, numbering, counts, open, bookmarks, fields, said, places: BTreeMap::new() }
    }

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
        if reach(row, &["trPr"]).is_some_and(|properties| self.goes(properties)) {
            return;
        }
        row.children().filter(|cell| cell.has_tag_name((MAIN, "tc"))).for_each(|cell| self.blocks(cell));
    }

    /// Whether what has these properties goes.
    fn goes(&self, properties: Node<'_, '_>) -> bool {
        properties.children().any(|mark| self.settle.drops(mark.tag_name().name()))
    }

    /// The properties of a paragraph or a run: those from before where changes are rejected.
    fn properties<'n, 'd>(&self, node: Node<'n, 'd>, name: &str) -> Option<Node<'n, 'd>> {
        let before = || reach(node, &[name, &format!("{name}Change"), name]);
        (self.settle == Settle::Reject).then(before).flatten().or_else(|| reach(node, &[name]))
    }

    fn paragraph(&mut self, paragraph: Node<'_, '_>) {
        self.runs(paragraph, None);
        if reach(paragraph, &["pPr", "rPr"]).is_some_and(|mark| self.goes(mark)) {
            return;
        }
        let form = self.properties(paragraph, "pPr").map(|form| self.form(form)).unwrap_or_default();
        let stretches = std::mem::take(&mut self.open);
        self.places.extend(std::mem::take(&mut self.bookmarks).into_iter().map(|name| (name, self.said.len())));
        let is_filler = FILLERS.iter().any(|filler| form.split(' ').next() == Some(filler));
        if !is_filler || stretches.iter().any(|stretch| !stretch.text.trim().is_empty()) {
            self.said.push(Said { form, stretches });
        }
    }

    /// What a paragraph is: its style, what stands before it as an entry of a list, its indent and the side it leans to.
    fn form(&mut self, form: Node<'_, '_>) -> String {
        let value = |name: &str, of: &str| Some(attribute(reach(form, &[name])?, of)?.to_owned());
        let mut out = value("pStyle", "val").expect("a style");
        if let Some(item) = reach(form, &["numPr"]) {
            let of = |name: &str| attribute(reach(item, &[name]).expect("an entry"), "val").expect("a value");
            write!(out, " {} at {}", self.number(of("numId")), of("ilvl")).expect("written");
        }
        for (name, of) in [("ind", "left"), ("jc", "val")] {
            out.extend(value(name, of).map(|value| format!(" {name} {value}")));
        }
        out
    }

    /// What stands before the next entry of a list.
    fn number(&mut self, list: &str) -> String {
        let lists = self.numbering.descendants().filter(|node| node.has_tag_name((MAIN, "num")));
        let list_node = lists.into_iter().find(|node| attribute(*node, "numId") == Some(list)).expect("a list");
        let Some(start) = reach(list_node, &["lvlOverride", "startOverride"]) else { return "•".to_owned() };
        let count = self.counts.entry(list.to_owned()).or_default();
        *count += 1;
        (attribute(start, "val").and_then(|start| start.parse::<usize>().ok()).expect("a number") + *count - 1).to_string()
    }

    fn runs(&mut self, within: Node<'_, '_>, target: Option<&Target>) {
        for node in within.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "r" => self.run(node, target),
                name if self.settle.drops(name) => {}
                "pPr" => {}
                "bookmarkStart" => self.bookmarks.push(attribute(node, "name").expect("a name").to_owned()),
                "hyperlink" => {
                    let place = attribute(node, "anchor").map(|place| Target::Place(place.to_owned()));
                    let address = || self.targets[node.attribute((RELATIONS, "id")).expect("a relation")].clone();
                    let target = place.unwrap_or_else(|| Target::Address(address()));
                    self.runs(node, Some(&target));
                }
                _ => self.runs(node, target),
            }
        }
    }

    fn run(&mut self, run: Node<'_, '_>, target: Option<&Target>) {
        let look = self.properties(run, "rPr").map(look).unwrap_or_default();
        // The numbers of footnotes are others where two documents are one.
        let is_mark = look.contains("FootnoteReference") || look.contains("vertAlign");
        let target = target.cloned().or_else(|| self.fields.iter().rev().find_map(|(instruction, _)| of_field(instruction)));
        for node in run.children() {
            let text = match node.tag_name().name() {
                "t" | "delText" if !is_mark => node.text().unwrap_or_default().to_owned(),
                "tab" => "\t".to_owned(),
                "br" => "\n".to_owned(),
                "drawing" => {
                    let named = node.descendants().find(|node| node.tag_name().name() == "docPr").expect("a name");
                    format!("⟦{}⟧", named.attribute("descr").expect("a text"))
                }
                "footnoteReference" => {
                    let note = self.note(attribute(node, "id").expect("a number"));
                    self.open.push(Stretch { text: "*".to_owned(), look: String::new(), target: None, note });
                    continue;
                }
                "fldChar" => {
                    self.field(attribute(node, "fldCharType").expect("a kind"));
                    continue;
                }
                "instrText" | "delInstrText" => {
                    let (instruction, _) = self.fields.last_mut().expect("a field");
                    instruction.push_str(node.text().unwrap_or_default());
                    continue;
                }
                _ => continue,
            };
            let look = if text.starts_with('⟦') { String::new() } else { look.clone() };
            if !text.is_empty() {
                self.open.push(Stretch { text, look, target: target.clone(), note: Vec::new() });
            }
        }
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push((String::new(), false)),
            "separate" => self.fields.last_mut().expect("a field").1 = true,
            _ => assert!(self.fields.pop().expect("a field").1, "a field gives nothing"),
        }
    }

    fn note(&mut self, id: &str) -> Vec<Said> {
        let Some((notes, targets)) = &self.notes else { return Vec::new() };
        let note = notes.root_element().children().find(|note| attribute(*note, "id") == Some(id)).expect("a footnote");
        let mut reader = Reader::of(self.settle, targets.clone(), None, self.numbering, self.counts);
        reader.blocks(note);
        assert!(reader.open.is_empty(), "the last paragraph of a footnote went");
        reader.said
    }
}

/// Where a field leads.
fn of_field(instruction: &str) -> Option<Target> {
    let target = instruction.trim().strip_prefix("HYPERLINK ")?;
    match target.strip_prefix("\\l ") {
        Some(place) => Some(Target::Place(place.trim_matches('"').to_owned())),
        None => Some(Target::Address(target.trim_matches('"').to_owned())),
    }
}

/// How a stretch looks: the names and values of its properties.
fn look(properties: Node<'_, '_>) -> String {
    let mut out = String::new();
    for node in properties.children().filter(|node| node.is_element() && !node.tag_name().name().ends_with("Change")) {
        let value = attribute(node, "val").unwrap_or_default();
        // That a link looks like one goes with where it leads, and the colours are those of the new document's house style.
        let value = if node.has_tag_name((MAIN, "color")) { "muted" } else { value };
        if !value.ends_with("Link") && value != "Hyperlink" {
            write!(out, " {} {value}", node.tag_name().name()).expect("written");
        }
    }
    out
}
