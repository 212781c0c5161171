//! What became of a wording: word by word, in how many places, or what it says now.

use super::super::coded::own_word;
use super::super::lists::item;
use super::super::reader::{Reader, quotable, shortened};
use super::super::tables::Table;
use super::clauses::{NEW_WORDING, TOLD_CHARACTERS};
use super::weighty::{MOST_WEIGHTY, is_long};
use super::{Telling, Words};
use crate::diff::{Edit, PartId, kept_share};
use crate::model::meaning::Meaning;
use crate::nouns::field;
use crate::text::{OneLine, listed};

/// Below this share of kept words a wording is new rather than changed.
pub(super) const NEW_BELOW: f64 = 0.5;
/// The most places of a wording whose changes are told word by word.
pub(super) const TOLD_PLACES: usize = 3;
/// So many words stand around a small change where it is told, and so many words are a small change.
const AROUND: usize = 2;

impl Telling<'_> {
    /// What became of the wording under `key` of the part that was `old` and is `new`.
    pub(super) fn reworded(&self, kind: &str, key: &str, edits: &[Edit], (old, new): (PartId, PartId)) -> Words {
        let fields = (self.changes.old.parts[old].field(key), self.changes.new.parts[new].field(key));
        let is_own = |field: Option<&Meaning>| {
            field.and_then(Meaning::text).is_some_and(|text| own_word(kind, key, text, self.new.language).is_some())
        };
        if is_own(fields.0) || is_own(fields.1) {
            return Words::Own(self.changed(kind, key, fields.0, fields.1));
        }
        let texts = (fields.0.and_then(Meaning::text), fields.1.and_then(Meaning::text));
        if let Some(told) = Table::of(self, texts.0, texts.1).map(|table| self.table_told(&table)).filter(|told| !told.is_empty())
        {
            return Words::Own(told);
        }
        let noun = field(kind, key, self.new.language);
        let is_main = noun == field("Goal", "goal", self.new.language);
        let text =
            |reader: &Reader<'_>, at: PartId| reader.side.parts[at].text(key).map(|text| reader.plain(text)).unwrap_or_default();
        let (before, after) = (text(&self.old, old), text(&self.new, new));
        let is_short = before.chars().count().max(after.chars().count()) <= TOLD_CHARACTERS;
        if kept_share(edits) < NEW_BELOW && is_main {
            let quote = self.new.quoted(&quotable(&after, NEW_WORDING));
            return Words::OfPart(format!("{}: {quote}", self.say("fick en ny lydelse", "was given a new wording")));
        }
        if are_in_another_order(&before, &after) {
            let order = self.say("står i en annan ordning, men är desamma", "stand in another order, but are the same");
            return Words::Own(format!("{} {order}", self.say("meningarna", "the sentences")));
        }
        if is_short && !is_main && before != after {
            return Words::Own(self.went_from_to(noun, &self.old.quoted(&before), &self.new.quoted(&after)));
        }
        if kept_share(edits) < NEW_BELOW {
            let quote = self.new.quoted(&quotable(&after, NEW_WORDING));
            return Words::Own(format!("{noun} {}: {quote}", self.say("fick en ny lydelse", "was given a new wording")));
        }
        // The mark of an item is none of its words.
        let rests = texts.0.and_then(item).zip(texts.1.and_then(item)).filter(|_| kind == "Paragraph");
        let of_rests = rests.map(|((_, before), (_, after))| crate::diff::edits(before, after));
        Words::Own(self.word_by_word(noun, of_rests.as_deref().unwrap_or(edits)))
    }

    /// "ordalydelsen ändrades: ”ett gemensamt ansvar” blev ”ett eget ansvar”", or in how many places.
    pub(in crate::report::changes) fn word_by_word(&self, noun: &str, edits: &[Edit]) -> String {
        let changed = self.verb(noun, "ändrades", "was changed");
        let mut places = self.places(edits);
        places.retain(|(deleted, inserted)| deleted != inserted);
        // What only came or went can be cut; what became something else cannot, since the change may stand after the cut.
        let is_told =
            |(deleted, inserted): &(String, String)| !is_long(deleted, inserted) || deleted.is_empty() || inserted.is_empty();
        let lead = match places.len() {
            0 => return self.form_only(noun, edits),
            1..=TOLD_PLACES if places.iter().all(is_told) => {
                let told: Vec<String> = places.iter().map(|(deleted, inserted)| self.place_cut(deleted, inserted)).collect();
                return format!("{noun} {changed}: {}", listed(&told, self.say("och", "and")));
            }
            1 => format!("{noun} {changed} {}", self.say("på ett ställe", "in one place")),
            count => match self.new.language {
                crate::text::Language::Sv => format!("{noun} {changed} på {count} ställen"),
                crate::text::Language::En => format!("{noun} {changed} in {count} places"),
            },
        };
        let weighty: Vec<String> = places.iter().filter_map(|(was, is)| self.weighty_told(was, is)).collect();
        if weighty.is_empty() {
            return lead;
        }
        let more = weighty.len().saturating_sub(MOST_WEIGHTY);
        let mut weighty: Vec<String> = weighty.into_iter().take(MOST_WEIGHTY).collect();
        weighty.extend((more > 0).then(|| format!("{more} {}", self.say("till", "more"))));
        format!("{lead}, {} {}", self.say("bland annat", "among them"), listed(&weighty, self.say("och", "and")))
    }

    /// The places where a wording is another, as they were and are, each with so much around it that it is understood.
    pub(in crate::report::changes) fn places(&self, edits: &[Edit]) -> Vec<(String, String)> {
        let told = |place: Place| {
            let (was, is) = (fragment(&self.old, &place.was), fragment(&self.new, &place.is));
            if is_small(&was) && is_small(&is) && was != is {
                let around = |text: &str| format!("{}{text}{}", place.before, place.after);
                return without_stop(fragment(&self.old, &around(&place.was)), fragment(&self.new, &around(&place.is)));
            }
            (was, is)
        };
        changed_places(edits).into_iter().map(told).collect()
    }

    /// What became of a wording that says the same words: that some are marked, or where a line ends.
    fn form_only(&self, noun: &str, edits: &[Edit]) -> String {
        let places = changed_places(edits);
        let count = |texts: &dyn Fn(&Place) -> String, mark: char| -> usize {
            places.iter().map(|place| texts(place).matches(mark).count()).sum()
        };
        let (was, is) = (|place: &Place| place.was.clone(), |place: &Place| place.is.clone());
        let (before, after) = (count(&was, '*'), count(&is, '*'));
        if before == after {
            let is_break = count(&was, '\\') != count(&is, '\\');
            let where_to = if is_break {
                self.say("bara i var en rad slutar", "only in where a line ends")
            } else {
                self.say("i en hänvisning eller i mellanrum", "in a reference or in spacing")
            };
            return format!("{noun} {} {where_to}", self.verb(noun, "ändrades", "was changed"));
        }
        let inside = |edit: &Edit| matches!(edit, Edit::Keep(_));
        let first = edits.iter().position(|edit| !inside(edit)).unwrap_or(0);
        let last = edits.iter().rposition(|edit| !inside(edit)).unwrap_or(0);
        let text = |edit: &Edit| match edit {
            Edit::Keep(text) | Edit::Insert(text) => text.clone(),
            Edit::Delete(_) => String::new(),
        };
        let stretch: String = edits[first..=last.max(first)].iter().map(text).collect();
        let quote = self.new.quoted(&shortened(&fragment(&self.new, &stretch), TOLD_CHARACTERS));
        let words = if after > before {
            self.say("framhävs nu", "is now emphasised")
        } else {
            self.say("framhävs inte längre", "is no longer emphasised")
        };
        match self.new.language {
            crate::text::Language::Sv => format!("i {noun} {words} {quote}"),
            crate::text::Language::En => format!("in {noun} {quote} {words}"),
        }
    }

    pub(in crate::report::changes) fn place_told(&self, deleted: &str, inserted: &str) -> String {
        let (old, new) = (self.old.quoted(deleted), self.new.quoted(inserted));
        match (deleted.is_empty(), inserted.is_empty()) {
            (true, _) => format!("{new} {}", self.say("lades till", "was added")),
            (_, true) => format!("{old} {}", self.say("ströks", "was deleted")),
            _ => format!("{old} {} {new}", self.say("blev", "became")),
        }
    }
}

