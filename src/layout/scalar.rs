//! How a text is written: as its author wrote it, unless its lines are too long or its indentation is another.

use super::fold::{block_scalar, can_wrap};
use crate::source::Source;
use crate::yaml::{Content, NodeId, Tree};
use granit_parser::ScalarStyle;

/// The longest line that is not wrapped, in characters, without a comment behind it.
pub(super) const MAX_TEXT_WIDTH: usize = 100;

/// A text, ready to stand behind a key or hyphen.
#[derive(Debug, PartialEq)]
pub(crate) enum Written {
    /// One line.
    Line(String),
    /// Several lines, a comment stands behind the last; the lines after the first are not indented yet.
    Lines(Vec<String>),
    /// A header, behind which a comment stands, and lines that are not indented yet.
    Block(&'static str, Vec<String>),
}

/// How the scalar `id` is written when it begins in column `start` and its further lines in column `indent`, both in
/// characters from 0. Without a `start` one line is not wrapped.
pub(super) fn written(tree: &Tree<'_>, source: &Source, id: NodeId, start: Option<usize>, indent: usize) -> Written {
    let node = tree.node(id);
    let Content::Scalar { text, style } = &node.content else { return Written::Line(String::new()) };
    let folded = || block_scalar(text, true, MAX_TEXT_WIDTH.saturating_sub(indent));
    match style {
        ScalarStyle::Literal => block_scalar(text, false, 0),
        ScalarStyle::Folded => folded(),
        _ => {
            let raw = source.slice(node.span);
            match joined(raw) {
                Some(line) if start.is_some_and(|start| start + line.chars().count() > MAX_TEXT_WIDTH) && can_wrap(text) => {
                    folded()
                }
                Some(line) => Written::Line(line),
                None => Written::Lines(trimmed(raw)),
            }
        }
    }
}

/// A plain or quoted scalar on one line, as its author wrote it; nothing when its value has line breaks that are written as
/// such.
pub(super) fn joined(raw: &str) -> Option<String> {
    if !raw.contains('\n') {
        return Some(raw.to_owned());
    }
    let lines = trimmed(raw);
    if lines.iter().any(String::is_empty) {
        return None;
    }
    let quoted = raw.starts_with('"');
    let mut line = String::with_capacity(raw.len());
    for (index, part) in lines.iter().enumerate() {
        let is_last = index + 1 == lines.len();
        match part.strip_suffix('\\').filter(|_| quoted && !is_last && ends_escaping(part)) {
            Some(part) => line.push_str(part),
            None => {
                line.push_str(part);
                line.push_str(if is_last { "" } else { " " });
            }
        }
    }
    Some(line)
}

/// The lines of a plain or quoted scalar without the white space around its line breaks, which is no part of its value.
fn trimmed(raw: &str) -> Vec<String> {
    let count = raw.lines().count();
    let quoted = raw.starts_with('"');
    let line = |(index, line): (usize, &str)| {
        let line = if index == 0 { line } else { line.trim_start_matches([' ', '\t']) };
        if index + 1 == count {
            return line.to_owned();
        }
        let end = line.trim_end_matches([' ', '\t']).len();
        // A space after a backslash is part of the value.
        let end = if quoted && end < line.len() && ends_escaping(&line[..end]) { end + 1 } else { end };
        line[..end].to_owned()
    };
    raw.lines().enumerate().map(line).collect()
}

/// Whether the last backslash of a line escapes what comes after it.
fn ends_escaping(line: &str) -> bool {
    line.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_several_lines_become_one_where_that_is_the_same() {
        for (raw, expected) in [
            ("a b", Some("a b")),
            ("a\n  b\n c", Some("a b c")),
            ("a\r\n  b", Some("a b")),
            ("a\n\n  b", None),
            ("'it''s \n  so'", Some("'it''s so'")),
            ("\"a \\\n  b\"", Some("\"a b\"")),
            ("\"a\\\\\n  b\"", Some("\"a\\\\ b\"")),
            ("\"a\\ \n  b\"", Some("\"a\\  b\"")),
        ] {
            assert_eq!(joined(raw).as_deref(), expected, "{raw:?}");
        }
    }
}
