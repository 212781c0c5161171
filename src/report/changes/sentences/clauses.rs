//! What became of a part, one clause for each change.

use super::super::cites::cited;
use super::super::gravity::Gravity;
use super::super::lists::list_place;
use super::super::reader::{Reader, is_rule, quotable, shortened};
use super::super::tables::is_table;
use super::lost::Implied;
use super::{Clause, Telling, Words};
use crate::diff::{Change, Part, PartChanges, PartId, ROOT, Side};
use crate::model::meaning::Meaning;
use crate::nouns::field;
use crate::text::{Language, OneLine, listed};

/// The most characters of a new part's wording that are quoted.
pub(super) const NEW_WORDING: usize = 160;
/// The most characters of one of these.
pub(super) const TOLD_CHARACTERS: usize = 70;
/// What is counted under a heading that is new or gone: a kind, and its noun for one and for several in both languages.
type Counted = (&'static str, (&'static str, &'static str), (&'static str, &'static str));
const KINDS_UNDER: [Counted; 3] = [
    ("Goal", ("mål", "goal"), ("mål", "goals")),
    ("Activity", ("aktivitet", "activity"), ("aktiviteter", "activities")),
    ("Appendix", ("bilaga", "appendix"), ("bilagor", "appendices")),
];

impl Telling<'_> {
    /// `change` of `part` in words; nothing when a reader has nothing to see of it.
    pub(super) fn clause(&self, part: &PartChanges, change: &Change) -> Option<Clause> {
        let kind = part.new.map(|new| self.changes.new.parts[new].kind).unwrap_or_default();
        let words = match (change, part.old, part.new) {
            (Change::Added(_) | Change::Removed, ..) if self.is_unread(part) => {
                let at = part.new.or(part.old)?;
                Words::OfPart(self.unread_told_of(at, part.new.is_some()).to_owned())
            }
            (Change::Added(_) | Change::Removed, ..) if let Some(told) = self.parted_or_joined(part) => {
                return Some(Clause { gravity: Gravity::Responsibility, words: Words::OfPart(told) });
            }
            (Change::Added(_), _, Some(new)) => Words::OfPart(self.added(new)),
            (Change::Removed, Some(old), _) => Words::OfPart(self.removed(old)),
            (Change::MovedWithin, Some(old), Some(new)) => Words::OfPart(self.moved_within(old, new)),
            (Change::ContinuesUnder, Some(old), Some(new)) => Words::OfPart(self.continues_under(old, new)),
            (Change::MovedTo, Some(old), Some(new)) => Words::OfPart(self.moved_to(old, new)),
            (Change::Renamed, Some(old), Some(ROOT)) => {
                let id = |reader: &Reader<'_>, at: PartId| OneLine(reader.side.parts[at].id().unwrap_or("–")).to_string();
                let (from, to) = (id(&self.old, old), id(&self.new, ROOT));
                let words = match self.new.language {
                    Language::Sv => format!("har bytt id från {from} till {to}"),
                    Language::En => format!("has changed its id from {from} to {to}"),
                };
                let words = Words::OfPart(words);
                return Some(Clause { gravity: Gravity::Identity, words });
            }
            (Change::Renamed, Some(old), Some(new)) => Words::OfPart(self.renamed(old, new)),
            (Change::Split(into), ..) => {
                let guesses = self.guesses_of_pieces(change);
                Words::OfPart(format!(
                    "{} {}{guesses}",
                    self.say("delades i", "was split into"),
                    cited(&self.new, &in_order(into))
                ))
            }
            (Change::Merged(from), _, Some(new)) => {
                let (from, to) = (cited(&self.old, &in_order(from)), self.new.short(new));
                let together = self.say("fördes samman till", "were brought together in");
                Words::Own(format!("{from} {together} {to}{}", self.guesses_of_pieces(change)))
            }
            (Change::Reworded(key, edits), Some(old), Some(new)) => self.reworded(kind, key, edits, (old, new)),
            (Change::InEffect(key, ..), Some(old), Some(new)) => {
                let values = [self.old.side.in_effect(old, key), self.new.side.in_effect(new, key)];
                Words::Own(self.changed(kind, key, values[0].as_deref(), values[1].as_deref()))
            }
            (Change::Changed(key, ..), Some(old), Some(new)) => {
                let (before, after) = (self.changes.old.parts[old].field(key), self.changes.new.parts[new].field(key));
                let lost = match (before, after) {
                    (Some(_), None) => self.lost(new, key, true),
                    (None, Some(_)) => self.lost(old, key, false),
                    _ => None,
                };
                match self.implied((old, new), key, [before, after]) {
                    Some(Implied::OfDay) => return None,
                    Some(Implied::Unread(lost)) => {
                        let words = Words::Own(format!("{} {lost}", field(kind, key, self.new.language)));
                        return Some(Clause { gravity: Gravity::of(change), words });
                    }
                    None => {}
                }
                if let Some(told) = self.partly_lost((old, new), (kind, key), before, after) {
                    return Some(Clause { gravity: Gravity::of(change), words: Words::Own(told) });
                }
                if lost.is_none() && super::names_itself(part) {
                    let words = Words::Own(self.merged_value(old, (kind, key), [before, after]));
                    return Some(Clause { gravity: Gravity::of(change), words });
                }
                let flagged = self.flagged(key, before, after).filter(|_| lost.is_none());
                let flagged = self.unnumbered(key, (old, new)).or(flagged);
                let noun = field(kind, key, self.new.language);
                flagged.unwrap_or_else(|| {
                    let named_in = if (kind, key.as_str()) == ("Group", "members") { self.named_in(new) } else { String::new() };
                    Words::Own(match lost {
                        Some(lost) => format!("{noun} {lost}"),
                        None => format!("{}{named_in}", self.changed(kind, key, before, after)),
                    })
                })
            }
            _ => return None,
        };
        Some(Clause { gravity: Gravity::of(change), words })
    }

    /// What became of a part other than its wording, as a remark beside it.
    pub fn note(&self, part: &PartChanges, change: &Change) -> Option<String> {
        match self.clause(part, change)?.words {
            Words::OfPart(words) | Words::Own(words) => Some(super::capitalised(&words)),
        }
    }

    /// "fortsätter under rubriken ”Vuxna” och är nu mål 7".
    fn continues_under(&self, old: PartId, new: PartId) -> String {
        let continues = match self.new.within(new).filter(|within| *within != ROOT) {
            Some(heading) => {
                let title = self.changes.new.parts[heading].text("group").map(|text| self.new.plain(text)).unwrap_or_default();
                let under = self.say("fortsätter under rubriken", "continues under the heading");
                format!("{under} {}", self.new.quoted(&quotable(&title, TOLD_CHARACTERS)))
            }
            None => self.say("fortsätter utan rubrik över sig", "continues without a heading above it").to_owned(),
        };
        format!("{continues}{}", self.and_is_now(old, new))
    }

    /// " och är nu mål 7", of a part with another number than it had.
    fn and_is_now(&self, old: PartId, new: PartId) -> String {
        let number = &self.changes.new.parts[new].number;
        if number.is_none() || *number == self.changes.old.parts[old].number {
            return String::new();
        }
        format!(" {} {}", self.say("och är nu", "and is now"), self.new.short(new))
    }

    /// "togs bort", of a heading with what stood under it: "togs bort med 13 mål".
    fn removed(&self, old: PartId) -> String {
        let removed = self.say("togs bort", "was removed");
        if let Some(place) = self.folded.called_in(old, false) {
            return format!("{removed} {} {}", self.say("från", "from"), self.old.long(place, None));
        }
        let part = &self.changes.old.parts[old];
        if let Some((key, value)) = telling_value(part) {
            return format!("{removed} ({})", shortened(&self.old.item(part.kind, key, value), NEW_WORDING));
        }
        let under = self.under(&self.old, old, &|at| self.changes.new_of(at).is_none());
        let stays = self.stayed(old, false).unwrap_or_default();
        if under.is_empty() {
            format!("{removed}{stays}")
        } else {
            format!("{removed} {} {under}{stays}", self.say("med", "with"))
        }
    }

    /// What stands under a heading that is new, if `is_new`, or stood under one that is gone, and stayed where it was in the text:
    /// ", över text som stod i avsnitt 2".
    fn stayed(&self, heading: PartId, is_new: bool) -> Option<String> {
        let (own, other) = if is_new { (&self.new, &self.old) } else { (&self.old, &self.new) };
        let is_heading = own.side.parts[heading].kind == "Section" || own.side.parts[heading].is_group();
        let children = own.side.parts[heading].children.iter().copied();
        let first = children.filter(|_| is_heading).find(|child| self.is_in_flow(*child, is_new))?;
        let there = if is_new { self.changes.old_of(first) } else { self.changes.new_of(first) }?;
        let is_group = own.side.parts[heading].is_group();
        let is_told = |at: PartId| own.side.parts[at].parent == Some(heading) && self.is_in_flow(at, is_new);
        let what = if is_group { self.under(own, heading, &is_told) } else { self.say("text", "text").to_owned() };
        let place = match other.within(there) {
            Some(ROOT) if is_group => self.say("utan rubrik", "without a heading").to_owned(),
            _ => format!("{} {}", self.say("i", "in"), self.place(other, there)),
        };
        Some(match (is_new, self.new.language) {
            (true, Language::Sv) => format!(", över {what} som stod {place}"),
            (true, Language::En) => format!(", over {what} that stood {place}"),
            (false, Language::Sv) => format!(", och {what} därunder står nu {place}"),
            (false, Language::En) => format!(", and {what} under it now stands {place}"),
        })
    }

    /// Whether a part, of the new side if `is_new`, stands where it stood in the text or the list, though under another heading.
    pub fn is_in_flow(&self, at: PartId, is_new: bool) -> bool {
        let part = self.changes.parts.iter().find(|part| if is_new { part.new } else { part.old } == Some(at));
        part.is_some_and(|part| part.changes.iter().any(|noted| noted.follows && noted.change.is_move()))
    }

    /// How many numbered parts stand under a heading, of those that `counts` counts: "13 mål och 2 aktiviteter".
    fn under(&self, reader: &Reader<'_>, heading: PartId, counts: &dyn Fn(PartId) -> bool) -> String {
        let parts = &reader.side.parts;
        if !parts[heading].is_group() {
            return String::new();
        }
        let told = KINDS_UNDER.iter().filter_map(|(kind, (sv, en), (svs, ens))| {
            let is_one = |at: &PartId| parts[*at].kind == *kind && !parts[*at].is_group() && counts(*at);
            let count = (heading + 1..parts[heading].end).filter(is_one).count();
            let noun = if count == 1 { self.say(sv, en) } else { self.say(svs, ens) };
            (count > 0).then(|| format!("{count} {noun}"))
        });
        listed(&told.collect::<Vec<_>>(), self.say("och", "and"))
    }

    /// "är nytt: ”Den som …”".
    fn added(&self, new: PartId) -> String {
        let part = &self.changes.new.parts[new];
        let is_table = part.kind == "Paragraph" && part.text("text").is_some_and(is_table);
        let new_word = if part.is_group() || is_table || is_rule(part) {
            self.say("ny", "new")
        } else {
            self.new.noun(new).is_new(self.new.language)
        };
        let is_new = format!("{} {new_word}", self.say("är", "is"));
        if let Some(place) = self.folded.called_in(new, true) {
            return format!("{is_new} {} {}", self.say("till", "to"), self.new.long(place, None));
        }
        if let Some((key, value)) = telling_value(part) {
            return format!("{is_new}: {}", shortened(&self.new.item(part.kind, key, value), NEW_WORDING));
        }
        let main = self.new.noun(new).told_by.iter().find_map(|key| part.text(key)).map(|text| self.new.plain(text));
        match main.filter(|_| self.quotes_new(new)) {
            Some(main) => format!("{is_new}: {}", self.new.quoted(&quotable(&main, NEW_WORDING))),
            None => {
                let under = self.under(&self.new, new, &|at| self.changes.old_of(at).is_none());
                let stays = self.stayed(new, true).unwrap_or_default();
                if under.is_empty() { is_new + &stays } else { format!("{is_new}, {} {under}{stays}", self.say("med", "with")) }
            }
        }
    }

    /// Whether the wording of a new part follows its number, so that the number alone need tell which it is.
    pub(super) fn quotes_new(&self, new: PartId) -> bool {
        let part = &self.changes.new.parts[new];
        part.number.is_some() && part.kind != "Section" && self.new.noun(new).told_by.iter().any(|key| part.text(key).is_some())
    }

    fn moved_within(&self, old: PartId, new: PartId) -> String {
        let (old_part, new_part) = (&self.changes.old.parts[old], &self.changes.new.parts[new]);
        match (&old_part.number, &new_part.number) {
            (Some(before), Some(after)) if before != after => {
                format!("{} {}", self.say("flyttades och är nu", "was moved and is now"), self.new.short(new))
            }
            _ => {
                let items = list_place(&self.changes.old, old).zip(list_place(&self.changes.new, new));
                let (from, to) = items.unwrap_or_else(|| (place(&self.changes.old, old), place(&self.changes.new, new)));
                if from == to {
                    return self.moved_among(old, new);
                }
                let list = items.map(|_| self.say(" i listan", " of the list")).unwrap_or_default();
                match self.new.language {
                    Language::Sv => format!("flyttades från plats {from} till plats {to}{list}"),
                    Language::En => format!("was moved from place {from} to place {to}{list}"),
                }
            }
        }
    }

    /// "flyttades och står nu efter mål 2 (”…”)", of a part whose place has the number it had.
    fn moved_among(&self, old: PartId, new: PartId) -> String {
        let (before, after) = (beside(&self.changes.new, new, false), beside(&self.changes.new, new, true));
        let stood_after = beside(&self.changes.old, old, false).and_then(|before| self.changes.new_of(before));
        let (lead, other) = match before.filter(|before| stood_after != Some(*before)) {
            Some(before) => (self.say("flyttades och står nu efter", "was moved and now stands after"), Some(before)),
            None => (self.say("flyttades och står nu före", "was moved and now stands before"), after),
        };
        match other {
            Some(other) => format!("{lead} {}", self.new.long(other, None)),
            None => self.say("flyttades", "was moved").to_owned(),
        }
    }

    /// "flyttades från mål 3 till det som nu är mål 2": where a number means another part in the other edition, or none, it is
    /// said whose number it is.
    fn moved_to(&self, old: PartId, new: PartId) -> String {
        let (mut from, mut to) = (self.place(&self.old, old), self.place(&self.new, new));
        let is_same = from == to;
        if is_same || self.blurs(&self.old, old, true) {
            from = format!("{} {from}", self.say("det som var", "what was"));
        }
        if is_same || self.blurs(&self.new, new, false) {
            to = format!("{} {to}", self.say("det som nu är", "what is now"));
        }
        let moved = format!("{} {from} {} {to}", self.say("flyttades från", "was moved from"), self.say("till", "to"));
        format!("{moved}{}", self.and_is_now(old, new))
    }

    /// Whether the number of what the part `at` of `reader` stands in is not its number on the other side: it has another
    /// there, or another part has it.
    fn blurs(&self, reader: &Reader<'_>, at: PartId, is_old: bool) -> bool {
        let Some(within) = reader.within(at).filter(|within| *within != ROOT) else { return false };
        let part = &reader.side.parts[within];
        if part.number.is_none() || part.is_group() {
            return false;
        }
        let (there, other) = if is_old {
            (self.changes.new_of(within), &self.changes.new)
        } else {
            (self.changes.old_of(within), &self.changes.old)
        };
        match there {
            Some(there) => other.parts[there].number != part.number,
            None => part.number.as_deref().is_some_and(|number| self.has_number(!is_old, part.kind, number)),
        }
    }

    /// What a part stands in, to say where it moved.
    fn place(&self, reader: &Reader<'_>, at: PartId) -> String {
        let kind = reader.side.parts[at].kind;
        match reader.within(at) {
            Some(within) if within != ROOT => reader.short(within),
            _ if kind == "Activity" => self.say("de fristående aktiviteterna", "the activities outside the goals").to_owned(),
            _ if kind == "Section" => self.say("översta nivån", "the top level").to_owned(),
            _ if kind == "Paragraph" => self.say("textens inledning", "the beginning of the text").to_owned(),
            _ => self.say("dokumentets översta nivå", "the top level of the document").to_owned(),
        }
    }

    fn renamed(&self, old: PartId, new: PartId) -> String {
        let id = |reader: &Reader<'_>, at: PartId| OneLine(reader.side.parts[at].id().unwrap_or("–")).to_string();
        let (from, to) = (id(&self.old, old), id(&self.new, new));
        let is_followed = self.new.side.parts[new].id().is_some_and(|id| self.folded.is_followed(id));
        let also = if is_followed { self.say(", också i hänvisningarna dit", ", in references to it as well") } else { "" };
        format!("{} {from} {} {to}{also}", self.say("bytte id från", "changed id from"), self.say("till", "to"))
    }
}

