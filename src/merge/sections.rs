//! A text with headings that a side put in another order: brought together heading by heading.

use super::pair::Slot;
use super::pieces::Piece;
use super::prose::Prose;
use super::rearranged::{Rearranged, Together};
use crate::sentences::footnote;
use std::collections::{BTreeMap, BTreeSet};

/// What `ours` and `theirs` made of the text under each heading of `base`, with `together` for each; nothing when neither moved
/// a heading, or headings cannot be told apart.
pub(super) fn merged(base: &str, ours: &str, theirs: &str, together: Together<'_>) -> Option<Prose> {
    let texts = [sections(base)?, sections(ours)?, sections(theirs)?];
    let slots = slots(&texts);
    let texts = texts.map(|sections| sections.into_iter().map(|(_, text)| text).collect());
    let sections = Rearranged::of(texts, slots);
    if !sections.is_moved() {
        return None;
    }
    let [ours, theirs] = sections.merged(together, &|_, _| true).map(|texts| texts.join("\n\n"));
    Some(Prose { ours, theirs })
}

/// Whether what both sides put in before `behind` are sections of one level, so that both may stand there: under headings of
/// their own, with a heading or the end behind them.
pub(super) fn may_both_stand(behind: &[Piece<'_>], new: [&[Piece<'_>]; 2]) -> bool {
    let words = |pieces: &[Piece<'_>]| pieces.iter().find(|piece| !piece.is_break()).map(|piece| piece.key.clone());
    if words(behind).is_some_and(|words| level(&words) == 0) {
        return false;
    }
    let levels = new.map(|pieces| words(pieces).map_or(0, |words| level(&words)));
    let is_below = |piece: &&Piece<'_>| level(&piece.key) > 0 && level(&piece.key) < levels[0];
    let are_alike = levels[0] > 0 && levels[0] == levels[1] && !new.into_iter().flatten().any(|piece| is_below(&piece));
    let [ours, theirs] = new.map(names);
    are_alike && ours.is_disjoint(&theirs)
}

/// The level of a heading; 0 of what is none.
pub(super) fn level(text: &str) -> usize {
    let level = text.len() - text.trim_start_matches('#').len();
    if text[level..].starts_with(' ') { level } else { 0 }
}

/// The words and ids of the headings among the pieces, and the labels of footnotes.
fn names<'p>(pieces: &'p [Piece<'_>]) -> BTreeSet<&'p str> {
    let headings = pieces.iter().map(|piece| piece.key.as_str()).filter(|words| level(words) > 0);
    let parts = headings.flat_map(|heading| heading.splitn(2, "{#").map(|part| part.trim_matches(['#', ' ', '}'])));
    parts.chain(pieces.iter().filter_map(|piece| footnote(&piece.key))).collect()
}

/// What names each section, its id or the words of its heading, and its text from its heading to the next; nothing when two
/// have the same name. What stands above the first heading has no name.
pub(super) fn sections(text: &str) -> Option<Vec<(String, &str)>> {
    let mut starts = vec![(String::new(), 0)];
    let (mut at, mut is_code) = (0, false);
    for line in text.split_inclusive('\n') {
        is_code ^= line.trim_start().starts_with("```");
        let is_heading = line.trim_start_matches('#').starts_with(' ') && line.starts_with('#') && !is_code;
        if is_heading {
            let id = line.split_once("{#").and_then(|(_, id)| id.split_once('}')).map(|(id, _)| format!("#{id}"));
            starts.push((id.unwrap_or_else(|| line.trim_matches(['#', ' ', '\n']).to_owned()), at));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(_, start)| *start).chain([text.len()]);
    let sections: Vec<(String, &str)> =
        starts.iter().zip(ends).map(|((name, start), end)| (name.clone(), &text[*start..end])).collect();
    let names: BTreeSet<&String> = sections.iter().map(|(name, _)| name).collect();
    (names.len() == sections.len()).then_some(sections)
}

fn slots(texts: &[Vec<(String, &str)>; 3]) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (side, sections) in texts.iter().enumerate() {
        for (place, (name, _)) in sections.iter().enumerate() {
            let index = *known.entry(name).or_insert_with(|| {
                slots.push(Slot::default());
                slots.len() - 1
            });
            let slot = &mut slots[index];
            *[&mut slot.base, &mut slot.ours, &mut slot.theirs][side] = Some(place);
        }
    }
    slots
}
