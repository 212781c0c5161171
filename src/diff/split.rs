//! One part that became several, and several that became one, told by where the words went.
//!
//! A new part without a pair is split from an old one when most of its words come from there, the pair of the old part is
//! made of the old part's words as well, and what the new part has is what that pair no longer has; or when both are made of
//! hardly anything but the old part's words, and the new part has nearly all that the pair no longer has. A merge is the
//! same with the sides changed.

use super::Thresholds;
use super::align::{Alignment, Basis, Beside, Pair};
use super::guess::{background, telling, wording};
use super::side::{PartId, Side};
use super::similarity::Corpus;
use super::terms::Terms;
use std::collections::BTreeSet;

/// The share of a part's words, by weight, that must come from the part it was split from.
const LEAST_COVERAGE: f64 = 0.6;

/// The share of a part's words that must come from there and no longer stand in the other piece.
const LEAST_GAIN: f64 = 0.35;

/// Of pieces that share most of their words: the share of their words that must come from the whole, the share of what the
/// other piece lost that must be found in this one, and the share of this one's words that is such a find.
const NEARLY_ALL: f64 = 0.85;
const LEAST_FOUND: f64 = 0.75;
const LEAST_OWN: f64 = 0.1;

/// The fewest different words a piece must have to be told from a likeness of chance.
const LEAST_WORDS: usize = 3;

/// The share of a piece's words, as written, that a part must have to be looked at more closely.
const LEAST_SHARED: f64 = 0.3;

/// How many wholes are looked at more closely: those with the most words in common.
const CLOSEST: usize = 8;

/// A kind of part that is split or merged: one with a purpose of its own.
const KINDS: &[&str] = &["Goal", "Activity", "Section", "Paragraph", "Duty", "Point", "Indicator", "Phase", "ResultPoint"];

/// Notes splits and merges among the parts that `alignment` leaves.
pub fn note(old: &Side, new: &Side, alignment: &mut Alignment, terms: &Terms, thresholds: Thresholds) {
    let pair_of_new = |part| alignment.pair_of_old(part).map(|pair| pair.new);
    let split = Division { whole: old, pieces: new, changed: changed(old, new, &pair_of_new), thresholds };
    let taken: BTreeSet<PartId> = alignment.splits.iter().map(|split| split.other).collect();
    let pieces = pieces(new, &|part| alignment.pair_of_new(part).is_some() || taken.contains(&part));
    let splits = split.find(&pieces, terms);
    let pair_of_old = |part| alignment.pair_of_new(part).map(|pair| pair.old);
    let merge = Division { whole: new, pieces: old, changed: changed(new, old, &pair_of_old), thresholds };
    let taken: BTreeSet<PartId> = alignment.merges.iter().map(|merge| merge.other).collect();
    let pieces = self::pieces(old, &|part| alignment.pair_of_old(part).is_some() || taken.contains(&part));
    let merges = merge.find(&pieces, terms);
    alignment.splits.extend(splits);
    alignment.merges.extend(merges);
    let splits = std::mem::take(&mut alignment.splits);
    alignment.splits = splits.into_iter().map(|split| with_heir((old, new), split, true, alignment)).collect();
    let merges = std::mem::take(&mut alignment.merges);
    alignment.merges = merges.into_iter().map(|merge| with_heir((old, new), merge, false, alignment)).collect();
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
    let wanted = |part: &PartId| KINDS.contains(&side.parts[*part].kind) && !side.parts[*part].is_group() && !has_pair(*part);
    (1..side.parts.len()).filter(wanted).collect()
}

/// Wholes on one side and pieces on the other.
struct Division<'a> {
    whole: &'a Side,
    pieces: &'a Side,
    /// The wholes that no longer say all they said, each with the piece it goes on in: only they can have lost words.
    changed: Vec<(PartId, PartId)>,
    thresholds: Thresholds,
}

impl Division<'_> {
    /// The whole of each of `pieces` that has one.
    fn find(&self, pieces: &[PartId], terms: &Terms) -> Vec<Beside> {
        pieces.iter().filter_map(|piece| self.whole_of(*piece, terms)).collect()
    }

    fn whole_of(&self, piece: PartId, terms: &Terms) -> Option<Beside> {
        let candidates = self.candidates(piece);
        if candidates.is_empty() {
            return None;
        }
        let kind = self.pieces.parts[piece].kind;
        let mut wordings = vec![terms.of(&wording(self.pieces, piece))];
        for (whole, other) in &candidates {
            let other = terms.of(&wording(self.pieces, *other));
            let both = [wordings[0].clone(), other.clone()].concat();
            wordings.extend([terms.of(&wording(self.whole, *whole)), other, both]);
        }
        let others = background(self.pieces, kind).into_iter().filter(|part| *part != piece);
        wordings.extend(others.map(|part| terms.of(&wording(self.pieces, part))));
        let corpus = Corpus::new(wordings);
        let scored = candidates.iter().enumerate().filter_map(|(at, (whole, _))| {
            let (whole_at, other_at, both_at) = (1 + 3 * at, 2 + 3 * at, 3 + 3 * at);
            let from_whole = corpus.coverage(0, whole_at);
            let gain = from_whole - corpus.coverage(0, other_at);
            let rest = corpus.coverage(other_at, whole_at);
            let kept = corpus.coverage(whole_at, other_at);
            let found = (corpus.coverage(whole_at, both_at) - kept) / (1.0 - kept);
            let is_apart = from_whole.min(rest) >= LEAST_COVERAGE && gain >= LEAST_GAIN;
            let is_shared_out = from_whole.min(rest) >= NEARLY_ALL && gain >= LEAST_OWN && found >= LEAST_FOUND;
            let sure = is_apart || is_shared_out;
            let confidence = f64::midpoint(from_whole, rest);
            (sure && confidence >= self.thresholds.least_confidence)
                .then(|| (confidence, *whole, telling(corpus.shared(whole_at, 0))))
        });
        let (confidence, one, shared) = scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
        Some(Beside { one, other: piece, basis: Basis::Wording, confidence, shared })
    }

    /// The wholes that may hold the words of `piece`, each with the piece it goes on in, by their words as written.
    fn candidates(&self, piece: PartId) -> Vec<(PartId, PartId)> {
        let text = wording(self.pieces, piece).to_lowercase();
        let words = words(&text);
        if words.len() < LEAST_WORDS {
            return Vec::new();
        }
        let kind = self.pieces.parts[piece].kind;
        let of_kind = self.changed.iter().filter(|(whole, _)| self.whole.parts[*whole].kind == kind);
        let with_pair = of_kind.filter_map(|(whole, other)| {
            let text = wording(self.whole, *whole).to_lowercase();
            let shared = self::words(&text).intersection(&words).count();
            #[allow(clippy::cast_precision_loss)] // Counts of words.
            let share = shared as f64 / words.len() as f64;
            (share >= LEAST_SHARED).then_some((shared, *whole, *other))
        });
        let mut closest: Vec<(usize, PartId, PartId)> = with_pair.collect();
        closest.sort_by_key(|(shared, whole, _)| (std::cmp::Reverse(*shared), *whole));
        closest.truncate(CLOSEST);
        closest.into_iter().map(|(_, whole, other)| (whole, other)).collect()
    }
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2).collect()
}
