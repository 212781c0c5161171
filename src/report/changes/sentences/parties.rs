//! A party that is another, or the same in another way: who came in its place and who no longer is one.

use super::super::gravity::Gravity;
use super::{Clause, Telling, Words};
use crate::diff::{Change, Part, PartChanges, ROOT, says_no_more_twice};
use crate::text::listed;

/// The keys that say who a party is.
const WHO: &[&str] = &["organisation", "each-of", "group", "actor", "unit", "forum"];

/// The most members of a group that are named.
const NAMED: usize = 6;

impl Telling<'_> {
    /// Whether `change` is that an activity no longer names the goal it serves, since it stands under that goal now.
    pub(super) fn is_told_by_place(&self, part: &PartChanges, change: &Change) -> bool {
        let Change::Changed(key, Some(served), None) = change else { return false };
        let goal = part.new.and_then(|new| self.new.within(new));
        let is_goal = |id: &serde_json::Value| {
            id.as_str().is_some_and(|id| goal.is_some_and(|goal| self.changes.new.parts[goal].id() == Some(id)))
        };
        key == "serves"
            && served.as_array().map_or_else(|| is_goal(served), |all| matches!(all.as_slice(), [one] if is_goal(one)))
    }

    /// Whether a party that came, went or moved is only named in another way or order, and no group tells of it, or a legal basis
    /// stands under another entry; or whether one is only half of what cannot be read.
    pub fn is_put_otherwise(&self, part: &PartChanges) -> bool {
        let of = |part: &PartChanges| {
            let was = part.old.map(|old| &self.changes.old.parts[old]);
            let is = part.new.map(|new| &self.changes.new.parts[new]);
            [was, is].into_iter().flatten().filter(|one| matches!(one.kind, "Party" | "LegalBasis")).collect::<Vec<&Part>>()
        };
        let follows = |part: &PartChanges| part.changes.iter().all(|noted| noted.follows);
        let is_group = |one: &&Part| one.text("group").is_some() || one.text("each-of").is_some();
        if self.is_half(part) || self.stands_beside(part) {
            return true;
        }
        follows(part)
            && !of(part).is_empty()
            && !self.changes.parts.iter().any(|other| !follows(other) && of(other).iter().any(is_group))
    }

    /// Whether what came or went stands beside another that says the same, so that nothing did.
    fn stands_beside(&self, part: &PartChanges) -> bool {
        let kind = match (part.old, part.new) {
            (Some(old), None) => self.changes.old.parts[old].kind,
            (None, Some(new)) => self.changes.new.parts[new].kind,
            _ => return false,
        };
        let is_of_list = says_no_more_twice(kind) && !matches!(kind, "Party" | "LegalBasis");
        // An entry of a register may stand in another file as well.
        let is_of_register = self.changes.new.parts[ROOT].kind == "Register";
        (is_of_list || is_of_register) && part.changes.iter().all(|noted| noted.follows)
    }

    /// Whether the value under `key` of `part` says who a party is.
    pub(super) fn is_who(&self, part: &PartChanges, key: &str) -> bool {
        part.new.is_some_and(|new| self.changes.new.parts[new].kind == "Party") && part.old.is_some() && WHO.contains(&key)
    }

    /// "är nu part var för sig", "ersattes av Exempelstads kommun; inte längre part är Exempelby kommun"; nothing when the part
    /// is no party, or is who it was.
    pub(super) fn another_party(&self, part: &PartChanges) -> Option<Clause> {
        let is_other = |change: &Change| matches!(change, Change::Changed(key, ..) if self.is_who(part, key));
        part.changes.iter().find(|noted| !noted.follows && !self.folded.holds(noted) && is_other(&noted.change))?;
        let (old, new) = (&self.changes.old.parts[part.old?], &self.changes.new.parts[part.new?]);
        let (was, is) = (who(old), who(new));
        let words = match (was, is) {
            (Some(("group" | "actor", was)), Some(("each-of", is))) if was == is => {
                self.say("är nu part var för sig", "is now a party each for itself").to_owned()
            }
            (Some(("each-of", was)), Some(("group" | "actor", is))) if was == is => {
                self.say("är nu part som grupp och inte var för sig", "is now a party as a group, not each for itself").to_owned()
            }
            (Some((_, was)), Some((key, is))) if was != is => {
                let each = if key == "each-of" { self.say(" var för sig", " each for itself") } else { "" };
                let replaced = self.say("ersattes som part av", "was replaced as a party by");
                let came = self.came_of(was, Some(is));
                let names: Vec<String> = came.iter().map(|one| self.new.name_of(one)).collect();
                let names = if names.len() > 1 { self.some(&names) } else { format!("{}{each}", self.new.name_of(is)) };
                format!("{replaced} {names}{}", self.left_out(was, &came))
            }
            _ => return None,
        };
        Some(Clause { gravity: Gravity::Responsibility, words: Words::OfPart(words) })
    }

    /// "är nu part var för sig: Exempelstads kommun och Exempelby kommun", of a group that went as one party and whose members came,
    /// or the other way; nothing of any other part.
    pub(super) fn parted_or_joined(&self, part: &PartChanges) -> Option<String> {
        let (reader, other, at, is_new) = match (part.old, part.new) {
            (Some(old), None) => (&self.old, &self.new, old, false),
            (None, Some(new)) => (&self.new, &self.old, new, true),
            _ => return None,
        };
        let party = &reader.side.parts[at];
        if let Some(was) = party.text("each-of").filter(|_| party.kind == "Party" && !is_new) {
            return self.written_as(party, was);
        }
        let id = party.text("group").filter(|_| party.kind == "Party")?;
        if let Some(told) = self.of_another_group(part, id) {
            return Some(told);
        }
        let group = [reader, other].into_iter().find_map(|reader| reader.workspace.directory().actor(id))?;
        let are_told = |member: &String| {
            self.changes.parts.iter().any(|one| {
                let at = if is_new { one.old.filter(|_| one.new.is_none()) } else { one.new.filter(|_| one.old.is_none()) };
                let is_it = at.is_some_and(|at| {
                    let one = &other.side.parts[at];
                    let id = one.text("organisation").or_else(|| one.text("group"));
                    one.kind == "Party" && id == Some(member)
                });
                is_it && one.changes.iter().all(|noted| noted.follows)
            })
        };
        if group.members.is_empty() || !group.members.iter().all(are_told) {
            return None;
        }
        let names = self.some(&group.members.iter().map(|member| other.name_of(member)).collect::<Vec<_>>());
        Some(if is_new {
            format!("{} {names}", self.say("är nu part som grupp i stället för", "is now a party as a group instead of"))
        } else {
            format!("{}: {names}", self.say("är nu part var för sig", "is now a party each for itself"))
        })
    }

    /// "ersattes som part av kustkommunerna; Celle kommun är inte längre part", of the group `was` that went as one party in whose
    /// place another with some of its members came; nothing of any other.
    fn of_another_group(&self, part: &PartChanges, was: &str) -> Option<String> {
        part.old.filter(|_| part.new.is_none())?;
        let came = self.changes.parts.iter().filter(|one| one.old.is_none() && one.changes.iter().all(|noted| noted.follows));
        let mut came = came.filter_map(|one| Some(&self.changes.new.parts[one.new?])).filter(|one| one.kind == "Party");
        let is = came.find_map(|one| one.text("group"))?;
        let (old, new) = (self.members(was), self.members(is));
        if !old.iter().any(|one| new.contains(one)) {
            return None;
        }
        let newcomers: Vec<String> = new.iter().filter(|one| !old.contains(one)).map(|one| self.new.name_of(one)).collect();
        let newcomers = match newcomers.len() {
            0 => String::new(),
            1 => format!("; {} {}", newcomers[0], self.say("är en ny part", "is a new party")),
            _ => format!("; {} {}", self.some(&newcomers), self.say("är nya parter", "are new parties")),
        };
        let replaced = self.say("ersattes som part av", "was replaced as a party by");
        Some(format!("{replaced} {}{}{newcomers}", self.new.name_of(is), self.left_out(was, &[is])))
    }

    /// The names, the first of them where they are many.
    fn some(&self, names: &[String]) -> String {
        match names.len().saturating_sub(NAMED) {
            0 => listed(names, self.say("och", "and")),
            more => format!("{} {} {more} {}", names[..NAMED].join(", "), self.say("och", "and"), self.say("till", "more")),
        }
    }

    /// "ersattes som part av Exempelby kommun; Sjöviks kommun är inte längre part", of a group, each for itself, that went, whose
    /// members stand there now; nothing where none does.
    fn written_as(&self, party: &Part, was: &str) -> Option<String> {
        let came = self.came_of(was, None);
        if came.is_empty() {
            return None;
        }
        let names = self.some(&came.iter().map(|one| self.new.name_of(one)).collect::<Vec<_>>());
        let out = self.left_out(was, &came);
        let called = party.text("called").map(|called| {
            let no_longer = self.say("och kallas inte längre", "and is no longer called");
            format!(" {no_longer} {}", self.old.in_quotes(called))
        });
        let called = called.filter(|_| out.is_empty()).unwrap_or_default();
        let replaced = self.say("ersattes som part av", "was replaced as a party by");
        let written = self.say("skrivs nu ut som parterna", "is now written out as the parties");
        Some(format!("{} {names}{called}{out}", if out.is_empty() { written } else { replaced }))
    }

    /// Who stand in the place of the group `was`: `first`, and those of its members that are told to have come with it.
    fn came_of<'s>(&'s self, was: &str, first: Option<&'s str>) -> Vec<&'s str> {
        let members = self.members(was);
        let came = self.changes.parts.iter().filter(|one| one.old.is_none() && one.changes.iter().all(|noted| noted.follows));
        let came = came.filter_map(|one| Some(&self.changes.new.parts[one.new?])).filter(|one| one.kind == "Party");
        let came = came.filter_map(who).filter_map(|(key, id)| {
            let is_of = |one: &String| members.contains(one);
            let is_it = if key == "each-of" { self.members(id).iter().all(is_of) } else { is_of(&id.to_owned()) };
            is_it.then_some(id)
        });
        first.into_iter().chain(came).collect()
    }

    /// The members of a group, as the old side's register or else the new one's tells them.
    fn members(&self, id: &str) -> &[String] {
        let directories = [self.old.workspace.directory(), self.new.workspace.directory()];
        directories.into_iter().find_map(|directory| directory.actor(id)).map_or(&[], |group| group.members.as_slice())
    }

    /// "; Exempelby kommun är inte längre part", of the members of the group `was` that `came` leaves out.
    fn left_out(&self, was: &str, came: &[&str]) -> String {
        let is_out = |one: &&String| came.iter().all(|is| *is != **one && !self.members(is).contains(one));
        let out: Vec<String> = self.members(was).iter().filter(is_out).map(|one| self.old.name_of(one)).collect();
        let words = match out.len() {
            0 => return String::new(),
            1 => self.say("är inte längre part", "is no longer a party"),
            _ => self.say("är inte längre parter", "are no longer parties"),
        };
        format!("; {} {words}", listed(&out, self.say("och", "and")))
    }
}

/// The key that says who a party is, and the id there.
fn who(part: &Part) -> Option<(&str, &str)> {
    WHO.iter().find_map(|key| Some((*key, part.text(key)?)))
}