/// Whether two texts are the same sentences in another order.
fn are_in_another_order(before: &str, after: &str) -> bool {
    let sentences = |text: &str| {
        let text = text.replace("? ", "?\n").replace("! ", "!\n").replace(". ", ".\n");
        text.lines().map(|line| line.trim_end_matches('.').trim().to_owned()).collect::<Vec<_>>()
    };
    let (mut ones, mut others) = (sentences(before), sentences(after));
    if ones.len() < 2 || ones == others {
        return false;
    }
    ones.sort_unstable();
    others.sort_unstable();
    ones == others
}

/// Two wordings without the full stop that both end with.
pub(super) fn without_stop(was: String, is: String) -> (String, String) {
    match (was.strip_suffix('.'), is.strip_suffix('.')) {
        (Some(one), Some(other)) if !one.is_empty() && !other.is_empty() => (one.to_owned(), other.to_owned()),
        _ => (was, is),
    }
}

/// A place where a wording is another.
pub(super) struct Place {
    /// What stays in front of it, to tell it with.
    before: String,
    was: String,
    is: String,
    /// What stays after it.
    after: String,
}

impl Place {
    /// What stood there and what does; what is small with what stays before it, if `has_before`, and so many words after it.
    pub(super) fn between(&self, has_before: bool, words_after: usize) -> (String, String) {
        if !is_small(&self.was) || !is_small(&self.is) {
            return (self.was.clone(), self.is.clone());
        }
        let before = if has_before { self.before.as_str() } else { "" };
        let blank = if self.after.starts_with(char::is_whitespace) { " " } else { "" };
        let after: Vec<&str> = self.after.split_whitespace().take(words_after).collect();
        let after = format!("{blank}{}", after.join(" "));
        let around = |text: &str| format!("{before}{text}{after}");
        (around(&self.was), around(&self.is))
    }

