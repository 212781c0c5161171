//! One part that became several, and several that became one, told by where the words went.
//!
//! A new part without a pair is split from an old one when most of its words come from there, the pair of the old part is
//! made of the old part's words as well, and what the new part has is what that pair no longer has; or when both are made of
//! hardly anything but the old part's words, and the new part has nearly all that the pair no longer has. A merge is the
//! same with the sides changed.
//!
//! Goals and activities whose own parts were divided between the two pieces are told by these, when the pieces share words with the whole
//! (see [`inside`]).
//!
//! A part that was given a pair by a weak guess is looked at as well: where a division says more of where its words come from,
//! the guess is taken back ([`Division::judged_again`]).

mod inside;
mod wholes;

use super::Thresholds;
use super::align::{Alignment, Basis, Beside, Pair};
use super::guess::{background, sureness, telling, wording};
use super::side::{PartId, Side};
use super::similarity::Corpus;
use super::terms::{Term, Terms};
use inside::Inside;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use wholes::Wholes;

/// The share of a part's words, by weight, that must come from the part it was split from.
const LEAST_COVERAGE: f64 = 0.6;

/// The share of a part's words that must come from there and no longer stand in the other piece.
const LEAST_GAIN: f64 = 0.35;

/// Of pieces that share most of their words: the share of their words that must come from the whole, the share of what the
/// other piece lost that must be found in this one, and the share of this one's words that is such a find.
const NEARLY_ALL: f64 = 0.85;
const LEAST_FOUND: f64 = 0.75;
const LEAST_OWN: f64 = 0.1;

/// Of pieces that what stood in the whole was divided between: the share of the words of the shorter wording that each must have in
/// common with the whole.
const LEAST_BESIDE: f64 = 0.3;

/// A guess that is at least so sure is not judged again: it is a part reworded, and what it has of another's words came to it.
const SURE: f64 = 0.6;

/// How much more of a part's words, by weight, must come from what it is a piece of than from what a weak guess gave it to.
const LEAST_MORE: f64 = 0.2;

/// A kind of part that is split or merged: one with a purpose of its own.
const KINDS: &[&str] = &["Goal", "Activity", "Section", "Paragraph", "Duty", "Point", "Indicator", "Phase", "ResultPoint"];

/// Notes splits and merges among the parts that `alignment` leaves, and of weak guesses what is better told as one.
pub fn note(old: &Side, new: &Side, alignment: &mut Alignment, terms: &Terms, thresholds: Thresholds) {
    for is_split in [true, false] {
        let weak: Vec<Pair> = alignment.pairs.iter().filter(|pair| is_weak(pair)).cloned().collect();
        if weak.is_empty() {
            break;
        }
        let better = Division::of((old, new), is_split, alignment, thresholds).judged_again(&weak, is_split, terms);
        alignment.part(&better);
    }
    let found = [true, false].map(|is_split| {
        let (side, known) = if is_split { (new, &alignment.splits) } else { (old, &alignment.merges) };
        let taken: BTreeSet<PartId> = known.iter().map(|beside| beside.other).collect();
        let has_pair = |part: PartId| {
            let pair = if is_split { alignment.pair_of_new(part) } else { alignment.pair_of_old(part) };
            pair.is_some() || taken.contains(&part)
        };
        let pieces = pieces(side, &has_pair);
        let division = Division::of((old, new), is_split, alignment, thresholds);
        let (whole, side) = (division.whole, division.pieces);
        let inside = Inside { whole, pieces: side, is_split, alignment };
        Division { inside: Some(inside), ..division }.find(&pieces, terms)
    });
    let [splits, merges] = found;
    alignment.splits.extend(splits);
    alignment.merges.extend(merges);
    let splits = std::mem::take(&mut alignment.splits);
    alignment.splits = splits.into_iter().map(|split| with_heir((old, new), split, true, alignment)).collect();
    let merges = std::mem::take(&mut alignment.merges);
    alignment.merges = merges.into_iter().map(|merge| with_heir((old, new), merge, false, alignment)).collect();
}

/// Whether a pair is a guess that a division may explain better.
fn is_weak(pair: &Pair) -> bool {
    pair.basis == Basis::Wording && pair.confidence < SURE
}

