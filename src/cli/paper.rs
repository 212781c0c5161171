//! Reports on paper: where they go, and what is said of what cannot be printed.

use super::failure::Failure;
use super::output;
use crate::print::{self, PaperFailure};
use crate::report::{self, Checked, Finding};
use crate::text::Language;
use std::path::Path;

/// Sees that a PDF can be made and has a place to go.
///
/// # Errors
/// When okplan is built without PDF, or the bytes would go to a terminal.
pub(super) fn has_place(path: Option<&Path>) -> Result<(), Failure> {
    if !print::WITH_PDF {
        return Err(print::no_paper().into());
    }
    output::has_place("--format pdf", path.is_some())
}

/// The PDF; nothing when something in a file cannot be printed, which is then reported.
///
/// # Errors
/// When it cannot be printed for another reason.
pub(super) fn printed(result: Result<Vec<u8>, PaperFailure<'_>>, language: Language) -> Result<Option<Vec<u8>>, Failure> {
    let findings = match result {
        Ok(bytes) => return Ok(Some(bytes)),
        Err(PaperFailure::Because(reason)) => return Err(reason.into()),
        Err(PaperFailure::Findings(findings)) => findings,
    };
    let findings: Vec<Finding<'_>> = findings.iter().map(|(workspace, diagnostic)| Finding { diagnostic, workspace }).collect();
    let checked = Checked { findings, ..Checked::default() };
    let mut text = Vec::new();
    report::write(&mut text, &checked, report::Format::Text, language, false)?;
    output::report(&text);
    Ok(None)
}

/// Writes `bytes` to the file `path`, or to standard output.
///
/// # Errors
/// When that cannot be written to.
pub(super) fn write(path: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    match path {
        Some(path) => output::file(path, bytes, true),
        None => output::result(bytes),
    }
}
