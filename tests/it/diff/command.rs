//! `okplan diff` through the real binary: out of git, over a workspace, and the links it suggests.

use crate::cli::{PLAN, REGISTER, folder, okplan, run};
use crate::git::Fixture;
use std::fs;

/// The plan's next edition: reworded, another due, a goal more.
fn next() -> String {
    let plan =
        PLAN.replace("2013-2014", "2018").replace("har en samordnad individuell plan", "har en egen samordnad individuell plan");
    plan.replace("due: 2014-03-31", "due: 2014-12-31") + "  - {id: ny, goal: Helt nytt}\n"
}

fn repository() -> Fixture {
    let mut fixture = Fixture::new();
    fixture.commit(&[("register.yaml", REGISTER), ("plan.yaml", PLAN), ("okplan.yaml", SETTINGS)]);
    fixture.tag("v2013");
    fixture.commit(&[("register.yaml", REGISTER), ("planer/plan-2018.yaml", &next()), ("okplan.yaml", SETTINGS)]);
    fixture.tag("v2018");
    fixture
}

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: Samverkan\n";

#[test]
fn two_revisions_of_a_workspace_are_told_document_by_document() {
    let fixture = repository();
    let told = fixture.run(&["diff", "v2013..v2018", "--view", "summary", "--format", "markdown"]);
    let expected = "\
## Handlingsplan för samverkan (2013–2014 → 2018)

3 ändringar.

- Aktiviteten under mål 1 (”Ta fram en rutin”): tiden flyttades från 2014\\-03\\-31 till 2014\\-12\\-31.
";
    assert!(told.out.starts_with(&expected.replace("\\-", "-")), "{}", told.out);
    assert!(told.out.contains("Oförändrat: "), "{}", told.out);
    assert_eq!((told.status, told.err.as_str()), (1, ""));
}

#[test]
fn a_renamed_file_is_found_in_the_other_revision() {
    let fixture = repository();
    for arguments in [
        ["diff", "v2013..v2018", "plan.yaml"],
        ["diff", "v2013..v2018", "planer/plan-2018.yaml"],
        ["diff", "v2013:plan.yaml", "v2018:planer/plan-2018.yaml"],
    ] {
        let told = fixture.run(&arguments);
        assert!(told.out.contains("Mål 2 är nytt: ”Helt nytt”."), "{arguments:?}: {}{}", told.out, told.err);
        assert_eq!(told.status, 1);
    }
    let same = fixture.run(&["diff", "v2013:plan.yaml", "v2013:plan.yaml"]);
    assert_eq!((same.status, same.out.as_str()), (0, "Ingenting har ändrats.\n"));
    assert_eq!(fixture.run(&["diff", "v2013..v2018", "--exit-zero"]).status, 0);
}

#[test]
fn what_cannot_be_compared_says_why() {
    let fixture = repository();
    for (arguments, wanted) in [
        (["diff", "v2013..v2019", "plan.yaml"], "v2019"),
        (["diff", "v2013:plan.yaml", "v2018:plan.yaml"], "plan.yaml"),
        (["diff", "finns-inte.yaml", "plan.yaml"], "finns-inte.yaml"),
    ] {
        let told = fixture.run(&arguments);
        assert_eq!((told.status, told.out.as_str()), (2, ""), "{arguments:?}");
        assert!(told.err.contains(wanted) && told.err.lines().count() == 1, "{}", told.err);
    }
}

const OLD: &str = "\
okplan: 1
kind: action-plan
id: plan-2013
edition: 2013
title: Plan
goals:
  - {id: hjalpmedel, goal: Hjälpmedel förskrivs som en del av habilitering och rehabilitering}
  - {id: tandvard, goal: Tandläkare tar emot alla}
";

const NEW: &str = "\
okplan: 1
kind: action-plan
id: lansplan
edition: 2018
title: Länsplan
goals:
  # Ur remissen.
  - id: rehab
    goal: Alla får habilitering och rehabilitering, med förskrivning av hjälpmedel
    due: 2019
  - {goal: Väntetiderna är korta}   # nytt
";

