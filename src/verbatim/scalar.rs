//! A text as a YAML scalar.

use crate::text::is_hazardous;
use crate::yaml::{Value, value};
use granit_parser::ScalarStyle;

/// Words that readers of YAML 1.1 take for something else than text.
const OTHER_THAN_TEXT: [&str; 8] = ["yes", "no", "on", "off", "y", "n", "true", "false"];

/// `text` as a scalar on one line: plain where every reader takes it as the same text, else in double quotes. A plain one may
/// stand in brackets as well.
pub fn inline(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

fn is_plain(text: &str) -> bool {
    let begins_well = text.starts_with(|first: char| first.is_alphanumeric() || matches!(first, '(' | '–' | '”' | '/' | '.'));
    let is_odd = |character: char| is_hazardous(character) || matches!(character, '\n' | '\t' | ',' | '[' | ']' | '{' | '}');
    let is_word = value(text, ScalarStyle::Plain) == Value::Text(text);
    let is_number = text.chars().all(|character| character.is_ascii_hexdigit() || "+-_.:xob".contains(character));
    let is_number = is_number && text.contains(|character: char| character.is_ascii_digit());
    let is_date = text.len() >= 8 && text.contains('-');
    begins_well
        && is_word
        && !text.chars().any(is_odd)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !OTHER_THAN_TEXT.contains(&text.to_ascii_lowercase().as_str())
        && (!is_number || is_date)
}

/// `text` as a double-quoted scalar on one line (YAML 1.2.2, 7.3.1).
pub fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|character| match character {
        '"' | '\\' => format!("\\{character}"),
        '\n' => "\\n".to_owned(),
        _ if is_hazardous(character) || character == '\t' => format!("\\U{:08x}", u32::from(character)),
        _ => character.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// `text` after `|`, its header and its lines in column `column`, without the last line break. Nothing when it cannot be
/// written so: when its first line begins with a space, or it holds what must be escaped.
pub fn block_lines(text: &str, column: usize) -> Option<String> {
    let is_odd = |character: char| is_hazardous(character) || character == '\t';
    let body = text.trim_end_matches('\n');
    if body.trim().is_empty() || body.starts_with([' ', '\n']) || body.chars().any(is_odd) {
        return None;
    }
    let header = match text.len() - body.len() {
        0 => "|-",
        1 => "|",
        _ => "|+",
    };
    let indent = " ".repeat(column);
    let line = |line: &str| if line.is_empty() { String::from("\n") } else { format!("\n{indent}{line}") };
    let kept = "\n".repeat((text.len() - body.len()).saturating_sub(1));
    Some(header.to_owned() + &body.split('\n').map(line).collect::<String>() + &kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    /// What a reader makes of `scalar` behind a key.
    fn read(scalar: &str) -> Option<String> {
        let text = format!("a: {scalar}\nb: [{}]\n", if scalar.contains('\n') { "c" } else { scalar });
        let (tree, problems) = parse(&text);
        let (_, id) = tree.get(tree.root?, "a").filter(|_| problems.is_empty())?;
        tree.scalar(id).map(str::to_owned)
    }

    #[test]
    fn every_text_is_read_as_it_was() {
        for text in [
            "doc@2013#id",
            "a: b",
            "28",
            "ja",
            "no",
            "",
            " a",
            "- b",
            "#c",
            "a # b",
            "å\nö",
            "a, b",
            "\"",
            "2013-01-31",
            "null",
            "a:",
        ] {
            assert_eq!(read(&inline(text)).as_deref(), Some(text));
            if let Some(block) = block_lines(text, 2) {
                assert_eq!(read(&block).as_deref(), Some(text), "{block:?}");
            }
        }
        for text in ["a\nb\n", "a\n\n  b", "a\n\n\n", "# a\n"] {
            assert_eq!(read(&block_lines(text, 2).expect("fits")).as_deref(), Some(text));
        }
        assert_eq!(inline("doc@2013#id"), "doc@2013#id");
    }
}
