//! A text with headings that a side put in another order: brought together heading by heading.

use super::order::order;
use super::pair::Slot;
use super::prose::Prose;
use std::collections::BTreeMap;

/// What `ours` and `theirs` made of the text under each heading of `base`, with `together` for each; nothing when neither moved
/// a heading, or headings cannot be told apart.
pub(super) fn merged(base: &str, ours: &str, theirs: &str, together: &dyn Fn(&str, &str, &str) -> Prose) -> Option<Prose> {
    let texts = [sections(base)?, sections(ours)?, sections(theirs)?];
    let slots = slots(&texts);
    if !is_moved(&slots, |slot| slot.ours) && !is_moved(&slots, |slot| slot.theirs) {
        return None;
    }
    let order = order(&slots);
    if !order.contested.is_empty() {
        return None;
    }
    let mut whole = Prose { ours: String::new(), theirs: String::new() };
    for slot in order.slots.into_iter().map(|index| slots[index]) {
        let text = |side: usize, place: Option<usize>| place.map(|place| texts[side][place].1);
        let section = match (text(0, slot.base), text(1, slot.ours), text(2, slot.theirs)) {
            (base, Some(own), Some(other)) => together(base.unwrap_or(""), own, other),
            (None, Some(new), None) | (None, None, Some(new)) => Prose { ours: new.to_owned(), theirs: new.to_owned() },
            (Some(base), Some(left), None) | (Some(base), None, Some(left)) if is_same(base, left) => continue,
            (Some(_), own, other) => Prose { ours: own.unwrap_or("").to_owned(), theirs: other.unwrap_or("").to_owned() },
            (None, None, None) => continue,
        };
        for (out, text) in [(&mut whole.ours, &section.ours), (&mut whole.theirs, &section.theirs)] {
            let text = text.trim_end();
            if !text.is_empty() {
                out.push_str(if out.is_empty() { "" } else { "\n\n" });
                out.push_str(text);
            }
        }
    }
    Some(whole)
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
    let names: std::collections::BTreeSet<&String> = sections.iter().map(|(name, _)| name).collect();
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