#[test]
fn links_are_suggested_and_written_only_when_asked_for() {
    let folder = folder(&[("old.yaml", OLD), ("new.yaml", NEW)]);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
    let told = run(folder.path(), &["diff", "old.yaml", "new.yaml", "--suggest-links"]);
    let line = "new.yaml:8: continues: plan-2013@2013#hjalpmedel  # ”Alla får habilitering och rehabilitering, med förskrivning av …”, säkerhet ";
    assert!(told.out.starts_with(line) && told.out.lines().count() == 1, "{}", told.out);
    assert_eq!((told.status, read("new.yaml").as_str()), (0, NEW));
    let written = run(folder.path(), &["diff", "old.yaml", "new.yaml", "--suggest-links", "--write"]);
    assert_eq!(written.status, 0, "{}", written.err);
    let with_link = NEW.replace("    due: 2019\n", "    continues: [plan-2013@2013#hjalpmedel]\n    due: 2019\n");
    assert_eq!((read("new.yaml"), read("old.yaml").as_str()), (with_link, OLD));
    // What is said needs no guess.
    let again = run(folder.path(), &["diff", "old.yaml", "new.yaml", "--suggest-links", "--write"]);
    assert_eq!(again.out, "");
    let told = run(folder.path(), &["diff", "old.yaml", "new.yaml", "--lang", "en"]);
    assert!(!told.out.contains("confidence"), "{}", told.out);
}

#[test]
fn all_that_one_goal_was_merged_from_is_written_at_once() {
    let goals = |goals: &str, edition: &str| {
        format!("okplan: 1\nkind: action-plan\nid: plan\nedition: {edition}\ntitle: Plan\ngoals:\n{goals}")
    };
    let old = goals(
        "  - {id: a, goal: Alla barn får hjälp med hemläxor och skolskjuts varje vecka}\n  - {id: b, goal: Kuratorer finns på samtliga gymnasieskolor under hela läsåret}\n",
        "2020",
    );
    let new = goals(
        "  - {id: c, goal: Alla barn får hjälp med hemläxor och skolskjuts varje vecka och kuratorer finns på samtliga gymnasieskolor under hela läsåret}\n",
        "2022",
    );
    let folder = folder(&[("old.yaml", &old), ("new.yaml", &new)]);
    let written = run(folder.path(), &["diff", "old.yaml", "new.yaml", "--suggest-links", "--write"]);
    let text = fs::read_to_string(folder.path().join("new.yaml")).expect("a file");
    assert_eq!(written.status, 0, "{}", written.err);
    assert!(text.contains("merges: [plan@2020#a, plan@2020#b]"), "{text}\n{}", written.out);
    assert!(written.err.contains("2 länkar skrivna"), "{}", written.err);
}

#[test]
fn a_new_file_that_cannot_be_read_is_a_change() {
    let mut fixture = Fixture::new();
    fixture.commit(&[("old.yaml", OLD)]);
    fixture.commit(&[("old.yaml", OLD), ("ny.yaml", "okplan: 1\nkind: action-plan\ntitle: [\n")]);
    assert_eq!(fixture.run(&["diff", "HEAD~1..HEAD"]).status, 1);
    // The same file that cannot be read on both sides is none.
    let unread = "okplan: 1\nkind: action-plan\ntitle: [\n";
    fixture.commit(&[("old.yaml", OLD), ("ny.yaml", unread), ("anteckning.txt", "Inget dokument.\n")]);
    assert_eq!(fixture.run(&["diff", "HEAD~1..HEAD"]).status, 0);
}

#[test]
fn links_are_not_written_into_a_revision() {
    let mut fixture = Fixture::new();
    fixture.commit(&[("old.yaml", OLD), ("new.yaml", NEW)]);
    let told = fixture.run(&["diff", "HEAD:old.yaml", "HEAD:new.yaml", "--suggest-links", "--write"]);
    assert_eq!(told.status, 2);
    assert!(told.err.contains("--write"), "{}", told.err);
}

#[test]
fn the_threshold_is_the_commands_or_the_workspaces() {
    let files =
        |least: &str| [("old.yaml", OLD.to_owned()), ("new.yaml", NEW.to_owned()), ("okplan.yaml", format!("{SETTINGS}{least}"))];
    let told = |least: &str, arguments: &[&str]| {
        let files = files(least);
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let folder = folder(&files);
        run(folder.path(), &[&["diff", "old.yaml", "new.yaml"], arguments].concat()).out.contains("säkerhet")
    };
    assert!(told("", &[]));
    assert!(!told("min-confidence: 0.99\n", &[]));
    assert!(!told("", &["--min-confidence", "0.99"]));
    assert!(told("min-confidence: 0.99\n", &["--min-confidence", "0.3"]));
}

