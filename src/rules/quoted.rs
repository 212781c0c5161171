//! Whether words are quoted: behind `>`, or within quotation marks.

use crate::passages::Passage;
use std::ops::Range;

/// How many bytes a quotation has at most to either side of what is asked for; a longer one is a block of its own.
const REACH: usize = 500;

/// The marks that begin a quotation, end one, or do either, in the order of use in Swedish text.
const MARKS: [char; 6] = ['”', '"', '»', '“', '„', '«'];

/// Whether the bytes of `range` in `passage` are quoted: they say what others said.
pub(super) fn is_quoted(passage: &Passage, range: &Range<usize>) -> bool {
    passage.is_quoted || is_within_marks(&passage.text, range)
}

/// Whether the bytes of `range` in `text` stand within quotation marks: the last mark before them begins a quotation, and the
/// next behind them ends one. Which a mark does is told by the white space beside it.
fn is_within_marks(text: &str, range: &Range<usize>) -> bool {
    let mut start = range.start.saturating_sub(REACH);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (range.end + REACH).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let (before, behind) = (&text[start..range.start], &text[range.end..end]);
    let begins = before.rfind(MARKS).is_some_and(|at| {
        let is_apart = before[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || "([–-/".contains(c));
        let follows = before[at..].chars().nth(1);
        is_apart && !follows.is_some_and(char::is_whitespace)
    });
    begins && behind.find(MARKS).is_some_and(|at| !behind[..at].chars().next_back().is_some_and(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_within_marks_is_quoted() {
        for (text, expected) in [
            ("Där står ”enligt 8a§ LSS gäller” än", true),
            ("Där står \"8a§ LSS\" än", true),
            ("(»8a§ LSS«)", true),
            ("”Mål” nås enligt 8a§ LSS och ”plan”", false),
            ("enligt 8a§ LSS", false),
            ("”enligt 8a§ LSS", false),
            ("enligt ”mål” 8a§ LSS", false),
            ("enligt ”mål” 8a§ LSS (”plan”)", false),
            ("”mål”, 8a§ LSS, ”plan”", false),
            ("„8a§ LSS“", true),
        ] {
            let at = text.find("8a").expect("the citation");
            assert_eq!(is_within_marks(text, &(at..at + "8a§ LSS".len())), expected, "{text}");
        }
    }
}
