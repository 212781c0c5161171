//! The life of one file: the commits that changed it, across renames.

mod walk;

use super::{GitFailure, Revision};
use jiff::civil::Date as Day;
use walk::Walk;

/// One commit that changed a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileVersion {
    /// The id of the commit, in 40 hexadecimal digits.
    pub commit: String,
    /// The day on which it was written, where its author was.
    pub authored: Day,
    /// The day on which it was committed, where that was done.
    pub committed: Day,
    /// The first line of its message.
    pub subject: String,
    /// The path of the file in this commit, from the root of the repository.
    pub path: String,
    /// The path before, when this commit moved the file, or that of the edition before, which it stands beside.
    pub moved_from: Option<String>,
    /// The id of the file's content as an object of git; nothing when this commit removed it.
    pub blob: Option<String>,
    /// The file as this commit found it; nothing when it brought the file in.
    pub before: Option<Earlier>,
    /// What a merge of two commits, both of which had the file, brought together with that.
    pub merged: Option<Merged>,
    /// The version this one follows, on the first of several sides that have any: its place among the versions of the history.
    pub follows: Option<usize>,
}

/// The other side of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The file in the second parent.
    pub other: Earlier,
    /// The file where the two sides parted; nothing when it was not there.
    pub common: Option<Earlier>,
}

/// A file in the commit before one that changed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The id of the commit, in 40 hexadecimal digits.
    pub commit: String,
    /// The path of the file there, from the root of the repository.
    pub path: String,
    /// The id of its content as an object of git.
    pub blob: String,
}

/// The commits that changed a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The commits: each before those it stands on, and the newest first where that leaves a choice.
    pub versions: Vec<FileVersion>,
    /// Whether there may be earlier ones: the clone is shallow, or the history too long. Under another name there may also be
    /// earlier ones where there was too much to look through, without this being set.
    pub cut_off: bool,
}

impl Revision {
    /// The commits up to this one that changed the file `path`, a path from the root of the repository. Where a commit brought
    /// the file in from another name, its life under that name comes before, and of an edition in a file of its own that of the
    /// edition before. Of a merge only the side the file came
    /// from is followed, as `git log` does (`git help log`, History Simplification).
    ///
    /// # Errors
    /// When a commit or folder is missing or damaged, or no commit ever had the file.
    pub fn history(&self, path: &str) -> Result<History, GitFailure> {
        let raw = self.repository().raw();
        let mut walk = Walk::new(&raw);
        walk.add(self.commit(), path).map_err(|_| GitFailure::Broken(self.written().to_owned()))?;
        let whole = walk.whole();
        whole.map_err(|at| GitFailure::Broken(walk.commit(at)))?;
        let history = walk.history();
        drop(raw);
        if history.versions.is_empty() && !history.cut_off {
            self.demand(path)?;
        }
        Ok(history)
    }
}