#[test]
fn a_file_with_errors_is_told_of() {
    let broken = NEW.replace("due: 2019", "due: 2019\n    okänd: x");
    let folder = folder(&[("old.yaml", OLD), ("new.yaml", &broken), ("r.yaml", "okplan: 1\nkind: register\n")]);
    let told = run(folder.path(), &["diff", "old.yaml", "new.yaml"]);
    assert!(told.err.contains("new.yaml") && told.err.contains("okplan validate") && told.status == 1, "{}", told.err);
    let other = run(folder.path(), &["diff", "old.yaml", "r.yaml"]);
    assert!(other.status == 2 && other.err.contains("går inte att jämföra"), "{}", other.err);
}

fn told(old: &str, new: &str) -> String {
    let folder = folder(&[("old.yaml", old), ("new.yaml", new)]);
    run(folder.path(), &["diff", "old.yaml", "new.yaml"]).out
}

#[test]
fn what_a_merged_goal_had_of_its_own_is_told() {
    let goals = "  - {id: a1, goal: Alla får vård, due: 2030}\n  - id: a2\n    goal: Alla får bostad\n    due: 2031\n    activities: [{activity: Bygg fler hus}]\n";
    let head = OLD.split("  - ").next().expect("a head");
    let merged = "  - {id: a, goal: Alla får vård och bostad, due: 2030, merges: [plan-2013@2013#a1, plan-2013@2013#a2]}\n";
    let out = told(&format!("{head}{goals}"), &format!("{}{merged}", head.replace("edition: 2013", "edition: 2018")));
    let expected = "Mål 1 och 2 fördes samman till mål 1; av mål 2 (”Alla får bostad”) finns inte kvar: tiden (2031)";
    assert!(out.contains(expected) && out.contains("Bygg fler hus"), "{out}");
}

#[test]
fn the_number_a_list_begins_with_is_told() {
    let with = |number: u32| format!("{OLD}body: |\n  {number}. Gruppen avgör.\n");
    assert!(!told(&with(3), &with(5)).contains("Ingenting"));
    assert!(told(&with(3), &with(3)).contains("Ingenting"));
}

#[test]
fn two_drafts_of_one_edition_get_no_links() {
    let draft = OLD.replace("id: hjalpmedel", "id: rehab");
    let folder = folder(&[("old.yaml", OLD), ("new.yaml", &draft)]);
    let told = run(folder.path(), &["diff", "old.yaml", "new.yaml", "--suggest-links", "--write"]);
    assert_eq!((told.status, told.out.as_str()), (0, ""));
    assert_eq!(fs::read_to_string(folder.path().join("new.yaml")).expect("a file"), draft);
}

#[test]
fn a_new_edition_beside_the_old_is_compared_with_it_and_what_cannot_be_read_is_not_gone() {
    let mut fixture = Fixture::new();
    fixture.commit(&[("register.yaml", REGISTER), ("plan.yaml", PLAN), ("annan.yaml", OLD)]);
    fixture.tag("v1");
    fixture.commit(&[
        ("register.yaml", REGISTER),
        ("plan.yaml", PLAN),
        ("plan-2018.yaml", &next()),
        ("annan.yaml", "okplan: 1\nkind: [\n"),
    ]);
    fixture.tag("v2");
    let told = fixture.run(&["diff", "v1..v2"]);
    assert!(told.out.contains("Mål 2 är nytt: ”Helt nytt”."), "{}", told.out);
    assert!(!told.out.contains("borttaget"), "{}", told.out);
    assert!(told.err.contains("annan.yaml"), "{}", told.err);
}

