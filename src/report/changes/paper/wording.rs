//! The wording on paper: rows of two columns, or one text with insertions and deletions.

use super::super::entries::Entry;
use super::super::lines::{Column, Line, Mark, rows, shown};
use super::super::sheet::Sheet;
use super::super::tongue;
use crate::text::OneLine;
use serde_json::{Value, json};

/// The most lines of a part that goes with the first of those in it: a group with its title, a goal with its text.
const INTRODUCTION: usize = 2;

/// The rows of the old wording beside the new: parts, each under the headings that lead to it, and between them what stands
/// for unchanged text.
pub fn parallel(entries: &[Entry]) -> Vec<Value> {
    let mut all = Rows::default();
    for entry in entries {
        match entry {
            Entry::Skipped if all.over.is_empty() => all.close(json!({ "kind": "skipped" })),
            Entry::Skipped => all.over.push(json!({ "kind": "skipped" })),
            Entry::Heading { old, new, .. } => all.over.push(json!({ "kind": "same", "old": text(old), "new": text(new) })),
            Entry::Part { depth, lines, notes, unread } => all.part(*depth, lines, notes, *unread),
        }
    }
    all.finish()
}

/// Which columns a row has something in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    Old,
    New,
    Both,
}

/// A row of two columns.
struct Row {
    stands: Stands,
    /// The headings over it.
    over: Vec<Value>,
    old: Vec<Value>,
    new: Vec<Value>,
    notes: Vec<Value>,
    /// Whether it has no more than a heading yet.
    is_head: bool,
    /// In how many parts it stands, while it says so little that it goes with the first of those in it.
    introduces: Option<usize>,
    /// Whether it goes on from a row that stands in the same column alone.
    goes_on: bool,
    /// How many parts it holds.
    count: usize,
}

/// Rows as they are put together: a heading goes with what follows it, and so do paragraphs that came or went together.
#[derive(Default)]
struct Rows {
    done: Vec<Value>,
    /// Headings for the next row.
    over: Vec<Value>,
    open: Option<Row>,
}

impl Rows {
    fn part(&mut self, depth: usize, lines: &[Line], notes: &[String], unread: Option<(Column, &str)>) {
        let (mut old, mut new) = (column(lines, Column::Old), column(lines, Column::New));
        // What is said of what cannot be read stands in its column, which is empty else.
        let notes = match unread.filter(|_| !lines.is_empty()) {
            Some((own, words)) => {
                let said: Vec<&str> = if notes.is_empty() { vec![words] } else { notes.iter().map(String::as_str).collect() };
                let said = said.into_iter().map(|note| json!({ "kind": "line", "level": 0, "label": null, "text": text(note) }));
                if own == Column::Old {
                    old.extend(said);
                } else {
                    new.extend(said);
                }
                &[]
            }
            None => notes,
        };
        let stands = match (old.is_empty(), new.is_empty()) {
            (true, _) => Stands::New,
            (_, true) => Stands::Old,
            _ => Stands::Both,
        };
        let notes: Vec<Value> = notes.iter().map(|note| json!(text(note))).collect();
        let is_head = notes.is_empty() && lines.iter().all(|line| line.is_head);
        let begins = lines.first().is_some_and(|line| line.is_head);
        let introduces = (notes.is_empty() && lines.len() <= INTRODUCTION).then_some(depth);
        let over = std::mem::take(&mut self.over);
        let mut row = Row { stands, over, old, new, notes, is_head, introduces, goes_on: false, count: 1 };
        match self.open.take() {
            Some(mut before) if before.joins(&row, begins, depth) => {
                before.take_in(row);
                self.open = Some(before);
            }
            Some(before) if before.is_head && before.stands == Stands::Both && row.over.is_empty() => {
                row.over = before.into_heading();
                self.open = Some(row);
            }
            before => {
                row.goes_on = stands != Stands::Both
                    && row.over.is_empty()
                    && before.as_ref().is_some_and(|before| before.stands == stands);
                self.done.extend(before.map(Row::value));
                self.open = Some(row);
            }
        }
    }

    fn close(&mut self, row: Value) {
        self.done.extend(self.open.take().map(Row::value));
        self.done.push(row);
    }

    fn finish(mut self) -> Vec<Value> {
        self.done.extend(self.open.take().map(Row::value));
        if !self.over.is_empty() {
            self.done.push(
                json!({ "kind": "part", "over": self.over, "old": [], "new": [], "notes": [], "goes_on": false, "count": 1 }),
            );
        }
        self.done
    }
}

impl Row {
    /// Whether `next`, which `begins` with a heading and stands in `depth` parts, belongs to this row.
    fn joins(&self, next: &Row, begins: bool, depth: usize) -> bool {
        let is_alike = self.stands != Stands::Both && self.stands == next.stands && next.over.is_empty();
        is_alike && (self.is_head || !begins || self.introduces.is_some_and(|own| own < depth))
    }

    fn take_in(&mut self, next: Row) {
        self.old.extend(next.old);
        self.new.extend(next.new);
        self.notes.extend(next.notes);
        self.is_head &= next.is_head;
        self.introduces = next.introduces;
        self.count += 1;
    }

