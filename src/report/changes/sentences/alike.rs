//! Many parts of one kind that came or went, told in one sentence.

use super::super::gravity::Gravity;
use super::{Telling, capitalised};
use crate::diff::{Change, PartChanges, PartId, ROOT};
use crate::nouns::field;
use crate::text::{Language, listed};
use std::collections::{BTreeMap, BTreeSet};

/// From how many on parts without numbers are told together.
const MANY: usize = 4;
/// The most of them that are named.
const NAMED: usize = 6;

/// What several are called where the key says it of one, or of all together: Swedish, English.
const SEVERAL: &[(&str, &str, &str)] = &[
    ("adoption", "antagandena", "the adoptions"),
    ("areas", "områdena i uppföljningen", "the areas of the follow-up"),
    ("cost-sharing", "kostnadsfördelningarna", "the cost sharings"),
    ("deviations", "avvikelserapporterna", "the deviation reports"),
    ("glossary", "orden i ordlistan", "the words in the glossary"),
    ("history", "uppgifterna om utgåvor", "the notes on editions"),
    ("legal-basis", "de rättsliga grunderna", "the legal bases"),
    ("notice", "bestämmelserna om uppsägning", "the provisions on notice"),
    ("preparation", "uppgifterna om beredningen", "the notes on preparation"),
    ("shares", "kostnadsandelarna", "the cost shares"),
    ("target-group", "målgrupperna", "the target groups"),
];

/// What parts that are told together have in common: what they stand in, under which key, and whether they came.
pub type Likeness<'a> = (Option<PartId>, &'a str, bool);

impl Telling<'_> {
    /// The sentences about parts that came or went with several like them, and the places of these in the changes.
    pub(super) fn alike(&self) -> (Vec<(Gravity, String)>, BTreeSet<usize>) {
        let mut groups: BTreeMap<Likeness<'_>, Vec<usize>> = BTreeMap::new();
        for (at, part) in self.changes.parts.iter().enumerate() {
            if let Some(likeness) = self.likeness(part) {
                groups.entry(likeness).or_default().push(at);
            }
        }
        groups.retain(|_, parts| parts.len() >= MANY);
        let mut told: Vec<(Gravity, String)> =
            groups.iter().map(|((_, key, is_new), parts)| self.told_together(key, *is_new, parts)).collect();
        let lost = self.lost_together();
        told.extend(lost.values().filter_map(|parts| self.told_as_lost(parts)));
        (told, groups.into_values().chain(lost.into_values()).flatten().collect())
    }

    /// The parts that only one side has since what stands under their key on the other cannot be read.
    pub fn lost_together(&self) -> BTreeMap<Likeness<'_>, Vec<usize>> {
        let mut lost: BTreeMap<Likeness<'_>, Vec<usize>> = BTreeMap::new();
        for (at, part) in self.changes.parts.iter().enumerate().filter(|(_, part)| self.all_lost(part).is_some()) {
            let (side, own, is_new) = match (part.old, part.new) {
                (_, Some(new)) => (&self.changes.new, new, true),
                (Some(old), None) => (&self.changes.old, old, false),
                (None, None) => continue,
            };
            let one = &side.parts[own];
            lost.entry((one.parent, &*one.key, is_new)).or_default().push(at);
        }
        lost
    }

    /// "Fotnoterna går inte att läsa i den nya filen, rad 894."
    fn told_as_lost(&self, parts: &[usize]) -> Option<(Gravity, String)> {
        let part = &self.changes.parts[*parts.first()?];
        let gravity = if part.new.is_some() { Gravity::Added } else { Gravity::Removed };
        Some((gravity, capitalised(&format!("{}.", self.lost_in_words(parts, "")?))))
    }

    /// "fotnoterna går inte att läsa i den nya filen, rad 894", with a `remark` after what they are.
    pub fn lost_in_words(&self, parts: &[usize], remark: &str) -> Option<String> {
        let part = &self.changes.parts[*parts.first()?];
        let words = self.all_lost(part)?;
        let (reader, at) = part.new.map(|new| (&self.new, new)).or(part.old.map(|old| (&self.old, old)))?;
        let one = &reader.side.parts[at];
        let is_listed = one.index.is_some() || parts.len() > 1;
        let noun = if is_listed { self.kin(&one.key) } else { reader.long(at, None) };
        let within = reader.within(at).filter(|within| *within != ROOT && is_listed);
        let within = within.map(|within| format!(" {} {}", self.say("i", "in"), reader.long(within, None))).unwrap_or_default();
        Some(format!("{noun}{within}{remark} {words}"))
    }

    /// What several parts under `key` are called.
    pub fn kin(&self, key: &str) -> String {
        let several = SEVERAL.iter().find(|(of, ..)| *of == key);
        several.map_or_else(|| field("", key, self.new.language), |(_, sv, en)| self.say(sv, en)).to_owned()
    }

    /// What a part that came or went, and that has no number to be known by, has in common with others.
    fn likeness(&self, part: &PartChanges) -> Option<Likeness<'_>> {
        let [noted] = part.changes.as_slice() else { return None };
        let (side, at, is_new) = match (&noted.change, part.old, part.new) {
            (Change::Added(_), _, Some(new)) => (&self.changes.new, new, true),
            (Change::Removed, Some(old), _) => (&self.changes.old, old, false),
            _ => return None,
        };
        let one = &side.parts[at];
        let is_told =
            !noted.follows && !self.is_unread(part) && one.number.is_none() && !one.is_group() && part.pairing.is_none();
        is_told.then(|| (one.parent, &*one.key, is_new))
    }

    /// "Bland kontakterna är 18 nya: för Umeå kommun, för Vännäs kommun …".
    fn told_together(&self, key: &str, is_new: bool, parts: &[usize]) -> (Gravity, String) {
        let reader = if is_new { &self.new } else { &self.old };
        let ids = parts.iter().filter_map(|at| if is_new { self.changes.parts[*at].new } else { self.changes.parts[*at].old });
        let mut names: Vec<String> = Vec::new();
        for name in ids.filter_map(|at| reader.told(&reader.side.parts[at])) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let noun = self.kin(key);
        let count = parts.len();
        let lead = match (self.new.language, is_new) {
            (Language::Sv, true) => format!("Bland {noun} är {count} nya"),
            (Language::Sv, false) => format!("Bland {noun} togs {count} bort"),
            (Language::En, true) => format!("Among {noun} {count} are new"),
            (Language::En, false) => format!("Among {noun} {count} were removed"),
        };
        let names = if more == 0 {
            listed(&names, self.say("och", "and"))
        } else {
            format!("{} {} {more} {}", names.join(", "), self.say("och", "and"), self.say("till", "more"))
        };
        let gravity = if is_new { Gravity::Added } else { Gravity::Removed };
        (gravity, if names.is_empty() { format!("{lead}.") } else { format!("{lead}: {names}.") })
    }
}
