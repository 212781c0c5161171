//! From the paths of a command line to workspaces and the files that were asked for.

use super::failure::{Failure, cannot_list};
use super::ground::{Ground, InRevision, OnDisk, normal, relative, workspace_folder};
use crate::files::{Concealed, Files, ListFailure, NAMELESS, Only, Overlay, Patterns, ReadFailure, read_at_most};
use crate::git::Repository;
use crate::source::SourceId;
use crate::text;
use crate::text::Text;
use crate::workspace::{DEFAULT_MAX_FILE_SIZE, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A workspace, and which of its files were asked for.
pub(super) struct Opened {
    /// The workspace.
    pub workspace: Arc<Workspace>,
    /// The files asked for, in order.
    pub chosen: BTreeSet<SourceId>,
    /// Its folder, on the ground it stands on.
    pub root: PathBuf,
    /// Where it stands.
    pub ground: Arc<dyn Ground>,
    /// Whether folders of it were asked for, and not only files.
    pub has_folders: bool,
}

/// Where a workspace stands.
#[derive(Clone)]
pub(super) struct At {
    /// Its folder, on the ground it stands on.
    pub root: PathBuf,
    /// The ground.
    pub ground: Arc<dyn Ground>,
}

impl At {
    /// Where `opened` stands.
    pub fn of(opened: &Opened) -> Self {
        At { root: opened.root.clone(), ground: Arc::clone(&opened.ground) }
    }
}

/// What was asked for in one workspace, as names from its root.
#[derive(Default)]
struct Wanted {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
    has_settings: bool,
}

/// What came by standard input: the folder of its workspace, its name there and its bytes.
struct Stdin {
    root: PathBuf,
    name: String,
    bytes: Vec<u8>,
}

/// What is read of personal identity numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    /// All, by what finds them, and by what prints or mends a document as it is.
    AsWritten,
    /// No digit, by what tells of documents.
    Concealed,
}

/// Opens the workspaces of `paths` on the disk. A path belongs to the workspace of the nearest folder above it that has an
/// `okplan.yaml`. Without one, a folder is a workspace of its own, and all single files together are one. Workspaces below a
/// folder are opened each by itself. `-` is standard input: the file `stdin_name` if that is given, else one without a name
/// among those of the current folder's workspace.
///
/// # Errors
/// When a path does not exist, a folder cannot be listed, or `stdin_name` is given without `-`.
pub(super) fn open(paths: &[PathBuf], stdin_name: Option<&Path>, numbers: Numbers) -> Result<Vec<Opened>, Failure> {
    if stdin_name.is_some() && !paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Text::new(
            "--stdin-filename säger vad ”-” står för, men ”-” är inte bland filerna",
            "--stdin-filename says what “-” stands for, but “-” is not among the files",
        )
        .into());
    }
    open_on(&(Arc::new(OnDisk::here()?) as Arc<dyn Ground>), paths, stdin_name, numbers)
}

/// Opens the workspaces of `paths` as they were in the revision `written`: documents, registers and settings alike. Each
/// path is looked up in the repository that holds it, and need not exist on the disk any longer.
///
/// # Errors
/// When a path is in no repository or not in the revision, there is no such revision, a folder cannot be listed, or `-` is
/// among the paths.
pub(super) fn open_revision(written: &str, paths: &[PathBuf], numbers: Numbers) -> Result<Vec<Opened>, Failure> {
    if paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Text::new(
            "”-” är standard in och finns inte i någon version: ange filen",
            "“-” is standard input, which is in no revision: name the file",
        )
        .into());
    }
    let here = std::env::current_dir()?;
    let mut repositories: BTreeMap<PathBuf, (InRevision, Vec<PathBuf>)> = BTreeMap::new();
    for path in paths {
        let repository = Repository::find(&normal(&here.join(path)))?;
        match repositories.get_mut(repository.root()) {
            Some((_, paths)) => paths.push(path.clone()),
            None => {
                let (root, ground) = (repository.root().to_owned(), InRevision::at(repository.revision(written)?, &here));
                repositories.insert(root, (ground, vec![path.clone()]));
            }
        }
    }
    let mut opened = Vec::new();
    for (ground, paths) in repositories.into_values() {
        opened.extend(open_on(&(Arc::new(ground) as Arc<dyn Ground>), &paths, None, numbers)?);
    }
    Ok(opened)
}

/// Those of `paths` that are there, on the disk or in the revision `written`, and why the others are not.
///
/// # Errors
/// When there is no current folder, no such revision, or none of the paths is there.
pub(super) fn found(written: Option<&str>, paths: &[PathBuf]) -> Result<(Vec<PathBuf>, Vec<Failure>), Failure> {
    let here = std::env::current_dir()?;
    let is_there = |path: &Path| -> Result<(), Failure> {
        if path.as_os_str() == "-" {
            return Ok(());
        }
        let ground: Box<dyn Ground> = match written {
            Some(written) => Box::new(InRevision::at(Repository::find(&normal(&here.join(path)))?.revision(written)?, &here)),
            None => Box::new(OnDisk::at(&here)),
        };
        let place = ground.place(path)?;
        ground.is_folder(&place, path).map(|_| ())
    };
    let (mut there, mut missing) = (Vec::new(), Vec::new());
    for path in paths {
        match is_there(path) {
            Ok(()) => there.push(path.clone()),
            Err(failure) => missing.push(failure),
        }
    }
    if there.is_empty() && !missing.is_empty() { Err(missing.swap_remove(0)) } else { Ok((there, missing)) }
}

