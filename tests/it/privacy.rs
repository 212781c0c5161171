//! Personal identity numbers: found wherever they stand, and shown nowhere. The number is Skatteverket's for examples.

use crate::cli::{REGISTER, folder, run};
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
