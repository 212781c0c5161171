//! The walk from a commit back along the life of one file.

use super::{Earlier, FileVersion, History, Merged};
use crate::git::revision::{EntryKind, find};
use crate::git::{heirs, order, renames};
use crate::personal_numbers::without_personal_numbers;
use git2::{Commit, Oid};
use jiff::civil::Date as Day;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// The most commits that are looked at.
const MAX_COMMITS: usize = 50_000;

/// The most characters of a commit's first line that are kept.
const MAX_SUBJECT: usize = 200;

/// A commit, what the file is called there, and what was seen.
struct Stop {
    commit: Oid,
    path: String,
    seconds: i64,
    /// Where the file came from: places among the stops.
    parents: Vec<usize>,
    version: Option<FileVersion>,
}

/// What was seen, and what is still to be looked at.
pub(super) struct Walk<'a> {
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
    /// A walk through the repository `raw`.
    pub(super) fn new(raw: &'a git2::Repository) -> Self {
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
    pub(super) fn add(&mut self, commit: Oid, path: &str) -> Result<usize, git2::Error> {
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

    /// The stops in the order in which they are told.
    fn newest_first(&self) -> Vec<usize> {
        let edges: Vec<(i64, &[usize])> = self.stops.iter().map(|stop| (stop.seconds, stop.parents.as_slice())).collect();
        order::newest_first(&edges)
    }

    /// The stops where the file came, and never was before.
    fn firsts(&self) -> Vec<usize> {
        let (mut was_before, mut firsts) = (vec![false; self.stops.len()], Vec::new());
        for at in self.newest_first().into_iter().rev() {
            let Stop { parents, version, .. } = &self.stops[at];
            was_before[at] = parents.iter().any(|parent| was_before[*parent]);
            if let Some(version) = version {
                if version.blob.is_some() && version.before.is_none() && !was_before[at] {
                    firsts.push(at);
                }
                was_before[at] = true;
            }
        }
        firsts
    }

    /// Goes on from the stop `at`, where the file came, with the edition before, if the commit put it in a file of its own beside
    /// that.
    fn follow_edition_before(&mut self, at: usize) -> Result<(), git2::Error> {
        let commit = self.raw.find_commit(self.stops[at].commit)?;
        let Ok(parent) = commit.parent(0) else { return Ok(()) };
        let trees = (parent.tree_id(), commit.tree_id());
        let Some(path) = heirs::edition_before(self.raw, trees, &self.stops[at].path, &mut self.identities) else {
            return Ok(());
        };
        let (before, stop) = (self.earlier(&parent, &path)?, self.add(parent.id(), &path)?);
        self.stops[at].parents = vec![stop];
        if let Some(version) = &mut self.stops[at].version {
            (version.before, version.moved_from) = (before, Some(path));
        }
        Ok(())
    }

    /// Walks to the end. An error has the stop at whose commit something is missing or damaged.
    pub(super) fn whole(&mut self) -> Result<(), usize> {
        let mut begun = BTreeSet::new();
        loop {
            while let Some((_, Reverse(at))) = self.waiting.pop() {
                if self.stops.len() > MAX_COMMITS {
                    self.cut_off = true;
                    return Ok(());
                }
                self.step(at).map_err(|_| at)?;
            }
            let Some(at) = self.firsts().into_iter().find(|at| begun.insert(*at)) else { return Ok(()) };
            self.follow_edition_before(at).map_err(|_| at)?;
        }
    }

    /// The id of the commit of a stop, in 40 hexadecimal digits.
    pub(super) fn commit(&self, at: usize) -> String {
        self.stops[at].commit.to_string()
    }

    /// The versions that were found, in their order.
    pub(super) fn history(self) -> History {
        let order = self.newest_first();
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
