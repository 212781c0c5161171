//! The changes of aligned parts: what came, went, moved and says something else.

use super::align::{Alignment, Beside, LINKS, Pair};
use super::division::{self, Beyond};
use super::edits::edits;
use super::headings;
use super::legal_bases;
use super::lending::{Lending, Place};
use super::members::Groups;
use super::moves::moved;
use super::normal;
use super::renamed::Renamed;
use super::side::{Part, PartId, ROOT, Side};
use super::succession;
use super::twice;
use super::{Change, Noted, PartChanges};
use crate::model::meaning::{Meaning, Value};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// How many parts are looked at before it pays to share the work.
const AT_ONCE: usize = 1024;

/// All parts that something became of, in the order of the new side; what is gone stands after what stood before it. Unless all of both
/// files could be read, as `is_all_read` says, nobody knows what a heading lends.
pub(super) fn parts(
    (old, new): (&Side, &Side),
    alignment: &Alignment,
    groups: Groups<'_>,
    is_all_read: bool,
) -> Vec<PartChanges> {
    let (moved_within, renamed) = (moved_within(old, new, alignment), Renamed::of(old, new, alignment));
    let comparison = Comparison { old, new, alignment, moved_within, renamed, groups };
    let lives_on = (0..new.parts.len()).into_par_iter().with_min_len(AT_ONCE);
    let lives_on = lives_on.filter_map(|at| Some(((at, 0, 0), comparison.new_part(at)?)));
    let gone = (0..old.parts.len()).into_par_iter().with_min_len(AT_ONCE);
    let gone = gone.filter_map(|at| comparison.gone(at).map(|changes| ((comparison.place_of_gone(at), 1, at), changes)));
    let mut all: Vec<(Place, PartChanges)> = lives_on.chain(gone).collect();
    if is_all_read {
        Lending { old, new, alignment, renamed: &comparison.renamed, groups }.note(&mut all);
    }
    all.sort_by_key(|(place, _)| *place);
    let mut all: Vec<PartChanges> = all.into_iter().map(|(_, changes)| changes).collect();
    groups.note_parties((old, new), &mut all);
    legal_bases::note((old, new), &mut all);
    twice::note((old, new), alignment, &mut all);
    all
}

struct Comparison<'a> {
    old: &'a Side,
    new: &'a Side,
    alignment: &'a Alignment,
    moved_within: BTreeSet<PartId>,
    renamed: Renamed<'a>,
    groups: Groups<'a>,
}

