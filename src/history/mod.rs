//! The versions of one document in git, and what each changed in meaning against the one before.

mod snapshot;

use crate::diff::{Changes, In, Thresholds};
use crate::git::{Earlier, FileVersion, GitFailure, History, Revision};
use crate::source::SourceId;
use crate::workspace::Workspace;
use rayon::prelude::*;
use snapshot::{Bytes, bytes};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use snapshot::Surroundings;

/// The most bytes of documents that are compared in one history, so that no number of large versions makes it long.
const MAX_DOCUMENTS: usize = 32 << 20;

/// The most bytes of registers and settings that are read for one history, shared alike by its versions.
const MAX_BESIDE: usize = 32 << 20;

/// The versions of a document.
#[derive(Debug, Default)]
pub struct Lineage {
    /// The versions, the oldest first.
    pub versions: Vec<Version>,
    /// How many older ones are left out.
    pub left_out: usize,
    /// Whether there may be older ones that git does not tell of: the clone is shallow, or the history too long.
    pub cut_off: bool,
}

/// A version of a document.
#[derive(Debug)]
pub struct Version {
    /// The commit it came with; nothing for the file in the work tree that no commit has.
    pub commit: Option<FileVersion>,
    /// Whether the file had been there and was gone before.
    pub is_back: bool,
    /// What became of the document in it.
    pub became: Became,
    /// What is found of what became of it while some of it could not be read.
    pub meanwhile: Option<Meanwhile>,
}

/// A version in which an error of the one before is gone is compared with the last one without errors, too.
#[derive(Debug)]
pub struct Meanwhile {
    /// The commit of the last version without errors, in 40 hexadecimal digits.
    pub commit: String,
    /// The document in it.
    pub old: Place,
    /// The document in the version with errors that came last.
    pub between: Place,
    /// The document now.
    pub new: Place,
    /// What changed from the one to the other.
    pub before: Box<Changes>,
    /// What changed since the one.
    pub since: Box<Changes>,
}

/// What became of a document in a version.
#[derive(Debug)]
pub enum Became {
    /// The file came, or no version before can be read.
    Added(Place),
    /// It went on, changed or not.
    Changed {
        /// The version before.
        old: Place,
        /// This one.
        new: Place,
        /// What changed.
        changes: Box<Changes>,
    },
    /// The file went away.
    Removed,
    /// The file cannot be read as a document in this version, or is too large to be compared with all the others.
    Unreadable,
}

/// A document in a workspace.
#[derive(Debug, Clone)]
pub struct Place {
    /// The workspace: of an old version only the document, the registers and the settings.
    pub workspace: Arc<Workspace>,
    /// The file.
    pub source: SourceId,
}

impl Place {
    /// Whether something of the document cannot be read.
    pub fn has_errors(&self) -> bool {
        self.workspace.errors_of(self.source).next().is_some()
    }

    /// Whether something of the document can be read that could not in `old`.
    fn is_mended_since(&self, old: &Place) -> bool {
        let errors = |place: &'_ Place| -> BTreeSet<(&'static str, String)> {
            place.workspace.errors_of(place.source).map(|error| (error.rule, error.message.sv.clone())).collect()
        };
        let own = errors(self);
        errors(old).iter().any(|error| !own.contains(error))
    }

    fn within(&self) -> In<'_> {
        In { workspace: &self.workspace, source: self.source }
    }
}

