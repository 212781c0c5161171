//! How sure okplan is of law: an error only where a list confirms it, a warning that says so where it does not.

use crate::cli::{folder, run};
use std::fs;

/// An agreement of 2026 with that text.
fn agreement(text: &str) -> String {
    let head =
        "okplan: 1\nkind: agreement\nid: avtal\nedition: 2026\ntitle: Avtal\nvalidity: {from: 2026-01-01, until: 2028-12-31}\n";
    format!("{head}body: |\n  # Lag\n\n  {text}\n")
}

/// Severity, rule, message and help of the findings on law in that text, with that register.
fn found(text: &str, register: Option<&str>) -> Vec<(String, String, String, String)> {
    let here = folder(&[("avtal.yaml", &agreement(text))]);
    if let Some(acts) = register {
        fs::write(here.path().join("register.yaml"), format!("okplan: 1\nkind: register\nacts:\n{acts}")).expect("the file");
    }
    let out = run(here.path(), &["validate", "--lang", "en", "--format", "json"]).out;
    let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let all = report["diagnostics"].as_array().cloned().unwrap_or_default();
    let word = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let read = |finding: &serde_json::Value| {
        (word(finding, "severity"), word(finding, "rule"), word(finding, "message"), word(finding, "help"))
    };
    let is_law = |rule: &str| matches!(rule, "repealed-act" | "malformed-citation" | "ambiguous-act");
    all.iter().map(read).filter(|(_, rule, ..)| is_law(rule)).collect()
}

/// The one finding on law in that text.
fn only(text: &str, register: Option<&str>) -> (String, String, String, String) {
    let all = found(text, register);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all.into_iter().next().expect("a finding")
}

#[test]
fn what_the_list_confirms_is_an_error_and_names_the_new_provision() {
    let (severity, rule, message, help) = only("Planen görs enligt 2 kap. 7 § socialtjänstlagen (2001:453).", None);
    assert_eq!((severity.as_str(), rule.as_str()), ("error", "repealed-act"));
    assert!(message.contains("ceased to hold on 2025-07-01") && !message.contains("unconfirmed"), "{message}");
    assert_eq!(help, "Cite socialtjänstlagen (2025:400): 2 kap. 7 § is now 10 kap. 8 § andra stycket och 9 §.");
    let (severity, .., help) = only("Planen görs enligt 3 f § HSL.", None);
    assert_eq!(severity, "error");
    assert_eq!(help, "Cite hälso- och sjukvårdslagen (2017:30): 3 f § is now 16 kap. 4 §.");
}

#[test]
fn what_no_list_confirms_is_a_warning_that_says_so() {
    for text in ["Frågan avgörs enligt kommunallagen (1991:900).", "Uppgifter följer PuL.", "Vården följer 18 § HSL."] {
        let (severity, rule, message, _) = only(text, None);
        assert_eq!((severity.as_str(), rule.as_str()), ("warning", "repealed-act"), "{text}");
        assert!(message.contains("(unconfirmed)"), "{message}");
    }
    let (.., help) = only("Insatser ges enligt socialtjänstlagen (1980:620).", None);
    assert_eq!(help, "Cite socialtjänstlagen (2025:400) (unconfirmed), which replaced it.", "the act of 2001 is passed by");
}

#[test]
fn a_register_confirms_what_okplan_does_not_know_for_sure() {
    let acts = "  - {id: kl, name: kommunallagen, number: \"1991:900\", validity: {until: 2017-12-31}}\n";
    let (severity, _, message, _) = only("Frågan avgörs enligt kommunallagen (1991:900).", Some(acts));
    assert_eq!(severity, "error");
    assert!(!message.contains("unconfirmed"), "{message}");
}

#[test]
fn a_provision_without_its_chapter_is_no_error_of_law_by_guess() {
    let (severity, rule, message, help) = only("Insatser ges enligt 7 § SoL.", None);
    assert_eq!((severity.as_str(), rule.as_str()), ("warning", "malformed-citation"));
    assert_eq!(message, "“7 § SoL”: the chapter is missing");
    assert_eq!(help, "Give the chapter: in socialtjänstlagen (2025:400) the sections begin anew in each chapter.");
    // The number of the old act beside it tells which is meant, unless that of the new one stands there as well.
    let old = "Insatser ges enligt hälso- och sjukvårdslagen (1982:763) och 8 § HSL.";
    assert_eq!(found(old, None).iter().filter(|(severity, ..)| severity == "error").count(), 2);
    let both = "Vård ges enligt hälso- och sjukvårdslagen (1982:763). Den ges även enligt HSL (2017:30) och 8 § HSL.";
    let all = found(both, None);
    assert_eq!(all.iter().filter(|(severity, ..)| severity == "error").count(), 1, "{all:?}");
}

#[test]
fn fixes_of_citations_leave_nothing_to_fix_and_lose_nothing() {
    for (written, right) in [
        ("Stöd enligt kap. 16, 3 § HSL ges.", "Stöd enligt 16 kap. 3 § HSL ges."),
        ("Stöd enligt 10 kap. i SoL 8 § ges.", "Stöd enligt 10 kap. 8 § SoL ges."),
        ("Stöd enligt 16 kap. HSL, 3 § ges.", "Stöd enligt 16 kap. 3 § HSL ges."),
        ("Stöd (LSS 9§) ges.", "Stöd (9 § LSS) ges."),
        ("Stöd enligt 3 och 4 § LSS ges.", "Stöd enligt 3 och 4 §§ LSS ges."),
        ("Stöd enligt 7§LSS ges.", "Stöd enligt 7 § LSS ges."),
        ("Stöd enligt LSS (1993: 387) ges.", "Stöd enligt LSS (1993:387) ges."),
        ("Stöd enligt 3 eller 4 § LSS ges.", "Stöd enligt 3 eller 4 § LSS ges."),
    ] {
        let here = folder(&[("avtal.yaml", &agreement(written))]);
        run(here.path(), &["validate", "--fix"]);
        let text = fs::read_to_string(here.path().join("avtal.yaml")).expect("the file");
        assert_eq!(text, agreement(right), "{written}");
        assert!(!run(here.path(), &["validate", "--fix"]).out.contains("citation-style"), "{written}");
    }
}
