//! The sentence that proposes the amendments, as it stands before the two columns: "dels att mål 4 ska upphöra att gälla, dels
//! att mål 2 och 3 ska ha följande lydelse".

mod moved;
mod renumbered;

use super::cites::{Place, cited, groups, indefinite, joined, numbered};
use super::entries::is_seen;
use super::reader::Reader;
use super::sentences::Telling;
use crate::diff::{Change, Noted, PartChanges, PartId, ROOT};
use crate::nouns::{Noun, field};
use crate::text::{Language, listed};
use std::collections::BTreeSet;

/// The most parts without a number that are named one by one where there are more.
const NAMED: usize = 6;

/// The sentence, with the title apart so that it can stand out.
pub struct Amending {
    /// What comes before the title.
    pub before: &'static str,
    /// The title.
    pub title: String,
    /// What comes after it.
    pub after: String,
}

/// The parts an amendment speaks of.
#[derive(Default)]
struct Amended {
    gone: Vec<PartId>,
    changed: BTreeSet<PartId>,
    added: Vec<PartId>,
    /// What changes in the document as a whole: "titeln".
    fields: Vec<&'static str>,
    /// Parts that have another number and are told of one by one: old, new.
    moved: Vec<(PartId, PartId)>,
    /// Parts that stand elsewhere where no number says so: old, new, and whether in what they stood in.
    placed: Vec<(PartId, PartId, bool)>,
}

