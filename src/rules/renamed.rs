//! Since when councils and other bodies have had their names: what the registers of a workspace say, and what is shipped of
//! the councils of counties they say nothing of.

use crate::model::shape::ActorKind;
use crate::register::{Region, regions};
use crate::workspace::{Actor, Directory};
use jiff::civil::Date as Day;
use std::collections::BTreeMap;

/// The names with days of all registers of a workspace, gathered once for all documents.
pub(super) struct DatedNames<'a> {
    /// Every council that became a region: as the register has it that gives the days of its names, else as shipped.
    pub councils: Vec<Region<'a>>,
    /// Of each name, whatever its capitals, who has or had it.
    held: Vec<Vec<Held<'a>>>,
}

impl<'a> DatedNames<'a> {
    pub(super) fn of(directory: &'a Directory) -> DatedNames<'a> {
        let dated: Vec<&Actor> = dated(directory).collect();
        let mut held: BTreeMap<String, Vec<Held<'a>>> = BTreeMap::new();
        for (actor, (name, from, until)) in dated.iter().flat_map(|actor| actor.names().map(move |name| (*actor, name))) {
            let long = Some(name.name.as_str()).filter(|name| name.chars().count() >= SHORTEST);
            let short = name.short.as_deref().filter(|short| is_abbreviation(short));
            for name in long.into_iter().chain(short) {
                held.entry(name.to_lowercase()).or_default().push((name, from, until, actor));
            }
        }
        let councils = regions().iter().map(|shipped| own(&dated, shipped).unwrap_or_else(|| shipped.clone())).collect();
        DatedNames { councils, held: held.into_values().collect() }
    }

    /// The names that no organisation had between `first` and `last`; the latter is open when nothing is known.
    pub(super) fn outside(&self, first: Day, last: Option<Day>) -> Vec<Outside<'a>> {
        self.held.iter().filter_map(|holders| outside(holders, first, last)).collect()
    }
}

/// The organisations of the registers that have a name with a day.
fn dated(directory: &Directory) -> impl Iterator<Item = &Actor> {
    let bodies = directory.actors().map(|(_, actor)| actor).filter(|actor| actor.kind == ActorKind::Organisation);
    bodies.filter(|actor| actor.names().any(|(_, from, until)| from.is_some() || until.is_some()))
}

/// Whether a short name is in capitals, so that it is no other word: "VLL".
fn is_abbreviation(short: &str) -> bool {
    short.chars().count() > 2 && short.chars().all(char::is_uppercase)
}

/// What a register says of a council: by the code of its county, or by its new name.
fn own<'a>(dated: &[&'a Actor], shipped: &Region<'a>) -> Option<Region<'a>> {
    let is_it = |actor: &&&Actor| {
        let is_called_so = || actor.names().any(|(name, ..)| name.name == shipped.name);
        actor.code.as_deref() == Some(shipped.county) || is_called_so()
    };
    dated.iter().filter(is_it).find_map(|actor| {
        let names: Vec<_> = actor.names().collect();
        let at = names.iter().position(|(name, from, _)| from.is_some() && name.name.to_lowercase().contains("region"))?;
        let (name, since, _) = names[at];
        // A federation of municipalities may have had the name too; only the body that was a council before is meant.
        let before = names[..at].iter().rev().find(|(name, ..)| name.name.to_lowercase().contains("landsting"))?;
        Some(Region { name: &name.name, since: since?, before: &before.0.name, is_checked: true, ..shipped.clone() })
    })
}

/// A name of a register that nobody had at the time of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outside<'a> {
    /// The name.
    pub name: &'a str,
    /// The last day on which anybody had it before the document; nothing when it is of a later time.
    pub until: Option<Day>,
    /// The first day on which anybody had it after the document.
    pub from: Option<Day>,
    /// What the body was called at the time of the document.
    pub then: Option<&'a str>,
}

/// A name that an organisation had, with its first and its last day.
type Held<'a> = (&'a str, Option<Day>, Option<Day>, &'a Actor);

/// The name that all `holders` have or had, if none had it between `first` and `last`.
fn outside<'a>(holders: &[Held<'a>], first: Day, last: Option<Day>) -> Option<Outside<'a>> {
    let is_late = |until: Option<Day>| until.is_some_and(|until| until < first);
    let is_early = |from: Option<Day>| from.zip(last).is_some_and(|(from, last)| from > last);
    let (name, .., actor) = *holders.first()?;
    let all_late = holders.iter().all(|(_, _, until, _)| is_late(*until));
    let all_early = holders.iter().all(|(_, from, _, _)| is_early(*from));
    let then = actor.name(Some(first)).map(|then| then.name.as_str()).filter(|then| *then != name);
    let until = holders.iter().filter_map(|(_, _, until, _)| *until).max().filter(|_| all_late);
    let from = holders.iter().filter_map(|(_, from, _, _)| *from).min().filter(|_| all_early);
    (until.is_some() || from.is_some()).then_some(Outside { name, until, from, then })
}

/// The shortest name that is sought: a shorter one stands in too many words.
const SHORTEST: usize = 8;
