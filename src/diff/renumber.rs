//! Numbers that changed because others came, went or moved: a consequence, told in one line.

use super::PartChanges;
use super::align::Alignment;
use super::side::{PartId, Side};
use std::collections::BTreeSet;

/// Parts that follow each other and whose numbers moved by the same step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbering {
    /// The type of the parts.
    pub kind: &'static str,
    /// The first and the last on the old side.
    pub old: (PartId, PartId),
    /// The first and the last on the new side.
    pub new: (PartId, PartId),
}

/// The runs of parts whose numbers changed though nothing else says so, in the order of the new side. Activities and
/// sections follow the part they are numbered in, and are not told of when that has a new number too.
pub fn renumbered(old: &Side, new: &Side, alignment: &Alignment, parts: &[PartChanges]) -> Vec<Renumbering> {
    let moves = |changes: &PartChanges| changes.changes.iter().any(|noted| noted.change.is_move());
    let moved: BTreeSet<PartId> = parts.iter().filter(|part| moves(part)).filter_map(|part| part.new).collect();
    let mut runs: Vec<Renumbering> = Vec::new();
    for (at, part) in new.parts.iter().enumerate() {
        let Some(pair) = alignment.pair_of_new(at) else { continue };
        let old_part = &old.parts[pair.old];
        let (Some(before), Some(after)) = (&old_part.number, &part.number) else { continue };
        if before == after || moved.contains(&at) || last_number(before) == last_number(after) {
            continue;
        }
        let step = |before: &str, after: &str| Some(last_number(after)? - last_number(before)?);
        let run = runs.iter_mut().rev().find(|run| run.kind == part.kind);
        let joins = |run: &Renumbering| {
            let numbers = |side: &Side, at: PartId| side.parts[at].number.clone().unwrap_or_default();
            let (old_last, new_last) = (numbers(old, run.old.1), numbers(new, run.new.1));
            new.parts[run.new.1].parent == part.parent
                && step(&old_last, &new_last) == step(before, after)
                && last_number(after) == last_number(&new_last).map(|last| last + 1)
        };
        match run.filter(|run| joins(run)) {
            Some(run) => (run.old.1, run.new.1) = (pair.old, at),
            None => runs.push(Renumbering { kind: part.kind, old: (pair.old, pair.old), new: (at, at) }),
        }
    }
    runs
}

/// The number in what it is numbered in: 3 of 2.3.
fn last_number(number: &str) -> Option<i64> {
    number.rsplit('.').next()?.parse().ok()
}
