//! From the paths of a command line to workspaces and the files that were asked for.

use super::failure::Failure;
use crate::files::{
    Disk, Files, ListFailure, MAX_BRACES, MAX_PATTERN, MAX_PATTERNS, NAMELESS, Only, Overlay, Patterns, ReadFailure,
    SETTINGS_FILE, read_at_most,
};
use crate::source::SourceId;
use crate::text;
use crate::text::{OneLine, Text};
use crate::workspace::{DEFAULT_MAX_FILE_SIZE, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Component, MAIN_SEPARATOR_STR, Path, PathBuf};
use std::sync::Arc;

/// A workspace, and which of its files were asked for.
pub(super) struct Opened {
    /// The workspace.
    pub workspace: Arc<Workspace>,
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

/// What came by standard input: the folder of its workspace, its name there and its bytes.
struct Stdin {
    root: PathBuf,
    name: String,
    bytes: Vec<u8>,
}

/// Opens the workspaces of `paths`. A path belongs to the workspace of the nearest folder above it that has an
/// `okplan.yaml`. Without one, a folder is a workspace of its own, and all single files together are one. Workspaces below a
/// folder are opened each by itself. `-` is standard input: the file `stdin_name` if that is given, else one without a name
/// among those of the current folder's workspace.
///
/// # Errors
/// When a path does not exist, a folder cannot be listed, or `stdin_name` is given without `-`.
pub(super) fn open(paths: &[PathBuf], stdin_name: Option<&Path>) -> Result<Vec<Opened>, Failure> {
    if stdin_name.is_some() && !paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Text::new(
            "--stdin-filename säger vad ”-” står för, men ”-” är inte bland filerna",
            "--stdin-filename says what “-” stands for, but “-” is not among the files",
        )
        .into());
    }
    let here = std::env::current_dir()?;
    let mut stdin = None;
    let mut wanted: BTreeMap<PathBuf, Wanted> = BTreeMap::new();
    for path in paths {
        let is_stdin = path.as_os_str() == "-";
        let is_nameless = is_stdin && stdin_name.is_none();
        let path = if is_stdin { stdin_name.unwrap_or(Path::new(NAMELESS)) } else { path };
        let absolute = normal(&here.join(path));
        let is_folder = !is_stdin && metadata(path)?.is_dir();
        let above = if is_folder { Some(absolute.as_path()) } else { absolute.parent() };
        let settings = above.and_then(workspace_folder);
        let has_settings = settings.is_some();
        let root = settings.unwrap_or_else(|| if is_folder { absolute.clone() } else { here.clone() });
        let entry = wanted.entry(root.clone()).or_default();
        entry.has_settings |= has_settings;
        let name = if is_nameless { NAMELESS.to_owned() } else { relative(&absolute, &root) };
        if is_stdin && stdin.is_none() {
            let bytes = read_at_most(io::stdin().lock(), DEFAULT_MAX_FILE_SIZE, 0).map_err(|error| too_large(&error))?;
            stdin = Some(Stdin { root, name: name.clone(), bytes });
        }
        if !is_folder {
            entry.files.insert(name);
            continue;
        }
        entry.folders.insert(name);
        let cannot_list = |failure| cannot_list(failure, &|name| shown(name, &absolute, &here));
        for below in Disk::new(&absolute).workspaces_below().map_err(cannot_list)? {
            let entry = wanted.entry(below).or_default();
            entry.has_settings = true;
            entry.folders.insert(String::new());
        }
    }
    // In the order of the names they are shown by, which do not depend on where all this stands.
    let mut wanted: Vec<_> = wanted.into_iter().map(|(root, wanted)| (relative(&root, &here), root, wanted)).collect();
    wanted.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    wanted.into_iter().map(|(_, root, wanted)| open_one(root, &wanted, &here, stdin.as_ref())).collect()
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

/// The way from the folder `here` to `path`, both absolute and normal, with forward slashes: nothing when they are the same,
/// `a/plan.yaml`, `../plan.yaml`, and the whole path only when there is no way, from one drive to another.
fn relative(path: &Path, here: &Path) -> String {
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

/// Why a place cannot be listed, in words; `shown` makes the name a file goes by from its own, which is empty for the place
/// itself.
pub(super) fn cannot_list(failure: ListFailure, shown: &dyn Fn(&str) -> String) -> Failure {
    let settings = shown(SETTINGS_FILE);
    let cut = |pattern: &str| {
        let start: String = pattern.chars().take(40).collect();
        OneLine(&start).to_string() + if start.len() < pattern.len() { "…" } else { "" }
    };
    match failure {
        ListFailure::NoPattern(pattern) => {
            let pattern = cut(&pattern);
            text!(
                "”{pattern}” i {settings} är inget mönster för filnamn; se efter att varje parentes har sin motsvarighet",
                "“{pattern}” in {settings} is not a pattern for file names; see that every bracket has its counterpart"
            )
        }
        ListFailure::LargePattern(pattern) => {
            let pattern = cut(&pattern);
            text!(
                "Mönstret ”{pattern}” i {settings} har fler än {MAX_PATTERN} tecken eller {MAX_BRACES} klammerparenteser",
                "The pattern “{pattern}” in {settings} has more than {MAX_PATTERN} characters or {MAX_BRACES} braces"
            )
        }
        ListFailure::ManyPatterns => text!(
            "Mönstren i {settings} är fler än {MAX_PATTERNS} eller för stora tillsammans",
            "The patterns in {settings} are more than {MAX_PATTERNS} or too large together"
        ),
        ListFailure::LargeGitignore(name) => {
            let name = shown(&name);
            text!(
                "”{name}” är för stor, eller har en rad med fler än 1 000 byte eller {MAX_BRACES} klammerparenteser",
                "“{name}” is too large, or has a line with more than 1,000 bytes or {MAX_BRACES} braces"
            )
        }
        ListFailure::OddGitignore(name) => {
            let name = shown(&name);
            text!("”{name}” är ingen vanlig fil", "“{name}” is not a regular file")
        }
        ListFailure::Refused(error) => {
            let (place, Text { sv, en }) = (shown(""), Text::from(&error));
            let place = if place.is_empty() { "." } else { &place };
            text!("”{place}” går inte att söka igenom: {sv}", "“{place}” cannot be searched: {en}")
        }
    }
    .into()
}

fn open_one(root: PathBuf, wanted: &Wanted, here: &Path, stdin: Option<&Stdin>) -> Result<Opened, Failure> {
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
    let place = match stdin.filter(|stdin| stdin.root == root) {
        Some(Stdin { name, bytes, .. }) => {
            overlay = Overlay { beneath: place, name: name.clone(), bytes: bytes.clone() };
            &overlay as &dyn Files
        }
        None => place,
    };
    let shown = |name: &str| shown(name, &root, here);
    let workspace = Workspace::open_shown(place, &shown).map_err(|failure| cannot_list(failure, &shown))?;
    let is_chosen = |name: &str| {
        let in_folder =
            |folder: &String| folder.is_empty() || name.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'));
        wanted.files.contains(name) || wanted.folders.iter().any(in_folder)
    };
    let chosen = workspace.sources().map(|(id, _)| id).filter(|id| is_chosen(workspace.own_name(*id))).collect();
    Ok(Opened { workspace: Arc::new(workspace), chosen, root })
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
