//! Parts that are known by what they are about where just that cannot be read on one side: two halves of one part.

use crate::diff::{PartChanges, PartId};
use crate::report::changes::sentences::Telling;

impl Telling<'_> {
    /// The part of the other side, which it alone has, that `at` is there: one of the same list of which a key cannot be read, and
    /// that says some of the same.
    pub(super) fn twin_of(&self, at: PartId, is_new: bool) -> Option<PartId> {
        let (own, other) = self.sides(is_new);
        let part = &own.parts[at];
        if part.index.is_none() || part.id().is_some() || self.unread(!is_new).is_empty() {
            return None;
        }
        let parent = self.beside(part.parent?, is_new)?;
        let alone = self.changes.parts.iter().filter_map(|one| match (one.old, one.new) {
            (Some(old), None) if is_new => Some(old),
            (None, Some(new)) if !is_new => Some(new),
            _ => None,
        });
        let mut twins = alone.filter(|twin| {
            let twin_part = &other.parts[*twin];
            (twin_part.parent, &twin_part.key, twin_part.kind) == (Some(parent), &part.key, part.kind)
                && self.unread(!is_new).iter().any(|place| place.parent == *twin)
                && twin_part.fields.iter().any(|(key, value)| part.field(key) == Some(value))
        });
        twins.next().filter(|_| twins.next().is_none())
    }

    /// Whether a part that one side alone has is only what can be read of one that the other has, which tells it.
    pub fn is_half(&self, part: &PartChanges) -> bool {
        let (at, is_new) = match (part.old, part.new) {
            (Some(old), None) => (old, false),
            (None, Some(new)) => (new, true),
            _ => return false,
        };
        if !self.unread(is_new).iter().any(|place| place.parent == at) {
            return false;
        }
        let others = self.changes.parts.iter().filter_map(|one| match (one.old, one.new) {
            (Some(old), None) if is_new => Some(old),
            (None, Some(new)) if !is_new => Some(new),
            _ => None,
        });
        others.into_iter().any(|other| self.twin_of(other, !is_new) == Some(at))
    }
}
