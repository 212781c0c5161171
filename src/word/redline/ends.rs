//! Which end of a paragraph is put in or taken out: in Word the form of a paragraph goes with its end.

use super::blocks::paragraphs;
use crate::docx::{Block, Change, Content, Paragraph, Span};

/// Sees that the last of `blocks`, those of a cell or a footnote, is neither put in nor taken out, which cannot be: the last
/// that is gone and the last that came share it; where there is but one kind, the end of the paragraph before is what came or
/// went, and the last has the form of that one on the side where it stands for it.
pub fn settle_the_end(blocks: &mut Vec<Block>) {
    let start = blocks.iter().rposition(|block| change_of(block).is_none()).map_or(0, |at| at + 1);
    let last = |change: Change| (start..blocks.len()).rev().find(|at| change_of(&blocks[*at]) == Some(change));
    match (last(Change::Deleted), last(Change::Inserted)) {
        (Some(gone), Some(come)) => {
            let both = (blocks.remove(gone.max(come)), blocks.remove(gone.min(come)));
            let (Block::Paragraph(gone), Block::Paragraph(come)) = (if gone > come { both } else { (both.1, both.0) }) else {
                return;
            };
            blocks.push(Block::Paragraph(shared(gone, come)));
        }
        (None, None) => {}
        (gone, _) => {
            let change = if gone.is_some() { Change::Deleted } else { Change::Inserted };
            if let Some(before) = start.checked_sub(1) {
                share_the_end(&mut blocks[before..], change);
            }
        }
    }
}

/// Sees that what came or went at the end of a paragraph of `blocks` and in whole paragraphs behind it is one stretch, as when
/// somebody writes on: `LibreOffice` takes it for one, and would else take out the end that stays with it.
pub fn join(blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let (before, rest) = blocks[at..].split_at_mut(1);
        match &mut before[0] {
            Block::Paragraph(one) if one.change == Change::Same => {
                let Some(change) = last_change(&one.spans) else { continue };
                let count = rest.iter().take_while(|block| change_of(block) == Some(change)).count();
                if count > 0 {
                    share_the_end(&mut blocks[at..=at + count], change);
                }
            }
            Block::Table(table) => table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| join(&mut cell.blocks)),
            Block::Contents { entries, .. } => {
                let mut blocks: Vec<Block> = std::mem::take(entries).into_iter().map(Block::Paragraph).collect();
                join(&mut blocks);
                *entries = paragraphs(blocks);
            }
            Block::Paragraph(_) => {}
        }
    }
}

/// What became of the end of a line, if that came or went.
fn last_change(spans: &[Span]) -> Option<Change> {
    let is_said = |span: &&Span| !matches!(&span.content, Content::Text(text) if text.is_empty());
    spans.iter().rev().find(is_said).map(|span| span.change).filter(|change| *change != Change::Same)
}

/// What became of a paragraph that came or is gone.
fn change_of(block: &Block) -> Option<Change> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph.change).filter(|change| *change != Change::Same),
        _ => None,
    }
}

/// What is gone and what came in one paragraph.
fn shared(gone: Paragraph, come: Paragraph) -> Paragraph {
    let was = Some(Box::new(form(&gone)));
    let (spans, anchors) = ([gone.spans, come.spans].concat(), [gone.anchors, come.anchors].concat());
    Paragraph { spans, anchors, was, change: Change::Same, ..come }
}

/// Gives the first of `blocks` the end that came or went, in place of the last, which stays.
fn share_the_end(blocks: &mut [Block], change: Change) {
    let [Block::Paragraph(before), .., Block::Paragraph(last)] = blocks else { return };
    before.change = change;
    let (is, was) = match change {
        Change::Deleted => (form(before), form(last)),
        _ => (form(last), before.was.as_deref().cloned().unwrap_or_else(|| form(before))),
    };
    let (spans, anchors) = (std::mem::take(&mut last.spans), std::mem::take(&mut last.anchors));
    *last = Paragraph { spans, anchors, was: Some(Box::new(was)), change: Change::Same, ..is };
}

/// The form of a paragraph, without what it says.
pub fn form(paragraph: &Paragraph) -> Paragraph {
    Paragraph { spans: Vec::new(), anchors: Vec::new(), was: None, change: Change::Same, ..paragraph.clone() }
}
