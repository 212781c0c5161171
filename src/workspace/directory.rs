//! What the registers of a workspace hold, by id.

use crate::model::shape::ActorKind;
use crate::model::written::{Parsed, Spanned};
use crate::model::{
    ALL_MUNICIPALITIES, Contact, DatedName, Forum, GlossaryEntry, Id, ListedDocument, Organisation, Period, Register,
    StatutoryAct,
};
use crate::register;
use crate::source::{SourceId, Span};
use jiff::civil::Date as Day;
use std::collections::{BTreeMap, BTreeSet};

/// A name, long and short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub name: String,
    /// The short name, if there is one.
    pub short: Option<String>,
    /// The name for several, of a role.
    pub plural: Option<String>,
}

/// A register entry that documents can name.
#[derive(Debug, Clone)]
pub struct Actor {
    /// What it is.
    pub kind: ActorKind,
    /// The file its register stands in.
    pub source: SourceId,
    /// Where its id stands.
    pub span: Span,
    /// The organisation, unit or group it belongs to.
    pub of: Option<String>,
    /// The members of a group.
    pub members: Vec<String>,
    /// The official code, if it has one.
    pub code: Option<String>,
    names: Vec<(Name, Option<Day>, Option<Day>)>,
}

impl Actor {
    /// Every name it has or had, with the first and the last day it held, if they are known.
    pub fn names(&self) -> impl Iterator<Item = (&Name, Option<Day>, Option<Day>)> {
        self.names.iter().map(|(name, from, until)| (name, *from, *until))
    }

    /// Its name on `day`: the one that held then, else the last; nothing when it has no name at all.
    pub fn name(&self, day: Option<Day>) -> Option<&Name> {
        let held = |(_, from, until): &&(Name, Option<Day>, Option<Day>)| {
            day.is_some_and(|day| from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until))
        };
        self.names.iter().find(held).or(self.names.last()).map(|(name, ..)| name)
    }
}

/// What the registers hold, by id.
#[derive(Debug, Default)]
pub struct Directory {
    actors: BTreeMap<String, Actor>,
    abbreviations: BTreeMap<String, (String, SourceId, Span)>,
    documents: Vec<ListedDocument>,
    contacts: Vec<Contact>,
    acts: BTreeMap<String, StatutoryAct>,
    glossary: BTreeMap<String, GlossaryEntry>,
    repeated: Vec<(String, SourceId, Span)>,
    registers: usize,
    counties: BTreeSet<String>,
    /// Ids in parts of files that could not be used.
    pub(super) ids_in_unusable_parts: BTreeSet<String>,
}

fn day(period: Option<&Parsed<Period>>, pick: impl Fn(Period) -> Day) -> Option<Day> {
    period.and_then(|period| period.get()).map(|period| pick(*period))
}

fn dated_names(organisation: &Organisation) -> Vec<(Name, Option<Day>, Option<Day>)> {
    let named = organisation.names.iter().filter_map(|dated| {
        let DatedName { name, short, from, until } = &dated.value;
        let name =
            Name { name: name.as_ref()?.value.clone(), short: short.as_ref().map(|short| short.value.clone()), plural: None };
        Some((name, day(from.as_ref(), Period::first), day(until.as_ref(), Period::last)))
    });
    let names: Vec<_> = named.collect();
    let by_code = || {
        let name = register::municipality(&organisation.code.as_ref()?.0.value)?;
        Some((Name { name: name.to_owned(), short: None, plural: None }, None, None))
    };
    if names.is_empty() { by_code().into_iter().collect() } else { names }
}

/// An entry with one name that always held.
fn plain_name(name: Option<&Spanned<String>>, short: Option<&Spanned<String>>) -> Vec<(Name, Option<Day>, Option<Day>)> {
    let text = |text: &Spanned<String>| text.value.clone();
    name.map(|name| (Name { name: text(name), short: short.map(text), plural: None }, None, None)).into_iter().collect()
}

