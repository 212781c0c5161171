//! Texts that hold nothing of Markdown but paragraphs and links without a text of their own, `[](#id)`: most of what stands in
//! documents. They are read without the parser, to the same.

use crate::bytes;
use std::ops::Range;

/// A text that is so simple.
#[derive(Debug, Clone, Copy)]
pub struct Simple<'t>(&'t str);

impl<'t> Simple<'t> {
    /// `text` without the white space at its end, if it is simple.
    pub fn of(text: &'t str) -> Option<Simple<'t>> {
        let text = text.trim_end_matches([' ', '\t', '\r', '\n']);
        let is_whole = !text.is_empty() && !text.starts_with('\n') && !text.ends_with(char::is_whitespace);
        (is_whole && bytes::lines(text).all(|(_, line)| is_simple(line))).then_some(Simple(text))
    }

    /// The bytes of its paragraphs, in order.
    pub fn paragraphs(self) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let start = at + self.0[at..].bytes().take_while(|byte| *byte == b'\n').count();
            let behind = &self.0.as_bytes()[start..];
            let is_last = |end: &usize| behind.get(end + 1) == Some(&b'\n');
            at = memchr::memchr_iter(b'\n', behind).find(is_last).map_or(self.0.len(), |length| start + length);
            (start < at).then_some(start..at)
        })
    }

    /// The links in the bytes `range`, each with its own bytes and what it points at.
    pub fn links(self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, &'t str)> {
        let text = &self.0[range.clone()];
        memchr::memchr_iter(b'[', text.as_bytes()).filter_map(move |at| {
            let length = link(&text[at..])?;
            let start = range.start + at;
            Some((start..start + length, &text[at + OPEN.len()..at + length - 1]))
        })
    }
}

/// What a link without a text of its own begins with.
const OPEN: &str = "[](";

/// The bytes of the link that begins `text`.
fn link(text: &str) -> Option<usize> {
    let behind = text.strip_prefix(OPEN)?.as_bytes();
    let is_target = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'#' | b'@' | b'-' | b'.');
    let length = behind.iter().take_while(|byte| is_target(byte)).count();
    (length > 0 && behind.get(length) == Some(&b')')).then_some(OPEN.len() + length + 1)
}

/// Whether a line is empty, or begins like running text, holds no sign of Markdown but links, and does not end with white
/// space, which may break it.
fn is_simple(line: &str) -> bool {
    let begins = line.bytes().next().is_none_or(|first| first.is_ascii_alphabetic() || !first.is_ascii() || first == b'[');
    if !begins || line.ends_with([' ', '\t']) {
        return false;
    }
    let mut rest = line;
    while let Some(at) = rest.bytes().position(|byte| IS_MARK[usize::from(byte)]) {
        match link(&rest[at..]) {
            Some(length) if !rest[..at].ends_with('!') => rest = &rest[at + length..],
            _ => return false,
        }
    }
    true
}

/// Whether each byte may mean something in Markdown.
const IS_MARK: [bool; 256] = {
    let (marks, mut is_mark, mut at) = (b"\r*_[]<`&\\|~^#", [false; 256], 0);
    while at < marks.len() {
        is_mark[marks[at] as usize] = true;
        at += 1;
    }
    is_mark
};
