//! Where a comparison is written, which must be none of the files it is made of.

use crate::cli::failure::Failure;
use crate::cli::open::At;
use crate::cli::sides::Sides;
use crate::cli::target::{is_read, refused};
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
    Err(refused(path, ("jämförs", "is compared")))
}
