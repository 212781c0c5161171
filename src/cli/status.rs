//! `okplan status`: what is in force, lapsing, lapsed, proposed, due and overdue. The only command that reads the clock.

use super::errors::{what_is_left_out, with_advice};
use super::failure::Failure;
use super::open::{At, Numbers, Opened, open};
use super::output;
use super::paper::{self, House};
use super::target::is_not_read;
use crate::files::concealed;
use crate::lifecycle::all_parties;
use crate::model::Date;
use crate::model::written::Form;
use crate::report::{Status, StatusFormat};
use crate::text;
use crate::text::{Language, OneLine, Text, nearest};
use crate::workspace::Workspace;
use clap::{Args, ValueEnum};
use jiff::civil::Date as Day;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;

/// Which workspaces, on which day, for whom, and how it is written.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Folders or documents [default: .] – mappar eller dokument
    #[arg(value_name = "PATH", default_value = ".", hide_default_value = true)]
    paths: Vec<PathBuf>,
    /// The day, as 2018-12-31, or today – dagen
    #[arg(long, value_name = "DATE", default_value = "today")]
    on: String,
    /// As it is for one party – som det är för en part
    #[arg(long, value_name = "ID")]
    party: Option<String>,
    /// Exit with 1 when something is late or lapsed – avsluta med 1 om något är försenat eller utgånget
    #[arg(long)]
    check: bool,
    /// The format – formatet
    #[arg(long, value_enum, default_value = "text")]
    format: FormatArgument,
    /// A file [default: standard output] – en fil
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArgument {
    /// For people – för människor
    Text,
    /// For programs – för program
    Json,
    /// For a page – för en sida
    Markdown,
    /// For paper, screen readers and archives – för papper, skärmläsare och arkiv
    Pdf,
}

impl FormatArgument {
    /// The format of text; nothing for print.
    fn text(self) -> Option<StatusFormat> {
        match self {
            FormatArgument::Text => Some(StatusFormat::Text),
            FormatArgument::Json => Some(StatusFormat::Json),
            FormatArgument::Markdown => Some(StatusFormat::Markdown),
            FormatArgument::Pdf => None,
        }
    }
}

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let on = day(&arguments.on)?;
    if arguments.format.text().is_none() {
        paper::has_place(arguments.output.as_deref())?;
    }
    let opened = open(&arguments.paths, None, Numbers::Concealed)?;
    if let Some(path) = &arguments.output {
        is_not_read(path, &opened)?;
    }
    let language = language.unwrap_or_else(|| opened.first().map(|one| one.workspace.language()).unwrap_or_default());
    let workspaces: Vec<&Workspace> = opened.iter().map(|one| &*one.workspace).collect();
    if let Some(party) = &arguments.party {
        known(party, &workspaces)?;
    }
    let with_errors = workspaces
        .iter()
        .flat_map(|workspace| workspace.files_with_errors().into_iter().map(|source| workspace.source(source).name()));
    let left_out = what_is_left_out(with_errors, ("läget kan vara ett annat", "the status may be another"));
    if let Some(left_out) = &left_out {
        output::message(with_advice(left_out).get(language));
    }
    let remark = left_out.as_ref().map(|message| message.get(language).to_owned());
    let chosen: Vec<_> = opened.iter().map(|one| (&*one.workspace, &one.chosen)).collect();
    let status = Status::on(&chosen, on, arguments.party.as_deref());
    let written = match arguments.format.text() {
        Some(format) => {
            let mut text = Vec::new();
            status.write(&mut text, format, language)?;
            concealed(text)
        }
        None => match on_paper(&status, &opened, remark.as_slice(), language)? {
            Some(bytes) => bytes,
            None => return Ok(ExitCode::from(2)),
        },
    };
    let code = if arguments.check && status.has_something_late() { ExitCode::from(1) } else { ExitCode::SUCCESS };
    match paper::write(arguments.output.as_deref(), &written) {
        Err(Failure::ClosedPipe) | Ok(()) => Ok(code),
        Err(failure) => Err(failure),
    }
}

/// The status as a PDF in the house style of the first workspace, with `remarks` before all the rest; nothing when it cannot
/// be printed, which is then reported.
///
/// # Errors
/// When it cannot be printed for a reason that stands in no file.
fn on_paper(status: &Status<'_>, opened: &[Opened], remarks: &[String], language: Language) -> Result<Option<Vec<u8>>, Failure> {
    let Some(first) = opened.first() else { return Ok(None) };
    let house = House { workspace: &first.workspace, at: Some(At::of(first)) };
    paper::printed(status.on_paper(remarks, language), &house, language)
}

/// The day that is asked for.
///
/// # Errors
/// When it is no day of the calendar.
pub(super) fn day(written: &str) -> Result<Day, Failure> {
    match written {
        "today" => Ok(jiff::Zoned::now().date()),
        _ => Date::read(written).map(|date| date.0).map_err(Failure::Because),
    }
}

/// Sees that some document has the party.
///
/// # Errors
/// When none has, with the one that is likely meant.
fn known(party: &str, workspaces: &[&Workspace]) -> Result<(), Failure> {
    let all: BTreeSet<String> = workspaces.iter().flat_map(|workspace| all_parties(workspace)).collect();
    if all.contains(party) {
        return Ok(());
    }
    let shown = OneLine(party);
    let message = text!("”{shown}” är ingen part i något dokument", "“{shown}” is a party of no document");
    let called = workspaces.iter().find_map(|workspace| workspace.directory().id_called(party));
    let called = called.filter(|id| all.contains(*id));
    let help = match called.or_else(|| nearest(party, all.iter().map(String::as_str))) {
        Some(near) => text!(": menade du {near}?", ": did you mean {near}?"),
        None => Text::new("", ""),
    };
    Err(message.then(&help).into())
}
