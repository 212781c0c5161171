//! The wording in HTML: two columns, or one text with insertions and deletions.

use super::super::entries::Entry;
use super::super::lines::{Column, Line, Mark, rows, shown as shown_lines};
use super::super::sheet::{DocumentSheet, Sheet};
use super::{lang, shown};
use std::io::{self, Write};

/// Writes the old wording beside the new, after the sentence that proposes it.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_parallel(out: &mut dyn Write, sheet: &Sheet, document: &DocumentSheet, level: usize) -> io::Result<()> {
    if document.parallel.is_empty() {
        return Ok(());
    }
    let heading = sheet.say("Nuvarande och föreslagen lydelse", "Present and proposed wording");
    writeln!(out, "<h{level}>{heading}</h{level}>")?;
    if let Some(amending) = &document.amending {
        let title = format!("<cite{}>{}</cite>", lang(document.content, sheet.language), shown(&amending.title));
        writeln!(out, "<p class=\"amending\">{}{title}{}</p>", shown(amending.before), shown(&amending.after))?;
    }
    let (old, new) = (sheet.say("Nuvarande lydelse", "Present wording"), sheet.say("Föreslagen lydelse", "Proposed wording"));
    writeln!(out, "<table class=\"parallel\">\n<caption class=\"hidden\">{heading}</caption>")?;
    writeln!(out, "<thead><tr><th scope=\"col\">{old}</th><th scope=\"col\">{new}</th></tr></thead>\n<tbody>")?;
    for entry in &document.parallel {
        let class = match entry {
            Entry::Skipped => " class=\"skipped\"",
            Entry::Heading { .. } => " class=\"over\"",
            Entry::Part { .. } => "",
        };
        let (left, right) = (cell(entry, Column::Old, sheet), cell(entry, Column::New, sheet));
        writeln!(out, "<tr{class}><td>{left}</td><td>{right}</td></tr>")?;
    }
    writeln!(out, "</tbody>\n</table>")
}

/// Writes the new text with what was deleted and inserted.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_inline(out: &mut dyn Write, sheet: &Sheet, document: &DocumentSheet, level: usize) -> io::Result<()> {
    if document.inline.is_empty() {
        return Ok(());
    }
    let heading = sheet.say("Den nya texten med ändringar", "The new text with changes");
    writeln!(out, "<h{level}>{heading}</h{level}>")?;
    let mut last = level;
    for entry in &document.inline {
        match entry {
            Entry::Skipped => writeln!(out, "<p class=\"skipped\">{}</p>", skipped(sheet))?,
            Entry::Heading { depth, new, .. } => {
                last = below(level, *depth, last);
                writeln!(out, "<h{last} class=\"same\">{}</h{last}>", shown(new))?;
            }
            Entry::Part { depth, lines, notes, .. } => {
                for (line, stretches) in shown_lines(lines, Column::Both) {
                    if line.is_head {
                        last = below(level, *depth, last);
                        writeln!(out, "<h{last}>{}</h{last}>", line_text(line, &stretches, sheet))?;
                    } else {
                        writeln!(out, "{}", block(lines, line, &stretches, Column::Both, sheet))?;
                    }
                }
                for note in notes {
                    writeln!(out, "<p class=\"note\">{}</p>", shown(note))?;
                }
            }
        }
    }
    Ok(())
}

/// The level of a heading so deep under `level`; none is skipped after `last`.
fn below(level: usize, depth: usize, last: usize) -> usize {
    (level + 1 + depth).min(last + 1).min(6)
}

fn cell(entry: &Entry, column: Column, sheet: &Sheet) -> String {
    match entry {
        Entry::Skipped => skipped(sheet),
        Entry::Heading { old, new, .. } => {
            format!("<p class=\"part\">{}</p>", shown(if column == Column::Old { old } else { new }))
        }
        Entry::Part { lines, unread, .. } => {
            let paragraph = |(line, stretches): (&Line, Vec<(Mark, &str)>)| block(lines, line, &stretches, column, sheet);
            let mut out: String = shown_lines(lines, column).into_iter().map(paragraph).collect();
            // What cannot be read has notes alone, and is neither new nor gone.
            let is_told = unread.is_some() && !entry.notes_in(column).is_empty();
            if out.is_empty() && !lines.is_empty() && !is_told {
                let none = match column {
                    _ if let Some((_, words)) = unread => words,
                    Column::Old => sheet.say("Ny, saknar motsvarighet", "New, none before"),
                    _ => sheet.say("Upphör att gälla", "Ceases to apply"),
                };
                out = format!("<span class=\"hidden\">{none}</span>");
            }
            out.extend(entry.notes_in(column).iter().map(|note| format!("<p class=\"note\">{}</p>", shown(note))));
            out
        }
    }
}

/// A line of a part as a paragraph, or as the table it is.
fn block(lines: &[Line], line: &Line, stretches: &[(Mark, &str)], column: Column, sheet: &Sheet) -> String {
    match &line.table {
        Some(table) => table_text(&rows(lines, table, column), sheet),
        None => {
            let class = if line.is_head { " class=\"part\"" } else { "" };
            format!("<p{class}>{}</p>", line_text(line, stretches, sheet))
        }
    }
}

/// A table of the document: its first row is its head.
fn table_text(rows: &[Vec<Vec<(Mark, &str)>>], sheet: &Sheet) -> String {
    let row = |(at, row): (usize, &Vec<Vec<(Mark, &str)>>)| {
        let (open, close) = if at == 0 { ("<th scope=\"col\">", "</th>") } else { ("<td>", "</td>") };
        let cell = |cell: &Vec<(Mark, &str)>| {
            let text: String = cell.iter().map(|(mark, text)| marked(*mark, text, sheet)).collect();
            format!("{open}{text}{close}")
        };
        let row = format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>());
        if at == 0 { format!("<thead>{row}</thead><tbody>") } else { row }
    };
    let caption = sheet.say("Tabell i dokumentet", "Table of the document");
    let rows: String = rows.iter().enumerate().map(row).collect();
    format!("<table class=\"cells\"><caption class=\"hidden\">{caption}</caption>{rows}</tbody></table>")
}

/// What stands for parts that did not change, in signs and for those who listen.
fn skipped(sheet: &Sheet) -> String {
    let unchanged = sheet.say("Oförändrad text", "Unchanged text");
    format!("<span aria-hidden=\"true\">– – –</span><span class=\"hidden\">{unchanged}</span>")
}

fn line_text(line: &Line, stretches: &[(Mark, &str)], sheet: &Sheet) -> String {
    let text: String = stretches.iter().map(|(mark, text)| marked(*mark, text, sheet)).collect();
    match &line.label {
        Some(label) => format!("<span class=\"label\">{}:</span> {text}", shown(label)),
        None => text,
    }
}

/// A stretch of text, in an element that says what became of it, and in words for those who listen.
fn marked(mark: Mark, text: &str, sheet: &Sheet) -> String {
    let (before, after) = (text.len() - text.trim_start().len(), text.trim_end().len());
    if after == 0 {
        return text.to_owned();
    }
    // Blanks around the words stay outside, so that the line under them ends where they do.
    let words = shown(text.trim());
    let (before, after) = (&text[..before], &text[after..]);
    let (element, said) = match mark {
        Mark::Same => return format!("{before}{words}{after}"),
        Mark::Gone => ("del", sheet.say("borttaget: ", "deleted: ")),
        Mark::New => ("ins", sheet.say("tillagt: ", "inserted: ")),
    };
    format!("{before}<{element}><span class=\"hidden\">{said}</span>{words}</{element}>{after}")
}
