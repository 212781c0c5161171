//! The two sides of a comparison, from what was written: files and folders, `REV:path`, or `A..B` with paths.

mod form;
mod range;

use super::failure::{Failure, cannot_list};
use super::ground::{Ground, InRevision, OnDisk, normal, relative, workspace_folder};
use super::open::{At, Numbers, Opened, open_on};
use crate::files::{Files, ListFailure, Patterns, ReadFailure};
use crate::git::{Repository, Revision};
use crate::source::SourceId;
use crate::text;
use crate::text::OneLine;
use crate::workspace::Workspace;
use form::{Form, Written, is_stdin};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is compared.
pub(super) struct Sides {
    /// What was.
    pub old: Side,
    /// What is.
    pub new: Side,
    /// Whether they are one place, or a part of it, at two times: what is in it may have come from, or gone to, elsewhere in the
    /// workspace.
    pub are_in_time: bool,
}

/// One side of a comparison.
pub(super) struct Side {
    /// The workspace; without any file where the other side has one and this has not.
    pub workspace: Arc<Workspace>,
    /// The files that are compared.
    pub chosen: BTreeSet<SourceId>,
    /// Where the workspace stands; nothing where it has no file.
    pub place: Option<At>,
}

/// The sides that the arguments of a comparison name, seen from the folder `here`: one pair for every workspace of either.
///
/// The forms are `OLD NEW`, each a file or folder on the disk or `REV:path`, and `A..B [PATH]...`, where an empty `A` is
/// `HEAD`, an empty `B` the disk, and no path the whole workspace of the current folder. The path of `REV:path` is counted from the
/// root of the repository, as git does, unless it begins with `./` or `../`. A file of `A..B` that only one side has is looked for
/// on the other: first by the id of its document in the same workspace, then as git finds renames.
///
/// # Errors
/// When the arguments have none of the forms, or a side cannot be opened.
pub(super) fn sides(arguments: &[PathBuf], here: &Path) -> Result<Vec<Sides>, Failure> {
    let exists = |path: &Path| here.join(path).symlink_metadata().is_ok();
    match form::form(arguments, &exists)? {
        Form::Two(old, new) => two(&old, &new, here),
        Form::Range { old, new, paths } => range::range(&old, new.as_deref(), &paths, here),
    }
}

/// A place to open: where it stands, and the path there.
struct Place {
    ground: Arc<dyn Ground>,
    path: PathBuf,
}

impl Written {
    fn place(&self, here: &Path) -> Result<Place, Failure> {
        match self {
            Written::OnDisk(path) => Ok(Place { ground: Arc::new(OnDisk::at(here)), path: path.clone() }),
            Written::InRevision { revision, path } => {
                let repository = Repository::find(here)?;
                let revision = repository.revision(revision)?;
                let is_from_here = path.starts_with("./") || path.starts_with("../");
                let absolute = if is_from_here { here.join(path) } else { repository.root().join(path) };
                if !is_from_here {
                    seen_from_the_root(&revision, path, here)?;
                }
                Ok(Place { ground: Arc::new(InRevision::at(revision, here)), path: absolute })
            }
        }
    }
}

/// Sees that `path` is there, counted from the root of the repository.
///
/// # Errors
/// When it is not, and it would be, counted from `here`: with how that is written.
fn seen_from_the_root(revision: &Revision, path: &str, here: &Path) -> Result<(), Failure> {
    let from_here = || revision.repository().locate(&here.join(path)).ok();
    if revision.kind(path)?.is_some() || !from_here().is_some_and(|name| matches!(revision.kind(&name), Ok(Some(_)))) {
        return Ok(());
    }
    let (revision, path) = (OneLine(revision.written()), OneLine(path));
    Err(text!(
        "”{path}” finns inte i {revision}, räknat från git-arkivets rot: menade du {revision}:./{path}?",
        "“{path}” is not there in {revision}, counted from the root of the repository: did you mean {revision}:./{path}?"
    )
    .into())
}