/// A division that was guessed, in which the piece with most of the words of the whole is the one it is paired with: who answers
/// for it says less of what goes on than what it says. An id that both have says most.
fn with_heir((old, new): (&Side, &Side), mut beside: Beside, is_split: bool, alignment: &mut Alignment) -> Beside {
    let (whole, pieces) = if is_split { (old, new) } else { (new, old) };
    let pair = if is_split { alignment.pair_of_old(beside.one) } else { alignment.pair_of_new(beside.one) };
    let is_guess = |pair: &&Pair| matches!(pair.basis, Basis::Wording | Basis::Children) && beside.basis == Basis::Wording;
    let Some(pair) = pair.filter(is_guess) else { return beside };
    let heir = if is_split { pair.new } else { pair.old };
    let shared = |piece: PartId| shared_words(whole, beside.one, pieces, piece);
    if shared(beside.other) > shared(heir)
        && let Some(before) = alignment.exchange(beside.one, beside.other, is_split)
    {
        beside.other = before;
        // What tells of a piece stays with it.
        if let Some(pair) = alignment.pair_mut(beside.one, !is_split) {
            std::mem::swap(&mut pair.confidence, &mut beside.confidence);
            std::mem::swap(&mut pair.shared, &mut beside.shared);
        }
    }
    beside
}

/// How many different words, as written, a part and a piece of it have in common.
pub fn shared_words(whole: &Side, one: PartId, pieces: &Side, piece: PartId) -> usize {
    let (first, second) = (wording(whole, one).to_lowercase(), wording(pieces, piece).to_lowercase());
    words(&first).intersection(&words(&second)).count()
}

/// The parts of `whole` whose pair says something else, of the same kind, each with that pair.
fn changed(whole: &Side, pieces: &Side, pair_of: &dyn Fn(PartId) -> Option<PartId>) -> Vec<(PartId, PartId)> {
    let is_changed = |part: PartId, other: PartId| {
        let (part, other) = (&whole.parts[part], &pieces.parts[other]);
        part.kind == other.kind && !part.wordings().eq(other.wordings())
    };
    let pairs = (1..whole.parts.len()).filter_map(|part| Some((part, pair_of(part)?)));
    pairs.filter(|(part, other)| is_changed(*part, *other)).collect()
}

/// The parts without a pair that can be a piece of another.
fn pieces(side: &Side, has_pair: &dyn Fn(PartId) -> bool) -> Vec<PartId> {
    (1..side.parts.len()).filter(|part| is_possible_piece(side, *part) && !has_pair(*part)).collect()
}

fn is_possible_piece(side: &Side, part: PartId) -> bool {
    KINDS.contains(&side.parts[part].kind) && !side.parts[part].is_group()
}

/// A part and what it speaks of.
type Read = (PartId, Vec<Term>);

/// Wholes on one side and pieces on the other.
struct Division<'a> {
    whole: &'a Side,
    pieces: &'a Side,
    /// The wholes that no longer say all they said: only they can have lost words.
    wholes: Wholes,
    /// What stands in the pieces and stood in the wholes.
    inside: Option<Inside<'a>>,
    /// By kind a few of the parts on the side of the pieces, to tell rare words from common ones, once they are asked for.
    background: BTreeMap<&'static str, OnceLock<Vec<Read>>>,
    thresholds: Thresholds,
}

