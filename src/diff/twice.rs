//! What a document says twice: of one of the two that is taken away, or put beside the other, nothing came or went.

use super::align::Alignment;
use super::side::{PartId, Side};
use super::{Change, PartChanges};

/// The types of what says no more twice than once. Shares of a cost, seats and signatures add up, and running text is written as it is.
const SAID_ONCE: &[&str] = &[
    "Adoption",
    "ConsultedBody",
    "Contact",
    "DeviationReport",
    "Duty",
    "GlossaryEntry",
    "HistoryEntry",
    "LegalBasis",
    "Notice",
    "Party",
    "TargetGroup",
    "UndecidedMember",
];

/// Whether parts of the type `kind` say no more twice than once.
pub fn says_no_more_twice(kind: &str) -> bool {
    SAID_ONCE.contains(&kind)
}

/// Notes of what came or went beside another that says the same on both sides, word for word, that it only follows.
pub(super) fn note((old, new): (&Side, &Side), alignment: &Alignment, parts: &mut [PartChanges]) {
    for part in parts {
        let is_one_of_two = match (part.old, part.new) {
            (Some(at), None) => stays_beside(old, at, &|twin| {
                let pair = alignment.pair_of_old(twin)?;
                Some((new, pair.new))
            }),
            (None, Some(at)) => stays_beside(new, at, &|twin| {
                let pair = alignment.pair_of_new(twin)?;
                Some((old, pair.old))
            }),
            _ => false,
        };
        if is_one_of_two {
            let whole = part.changes.iter_mut().filter(|noted| matches!(noted.change, Change::Added(_) | Change::Removed));
            whole.for_each(|noted| noted.follows = true);
        }
    }
}

/// Whether another says the same as the part `at` of `own` beside it, and by `pair` on the other side too.
fn stays_beside<'s>(own: &Side, at: PartId, pair: &dyn Fn(PartId) -> Option<(&'s Side, PartId)>) -> bool {
    let part = &own.parts[at];
    let Some(parent) = part.parent.filter(|_| says_no_more_twice(part.kind) && part.id().is_none()) else { return false };
    let twins = own.parts[parent].children.iter().copied().filter(|twin| {
        let other = &own.parts[*twin];
        *twin != at && other.kind == part.kind && other.key == part.key && other.fields == part.fields
    });
    let mut same = twins.filter(|twin| own.json_of(*twin, &|_| true) == own.json_of(at, &|_| true));
    same.any(|twin| pair(twin).is_some_and(|(side, beside)| side.json_of(beside, &|_| true) == own.json_of(at, &|_| true)))
}
