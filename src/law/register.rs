//! All acts that are known: those okplan ships, and those of the workspace's registers over them.

use super::act::{Act, shipped};
use super::citation::Citation;
use super::named::Names;
use crate::model::StatutoryAct;
use jiff::civil::Date as Day;
use std::collections::BTreeMap;

/// All acts that are known, found by number, by name and by id.
#[derive(Debug)]
pub struct Acts {
    all: Vec<Act>,
    by_number: BTreeMap<String, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
    names: Names,
}

/// The act that a citation means.
#[derive(Debug, PartialEq, Eq)]
pub enum Meant<'a> {
    /// This one.
    Act(&'a Act),
    /// One of several of that name; nothing tells which.
    Several(Vec<&'a Act>),
    /// This one, as far as the form of the provision tells: its sections are counted as the citation counts them, but it was
    /// repealed, and an act of the same name was in force.
    Guessed(&'a Act),
    /// None that is known.
    Unknown,
}

/// The act in force in the place of one that was repealed.
#[derive(Debug, PartialEq, Eq)]
pub struct Successor<'a> {
    /// The act.
    pub act: &'a Act,
    /// Whether a source confirmed each step from the one act to the other.
    pub is_verified: bool,
    /// Whether there is but one step.
    pub is_next: bool,
}

impl Acts {
    /// The acts that are shipped, and those of registers. Of an entry whose number is shipped what it says counts, and the
    /// rest stays.
    pub fn of<'a>(entries: impl Iterator<Item = &'a StatutoryAct>) -> Acts {
        let mut acts = shipped().to_vec();
        let own: Vec<Act> = entries.filter_map(Act::of).collect();
        let numbers: BTreeMap<String, String> =
            own.iter().filter_map(|act| Some((act.id.clone()?, act.number.clone()))).collect();
        for mut act in own {
            for name in act.replaced_by.iter_mut().map(|fact| &mut fact.value).chain(act.amends.as_mut()) {
                if let Some(number) = numbers.get(name) {
                    name.clone_from(number);
                }
            }
            match acts.iter_mut().find(|known| known.number == act.number) {
                Some(known) => known.override_with(act),
                None => acts.push(act),
            }
        }
        let by_number = acts.iter().enumerate().map(|(index, act)| (act.number.clone(), index)).collect();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, act) in acts.iter().enumerate() {
            for name in &act.names {
                by_name.entry(name.clone()).or_default().push(index);
            }
        }
        let names = Names::of(&acts);
        Acts { all: acts, by_number, by_name, names }
    }

    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    /// The act with that number.
    pub fn numbered(&self, number: &str) -> Option<&Act> {
        self.by_number.get(number).and_then(|index| self.all.get(*index))
    }

    /// The act with that id in a register of the workspace.
    pub fn with_id(&self, id: &str) -> Option<&Act> {
        self.all.iter().find(|act| act.id.as_deref() == Some(id))
    }

    /// Every act that has or had that name.
    pub fn called(&self, name: &str) -> Vec<&Act> {
        match name.strip_prefix('#') {
            Some(number) => {
                let title = self.numbered(number).map(|act| act.title.as_str()).unwrap_or_default();
                self.all.iter().filter(|act| act.title == title).collect()
            }
            None => self.by_name.get(name).into_iter().flatten().filter_map(|index| self.all.get(*index)).collect(),
        }
    }

    /// The act that `citation` means in a text of `day`. A number tells it, or else a name: the act of that name that was in
    /// force then and whose sections are counted as the citation counts them; if none was, the last that had been.
    pub fn meant(&self, citation: &Citation, day: Option<Day>) -> Meant<'_> {
        if let Some(number) = &citation.number {
            return self.numbered(&number.number).map_or(Meant::Unknown, Meant::Act);
        }
        let Some(name) = &citation.name else { return Meant::Unknown };
        let all = self.called(name);
        let fitting: Vec<&Act> = all.iter().copied().filter(|act| act.fits(citation)).collect();
        let Some(day) = day else { return one(if fitting.is_empty() { all } else { fitting }) };
        let is_guess =
            !fitting.is_empty() && !fitting.iter().any(|act| act.is_in_force(day)) && all.iter().any(|act| act.is_in_force(day));
        let all = if fitting.is_empty() { all } else { fitting };
        let in_force: Vec<&Act> = all.iter().copied().filter(|act| act.is_in_force(day)).collect();
        if !in_force.is_empty() {
            return one(in_force);
        }
        let ended = all.iter().copied().filter(|act| act.is_repealed(day));
        let last = ended.max_by_key(|act| act.repealed.as_ref().map(|repealed| repealed.value));
        match last {
            Some(act) if is_guess => Meant::Guessed(act),
            Some(act) => Meant::Act(act),
            None => one(all),
        }
    }

    /// The act that came in the place of `act` and is in force on `day`; one that replaced it and was itself replaced is passed
    /// by. Nothing when that is not known.
    pub fn successor(&self, act: &Act, day: Day) -> Option<Successor<'_>> {
        let (mut is_verified, mut next) = (true, act.replaced_by.as_ref()?);
        // Registers may say that two acts replaced each other.
        for step in 0..8 {
            is_verified &= next.is_verified;
            let act = self.numbered(&next.value)?;
            if !act.is_repealed(day) {
                return Some(Successor { act, is_verified, is_next: step == 0 });
            }
            next = act.replaced_by.as_ref()?;
        }
        None
    }
}

fn one(acts: Vec<&Act>) -> Meant<'_> {
    match acts.as_slice() {
        [] => Meant::Unknown,
        [act] => Meant::Act(act),
        _ => Meant::Several(acts),
    }
}
