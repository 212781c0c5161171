//! A document that only one place has, and what of it, as a register, is in no file of the other.

use crate::diff::registers::Moved;
use crate::diff::{Change, Changes, ROOT};
use crate::model::{Document, Kind};
use crate::source::SourceId;
use crate::workspace::Workspace;
use std::cmp::Reverse;

/// A document that only one place has.
#[derive(Debug)]
pub struct Lone {
    /// Its file.
    pub source: SourceId,
    /// Of a register, where the other place has one as well, what came or went with the file: changes from or to nothing, those
    /// entries aside that are in another file on the other side.
    pub rest: Option<Box<Changes>>,
    /// Whether entries of it are in another file on the other side.
    pub is_moved: bool,
}

impl Lone {
    pub(super) fn new(source: SourceId, rest: Option<Box<Changes>>, is_moved: bool) -> Lone {
        let rest = rest.map(|mut changes| {
            changes.of_moved = false;
            // That the file is a register says nothing of what is in it.
            let of_file = changes.parts.iter_mut().filter(|part| part.old == Some(ROOT)).flat_map(|part| &mut part.changes);
            for noted in of_file {
                noted.follows |= matches!(&noted.change, Change::Changed(key, ..) if key == "kind");
            }
            changes
        });
        Lone { source, rest, is_moved }
    }

    /// Whether it has entries, and all of them are in other files on the other side.
    pub fn is_all_moved(&self) -> bool {
        self.is_moved && self.says_the_same()
    }

    /// Whether nothing came or went with it: another file holds all it says.
    pub fn says_the_same(&self) -> bool {
        self.rest.as_ref().is_some_and(|changes| changes.says_the_same())
    }
}

/// The register of the `other` place that a register `source`, of the new place if `is_new`, has most in common with, else the first
/// there: an entry that cannot be read may stand in it.
pub(super) fn other_register(source: SourceId, is_new: bool, moved: &[Moved], other: &Workspace) -> Option<SourceId> {
    let ends = |one: &Moved| if is_new { (one.new, one.old) } else { (one.old, one.new) };
    let most = moved.iter().filter(|one| ends(one).0 == source).min_by_key(|one| Reverse(one.entries[0].len()));
    let is_register = |(source, document): (SourceId, &Document)| (document.kind() == Kind::Register).then_some(source);
    most.map(|one| ends(one).1).or_else(|| other.documents().find_map(is_register))
}
