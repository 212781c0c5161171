//! What is known of one act of law, and those that are shipped.

use super::citation::{Chapter, Citation};
use crate::model::StatutoryAct;
use crate::text::StaticText;
use jiff::civil::Date as Day;
use std::sync::OnceLock;

/// The acts, one a line.
const ACTS: &str = include_str!("acts.csv");
/// Where provisions of repealed acts went, one a line.
const PROVISIONS: &str = include_str!("provisions.csv");

/// Something that is known, and whether a source confirmed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<T> {
    /// What is known.
    pub value: T,
    /// Whether a source confirmed it.
    pub is_verified: bool,
}

/// Where a provision went when another act took the place of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The provision: `3 f §`.
    pub old: String,
    /// That of the act that replaced it: `16 kap. 4 §`.
    pub new: Fact<String>,
}

/// An act of law.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Act {
    /// Its number in the statute book, `2001:453`, or series and number, `SOSFS 2007:10`. Of an act of a workspace without a
    /// number, its id.
    pub number: String,
    /// Its id in a register of the workspace.
    pub id: Option<String>,
    /// What it is called, short names first: `SoL`, `socialtjänstlagen`.
    pub names: Vec<String>,
    /// Those of the names that no source confirmed.
    pub unverified_names: Vec<String>,
    /// Its title: `Socialtjänstlag`.
    pub title: String,
    /// Whether no source confirmed the title.
    pub is_title_unverified: bool,
    /// Whether its sections begin anew in each chapter.
    pub has_chapters: Option<bool>,
    /// The first day it was in force.
    pub from: Option<Fact<Day>>,
    /// The first day it was no longer in force.
    pub repealed: Option<Fact<Day>>,
    /// The number of the act that replaced it.
    pub replaced_by: Option<Fact<String>>,
    /// The number of the act that it amends, when that is all it does.
    pub amends: Option<String>,
    /// Where its provisions went.
    pub moved: Vec<Moved>,
}

impl Act {
    /// Whether it was in force on `day`, as far as is known.
    pub fn is_in_force(&self, day: Day) -> bool {
        self.from.as_ref().is_none_or(|from| from.value <= day) && !self.is_repealed(day)
    }

    /// Whether it was no longer in force on `day`.
    pub fn is_repealed(&self, day: Day) -> bool {
        self.repealed.as_ref().is_some_and(|repealed| repealed.value <= day)
    }

    /// Whether it counts its sections as `citation` does: by chapter, or through. Where that is not known, it may.
    pub fn fits(&self, citation: &Citation) -> bool {
        let Some(has_chapters) = self.has_chapters else { return true };
        citation.provisions.iter().all(|provision| match provision.chapter {
            Chapter::None => !has_chapters,
            Chapter::Missing | Chapter::Number(_) => has_chapters,
        })
    }

    /// Where the provision `old`, in canonical form, went.
    pub fn successor_of(&self, old: &str) -> Option<&Fact<String>> {
        self.moved.iter().find(|moved| moved.old == old).map(|moved| &moved.new)
    }

    /// The act as a text cites it: `socialtjänstlagen (2001:453)`, `lagen (2017:612) om samverkan ...`, `SOSFS 2007:10`.
    pub fn shown(&self) -> String {
        let Act { number, title, names, .. } = self;
        if number.contains("FS ") || self.id.as_ref() == Some(number) {
            return names.last().filter(|_| !number.contains("FS ")).unwrap_or(number).clone();
        }
        let everyday = names.iter().find(|name| name.starts_with(char::is_lowercase));
        match (title.strip_prefix("Lag "), everyday) {
            (Some(rest), _) => format!("lagen ({number}) {rest}"),
            (None, Some(name)) => format!("{name} ({number})"),
            (None, None) if title.is_empty() => names.first().map_or(number.clone(), |name| format!("{name} ({number})")),
            (None, None) => format!("{title} ({number})"),
        }
    }

