//! What changed between two places: which document of one is which of the other, and what became of each.

mod lone;
mod shelves;

use super::registers::{self, Choice, EntryName, Moved, Registers};
use super::{Changes, In, Thresholds};
use crate::model::Kind;
use crate::source::SourceId;
use crate::workspace::Workspace;
use rayon::prelude::*;
use shelves::{Card, Shelf, is_unreadable, pairs};
use std::collections::{BTreeMap, BTreeSet};

pub use lone::Lone;

/// What became of one document.
#[derive(Debug)]
pub enum DocumentChanges {
    /// It is new.
    Added(Lone),
    /// It is gone.
    Removed(Lone),
    /// It is in both, the same or not; or entries of a register went from one file to another.
    Compared(Box<Changes>),
}

/// Two places, and what became of the documents of one in the other.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The old place.
    pub old: &'a Workspace,
    /// The new place.
    pub new: &'a Workspace,
    /// What became of each document, in the order of the new files; what is gone comes last.
    pub documents: Vec<DocumentChanges>,
}

impl<'a> Comparison<'a> {
    /// Compares one document with another, whatever they are called. Nothing when one of the files holds no document.
    pub fn of_two(old: In<'a>, new: In<'a>, thresholds: Thresholds) -> Option<Comparison<'a>> {
        let changes = Changes::between(old, new, thresholds)?;
        let documents = vec![DocumentChanges::Compared(Box::new(changes))];
        Some(Comparison { old: old.workspace, new: new.workspace, documents })
    }

    /// Compares the documents `old_chosen` of one place with the documents `new_chosen` of another: those of the same id and
    /// edition, then the editions of one id that are left, the latest with the latest; what has no id by the name of its
    /// file, by saying the same, by being the only one of its kind that is left, or as registers by most of their entries; and last what has another id in the same file, or in another under the
    /// same title that says most of the same. Entries of a register that live on in another file are compared with what they were.
    pub fn of_places(
        (old, old_chosen): (&'a Workspace, &BTreeSet<SourceId>),
        (new, new_chosen): (&'a Workspace, &BTreeSet<SourceId>),
        thresholds: Thresholds,
    ) -> Comparison<'a> {
        let (olds, news) = (Shelf::of(old, old_chosen), Shelf::of(new, new_chosen));
        let registers = shelves::registers((old, &olds), (new, &news));
        let pairs = pairs((old, &olds), (new, &news), &registers);
        let moved = registers[0].moved(&registers[1], &pairs);
        Comparison::of_shelves((old, &olds), (new, &news), (&pairs, &moved, &registers), thresholds)
    }

    /// Compares what was chosen of one place at two times. What came from elsewhere in the place, or went there, is compared
    /// with what it was there, as it would be if all of the place had been chosen. One document that is left on each side is
    /// compared with the other.
    pub fn of_times(
        (old, old_chosen): (&'a Workspace, &BTreeSet<SourceId>),
        (new, new_chosen): (&'a Workspace, &BTreeSet<SourceId>),
        thresholds: Thresholds,
    ) -> Comparison<'a> {
        let all = |workspace: &'a Workspace| Shelf::of(workspace, &workspace.documents().map(|(source, _)| source).collect());
        let (olds, news) = (all(old), all(new));
        let registers = shelves::registers((old, &olds), (new, &news));
        let mut pairs = pairs((old, &olds), (new, &news), &registers);
        if let (Some(one), Some(other), 1, 1) = (old_chosen.first(), new_chosen.first(), old_chosen.len(), new_chosen.len())
            && !pairs.contains_key(other)
            && !pairs.values().any(|paired| paired == one)
        {
            pairs.insert(*other, *one);
        }
        let mut moved = registers[0].moved(&registers[1], &pairs);
        moved.retain(|moved| old_chosen.contains(&moved.old) || new_chosen.contains(&moved.new));
        let stays: BTreeSet<SourceId> = pairs.iter().filter(|(new, _)| new_chosen.contains(*new)).map(|(_, old)| *old).collect();
        pairs.retain(|new, old| new_chosen.contains(new) || (old_chosen.contains(old) && !stays.contains(old)));
        let came = pairs.iter().filter(|(_, old)| old_chosen.contains(*old)).map(|(new, _)| *new);
        let news = Shelf::of(new, &new_chosen.iter().copied().chain(came).collect());
        Comparison::of_shelves((old, &Shelf::of(old, old_chosen)), (new, &news), (&pairs, &moved, &registers), thresholds)
    }

    fn of_shelves(
        (old, olds): (&'a Workspace, &Shelf<'_>),
        (new, news): (&'a Workspace, &Shelf<'_>),
        (pairs, moved, entries): (&BTreeMap<SourceId, SourceId>, &[Moved], &[Registers; 2]),
        thresholds: Thresholds,
    ) -> Comparison<'a> {
        let paired: BTreeSet<SourceId> = pairs.values().copied().collect();
        let is_same_county = registers::are_of_the_same_counties(old, new);
        let between = |(old_source, old_choice): Chosen<'_>, (new_source, new_choice): Chosen<'_>| {
            let (old, new) = (In { workspace: old, source: old_source }, In { workspace: new, source: new_source });
            let mut changes = Changes::of_chosen((old, old_choice), (new, new_choice), thresholds)?;
            registers::note_held(entries, &changes.old, &changes.new, &mut changes.parts);
            if is_same_county {
                registers::note_county(&mut changes.parts);
            }
            Some(Box::new(changes))
        };
        // What went to another file, or came from one, is told there.
        let gone = elsewhere(moved, |one| one.old, 0);
        let came = elsewhere(moved, |one| one.new, 1);
        let none = BTreeSet::new();
        let beside = |card: &Card<'_>, is_new: bool| {
            let all = if is_new { old } else { new };
            let other = (card.kind == Kind::Register).then(|| lone::other_register(card.source, is_new, moved, all)).flatten();
            other.map(|other| (other, Choice::Only(&none)))
        };
        let compare = |card: &Card<'_>| match pairs.get(&card.source) {
            Some(old_source) => {
                let changes = between((*old_source, without(&gone, *old_source)), (card.source, without(&came, card.source)));
                changes.map(DocumentChanges::Compared)
            }
            None if is_unreadable(old, card) => None,
            None => {
                let own = (card.source, without(&came, card.source));
                let rest = beside(card, true).and_then(|other| between(other, own));
                Some(DocumentChanges::Added(Lone::new(card.source, rest, came.contains_key(&card.source))))
            }
        };
        let mut documents: Vec<DocumentChanges> = news.0.par_iter().map(compare).flatten_iter().collect();
        let only = |one: &Moved| between((one.old, Choice::Only(&one.entries[0])), (one.new, Choice::Only(&one.entries[1])));
        documents.extend(moved.iter().filter_map(only).map(DocumentChanges::Compared));
        let removed = olds.0.iter().filter(|card| !paired.contains(&card.source) && !is_unreadable(new, card));
        documents.extend(removed.map(|card| {
            let own = (card.source, without(&gone, card.source));
            let rest = beside(card, false).and_then(|other| between(own, other));
            DocumentChanges::Removed(Lone::new(card.source, rest, gone.contains_key(&card.source)))
        }));
        Comparison { old, new, documents }
    }
}

/// A file and what of it is compared.
type Chosen<'c> = (SourceId, Choice<'c>);

/// The entries that leave a file, or come to one, by that file and what they are called on the side `side`.
fn elsewhere(moved: &[Moved], file: impl Fn(&Moved) -> SourceId, side: usize) -> BTreeMap<SourceId, BTreeSet<EntryName>> {
    let mut all: BTreeMap<SourceId, BTreeSet<EntryName>> = BTreeMap::new();
    for one in moved {
        all.entry(file(one)).or_default().extend(one.entries[side].iter().cloned());
    }
    all
}

/// All of a file but what is told elsewhere.
fn without(elsewhere: &BTreeMap<SourceId, BTreeSet<EntryName>>, source: SourceId) -> Choice<'_> {
    elsewhere.get(&source).map_or(Choice::All, Choice::Without)
}
