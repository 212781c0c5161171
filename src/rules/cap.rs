//! At most so many findings of one file as anyone reads.

use super::personal_number;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{SourceId, Span};
use crate::text::Text;

/// At most this many findings of one file are shown; what more there is is said in one.
pub const MAX_FINDINGS: usize = 1_000;

/// The findings, sorted by file, with one in place of those over [`MAX_FINDINGS`] in a file. The gravest are shown, and numbers of
/// persons before all others: nothing may hide these.
pub(super) fn capped(diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut shown = Vec::with_capacity(diagnostics.len());
    for of_one_file in diagnostics.chunk_by(|a, b| a.source == b.source) {
        if of_one_file.len() <= MAX_FINDINGS {
            shown.extend_from_slice(of_one_file);
            continue;
        }
        let mut by_severity: Vec<&Diagnostic> = of_one_file.iter().collect();
        by_severity.sort_by_key(|diagnostic| (diagnostic.rule != personal_number::NAME, diagnostic.severity));
        let (kept, hidden) = by_severity.split_at(MAX_FINDINGS);
        let mut kept: Vec<Diagnostic> = kept.iter().map(|diagnostic| (*diagnostic).clone()).collect();
        kept.push(too_many(hidden));
        kept.sort();
        shown.append(&mut kept);
    }
    shown
}

/// What is said of findings that are not shown, the gravest of which stands first.
fn too_many(hidden: &[&Diagnostic]) -> Diagnostic {
    let message = crate::text!(
        "Filen har fler fynd än de {MAX_FINDINGS} som visas",
        "The file has more findings than the {MAX_FINDINGS} shown"
    );
    let first = hidden.first().map_or((SourceId(0), Span::default(), Severity::Info), |one| (one.source, one.span, one.severity));
    Diagnostic::error("too-many-findings", first.0, first.1, message)
        .with_severity(first.2)
        .with_help(Text::new("Rätta dem och kör igen.", "Mend these and run again."))
}
