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
        for arguments in
            [&["fmt", "--check"][..], &["status", "--on", "2027-06-01"], &["render", name, "--to", "pdf", "-o", "x.pdf"]]
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

/// Documents that hold the number where only letters or escapes stand beside it, which some messages quote.
const BESIDE: [&str; 12] = [
    "personnummer_121212-1212: okänd",
    "p1212121212: okänd",
    "record: !t121212-1212 x",
    "record: &a121212-1212 x",
    "record: *a121212-1212",
    "foo-121212-1212: 1\nfoo-121212-1212: 2",
    "footnotes: {\"a121212-1212\": x}",
    "abbreviations: [x121212-1212, \"121212-1212X\"]",
    "validity: {from: x19121212-1212, until: 45121212-1212}",
    "under: \"121212\\x2D1212 slut\"",
    "under: \"121212-\\\n  1212 slut\"",
    "under: \"12\\\n  1212-1212 slut\"",
];

#[test]
fn no_report_shows_a_number_beside_other_signs() {
    let body =
        "body: |\n  # M {#p1212121212}\n\n  Se [](#q1212121212), [](#q-121212-1212) och ![](x121212-1212.png).[^a121212-1212]\n";
    for line in BESIDE {
        let plan = format!("okplan: 1\nkind: agreement\nid: plan\nedition: 2027\ntitle: Plan\n{line}\n{body}");
        let place = folder(&[("register.yaml", REGISTER), ("plan.yaml", &plan)]);
        for format in ["text", "json", "github", "sarif", "gitlab", "junit"] {
            let told = run(place.path(), &["validate", "--format", format]);
            is_silent(&told.out, &format!("{line} in {format}"));
            assert!(!told.out.contains("x2D1212") && !told.out.contains("1212 slut"), "{line} in {format}: {}", told.out);
        }
        for arguments in
            [&["git", "text", "plan.yaml"][..], &["render", "plan.yaml", "--to", "html"], &["validate", "--fix", "--diff"]]
        {
            let told = run(place.path(), arguments);
            is_silent(&told.out, &arguments.join(" "));
            is_silent(&told.err, &arguments.join(" "));
        }
    }
}

#[test]
fn no_amount_of_errors_hides_a_number() {
    let keys: String = (0..1_500).map(|number| format!("k{number}: 1\n")).collect();
    let plan = format!("okplan: 1\nkind: agreement\nid: plan\nedition: 2027\ntitle: Plan\nbody: Text\n{keys}zz: 19121212-1212\n");
    let told = run(folder(&[("plan.yaml", &plan)]).path(), &["validate", "--format", "json"]);
    assert!(told.out.contains("personal-number") && told.out.contains("too-many-findings"));
}

#[test]
fn a_document_with_a_number_is_not_printed_and_others_are() {
    let register = REGISTER.replace("code: \"2480\"", "names: Umeå 19121212-1212");
    let sound = "okplan: 1\nkind: agreement\nid: sund\nedition: 2027\ntitle: Sund plan\nparties: [umea]\nbody: |\n  # M {#p1212121212}\n\n  Se [](#p1212121212) och [](plan).\n";
    let plan =
        "okplan: 1\nkind: agreement\nid: plan\nedition: 2027\ntitle: Plan för Tolvan 19121212-1212\nbody: |\n  # M\n\n  Text.\n";
    let place = folder(&[
        ("okplan.yaml", "okplan: 1\nkind: workspace\nname: x\n"),
        ("register.yaml", &register),
        ("sund.yaml", sound),
        ("plan.yaml", plan),
    ]);
    for to in ["markdown", "html", "docx", "typst"] {
        let told = run(place.path(), &["render", "plan.yaml", "sund.yaml", "--to", to, "-o", "ut/"]);
        assert_eq!(told.status, 1, "{to}: {}", told.err);
        assert!(told.err.contains("[personal-number]") && told.err.contains("plan.yaml:5:"), "{}", told.err);
        is_silent(&told.err, to);
    }
    let made: Vec<String> = fs::read_dir(place.path().join("ut"))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(made.len(), 4, "{made:?}");
    for name in ["sund@2027.md", "sund@2027.html"] {
        is_silent(&fs::read_to_string(place.path().join("ut").join(name)).expect("the page"), name);
    }
    let told = run(place.path(), &["render", "sund.yaml", "--to", "markdown"]);
    assert_eq!(told.status, 0, "{}", told.err);
    for text in ["Umeå xxxxxxxx-xxxx", "Plan för Tolvan xxxxxxxx-xxxx"] {
        assert!(told.out.contains(text), "{}", told.out);
    }
}

#[test]
fn a_merge_keeps_the_number_and_does_not_tell_it() {
    let base = "okplan: 1\nkind: agreement\nid: plan\nedition: 2027\ntitle: Plan\nrecord: A 1\nbody: |\n  # M\n\n  Tolvan 19121212-1212 har en plan.\n";
    let ours = base.replace("title: Plan", "title: Plan 121212-1212").replace("A 1", "A 2");
    let theirs = base.replace("title: Plan", "title: Plan 701063-2391");
    let place = folder(&[("base", base), ("ours", &ours), ("theirs", &theirs)]);
    let told = run(place.path(), &["git", "merge", "base", "ours", "theirs", "plan_19121212-1212.yaml"]);
    is_silent(&told.err, "the messages");
    assert_eq!(told.status, 1);
    let merged = fs::read_to_string(place.path().join("ours")).expect("the file");
    for text in ["Plan 121212-1212", "Plan 701063-2391", "A 2", "Tolvan 19121212-1212"] {
        assert!(merged.contains(text), "{merged}");
    }
}
