//! `okplan validate`: everything wrong in every file.

use super::failure::Failure;
use super::open::{Opened, open, open_revision};
use super::output;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Kind;
use crate::report::{self, Finding, Format};
use crate::rules;
use crate::text;
use crate::text::{Language, Text};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// What to check and how to say it.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files and folders, or `-` for standard input – filer och mappar
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// How findings are written – hur fynden skrivs
    #[arg(long, value_enum, default_value = "text")]
    format: FormatArgument,
    /// What else fails the check – vad som också ger felstatus
    #[arg(long, value_enum)]
    deny: Option<Deny>,
    /// Check them as they were in a revision of the git repository – som de var i en version i git
    #[arg(long, value_name = "REV")]
    rev: Option<String>,
    /// The day, as 2018-12-31, or today: what should have been done by then – dagen, för det som skulle ha varit gjort
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// The file that standard input stands for – filen som standard in står för
    #[arg(long, value_name = "FILE", conflicts_with = "rev")]
    stdin_filename: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArgument {
    /// For people – för människor
    Text,
    /// For programs, see docs/json.md – för program
    Json,
    /// Annotations of GitHub Actions
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings fail as errors do – varningar räknas som fel
    Warnings,
}

impl From<FormatArgument> for Format {
    fn from(argument: FormatArgument) -> Self {
        match argument {
            FormatArgument::Text => Format::Text,
            FormatArgument::Json => Format::Json,
            FormatArgument::Github => Format::Github,
        }
    }
}

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let on = arguments.on.as_deref().map(super::status::day).transpose()?;
    let opened = match &arguments.rev {
        Some(revision) => open_revision(revision, &arguments.paths)?,
        None => open(&arguments.paths, arguments.stdin_filename.as_deref())?,
    };
    let language = language.unwrap_or_else(|| opened.first().map(|one| one.workspace.language()).unwrap_or_default());
    let files: usize = opened.iter().map(|one| one.chosen.len()).sum();
    let checked: Vec<Vec<Diagnostic>> = opened.iter().map(|one| rules::check_on(&one.workspace, on)).collect();
    let findings = findings(&opened, &checked);
    if findings.is_empty() && !opened.iter().any(has_content) {
        return Err(Text::new(
            "Det finns inga dokument att kontrollera här (*.yaml med okplan: och kind:)",
            "There are no documents to check here (*.yaml with okplan: and kind:)",
        )
        .into());
    }
    if let Some(day) = on.filter(|_| arguments.on.as_deref() == Some("today")) {
        output::message(text!("Kontrollerat per {day}.", "Checked as of {day}.").get(language));
    }
    let mut text = Vec::new();
    let format = Format::from(arguments.format);
    report::write(&mut text, &findings, format, language, output::colour())?;
    let written = output::result(&text);
    if format == Format::Text {
        output::message(&report::summary(&findings, files, language));
    }
    let failing = |finding: &Finding<'_>| match finding.diagnostic.severity {
        Severity::Error => true,
        Severity::Warning => arguments.deny == Some(Deny::Warnings),
        Severity::Info => false,
    };
    let code = if findings.iter().any(failing) { ExitCode::from(1) } else { ExitCode::SUCCESS };
    match written {
        Err(Failure::ClosedPipe) | Ok(()) => Ok(code),
        Err(failure) => Err(failure),
    }
}

/// The findings in the files that were asked for, by file name, place and rule.
fn findings<'a>(opened: &'a [Opened], checked: &'a [Vec<Diagnostic>]) -> Vec<Finding<'a>> {
    let mut findings: Vec<Finding<'a>> = Vec::new();
    for (one, diagnostics) in opened.iter().zip(checked) {
        let chosen = diagnostics.iter().filter(|diagnostic| one.chosen.contains(&diagnostic.source));
        findings.extend(chosen.map(|diagnostic| Finding { diagnostic, workspace: &one.workspace }));
    }
    findings.sort_by(|a, b| {
        let name = |finding: &Finding<'a>| finding.workspace.source(finding.diagnostic.source).name();
        name(a).cmp(name(b)).then_with(|| a.diagnostic.cmp(b.diagnostic))
    });
    findings
}

/// Whether a document that says something, and not only the workspace's settings, was asked for.
fn has_content(opened: &Opened) -> bool {
    let kind = |id| opened.workspace.document(id).map(crate::model::Document::kind);
    opened.chosen.iter().any(|id| kind(*id).is_some_and(|kind| kind != Kind::Workspace))
}
