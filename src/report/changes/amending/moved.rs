//! What stands elsewhere where no number says so: "rubriken ”Vuxna” ska flyttas och stå först".

use super::super::cites::cited;
use super::super::reader::{Reader, quotable};
use super::super::sentences::Telling;
use super::{Amended, is_numbered, numbered_over};
use crate::diff::{Change, PartChanges, PartId, ROOT};

/// The most characters of a heading that are told.
const HEADING: usize = 70;

impl Telling<'_> {
    /// Whether `part` was moved and neither a number it has or stands under nor another wording tells so.
    pub(super) fn is_placed(&self, part: &PartChanges, old: PartId, new: PartId) -> bool {
        let number = |reader: &Reader<'_>, at: PartId| reader.side.parts[at].number.clone().filter(|_| is_numbered(reader, at));
        let (before, after) = (number(&self.old, old), number(&self.new, new));
        let is_bare = numbered_over(&self.old, old).is_none() && numbered_over(&self.new, new).is_none();
        part.changes.iter().filter(|noted| !noted.follows).any(|noted| match noted.change {
            Change::ContinuesUnder => true,
            // What had no number where it stood alone has one beside others.
            Change::MovedTo if before.is_none() && after.is_some() => true,
            Change::MovedWithin | Change::MovedTo => is_bare || (after.is_some() && before == after),
            _ => false,
        })
    }

    /// The clauses about parts that stand elsewhere, those that go to one place together.
    pub(super) fn placed(&self, amended: &Amended) -> Vec<String> {
        let mut places: Vec<(String, Vec<PartId>)> = Vec::new();
        for (old, new, is_within) in &amended.placed {
            let place = if *is_within { self.place_among(*new) } else { self.place_under(*new) };
            match places.last_mut().filter(|(known, _)| !is_within && *known == place) {
                Some((_, parts)) => parts.push(*old),
                None => places.push((place, vec![*old])),
            }
        }
        let verb = self.say("ska flyttas och stå", "shall be moved to stand");
        places.into_iter().map(|(place, parts)| format!("{} {verb} {place}", cited(&self.old, &parts))).collect()
    }

    /// "först", "efter rubriken ”Vuxna”": what stands before it, as it is called today.
    fn place_among(&self, at: PartId) -> String {
        let part = &self.changes.new.parts[at];
        let siblings = part.parent.map_or(&[][..], |parent| &self.changes.new.parts[parent].children);
        let before = siblings.iter().rev().find(|other| **other < at && self.changes.new.parts[**other].key == part.key);
        let Some(before) = before else { return self.say("först", "first").to_owned() };
        let named = match self.changes.old_of(*before) {
            Some(old) => self.old.short(old),
            None => self.new.short(*before),
        };
        format!("{} {named}", self.say("efter", "after"))
    }

    /// "under rubriken ”Vuxna”": what it stands in.
    fn place_under(&self, at: PartId) -> String {
        let within = self.new.within(at).filter(|within| *within != ROOT);
        match within.map(|within| (within, &self.changes.new.parts[within])) {
            Some((_, part)) if part.is_group() => {
                let heading = part.text("group").map(|text| self.new.plain(text)).unwrap_or_default();
                let heading = self.new.quoted(&quotable(&heading, HEADING));
                format!("{} {heading}", self.say("under rubriken", "under the heading"))
            }
            Some((within, _)) => format!("{} {}", self.say("i", "in"), self.new.short(within)),
            None if self.changes.new.parts[at].kind == "Section" => self.say("på översta nivån", "on the top level").to_owned(),
            None => self.say("utan rubrik över sig", "without a heading above").to_owned(),
        }
    }
}
