//! Revisions of git repositories through the real binary: what is read, what is refused, and that nothing is touched or run.

use crate::cli::{PLAN, REGISTER, Run, folder, run};
use git2::{ObjectType, Oid, Repository, Signature, Time};
use okplan::files::{Disk, Files, Patterns};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A plan whose one activity is the responsibility of nobody the register knows.
fn unsound() -> String {
    PLAN.replace("responsible: lsg", "responsible: lsgg")
}

/// A file of a tree: its path, its mode and its content.
type Entry<'a> = (&'a str, i32, &'a [u8]);

/// A repository in a folder of its own, with commits one a day from 2013-09-01.
pub(crate) struct Fixture {
    pub(crate) folder: TempDir,
    pub(crate) repository: Repository,
    commits: i64,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let folder = folder(&[]);
        let repository = Repository::init(folder.path()).expect("a repository");
        repository.set_head("refs/heads/main").expect("a branch to be");
        Fixture { folder, repository, commits: 0 }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A commit of exactly these files on the current branch; the work tree is not touched.
    pub(crate) fn commit(&mut self, files: &[(&str, &str)]) -> Oid {
        let entries: Vec<_> = files.iter().map(|(name, text)| (*name, 0o100_644, text.as_bytes())).collect();
        let tree = self.tree(&entries);
        self.commit_tree(tree)
    }

    /// The tree that holds these files.
    pub(crate) fn tree(&self, files: &[Entry<'_>]) -> Oid {
        let mut here = Vec::new();
        let mut folders: BTreeMap<&str, Vec<Entry<'_>>> = BTreeMap::new();
        for (name, mode, content) in files {
            match name.split_once('/') {
                Some((folder, rest)) => folders.entry(folder).or_default().push((rest, *mode, content)),
                None => {
                    let id = self.repository.blob(content).expect("a blob");
                    here.push((name.as_bytes().to_vec(), *mode, id));
                }
            }
        }
        for (name, files) in folders {
            here.push((name.as_bytes().to_vec(), 0o040_000, self.tree(&files)));
        }
        self.raw_tree(here)
    }

    /// A tree of these entries, written as bytes so that it may hold names no tool would write.
    fn raw_tree(&self, mut entries: Vec<(Vec<u8>, i32, Oid)>) -> Oid {
        entries.sort_by_key(|(name, mode, _)| [name.clone(), if *mode == 0o040_000 { b"/".to_vec() } else { vec![] }].concat());
        let bytes: Vec<u8> = entries
            .iter()
            .flat_map(|(name, mode, id)| [format!("{mode:o} ").as_bytes(), name, b"\0", id.as_bytes()].concat())
            .collect();
        self.repository.odb().and_then(|odb| odb.write(ObjectType::Tree, &bytes)).expect("a tree")
    }

    pub(crate) fn commit_tree(&mut self, tree: Oid) -> Oid {
        self.commit_saying(tree, "Ändra planen\n\nMer.\n")
    }

    pub(crate) fn commit_saying(&mut self, tree: Oid, message: &str) -> Oid {
        let parent = self.repository.head().ok().and_then(|head| head.peel_to_commit().ok());
        let parents: Vec<_> = parent.iter().collect();
        let time = Time::new(1_378_000_800 + self.commits * 86_400, 120);
        self.commits += 1;
        let who = Signature::new("Åsa", "asa@example.org", &time).expect("a signature");
        let tree = self.repository.find_tree(tree).expect("the tree");
        self.repository.commit(Some("HEAD"), &who, &who, message, &tree, &parents).expect("a commit")
    }

    pub(crate) fn tag(&self, name: &str) {
        let head = self.repository.head().and_then(|head| head.peel(ObjectType::Commit)).expect("a commit");
        self.repository.tag_lightweight(name, &head, true).expect("a tag");
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("the folder takes folders");
        fs::write(path, text).expect("written");
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        run(self.path(), arguments)
    }
}

/// A repository whose tag `v2013` has an unsound plan, and whose branch and work tree have a sound one.
fn mended() -> Fixture {
    let mut fixture = Fixture::new();
    fixture.commit(&[("register.yaml", REGISTER), ("plan.yaml", &unsound())]);
    fixture.tag("v2013");
    let files = [("register.yaml", REGISTER), ("plan.yaml", &PLAN.replace("en rutin", "ett lokalt avtal"))];
    fixture.commit(&files);
    for (name, text) in files {
        fixture.write(name, text);
    }
    fixture
}

/// Every file and folder below `folder` with its content, its time of change and its rights.
pub(crate) fn everything(folder: &Path) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime, bool)> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let metadata = path.symlink_metadata().expect("it is there");
        let content = if metadata.is_file() { fs::read(&path).expect("readable") } else { Vec::new() };
        let about = (content, metadata.modified().expect("a time"), metadata.permissions().readonly());
        all.insert(path.to_string_lossy().into_owned(), about);
        if metadata.is_dir() {
            all.extend(everything(&path));
        }
    }
    all
}

