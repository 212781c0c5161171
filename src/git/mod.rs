//! Git repositories, read from their objects alone: nothing is checked out, no hook, filter or diff driver is run, no
//! index, reference or configuration is written.

mod failure;
mod heirs;
mod history;
mod identity;
mod listing;
mod order;
mod renames;
mod resolve;
mod revision;

pub use failure::GitFailure;
pub use history::{Earlier, FileVersion, History, Merged};
pub use revision::{EntryKind, Revision};

use crate::files::name_of;
use git2::{ErrorCode, Oid, RepositoryOpenFlags};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The most files and folders that are looked at in one tree.
pub const MAX_ENTRIES: usize = 200_000;

/// The most folders that may lie in each other.
pub const MAX_DEPTH: usize = 128;

/// The largest folder that is read, as an object of git, in bytes: one of about a million files.
const MAX_TREE: usize = 64 << 20;

/// A git repository. Clones are handles of the same one.
#[derive(Clone)]
pub struct Repository {
    raw: Arc<Mutex<git2::Repository>>,
    /// The folder that stands for the root of its revisions: its work tree, or itself when it has none.
    root: PathBuf,
    bare: bool,
}

impl std::fmt::Debug for Repository {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Repository").field("root", &self.root).field("bare", &self.bare).finish_non_exhaustive()
    }
}

impl Repository {
    /// The repository that holds `path`, an absolute path of something that need not exist any longer.
    ///
    /// # Errors
    /// When it is in none, or the repository belongs to somebody else or cannot be used.
    pub fn find(path: &Path) -> Result<Repository, GitFailure> {
        let shown = || path.to_string_lossy().into_owned();
        let folder = path.ancestors().find(|folder| folder.is_dir()).ok_or_else(|| GitFailure::NoRepository(shown()))?;
        let none: [&OsStr; 0] = [];
        let raw = git2::Repository::open_ext(folder, RepositoryOpenFlags::empty(), none).map_err(|error| {
            let is_top = |above: &&Path| {
                let is_bare = above.join("HEAD").is_file() && above.join("objects").is_dir();
                is_bare || above.join(".git").exists()
            };
            let top = folder.ancestors().find(is_top).unwrap_or(folder);
            let top = top.to_string_lossy().into_owned();
            match error.code() {
                ErrorCode::NotFound => GitFailure::NoRepository(shown()),
                ErrorCode::Owner => GitFailure::ForeignOwner(top),
                _ => GitFailure::Unusable(top, error.message().to_owned()),
            }
        })?;
        let bare = raw.workdir().is_none();
        let root = raw.workdir().unwrap_or_else(|| raw.path()).components().collect();
        Ok(Repository { raw: Arc::new(Mutex::new(raw)), root, bare })
    }

    /// The folder that stands for the root of its revisions.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether it has no work tree.
    pub fn is_bare(&self) -> bool {
        self.bare
    }

    /// Where the absolute path `path` lies, from the root, with forward slashes; empty for the root itself. A part of it
    /// that no longer exists, or does not yet, is taken as it is written.
    ///
    /// # Errors
    /// When it lies outside.
    pub fn locate(&self, path: &Path) -> Result<String, GitFailure> {
        let inside = |path: &Path, root: &Path| Some(name_of(path.strip_prefix(root).ok()?).unwrap_or_default());
        if let Some(name) = inside(path, &self.root) {
            return Ok(name);
        }
        // The way to the repository may lead over a symbolic link.
        let real = || {
            let there = path.ancestors().find(|above| above.exists())?;
            let rest = path.strip_prefix(there).ok()?;
            inside(&there.canonicalize().ok()?.join(rest), &self.root.canonicalize().ok()?)
        };
        real().ok_or_else(|| GitFailure::Outside(path.to_string_lossy().into_owned()))
    }

    /// The commit that `written` means: `HEAD`, a tag, a branch, an id or its beginning, each with `~2` or `^` after it.
    ///
    /// # Errors
    /// When it means nothing, several things, or something that is no commit.
    pub fn revision(&self, written: &str) -> Result<Revision, GitFailure> {
        let raw = self.raw();
        let commit = resolve::commit(&raw, written)?;
        let broken = |_| GitFailure::Broken(written.to_owned());
        let tree = raw.find_commit(commit).map_err(broken)?.tree_id();
        drop(raw);
        Revision::new(self.clone(), written.to_owned(), commit, tree)
    }

    /// The commit with that id, in 40 hexadecimal digits, whatever tags and branches are called.
    ///
    /// # Errors
    /// When it is missing or damaged.
    pub fn commit(&self, id: &str) -> Result<Revision, GitFailure> {
        let broken = |_| GitFailure::Broken(id.to_owned());
        let raw = self.raw();
        let commit = Oid::from_str(id).map_err(broken)?;
        let tree = raw.find_commit(commit).map_err(broken)?.tree_id();
        drop(raw);
        Revision::new(self.clone(), id.to_owned(), commit, tree)
    }

    fn raw(&self) -> MutexGuard<'_, git2::Repository> {
        self.raw.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
