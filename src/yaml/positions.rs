//! Where a character of a scalar's text stands in the file.

use crate::bytes;

/// The byte offsets in the file of the bytes `wanted` (ascending) of a scalar's decoded text.
///
/// `source` is the scalar as it is written and `start` where it begins in the file, in bytes. Characters other than white
/// space come in the same order in both, however the text is indented, folded or wrapped, so the two are walked side by
/// side; white space in the decoded text stands where the walk is. In double quotes an escape stands for its character.
/// An offset past the end is the end of the scalar.
pub fn source_offsets(source: &str, start: usize, decoded: &str, wanted: &[usize]) -> Vec<usize> {
    let quotes = source.chars().next().filter(|first| matches!(first, '"' | '\''));
    let mut walk = SideBySide { source, at: header_length(source), quotes };
    let mut offsets = Vec::with_capacity(wanted.len());
    let mut wanted = wanted;
    for (line_start, line) in bytes::lines(decoded) {
        if wanted.is_empty() {
            break;
        }
        // With its line break.
        let line_end = (line_start + line.len() + 1).min(decoded.len());
        let line = &decoded[line_start..line_end];
        let (in_line, behind) = wanted.split_at(wanted.iter().position(|offset| *offset >= line_end).unwrap_or(wanted.len()));
        walk.line(line, in_line.iter().map(|offset| offset - line_start), &mut offsets);
        wanted = behind;
    }
    offsets.extend(wanted.iter().map(|_| walk.at.min(source.len())));
    offsets.iter().map(|offset| start + offset).collect()
}

/// A walk over a scalar as it is written, beside its decoded text.
struct SideBySide<'a> {
    source: &'a str,
    at: usize,
    quotes: Option<char>,
}

impl SideBySide<'_> {
    /// Walks over one line of the decoded text and notes where the bytes `wanted` of it stand.
    fn line(&mut self, line: &str, wanted: impl Iterator<Item = usize>, offsets: &mut Vec<usize>) {
        let blank = white_space(line, false);
        let text = line[blank..].trim_end();
        let before = white_space(&self.source[self.at..], self.quotes == Some('"'));
        // Most lines stand in the file as they are, outside double quotes at least.
        if self.quotes != Some('"')
            && !text.is_empty()
            && self.source[self.at + before..].starts_with(text)
            && (self.quotes.is_none() || !text.contains('\''))
        {
            let first = self.at + before;
            offsets.extend(wanted.map(|offset| first + offset.saturating_sub(blank).min(text.len())));
            self.at = first + text.len();
            return;
        }
        self.characters(line, wanted, offsets);
    }

    fn characters(&mut self, line: &str, wanted: impl Iterator<Item = usize>, offsets: &mut Vec<usize>) {
        let mut wanted = wanted.peekable();
        for (offset, character) in line.char_indices() {
            if !character.is_whitespace() {
                self.at += white_space(&self.source[self.at..], self.quotes == Some('"'));
            }
            while wanted.next_if(|next| *next < offset + character.len_utf8()).is_some() {
                offsets.push(self.at);
            }
            self.at += written_length(&self.source[self.at..], character, self.quotes);
        }
    }
}

/// The bytes before the text: an opening quote, or the header line of a block scalar.
fn header_length(source: &str) -> usize {
    match source.as_bytes().first() {
        Some(b'"' | b'\'') => 1,
        Some(b'|' | b'>') => source.find('\n').map_or(source.len(), |end| end + 1),
        _ => 0,
    }
}

/// The bytes of white space, and in double quotes of escaped line breaks, at the start of `rest`.
fn white_space(rest: &str, quoted: bool) -> usize {
    if !quoted {
        // Most of it is spaces before a letter of ASCII.
        let spaces = rest.bytes().take_while(|byte| *byte == b' ').count();
        let ends = rest.as_bytes().get(spaces).is_some_and(u8::is_ascii_graphic);
        return if ends { spaces } else { rest.len() - rest.trim_start().len() };
    }
    let mut length = 0;
    loop {
        let after = &rest[length..];
        let blank = after.len() - after.trim_start_matches(char::is_whitespace).len();
        length += blank;
        let after = &rest[length..];
        if after.starts_with("\\\n") || after.starts_with("\\\r\n") {
            length += 1;
        } else if blank == 0 {
            return length;
        }
    }
}

/// How many bytes the file spends on `character` at the start of `rest`.
fn written_length(rest: &str, character: char, quotes: Option<char>) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    if quotes == Some('"') && first == '\\' {
        let code = rest[1..].chars().next();
        return match code {
            Some('x') => 4,
            Some('u') => 6,
            Some('U') => 10,
            Some(other) => 1 + other.len_utf8(),
            None => 1,
        }
        .min(rest.len());
    }
    if quotes == Some('\'') && rest.starts_with("''") {
        return 2;
    }
    if character.is_whitespace() && !first.is_whitespace() {
        return 0; // A line break that folding put in, or the text's last one.
    }
    if character == '\n' && first == '\r' { 2.min(rest.len()) } else { first.len_utf8() }
}

#[cfg(test)]
mod tests {
    use super::super::{Content, parse};
    use super::*;

    /// Every non-blank character of every scalar must be found where the same character stands in the file.
    fn check(text: &str) {
        let (tree, problems) = parse(text);
        assert_eq!(problems, [], "{text:?}");
        for node in &tree.nodes {
            let Content::Scalar { text: decoded, .. } = &node.content else { continue };
            let wanted: Vec<usize> = decoded.char_indices().map(|(offset, _)| offset).collect();
            let source = &text[node.span.range()];
            let found = source_offsets(source, node.span.start as usize, decoded, &wanted);
            for (character, at) in decoded.chars().zip(found) {
                if !character.is_whitespace() && !text[at..].starts_with('\\') {
                    assert!(text[at..].starts_with(character), "{character:?} at {at} of {text:?}");
                }
            }
        }
    }

    #[test]
    fn every_way_to_write_a_text() {
        for text in [
            "a: enkel å text\n",
            "a: enkel text\n  på två rader\n",
            "a: |\n  rad ett å\n\n    - lista ö\n  rad två\n",
            "a: |-\r\n  rad ett å\r\n  rad två\r\n",
            "a: >\n  vikt text\n  som fortsätter\n\n  nytt stycke\n",
            "a: >+2\n    indragen\n  vikt\n\n",
            "a: 'det''s här å'\n",
            "a: \"kod \\u00e5 och \\\"citat\\\" \\\n  slut\"\n",
            "- |\n  x\n- y\n",
        ] {
            check(text);
        }
    }

    #[test]
    fn quotes_in_plain_text_stay_apart() {
        let source = "a ''b'' c";
        assert_eq!(source_offsets(source, 0, source, &[2, 3, 4, 8]), [2, 3, 4, 8]);
    }
}
