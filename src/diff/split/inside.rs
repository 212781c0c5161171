//! What stood in a part and was divided between two, which tells that the part was, when their own words do not tell enough.

use crate::diff::align::Alignment;
use crate::diff::side::{PartId, Side};
use std::collections::BTreeMap;

/// The kinds of parts that are told by what stands in them.
const KINDS: &[&str] = &["Goal", "Activity"];

/// For pieces without a pair, and for the pairs of what they may come from: how much of what stands in them lives on from where.
#[derive(Default)]
pub struct Inside {
    /// By piece and whole how many parts live on from one to the other.
    lived: BTreeMap<(PartId, PartId), usize>,
    /// By piece how many parts with a pair stand in it, and how many at all.
    of: BTreeMap<PartId, (usize, usize)>,
}

impl Inside {
    /// What stands in the parts on the side of `pieces`; nothing where none of these is of a kind that is told by it.
    pub fn of((old, new): (&Side, &Side), is_split: bool, alignment: &Alignment, pieces: &[PartId]) -> Inside {
        let (whole, side) = if is_split { (old, new) } else { (new, old) };
        let mut inside = Inside::default();
        if !pieces.iter().any(|piece| KINDS.contains(&side.parts[*piece].kind) && !side.parts[*piece].children.is_empty()) {
            return inside;
        }
        for at in (1..side.parts.len()).filter(|at| KINDS.contains(&side.parts[*at].kind)) {
            let children = &side.parts[at].children;
            let lived = children.iter().filter_map(|child| {
                let there = if is_split {
                    alignment.pair_of_new(*child).map(|pair| pair.old)
                } else {
                    alignment.pair_of_old(*child).map(|pair| pair.new)
                };
                whole.parts[there?].parent
            });
            let mut count = 0;
            for parent in lived {
                count += 1;
                *inside.lived.entry((at, parent)).or_default() += 1;
            }
            inside.of.insert(at, (count, children.len()));
        }
        inside
    }

    /// The share of what stands in `piece` that stood in `whole`, where that was divided between the piece and the other one `heir`: each
    /// has some of it, at least half of what stands in the piece is of it, and nothing else that lives on stands in the piece.
    pub fn share(&self, piece: PartId, whole: PartId, heir: PartId) -> Option<f64> {
        let lived = |at: PartId| self.lived.get(&(at, whole)).copied().unwrap_or(0);
        let (of_any, all) = self.of.get(&piece).copied()?;
        let own = lived(piece);
        if own == 0 || own < of_any || 2 * own < all || lived(heir) == 0 {
            return None;
        }
        #[allow(clippy::cast_precision_loss)] // Numbers of parts.
        Some(own as f64 / all as f64)
    }
}
