//! The files of one commit, or of a folder in it.

use super::{GitFailure, MAX_TREE, Repository, listing};
use crate::files::{Files, ListFailure, Patterns, ReadFailure};
use crate::text::nearest;
use git2::{ObjectType, Oid};
use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, PoisonError};

/// What stands under a name in a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// Another repository, of which only the id of a commit is kept.
    Submodule,
}

/// An entry of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leaf {
    pub(super) kind: EntryKind,
    pub(super) id: Oid,
}

/// What the mode of an entry says it is (`git help fast-import` lists the modes).
fn kind(mode: i32) -> EntryKind {
    match mode & 0o170_000 {
        0o040_000 => EntryKind::Folder,
        0o120_000 => EntryKind::Link,
        0o160_000 => EntryKind::Submodule,
        _ => EntryKind::File,
    }
}

/// The tree with that id.
///
/// # Errors
/// When it is missing, damaged or larger than any folder.
pub(super) fn tree(raw: &git2::Repository, id: Oid) -> Result<git2::Tree<'_>, git2::Error> {
    let (size, _) = raw.odb()?.read_header(id)?;
    if size > MAX_TREE {
        return Err(git2::Error::from_str("a folder too large"));
    }
    raw.find_tree(id)
}

/// The entries of a folder with their names in bytes, in git's order.
pub(super) fn entries(tree: &git2::Tree<'_>) -> Vec<(Vec<u8>, Leaf)> {
    let leaf = |entry: &git2::TreeEntry<'_>| Leaf { kind: kind(entry.filemode_raw()), id: entry.id() };
    tree.iter().map(|entry| (entry.name_bytes().to_vec(), leaf(&entry))).collect()
}

/// The entry `name`, a path, below the tree `root`; nothing when there is none.
///
/// # Errors
/// When a folder on the way is missing or damaged.
pub(super) fn find(raw: &git2::Repository, root: Oid, name: &str) -> Result<Option<Leaf>, git2::Error> {
    let mut leaf = Leaf { kind: EntryKind::Folder, id: root };
    for part in name.split('/').filter(|part| !part.is_empty()) {
        if leaf.kind != EntryKind::Folder || part.contains('\0') {
            return Ok(None);
        }
        let tree = tree(raw, leaf.id)?;
        let Some(entry) = tree.get_name(part) else { return Ok(None) };
        leaf = Leaf { kind: kind(entry.filemode_raw()), id: entry.id() };
    }
    Ok(Some(leaf))
}

/// The bytes of the blob with that id.
///
/// # Errors
/// When it is larger than `limit` bytes, missing or damaged.
pub(super) fn blob(raw: &git2::Repository, id: Oid, limit: usize) -> Result<Vec<u8>, ReadFailure> {
    // The header tells the size before anything is unpacked.
    let header = raw.odb().and_then(|odb| odb.read_header(id));
    let (size, kind) = header.map_err(|_| ReadFailure::Broken)?;
    if kind != ObjectType::Blob {
        return Err(ReadFailure::Broken);
    }
    if size > limit {
        return Err(ReadFailure::TooLarge);
    }
    raw.find_blob(id).map(|blob| blob.content().to_vec()).map_err(|_| ReadFailure::Broken)
}

/// A commit's files, or those of a folder in it.
#[derive(Debug)]
pub struct Revision {
    repository: Repository,
    written: String,
    commit: Oid,
    /// The folder, from the root of the repository; empty for the root.
    folder: String,
    tree: Oid,
    /// What the last listing found, so that reading need not search again.
    listed: Mutex<BTreeMap<String, Leaf>>,
}

impl Revision {
    pub(super) fn new(repository: Repository, written: String, commit: Oid, tree: Oid) -> Result<Self, GitFailure> {
        let revision = Revision { repository, written, commit, folder: String::new(), tree, listed: Mutex::new(BTreeMap::new()) };
        if tree_is_there(&revision) { Ok(revision) } else { Err(GitFailure::Broken(revision.written)) }
    }

    /// The repository it belongs to.
    pub fn repository(&self) -> &Repository {
        &self.repository
    }

    /// The revision as it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The id of the commit, in 40 hexadecimal digits.
    pub fn id(&self) -> String {
        self.commit.to_string()
    }

    pub(super) fn commit(&self) -> Oid {
        self.commit
    }

    pub(super) fn tree(&self) -> Oid {
        self.tree
    }

