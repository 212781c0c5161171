//! The text of one file, and the conversion between bytes, lines, columns and UTF-16 units.

use crate::personal_numbers::without_personal_numbers;
use std::sync::OnceLock;

/// A place in a [`Source`]: from `start` up to but not including `end`, in bytes of the file as it is on disk, a byte
/// order mark included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets beyond 4 GiB, which no readable file has, are cut off there.
    pub fn new(start: usize, end: usize) -> Self {
        let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { start: cut(start), end: cut(end.max(start)) }
    }

    /// The span as a range of bytes.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Which file of a workspace something stands in: an index into its sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceId(pub u32);

/// A position as people count: both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

/// The text of one file with the name it goes by in messages.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    line_starts: OnceLock<Vec<u32>>,
}

impl Source {
    /// A source called `name` (a path with forward slashes) that holds `text`. Digits of personal identity numbers in the name
    /// are not kept, since every report shows it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let name = without_personal_numbers(&name.into()).into_owned();
        Source { name, text: text.into(), line_starts: OnceLock::new() }
    }

    /// The path the file goes by in messages, with forward slashes.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, a byte order mark included.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text at `span`, or nothing where the span does not fall on characters of this text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let breaks = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(breaks.map(|at| Span::new(at + 1, 0).start)).collect()
        })
    }

    /// The number of lines, at least 1.
    pub fn line_count(&self) -> usize {
        self.line_starts().len()
    }

    /// The line, from 0, that holds the byte at `offset`.
    pub fn line_index(&self, offset: usize) -> usize {
        self.line_starts().partition_point(|start| *start as usize <= offset).saturating_sub(1)
    }

    /// The bytes of a line, counted from 0, without its line break; an empty range past the end.
    pub fn line_range(&self, index: usize) -> std::ops::Range<usize> {
        let starts = self.line_starts();
        let start = starts.get(index).map_or(self.text.len(), |start| *start as usize);
        let end = starts.get(index + 1).map_or(self.text.len(), |start| *start as usize);
        let line = &self.text[start..end];
        start..start + line.trim_end_matches(['\n', '\r']).len()
    }

    /// Line and column of the byte at `offset`; an offset inside a character counts as its start, one past the end as
    /// the end. A byte order mark takes no column.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_index(offset);
        let start = self.line_starts()[line] as usize;
        let before = &self.text[start..offset];
        let before = if line == 0 { before.trim_start_matches('\u{feff}') } else { before };
        Position { line: line + 1, column: before.chars().count() + 1 }
    }

    /// Line (from 0) and column (from 0, in UTF-16 code units) of the byte at `offset`, as the Language Server Protocol
    /// counts.
    pub fn utf16_position(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.line_index(offset);
        let start = self.line_starts()[line] as usize;
        let before = self.text.get(start..offset).unwrap_or("");
        (line, before.chars().map(char::len_utf16).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_lines() {
        let source = Source::new("plan.yaml", "\u{feff}mål: å\r\nö😀: x\n");
        assert_eq!(source.position(3), Position { line: 1, column: 1 });
        let o = source.text().find('ö').unwrap_or(0);
        assert_eq!(source.position(o), Position { line: 2, column: 1 });
        let x = source.text().find('x').unwrap_or(0);
        assert_eq!(source.position(x), Position { line: 2, column: 5 });
        assert_eq!(source.utf16_position(x), (1, 5));
        assert_eq!(source.position(10_000), Position { line: 3, column: 1 });
        assert_eq!(source.slice(Span::new(source.line_range(0).start, source.line_range(0).end)), "\u{feff}mål: å");
    }
}
