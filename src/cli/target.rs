//! Where a command writes, which must be none of the files it reads: they would be lost.

use super::failure::Failure;
use super::open::Opened;
use crate::git::Repository;
use crate::text;
use crate::text::OneLine;
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};

/// Whether there is a file at `path`, seen from the folder `here`, that one of the workspaces `read` is made of, by whatever
/// name: a document, a register, the settings, a picture, a template. Each comes with its folder, which in a revision is one
/// from the root of the repository and stands for that of the work tree.
pub(super) fn is_read<'r>(path: &Path, read: impl Iterator<Item = (&'r Workspace, PathBuf)>, here: &Path) -> bool {
    // What is not there cannot be overwritten.
    let Ok(target) = here.join(path).canonicalize() else { return false };
    let mut all = read;
    all.any(|(workspace, root)| {
        let repository = if root.is_absolute() { None } else { Repository::find(here).ok() };
        let folder = repository.map_or_else(|| root.clone(), |repository| repository.root().join(&root));
        let found = |name: &str| folder.join(name).canonicalize().ok();
        let templates = workspace.settings().templates.as_ref().and_then(|templates| found(&templates.value));
        workspace.file_names().any(|name| found(name).is_some_and(|file| file == target))
            || templates.is_some_and(|templates| target.is_file() && target.starts_with(templates))
    })
}

/// Sees that a file at `path` is none that the workspaces `opened` are made of.
///
/// # Errors
/// When it is, see [`is_read`].
pub(super) fn is_not_read(path: &Path, opened: &[Opened]) -> Result<(), Failure> {
    let read = opened.iter().map(|one| (&*one.workspace, one.root.clone()));
    if !is_read(path, read, &std::env::current_dir()?) {
        return Ok(());
    }
    Err(refused(path, ("hör till arbetsytan", "belongs to the workspace")))
}

/// That nothing is written to `path`, where a file is that in Swedish and English.
pub(super) fn refused(path: &Path, (sv, en): (&str, &str)) -> Failure {
    let shown = path.to_string_lossy();
    let shown = OneLine(&shown);
    text!(
        "-o {shown} skulle skriva över en fil som {sv}: ange en annan fil",
        "-o {shown} would overwrite a file that {en}: name another file"
    )
    .into()
}
