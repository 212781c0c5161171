//! The documents of two places, and which of one is which of the other.

use crate::diff::registers::Registers;
use crate::model::{Document, Kind};
use crate::source::SourceId;
use crate::workspace::{Workspace, starts};
use std::collections::{BTreeMap, BTreeSet};

/// The share of their lines above which a document of the same title with another id in another file is the same document.
const LEAST_SAME: f64 = 0.5;

/// The most files that are compared line by line with each other.
const MAX_COMPARISONS: usize = 10_000;

/// What a document is found by.
pub(super) struct Card<'a> {
    pub(super) source: SourceId,
    name: String,
    pub(super) kind: Kind,
    title: Option<&'a str>,
    /// What the file says.
    text: &'a str,
    id: Option<String>,
    edition: Option<String>,
    starts: Option<jiff::civil::Date>,
}

/// The documents of a place.
pub(super) struct Shelf<'a>(pub(super) Vec<Card<'a>>);

impl<'a> Shelf<'a> {
    pub(super) fn of(workspace: &'a Workspace, chosen: &BTreeSet<SourceId>) -> Shelf<'a> {
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

    pub(super) fn sources(&self, kind: Kind) -> Vec<SourceId> {
        self.0.iter().filter(|card| card.kind == kind).map(|card| card.source).collect()
    }
}

/// The entries of the registers `olds` and `news` by file; none where one register stands for one, since nothing then came from
/// another file.
pub(super) fn registers((old, olds): (&Workspace, &Shelf<'_>), (new, news): (&Workspace, &Shelf<'_>)) -> [Registers; 2] {
    let (before, after) = (olds.sources(Kind::Register), news.sources(Kind::Register));
    if before.len() < 2 && after.len() < 2 {
        return [Registers::default(), Registers::default()];
    }
    [Registers::of(old, &before), Registers::of(new, &after)]
}

/// Whether the document's file is there in `place` and cannot be read: then it is neither new nor gone.
pub(super) fn is_unreadable(place: &Workspace, card: &Card<'_>) -> bool {
    place.find_source(&card.name).is_some_and(|source| place.document(source).is_none())
}

/// The old file of each new one that has one.
pub(super) fn pairs(
    (old, olds): (&Workspace, &Shelf<'_>),
    (new, news): (&Workspace, &Shelf<'_>),
    registers: &[Registers; 2],
) -> BTreeMap<SourceId, SourceId> {
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
    pairs.add_by_entries(olds, news, registers, &are_moved);
    // An id that the other side has elsewhere is that document's.
    let is_known = |cards: &[Card<'_>], id: &Option<String>| id.is_some() && cards.iter().any(|card| card.id == *id);
    let is_own = |old: &Card<'_>, new: &Card<'_>| {
        old.kind == new.kind && !is_known(&news.0, &old.id) && !is_known(&olds.0, &new.id) && is_gone(old) && is_new(new)
    };
    pairs.add(olds, news, &|old, new| is_own(old, new) && old.name == new.name);
    pairs.add_alike(olds, news, &|old, new| is_own(old, new) && old.title.is_some() && old.title == new.title);
    pairs.of_new
}

/// Whether an old document and a new one may be the same.
type MayBe<'m> = &'m dyn Fn(&Card<'_>, &Card<'_>) -> bool;

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

    /// Pairs the registers without a pair for which `may_be` holds and that have most of the entries of the smaller one in common, those
    /// with most in common first.
    fn add_by_entries(&mut self, olds: &Shelf<'_>, news: &Shelf<'_>, registers: &[Registers; 2], may_be: MayBe<'_>) {
        let mut common: Vec<(std::cmp::Reverse<usize>, SourceId, SourceId)> = Vec::new();
        for old in olds.0.iter().filter(|old| old.kind == Kind::Register && !self.taken.contains(&old.source)) {
            for new in news.0.iter().filter(|new| !self.of_new.contains_key(&new.source) && may_be(old, new)) {
                let (shared, all) = registers[0].in_common(old.source, &registers[1], new.source);
                if 2 * shared > all {
                    common.push((std::cmp::Reverse(shared), old.source, new.source));
                }
            }
        }
        common.sort_unstable();
        for (_, old, new) in common {
            if !self.taken.contains(&old) && !self.of_new.contains_key(&new) {
                self.join(old, new);
            }
        }
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