impl Directory {
    /// Adds what `register` holds. Of two entries with the same id the first counts.
    pub(super) fn add(&mut self, register: &Register, source: SourceId) {
        self.registers += 1;
        self.counties.extend(register.county.iter().map(|county| county.0.value.clone()));
        let entry = |kind, span, names| Actor { kind, source, span, of: None, members: Vec::new(), code: None, names };
        for organisation in &register.organisations {
            let mut actor = entry(ActorKind::Organisation, Span::default(), dated_names(organisation));
            actor.code = organisation.code.as_ref().map(|code| code.0.value.clone());
            self.insert(organisation.id.as_ref(), actor);
        }
        for unit in &register.units {
            let mut actor = entry(ActorKind::Unit, Span::default(), plain_name(unit.name.as_ref(), unit.short.as_ref()));
            actor.of = unit.of.as_ref().map(|of| of.0.text().to_owned());
            self.insert(unit.id.as_ref(), actor);
        }
        for group in &register.groups {
            let mut actor = entry(ActorKind::Group, Span::default(), plain_name(group.name.as_ref(), group.short.as_ref()));
            let all = group.members.iter().any(|member| member.0.text() == ALL_MUNICIPALITIES);
            actor.members = if all {
                municipalities(register)
            } else {
                group.members.iter().map(|member| member.0.text().to_owned()).collect()
            };
            self.insert(group.id.as_ref(), actor);
        }
        for role in &register.roles {
            let mut names = plain_name(role.name.as_ref(), role.short.as_ref());
            if let Some((name, ..)) = names.first_mut() {
                name.plural = role.plural.as_ref().map(|plural| plural.value.clone());
            }
            let mut actor = entry(ActorKind::Role, Span::default(), names);
            actor.of = role.of.as_ref().map(|of| of.0.text().to_owned());
            self.insert(role.id.as_ref(), actor);
        }
        self.add_forums(&register.forums, source);
        for (short, meaning) in &register.abbreviations.0 {
            let fact = (meaning.value.clone(), source, short.span);
            self.abbreviations.entry(short.value.clone()).or_insert(fact);
        }
        for act in &register.acts {
            if let Some(id) = act.id.as_ref().filter(|id| id.value.is_ok()) {
                if self.acts.contains_key(id.text()) {
                    self.repeated.push((id.text().to_owned(), source, id.span()));
                } else {
                    self.acts.insert(id.text().to_owned(), act.value.clone());
                }
            }
        }
        for entry in &register.glossary {
            if let Some(term) = &entry.term {
                self.glossary.entry(term.value.clone()).or_insert_with(|| entry.value.clone());
            }
        }
        self.documents.extend(register.documents.iter().map(|listed| listed.value.clone()));
        self.contacts.extend(register.contacts.iter().map(|contact| contact.value.clone()));
    }

    /// Adds forums: those of a register, or the groups of a process.
    pub(super) fn add_forums(&mut self, forums: &[Spanned<Forum>], source: SourceId) {
        for forum in forums {
            let names = plain_name(forum.name.as_ref(), forum.short.as_ref());
            let (span, of, code) = (Span::default(), None, None);
            let members = forum.members.iter().filter_map(|member| member.actor.as_ref()).map(|actor| actor.0.text().to_owned());
            let members = members.collect();
            self.insert(forum.id.as_ref(), Actor { kind: ActorKind::Forum, source, span, of, members, code, names });
        }
    }

    fn insert(&mut self, id: Option<&Id>, mut actor: Actor) {
        let Some(id) = id.filter(|id| id.value.is_ok()) else { return };
        actor.span = id.span();
        if self.actors.contains_key(id.text()) {
            self.repeated.push((id.text().to_owned(), actor.source, actor.span));
        } else {
            self.actors.insert(id.text().to_owned(), actor);
        }
    }

