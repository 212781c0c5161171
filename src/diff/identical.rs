//! Parts that say the same, word for word: whole, with all that is in them.

use super::align::{Alignment, Basis};
use super::side::{PartId, Side};
use std::collections::BTreeMap;

/// Parts of both sides, each in order.
type Both = (Vec<PartId>, Vec<PartId>);

/// Pairs parts without a pair that say the same. Of several that do, those in parts that belong together come first, and
/// then the first with the first.
pub fn pair(old: &Side, new: &Side, alignment: &mut Alignment) {
    let olds = alone(old, &|part| alignment.pair_of_old(part).is_some());
    let news = alone(new, &|part| alignment.pair_of_new(part).is_some());
    let mut contents: BTreeMap<(&str, String), Both> = BTreeMap::new();
    for part in olds {
        contents.entry((old.parts[part].kind, content(old, part))).or_default().0.push(part);
    }
    for part in news {
        contents.entry((new.parts[part].kind, content(new, part))).or_default().1.push(part);
    }
    let mut both: Vec<_> = contents.into_values().filter(|(olds, news)| !olds.is_empty() && !news.is_empty()).collect();
    // Outer parts before what is in them, and everything in the order of the new side.
    both.sort_by_key(|(_, news)| news[0]);
    for (olds, news) in both {
        let neighbours = |old_part: &PartId, new_part: &PartId, alignment: &Alignment| {
            let parents = old.parts[*old_part].parent.zip(new.parts[*new_part].parent);
            parents.is_some_and(|(old_parent, new_parent)| alignment.are_paired(old_parent, new_parent))
        };
        for new_part in &news {
            let near = olds
                .iter()
                .find(|old_part| alignment.pair_of_old(**old_part).is_none() && neighbours(old_part, new_part, alignment));
            if let Some(old_part) = near {
                pair_whole(old, new, (*old_part, *new_part), alignment);
            }
        }
        for new_part in &news {
            if let Some(old_part) = olds.iter().find(|old_part| alignment.pair_of_old(**old_part).is_none()) {
                pair_whole(old, new, (*old_part, *new_part), alignment);
            }
        }
    }
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
