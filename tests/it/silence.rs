//! What a workspace says of rules, comments that silence findings, and known findings, through the real binary.

use crate::cli::{PLAN, REGISTER, folder, run};
use crate::freshness::root;
use std::fs;
use std::path::Path;

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: Exempel\n";

/// The rules that fire in `folder`, with their lines, in order: `plan.yaml:3 rule`.
fn found(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let all = [&["validate", "--format", "json"], arguments].concat();
    let report: serde_json::Value = serde_json::from_str(&run(folder, &all).out).expect("JSON");
    let findings = report["diagnostics"].as_array().expect("findings").iter().map(|finding| {
        let text = |key: &str| finding[key].as_str().expect("a text");
        format!("{}:{} {}", text("file"), finding["start"]["line"], text("rule"))
    });
    findings.collect()
}

fn vague(words: &str) -> String {
    PLAN.replace("responsible: lsg", &format!("responsible: {{words: {words}}}"))
}

#[test]
fn a_workspace_changes_severities_words_and_numbers() {
    let agreement = "okplan: 1\nkind: agreement\nid: ok\nedition: 2027\ntitle: Avtal\ncost-sharing:\n  - {cost: placering, shares: [{who: umea, share: 49 %}, {who: umea, share: 50 %}]}\n";
    let files = |rules: &str| {
        folder(&[
            ("okplan.yaml", &format!("{SETTINGS}rules: {rules}\n")),
            ("register.yaml", REGISTER),
            ("plan.yaml", &vague("Berörda chefer")),
            ("avtal.yaml", agreement),
        ])
    };
    for (rules, expected) in [
        ("{}", vec!["avtal.yaml:7 cost-shares-not-whole", "plan.yaml:13 vague-actor"]),
        ("{vague-actor: \"off\", cost-shares-not-whole: {limit: 1}}", vec![]),
        ("{vague-actor: {words: [egna]}, cost-shares-not-whole: {severity: off}}", vec![]),
        ("{vague-actor: {words: [egna, BERÖRD]}, cost-shares-not-whole: {limit: 1.5}}", vec!["plan.yaml:13 vague-actor"]),
        (
            "{vague-actor: {except: berörda chefer}, cost-shares-not-whole: {limit: 0.5}}",
            vec!["avtal.yaml:7 cost-shares-not-whole"],
        ),
        ("{vague-actor: {words: [hefer]}, cost-shares-not-whole: off}", vec![]),
    ] {
        assert_eq!(found(files(rules).path(), &[]), expected, "{rules}");
    }
    let strict = files("{vague-actor: {severity: error}}");
    assert_eq!(run(strict.path(), &["validate", "plan.yaml"]).status, 1);
    let wrong = run(files("{vague-actor: warn}").path(), &["validate", "okplan.yaml", "--format", "github"]);
    assert!(wrong.out.contains("”warn” är inget allvar: välj error, warning, info eller off"), "{}", wrong.out);
}

#[test]
fn nothing_silences_errors_of_text_and_shape() {
    let plan =
        "okplan: 1\nkind: action-plan\nid: plan\nedition: 2013\n# okplan: ignore[unknown-key] så står det\nmål: x\ntitle: Plan\n";
    let place = folder(&[("okplan.yaml", &format!("{SETTINGS}rules: {{unknown-key: off}}\n")), ("plan.yaml", plan)]);
    let baseline = "{\"version\": 1, \"findings\": [{\"document\": \"plan@2013\", \"place\": \"mål\", \"rule\": \"unknown-key\", \"count\": 9}]}";
    fs::write(place.path().join("known.json"), baseline).expect("the folder takes files");
    let expected = ["okplan.yaml:4 unknown-rule", "plan.yaml:5 unknown-rule", "plan.yaml:6 unknown-key"];
    assert_eq!(found(place.path(), &["--baseline", "known.json"]), expected);
}

#[test]
fn a_comment_silences_one_place_and_no_ignore_shows_it() {
    let plan = vague("Berörda chefer")
        .replace("    activities:\n", "    activities:\n      # okplan: ignore[vague-actor] så står det i originalet\n");
    let place = folder(&[("register.yaml", REGISTER), ("plan.yaml", &plan)]);
    assert_eq!(found(place.path(), &[]), [] as [&str; 0]);
    assert_eq!(found(place.path(), &["--no-ignore"]), ["plan.yaml:14 vague-actor"]);
}