#[test]
fn a_copy_is_compared_alike_from_the_root_and_from_its_folder() {
    let mut fixture = Fixture::new();
    let copy = PLAN.replace("har en samordnad individuell plan", "har en egen samordnad individuell plan");
    let other = PLAN.replace("id: handlingsplan", "id: annan");
    let all = [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("del/annan.yaml", other.as_str())];
    let before = PLAN.replace("id: handlingsplan", "id: flyttad");
    fixture.commit(&[&all[..], &[("plan.yaml", PLAN), ("flyttad.yaml", &before)]].concat());
    fixture.tag("v1");
    let moved = copy.replace("id: handlingsplan", "id: flyttad");
    fixture.commit(&[&all[..], &[("plan.yaml", PLAN), ("del/kopia.yaml", &copy), ("del/flyttad.yaml", &moved)]].concat());
    fixture.tag("v2");
    let folder = fixture.path().join("del");
    fs::create_dir_all(&folder).expect("a folder");
    let here = run(&folder, &["diff", "v1..v2", "."]);
    let there = fixture.run(&["diff", "v1..v2", "del"]);
    let whole = fixture.run(&["diff", "v1..v2"]);
    assert_eq!((&here.out, here.status), (&there.out, there.status));
    for out in [&here.out, &whole.out] {
        assert!(out.matches("har en egen").count() == 2 && !out.contains("Dokumentet är"), "{out}");
    }
    // The other way round they came from the folder.
    let back = run(&folder, &["diff", "v2..v1", "."]);
    assert!(back.out.contains("har en egen") && back.out.matches("Dokumentet är borttaget").count() == 1, "{}", back.out);
}

#[test]
fn one_side_may_be_standard_input() {
    let folder = folder(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", PLAN)]);
    for (sides, text, expected) in [
        (["plan.yaml", "-"], next(), "Mål 2 är nytt: ”Helt nytt”."),
        (["-", "plan.yaml"], next(), "Mål 2 (”Helt nytt”) togs bort."),
        (["plan.yaml", "-"], PLAN.to_owned(), "Ingenting har ändrats."),
    ] {
        let arguments = [&["diff"], sides.as_slice(), &["--lang", "sv"]].concat();
        let told = okplan(folder.path()).args(arguments).write_stdin(text).output().expect("okplan runs");
        let out = String::from_utf8_lossy(&told.stdout);
        assert!(out.contains(expected), "{out}{}", String::from_utf8_lossy(&told.stderr));
    }
    assert_eq!(run(folder.path(), &["diff", "-", "-"]).status, 2);
    assert_eq!(run(folder.path(), &["diff", "plan.yaml", "-", "--suggest-links", "--write"]).status, 2);
}

#[test]
fn documents_of_two_workspaces_that_are_called_the_same_are_told_by_their_files() {
    let mut fixture = Fixture::new();
    let later = next();
    let of = |nord: &str, syd: &str| {
        let files = [("nord", nord), ("syd", syd)].map(|(folder, plan)| {
            [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", plan)]
                .map(|(name, text)| (format!("{folder}/{name}"), text.to_owned()))
        });
        files.into_iter().flatten().collect::<Vec<_>>()
    };
    let mut commit = |files: &[(String, String)], tag: &str| {
        fixture.commit(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>());
        fixture.tag(tag);
    };
    commit(&of(PLAN, PLAN), "v1");
    commit(&of(&later, &later), "v2");
    let told = fixture.run(&["diff", "v1..v2"]).out;
    for name in [
        "(2013–2014 → 2018) – v2:nord/plan.yaml",
        "(2013–2014 → 2018) – v2:syd/plan.yaml",
        "register.yaml – v2:syd/register.yaml",
    ] {
        assert!(told.split_whitespace().collect::<Vec<_>>().join(" ").contains(name), "{name}: {told}");
    }
    // One of them alone needs no more than its title.
    assert!(!fixture.run(&["diff", "v1..v2", "nord"]).out.contains("/plan.yaml"), "only its title");
}

#[test]
fn a_suggested_link_is_never_quite_sure() {
    // Word for word the same, under another id in another edition.
    let next = PLAN.replace("edition: 2013-2014", "edition: 2018").replace("id: handlingsplan\n", "id: lansplan\n");
    let goals = next.lines().map(|line| match line.trim_start_matches(['-', ' ']).strip_prefix("id: ") {
        Some(id) if line.starts_with(' ') => line.replace(id, &format!("{id}-ny")),
        _ => line.to_owned(),
    });
    let next = goals.collect::<Vec<_>>().join("\n");
    let folder = folder(&[("old.yaml", PLAN), ("new.yaml", &next)]);
    let told = run(folder.path(), &["diff", "old.yaml", "new.yaml", "--suggest-links"]).out;
    assert!(told.contains("säkerhet 99 %") && !told.contains("säkerhet 100 %"), "{told}");
    let json = run(folder.path(), &["diff", "old.yaml", "new.yaml", "--suggest-links", "--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let links = json["links"].as_array().expect("links");
    assert!(!links.is_empty() && links.iter().all(|link| link["confidence"].as_f64().is_some_and(|sure| sure <= 0.99)), "{json}");
}
