//! One document printed, with what is to be said of it.

use super::FormatArgument;
use super::concealed::concealed;
use crate::cli::failure::Failure;
use crate::cli::house::{settings_with_style, stops_printing};
use crate::cli::open::{At, Opened};
use crate::cli::output;
use crate::cli::progress::Progress;
use crate::cli::templates::{in_time, templates};
use crate::diagnostic::{Diagnostic, Severity};
use crate::print::{self, Kit, PrintFailure};
use crate::render::{Format, Templates, render_copy};
use crate::report::{self, Checked, Finding};
use crate::rules;
use crate::source::SourceId;
use crate::text::Language;
use crate::word;
use crate::workspace::Workspace;
use std::sync::Arc;

/// As what a document is printed.
#[derive(Clone)]
pub(super) struct Wanted {
    /// The format.
    pub format: FormatArgument,
    /// The party whose copy it is.
    pub party: Option<String>,
}

/// What the documents of a workspace share in print.
pub(super) struct Shared<'p> {
    /// The templates of pages.
    templates: Arc<Templates>,
    /// The templates for paper.
    kit: Arc<Kit>,
    /// The workspace without personal identity numbers.
    pub workspace: Arc<Workspace>,
    /// What is wrong in the workspace as it is written.
    checked: Vec<Diagnostic>,
    /// The language of messages.
    language: Language,
    /// What gives way to messages.
    progress: &'p Progress,
}

impl<'p> Shared<'p> {
    /// What the documents of `opened` share.
    ///
    /// # Errors
    /// When the templates of the workspace cannot be read or used, or its folder cannot be listed again.
    pub(super) fn of(opened: &Opened, language: Language, progress: &'p Progress) -> Result<Self, Failure> {
        let (templates, kit) = templates(&opened.workspace, &At::of(opened))?;
        let checked = rules::check(&opened.workspace);
        let workspace = concealed(opened)?;
        Ok(Shared { templates: Arc::new(templates), kit: Arc::new(kit), workspace, checked, language, progress })
    }
}

/// What a document becomes.
pub(super) enum Printed {
    /// A file.
    File(Vec<u8>),
    /// The files of a folder by name.
    Folder(Vec<(String, Vec<u8>)>),
}

/// The document in print; nothing when it has problems that would lose a part of it, holds a personal identity number, or
/// cannot be printed, which is then reported. Other findings that a printed page should not have are reported beside it.
///
/// # Errors
/// When the templates of the workspace run without end.
pub(super) fn print(opened: &Opened, id: SourceId, wanted: &Wanted, shared: &Shared<'_>) -> Result<Option<Printed>, Failure> {
    let language = shared.language;
    let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    let style = settings_with_style(&opened.workspace);
    let is_ours = |one: &&Diagnostic| one.source == id || rules::HOUSE_STYLE.contains(&one.rule) || Some(one.source) == style;
    let errors: Vec<&Diagnostic> = shared.checked.iter().filter(is_error).filter(is_ours).collect();
    report(opened, &errors, shared)?;
    if errors.iter().any(|finding| stops_printing(finding.rule)) {
        return Ok(None);
    }
    let failure = match printed(opened, id, wanted, shared)? {
        Ok((printed, left_out)) => {
            report(opened, &left_out.iter().collect::<Vec<_>>(), shared)?;
            return Ok(Some(printed));
        }
        Err(failure) => failure,
    };
    let message = match failure {
        PrintFailure::Findings(findings) => {
            let is_told = |one: &Diagnostic| {
                errors.iter().any(|told| (told.rule, told.source, told.span) == (one.rule, one.source, one.span))
            };
            report(opened, &findings.iter().filter(|one| !is_told(one)).collect::<Vec<_>>(), shared)?;
            return Ok(None);
        }
        PrintFailure::Document(failure) => failure.message,
        PrintFailure::Because(message) => message,
    };
    let name = opened.workspace.source(id).name();
    shared.progress.clear();
    output::message(&format!("{name}: {}", message.get(language)));
    Ok(None)
}

fn printed(opened: &Opened, id: SourceId, wanted: &Wanted, shared: &Shared<'_>) -> Result<Result<Made, PrintFailure>, Failure> {
    let work = {
        let (workspace, wanted) = (Arc::clone(&shared.workspace), wanted.clone());
        let (templates, kit) = (Arc::clone(&shared.templates), Arc::clone(&shared.kit));
        move || made(&workspace, id, &wanted, &templates, &kit)
    };
    match &opened.workspace.settings().templates {
        Some(folder) => in_time(wanted.format.patience(), &folder.value, work),
        None => Ok(work()),
    }
}

/// What is made, and what is told of what is not as it should be in it.
type Made = (Printed, Vec<Diagnostic>);

/// The document in the file `id` as what is wanted.
fn made(workspace: &Workspace, id: SourceId, wanted: &Wanted, templates: &Templates, kit: &Kit) -> Result<Made, PrintFailure> {
    let party = wanted.party.as_deref();
    let page = |format: Format| Ok(Printed::File(render_copy(workspace, id, format, templates, party)?.into_bytes()));
    let printed = match wanted.format {
        FormatArgument::Markdown => page(Format::Markdown),
        FormatArgument::Html => page(Format::Html),
        FormatArgument::Pdf => print::pdf_with(workspace, id, party, kit).map(Printed::File),
        FormatArgument::Docx => {
            let made = word::docx(workspace, id, party)?;
            return Ok((Printed::File(made.file), made.left_out));
        }
        FormatArgument::Typst => Ok(print::sources_with(workspace, id, party, kit).map(Printed::Folder)?),
    };
    printed.map(|printed| (printed, Vec::new()))
}

/// Writes findings to standard error.
fn report(opened: &Opened, findings: &[&Diagnostic], shared: &Shared<'_>) -> Result<(), Failure> {
    if findings.is_empty() {
        return Ok(());
    }
    shared.progress.clear();
    let findings: Vec<Finding<'_>> =
        findings.iter().map(|diagnostic| Finding { diagnostic, workspace: &opened.workspace }).collect();
    let checked = Checked { findings, ..Checked::default() };
    let mut text = Vec::new();
    report::write(&mut text, &checked, report::Format::Text, shared.language, false)?;
    output::report(&text);
    Ok(())
}
