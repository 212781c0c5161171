//! `okplan render`: documents as Markdown, HTML, PDF, the sources of a PDF, or for Word.

mod concealed;
mod document;
mod names;
mod parties;

use super::failure::Failure;
use super::open::{Numbers, Opened, found, open, open_revision};
use super::output;
use super::progress::Progress;
use super::target::is_not_read;
use crate::print;
use crate::render::Format;
use crate::source::SourceId;
use crate::text;
use crate::text::{Language, Text};
use clap::{Args, ValueEnum};
use document::{Printed, Shared, Wanted, print};
use parties::{known_party, parties_with_a_copy};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// What to print, as what, and where to.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Documents, or `-` for standard input – dokument
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The format – formatet
    #[arg(long, value_enum, default_value = "html")]
    to: FormatArgument,
    /// A file, or a folder for several documents [default: standard output] – en fil eller en mapp
    #[arg(short, long, value_name = "FILE-OR-DIR")]
    output: Option<PathBuf>,
    /// The party whose copy of an identical-copies agreement is printed – den part vars exemplar skrivs ut
    #[arg(long, value_name = "ID")]
    party: Option<String>,
    /// One copy for each party of an identical-copies agreement – ett exemplar för var och en av parterna
    #[arg(long, conflicts_with = "party")]
    all_parties: bool,
    /// Print them as they were in a revision of the git repository – som de var i en version i git
    #[arg(long, value_name = "REV")]
    rev: Option<String>,
    /// The file that standard input stands for – filen som standard in står för
    #[arg(long, value_name = "FILE", conflicts_with = "rev")]
    stdin_filename: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArgument {
    /// GitHub-flavoured Markdown
    Markdown,
    /// One self-contained, accessible file – en fristående, tillgänglig fil
    Html,
    /// For paper, screen readers and archives – för papper, skärmläsare och arkiv
    Pdf,
    /// A folder with the sources of the PDF – en mapp med det som PDF:en görs av
    Typst,
    /// To go on writing in Word or `LibreOffice` – för att skriva vidare i Word eller `LibreOffice`
    Docx,
}

impl FormatArgument {
    /// The format of a page of text; nothing for print.
    fn page(self) -> Option<Format> {
        match self {
            FormatArgument::Markdown => Some(Format::Markdown),
            FormatArgument::Html => Some(Format::Html),
            FormatArgument::Pdf | FormatArgument::Typst | FormatArgument::Docx => None,
        }
    }

    /// How long it may take with a workspace's own templates: laying out pages takes longer than filling in text.
    fn patience(self) -> Duration {
        Duration::from_secs(if self == FormatArgument::Pdf { 60 } else { 5 })
    }

    /// The ending of what is written.
    fn extension(self) -> &'static str {
        match self {
            FormatArgument::Pdf => "pdf",
            FormatArgument::Typst => "typst",
            FormatArgument::Docx => "docx",
            FormatArgument::Markdown | FormatArgument::Html => self.page().map_or("", Format::extension),
        }
    }
}

/// How many pages of text are written at once, as people see it.
const AT_ONCE: usize = 20;

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let format = arguments.to;
    if format == FormatArgument::Pdf && !print::WITH_PDF {
        return Err(print::without_pdf().into());
    }
    let (opened, missing) = opened(arguments)?;
    let language = language.unwrap_or_else(|| opened.first().map(|one| one.workspace.language()).unwrap_or_default());
    let mut work = Vec::new();
    for one in &opened {
        work.extend(copies(one, arguments)?);
    }
    let into_folder = arguments.output.as_ref().is_some_and(|path| is_folder(path));
    let are_several = work.len() + missing.len() > 1;
    if are_several && !into_folder {
        return Err(Text::new("Flera dokument behöver en mapp: -o MAPP/", "Several documents need a folder: -o DIR/").into());
    }
    has_place(format, arguments.output.is_some())?;
    if let Some(path) = arguments.output.as_ref().filter(|_| !into_folder) {
        is_not_read(path, &opened)?;
    }
    let progress = Progress::of(work.len(), work.len() > if format.page().is_some() { AT_ONCE } else { 1 });
    let mut taken = BTreeSet::new();
    let mut failed = !missing.is_empty();
    for failure in missing {
        told(failure, language, &progress)?;
    }
    for of_one in work.chunk_by(|(one, ..), (other, ..)| std::ptr::eq(*one, *other)) {
        let Some((one, ..)) = of_one.first() else { continue };
        let shared = Shared::of(one, language, &progress)?;
        for (_, id, party) in of_one {
            progress.next(one.workspace.source(*id).name());
            let wanted = Wanted { format, party: party.clone() };
            let Some(printed) = print(one, *id, &wanted, &shared)? else {
                failed = true;
                continue;
            };
            let path = arguments
                .output
                .as_ref()
                .map(|output| if into_folder { output.join(names::of(&shared.workspace, *id, &wanted)) } else { output.clone() });
            if let Some(path) = path.as_ref().filter(|path| !taken.insert((*path).clone())) {
                let shown = path.display();
                let twice = text!("Två av dokumenten skulle bli ”{shown}”", "Two of the documents would become “{shown}”");
                told(twice.into(), language, &progress)?;
                failed = true;
                continue;
            }
            let written =
                path.iter().try_for_each(|path| is_not_read(path, &opened)).and_then(|()| write(path.as_deref(), printed));
            match written {
                Err(failure) if are_several => {
                    told(failure, language, &progress)?;
                    failed = true;
                }
                written => written?,
            }
        }
    }
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Tells why one of several documents is not written, which stops none of the others.
///
/// # Errors
/// When nobody reads what is written: then there is no use in the others.
fn told(failure: Failure, language: Language, progress: &Progress) -> Result<(), Failure> {
    let Failure::Because(reason) = failure else { return Err(failure) };
    progress.clear();
    output::message(reason.get(language));
    Ok(())
}

