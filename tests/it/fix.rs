//! `okplan validate --fix`: what it mends, what it leaves, and that it does no harm.

use crate::cli::{PLAN, REGISTER, folder, run};
use crate::freshness::root;
use okplan::rules::{self, READING, RULES};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const SLIPS: &str = "\
okplan: 1   # formatet
kind: Handlingsplan
id: plan
edition: 2013-2014
title: Plan: för \"samverkan\"
validity: {from: 2013-9-1, until: 31 december 2014}  # två år
Parties: [umea]
goals:
  # ett mål
  - id: sip
    mål: Den som behöver det har en plan
    activities:
      – activity: Ta fram en rutin
        ansvarig: lsg   # vem
        due: kontinuerligt
      - activity: Sprid den
        responsible: lsg # okplan: ignore[not-stated, unused-footnote] skäl
        due: hösten 2014
# okplan: ignore[not-stated] inget här
footnotes: {a: Fotnot}
";

#[test]
fn what_is_certain_is_mended_and_the_rest_is_left() {
    let place = folder(&[("register.yaml", REGISTER), ("plan.yaml", SLIPS)]);
    let here = place.path();
    let shown = run(here, &["validate", "--fix", "--diff"]);
    assert_eq!(fs::read_to_string(here.join("plan.yaml")).expect("the plan"), SLIPS);
    assert!(shown.out.starts_with("--- a/plan.yaml\n+++ b/plan.yaml\n@@ "), "{}", shown.out);
    assert_eq!(shown.status, 1, "the file still has its errors");
    let fixed = run(here, &["validate", "--fix", "--format", "github"]);
    let after = fs::read_to_string(here.join("plan.yaml")).expect("the plan");
    let expected = SLIPS
        .replace("kind: Handlingsplan", "kind: action-plan")
        .replace("title: Plan: för \"samverkan\"", "title: \"Plan: för \\\"samverkan\\\"\"")
        .replace("{from: 2013-9-1, until: 31 december 2014}", "{from: 2013-09-01, until: 2014-12-31}")
        .replace("Parties:", "parties:")
        .replace("mål: Den", "goal: Den")
        .replace("– activity", "- activity")
        .replace("ansvarig:", "responsible:")
        .replace("kontinuerligt", "ongoing")
        .replace("hösten 2014", "2014-autumn")
        .replace(" # okplan: ignore[not-stated, unused-footnote] skäl", "")
        .replace("# okplan: ignore[not-stated] inget här\n", "");
    assert_eq!(after, expected, "{}", fixed.err);
    assert!(fixed.err.contains("rättelser i 1 fil\n"), "{}", fixed.err);
    let again = run(here, &["validate", "--fix"]);
    assert!(again.err.starts_with("okplan: inget går säkert att rätta\n"), "{}", again.err);
    assert_eq!(fs::read_to_string(here.join("plan.yaml")).expect("the plan"), after);
    // The diff told what was done.
    let removed = shown.out.lines().filter(|line| line.starts_with('-')).count();
    assert_eq!(removed, 11 + 1, "{}", shown.out);
}

#[test]
fn line_breaks_marks_and_names_are_kept() {
    let text = format!("\u{feff}{}", PLAN.replace("goal: Den", "mål: Den")).replace('\n', "\r\n");
    let place = folder(&[
        ("register.yaml", REGISTER),
        ("mål & medel/plan.yaml", &text),
        ("b.yaml", &PLAN.replace("id: handl", "id: b-handl").replace("parties", "parter")),
    ]);
    let run = run(place.path(), &["validate", "--fix"]);
    assert!(run.err.starts_with("okplan: 2 rättelser i 2 filer\n"), "{}", run.err);
    let after = fs::read_to_string(place.path().join("mål & medel/plan.yaml")).expect("the plan");
    assert_eq!(after, text.replace("mål: Den", "goal: Den"));
}

#[test]
fn what_is_not_certain_is_left() {
    for slip in [
        "title: Plan: för #1",
        "title: Plan: för\n  flera",
        "due: vintern 2014",
        "respnsible: lsg",
        "title: [Plan] för",
        "title: *plan",
    ] {
        let text = format!("okplan: 1\nkind: action-plan\nid: plan\nedition: 2013\n{slip}\n");
        let place = folder(&[("plan.yaml", &text)]);
        let run = run(place.path(), &["validate", "--fix"]);
        assert!(run.err.starts_with("okplan: inget går säkert att rätta\n"), "{slip}: {}", run.err);
        assert_eq!(fs::read_to_string(place.path().join("plan.yaml")).expect("the plan"), text, "{slip}");
    }
}

#[cfg(unix)]
#[test]
fn files_that_may_not_be_written_and_links_are_left() {
    use std::os::unix::fs::PermissionsExt;
    let slip = PLAN.replace("goal: Den", "mål: Den");
    let place = folder(&[("in/register.yaml", REGISTER), ("in/plan.yaml", &slip), ("out/plan.yaml", &slip)]);
    let file = place.path().join("in/plan.yaml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).expect("rights");
    std::os::unix::fs::symlink("../out/plan.yaml", place.path().join("in/link.yaml")).expect("the folder takes links");
    let refused = run(&place.path().join("in"), &["validate", "--fix", "--lang", "en"]);
    assert_eq!(refused.status, 1);
    assert!(refused.err.contains("okplan: “plan.yaml” cannot be written: permission denied\n"), "{}", refused.err);
    for path in ["in/plan.yaml", "out/plan.yaml"] {
        assert_eq!(fs::read_to_string(place.path().join(path)).expect("the plan"), slip, "{path}");
    }
    let leftovers = fs::read_dir(place.path().join("in")).expect("the folder").count();
    assert_eq!(leftovers, 3);
    let stdin = run(place.path(), &["validate", "--fix", "-"]);
    assert_eq!(stdin.status, 2);
    for wrong in
        [&["validate", "--diff"][..], &["validate", "--fix", "--rev", "HEAD"], &["validate", "--fix", "--write-baseline"]]
    {
        assert_eq!(run(place.path(), wrong).status, 2, "{wrong:?}");
    }
}

/// The files of a fixture, with its folders.
fn copied(from: &Path, to: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    fs::create_dir_all(to).expect("the folder takes folders");
    for entry in fs::read_dir(from).expect("a folder") {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).expect("an entry");
        if path.is_dir() {
            files.extend(copied(&path, &to.join(name)));
        } else {
            fs::copy(&path, to.join(&name)).expect("the folder takes files");
            files.push(to.join(name));
        }
    }
    files
}

