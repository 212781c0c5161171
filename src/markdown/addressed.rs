//! Comments in Markdown that speak to okplan, `<!-- okplan: ... -->`: they are no part of what the text says, and are never
//! printed.

use super::events;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

const OPENING: &str = "<!--";
const CLOSING: &str = "-->";
const ADDRESS: &str = "okplan:";

/// What stands behind "okplan:", with or without capitals, at the start of `text`.
pub fn behind_address(text: &str) -> Option<&str> {
    let address = text.get(..ADDRESS.len())?;
    address.eq_ignore_ascii_case(ADDRESS).then(|| &text[ADDRESS.len()..])
}

/// The bytes of every comment in `text` that speaks to okplan, in order. What stands in code is none, nor is one that does not
/// end.
pub fn addressed(text: &str) -> Vec<Range<usize>> {
    // Most prose has no comments; then it is not read a second time.
    if !text.contains(OPENING) {
        return Vec::new();
    }
    let speaks = text.match_indices(OPENING).any(|(at, _)| behind_address(text[at + OPENING.len()..].trim_start()).is_some());
    if !speaks {
        return Vec::new();
    }
    let html = events(text).filter(|(event, _)| matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)));
    html.flat_map(|(_, range)| comments(&text[range.clone()], range.start)).collect()
}

/// The comments in `html`, which begins at the byte `start`, that speak to okplan.
fn comments(html: &str, start: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(opening) = html[at..].find(OPENING).map(|offset| at + offset) {
        let inside = opening + OPENING.len();
        let Some(end) = html[inside..].find(CLOSING).map(|offset| inside + offset + CLOSING.len()) else { break };
        if behind_address(html[inside..].trim_start()).is_some() {
            found.push(start + opening..start + end);
        }
        at = end;
    }
    found
}

/// What `comment`, a whole comment that speaks to okplan, says: `ignore[rule] reason`.
pub fn said(comment: &str) -> &str {
    let inside = comment.strip_prefix(OPENING).and_then(|rest| rest.strip_suffix(CLOSING)).unwrap_or("");
    behind_address(inside.trim_start()).unwrap_or("").trim()
}

/// The bytes of `text` to leave out so that it reads as if `comments` were not there: a comment alone on its lines takes them
/// with it, one beside a text the space between them.
pub fn cuts(text: &str, comments: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut cuts: Vec<Range<usize>> = Vec::with_capacity(comments.len());
    for comment in comments {
        let from = cuts.last().map_or(0, |cut| cut.end);
        let line = text[from..comment.start].rfind('\n').map_or(from, |end| from + end + 1);
        let blank_before = comment.start - text[line..comment.start].trim_end_matches([' ', '\t']).len() - line;
        let is_first = line + blank_before == comment.start;
        let behind = text[comment.end..].trim_start_matches([' ', '\t']);
        let end = text.len() - behind.len();
        let line_break = if behind.starts_with("\r\n") { 2 } else { usize::from(behind.starts_with('\n')) };
        let is_last = line_break > 0 || behind.is_empty();
        cuts.push(match (is_first, is_last) {
            (true, true) => line..end + line_break,
            (false, true) => comment.start - blank_before..end,
            (_, false) => comment.start..end,
        });
    }
    cuts
}

/// `text` without the bytes `cuts`.
pub fn without(text: &str, cuts: &[Range<usize>]) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    for cut in cuts {
        rest.push_str(&text[at..cut.start]);
        at = cut.end;
    }
    rest.push_str(&text[at..]);
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> String {
        without(text, &cuts(text, &addressed(text)))
    }

    #[test]
    fn the_text_reads_as_if_the_comments_were_not_there() {
        for (text, expected) in [
            ("Ett.\n\n<!-- okplan: ignore[a] skäl -->\nTvå.\n", "Ett.\n\nTvå.\n"),
            ("<!--okplan: ignore[a]\nskäl -->\n<!-- okplan: ignore[b] skäl -->\nTvå.", "Två."),
            ("Ett\n<!-- okplan: ignore[a] skäl -->\ntvå.\n", "Ett\ntvå.\n"),
            ("Ett\n<!-- OKplan: Ignore[a] skäl -->\ntvå.\n", "Ett\ntvå.\n"),
            ("- a\n  <!-- okplan: ignore[a] skäl -->\n- b\n", "- a\n- b\n"),
            ("> <!-- okplan: ignore[a] skäl -->\n> a\n", ">\n> a\n"),
            ("<!-- okplan: ignore[a] skäl --> Två.\n", "Två.\n"),
            ("Ett <!-- okplan: ignore[a] skäl --> två. <!-- okplan: x -->\n", "Ett två.\n"),
            ("<!-- okplan: a --><!-- okplan: b -->\nEtt\n", "Ett\n"),
            ("Ett.\r\n<!-- okplan: ignore[a] skäl -->\r\nTvå.\r\n", "Ett.\r\nTvå.\r\n"),
            ("Ett.\n\n<!-- okplan: ignore[a] skäl -->", "Ett.\n\n"),
        ] {
            assert_eq!(printed(text), expected, "{text:?}");
        }
    }

    #[test]
    fn other_comments_and_code_stay() {
        for text in [
            "<!-- TODO okplan: x -->\nEtt\n",
            "```\n<!-- okplan: ignore[a] skäl -->\n```\n",
            "`<!-- okplan: ignore[a] skäl -->`\n",
            "\\<!-- okplan: ignore[a] skäl -->\n",
            "<!-- okplan: ignore[a] skäl\n\nEtt\n",
        ] {
            assert_eq!(printed(text), text);
        }
        assert_eq!(said("<!--  okplan:  ignore[a] skäl -->"), "ignore[a] skäl");
    }
}
