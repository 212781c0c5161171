//! Parts that only one side has while a list that may hold them on the other has entries that cannot be read: of them nobody
//! knows whether they are gone or new.

use super::Unread;
use crate::diff::{PartId, ROOT, Side};
use crate::report::changes::sentences::Telling;
use crate::text::{Language, listed, nearest};
use std::collections::{BTreeMap, BTreeSet};

/// From which share of their words on two wordings are taken for one that was reworded.
pub(super) const ALIKE: f64 = 0.6;

/// What is known of a part of one side, true being the new one, that may be among what cannot be read on the other.
pub type Doubts = BTreeMap<(bool, PartId), Doubt>;

/// Whether a part stands where something cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Its wording says that it does.
    Alike,
    /// It may: "finns kanske kvar: 2 poster går inte att läsa i den nya filen, rad 60 och 61".
    Perhaps(String),
}

impl Unread {
    /// Whether entries of a list under `key` stand here.
    fn is_of_list(&self, key: &str) -> bool {
        let [written] = self.keys.as_slice() else { return false };
        if self.is_unknown {
            nearest(written, [key]).is_some()
        } else {
            (self.is_whole || self.items.is_some()) && written == key
        }
    }

    /// Whether it is one entry and cannot be several.
    fn is_one(&self, text: &str) -> bool {
        self.items.is_some() && !text[self.region.range()].trim_start().starts_with(['[', '{', '-'])
    }
}