impl Lineage {
    /// The newest `limit` versions that are worth telling up to `head` of the file `path`, a path from the root of the repository.
    /// Each is read with the registers among `surroundings` that its own commit has.
    ///
    /// # Errors
    /// When no commit ever had the file, or an object of git is missing or damaged.
    pub fn of(head: &Revision, path: &str, surroundings: &Surroundings, limit: usize) -> Result<Lineage, GitFailure> {
        let History { versions, cut_off } = head.history(path)?;
        let mut count = limit.min(versions.len());
        let (files, wanted) = loop {
            let files = Followed::newest(&versions, count);
            let wanted = Wanted::of(head, &files, surroundings)?;
            // A merge that only brings both sides together is none of those that are told.
            let missing = limit.saturating_sub(count - wanted.untold.len()).min(versions.len() - count);
            if missing == 0 {
                break (files, wanted);
            }
            count += missing;
        };
        let left_out = versions.len() - count;
        let places: Vec<Option<Place>> = wanted.texts.into_par_iter().map(|bytes| bytes?.open()).collect();
        let read = Read { files: &files, own: &wanted.own, before: &wanted.before, places: &places };
        let mut older = Older { versions: &versions, reading: Reading::of(head, surroundings, count), known: BTreeMap::new() };
        let mut sound: BTreeMap<usize, (String, Place)> = BTreeMap::new();
        for at in (0..count).filter(|at| !wanted.untold.contains(at) && read.is_mended(*at)) {
            sound.extend(read.sound_before(at, &mut older)?.map(|found| (at, found)));
        }
        let told = files.par_iter().enumerate().filter(|(at, _)| !wanted.untold.contains(at));
        let versions = told.map(|(at, Followed { file, is_back, .. })| {
            let (became, meanwhile) = match (&file.blob, read.own(at)) {
                (None, _) => (Became::Removed, None),
                (_, None) => (Became::Unreadable, None),
                (_, Some(new)) => {
                    let old = read.old(at);
                    let meanwhile = old.zip(sound.get(&at)).and_then(|(between, sound)| Meanwhile::of(sound, between, new));
                    (became(old.cloned(), new.clone()), meanwhile)
                }
            };
            Version { commit: Some(file.clone()), is_back: *is_back, became, meanwhile }
        });
        Ok(Lineage { versions: versions.collect(), left_out, cut_off })
    }
}

impl Meanwhile {
    /// What is found of the time between `old`, a commit and the document in it, and `new`, in which `between` had errors.
    fn of((commit, old): &(String, Place), between: &Place, new: &Place) -> Option<Meanwhile> {
        let compared = |new: &Place| Changes::between(old.within(), new.within(), Thresholds::default()).map(Box::new);
        let (before, since) = (compared(between)?, compared(new)?);
        Some(Meanwhile { commit: commit.clone(), old: old.clone(), between: between.clone(), new: new.clone(), before, since })
    }
}

impl Version {
    /// The file `new` on the disk, where it says something else than `path` in `head` or is not there; nothing when it is the
    /// same but for the ends of lines. `lineage` is what the commits have of it.
    pub fn uncommitted(
        head: &Revision,
        path: &str,
        surroundings: &Surroundings,
        new: Place,
        lineage: &Lineage,
    ) -> Option<Version> {
        let old = bytes(head, path, surroundings, MAX_BESIDE);
        let unified = |text: &str| text.replace("\r\n", "\n");
        let text = old.as_ref().map(|old| unified(&String::from_utf8_lossy(&old.document)));
        if text == Some(unified(new.workspace.source(new.source).text())) {
            return None;
        }
        let old = old.and_then(Bytes::open);
        let is_mended = old.as_ref().is_some_and(|old| new.is_mended_since(old));
        let sound = lineage.versions.iter().rev().filter(|_| is_mended).find_map(Version::sound);
        let meanwhile = old.as_ref().zip(sound).and_then(|(between, sound)| Meanwhile::of(&sound, between, &new));
        Some(Version { commit: None, is_back: false, became: became(old, new), meanwhile })
    }

    /// Its commit and the document in it, if it has no errors.
    fn sound(&self) -> Option<(String, Place)> {
        let (Became::Added(new) | Became::Changed { new, .. }) = &self.became else { return None };
        Some((self.commit.as_ref()?.commit.clone(), Some(new).filter(|new| !new.has_errors())?.clone()))
    }
}