    /// What stands under `name`, a path from the folder of this revision; nothing when there is nothing.
    ///
    /// # Errors
    /// When a folder on the way is missing or damaged.
    pub fn kind(&self, name: &str) -> Result<Option<EntryKind>, GitFailure> {
        Ok(self.find(name)?.map(|leaf| leaf.kind))
    }

    fn find(&self, name: &str) -> Result<Option<Leaf>, GitFailure> {
        find(&self.repository.raw(), self.tree, name).map_err(|_| GitFailure::Broken(self.shown(name)))
    }

    /// What stands under `name`, which must be a file, a link or a folder.
    ///
    /// # Errors
    /// When nothing stands there, with the name in the same folder that is likely meant, or it is another repository.
    pub fn demand(&self, name: &str) -> Result<EntryKind, GitFailure> {
        match self.kind(name)? {
            Some(EntryKind::Submodule) => Err(GitFailure::Submodule(self.shown(name))),
            Some(kind) => Ok(kind),
            None => Err(GitFailure::NotThere {
                revision: self.written.clone(),
                path: self.path(name),
                nearest: self.near(name),
                bare: self.repository.bare,
            }),
        }
    }

    /// The name in the folder of `name` that is written nearly as it is.
    fn near(&self, name: &str) -> Option<String> {
        let (folder, last) = name.rsplit_once('/').unwrap_or(("", name));
        let leaf = self.find(folder).ok()?.filter(|leaf| leaf.kind == EntryKind::Folder)?;
        let raw = self.repository.raw();
        let names: Vec<String> =
            entries(&tree(&raw, leaf.id).ok()?).into_iter().filter_map(|(name, _)| String::from_utf8(name).ok()).collect();
        let near = nearest(last, names.iter().map(String::as_str))?;
        Some(self.path(&if folder.is_empty() { near.to_owned() } else { format!("{folder}/{near}") }))
    }

    /// The folder `name` of this revision, as a place of its own.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn below(&self, name: &str) -> Result<Revision, GitFailure> {
        let leaf = self.find(name)?.filter(|leaf| leaf.kind == EntryKind::Folder);
        let Some(leaf) = leaf else {
            self.demand(name)?;
            return Err(GitFailure::NotThere {
                revision: self.written.clone(),
                path: self.path(name) + "/",
                nearest: None,
                bare: self.repository.bare,
            });
        };
        Ok(Revision {
            repository: self.repository.clone(),
            written: self.written.clone(),
            commit: self.commit,
            folder: self.path(name),
            tree: leaf.id,
            listed: Mutex::new(BTreeMap::new()),
        })
    }

    /// The path of `name` from the root of the repository.
    fn path(&self, name: &str) -> String {
        match (self.folder.as_str(), name) {
            ("", name) => name.to_owned(),
            (folder, "") => folder.to_owned(),
            (folder, name) => format!("{folder}/{name}"),
        }
    }

    /// How git writes the file `name` of this revision: `v2013:plans/plan.yaml`.
    pub fn shown(&self, name: &str) -> String {
        format!("{}:{}", self.written, self.path(name))
    }

    /// The folders below this one that are workspaces of their own, sorted, as paths from here.
    ///
    /// # Errors
    /// As [`Files::list`].
    pub fn workspaces_below(&self) -> Result<Vec<String>, ListFailure> {
        listing::workspaces(&self.repository.raw(), self.tree)
    }
}

fn tree_is_there(revision: &Revision) -> bool {
    tree(&revision.repository.raw(), revision.tree).is_ok()
}

impl Files for Revision {
    fn list(&self, patterns: &Patterns) -> Result<Vec<String>, ListFailure> {
        let found = listing::files(&self.repository.raw(), self.tree, patterns)?;
        let names = found.keys().cloned().collect();
        *self.listed.lock().unwrap_or_else(PoisonError::into_inner) = found;
        Ok(names)
    }

    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFailure> {
        let known = self.listed.lock().unwrap_or_else(PoisonError::into_inner).get(name).copied();
        let raw = self.repository.raw();
        let leaf = match known {
            Some(leaf) => Some(leaf),
            None => find(&raw, self.tree, name).map_err(|_| ReadFailure::Broken)?,
        };
        match leaf {
            None => Err(ReadFailure::Refused(io::ErrorKind::NotFound.into())),
            Some(Leaf { kind: EntryKind::File, id }) => blob(&raw, id, limit),
            Some(Leaf { kind: EntryKind::Link, .. }) => Err(ReadFailure::Link),
            Some(_) => Err(ReadFailure::NotAFile),
        }
    }
}
