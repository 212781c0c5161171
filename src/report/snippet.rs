//! The lines of a file around a finding, cut to what a person can take in.
//!
//! The library that draws them rescans the whole text, counts columns in bytes and prints lines however long; it is given a
//! small window instead, which knows its true line and column.

use crate::personal_numbers::{MARGIN, without_personal_numbers};
use crate::source::{Source, Span};
use crate::text::is_hazardous;
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::ops::Range;

/// The most characters shown of a line.
const WIDTH: usize = 100;
/// Other places at most this many lines away are drawn in the same window.
const NEAR: usize = 6;

/// A window on a file.
pub(super) struct Snippet {
    name: String,
    text: String,
    first_line: usize,
    line: usize,
    column: usize,
}

impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let contents = self.text.read_span(span, before, after)?;
        // It is asked twice: with context, for the line numbers, and without, for the header.
        let (line, column) = if before == 0 && after == 0 {
            (self.line, self.column)
        } else {
            (contents.line() + self.first_line, contents.column())
        };
        let (data, at, count) = (contents.data(), *contents.span(), contents.line_count());
        Ok(Box::new(MietteSpanContents::new_named(self.name.clone(), data, at, line, column, count)))
    }
}

/// Whether `other` is near enough to `span` to be drawn in the same window.
pub(super) fn is_near(source: &Source, span: Span, other: Span) -> bool {
    source.line_index(span.start as usize).abs_diff(source.line_index(other.start as usize)) <= NEAR
}

/// The window on `source` around the first of `marks`, and the marks in it. A mark that goes over several lines is drawn
/// on its first.
pub(super) fn snippet(source: &Source, name: String, marks: &[(Span, String)]) -> (Snippet, Vec<LabeledSpan>) {
    let lines: Vec<usize> = marks.iter().map(|(span, _)| source.line_index(span.start as usize)).collect();
    let first = lines.iter().min().copied().unwrap_or(0).saturating_sub(1);
    let mut last = (lines.iter().max().copied().unwrap_or(0) + 1).min(source.line_count() - 1);
    // What follows the last line break of a file is no line to show.
    if last > first && source.line_range(last).is_empty() && last + 1 == source.line_count() && !lines.contains(&last) {
        last -= 1;
    }
    let mut text = String::new();
    let mut labels = vec![None; marks.len()];
    for line in first..=last {
        let range = source.line_range(line);
        let on_line = |index: &usize| lines[*index] == line;
        let anchor = (0..marks.len()).find(on_line).map_or(range.start, |index| marks[index].0.start as usize);
        let shown = window(source.text(), &range, anchor);
        let base = text.len();
        text.push_str(&shown.text);
        for index in (0..marks.len()).filter(on_line) {
            let span = marks[index].0;
            let start = shown.offset((span.start as usize).saturating_sub(range.start));
            let end = shown.offset((span.end as usize).min(range.end).saturating_sub(range.start));
            labels[index] = Some((base + start, end.saturating_sub(start)));
        }
        text.push('\n');
    }
    let position = marks.first().map(|(span, _)| source.position(span.start as usize));
    let (line, column) = position.map_or((0, 0), |position| (position.line - 1, position.column - 1));
    let labels = labels.into_iter().zip(marks).filter_map(|(place, (_, label))| {
        let (start, length) = place?;
        Some(LabeledSpan::new(Some(label.clone()).filter(|label| !label.is_empty()), start, length))
    });
    (Snippet { name, text, first_line: first, line, column }, labels.collect())
}

/// A part of a line as it is shown, with the way back to the line's own bytes.
struct Shown {
    text: String,
    /// For every character shown its byte in the line and in `text`.
    places: Vec<(usize, usize)>,
}

impl Shown {
    /// Where the byte `at` of the line is in the text shown, cut to what is shown.
    fn offset(&self, at: usize) -> usize {
        let next = self.places.partition_point(|(byte, _)| *byte < at);
        self.places.get(next).map_or(self.text.trim_end_matches('…').len(), |(_, shown)| *shown)
    }
}

/// At most [`WIDTH`] characters of the line `range` of `text` around the byte `anchor`; a character that must not be printed is
/// shown as `�`, and no digit of a personal identity number is shown. Costs the same however long the line is.
fn window(text: &str, range: &Range<usize>, anchor: usize) -> Shown {
    let line = &text[range.clone()];
    let anchor = line.floor_char_boundary(anchor.saturating_sub(range.start).min(line.len()));
    let before = || line[..anchor].char_indices().rev();
    // A place far into a line is shown with a third of the width before it.
    let is_far = before().nth(WIDTH * 2 / 3).is_some();
    let start = if is_far { before().nth(WIDTH / 3).map_or(0, |(at, _)| at) } else { 0 };
    let mut shown = Shown { text: String::new(), places: Vec::new() };
    if start > 0 {
        shown.text.push('…');
    }
    let end = line.ceil_char_boundary((start + 4 * WIDTH).min(line.len()));
    let visible = redacted(text, range.start + start..range.start + end);
    for (at, character) in visible.char_indices().take(WIDTH) {
        shown.places.push((start + at, shown.text.len()));
        shown.text.push(match character {
            '\t' => ' ',
            hidden if is_hazardous(hidden) => '\u{fffd}',
            plain => plain,
        });
    }
    if line[start..].char_indices().nth(WIDTH).is_some() {
        shown.text.push('…');
    }
    shown
}

/// The bytes `range` of `text` without personal identity numbers, which what stands around them helps to tell.
fn redacted(text: &str, range: Range<usize>) -> String {
    let from = text.floor_char_boundary(range.start.saturating_sub(MARGIN));
    let to = text.ceil_char_boundary((range.end + MARGIN).min(text.len()));
    let around = without_personal_numbers(&text[from..to]);
    around[range.start - from..range.end - from].to_owned()
}
