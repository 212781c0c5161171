//! What an item says that it comes from: an earlier one that was continued, or parted.

use crate::verbatim::{Entry, Value};

/// Fields in which an item names the one it comes from.
const LINKS: [&str; 4] = ["continues", "splits", "merges", "replaces"];

/// Whether the item with this id was parted into `new` ones: one of them says that it is a part, or several that they come
/// from it.
pub(super) fn is_divided<'e>(id: &str, new: impl Iterator<Item = &'e Entry>) -> bool {
    let mut count = 0;
    for entry in new.filter(|entry| entry.text_under("id").is_some()) {
        if names(entry, "splits", id) {
            return true;
        }
        count += usize::from(LINKS.iter().any(|key| names(entry, key, id)));
    }
    count > 1
}

/// As [`is_divided`], where the new items may also hold those that come from it.
pub(super) fn is_parted_from<'e>(id: &str, new: impl Iterator<Item = &'e Entry>) -> bool {
    let (mut count, mut is_split) = (0, false);
    for entry in new {
        is_split |= holds(entry, &|entry| names(entry, "splits", id));
        count += usize::from(comes_from(entry, id));
    }
    is_split || count > 1
}

/// Whether the item, or something in it, says that it comes from the one with this id.
pub(super) fn comes_from(entry: &Entry, id: &str) -> bool {
    holds(entry, &|entry| LINKS.iter().any(|key| names(entry, key, id)))
}

/// Whether the item, or something in it, says that it comes from another.
pub(super) fn is_linked_inside(entry: &Entry) -> bool {
    holds(entry, &is_linked)
}

fn holds(entry: &Entry, is_it: &dyn Fn(&Entry) -> bool) -> bool {
    is_it(entry) || inner(&entry.value).iter().any(|inner| holds(inner, is_it))
}

/// Whether the item says that it comes from another.
pub(super) fn is_linked(entry: &Entry) -> bool {
    inner(&entry.value).iter().any(|inner| inner.key.as_deref().is_some_and(|key| LINKS.contains(&key)))
}

/// Whether the item names the one with this id under `key`.
fn names(entry: &Entry, key: &str, id: &str) -> bool {
    let is_it = |value: &Value| value.data().text().is_some_and(|text| text.rsplit('#').next() == Some(id));
    let Some(link) = inner(&entry.value).iter().find(|inner| inner.key.as_deref() == Some(key)) else { return false };
    is_it(&link.value) || inner(&link.value).iter().any(|item| is_it(&item.value))
}

/// The entries of a collection.
fn inner(value: &Value) -> &[Entry] {
    match value {
        Value::Atom(..) => &[],
        Value::Flow(flow) => &flow.entries,
        Value::Block(block, _) => &block.entries,
    }
}
