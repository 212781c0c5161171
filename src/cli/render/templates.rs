//! The templates of a workspace, and pages printed with them, which may run in circles.

use super::Wanted;
use crate::cli::failure::{Failure, cannot_list};
use crate::cli::open::Opened;
use crate::files::{ListFailure, Patterns};
use crate::render::{Format, RenderFailure, Templates, render_copy};
use crate::source::SourceId;
use crate::text;
use crate::text::{OneLine, Text};
use crate::workspace::Workspace;
use std::path::{Component, Path};
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

/// The built-in templates with those of the workspace in their place.
pub(super) fn templates(opened: &Opened) -> Result<Templates, Failure> {
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

/// The page, printed with the templates of `folder`, which may run in circles: a template has loops. Nothing stops a thread
/// from outside, so what runs in circles does until the process ends.
///
/// # Errors
/// When the page takes longer than [`PATIENCE`] or, where the system tells, more memory than [`MAX_MEMORY`].
pub(super) fn render_in_time(
    workspace: &Arc<Workspace>,
    id: SourceId,
    wanted: &Wanted,
    format: Format,
    templates: &Arc<Templates>,
    folder: &str,
) -> Result<Result<String, RenderFailure>, Failure> {
    let (send, receive) = channel();
    let (workspace, templates, wanted) = (Arc::clone(workspace), Arc::clone(templates), wanted.clone());
    let (start, before) = (Instant::now(), memory());
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || send.send(render_copy(&workspace, id, format, &templates, wanted.party.as_deref())))?;
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
