//! Where files come from: a list of names and their bytes. The disk is one such place.

use crate::personal_numbers::with_concealed_numbers;
use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The name of a workspace's own file. A folder below another that has one is a workspace of its own.
pub const SETTINGS_FILE: &str = "okplan.yaml";

/// What a text is called that nobody said the name of.
pub const NAMELESS: &str = "<stdin>";

/// The most characters a pattern of [`Patterns`] may have. The library that reads them recurses into their braces.
pub const MAX_PATTERN: usize = 1_000;

/// The most groups in braces that a pattern, or a line of a `.gitignore`, may have.
pub const MAX_BRACES: usize = 32;

/// The most patterns of [`Patterns`] there may be.
pub const MAX_PATTERNS: usize = 1_000;

/// The file that names what a walk leaves out.
pub(crate) const GITIGNORE: &str = ".gitignore";

/// The largest `.gitignore` that is read, in bytes.
pub(crate) const MAX_GITIGNORE: usize = 1 << 20;

/// The longest line of a `.gitignore`, in bytes.
const MAX_GITIGNORE_LINE: usize = 1_000;

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
    /// It is in a git repository whose objects are missing or damaged.
    Broken,
    /// The system refused.
    Refused(io::Error),
}

/// Why a place could not be listed.
#[derive(Debug)]
pub enum ListFailure {
    /// This pattern is no pattern.
    NoPattern(String),
    /// This pattern is longer than [`MAX_PATTERN`] or has more than [`MAX_BRACES`] groups.
    LargePattern(String),
    /// There are more than [`MAX_PATTERNS`], or they are too much together.
    ManyPatterns,
    /// The `.gitignore` of that name is too large, has a line that is too long or has too many groups in braces.
    LargeGitignore(String),
    /// What is called `.gitignore` there is not a regular file.
    OddGitignore(String),
    /// There are more than this many files and folders, or they lie too deep.
    TooMuch(usize),
    /// The folder of that name is in a git repository whose objects are missing or damaged.
    Broken(String),
    /// The system refused.
    Refused(io::Error),
}

impl From<io::Error> for ListFailure {
    fn from(error: io::Error) -> Self {
        ListFailure::Refused(error)
    }
}

/// A place that has files. Names are paths from its root with forward slashes.
pub trait Files: Sync {
    /// The names of the files that match `patterns`, sorted. Files and folders whose names begin with a full stop, what a
    /// `.gitignore` in the place names, and workspaces below are left out.
    ///
    /// # Errors
    /// When the place cannot be listed, or a pattern is no pattern.
    fn list(&self, patterns: &Patterns) -> Result<Vec<String>, ListFailure>;

    /// The bytes of the file `name`.
    ///
    /// # Errors
    /// When it is larger than `limit` bytes or cannot be read.
    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFailure>;

    /// Whether a folder on the way to the file `name` is a symbolic link, and the file may lie elsewhere.
    fn leads_through_link(&self, name: &str) -> bool {
        let _ = name;
        false
    }
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

    /// Shows `each` every file and folder that is not left out, and does not enter folders that `enters` refuses. The
    /// machine's own ignore files are not read: the same folder gives the same list everywhere.
    ///
    /// # Errors
    /// When a folder cannot be listed, or a `.gitignore` cannot be used.
    fn walk(&self, enters: fn(&DirEntry) -> bool, mut each: impl FnMut(DirEntry)) -> Result<(), ListFailure> {
        gitignore(&self.root).map_err(|failure| failure(GITIGNORE.to_owned()))?;
        let failed = Arc::new(Mutex::new(None));
        let (root, first) = (self.root.clone(), Arc::clone(&failed));
        // The filter sees a folder before its `.gitignore` is read, the only time at which it can be refused.
        let filter = move |entry: &DirEntry| {
            if !is_folder(entry) {
                return true;
            }
            if !enters(entry) {
                return false;
            }
            let Err(failure) = gitignore(entry.path()) else { return true };
            let path = entry.path().join(GITIGNORE);
            let name = path.strip_prefix(&root).ok().and_then(name_of).unwrap_or_default();
            first.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(failure(name));
            false
        };
        let walk = WalkBuilder::new(&self.root)
            .standard_filters(false)
            .hidden(true)
            // As a name of our own, and not as git's, so that no `.gitignore` above the folder is read.
            .add_custom_ignore_filename(GITIGNORE)
            .follow_links(false)
            .filter_entry(filter)
            .build();
        for entry in walk {
            each(entry.map_err(walk_error)?);
        }
        let failed = failed.lock().unwrap_or_else(PoisonError::into_inner).take();
        failed.map_or(Ok(()), Err)
    }

    /// The folders below this one that are workspaces of their own, sorted.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    pub fn workspaces_below(&self) -> Result<Vec<PathBuf>, ListFailure> {
        let mut folders = Vec::new();
        self.walk(
            |_| true,
            |entry| {
                if entry.depth() > 0 && is_workspace(&entry) {
                    folders.push(entry.into_path());
                }
            },
        )?;
        folders.sort_unstable();
        Ok(folders)
    }
}

/// A failure that wants the name of the file it is about.
type Unnamed = fn(String) -> ListFailure;