impl Telling<'_> {
    /// The amending sentence for the document `title`; nothing when there is nothing to amend.
    pub fn amending(&self, title: String) -> Option<Amending> {
        let amended = self.amended();
        let swedish = self.new.language == Language::Sv;
        let clauses: Vec<String> = if swedish { self.swedish_clauses(&amended) } else { self.english_clauses(&amended) };
        let after = match clauses.as_slice() {
            [] => return None,
            [only] if swedish => format!(" att {only}."),
            all if swedish => {
                format!(" {}.", all.iter().map(|clause| format!("dels att {clause}")).collect::<Vec<_>>().join(", "))
            }
            all => format!(", {}.", listed(&all.iter().map(|clause| format!("that {clause}")).collect::<Vec<_>>(), "and")),
        };
        let before = self.say("Härmed föreslås i fråga om ", "It is hereby proposed, as regards ");
        Some(Amending { before, title, after })
    }

    fn amended(&self) -> Amended {
        let mut amended = Amended::default();
        for part in &self.changes.parts {
            self.sort(part, &mut amended);
        }
        for at in &amended.added {
            amended.changed.remove(at);
        }
        // What reads otherwise as well is named with its new number there.
        let changed = &amended.changed;
        amended.moved.retain(|(_, new)| !changed.contains(new));
        amended
    }

    fn sort(&self, part: &PartChanges, amended: &mut Amended) {
        if self.is_unread(part) || self.is_put_otherwise(part) {
            return;
        }
        match (part.old, part.new) {
            (None, Some(new)) => match numbered_over(&self.new, new) {
                Some(over) if over != new && !is_heading(&self.new, new) => {
                    amended.changed.insert(over);
                }
                _ => amended.added.push(new),
            },
            (Some(old), None) => match numbered_over(&self.old, old) {
                Some(over) if over != old && !is_heading(&self.old, old) => amended.changed.extend(self.changes.new_of(over)),
                _ => amended.gone.push(old),
            },
            (Some(old), Some(new)) => self.sort_changed(part, old, new, amended),
            (None, None) => {}
        }
    }

    fn sort_changed(&self, part: &PartChanges, old: PartId, new: PartId, amended: &mut Amended) {
        let number = |side: &crate::diff::Side, at: PartId| side.parts[at].number.clone();
        let numbers = number(&self.changes.old, old).zip(number(&self.changes.new, new));
        let has_moved = part.changes.iter().any(|noted| noted.change.is_move());
        if has_moved && numbers.is_some_and(|(before, after)| before != after) {
            amended.moved.push((old, new));
        }
        if self.is_placed(part, old, new) {
            let is_within = part.changes.iter().any(|noted| noted.change == Change::MovedWithin);
            amended.placed.push((old, new, is_within));
        }
        let has_left = part.changes.iter().any(|noted| noted.change.is_move() && !self.goes_along(new, noted));
        if has_left && !is_numbered(&self.new, new) {
            // What stood in one numbered part and stands in another gives both another wording.
            let from = numbered_over(&self.old, old).and_then(|over| self.changes.new_of(over));
            amended.changed.extend(from.into_iter().chain(numbered_over(&self.new, new)));
        }
        let says_the_same = |key: &str| self.changes.old.parts[old].field(key) == self.changes.new.parts[new].field(key);
        let is_told = |noted: &&Noted| is_seen(&noted.change) && !noted.change.is_move() && !self.folded.is_reference(noted);
        for noted in part.changes.iter().filter(is_told).filter(|noted| !self.is_lost(&noted.change, old, new)) {
            match &noted.change {
                Change::Reworded(key, _) | Change::Changed(key, ..) if new == ROOT => {
                    // Which edition it is says the document itself.
                    if !noted.follows && !matches!(key.as_str(), "edition" | "id") {
                        amended.fields.push(field(self.changes.new.parts[ROOT].kind, key, self.new.language));
                    }
                }
                // A value that says what it said, or a link to an earlier edition, is nothing to decide.
                Change::Changed(..) if noted.follows => {}
                // What it says itself stays, and it has another heading.
                Change::InEffect(key, ..) if has_moved && says_the_same(key) => {}
                _ => {
                    amended.changed.insert(numbered_over(&self.new, new).unwrap_or(new));
                }
            }
        }
    }

    /// Whether a value, or something in it and nothing else, is missing on one side only because it cannot be read there, which
    /// nobody proposes.
    fn is_lost(&self, change: &Change, old: PartId, new: PartId) -> bool {
        match change {
            Change::Changed(key, Some(_), None) => self.lost(new, key, true).is_some(),
            Change::Changed(key, None, Some(_)) => self.lost(old, key, false).is_some(),
            Change::Changed(key, ..) => {
                let (was, is) = (self.changes.old.parts[old].field(key), self.changes.new.parts[new].field(key));
                self.implied((old, new), key, [was, is]).is_some()
                    || was.zip(is).is_some_and(|(was, is)| {
                        if let Some(found) = self.unread_entries((old, new), key, was, is) {
                            return found.are_all();
                        }
                        let (lost, was, is) = self.readable((old, new), was, is);
                        !lost.is_empty() && was == is
                    })
            }
            _ => false,
        }
    }

    fn swedish_clauses(&self, amended: &Amended) -> Vec<String> {
        let (ceasing, leaving) = self.gone_apart(amended);
        let (inserted, added) = self.added_apart(amended);
        let clauses = [
            (ceasing, "ska upphöra att gälla"),
            (leaving, "ska utgå"),
            (self.changed_words(amended), "ska ha följande lydelse"),
            (self.relabelled_words(amended), "ska ha följande lydelse"),
            (listed(&inserted, "och"), "ska införas"),
            (added, "ska läggas till"),
        ];
        let told = clauses.into_iter().filter(|(what, _)| !what.is_empty()).map(|(what, verb)| match verb {
            "ska införas" => format!("det ska införas {what}"),
            verb => format!("{what} {verb}"),
        });
        let renumbered = self.renumbered(amended).into_iter();
        let renumbered = renumbered.map(|(old, new)| format!("nuvarande {old} ska betecknas {new}"));
        told.chain(self.placed(amended)).chain(renumbered).collect()
    }

    fn english_clauses(&self, amended: &Amended) -> Vec<String> {
        let (ceasing, leaving) = self.gone_apart(amended);
        let (inserted, added) = self.added_apart(amended);
        let clauses = [
            (ceasing, "shall cease to apply"),
            (leaving, "shall be deleted"),
            (self.changed_words(amended), "shall read as follows"),
            (self.relabelled_words(amended), "shall read as follows"),
            (listed(&inserted, "and"), "shall be inserted"),
            (added, "shall be added"),
        ];
        let told = clauses.into_iter().filter(|(what, _)| !what.is_empty()).map(|(what, verb)| format!("{what} {verb}"));
        let renumbered = self.renumbered(amended).into_iter();
        let renumbered = renumbered.map(|(old, new)| format!("the present {old} shall be numbered {new}"));
        told.chain(self.placed(amended)).chain(renumbered).collect()
    }

    /// What is gone: provisions with numbers, and the rest, with the headings of sections of which all else stays where it is.
    fn gone_apart(&self, amended: &Amended) -> (String, String) {
        let (numbered, others): (Vec<PartId>, Vec<PartId>) = amended.gone.iter().partition(|at| is_numbered(&self.old, **at));
        let (headings, numbered): (Vec<PartId>, Vec<PartId>) = numbered.into_iter().partition(|at| self.goes_alone(*at));
        let sections = cited(&self.old, &headings);
        let heading = match headings.len() {
            0 => None,
            1 => Some(format!("{} {sections}", self.say("rubriken till", "the heading of"))),
            _ => Some(format!("{} {sections}", self.say("rubrikerna till", "the headings of"))),
        };
        let others: Vec<String> = heading.into_iter().chain(few(&self.old, &others)).collect();
        (cited(&self.old, &numbered), joined(&self.old, &others))
    }

    /// Whether of a section that is gone only the heading is: what stood under it stays where it was in the text.
    fn goes_alone(&self, old: PartId) -> bool {
        let section = &self.changes.old.parts[old];
        let stays = |child: &PartId| self.changes.new_of(*child).is_some() && self.is_in_flow(*child, false);
        section.kind == "Section" && !section.children.is_empty() && section.children.iter().all(stays)
    }

    /// What keeps its number, or has none, and reads otherwise: cited as it stands today.
    fn changed_words(&self, amended: &Amended) -> String {
        let mut words: Vec<String> = amended.fields.iter().map(|field| (*field).to_owned()).collect();
        let (numbered, others): (Vec<PartId>, Vec<PartId>) =
            self.olds(amended).into_iter().filter(|at| !self.is_relabelled(*at)).partition(|at| is_numbered(&self.old, *at));
        words.extend(groups(&self.old, &numbered));
        words.extend(few_unnumbered(&self.old, &others));
        joined(&self.new, &words)
    }

    /// The parts that read otherwise, as they stand today and in that order.
    fn olds(&self, amended: &Amended) -> Vec<PartId> {
        let olds: BTreeSet<PartId> = amended.changed.iter().filter_map(|at| self.changes.old_of(*at)).collect();
        olds.into_iter().collect()
    }

    /// New parts: those with numbers by kind ("ett nytt mål 5", "nya avsnitt 4 och 5"), and the others in words.
    fn added_apart(&self, amended: &Amended) -> (Vec<String>, String) {
        let (numbered, others): (Vec<PartId>, Vec<PartId>) = amended.added.iter().partition(|at| is_numbered(&self.new, **at));
        let mut groups: Vec<(Place<'_>, Vec<PartId>)> = Vec::new();
        for at in numbered {
            let kind = (self.new.appendix_over(at), self.changes.new.parts[at].kind);
            match groups.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, parts)) => parts.push(at),
                None => groups.push((kind, vec![at])),
            }
        }
        let told = |((over, kind), parts): (Place<'_>, Vec<PartId>)| {
            let over = over.map(|over| format!(" {} {over}", self.say("i", "in"))).unwrap_or_default();
            format!("{}{over}", self.new_ones(kind, &parts))
        };
        let groups = groups.into_iter().map(told).collect();
        (groups, joined(&self.new, &few(&self.new, &others)))
    }

    fn new_ones(&self, kind: &str, parts: &[PartId]) -> String {
        let numbers: Vec<&str> = parts.iter().filter_map(|at| self.changes.new.parts[*at].number.as_deref()).collect();
        let noun = Noun::of(kind, "");
        let article = match (self.new.language, noun.neuter) {
            (Language::En, _) => "a",
            (Language::Sv, true) => "ett",
            (Language::Sv, false) => "en",
        };
        let (new, numbers_told) = (noun.is_new(self.new.language), numbered(&numbers, self.say("och", "and")));
        if let [number] = numbers.as_slice() {
            return format!("{article} {new} {} {number}", noun.bare(self.new.language));
        }
        format!("{} {} {numbers_told}", self.say("nya", "new"), indefinite(kind, self.new.language))
    }
}

