//! Changes as Markdown, fit for the comment of a merge request.

mod wording;

use super::sheet::Sheet;
use crate::text::{OneLine, as_markdown};
use std::io::{self, Write};

/// Writes `sheet`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, sheet: &Sheet) -> io::Result<()> {
    for (at, remark) in sheet.remarks.iter().enumerate() {
        writeln!(out, "{}{}", if at == 0 { "" } else { "\n" }, escaped(remark))?;
    }
    for (at, document) in sheet.documents.iter().enumerate() {
        let space = if at == 0 && sheet.remarks.is_empty() { "" } else { "\n" };
        writeln!(out, "{space}## {}", escaped(&document.title))?;
        if !document.count.is_empty() {
            writeln!(out, "\n{}.", document.count)?;
        }
        for (at, sentence) in document.sentences.iter().enumerate() {
            let space = if at == 0 { "\n" } else { "" };
            writeln!(out, "{space}- {}", escaped(sentence))?;
        }
        wording::write_parallel(out, sheet, document)?;
        wording::write_inline(out, document)?;
    }
    if let Some(last) = &sheet.last {
        let space = if sheet.documents.is_empty() && sheet.remarks.is_empty() { "" } else { "\n" };
        writeln!(out, "{space}{}", escaped(last))?;
    }
    Ok(())
}

/// `text` on one line so that Markdown prints it as it is, nobody is called by an `@`, and no line begins a block or a command.
pub fn escaped(text: &str) -> String {
    guarded(&within(text))
}

/// `text` within a line so that Markdown prints it as it is and nobody is called by an `@`.
fn within(text: &str) -> String {
    let text = as_markdown(&OneLine(text).to_string()).replace('$', "\\$");
    let mut out = String::new();
    let mut before: Option<char> = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        out.push(character);
        let calls = character == '@' && !before.is_some_and(char::is_alphanumeric);
        if calls && characters.peek().is_some_and(|next| next.is_alphanumeric()) {
            // A comment that prints nothing keeps the sign from the name.
            out.push_str("<!-- -->");
        }
        before = Some(character);
    }
    out
}

/// `line` with a backslash where its beginning could start a block or a command: a list, a heading, `/close`, `::error::`.
fn guarded(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['-', '+', '/', ':', '=']) { format!("\\{line}") } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_markup() {
        assert_eq!(escaped("<b> *x* [y](z) #1"), r"\<b\> \*x\* \[y\](z) \#1");
        assert_eq!(escaped("fråga @anna, a@b.se"), "fråga @<!-- -->anna, a@b.se");
        assert_eq!((escaped("/close"), escaped("2. Två")), ("\\/close".into(), "2\\. Två".into()));
    }
}
