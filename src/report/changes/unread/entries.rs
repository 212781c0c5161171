//! Entries of a list of values that cannot be read: what the list had or has beside them is neither gone nor new.

use super::Unread;
use crate::diff::{PartId, are_the_same_who};
use crate::model::meaning::{Meaning, Value};
use crate::nouns::field;
use crate::report::changes::sentences::Telling;
use crate::text::{Language, listed};
use std::collections::BTreeSet;

/// Two lists of values of which entries cannot be read on a side.
pub struct UnreadEntries {
    /// What is said of those of the old side, and of the new: "går inte att läsa i den nya filen, rad 7", with how many they are.
    places: [Option<(usize, String)>; 2],
    /// Both lists, each with what the other has and what may be among its own that cannot be read.
    pub both: (Meaning, Meaning),
    /// What surely went.
    pub gone: Vec<Meaning>,
    /// What surely came.
    pub came: Vec<Meaning>,
    /// What the old list has beside that, and the new.
    pub rest: (Vec<Meaning>, Vec<Meaning>),
}

impl UnreadEntries {
    /// Whether nothing but what cannot be read is different.
    pub fn are_all(&self) -> bool {
        self.both.0 == self.both.1
    }
}

impl Telling<'_> {
    /// What can be told of the lists `before` and `after` under `key` of two parts where entries cannot be read on a side; nothing
    /// where all can, or they are no lists.
    pub fn unread_entries(&self, parts: (PartId, PartId), key: &str, before: &Meaning, after: &Meaning) -> Option<UnreadEntries> {
        let (olds, news) = (items(before), items(after));
        let places = [self.entries_lost(parts.0, key, false, olds.len()), self.entries_lost(parts.1, key, true, news.len())];
        let [has_lost_old, has_lost_new] = [places[0].is_some(), places[1].is_some()];
        if !has_lost_old && !has_lost_new {
            return None;
        }
        let alone = |ones: &[Meaning], others: &[Meaning]| -> Vec<Meaning> {
            ones.iter().filter(|one| !others.contains(one)).cloned().collect()
        };
        let (mut went, mut came) = (alone(&olds, &news), alone(&news, &olds));
        let directories = [self.old.workspace.directory(), self.new.workspace.directory()];
        let with = |list: &[Meaning], more: &[Meaning]| Meaning::from(Value::Several([list, more].concat()));
        // Who has been there as a member of a group did not come, and the other way.
        if has_lost_new {
            came.retain(|one| !are_the_same_who((&with(&olds, &[]), &with(&olds, std::slice::from_ref(one))), directories));
        }
        if has_lost_old {
            went.retain(|one| !are_the_same_who((&with(&news, std::slice::from_ref(one)), &with(&news, &[])), directories));
        }
        let gone = if has_lost_new { Vec::new() } else { went };
        let came = if has_lost_old { Vec::new() } else { came };
        let both = (
            with(&olds, &[]),
            if gone.is_empty() && came.is_empty() {
                with(&olds, &[])
            } else {
                let stay: Vec<Meaning> = olds.iter().filter(|one| !gone.contains(one)).cloned().collect();
                with(&stay, &came)
            },
        );
        let without = |list: &[Meaning], those: &[Meaning]| list.iter().filter(|one| !those.contains(one)).cloned().collect();
        let rest = (without(&olds, &gone), without(&news, &came));
        Some(UnreadEntries { places, both, gone, came, rest })
    }

    /// "en post i ansvaret går inte att läsa i den nya filen, rad 32", of each side that has some.
    pub fn unread_entries_told(&self, found: &UnreadEntries, (kind, key): (&str, &str)) -> Vec<String> {
        let noun = field(kind, key, self.new.language);
        let told = |(count, words): &(usize, String)| match (count, self.new.language) {
            (1, Language::Sv) => format!("en post i {noun} {words}"),
            (1, Language::En) => format!("one entry of {noun} {words}"),
            (count, Language::Sv) => format!("{count} poster i {noun} {words}"),
            (count, Language::En) => format!("{count} entries of {noun} {words}"),
        };
        found.places.iter().flatten().map(told).collect()
    }

    /// "en post går inte att läsa i den nya filen, rad 32", of one side; nothing where all can be read there.
    pub fn unread_entries_of(&self, found: &UnreadEntries, is_new: bool) -> Option<String> {
        let (count, words) = found.places[usize::from(is_new)].as_ref()?;
        Some(match (count, self.new.language) {
            (1, Language::Sv) => format!("en post {words}"),
            (1, Language::En) => format!("one entry {words}"),
            (count, Language::Sv) => format!("{count} poster {words}"),
            (count, Language::En) => format!("{count} entries {words}"),
        })
    }

    /// How many entries of the list under `key` of a part, of which `read` can be read, cannot, and the words for that.
    fn entries_lost(&self, at: PartId, key: &str, is_new: bool, read: usize) -> Option<(usize, String)> {
        let is_entry = |place: &&Unread| place.parent == at && place.keys.first().is_some_and(|of| of == key);
        let places: Vec<&Unread> = self.unread(is_new).iter().filter(is_entry).collect();
        let count = places.iter().find_map(|place| place.items)?.checked_sub(read).filter(|count| *count > 0)?;
        let lines: BTreeSet<usize> = places.iter().filter(|place| place.items.is_some()).map(|place| place.line).collect();
        let told: Vec<String> = lines.iter().map(usize::to_string).collect();
        let line = if told.len() == 1 { self.say("rad", "line") } else { self.say("rad", "lines") };
        let file = if is_new {
            self.say("går inte att läsa i den nya filen", "cannot be read in the new file")
        } else {
            self.say("går inte att läsa i den gamla filen", "cannot be read in the old file")
        };
        Some((count, format!("{file}, {line} {}", listed(&told, self.say("och", "and")))))
    }
}

fn items(meaning: &Meaning) -> Vec<Meaning> {
    match &meaning.value {
        Value::Several(items) => items.clone(),
        _ => vec![meaning.clone()],
    }
}
