//! The life of one file: the commits that changed it, across renames.

use super::revision::{EntryKind, find};
use super::{GitFailure, Revision, heirs, order, renames};
use crate::personal_numbers::without_personal_numbers;
use git2::{Commit, Oid};
use jiff::civil::Date as Day;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// The most commits that are looked at.
const MAX_COMMITS: usize = 50_000;

/// The most characters of a commit's first line that are kept.
const MAX_SUBJECT: usize = 200;

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

/// A commit, what the file is called there, and what was seen.
struct Stop {
    commit: Oid,
    path: String,
    seconds: i64,
    /// Where the file came from: places among the stops.
    parents: Vec<usize>,
    version: Option<FileVersion>,
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
        while let Some((_, Reverse(at))) = walk.waiting.pop() {
            if walk.stops.len() > MAX_COMMITS {
                walk.cut_off = true;
                break;
            }
            walk.step(at).map_err(|_| GitFailure::Broken(walk.stops[at].commit.to_string()))?;
        }
        let history = walk.history();
        drop(raw);
        if history.versions.is_empty() && !history.cut_off {
            self.demand(path)?;
        }
        Ok(history)
    }
}

struct Walk<'a> {
    raw: &'a git2::Repository,
    stops: Vec<Stop>,
    /// Stops to be looked at, those of the latest second first: places among the stops.
    waiting: BinaryHeap<(i64, Reverse<usize>)>,
    seen: BTreeMap<(Oid, String), usize>,
    cut_off: bool,
    budget: renames::Budget,
    /// For what a version of a file says it is that had its name before.
    identities: renames::Budget,
}

impl<'a> Walk<'a> {
    fn new(raw: &'a git2::Repository) -> Self {
        let (stops, waiting, seen) = (Vec::new(), BinaryHeap::new(), BTreeMap::new());
        Walk {
            raw,
            stops,
            waiting,
            seen,
            cut_off: false,
            budget: renames::Budget::default(),
            identities: renames::Budget::default(),
        }
    }

    /// Notes that the file is called `path` in `commit`. Returns the place of the stop.
    fn add(&mut self, commit: Oid, path: &str) -> Result<usize, git2::Error> {
        if let Some(at) = self.seen.get(&(commit, path.to_owned())) {
            return Ok(*at);
        }
        let seconds = self.raw.find_commit(commit)?.time().seconds();
        let at = self.stops.len();
        self.seen.insert((commit, path.to_owned()), at);
        self.stops.push(Stop { commit, path: path.to_owned(), seconds, parents: Vec::new(), version: None });
        self.waiting.push((seconds, Reverse(at)));
        Ok(at)
    }

    /// The versions that were found, in their order.
    fn history(self) -> History {
        let edges: Vec<(i64, &[usize])> = self.stops.iter().map(|stop| (stop.seconds, stop.parents.as_slice())).collect();
        let order = order::newest_first(&edges);
        let mut place = order.iter().filter(|at| self.stops[**at].version.is_some()).count();
        let mut latest: Vec<Option<usize>> = vec![None; self.stops.len()];
        let mut stops: Vec<Option<Stop>> = self.stops.into_iter().map(Some).collect();
        let mut versions = Vec::with_capacity(place);
        for at in order.into_iter().rev() {
            let Some(stop) = stops[at].take() else { continue };
            let follows = stop.parents.iter().find_map(|parent| latest[*parent]);
            latest[at] = follows;
            if let Some(version) = stop.version {
                place -= 1;
                latest[at] = Some(place);
                versions.push(FileVersion { follows, ..version });
            }
        }
        versions.reverse();
        History { versions, cut_off: self.cut_off }
    }

    fn file(&self, commit: &Commit<'_>, path: &str) -> Result<Option<Oid>, git2::Error> {
        let leaf = find(self.raw, commit.tree_id(), path)?;
        Ok(leaf.filter(|leaf| leaf.kind == EntryKind::File).map(|leaf| leaf.id))
    }

    fn earlier(&self, commit: &Commit<'_>, path: &str) -> Result<Option<Earlier>, git2::Error> {
        let blob = self.file(commit, path)?;
        Ok(blob.map(|blob| Earlier { commit: commit.id().to_string(), path: path.to_owned(), blob: blob.to_string() }))
    }

    /// The file in the commit where two sides parted, of which one has it as `second` in `other`: under the same name, or the one
    /// it had before that side moved it.
    fn parted(&mut self, common: &Commit<'_>, other: &Commit<'_>, second: &Earlier) -> Result<Option<Earlier>, git2::Error> {
        if let Some(same) = self.earlier(common, &second.path)? {
            return Ok(Some(same));
        }
        let before = heirs::past(self.raw, (common.tree_id(), other.tree_id()), &second.path, &mut self.budget);
        before.map_or(Ok(None), |path| self.earlier(common, &path))
    }

