//! The templates of a workspace, and work with them, which may run in circles.

use super::failure::{Failure, cannot_list};
use super::open::At;
use crate::files::{ListFailure, Patterns};
use crate::print::Kit;
use crate::render::Templates;
use crate::text;
use crate::text::{OneLine, Text};
use crate::workspace::Workspace;
use std::path::{Component, Path};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How much memory such a page may take beside what was taken before, in KiB.
const MAX_MEMORY: u64 = 1 << 20;

/// How often memory is looked at meanwhile.
const GLANCE: Duration = Duration::from_millis(10);

/// The stack such a page is printed on, in bytes: as much as a program commonly has.
const STACK: usize = 8 << 20;

/// The largest template that is read, in bytes.
const MAX_TEMPLATE_SIZE: usize = 4 << 20;

/// The most bytes that all of them may have.
const MAX_TEMPLATES: usize = 32 << 20;

/// The folder of templates for paper among the others.
const PAPER: &str = "typst/";

/// The built-in templates with those of the workspace `at` that place: those of pages, and those for paper.
///
/// # Errors
/// When its own cannot be read or used.
pub(super) fn templates(workspace: &Workspace, at: &At) -> Result<(Templates, Kit), Failure> {
    match own(workspace, at)? {
        None => Ok((Templates::built_in(), Kit::default())),
        Some(Own { pages, kit }) => Ok((Templates::with_overrides(pages).map_err(|error| Failure::Because(error.message))?, kit)),
    }
}

/// The built-in templates for paper with those of the workspace `at` that place.
///
/// # Errors
/// When its own cannot be read.
pub(super) fn kit(workspace: &Workspace, at: &At) -> Result<Kit, Failure> {
    Ok(own(workspace, at)?.map(|own| own.kit).unwrap_or_default())
}

/// The templates of a workspace.
struct Own {
    /// Those of pages, by name.
    pages: Vec<(String, String)>,
    /// Those for paper.
    kit: Kit,
}

/// The templates of the workspace `at` that place; nothing if it names no folder of them.
fn own(workspace: &Workspace, at: &At) -> Result<Option<Own>, Failure> {
    let Some(folder) = &workspace.settings().templates else { return Ok(None) };
    let name = &folder.value;
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let place = at.root.join(name);
    let is_link = |path: &Path| at.ground.is_link(path);
    if !inside || place.ancestors().take_while(|path| *path != at.root).any(is_link) {
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
    let files = at.ground.files(&place).map_err(cannot_list)?;
    let names = files.list(&patterns).map_err(cannot_list)?;
    let (mut pages, mut paper, mut size) = (Vec::new(), Vec::new(), 0);
    for template in names {
        let bytes = files.read(&template, MAX_TEMPLATE_SIZE).map_err(|_| unreadable(&Text::new(&template, &template)))?;
        size += bytes.len();
        if size > MAX_TEMPLATES {
            return Err(unreadable(&Text::new("den är för stor", "it is too large")).into());
        }
        if let Some(name) = template.strip_prefix(PAPER) {
            paper.push((name.to_owned(), bytes));
            continue;
        }
        let content = String::from_utf8(bytes).map_err(|_| unreadable(&Text::new(&template, &template)))?;
        pages.push((template, content));
    }
    Ok(Some(Own { pages, kit: Kit::with_overrides(&format!("{name}/{PAPER}"), paper) }))
}

/// What `work` makes with the templates of `folder`, which may run in circles: a template has loops. Nothing stops a thread
/// from outside, so what runs in circles does until the process ends.
///
/// # Errors
/// When it takes longer than `patience` or, where the system tells, more memory than [`MAX_MEMORY`].
pub(super) fn in_time<T: Send + 'static>(
    patience: Duration,
    folder: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Failure> {
    let (send, receive) = channel();
    let (start, before) = (Instant::now(), memory());
    thread::Builder::new().stack_size(STACK).spawn(move || send.send(work()))?;
    let folder = OneLine(folder);
    loop {
        match receive.recv_timeout(GLANCE) {
            Ok(made) => return Ok(made),
            Err(RecvTimeoutError::Disconnected) => {
                return Err(
                    text!("Mallarna i ”{folder}” går inte att använda", "The templates in “{folder}” cannot be used").into()
                );
            }
            Err(RecvTimeoutError::Timeout) if start.elapsed() > patience => {
                let seconds = patience.as_secs();
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
