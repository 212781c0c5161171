//! `okplan validate`: everything wrong in every file.

mod fix;
mod known;

use super::failure::Failure;
use super::open::{Numbers, Opened, open, open_revision};
use super::output;
use crate::diagnostic::Diagnostic;
use crate::model::Kind;
use crate::report::{self, Checked, Finding, Format};
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
    #[command(flatten)]
    silence: Silence,
    #[command(flatten)]
    fixes: Fixes,
}

/// What is not reported.
#[derive(Debug, Args)]
struct Silence {
    /// Show what comments and baselines silence as well, one named with --baseline too – visa även det som är tystat
    #[arg(long)]
    no_ignore: bool,
    /// A file with known findings, which are not reported – en fil med kända fynd, som inte anmäls
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write what is found to the file with known findings – skriv det som hittas till filen med kända fynd
    #[arg(long, conflicts_with_all = ["rev", "fix"])]
    write_baseline: bool,
}

/// What is mended.
#[derive(Debug, Args)]
struct Fixes {
    /// Make the fixes that are certain – gör de rättelser som är säkra
    #[arg(long, conflicts_with = "rev")]
    fix: bool,
    /// Write nothing; show what the fixes would change – skriv inget, visa vad rättelserna skulle ändra
    #[arg(long, requires = "fix")]
    diff: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArgument {
    /// For people – för människor
    Text,
    /// For programs, see docs/json.md – för program
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// A Code Quality report of GitLab
    Gitlab,
    /// JUnit XML
    Junit,
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
            FormatArgument::Sarif => Format::Sarif,
            FormatArgument::Gitlab => Format::Gitlab,
            FormatArgument::Junit => Format::Junit,
        }
    }
}

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let on = arguments.on.as_deref().map(super::status::day).transpose()?;
    let mut opened = match &arguments.rev {
        Some(revision) => open_revision(revision, &arguments.paths, Numbers::AsWritten)?,
        None if arguments.fixes.fix && arguments.paths.iter().any(|path| path.as_os_str() == "-") => {
            return Err(Text::new("--fix rättar filer, inte standard in", "--fix mends files, not standard input").into());
        }
        None => open(&arguments.paths, arguments.stdin_filename.as_deref(), Numbers::AsWritten)?,
    };
    let language = language.unwrap_or_else(|| opened.first().map(|one| one.workspace.language()).unwrap_or_default());
    let mut written = Ok(());
    let mut is_refused = false;
    if arguments.fixes.fix {
        let fixed = fix::fix(&opened, arguments.fixes.diff, language)?;
        is_refused = fixed.is_refused;
        output::message(fixed.summary(arguments.fixes.diff).get(language));
        if arguments.fixes.diff {
            written = output::result(fixed.diff.as_bytes());
        } else {
            opened = open(&arguments.paths, None, Numbers::AsWritten)?;
        }
    }
    let check = if arguments.silence.no_ignore { rules::check_all } else { rules::check_on };
    let mut checked: Vec<Vec<Diagnostic>> = opened.iter().map(|one| check(&one.workspace, on)).collect();
    if arguments.silence.write_baseline {
        known::write(&arguments.silence, &opened, &checked, language)?;
        return Ok(ExitCode::SUCCESS);
    }
    checked = known::apply(&arguments.silence, &opened, checked, language)?;
    let report = report(arguments, &opened, &checked);
    if report.findings.is_empty() && !opened.iter().any(has_content) {
        return Err(Text::new(
            "Det finns inga dokument att kontrollera här (*.yaml med okplan: och kind:)",
            "There are no documents to check here (*.yaml with okplan: and kind:)",
        )
        .into());
    }
    if let Some(day) = on.filter(|_| arguments.on.as_deref() == Some("today")) {
        output::message(text!("Kontrollerat per {day}.", "Checked as of {day}.").get(language));
    }
    if !arguments.fixes.diff {
        written = write(&report, Format::from(arguments.format), language);
    }
    let fails = is_refused || report.findings.iter().any(|finding| report.fails(finding));
    match written {
        Err(Failure::ClosedPipe) | Ok(()) => Ok(if fails { ExitCode::from(1) } else { ExitCode::SUCCESS }),
        Err(failure) => Err(failure),
    }
}

/// Writes what was found, and for people what it comes to.
fn write(report: &Checked<'_>, format: Format, language: Language) -> Result<(), Failure> {
    let mut text = Vec::new();
    report::write(&mut text, report, format, language, output::colour())?;
    let written = output::result(&text);
    if format == Format::Text {
        output::message(&report::summary(&report.findings, report.files.len(), language));
    }
    written
}

/// What was checked and found in the files that were asked for.
fn report<'a>(arguments: &Arguments, opened: &'a [Opened], checked: &'a [Vec<Diagnostic>]) -> Checked<'a> {
    let names = |one: &'a Opened| one.chosen.iter().map(|id| one.workspace.source(*id).name());
    Checked {
        findings: findings(opened, checked),
        files: opened.iter().flat_map(names).collect(),
        denies_warnings: arguments.deny == Some(Deny::Warnings),
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
