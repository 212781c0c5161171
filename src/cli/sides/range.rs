//! Two revisions of some paths, and where a file stands that only one of them has.

mod loose;

use super::{Sides, pair};
use crate::cli::failure::Failure;
use crate::cli::ground::{Ground, InRevision, OnDisk, workspace_folder};
use crate::cli::open::{Numbers, Opened, open_on};
use crate::git::{EntryKind, GitFailure, Repository, Revision};
use crate::source::SourceId;
use crate::workspace::DEFAULT_MAX_FILE_SIZE;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The sides of two revisions of `paths`, or of one and the work tree; without a path of the workspace that the folder `here`
/// belongs to, and without settings of that folder.
///
/// # Errors
/// When a revision or a path is not there, or a workspace cannot be opened.
pub(super) fn range(old: &str, new: Option<&str>, paths: &[PathBuf], here: &Path) -> Result<Vec<Sides>, Failure> {
    let repository = Repository::find(here)?;
    let old = End::of_revision(&repository, old, here)?;
    let new = match new {
        Some(new) => End::of_revision(&repository, new, here)?,
        None if repository.is_bare() => {
            return Err(GitFailure::NoWorkTree(repository.root().to_string_lossy().into_owned()).into());
        }
        None => End { ground: Arc::new(OnDisk::at(here)), revision: None, repository: repository.clone() },
    };
    let (mut old_paths, mut new_paths) = (Vec::new(), Vec::new());
    let (mut around_old, mut around_new) = (BTreeSet::new(), BTreeSet::new());
    let whole;
    let paths = if paths.is_empty() {
        let root = new.whole()?.map_or_else(|| old.whole(), |root| Ok(Some(root)))?;
        whole = [root.unwrap_or_else(|| PathBuf::from("."))];
        &whole[..]
    } else {
        paths
    };
    for path in paths {
        if let Some([before, after]) = loose::with_what_moved(path, &old, &new)? {
            old_paths.extend(before);
            new_paths.extend(after);
            continue;
        }
        match (old.has(path)?, new.has(path)?) {
            (true, true) => {
                old_paths.push(path.clone());
                new_paths.push(path.clone());
            }
            (false, true) => {
                old_paths.extend(new.moved_to(path, &old)?);
                around_old.extend(old.around(path, &new)?);
                new_paths.push(path.clone());
            }
            (true, false) => {
                old_paths.push(path.clone());
                new_paths.extend(old.moved_to(path, &new)?);
                around_new.extend(new.around(path, &old)?);
            }
            (false, false) => {
                new.ground.is_folder(&new.ground.place(path)?, path)?;
            }
        }
    }
    pair(old.open(&old_paths, around_old)?, new.open(&new_paths, around_new)?, true)
}

/// One end of a range.
struct End {
    ground: Arc<dyn Ground>,
    /// The revision; nothing for the disk.
    revision: Option<Revision>,
    repository: Repository,
}

impl End {
    fn of_revision(repository: &Repository, written: &str, here: &Path) -> Result<Self, Failure> {
        let ground = Arc::new(InRevision::at(repository.revision(written)?, here));
        Ok(End { ground, revision: Some(repository.revision(written)?), repository: repository.clone() })
    }

    /// The folder of the workspace that the current folder stands in, if it is another folder.
    fn whole(&self) -> Result<Option<PathBuf>, Failure> {
        let here = self.ground.place(Path::new("."))?;
        let root = workspace_folder(&*self.ground, &here).filter(|root| *root != here);
        Ok(root.map(|root| self.absolute(&root)))
    }

    fn has(&self, path: &Path) -> Result<bool, Failure> {
        let place = self.ground.place(path)?;
        Ok(self.ground.is_file(&place) || self.ground.is_folder(&place, path).unwrap_or(false))
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.ground.place(path).is_ok_and(|place| self.ground.is_folder(&place, path).unwrap_or(false))
    }

    /// The folder of the workspace that `path` of the `other` end would stand in here, if it were there: what it is, or stands in it, may
    /// have come from elsewhere in that workspace, or gone there. Nothing where it belongs to another workspace there, whose files of
    /// the same names are others.
    fn around(&self, path: &Path, other: &End) -> Result<Option<PathBuf>, Failure> {
        let root =
            |end: &End| -> Result<Option<PathBuf>, Failure> { Ok(workspace_folder(&*end.ground, &end.ground.place(path)?)) };
        let (Some(own), Some(there)) = (root(self)?, root(other)?) else { return Ok(None) };
        let named = |end: &End, root: &Path| end.repository.locate(&end.absolute(root)).ok();
        let is_same = named(self, &own).is_some_and(|own| named(other, &there) == Some(own));
        Ok(is_same.then_some(own))
    }

