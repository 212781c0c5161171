//! Entries of lists of the new file that cannot be read and are none that the old one has: they may be new, and would be in no
//! view.

use super::Unread;
use super::doubt::{ALIKE, Doubt};
use crate::diff::PartId;
use crate::report::changes::sentences::Telling;
use crate::text::Language;

/// An entry that may be new.
pub struct Lone {
    /// The part it stands in.
    pub parent: PartId,
    /// The part of the new side after which it stands.
    pub after: PartId,
    /// "En post bland målen går inte att läsa i den nya filen, rad 38, och kan vara ny".
    pub words: String,
}

impl Telling<'_> {
    /// The entries that may be new, in the order of the errors.
    pub fn lone_entries(&self) -> Vec<Lone> {
        let entries = self.unread(true).iter().enumerate().filter(|(_, place)| place.items.is_some() && self.is_of_parts(place));
        let lone = entries.filter(|(index, place)| !self.gone_parts().any(|at| self.is_perhaps(at, *index, place)));
        lone.map(|(_, place)| self.lone(place)).collect()
    }

    /// What the summary says of them.
    pub fn lone_told(&self) -> impl Iterator<Item = String> {
        self.lone_entries().into_iter().map(|lone| format!("{}.", lone.words))
    }

    /// Whether it is an entry of a list of parts, and not of values.
    fn is_of_parts(&self, place: &Unread) -> bool {
        let [key] = place.keys.as_slice() else { return false };
        let sides = [&self.changes.old, &self.changes.new];
        sides.iter().any(|side| side.parts.iter().any(|part| part.index.is_some() && part.key == *key))
    }

    /// The parts that the old side alone has.
    fn gone_parts(&self) -> impl Iterator<Item = PartId> {
        self.changes.parts.iter().filter(|part| part.new.is_none()).filter_map(|part| part.old)
    }

    /// Whether the old part `at` is, or may be, the entry at `index`.
    fn is_perhaps(&self, at: PartId, index: usize, place: &Unread) -> bool {
        let may_hold = self.may_hold(place, at, false);
        match self.doubts().get(&(false, at)) {
            Some(Doubt::Perhaps(_)) => may_hold,
            Some(Doubt::Alike) => may_hold && self.likeness_of(place, at, false) >= ALIKE,
            // What moved stands in another part.
            None if self.is_known_unread(at, false) => self.entry_of(at, false).map_or(may_hold, |own| own == index),
            None => false,
        }
    }

    fn lone(&self, place: &Unread) -> Lone {
        let parts = &self.changes.new.parts;
        let start = |at: &PartId| parts[*at].span.map(|span| span.start).filter(|start| *start < place.region.start);
        let before = parts[place.parent].children.iter().filter_map(|at| Some((start(at)?, *at))).max();
        let after = before.map_or(place.parent, |(_, at)| parts[at].end - 1);
        let (list, line) = (place.keys.first().map(|key| self.kin(key)).unwrap_or_default(), place.line);
        let words = match self.new.language {
            Language::Sv => format!("En post bland {list} går inte att läsa i den nya filen, rad {line}, och kan vara ny"),
            Language::En => format!("One entry among {list} cannot be read in the new file, line {line}, and may be new"),
        };
        Lone { parent: place.parent, after, words }
    }
}
