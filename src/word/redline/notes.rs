//! The footnotes of two documents as those of one.

use super::align::{Mark, align};
use super::blocks::{Merger, each_paragraph};
use super::each_span;
use super::whole::changed;
use super::wording::Notes;
use crate::docx::{Block, Change, Content, Document, Look, Note};
use std::collections::BTreeMap;

/// Which footnote is which, by what they say.
pub fn paired(old: &Document, new: &Document) -> Notes {
    let marks = |document: &Document| {
        document.notes.iter().map(|note| Mark { text: said(&note.blocks), ..Mark::default() }).collect::<Vec<_>>()
    };
    let pairs = align(&marks(old), &marks(new));
    let numbers = pairs.into_iter().filter_map(|(was, is)| Some((old.notes[was?].number, new.notes[is?].number)));
    Notes {
        new_of: numbers.collect(),
        highest: new.notes.iter().map(|note| note.number).max().unwrap_or(0),
        pictures: BTreeMap::new(),
    }
}

fn said(blocks: &[Block]) -> String {
    let mut all = String::new();
    each_paragraph(&mut blocks.to_vec(), &mut |paragraph| {
        for span in &paragraph.spans {
            if let Content::Text(text) = &span.content {
                all.push_str(text);
            }
        }
        all.push('\n');
    });
    all
}

/// The footnotes of both sides, one for each first call in `blocks`, numbered anew: a call that moved is one that is gone and
/// one that came, and Word wants a footnote for each.
pub fn merged(merger: &mut Merger, old: &Document, new: &Document, blocks: &mut [Block]) -> Vec<Note> {
    let find = |document: &Document, number: usize| {
        document.notes.iter().find(|note| note.number == number).map(|note| note.blocks.clone()).unwrap_or_default()
    };
    let old_of: BTreeMap<usize, usize> = merger.notes.new_of.iter().map(|(old, new)| (*new, *old)).collect();
    let (mut notes, mut numbers) = (Vec::new(), BTreeMap::new());
    each_span(blocks, &mut |span| {
        let Content::Note(number) = &mut span.content else { return };
        let mut blocks: Vec<Block> = match span.change {
            Change::Deleted => find(old, *number).iter().map(|block| merger.gone(block)).collect(),
            Change::Inserted => find(new, *number).into_iter().map(|block| changed(block, Change::Inserted)).collect(),
            Change::Same => {
                let was = old_of.get(number).map(|old_number| find(old, *old_number)).unwrap_or_default();
                merger.blocks(&was, &find(new, *number), true)
            }
        };
        if let Some(Block::Paragraph(last)) = blocks.last_mut() {
            last.change = Change::Same;
        }
        let own = notes.len() + 1;
        numbers.insert((span.change == Change::Deleted, *number), own);
        if let (Change::Same, Some(old_number)) = (span.change, old_of.get(number)) {
            numbers.insert((true, *old_number), own);
        }
        notes.push(Note { number: own, blocks });
        *number = own;
    });
    each_span(blocks, &mut |span| {
        let Content::NoteAgain(number) = span.content else { return };
        span.content = match numbers.get(&(span.change == Change::Deleted, number)) {
            Some(own) => Content::NoteAgain(*own),
            None => {
                span.look = Look { raised: true, ..Look::default() };
                Content::Text(number.to_string())
            }
        };
    });
    notes
}