impl Comparison<'_> {
    /// What became of the part that is now `at`; nothing when nothing did, or it is new within something new.
    fn new_part(&self, at: PartId) -> Option<PartChanges> {
        let Some(pair) = self.alignment.pair_of_new(at) else {
            let parent = self.new.parts[at].parent?;
            self.alignment.pair_of_new(parent)?;
            return Some(self.added(at));
        };
        let mut changes: Vec<Noted> = self.moves(pair).into_iter().collect();
        changes.extend(self.own_changes(pair));
        changes.extend(self.splits_and_merges(pair));
        let pairing = Some((pair.basis, pair.confidence, pair.shared.clone()));
        (!changes.is_empty()).then_some(PartChanges { old: Some(pair.old), new: Some(at), pairing, changes })
    }

    fn added(&self, at: PartId) -> PartChanges {
        let value = self.new.json_of(at, &|part| self.alignment.pair_of_new(part).is_none());
        let beside = self.alignment.splits.iter().find(|split| split.other == at);
        let is_all_from = |beside: &Beside| {
            let piece = Piece { side: self.new, part: at, whole: &self.old.parts[beside.one] };
            piece.is_all_from(&|part| self.alignment.pair_of_new(part).is_some())
        };
        let is_told = |beside: &Beside| self.alignment.pair_of_old(beside.one).is_some_and(|pair| self.tells_more(pair));
        let follows = beside.is_some_and(|beside| is_all_from(beside) && !is_told(beside));
        let noted = Noted { change: Change::Added(value), follows };
        PartChanges { old: None, new: Some(at), pairing: beside.map(pairing), changes: vec![noted] }
    }

    /// What is gone, unless it went with what it stood in.
    fn gone(&self, at: PartId) -> Option<PartChanges> {
        if self.alignment.pair_of_old(at).is_some() {
            return None;
        }
        self.alignment.pair_of_old(self.old.parts[at].parent?)?;
        let beside = self.alignment.merges.iter().find(|merge| merge.other == at);
        let is_all_in = |beside: &Beside| {
            let piece = Piece { side: self.old, part: at, whole: &self.new.parts[beside.one] };
            piece.is_all_from(&|part| self.alignment.pair_of_old(part).is_some())
        };
        let is_told = |beside: &Beside| self.alignment.pair_of_new(beside.one).is_some_and(|pair| self.tells_more(pair));
        let follows = beside.is_some_and(|beside| is_all_in(beside) && !is_told(beside));
        let noted = Noted { change: Change::Removed, follows };
        Some(PartChanges { old: Some(at), new: None, pairing: beside.map(pairing), changes: vec![noted] })
    }

    /// Whether more became of a wording than that it was split, or brought together with others, though the part that goes on
    /// says what it said: then a piece has it.
    fn tells_more(&self, pair: &Pair) -> bool {
        let is_same = |key: &str| self.old.parts[pair.old].field(key) == self.new.parts[pair.new].field(key);
        self.beyond_division(pair).iter().any(|(key, _)| is_same(key))
    }

    fn beyond_division(&self, pair: &Pair) -> Vec<Beyond<'_>> {
        division::of_pair((self.old, self.new), self.alignment, &self.renamed, pair)
    }

    /// The new part after which what is gone stands: the last of those in front of it that live on.
    fn place_of_gone(&self, at: PartId) -> PartId {
        (0..at).rev().find_map(|before| self.alignment.pair_of_old(before)).map_or(ROOT, |pair| pair.new)
    }

    fn moves(&self, pair: &Pair) -> Option<Noted> {
        let (old, new) = (&self.old.parts[pair.old], &self.new.parts[pair.new]);
        let (old_parent, new_parent) = old.parent.zip(new.parent)?;
        if self.alignment.are_paired(old_parent, new_parent) && old.key == new.key {
            let within = Noted { change: Change::MovedWithin, follows: is_without_order(new) };
            return self.moved_within.contains(&pair.new).then_some(within);
        }
        // Between parts that one was split into, or that became one, it only went along.
        // Where a note stands says nothing: it is printed where it is called.
        let follows = self.is_beside(old_parent, new_parent)
            || new.kind == "Footnote"
            || headings::stays_in_flow((self.old, self.new), self.alignment, old_parent, new_parent);
        let is_heading = |side: &Side, at: PartId| at == ROOT || side.parts[at].is_group();
        let is_same_list = is_heading(self.old, old_parent) && is_heading(self.new, new_parent) && old.key == new.key;
        let change = if is_same_list { Change::ContinuesUnder } else { Change::MovedTo };
        Some(Noted { change, follows })
    }

    /// Whether the new part is one that the old one was split into, or that it became together with others.
    fn is_beside(&self, old: PartId, new: PartId) -> bool {
        let is = |beside: &Beside, one: PartId, other: PartId| beside.one == one && beside.other == other;
        self.alignment.splits.iter().any(|split| is(split, old, new))
            || self.alignment.merges.iter().any(|merge| is(merge, new, old))
    }

    fn splits_and_merges(&self, pair: &Pair) -> Vec<Noted> {
        if self.alignment.splits.is_empty() && self.alignment.merges.is_empty() {
            return Vec::new();
        }
        let others = |all: &[Beside], one: PartId, first: PartId| {
            let others = all.iter().filter(|beside| beside.one == one).map(|beside| beside.other);
            let all: Vec<PartId> = std::iter::once(first).chain(others).collect();
            (all.len() > 1).then_some(all)
        };
        let into = others(&self.alignment.splits, pair.old, pair.new).map(Change::Split);
        let from = others(&self.alignment.merges, pair.new, pair.old).map(Change::Merged);
        into.into_iter().chain(from).map(|change| Noted { change, follows: false }).collect()
    }

    /// What a part says of itself now and did not say before.
    fn own_changes(&self, pair: &Pair) -> Vec<Noted> {
        let (old, new) = (&self.old.parts[pair.old], &self.new.parts[pair.new]);
        if old.fields == new.fields {
            return Vec::new();
        }
        let divided = self.alignment.splits.iter().any(|split| split.one == pair.old)
            || self.alignment.merges.iter().any(|merge| merge.one == pair.new);
        let more = if divided { self.beyond_division(pair) } else { Vec::new() };
        let mut keys: Vec<&str> = old.fields.iter().map(|(key, _)| &**key).collect();
        keys.extend(new.fields.iter().map(|(key, _)| &**key).filter(|key| old.field(key).is_none()));
        let changed = keys.into_iter().filter_map(|key| Some((key, field(key, old.field(key), new.field(key))?)));
        let are_two_documents = !self.alignment.ids_last && self.old.parts[ROOT].id() != self.new.parts[ROOT].id();
        let is_part = new.parent.is_some();
        let is_of_file = |change: &Change| matches!(change, Change::Renamed) && are_two_documents && is_part;
        let says_the_same = |key: &str| {
            let both = old.field(key).zip(new.field(key)).filter(|_| key != "id");
            both.is_some_and(|(before, after)| {
                normal::says_the_same(key, before, after)
                    || self.renamed.lead_to(before, after)
                    || self.groups.are_the_same(before, after)
            })
        };
        let is_succession = |key: &str| !is_part && matches!(key, "replaces" | "revises");
        let noted = |(key, change): (&str, Change)| Noted {
            follows: follows(new, key, &change, divided && !more.iter().any(|(of, _)| *of == key))
                || (is_succession(key) && succession::follows(old, new, key))
                || is_of_file(&change)
                || says_the_same(key),
            change,
        };
        changed.map(noted).collect()
    }
}

