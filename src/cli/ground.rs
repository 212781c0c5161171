//! Where the paths of a command line lie: on the disk, or in a revision of a git repository.

use super::failure::Failure;
use crate::files::{Disk, Files, ListFailure, NAMELESS, SETTINGS_FILE};
use crate::git::{EntryKind, GitFailure, Revision};
use crate::text;
use crate::text::Text;
use std::io;
use std::path::{Component, MAIN_SEPARATOR_STR, Path, PathBuf};

/// What has folders with workspaces in it. Its places are absolute on the disk, and in a revision paths from the root of the
/// repository.
pub(super) trait Ground: Send + Sync {
    /// The place of a path as it was written.
    ///
    /// # Errors
    /// When it lies outside.
    fn place(&self, path: &Path) -> Result<PathBuf, Failure>;

    /// Whether there is a folder at `place`, which was written as `path`.
    ///
    /// # Errors
    /// When there is nothing.
    fn is_folder(&self, place: &Path, path: &Path) -> Result<bool, Failure>;

    /// Whether there is a file at `place`.
    fn is_file(&self, place: &Path) -> bool;

    /// Whether `folder` is the root of a repository, above which no workspace is looked for.
    fn is_top(&self, folder: &Path) -> bool;

    /// The folders below `folder` that are workspaces of their own.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    fn workspaces_below(&self, folder: &Path) -> Result<Vec<PathBuf>, ListFailure>;

    /// The files of the folder `root`.
    ///
    /// # Errors
    /// When it is no folder, as far as that is seen before it is listed.
    fn files(&self, root: &Path) -> Result<Box<dyn Files>, ListFailure>;

    /// The folder from which single files are named that belong to no workspace.
    fn loose_root(&self) -> PathBuf;

    /// How the file `name` of the folder `root` goes by in messages.
    fn shown(&self, name: &str, root: &Path) -> String;

    /// Whether a symbolic link stands at `place`.
    fn is_link(&self, place: &Path) -> bool;
}

/// The nearest folder, `folder` or above it, that has an `okplan.yaml`; a repository's root ends the search.
pub(super) fn workspace_folder(ground: &dyn Ground, folder: &Path) -> Option<PathBuf> {
    for candidate in folder.ancestors() {
        if ground.is_file(&candidate.join(SETTINGS_FILE)) {
            return Some(candidate.to_owned());
        }
        if ground.is_top(candidate) {
            return None;
        }
    }
    None
}

/// The disk, seen from the current folder.
pub(super) struct OnDisk {
    here: PathBuf,
}

impl OnDisk {
    /// The disk, seen from the current folder.
    ///
    /// # Errors
    /// When there is no current folder.
    pub(super) fn here() -> Result<Self, Failure> {
        Ok(Self::at(&std::env::current_dir()?))
    }

    /// The disk, seen from the folder `here`, an absolute path.
    pub(super) fn at(here: &Path) -> Self {
        OnDisk { here: here.to_owned() }
    }
}

impl Ground for OnDisk {
    fn place(&self, path: &Path) -> Result<PathBuf, Failure> {
        Ok(normal(&self.here.join(path)))
    }

    fn is_folder(&self, _: &Path, path: &Path) -> Result<bool, Failure> {
        Ok(metadata(&self.here.join(path), path)?.is_dir())
    }

    fn is_file(&self, place: &Path) -> bool {
        place.is_file()
    }

    fn is_top(&self, folder: &Path) -> bool {
        folder.join(".git").exists()
    }

    fn workspaces_below(&self, folder: &Path) -> Result<Vec<PathBuf>, ListFailure> {
        Disk::new(folder).workspaces_below()
    }

    fn files(&self, root: &Path) -> Result<Box<dyn Files>, ListFailure> {
        Ok(Box::new(Disk::new(root)))
    }

    fn loose_root(&self) -> PathBuf {
        self.here.clone()
    }

    fn shown(&self, name: &str, root: &Path) -> String {
        shown(name, root, &self.here)
    }

    fn is_link(&self, place: &Path) -> bool {
        place.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink())
    }
}

/// A revision of a git repository. Its paths may be written from the current folder.
pub(super) struct InRevision {
    here: PathBuf,
    revision: Revision,
}

impl InRevision {
    /// `revision`, seen from the folder `here`, an absolute path.
    pub(super) fn at(revision: Revision, here: &Path) -> Self {
        InRevision { here: here.to_owned(), revision }
    }

