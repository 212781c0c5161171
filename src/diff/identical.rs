//! Parts that say the same, word for word: whole with all that is in them, and then in their wording.

use super::align::{Alignment, Basis};
use super::side::{PartId, Side};
use std::collections::BTreeMap;

/// Parts of both sides, each in order.
type Both = (Vec<PartId>, Vec<PartId>);

/// Pairs parts without a pair that say the same: first those that are the same with all that is in them, then those whose
/// wording is. Parts in parts that belong together come first, from the outermost in, so that what stays in its goal is
/// not taken for what left another; of several the first with the first.
pub fn pair(old: &Side, new: &Side, alignment: &mut Alignment) {
    while pair_once(old, new, alignment, true) {}
    pair_once(old, new, alignment, false);
}

/// Returns whether anything was paired.
fn pair_once(old: &Side, new: &Side, alignment: &mut Alignment, only_neighbours: bool) -> bool {
    let before = alignment.pairs.len();
    for (old_part, new_part) in pairs(old, new, alignment, &content, only_neighbours) {
        pair_whole(old, new, (old_part, new_part), alignment);
    }
    for (old_part, new_part) in pairs(old, new, alignment, &wordings, only_neighbours) {
        alignment.pair(old_part, new_part, Basis::Content);
    }
    alignment.pairs.len() > before
}

/// The pairs of parts for which `said` gives the same text, outer parts before what is in them, in the order of the new side.
fn pairs(
    old: &Side,
    new: &Side,
    alignment: &Alignment,
    said: &dyn Fn(&Side, PartId) -> String,
    only_neighbours: bool,
) -> Vec<(PartId, PartId)> {
    let mut contents: BTreeMap<(&str, String), Both> = BTreeMap::new();
    // Where parents must belong together, those of parts that have none cannot.
    let is_near = |parent: Option<bool>| !only_neighbours || parent == Some(true);
    let near_old = |part: &PartId| is_near(old.parts[*part].parent.map(|parent| alignment.pair_of_old(parent).is_some()));
    let near_new = |part: &PartId| is_near(new.parts[*part].parent.map(|parent| alignment.pair_of_new(parent).is_some()));
    for part in alone(old, &|part| alignment.pair_of_old(part).is_some()).into_iter().filter(near_old) {
        contents.entry((old.parts[part].kind, said(old, part))).or_default().0.push(part);
    }
    for part in alone(new, &|part| alignment.pair_of_new(part).is_some()).into_iter().filter(near_new) {
        contents.entry((new.parts[part].kind, said(new, part))).or_default().1.push(part);
    }
    let is_neighbour = |old_part: PartId, new_part: PartId| {
        let parents = old.parts[old_part].parent.zip(new.parts[new_part].parent);
        parents.is_some_and(|(old_parent, new_parent)| alignment.are_paired(old_parent, new_parent))
    };
    let mut all = Vec::new();
    for ((_, said), (mut olds, news)) in contents {
        if said.is_empty() {
            continue;
        }
        let mut rest = Vec::new();
        for new_part in news {
            match olds.iter().position(|old_part| is_neighbour(*old_part, new_part)) {
                Some(at) => all.push((olds.remove(at), new_part)),
                None => rest.push(new_part),
            }
        }
        if !only_neighbours {
            all.extend(olds.into_iter().zip(rest));
        }
    }
    all.sort_by_key(|(_, new_part)| *new_part);
    all
}

/// The parts that have no pair.
fn alone(side: &Side, has_pair: &dyn Fn(PartId) -> bool) -> Vec<PartId> {
    (1..side.parts.len()).filter(|part| !has_pair(*part)).collect()
}

/// All that a part says, its id left out, so that the same under another id is the same.
fn content(side: &Side, part: PartId) -> String {
    let mut json = side.json_of(part, &|_| true);
    if let Some(object) = json.as_object_mut()
        && object.len() > 1
    {
        object.remove("id");
    }
    json.to_string()
}

/// A part's own wording; nothing where it has none.
fn wordings(side: &Side, part: PartId) -> String {
    side.parts[part].wordings().map(|(key, text)| format!("{key}: {text}\n")).collect()
}

/// Pairs two parts that say the same, and what is in them, place by place.
fn pair_whole(old: &Side, new: &Side, (old_part, new_part): (PartId, PartId), alignment: &mut Alignment) {
    if !alignment.pair(old_part, new_part, Basis::Content) {
        return;
    }
    let children = |side: &Side, part: PartId| side.parts[part].children.clone();
    for (old_child, new_child) in children(old, old_part).into_iter().zip(children(new, new_part)) {
        pair_whole(old, new, (old_child, new_child), alignment);
    }
}