#[test]
fn what_may_be_found_another_day_is_never_called_unused() {
    let late = "      # okplan: ignore[overdue-commitment, lapsed-reference] väntar på beslut\n";
    let off = "    # okplan: ignore[vague-actor] så står det i originalet\n";
    let plan = PLAN
        .replace("status: draft", "status: adopted\nadopted: 2013-06-17\nrecord: 1/13")
        .replace("    activities:\n", &format!("{off}    responsible: {{words: Berörda chefer}}\n    activities:\n{late}"));
    let settings = format!("{SETTINGS}rules: {{vague-actor: off}}\n");
    let place = folder(&[("okplan.yaml", &settings), ("register.yaml", REGISTER), ("plan.yaml", &plan)]);
    for on in [&[][..], &["--on", "2013-10-01"], &["--on", "2018-06-01"]] {
        let found = found(place.path(), on);
        assert!(found.iter().all(|one| !one.ends_with(" unused-ignore") && !one.ends_with(" overdue-commitment")), "{found:?}");
    }
    let shown = found(place.path(), &["--on", "2018-06-01", "--no-ignore"]);
    assert!(shown.iter().any(|one| one.ends_with(" overdue-commitment")), "{shown:?}");
    assert_eq!(run(place.path(), &["validate", "--fix"]).status, 0);
    assert_eq!(fs::read_to_string(place.path().join("plan.yaml")).expect("the plan"), plan);
}

/// A plan with comments wherever one can stand, and the same without them.
fn commented() -> (String, String) {
    let with = PLAN
        .replace("goals:\n", "# okplan: ignore[not-a-party] skäl\nbody: |\n  <!-- okplan: ignore[not-a-party] skäl -->\n  # Inledning\n\n  Ett stycke\n  <!-- okplan: ignore[not-a-party]\n  skäl på två rader -->\n  som fortsätter. <!-- okplan: ignore[not-a-party] skäl -->\n\n  - ett\n    <!-- okplan: ignore[not-a-party] skäl -->\n  - två\n\n  <!-- okplan: ignore[not-a-party] skäl --> | a | b |\n  |---|---|\n  | c | d |\n\n  ![](#goals)\ngoals:\n")
        .replace("    goal: Den", "    goal: |  # okplan: ignore[not-a-party] skäl\n      <!-- okplan: ignore[not-a-party] skäl -->\n      Den")
        .replace("plan\n    act", "plan\n      <!-- okplan: ignore[not-a-party] skäl -->\n    act");
    let mut without = String::new();
    let mut in_comment = false;
    for line in with.lines() {
        let begins = line.trim_start().starts_with("<!-- okplan:") && !line.contains('|');
        let text = line.replace("<!-- okplan: ignore[not-a-party] skäl --> |", "|");
        let text = text.split(" <!-- okplan:").next().unwrap_or("").split("  # okplan:").next().unwrap_or("");
        if !(begins || in_comment || text.starts_with("# okplan:")) {
            without += text;
            without.push('\n');
        }
        in_comment = (begins || in_comment) && !line.contains("-->");
    }
    (with, without)
}

#[test]
fn comments_are_never_printed_compared_or_shown_by_git() {
    let (with, without) = commented();
    assert!(with.matches("okplan:").count() > 8 && without.matches("okplan:").count() == 1, "{without}");
    let place = folder(&[
        ("a/register.yaml", REGISTER),
        ("a/plan.yaml", &with),
        ("b/register.yaml", REGISTER),
        ("b/plan.yaml", &without),
    ]);
    for format in ["markdown", "html"] {
        let [a, b] = ["a/plan.yaml", "b/plan.yaml"].map(|file| run(place.path(), &["render", file, "--to", format]));
        assert_eq!((a.status, b.status), (0, 0), "{}{}", a.err, b.err);
        assert_eq!(a.out, b.out);
        assert!(!a.out.contains("okplan: ignore") && !a.out.contains("skäl"));
    }
    let [a, b] = ["a/plan.yaml", "b/plan.yaml"].map(|file| run(place.path(), &["git", "text", file]).out);
    assert_eq!(a, b);
    for format in ["text", "json", "markdown", "html"] {
        let diff = run(place.path(), &["diff", "a/plan.yaml", "b/plan.yaml", "--format", format]);
        assert_eq!(diff.status, 0, "{}", diff.out);
        assert!(!diff.out.contains("skäl"), "{}", diff.out);
    }
}

