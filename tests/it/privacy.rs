//! Personal identity numbers: found wherever they stand, and shown nowhere. The number is Skatteverket's for examples.

use crate::cli::{REGISTER, folder, run};
use crate::git::Fixture;
use std::fs;

/// A document that holds the number where rules quote, draw, compare, mend and name places.
const PLAN: &str = "\
okplan: 1
kind: action-plan
id: plan
edition: 2027
title: Plan: för Tolvan 19121212-1212
19121212-1212: okänd nyckel
drafted: 19121212-1212
numret-121212-1212: {words: 121212-1212}
Parties: [121212-1212, Tolvan 191212121212]
body: |
  # Tolvan 19121212-1212 {#121212-1212}

  Se avsnitt 9.3 och [](#tolvan-19121212-1212), dokumentet ”Rutin för 121212-1212 i länet” och fotnoten[^121212-1212].
  Det bryts över 19121212-
  1212, och lnsatser för 121212+1212 är verk- samhet den 31 juni 2027.

  <!-- okplan: ignore[personal-number] 121212-1212 -->
  <!-- okplan: ignore[121212-1212] -->
  Ett stycke.
goals:
  - id: 121212-1212
    goal: Tolvan (19121212-1212) har en plan
    responsible: 19121212-1212
    activities:
      – activity: Ring 121212-1212
        due: 19121212-1212
  - id: 121212-1212
    goal: [\"191212121212\"]
    responsible: {words: \"19\\u0031\\u0032\\u0031\\u0032-1212\"} # okplan: ignore[not-stated] 121212-1212
";

/// Fails when a text shows the number in any form.
fn is_silent(told: &str, of: &str) {
    let digits: String = told.chars().filter(|character| !matches!(character, '-' | '+' | ' ' | '\n' | '│' | '·')).collect();
    assert!(!digits.contains("1212121212"), "{of}:\n{told}");
    assert!(!told.contains("1212-1212") && !told.contains("1212+1212"), "{of}:\n{told}");
}

#[test]
fn no_report_shows_a_personal_number() {
    // Each line that cannot be read hides what comes later from some rules, so each has its turn.
    let sound = PLAN.replace("Plan: för", "Plan för").replace("– activity", "- activity");
    let broken = PLAN.replace("kind: action-plan", "kind: handlingsplan");
    for plan in [PLAN, &sound, &broken, "19121212-1212", "- {a: 19121212-1212", "okplan: 19121212-1212\nkind: 121212-1212\n"] {
        let place = folder(&[
            (
                "okplan.yaml",
                "okplan: 1\nkind: workspace\nname: 19121212-1212\nrules: {personal-number: off, 121212-1212: info}\n",
            ),
            ("register.yaml", REGISTER),
            ("plan.yaml", plan),
        ]);
        for format in ["text", "json", "github", "sarif", "gitlab", "junit"] {
            for language in ["sv", "en"] {
                for more in [&[][..], &["--no-ignore"], &["--fix", "--diff"], &["--on", "2030-01-01"]] {
                    let arguments = [&["validate", "--format", format, "--lang", language], more].concat();
                    let told = run(place.path(), &arguments);
                    is_silent(&told.out, &arguments.join(" "));
                    is_silent(&told.err, &arguments.join(" "));
                    assert_eq!(told.status, 1);
                    if more.is_empty() {
                        assert!(told.out.contains("personal-number"), "{}", told.out);
                    }
                }
            }
        }
        let told = run(place.path(), &["validate", "--write-baseline", "--baseline", "known.json"]);
        is_silent(&told.err, "the messages");
        let known = fs::read_to_string(place.path().join("known.json")).expect("the known findings");
        is_silent(&known, "the known findings");
        assert!(!known.contains(r#""rule":"personal-number""#));
        let told = run(place.path(), &["validate", "--baseline", "known.json"]);
        assert!(told.out.contains("personal-number"), "a baseline silences it");
    }
}

#[test]
fn every_number_of_a_document_that_can_be_read_is_found() {
    let plan = PLAN.replace("Plan: för", "Plan för").replace("– activity", "- activity");
    let place = folder(&[("register.yaml", REGISTER), ("plan.yaml", &plan)]);
    let told = run(place.path(), &["validate", "--format", "github"]).out;
    assert_eq!(told.matches("title=personal-number").count(), 24, "{told}");
}

/// Names of files that hold the number as people write it in them.
const NAMES: [&str; 4] =
    ["plan-19121212-1212.yaml", "planer/191212121212.yaml", "121212-1212/plan.yaml", "plan_19121212-1212_2027.yaml"];

#[test]
fn no_report_shows_a_number_in_the_name_of_a_file() {
    let plan = PLAN.replace("Plan: för", "Plan för").replace("– activity", "- activity");
    for name in NAMES {
        // The second document makes the first a place that belongs to a finding.
        let place = folder(&[("register.yaml", REGISTER), (name, &plan), ("z.yaml", &plan)]);
        for format in ["text", "json", "github", "sarif", "gitlab", "junit"] {
            for more in [&[][..], &["--fix", "--diff"], &["z.yaml"], &[name]] {
                let arguments = [&["validate", "--format", format], more].concat();
                let told = run(place.path(), &arguments);
                is_silent(&told.out, &arguments.join(" "));
                is_silent(&told.err, &arguments.join(" "));
                assert_eq!(told.status, 1);
            }
            let told = run(place.path(), &["validate", "--lang", "en", "--format", format]).out;
            assert!(told.contains("The name of the file holds a personal identity number"), "{name} in {format}: {told}");
        }
        assert_eq!(run(place.path(), &["validate", "--write-baseline", "--baseline", "known.json"]).status, 0);
        is_silent(&fs::read_to_string(place.path().join("known.json")).expect("the known findings"), "the known findings");
        for arguments in [&["fmt", "--check"][..], &["status", "--on", "2027-06-01"], &["render", name, "--to", "pdf", "-o", "x.pdf"]]
        {
            let told = run(place.path(), arguments);
            is_silent(&told.out, &arguments.join(" "));
            is_silent(&told.err, &arguments.join(" "));
        }
    }
}

#[test]
fn nothing_that_tells_of_documents_shows_a_personal_number() {
    let old = "okplan: 1\nkind: action-plan\nid: plan\nedition: 2026\ntitle: Plan för Tolvan 19121212-1212\nbody: |\n  # Tolvan 121212-1212\n\n  Tolvan (19121212-1212) får stöd av kommunen, och 19121212-\n  1212 är hens nummer.\ngoals:\n  - id: ett\n    goal: Tolvan 19121212-1212 har en plan\n    activities: [{activity: Ring 121212+1212, due: 2026-03-01}]\n  - goal: \"Numret \\u0031\\u0039121212-1212 finns\"\n";
    let new = old
        .replace("får stöd av kommunen", "får allt stöd av regionen")
        .replace("edition: 2026", "edition: 2027")
        .replace("har en plan", "och 121212-1212 har planer")
        .replace("  # Tolvan 121212-1212", "  # Tolvan 121212-1212 och Elvan 701063-2391")
        .replace("{activity: Ring 121212+1212", "{activity: Ring genast 19121212-1212");
    let mut fixture = Fixture::new();
    let settings = "okplan: 1\nkind: workspace\nname: x\n";
    for (name, text) in [("plan_19121212-1212.yaml", old), ("planer/191212121212.yaml", &new)] {
        fixture.commit(&[("okplan.yaml", settings), ("register.yaml", REGISTER), (name, text)]);
    }
    for (name, text) in
        [("okplan.yaml", settings), ("register.yaml", REGISTER), ("planer/191212121212.yaml", &new), ("old.yaml", old)]
    {
        fixture.write(name, text);
    }
    let (place, name) = (fixture.path(), "planer/191212121212.yaml");
    let mut all = vec![
        vec!["diff", "old.yaml", name, "--suggest-links"],
        vec!["diff", "old.yaml", name, "--suggest-links", "--format", "json"],
        vec!["diff", "HEAD~1..HEAD"],
        vec!["git", "text", name],
    ];
    for format in ["text", "json", "markdown"] {
        all.push(vec!["log", name, "--all", "--format", format]);
        all.push(vec!["status", "--on", "2028-06-01", "--format", format]);
    }
    for format in ["text", "json", "markdown", "html"] {
        for view in ["summary", "parallel", "inline"] {
            let view = if format == "json" { &[][..] } else { &["--view", view] };
            all.push([&["diff", "old.yaml", name, "--format", format], view].concat());
        }
    }
    for arguments in all {
        let told = run(place, &arguments);
        is_silent(&told.out, &arguments.join(" "));
        is_silent(&told.err, &arguments.join(" "));
        assert!(!told.out.contains("701063") && !told.out.contains("2391"), "{}", told.out);
        assert!(told.status < 2 && !told.out.is_empty(), "{}: {}{}", arguments.join(" "), told.out, told.err);
    }
    // What is written into a file leaves the rest of it as it is.
    assert_eq!(run(place, &["diff", "old.yaml", name, "--suggest-links", "--write"]).status, 0);
    assert!(fs::read_to_string(place.join(name)).expect("the file").contains("19121212-1212"));
}
