//! Changes as text for a terminal, at most 100 characters wide.

mod wording;

use super::sheet::Sheet;
use crate::text::OneLine;
use std::io::{self, Write};

/// The most characters in a line, unless a single word is longer.
pub const WIDTH: usize = 100;

/// Writes `sheet`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, sheet: &Sheet, colour: bool) -> io::Result<()> {
    let paint = wording::Paint { colour };
    let (bold, plain) = if colour { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    for line in sheet.remarks.iter().flat_map(|remark| wrapped(remark, WIDTH)) {
        writeln!(out, "{line}")?;
    }
    for (at, document) in sheet.documents.iter().enumerate() {
        if at > 0 || !sheet.remarks.is_empty() {
            writeln!(out)?;
        }
        for line in wrapped(&document.title, WIDTH) {
            writeln!(out, "{bold}{line}{plain}")?;
        }
        if !document.count.is_empty() {
            writeln!(out, "{}", document.count)?;
        }
        if !document.sentences.is_empty() {
            writeln!(out)?;
        }
        for sentence in &document.sentences {
            for (at, line) in wrapped(sentence, WIDTH - 4).iter().enumerate() {
                writeln!(out, "  {} {line}", if at == 0 { "•" } else { " " })?;
            }
        }
        wording::write_parallel(out, sheet, document, paint)?;
        wording::write_inline(out, document, paint)?;
    }
    if let Some(last) = &sheet.last {
        if !sheet.documents.is_empty() || !sheet.remarks.is_empty() {
            writeln!(out)?;
        }
        for line in wrapped(last, WIDTH) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// `text` in lines of at most `width` characters, broken between words. No line begins as a command of a build server.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in OneLine(text).to_string().split(' ').filter(|word| !word.is_empty()) {
        let word_length = word.chars().count();
        match lines.last_mut().filter(|_| length + 1 + word_length <= width) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
                length += 1 + word_length;
            }
            None => {
                let word = harmless(word);
                length = word.chars().count();
                lines.push(word);
            }
        }
    }
    lines
}

/// A word that may begin a line: build servers take `::error::` and `##[error]` there for commands.
fn harmless(word: &str) -> String {
    for (sign, code) in [(':', "\\u{3a}"), ('#', "\\u{23}")] {
        if let Some(rest) = word.strip_prefix(sign).filter(|rest| rest.starts_with(sign)) {
            return format!("{code}{rest}");
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("ett två tre", 7), ["ett två", "tre"]);
        assert_eq!(wrapped("oöversättlighetens makt", 5), ["oöversättlighetens", "makt"]);
        assert_eq!(wrapped("a ::error::b", 4), ["a", "\\u{3a}:error::b"]);
        assert_eq!(wrapped("\u{1b}[2J", 40), ["\\u{1b}[2J"]);
    }
}