/// A part that another was split into, or that went into another: that other is its whole.
pub struct Piece<'a> {
    /// The side the piece is on.
    pub side: &'a Side,
    /// The piece.
    pub part: PartId,
    /// Its whole, on the other side.
    pub whole: &'a Part,
}

impl<'a> Piece<'a> {
    /// The keys under which it says something else than its whole, ids, links and the wordings of the whole aside.
    pub fn own_keys(&self) -> Vec<&'a str> {
        let (piece, whole) = (&self.side.parts[self.part], self.whole);
        let mut keys: Vec<&str> = piece.fields.iter().map(|(key, _)| &**key).collect();
        keys.extend(whole.fields.iter().map(|(key, _)| &**key).filter(|key| piece.field(key).is_none()));
        let is_aside = |key: &str| {
            let is_wording =
                |part: &Part| matches!(part.field(key), Some(Meaning { value: Value::Text(_) | Value::Prose(_), .. }));
            key == "id" || LINKS.contains(&key) || is_wording(whole)
        };
        let is_same = |key: &str| match (piece.field(key), whole.field(key)) {
            (Some(one), Some(other)) => normal::says_the_same(key, one, other),
            (one, other) => one == other,
        };
        keys.retain(|key| !is_aside(key) && !is_same(key));
        keys
    }

    /// The parts in it that its whole did not have.
    pub fn own_parts(&self, has_pair: &dyn Fn(PartId) -> bool) -> Vec<PartId> {
        self.side.parts[self.part].children.iter().copied().filter(|child| !has_pair(*child)).collect()
    }

    /// Whether it has nothing of its own.
    fn is_all_from(&self, has_pair: &dyn Fn(PartId) -> bool) -> bool {
        self.own_keys().is_empty() && self.own_parts(has_pair).is_empty()
    }
}

fn pairing(beside: &Beside) -> (super::Basis, f64, Vec<String>) {
    (beside.basis, beside.confidence, beside.shared.clone())
}

/// Whether the order among its like says nothing of a part: of those who agree, sign and pay, of what a document rests on, of
/// organisations in a register, of notes, which are printed in the order they are called, and of texts that are only looked up by
/// their names.
fn is_without_order(part: &Part) -> bool {
    matches!(part.kind, "Party" | "Footnote" | "NamedText" | "CostShare" | "LegalBasis" | "Organisation" | "Signature")
}

/// Whether the change of a part under `key` only follows from another, or from there being a new edition.
fn follows(part: &Part, key: &str, change: &Change, divided: bool) -> bool {
    let is_renamed = matches!(change, Change::Renamed);
    // What has no edition or id any longer, or had none, is no new edition of itself.
    let is_given = |key: &str| key == "okplan" || !matches!(change, Change::Changed(_, _, None) | Change::Changed(_, None, _));
    let of_edition = part.parent.is_none() && !is_renamed && matches!(key, "edition" | "id" | "okplan") && is_given(key);
    let is_link = part.parent.is_some() && LINKS.contains(&key);
    of_edition || is_link || (divided && matches!(change, Change::Reworded(..) | Change::Renamed))
}

/// What became of the value under `key`.
fn field(key: &str, old: Option<&Meaning>, new: Option<&Meaning>) -> Option<Change> {
    if old == new {
        return None;
    }
    let text = |meaning: &Meaning| match &meaning.value {
        Value::Text(text) | Value::Prose(text) => Some(text.clone()),
        _ => None,
    };
    if key == "id" && old.is_some() && new.is_some() {
        return Some(Change::Renamed);
    }
    if let (Some(before), Some(after)) = (old.and_then(text), new.and_then(text)) {
        return Some(Change::Reworded(key.to_owned(), edits(&before, &after)));
    }
    Some(Change::Changed(key.to_owned(), old.map(Meaning::json), new.map(Meaning::json)))
}

/// The parts that moved among those they stood with before.
fn moved_within(old: &Side, new: &Side, alignment: &Alignment) -> BTreeSet<PartId> {
    let mut all = BTreeSet::new();
    for parent in 0..new.parts.len() {
        let Some(old_parent) = alignment.pair_of_new(parent).map(|pair| pair.old) else { continue };
        let mut lists: BTreeMap<&str, Vec<(PartId, PartId)>> = BTreeMap::new();
        for child in new.parts[parent].children.iter().copied() {
            let stays = |pair: &&Pair| {
                let old_part = &old.parts[pair.old];
                old_part.parent == Some(old_parent) && old_part.key == new.parts[child].key
            };
            if let Some(pair) = alignment.pair_of_new(child).filter(stays) {
                lists.entry(&new.parts[child].key).or_default().push((pair.old, child));
            }
        }
        for list in lists.into_values() {
            let olds: Vec<PartId> = list.iter().map(|(old, _)| *old).collect();
            if olds.is_sorted() {
                continue;
            }
            let moved = moved(&olds);
            all.extend(list.iter().zip(moved).filter(|(_, moved)| *moved).map(|((_, child), _)| *child));
        }
    }
    all
}
