//! Where a comparison is written, which must be none of the files it is made of.

use crate::cli::failure::Failure;
use crate::cli::open::At;
use crate::cli::sides::Sides;
use crate::cli::target::is_read;
use crate::text;
use crate::text::OneLine;
use std::path::Path;

/// Sees that `path` is no file that is compared, read beside one, or compared as it was in a revision: writing the
/// comparison there would destroy what it is about.
///
/// # Errors
/// When it is, by whatever name.
pub(super) fn is_not_compared(path: &Path, sides: &[Sides], here: &Path) -> Result<(), Failure> {
    let all = sides.iter().flat_map(|sides| [&sides.old, &sides.new]);
    let root = |place: &Option<At>| place.as_ref().map(|place| place.root.clone()).unwrap_or_default();
    if !is_read(path, all.map(|side| (&*side.workspace, root(&side.place))), here) {
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