/// That okplan gives up with exactly this reason, in little time.
fn refuses(folder: &Path, arguments: &[&str], says: &str) {
    let start = Instant::now();
    let run = run(folder, arguments);
    assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}: {}", run.err);
    assert!(run.err.contains(says), "{arguments:?}: {}", run.err);
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    assert!(start.elapsed() < Duration::from_secs(20), "{arguments:?}: {:?}", start.elapsed());
}

#[test]
fn validate_finds_what_the_work_tree_no_longer_has() {
    let fixture = mended();
    assert_eq!(fixture.run(&["validate"]).status, 0);
    let expected = "::error file=v2013%3Aplan.yaml,line=13,col=51,endColumn=55,title=unknown-actor::";
    for revision in ["v2013", "HEAD~1", "main^", "tags/v2013", "refs/tags/v2013"] {
        let run = fixture.run(&["validate", "--format", "github", "--rev", revision]);
        let expected = expected.replace("v2013%3A", &format!("{revision}%3A"));
        assert!(run.status == 1 && run.out.starts_with(&expected), "{revision}: {}{}", run.out, run.err);
        assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    }
    for revision in ["HEAD", "main", "@"] {
        assert_eq!(fixture.run(&["validate", "--rev", revision]).status, 0, "{revision}");
    }
    let id = fixture.repository.revparse_single("v2013").expect("the tag").id().to_string();
    for length in [7, 12, 40] {
        assert_eq!(fixture.run(&["validate", "plan.yaml", "--rev", &id[..length]]).status, 1);
    }
    let text = fixture.run(&["validate", "--rev", "v2013", "--lang", "en"]).out;
    assert!(text.contains("[v2013:plan.yaml:13:51]"), "{text}");
}

#[test]
fn render_prints_what_it_was() {
    let fixture = mended();
    fixture.write("plan.yaml", &PLAN.replace("en rutin", "något osparat"));
    let run = fixture.run(&["render", "plan.yaml", "--to", "markdown", "--rev", "HEAD"]);
    assert!(run.status == 0 && run.out.contains("ett lokalt avtal"), "{}{}", run.out, run.err);
    refuses(fixture.path(), &["render", ".", "--rev", "HEAD"], "Ange dokument, inte mappar");
    refuses(fixture.path(), &["render", "-", "--rev", "HEAD"], "standard in");
    assert_eq!(fixture.run(&["validate", "-", "--stdin-filename", "plan.yaml", "--rev", "HEAD"]).status, 2);
}

