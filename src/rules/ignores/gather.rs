//! The comments of a file that silence rules, and what each covers.

use super::Ignore;
use super::comment::{Said, is_meant, read};
use crate::markdown;
use crate::model::shape::{Visitor, Walk};
use crate::model::{Document, Prose};
use crate::source::{Source, Span};
use crate::yaml::{self, source_offsets};
use std::ops::Range;

/// Every comment of `source`, in YAML or in the Markdown of `document`, that silences rules or is meant to.
pub(super) fn ignores(document: &Document, source: &Source) -> Vec<Ignore> {
    // Most files have none; then nothing is read a second time.
    let text = source.text();
    if !memchr::memchr2_iter(b'#', b'<', text.as_bytes()).any(|at| begins_comment(&text[at..])) {
        return Vec::new();
    }
    let mut in_prose = InProse { source, ignores: Vec::new() };
    document.walk(&mut in_prose);
    let mut ignores = in_yaml(source);
    ignores.append(&mut in_prose.ignores);
    ignores
}

/// Whether `text` begins a comment that speaks to okplan, in YAML or in Markdown.
fn begins_comment(text: &str) -> bool {
    let said = text.strip_prefix('#').or_else(|| text.strip_prefix("<!--"));
    said.is_some_and(|said| markdown::behind_address(said.trim_start()).is_some())
}

/// The comments of YAML.
fn in_yaml(source: &Source) -> Vec<Ignore> {
    let text = source.text();
    let Some(comments) = yaml::comments(text) else { return Vec::new() };
    let said = |at: usize| {
        let line = source.line_range(source.line_index(at));
        let address = text[at..line.end].trim_start_matches('#').trim_start();
        let address = markdown::behind_address(address)?;
        is_meant(address).then_some((at, line.end - address.len(), line.end))
    };
    let meant: Vec<_> = comments.iter().filter_map(|at| said(*at)).collect();
    if meant.is_empty() {
        return Vec::new();
    }
    let long_texts = yaml::parse(text).0.long_texts(text);
    let lines = lines_covered(source, &comments);
    let ignore = |(at, start, end): (usize, usize, usize)| {
        let said = read(&text[start..end]);
        let place = |range: &Range<usize>| Span::new(start + range.start, start + range.end);
        let line = comments.binary_search(&at).map_or(0, |index| lines[index]);
        Ignore {
            span: Span::new(at, at + text[at..end].trim_end().len()),
            rules: said.rules.iter().map(|range| (text[place(range).range()].to_owned(), place(range))).collect(),
            list: place(&said.list),
            problem: said.problem,
            covers: covered(source, line, &long_texts),
            removal: removal(source, Span::new(at, end)),
        }
    };
    meant.into_iter().map(ignore).collect()
}

/// Of each comment the line it is about: its own, or where it stands alone the next one that is no comment.
fn lines_covered(source: &Source, comments: &[usize]) -> Vec<usize> {
    let mut lines = vec![0; comments.len()];
    let mut next: Option<(usize, usize)> = None;
    for (index, at) in comments.iter().enumerate().rev() {
        let own = source.line_index(*at);
        let before = &source.text()[source.line_range(own).start..*at];
        let is_alone = before.trim_start_matches('\u{feff}').trim().is_empty();
        lines[index] = match next {
            Some((line, about)) if is_alone && line == own + 1 => about,
            _ => own + usize::from(is_alone),
        };
        // A comment behind a value is no comment line.
        next = Some((own, if is_alone { lines[index] } else { own }));
    }
    lines
}

/// The line with that index, and a text that begins on it.
fn covered(source: &Source, line: usize, long_texts: &[Span]) -> Span {
    let range = source.line_range(line);
    let first = long_texts.partition_point(|span| (span.start as usize) < range.start);
    let texts = long_texts[first..].iter().take_while(|span| (span.start as usize) < range.end);
    let end = texts.map(|span| span.end as usize).max().unwrap_or(0).max(range.end);
    // An empty value has its finding at the end of the line.
    Span::new(range.start, end + usize::from(end == range.end))
}

