//! What a new edition changes: two documents as a sorted list of typed changes. Knows nothing of git, terminals or the clock.
//!
//! 1. `side` lays each document out as parts with values, in which two ways to write the same are the same (`normal`,
//!    `body`).
//! 2. `align` finds which old part lives on in which new one: by ids, links and content for certain, then by guesses
//!    (`guess`, `split`) with a confidence and the words behind them, and last by `values`.
//! 3. `compare` reads the changes off the pairs; `moves` tells which parts moved and which were only pushed along,
//!    `edits` what became of a wording, `division` what else did of one that was split or brought together, `renumber` which numbers that gives, `renamed` what only follows from another id, `members` from a group being named by its members, `legal_bases` from provisions being cited under other entries, `lending` from what a heading lends, `twice` from another saying the same, `succession` from there being another edition.
//! 4. `documents` tells which document of one place is which of another, and `registers` which entries of a register live on in another file.

mod align;
mod assignment;
mod body;
mod children;
mod compare;
mod contents;
mod division;
mod documents;
mod edits;
mod guess;
mod headings;
mod identical;
mod left;
mod legal_bases;
mod lending;
mod links;
mod members;
mod moves;
mod normal;
mod registers;
mod renamed;
mod renumber;
mod side;
mod similarity;
mod split;
mod steps;
mod succession;
mod terms;
mod twice;
mod values;

pub use align::{Basis, LINKS};
pub use division::{Beyond, DENYING};
pub use documents::{Comparison, DocumentChanges, Lone};
pub use edits::{Edit, edits, json as edits_json, kept_share};
pub use lending::is_lent;
pub use links::Link;
pub use members::{are_the_same_who, written_out};
pub use normal::says_the_same;
pub use renamed::Renamed;
pub use renumber::Renumbering;
pub use side::{Part, PartId, ROOT, Side};
pub use steps::json as steps_json;
pub use twice::says_no_more_twice;

use crate::model::{Document, Kind};
use crate::source::SourceId;
use crate::workspace::Workspace;
use registers::Choice;
use serde_json::Value as Json;
use terms::Terms;

/// What became of one part.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// It is new; as JSON, with the parts in it that are new with it.
    Added(Json),
    /// It is gone, with the parts in it that did not move elsewhere.
    Removed,
    /// It stands at another place among those it stood with.
    MovedWithin,
    /// It stands in another part.
    MovedTo,
    /// It lives on under another heading of its kind, or under none.
    ContinuesUnder,
    /// It has another id.
    Renamed,
    /// A wording under that key is another, word by word.
    Reworded(String, Vec<Edit>),
    /// A value under that key is another; nothing where none was or is.
    Changed(String, Option<Json>, Option<Json>),
    /// What it has under that key, of its own or lent by a heading over it, is another: in JSON what it had and has. What it says
    /// itself need not be.
    InEffect(String, Option<Json>, Option<Json>),
    /// It became several: these new parts, itself first.
    Split(Vec<PartId>),
    /// It came of several: these old parts, the one it is paired with first.
    Merged(Vec<PartId>),
}

impl Change {
    /// Whether the part stands elsewhere.
    pub fn is_move(&self) -> bool {
        matches!(self, Change::MovedWithin | Change::MovedTo | Change::ContinuesUnder)
    }
}

/// A change, and whether it is one of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted {
    /// The change.
    pub change: Change,
    /// Whether it only follows from another change, as the shorter wording of a goal that was split and says nothing else, says of the edition
    /// what its name says already, or puts the same time, measure or responsibility in another
    /// way or order, names a group by its members, or names a part by its new id.
    pub follows: bool,
}

/// A part and all that became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PartChanges {
    /// The part on the old side; nothing when it is new.
    pub old: Option<PartId>,
    /// The part on the new side; nothing when it is gone.
    pub new: Option<PartId>,
    /// What tells that the two are the same part, with how sure it is and the words behind a guess.
    pub pairing: Option<(Basis, f64, Vec<String>)>,
    /// What became of it, at least one.
    pub changes: Vec<Noted>,
}

/// What a new edition changes in one document.
#[derive(Debug)]
pub struct Changes {
    /// The old side.
    pub old: Side,
    /// The new side.
    pub new: Side,
    /// The parts that something became of, in the order of the new side; what is gone stands where it stood.
    pub parts: Vec<PartChanges>,
    /// Numbers that became others because of it.
    pub renumbered: Vec<Renumbering>,
    /// Whether only those entries of two registers are compared that went from one file to the other.
    pub of_moved: bool,
    alignment: align::Alignment,
}

/// How sure a guess must be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// The least confidence of a guess, 0 to 1.
    pub least_confidence: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds { least_confidence: 1.0 / 3.0 }
    }
}

/// A file of a workspace.
#[derive(Debug, Clone, Copy)]
pub struct In<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// The file.
    pub source: SourceId,
}

impl Changes {
    /// What became of the document `old` in `new`; nothing when one of the files holds no document, or one is a register or
    /// the workspace's own file and the other is not of that kind.
    pub fn between(old: In<'_>, new: In<'_>, thresholds: Thresholds) -> Option<Changes> {
        // On a thread of the pool: what it shares out begins at once there, and takes the room that reading the files left.
        rayon::scope(|_| Changes::of_chosen((old, Choice::All), (new, Choice::All), thresholds))
    }