impl Telling<'_> {
    /// What is known of the parts of both sides that may be among what cannot be read on the other.
    pub fn doubts_found(&self) -> Doubts {
        [false, true].into_iter().flat_map(|is_new| self.doubts_of(is_new)).collect()
    }

    fn doubts_of(&self, is_new: bool) -> Doubts {
        let places = self.unread(!is_new);
        if !places.iter().any(|place| place.keys.len() == 1) {
            return Doubts::new();
        }
        let alone = self.changes.parts.iter().filter_map(|part| match (part.old, part.new) {
            (Some(old), None) if !is_new => Some(old),
            (None, Some(new)) if is_new => Some(new),
            _ => None,
        });
        let (known, open): (Vec<PartId>, Vec<PartId>) = alone.partition(|at| self.is_known_unread(*at, is_new));
        // An entry that is another part is none of the rest.
        let mut taken: BTreeSet<usize> = known.iter().filter_map(|at| self.entry_of(*at, is_new)).collect();
        let alike = self.alike_entries(&open, is_new, &taken);
        taken.extend(alike.values());
        let text = self.text(!is_new);
        let mut doubts = Doubts::new();
        for at in open {
            if alike.contains_key(&at) {
                doubts.insert((is_new, at), Doubt::Alike);
                continue;
            }
            let free = places.iter().enumerate().filter(|(index, place)| !(taken.contains(index) && place.is_one(text)));
            let free: Vec<&Unread> = free.map(|(_, place)| place).filter(|place| self.may_hold(place, at, is_new)).collect();
            if !free.is_empty() {
                doubts.insert((is_new, at), Doubt::Perhaps(self.perhaps_words(&free, is_new)));
            }
        }
        doubts
    }

    /// The entry that cannot be read and has the wording of a part of one side.
    pub(super) fn entry_of(&self, at: PartId, is_new: bool) -> Option<usize> {
        let holds = |place: &Unread| self.is_of_its_kind(place, at, is_new) && self.is_in(place, at, is_new);
        self.unread(!is_new).iter().position(holds)
    }

    /// Parts with the one entry that is worded much like each; none where an entry is like several.
    fn alike_entries(&self, open: &[PartId], is_new: bool, taken: &BTreeSet<usize>) -> BTreeMap<PartId, usize> {
        let mut by_entry: BTreeMap<usize, Vec<PartId>> = BTreeMap::new();
        for at in open {
            let places = self.unread(!is_new).iter().enumerate().filter(|(index, _)| !taken.contains(index));
            let likeness = |place: &Unread| self.likeness_of(place, *at, is_new);
            let places = places.filter(|(_, place)| self.may_hold(place, *at, is_new));
            let alike = places.map(|(index, place)| (index, likeness(place))).filter(|(_, share)| *share >= ALIKE);
            if let Some((index, _)) = alike.max_by(|a, b| a.1.total_cmp(&b.1)) {
                by_entry.entry(index).or_default().push(*at);
            }
        }
        by_entry.into_iter().filter_map(|(index, parts)| <[PartId; 1]>::try_from(parts).ok().map(|[at]| (at, index))).collect()
    }

    /// The share of their words that the wording of a part and one entry that cannot be read have in common, from 0 to 1.
    pub(super) fn likeness_of(&self, place: &Unread, at: PartId, is_new: bool) -> f64 {
        let (own, _) = self.sides(is_new);
        let text = self.text(!is_new);
        if !place.is_one(text) {
            return 0.0;
        }
        let entry = words(&text[place.region.range()]);
        let wording = own.parts[at].wordings().next().map(|(_, wording)| words(wording)).unwrap_or_default();
        let shared = entry.intersection(&wording).count();
        // One word says too little.
        if shared < 2 {
            return 0.0;
        }
        #[allow(clippy::cast_precision_loss)] // Words of one entry.
        let share = (2 * shared) as f64 / (entry.len() + wording.len()) as f64;
        share
    }

    /// Whether a part of one side may be among the entries of a list of the other that cannot be read: those of its own list, or
    /// of one under another heading there.
    pub(super) fn may_hold(&self, place: &Unread, at: PartId, is_new: bool) -> bool {
        let (own, other) = self.sides(is_new);
        let Some(parent) = own.parts[at].parent else { return false };
        self.is_of_its_kind(place, at, is_new)
            && self.beside(below_headings(own, parent), is_new) == Some(below_headings(other, place.parent))
    }

    /// Whether what cannot be read is an entry of a list such as the one a part of one side stands in, wherever that is.
    pub(super) fn is_of_its_kind(&self, place: &Unread, at: PartId, is_new: bool) -> bool {
        let part = &self.sides(is_new).0.parts[at];
        part.index.is_some()
            && match part.kind {
                "Appendix" => ["appendices", "items"].iter().any(|key| place.is_of_list(key)),
                _ => place.is_of_list(&part.key),
            }
    }

    /// "finns kanske kvar: 2 poster går inte att läsa i den nya filen, rad 60 och 61"; `is_new` is the side of the part.
    fn perhaps_words(&self, places: &[&Unread], is_new: bool) -> String {
        let (mut lines, language): (Vec<usize>, _) = (places.iter().map(|place| place.line).collect(), self.new.language);
        lines.dedup();
        let lines: Vec<String> = lines.into_iter().map(|line| line.to_string()).collect();
        let lead = if is_new {
            self.say("fanns kanske redan", "was perhaps there already")
        } else {
            self.say("finns kanske kvar", "is perhaps still there")
        };
        let are_entries = places.iter().all(|place| place.items.is_some());
        let what = match (places.len(), language) {
            (_, Language::Sv) if !are_entries => "något som kan vara flera poster".to_owned(),
            (_, Language::En) if !are_entries => "something that may be several entries".to_owned(),
            (1, Language::Sv) => "en post".to_owned(),
            (1, Language::En) => "one entry".to_owned(),
            (count, Language::Sv) => format!("{count} poster"),
            (count, Language::En) => format!("{count} entries"),
        };
        let file = if is_new { self.say("den gamla filen", "the old file") } else { self.say("den nya filen", "the new file") };
        let line = match (lines.len(), language) {
            (_, Language::Sv) => "rad",
            (1, Language::En) => "line",
            (_, Language::En) => "lines",
        };
        let lines = listed(&lines, self.say("och", "and"));
        format!("{lead}: {what} {} {file}, {line} {lines}", self.say("går inte att läsa i", "cannot be read in"))
    }
}

/// The part in which a list stands, whatever headings are between.
fn below_headings(side: &Side, at: PartId) -> PartId {
    let above = std::iter::successors(Some(at), |at| side.parts[*at].parent);
    above.into_iter().find(|at| !side.parts[*at].is_group()).unwrap_or(ROOT)
}

/// The words of a text, each once, in small letters.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