    /// The entry with that id.
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.actors.get(id)
    }

    /// Every entry by id, sorted.
    pub fn actors(&self) -> impl Iterator<Item = (&str, &Actor)> {
        self.actors.iter().map(|(id, actor)| (id.as_str(), actor))
    }

    /// Every name that ever held, long and short, and the abbreviations.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        let names = self.actors.values().flat_map(|actor| &actor.names);
        let names = names.flat_map(|(name, ..)| std::iter::once(name.name.as_str()).chain(name.short.as_deref()));
        names.chain(self.abbreviations.keys().map(String::as_str))
    }

    /// The id of the entry that has or had the name `name`, long or short, whatever its capitals; "Umeå kommun" is Umeå too.
    pub fn id_called(&self, name: &str) -> Option<&str> {
        let wanted = name.to_lowercase();
        let municipality = wanted.strip_suffix(" kommun").map(|place| place.strip_suffix('s').unwrap_or(place).to_owned());
        let is_it = |known: &str| {
            let known = known.to_lowercase();
            known == wanted || municipality.as_ref().is_some_and(|place| *place == known)
        };
        let has_it =
            |(name, ..): &(Name, Option<Day>, Option<Day>)| is_it(&name.name) || name.short.as_deref().is_some_and(is_it);
        self.actors.iter().find(|(_, actor)| actor.names.iter().any(has_it)).map(|(id, _)| id.as_str())
    }

    /// What an abbreviation stands for.
    pub fn abbreviation(&self, short: &str) -> Option<&str> {
        self.abbreviations.get(short).map(|(meaning, ..)| meaning.as_str())
    }

    /// The abbreviations, sorted.
    pub fn abbreviations(&self) -> impl Iterator<Item = (&str, &str)> {
        self.abbreviations.iter().map(|(short, (meaning, ..))| (short.as_str(), meaning.as_str()))
    }

    /// The act of law with that id.
    pub fn statutory_act(&self, id: &str) -> Option<&StatutoryAct> {
        self.acts.get(id)
    }

    /// All acts of law, by id.
    pub fn statutory_acts(&self) -> impl Iterator<Item = &StatutoryAct> {
        self.acts.values()
    }

    /// The ids of all acts of law, sorted.
    pub fn statutory_act_ids(&self) -> impl Iterator<Item = &str> {
        self.acts.keys().map(String::as_str)
    }

    /// What a word means, with its source.
    pub fn term(&self, term: &str) -> Option<&GlossaryEntry> {
        self.glossary.get(term)
    }

    /// The words that are explained, sorted.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.glossary.keys().map(String::as_str)
    }

    /// Documents known by title only.
    pub fn listed_documents(&self) -> impl Iterator<Item = &ListedDocument> {
        self.documents.iter()
    }

    /// Whom to ask, by role.
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }

    /// Entries whose id another entry has already, with their places.
    pub fn repeated(&self) -> &[(String, SourceId, Span)] {
        &self.repeated
    }

    /// Whether there is any register.
    pub fn has_register(&self) -> bool {
        self.registers > 0
    }

    /// The code of the county the workspace is about, when its registers name one and no other.
    pub fn county(&self) -> Option<&str> {
        self.counties.first().map(String::as_str).filter(|_| self.counties.len() == 1)
    }

    /// Whether the id stands in a part of a file that could not be used.
    pub fn is_in_unusable_part(&self, id: &str) -> bool {
        self.ids_in_unusable_parts.contains(id)
    }
}

/// The municipalities a register lists, of its own county if it names one.
fn municipalities(register: &Register) -> Vec<String> {
    let county = register.county.as_ref().map(|county| county.0.value.as_str());
    let is_municipality = |organisation: &&Spanned<Organisation>| {
        let code = organisation.code.as_ref().map(|code| code.0.value.as_str());
        code.and_then(register::county_of).is_some_and(|of| county.is_none_or(|county| county == of))
    };
    let listed = register.organisations.iter().filter(is_municipality);
    listed.filter_map(|organisation| Some(organisation.id.as_ref()?.text().to_owned())).collect()
}
