//! What changed between two places: which document of one is which of the other, and what became of each.

use super::{Changes, In, Thresholds};
use crate::model::{Document, Kind};
use crate::source::SourceId;
use crate::workspace::{Workspace, starts};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The share of their lines above which a document of the same title with another id in another file is the same document.
const LEAST_SAME: f64 = 0.5;

/// The most files that are compared line by line with each other.
const MAX_COMPARISONS: usize = 10_000;

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
    /// file, by saying the same, or by being the only one of its kind that is left; and last what has another id in the same file, or in another under the
    /// same title that says most of the same.
    pub fn of_places(
        (old, old_chosen): (&'a Workspace, &BTreeSet<SourceId>),
        (new, new_chosen): (&'a Workspace, &BTreeSet<SourceId>),
        thresholds: Thresholds,
    ) -> Comparison<'a> {
        let (olds, news) = (Shelf::of(old, old_chosen), Shelf::of(new, new_chosen));
        let pairs = pairs((old, &olds), (new, &news));
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
        let mut pairs = pairs((old, &all(old)), (new, &all(new)));
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
        (old, olds): (&'a Workspace, &Shelf<'_>),
        (new, news): (&'a Workspace, &Shelf<'_>),
        pairs: &BTreeMap<SourceId, SourceId>,
        thresholds: Thresholds,
    ) -> Comparison<'a> {
        let paired: BTreeSet<SourceId> = pairs.values().copied().collect();
        let compare = |card: &Card<'_>| match pairs.get(&card.source) {
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
}

/// What a document is found by.
struct Card<'a> {
    source: SourceId,
    name: String,
    kind: Kind,
    title: Option<&'a str>,
    /// What the file says.
    text: &'a str,
    id: Option<String>,
    edition: Option<String>,
    starts: Option<jiff::civil::Date>,
}

/// The documents of a place.
struct Shelf<'a>(Vec<Card<'a>>);

impl<'a> Shelf<'a> {
    fn of(workspace: &'a Workspace, chosen: &BTreeSet<SourceId>) -> Shelf<'a> {
        let card = |(source, document): (SourceId, &'a Document)| {
            let content = document.content();
            Card {
                source,
                name: workspace.own_name(source).to_owned(),
                kind: document.kind(),
                title: content.as_ref().and_then(|content| content.title).map(|title| title.value.trim()),
                text: workspace.source(source).text(),
                id: content.as_ref().and_then(|content| content.id).map(|id| id.text().to_owned()),
                edition: content.as_ref().and_then(|content| content.edition).map(|edition| edition.0.value.clone()),
                starts: starts(document),
            }
        };
        Shelf(workspace.documents().filter(|(source, _)| chosen.contains(source)).map(card).collect())
    }
}

/// Whether the document's file is there in `place` and cannot be read: then it is neither new nor gone.
fn is_unreadable(place: &Workspace, card: &Card<'_>) -> bool {
    place.find_source(&card.name).is_some_and(|source| place.document(source).is_none())
}

/// The old file of each new one that has one.
fn pairs((old, olds): (&Workspace, &Shelf<'_>), (new, news): (&Workspace, &Shelf<'_>)) -> BTreeMap<SourceId, SourceId> {
    let mut pairs = Pairs::default();
    pairs.add(olds, news, &|old, new| old.id.is_some() && old.id == new.id && old.edition == new.edition && old.name == new.name);
    pairs.add(olds, news, &|old, new| old.id.is_some() && old.id == new.id && old.edition == new.edition);
    pairs.add(olds, news, &|old, new| old.id.is_some() && old.id == new.id);
    let without_id = |old: &Card<'_>, new: &Card<'_>| old.id.is_none() && new.id.is_none();
    pairs.add(olds, news, &|old, new| without_id(old, new) && old.name == new.name);
    // A new edition beside one that stays is compared with it.
    let latest = latest_first(&olds.0);
    for new in news.0.iter().filter(|new| new.id.is_some()) {
        let before = latest.iter().find(|old| old.id == new.id && old.starts <= new.starts);
        if let Some(old) = before.filter(|_| !pairs.of_new.contains_key(&new.source)) {
            pairs.of_new.insert(new.source, old.source);
        }
    }
    let is_gone = |card: &Card<'_>| !is_unreadable(new, card);
    let is_new = |card: &Card<'_>| !is_unreadable(old, card);
    let are_moved = |old: &Card<'_>, new: &Card<'_>| without_id(old, new) && old.kind == new.kind && is_gone(old) && is_new(new);
    pairs.add(olds, news, &|old, new| are_moved(old, new) && old.text == new.text);
    // What others name by where it stands, as a register, and no other of its kind came or went.
    let only = pairs.clone();
    let is_only_old =
        |card: &Card<'_>| olds.0.iter().filter(|old| old.kind == card.kind && !only.taken.contains(&old.source)).count() == 1;
    let is_only_new = |card: &Card<'_>| {
        news.0.iter().filter(|new| new.kind == card.kind && !only.of_new.contains_key(&new.source)).count() == 1
    };
    pairs.add(olds, news, &|old, new| are_moved(old, new) && is_only_old(old) && is_only_new(new));
    // An id that the other side has elsewhere is that document's.
    let is_known = |cards: &[Card<'_>], id: &Option<String>| id.is_some() && cards.iter().any(|card| card.id == *id);
    let is_own = |old: &Card<'_>, new: &Card<'_>| {
        old.kind == new.kind && !is_known(&news.0, &old.id) && !is_known(&olds.0, &new.id) && is_gone(old) && is_new(new)
    };
    pairs.add(olds, news, &|old, new| is_own(old, new) && old.name == new.name);
    pairs.add_alike(olds, news, &|old, new| is_own(old, new) && old.title.is_some() && old.title == new.title);
    pairs.of_new
}

/// Files that belong together.
#[derive(Default, Clone)]
struct Pairs {
    /// The old file of each new one.
    of_new: BTreeMap<SourceId, SourceId>,
    /// The old files that are told apart by now.
    taken: BTreeSet<SourceId>,
}

impl Pairs {
    /// Pairs the documents for which `is_same` holds and that have no pair.
    fn add(&mut self, olds: &Shelf<'_>, news: &Shelf<'_>, is_same: &dyn Fn(&Card<'_>, &Card<'_>) -> bool) {
        let olds = latest_first(&olds.0);
        for new in latest_first(&news.0) {
            if self.of_new.contains_key(&new.source) {
                continue;
            }
            if let Some(old) = olds.iter().find(|old| !self.taken.contains(&old.source) && is_same(old, new)) {
                self.join(old.source, new.source);
            }
        }
    }

