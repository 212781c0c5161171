//! What changed between two places: which document of one is which of the other, and what became of each.

use super::{Changes, In, Thresholds};
use crate::model::Document;
use crate::source::SourceId;
use crate::workspace::{Workspace, starts};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What became of one document.
#[derive(Debug)]
pub enum DocumentChanges {
    /// It is new.
    Added(SourceId),
    /// It is gone.
    Removed(SourceId),
    /// It is in both, the same or not.
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
    /// file.
    pub fn of_places(
        (old, old_chosen): (&'a Workspace, &BTreeSet<SourceId>),
        (new, new_chosen): (&'a Workspace, &BTreeSet<SourceId>),
        thresholds: Thresholds,
    ) -> Comparison<'a> {
        let (olds, news) = (Shelf::of(old, old_chosen), Shelf::of(new, new_chosen));
        let pairs = pairs(&olds, &news);
        Comparison::of_shelves((old, &olds), (new, &news), &pairs, thresholds)
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
        let mut pairs = pairs(&all(old), &all(new));
        if let (Some(one), Some(other), 1, 1) = (old_chosen.first(), new_chosen.first(), old_chosen.len(), new_chosen.len())
            && !pairs.contains_key(other)
            && !pairs.values().any(|paired| paired == one)
        {
            pairs.insert(*other, *one);
        }
        let stays: BTreeSet<SourceId> = pairs.iter().filter(|(new, _)| new_chosen.contains(*new)).map(|(_, old)| *old).collect();
        pairs.retain(|new, old| new_chosen.contains(new) || (old_chosen.contains(old) && !stays.contains(old)));
        let came = pairs.iter().filter(|(_, old)| old_chosen.contains(*old)).map(|(new, _)| *new);
        let news = Shelf::of(new, &new_chosen.iter().copied().chain(came).collect());
        Comparison::of_shelves((old, &Shelf::of(old, old_chosen)), (new, &news), &pairs, thresholds)
    }

    fn of_shelves(
        (old, olds): (&'a Workspace, &Shelf),
        (new, news): (&'a Workspace, &Shelf),
        pairs: &BTreeMap<SourceId, SourceId>,
        thresholds: Thresholds,
    ) -> Comparison<'a> {
        let paired: BTreeSet<SourceId> = pairs.values().copied().collect();
        // A file that is there and cannot be read is neither new nor gone.
        let is_unreadable =
            |place: &Workspace, card: &Card| place.find_source(&card.name).is_some_and(|source| place.document(source).is_none());
        let compare = |card: &Card| match pairs.get(&card.source) {
            Some(old_source) => {
                let (old, new) = (In { workspace: old, source: *old_source }, In { workspace: new, source: card.source });
                Changes::between(old, new, thresholds).map(|changes| DocumentChanges::Compared(Box::new(changes)))
            }
            None if is_unreadable(old, card) => None,
            None => Some(DocumentChanges::Added(card.source)),
        };
        let mut documents: Vec<DocumentChanges> = news.0.par_iter().map(compare).flatten_iter().collect();
        let gone = olds.0.iter().filter(|card| !paired.contains(&card.source) && !is_unreadable(new, card));
        documents.extend(gone.map(|card| DocumentChanges::Removed(card.source)));
        Comparison { old, new, documents }
    }

    /// Whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        self.documents.iter().all(|document| matches!(document, DocumentChanges::Compared(changes) if changes.is_empty()))
    }
}

/// What a document is found by.
struct Card {
    source: SourceId,
    name: String,
    id: Option<String>,
    edition: Option<String>,
    starts: Option<jiff::civil::Date>,
}

/// The documents of a place.
struct Shelf(Vec<Card>);

impl Shelf {
    fn of(workspace: &Workspace, chosen: &BTreeSet<SourceId>) -> Shelf {
        let card = |(source, document): (SourceId, &Document)| {
            let content = document.content();
            Card {
                source,
                name: workspace.own_name(source).to_owned(),
                id: content.as_ref().and_then(|content| content.id).map(|id| id.text().to_owned()),
                edition: content.as_ref().and_then(|content| content.edition).map(|edition| edition.0.value.clone()),
                starts: starts(document),
            }
        };
        Shelf(workspace.documents().filter(|(source, _)| chosen.contains(source)).map(card).collect())
    }
}

/// The old file of each new one that has one.
fn pairs(olds: &Shelf, news: &Shelf) -> BTreeMap<SourceId, SourceId> {
    let mut pairs = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut pair = |is_same: &dyn Fn(&Card, &Card) -> bool| {
        for new in latest_first(&news.0) {
            if pairs.contains_key(&new.source) {
                continue;
            }
            let same = latest_first(&olds.0).into_iter().find(|old| !taken.contains(&old.source) && is_same(old, new));
            if let Some(old) = same {
                taken.insert(old.source);
                pairs.insert(new.source, old.source);
            }
        }
    };
    pair(&|old, new| old.id.is_some() && old.id == new.id && old.edition == new.edition && old.name == new.name);
    pair(&|old, new| old.id.is_some() && old.id == new.id && old.edition == new.edition);
    pair(&|old, new| old.id.is_some() && old.id == new.id);
    pair(&|old, new| old.id.is_none() && new.id.is_none() && old.name == new.name);
    // A new edition beside one that stays is compared with it.
    for new in news.0.iter().filter(|new| new.id.is_some()) {
        let before = latest_first(&olds.0).into_iter().find(|old| old.id == new.id && old.starts <= new.starts);
        if let Some(old) = before.filter(|_| !pairs.contains_key(&new.source)) {
            pairs.insert(new.source, old.source);
        }
    }
    pairs
}

/// Of editions of one document the latest come first; all else in the order of the files.
fn latest_first(cards: &[Card]) -> Vec<&Card> {
    let mut cards: Vec<&Card> = cards.iter().collect();
    cards.sort_by_key(|card| (std::cmp::Reverse(card.starts), card.source));
    cards
}