    /// As [`Changes::between`], of the entries of registers those that are chosen on either side.
    fn of_chosen(
        (old, old_choice): (In<'_>, Choice<'_>),
        (new, new_choice): (In<'_>, Choice<'_>),
        thresholds: Thresholds,
    ) -> Option<Changes> {
        let kind = |side: In<'_>| side.workspace.document(side.source).map(Document::kind);
        let is_alone = |kind: Option<Kind>| matches!(kind, Some(Kind::Register | Kind::Workspace));
        if kind(old) != kind(new) && (is_alone(kind(old)) || is_alone(kind(new))) {
            return None;
        }
        let language = new.workspace.language();
        let is_all_read = [old, new].iter().all(|side| side.workspace.errors_of(side.source).next().is_none());
        let directories = [old.workspace.directory(), new.workspace.directory()];
        let side = |side: In<'_>, other: In<'_>, choice| Side::chosen(side.workspace, side.source, other.workspace, choice);
        let (old, new) = rayon::join(|| side(old, new, old_choice), || side(new, old, new_choice));
        let (old, new) = (old?, new?);
        let groups = members::Groups(directories);
        let mut alignment = align::certain(&old, &new);
        if !alignment.is_whole() {
            let abbreviations = directories.iter().flat_map(|directory| directory.abbreviations());
            let has_old_pair = |part| alignment.pair_of_old(part).is_some();
            let has_new_pair = |part| alignment.pair_of_new(part).is_some();
            let texts = [guess::vocabulary(&old, &has_old_pair), guess::vocabulary(&new, &has_new_pair)].concat();
            let terms = Terms::new(language, abbreviations, texts);
            guess::pair(&old, &new, &mut alignment, &terms, thresholds);
            split::note(&old, &new, &mut alignment, &terms, thresholds);
            align::by_renamed_matter(&old, &new, &mut alignment);
            values::by_values(&old, &new, &mut alignment);
            values::by_reworded_matter(&old, &new, &mut alignment);
            left::pair(&old, &new, &mut alignment, groups);
        }
        let mut parts = compare::parts((&old, &new), &alignment, groups, is_all_read);
        let of_moved = matches!(new_choice, Choice::Only(_));
        if of_moved {
            registers::note_moved(&new, &alignment, &mut parts);
        }
        let renumbered = renumber::renumbered(&old, &new, &alignment, &parts);
        Some(Changes { old, new, parts, renumbered, of_moved, alignment })
    }

    /// The old part that lives on in a new one; nothing when it is new.
    pub fn old_of(&self, new: PartId) -> Option<PartId> {
        self.alignment.pair_of_new(new).map(|pair| pair.old)
    }

    /// The new part that an old one lives on in; nothing when it is gone.
    pub fn new_of(&self, old: PartId) -> Option<PartId> {
        self.alignment.pair_of_old(old).map(|pair| pair.new)
    }

    /// Of a new part that another was split into, or a part that went into another: the keys under which it says something
    /// else than that other, and the parts in it that the other has not.
    pub fn own_of_piece(&self, part: &PartChanges) -> Option<(Vec<&str>, Vec<PartId>)> {
        let alignment = &self.alignment;
        let (piece, is_new) = match (part.old, part.new) {
            (None, Some(new)) => {
                let split = alignment.splits.iter().find(|split| split.other == new)?;
                (compare::Piece { side: &self.new, part: new, whole: &self.old.parts[split.one] }, true)
            }
            (Some(old), None) => {
                let merge = alignment.merges.iter().find(|merge| merge.other == old)?;
                (compare::Piece { side: &self.old, part: old, whole: &self.new.parts[merge.one] }, false)
            }
            _ => return None,
        };
        let has_pair =
            |at: PartId| if is_new { alignment.pair_of_new(at).is_some() } else { alignment.pair_of_old(at).is_some() };
        Some((piece.own_keys(), piece.own_parts(&has_pair)))
    }

    /// What else became of the wordings of a part that was split, or that others went into, than that: by keys, as steps from
    /// the old wording, or the old ones, to the new. Empty for any other part.
    pub fn beyond_division(&self, part: &PartChanges) -> Vec<Beyond<'_>> {
        let pair = part.new.filter(|_| part.old.is_some()).and_then(|new| self.alignment.pair_of_new(new));
        pair.map(|pair| division::of_pair((&self.old, &self.new), &self.alignment, &self.renamed(), pair)).unwrap_or_default()
    }

    /// The ids that are others now.
    pub fn renamed(&self) -> Renamed<'_> {
        Renamed::of(&self.old, &self.new, &self.alignment)
    }

    /// Whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether all that was changed says what it said: another edition, order or way of writing.
    pub fn says_the_same(&self) -> bool {
        self.statements().next().is_none()
    }

    /// The changes that are changes of their own, each with its part.
    pub fn statements(&self) -> impl Iterator<Item = (&PartChanges, &Change)> {
        self.parts
            .iter()
            .flat_map(|part| part.changes.iter().filter(|noted| !noted.follows).map(move |noted| (part, &noted.change)))
    }
}