#[test]
fn fmt_keeps_comments_at_what_they_stand_at() {
    let (with, _) = commented();
    let place = folder(&[("register.yaml", REGISTER), ("plan.yaml", &with)]);
    let before = found(place.path(), &["--no-ignore"]);
    assert_eq!(run(place.path(), &["fmt"]).status, 0);
    let after = fs::read_to_string(place.path().join("plan.yaml")).expect("the plan");
    assert_eq!(after.matches("okplan: ignore[not-a-party]").count(), with.matches("okplan: ignore[not-a-party]").count());
    let rules = |found: &[String]| found.iter().map(|one| one.split(' ').nth(1).map(str::to_owned)).collect::<Vec<_>>();
    assert_eq!(rules(&before), rules(&found(place.path(), &["--no-ignore"])));
    let silencing = vague("Berörda chefer")
        .replace("due:", "due:  ")
        .replace("    activities:\n", "    activities:\n      # okplan: ignore[vague-actor] så står det\n");
    fs::write(place.path().join("plan.yaml"), silencing).expect("the folder takes files");
    assert_eq!(run(place.path(), &["fmt"]).status, 0);
    assert_eq!(found(place.path(), &[]), [] as [&str; 0]);
}

#[test]
fn findings_beside_comments_stand_where_they_stand() {
    let plan = PLAN.replace("goals:\n", "body: |\n  <!-- okplan: ignore[not-a-party] x -->\n  Ett <!-- okplan: ignore[not-a-party] y --> och [](#borta).\n\n  ![](#goals)\ngoals:\n");
    let place = folder(&[("register.yaml", REGISTER), ("plan.yaml", &plan)]);
    let out = run(place.path(), &["validate", "--format", "github"]).out;
    assert!(out.contains("file=plan.yaml,line=11,col=50,endColumn=60,title=unresolved-reference"), "{out}");
}

#[test]
fn known_findings_are_hidden_and_new_ones_are_not() {
    let place = folder(&[("register.yaml", REGISTER), ("plan.yaml", &vague("Berörda chefer"))]);
    let here = place.path();
    let written = run(here, &["validate", "--baseline", "known.json", "--write-baseline"]);
    assert_eq!((written.status, written.err.as_str()), (0, "okplan: known.json: 1 känt fynd\n"));
    let text = fs::read_to_string(here.join("known.json")).expect("the baseline");
    let entry = r#"{"document":"handlingsplan@2013-2014","place":"sip/activities/ta-fram-en-rutin/responsible/words","rule":"vague-actor","count":1}"#;
    assert_eq!(text, format!("{{\n  \"version\": 1,\n  \"findings\": [\n    {entry}\n  ]\n}}\n"));
    let with_baseline = ["--baseline", "known.json"];
    assert_eq!(found(here, &with_baseline), [] as [&str; 0]);
    // Lines put in above, another file name and other parts make no difference.
    let moved = vague("Berörda chefer").replace(
        "goals:\n",
        "# en rad\n\ngoals:\n  - {id: ny, goal: Nytt, activities: [{activity: Gör, responsible: lsg, due: 2014}]}\n",
    );
    fs::remove_file(here.join("plan.yaml")).expect("the plan goes");
    fs::write(here.join("annan.yaml"), &moved).expect("the folder takes files");
    assert_eq!(found(here, &with_baseline), [] as [&str; 0]);
    // One more of the same kind in the same place: nobody can tell which is new.
    let more = moved.replace("{words: Berörda chefer}", "[{words: Berörda chefer}, {words: Personalen}]");
    fs::write(here.join("annan.yaml"), &more).expect("the folder takes files");
    assert_eq!(found(here, &with_baseline), ["annan.yaml:16 vague-actor", "annan.yaml:16 vague-actor"]);
    // What is gone is said, and taken away when it is written anew.
    fs::write(here.join("annan.yaml"), PLAN).expect("the folder takes files");
    let gone = run(here, &["validate", "--baseline", "known.json"]);
    assert_eq!(gone.status, 0);
    assert!(
        gone.err.contains(
            "handlingsplan@2013-2014, sip/activities/ta-fram-en-rutin/responsible/words: vague-actor: 1 känt fynd är borta"
        ),
        "{}",
        gone.err
    );
    assert_eq!(run(here, &["validate", "--baseline", "known.json", "--write-baseline"]).status, 0);
    assert_eq!(
        fs::read_to_string(here.join("known.json")).expect("the baseline"),
        "{\n  \"version\": 1,\n  \"findings\": []\n}\n"
    );
}

