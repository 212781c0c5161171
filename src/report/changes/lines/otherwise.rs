//! Values that say in another way what they said: as both sides print them, with no mark.

use super::{Line, Sides, Step, is_printed};
use crate::diff::{Change, Noted, Part, PartChanges, is_lent};
use crate::model::meaning::Meaning;
use crate::report::changes::entries::Extent;
use crate::report::changes::reader::Reader;
use crate::report::changes::sentences::Telling;

impl Telling<'_> {
    /// Whether a value of a part only says in another way what it said, and both sides print the same for it.
    pub fn prints_the_same(&self, part: &PartChanges, noted: &Noted) -> bool {
        let (Some(old), Some(new), Change::Changed(key, ..)) = (part.old, part.new, &noted.change) else { return false };
        let (was, is) = (&self.changes.old.parts[old], &self.changes.new.parts[new]);
        // What a heading lends is printed with those that have it, in the place of what they say themselves.
        if noted.follows && was.field(key).is_some() != is.field(key).is_some() && is_lent(is.kind, key) {
            return true;
        }
        let printed = |reader: &Reader<'_>, part: &Part| part.field(key).map(|value| reader.value(part.kind, key, value));
        noted.follows && is_printed(key) && printed(&self.old, was) == printed(&self.new, is)
    }

    /// A value that says what it said, as both sides print it, with no mark; nothing where they print the same.
    pub(super) fn put_otherwise_line(
        &self,
        sides: Sides<'_>,
        key: &str,
        was: Option<&Meaning>,
        is: Option<&Meaning>,
    ) -> Option<Line> {
        let kind = sides.part.kind;
        let (was, is) = (self.old.value(kind, key, was?), self.new.value(kind, key, is?));
        let is_seen = was != is || sides.extent == Extent::Whole;
        is_seen.then(|| self.labelled(kind, key, vec![Step::Same(was, is)]))
    }
}
