//! Changes of which one side tells nothing because it cannot be read there, and how sure that is.

use crate::diff::{Change, PartChanges, PartId};
use crate::report::changes::sentences::Telling;

impl Telling<'_> {
    /// Of a change of `part` in which what one side lacks stands there in what cannot be read, or may: whether it does for sure.
    /// Nothing where it is gone or new.
    pub fn unread_for_sure(&self, part: &PartChanges, change: &Change) -> Option<bool> {
        match (part.old, part.new, change) {
            (Some(at), None, Change::Removed) | (None, Some(at), Change::Added(_)) => {
                (self.is_unread(part) || self.is_half(part)).then(|| !self.is_doubtful(at, part.new.is_some()))
            }
            (Some(old), Some(new), Change::Changed(key, before, after)) => {
                let (at, is_new) = match (before, after) {
                    (Some(_), None) => (new, true),
                    (None, Some(_)) => (old, false),
                    _ => return self.is_partly_unread((old, new), key).then_some(true),
                };
                self.lost(at, key, is_new).map(|_| self.is_surely_lost(at, key, is_new))
            }
            _ => None,
        }
    }

    /// Whether something in the value under `key` of two parts cannot be read on one side.
    fn is_partly_unread(&self, parts: (PartId, PartId), key: &str) -> bool {
        let (old, new) = (&self.changes.old.parts[parts.0], &self.changes.new.parts[parts.1]);
        let values = old.field(key).zip(new.field(key));
        values.is_some_and(|(before, after)| {
            self.unread_entries(parts, key, before, after).is_some() || !self.readable(parts, before, after).0.is_empty()
        })
    }
}
