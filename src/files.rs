//! Where files come from: a list of names and their bytes. The disk is one such place.

use ignore::overrides::OverrideBuilder;
use ignore::{DirEntry, WalkBuilder};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The name of a workspace's own file. A folder below another that has one is a workspace of its own.
pub const SETTINGS_FILE: &str = "okplan.yaml";

/// Which files of a place are wanted, as patterns in the manner of `.gitignore`, from the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patterns {
    /// Files that match one of these,
    pub documents: Vec<String>,
    /// unless they match one of these.
    pub ignore: Vec<String>,
}

impl Default for Patterns {
    fn default() -> Self {
        Patterns { documents: vec!["**/*.yaml".to_owned()], ignore: Vec::new() }
    }
}

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadFailure {
    /// It is larger than allowed.
    TooLarge,
    /// It is a symbolic link, which is not followed.
    Link,
    /// It is neither a file nor a link: a device, a pipe, a folder.
    NotAFile,
    /// The system refused.
    Refused(io::Error),
}

/// A place that has files. Names are paths from its root with forward slashes.
pub trait Files: Sync {
    /// The names of the files that match `patterns`, sorted. Files and folders whose names begin with a full stop, what a
    /// `.gitignore` in the place names, and workspaces below are left out.
    ///
    /// # Errors
    /// When the place cannot be listed, or a pattern is no pattern.
    fn list(&self, patterns: &Patterns) -> io::Result<Vec<String>>;

    /// The bytes of the file `name`.
    ///
    /// # Errors
    /// When it is larger than `limit` bytes or cannot be read.
    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFailure>;
}

/// A folder on the disk.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The folder `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Disk { root: root.into() }
    }

    /// A walk over the folder. The machine's own ignore files are not read: the same folder gives the same list everywhere.
    fn walk(&self) -> WalkBuilder {
        let mut walk = WalkBuilder::new(&self.root);
        walk.hidden(true)
            .parents(false)
            .git_global(false)
            .git_exclude(false)
            .ignore(false)
            .require_git(false)
            .follow_links(false);
        walk
    }

    /// The folders below this one that are workspaces of their own, sorted.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    pub fn workspaces_below(&self) -> io::Result<Vec<PathBuf>> {
        let mut folders = Vec::new();
        for entry in self.walk().build() {
            let entry = entry.map_err(walk_error)?;
            if entry.depth() > 0 && is_workspace(&entry) {
                folders.push(entry.into_path());
            }
        }
        folders.sort_unstable();
        Ok(folders)
    }
}

/// Whether an entry of a walk is a folder with a workspace's own file.
fn is_workspace(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir()) && entry.path().join(SETTINGS_FILE).is_file()
}

fn walk_error(error: ignore::Error) -> io::Error {
    error.into_io_error().unwrap_or_else(|| io::Error::other("unreadable folder"))
}

/// Reads at most `limit` bytes from `reader`.
///
/// # Errors
/// When there are more, or reading fails.
pub fn read_at_most(reader: impl Read, limit: usize, expected: usize) -> Result<Vec<u8>, ReadFailure> {
    let mut bytes = Vec::with_capacity(expected.min(limit).saturating_add(1));
    reader.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(ReadFailure::Refused)?;
    if bytes.len() > limit { Err(ReadFailure::TooLarge) } else { Ok(bytes) }
}

impl Files for Disk {
    fn list(&self, patterns: &Patterns) -> io::Result<Vec<String>> {
        let mut overrides = OverrideBuilder::new(&self.root);
        for pattern in &patterns.documents {
            overrides.add(pattern).map_err(io::Error::other)?;
        }
        for pattern in &patterns.ignore {
            overrides.add(&format!("!{pattern}")).map_err(io::Error::other)?;
        }
        let wanted = overrides.build().map_err(io::Error::other)?;
        // A `.gitignore` must win over the patterns, so these are matched here and not given to the walk.
        let walk = self.walk().filter_entry(|entry| entry.depth() == 0 || !is_workspace(entry)).build();
        let mut names = Vec::new();
        for entry in walk {
            let entry = entry.map_err(walk_error)?;
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let Ok(path) = entry.path().strip_prefix(&self.root) else { continue };
            if !is_folder && wanted.matched(path, false).is_whitelist() {
                names.extend(name_of(path));
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFailure> {
        let path = self.root.join(name);
        let metadata = std::fs::symlink_metadata(&path).map_err(ReadFailure::Refused)?;
        if metadata.is_symlink() {
            return Err(ReadFailure::Link);
        }
        if !metadata.is_file() {
            return Err(ReadFailure::NotAFile);
        }
        let length = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
        if length > limit {
            return Err(ReadFailure::TooLarge);
        }
        read_at_most(File::open(&path).map_err(ReadFailure::Refused)?, limit, length)
    }
}

/// A path with forward slashes; what is not Unicode in it is shown by the replacement character.
pub fn name_of(path: &Path) -> Option<String> {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// A place with one file put over another place's: standard input, or an editor's unsaved text.
pub struct Overlay<'a> {
    /// The place beneath.
    pub beneath: &'a dyn Files,
    /// The name of the file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Files for Overlay<'_> {
    fn list(&self, patterns: &Patterns) -> io::Result<Vec<String>> {
        let mut names = self.beneath.list(patterns)?;
        if let Err(at) = names.binary_search(&self.name) {
            names.insert(at, self.name.clone());
        }
        Ok(names)
    }

    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFailure> {
        if name != self.name {
            return self.beneath.read(name, limit);
        }
        if self.bytes.len() > limit { Err(ReadFailure::TooLarge) } else { Ok(self.bytes.clone()) }
    }
}

/// Only the files that are named, of a place that is not searched.
pub struct Only<'a> {
    /// The place.
    pub place: &'a dyn Files,
    /// The names.
    pub names: Vec<String>,
}

impl Files for Only<'_> {
    fn list(&self, _: &Patterns) -> io::Result<Vec<String>> {
        let mut names = self.names.clone();
        names.sort_unstable();
        names.dedup();
        Ok(names)
    }

    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFailure> {
        self.place.read(name, limit)
    }
}