/// The part with a number that one is or stands in.
fn numbered_over(reader: &Reader<'_>, at: PartId) -> Option<PartId> {
    std::iter::successors(Some(at), |at| reader.within(*at)).find(|at| is_numbered(reader, *at))
}

fn is_numbered(reader: &Reader<'_>, at: PartId) -> bool {
    reader.side.parts[at].number.is_some() && !reader.side.parts[at].is_group()
}

/// Whether a part is a section without a number: a heading in another.
fn is_heading(reader: &Reader<'_>, at: PartId) -> bool {
    reader.side.parts[at].kind == "Section" && !is_numbered(reader, at)
}

/// Parts in words; of very many without numbers the first, and how many more the comparison below shows.
fn few(reader: &Reader<'_>, parts: &[PartId]) -> Vec<String> {
    let (numbered, others): (Vec<PartId>, Vec<PartId>) = parts.iter().partition(|at| is_numbered(reader, **at));
    let mut words = groups(reader, &numbered);
    words.extend(few_unnumbered(reader, &others));
    words
}

/// Parts without numbers in words; of very many the first, and how many more the comparison below shows.
fn few_unnumbered(reader: &Reader<'_>, parts: &[PartId]) -> Vec<String> {
    if parts.len() <= NAMED + 1 {
        return groups(reader, parts);
    }
    let (named, rest) = parts.split_at(NAMED);
    let mut words = groups(reader, named);
    words.push(match reader.language {
        Language::Sv => format!("ytterligare {} delar enligt uppställningen nedan", rest.len()),
        Language::En => format!("{} more parts as the comparison below shows", rest.len()),
    });
    words
}
