//! The life of one document through the real binary: its versions in git, decisions, adoptions, editions and gaps.

use crate::cli::{REGISTER, folder, okplan, run};
use crate::git::{Fixture, everything};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The plan, adopted.
static PLAN: std::sync::LazyLock<String> =
    std::sync::LazyLock::new(|| crate::cli::PLAN.replace("status: draft", "status: adopted"));

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: x\n";

const DECISION: &str = "\
okplan: 1
kind: decision
id: forlangning
edition: 2015
title: Förlängning av planen
status: decided
decided-by: umea
decided: 2015-03-01
points:
  - id: a
    text: Planen förlängs.
    document: handlingsplan@2013-2014
    act: prolong
    until: 2016-06-30
";

const ADOPTION: &str = "adoption:\n  - {party: umea, date: 2013-08-20, paragraph: § 12}\n";

/// The plan with another wording of its one activity.
fn changed() -> String {
    PLAN.replace("en rutin", "ett lokalt avtal")
}

/// The next edition of the plan: it holds longer and has two goals more, and another answers for the activity.
fn second() -> String {
    let text = changed().replace("edition: 2013-2014", "edition: 2015").replace("responsible: lsg", "responsible: umea");
    text.replace("until: 2014-12-31", "until: 2015-12-31") + "  - goal: Alla får vård i tid\n  - goal: Ingen väntar\n"
}

/// A commit of the file beside the settings and the register.
fn commit(fixture: &mut Fixture, name: &str, text: &str) {
    fixture.commit(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), (name, text)]);
}

/// A plan that was changed, then moved to another name as it was, and became another edition.
fn life() -> Fixture {
    let mut fixture = Fixture::new();
    commit(&mut fixture, "plan.yaml", &PLAN);
    commit(&mut fixture, "plan.yaml", &changed());
    commit(&mut fixture, "plans/plan.yaml", &changed());
    commit(&mut fixture, "plans/plan.yaml", &second());
    for (name, text) in [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plans/plan.yaml", &second())] {
        fixture.write(name, text);
    }
    fixture
}

/// A text with the short ids of commits left out.
fn without_ids(text: &str) -> String {
    let is_id = |word: &str| word.len() == 7 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let line = |line: &str| {
        let words = line.split(' ').map(|word| if is_id(word) { "#######" } else { word });
        words.collect::<Vec<_>>().join(" ") + "\n"
    };
    text.lines().map(line).collect()
}

#[test]
fn a_life_is_told_from_its_beginning() {
    let fixture = life();
    let before = everything(fixture.path());
    let told = fixture.run(&["log", "plans/plan.yaml"]);
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("the README");
    let (_, shown) = readme.split_once("$ okplan log plans/plan.yaml\n").expect("the command");
    let shown = shown.split("```").next().expect("what it prints");
    assert_eq!(without_ids(&told.out), without_ids(shown));
    let all = fixture.run(&["log", "plans/plan.yaml", "--all"]).out;
    assert!(all.contains("• Mål 3 är nytt: ”Ingen väntar”.") && !all.contains("--all"), "{all}");
    for format in ["text", "json", "markdown"] {
        let arguments = ["log", "plans/plan.yaml", "--format", format];
        assert_eq!(fixture.run(&arguments).out, fixture.run(&arguments).out, "the same bytes twice");
    }
    assert_eq!(everything(fixture.path()), before, "nothing is touched");
}