    fn add(&mut self, was: &str, is: &str) {
        self.was.push_str(was);
        self.is.push_str(is);
    }
}

/// The places of `edits`; those with few words between them are one.
pub(super) fn changed_places(edits: &[Edit]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut kept: Option<&str> = None;
    for edit in edits {
        let (was, is) = match edit {
            Edit::Keep(text) => {
                kept = Some(text);
                continue;
            }
            Edit::Delete(text) => (text.as_str(), ""),
            Edit::Insert(text) => ("", text.as_str()),
        };
        let between = kept.take();
        match (places.last_mut(), between) {
            (Some(place), None) => place.add(was, is),
            (Some(place), Some(between)) if is_small(between) && !between.contains(ENDS) => {
                place.add(between, between);
                place.add(was, is);
            }
            (last, between) => {
                if let (Some(place), Some(between)) = (last, between) {
                    between[..first_words(between)].clone_into(&mut place.after);
                }
                let before = between.map_or("", |between| &between[last_words(between)..]).to_owned();
                places.push(Place { before, was: was.to_owned(), is: is.to_owned(), after: String::new() });
            }
        }
    }
    if let (Some(place), Some(after)) = (places.last_mut(), kept) {
        after[..first_words(after)].clone_into(&mut place.after);
    }
    places
}

/// What ends a sentence.
const ENDS: [char; 3] = ['.', '!', '?'];

/// Whether a stretch has so few words that it says little by itself.
fn is_small(text: &str) -> bool {
    text.split_whitespace().count() <= AROUND
}

/// Where the first words of `text` end, within its sentence.
fn first_words(text: &str) -> usize {
    let mut words = 0;
    let mut is_in_word = false;
    for (at, character) in text.char_indices() {
        if character.is_whitespace() {
            if is_in_word && words == AROUND {
                return at;
            }
            is_in_word = false;
        } else {
            words += usize::from(!is_in_word);
            is_in_word = true;
            if ENDS.contains(&character) && text[at + 1..].starts_with(char::is_whitespace) {
                return at + 1;
            }
        }
    }
    text.len()
}

/// Where the last words of `text` begin, within its sentence.
fn last_words(text: &str) -> usize {
    let mut start = text.len();
    let mut words = 0;
    let mut is_in_word = false;
    for (at, character) in text.char_indices().rev() {
        if character.is_whitespace() {
            if is_in_word && words == AROUND {
                return start;
            }
            is_in_word = false;
        } else {
            // A sentence before this one is no part of it.
            if !is_in_word && ENDS.contains(&character) && text[at + 1..].starts_with(char::is_whitespace) {
                return start;
            }
            words += usize::from(!is_in_word);
            is_in_word = true;
            start = at;
        }
    }
    0
}

/// A changed stretch of a wording, on one line and without the marks of emphasis and of line breaks.
pub(super) fn fragment(reader: &Reader<'_>, text: &str) -> String {
    let words = reader.wording(text).replace(['*', '\\'], "");
    OneLine(&words.split_whitespace().collect::<Vec<_>>().join(" ")).to_string()
}