    /// An act of a workspace on its own; its references to other acts are ids as yet.
    pub(super) fn of(entry: &StatutoryAct) -> Option<Act> {
        let id = entry.id.as_ref().filter(|id| id.value.is_ok()).map(|id| id.text().to_owned());
        let number = entry.number.as_ref().map(|number| super::named::normal_number(&number.0.value)).or_else(|| id.clone())?;
        let is_verified = !entry.unverified.as_ref().is_some_and(|unverified| unverified.value);
        let text = |text: &crate::model::Spanned<String>| text.value.clone();
        let also = entry.also_called.iter().map(text);
        let names = entry.short.iter().map(text).chain(also).chain(entry.name.iter().map(text)).collect();
        let validity = entry.validity.as_ref();
        let from = validity.and_then(|validity| validity.from.as_ref()?.get()).map(|period| period.first());
        let until = validity.and_then(|validity| validity.until.as_ref()?.date.as_ref()?.get()).map(|period| period.last());
        let repealed = until.and_then(|last| last.tomorrow().ok());
        let fact = |value: Day| Fact { value, is_verified };
        let named = |name: &crate::model::ActName| name.0.text().to_owned();
        let moved = entry
            .provisions
            .0
            .iter()
            .map(|(old, new)| Moved { old: old.value.clone(), new: Fact { value: new.value.clone(), is_verified } });
        Some(Act {
            number,
            id,
            names,
            unverified_names: Vec::new(),
            title: entry.name.as_ref().map(text).unwrap_or_default(),
            is_title_unverified: !is_verified,
            has_chapters: None,
            from: from.map(fact),
            repealed: repealed.map(fact),
            replaced_by: entry.replaced_by.as_ref().map(|name| Fact { value: named(name), is_verified }),
            amends: entry.amends.as_ref().map(named),
            moved: moved.collect(),
        })
    }

    /// What a workspace says of this act, over what is shipped.
    pub(super) fn override_with(&mut self, own: Act) {
        self.id = own.id.or(self.id.take());
        self.unverified_names.retain(|name| !own.names.contains(name));
        for name in own.names.into_iter().rev() {
            if !self.names.contains(&name) {
                self.names.insert(0, name);
            }
        }
        self.is_title_unverified &= own.is_title_unverified;
        self.from = own.from.or(self.from.take());
        self.repealed = own.repealed.or(self.repealed.take());
        self.replaced_by = own.replaced_by.or(self.replaced_by.take());
        self.amends = own.amends.or(self.amends.take());
        self.moved.retain(|moved| own.moved.iter().all(|other| other.old != moved.old));
        self.moved.extend(own.moved);
    }
}

/// What a message adds behind a fact that no source confirmed.
pub(super) const UNVERIFIED: StaticText = StaticText { sv: " (obekräftat)", en: " (unconfirmed)" };

impl<T> Fact<T> {
    /// What a message adds behind the fact: nothing when a source confirmed it.
    pub fn note(&self) -> StaticText {
        if self.is_verified { StaticText { sv: "", en: "" } } else { UNVERIFIED }
    }
}

/// A field of the shipped register: none when empty; `?` behind it says that no source confirmed it.
fn fact(field: &str) -> Option<Fact<&str>> {
    let value = field.trim_end_matches('?');
    (!value.is_empty()).then_some(Fact { value, is_verified: value.len() == field.len() })
}

fn day(field: &str) -> Option<Fact<Day>> {
    let Fact { value, is_verified } = fact(field)?;
    Some(Fact { value: value.parse().ok()?, is_verified })
}

fn owned(field: &str) -> Option<Fact<String>> {
    fact(field).map(|fact| Fact { value: fact.value.to_owned(), is_verified: fact.is_verified })
}

pub(super) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(';').collect())
}

fn read(fields: &[&str]) -> Option<Act> {
    let [number, names, title, chapters, from, repealed, replaced_by, amends, ..] = fields else { return None };
    let title = fact(title)?;
    let names: Vec<Fact<&str>> = names.split(',').filter_map(fact).collect();
    let unverified = names.iter().filter(|name| !name.is_verified);
    Some(Act {
        number: (*number).to_owned(),
        id: None,
        unverified_names: unverified.map(|name| name.value.to_owned()).collect(),
        names: names.iter().map(|name| name.value.to_owned()).collect(),
        title: title.value.to_owned(),
        is_title_unverified: !title.is_verified,
        has_chapters: fact(chapters).filter(|chapters| chapters.is_verified).map(|chapters| chapters.value == "yes"),
        from: day(from),
        repealed: day(repealed),
        replaced_by: owned(replaced_by),
        amends: fact(amends).map(|amends| amends.value.to_owned()),
        moved: Vec::new(),
    })
}

/// The acts that okplan ships, sorted as in its file.
pub fn shipped() -> &'static [Act] {
    static ALL: OnceLock<Vec<Act>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: Vec<Act> = rows(ACTS).filter_map(|fields| read(&fields)).collect();
        for fields in rows(PROVISIONS) {
            let [number, old, new, ..] = fields.as_slice() else { continue };
            if let (Some(act), Some(new)) = (all.iter_mut().find(|act| act.number == *number), owned(new)) {
                act.moved.push(Moved { old: (*old).to_owned(), new });
            }
        }
        all
    })
}