#[test]
fn a_life_is_told_in_english_and_to_programs() {
    let fixture = life();
    let english = fixture.run(&["log", "plans/plan.yaml", "--lang", "en", "--format", "markdown"]).out;
    for line in [
        "# Handlingsplan för samverkan (2015)",
        "- **2013-09-01** in force until 2015-12-31",
        "  - the file was called plan.yaml; the file was added, edition 2013–2014",
        "  - renamed from plan.yaml to plans/plan.yaml; no change of substance",
        "  - new edition 2015; 4 changes",
        "  - and 1 more, which --all shows",
    ] {
        assert!(english.lines().any(|told| told == line), "{line}\n{english}");
    }
    let json = fixture.run(&["log", "plans/plan.yaml", "--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&json["version"], &json["id"], &json["cut-off"]), (&1.into(), &"handlingsplan".into(), &false.into()));
    let events = json["events"].as_array().expect("a list");
    let words: Vec<_> = events.iter().map(|event| event["event"].as_str().unwrap_or("")).collect();
    assert_eq!(words, ["validity", "commit", "commit", "commit", "commit"]);
    let last = &events[4];
    assert_eq!((&last["old-edition"], &last["new-edition"]), (&"2013-2014".into(), &"2015".into()));
    assert_eq!((&last["changes"], last["sentences"].as_array().map(Vec::len)), (&4.into(), Some(4)));
    assert_eq!((&events[3]["moved-from"], &events[3]["changes"]), (&"plan.yaml".into(), &0.into()));
}

#[test]
fn decisions_editions_and_gaps_are_told_without_git() {
    let plan = PLAN.clone() + ADOPTION;
    let later = second().replace("from: 2013-09-01, until: 2015-12-31", "from: 2016-01-01");
    let proposal = DECISION.replace("id: forlangning", "id: uppsagning").replace("status: decided", "status: proposal");
    let proposal = proposal.replace("decided: 2015-03-01", "drafted: 2015-11-02").replace("act: prolong", "act: terminate");
    let proposal = proposal.replace("    until: 2016-06-30\n", "    condition: Styrelsen säger ja.\n");
    let here = folder(&[
        ("okplan.yaml", SETTINGS),
        ("register.yaml", REGISTER),
        ("plan.yaml", &plan),
        ("plan-2015.yaml", &later),
        ("forlangning.yaml", DECISION),
        ("uppsagning.yaml", &proposal),
    ]);
    let told = run(here.path(), &["log", "plan.yaml"]);
    assert_eq!(told.status, 0);
    assert_eq!(
        told.err,
        "okplan: ingen historia visas: ”".to_owned() + &shown(&here, "plan.yaml") + "” ligger inte i något git-arkiv\n"
    );
    assert_eq!(
        told.out,
        "\
Handlingsplan för samverkan (2013–2014)
handlingsplan, plan.yaml

2013-08-20  antagen av Umeå
2013-09-01  gäller till och med 2014-12-31
2015-01-01  glapp 2015-01-01–2015-02-28, 59 dagar
2015-03-01  förlängd till och med 2016-06-30
              ”Förlängning av planen (2015)” [forlangning.yaml:10]
2015-03-01  gäller förlängd till och med 2015-12-31, genom ”Förlängning av planen (2015)”
förslag     sägs upp
              ”Förlängning av planen (2015)” [uppsagning.yaml:10]
              villkoret är inte uppfyllt: Styrelsen säger ja
              tidigast möjliga beslut 2015-11-02
2016-01-01  annan utgåva: ”Handlingsplan för samverkan (2015)” [plan-2015.yaml]
2016-01-01  gäller inte längre, ersatt av ”Handlingsplan för samverkan (2015)”
"
    );
    let json = run(here.path(), &["log", "plan.yaml", "--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let words: Vec<_> =
        json["events"].as_array().expect("a list").iter().map(|event| event["event"].as_str().unwrap_or("")).collect();
    assert_eq!(words, ["adoption", "validity", "gap", "decision", "validity", "proposal", "document", "end"]);
    assert_eq!(json["events"][2]["days"], 59);
}

fn shown(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().canonicalize().expect("a path").join(name).to_string_lossy().into_owned()
}

#[test]
fn what_goes_on_by_itself_is_reckoned_up_to_the_last_decision() {
    let agreement = "\
okplan: 1
kind: agreement
id: avtal
edition: 2018
title: Avtal
status: adopted
validity: {from: 2018-01-01, until: 2018-12-31}
prolongation: {automatic: true, period: 1 year, unless: 3 months}
parties: [umea, vannas]
body: |
  ![](#prolongation)
";
    let notice =
        DECISION.replace("handlingsplan@2013-2014", "avtal").replace("act: prolong\n    until: 2016-06-30", "act: terminate");
    let register = REGISTER.replace("[{id: umea", "[{id: vannas, code: \"2460\"}, {id: umea");
    let files = [("okplan.yaml", SETTINGS), ("register.yaml", &register), ("avtal.yaml", agreement)];
    let told = run(folder(&files).path(), &["log", "avtal.yaml"]).out;
    let (_, events) = told.split_once("\n\n").expect("events");
    assert_eq!(events, "2018-01-01  gäller till och med 2018-12-31\n\nförlängs sedan av sig själv, om den inte sägs upp\n");
    let notice = notice.replace("2015-03-01", "2019-05-03");
    let told = run(folder(&[&files[..], &[("beslut.yaml", &notice)]].concat()).path(), &["log", "avtal.yaml"]).out;
    let (_, events) = told.split_once("\n\n").expect("events");
    assert_eq!(
        events,
        "\
2018-01-01  gäller till och med 2018-12-31
2019-01-01  gäller, förlängd av sig själv till och med 2019-12-31
2019-05-03  uppsagd, för Umeå
              ”Förlängning av planen (2015)” [beslut.yaml:10]
2020-01-01  Umeå: gäller inte längre, uppsagd genom ”Förlängning av planen (2015)”

Vännäs: förlängs sedan av sig själv, om den inte sägs upp
"
    );
}

#[test]
fn a_gap_that_nothing_closed_is_at_least_so_long() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let told = run(root, &["log", "examples/uppsala/overenskommelse-2013.yaml", "--limit", "0"]).out;
    for line in [
        "2012-11-14  gäller till och med 2016-12-31",
        "2017-01-01  glapp 2017-01-01–2018-05-31, minst 516 dagar",
        "förslag     förlängs tills revisionen är genomförd, i efterhand",
    ] {
        assert!(told.lines().any(|told| told == line), "{line}\n{told}");
    }
}

#[test]
fn what_no_commit_has_comes_last() {
    let fixture = life();
    fixture.write("plans/plan.yaml", &second().replace("Ingen väntar", "Ingen behöver vänta"));
    let told = fixture.run(&["log", "plans/plan.yaml"]).out;
    let (_, last) = told.split_once("\ninte incheckat  ").expect("an entry");
    assert!(last.starts_with("en ändring\n              • Mål 3"), "{last}");
    // Only other ends of lines are no version.
    fixture.write("plans/plan.yaml", &second().replace('\n', "\r\n"));
    assert!(!fixture.run(&["log", "plans/plan.yaml"]).out.contains("incheckat"));
    // From outside the repository it is the same.
    let (outside, path) = (folder(&[]), fixture.path().join("plans/plan.yaml"));
    let told = run(outside.path(), &["log", &path.to_string_lossy()]);
    assert_eq!((told.err.as_str(), told.out.matches("Ändra planen").count()), ("", 4), "{}", told.out);
    // A revision has no work tree.
    fixture.write("plans/plan.yaml", &PLAN);
    let old = fixture.run(&["log", "plan.yaml", "--rev", "HEAD~2"]);
    assert_eq!((old.status, old.err.as_str()), (0, ""));
    assert_eq!(old.out.matches("Ändra planen").count(), 2, "{}", old.out);
    assert!(old.out.starts_with("Handlingsplan för samverkan (2013–2014)\nhandlingsplan, HEAD~2:plan.yaml\n"), "{}", old.out);
    assert!(!old.out.contains("filen hette") && !old.out.contains("incheckat"), "{}", old.out);
}

#[test]
fn a_file_that_git_does_not_know_has_no_history() {
    let fixture = life();
    fixture.write("new.yaml", &PLAN.replace("id: handlingsplan", "id: ny"));
    let told = fixture.run(&["log", "new.yaml"]);
    assert_eq!((told.status, told.err.as_str()), (0, "okplan: ingen historia visas: ingen version i git har ”new.yaml”\n"));
    assert!(told.out.contains("2013-09-01  gäller till och med 2014-12-31"), "{}", told.out);
}

#[test]
fn versions_that_are_no_documents_or_gone_are_told() {
    let mut fixture = Fixture::new();
    commit(&mut fixture, "plan.yaml", &PLAN);
    commit(&mut fixture, "plan.yaml", "a: b: c\n");
    commit(&mut fixture, "plan.yaml", &PLAN.replace("2014-03-31", "2014-06-30"));
    commit(&mut fixture, "other.yaml", "okplan: 1\n");
    commit(&mut fixture, "plan.yaml", &PLAN.replace("2014-03-31", "2014-09-30"));
    fixture.write("plan.yaml", &PLAN.replace("2014-03-31", "2014-09-30"));
    let told = fixture.run(&["log", "plan.yaml"]).out;
    let facts: Vec<&str> = told.lines().filter_map(|line| line.strip_prefix("              ")).collect();
    assert_eq!(
        facts,
        [
            "filen tillkom, utgåva 2013–2014",
            "kan inte läsas som dokument eller jämföras",
            "en ändring",
            "• Aktiviteten under mål 1 (”Ta fram en rutin”): tiden flyttades från 2014-03-31 till",
            "  2014-06-30.",
            "filen togs bort",
            "filen kom tillbaka; en ändring",
            "• Aktiviteten under mål 1 (”Ta fram en rutin”): tiden flyttades från 2014-06-30 till",
            "  2014-09-30.",
        ]
    );
}

#[test]
fn a_commit_message_speaks_to_nobody() {
    let mut fixture = Fixture::new();
    for message in ["\u{1b}[2J\r2014-01-01 ::error::x", "::error file=a::b", "<script>x</script> @anna /close #1 | `a`", ""] {
        let tree =
            fixture.tree(&[("plan.yaml", 0o100_644, PLAN.replace("Ta fram", message.get(..3).unwrap_or("Ge")).as_bytes())]);
        fixture.commit_saying(tree, message);
    }
    fixture.write("plan.yaml", &PLAN);
    for format in ["text", "json", "markdown"] {
        let told = fixture.run(&["log", "plan.yaml", "--format", format]).out;
        assert!(told.contains("script"), "{told}");
        let is_harmless = |line: &str| !line.trim_start().starts_with("::") && !line.contains(['\u{1b}', '\r']);
        assert!(told.lines().all(is_harmless), "{told}");
    }
    let page = fixture.run(&["log", "plan.yaml", "--format", "markdown"]).out;
    assert!(!page.contains("<script>") && page.contains("@<!-- -->anna"), "{page}");
}

#[test]
fn a_shallow_clone_says_that_history_is_cut_off() {
    let fixture = life();
    let repository = git2::Repository::open(fixture.path()).expect("a repository");
    let head = repository.head().and_then(|head| head.peel_to_commit()).expect("a commit");
    let parent = head.parent_id(0).expect("a parent").to_string();
    fixture.write(".git/shallow", &format!("{}\n", head.id()));
    fs::remove_file(fixture.path().join(".git/objects").join(&parent[..2]).join(&parent[2..])).expect("the object is a file");
    let told = fixture.run(&["log", "plans/plan.yaml"]);
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    assert!(told.out.contains("git fetch --unshallow") && !told.out.contains("filen tillkom"), "{}", told.out);
    let json = fixture.run(&["log", "plans/plan.yaml", "--format", "json"]).out;
    assert!(json.contains("\"cut-off\": true"), "{json}");
}

#[test]
fn a_long_history_is_cut_to_the_newest_and_takes_little_time() {
    let mut fixture = Fixture::new();
    let many: String = (0..100).map(|number| format!("  - goal: Mål nummer {number} är nått i hela länet\n")).collect();
    let text = |number: usize| format!("{}{many}", PLAN.replace("en rutin", &format!("rutin nummer {number}")));
    for number in 0..60 {
        commit(&mut fixture, "plan.yaml", &text(number));
    }
    fixture.write("register.yaml", REGISTER);
    fixture.write("plan.yaml", &text(59));
    let start = Instant::now();
    let told = fixture.run(&["log", "plan.yaml"]).out;
    // Well under two seconds as it is shipped; the tests run it without optimization.
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert_eq!(told.matches(" Ändra planen").count(), 50);
    assert!(told.contains("10 äldre versioner visas inte: --limit 60 visar alla"), "{told}");
    // The oldest that is shown is compared with the one before all the same.
    assert!(told.contains("”nummer 9”") || told.contains("nummer 9”"), "{told}");
    assert!(!told.contains("filen tillkom"), "{told}");
    assert_eq!(fixture.run(&["log", "plan.yaml", "--limit", "60"]).out.matches(" Ändra planen").count(), 60);
}

#[test]
fn what_is_no_document_is_refused() {
    let fixture = life();
    fixture.write("broken.yaml", "a: b: c\n");
    for (arguments, says) in [
        (&["log", "broken.yaml"][..], "går inte att läsa som ett dokument"),
        (&["log", "plans"], "är en mapp"),
        (&["log", "gone.yaml"], "”gone.yaml” går inte att läsa: finns inte"),
        (&["log", "-"], "Standard in har ingen historia"),
        (&["log", "plans/plan.yaml", "--rev", "v9"], "ingen version ”v9”"),
    ] {
        let run = fixture.run(arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}: {}", run.err);
        assert!(run.err.contains(says), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let fixture = life();
    let mut child = Command::new(okplan(fixture.path()).get_program())
        .current_dir(fixture.path())
        .args(["log", "plans/plan.yaml"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("okplan runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn validity_is_that_of_the_one_calculation() {
    use okplan::lifecycle::{Index, Stretch, TurnKind, parties, timeline};
    let mut compared = 0;
    for example in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")).expect("examples") {
        let files = okplan::files::Disk::new(example.expect("an entry").path());
        let workspace = okplan::workspace::Workspace::open(&files).expect("a workspace");
        for (id, _) in workspace.documents() {
            let record = Index::of(&workspace).record(id);
            for party in parties(&workspace, id).iter().filter(|_| record.unfinished().is_none() && !record.turns.is_empty()) {
                let told = record.turns.iter().filter(|turn| turn.parties.is_empty() || turn.parties.contains(party));
                let told: Vec<Stretch> = told
                    .filter_map(|turn| match &turn.what {
                        TurnKind::Holds(stretch) => Some(Stretch { known_from: None, ..stretch.clone() }),
                        _ => None,
                    })
                    .collect();
                let stretches = timeline(&workspace, id, jiff::civil::Date::MIN, Some(party));
                let stretches: Vec<Stretch> =
                    stretches.into_iter().map(|stretch| Stretch { known_from: None, ..stretch }).collect();
                if !told.is_empty() {
                    compared += 1;
                    assert_eq!(told, stretches, "{} {party}", workspace.own_name(id));
                }
            }
        }
    }
    assert!(compared > 10, "{compared}");
}

#[test]
fn no_day_is_invented_for_a_document_that_gives_none() {
    let plan = "okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Plan\nstatus: adopted\n";
    let folder = folder(&[
        ("okplan.yaml", SETTINGS),
        ("plan.yaml", plan),
        ("dated.yaml", &plan.replace("id: plan", "id: dated").replace("adopted\n", "adopted\nadopted: 2020-03-01\n")),
    ]);
    let told = run(folder.path(), &["log", "plan.yaml"]).out;
    assert!(told.contains("utan dag    gäller tills vidare; sedan när anges inte") && !told.contains("2020-01-01"), "{told}");
    let json: serde_json::Value =
        serde_json::from_str(&run(folder.path(), &["log", "plan.yaml", "--format", "json"]).out).expect("JSON");
    let validity =
        json["events"].as_array().expect("events").iter().find(|event| event["event"] == "validity").expect("the validity");
    assert!(validity["day"].is_null(), "{validity}");
    let dated = run(folder.path(), &["log", "dated.yaml"]).out;
    assert!(dated.contains("2020-03-01") && !dated.contains("utan dag"), "{dated}");
}

/// A commit of the plan beside the settings and the register, on these parents, in that second and with that message; no
/// branch is moved to it.
fn commit_at(fixture: &Fixture, text: &str, parents: &[git2::Oid], (seconds, message): (i64, &str)) -> git2::Oid {
    commit_named(fixture, "plan.yaml", text, parents, (seconds, message))
}

/// The same of a plan called `name`.
fn commit_named(fixture: &Fixture, name: &str, text: &str, parents: &[git2::Oid], (seconds, message): (i64, &str)) -> git2::Oid {
    let files = [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), (name, text)];
    let files: Vec<(&str, i32, &[u8])> = files.iter().map(|(name, text)| (*name, 0o100_644, text.as_bytes())).collect();
    let tree = fixture.repository.find_tree(fixture.tree(&files)).expect("a tree");
    let who = git2::Signature::new("Åsa", "asa@example.org", &git2::Time::new(seconds, 120)).expect("a signature");
    let parents: Vec<_> = parents.iter().map(|id| fixture.repository.find_commit(*id).expect("a commit")).collect();
    let parents: Vec<_> = parents.iter().collect();
    fixture.repository.commit(None, &who, &who, message, &tree, &parents).expect("a commit")
}

#[test]
fn a_merge_with_a_rename_tells_only_what_it_does_itself() {
    let fixture = Fixture::new();
    let at = |day: i64, what: &'static str| (1_378_000_800 + day * 86_400, what);
    let reworded = PLAN.replace("har en samordnad individuell plan", "har en egen samordnad individuell plan");
    let postponed = PLAN.replace("due: 2014-03-31", "due: 2014-12-31");
    let both = reworded.replace("due: 2014-03-31", "due: 2014-12-31");
    let first = commit_at(&fixture, &PLAN, &[], at(0, "Ett"));
    let ours = commit_at(&fixture, &reworded, &[first], at(1, "Vår"));
    let theirs = commit_named(&fixture, "ny.yaml", &postponed, &[first], at(2, "Deras"));
    for sides in [[ours, theirs], [theirs, ours]] {
        let merge = commit_named(&fixture, "ny.yaml", &both, &sides, at(3, "Samman"));
        fixture.repository.reference("refs/heads/main", merge, true, "").expect("a branch");
        for (name, text) in [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("ny.yaml", &both)] {
            fixture.write(name, text);
        }
        let out = fixture.run(&["log", "ny.yaml"]).out;
        assert!(!out.contains("Samman") && !out.contains("togs bort"), "{out}");
        assert_eq!((out.matches("har en egen").count(), out.matches("flyttades från 2014-03-31").count()), (1, 1), "{out}");
    }
}

/// What is told of the plan when the branch is at `head` and the work tree has `text`.
fn log_of(fixture: &Fixture, head: git2::Oid, text: &str) -> String {
    fixture.repository.reference("refs/heads/main", head, true, "").expect("a branch");
    for (name, text) in [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", text)] {
        fixture.write(name, text);
    }
    fixture.run(&["log", "plan.yaml"]).out
}

#[test]
fn commits_come_after_those_they_stand_on_whatever_their_clock_says() {
    let fixture = Fixture::new();
    let reworded = PLAN.replace("har en samordnad individuell plan", "har en egen samordnad individuell plan");
    let postponed = PLAN.replace("due: 2014-03-31", "due: 2014-12-31");
    let both = reworded.replace("due: 2014-03-31", "due: 2014-12-31");
    // Ids follow from what is written, so that in some of these runs they stand the other way round. The second clock of each
    // goes wrong.
    for (run, clock) in (0..12).map(|run| (run, if run % 2 == 0 { [0, 0, 0, 0] } else { [9, 1, 5, 3] })) {
        let write = |text: &str, parents: &[git2::Oid], at: usize, what: &str| {
            commit_at(&fixture, text, parents, (1_378_000_800 + clock[at], &format!("{what} {run}")))
        };
        let first = write(&PLAN, &[], 0, "Bas");
        let ours = write(&reworded, &[first], 1, "Våra");
        let theirs = write(&postponed, &[first], 2, "Deras");
        let merge = write(&both, &[ours, theirs], 3, "Samman");
        let later = write(&both.replace("Ta fram en rutin", "Ta fram en ny rutin"), &[merge], 3, "Sedan");
        let out = log_of(&fixture, later, &both);
        let told = |what: &str| out.find(what).unwrap_or_else(|| panic!("{what}: {out}"));
        let added = told("filen tillkom, utgåva 2013–2014");
        assert!(told("Bas ") < added && added < told("Våra ").min(told("Deras ")), "{out}");
        assert!(told("Våra ").max(told("Deras ")) < told("Sedan ") && !out.contains("Samman"), "{out}");
        assert_eq!((out.matches("en ändring").count(), out.matches("filen tillkom").count()), (4, 1), "{out}");
    }
}

#[test]
fn a_file_that_came_on_two_branches_was_added_twice() {
    let fixture = Fixture::new();
    let at = |second: i64, what: &'static str| (1_378_000_800 + second, what);
    let ours = commit_at(&fixture, &PLAN, &[], at(0, "Våra"));
    let theirs = commit_at(&fixture, &PLAN.replace("2014-03-31", "2014-06-30"), &[], at(0, "Deras"));
    let out = log_of(&fixture, commit_at(&fixture, &PLAN, &[ours, theirs], at(1, "Samman")), &PLAN);
    // The merge took ours: git follows only the side the file came from.
    assert!(out.contains("Våra") && !out.contains("Deras") && out.matches("filen tillkom").count() == 1, "{out}");
    let other = PLAN.replace("2014-03-31", "2014-09-30");
    let out = log_of(&fixture, commit_at(&fixture, &other, &[ours, theirs], at(1, "Samman")), &other);
    assert_eq!(out.matches("filen tillkom").count(), 2, "{out}");
}

/// A plan that two sides changed in different places.
struct Parted {
    fixture: Fixture,
    ours: git2::Oid,
    theirs: git2::Oid,
    /// The text with the changes of both.
    both: String,
}

impl Parted {
    fn new() -> Self {
        let mut fixture = Fixture::new();
        let first = fixture.commit(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", &PLAN)]);
        let later = |text: &str| text.replace("due: 2014-03-31", "due: 2014-12-31");
        let reworded = PLAN.replace("har en samordnad individuell plan", "har en egen samordnad individuell plan");
        let ours = commit_on_day(&fixture, &reworded, &[first], 1);
        let theirs = commit_on_day(&fixture, &later(&PLAN), &[first], 2);
        Parted { fixture, ours, theirs, both: later(&reworded) }
    }
}

/// A commit "Commit 3" on the third day.
fn commit_on_day(fixture: &Fixture, text: &str, parents: &[git2::Oid], day: i64) -> git2::Oid {
    commit_at(fixture, text, parents, (1_378_000_800 + day * 86_400, &format!("Commit {day}")))
}

#[test]
fn a_merge_tells_only_what_it_does_itself() {
    let Parted { fixture, ours, theirs, both } = &Parted::new();
    let write = |text: &str, parents: &[git2::Oid], day: i64| commit_on_day(fixture, text, parents, day);
    let log = |merge: git2::Oid, text: &str| log_of(fixture, merge, text);
    let out = log(write(both, &[*ours, *theirs], 3), both);
    assert!(!out.contains("Commit 3") && out.contains("Commit 1") && out.contains("Commit 2"), "{out}");
    assert_eq!((out.matches("har en egen").count(), out.matches("flyttades från 2014-03-31").count()), (1, 1), "{out}");
    // What the merge changed besides is told of it, and nothing else.
    let more = both.replace("Ta fram en rutin", "Ta fram en ny rutin");
    let out = log(write(&more, &[*ours, *theirs], 4), &more);
    assert!(out.contains("Commit 4") && out.contains("en ny rutin"), "{out}");
    assert_eq!((out.matches("har en egen").count(), out.matches("flyttades från 2014-03-31").count()), (1, 1), "{out}");
}

#[test]
fn a_file_that_was_deleted_and_put_back_came_back() {
    let mut fixture = Fixture::new();
    commit(&mut fixture, "plan.yaml", &PLAN);
    fixture.commit(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER)]);
    commit(&mut fixture, "plan.yaml", &PLAN);
    for (name, text) in [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", &PLAN)] {
        fixture.write(name, text);
    }
    let told = fixture.run(&["log", "plan.yaml"]);
    assert!(told.out.contains("filen togs bort") && told.out.contains("filen kom tillbaka"), "{}{}", told.out, told.err);
    // It did so also where the commits before are not shown.
    let told = fixture.run(&["log", "plan.yaml", "--limit", "1"]).out;
    assert!(told.contains("filen kom tillbaka; ingen ändring i sak") && !told.contains("filen tillkom"), "{told}");
}

#[test]
fn what_becomes_a_document_is_not_told_as_added() {
    let mut fixture = Fixture::new();
    commit(&mut fixture, "plan.yaml", "a: b: c\n");
    commit(&mut fixture, "plan.yaml", &PLAN);
    fixture.write("plan.yaml", &PLAN);
    let told = fixture.run(&["log", "plan.yaml"]).out;
    assert!(told.contains("kan läsas härifrån, utgåva 2013–2014") && !told.contains("filen tillkom"), "{told}");
}

/// A plan of that id and edition with that goal, long enough to be like another of the same making.
fn plan_of(id: &str, edition: &str, goal: &str) -> String {
    let text = PLAN.replace("id: handlingsplan\n", &format!("id: {id}\n"));
    let text = text.replace("edition: 2013-2014", &format!("edition: {edition}"));
    assert!(text.contains(&format!("id: {id}\n")) && text.contains(&format!("edition: {edition}")), "{text}");
    text + &format!("  - goal: {goal}\n")
}

/// A history of commits of these files, beside the settings and the register; the last is in the work tree as well.
fn commits(all: &[&[(&str, &str)]]) -> Fixture {
    let mut fixture = Fixture::new();
    for files in all {
        let beside = [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER)];
        fixture.commit(&[&beside[..], files].concat());
    }
    let last = all.last().expect("a commit");
    for (name, text) in [&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER)][..], last].concat() {
        fixture.write(name, text);
    }
    fixture
}

/// The names the file had and what its first version was, as JSON tells: `moved-from` of each commit, oldest first.
fn names(fixture: &Fixture, file: &str) -> Vec<(String, Option<String>, String)> {
    let told = fixture.run(&["log", file, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&told.out).unwrap_or_else(|_| panic!("{}{}", told.out, told.err));
    let events = json["events"].as_array().expect("a list").iter().filter(|event| event["event"] == "commit");
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let name = |event: &serde_json::Value| {
        (text(&event["path"]).unwrap_or_default(), text(&event["moved-from"]), text(&event["change"]).unwrap_or_default())
    };
    events.map(name).collect()
}

/// One of [`names`].
fn followed(path: &str, from: Option<&str>, change: &str) -> (String, Option<String>, String) {
    (path.to_owned(), from.map(str::to_owned), change.to_owned())
}

#[test]
fn a_new_edition_is_not_what_became_of_another_document_that_goes() {
    let (adults, children) =
        (plan_of("vuxna", "2027", "Väntetiderna är korta"), plan_of("barn", "2027", "Barn får hjälp tidigt"));
    let next = plan_of("vuxna", "2029", "Väntetiderna är korta");
    let fixture = commits(&[
        &[("vuxna-2027.yaml", &adults), ("barn-2027.yaml", &children)],
        &[("vuxna-2027.yaml", &adults), ("vuxna-2029.yaml", &next)],
    ]);
    let own = [followed("vuxna-2027.yaml", None, "added"), followed("vuxna-2029.yaml", Some("vuxna-2027.yaml"), "changed")];
    assert_eq!(names(&fixture, "vuxna-2029.yaml"), own);
    let told = fixture.run(&["log", "vuxna-2029.yaml"]).out;
    assert!(told.contains("efterträder vuxna-2027.yaml; ny utgåva 2029") && !told.contains("barn"), "{told}");
}

#[test]
fn one_past_has_one_heir_and_ids_choose_it() {
    let other = plan_of("annan", "2027", "Boendet är tryggt");
    let old = plan_of("plan", "2027", "Boendet är tryggt");
    let next = plan_of("plan", "2029", "Boendet är tryggt");
    let renamed = plan_of("ny-id", "2027", "Boendet är tryggt");
    let fixture = commits(&[
        &[("p/2027.yaml", &old), ("q.yaml", &other)],
        &[("p/2027.yaml", &old), ("p/2029.yaml", &next), ("r.yaml", &renamed)],
    ]);
    let from = |file: &str| names(&fixture, file).last().and_then(|(_, from, _)| from.clone());
    assert_eq!((from("p/2029.yaml").as_deref(), from("r.yaml").as_deref()), (Some("p/2027.yaml"), Some("q.yaml")));
    // The same edition in other words goes before a text that is nearer.
    let rewritten = old.replace("Boendet är tryggt", "Allt är annorlunda") + &"  - goal: Något helt nytt sägs här\n".repeat(3);
    let fixture = commits(&[
        &[("a.yaml", &old), ("b.yaml", &other)],
        &[("c.yaml", &rewritten), ("d.yaml", &other.replace("tryggt", "gott"))],
    ]);
    let from = |file: &str| names(&fixture, file).last().and_then(|(_, from, _)| from.clone());
    assert_eq!((from("c.yaml").as_deref(), from("d.yaml").as_deref()), (Some("a.yaml"), Some("b.yaml")));
    // Two that are alike without any id: one of them only.
    let loose = REGISTER.to_owned() + &"# en rad till\n".repeat(9);
    let (one, two) = (loose.clone() + "# x\n", loose.clone() + "# y\n# z\n");
    let fixture = commits(&[
        &[("r/old.yaml", &loose), ("plan.yaml", &old)],
        &[("r/b.yaml", &two), ("r/a.yaml", &one), ("plan.yaml", &old)],
    ]);
    let from = |file: &str| names(&fixture, file).last().and_then(|(_, from, _)| from.clone());
    assert_eq!((from("r/a.yaml").as_deref(), from("r/b.yaml")), (Some("r/old.yaml"), None));
}

#[test]
fn an_edition_in_a_file_of_its_own_follows_the_one_before_where_that_goes() {
    let edition = |edition: &str, goal: &str| plan_of("plan", edition, goal);
    let (first, second, third) = (edition("2013", "Ett"), edition("2015", "Två"), edition("2018", "Tre"));
    // The one before goes: the new one follows it.
    let fixture =
        commits(&[&[("p-2013.yaml", &first), ("p-2015.yaml", &second)], &[("p-2013.yaml", &first), ("p-2018.yaml", &third)]]);
    let told = fixture.run(&["log", "p-2018.yaml"]).out;
    assert!(told.contains("efterträder p-2015.yaml; ny utgåva 2018"), "{told}");
    let english = fixture.run(&["log", "p-2018.yaml", "--lang", "en"]).out;
    assert!(english.contains("follows p-2015.yaml; new edition 2018"), "{english}");
    // An older one goes, and the one before stays: it follows that, which it stands beside.
    let fixture =
        commits(&[&[("p-2013.yaml", &first), ("p-2015.yaml", &second)], &[("p-2015.yaml", &second), ("p-2018.yaml", &third)]]);
    let own = [followed("p-2015.yaml", None, "added"), followed("p-2018.yaml", Some("p-2015.yaml"), "changed")];
    assert_eq!(names(&fixture, "p-2018.yaml"), own);
    // What the one before says later is its own, also where it goes in the end, and an edition before all that are there follows none.
    let late = edition("2015", "Två till");
    let earliest = edition("2011", "Noll");
    let fixture = commits(&[
        &[("p-2015.yaml", &second)],
        &[("p-2015.yaml", &second), ("p-2018.yaml", &third)],
        &[("p-2015.yaml", &late), ("p-2018.yaml", &third)],
        &[("p-2011.yaml", &earliest), ("p-2018.yaml", &third)],
    ]);
    assert_eq!(names(&fixture, "p-2018.yaml"), own);
    assert_eq!(names(&fixture, "p-2011.yaml"), [followed("p-2011.yaml", None, "added")]);
    // Two ids of their own, written after one model: two documents.
    let (one, two) =
        (plan_of("barn", "2013", "Barn"), plan_of("vuxna", "2013", "Vuxna") + &"  - goal: Ännu ett mål för vuxna\n".repeat(5));
    let fixture = commits(&[&[("barn.yaml", &one)], &[("vuxna.yaml", &two)]]);
    assert_eq!(names(&fixture, "vuxna.yaml"), [("vuxna.yaml".to_owned(), None, "added".to_owned())]);
}

#[test]
fn an_archived_edition_keeps_its_past_though_its_name_goes_on() {
    let (first, next) = (plan_of("plan", "2025", "Boendet är tryggt"), plan_of("plan", "2026", "Boendet är gott"));
    let early = first.replace("tryggt", "bra");
    let fixture =
        commits(&[&[("plan.yaml", &early)], &[("plan.yaml", &first)], &[("plan.yaml", &next), ("arkiv/plan-2025.yaml", &first)]]);
    let archived = names(&fixture, "arkiv/plan-2025.yaml");
    assert_eq!(archived.last().expect("a version").1.as_deref(), Some("plan.yaml"), "{archived:?}");
    assert_eq!(archived.len(), 3, "{archived:?}");
    let kept = names(&fixture, "plan.yaml");
    assert_eq!((kept.len(), kept.iter().all(|(_, from, _)| from.is_none())), (3, true), "{kept:?}");
}

#[test]
fn files_that_change_names_keep_their_own_past() {
    let (one, other) = (plan_of("alfa", "2025", "Boendet är tryggt"), plan_of("beta", "2025", "Vården är nära"));
    let later = one.replace("tryggt", "gott");
    let fixture = commits(&[
        &[("a.yaml", &one), ("b.yaml", &other)],
        &[("a.yaml", &later), ("b.yaml", &other)],
        &[("a.yaml", &other), ("b.yaml", &later)],
    ]);
    let names_of = |file: &str| names(&fixture, file).into_iter().map(|(path, from, _)| (path, from)).collect::<Vec<_>>();
    let path = |name: &str, from: Option<&str>| (name.to_owned(), from.map(str::to_owned));
    let expected = [path("a.yaml", None), path("a.yaml", None), path("b.yaml", Some("a.yaml"))];
    assert_eq!(names_of("b.yaml"), expected);
    assert_eq!(names_of("a.yaml"), [path("b.yaml", None), path("a.yaml", Some("b.yaml"))]);
    // A new id in the same file is one document.
    let fixture = commits(&[&[("a.yaml", &one)], &[("a.yaml", &one.replace("id: alfa", "id: gamma"))]]);
    assert_eq!(names(&fixture, "a.yaml").len(), 2);
}

#[test]
fn what_changed_while_it_could_not_be_read_is_told_when_it_can_be_again() {
    let goals = |second: &str| format!("{}  - goal: Alla får vård i tid\n{second}", *PLAN);
    let sound = goals("  - goal: Vuxna möter någon som lyssnar\n");
    let broken = goals("  - gaol: Vuxna möter någon som lyssnar\n");
    let other = broken.replace("Alla får vård i tid", "Alla får god vård i tid");
    let mended = other.replace("  - gaol: Vuxna möter någon", "  - goal: Vuxna möter alltid någon");
    let mut fixture = Fixture::new();
    for text in [&sound, &broken, &other, &mended] {
        commit(&mut fixture, "plan.yaml", text);
    }
    for (name, text) in [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", &mended)] {
        fixture.write(name, text);
    }
    let out = fixture.run(&["log", "plan.yaml", "--lang", "sv", "--all"]).out;
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let (before, after) = out.split_once("i det som inte gick att läsa, sedan ").unwrap_or_else(|| panic!("{out}"));
    // The other goal could be read all the time.
    assert!(before.contains("”Alla får god vård i”") && !after.contains("god vård"), "{out}");
    assert!(after.contains("blev ”Vuxna möter alltid någon som”"), "{out}");
    let json = fixture.run(&["log", "plan.yaml", "--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let versions: Vec<&serde_json::Value> =
        json["events"].as_array().expect("events").iter().filter(|event| event["event"] == "commit").collect();
    assert_eq!(versions[3]["meanwhile"]["since"], versions[0]["commit"]);
    assert_eq!(versions[3]["meanwhile"]["sentences"].as_array().map(Vec::len), Some(1));
    assert!(versions[..3].iter().all(|version| version["meanwhile"].is_null()), "{versions:?}");
}

/// The commits of a log with these options: the words of each that is told, and what it tells since which commit.
fn since(fixture: &Fixture, options: &[&str]) -> Vec<(String, String, Vec<String>)> {
    let json = fixture.run(&[&["log", "plan.yaml", "--lang", "sv", "--format", "json"], options].concat()).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let texts = |value: &serde_json::Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let versions = json["events"].as_array().expect("events").iter().filter(|event| event["event"] == "commit");
    let told = versions.map(|version| {
        let meanwhile = &version["meanwhile"];
        (
            texts(&version["sentences"]).concat(),
            meanwhile["since"].as_str().unwrap_or("").to_owned(),
            texts(&meanwhile["sentences"]),
        )
    });
    told.collect()
}

/// The plan in these versions, each with its last goal in other words.
fn goals(goals: &[&str]) -> Fixture {
    let mut fixture = Fixture::new();
    let text = |goal: &str| format!("{}  - goal: Alla får vård i tid\n{goal}", *PLAN);
    for goal in goals {
        commit(&mut fixture, "plan.yaml", &text(goal));
    }
    for (name, text) in [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", &text(goals[goals.len() - 1]))] {
        fixture.write(name, text);
    }
    fixture
}

#[test]
fn what_came_while_an_entry_could_not_be_read_is_told_when_it_can_be() {
    let of = |responsible: &str| format!("    responsible: {responsible}\n");
    let [one, broken, both] = ["umea", "[umea, {x: 1}]", "[umea, vll]"].map(of);
    let fixture = goals(&[&one, &broken, &both]);
    let told = since(&fixture, &[]);
    assert!(told[1].0.is_empty() && told[1].2.is_empty() && told[0].2.is_empty(), "{told:?}");
    let [sentence] = told[2].2.as_slice() else { panic!("{told:?}") };
    assert!(sentence.contains("ansvaret ligger nu också på") && !told[2].1.is_empty(), "{told:?}");
    // The version that has the entry is not told to change nothing, and whatever is left out is compared with.
    let out = fixture.run(&["log", "plan.yaml", "--lang", "sv"]).out;
    assert!(out.contains("inget av det som går att läsa har ändrats") && !out.contains("ingen ändring i sak"), "{out}");
    for limit in ["1", "2"] {
        assert_eq!(since(&fixture, &["--limit", limit]).last(), told.last(), "{limit}");
    }
    // So in the file that no commit has.
    let fixture = goals(&[&one, &broken]);
    fixture.write("plan.yaml", &format!("{}  - goal: Alla får vård i tid\n{both}", *PLAN));
    let out = fixture.run(&["log", "plan.yaml", "--lang", "sv"]).out;
    assert_eq!(out.split_once("inte incheckat").map(|(_, out)| out.contains("ligger nu också på")), Some(true), "{out}");
    // Nothing is told of an entry that went as it came.
    let told = since(&goals(&[&one, &broken, &one]), &[]);
    assert!(told[2].2.is_empty(), "{told:?}");
}

#[test]
fn what_changed_while_it_could_not_be_read_is_told_though_something_else_cannot_be_now() {
    let told = since(
        &goals(&[
            "    due: 2014-06-30\n    responsible: umea\n",
            "    duex: 2014-06-30\n    responsible: umea\n",
            "    due: 2014-09-30\n    responsible: [umea, {x: 1}]\n",
            "    due: 2014-09-30\n    responsible: [umea, {x: 1}]\n    why: Det behövs.\n",
            "    due: 2014-09-30\n    responsible: [umea, vll]\n    why: Det behövs.\n",
        ]),
        &[],
    );
    let sentences = |at: usize| told[at].2.join(" ");
    assert!(sentences(2).contains("2014-09-30") && !sentences(2).contains("ansvaret"), "{told:?}");
    assert!(sentences(4).contains("ansvaret") && !sentences(4).contains("2014-09-30"), "{told:?}");
    assert!([0, 1, 3].iter().all(|at| told[*at].2.is_empty()), "{told:?}");
}

#[test]
fn a_merge_that_is_not_told_is_none_of_those_that_are_counted() {
    let Parted { fixture, ours, theirs, both } = &Parted::new();
    let write = |text: &str, parents: &[git2::Oid], day: i64| commit_on_day(fixture, text, parents, day);
    let merge = write(both, &[*ours, *theirs], 3);
    let text = both.replace("Ta fram en rutin", "Ta fram en ny rutin");
    let head = write(&text, &[merge], 4);
    assert!(!log_of(fixture, head, &text).contains("visas inte"));
    let log = |limit: &str| fixture.run(&["log", "plan.yaml", "--limit", limit]).out;
    assert_eq!(log("2").matches(" Commit ").count(), 2, "{}", log("2"));
    assert!(log("3").contains("1 äldre version visas inte: --limit 4 visar alla"), "{}", log("3"));
    assert!(!log("4").contains("visas inte"), "{}", log("4"));
}

#[test]
fn an_edition_beside_another_keeps_its_own_life_when_it_goes_and_comes_back() {
    let (first, second) = (plan_of("plan", "2025", "Boendet är tryggt"), plan_of("plan", "2027", "Boendet är tryggt"));
    let later = second.replace("tryggt", "gott");
    let fixture = commits(&[
        &[("p-2025.yaml", &first)],
        &[("p-2025.yaml", &first), ("p-2027.yaml", &second)],
        &[("p-2025.yaml", &first), ("p-2027.yaml", &later)],
        &[("p-2025.yaml", &first)],
        &[("p-2025.yaml", &first), ("p-2027.yaml", &later)],
    ]);
    let own = [
        followed("p-2025.yaml", None, "added"),
        followed("p-2027.yaml", Some("p-2025.yaml"), "changed"),
        followed("p-2027.yaml", None, "changed"),
        followed("p-2027.yaml", None, "removed"),
        followed("p-2027.yaml", None, "changed"),
    ];
    assert_eq!(names(&fixture, "p-2027.yaml"), own);
}

#[test]
fn a_version_whose_file_has_errors_says_so() {
    let mut fixture = Fixture::new();
    let goal = "  - goal: Alla får vård i tid\n";
    let text = |goal: &str| format!("{}{goal}", *PLAN);
    let broken = text(goal).replace("- goal: Alla får vård i tid", "- Se bilagan");
    commit(&mut fixture, "plan.yaml", &text(goal));
    commit(&mut fixture, "plan.yaml", &broken);
    commit(&mut fixture, "plan.yaml", &text(goal));
    for (name, text) in [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", &text(goal))] {
        fixture.write(name, text);
    }
    let line = broken.lines().position(|line| line.contains("Se bilagan")).expect("the line") + 1;
    let out = fixture.run(&["log", "plan.yaml", "--lang", "sv"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(out.matches(&format!("filen har fel i denna version: rad {line}: ")).count(), 1, "{out}");
    assert!(out.contains("finns kanske kvar") || out.contains("men går inte att läsa där"), "{out}");
    assert!(!out.contains("togs bort") && !out.contains("är nytt"), "{out}");
    let english = fixture.run(&["log", "plan.yaml", "--lang", "en", "--format", "markdown"]).out;
    assert!(english.contains(&format!("the file has errors in this version: line {line}: ")), "{english}");
    let json = fixture.run(&["log", "plan.yaml", "--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let versions = json["events"].as_array().expect("events").iter().filter(|event| event["event"] == "commit");
    let errors: Vec<&serde_json::Value> = versions.map(|version| &version["errors"]).collect();
    let expected = serde_json::json!([{ "line": line, "rule": "wrong-type" }]);
    assert_eq!(errors, [&serde_json::json!([]), &expected, &serde_json::json!([])]);
}