    fn join(&mut self, old: SourceId, new: SourceId) {
        self.taken.insert(old);
        self.of_new.insert(new, old);
    }

    /// Pairs the documents without a pair for which `may_be` holds and most of whose lines are the same, the most alike first.
    fn add_alike(&mut self, olds: &Shelf<'_>, news: &Shelf<'_>, may_be: &dyn Fn(&Card<'_>, &Card<'_>) -> bool) {
        let olds: Vec<_> =
            olds.0.iter().filter(|old| !self.taken.contains(&old.source)).map(|old| (old, lines(old.text))).collect();
        let news: Vec<_> =
            news.0.iter().filter(|new| !self.of_new.contains_key(&new.source)).map(|new| (new, lines(new.text))).collect();
        if olds.len() * news.len() > MAX_COMPARISONS {
            return;
        }
        let mut alike: Vec<(f64, SourceId, SourceId)> = Vec::new();
        let candidates = olds.iter().flat_map(|old| news.iter().map(move |new| (old, new)));
        for ((old, before), (new, after)) in candidates.filter(|((old, _), (new, _))| may_be(old, new)) {
            let share = shared(before, after);
            if share > LEAST_SAME {
                alike.push((share, old.source, new.source));
            }
        }
        alike.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
        for (_, old, new) in alike {
            if !self.taken.contains(&old) && !self.of_new.contains_key(&new) {
                self.join(old, new);
            }
        }
    }
}

/// The lines of a file that say something, by how often they stand there.
fn lines(text: &str) -> BTreeMap<&str, usize> {
    let mut lines = BTreeMap::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        *lines.entry(line).or_default() += 1;
    }
    lines
}

/// How much of two files is the same, 0 to 1: the share of the lines of both that stand in both (Dice 1945).
fn shared(one: &BTreeMap<&str, usize>, other: &BTreeMap<&str, usize>) -> f64 {
    let both: usize = one.iter().filter_map(|(line, count)| Some(*other.get(line)?.min(count))).sum();
    #[allow(clippy::cast_precision_loss)] // Numbers of lines.
    let [both, all] = [both, one.values().chain(other.values()).sum::<usize>()].map(|count| count as f64);
    if all > 0.0 { 2.0 * both / all } else { 0.0 }
}

/// Of editions of one document the latest come first; all else in the order of the files.
fn latest_first<'c, 'a>(cards: &'c [Card<'a>]) -> Vec<&'c Card<'a>> {
    let mut cards: Vec<&Card<'a>> = cards.iter().collect();
    cards.sort_by_key(|card| (std::cmp::Reverse(card.starts), card.source));
    cards
}