impl<'a> Division<'a> {
    /// The wholes of the old side and the pieces of the new if `is_split`, else the other way round.
    fn of((old, new): (&'a Side, &'a Side), is_split: bool, alignment: &Alignment, thresholds: Thresholds) -> Division<'a> {
        let (whole, pieces) = if is_split { (old, new) } else { (new, old) };
        let other = |part| {
            if is_split {
                alignment.pair_of_old(part).map(|pair| pair.new)
            } else {
                alignment.pair_of_new(part).map(|pair| pair.old)
            }
        };
        let background = KINDS.iter().map(|kind| (*kind, OnceLock::new())).collect();
        let wholes = Wholes::of(whole, changed(whole, pieces, &other));
        Division { whole, pieces, wholes, inside: None, background, thresholds }
    }

    /// Those of the guesses `weak` that gave away a piece of something else: it has a whole besides the one it was paired with,
    /// that is surer than the guess, and clearly more of its words come from there.
    fn judged_again(&self, weak: &[Pair], is_split: bool, terms: &Terms) -> Vec<Pair> {
        let is_piece_of_another = |pair: &&Pair| {
            let (paired, piece) = if is_split { (pair.old, pair.new) } else { (pair.new, pair.old) };
            if !is_possible_piece(self.pieces, piece) {
                return false;
            }
            self.whole_of(piece, terms).is_some_and(|found| {
                let corpus = Corpus::new(
                    [(self.pieces, piece), (self.whole, paired), (self.whole, found.one)]
                        .map(|(side, part)| terms.of(&wording(side, part))),
                );
                let gain = corpus.coverage(0, 2) - corpus.coverage(0, 1);
                found.one != paired && found.confidence > pair.confidence && gain >= LEAST_MORE
            })
        };
        weak.par_iter().filter(is_piece_of_another).cloned().collect()
    }

    /// The whole of each of `pieces` that has one.
    fn find(&self, pieces: &[PartId], terms: &Terms) -> Vec<Beside> {
        pieces.par_iter().filter_map(|piece| self.whole_of(*piece, terms)).collect()
    }

    fn whole_of(&self, piece: PartId, terms: &Terms) -> Option<Beside> {
        let kind = self.pieces.parts[piece].kind;
        let text = wording(self.pieces, piece);
        let candidates = self.wholes.closest(kind, &text);
        if candidates.is_empty() {
            return None;
        }
        let mut wordings = vec![terms.of(&text)];
        for candidate in &candidates {
            let [whole, other] = candidate.terms((self.whole, self.pieces), terms);
            let both = [wordings[0].clone(), other.clone()].concat();
            wordings.extend([whole.clone(), other.clone(), both]);
        }
        let others = self.background(kind, terms).iter().filter(|(part, _)| *part != piece);
        wordings.extend(others.map(|(_, terms)| terms.clone()));
        let corpus = Corpus::new(wordings);
        let scored = candidates.iter().enumerate().filter_map(|(at, whole)| {
            let (whole_at, other_at, both_at) = (1 + 3 * at, 2 + 3 * at, 3 + 3 * at);
            let from_whole = corpus.coverage(0, whole_at);
            let gain = from_whole - corpus.coverage(0, other_at);
            let rest = corpus.coverage(other_at, whole_at);
            let kept = corpus.coverage(whole_at, other_at);
            let found = (corpus.coverage(whole_at, both_at) - kept) / (1.0 - kept);
            let is_apart = from_whole.min(rest) >= LEAST_COVERAGE && gain >= LEAST_GAIN;
            let is_shared_out = from_whole.min(rest) >= NEARLY_ALL && gain >= LEAST_OWN && found >= LEAST_FOUND;
            let inside = self.inside.as_ref().filter(|_| !is_apart && !is_shared_out);
            let share = inside.and_then(|inside| inside.share(piece, whole.part, whole.other));
            let is_divided = share.is_some() && from_whole.max(corpus.coverage(whole_at, 0)).min(rest.max(kept)) >= LEAST_BESIDE;
            let sure = is_apart || is_shared_out || is_divided;
            let likeness = f64::midpoint(from_whole, rest);
            let confidence = share.map_or(likeness, |share| f64::midpoint(likeness, share));
            (sure && confidence >= self.thresholds.least_confidence)
                .then(|| (confidence, whole.part, telling(corpus.shared(whole_at, 0))))
        });
        let (confidence, one, shared) = scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
        Some(Beside { one, other: piece, basis: Basis::Wording, confidence: sureness(confidence), shared })
    }

    fn background(&self, kind: &str, terms: &Terms) -> &[Read] {
        let all =
            || background(self.pieces, kind).into_iter().map(|part| (part, terms.of(&wording(self.pieces, part)))).collect();
        self.background.get(kind).map_or(&[], |known| known.get_or_init(all))
    }
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2).collect()
}
