//! A YAML text as entries that keep every byte: comments, blank lines, quotes and brackets as their author wrote them.
//!
//! What edits and merges a text works on this: an entry is taken out, put in or changed, and all others stay as they are.
//! [`Verbatim::text`] of what [`Verbatim::read`] read is the text itself.

mod data;
mod flow;
mod read;
mod scalar;

pub use data::Data;
pub use flow::Flow;
pub use scalar::{block_lines, inline, quoted};

/// A whole document.
#[derive(Debug, Clone, PartialEq)]
pub struct Verbatim {
    /// What stands above the first entry.
    pub head: String,
    /// The outermost collection.
    pub root: Block,
    /// The comments below the last entry that belong to none.
    pub tail: String,
}

/// A collection with a line for each entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Whether it is a list.
    pub is_list: bool,
    /// The column of its entries, in characters from 0.
    pub column: usize,
    /// Its entries, in the order they stand.
    pub entries: Vec<Entry>,
}

/// An item, or a key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The lines that belong to it and stand before it; in brackets the comma and the space.
    pub lead: String,
    /// The key; nothing for an item.
    pub key: Option<String>,
    /// The text up to the value: the indentation, and the key with its colon or the hyphen.
    pub head: String,
    /// The space, and what else stands, between the head and the value.
    pub before: String,
    /// The value.
    pub value: Value,
    /// What stands after the value and belongs to the entry, the line break included.
    pub trail: String,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A scalar, or something that is not looked into; its text as it is written and what it says.
    Atom(String, Data),
    /// A collection in brackets or braces.
    Flow(Flow),
    /// A collection with a line for each entry. With `true` it begins on the line of the hyphen; the first entry is then
    /// indented like the others here, and loses that when it is written.
    Block(Block, bool),
}

impl Verbatim {
    /// The document as text.
    pub fn text(&self) -> String {
        let mut text = self.head.clone();
        self.root.write(&mut text);
        text + &self.tail
    }

    /// What the document says.
    pub fn data(&self) -> Data {
        self.root.data()
    }

    /// The comments between its entries, in no order.
    pub fn comments(&self) -> Vec<&str> {
        let mut found = Vec::new();
        for piece in [&self.head, &self.tail] {
            comments_in(piece, &mut found);
        }
        self.root.entries.iter().for_each(|entry| entry.comments(&mut found));
        found
    }
}

impl Block {
    fn write(&self, out: &mut String) {
        for entry in &self.entries {
            entry.write(out);
        }
    }

    /// What it says.
    pub fn data(&self) -> Data {
        collected(self.is_list, &self.entries)
    }

    /// Moves all of it to another column.
    pub fn shift(&mut self, column: usize) {
        if column == self.column {
            return;
        }
        let from = self.column;
        for entry in &mut self.entries {
            entry.shift(from, column);
        }
        self.column = column;
    }
}

impl Value {
    /// What it says.
    pub fn data(&self) -> Data {
        match self {
            Value::Atom(_, data) => data.clone(),
            Value::Flow(flow) => flow.data(),
            Value::Block(block, _) => block.data(),
        }
    }
}