/// How many errors of text and shape, and whether every comment of the texts is there.
fn state(folder: &Path, files: &[PathBuf]) -> (usize, Vec<String>) {
    let report = run(folder, &["validate", "--format", "json", "--no-ignore"]).out;
    let report: serde_json::Value = serde_json::from_str(&report).unwrap_or_default();
    let findings = report["diagnostics"].as_array().cloned().unwrap_or_default();
    let is_reading = |finding: &&serde_json::Value| READING.iter().any(|rule| finding["rule"] == rule.name);
    let texts = files.iter().map(|file| String::from_utf8_lossy(&fs::read(file).expect("a file")).into_owned());
    (findings.iter().filter(is_reading).count(), texts.collect())
}

#[test]
fn every_fixture_is_mended_once_and_is_no_worse() {
    for fixture in fs::read_dir(root("tests/rules")).expect("the fixtures") {
        let place = tempfile::tempdir().expect("a folder for a while");
        let fixture = fixture.expect("an entry").path();
        let files = copied(&fixture, place.path());
        let (before, _) = state(place.path(), &files);
        run(place.path(), &["validate", "--fix"]);
        let (after, texts) = state(place.path(), &files);
        // A file that could not be read at all may show more once it can.
        assert!(
            after <= before || fixture.ends_with("syntax") || fixture.ends_with("not-a-document"),
            "{}: {before} {after}",
            fixture.display()
        );
        run(place.path(), &["validate", "--fix"]);
        assert_eq!(state(place.path(), &files).1, texts, "{}", fixture.display());
    }
}

#[test]
fn rules_say_whether_they_have_fixes() {
    let mut with_fix = BTreeSet::new();
    for fixture in fs::read_dir(root("tests/rules")).expect("the fixtures") {
        let fixture = fixture.expect("an entry").path();
        let report: serde_json::Value =
            serde_json::from_str(&run(&fixture, &["validate", "--format", "json"]).out).unwrap_or_default();
        let findings = report["diagnostics"].as_array().cloned().unwrap_or_default();
        with_fix.extend(
            findings.iter().filter(|one| !one["fix"].is_null()).filter_map(|one| one["rule"].as_str().map(str::to_owned)),
        );
    }
    let told: BTreeSet<String> =
        RULES.iter().chain(READING).filter(|rule| rule.fixable).map(|rule| rule.name.to_owned()).collect();
    assert_eq!(with_fix, told);
    assert!(rules::find("unused-ignore").is_some_and(|rule| rule.fixable));
}

#[test]
fn a_diff_cannot_be_forged() {
    let place = folder(&[("a\n::error::b.yaml", "okplan: 1\nkind: register\nRoles: [] # \u{1b}[2J\u{202e}::error::x\n")]);
    let run = run(place.path(), &["validate", "--fix", "--diff"]);
    assert!(!run.out.contains('\u{1b}') && !run.out.contains('\u{202e}') && !run.out.contains("\n::error"), "{:?}", run.out);
    assert!(!run.err.contains("\n::error"), "{:?}", run.err);
}

const TYPED: &str = "\
okplan: 1
kind: action-plan
id: plan
edition: 2027
title: Handlingsplan
goals:
  - goal: Personalen är kunnig
    id: ett
    activities:
      - {activity: Ordna en utbildning (se mål 2), responsible: lsg, due: 2027}
      - {activity: \"Sprid den (se mål 2)\", responsible: lsg, due: 2027}
      - {activity: mål 2 nås, responsible: lsg, due: 2027}
  - goal: Brukarna är delaktiga
    id: tva
body: |
  # Ett {#a}

  - avsnitten 2 och 1
  - avsnitten 2 och 2.1

  Det framgår av avsnitt 2, och Text <!-- okplan: ignore[typed-number] oanvänd --> mer.

  # Två {#b}

  ## Utan id

  ![](#goals)
";

#[test]
fn a_list_of_numbers_is_mended_whole_or_not_at_all() {
    let place = folder(&[("register.yaml", REGISTER), ("plan.yaml", TYPED)]);
    run(place.path(), &["validate", "--fix"]);
    let after = fs::read_to_string(place.path().join("plan.yaml")).expect("the plan");
    let expected = TYPED
        .replace("Ordna en utbildning (se mål 2)", "\"Ordna en utbildning (se [](#tva))\"")
        .replace("den (se mål 2)", "den (se [](#tva))")
        .replace("avsnitten 2 och 1\n", "[](#b) och [](#a)\n")
        .replace("av avsnitt 2,", "av [](#b),")
        .replace("<!-- okplan: ignore[typed-number] oanvänd --> ", "");
    assert_eq!(after, expected);
}
