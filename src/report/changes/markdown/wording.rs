//! The wording as Markdown: a table of two columns, or one text. Inserted words are bold, deleted ones struck through.

use super::super::entries::Entry;
use super::super::lines::{Column, Mark, rows, shown};
use super::super::sheet::{DocumentSheet, Sheet};
use super::{escaped, guarded, within};
use std::io::{self, Write};

/// What stands for parts that did not change.
const SKIPPED: &str = "– – –";

/// Writes the old wording beside the new, after the sentence that proposes it.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_parallel(out: &mut dyn Write, sheet: &Sheet, document: &DocumentSheet) -> io::Result<()> {
    if document.parallel.is_empty() {
        return Ok(());
    }
    if let Some(amending) = &document.amending {
        writeln!(out, "\n{}*{}*{}", amending.before, within(&amending.title), within(&amending.after))?;
    }
    let (old, new) = (sheet.say("Nuvarande lydelse", "Present wording"), sheet.say("Föreslagen lydelse", "Proposed wording"));
    writeln!(out, "\n| {old} | {new} |\n|---|---|")?;
    for entry in &document.parallel {
        let (left, right) = (lines(entry, Column::Old).join("<br>"), lines(entry, Column::New).join("<br>"));
        writeln!(out, "| {left} | {right} |")?;
    }
    Ok(())
}

/// Writes the new text with what was deleted and inserted.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_inline(out: &mut dyn Write, document: &DocumentSheet) -> io::Result<()> {
    for entry in &document.inline {
        for line in lines(entry, Column::Both) {
            writeln!(out, "\n{line}")?;
        }
    }
    Ok(())
}

/// An entry in a column, in lines.
fn lines(entry: &Entry, column: Column) -> Vec<String> {
    match entry {
        Entry::Skipped => vec![SKIPPED.to_owned()],
        Entry::Heading { old, new, .. } => vec![format!("*{}*", escaped(if column == Column::Old { old } else { new }))],
        Entry::Part { lines, .. } => {
            let mut all = Vec::new();
            for (line, stretches) in shown(lines, column) {
                if let Some(table) = &line.table {
                    all.extend(table_lines(&rows(lines, table, column), column));
                    continue;
                }
                let text: String = stretches.iter().map(|(mark, text)| marked(*mark, text, line.is_head)).collect();
                all.push(match &line.label {
                    Some(label) => format!("{label}: {text}"),
                    None => guarded(&text),
                });
            }
            all.extend(entry.notes_in(column).iter().map(|note| format!("({})", escaped(note))));
            all
        }
    }
}

/// A table: as one where it stands alone, and in a cell of another with a line for each row.
fn table_lines(rows: &[Vec<Vec<(Mark, &str)>>], column: Column) -> Vec<String> {
    let cell = |cell: &Vec<(Mark, &str)>| cell.iter().map(|(mark, text)| marked(*mark, text, false)).collect::<String>();
    let cells = |row: &Vec<Vec<(Mark, &str)>>| row.iter().map(cell).collect::<Vec<_>>();
    if column != Column::Both {
        return rows.iter().map(|row| guarded(&cells(row).join(" \\| "))).collect();
    }
    let mut lines: Vec<String> = rows.iter().map(|row| format!("| {} |", cells(row).join(" | "))).collect();
    if let Some(head) = rows.first() {
        lines.insert(1, format!("|{}", "---|".repeat(head.len())));
    }
    vec![lines.join("\n")]
}

/// A stretch of text with its mark. Where Markdown would not take the signs for marks, beside punctuation, there are tags.
fn marked(mark: Mark, text: &str, is_head: bool) -> String {
    let inner = text.trim();
    let (before, after) = (&text[..text.len() - text.trim_start().len()], &text[text.trim_end().len()..]);
    let words = inner.split('\n').map(within).collect::<Vec<_>>().join("<br>");
    if inner.is_empty() {
        return " ".to_owned();
    }
    let is_safe = inner.starts_with(char::is_alphanumeric) && inner.ends_with(char::is_alphanumeric) && !inner.contains('\n');
    let (open, close) = match (mark, is_safe) {
        (Mark::Same, _) if is_head => ("*", "*"),
        (Mark::Same, _) => ("", ""),
        (Mark::Gone, true) => ("~~", "~~"),
        (Mark::New, true) => ("**", "**"),
        (Mark::Gone, false) => ("<del>", "</del>"),
        (Mark::New, false) => ("<strong>", "</strong>"),
    };
    let space = |blank: &str| if blank.is_empty() { "" } else { " " };
    format!("{}{open}{words}{close}{}", space(before), space(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_at_words() {
        assert_eq!(marked(Mark::New, " ny text ", false), " **ny text** ");
        assert_eq!(marked(Mark::Gone, "(gammal)", false), "<del>(gammal)</del>");
        assert_eq!(marked(Mark::Same, "a | b", false), r"a \| b");
    }
}
