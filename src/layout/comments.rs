//! The comments of a text as the layout sees them.

use crate::source::Source;
use crate::yaml;

/// A comment and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comment<'s> {
    /// The byte of its number sign.
    pub at: usize,
    /// The comment from its number sign on, without white space at its end.
    pub text: &'s str,
    /// Whether nothing stands before it on its line.
    pub alone: bool,
    /// The characters before it on its line.
    pub column: usize,
    /// Whether the line before its own is blank, if it stands alone.
    pub blank: bool,
    /// How many characters of white space stand before it.
    pub gap: usize,
}

/// Every comment of `source`, in order; nothing when the parser, asked for comments, stumbles over them.
pub(super) fn comments(source: &Source) -> Option<Vec<Comment<'_>>> {
    let places = yaml::comments(source.text())?;
    Some(places.into_iter().map(|at| comment(source, at)).collect())
}

fn comment(source: &Source, at: usize) -> Comment<'_> {
    let line = source.line_range(source.line_index(at));
    let before = source.text()[line.start..at].trim_start_matches('\u{feff}');
    let white = before.len() - before.trim_end_matches([' ', '\t']).len();
    let alone = white == before.len();
    let blank = alone && follows_blank(source, at);
    Comment { at, text: source.text()[at..line.end].trim_end(), alone, column: before.chars().count(), blank, gap: white }
}

/// Whether what stands at the byte `at` is first on its line, and the line before is blank. Hyphens and commas are passed over.
pub(super) fn follows_blank(source: &Source, at: usize) -> bool {
    let line = source.line_index(at);
    let is_mark = |character: char| matches!(character, ' ' | '\t' | '-' | '?' | ',' | '\u{feff}');
    // From the back, so that long lines with many entries take little time.
    let is_first = source.text()[..at].chars().rev().take_while(|character| *character != '\n').all(is_mark);
    is_first && line > 0 && source.text()[source.line_range(line - 1)].trim().is_empty()
}

/// The characters before the byte `at` on its line.
pub(super) fn column(source: &Source, at: usize) -> usize {
    source.position(at).column - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    #[test]
    fn a_number_sign_begins_a_comment_only_between_values() {
        for (text, expected) in [
            ("# a\nb: c#d # e\n", "# a|# e"),
            ("a: |\n  # text\n# b\n", "# b"),
            ("a: | # b\n  # text\n # c\n", "# b|# c"),
            ("a: \"# b\" #c\n", "#c"),
            ("{a: b, # c\n d: '# e'} # f", "# c|# f"),
            ("\u{feff}# a\r\n- # b\r\n- c   # d \r\n", "# a|# b|# d"),
            ("--- # a\nb:\n  # c\n... # d\n", "# a|# c|# d"),
            ("a: x # b # c\n", "# b # c"),
            ("a: | # b", "# b"),
        ] {
            let source = Source::new("a.yaml", text);
            assert_eq!(parse(text).1, [], "{text:?}");
            let found: Vec<&str> = comments(&source).expect("comments").iter().map(|comment| comment.text).collect();
            assert_eq!(found.join("|"), expected, "{text:?}");
        }
    }
}
