//! `okplan log`: the life of one document, from its versions in git and its decisions.

use super::errors::left_out;
use super::failure::Failure;
use super::ground::normal;
use super::open::{Numbers, Opened, open, open_revision};
use super::output;
use crate::files::concealed;
use crate::git::{GitFailure, Repository, Revision};
use crate::history::{Lineage, Place, Surroundings, Version};
use crate::report::{Log, LogFormat, LogManner};
use crate::source::SourceId;
use crate::text;
use crate::text::{Language, OneLine, Text};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// Which document, how much of its life, and how it is written.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The document – dokumentet
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Every change of every version, not only the gravest – varje ändring i varje version, inte bara de tyngsta
    #[arg(long)]
    all: bool,
    /// The most versions, the newest – högst så många versioner, de nyaste
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
    /// As it was in a revision of git – som det var i en version i git
    #[arg(long, value_name = "REV")]
    rev: Option<String>,
    /// The format – formatet
    #[arg(long, value_enum, default_value = "text")]
    format: FormatArgument,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArgument {
    /// For people – för människor
    Text,
    /// For programs – för program
    Json,
    /// For a page – för en sida
    Markdown,
}

impl From<FormatArgument> for LogFormat {
    fn from(argument: FormatArgument) -> Self {
        match argument {
            FormatArgument::Text => LogFormat::Text,
            FormatArgument::Json => LogFormat::Json,
            FormatArgument::Markdown => LogFormat::Markdown,
        }
    }
}

/// What git tells of a document.
#[derive(Default)]
struct Told {
    path: Option<String>,
    lineage: Lineage,
    uncommitted: Option<Version>,
}

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let (opened, source) = document(arguments)?;
    let workspace = &opened.workspace;
    let language = language.unwrap_or_else(|| workspace.language());
    let with_errors = workspace.files_with_errors().into_iter().map(|source| workspace.source(source).name());
    if let Some(message) = left_out(with_errors, ("livet kan vara ett annat", "its life may be another")) {
        output::message(message.get(language));
    }
    let told = match told(arguments, &opened, source) {
        Ok(told) => told,
        Err(failure) if failure.hides_history() => return Err(failure.into()),
        Err(failure) => {
            let Text { sv, en } = why_no_history(&failure);
            output::message(text!("ingen historia visas: {sv}", "no history is shown: {en}").get(language));
            Told::default()
        }
    };
    let log = Log::of(workspace, source, told.path, &told.lineage, told.uncommitted.as_ref());
    let mut text = Vec::new();
    log.write(&mut text, LogManner { format: arguments.format.into(), language, all: arguments.all })?;
    output::result(&concealed(text))?;
    Ok(ExitCode::SUCCESS)
}

/// Opens the workspace of the file that is asked for, and finds it there.
///
/// # Errors
/// When it is no file, or no document.
fn document(arguments: &Arguments) -> Result<(Opened, SourceId), Failure> {
    let path = &arguments.file;
    if path.as_os_str() == "-" {
        return Err(
            Text::new("Standard in har ingen historia: ange filen", "Standard input has no history: name the file").into()
        );
    }
    let paths = std::slice::from_ref(path);
    let opened = match &arguments.rev {
        Some(revision) => open_revision(revision, paths, Numbers::Concealed)?,
        None => open(paths, None, Numbers::Concealed).map_err(|failure| without_work_tree(path).unwrap_or(failure))?,
    };
    let shown = path.to_string_lossy();
    let shown = OneLine(&shown);
    if opened.iter().any(|one| one.has_folders) {
        return Err(text!("”{shown}” är en mapp: ange ett dokument", "“{shown}” is a folder: name a document").into());
    }
    let found = opened.into_iter().find_map(|one| {
        let source = one.chosen.first().copied().filter(|source| one.workspace.document(*source).is_some())?;
        Some((one, source))
    });
    found.ok_or_else(|| {
        text!(
            "”{shown}” går inte att läsa som ett dokument: okplan validate säger vad som är fel",
            "“{shown}” cannot be read as a document: okplan validate says what is wrong"
        )
        .into()
    })
}

/// Why `path`, which is not on the disk, cannot be read there: its repository has no work tree.
fn without_work_tree(path: &Path) -> Option<Failure> {
    let place = normal(&std::env::current_dir().ok()?.join(path));
    let repository = Repository::find(&place).ok().filter(|repository| repository.is_bare() && !place.exists())?;
    Some(GitFailure::NoWorkTree(repository.root().to_string_lossy().into_owned()).into())
}

/// What git tells of the document up to the revision that is asked for, else up to the last commit and in the work tree.
///
/// # Errors
/// When it is in no repository, or no commit ever had it.
fn told(arguments: &Arguments, opened: &Opened, source: SourceId) -> Result<Told, GitFailure> {
    let here = std::env::current_dir().unwrap_or_default();
    let place = normal(&here.join(&arguments.file));
    let repository = Repository::find(&place)?;
    let path = repository.locate(&place)?;
    // A file of no workspace may be asked for from outside its repository; nothing stands beside it then.
    let folder = repository.locate(&repository.root().join(&opened.root)).unwrap_or_default();
    let surroundings = Surroundings::of(&opened.workspace, folder);
    let head: Revision = repository.revision(arguments.rev.as_deref().unwrap_or("HEAD"))?;
    let lineage = Lineage::of(&head, &path, &surroundings, arguments.limit)?;
    let new = Place { workspace: Arc::clone(&opened.workspace), source };
    let uncommitted = arguments.rev.is_none().then(|| Version::uncommitted(&head, &path, &surroundings, new, &lineage)).flatten();
    Ok(Told { path: Some(path), lineage, uncommitted })
}

/// Why there is no history, in words.
fn why_no_history(failure: &GitFailure) -> Text {
    match failure {
        GitFailure::NotThere { path, .. } => {
            let path = OneLine(path);
            text!("ingen version i git har ”{path}”", "no commit has “{path}”")
        }
        failure => Text::from(failure),
    }
}
