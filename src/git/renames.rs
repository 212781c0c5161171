//! Under which name a file stood before it was moved.

use super::heirs::past;
use super::identity::Identity;
use super::revision::{EntryKind, Leaf, blob, entries, tree};
use super::{MAX_DEPTH, Revision};
use git2::Oid;
use std::collections::BTreeMap;

/// The share of a file, in percent, that must be the same for it to count as moved: as in git (`-M50%`).
pub(super) const SIMILAR: usize = 50;

/// The largest file that is compared, in bytes.
pub(super) const MAX_SIZE: usize = 16 << 20;

/// The most files that are compared with one on the disk by content; git's own limit is of the same kind (`diff.renameLimit`).
const MAX_CANDIDATES: usize = 1_000;

/// A file of a tree: its name and the id of its content.
pub(super) type Found = (String, Oid);

/// How much may still be looked through. A history shares one, so that no number of commits makes it long.
#[derive(Debug)]
pub(super) struct Budget {
    /// Files and folders.
    entries: usize,
    /// Bytes of files.
    bytes: usize,
    /// What files that were read say they are, by the ids of their content.
    known: BTreeMap<Oid, Identity>,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { entries: super::MAX_ENTRIES, bytes: 256 << 20, known: BTreeMap::new() }
    }
}

impl Budget {
    /// Takes so many bytes; nothing when they are not left.
    pub(super) fn take_bytes(&mut self, bytes: usize) -> Option<()> {
        self.bytes = self.bytes.checked_sub(bytes)?;
        Some(())
    }

    /// What the file with that content says it is; nothing when there is too much to look through.
    pub(super) fn identity(&mut self, raw: &git2::Repository, id: Oid) -> Option<Identity> {
        if let Some(known) = self.known.get(&id) {
            return Some(known.clone());
        }
        let content = blob(raw, id, MAX_SIZE).unwrap_or_default();
        self.take_bytes(content.len())?;
        let identity = Identity::read(&content);
        self.known.insert(id, identity.clone());
        Some(identity)
    }
}

impl Revision {
    /// The name in this revision of the file that is called `name` in `other`, which has it and this one has not: by what both
    /// say they are, and by their content, as a commit that led from this one to the other would have moved it. Names are paths
    /// from the root. Nothing when there is none, or too much to look through.
    pub fn counterpart(&self, other: &Revision, name: &str) -> Option<String> {
        past(&self.repository().raw(), (self.tree(), other.tree()), name, &mut Budget::default())
    }

    /// The name in this revision of the file that is called `name` and holds `content` on the disk: a file with the same ending
    /// that is not there, which `is_there` tells; the same bytes first, else the most similar with at least half the content in
    /// common. One that says it is another document is none. Names are paths from the folder of this revision. Nothing when
    /// there is none, or too much to look through.
    pub fn moved(&self, name: &str, content: &[u8], is_there: &dyn Fn(&str) -> bool) -> Option<String> {
        let mut budget = Budget::default();
        let raw = self.repository().raw();
        let mut gone = find_all(&raw, self.tree(), None, name, &mut budget)?;
        gone.retain(|(name, _)| !is_there(name));
        if let Ok(same) = Oid::hash_object(git2::ObjectType::Blob, content)
            && let Some((name, _)) = gone.iter().find(|(_, id)| *id == same)
        {
            return Some(name.clone());
        }
        if let Some(own) = Identity::read(content).id {
            gone.retain(|(_, id)| budget.identity(&raw, *id).is_some_and(|known| known.id.is_none_or(|known| known == own)));
        }
        likeliest(&raw, &gone, content, &mut budget)
    }
}

/// The files of `old` with the ending of `name` that `new` does not have, or all of them, in the order of their names; nothing
/// when there is too much to look through.
pub(super) fn find_all(
    raw: &git2::Repository,
    old: Oid,
    new: Option<Oid>,
    name: &str,
    budget: &mut Budget,
) -> Option<Vec<Found>> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let mut search = Search { raw, ending, budget, found: Vec::new() };
    search.folder("", old, new, 0)?;
    search.found.sort_unstable();
    Some(search.found)
}

struct Search<'a> {
    raw: &'a git2::Repository,
    ending: &'a str,
    budget: &'a mut Budget,
    found: Vec<Found>,
}

impl Search<'_> {
    fn folder(&mut self, start: &str, old: Oid, new: Option<Oid>, depth: usize) -> Option<()> {
        if new == Some(old) || depth > MAX_DEPTH {
            return Some(());
        }
        let olds = entries(&tree(self.raw, old).ok()?);
        let news: BTreeMap<Vec<u8>, Leaf> = match new {
            Some(new) => entries(&tree(self.raw, new).ok()?).into_iter().collect(),
            None => BTreeMap::new(),
        };
        self.budget.entries = self.budget.entries.checked_sub(olds.len() + news.len())?;
        for (last, leaf) in olds {
            let counterpart = news.get(&last).filter(|new| new.kind == leaf.kind);
            let Ok(last) = String::from_utf8(last) else { continue };
            let path = format!("{start}{last}");
            match leaf.kind {
                EntryKind::Folder => self.folder(&format!("{path}/"), leaf.id, counterpart.map(|new| new.id), depth + 1)?,
                EntryKind::File if counterpart.is_none() && has_ending(&last, self.ending) => self.found.push((path, leaf.id)),
                _ => {}
            }
        }
        Some(())
    }
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').map_or("", |(_, ending)| ending) == ending
}

/// The one of `gone` that is most similar.
fn likeliest(raw: &git2::Repository, gone: &[Found], content: &[u8], budget: &mut Budget) -> Option<String> {
    if gone.len() > MAX_CANDIDATES || content.len() > MAX_SIZE {
        return None;
    }
    let lines = lines(content);
    let mut best: Option<(usize, &str)> = None;
    for (name, id) in gone {
        // One that is more than twice as large, or less than half, cannot be similar enough.
        let Ok(other) = blob(raw, *id, (content.len() * 2).min(MAX_SIZE)) else { continue };
        budget.take_bytes(other.len())?;
        let similarity = similarity(&lines, content.len(), &other);
        if similarity >= SIMILAR && best.is_none_or(|(most, _)| similarity > most) {
            best = Some((similarity, name));
        }
    }
    best.map(|(_, name)| name.to_owned())
}

/// How often each line stands in a text.
pub(super) fn lines(content: &[u8]) -> BTreeMap<&[u8], usize> {
    let mut lines = BTreeMap::new();
    for line in content.split_inclusive(|byte| *byte == b'\n') {
        *lines.entry(line).or_insert(0) += 1;
    }
    lines
}

/// The bytes in lines both texts have, in percent of the larger text.
pub(super) fn similarity(lines: &BTreeMap<&[u8], usize>, length: usize, other: &[u8]) -> usize {
    let mut left = lines.clone();
    let mut shared = 0;
    for line in other.split_inclusive(|byte| *byte == b'\n') {
        if let Some(count) = left.get_mut(line).filter(|count| **count > 0) {
            *count -= 1;
            shared += line.len();
        }
    }
    shared * 100 / length.max(other.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similarity_is_the_share_of_lines_in_common() {
        for (a, b, expected) in [
            ("a\nb\n", "a\nb\n", 100),
            ("a\nb\n", "b\na\n", 100),
            ("a\nb\n", "a\nc\n", 50),
            ("a\n", "a\na\na\na\n", 25),
            ("", "", 0),
            ("a\n", "b\n", 0),
        ] {
            assert_eq!(similarity(&lines(a.as_bytes()), a.len(), b.as_bytes()), expected, "{a:?} {b:?}");
        }
    }
}