#[test]
fn what_is_mended_in_one_goal_hides_nothing_in_another() {
    let plan = |first: &str, second: &str| {
        let goals = PLAN.split_once("goals:\n").expect("goals").0;
        format!(
            "{goals}goals:\n  - goal: Boendet är tryggt\n    activities: [{{activity: Kartlägg, responsible: lsg, due: {first}}}]\n  - goal: Alla har en plan\n    activities: [{{activity: Utbilda, responsible: lsg, due: {second}}}]\n"
        )
    };
    let place = folder(&[("register.yaml", REGISTER), ("plan.yaml", &plan("2035-01", "2014-01"))]);
    let here = place.path();
    assert_eq!(run(here, &["validate", "--baseline", "known.json", "--write-baseline"]).status, 0);
    assert_eq!(found(here, &["--baseline", "known.json"]), [] as [&str; 0]);
    fs::write(here.join("plan.yaml"), plan("2014-01", "2035-01")).expect("the folder takes files");
    let new = found(here, &["--baseline", "known.json"]);
    assert!(new.iter().any(|finding| finding.ends_with("due-outside-validity")), "{new:?}");
}

#[test]
fn a_workspace_names_its_baseline() {
    let settings = |name: &str| format!("{SETTINGS}baseline: {name}\n");
    let place =
        folder(&[("okplan.yaml", &settings("known.json")), ("register.yaml", REGISTER), ("plan.yaml", &vague("Berörda chefer"))]);
    let here = place.path();
    let missing = run(here, &["validate"]);
    assert_eq!((missing.status, missing.err.as_str()), (2, "okplan: ”known.json” går inte att läsa: finns inte\n"));
    assert_eq!(run(here, &["validate", "--write-baseline"]).status, 0);
    assert_eq!(found(here, &[]), [] as [&str; 0]);
    assert_eq!(found(here, &["--no-ignore"]), ["plan.yaml:13 vague-actor"]);
    // One that is named beside it hides nothing either.
    assert_eq!(found(here, &["--no-ignore", "--baseline", "known.json"]), ["plan.yaml:13 vague-actor"]);
    for folder in [".", "./"] {
        fs::write(here.join("okplan.yaml"), settings(folder)).expect("the folder takes files");
        for arguments in [&["validate"][..], &["validate", "--write-baseline"]] {
            let run = run(here, arguments);
            assert_eq!(run.status, 2);
            assert!(run.err.contains("ska vara en fil") && run.err.contains("baseline: okplan-baseline.json"), "{}", run.err);
        }
    }
    for outside in ["../known.json", "/tmp/known.json", "..\\known.json", "\"\""] {
        fs::write(here.join("okplan.yaml"), settings(outside)).expect("the folder takes files");
        assert_eq!(run(here, &["validate", "--write-baseline"]).status, 2, "{outside}");
        assert_eq!(run(here, &["validate"]).status, 2, "{outside}");
    }
    // A file that holds something else is not written over.
    fs::write(here.join("okplan.yaml"), settings("plan.yaml")).expect("the folder takes files");
    assert_eq!(run(here, &["validate", "--write-baseline"]).status, 2);
    assert_eq!(fs::read_to_string(here.join("plan.yaml")).expect("the plan"), vague("Berörda chefer"));
    assert_eq!(run(here, &["validate", "--baseline", "plan.yaml"]).status, 2);
}

#[test]
fn a_baseline_of_every_fixture_hides_all_that_may_be_hidden() {
    for entry in fs::read_dir(root("tests/rules")).expect("the fixtures") {
        let fixture = entry.expect("an entry").path();
        let known = tempfile::tempdir().expect("a folder for a while");
        let file = known.path().join("known.json");
        let file = file.to_str().expect("a name");
        let folder = fixture.join("fires");
        let folder = if folder.is_dir() { folder } else { fixture.clone() };
        if run(&folder, &["validate", "--baseline", file, "--write-baseline"]).status != 0 {
            continue;
        }
        let left = found(&folder, &["--baseline", file]);
        let lasting: Vec<&okplan::rules::Rule> = okplan::rules::all().into_iter().filter(|rule| !rule.is_adjustable()).collect();
        let is_lasting = |one: &String| lasting.iter().any(|rule| one.ends_with(&format!(" {}", rule.name)));
        assert!(left.iter().all(is_lasting), "{}: {left:?}", folder.display());
    }
}

#[test]
fn many_comments_cost_time_in_proportion() {
    let yaml = "# okplan: ignore[not-stated] x\n".repeat(100_000);
    let prose = "  <!-- okplan: ignore[not-stated] x -->\n".repeat(50_000);
    let line = "<!-- okplan: ignore[not-stated] x -->".repeat(20_000);
    let place = folder(&[
        ("plan.yaml", &format!("{yaml}{PLAN}body: |\n{prose}  {line}\n\n  ![](#goals)\n")),
        ("register.yaml", REGISTER),
    ]);
    let start = std::time::Instant::now();
    let run = run(place.path(), &["validate", "--format", "json"]);
    assert_eq!(run.status, 0);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