/// Looks at the `.gitignore` in `folder`, if it has one, before the library does: that one waits for pipes and recurses
/// into braces.
fn gitignore(folder: &Path) -> Result<(), Unnamed> {
    let path = folder.join(GITIGNORE);
    let Ok(metadata) = path.symlink_metadata() else { return Ok(()) };
    if !metadata.is_file() {
        return Err(ListFailure::OddGitignore);
    }
    // One that cannot be read is no better than none, to the library as well.
    let Ok(file) = File::open(&path) else { return Ok(()) };
    let length = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
    let content = match read_at_most(file, MAX_GITIGNORE, length) {
        Ok(content) => content,
        Err(ReadFailure::TooLarge) => return Err(ListFailure::LargeGitignore),
        Err(_) => return Ok(()),
    };
    if has_large_line(&content) { Err(ListFailure::LargeGitignore) } else { Ok(()) }
}

/// Whether a `.gitignore` has a line that is too long or has too many groups in braces.
pub(crate) fn has_large_line(content: &[u8]) -> bool {
    let is_large = |line: &[u8]| line.len() > MAX_GITIGNORE_LINE || braces(line) > MAX_BRACES;
    content.split(|byte| *byte == b'\n').any(is_large)
}

/// The groups in braces that a pattern begins.
fn braces(pattern: &[u8]) -> usize {
    pattern.split(|byte| *byte == b'{').skip(1).count()
}

/// What matches the files that `patterns` want in `root`.
///
/// # Errors
/// When one of them is no pattern or is too large, or there are too many.
pub(crate) fn matcher(root: &Path, patterns: &Patterns) -> Result<Override, ListFailure> {
    if patterns.documents.len() + patterns.ignore.len() > MAX_PATTERNS {
        return Err(ListFailure::ManyPatterns);
    }
    let mut overrides = OverrideBuilder::new(root);
    let mut add = |pattern: &String, line: &str| {
        if pattern.chars().count() > MAX_PATTERN || braces(pattern.as_bytes()) > MAX_BRACES {
            return Err(ListFailure::LargePattern(pattern.clone()));
        }
        overrides.add(line).map(|_| ()).map_err(|_| ListFailure::NoPattern(pattern.clone()))
    };
    for pattern in &patterns.documents {
        add(pattern, pattern)?;
    }
    for pattern in &patterns.ignore {
        add(pattern, &format!("!{pattern}"))?;
    }
    overrides.build().map_err(|_| ListFailure::ManyPatterns)
}

fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
}

/// Whether an entry of a walk is a folder with a workspace's own file.
fn is_workspace(entry: &DirEntry) -> bool {
    is_folder(entry) && entry.path().join(SETTINGS_FILE).is_file()
}

fn walk_error(error: ignore::Error) -> ListFailure {
    ListFailure::Refused(error.into_io_error().unwrap_or_else(|| io::Error::other("unreadable folder")))
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
    fn list(&self, patterns: &Patterns) -> Result<Vec<String>, ListFailure> {
        // A `.gitignore` must win over the patterns, so these are matched here and not given to the walk.
        let wanted = matcher(&self.root, patterns)?;
        let mut names = Vec::new();
        self.walk(
            |entry| !is_workspace(entry),
            |entry| {
                let Ok(path) = entry.path().strip_prefix(&self.root) else { return };
                if !is_folder(&entry) && wanted.matched(path, false).is_whitelist() {
                    names.extend(name_of(path));
                }
            },
        )?;
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

    fn leads_through_link(&self, name: &str) -> bool {
        let folders = Path::new(name).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
        folders.map(|folder| self.root.join(folder)).any(|folder| folder.is_symlink())
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
    fn list(&self, patterns: &Patterns) -> Result<Vec<String>, ListFailure> {
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

    fn leads_through_link(&self, name: &str) -> bool {
        self.beneath.leads_through_link(name)
    }
}

/// The ending of drawings that are texts, whose digits are coordinates.
const DRAWING: &str = ".svg";

/// A place whose texts are read without the digits of personal identity numbers, for what shows them.
pub struct Concealed<'a> {
    /// The place.
    pub place: &'a dyn Files,
}

impl Files for Concealed<'_> {
    fn list(&self, patterns: &Patterns) -> Result<Vec<String>, ListFailure> {
        self.place.list(patterns)
    }

    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFailure> {
        let read = self.place.read(name, limit);
        if name.ends_with(DRAWING) { read } else { read.map(concealed) }
    }

    fn leads_through_link(&self, name: &str) -> bool {
        self.place.leads_through_link(name)
    }
}

/// The bytes of a text without the digits of personal identity numbers, each other byte in its place; bytes that are no text
/// stay as they are.
pub fn concealed(bytes: Vec<u8>) -> Vec<u8> {
    let without = match std::str::from_utf8(&bytes).map(with_concealed_numbers) {
        Ok(Cow::Owned(text)) => Some(text.into_bytes()),
        _ => None,
    };
    without.unwrap_or(bytes)
}

/// Only the files that are named, of a place that is not searched.
pub struct Only<'a> {
    /// The place.
    pub place: &'a dyn Files,
    /// The names.
    pub names: Vec<String>,
}

impl Files for Only<'_> {
    fn list(&self, _: &Patterns) -> Result<Vec<String>, ListFailure> {
        let mut names = self.names.clone();
        names.sort_unstable();
        names.dedup();
        Ok(names)
    }

    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFailure> {
        self.place.read(name, limit)
    }

    fn leads_through_link(&self, name: &str) -> bool {
        self.place.leads_through_link(name)
    }
}
