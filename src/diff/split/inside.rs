//! What stood in a part and was divided between two, which tells that the part was, when their own words do not tell enough.

use crate::diff::align::Alignment;
use crate::diff::side::{PartId, Side};

/// The kinds of parts that are told by what stands in them.
const KINDS: &[&str] = &["Goal", "Activity"];

/// What stands in pieces and lives on from, or in, their wholes. It is counted where it is asked for, which is of few of many parts.
pub struct Inside<'a> {
    /// The side of the wholes.
    pub whole: &'a Side,
    /// The side of the pieces.
    pub pieces: &'a Side,
    /// Whether the pieces are on the new side.
    pub is_split: bool,
    /// What lives on where.
    pub alignment: &'a Alignment,
}

impl Inside<'_> {
    /// The share of what stands in `piece` that stood in `whole`, where that was divided between the piece and the other one `heir`: each
    /// has some of it, at least half of what stands in the piece is of it, and nothing else that lives on stands in the piece.
    pub fn share(&self, piece: PartId, whole: PartId, heir: PartId) -> Option<f64> {
        if !KINDS.contains(&self.pieces.parts[piece].kind) {
            return None;
        }
        let all = self.pieces.parts[piece].children.len();
        let own = self.lived(piece).filter(|parent| *parent == whole).count();
        if own == 0 || own < self.lived(piece).count() || 2 * own < all || !self.lived(heir).any(|parent| parent == whole) {
            return None;
        }
        #[allow(clippy::cast_precision_loss)] // Numbers of parts.
        Some(own as f64 / all as f64)
    }

    /// For each part in `at` that lives on what it stands in on the side of the wholes.
    fn lived(&self, at: PartId) -> impl Iterator<Item = PartId> {
        self.pieces.parts[at].children.iter().filter_map(|child| {
            let there = if self.is_split {
                self.alignment.pair_of_new(*child).map(|pair| pair.old)
            } else {
                self.alignment.pair_of_old(*child).map(|pair| pair.new)
            };
            self.whole.parts[there?].parent
        })
    }
}
