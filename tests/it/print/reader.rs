//! A PDF read back: the text of each page, and the structure tree with the text of its elements in reading order.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A PDF, read.
#[derive(Debug, Default)]
pub struct Read {
    /// What stands on each page and belongs to no element: what is in the margins, and what is decoration.
    pub artifacts: Vec<String>,
    /// All that stands on each page.
    pub pages: Vec<String>,
    /// How many lines end within a word, at a hyphen that is not its own.
    pub parted: usize,
    /// How many signs without width stand where a line may end: who copies the text gets them.
    pub unseen: usize,
    /// The elements below the root of the structure tree.
    pub elements: Vec<Element>,
    /// The language of the catalog.
    pub language: String,
    /// Whether it says that it is tagged.
    pub marked: bool,
    /// The metadata in XML.
    pub metadata: String,
}

/// An element of the structure tree.
#[derive(Debug, Default)]
pub struct Element {
    /// What it is: `P`, `TH`.
    pub tag: String,
    /// What a header cell heads: `Row`, `Column`.
    pub scope: Option<String>,
    /// Whether it stands above the line, as the number of a footnote.
    pub raised: bool,
    /// The text for those who do not see it.
    pub alt: Option<String>,
    /// Its text with that of the elements in it.
    pub text: String,
    /// The elements in it.
    pub elements: Vec<Element>,
}

impl Element {
    /// This and every element in it, in reading order.
    pub fn all(&self) -> Vec<&Element> {
        std::iter::once(self).chain(self.elements.iter().flat_map(Element::all)).collect()
    }
}

impl Read {
    /// Every element in reading order.
    pub fn all(&self) -> Vec<&Element> {
        self.elements.iter().flat_map(Element::all).collect()
    }