/// What a part that came or went says beside what it is named by, where that is all a reader asks: a share of a cost, what became of
/// an adoption, how long before someone leaves.
fn telling_value(part: &Part) -> Option<(&'static str, &Meaning)> {
    let key = match part.kind {
        "CostShare" => "share",
        "Adoption" => "outcome",
        "Notice" => "period",
        _ => return None,
    };
    Some((key, part.field(key)?))
}

/// Parts in the order they stand in.
fn in_order(parts: &[PartId]) -> Vec<PartId> {
    let mut parts = parts.to_vec();
    parts.sort_unstable();
    parts
}

/// The parts that stand beside one under the same key, in order, and the place of that one among them.
fn among(side: &Side, at: PartId) -> (Vec<PartId>, usize) {
    let siblings = side.parts[at].parent.map_or(&[][..], |parent| &side.parts[parent].children);
    let alike: Vec<PartId> = siblings.iter().copied().filter(|one| side.parts[*one].key == side.parts[at].key).collect();
    let place = alike.iter().position(|one| *one == at).unwrap_or(0);
    (alike, place)
}

/// The place of a part among those beside it, from 1.
fn place(side: &Side, at: PartId) -> usize {
    among(side, at).1 + 1
}

/// The part that stands next to one, after it or before it.
fn beside(side: &Side, at: PartId, is_after: bool) -> Option<PartId> {
    let (alike, place) = among(side, at);
    let place = if is_after { place.checked_add(1) } else { place.checked_sub(1) };
    alike.get(place?).copied()
}