    /// Looks at one stop: whether its commit changed the file, and where to go on.
    fn step(&mut self, at: usize) -> Result<(), git2::Error> {
        let (id, path) = (self.stops[at].commit, &self.stops[at].path.clone());
        let commit = self.raw.find_commit(id)?;
        let blob = self.file(&commit, path)?;
        let mut parents = Vec::new();
        for id in commit.parent_ids() {
            // Where a shallow clone ends, the parent has a name but is not there.
            match self.raw.find_commit(id) {
                Ok(parent) => parents.push(parent),
                Err(_) if self.raw.is_shallow() => self.cut_off = true,
                Err(error) => return Err(error),
            }
        }
        if parents.is_empty() && self.raw.is_shallow() {
            self.cut_off = true;
        }
        let (mut moved_from, mut found) = (None, Vec::new());
        let mut next = Vec::new();
        for parent in &parents {
            let before = self.file(parent, path)?;
            if before == blob {
                self.stops[at].parents = vec![self.add(parent.id(), path)?];
                return Ok(());
            }
            let earlier = match (blob, before) {
                (Some(_), None) => heirs::past(self.raw, (parent.tree_id(), commit.tree_id()), path, &mut self.budget),
                (Some(own), Some(before)) => {
                    let trees = (parent.tree_id(), commit.tree_id());
                    heirs::swapped(self.raw, trees, path, (before, own), &mut self.identities)
                }
                _ => None,
            };
            let path = earlier.clone().unwrap_or_else(|| path.clone());
            found.extend(self.earlier(parent, &path)?);
            next.push((parent.id(), path));
            moved_from = moved_from.or(earlier);
        }
        if let (Some(_), [], Some(parent)) = (blob, found.as_slice(), parents.first()) {
            // An edition in a file of its own follows the one it stands beside.
            let trees = (parent.tree_id(), commit.tree_id());
            if let Some(before) = heirs::edition_before(self.raw, trees, path, &mut self.identities) {
                found.extend(self.earlier(parent, &before)?);
                next[0].1.clone_from(&before);
                moved_from = Some(before);
            }
        }
        for (parent, path) in &next {
            let parent = self.add(*parent, path)?;
            self.stops[at].parents.push(parent);
        }
        if blob.is_some() || !parents.is_empty() {
            let merged = match (parents.as_slice(), found.as_slice()) {
                ([one, other], [_, second]) => {
                    let common = self.raw.merge_base(one.id(), other.id()).and_then(|id| self.raw.find_commit(id)).ok();
                    let common = common.map(|common| self.parted(&common, other, second)).transpose()?.flatten();
                    Some(Merged { other: second.clone(), common })
                }
                _ => None,
            };
            let before = found.into_iter().next();
            self.stops[at].version = Some(FileVersion { moved_from, before, merged, ..version(&commit, path, blob) });
        }
        Ok(())
    }
}

fn version(commit: &Commit<'_>, path: &str, blob: Option<Oid>) -> FileVersion {
    let message = String::from_utf8_lossy(commit.message_bytes()).into_owned();
    let subject = message.trim_start().lines().next().unwrap_or("").trim_end();
    FileVersion {
        commit: commit.id().to_string(),
        authored: day(commit.author().when()),
        committed: day(commit.time()),
        subject: without_personal_numbers(subject).chars().take(MAX_SUBJECT).collect(),
        path: path.to_owned(),
        moved_from: None,
        blob: blob.map(|blob| blob.to_string()),
        before: None,
        merged: None,
        follows: None,
    }
}

/// The day of a time, where that time was taken; days beyond what the calendar holds are its first or last.
fn day(time: git2::Time) -> Day {
    let seconds = time.seconds().saturating_add(i64::from(time.offset_minutes()) * 60);
    let span = jiff::Span::new().try_days(seconds.div_euclid(86_400));
    let day = span.and_then(|span| jiff::civil::date(1970, 1, 1).checked_add(span));
    day.unwrap_or(if seconds < 0 { Day::MIN } else { Day::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_that_of_the_place_where_it_was() {
        for (seconds, minutes, expected) in [
            (0, 0, "1970-01-01"),
            (-1, 0, "1969-12-31"),
            (1_380_578_400, 120, "2013-10-01"),
            (1_380_578_400, 0, "2013-09-30"),
            (i64::MAX, 60, "9999-12-31"),
            (i64::MIN, 0, "-009999-01-01"),
        ] {
            assert_eq!(day(git2::Time::new(seconds, minutes)).to_string(), expected);
        }
    }
}