    /// All that is read aloud, in reading order.
    pub fn text(&self) -> String {
        self.elements.iter().map(|element| element.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// Reads `bytes`.
pub fn read(bytes: &[u8]) -> Read {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
    let mut marked = BTreeMap::new();
    let mut read = Read::default();
    for page in pdf.pages().iter() {
        let id = page.raw().obj_id().expect("the id of a page");
        let mut content = Content { fonts: fonts(page.raw()), ..Content::default() };
        content.read(page);
        read.artifacts.push(joined(&content.artifacts));
        let all: Vec<&str> = content.marked.values().map(String::as_str).chain([content.artifacts.as_str()]).collect();
        read.parted +=
            all.iter().map(|text| text.matches("\u{ad}\n").count() + usize::from(text.ends_with('\u{ad}'))).sum::<usize>();
        read.unseen += all.iter().map(|text| text.matches('\u{200b}').count()).sum::<usize>();
        read.pages.push(all.iter().map(|text| joined(text)).collect::<Vec<_>>().join(" "));
        marked.extend(content.marked.into_iter().map(|(mark, text)| ((id, mark), joined(&text))));
    }
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).expect("a catalog");
    let language = catalog.get::<hayro_syntax::object::String<'_>>("Lang").expect("a language");
    read.language = String::from_utf8_lossy(language.as_bytes()).into_owned();
    let info: Option<Dict<'_>> = catalog.get("MarkInfo");
    read.marked = info.and_then(|info| info.get("Marked")).unwrap_or_default();
    let metadata = catalog.get::<Stream<'_>>("Metadata").expect("metadata").decoded().expect("metadata");
    read.metadata = String::from_utf8_lossy(&metadata).into_owned();
    let root: Dict<'_> = catalog.get("StructTreeRoot").expect("a structure tree");
    let mut outermost = Element::default();
    children(&root, None, &marked, &mut outermost);
    read.elements = outermost.elements;
    read
}

/// Lines as a text: what is hyphenated at a line's end is one word.
fn joined(text: &str) -> String {
    text.replace("\u{ad}\n", "").replace('\n', " ").replace(['\u{ad}', '\u{200b}', '\u{2060}'], "").replace('\u{a0}', " ")
}

type Marked = BTreeMap<(ObjectIdentifier, i64), String>;

fn element(dict: &Dict<'_>, page: Option<ObjectIdentifier>, marked: &Marked) -> Element {
    let mut element = Element { tag: name(dict, "S"), ..Element::default() };
    let attributes: Vec<Dict<'_>> = match dict.get::<Object<'_>>("A") {
        Some(Object::Dict(one)) => vec![one],
        Some(Object::Array(several)) => several.iter::<Dict<'_>>().collect(),
        _ => Vec::new(),
    };
    element.scope = attributes.iter().find(|one| one.contains_key("Scope")).map(|one| name(one, "Scope"));
    element.alt = dict.get::<hayro_syntax::object::String<'_>>("Alt").map(|alt| words(alt.as_bytes()));
    element.raised = attributes.iter().any(|one| one.contains_key("BaselineShift"));
    children(dict, page, marked, &mut element);
    // What is drawn in a picture is not read aloud: its text is.
    if let ("Figure", Some(alt)) = (element.tag.as_str(), &element.alt) {
        element.text = format!(" {alt} ");
    }
    element
}

fn name(dict: &Dict<'_>, key: &str) -> String {
    dict.get::<Name<'_>>(key).map(|name| String::from_utf8_lossy(&name).into_owned()).unwrap_or_default()
}

/// A text string: UTF-16 with a mark, or else single bytes (ISO 32000-1, 7.9.2.2).
fn words(bytes: &[u8]) -> String {
    let Some(wide) = bytes.strip_prefix(&[0xfe, 0xff]) else { return bytes.iter().copied().map(char::from).collect() };
    String::from_utf16_lossy(&wide.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect::<Vec<_>>())
}

fn children(dict: &Dict<'_>, page: Option<ObjectIdentifier>, marked: &Marked, into: &mut Element) {
    let page = dict.get_ref("Pg").map(ObjectIdentifier::from).or(page);
    let kids: Vec<Object<'_>> = match dict.get::<Object<'_>>("K") {
        Some(Object::Array(several)) => several.iter::<Object<'_>>().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    };
    let add_marked = |page: Option<ObjectIdentifier>, mark: i64, into: &mut Element| {
        let text = page.and_then(|page| marked.get(&(page, mark))).map_or("", String::as_str);
        into.text.push_str(text);
    };
    for kid in kids {
        match kid {
            Object::Number(mark) => add_marked(page, mark.as_i64(), into),
            Object::Dict(kid) if kid.contains_key("S") => {
                let below = element(&kid, page, marked);
                let is_inline = ["Span", "Link", "Strong", "Em", "Reference", "Code"].contains(&below.tag.as_str());
                let space = if is_inline && !below.raised { "" } else { " " };
                let _ = write!(into.text, "{space}{}{space}", below.text);
                into.elements.push(below);
            }
            Object::Dict(kid) => {
                if let Some(mark) = kid.get::<Number>("MCID") {
                    let own = kid.get_ref("Pg").map(ObjectIdentifier::from).or(page);
                    add_marked(own, mark.as_i64(), into);
                }
            }
            _ => {}
        }
    }
}

type Font = BTreeMap<u16, String>;

/// The characters that the codes of each font of a page stand for.
fn fonts(page: &Dict<'_>) -> BTreeMap<Vec<u8>, Font> {
    let resources: Option<Dict<'_>> = page.get("Resources");
    let Some(fonts) = resources.and_then(|resources| resources.get::<Dict<'_>>("Font")) else { return BTreeMap::new() };
    let names: Vec<Vec<u8>> = fonts.keys().map(|name| name.to_vec()).collect();
    names
        .into_iter()
        .filter_map(|name| {
            let font: Dict<'_> = fonts.get(&name)?;
            let map = font.get::<Stream<'_>>("ToUnicode")?.decoded().ok()?;
            Some((name, codes(&String::from_utf8_lossy(&map))))
        })
        .collect()
}

/// The pairs of a `ToUnicode` map.
fn codes(map: &str) -> Font {
    let mut font = Font::new();
    let mut in_ranges = false;
    for line in map.lines() {
        in_ranges = (in_ranges || line.contains("beginbfrange")) && !line.contains("endbfrange");
        let hex: Vec<Vec<u16>> = line.split('<').skip(1).map(|part| units(part.split('>').next().unwrap_or_default())).collect();
        match &hex[..] {
            [from, to, text] if in_ranges => {
                for (offset, code) in (from[0]..=to[0]).enumerate() {
                    let mut text = text.clone();
                    if let Some(last) = text.last_mut() {
                        *last += u16::try_from(offset).expect("a short range");
                    }
                    font.insert(code, String::from_utf16_lossy(&text));
                }
            }
            [code, text] if code.len() == 1 => {
                font.insert(code[0], String::from_utf16_lossy(text));
            }
            _ => {}
        }
    }
    font
}

fn units(hex: &str) -> Vec<u16> {
    let digits: Vec<char> = hex.chars().filter(char::is_ascii_hexdigit).collect();
    digits.chunks(4).filter_map(|unit| u16::from_str_radix(&unit.iter().collect::<String>(), 16).ok()).collect()
}

/// What a stretch of a page's content is.
enum Open {
    Mark(i64),
    Artifact,
    /// A stretch whose text is given beside it.
    Instead,
    Other,
}

#[derive(Default)]
struct Content {
    fonts: BTreeMap<Vec<u8>, Font>,
    font: Vec<u8>,
    open: Vec<Open>,
    marked: BTreeMap<i64, String>,
    artifacts: String,
    line: f64,
    last_line: f64,
}

impl Content {
    fn read(&mut self, page: &hayro_syntax::page::Page<'_>) {
        let mut operations = page.operations();
        while let Some(instruction) = operations.next() {
            let operands: Vec<Object<'_>> = instruction.operands().cloned().collect();
            match (**instruction.operator).as_ref() as &[u8] {
                b"BDC" | b"BMC" => self.begin(&operands),
                b"EMC" => {
                    self.open.pop();
                }
                b"Tf" => {
                    if let Some(Object::Name(name)) = operands.first() {
                        self.font = name.to_vec();
                    }
                }
                b"cm" | b"Tm" => {
                    if let Some(Object::Number(down)) = operands.get(5)
                        && down.as_f64() != 0.0
                    {
                        self.line = down.as_f64();
                    }
                }
                b"Tj" | b"TJ" => operands.iter().for_each(|operand| self.show(operand)),
                _ => {}
            }
        }
    }

    fn begin(&mut self, operands: &[Object<'_>]) {
        let is_artifact = matches!(operands.first(), Some(Object::Name(name)) if &**name == b"Artifact");
        let Some(Object::Dict(properties)) = operands.get(1) else {
            return self.open.push(if is_artifact { Open::Artifact } else { Open::Other });
        };
        if let Some(text) = properties.get::<hayro_syntax::object::String<'_>>("ActualText") {
            let text = match text.as_bytes() {
                [0xfe, 0xff, units @ ..] => {
                    let units: Vec<u16> = units.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                    String::from_utf16_lossy(&units)
                }
                bytes => bytes.iter().copied().map(char::from).collect(),
            };
            self.write(&text);
            return self.open.push(Open::Instead);
        }
        let mark = properties.get::<Number>("MCID").map(|mark| Open::Mark(mark.as_i64()));
        self.open.push(mark.unwrap_or(if is_artifact { Open::Artifact } else { Open::Other }));
    }

    fn show(&mut self, operand: &Object<'_>) {
        match operand {
            Object::Array(parts) => self.show_all(parts),
            Object::String(text) if !self.open.iter().any(|open| matches!(open, Open::Instead)) => {
                let font = self.fonts.get(&self.font);
                let codes = text.as_bytes().chunks(2).map(|pair| u16::from_be_bytes([pair[0], *pair.get(1).unwrap_or(&0)]));
                let text: String =
                    codes.map(|code| font.and_then(|font| font.get(&code)).map_or("\u{fffd}", String::as_str)).collect();
                self.write(&text);
            }
            _ => {}
        }
    }

    fn show_all(&mut self, parts: &Array<'_>) {
        parts.iter::<Object<'_>>().for_each(|part| self.show(&part));
    }

    fn write(&mut self, text: &str) {
        let sink = self.open.iter().rev().find_map(|open| match open {
            Open::Mark(mark) => Some(Some(*mark)),
            Open::Artifact => Some(None),
            _ => None,
        });
        let out = match sink {
            Some(Some(mark)) => self.marked.entry(mark).or_default(),
            _ => &mut self.artifacts,
        };
        if (self.line - self.last_line).abs() > 0.01 && !out.is_empty() {
            out.push('\n');
        }
        self.last_line = self.line;
        out.push_str(text);
    }
}
