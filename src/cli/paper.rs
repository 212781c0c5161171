//! Reports on paper: where they go, and what is said of what cannot be printed.

use super::failure::Failure;
use super::house;
use super::open::At;
use super::output;
use super::templates::{in_time, kit};
use crate::diagnostic::Diagnostic;
use crate::print::{self, OnPaper, PaperFailure, paper_failure};
use crate::report::{self, Checked, Finding};
use crate::text::Language;
use crate::workspace::Workspace;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How long a report may take with a workspace's own templates.
const PATIENCE: Duration = Duration::from_mins(1);

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

/// A workspace in whose house style something is printed.
pub(super) struct House<'w> {
    /// The workspace.
    pub workspace: &'w Arc<Workspace>,
    /// Where it stands; nothing where it has no file.
    pub at: Option<At>,
}

impl House<'_> {
    /// Whether the style can be used; what is wrong with it is reported.
    ///
    /// # Errors
    /// When that cannot be written.
    pub(super) fn is_sound(&self, language: Language) -> Result<bool, Failure> {
        let problems = house::problems(self.workspace);
        if !problems.is_empty() {
            report(problems.iter().map(|one| (&**self.workspace, one)), language)?;
        }
        Ok(problems.is_empty())
    }
}

/// What is told, as a PDF in the style of `house`; nothing when something in a file cannot be printed, which is then reported.
///
/// # Errors
/// When it cannot be printed for another reason.
pub(super) fn printed<'w>(told: OnPaper<'w>, house: &House<'w>, language: Language) -> Result<Option<Vec<u8>>, Failure> {
    if !house.is_sound(language)? {
        return Ok(None);
    }
    let kit = Arc::new(house.at.as_ref().map(|at| kit(house.workspace, at)).transpose()?.unwrap_or_default());
    let OnPaper { paper, places } = told;
    let work = {
        let (workspace, kit) = (Arc::clone(house.workspace), Arc::clone(&kit));
        move || print::paper(&paper, &workspace, &kit)
    };
    let made = match &house.workspace.settings().templates {
        Some(folder) => in_time(PATIENCE, &folder.value, work)?,
        None => work(),
    };
    match made.map_err(|fault| paper_failure(fault, house.workspace, &places, &kit)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(PaperFailure::Because(reason)) => Err(reason.into()),
        Err(PaperFailure::Findings(findings)) => {
            report(findings.iter().map(|(workspace, one)| (*workspace, one)), language)?;
            Ok(None)
        }
    }
}

/// Writes findings to standard error.
///
/// # Errors
/// When that cannot be written to.
pub(super) fn report<'f>(
    findings: impl Iterator<Item = (&'f Workspace, &'f Diagnostic)>,
    language: Language,
) -> Result<(), Failure> {
    let findings: Vec<Finding<'_>> = findings.map(|(workspace, diagnostic)| Finding { diagnostic, workspace }).collect();
    let checked = Checked { findings, ..Checked::default() };
    let mut text = Vec::new();
    report::write(&mut text, &checked, report::Format::Text, language, false)?;
    output::report(&text);
    Ok(())
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