impl Entry {
    /// The entry as text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) {
        out.extend([self.lead.as_str(), self.head.as_str(), self.before.as_str()]);
        match &self.value {
            Value::Atom(raw, _) => out.push_str(raw),
            Value::Flow(flow) => out.push_str(&flow.text()),
            Value::Block(block, false) => block.write(out),
            Value::Block(block, true) => {
                let mut inner = String::new();
                block.write(&mut inner);
                // What stands before the first entry goes behind the hyphen as well.
                out.push_str(inner.trim_start_matches([' ', '\r', '\n']));
            }
        }
        out.push_str(&self.trail);
    }

    /// The text of the key `key` of the group it holds, as in an item's `id`.
    pub fn text_under(&self, key: &str) -> Option<&str> {
        let entries = match &self.value {
            Value::Atom(..) => return None,
            Value::Flow(flow) => &flow.entries,
            Value::Block(block, _) => &block.entries,
        };
        let entry = entries.iter().find(|entry| entry.key.as_deref() == Some(key))?;
        match &entry.value {
            Value::Atom(_, data) => data.text(),
            _ => None,
        }
    }

    fn comments<'e>(&'e self, found: &mut Vec<&'e str>) {
        for piece in [&self.lead, &self.before, &self.trail] {
            comments_in(piece, found);
        }
        match &self.value {
            Value::Atom(raw, _) if raw.starts_with(['|', '>']) => comments_in(raw.lines().next().unwrap_or(""), found),
            Value::Atom(..) => {}
            Value::Flow(flow) => {
                comments_in(&flow.close, found);
                flow.entries.iter().for_each(|entry| entry.comments(found));
            }
            Value::Block(block, _) => block.entries.iter().for_each(|entry| entry.comments(found)),
        }
    }

    /// Writes a collection that has lost its last entry in brackets: without entries it would say nothing.
    pub fn close_if_empty(&mut self, line_break: &str) {
        let Value::Block(Block { is_list, entries, .. }, _) = &self.value else { return };
        if entries.is_empty() {
            let close = if *is_list { "]" } else { "}" };
            let comment = self.before.trim();
            let gap = if comment.is_empty() { "" } else { " " };
            self.trail = format!("{gap}{comment}{line_break}{}", self.trail);
            self.value = Value::Flow(Flow { is_list: *is_list, entries: Vec::new(), close: close.to_owned() });
            " ".clone_into(&mut self.before);
        }
    }

    /// Moves all its lines from the column `from` to the column `to`.
    pub fn shift(&mut self, from: usize, to: usize) {
        self.lead = shifted(&self.lead, from, to, true);
        self.head = shifted(&self.head, from, to, true);
        self.before = shifted(&self.before, from, to, false);
        match &mut self.value {
            Value::Atom(raw, _) => *raw = shifted(raw, from, to, false),
            Value::Flow(flow) => {
                flow.close = shifted(&flow.close, from, to, false);
                for entry in &mut flow.entries {
                    entry.shift_inside(from, to);
                }
            }
            Value::Block(block, _) => block.shift((block.column + to).saturating_sub(from)),
        }
        self.trail = shifted(&self.trail, from, to, false);
    }

    /// The same for an entry in brackets, none of whose pieces begins a line.
    fn shift_inside(&mut self, from: usize, to: usize) {
        for piece in [&mut self.lead, &mut self.head, &mut self.before, &mut self.trail] {
            *piece = shifted(piece, from, to, false);
        }
        match &mut self.value {
            Value::Atom(raw, _) => *raw = shifted(raw, from, to, false),
            Value::Flow(flow) => {
                flow.close = shifted(&flow.close, from, to, false);
                for entry in &mut flow.entries {
                    entry.shift_inside(from, to);
                }
            }
            Value::Block(..) => {}
        }
    }
}

/// The comments of a text between values, where nothing else can hold a number sign.
fn comments_in<'t>(text: &'t str, found: &mut Vec<&'t str>) {
    found.extend(text.lines().filter_map(|line| line.find('#').map(|at| line[at..].trim_end())));
}

fn collected(is_list: bool, entries: &[Entry]) -> Data {
    if is_list {
        return Data::List(entries.iter().map(|entry| entry.value.data()).collect());
    }
    Data::Map(entries.iter().map(|entry| (entry.key.clone().unwrap_or_default(), entry.value.data())).collect())
}

/// `text` with the lines in it that are not blank moved from one column to another; its first one only if it `begins` a line.
fn shifted(text: &str, from: usize, to: usize, begins: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if (index == 0 && !begins) || (line.trim().is_empty() && line.ends_with('\n')) {
            out.push_str(line);
        } else if to >= from {
            out.extend(std::iter::repeat_n(' ', to - from));
            out.push_str(line);
        } else {
            let blank = line.len() - line.trim_start_matches(' ').len();
            out.push_str(&line[blank.min(from - to)..]);
        }
    }
    out
}
