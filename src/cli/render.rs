//! `okplan render`: documents as Markdown or HTML.

use super::failure::{Failure, cannot_list};
use super::open::{Opened, open, open_revision};
use super::output;
use crate::diagnostic::{Diagnostic, Severity};
use crate::files::{ListFailure, Patterns};
use crate::model::Document;
use crate::render::{Format, RenderFailure, Templates, render_copy};
use crate::report::{self, Checked, Finding};
use crate::rules;
use crate::source::SourceId;
use crate::text;
use crate::text::{Language, OneLine, Text, nearest};
use crate::workspace::Workspace;
use clap::{Args, ValueEnum};
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a page may take that is printed with a workspace's own templates.
const PATIENCE: Duration = Duration::from_secs(5);

/// How much memory such a page may take beside what was taken before, in KiB.
const MAX_MEMORY: u64 = 1 << 20;

/// How often memory is looked at meanwhile.
const GLANCE: Duration = Duration::from_millis(10);

/// The stack such a page is printed on, in bytes: as much as a program commonly has.
const STACK: usize = 8 << 20;

/// The largest template that is read, in bytes.
const MAX_TEMPLATE_SIZE: usize = 4 << 20;

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
    /// Print them as they were in a revision of the git repository – som de var i en version i git
    #[arg(long, value_name = "REV")]
    rev: Option<String>,
    /// The file that standard input stands for – filen som standard in står för
    #[arg(long, value_name = "FILE", conflicts_with = "rev")]
    stdin_filename: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArgument {
    /// GitHub-flavoured Markdown
    Markdown,
    /// One self-contained, accessible file – en fristående, tillgänglig fil
    Html,
}

impl From<FormatArgument> for Format {
    fn from(argument: FormatArgument) -> Self {
        match argument {
            FormatArgument::Markdown => Format::Markdown,
            FormatArgument::Html => Format::Html,
        }
    }
}

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let opened = opened(arguments)?;
    let language = language.unwrap_or_else(|| opened.first().map(|one| one.workspace.language()).unwrap_or_default());
    let format = Format::from(arguments.to);
    let count: usize = opened.iter().map(|one| one.chosen.len()).sum();
    let into_folder = arguments.output.as_ref().is_some_and(|path| is_folder(path));
    if count > 1 && !into_folder {
        return Err(Text::new("Flera dokument behöver en mapp: -o MAPP/", "Several documents need a folder: -o DIR/").into());
    }
    let mut taken = BTreeSet::new();
    let mut failed = false;
    for one in &opened {
        let templates = Arc::new(templates(one)?);
        let checked = rules::check(&one.workspace);
        if let Some(party) = &arguments.party {
            known_party(one, party)?;
        }
        for id in &one.chosen {
            let Some(page) = print(one, *id, &Wanted { format, party: arguments.party.clone() }, &templates, &checked, language)?
            else {
                failed = true;
                continue;
            };
            let Some(output) = &arguments.output else {
                output::result(page.as_bytes())?;
                continue;
            };
            let path = if into_folder { output.join(page_name(one, *id, format)) } else { output.clone() };
            if !taken.insert(path.clone()) {
                let shown = path.display();
                return Err(text!("Två av dokumenten skulle bli ”{shown}”", "Two of the documents would become “{shown}”").into());
            }
            output::file(&path, page.as_bytes(), true)?;
        }
    }
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// The documents to print with their workspaces.
///
/// # Errors
/// When a folder is among them, or they cannot be opened.
fn opened(arguments: &Arguments) -> Result<Vec<Opened>, Failure> {
    let no_folders = || Failure::from(Text::new("Ange dokument, inte mappar", "Name documents, not folders"));
    let Some(revision) = &arguments.rev else {
        if arguments.files.iter().any(|file| file.is_dir()) {
            return Err(no_folders());
        }
        return open(&arguments.files, arguments.stdin_filename.as_deref());
    };
    let opened = open_revision(revision, &arguments.files)?;
    if opened.iter().any(|one| one.has_folders) { Err(no_folders()) } else { Ok(opened) }
}

