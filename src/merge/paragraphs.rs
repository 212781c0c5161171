//! Whole paragraphs: those that both sides put in one place of a text, and those that a side moved or whose sentences it moved.

use super::pair::{ALIKE, Slot, alike};
use super::pieces::{Piece, in_line, joined, lines_up, pieces};
use super::prose::{Prose, sentence_keys};
use super::rearranged::{Rearranged, Together};
use super::sections::level;
use crate::sentences::{begins_anew, sentences};
use std::collections::BTreeSet;

/// What `ours` and `theirs` made of each paragraph of `base`, with `together` for each; nothing when neither moved a paragraph
/// or a sentence within one.
pub(super) fn merged(base: &str, ours: &str, theirs: &str, together: Together<'_>) -> Option<Prose> {
    let mut whole = Rearranged::by_words([base, ours, theirs].map(paragraphs));
    let is_moved = whole.is_moved_as_it_was();
    let reordered = |slot: &_| {
        let [base, ours, theirs] = [0, 1, 2].map(|side| whole.text(side, *slot));
        Some(by_sentence(base?, ours?, theirs?)?.is_moved())
    };
    // Paragraphs that only a guess says were moved may be others.
    if !is_moved && (whole.is_moved() || !whole.slots.iter().any(|slot| reordered(slot) == Some(true))) {
        return None;
    }
    if is_torn(&whole) {
        return Some(Prose { ours: ours.to_owned(), theirs: theirs.to_owned() });
    }
    for index in moved_apart(&whole) {
        whole.set_in_both_places(index);
    }
    let part = |base: &str, ours: &str, theirs: &str| {
        sentence_by_sentence(base, ours, theirs).unwrap_or_else(|| together(base, ours, theirs))
    };
    let [ours, theirs] = whole.merged(&part, &are_different).map(|texts| texts.join("\n\n"));
    Some(Prose { ours, theirs })
}

/// The paragraphs of a text: what blank lines part, but for those in code.
pub(super) fn paragraphs(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut at, mut is_code) = (0, 0, false);
    for line in text.split_inclusive('\n') {
        is_code ^= line.trim_start().starts_with("```");
        if line.trim().is_empty() && !is_code {
            found.push(&text[start..at]);
            start = at + line.len();
        }
        at += line.len();
    }
    found.push(&text[start..]);
    found.into_iter().map(str::trim_end).filter(|text| !text.is_empty()).collect()
}

/// The paragraphs that both sides moved below different headings.
fn moved_apart(whole: &Rearranged<'_>) -> Vec<usize> {
    let headings = [0, 1, 2].map(|side| {
        let mut order: Vec<(usize, usize)> = Vec::new();
        let place = |slot: &Slot| [slot.base, slot.ours, slot.theirs][side];
        order.extend(whole.slots.iter().enumerate().filter_map(|(index, slot)| Some((place(slot)?, index))));
        order.sort_unstable();
        let mut last = None;
        let mut found = vec![None; whole.slots.len()];
        for (place, index) in order {
            if level(whole.texts[side][place]) > 0 {
                last = Some(index);
            }
            found[index] = last;
        }
        found
    });
    let [by_us, by_them] = whole.moved();
    let is_apart = |index: &usize| {
        let slot = whole.slots[*index];
        let [before, own, other] = [0, 1, 2].map(|side: usize| headings[side][*index]);
        let is_in_all = slot.base.is_some() && slot.ours.is_some() && slot.theirs.is_some();
        is_in_all && by_us[*index] && by_them[*index] && own != before && other != before && own != other
    };
    (0..whole.slots.len()).filter(is_apart).collect()
}

