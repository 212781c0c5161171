//! The footnotes of two documents as those of one.

use super::align::{Mark, align};
use super::blocks::{Merger, each_paragraph};
use super::each_span;
use super::whole::changed;
use super::wording::Notes;
use crate::docx::{Block, Change, Content, Document, Look, Note, Span};
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
    let mut notes = Vec::new();
    let mut calls = Calls { old_of, ..Calls::default() };
    each_span(blocks, &mut |span| {
        let Content::Note(number) = &mut span.content else { return };
        let was = calls.old_of.get(number).copied();
        let mut blocks: Vec<Block> = match span.change {
            Change::Deleted => find(old, *number).iter().map(|block| merger.gone(block)).collect(),
            Change::Inserted => find(new, *number).into_iter().map(|block| changed(block, Change::Inserted)).collect(),
            Change::Same => {
                let was = was.map(|old_number| find(old, old_number)).unwrap_or_default();
                merger.blocks(&was, &find(new, *number), true)
            }
        };
        if let Some(Block::Paragraph(last)) = blocks.last_mut() {
            last.change = Change::Same;
        }
        let own = notes.len() + 1;
        calls.note(span.change, *number, own);
        notes.push(Note { number: own, blocks });
        *number = own;
    });
    each_paragraph(blocks, &mut |paragraph| {
        paragraph.spans = std::mem::take(&mut paragraph.spans).into_iter().flat_map(|span| calls.led(span)).collect();
    });
    notes
}

/// The first calls to the footnotes of both sides.
#[derive(Default)]
struct Calls {
    /// The old number of a new footnote.
    old_of: BTreeMap<usize, usize>,
    /// Of a footnote of the old side or the new: its number in both as one, and that which Word gives it on its side alone.
    numbers: BTreeMap<(bool, usize), (usize, usize)>,
    /// How many there are on the old side and on the new.
    counts: (usize, usize),
}

impl Calls {
    /// Notes the call to the footnote `number`, the `own`th of both sides.
    fn note(&mut self, change: Change, number: usize, own: usize) {
        if change != Change::Inserted {
            self.counts.0 += 1;
            let old_number = if change == Change::Deleted { Some(number) } else { self.old_of.get(&number).copied() };
            self.numbers.extend(old_number.map(|old_number| ((true, old_number), (own, self.counts.0))));
        }
        if change != Change::Deleted {
            self.counts.1 += 1;
            self.numbers.insert((false, number), (own, self.counts.1));
        }
    }

    /// Leads a stretch that calls a footnote again to its first call. What leads elsewhere than before, or to what has another
    /// number now, is taken out and put in.
    fn led(&self, span: Span) -> Vec<Span> {
        let Content::NoteAgain { note, .. } = span.content else { return vec![span] };
        let old_note = self.old_of.get(&note).copied().filter(|_| span.change == Change::Same);
        let Some(old_note) = old_note.filter(|old_note| self.first(true, *old_note) != self.first(false, note)) else {
            return vec![self.led_to(note, span)];
        };
        let (look, link) = match &span.was {
            Some(was) => (was.look, was.link.clone()),
            None => (span.look, span.link.clone()),
        };
        let gone = Span { look, link, change: Change::Deleted, was: None, ..span.clone() };
        let come = Span { change: Change::Inserted, was: None, ..span };
        vec![self.led_to(old_note, gone), self.led_to(note, come)]
    }

    fn led_to(&self, number: usize, mut span: Span) -> Span {
        span.content = match self.first(span.change == Change::Deleted, number) {
            Some((note, shown)) => Content::NoteAgain { note, shown },
            None => {
                span.look = Look { raised: true, ..Look::default() };
                Content::Text(number.to_string())
            }
        };
        span
    }

    fn first(&self, is_old: bool, number: usize) -> Option<(usize, usize)> {
        self.numbers.get(&(is_old, number)).copied()
    }
}
