//! One document printed, with what is to be said of it.

use super::FormatArgument;
use super::templates::render_in_time;
use crate::cli::failure::Failure;
use crate::cli::open::Opened;
use crate::cli::output;
use crate::diagnostic::{Diagnostic, Severity};
use crate::print::{self, PrintFailure};
use crate::render::{Format, Templates, render_copy};
use crate::report::{self, Checked, Finding};
use crate::rules;
use crate::source::SourceId;
use crate::text::Language;
use crate::word;
use std::sync::Arc;

/// As what a document is printed.
#[derive(Clone)]
pub(super) struct Wanted {
    /// The format.
    pub format: FormatArgument,
    /// The party whose copy it is.
    pub party: Option<String>,
}

/// What a document becomes.
pub(super) enum Printed {
    /// A file.
    File(Vec<u8>),
    /// The files of a folder by name.
    Folder(Vec<(String, Vec<u8>)>),
}

/// The document in print; nothing when it has problems that would lose a part of it, or cannot be printed, which is then
/// reported. Other findings that a printed page should not have are reported beside it.
///
/// # Errors
/// When the templates of the workspace run without end.
pub(super) fn print(
    opened: &Opened,
    id: SourceId,
    wanted: &Wanted,
    templates: &Arc<Templates>,
    checked: &[Diagnostic],
    language: Language,
) -> Result<Option<Printed>, Failure> {
    let errors: Vec<&Diagnostic> =
        checked.iter().filter(|diagnostic| diagnostic.source == id && diagnostic.severity == Severity::Error).collect();
    report(opened, &errors, language)?;
    if errors.iter().any(|finding| rules::READING.iter().any(|rule| rule.name == finding.rule)) {
        return Ok(None);
    }
    let failure = match printed(opened, id, wanted, templates)? {
        Ok(printed) => return Ok(Some(printed)),
        Err(failure) => failure,
    };
    let message = match failure {
        PrintFailure::Findings(findings) => {
            report(opened, &findings.iter().collect::<Vec<_>>(), language)?;
            return Ok(None);
        }
        PrintFailure::Document(failure) => failure.message,
        PrintFailure::Because(message) => message,
    };
    let name = opened.workspace.source(id).name();
    output::message(&format!("{name}: {}", message.get(language)));
    Ok(None)
}

fn printed(
    opened: &Opened,
    id: SourceId,
    wanted: &Wanted,
    templates: &Arc<Templates>,
) -> Result<Result<Printed, PrintFailure>, Failure> {
    let (workspace, party) = (&opened.workspace, wanted.party.as_deref());
    let page = |format: Format| {
        let page = match &workspace.settings().templates {
            Some(folder) => render_in_time(workspace, id, wanted, format, templates, &folder.value)?,
            None => render_copy(workspace, id, format, templates, party),
        };
        Ok(page.map(|page| Printed::File(page.into_bytes())).map_err(PrintFailure::Document))
    };
    match wanted.format {
        FormatArgument::Markdown => page(Format::Markdown),
        FormatArgument::Html => page(Format::Html),
        FormatArgument::Pdf => Ok(print::pdf(workspace, id, party).map(Printed::File)),
        FormatArgument::Docx => Ok(word::docx(workspace, id, party).map(Printed::File).map_err(PrintFailure::Document)),
        FormatArgument::Typst => Ok(print::sources(workspace, id, party).map(Printed::Folder).map_err(PrintFailure::Document)),
    }
}

/// Writes findings to standard error.
fn report(opened: &Opened, findings: &[&Diagnostic], language: Language) -> Result<(), Failure> {
    let findings: Vec<Finding<'_>> =
        findings.iter().map(|diagnostic| Finding { diagnostic, workspace: &opened.workspace }).collect();
    let checked = Checked { findings, ..Checked::default() };
    let mut text = Vec::new();
    report::write(&mut text, &checked, report::Format::Text, language, false)?;
    output::report(&text);
    Ok(())
}