/// Whether a sentence of a paragraph that one side may have moved stands in another paragraph on the other side.
fn is_torn(whole: &Rearranged<'_>) -> bool {
    let moved = whole.moved();
    let is_torn = |index: usize, side: usize| {
        let slot = whole.slots[index];
        let keys = |text: Option<&str>| sentence_keys(text.unwrap_or("")).into_iter().collect::<BTreeSet<_>>();
        let (old, new) = (keys(whole.text(0, slot)), keys(whole.text(side, slot)));
        let place = [slot.base, slot.ours, slot.theirs][side];
        let others = whole.texts[side].iter().enumerate().filter(|(at, _)| Some(*at) != place);
        let gone: Vec<&String> = old.difference(&new).collect();
        !gone.is_empty() && others.flat_map(|(_, text)| sentence_keys(text)).any(|key| gone.contains(&&key))
    };
    (0..whole.slots.len()).any(|index| (moved[0][index] && is_torn(index, 2)) || (moved[1][index] && is_torn(index, 1)))
}

/// Whether two paragraphs may stand beside each other in any order: plain ones about different things.
fn are_different(one: &str, other: &str) -> bool {
    let is_plain = |text: &str| !text.lines().any(begins_anew);
    is_plain(one) && is_plain(other) && alike(&sorted(one), &sorted(other)) < ALIKE
}

/// The sentences of a paragraph in its versions; nothing where a line that is set in belongs to the one above.
fn by_sentence<'t>(base: &'t str, ours: &'t str, theirs: &'t str) -> Option<Rearranged<'t>> {
    let all = [base, ours, theirs];
    all.iter()
        .all(|text| lines_up(text))
        .then(|| Rearranged::by_words(all.map(|text| sentences(text).into_iter().map(str::trim_end).collect())))
}

/// A paragraph in which a side put sentences in another order, and which the other side has changed: each sentence as it was
/// changed in the place it was put in, or the whole as each side wrote it. Nothing when no sentence was moved.
fn sentence_by_sentence(base: &str, ours: &str, theirs: &str) -> Option<Prose> {
    let parts = by_sentence(base, ours, theirs).filter(Rearranged::is_moved)?;
    let word_for_word = |base: &str, ours: &str, theirs: &str| match base {
        _ if joined(base) == joined(theirs) => Prose { ours: ours.to_owned(), theirs: ours.to_owned() },
        _ if joined(base) == joined(ours) => Prose { ours: theirs.to_owned(), theirs: theirs.to_owned() },
        _ => Prose { ours: ours.to_owned(), theirs: theirs.to_owned() },
    };
    let [first, second] = parts.merged(&word_for_word, &|_, _| false);
    Some(if first == second {
        let text = in_line(&first, &pieces(ours));
        Prose { ours: text.clone(), theirs: text }
    } else {
        Prose { ours: ours.to_owned(), theirs: theirs.to_owned() }
    })
}

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

/// Whether what both sides put in before the piece `at` of `base` are items of the list that stands there, of one level and each
/// about something else.
pub(super) fn are_different_items(base: &[Piece<'_>], at: usize, new: [&[Piece<'_>]; 2]) -> bool {
    let is_item = |piece: &Piece<'_>| item(&piece.key).is_some() && !piece.is_set_in();
    let before = at.checked_sub(1).map(|before| &base[before]);
    let stands_in_list = before.is_some_and(is_item) || (before.is_none_or(Piece::is_break) && base.get(at).is_some_and(is_item));
    let words = |pieces: &[Piece<'_>]| pieces.iter().filter_map(|piece| item(&piece.key).map(sorted)).collect::<Vec<_>>();
    let [ours, theirs] = new.map(words);
    let are_alike = || ours.iter().any(|one| theirs.iter().any(|other| alike(one, other) >= ALIKE));
    stands_in_list && new.into_iter().flatten().all(is_item) && !are_alike()
}

/// The words of an item of a list without numbers.
fn item(text: &str) -> Option<&str> {
    ["- ", "* ", "+ "].into_iter().find_map(|mark| text.strip_prefix(mark))
}

fn words(paragraph: &[Piece<'_>]) -> Vec<String> {
    sorted(paragraph.iter().map(|piece| piece.key.as_str()).collect::<Vec<_>>().join(" "))
}

/// The words of a text, sorted.
pub(super) fn sorted(text: impl AsRef<str>) -> Vec<String> {
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
