//! From the paths of a command line to workspaces and the files that were asked for.

use super::failure::Failure;
use crate::files::{Disk, Files, Only, Overlay, Patterns, ReadFailure, SETTINGS_FILE, name_of, read_at_most};
use crate::source::SourceId;
use crate::text;
use crate::text::Text;
use crate::workspace::{DEFAULT_MAX_FILE_SIZE, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Component, Path, PathBuf};

/// A workspace, and which of its files were asked for.
pub(super) struct Opened {
    /// The workspace.
    pub workspace: Workspace,
    /// The files asked for, in order.
    pub chosen: BTreeSet<SourceId>,
    /// Its folder on the disk.
    pub root: PathBuf,
}

/// What was asked for in one workspace, as names from its root.
#[derive(Default)]
struct Wanted {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
    has_settings: bool,
}

/// Opens the workspaces of `paths`. A path belongs to the workspace of the nearest folder above it that has an
/// `okplan.yaml`. Without one, a folder is a workspace of its own, and all single files together are one. Workspaces below a
/// folder are opened each by itself. `-` is standard input, called `stdin_name` if that is given.
///
/// # Errors
/// When a path does not exist or a folder cannot be listed.
pub(super) fn open(paths: &[PathBuf], stdin_name: Option<&Path>) -> Result<Vec<Opened>, Failure> {
    let here = std::env::current_dir()?;
    let mut stdin = None;
    let mut wanted: BTreeMap<PathBuf, Wanted> = BTreeMap::new();
    for path in paths {
        let is_stdin = path.as_os_str() == "-";
        let path = match (is_stdin, stdin_name) {
            (true, None) => Path::new("<stdin>"),
            (true, Some(name)) => name,
            (false, _) => path,
        };
        let absolute = normal(&here.join(path));
        let is_folder = !is_stdin && metadata(path)?.is_dir();
        let above = if is_folder { Some(absolute.as_path()) } else { absolute.parent() };
        let settings = above.and_then(workspace_folder).filter(|_| !is_stdin || stdin_name.is_some());
        let has_settings = settings.is_some();
        let root = settings.unwrap_or_else(|| if is_folder { absolute.clone() } else { here.clone() });
        let entry = wanted.entry(root.clone()).or_default();
        entry.has_settings |= has_settings;
        let name = absolute.strip_prefix(&root).ok().map_or_else(|| name_of(&absolute), name_of).unwrap_or_default();
        if is_stdin {
            stdin = Some((
                root,
                name.clone(),
                read_at_most(io::stdin().lock(), DEFAULT_MAX_FILE_SIZE, 0).map_err(|error| too_large(&error))?,
            ));
        }
        if !is_folder {
            entry.files.insert(name);
            continue;
        }
        entry.folders.insert(name);
        for below in Disk::new(&absolute).workspaces_below()? {
            let entry = wanted.entry(below).or_default();
            entry.has_settings = true;
            entry.folders.insert(String::new());
        }
    }
    wanted.into_iter().map(|(root, wanted)| open_one(root, &wanted, &here, stdin.as_ref())).collect()
}

fn too_large(error: &ReadFailure) -> Failure {
    match error {
        ReadFailure::Refused(error) => Failure::from(io::Error::from(error.kind())),
        _ => text!(
            "Standard in är större än {DEFAULT_MAX_FILE_SIZE} byte",
            "Standard input is larger than {DEFAULT_MAX_FILE_SIZE} bytes"
        )
        .into(),
    }
}

fn metadata(path: &Path) -> Result<std::fs::Metadata, Failure> {
    std::fs::metadata(path).or_else(|_| std::fs::symlink_metadata(path)).map_err(|error| {
        let (shown, Text { sv, en }) = (path.display(), Text::from(&error));
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

/// The nearest folder, `folder` or above it, that has an `okplan.yaml`; a repository's root ends the search.
pub(super) fn workspace_folder(folder: &Path) -> Option<PathBuf> {
    for candidate in folder.ancestors() {
        if candidate.join(SETTINGS_FILE).is_file() {
            return Some(candidate.to_owned());
        }
        if candidate.join(".git").exists() {
            return None;
        }
    }
    None
}

/// How the folder `root` is written from `here`, to put before names in messages: nothing, `examples/`, `../` or the
/// whole path.
fn prefix(root: &Path, here: &Path) -> String {
    if let Ok(below) = root.strip_prefix(here) {
        return name_of(below).map_or_else(String::new, |name| name + "/");
    }
    if let Ok(below) = here.strip_prefix(root) {
        return "../".repeat(below.components().count());
    }
    name_of(root).map_or_else(String::new, |name| name.replace("//", "/") + "/")
}

fn open_one(root: PathBuf, wanted: &Wanted, here: &Path, stdin: Option<&(PathBuf, String, Vec<u8>)>) -> Result<Opened, Failure> {
    let disk = Disk::new(&root);
    let alone = !wanted.has_settings && wanted.folders.is_empty();
    let only;
    let also;
    let place: &dyn Files = if alone {
        only = Only { place: &disk, names: wanted.files.iter().cloned().collect() };
        &only
    } else {
        also = Also { place: &disk, names: &wanted.files };
        &also
    };
    let overlay;
    let place = match stdin.filter(|(of, ..)| *of == root) {
        Some((_, name, bytes)) => {
            overlay = Overlay { beneath: place, name: name.clone(), bytes: bytes.clone() };
            &overlay as &dyn Files
        }
        None => place,
    };
    let prefix = prefix(&root, here);
    let workspace = Workspace::open(place, &prefix).map_err(|error| {
        // A pattern of okplan.yaml that is no pattern is told by the library that reads them.
        let Text { sv, en } = match error.kind() {
            io::ErrorKind::Other => Text::new(error.to_string(), error.to_string()),
            _ => Text::from(&error),
        };
        let shown = root.display();
        text!("”{shown}” går inte att söka igenom: {sv}", "“{shown}” cannot be searched: {en}")
    })?;
    let is_chosen = |name: &str| {
        let in_folder =
            |folder: &String| folder.is_empty() || name.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'));
        wanted.files.contains(name) || wanted.folders.iter().any(in_folder)
    };
    let chosen = workspace.sources().filter(|(_, source)| is_chosen(&source.name()[prefix.len()..])).map(|(id, _)| id).collect();
    Ok(Opened { workspace, chosen, root })
}

/// A place with the files that were asked for by name among those it lists anyway.
struct Also<'a> {
    place: &'a dyn Files,
    names: &'a BTreeSet<String>,
}

impl Files for Also<'_> {
    fn list(&self, patterns: &Patterns) -> io::Result<Vec<String>> {
        let mut names: BTreeSet<String> = self.place.list(patterns)?.into_iter().collect();
        names.extend(self.names.iter().cloned());
        Ok(names.into_iter().collect())
    }

    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFailure> {
        self.place.read(name, limit)
    }
}