/// A document to print: its workspace, its file and the party whose copy it is, if it is one.
type OneCopy<'o> = (&'o Opened, SourceId, Option<String>);

/// What is to be printed of one workspace: each document asked for with the party whose copy it is, if it is one.
///
/// # Errors
/// When a document has no such party, or no copies.
fn copies<'o>(opened: &'o Opened, arguments: &Arguments) -> Result<Vec<OneCopy<'o>>, Failure> {
    if let Some(party) = &arguments.party {
        known_party(opened, party)?;
    }
    let mut copies = Vec::new();
    for id in &opened.chosen {
        if arguments.all_parties {
            copies.extend(parties_with_a_copy(opened, *id)?.into_iter().map(|party| (opened, *id, Some(party))));
        } else {
            copies.push((opened, *id, arguments.party.clone()));
        }
    }
    Ok(copies)
}

/// Sees that what is written has a place to go.
///
/// # Errors
/// When a folder, or bytes that are no text, would go to a terminal.
fn has_place(format: FormatArgument, named: bool) -> Result<(), Failure> {
    match format {
        _ if named => Ok(()),
        FormatArgument::Typst => {
            Err(Text::new("--to typst behöver en mapp: -o MAPP/", "--to typst needs a folder: -o DIR/").into())
        }
        FormatArgument::Pdf => output::has_place("--to pdf", named),
        FormatArgument::Docx => output::has_place("--to docx", named),
        _ => Ok(()),
    }
}

/// Writes what is printed to `path`, or to standard output.
fn write(path: Option<&Path>, printed: Printed) -> Result<(), Failure> {
    match (path, printed) {
        (None, Printed::File(bytes)) => output::result(&bytes),
        (Some(path), Printed::File(bytes)) => output::file(path, &bytes, true),
        (path, Printed::Folder(files)) => {
            let folder = path.unwrap_or(Path::new("."));
            files.iter().try_for_each(|(name, bytes)| output::file(&folder.join(name), bytes, true))
        }
    }
}

/// The documents to print with their workspaces, and why some of several are not among them.
///
/// # Errors
/// When a folder is among them, or they cannot be opened.
fn opened(arguments: &Arguments) -> Result<(Vec<Opened>, Vec<Failure>), Failure> {
    let no_folders = || Failure::from(Text::new("Ange dokument, inte mappar", "Name documents, not folders"));
    let (files, missing) = match &arguments.files[..] {
        [sole] => (vec![sole.clone()], Vec::new()),
        several => found(arguments.rev.as_deref(), several)?,
    };
    let opened = match &arguments.rev {
        Some(revision) => open_revision(revision, &files, Numbers::AsWritten)?,
        None if files.iter().any(|file| file.is_dir()) => return Err(no_folders()),
        None => open(&files, arguments.stdin_filename.as_deref(), Numbers::AsWritten)?,
    };
    if opened.iter().any(|one| one.has_folders) { Err(no_folders()) } else { Ok((opened, missing)) }
}

/// Whether `path` is a folder, or is written as one.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}