    fn kind(&self, place: &Path) -> Option<EntryKind> {
        self.revision.kind(&slashed(place)).ok().flatten()
    }
}

impl Ground for InRevision {
    fn place(&self, path: &Path) -> Result<PathBuf, Failure> {
        Ok(self.revision.repository().locate(&normal(&self.here.join(path)))?.into())
    }

    fn is_folder(&self, place: &Path, _: &Path) -> Result<bool, Failure> {
        Ok(self.revision.demand(&slashed(place))? == EntryKind::Folder)
    }

    fn is_file(&self, place: &Path) -> bool {
        matches!(self.kind(place), Some(EntryKind::File | EntryKind::Link))
    }

    fn is_top(&self, folder: &Path) -> bool {
        folder.as_os_str().is_empty()
    }

    fn workspaces_below(&self, folder: &Path) -> Result<Vec<PathBuf>, ListFailure> {
        let names = self.below(folder)?.workspaces_below()?;
        Ok(names.into_iter().map(|name| folder.join(name)).collect())
    }

    fn files(&self, root: &Path) -> Result<Box<dyn Files>, ListFailure> {
        Ok(Box::new(self.below(root)?))
    }

    fn loose_root(&self) -> PathBuf {
        PathBuf::new()
    }

    fn shown(&self, name: &str, root: &Path) -> String {
        self.revision.shown(&slashed(&root.join(name)))
    }

    fn is_link(&self, place: &Path) -> bool {
        self.kind(place) == Some(EntryKind::Link)
    }
}

impl InRevision {
    fn below(&self, folder: &Path) -> Result<Revision, ListFailure> {
        self.revision.below(&slashed(folder)).map_err(|failure| match failure {
            GitFailure::Broken(_) => ListFailure::Broken(String::new()),
            _ => ListFailure::Refused(io::ErrorKind::NotFound.into()),
        })
    }
}

/// A path with forward slashes, as git writes it.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// What the system says of `path`, which was written as `written`.
fn metadata(path: &Path, written: &Path) -> Result<std::fs::Metadata, Failure> {
    std::fs::metadata(path).or_else(|_| std::fs::symlink_metadata(path)).map_err(|error| {
        let (shown, Text { sv, en }) = (written.display(), Text::from(&error));
        text!("”{shown}” går inte att läsa: {sv}", "“{shown}” cannot be read: {en}").into()
    })
}

/// The path without `.` and with every `..` taken together with the folder before it.
pub(super) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

/// The way from the folder `here` to `path`, both absolute and normal, with forward slashes: nothing when they are the same,
/// `a/plan.yaml`, `../plan.yaml`, and the whole path only when there is no way, from one drive to another.
pub(super) fn relative(path: &Path, here: &Path) -> String {
    let shared = path.components().zip(here.components()).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return path.to_string_lossy().replace(MAIN_SEPARATOR_STR, "/");
    }
    let up = here.components().skip(shared).map(|_| "..".into());
    let down = path.components().skip(shared).map(|part| part.as_os_str().to_string_lossy());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// How the file `name` of the place `root` is written from `here`.
fn shown(name: &str, root: &Path, here: &Path) -> String {
    if name == NAMELESS { name.to_owned() } else { relative(&normal(&root.join(name)), here) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn names_are_the_way_from_here() {
        for (path, here, expected) in [
            ("/a/b", "/a/b", ""),
            ("/a/b/plan.yaml", "/a/b", "plan.yaml"),
            ("/a/b/c/plan.yaml", "/a/b", "c/plan.yaml"),
            ("/a/plan.yaml", "/a/b/c", "../../plan.yaml"),
            ("/a/other/plan.yaml", "/a/b", "../other/plan.yaml"),
            ("/a/bb/plan.yaml", "/a/b", "../bb/plan.yaml"),
            ("/x/plan.yaml", "/a", "../x/plan.yaml"),
            ("/plan.yaml", "/", "plan.yaml"),
        ] {
            assert_eq!(relative(Path::new(path), Path::new(here)), expected, "{path} from {here}");
        }
        let (root, here) = (Path::new("/a"), Path::new("/a/b"));
        assert_eq!(shown("b/plan.yaml", root, here), "plan.yaml");
        assert_eq!(shown("../x/plan.yaml", root, here), "../../x/plan.yaml");
        assert_eq!(shown(NAMELESS, root, here), NAMELESS);
    }
}
