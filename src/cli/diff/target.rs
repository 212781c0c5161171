//! Where a comparison is written, which must be none of the files it is made of.

use crate::cli::failure::Failure;
use crate::cli::sides::{Side, Sides};
use crate::git::Repository;
use crate::text;
use crate::text::OneLine;
use std::path::{Path, PathBuf};

/// Sees that `path` is no file that is compared, read beside one, or compared as it was in a revision: writing the
/// comparison there would destroy what it is about.
///
/// # Errors
/// When it is, by whatever name.
pub(super) fn is_not_compared(path: &Path, sides: &[Sides], here: &Path) -> Result<(), Failure> {
    // What is not there cannot be overwritten.
    let Ok(target) = here.join(path).canonicalize() else { return Ok(()) };
    let mut all = sides.iter().flat_map(|sides| [&sides.old, &sides.new]);
    if !all.any(|side| files(side, here).any(|file| file.canonicalize().is_ok_and(|file| file == target))) {
        return Ok(());
    }
    let shown = path.to_string_lossy();
    let shown = OneLine(&shown);
    Err(text!(
        "-o {shown} skulle skriva över en fil som jämförs: ange en annan fil",
        "-o {shown} would overwrite a file that is compared: name another file"
    )
    .into())
}

/// The files of the workspace of a side on the disk; of a revision where they stand in the work tree.
fn files<'s>(side: &'s Side, here: &Path) -> impl Iterator<Item = PathBuf> + 's {
    let root = side.place.as_ref().map(|place| place.root.clone()).unwrap_or_default();
    let top = if root.is_absolute() { None } else { Repository::find(here).ok() };
    let folder = top.map_or_else(|| root.clone(), |repository| repository.root().join(&root));
    side.workspace.sources().map(move |(source, _)| folder.join(side.workspace.own_name(source)))
}
