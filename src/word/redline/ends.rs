//! The end of a cell or a footnote: its last paragraph can be neither put in nor taken out.

use crate::docx::{Block, Change, Paragraph};

/// Sees that the last of `blocks` is neither put in nor taken out: the last that is gone and the last that came share it; where
/// there is but one kind, the end of the paragraph before is what came or went, and the last has the form of that one on the
/// side where it stands for it, since in Word the form of a paragraph goes with its end.
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
        (gone, _) => share_the_one_before(blocks, start, if gone.is_some() { Change::Deleted } else { Change::Inserted }),
    }
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

/// Gives the paragraph before `start` the end that came or went, in place of the last one.
fn share_the_one_before(blocks: &mut [Block], start: usize, change: Change) {
    let Some((Block::Paragraph(before), Block::Paragraph(last))) =
        start.checked_sub(1).and_then(|at| blocks[at..].split_first_mut()).and_then(|(one, rest)| Some((one, rest.last_mut()?)))
    else {
        return;
    };
    before.change = change;
    let (of_before, of_last) = (form(before), form(last));
    let (is, was) = if change == Change::Deleted { (of_before, of_last) } else { (of_last, of_before) };
    let (spans, anchors) = (std::mem::take(&mut last.spans), std::mem::take(&mut last.anchors));
    *last = Paragraph { spans, anchors, was: Some(Box::new(was)), change: Change::Same, ..is };
}

/// The form of a paragraph, without what it says.
fn form(paragraph: &Paragraph) -> Paragraph {
    Paragraph { spans: Vec::new(), anchors: Vec::new(), was: None, change: Change::Same, ..paragraph.clone() }
}