#[test]
fn paths_are_those_of_the_current_folder_and_need_not_exist() {
    let mut fixture = Fixture::new();
    let settings = "okplan: 1\nkind: workspace\nname: x\n";
    fixture.commit(&[
        ("a/okplan.yaml", settings),
        ("a/register.yaml", REGISTER),
        ("a/gone/plan.yaml", &unsound()),
        ("b/okplan.yaml", settings),
        ("b/register.yaml", REGISTER),
    ]);
    fixture.write("a/empty/x.txt", "");
    let root = fixture.path();
    let cases: [(&str, &str, i32, usize); 7] = [
        ("a", "gone/plan.yaml", 1, 1),
        ("a/empty", "../gone/plan.yaml", 1, 1),
        ("a", ".", 1, 1),
        (".", ".", 1, 1),
        (".", "a/gone", 1, 1),
        (".", "b", 0, 0),
        ("a/empty", "../../b/register.yaml", 0, 0),
    ];
    for (here, path, status, lines) in cases {
        let run = run(&root.join(here), &["validate", "--format", "github", "--rev", "HEAD", path]);
        assert_eq!((run.status, run.out.lines().count()), (status, lines), "{here} {path}: {}{}", run.out, run.err);
        assert!(run.out.lines().all(|line| line.contains("file=HEAD%3Aa/gone/plan.yaml,")), "{}", run.out);
    }
    let absolute = root.join("a/gone/plan.yaml");
    let elsewhere = folder(&[]);
    let found = run(elsewhere.path(), &["validate", "--rev", "HEAD", absolute.to_str().expect("UTF-8")]);
    assert_eq!(found.status, 1, "{}", found.err);
}

#[test]
fn everything_about_a_workspace_comes_from_the_revision() {
    let mut fixture = Fixture::new();
    let settings = "okplan: 1\nkind: workspace\nname: x\nlanguage: en\ntemplates: mallar\nrules: {unknown-actor: off}\n";
    let then = [("okplan.yaml", settings), ("register.yaml", REGISTER), ("plan.yaml", &unsound())];
    fixture.commit(&[&then[..], &[("mallar/action-plan.md", "SOM DET VAR {{ kind }}\n")]].concat());
    fixture.commit(&then);
    fixture.commit(&[("okplan.yaml", "okplan: 1\nkind: workspace\nname: x\n"), then[1], then[2]]);
    fixture.write("mallar/action-plan.md", "FRÅN DISKEN\n");
    fixture.write("okplan.yaml", settings);
    assert_eq!(fixture.run(&["validate", "--rev", "HEAD~2"]).status, 0, "the rule was off");
    assert_eq!(fixture.run(&["validate", "--rev", "HEAD"]).status, 1, "and is on");
    let print = ["render", "plan.yaml", "--to", "markdown", "--rev"];
    let run = fixture.run(&[&print[..], &["HEAD~2"]].concat());
    assert_eq!((run.status, run.out.as_str()), (0, "SOM DET VAR action-plan\n"), "{}", run.err);
    let run = fixture.run(&[&print[..], &["HEAD"]].concat());
    assert!(run.out.contains("# Handlingsplan för samverkan"), "okplan's own: {}", run.out);
    refuses(fixture.path(), &[&print[..], &["HEAD~1"]].concat(), "Mallarnas mapp ”mallar” går inte att läsa: finns inte");
}

