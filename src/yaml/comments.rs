//! The comments of a text, which the tree does not have.

use super::MAX_DEPTH;
use granit_parser::{Event, Parser};

/// The bytes at which the number signs of all comments in `text` stand, in order; nothing when the parser, asked for
/// comments, stumbles over them.
pub fn comments(text: &str) -> Option<Vec<usize>> {
    let options = granit_parser::options! {
        block_nesting_limit: MAX_DEPTH,
        flow_nesting_limit: MAX_DEPTH,
        emit_comments: true,
        max_buffered_comment_events: usize::MAX,
    };
    let mut found = Vec::new();
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.ok()?;
        if matches!(event, Event::Comment(..)) {
            found.push(span.byte_range()?.start);
        }
    }
    // The parser looks ahead: what it tells of a comment may come after what it tells of the text behind it.
    found.sort_unstable();
    Some(found)
}