/// The sides of two files or folders.
fn two(old: &Written, new: &Written, here: &Path) -> Result<Vec<Sides>, Failure> {
    if let Some(sides) = two_of_one_workspace(old, new, here)? {
        return Ok(vec![sides]);
    }
    let open = |written: &Written| -> Result<Vec<(String, Opened)>, Failure> {
        let Place { ground, path } = written.place(here)?;
        let from = ground.place(&path)?;
        let opened = open_on(&ground, &[path], None, Numbers::Concealed)?;
        Ok(opened.into_iter().map(|one| (relative(&one.root, &from), one)).collect())
    };
    // The same folder in two revisions, or in one and on the disk. Two files that are named are compared with each other.
    let is_in_revision = |written: &Written| matches!(written, Written::InRevision { .. });
    let is_one_place = (is_in_revision(old) || is_in_revision(new))
        && normal(&here.join(old.place(here)?.path)) == normal(&here.join(new.place(here)?.path));
    let (old, new) = (open(old)?, open(new)?);
    let has_folders = |all: &[(String, Opened)]| all.iter().any(|(_, opened)| opened.has_folders);
    let is_folder = is_one_place && (has_folders(&old) || has_folders(&new));
    pair(old, new, is_folder)
}

/// The sides of two files on the disk that belong to one workspace with settings, which is then opened once.
fn two_of_one_workspace(old: &Written, new: &Written, here: &Path) -> Result<Option<Sides>, Failure> {
    let (Written::OnDisk(old), Written::OnDisk(new)) = (old, new) else { return Ok(None) };
    if is_stdin(old) || is_stdin(new) {
        return Ok(None);
    }
    let ground: Arc<dyn Ground> = Arc::new(OnDisk::at(here));
    let places = [ground.place(old)?, ground.place(new)?];
    let root = |place: &PathBuf| workspace_folder(&*ground, place.parent()?);
    let is_one = places.iter().all(|place| ground.is_file(place)) && root(&places[0]) == root(&places[1]);
    let Some(root) = root(&places[0]).filter(|_| is_one) else { return Ok(None) };
    let opened = open_on(&ground, &[old.clone(), new.clone()], None, Numbers::Concealed)?;
    let [one] = &opened[..] else { return Ok(None) };
    let side = |place: &PathBuf| Side {
        workspace: Arc::clone(&one.workspace),
        chosen: one.workspace.find_source(&relative(place, &root)).into_iter().collect(),
        place: Some(At::of(one)),
    };
    Ok(Some(Sides { old: side(&places[0]), new: side(&places[1]), are_in_time: false }))
}

/// Puts the workspaces of both sides together: the only ones, or else those of the same folder. One without a counterpart
/// is compared with nothing.
fn pair(old: Vec<(String, Opened)>, new: Vec<(String, Opened)>, are_in_time: bool) -> Result<Vec<Sides>, Failure> {
    let side = |opened: Opened| Side { place: Some(At::of(&opened)), workspace: opened.workspace, chosen: opened.chosen };
    if old.len() == 1 && new.len() == 1 {
        let both = old.into_iter().zip(new);
        return Ok(both.map(|((_, old), (_, new))| Sides { old: side(old), new: side(new), are_in_time }).collect());
    }
    let mut all: BTreeMap<String, (Option<Side>, Option<Side>)> = BTreeMap::new();
    for (name, opened) in old {
        all.entry(name).or_default().0 = Some(side(opened));
    }
    for (name, opened) in new {
        all.entry(name).or_default().1 = Some(side(opened));
    }
    let mut sides = Vec::new();
    for (old, new) in all.into_values() {
        sides.push(Sides { old: old.map_or_else(nothing, Ok)?, new: new.map_or_else(nothing, Ok)?, are_in_time });
    }
    Ok(sides)
}

