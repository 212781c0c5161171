//! Whole paragraphs that both sides put in one place of a text.

use super::pair::{ALIKE, alike};
use super::pieces::Piece;
use crate::sentences::{begins_anew, sentences};

/// Whether what both sides put in before the piece `at` of `base` are whole paragraphs of their own, so that both may stand
/// there: none of one side is alike one of the other, and they are no headings, items, rows or notes, whose place says more.
pub(super) fn may_both_stand(base: &[Piece<'_>], at: usize, new: [&[Piece<'_>]; 2]) -> bool {
    let is_break = |piece: Option<&Piece<'_>>| piece.is_none_or(Piece::is_break);
    let begins = |new: &[Piece<'_>]| new.first().is_some_and(Piece::is_break);
    let ends = |new: &[Piece<'_>]| new.last().is_some_and(Piece::is_break);
    let follow = is_break(base.get(at)) && new.iter().all(|new| begins(new) && !ends(new));
    let precede = is_break(at.checked_sub(1).map(|before| &base[before])) && new.iter().all(|new| ends(new) && !begins(new));
    let is_plain = |piece: &Piece<'_>| piece.is_break() || !begins_anew(&piece.key);
    let [ours, theirs] =
        new.map(|new| new.split(Piece::is_break).map(words).filter(|words| !words.is_empty()).collect::<Vec<_>>());
    let are_alike = || ours.iter().any(|one| theirs.iter().any(|other| alike(one, other) >= ALIKE));
    !base.is_empty() && (follow || precede) && new.into_iter().flatten().all(is_plain) && !are_alike()
}

fn words(paragraph: &[Piece<'_>]) -> Vec<String> {
    sorted(paragraph.iter().map(|piece| piece.key.as_str()).collect::<Vec<_>>().join(" "))
}

/// The words of a text, sorted.
fn sorted(text: impl AsRef<str>) -> Vec<String> {
    let mut words: Vec<String> = text.as_ref().split_whitespace().map(str::to_lowercase).collect();
    words.sort_unstable();
    words
}

/// What a text said before, to tell what is new in it.
pub(super) struct Before(Vec<Vec<String>>);

impl Before {
    /// Of `text`, as it was.
    pub(super) fn of(text: &str) -> Before {
        Before(sentences(text).into_iter().map(sorted).collect())
    }

    /// Whether no sentence of `text` is one that stood there, nor a rewording of one.
    pub(super) fn has_none_of(&self, text: &str) -> bool {
        let is_known = |sentence: &Vec<String>| self.0.iter().any(|known| alike(known, sentence) >= ALIKE);
        !sentences(text).into_iter().map(sorted).filter(|words| !words.is_empty()).any(|words| is_known(&words))
    }
}