#[test]
fn nothing_is_touched_and_nothing_is_run() {
    let fixture = mended();
    let marker = fixture.path().join("marker");
    let touch = format!("touch {}", marker.display());
    let attributes = "* filter=bad diff=bad merge=bad text eol=crlf\n";
    fixture.write(".gitattributes", attributes);
    fixture.write(".git/info/attributes", attributes);
    let mut config = fixture.repository.config().expect("a configuration");
    for key in [
        "filter.bad.clean",
        "filter.bad.smudge",
        "filter.bad.process",
        "diff.bad.textconv",
        "diff.bad.command",
        "diff.external",
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "core.gitProxy",
        "core.editor",
        "credential.helper",
        "alias.validate",
        "remote.origin.url",
        "remote.origin.uploadpack",
        "uploadpack.packObjectsHook",
    ] {
        config.set_str(key, &touch).expect("set");
    }
    config.set_bool("filter.bad.required", true).expect("set");
    for hook in ["pre-commit", "post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"] {
        fixture.write(&format!(".git/hooks/{hook}"), &format!("#!/bin/sh\n{touch}\n"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let path = fixture.path().join(".git/hooks").join(hook);
            fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("executable");
        }
    }
    let before = everything(fixture.path());
    for arguments in [
        &["validate", "--rev", "v2013"][..],
        &["validate", "--rev", "HEAD", "plan.yaml"],
        &["validate", "--rev", "nowhere"],
        &["render", "plan.yaml", "--rev", "HEAD"],
    ] {
        assert!(fixture.run(arguments).status < 3);
    }
    assert!(!marker.exists(), "something was run");
    assert!(everything(fixture.path()) == before, "something was written");
}

#[test]
fn a_revision_that_is_not_there_is_said_so() {
    let fixture = mended();
    let rev = |revision| vec!["validate", "--rev", revision];
    for (revision, says) in [
        ("v2031", "Det finns ingen version ”v2031”: menade du v2013?"),
        ("v2014~1", "menade du v2013~1?"),
        ("hoppla", "Det finns ingen version ”hoppla”: git tag och git branch visar vad som finns"),
        ("HEAD~9", "så långt tillbaka går inte historien"),
        ("v2013..HEAD", "”v2013..HEAD” är ingen version"),
        ("HEAD:plan.yaml", "är ingen version"),
        ("HEAD^{tree}", "är ingen version"),
        ("", "”” är ingen version"),
        ("a\nb", "”a\\u{a}b”"),
        ("0000000", "Det finns ingen version"),
    ] {
        refuses(fixture.path(), &rev(revision), says);
    }
    let english = ["validate", "--rev", "v2031", "--lang", "en"];
    refuses(fixture.path(), &english, "There is no revision “v2031”: did you mean v2013?");
    refuses(fixture.path(), &["validate", "--rev", "HEAD", "plann.yaml"], "”plann.yaml” finns inte i HEAD: menade du plan.yaml?");
    refuses(folder(&[]).path(), &rev("HEAD"), "ligger inte i något git-arkiv");
    refuses(Fixture::new().path(), &rev("HEAD"), "ännu inga versioner");
}

#[test]
fn a_revision_that_means_several_things_is_not_guessed() {
    let fixture = mended();
    let head = fixture.repository.head().and_then(|head| head.peel_to_commit()).expect("a commit");
    let first = head.parent(0).expect("its parent");
    fixture.repository.branch("v2013", &first, false).expect("a branch");
    assert_eq!(fixture.run(&["validate", "--rev", "v2013"]).status, 1, "both are the same commit");
    fixture.repository.branch("v2013", &head, true).expect("a branch");
    refuses(
        fixture.path(),
        &["validate", "--rev", "v2013"],
        "”v2013” kan betyda flera versioner: skriv tags/v2013 eller heads/v2013",
    );
    refuses(fixture.path(), &["validate", "--rev", "v2013~1"], "skriv tags/v2013~1 eller heads/v2013~1");
    assert_eq!(fixture.run(&["validate", "--rev", "tags/v2013"]).status, 1);
    assert_eq!(fixture.run(&["validate", "--rev", "heads/v2013"]).status, 0);
    // Blobs until two ids begin alike.
    let mut seen = BTreeMap::new();
    for number in 0.. {
        let id = fixture.repository.blob(format!("{number}").as_bytes()).expect("a blob").to_string();
        if seen.insert(id[..4].to_owned(), number).is_some() {
            refuses(fixture.path(), &["validate", "--rev", &id[..4]], "skriv fler av tecknen i dess id");
            break;
        }
    }
}

#[test]
fn a_shallow_clone_says_what_would_bring_the_rest() {
    let fixture = mended();
    let head = fixture.repository.head().and_then(|head| head.peel_to_commit()).expect("a commit");
    let parent = head.parent_id(0).expect("a parent").to_string();
    fs::remove_file(fixture.path().join(".git/refs/tags/v2013")).expect("the tag is a file");
    fixture.write(".git/shallow", &format!("{}\n", head.id()));
    fs::remove_file(fixture.path().join(".git/objects").join(&parent[..2]).join(&parent[2..])).expect("the object is a file");
    for revision in ["HEAD~1", "v2013", &parent] {
        refuses(fixture.path(), &["validate", "--rev", revision], "git fetch --unshallow");
    }
    assert_eq!(fixture.run(&["validate", "--rev", "HEAD"]).status, 0);
    refuses(fixture.path(), &["validate", "--rev", "maim"], "menade du main?");
}

#[test]
fn a_bare_repository_counts_paths_from_its_root() {
    let fixture = mended();
    let bare = folder(&[]);
    let into = Repository::init_bare(bare.path()).expect("a repository");
    let source = fixture.repository.odb().expect("objects");
    let target = into.odb().expect("objects");
    source
        .foreach(|id| {
            let object = source.read(*id).expect("an object");
            target.write(object.kind(), object.data()).is_ok()
        })
        .expect("copied");
    let first = fixture.repository.revparse_single("v2013").expect("the tag").id();
    into.reference("refs/heads/main", first, true, "").expect("a branch");
    into.set_head("refs/heads/main").expect("a head");
    for path in ["plan.yaml", "."] {
        let run = run(bare.path(), &["validate", "--format", "github", "--rev", "HEAD", path]);
        assert!(run.status == 1 && run.out.contains("file=HEAD%3Aplan.yaml"), "{}{}", run.out, run.err);
    }
    refuses(&bare.path().join("objects"), &["validate", "--rev", "HEAD", "x.yaml"], "sökvägar räknas från dess rot");
}

#[cfg(unix)]
#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn a_repository_of_somebody_else_is_left_alone() {
    let fixture = mended();
    let give = |path: &Path| std::os::unix::fs::chown(path, Some(54_321), Some(54_321));
    if give(fixture.path()).is_err() {
        eprintln!("SKIPPED: only root can give a repository to somebody else");
        return;
    }
    for path in everything(fixture.path()).keys() {
        give(Path::new(path)).expect("given away");
    }
    let home = folder(&[]);
    let run = |arguments: &[&str]| {
        let output = crate::cli::okplan(fixture.path()).env("HOME", home.path()).args(arguments).output().expect("okplan runs");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let place = fixture.path().canonicalize().expect("a path");
    for arguments in [
        &["validate", "--rev", "HEAD"][..],
        &["render", "--rev", "HEAD", "plan.yaml"],
        &["diff", "v2013..HEAD"],
        &["diff", "v2013:plan.yaml", "plan.yaml"],
        &["log", "plan.yaml"],
        &["log", "plan.yaml", "--rev", "HEAD"],
    ] {
        let (status, err) = run(arguments);
        assert_eq!(status, Some(2), "{arguments:?} {err}");
        assert!(err.contains("ägs av någon annan"), "{arguments:?} {err}");
        assert!(err.contains(&format!("git config --global --add safe.directory {}", place.display())), "{arguments:?} {err}");
    }
    // What needs no repository goes on, and a folder with a blank is written as one word.
    let (status, err) = run(&["validate", "."]);
    assert_eq!(status, Some(0), "{err}");
    let blank = fixture.path().join("två ord");
    Repository::init_bare(&blank).expect("a repository");
    for path in everything(&blank).keys().map(Path::new).chain([blank.as_path()]) {
        give(path).expect("given away");
    }
    let (_, err) = run(&["validate", "--rev", "HEAD", "två ord/objects"]);
    assert!(err.contains(&format!("safe.directory '{}'", place.join("två ord").display())), "{err}");
    fs::remove_dir_all(&blank).expect("removed");
    fs::write(home.path().join(".gitconfig"), format!("[safe]\n\tdirectory = {}\n", place.display())).expect("written");
    let (status, err) = run(&["validate", "--rev", "HEAD"]);
    assert_eq!(status, Some(0), "the help helps: {err}");
}

#[test]
fn links_submodules_and_what_is_ignored_are_as_on_the_disk() {
    let mut fixture = Fixture::new();
    let other = fixture.commit(&[]);
    let tree = fixture.tree(&[
        ("register.yaml", 0o100_644, REGISTER.as_bytes()),
        ("link.yaml", 0o120_000, b"/etc/passwd"),
        ("left-out/plan.yaml", 0o100_644, b"not: ours\n"),
        ("notes.yaml", 0o100_644, b"not: ours\n"),
        (".hidden/plan.yaml", 0o100_644, b"not: ours\n"),
        (".gitignore", 0o100_644, b"left-out/\n/notes.yaml\n"),
        ("nested/okplan.yaml", 0o100_644, b"okplan: 1\nkind: workspace\nname: y\n"),
    ]);
    let mut entries: Vec<_> = {
        let tree = fixture.repository.find_tree(tree).expect("the tree");
        tree.iter().map(|entry| (entry.name_bytes().to_vec(), entry.filemode_raw(), entry.id())).collect()
    };
    entries.push((b"module".to_vec(), 0o160_000, other));
    let tree = fixture.raw_tree(entries);
    fixture.commit_tree(tree);
    let run = fixture.run(&["validate", "--format", "github", "--rev", "HEAD"]);
    assert_eq!(run.status, 1, "{}", run.err);
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(matches!(lines[..], [line] if line.contains("HEAD%3Alink.yaml") && line.contains("symbolisk länk")), "{}", run.out);
    assert!(!run.out.contains("root:"), "{}", run.out);
    refuses(fixture.path(), &["validate", "--rev", "HEAD", "module"], "(en undermodul)");
    let run = fixture.run(&["validate", "--format", "github", "--rev", "HEAD", "notes.yaml"]);
    assert_eq!(run.status, 1, "what is asked for by name is read: {}", run.err);
}

#[test]
fn odd_names_forge_nothing() {
    let mut fixture = Fixture::new();
    let blob = fixture.repository.blob(b"a: b\n").expect("a blob");
    let file = |name: &[u8]| (name.to_vec(), 0o100_644, blob);
    let tree = fixture.raw_tree(vec![file(b"a\n::error::b.yaml"), file(b"\xff\x1b[2J.yaml"), file(b"c\\d.yaml")]);
    fixture.commit_tree(tree);
    for format in ["github", "text", "json"] {
        let run = fixture.run(&["validate", "--format", format, "--rev", "HEAD"]);
        assert_eq!(run.status, 1, "{}", run.err);
        assert!(!run.out.contains('\u{1b}') && !run.out.contains("\n::error::b"), "{format}: {}", run.out);
    }
    for name in [&b"a/b.yaml"[..], b"..", b".", b"../../etc/passwd"] {
        let tree = fixture.raw_tree(vec![file(name)]);
        fixture.commit_tree(tree);
        refuses(fixture.path(), &["validate", "--rev", "HEAD"], "är skadad i git-arkivet");
    }
}

#[test]
fn trees_without_end_are_given_up() {
    let mut fixture = Fixture::new();
    let blob = fixture.repository.blob(b"a: b\n").expect("a blob");
    // Ten folders in each folder, forty deep: the same few objects again and again.
    let mut wide = fixture.raw_tree(vec![(b"x.yaml".to_vec(), 0o100_644, blob)]);
    for _ in 0..40 {
        wide = fixture.raw_tree((0..10).map(|number| (format!("d{number}").into_bytes(), 0o040_000, wide)).collect());
    }
    let mut deep = fixture.raw_tree(vec![(b"x.yaml".to_vec(), 0o100_644, blob)]);
    for _ in 0..5_000 {
        deep = fixture.raw_tree(vec![(b"d".to_vec(), 0o040_000, deep)]);
    }
    for tree in [wide, deep] {
        fixture.commit(&[]);
        fixture.commit_tree(tree);
        fixture.commit(&[("plan.yaml", PLAN)]);
        let start = Instant::now();
        assert!(!history(&fixture, "plan.yaml").is_empty());
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
        fixture.commit_tree(tree);
        refuses(fixture.path(), &["validate", "--rev", "HEAD"], "har fler än 200000 filer och mappar, eller för många");
    }
}

#[test]
fn damaged_objects_are_errors() {
    let mut fixture = mended();
    let object = |id: Oid| {
        let id = id.to_string();
        format!(".git/objects/{}/{}", &id[..2], &id[2..])
    };
    let damage = |fixture: &Fixture, id: Oid, content: Option<&[u8]>| {
        let path = fixture.path().join(object(id));
        fs::remove_file(&path).expect("a loose object");
        if let Some(content) = content {
            fs::write(path, content).expect("written");
        }
    };
    let plan = fixture.repository.blob(PLAN.replace("en rutin", "ett lokalt avtal").as_bytes()).expect("a blob");
    for content in [None, Some(&b"no zlib"[..])] {
        damage(&fixture, plan, content);
        let run = fixture.run(&["validate", "--format", "github", "--rev", "HEAD"]);
        assert!(
            run.status == 1 && run.out.contains("title=unreadable-file::Filen saknas eller är skadad"),
            "{}{}",
            run.out,
            run.err
        );
        fixture.write("x", "");
        if content.is_none() {
            fixture.repository.blob(PLAN.replace("en rutin", "ett lokalt avtal").as_bytes()).expect("a blob");
        }
    }
    let tree = fixture.tree(&[("a/plan.yaml", 0o100_644, b"a: b\n")]);
    fixture.commit_tree(tree);
    let below = fixture.repository.find_tree(tree).expect("a tree").get(0).expect("an entry").id();
    damage(&fixture, below, None);
    refuses(fixture.path(), &["validate", "--rev", "HEAD"], "”HEAD:a” saknas eller är skadad");
    damage(&fixture, tree, None);
    refuses(fixture.path(), &["validate", "--rev", "HEAD"], "saknas eller är skadad");
    let head = fixture.repository.head().expect("a head").target().expect("a commit");
    damage(&fixture, head, Some(b""));
    refuses(fixture.path(), &["validate", "--rev", "HEAD"], "okplan: ");
}

/// The history of `path` from `HEAD`: the day, the path and the path before of each commit, newest first.
fn history(fixture: &Fixture, path: &str) -> Vec<String> {
    let repository = okplan::git::Repository::find(fixture.path()).expect("a repository");
    let history = repository.revision("HEAD").and_then(|head| head.history(path)).expect("a history");
    assert!(!history.cut_off);
    let line = |version: &okplan::git::FileVersion| {
        assert_eq!((version.subject.as_str(), version.commit.len()), ("Ändra planen", 40));
        let from = version.moved_from.as_deref().map(|from| format!(" < {from}")).unwrap_or_default();
        let gone = if version.blob.is_none() { " gone" } else { "" };
        format!("{} {}{from}{gone}", version.authored, version.path)
    };
    history.versions.iter().map(line).collect()
}

#[test]
fn the_life_of_a_file_goes_on_under_another_name() {
    let mut fixture = Fixture::new();
    let (plan, changed) = (PLAN.to_owned(), PLAN.replace("en rutin", "ett lokalt avtal"));
    fixture.commit(&[("plan.yaml", &plan)]);
    fixture.commit(&[("plan.yaml", &plan), ("other.yaml", REGISTER)]);
    fixture.commit(&[("plan.yaml", &changed), ("other.yaml", REGISTER)]);
    // Moved as it is, and then moved and changed at once.
    fixture.commit(&[("plans/2013.yaml", &changed), ("other.yaml", REGISTER)]);
    fixture.commit(&[("plans/plan-2013.yaml", &plan), ("other.yaml", REGISTER)]);
    let life = [
        "2013-09-05 plans/plan-2013.yaml < plans/2013.yaml",
        "2013-09-04 plans/2013.yaml < plan.yaml",
        "2013-09-03 plan.yaml",
        "2013-09-01 plan.yaml",
    ];
    assert_eq!(history(&fixture, "plans/plan-2013.yaml"), life);
    assert_eq!(history(&fixture, "other.yaml"), ["2013-09-02 other.yaml"]);
    assert_eq!(history(&fixture, "plan.yaml"), ["2013-09-04 plan.yaml gone", "2013-09-03 plan.yaml", "2013-09-01 plan.yaml"]);
    let repository = okplan::git::Repository::find(fixture.path()).expect("a repository");
    let head = repository.revision("HEAD").expect("a head");
    assert!(head.history("never.yaml").is_err());
    let versions = head.history("plans/plan-2013.yaml").expect("a history").versions;
    for pair in versions.windows(2) {
        let before = pair[0].before.as_ref().expect("it was there before");
        assert_eq!((&before.path, Some(&before.blob)), (&pair[1].path, pair[1].blob.as_ref()));
    }
    assert_eq!(versions.last().map(|first| first.before.is_none()), Some(true));
}

#[test]
fn of_a_merge_the_side_that_changed_the_file_is_followed() {
    let mut fixture = Fixture::new();
    let first = fixture.commit(&[("plan.yaml", PLAN)]);
    let commit = |id| fixture.repository.find_commit(id).expect("a commit");
    let write = |text: &str, other: &str, parents: &[Oid], day: i64| {
        let tree = fixture.tree(&[("plan.yaml", 0o100_644, text.as_bytes()), ("o.yaml", 0o100_644, other.as_bytes())]);
        let tree = fixture.repository.find_tree(tree).expect("a tree");
        let who = Signature::new("Åsa", "asa@example.org", &Time::new(1_378_000_800 + day * 86_400, 120)).expect("a signature");
        let parents: Vec<_> = parents.iter().map(|id| commit(*id)).collect();
        let parents: Vec<_> = parents.iter().collect();
        fixture.repository.commit(None, &who, &who, "Ändra planen", &tree, &parents).expect("a commit")
    };
    let changed = PLAN.replace("en rutin", "ett lokalt avtal");
    let ours = write(PLAN, "ours", &[first], 1);
    let theirs = write(&changed, "theirs", &[first], 2);
    let merge = write(&changed, "ours", &[ours, theirs], 3);
    fixture.repository.reference("refs/heads/main", merge, true, "").expect("a branch");
    assert_eq!(history(&fixture, "plan.yaml"), ["2013-09-03 plan.yaml", "2013-09-01 plan.yaml"]);
}

/// Names of files and folders, of which some are hidden or mean something.
fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "c.yaml", "d.yaml", ".e", ".f.yaml", "okplan.yaml", "åäö.yaml"]).prop_map(str::to_owned)
}