/// As what a page is printed.
#[derive(Clone)]
struct Wanted {
    format: Format,
    /// The party whose copy it is.
    party: Option<String>,
}

/// Sees that `party` is a party of every document asked for: itself, or as a member of a group of parties.
///
/// # Errors
/// When it is not, with the one that is likely meant.
fn known_party(opened: &Opened, party: &str) -> Result<(), Failure> {
    for id in &opened.chosen {
        let known = parties(&opened.workspace, *id);
        if known.contains(party) {
            continue;
        }
        let (shown, name) = (OneLine(party), opened.workspace.source(*id).name());
        let called = opened.workspace.directory().id_called(party).filter(|id| known.contains(*id));
        let help = match called.or_else(|| nearest(party, known.iter().map(String::as_str))) {
            Some(near) => text!("menade du {near}?", "did you mean {near}?"),
            None if known.is_empty() => Text::new("det har inga parter", "it has no parties"),
            None => {
                let known = known.iter().cloned().collect::<Vec<_>>().join(", ");
                text!("parterna är {known}", "the parties are {known}")
            }
        };
        let Text { sv, en } = help;
        return Err(text!("”{shown}” är ingen part i {name}: {sv}", "“{shown}” is not a party of {name}: {en}").into());
    }
    Ok(())
}

/// The ids of the parties of the document in the file `id`, the members of groups each by itself.
fn parties(workspace: &Workspace, id: SourceId) -> BTreeSet<String> {
    let content = workspace.document(id).and_then(Document::content);
    let mut all = BTreeSet::new();
    for party in content.into_iter().flat_map(|content| content.parties) {
        all.extend(party.own_id().map(str::to_owned));
        let group = party.each_of.as_ref().and_then(|group| workspace.directory().actor(group.0.text()));
        all.extend(group.into_iter().flat_map(|group| group.members.iter().cloned()));
    }
    all
}

/// Whether `path` is a folder, or is written as one.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

/// The name of a document's page: that of its file with the format's ending.
fn page_name(opened: &Opened, id: SourceId, format: Format) -> String {
    let name = Path::new(opened.workspace.own_name(id));
    let stem = name.file_stem().map_or_else(|| "okplan".into(), |stem| stem.to_string_lossy().replace(['<', '>'], ""));
    format!("{stem}.{}", format.extension())
}

/// The page; nothing when the document has problems that would lose a part of it, which are then reported. Other findings
/// that a printed page should not have are reported beside the page.
fn print(
    opened: &Opened,
    id: SourceId,
    wanted: &Wanted,
    templates: &Arc<Templates>,
    checked: &[Diagnostic],
    language: Language,
) -> Result<Option<String>, Failure> {
    let workspace = &opened.workspace;
    let errors: Vec<Finding<'_>> = checked
        .iter()
        .filter(|diagnostic| diagnostic.source == id && diagnostic.severity == Severity::Error)
        .map(|diagnostic| Finding { diagnostic, workspace })
        .collect();
    let checked = Checked { findings: errors, ..Checked::default() };
    let mut text = Vec::new();
    report::write(&mut text, &checked, report::Format::Text, language, false)?;
    output::report(&text);
    if checked.findings.iter().any(|finding| rules::READING.iter().any(|rule| rule.name == finding.diagnostic.rule)) {
        return Ok(None);
    }
    let printed = match &workspace.settings().templates {
        Some(folder) => render_in_time(workspace, id, wanted, templates, &folder.value)?,
        None => render_copy(workspace, id, wanted.format, templates, wanted.party.as_deref()),
    };
    match printed {
        Ok(page) => Ok(Some(page)),
        Err(failure) => {
            let name = workspace.source(id).name();
            output::message(&format!("{name}: {}", failure.message.get(language)));
            Ok(None)
        }
    }
}

