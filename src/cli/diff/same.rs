//! Whether two sides say the same for certain, which the exit status tells.

use crate::cli::sides::Sides;
use crate::diff::{Comparison, DocumentChanges};
use crate::source::SourceId;

/// Whether nothing that is compared says something else than it did, and nothing of it is left out that may: a file with errors
/// says for sure what it said only where it is the same file.
pub(super) fn says_the_same(comparison: &Comparison<'_>) -> bool {
    let (old, new) = (comparison.old, comparison.new);
    let faulty = [old.files_with_errors(), new.files_with_errors()];
    comparison.documents.iter().all(|one| match one {
        DocumentChanges::Compared(changes) => {
            let (before, after) = (changes.old.source, changes.new.source);
            let has_errors = faulty[0].contains(&before) || faulty[1].contains(&after);
            changes.says_the_same() && (!has_errors || old.source(before).text() == new.source(after).text())
        }
        DocumentChanges::Added(lone) => lone.says_the_same() && !faulty[1].contains(&lone.source),
        DocumentChanges::Removed(lone) => lone.says_the_same() && !faulty[0].contains(&lone.source),
    })
}

/// Whether a file that holds no document that can be read is new, or says something else than it did: what that is cannot be
/// told, and not that nothing is.
pub(super) fn has_changed_unread(Sides { old, new, .. }: &Sides) -> bool {
    let is_unread = |source: &&SourceId| new.workspace.document(**source).is_none();
    let before = |source: SourceId| old.workspace.find_source(new.workspace.own_name(source));
    let is_same = |source: SourceId| {
        before(source).is_some_and(|old_source| old.workspace.source(old_source).text() == new.workspace.source(source).text())
    };
    let is_faulty = new.workspace.files_with_errors();
    new.chosen.iter().filter(is_unread).any(|source| is_faulty.contains(source) && !is_same(*source))
}