/// A `.gitignore` of a few lines.
fn gitignore() -> impl Strategy<Value = String> {
    let lines =
        ["a", "/a", "b/", "*.yaml", "!c.yaml", "!.e", "!.f.yaml", "/a/*", "**/d.yaml", "# a", "a/c.yaml", "[", "\\!a", ""];
    prop::collection::vec(prop::sample::select(lines.to_vec()), 0..5).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_revision_is_listed_as_the_disk_is(
        paths in prop::collection::btree_set(prop::collection::vec(name(), 1..4), 1..12),
        ignores in prop::collection::vec((prop::collection::vec(name(), 0..3), gitignore()), 0..3),
        pattern in prop::sample::select(vec!["**/*.yaml", "*.yaml", "a/**", "**/*"]),
    ) {
        let mut fixture = Fixture::new();
        let ignores = ignores.iter().map(|(folder, text)| ([&folder[..], &[".gitignore".to_owned()]].concat(), text.as_str()));
        let mut files: Vec<(String, &str)> = Vec::new();
        for (path, text) in paths.into_iter().map(|path| (path, "a: b\n")).chain(ignores) {
            let path = path.join("/");
            let clashes = |(other, _): &(String, &str)| {
                *other == path || other.starts_with(&format!("{path}/")) || path.starts_with(&format!("{other}/"))
            };
            if !files.iter().any(clashes) {
                files.push((path, text));
            }
        }
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        fixture.commit(&files);
        for (path, text) in &files {
            fixture.write(path, text);
        }
        let patterns = Patterns { documents: vec![pattern.to_owned()], ignore: vec!["b/d.yaml".to_owned()] };
        let disk = Disk::new(fixture.path());
        let revision = okplan::git::Repository::find(fixture.path()).and_then(|repository| repository.revision("HEAD"));
        let revision = revision.expect("a head");
        prop_assert_eq!(disk.list(&patterns).expect("listed"), revision.list(&patterns).expect("listed"));
        let below: Vec<String> = disk.workspaces_below().expect("searched").iter()
            .map(|path| path.strip_prefix(fixture.path()).expect("below").to_string_lossy().into_owned()).collect();
        prop_assert_eq!(below, revision.workspaces_below().expect("searched"));
    }
}
