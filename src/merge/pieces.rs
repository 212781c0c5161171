//! A text as sentences and the blank lines between its paragraphs, and what one side changed in it.

use super::pair::{ALIKE, alike};
use crate::sentences::{begins_anew, footnote, sentences};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A sentence, or the blank lines between two paragraphs. Wrapping makes no difference.
#[derive(Debug, Clone)]
pub(super) struct Piece<'t> {
    /// What is compared.
    pub key: String,
    /// The text as it is written, without the white space behind it.
    text: &'t str,
    /// The white space behind a sentence, within its paragraph.
    gap: &'t str,
}

impl Piece<'_> {
    /// Whether it is blank lines.
    pub(super) fn is_break(&self) -> bool {
        self.key.is_empty()
    }

    /// Whether its line is set in.
    pub(super) fn is_set_in(&self) -> bool {
        self.text.starts_with([' ', '\t'])
    }
}

/// The words of `text` with one space between them.
pub(super) fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The pieces of `text`, without blank lines at its end.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for sentence in sentences(text) {
        let (words, end) = sentence.split_at(sentence.trim_end().len());
        let parts = end.matches('\n').count() > 1;
        pieces.push(Piece { key: joined(words), text: words, gap: if parts { "" } else { end } });
        if parts {
            pieces.push(Piece { key: String::new(), text: end, gap: "" });
        }
    }
    while pieces.last().is_some_and(Piece::is_break) {
        pieces.pop();
    }
    pieces
}

/// Whether no line of a text is set in, so that its sentences may change places.
pub(super) fn lines_up(text: &str) -> bool {
    !text.lines().any(|line| line.starts_with([' ', '\t']))
}

/// Sentences behind each other, parted as those of `model` are.
pub(super) fn in_line(sentences: &[String], model: &[Piece<'_>]) -> String {
    let gaps: Vec<&str> = model.iter().map(|piece| piece.gap).filter(|gap| !gap.is_empty()).collect();
    let gap = if !gaps.is_empty() && gaps.iter().all(|gap| gap.contains('\n')) { "\n" } else { " " };
    let mut text = String::new();
    for sentence in sentences {
        push(&mut text, &Piece { key: joined(sentence), text: sentence, gap });
    }
    text.truncate(text.trim_end().len());
    text
}

/// A change: pieces of the base, and those that stand in their place.
pub(super) type Change = (Range<usize>, Range<usize>);

/// What one side made of the base.
pub(super) struct Version<'t> {
    /// The pieces of its text.
    pub pieces: Vec<Piece<'t>>,
    /// What it changed, by place.
    pub changes: Vec<Change>,
    /// Which piece each piece of the base is that was not changed.
    kept: Vec<Option<usize>>,
}

impl<'t> Version<'t> {
    /// What `text` made of `base`.
    pub(super) fn of(base: &[Piece<'_>], text: &'t str) -> Self {
        let pieces = pieces(text);
        let keys = |pieces: &[Piece<'_>]| pieces.iter().map(|piece| piece.key.clone()).collect::<Vec<_>>();
        let mut kept = vec![None; base.len()];
        let mut changes: Vec<Change> = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &keys(base), &keys(&pieces)) {
            let (old, new) = (op.old_range(), op.new_range());
            if matches!(op, DiffOp::Equal { .. }) {
                old.zip(new).for_each(|(old, new)| kept[old] = Some(new));
                continue;
            }
            match changes.last_mut() {
                Some((last, last_new)) if last.end == old.start && last_new.end == new.start => {
                    last.end = old.end;
                    last_new.end = new.end;
                }
                _ => changes.push((old, new)),
            }
        }
        Version { changes: changes.into_iter().flat_map(|change| parted(base, &pieces, change)).collect(), pieces, kept }
    }

    /// Whether it has the piece `at` of the base as it was.
    pub(super) fn keeps(&self, at: usize) -> bool {
        self.kept[at].is_some()
    }

    /// Its pieces in the place of `range`, with the changes that lie in it, an insertion at its end among them.
    pub(super) fn within(&self, range: &Range<usize>, changes: &[&Change]) -> Vec<&Piece<'t>> {
        let mut found = Vec::new();
        let mut at = range.start;
        for (old, new) in changes {
            found.extend(self.kept[at..old.start].iter().flatten());
            found.extend(new.clone());
            at = old.end;
        }
        found.extend(self.kept[at..range.end].iter().flatten());
        found.into_iter().map(|index| &self.pieces[index]).collect()
    }

    /// Whether all that a change puts in is the text of footnotes, and of which.
    pub(super) fn footnotes(&self, change: &Change) -> Option<Vec<&str>> {
        let new = &self.pieces[change.1.clone()];
        let are_notes = change.0.is_empty() && notes_from(new) == 0;
        are_notes.then(|| new.iter().filter_map(|piece| footnote(piece.text)).collect())
    }
}

/// Where in `new` nothing but the texts of footnotes is left; its length when it does not end with one.
fn notes_from(new: &[Piece<'_>]) -> usize {
    let mut from = new.len();
    for at in (0..new.len()).rev() {
        let begins = at == 0 || new[at - 1].is_break();
        if footnote(new[at].text).is_some() {
            from = if begins { at.saturating_sub(1) } else { at };
        } else if begins && !new[at].is_break() {
            break;
        }
    }
    from
}

/// A change as those it consists of: footnotes that it also puts in are one of their own, and so is each sentence that it rewords.
fn parted(base: &[Piece<'_>], pieces: &[Piece<'_>], (old, new): Change) -> Vec<Change> {
    let notes = new.start + notes_from(&pieces[new.clone()]);
    if old.is_empty() || notes == new.start {
        return vec![(old, new)];
    }
    let is_reworded = |(old, new): (usize, usize)| {
        let (first, second) = (&base[old], &pieces[new]);
        first.is_break() == second.is_break() && alike(&words(&first.key), &words(&second.key)) >= ALIKE
    };
    let mut changes = vec![(old.clone(), new.start..notes)];
    if old.len() == notes - new.start && old.clone().zip(new.clone()).all(is_reworded) {
        changes = old.clone().zip(new.clone()).map(|(old, new)| (old..old + 1, new..new + 1)).collect();
    }
    if notes < new.end {
        changes.push((old.end..old.end, notes..new.end));
    }
    changes
}

fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    words.sort_unstable();
    words
}

/// Adds a piece behind what is there, on a line of its own if it needs one.
pub(super) fn push(out: &mut String, piece: &Piece<'_>) {
    let end = out.trim_end_matches(' ').len();
    if piece.is_break() {
        if !out.is_empty() && !out.ends_with("\n\n") {
            out.truncate(out.trim_end().len());
            out.push_str(piece.text);
        }
        return;
    }
    if !out.is_empty() && begins_anew(piece.text) && !out[..end].ends_with('\n') {
        out.truncate(end);
        out.push('\n');
    } else if !out.is_empty() && !out.ends_with([' ', '\n']) {
        out.push(' ');
    }
    out.push_str(piece.text);
    out.push_str(piece.gap);
}
