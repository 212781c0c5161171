//! The wording as text: two columns beside each other, or one with deletions as [-gammalt-] and insertions as {+nytt+}.

use super::super::entries::Entry;
use super::super::lines::{Column, Mark, rows as table_rows, shown};
use super::super::sheet::{DocumentSheet, Sheet};
use super::{WIDTH, harmless, wrapped};
use crate::text::OneLine;
use std::io::{self, Write};

/// The most characters in one of two columns, with a line and a blank on either side of it between them.
const COLUMN: usize = (WIDTH - 3) / 2;
/// The most characters of a sign that stays with the word before it: ".", "-]".
const SIGN: usize = 2;
/// What stands for parts that did not change.
const SKIPPED: &str = "– – –";

/// Whether marked words are coloured as well.
#[derive(Debug, Clone, Copy)]
pub struct Paint {
    /// Whether they are.
    pub colour: bool,
}

/// A word with its mark and the signs of it.
struct Word {
    text: String,
    mark: Mark,
}

type Row = Vec<Word>;

/// Writes the old wording beside the new, after the sentence that proposes it.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_parallel(out: &mut dyn Write, sheet: &Sheet, document: &DocumentSheet, paint: Paint) -> io::Result<()> {
    if document.parallel.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    if let Some(amending) = &document.amending {
        let (open, close) = (sheet.say("”", "“"), "”");
        for line in wrapped(&format!("{}{open}{}{close}{}", amending.before, amending.title, amending.after), WIDTH) {
            writeln!(out, "{line}")?;
        }
        writeln!(out)?;
    }
    let (old, new) = (sheet.say("Nuvarande lydelse", "Present wording"), sheet.say("Föreslagen lydelse", "Proposed wording"));
    writeln!(out, "{old:COLUMN$} │ {new}")?;
    writeln!(out, "{}─┼─{}", "─".repeat(COLUMN), "─".repeat(COLUMN))?;
    for (at, entry) in document.parallel.iter().enumerate() {
        if at > 0 {
            writeln!(out, "{:COLUMN$} │", "")?;
        }
        let (mut left, mut right) = (rows(entry, Column::Old, COLUMN), rows(entry, Column::New, COLUMN));
        // What is said of what cannot be read stands below the wording that can.
        match entry {
            Entry::Part { unread: Some((Column::Old, _)), .. } => {
                left.splice(0..0, right.iter().map(|_| Vec::new())).for_each(drop);
            }
            Entry::Part { unread: Some(_), .. } => right.splice(0..0, left.iter().map(|_| Vec::new())).for_each(drop),
            _ => {}
        }
        for row in 0..left.len().max(right.len()) {
            let empty = Vec::new();
            let (left, right) = (left.get(row).unwrap_or(&empty), right.get(row).unwrap_or(&empty));
            let space = COLUMN.saturating_sub(length(left));
            let line = format!("{}{} │ {}", paint.row(left), " ".repeat(space), paint.row(right));
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    Ok(())
}

/// Writes the new text with what was deleted and inserted.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_inline(out: &mut dyn Write, document: &DocumentSheet, paint: Paint) -> io::Result<()> {
    for entry in &document.inline {
        let depth = match entry {
            Entry::Skipped => 0,
            Entry::Heading { depth, .. } | Entry::Part { depth, .. } => *depth,
        };
        let indent = " ".repeat(2 * depth.min(8));
        writeln!(out)?;
        for row in rows(entry, Column::Both, WIDTH - indent.len()) {
            writeln!(out, "{}", format!("{indent}{}", paint.row(&row)).trim_end())?;
        }
    }
    Ok(())
}

/// An entry in a column, in rows of at most `width` characters.
fn rows(entry: &Entry, column: Column, width: usize) -> Vec<Row> {
    let plain = |text: &str| broken(&[(Mark::Same, text)], width);
    match entry {
        Entry::Skipped => plain(SKIPPED),
        Entry::Heading { old, new, .. } => plain(if column == Column::Old { old } else { new }),
        Entry::Part { lines, .. } => {
            let mut rows: Vec<Row> = Vec::new();
            for (line, stretches) in shown(lines, column) {
                if let Some(table) = &line.table {
                    for row in table_rows(lines, table, column) {
                        rows.extend(broken(&row.join(&(Mark::Same, " │ ")), width));
                    }
                    continue;
                }
                let label = line.label.as_ref().map(|label| format!("{label}: "));
                let mut all: Vec<(Mark, &str)> = label.iter().map(|label| (Mark::Same, label.as_str())).collect();
                all.extend(stretches);
                rows.extend(broken(&all, width));
            }
            rows.extend(entry.notes_in(column).iter().flat_map(|note| plain(&format!("({note})"))));
            rows
        }
    }
}

/// Stretches of text as words in rows; a line break in them begins a new one.
fn broken(stretches: &[(Mark, &str)], width: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = vec![Vec::new()];
    for (mark, text) in stretches {
        let (open, close) = signs(*mark);
        let text = format!("{}{open}{}{close}{}", leading(text), text.trim(), trailing(text));
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                rows.push(Vec::new());
            }
            for word in line.split_inclusive(' ') {
                let characters: Vec<char> = OneLine(word).to_string().chars().collect();
                // A word that no row can hold goes on in the next.
                for piece in characters.chunks(width - 2 * SIGN) {
                    add(&mut rows, Word { text: piece.iter().collect(), mark: *mark }, width);
                }
            }
        }
    }
    rows.retain(|row| !row.is_empty());
    rows
}

/// Adds a word to the last row, or to a new one when that is full.
fn add(rows: &mut Vec<Row>, word: Word, width: usize) {
    if word.text.is_empty() {
        return;
    }
    let Some(last) = rows.last_mut() else { return };
    // Room is left for a sign that belongs to the last word.
    let is_sign = word.text.trim_end().chars().count() <= SIGN && last.last().is_some_and(|word| !word.text.ends_with(' '));
    let room = if is_sign { width } else { width - SIGN };
    if last.is_empty() {
        last.push(Word { text: harmless(word.text.trim_start()), ..word });
    } else if length(last) + word.text.trim_end().chars().count() <= room {
        last.push(word);
    } else {
        rows.push(vec![Word { text: harmless(word.text.trim_start()), ..word }]);
    }
}

fn length(row: &[Word]) -> usize {
    row.iter().map(|word| word.text.chars().count()).sum()
}

fn leading(text: &str) -> &str {
    &text[..text.len() - text.trim_start().len()]
}

fn trailing(text: &str) -> &str {
    if text.trim().is_empty() { "" } else { &text[text.trim_end().len()..] }
}

/// The signs around deleted and inserted words.
fn signs(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Same => ("", ""),
        Mark::Gone => ("[-", "-]"),
        Mark::New => ("{+", "+}"),
    }
}

impl Paint {
    fn row(self, row: &[Word]) -> String {
        let painted = row.iter().map(|word| match (word.mark, self.colour) {
            (Mark::Gone, true) => format!("\u{1b}[31m{}\u{1b}[0m", word.text),
            (Mark::New, true) => format!("\u{1b}[32m{}\u{1b}[0m", word.text),
            _ => word.text.clone(),
        });
        painted.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_words_keep_their_signs_over_lines() {
        let rows =
            broken(&[(Mark::Same, "Målet är "), (Mark::Gone, "nått 2014"), (Mark::New, "nära 2015"), (Mark::Same, ".")], 18);
        let rows: Vec<String> = rows.iter().map(|row| Paint { colour: false }.row(row)).collect();
        assert_eq!(rows, ["Målet är [-nått ", "2014-]{+nära ", "2015+}."]);
    }
}
