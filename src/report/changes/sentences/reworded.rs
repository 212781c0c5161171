//! What became of a wording: word by word, in how many places, or what it says now.

use super::super::coded::own_word;
use super::super::fields::field;
use super::super::reader::{Reader, quotable};
use super::super::tables::Table;
use super::clauses::{NEW_WORDING, TOLD_CHARACTERS};
use super::{Telling, Words};
use crate::diff::{Edit, PartId, kept_share};
use crate::model::meaning::Meaning;
use crate::text::{OneLine, listed};

/// Below this share of kept words a wording is new rather than changed.
const NEW_BELOW: f64 = 0.5;
/// The most places of a wording whose changes are told word by word.
const TOLD_PLACES: usize = 3;

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
        if is_short && !is_main && before != after {
            return Words::Own(self.went_from_to(noun, &self.old.quoted(&before), &self.new.quoted(&after)));
        }
        if kept_share(edits) < NEW_BELOW {
            let quote = self.new.quoted(&quotable(&after, NEW_WORDING));
            return Words::Own(format!("{noun} {}: {quote}", self.say("fick en ny lydelse", "was given a new wording")));
        }
        Words::Own(self.word_by_word(noun, edits))
    }

    /// "ordalydelsen ändrades: ”gemensam” blev ”egen”", or in how many places.
    fn word_by_word(&self, noun: &str, edits: &[Edit]) -> String {
        let mut places: Vec<(String, String)> = Vec::new();
        let mut joins = false;
        for edit in edits {
            let (deleted, inserted) = match edit {
                Edit::Keep(_) => {
                    joins = false;
                    continue;
                }
                Edit::Delete(text) => (fragment(&self.old, text), String::new()),
                Edit::Insert(text) => (String::new(), fragment(&self.new, text)),
            };
            match places.last_mut().filter(|_| joins) {
                Some((before, after)) => (*before, *after) = (before.clone() + &deleted, after.clone() + &inserted),
                None => places.push((deleted, inserted)),
            }
            joins = true;
        }
        places.retain(|(deleted, inserted)| deleted != inserted);
        let is_long =
            |(deleted, inserted): &(String, String)| deleted.chars().count().max(inserted.chars().count()) > TOLD_CHARACTERS;
        let changed = self.verb(noun, "ändrades", "was changed");
        match places.len() {
            0 => format!("{noun} {changed} {}", self.say("i en hänvisning eller i mellanrum", "in a reference or in spacing")),
            1..=TOLD_PLACES if !places.iter().any(is_long) => {
                let told: Vec<String> = places.iter().map(|(deleted, inserted)| self.place_told(deleted, inserted)).collect();
                format!("{noun} {changed}: {}", listed(&told, self.say("och", "and")))
            }
            1 => format!("{noun} {changed} {}", self.say("på ett ställe", "in one place")),
            count => match self.new.language {
                crate::text::Language::Sv => format!("{noun} {changed} på {count} ställen"),
                crate::text::Language::En => format!("{noun} {changed} in {count} places"),
            },
        }
    }

    fn place_told(&self, deleted: &str, inserted: &str) -> String {
        let (old, new) = (self.old.quoted(deleted), self.new.quoted(inserted));
        match (deleted.is_empty(), inserted.is_empty()) {
            (true, _) => format!("{new} {}", self.say("lades till", "was added")),
            (_, true) => format!("{old} {}", self.say("ströks", "was deleted")),
            _ => format!("{old} {} {new}", self.say("blev", "became")),
        }
    }
}

/// A changed stretch of a wording, on one line.
fn fragment(reader: &Reader<'_>, text: &str) -> String {
    OneLine(&reader.wording(text).split_whitespace().collect::<Vec<_>>().join(" ")).to_string()
}
