//! What was brought together or split: first that it was, then what of the others is not kept, or is otherwise in each piece.

use super::super::gravity::Gravity;
use super::super::reader::shortened;
use super::values::TOLD;
use super::{Clause, Telling, Words};
use crate::diff::{Change, Changes, LINKS, PartChanges, PartId, says_the_same};
use crate::model::meaning::{Meaning, Value};
use crate::nouns::field;
use crate::text::listed;
use std::collections::BTreeSet;

/// All parts that others were split into, and that went into others: there may be thousands of parts to ask of.
pub struct Pieces {
    came: BTreeSet<PartId>,
    went: BTreeSet<PartId>,
}

impl Pieces {
    /// Those of `changes`.
    pub fn of(changes: &Changes) -> Pieces {
        let mut pieces = Pieces { came: BTreeSet::new(), went: BTreeSet::new() };
        for noted in changes.parts.iter().flat_map(|part| &part.changes) {
            match &noted.change {
                Change::Split(into) => pieces.came.extend(into),
                Change::Merged(from) => pieces.went.extend(from),
                _ => {}
            }
        }
        pieces
    }
}

impl Telling<'_> {
    /// Whether a part that came or went is told with the part that it came of or went into.
    pub(super) fn is_piece(&self, part: &PartChanges) -> bool {
        match (part.old, part.new) {
            (None, Some(new)) => self.pieces.came.contains(&new),
            (Some(old), None) => self.pieces.went.contains(&old),
            _ => false,
        }
    }

    /// What the pieces of `part`, which was split or of which others became a part, have for themselves.
    pub(super) fn of_pieces(&self, part: &PartChanges) -> Vec<Clause> {
        let mut clauses = self.beyond_division(part);
        for noted in &part.changes {
            let (told, gravity): (Vec<String>, Gravity) = match (&noted.change, part.old, part.new) {
                (Change::Merged(from), _, Some(whole)) => {
                    (from.iter().skip(1).filter_map(|piece| self.not_kept(*piece, whole)).collect(), Gravity::Removed)
                }
                (Change::Split(into), Some(whole), _) => {
                    clauses.extend(self.shared_out(part, whole, into));
                    (into.iter().skip(1).filter_map(|piece| self.came_to(*piece)).collect(), Gravity::Added)
                }
                _ => continue,
            };
            clauses.extend(told.into_iter().map(|told| Clause { gravity, words: Words::Own(told) }));
        }
        clauses
    }

    /// What the guesses rest on that say which parts are pieces of `part`.
    pub(super) fn guesses_of_pieces(&self, change: &Change) -> String {
        let (pieces, is_new) = match change {
            Change::Split(into) => (into, true),
            Change::Merged(from) => (from, false),
            _ => return String::new(),
        };
        let is_one = |part: &&PartChanges, piece: PartId| {
            if is_new { part.old.is_none() && part.new == Some(piece) } else { part.new.is_none() && part.old == Some(piece) }
        };
        let found = pieces.iter().skip(1).filter_map(|piece| {
            let part = self.changes.parts.iter().find(|part| is_one(part, *piece))?;
            let reader = if is_new { &self.new } else { &self.old };
            // What was brought together is called by the number it had, which another may have now.
            let earlier = if is_new { "" } else { self.say("tidigare ", "the earlier ") };
            let is_numbered = reader.side.parts[*piece].number.is_some();
            let numbered = is_numbered.then(|| format!("{earlier}{}: ", reader.short(*piece)));
            Some(format!(" ({}{})", numbered.unwrap_or_default(), self.grounds(part)?))
        });
        found.collect()
    }

    /// "av mål 3 (”…”) finns inte kvar: ansvaret (Region Exempel)"; nothing when all of it is.
    fn not_kept(&self, piece: PartId, whole: PartId) -> Option<String> {
        let (part, now) = (&self.changes.old.parts[piece], &self.changes.new.parts[whole]);
        let main = self.old.noun(piece).told_by.iter().find(|key| part.field(key).is_some()).copied();
        let is_aside = |key: &str| key == "id" || Some(key) == main || LINKS.contains(&key);
        let mut gone: Vec<String> = Vec::new();
        // What is left out of a wording that the whole has as well is told of that.
        let is_wording = |key: &str| {
            let head =
                self.changes.old_of(whole).and_then(|head| self.changes.old.parts[head].wordings().find(|(of, _)| *of == key));
            head.is_some() && now.wordings().any(|(of, _)| of == key)
        };
        for (key, value) in part.fields.iter().filter(|(key, _)| !is_aside(key) && !is_wording(key)) {
            let Some(rest) = missing(key, value, now.field(key)) else { continue };
            let said = shortened(&self.old.item(part.kind, key, &rest), TOLD);
            gone.push(format!("{} ({said})", field(part.kind, key, self.new.language)));
        }
        let children = part.children.iter().filter(|child| self.changes.new_of(**child).is_none());
        gone.extend(children.map(|child| self.old.long(*child, None)));
        let words = self.say("finns inte kvar", "the following is not kept");
        let (of, piece) = (self.say("av", "of"), self.old.long(piece, None));
        (!gone.is_empty()).then(|| format!("{of} {piece} {words}: {}", listed(&gone, self.say("och", "and"))))
    }

    /// What came to `piece` that what was split did not have: "i mål 4 tillkom aktivitet 4.2 (”…”)"; nothing when nothing did.
    fn came_to(&self, piece: PartId) -> Option<String> {
        let change = self.changes.parts.iter().find(|part| part.old.is_none() && part.new == Some(piece))?;
        let (_, parts) = self.changes.own_of_piece(change)?;
        let parts: Vec<String> = parts.into_iter().map(|at| self.new.long(at, None)).collect();
        let (within, came) = (self.say("i", "in"), self.say("tillkom", "the following was added:"));
        let all = listed(&parts, self.say("och", "and"));
        (!parts.is_empty()).then(|| format!("{within} {} {came} {all}", self.new.short(piece)))
    }

    /// What became of the values of a part that was split: what all pieces say otherwise as of any part, else what each piece
    /// says. Wordings and ids follow from the split.
    fn shared_out(&self, part: &PartChanges, whole: PartId, pieces: &[PartId]) -> Vec<Clause> {
        let is_other = |key: &str| key != "id" && !LINKS.contains(&key);
        let of_first = part.changes.iter().filter(|noted| !noted.follows && !self.folded.holds(noted));
        let of_first = of_first.filter_map(|noted| match &noted.change {
            Change::Changed(key, ..) => Some(key.as_str()),
            _ => None,
        });
        let mut keys: Vec<&str> = of_first.filter(|key| is_other(key)).collect();
        for piece in pieces.iter().skip(1) {
            let change = self.changes.parts.iter().find(|part| part.old.is_none() && part.new == Some(*piece));
            let own = change.and_then(|change| self.changes.own_of_piece(change)).map(|(keys, _)| keys).unwrap_or_default();
            for key in own {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        let mut clauses: Vec<Clause> = keys.into_iter().map(|key| self.shared_value(whole, key, pieces)).collect();
        clauses.sort_by_key(|clause| clause.gravity);
        clauses
    }

    /// "ansvaret var Region Exempel: mål 1 har nu länets kommuner, mål 2 behåller Region Exempel".
    fn shared_value(&self, whole: PartId, key: &str, pieces: &[PartId]) -> Clause {
        let (was, kind) = (self.changes.old.parts[whole].field(key), self.changes.old.parts[whole].kind);
        let of_piece = |piece: &PartId| self.changes.new.parts[*piece].field(key);
        let now: Vec<Option<&Meaning>> = pieces.iter().map(of_piece).collect();
        let gravity = Gravity::of(&Change::Changed(key.to_owned(), None, None));
        let is_same = |one: Option<&Meaning>, other: Option<&Meaning>| match (one, other) {
            (Some(one), Some(other)) => says_the_same(key, one, other),
            (one, other) => one == other,
        };
        if now.iter().all(|one| is_same(*one, now[0])) {
            return Clause { gravity, words: Words::Own(self.changed(kind, key, was, now[0])) };
        }
        let whole = was.map(|was| self.old.item(kind, key, was));
        let before = whole.as_ref().map(|was| shortened(was, TOLD));
        let told = |(piece, value): (&PartId, Option<&Meaning>)| {
            let piece = self.new.short(*piece);
            // Both may be cut before they differ.
            let now = value.filter(|_| !is_same(value, was)).map(|is| self.new.item(kind, key, is));
            let differing = whole.as_ref().zip(now).filter(|(was, is)| shortened(was, TOLD) == shortened(is, TOLD));
            if let Some(told) = differing.and_then(|(was, is)| self.within_long(field(kind, key, self.new.language), was, &is)) {
                return format!("{} {piece} {told}", self.say("i", "in"));
            }
            let Some(is) = value else { return format!("{piece} {}", self.say("anger inget", "states none")) };
            let has = if is_same(value, was) { self.say("behåller", "keeps") } else { self.say("har nu", "now has") };
            format!("{piece} {has} {}", shortened(&self.new.item(kind, key, is), TOLD))
        };
        let told = pieces.iter().zip(now).map(told).collect::<Vec<_>>().join(", ");
        let noun = field(kind, key, self.new.language);
        let lead = match before {
            Some(before) => format!("{noun} {} {before}", self.verb(noun, "var", "was")),
            None => format!("{noun} {}", self.verb(noun, "angavs inte", "was not stated")),
        };
        Clause { gravity, words: Words::Own(format!("{lead}: {told}")) }
    }

    /// What a part that others went into says now of `noun`: "ansvaret är nu Region Exempel (i mål 2: länets kommuner)".
    pub(super) fn merged_value(&self, old: PartId, (kind, key): (&str, &str), values: [Option<&Meaning>; 2]) -> String {
        let noun = field(kind, key, self.new.language);
        let (was, is) = (values[0].map(|was| self.old.item(kind, key, was)), values[1].map(|is| self.new.item(kind, key, is)));
        if let Some(told) = was.as_ref().zip(is.as_ref()).and_then(|(was, is)| self.within_long(noun, was, is)) {
            return told;
        }
        let (was, is) = (was.map(|was| shortened(&was, TOLD)), is.map(|is| shortened(&is, TOLD)));
        // Another may have its number now.
        let short = format!("{} {}", self.say("tidigare", "the earlier"), self.old.short(old));
        let (now, within) = (self.say("är nu", "is now"), self.say("i", "in"));
        match (was, is) {
            (Some(was), Some(is)) => format!("{noun} {now} {is} ({within} {short}: {was})"),
            (None, Some(is)) => format!("{noun} {now} {is} ({} {short})", self.say("saknades i", "not stated in")),
            (was, _) => {
                let gone = self.say("finns inte kvar", "is not kept");
                format!("{noun} {within} {short} {gone}: {}", was.unwrap_or_default())
            }
        }
    }
}

/// Whether `part` was split.
pub(super) fn is_split(part: &PartChanges) -> bool {
    part.changes.iter().any(|noted| matches!(noted.change, Change::Split(_)))
}

/// What of `value` under `key` the part it went into does not say; nothing when it says all of it.
fn missing(key: &str, value: &Meaning, kept: Option<&Meaning>) -> Option<Meaning> {
    let Some(kept) = kept else { return Some(value.clone()) };
    match (&value.value, &kept.value) {
        (Value::Several(items), Value::Several(others)) => {
            let rest: Vec<Meaning> = items.iter().filter(|item| !others.contains(item)).cloned().collect();
            (!rest.is_empty()).then_some(Meaning { value: Value::Several(rest), span: value.span })
        }
        (Value::Text(text) | Value::Prose(text), Value::Text(other) | Value::Prose(other)) => {
            (!other.contains(text.trim_end_matches('.'))).then(|| value.clone())
        }
        _ => (!says_the_same(key, value, kept)).then(|| value.clone()),
    }
}
