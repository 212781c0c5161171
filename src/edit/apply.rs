//! A change made to the entries of a text.

use super::{Edit, Step, Written};
use crate::layout::Place;
use crate::verbatim::{Block, Data, Entry, Flow, Value, Verbatim, block_lines, inline};

/// How far a collection stands inside another, in columns.
const STEP: usize = 2;

/// Makes the change; false when it cannot be made at that place. What comes of it is to be checked.
pub(super) fn apply(document: &mut Verbatim, edit: &Edit, order: Place<'_>, crlf: bool) -> bool {
    let author = Author { edit, line_break: if crlf { "\r\n" } else { "\n" } };
    let place = edit.place();
    let mut root =
        Value::Block(std::mem::replace(&mut document.root, Block { is_list: false, column: 0, entries: Vec::new() }), false);
    author.end_last_line(document, &mut root);
    let is_done = match edit {
        Edit::Add(place, key, written) if place.is_empty() => author.add(&mut root, key, written, order),
        _ => author.within(&mut root, place, order, Column { own: 0, in_brackets: false }),
    };
    if let Value::Block(block, _) = root {
        document.root = block;
    }
    is_done
}

/// Where an entry stands.
#[derive(Clone, Copy)]
struct Column {
    /// The column of the key or hyphen whose value is looked at.
    own: usize,
    /// Whether it stands in brackets or braces.
    in_brackets: bool,
}

struct Author<'a> {
    edit: &'a Edit,
    line_break: &'static str,
}

impl Author<'_> {
    /// Gives the last line of the document a line break if it has none, so that an entry can stand below.
    fn end_last_line(&self, document: &Verbatim, root: &mut Value) {
        if !document.tail.is_empty() || matches!(self.edit, Edit::Set(..)) {
            return;
        }
        let mut value = root;
        while let Value::Block(block, _) = value {
            let Some(last) = block.entries.last_mut() else { return };
            if !matches!(last.value, Value::Block(..)) {
                if !last.text().ends_with('\n') {
                    last.trail.push_str(self.line_break);
                }
                return;
            }
            value = &mut last.value;
        }
    }

    /// Goes the way `place` from `value` and makes the change at its end.
    fn within(&self, value: &mut Value, place: &[Step], order: Place<'_>, column: Column) -> bool {
        let Some((step, rest)) = place.split_first() else { return false };
        let (entries, inner) = match value {
            Value::Atom(..) => return false,
            Value::Flow(flow) => (&mut flow.entries, Column { own: column.own, in_brackets: true }),
            Value::Block(block, _) => (&mut block.entries, Column { own: block.column, in_brackets: false }),
        };
        let found = match step {
            Step::Key(key) => entries.iter().position(|entry| entry.key.as_ref() == Some(key)),
            Step::Item(index) => Some(*index).filter(|index| *index < entries.len()),
        };
        let Some(index) = found else { return false };
        let order = match step {
            Step::Key(key) => order.under(key),
            Step::Item(_) => order.item(),
        };
        if !rest.is_empty() {
            let entry = &mut entries[index];
            let is_done = self.within(&mut entry.value, rest, order, inner);
            entry.close_if_empty(self.line_break);
            return is_done;
        }
        match self.edit {
            Edit::Remove(_) => Self::remove(value, index),
            Edit::Set(_, text) => {
                self.write_scalar(&mut entries[index], text, inner);
                true
            }
            Edit::Append(_, item) => self.append(&mut entries[index], item, inner),
            Edit::Add(_, key, written) => {
                let entry = &mut entries[index];
                self.add(&mut entry.value, key, written, order)
            }
        }
    }

    fn remove(value: &mut Value, index: usize) -> bool {
        match value {
            Value::Atom(..) => return false,
            Value::Flow(flow) if flow.has_comment() => return false,
            Value::Flow(flow) => {
                flow.remove(index);
            }
            Value::Block(block, _) => {
                let removed = block.entries.remove(index);
                // The blank line above the first entry that is left is not wanted.
                if let Some(first) = block.entries.first_mut().filter(|_| index == 0 && !removed.lead.starts_with(['\n', '\r'])) {
                    first.lead = first.lead.trim_start_matches(['\n', '\r']).to_owned();
                }
            }
        }
        true
    }

    /// Writes `text` in the place of the entry's scalar, in the way the old one was written where that can be.
    fn write_scalar(&self, entry: &mut Entry, text: &str, column: Column) {
        let Value::Atom(raw, _) = &entry.value else { return };
        let was_block = raw.starts_with(['|', '>']);
        let comment_behind = raw.lines().next().and_then(|line| line.split_once('#')).filter(|_| was_block);
        let comment_behind = comment_behind.map_or(String::new(), |(_, comment)| format!(" #{comment}"));
        let mut written = self.scalar(text, was_block, column);
        if let Some(line_end) = written.find('\n') {
            let at = written[..line_end].trim_end_matches('\r').len();
            written.insert_str(at, &comment_behind);
        } else {
            written.push_str(&comment_behind);
        }
        // Under a text of several lines no comment can stand behind it: it goes behind the header.
        if written.starts_with('|') && !entry.trail.trim_start_matches(' ').starts_with(['\n', '\r']) {
            let end = entry.trail.find(['\r', '\n']).unwrap_or(entry.trail.len());
            let behind: String = entry.trail.drain(..end).collect();
            written.insert_str(written.find(['\r', '\n']).unwrap_or(written.len()), &behind);
        }
        entry.value = Value::Atom(written, Data::Text(text.to_owned()));
        if entry.before.trim().is_empty() {
            " ".clone_into(&mut entry.before);
        }
    }

    /// A text as a scalar: after `|` when it has lines of its own, or when it `may_be_block` and is long.
    fn scalar(&self, text: &str, may_be_block: bool, column: Column) -> String {
        let is_wanted = text.contains('\n') || (may_be_block && text.ends_with('\n'));
        let block = if is_wanted && !column.in_brackets { block_lines(text, column.own + STEP) } else { None };
        match block {
            Some(block) => block.replace('\n', self.line_break),
            None => inline(text),
        }
    }

    fn append(&self, entry: &mut Entry, item: &str, column: Column) -> bool {
        match &mut entry.value {
            Value::Flow(flow) if flow.is_list => flow.insert(flow.entries.len(), bare(item)),
            Value::Block(block, _) if block.is_list => {
                let written = self.scalar(item, false, Column { own: block.column, in_brackets: false });
                block.entries.push(self.line(None, written, block.column));
            }
            Value::Block(..) => return false,
            Value::Atom(raw, Data::Null) if raw.is_empty() => {
                " ".clone_into(&mut entry.before);
                entry.value = Value::Flow(listed(std::iter::once(item)));
            }
            Value::Atom(raw, data) if !raw.contains('\n') => {
                let kept = data.text().map(inline).filter(|_| raw.contains([',', '[', ']', '{', '}']) && is_bare(raw));
                let first = Entry { value: Value::Atom(kept.unwrap_or_else(|| raw.clone()), data.clone()), ..bare("") };
                entry.value = Value::Flow(of_entries(vec![first], item));
            }
            Value::Flow(flow) => {
                let first = Entry { value: Value::Flow(flow.clone()), ..bare("") };
                entry.value = Value::Flow(of_entries(vec![first], item));
            }
            Value::Atom(..) if column.in_brackets => return false,
            Value::Atom(raw, data) => {
                // A text of several lines: the list gets a line for each item.
                let own = column.own + STEP;
                let written = self.scalar(data.text().unwrap_or(""), true, Column { own, in_brackets: false });
                let header_comment = raw.lines().next().is_some_and(|line| line.contains(" #"));
                if header_comment {
                    return false;
                }
                let first = self.line(None, written, own);
                let second = self.line(None, self.scalar(item, false, Column { own, in_brackets: false }), own);
                let block = Block { is_list: true, column: own, entries: vec![first, second] };
                self.line_break.clone_into(&mut entry.before);
                let trail = std::mem::take(&mut entry.trail);
                entry.value = Value::Block(block, false);
                trail.trim_start_matches(['\r', '\n']).clone_into(&mut entry.trail);
            }
        }
        true
    }

    /// An entry on a line, or lines, of its own.
    fn line(&self, key: Option<&str>, written: String, column: usize) -> Entry {
        let indent = " ".repeat(column);
        let head = key.map_or_else(|| format!("{indent}-"), |key| format!("{indent}{}:", inline(key)));
        Entry {
            lead: String::new(),
            key: key.map(str::to_owned),
            head,
            before: " ".to_owned(),
            value: Value::Atom(written, Data::Null),
            trail: self.line_break.to_owned(),
        }
    }

    fn add(&self, value: &mut Value, key: &str, written: &Written, order: Place<'_>) -> bool {
        let keys = order.keys();
        match value {
            Value::Flow(flow) if !flow.is_list => {
                let index = place_of(&flow.entries, key, &keys);
                let value = self.value(written, Column { own: 0, in_brackets: true });
                let value = Value::Atom(value, Data::Null);
                flow.insert(index, Entry { head: format!("{}:", inline(key)), before: " ".to_owned(), value, ..bare("") });
                true
            }
            Value::Block(block, _) if !block.is_list => {
                let index = place_of(&block.entries, key, &keys);
                let value = self.value(written, Column { own: block.column, in_brackets: false });
                block.entries.insert(index, self.line(Some(key), value, block.column));
                true
            }
            _ => false,
        }
    }

    fn value(&self, written: &Written, column: Column) -> String {
        match written {
            Written::One(text) => self.scalar(text, false, column),
            Written::List(items) => listed(items.iter().map(String::as_str)).text(),
        }
    }
}

