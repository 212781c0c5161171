//! A folder without a workspace at two times: what came to it from elsewhere in the repository, or went there.

use super::End;
use crate::cli::failure::Failure;
use crate::cli::ground::workspace_folder;
use crate::cli::open::{Numbers, Opened, open_on};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The most documents of a folder that are looked for elsewhere: each asks for all that came and went in the repository.
const MOST_SOUGHT: usize = 50;

/// What stands in a folder at one end: its files, and those of them that are documents by what the other end may have them by.
struct Content {
    files: BTreeSet<PathBuf>,
    documents: Vec<(PathBuf, Option<String>)>,
}

/// The files to compare in the place of the folder `path`, at the old end and at the new, where documents of it stand in another
/// folder at the other end. Nothing where none does, and for what belongs to a workspace, which is compared as a whole.
///
/// # Errors
/// When an end cannot be opened.
pub(super) fn with_what_moved(path: &Path, old: &End, new: &End) -> Result<Option<[Vec<PathBuf>; 2]>, Failure> {
    let is_loose = |end: &End| -> Result<bool, Failure> {
        let place = end.ground.place(path)?;
        Ok(!end.ground.is_top(&place) && workspace_folder(&*end.ground, &place).is_none())
    };
    if !(old.is_folder(path) || new.is_folder(path)) || !is_loose(old)? || !is_loose(new)? {
        return Ok(None);
    }
    let (Some(before), Some(after)) = (content(path, old)?, content(path, new)?) else { return Ok(None) };
    let (gone, came) = (before.lacking_in(&after), after.lacking_in(&before));
    if gone.len() + came.len() > MOST_SOUGHT {
        return Ok(None);
    }
    let mut paths = [before.files, after.files];
    let known = [paths[0].len(), paths[1].len()];
    for document in came {
        paths[0].extend(new.moved_to(&document, old)?);
    }
    for document in gone {
        paths[1].extend(old.moved_to(&document, new)?);
    }
    let has_more = paths.iter().zip(known).any(|(paths, known)| paths.len() > known);
    Ok(has_more.then(|| paths.map(|paths| paths.into_iter().collect())))
}

/// What stands in the folder `path` at an end, nothing at all where it is not there; `None` where workspaces lie below it.
fn content(path: &Path, end: &End) -> Result<Option<Content>, Failure> {
    let mut content = Content { files: BTreeSet::new(), documents: Vec::new() };
    if !end.is_folder(path) {
        return Ok(Some(content));
    }
    let opened = open_on(&end.ground, &[path.to_owned()], None, Numbers::Concealed)?;
    let [Opened { workspace, chosen, root, .. }] = opened.as_slice() else { return Ok(None) };
    for source in chosen {
        let file = end.absolute(&root.join(workspace.own_name(*source)));
        if workspace.document(*source).is_some() {
            content.documents.push((file.clone(), workspace.outline(*source).id.as_ref().map(|(id, _)| id.clone())));
        }
        content.files.insert(file);
    }
    Ok(Some(content))
}

impl Content {
    /// The documents that `other` has not: none of their id, or of their name where they have none.
    fn lacking_in(&self, other: &Content) -> Vec<PathBuf> {
        let ids: BTreeSet<&String> = other.documents.iter().filter_map(|(_, id)| id.as_ref()).collect();
        let is_lacking = |(file, id): &&(PathBuf, Option<String>)| match id {
            Some(id) => !ids.contains(id),
            None => !other.files.contains(file),
        };
        self.documents.iter().filter(is_lacking).map(|(file, _)| file.clone()).collect()
    }
}