fn became(old: Option<Place>, new: Place) -> Became {
    let Some(old) = old else { return Became::Added(new) };
    match Changes::between(old.within(), new.within(), Thresholds::default()) {
        Some(changes) => Became::Changed { old, new, changes: Box::new(changes) },
        None => Became::Unreadable,
    }
}

/// A version and the one it follows.
struct Followed {
    file: FileVersion,
    /// The file as it was last: as the version found it, or where it was gone, before that.
    before: Option<Earlier>,
    is_back: bool,
    /// The one it follows, unless that is left out: its place, the oldest first.
    follows: Option<usize>,
}

impl Followed {
    /// The first `count` of `versions`, which are the newest first, from the last of them on.
    fn newest(versions: &[FileVersion], count: usize) -> Vec<Followed> {
        let gone: Vec<Option<Earlier>> =
            versions.iter().map(|file| file.before.clone().filter(|_| file.blob.is_none())).collect();
        let newest = versions.iter().take(count).cloned().map(|file| {
            let back = file.follows.filter(|_| file.before.is_none()).and_then(|at| gone[at].clone());
            let follows = file.follows.filter(|at| *at < count).map(|at| count - 1 - at);
            Followed { is_back: back.is_some(), before: file.before.clone().or(back), follows, file }
        });
        let mut newest: Vec<Followed> = newest.collect();
        newest.reverse();
        newest
    }
}

/// What must be read: the file in every version, and as versions found it where that is no other version.
struct Wanted {
    texts: Vec<Option<Bytes>>,
    /// Where among the texts each version stands; nothing where the file is gone.
    own: Vec<Option<usize>>,
    /// Where that stands which each version found.
    before: Vec<Option<usize>>,
    /// Merges that only bring together what both sides changed: each of these changes is told of its own version.
    untold: BTreeSet<usize>,
}

impl Wanted {
    fn of(head: &Revision, files: &[Followed], surroundings: &Surroundings) -> Result<Wanted, GitFailure> {
        let mut wanted = Wanted { texts: Vec::new(), own: Vec::new(), before: Vec::new(), untold: BTreeSet::new() };
        let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut reading = Reading::of(head, surroundings, files.len());
        for (at, Followed { file, before, .. }) in files.iter().enumerate() {
            let before = match before {
                Some(before) => Some(match known.get(&(before.blob.clone(), before.path.clone())) {
                    Some(at) => *at,
                    None => wanted.add(reading.read(&before.commit, &before.path)?),
                }),
                None => None,
            };
            wanted.before.push(before);
            let own = match &file.blob {
                Some(blob) => {
                    let at = wanted.add(reading.read(&file.commit, &file.path)?);
                    known.insert((blob.clone(), file.path.clone()), at);
                    Some(at)
                }
                None => None,
            };
            wanted.own.push(own);
            wanted.by_merge(at, file, &mut reading)?;
        }
        Ok(wanted)
    }

    /// Of a merge only what it does itself is told: it is compared with what okplan makes of both sides, with our wording where
    /// they are in conflict.
    fn by_merge(&mut self, at: usize, file: &FileVersion, reading: &mut Reading<'_>) -> Result<(), GitFailure> {
        let (Some(own), Some(before), Some(merged)) = (self.own[at], self.before[at], &file.merged) else { return Ok(()) };
        let theirs = reading.read(&merged.other.commit, &merged.other.path)?;
        let common = match &merged.common {
            Some(common) => reading.read(&common.commit, &common.path)?,
            None => None,
        };
        let text = |index: usize| self.texts[index].as_ref();
        let (Some(own), Some(ours), Some(theirs)) = (text(own), text(before), theirs) else { return Ok(()) };
        let together = ours.merged_with(common.as_ref(), &theirs);
        if together.says_the_same(own) {
            self.untold.insert(at);
        } else {
            self.before[at] = Some(self.add(Some(together)));
        }
        Ok(())
    }