    /// The files, by the folders of their workspaces from the root of the repository; of the workspaces `around` what is not
    /// there nothing is chosen.
    fn open(&self, paths: &[PathBuf], around: BTreeSet<PathBuf>) -> Result<Vec<(String, Opened)>, Failure> {
        let mut opened = open_on(&self.ground, paths, None, Numbers::Concealed)?;
        for root in around {
            if !opened.iter().any(|one| one.root == root) {
                let all = open_on(&self.ground, &[self.absolute(&root)], None, Numbers::Concealed)?;
                let own = all.into_iter().filter(|one| one.root == root);
                opened.extend(own.map(|one| Opened { chosen: BTreeSet::new(), ..one }));
            }
        }
        let keyed = |one: Opened| {
            // A workspace may lie above the work tree.
            let name = self.repository.locate(&self.repository.root().join(&one.root)).unwrap_or_default();
            (name, one)
        };
        Ok(opened.into_iter().map(keyed).collect())
    }

    /// Where the file `path` of this end stands on the other, which has none of that name. Nothing for a folder.
    fn moved_to(&self, path: &Path, other: &End) -> Result<Option<PathBuf>, Failure> {
        if self.ground.is_folder(&self.ground.place(path)?, path)? {
            return Ok(None);
        }
        let by_id = self.by_id(path, other)?;
        Ok(by_id.or_else(|| self.by_content(path, other)))
    }

    /// The file of the other end's workspace whose document has the same id: the same edition first, else the latest.
    fn by_id(&self, path: &Path, other: &End) -> Result<Option<PathBuf>, Failure> {
        let opened = open_on(&self.ground, &[path.to_owned()], None, Numbers::Concealed)?;
        let Some((one, source)) = opened.iter().find_map(|one| Some((one, *one.chosen.first()?))) else { return Ok(None) };
        let outline = one.workspace.outline(source);
        let Some((id, _)) = &outline.id else { return Ok(None) };
        let place = other.ground.place(path)?;
        let Some(root) = place.parent().and_then(|above| workspace_folder(&*other.ground, above)) else {
            return if other.revision.is_none() { self.by_id_on_disk(id, other) } else { Ok(None) };
        };
        let folder = other.absolute(&root);
        let there = open_on(&other.ground, std::slice::from_ref(&folder), None, Numbers::Concealed)?;
        for other in there.iter().filter(|other| other.root == root) {
            let editions = other.workspace.editions(id);
            let edition = |source: SourceId| other.workspace.outline(source).edition.as_ref().map(|(edition, _)| edition);
            let same = editions.iter().find(|found| edition(**found) == outline.edition.as_ref().map(|(edition, _)| edition));
            if let Some(found) = same.or(editions.last()) {
                return Ok(Some(folder.join(other.workspace.own_name(*found))));
            }
        }
        Ok(None)
    }

    /// The only file on the disk whose document has the id and that this end, a revision, does not have.
    fn by_id_on_disk(&self, id: &str, disk: &End) -> Result<Option<PathBuf>, Failure> {
        let folder = disk.repository.root().to_owned();
        let there = open_on(&disk.ground, std::slice::from_ref(&folder), None, Numbers::Concealed)?;
        let of_id = there
            .iter()
            .flat_map(|one| one.workspace.editions(id).iter().map(|found| one.root.join(one.workspace.own_name(*found))));
        let is_new = |file: &PathBuf| self.repository.locate(file).is_ok_and(|name| !self.has_file(&name));
        let mut new = of_id.filter(is_new);
        Ok(new.next().filter(|_| new.next().is_none()))
    }

    /// The file of the other end with nearly the same content that this end does not have.
    fn by_content(&self, path: &Path, other: &End) -> Option<PathBuf> {
        let name = self.repository.locate(&self.absolute(&self.ground.place(path).ok()?)).ok()?;
        let found = match (&self.revision, &other.revision) {
            (Some(own), Some(revision)) => revision.counterpart(own, &name)?,
            (None, Some(revision)) => revision.moved(&name, &self.read(&name)?, &|name| self.has_file(name))?,
            // On the disk nobody tells what was moved where.
            (_, None) => return None,
        };
        Some(other.repository.root().join(found))
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        let folder = self.ground.place(self.repository.root()).ok()?;
        self.ground.files(&folder).ok()?.read(name, DEFAULT_MAX_FILE_SIZE).ok()
    }

    /// Whether there is a file of that name, from the root of the repository.
    fn has_file(&self, name: &str) -> bool {
        match &self.revision {
            Some(revision) => matches!(revision.kind(name), Ok(Some(EntryKind::File))),
            None => self.repository.root().join(name).is_file(),
        }
    }

    /// A place of this end as an absolute path.
    fn absolute(&self, place: &Path) -> PathBuf {
        self.repository.root().join(place)
    }
}
