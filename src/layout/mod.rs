//! The canonical layout of a document's text: the order of keys, indentation and long lines. What it says does not change, and
//! no comment is lost.
//!
//! - Keys stand in the order of the schema, an id first; those the schema does not know stay behind the key before them.
//!   Comments above a key or behind its value move with it, as do those right below it that a blank line parts from the next
//!   key. Those at the end of a group stay there. The spaces before a comment behind a value are as they were.
//! - What stands inside something is two columns further in, an item under its key as well.
//! - What is written in brackets or braces stays so on one line of at most 120 characters. It gets a line for each entry when
//!   it is longer, has a comment inside or holds a text of several words and more than 50 characters without quotes.
//! - A text keeps the way it is written. One that makes its line longer than 100 characters is wrapped after `>-`, and what
//!   stands after `>` is wrapped anew; a comment behind does not count. Lines after `|` are as they were.
//! - At most one blank line stands between entries, where one stood before, and none before the first.
//! - The text is UTF-8 without a byte order mark, has the line break of Unix, no white space at the end of a line that is not
//!   part of a value, and ends with one line break. A line with `---` before the document goes.

mod build;
mod comments;
mod fold;
mod found;
mod line;
mod order;
mod piece;
mod scalar;
mod verify;
mod write;

pub(crate) use fold::block_scalar;
pub(crate) use found::{Found, column_of, entries};
pub use order::KeyOrders;
pub(crate) use order::Place;
pub(crate) use scalar::Written;

use crate::source::Source;
use crate::yaml::{Content, Problem, parse};

/// Why a text is left as it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// It is not sound YAML of the kind okplan reads; what is wrong with it.
    Problems(Vec<Problem>),
    /// Its canonical layout could not be shown to say the same.
    WouldChange,
}

/// The text of `source` in canonical layout. A text without a group or a list in it comes back as it is.
///
/// # Errors
/// When something is wrong with the text itself, or its canonical layout would not say the same.
pub fn format(source: &Source, orders: &KeyOrders) -> Result<String, Refusal> {
    let (tree, problems) = parse(source.text());
    if !problems.is_empty() || !tree.complete {
        return Err(Refusal::Problems(problems));
    }
    let is_empty = |content: &Content<'_>| match content {
        Content::Scalar { .. } => true,
        Content::Sequence(items) => items.is_empty(),
        Content::Mapping(entries) => entries.is_empty(),
    };
    let Some(root) = tree.root.filter(|root| !is_empty(&tree.node(*root).content)) else {
        return Ok(source.text().to_owned());
    };
    let kind = tree.get(root, "kind").and_then(|(_, value)| tree.scalar(value));
    let page = build::page(source, &tree, root, orders.document(kind)).ok_or(Refusal::WouldChange)?;
    let text = write::write(&page);
    if verify::is_same(source, &tree, &text) { Ok(text) } else { Err(Refusal::WouldChange) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formatted(text: &str) -> Result<String, Refusal> {
        format(&Source::new("a.yaml", text), &KeyOrders::default())
    }

    #[test]
    fn odd_ways_to_write_become_the_usual_one() {
        for (text, expected) in [
            ("? a\n: b\n", "a: b\n"),
            ("{\"a\":1,'b': [c: d]}", "\"a\": 1\n'b': [{c: d}]\n"),
            ("- a\n-   - b\n", "- a\n- - b\n"),
            ("a:\n- b\n-\n  # c\n", "a:\n  - b\n  -\n    # c\n"),
            (
                "a: # b\n- c # d-e\n# -f\n- # g\n  h\n-\n  # i\n  j: k\n",
                "a: # b\n  - c # d-e\n  # -f\n  - h # g\n  # i\n  - j: k\n",
            ),
            ("a:\n- - b\n  # c\n- - d\n # e\n", "a:\n  - - b\n    # c\n  - - d\n  # e\n"),
            ("a: [\n # b\n]\n", "# b\na: []\n"),
            ("a: | # b", "a: | # b\n"),
            ("a: b # c", "a: b # c\n"),
            ("a:\n  b:\n# c\nd: e\n", "a:\n  b:\n# c\nd: e\n"),
            ("a: |\n  b\n # c\n\n# d\n", "a: |\n  b\n# c\n\n# d\n"),
            ("a: 1\n...\n", "a: 1\n"),
        ] {
            assert_eq!(formatted(text).as_deref(), Ok(expected), "{text:?}");
            assert_eq!(formatted(expected).as_deref(), Ok(expected), "{expected:?} again");
        }
    }

    #[test]
    fn what_holds_no_group_or_list_stays() {
        for text in ["", "# a\n", "  a  ", "{ }", "\u{feff}"] {
            assert_eq!(formatted(text).as_deref(), Ok(text));
        }
    }

    #[test]
    fn a_text_that_may_be_cut_short_stays_on_its_line() {
        let long = format!("a: {}#4 i planen\n", "ord ".repeat(40));
        assert_eq!(formatted(&long).as_deref(), Ok(long.as_str()));
    }

    #[test]
    fn what_is_not_sound_is_refused_with_its_reason() {
        for (text, rule) in [
            ("a: b: c\n", "syntax"),
            ("a: &b c\n", "anchor"),
            ("a: !b c\n", "tag"),
            ("a: 1\na: 2\n", "duplicate-key"),
            ("a: 1\n---\nb: 2\n", "several-documents"),
            ("? [a]\n: b\n", "complex-key"),
            ("a: \u{7}\n", "forbidden-character"),
        ] {
            let Err(Refusal::Problems(problems)) = formatted(text) else { panic!("{text:?} is refused") };
            assert_eq!(problems[0].rule, rule, "{text:?}");
        }
        assert_eq!(formatted("? |\n  a\n: b\n"), Err(Refusal::WouldChange));
    }
}
