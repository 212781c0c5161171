//! The merge driver and the text view, through git itself.

use super::generated::said;
use super::plans::{Edit, Plan, conflicting, edited, independent};
use super::{PLAN, with};
use crate::cli::{folder, run};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A repository whose git shows and merges documents with the built program.
pub(super) struct Repository(TempDir);

impl Repository {
    pub(super) fn new(text: &str) -> Self {
        let repository = Repository(folder(&[(".gitattributes", "*.yaml diff=okplan merge=okplan\n"), ("plan.yaml", text)]));
        let okplan = assert_cmd::cargo::cargo_bin("okplan");
        let okplan = okplan.to_string_lossy();
        repository.done(&["init", "--quiet", "--initial-branch=main"]);
        repository.done(&["config", "diff.okplan.textconv", &format!("'{okplan}' git text")]);
        repository.done(&["config", "merge.okplan.driver", &format!("'{okplan}' git merge %O %A %B %P %L")]);
        repository.commit("bas");
        repository
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(super) fn git(&self, arguments: &[&str]) -> Output {
        let who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "core.autocrlf=false"];
        let mut command = Command::new("git");
        command.current_dir(self.path()).args(who).args(arguments);
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").env("LC_ALL", "C");
        command.output().expect("git is installed")
    }

    pub(super) fn done(&self, arguments: &[&str]) -> String {
        let output = self.git(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    pub(super) fn commit(&self, message: &str) {
        self.done(&["add", "--all"]);
        self.done(&["commit", "--quiet", "--message", message]);
    }

    pub(super) fn plan(&self) -> String {
        fs::read_to_string(self.path().join("plan.yaml")).expect("the plan is there")
    }

    /// Commits one text on `main` and another on a branch, and merges the branch: whether there was no conflict, and what git
    /// and okplan said.
    pub(super) fn merge(&self, ours: &str, theirs: &str) -> (bool, String) {
        self.done(&["checkout", "--quiet", "-b", "andra"]);
        fs::write(self.path().join("plan.yaml"), theirs).expect("written");
        self.commit("deras");
        self.done(&["checkout", "--quiet", "main"]);
        fs::write(self.path().join("plan.yaml"), ours).expect("written");
        self.commit("vår");
        let output = self.git(&["merge", "--quiet", "--no-edit", "andra"]);
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        (output.status.success(), said)
    }
}

#[test]
fn two_officers_who_edit_different_things_get_no_conflict() {
    let goal = |id: &str| format!("\n  - id: {id}\n    goal: Målet {id} nås\n");
    for (ours, theirs) in [
        (PLAN.to_owned() + &goal("halsa"), PLAN.to_owned() + &goal("skola")),
        (with(&[("är bra", "är gott")]), with(&[("due: 2019", "due: 2020"), ("har en plan", "har en god plan")])),
    ] {
        let repository = Repository::new(PLAN);
        let (is_clean, said) = repository.merge(&ours, &theirs);
        assert!(is_clean, "{said}");
        let plan = repository.plan();
        let is_new = |line: &&str| !PLAN.contains(*line);
        assert!(ours.lines().chain(theirs.lines()).filter(is_new).all(|line| plan.contains(line)), "{plan}");
    }
}

/// Merges a folder of plans, each with its number: `sides` has the three versions of each.
pub(super) fn folder_merged(sides: &[[String; 3]]) -> (Repository, bool) {
    let repository = Repository::new(PLAN);
    let write = |side: usize| {
        for (number, texts) in sides.iter().enumerate() {
            fs::write(repository.path().join(format!("{number}.yaml")), &texts[side]).expect("written");
        }
    };
    write(0);
    repository.commit("planer");
    repository.done(&["checkout", "--quiet", "-b", "andra"]);
    write(2);
    repository.commit("deras");
    repository.done(&["checkout", "--quiet", "main"]);
    write(1);
    repository.commit("vår");
    let is_clean = repository.git(&["merge", "--quiet", "--no-edit", "andra"]).status.success();
    (repository, is_clean)
}

#[test]
fn a_thousand_pairs_of_generated_edits_come_together_in_git() {
    let pairs: Vec<_> = (0..1_000).map(independent).collect();
    let text = |plan: &Plan, edits: &[Edit]| edited(plan, edits).text();
    let sides: Vec<[String; 3]> =
        pairs.iter().map(|(plan, ours, theirs)| [plan.text(), text(plan, ours), text(plan, theirs)]).collect();
    let (repository, is_clean) = folder_merged(&sides);
    assert!(is_clean, "{}", repository.done(&["status", "--short"]));
    for (number, (plan, ours, theirs)) in pairs.iter().enumerate() {
        let merged = fs::read_to_string(repository.path().join(format!("{number}.yaml"))).expect("merged");
        let expected = text(&edited(plan, ours), theirs);
        assert!(said(&merged) == said(&expected), "{number}: {ours:?}\n{theirs:?}\n{merged}");
    }
}

#[test]
fn of_generated_conflicts_no_wording_is_lost_in_git() {
    let pairs: Vec<_> = (0..300).filter_map(conflicting).collect();
    let text = |plan: &Plan, edit: &Edit| edited(plan, std::slice::from_ref(edit)).text();
    let sides: Vec<[String; 3]> =
        pairs.iter().map(|(plan, ours, theirs)| [plan.text(), text(plan, ours), text(plan, theirs)]).collect();
    let (repository, is_clean) = folder_merged(&sides);
    assert!(!is_clean);
    for (number, (_, ours, theirs)) in pairs.iter().enumerate() {
        let merged = fs::read_to_string(repository.path().join(format!("{number}.yaml"))).expect("merged");
        for wording in [ours, theirs].into_iter().filter_map(Edit::wording) {
            assert!(merged.contains(wording), "{number}: {wording}\n{merged}");
        }
    }
    assert!(pairs.len() > 100, "{}", pairs.len());
}

#[test]
fn a_contested_order_stops_git_and_leaves_nothing_to_clean_up() {
    let goal = |id: &str| format!("  - id: {id}\n    goal: Målet {id} nås\n");
    let plan = |ids: [&str; 4]| format!("okplan: 1\nkind: action-plan\ngoals:\n{}", ids.map(goal).concat());
    let repository = Repository::new(&plan(["a1", "b1", "c1", "d1"]));
    let ours = plan(["b1", "c1", "d1", "a1"]);
    let (is_clean, said) = repository.merge(&ours, &plan(["b1", "c1", "a1", "d1"]));
    assert!(!is_clean);
    let told = "ordningen mellan målen (goals) har ändrats på båda sidor; vår står här, deras är b1, c1, a1, d1";
    assert!(said.contains(told), "{said}");
    let merged = repository.plan();
    assert!(merged.contains(&format!("<<<<<<< vår lydelse – {told}\n=======\n>>>>>>> deras lydelse")), "{merged}");
    let left: String = merged.split_inclusive('\n').filter(|line| !line.starts_with(['<', '=', '>'])).collect();
    assert_eq!(left, ours);
    assert!(repository.done(&["diff"]).contains("++<<<<<<< vår lydelse – ordningen"));
}

#[test]
fn a_true_conflict_stops_git_and_keeps_both_wordings() {
    let repository = Repository::new(PLAN);
    let (ours, theirs) = (with(&[("är bra", "är gott")]), with(&[("är bra", "är tryggt"), ("har en plan", "har en god plan")]));
    let (is_clean, said) = repository.merge(&ours, &theirs);
    assert!(!is_clean);
    assert!(
        said.contains("okplan: plan.yaml: konflikt: ordalydelsen (goal) i målet ”boende” har ändrats på båda sidor"),
        "{said}"
    );
    assert!(said.contains("CONFLICT (content): Merge conflict in plan.yaml"), "{said}");
    let plan = repository.plan();
    let boende = "    goal: Boendet är gott\n=======\n    goal: Boendet är tryggt\n>>>>>>> ";
    assert!(plan.contains(boende) && plan.contains("har en god plan"), "{plan}");
    assert!(repository.done(&["status", "--short"]).contains("UU plan.yaml"));
    let checked = run(repository.path(), &["validate", "--format", "github"]);
    assert_eq!(checked.status, 1);
    let at = plan.lines().position(|line| line.starts_with("<<<<<<<")).expect("a marker") + 1;
    assert!(checked.out.starts_with(&format!("::error file=plan.yaml,line={at},")), "{}", checked.out);
    assert!(checked.out.contains("En konflikt från en sammanslagning är kvar. Behåll en av lydelserna"), "{}", checked.out);
    assert_eq!(checked.out.lines().count(), 1);
}

#[test]
fn git_shows_what_changed_in_meaning() {
    let repository = Repository::new(PLAN);
    let rewrapped = with(&[
        ("Den följs upp\n  varje vår.", "Den\n  följs upp varje höst."),
        ("goal: Boendet är bra", "goal: \"Boendet är bra\""),
        ("parties: [umea, vll]", "parties:\n  - umea\n  - vll"),
        ("due: 2019", "due: 2020"),
    ]);
    fs::write(repository.path().join("plan.yaml"), rewrapped).expect("written");
    let shown = repository.done(&["diff", "--unified=0"]);
    let changed: Vec<&str> = shown
        .lines()
        .filter(|line| line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---"))
        .collect();
    assert_eq!(changed, ["-  Den följs upp varje vår.", "+  Den följs upp varje höst.", "-    Tid: 2019", "+    Tid: 2020"]);
}

/// The lines that `git diff` shows while a conflict is open; both files of it are told apart by `-` and `+` in two columns.
#[test]
fn git_shows_a_conflict_as_lines_to_read() {
    let repository = Repository::new(PLAN);
    let (ours, theirs) = (with(&[("är bra", "är gott")]), with(&[("är bra", "är tryggt"), ("har en plan", "har en god plan")]));
    assert!(!repository.merge(&ours, &theirs).0);
    let shown = repository.done(&["diff"]);
    let conflict = "\
++<<<<<<< vår lydelse – ordalydelsen (goal) i målet ”boende” har ändrats på båda sidor
 +Mål [boende]: Boendet är gott
++=======
+ Mål [boende]: Boendet är tryggt
++>>>>>>> deras lydelse – the wording (goal) of the goal “boende” is changed on both sides
";
    assert!(shown.contains(conflict), "{shown}");
    assert!(shown.lines().count() < 25, "{shown}");
}

#[test]
fn the_commands_by_themselves() {
    let here = folder(&[
        ("base.yaml", PLAN),
        ("ours.yaml", &with(&[("är bra", "är gott")])),
        ("theirs.yaml", &with(&[("due: 2019", "due: 2020")])),
        ("other.yaml", &with(&[("är bra", "är sämst")])),
        ("broken.yaml", "a: b: c\n\u{1b}[2J\n"),
    ]);
    fs::write(here.path().join("latin1.yaml"), b"a: \xe5\n").expect("written");
    let merged = run(here.path(), &["git", "merge", "base.yaml", "ours.yaml", "theirs.yaml", "plan.yaml"]);
    assert_eq!((merged.status, merged.out.as_str(), merged.err.as_str()), (0, "", ""));
    let text = fs::read_to_string(here.path().join("ours.yaml")).expect("written");
    assert_eq!(text, with(&[("är bra", "är gott"), ("due: 2019", "due: 2020")]));
    let stopped = run(here.path(), &["git", "merge", "base.yaml", "ours.yaml", "other.yaml", "a\nb", "--lang", "en"]);
    assert_eq!(stopped.status, 1);
    assert_eq!(stopped.err, "okplan: a\\u{a}b: conflict: the wording (goal) of the goal “boende” is changed on both sides\n");
    let unread = run(here.path(), &["git", "merge", "base.yaml", "theirs.yaml", "latin1.yaml", "plan.yaml"]);
    assert_eq!(unread.status, 1);
    assert!(unread.err.contains("vår version står kvar"), "{}", unread.err);
    assert_eq!(run(here.path(), &["git", "merge", "base.yaml", "ours.yaml", "missing.yaml"]).status, 2);
    let broken = run(here.path(), &["git", "text", "broken.yaml"]);
    assert_eq!((broken.status, broken.out.as_str()), (0, "a: b: c\n\\u{1b}[2J\n"));
    assert_eq!(run(here.path(), &["git", "text", "missing.yaml"]).status, 0);
    let shown = run(here.path(), &["git", "text", "base.yaml"]);
    assert!(
        shown.out.contains(
            "\nMål [sip]: Den som behöver det har en plan\n  Ansvar: lsg\n  Aktivitet [rutin]: Ta fram en rutin för SIP.\n"
        ),
        "{}",
        shown.out
    );
}