    fn add(&mut self, text: Option<Bytes>) -> usize {
        self.texts.push(text);
        self.texts.len() - 1
    }
}

/// The versions that are told, read: each by its place, the oldest first.
struct Read<'a> {
    files: &'a [Followed],
    own: &'a [Option<usize>],
    before: &'a [Option<usize>],
    places: &'a [Option<Place>],
}

impl<'a> Read<'a> {
    fn own(&self, at: usize) -> Option<&'a Place> {
        self.own[at].and_then(|own| self.places[own].as_ref())
    }

    /// Those that a version follows, the nearest first.
    fn past(&self, at: usize) -> impl Iterator<Item = usize> + use<'a> {
        let files = self.files;
        std::iter::successors(files[at].follows, |at| files[*at].follows)
    }

    /// What a version is compared with.
    fn old(&self, at: usize) -> Option<&'a Place> {
        let found = self.before[at].and_then(|before| self.places[before].as_ref());
        found.or_else(|| self.past(at).find_map(|at| self.own(at)))
    }

    fn is_mended(&self, at: usize) -> bool {
        self.own(at).zip(self.old(at)).is_some_and(|(new, old)| new.is_mended_since(old))
    }

    /// The last version without errors that one follows, with its commit, also of those that are left out.
    fn sound_before(&self, at: usize, older: &mut Older<'_>) -> Result<Option<(String, Place)>, GitFailure> {
        let sound = |at: usize| Some((self.files[at].file.commit.clone(), self.own(at).filter(|old| !old.has_errors())?.clone()));
        if let Some(found) = self.past(at).find_map(sound) {
            return Ok(Some(found));
        }
        let count = self.files.len();
        let last = self.past(at).last().unwrap_or(at);
        older.sound(count - 1 - last, count)
    }
}

/// Versions that are left out of those told.
struct Older<'a> {
    /// All versions, the newest first.
    versions: &'a [FileVersion],
    reading: Reading<'a>,
    /// Those that were read: without errors, or not.
    known: BTreeMap<usize, Option<Place>>,
}

impl Older<'_> {
    /// The last version without errors before the one at `at` among all but the first `count`, with its commit.
    fn sound(&mut self, at: usize, count: usize) -> Result<Option<(String, Place)>, GitFailure> {
        let mut next = self.versions[at].follows.filter(|at| *at >= count);
        while let Some(at) = next {
            let file = &self.versions[at];
            if let Entry::Vacant(entry) = self.known.entry(at) {
                let text = if file.blob.is_some() { self.reading.read(&file.commit, &file.path)? } else { None };
                entry.insert(text.and_then(Bytes::open).filter(|place| !place.has_errors()));
            }
            if let Some(place) = self.known.get(&at).and_then(Option::as_ref) {
                return Ok(Some((file.commit.clone(), place.clone())));
            }
            next = file.follows;
        }
        Ok(None)
    }
}

/// What is read of a history, within its limits.
struct Reading<'a> {
    head: &'a Revision,
    surroundings: &'a Surroundings,
    /// How many bytes of documents may still be read.
    left: usize,
    /// How many bytes may be read beside each.
    beside: usize,
}

impl<'a> Reading<'a> {
    /// The limits of so many versions.
    fn of(head: &'a Revision, surroundings: &'a Surroundings, count: usize) -> Self {
        Reading { head, surroundings, left: MAX_DOCUMENTS, beside: MAX_BESIDE / count.max(1) }
    }

    fn read(&mut self, commit: &str, path: &str) -> Result<Option<Bytes>, GitFailure> {
        let revision = self.head.repository().commit(commit)?;
        let text = bytes(&revision, path, self.surroundings, self.beside);
        let text = text.filter(|bytes| bytes.document.len() <= self.left);
        self.left -= text.as_ref().map_or(0, |bytes| bytes.document.len());
        Ok(text)
    }
}