/// The page, printed with the templates of `folder`, which may run in circles: a template has loops. Nothing stops a thread
/// from outside, so what runs in circles does until the process ends.
///
/// # Errors
/// When the page takes longer than [`PATIENCE`] or, where the system tells, more memory than [`MAX_MEMORY`].
fn render_in_time(
    workspace: &Arc<Workspace>,
    id: SourceId,
    wanted: &Wanted,
    templates: &Arc<Templates>,
    folder: &str,
) -> Result<Result<String, RenderFailure>, Failure> {
    let (send, receive) = channel();
    let (workspace, templates, wanted) = (Arc::clone(workspace), Arc::clone(templates), wanted.clone());
    let (start, before) = (Instant::now(), memory());
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || send.send(render_copy(&workspace, id, wanted.format, &templates, wanted.party.as_deref())))?;
    let folder = OneLine(folder);
    loop {
        match receive.recv_timeout(GLANCE) {
            Ok(printed) => return Ok(printed),
            Err(RecvTimeoutError::Disconnected) => {
                return Err(
                    text!("Mallarna i ”{folder}” går inte att använda", "The templates in “{folder}” cannot be used").into()
                );
            }
            Err(RecvTimeoutError::Timeout) if start.elapsed() > PATIENCE => {
                let seconds = PATIENCE.as_secs();
                return Err(text!(
                    "Mallarna i ”{folder}” blev inte klara på {seconds} sekunder",
                    "The templates in “{folder}” were not done in {seconds} seconds"
                )
                .into());
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        if memory().saturating_sub(before) > MAX_MEMORY {
            let limit = MAX_MEMORY >> 20;
            return Err(text!(
                "Mallarna i ”{folder}” tog mer än {limit} GiB minne",
                "The templates in “{folder}” took more than {limit} GiB of memory"
            )
            .into());
        }
    }
}

/// The memory of this process in KiB, or 0 where the system does not tell (`VmRSS` in `proc_pid_status(5)`).
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok()).unwrap_or(0)
}

/// The built-in templates with those of the workspace in their place.
fn templates(opened: &Opened) -> Result<Templates, Failure> {
    let Some(folder) = &opened.workspace.settings().templates else { return Ok(Templates::built_in()) };
    let name = &folder.value;
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let place = opened.root.join(name);
    let is_link = |path: &Path| opened.ground.is_link(path);
    if !inside || place.ancestors().take_while(|path| *path != opened.root).any(is_link) {
        return Err(text!(
            "Mallarnas mapp ”{name}” ligger utanför arbetsytan",
            "The folder of templates “{name}” lies outside the workspace"
        )
        .into());
    }
    let patterns = Patterns { documents: vec!["**/*".to_owned()], ignore: Vec::new() };
    let unreadable = |why: &Text| {
        let Text { sv, en } = why;
        text!("Mallarnas mapp ”{name}” går inte att läsa: {sv}", "The folder of templates “{name}” cannot be read: {en}")
    };
    let shown = |file: &str| if file.is_empty() { name.clone() } else { format!("{name}/{file}") };
    let cannot_list = |failure| match failure {
        ListFailure::Refused(error) => unreadable(&Text::from(&error)).into(),
        other => cannot_list(other, &shown),
    };
    // In a revision the templates are that revision's, too.
    let files = opened.ground.files(&place).map_err(cannot_list)?;
    let names = files.list(&patterns).map_err(cannot_list)?;
    let mut overrides = Vec::new();
    for template in names {
        let bytes = files.read(&template, MAX_TEMPLATE_SIZE).map_err(|_| unreadable(&Text::new(&template, &template)))?;
        let content = String::from_utf8(bytes).map_err(|_| unreadable(&Text::new(&template, &template)))?;
        overrides.push((template, content));
    }
    Templates::with_overrides(overrides).map_err(|error| Failure::Because(error.message))
}