/// Where `key` goes among `entries`: behind the last one that the canonical order `keys` has before it, or at the end.
fn place_of(entries: &[Entry], key: &str, keys: &[&str]) -> usize {
    let rank = |key: &str| keys.iter().position(|known| *known == key);
    let Some(own) = rank(key) else { return entries.len() };
    let is_before = |entry: &Entry| entry.key.as_deref().and_then(rank).is_some_and(|other| other < own);
    let Some(last) = entries.iter().rposition(is_before) else { return 0 };
    // Keys the schema does not know stay behind the one they stand behind.
    let unknown = entries[last + 1..].iter().take_while(|entry| entry.key.as_deref().and_then(rank).is_none());
    last + 1 + unknown.count()
}

/// An item in brackets.
fn bare(text: &str) -> Entry {
    Entry {
        lead: String::new(),
        key: None,
        head: String::new(),
        before: String::new(),
        value: Value::Atom(inline(text), Data::Text(text.to_owned())),
        trail: String::new(),
    }
}

fn is_bare(raw: &str) -> bool {
    !raw.starts_with(['"', '\''])
}

fn listed<'t>(items: impl Iterator<Item = &'t str>) -> Flow {
    let mut flow = Flow { is_list: true, entries: Vec::new(), close: "]".to_owned() };
    for item in items {
        flow.insert(flow.entries.len(), bare(item));
    }
    flow
}

fn of_entries(entries: Vec<Entry>, item: &str) -> Flow {
    let mut flow = Flow { is_list: true, entries, close: "]".to_owned() };
    flow.insert(flow.entries.len(), bare(item));
    flow
}