/// What is taken away with a comment: its lines, where it stands alone on them, else the white space before it as well.
fn removal(source: &Source, comment: Span) -> Span {
    let text = source.text();
    let Span { start, end } = comment;
    let (first, last) = (source.line_index(start as usize), source.line_index(end.saturating_sub(1) as usize));
    let before = &text[source.line_range(first).start..start as usize];
    let behind = &text[end as usize..source.line_range(last).end.max(end as usize)];
    if !behind.trim().is_empty() {
        // In a sentence one of the two spaces around it.
        let blank = behind.len() - behind.trim_start_matches([' ', '\t']).len();
        let is_apart = before.is_empty() || before.ends_with([' ', '\t']);
        return Span::new(start as usize, end as usize + if is_apart { blank } else { 0 });
    }
    if before.trim_start_matches('\u{feff}').trim().is_empty() && !before.starts_with('\u{feff}') {
        let next = if last + 1 < source.line_count() { source.line_range(last + 1).start } else { text.len() };
        return Span::new(start as usize - before.len(), next);
    }
    let blank = before.len() - before.trim_end_matches([' ', '\t']).len();
    Span::new(start as usize - blank, end as usize + behind.len())
}

/// The comments in Markdown, gathered while a document is walked over.
struct InProse<'a> {
    source: &'a Source,
    ignores: Vec<Ignore>,
}

/// A comment in Markdown, in bytes of the text it stands in.
struct Comment {
    whole: Range<usize>,
    said: Said,
    /// Where what it says begins.
    start: usize,
    /// Where what it covers ends.
    end: usize,
}

impl Comment {
    /// The bytes whose places in the file are asked for.
    fn offsets(&self) -> Vec<usize> {
        let (start, list) = (self.start, &self.said.list);
        let rules = self.said.rules.iter().flat_map(|rule| [start + rule.start, start + rule.end]);
        [self.whole.start, start + list.start, start + list.end, self.whole.end - 1, self.end].into_iter().chain(rules).collect()
    }

    /// The comment in the file, where `place` tells where the bytes of the text stand.
    fn ignore(self, written: &str, source: &Source, place: impl Fn(usize) -> usize) -> Ignore {
        let span = Span::new(place(self.whole.start), place(self.whole.end - 1) + 1);
        let range = |range: &Range<usize>| self.start + range.start..self.start + range.end;
        let placed = |range: Range<usize>| Span::new(place(range.start), place(range.end));
        let rules = self.said.rules.iter().map(|rule| (written[range(rule)].to_owned(), placed(range(rule))));
        Ignore {
            span,
            rules: rules.collect(),
            list: placed(range(&self.said.list)),
            problem: self.said.problem,
            covers: Span::new(span.end as usize, place(self.end)),
            removal: removal(source, span),
        }
    }
}

impl Visitor for InProse<'_> {
    fn prose(&mut self, prose: &Prose) {
        let written = prose.written();
        let comments = comments(written, prose.comments());
        if comments.is_empty() {
            return;
        }
        let mut offsets: Vec<usize> = comments.iter().flat_map(Comment::offsets).collect();
        offsets.sort_unstable();
        offsets.dedup();
        let start = prose.span().start as usize;
        let places = source_offsets(self.source.slice(prose.span()), start, written, &offsets);
        let place = |offset: usize| offsets.binary_search(&offset).map_or(start, |at| places[at]);
        self.ignores.extend(comments.into_iter().map(|comment| comment.ignore(written, self.source, place)));
    }
}

/// The comments at the bytes `ranges` of `text`, each with what it covers: what stands behind it, up to the next blank line.
fn comments(text: &str, ranges: &[Range<usize>]) -> Vec<Comment> {
    let mut comments: Vec<Comment> = Vec::with_capacity(ranges.len());
    for range in ranges {
        let comment = &text[range.clone()];
        let address = comment.find(':').map_or(0, |at| at + 1);
        let blank = comment[address..].len() - comment[address..].trim_start().len();
        let rest = &text[range.end..];
        let start = range.end + rest.len() - rest.trim_start().len();
        let last = comments.last().map_or(0, |comment| comment.end);
        let end = if start < last { last } else { start + paragraph(&text[start..]) };
        let said = read(markdown::said(comment));
        comments.push(Comment { whole: range.clone(), said, start: range.start + address + blank, end });
    }
    comments
}

/// How many bytes of `text` stand before its first blank line.
fn paragraph(text: &str) -> usize {
    text.split_inclusive('\n').take_while(|line| !line.trim().is_empty()).map(str::len).sum()
}