    /// A row that is a heading alone, as one over the next row.
    fn into_heading(self) -> Vec<Value> {
        let words = |blocks: &[Value]| blocks.first().map(|block| block["text"].clone()).unwrap_or_default();
        let own = json!({ "kind": "changed", "old": words(&self.old), "new": words(&self.new) });
        self.over.into_iter().chain([own]).collect()
    }

    fn value(self) -> Value {
        let Row { over, old, new, notes, goes_on, count, .. } = self;
        json!({ "kind": "part", "over": over, "old": old, "new": new, "notes": notes, "goes_on": goes_on, "count": count })
    }
}

fn column(lines: &[Line], column: Column) -> Vec<Value> {
    shown(lines, column).into_iter().map(|(line, stretches)| block(lines, line, &stretches, column, 0)).collect()
}

/// The whole new text with what was deleted and inserted; its headings stand below `level`, and none skips a level.
pub fn inline(sheet: &Sheet, entries: &[Entry], level: usize) -> Vec<Value> {
    let (mut all, mut last) = (Vec::new(), level);
    let mut below = |depth: usize| {
        last = (level + 1 + depth).min(last + 1).min(6);
        last
    };
    for entry in entries {
        match entry {
            Entry::Skipped => all.push(json!({ "kind": "note", "text": [sheet.say("Oförändrad text", "Unchanged text")] })),
            Entry::Heading { depth, new, .. } => {
                all.push(json!({ "kind": "heading", "level": below(*depth), "text": text(new) }));
            }
            Entry::Part { depth, lines, notes, .. } => {
                for (line, stretches) in shown(lines, Column::Both) {
                    let level = if line.is_head { below(*depth) } else { 0 };
                    all.push(block(lines, line, &stretches, Column::Both, level));
                }
                all.extend(notes.iter().map(|note| json!({ "kind": "note", "text": text(note) })));
            }
        }
    }
    all
}

/// A line of a part: a heading, a paragraph, or the table it is.
fn block(lines: &[Line], line: &Line, stretches: &[(Mark, &str)], column: Column, level: usize) -> Value {
    if let Some(table) = &line.table {
        let cell = |cell: &Vec<(Mark, &str)>| marked_text(cell);
        let mut rows: Vec<Vec<Vec<Value>>> =
            rows(lines, table, column).iter().map(|row| row.iter().map(cell).collect()).collect();
        let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        return json!({ "node": "table", "head": head, "rows": rows });
    }
    let kind = if line.is_head { "heading" } else { "line" };
    json!({ "kind": kind, "level": level, "label": line.label.as_deref().map(text), "text": marked_text(stretches) })
}

/// Stretches of text as nodes: what is deleted and inserted in a node of its own, the blanks around it outside, so that the
/// line through or under it ends where the words do.
fn marked_text(stretches: &[(Mark, &str)]) -> Vec<Value> {
    let mut all = Vec::new();
    for (mark, stretch) in stretches {
        let words = stretch.trim();
        let node = match mark {
            Mark::Gone if !words.is_empty() => "gone",
            Mark::New if !words.is_empty() => "came",
            _ => {
                all.extend(text(stretch));
                continue;
            }
        };
        let (before, after) = (&stretch[..stretch.len() - stretch.trim_start().len()], &stretch[stretch.trim_end().len()..]);
        all.extend(text(before));
        all.push(json!({ "node": node, "content": text(words) }));
        all.extend(text(after));
    }
    all
}

/// `text` as nodes: its words, its line breaks, and words of another language than the page's.
pub fn text(text: &str) -> Vec<Value> {
    let mut all = Vec::new();
    for (language, words) in tongue::stretches(text) {
        let mut nodes = Vec::new();
        for (at, line) in words.split('\n').enumerate() {
            nodes.extend((at > 0).then(|| json!({ "node": "break" })));
            nodes.extend((!line.is_empty()).then(|| json!(OneLine(line).to_string())));
        }
        match language {
            Some(language) => all.push(json!({ "node": "tongue", "lang": language.tag(), "content": nodes })),
            None => all.extend(nodes),
        }
    }
    all
}

/// `text` without marks and on one line.
pub fn plain(text: &str) -> String {
    let words: String = tongue::stretches(text).into_iter().map(|(_, words)| words).collect();
    OneLine(&words).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_stand_outside_what_is_marked() {
        let nodes = marked_text(&[(Mark::Same, "Målet är"), (Mark::Gone, " nått "), (Mark::New, " "), (Mark::New, "nära")]);
        let expected =
            json!(["Målet är", " ", { "node": "gone", "content": ["nått"] }, " ", " ", { "node": "came", "content": ["nära"] }]);
        assert_eq!(json!(nodes), expected);
    }

    #[test]
    fn lines_break_where_the_document_breaks_them() {
        assert_eq!(json!(text("a\nb\u{1b}")), json!(["a", { "node": "break" }, "b\\u{1b}"]));
    }
}