/// Opens the workspaces of `paths` on `ground`, see [`open`].
///
/// # Errors
/// As [`open`].
pub(super) fn open_on(
    ground: &Arc<dyn Ground>,
    paths: &[PathBuf],
    stdin_name: Option<&Path>,
    numbers: Numbers,
) -> Result<Vec<Opened>, Failure> {
    let mut stdin = None;
    let mut wanted: BTreeMap<PathBuf, Wanted> = BTreeMap::new();
    for path in paths {
        let is_stdin = path.as_os_str() == "-";
        let is_nameless = is_stdin && stdin_name.is_none();
        let path = if is_stdin { stdin_name.unwrap_or(Path::new(NAMELESS)) } else { path };
        let place = ground.place(path)?;
        let is_folder = !is_stdin && ground.is_folder(&place, path)?;
        let above = if is_folder { Some(place.as_path()) } else { place.parent() };
        let settings = above.and_then(|above| workspace_folder(&**ground, above));
        let has_settings = settings.is_some();
        let root = settings.unwrap_or_else(|| if is_folder { place.clone() } else { ground.loose_root() });
        let entry = wanted.entry(root.clone()).or_default();
        entry.has_settings |= has_settings;
        let name = if is_nameless { NAMELESS.to_owned() } else { relative(&place, &root) };
        if is_stdin && stdin.is_none() {
            let bytes = read_at_most(io::stdin().lock(), DEFAULT_MAX_FILE_SIZE, 0).map_err(|error| too_large(&error))?;
            stdin = Some(Stdin { root, name: name.clone(), bytes });
        }
        if !is_folder {
            entry.files.insert(name);
            continue;
        }
        entry.folders.insert(name);
        let cannot_list = |failure| cannot_list(failure, &|name| ground.shown(name, &place));
        for below in ground.workspaces_below(&place).map_err(cannot_list)? {
            let entry = wanted.entry(below).or_default();
            entry.has_settings = true;
            entry.folders.insert(String::new());
        }
    }
    // In the order of the names they are shown by, which do not depend on where all this stands.
    let mut wanted: Vec<_> = wanted.into_iter().map(|(root, wanted)| (ground.shown("", &root), root, wanted)).collect();
    wanted.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    wanted.into_iter().map(|(_, root, wanted)| open_one(ground, root, &wanted, stdin.as_ref(), numbers)).collect()
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

fn open_one(
    ground: &Arc<dyn Ground>,
    root: PathBuf,
    wanted: &Wanted,
    stdin: Option<&Stdin>,
    numbers: Numbers,
) -> Result<Opened, Failure> {
    let shown = |name: &str| ground.shown(name, &root);
    let cannot_list = |failure| cannot_list(failure, &shown);
    let files = ground.files(&root).map_err(cannot_list)?;
    let alone = !wanted.has_settings && wanted.folders.is_empty();
    let only;
    let also;
    let place: &dyn Files = if alone {
        only = Only { place: &*files, names: wanted.files.iter().cloned().collect() };
        &only
    } else {
        also = Also { place: &*files, names: &wanted.files };
        &also
    };
    let overlay;
    let place = match stdin.filter(|stdin| stdin.root == root) {
        Some(Stdin { name, bytes, .. }) => {
            overlay = Overlay { beneath: place, name: name.clone(), bytes: bytes.clone() };
            &overlay as &dyn Files
        }
        None => place,
    };
    let place: &dyn Files = if numbers == Numbers::Concealed { &Concealed { place } } else { place };
    let workspace = Workspace::open_shown(place, &shown).map_err(cannot_list)?;
    let is_chosen = |name: &str| {
        let in_folder =
            |folder: &String| folder.is_empty() || name.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'));
        wanted.files.contains(name) || wanted.folders.iter().any(in_folder)
    };
    let chosen = workspace.sources().map(|(id, _)| id).filter(|id| is_chosen(workspace.own_name(*id))).collect();
    Ok(Opened {
        workspace: Arc::new(workspace),
        chosen,
        root,
        ground: Arc::clone(ground),
        has_folders: !wanted.folders.is_empty(),
    })
}

/// A place with the files that were asked for by name among those it lists anyway.
struct Also<'a> {
    place: &'a dyn Files,
    names: &'a BTreeSet<String>,
}

impl Files for Also<'_> {
    fn list(&self, patterns: &Patterns) -> Result<Vec<String>, ListFailure> {
        let mut names: BTreeSet<String> = self.place.list(patterns)?.into_iter().collect();
        names.extend(self.names.iter().cloned());
        Ok(names.into_iter().collect())
    }

    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFailure> {
        self.place.read(name, limit)
    }

    fn leads_through_link(&self, name: &str) -> bool {
        self.place.leads_through_link(name)
    }
}
