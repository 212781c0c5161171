//! `okplan diff --format docx`: one document with tracked changes.

use crate::cli::failure::Failure;
use crate::cli::paper;
use crate::diff::{Comparison, DocumentChanges, In};
use crate::model::Document;
use crate::report::remarks_on_changes;
use crate::source::SourceId;
use crate::text;
use crate::text::{Language, Text};
use crate::word::{Ids, Revised, redline_under};
use crate::workspace::Workspace;

/// The document that was compared as a file of Word with tracked changes of the day `date`; what is told of its pictures is
/// reported in `language`.
///
/// # Errors
/// When more than one document changed, or it is none that is printed.
pub(super) fn tracked(comparisons: &[Comparison<'_>], date: Option<String>, language: Language) -> Result<Vec<u8>, Failure> {
    let all: Vec<(&Comparison<'_>, &DocumentChanges)> =
        comparisons.iter().flat_map(|comparison| comparison.documents.iter().map(move |one| (comparison, one))).collect();
    let is_changed = |one: &DocumentChanges| !matches!(one, DocumentChanges::Compared(changes) if changes.is_empty());
    let changed: Vec<_> = all.iter().filter(|(comparison, one)| is_changed(one) && is_printed(comparison, one)).collect();
    let (comparison, one) = match (&changed[..], &all[..]) {
        ([sole], _) => **sole,
        ([], [sole]) => *sole,
        ([], _) => {
            return Err(Text::new(
                "Inget dokument som skrivs ut har ändrats: ange ett dokument på vardera sidan",
                "No document that is printed has changed: name one document on each side",
            )
            .into());
        }
        (several, _) => {
            let count = several.len();
            return Err(text!(
                "--format docx är ett dokument, och {count} har ändrats: ange ett på vardera sidan",
                "--format docx is one document, and {count} have changed: name one on each side"
            )
            .into());
        }
    };
    let side = |workspace, source| Some(In { workspace, source });
    let revised = match one {
        DocumentChanges::Added(new) => Revised { old: None, new: side(comparison.new, new.source), ids: Ids::new(), date },
        DocumentChanges::Removed(old) => Revised { old: side(comparison.old, old.source), new: None, ids: Ids::new(), date },
        DocumentChanges::Compared(changes) => {
            let old = In { workspace: comparison.old, source: changes.old.source };
            let new = In { workspace: comparison.new, source: changes.new.source };
            Revised::of(old, new, changes, date)
        }
    };
    // What cannot be read stands in the file as deleted or inserted, which it need not be.
    let made =
        redline_under(&remarks_on_changes(comparisons, language), revised).map_err(|failure| Failure::from(failure.message))?;
    if !made.left_out.is_empty() {
        paper::report(made.left_out.iter().map(|(workspace, one)| (*workspace, one)), language)?;
    }
    Ok(made.file)
}

/// Whether a document is one that is printed: no register, and not the workspace's own file.
fn is_printed(comparison: &Comparison<'_>, one: &DocumentChanges) -> bool {
    let has_content = |workspace: &Workspace, id: SourceId| workspace.document(id).and_then(Document::content).is_some();
    match one {
        DocumentChanges::Added(new) => has_content(comparison.new, new.source),
        DocumentChanges::Removed(old) => has_content(comparison.old, old.source),
        DocumentChanges::Compared(changes) => has_content(comparison.new, changes.new.source),
    }
}
