//! The walk over a commit's folders, which leaves out what the walk over the disk leaves out.

use super::revision::{EntryKind, Leaf, blob, entries, tree};
use super::{MAX_DEPTH, MAX_ENTRIES};
use crate::files::{GITIGNORE, ListFailure, MAX_GITIGNORE, Patterns, ReadFailure, SETTINGS_FILE, has_large_line, matcher};
use git2::Oid;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::collections::BTreeMap;

/// The entries of one folder, with their names where these are text.
type Entries = Vec<(String, Leaf)>;

/// The files below `root` that match `patterns`, by name.
///
/// # Errors
/// When a pattern is no pattern, a `.gitignore` cannot be used, a folder is missing or damaged, or there is too much.
pub(super) fn files(raw: &git2::Repository, root: Oid, patterns: &Patterns) -> Result<BTreeMap<String, Leaf>, ListFailure> {
    let wanted = matcher("".as_ref(), patterns)?;
    let mut found = BTreeMap::new();
    let mut walk = Walk::new(raw, |_: &str, entries: &Entries| !is_workspace(entries));
    walk.folder("", root, &mut |name, leaf| {
        if leaf.kind != EntryKind::Folder && wanted.matched(name, false).is_whitelist() {
            found.insert(name.to_owned(), leaf);
        }
    })?;
    Ok(found)
}

/// The folders below `root` that are workspaces, sorted.
///
/// # Errors
/// As [`files`], but for the patterns.
pub(super) fn workspaces(raw: &git2::Repository, root: Oid) -> Result<Vec<String>, ListFailure> {
    let mut found = Vec::new();
    let mut walk = Walk::new(raw, |name: &str, entries: &Entries| {
        if is_workspace(entries) {
            found.push(name.to_owned());
        }
        true
    });
    walk.folder("", root, &mut |_, _| {})?;
    drop(walk);
    found.sort_unstable();
    Ok(found)
}

/// Whether a folder with these entries has a workspace's own file.
fn is_workspace(entries: &Entries) -> bool {
    entries.iter().any(|(name, leaf)| name == SETTINGS_FILE && matches!(leaf.kind, EntryKind::File | EntryKind::Link))
}

/// A walk that does not enter folders below its root that `enters` refuses.
struct Walk<'a, E> {
    raw: &'a git2::Repository,
    enters: E,
    /// What each folder on the way ignores, with the length of the folder's name and its slash.
    ignored: Vec<(usize, Gitignore)>,
    seen: usize,
    depth: usize,
}

impl<'a, E: FnMut(&str, &Entries) -> bool> Walk<'a, E> {
    fn new(raw: &'a git2::Repository, enters: E) -> Self {
        Walk { raw, enters, ignored: Vec::new(), seen: 0, depth: 0 }
    }

    /// Shows `each` what the folder `name` holds and is not left out.
    fn folder(&mut self, name: &str, id: Oid, each: &mut dyn FnMut(&str, Leaf)) -> Result<(), ListFailure> {
        let entries = self.entries(name, id)?;
        if !name.is_empty() && !(self.enters)(name, &entries) {
            return Ok(());
        }
        if self.depth == MAX_DEPTH {
            return Err(ListFailure::TooMuch(MAX_ENTRIES));
        }
        let start = if name.is_empty() { String::new() } else { format!("{name}/") };
        let gitignore = self.gitignore(&start, &entries)?;
        self.ignored.push((start.len(), gitignore));
        self.depth += 1;
        for (last, leaf) in entries {
            let path = format!("{start}{last}");
            let is_folder = leaf.kind == EntryKind::Folder;
            // What a submodule holds is not here.
            if leaf.kind == EntryKind::Submodule || self.leaves_out(&path, &last, is_folder) {
                continue;
            }
            each(&path, leaf);
            if is_folder {
                self.folder(&path, leaf.id, each)?;
            }
        }
        self.depth -= 1;
        self.ignored.pop();
        Ok(())
    }

    fn entries(&mut self, name: &str, id: Oid) -> Result<Entries, ListFailure> {
        let broken = || ListFailure::Broken(name.to_owned());
        let tree = tree(self.raw, id).map_err(|_| broken())?;
        self.seen += tree.len();
        if self.seen > MAX_ENTRIES {
            return Err(ListFailure::TooMuch(MAX_ENTRIES));
        }
        let named = |(name, leaf): (Vec<u8>, Leaf)| {
            // Git itself never writes such names (`git fsck`: fullPathname, hasDot, hasDotdot).
            let is_odd = name.is_empty() || name.contains(&b'/') || name == b"." || name == b"..";
            if is_odd { Err(broken()) } else { Ok((String::from_utf8_lossy(&name).into_owned(), leaf)) }
        };
        entries(&tree).into_iter().map(named).collect()
    }

    /// Whether the walk leaves `path` out: the nearest `.gitignore` that says anything decides, and names that begin with a
    /// full stop are left out unless one says otherwise.
    fn leaves_out(&self, path: &str, last: &str, is_folder: bool) -> bool {
        let matches = self.ignored.iter().rev().map(|(start, gitignore)| gitignore.matched(&path[*start..], is_folder));
        match matches.into_iter().find(|found| !found.is_none()) {
            Some(found) => found.is_ignore(),
            None => last.starts_with('.'),
        }
    }

    fn gitignore(&self, start: &str, entries: &Entries) -> Result<Gitignore, ListFailure> {
        let Some((_, leaf)) = entries.iter().find(|(name, _)| name == GITIGNORE) else { return Ok(Gitignore::empty()) };
        let name = format!("{start}{GITIGNORE}");
        if leaf.kind != EntryKind::File {
            return Err(ListFailure::OddGitignore(name));
        }
        match blob(self.raw, leaf.id, MAX_GITIGNORE) {
            Ok(content) if !has_large_line(&content) => Ok(ignored(&content)),
            Ok(_) | Err(ReadFailure::TooLarge) => Err(ListFailure::LargeGitignore(name)),
            Err(_) => Err(ListFailure::Broken(name)),
        }
    }
}

/// What a `.gitignore` says, read as the walk over the disk reads it: up to the first line that is not UTF-8, without the
/// lines that are no patterns.
fn ignored(content: &[u8]) -> Gitignore {
    let mut builder = GitignoreBuilder::new("");
    let content = content.strip_prefix("\u{feff}".as_bytes()).unwrap_or(content);
    for line in content.split(|byte| *byte == b'\n') {
        let Ok(line) = std::str::from_utf8(line) else { break };
        // What is no pattern is passed over.
        let _ = builder.add_line(None, line);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}
