//! A text with headings that a side put in another order: brought together heading by heading.

use super::order::{Order, order};
use super::pair::Slot;
use super::pieces::Piece;
use super::prose::Prose;
use crate::sentences::footnote;
use std::collections::{BTreeMap, BTreeSet};

/// What `ours` and `theirs` made of the text under each heading of `base`, with `together` for each; nothing when neither moved
/// a heading, or headings cannot be told apart.
pub(super) fn merged(base: &str, ours: &str, theirs: &str, together: &dyn Fn(&str, &str, &str) -> Prose) -> Option<Prose> {
    let texts = [sections(base)?, sections(ours)?, sections(theirs)?];
    let slots = slots(&texts);
    if !is_moved(&slots, |slot| slot.ours) && !is_moved(&slots, |slot| slot.theirs) {
        return None;
    }
    let (ours, theirs) = both_orders(order(&slots));
    let written = slots.iter().map(|slot| section(&texts, *slot, together)).collect::<Vec<_>>();
    let whole = |order: Vec<usize>, wording: fn(&Prose) -> &str| {
        let texts = order.into_iter().filter_map(|index| written[index].as_ref()).map(|section| wording(section).trim_end());
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
    };
    Some(Prose { ours: whole(ours, |prose| &prose.ours), theirs: whole(theirs, |prose| &prose.theirs) })
}

/// The order as ours has it where it is contested, and as theirs has it.
fn both_orders(order: Order) -> (Vec<usize>, Vec<usize>) {
    let mut contested = order.contested.iter().copied();
    let theirs = |slot: &usize| if order.contested.contains(slot) { contested.next().unwrap_or(*slot) } else { *slot };
    let theirs = order.slots.iter().map(theirs).collect();
    (order.slots, theirs)
}

/// What becomes of the text under one heading; nothing when it is gone.
fn section(texts: &[Vec<(String, &str)>; 3], slot: Slot, together: &dyn Fn(&str, &str, &str) -> Prose) -> Option<Prose> {
    let text = |side: usize, place: Option<usize>| place.map(|place| texts[side][place].1);
    match (text(0, slot.base), text(1, slot.ours), text(2, slot.theirs)) {
        (base, Some(own), Some(other)) => Some(together(base.unwrap_or(""), own, other)),
        (None, Some(new), None) | (None, None, Some(new)) => Some(Prose { ours: new.to_owned(), theirs: new.to_owned() }),
        (Some(base), Some(left), None) | (Some(base), None, Some(left)) if is_same(base, left) => None,
        (Some(_), own, other) => Some(Prose { ours: own.unwrap_or("").to_owned(), theirs: other.unwrap_or("").to_owned() }),
        (None, None, None) => None,
    }
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
fn level(text: &str) -> usize {
    let level = text.len() - text.trim_start_matches('#').len();
    if text[level..].starts_with(' ') { level } else { 0 }
}

/// The words and ids of the headings among the pieces, and the labels of footnotes.
fn names<'p>(pieces: &'p [Piece<'_>]) -> BTreeSet<&'p str> {
    let headings = pieces.iter().map(|piece| piece.key.as_str()).filter(|words| level(words) > 0);
    let parts = headings.flat_map(|heading| heading.splitn(2, "{#").map(|part| part.trim_matches(['#', ' ', '}'])));
    parts.chain(pieces.iter().filter_map(|piece| footnote(&piece.key))).collect()
}

fn is_same(first: &str, second: &str) -> bool {
    first.split_whitespace().eq(second.split_whitespace())
}

/// What names each section, its id or the words of its heading, and its text from its heading to the next; nothing when two
/// have the same name. What stands above the first heading has no name.
fn sections(text: &str) -> Option<Vec<(String, &str)>> {
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

/// Whether what is left of the base stands in another order.
fn is_moved(slots: &[Slot], side: impl Fn(&Slot) -> Option<usize>) -> bool {
    let places: Vec<usize> = slots.iter().filter(|slot| slot.base.is_some()).filter_map(side).collect();
    !places.is_sorted()
}