/// A side without files.
fn nothing() -> Result<Side, Failure> {
    let workspace = Workspace::open(&Nothing).map_err(|failure| cannot_list(failure, &str::to_owned))?;
    Ok(Side { workspace: Arc::new(workspace), chosen: BTreeSet::new(), place: None })
}

/// A place without files.
struct Nothing;

impl Files for Nothing {
    fn list(&self, _: &Patterns) -> Result<Vec<String>, ListFailure> {
        Ok(Vec::new())
    }

    fn read(&self, _: &str, _: usize) -> Result<Vec<u8>, ReadFailure> {
        Err(ReadFailure::Refused(io::ErrorKind::NotFound.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: x\n";

    /// A document without an id.
    const LOOSE: &str = "okplan: 1\nkind: register\nabbreviations:\n  A: x\n  B: y\n";

    fn plan(id: &str, goal: &str) -> String {
        format!("okplan: 1\nkind: action-plan\nid: {id}\nedition: 2013\ntitle: Plan\ngoals:\n  - goal: {goal}\n")
    }

    /// A repository on the disk with a commit and a tag for each of these lists of files, `v1` the first.
    fn repository(commits: &[&[(&str, &str)]]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder for a while");
        let repository = git2::Repository::init(folder.path()).expect("a repository");
        let mut parent: Option<git2::Oid> = None;
        for (number, files) in commits.iter().enumerate() {
            let mut index = git2::Index::new().expect("an index in memory");
            repository.set_index(&mut index).expect("set");
            for (name, text) in *files {
                let path = folder.path().join(name);
                std::fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
                std::fs::write(&path, text).expect("written");
                index.add_path(Path::new(name)).expect("added");
            }
            let tree = index.write_tree().and_then(|tree| repository.find_tree(tree)).expect("a tree");
            let who = git2::Signature::new("Åsa", "asa@example.org", &git2::Time::new(1_378_000_800, 0)).expect("a signature");
            let parents: Vec<_> = parent.into_iter().map(|id| repository.find_commit(id).expect("a commit")).collect();
            let id = repository.commit(None, &who, &who, "x", &tree, &parents.iter().collect::<Vec<_>>()).expect("a commit");
            repository.reference(&format!("refs/tags/v{}", number + 1), id, true, "").expect("a tag");
            parent = Some(id);
        }
        folder
    }

    /// The names of the files of both sides of every pair, and whether the two are one workspace.
    fn opened(folder: &Path, arguments: &[&str]) -> Vec<(Vec<String>, Vec<String>, bool)> {
        let arguments: Vec<PathBuf> = arguments.iter().map(PathBuf::from).collect();
        let here = folder.canonicalize().expect("a path");
        let sides = sides(&arguments, &here).unwrap_or_else(|failure| panic!("{arguments:?}: {failure:?}"));
        let names = |side: &Side| side.chosen.iter().map(|id| side.workspace.source(*id).name().to_owned()).collect();
        sides
            .iter()
            .map(|pair| (names(&pair.old), names(&pair.new), Arc::ptr_eq(&pair.old.workspace, &pair.new.workspace)))
            .collect()
    }

    #[test]
    fn each_side_holds_what_was_asked_for() {
        let (one, two) = (plan("plan", "Ett"), plan("plan", "Två"));
        let folder = repository(&[
            &[("okplan.yaml", SETTINGS), ("plan.yaml", &one), ("sub/okplan.yaml", SETTINGS), ("sub/s.yaml", &one)],
            &[("okplan.yaml", SETTINGS), ("plan.yaml", &two), ("new/okplan.yaml", SETTINGS), ("new/n.yaml", LOOSE)],
        ]);
        let path = folder.path();
        let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let disk = opened(path, &["v1:plan.yaml", "plan.yaml"]);
        assert!(matches!(&disk[..], [(old, new, false)] if *old == ["v1:plan.yaml"] && new[0].ends_with("plan.yaml")));
        assert_eq!(opened(path, &["v1:plan.yaml", "v2:plan.yaml"]), [(own(&["v1:plan.yaml"]), own(&["v2:plan.yaml"]), false)]);
        assert_eq!(opened(path, &["v1..v2", "plan.yaml"]), [(own(&["v1:plan.yaml"]), own(&["v2:plan.yaml"]), false)]);
        assert_eq!(
            opened(path, &["v1..v2"]),
            [
                (own(&["v1:okplan.yaml", "v1:plan.yaml"]), own(&["v2:okplan.yaml", "v2:plan.yaml"]), false),
                (own(&[]), own(&["v2:new/n.yaml", "v2:new/okplan.yaml"]), false),
                (own(&["v1:sub/okplan.yaml", "v1:sub/s.yaml"]), own(&[]), false),
            ]
        );
        assert_eq!(opened(path, &["v1..v2", "new/n.yaml"]), [(own(&[]), own(&["v2:new/n.yaml"]), false)]);
        assert_eq!(opened(&path.join("sub"), &["v1:./s.yaml", "v2:plan.yaml"])[0].0, ["v1:sub/s.yaml"]);
        std::fs::write(path.join("other.yaml"), &two).expect("written");
        let same = opened(path, &["plan.yaml", "other.yaml"]);
        assert!(matches!(&same[..], [(old, new, true)] if old.len() == 1 && new.len() == 1 && old != new), "{same:?}");
        assert_eq!(opened(path, &["v1..", "plan.yaml"])[0].0, ["v1:plan.yaml"]);
    }

    #[test]
    fn a_file_is_followed_over_a_rename() {
        let (first, second) = (plan("a", "Ett mål"), plan("b", "Ett helt annat mål"));
        let folder = repository(&[
            &[("w/okplan.yaml", SETTINGS), ("w/one.yaml", &first), ("w/two.yaml", &second), ("r/old.yaml", LOOSE)],
            &[("w/okplan.yaml", SETTINGS), ("w/deep/moved.yaml", &first), ("w/two.yaml", &second), ("q/new.yaml", LOOSE)],
        ]);
        for (arguments, old, new) in [
            (["v1..v2", "w/deep/moved.yaml"], "v1:w/one.yaml", "v2:w/deep/moved.yaml"),
            (["v1..v2", "w/one.yaml"], "v1:w/one.yaml", "v2:w/deep/moved.yaml"),
            (["v2..v1", "w/one.yaml"], "v2:w/deep/moved.yaml", "v1:w/one.yaml"),
            (["v1..v2", "q/new.yaml"], "v1:r/old.yaml", "v2:q/new.yaml"),
            (["v1..v2", "r/old.yaml"], "v1:r/old.yaml", "v2:q/new.yaml"),
        ] {
            assert_eq!(opened(folder.path(), &arguments), [(vec![old.to_owned()], vec![new.to_owned()], false)], "{arguments:?}");
        }
    }

    #[test]
    fn what_cannot_be_opened_is_said() {
        let folder = repository(&[&[("a/plan.yaml", &plan("p", "x"))]]);
        let here = folder.path().canonicalize().expect("a path");
        for (from, arguments, says) in [
            ("", &["v1..v9"][..], "ingen version ”v9”"),
            ("", &["v1..v1", "gone.yaml"], "”gone.yaml” finns inte i v1"),
            ("", &["v1:gone.yaml", "a/plan.yaml"], "”gone.yaml” finns inte i v1"),
            ("a", &["v1:plan.yaml", "plan.yaml"], "menade du v1:./plan.yaml?"),
            ("", &["v1", "v1"], "Är de versioner skrivs de v1..v1"),
            ("", &["v1...v1"], "skriv två, v1..v1"),
        ] {
            let arguments: Vec<PathBuf> = arguments.iter().map(PathBuf::from).collect();
            let failure = sides(&arguments, &here.join(from)).err();
            let Some(Failure::Because(reason)) = failure else { panic!("{arguments:?}") };
            assert!(reason.sv.contains(says), "{arguments:?}: {}", reason.sv);
        }
    }
}
