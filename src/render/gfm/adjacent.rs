//! Lists that follow each other. CommonMark reads two of one sort as one list and counts on through both (CommonMark 0.31,
//! 5.3), so a comment stands between them, as the specification has it.

use crate::markdown::events;
use crate::render::view::{Block, GoalGroup};
use pulldown_cmark::{Event, Tag, TagEnd};

/// What parts two lists and prints nothing.
const COMMENT: &str = "<!-- -->";

/// `blocks` in Markdown with a comment between any two that would be read as one list.
pub fn part_lists(blocks: Vec<Block>) -> Vec<Block> {
    let mut parted: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let begins = begins_with_list(&block);
        if begins.is_some() && parted.last().and_then(ends_with_list) == begins {
            parted.push(Block::Prose { text: COMMENT.to_owned().into() });
        }
        parted.push(block);
    }
    parted
}

/// The sort of list a block begins with, if it begins with one: whether it is numbered.
fn begins_with_list(block: &Block) -> Option<bool> {
    match block {
        Block::Prose { text } => match events(text.as_text()).next()?.0 {
            Event::Start(Tag::List(first)) => Some(first.is_some()),
            _ => None,
        },
        Block::GoalList(table) => table.groups.first().filter(|group| group.heading.is_none()).and_then(goals),
        Block::Activities(table) if table.columns.is_empty() => {
            table.groups.first().filter(|group| group.heading.is_none()).map(|_| true)
        }
        other => sole_list(other),
    }
}

/// The sort of list a block ends with, if it ends with one.
fn ends_with_list(block: &Block) -> Option<bool> {
    match block {
        Block::Prose { text } => match events(text.as_text()).last()?.0 {
            Event::End(TagEnd::List(is_numbered)) => Some(is_numbered),
            _ => None,
        },
        Block::GoalList(table) => table.groups.last().and_then(goals),
        Block::Activities(table) if table.columns.is_empty() => {
            table.groups.last().filter(|group| !group.activities.is_empty()).map(|_| true)
        }
        Block::Remarks(remarks) => (!remarks.items.is_empty()).then_some(false),
        other => sole_list(other),
    }
}

fn goals(group: &GoalGroup) -> Option<bool> {
    let goal = group.goals.first().filter(|_| !group.alone)?;
    Some(goal.number.is_some())
}

/// The sort of list a block is as a whole.
fn sole_list(block: &Block) -> Option<bool> {
    match block {
        Block::Points { style, .. } => Some(*style == "numbered"),
        Block::Appendices { .. } => Some(true),
        Block::Terms { .. } | Block::Results { lead_on: false, .. } => Some(false),
        Block::Followed(followed) if !followed.reported => Some(false),
        _ => None,
    }
}
