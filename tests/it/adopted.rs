//! Whether a document is adopted: every form it is printed in, its log and the status give the same answer, by what its status
//! says and what its parties have decided.

use crate::cli::{folder, run};
use serde_json::Value;
use std::fs;
use std::path::Path;

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: W\nlanguage: sv\n";

const REGISTER: &str = "okplan: 1\nkind: register\norganisations:\n\
    - {id: regionen, names: Region Exempel}\n- {id: kommunen, names: Exempelstads kommun}\n";

/// What pages of a document say of it.
struct Said {
    /// What each form has: what stands in the place of the status, and whether each page bears a mark.
    words: Option<&'static str>,
    is_marked: bool,
}

const fn marked(words: &'static str) -> Said {
    Said { words: Some(words), is_marked: true }
}

const fn unmarked(words: Option<&'static str>) -> Said {
    Said { words, is_marked: false }
}

const BY_BOTH: &str = "- {party: regionen, date: 2026-01-01}\n- {party: kommunen, date: 2026-01-02}\n";
const BY_ONE: &str = "- {party: regionen, date: 2026-01-01}\n- {party: kommunen, outcome: referred-back}\n";
const BY_NONE: &str = "- {party: regionen, outcome: pending}\n- {party: kommunen, outcome: rejected, date: 2026-01-02}\n";
/// Where no days are known.
const BY_BOTH_SOME_DAY: &str = "- {party: regionen, outcome: adopted}\n- {party: kommunen, outcome: adopted}\n";
const BY_ONE_SOME_DAY: &str = "- {party: regionen, date: 2026-01-01}\n- {party: kommunen, outcome: adopted}\n";
const BY_ONE_ALONE: &str = "- {party: regionen, outcome: adopted}\n";
const BY_ONE_AND_PENDING: &str = "- {party: regionen, outcome: adopted}\n- {party: kommunen, outcome: pending}\n";

fn agreement(status: &str, rows: &str) -> String {
    let status = if status.is_empty() { String::new() } else { format!("status: {status}\n") };
    let rows = if rows.is_empty() { String::new() } else { format!("adoption:\n{rows}") };
    format!(
        "okplan: 1\nkind: agreement\nid: avtal\nedition: 2026\ntitle: Avtalet\nvalidity: {{from: 2026-02-01}}\n\
         parties: [regionen, kommunen]\nbody: Text.\n{status}{rows}"
    )
}

fn decision(status: &str, point: &str) -> String {
    format!(
        "okplan: 1\nkind: decision\nid: beslut\nedition: 2026\ntitle: Beslutet\nstatus: {status}\n\
         decided-by: {{party: regionen, words: regionfullmäktige}}\ndecided: 2026-01-01\n\
         points:\n- {{text: Avtalet antas., document: avtal@2026, act: adopt, {point}}}\n"
    )
}

/// The words in the place of the status in a page in Markdown.
fn in_markdown(page: &str) -> Option<&str> {
    page.lines().find_map(|line| line.strip_prefix("- **Status:** "))
}

/// Prints `plan.yaml` in every form and looks for what is `said` of it, then in its log.
fn says_everywhere(files: &[(&str, &str)], said: &Said) {
    let here = folder(files);
    let place = format!("{:?}", files.iter().map(|(_, text)| text).collect::<Vec<_>>());
    let markdown = run(here.path(), &["render", "plan.yaml", "--to", "markdown"]).out;
    assert_eq!(in_markdown(&markdown), said.words, "{place}");
    let html = run(here.path(), &["render", "plan.yaml", "--to", "html"]).out;
    let mark = |words: &str| format!("<p class=\"unfinished\">{words}</p>");
    assert_eq!(html.contains("class=\"unfinished\""), said.is_marked, "{place}");
    let words = said.words.unwrap_or("Status");
    assert_eq!(html.contains(&format!("<dd>{words}</dd>")), said.words.is_some(), "{place}");
    assert!(!said.is_marked || html.contains(&mark(words)), "{place}: {html}");
    in_word(here.path(), said, &place);
    #[cfg(feature = "pdf")]
    in_pdf(here.path(), said, &place);
    let log = run(here.path(), &["log", "plan.yaml", "--format", "json"]).out;
    let log: Value = serde_json::from_str(&log).expect("JSON");
    assert_eq!(log["unfinished"].is_string(), said.is_marked, "{place}: {log}");
}

fn in_word(here: &Path, said: &Said, place: &str) {
    run(here, &["render", "plan.yaml", "--to", "docx", "-o", "plan.docx"]);
    let word = crate::word::Word::read(&fs::read(here.join("plan.docx")).expect("a file"));
    let headers: String = word.0.iter().filter(|(part, _)| part.contains("header")).map(|(_, text)| text.as_str()).collect();
    let words = said.words.unwrap_or("Status");
    assert_eq!(headers.contains(words), said.is_marked, "{place}: {headers}");
    assert_eq!(word.0["word/document.xml"].contains(words), said.words.is_some(), "{place}");
}

#[cfg(feature = "pdf")]
fn in_pdf(here: &Path, said: &Said, place: &str) {
    run(here, &["render", "plan.yaml", "--to", "pdf", "-o", "plan.pdf"]);
    let pdf = crate::print::read(&fs::read(here.join("plan.pdf")).expect("a file"));
    let words = said.words.unwrap_or("Status");
    assert!(pdf.artifacts.iter().all(|page| page.contains(words) == said.is_marked), "{place}: {:?}", pdf.artifacts);
    assert_eq!(pdf.text().contains(words), said.words.is_some(), "{place}: {}", pdf.text());
}

#[test]
fn every_form_of_a_text_and_its_log_say_the_same_of_each_combination_of_status_and_records() {
    let cases = [
        ("draft", "", marked("Utkast")),
        ("draft", BY_NONE, marked("Utkast")),
        ("draft", BY_ONE, marked("Utkast")),
        ("draft", BY_BOTH, unmarked(Some("Antagen"))),
        ("consultation", BY_ONE, marked("På remiss")),
        ("consultation", BY_BOTH, unmarked(Some("Antagen"))),
        ("adopted", "", unmarked(Some("Antagen"))),
        ("adopted", BY_NONE, marked("Inte antagen")),
        ("adopted", BY_ONE, unmarked(Some("Antagen"))),
        ("adopted", BY_BOTH, unmarked(Some("Antagen"))),
        ("", "", unmarked(None)),
        ("", BY_NONE, marked("Inte antagen")),
        ("", BY_ONE, marked("Inte antagen av alla")),
        ("", BY_BOTH, unmarked(Some("Antagen"))),
        ("draft", BY_BOTH_SOME_DAY, unmarked(Some("Antagen"))),
        ("draft", BY_ONE_SOME_DAY, unmarked(Some("Antagen"))),
        ("draft", BY_ONE_ALONE, marked("Utkast")),
        ("consultation", BY_BOTH_SOME_DAY, unmarked(Some("Antagen"))),
        ("consultation", BY_ONE_AND_PENDING, marked("På remiss")),
        ("adopted", BY_BOTH_SOME_DAY, unmarked(Some("Antagen"))),
        ("", BY_BOTH_SOME_DAY, unmarked(Some("Antagen"))),
        ("", BY_ONE_SOME_DAY, unmarked(Some("Antagen"))),
        ("", BY_ONE_ALONE, marked("Inte antagen av alla")),
        ("", BY_ONE_AND_PENDING, marked("Inte antagen av alla")),
    ];
    for (status, rows, said) in cases {
        let text = agreement(status, rows);
        says_everywhere(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", &text)], &said);
    }
}

#[test]
fn decisions_of_the_workspace_adopt_a_text_when_they_are_made_for_all_parties() {
    let both = "party: [regionen, kommunen]";
    let unmet = "party: [regionen, kommunen], condition: Kommunen beslutar likadant.";
    let cases = [
        ("draft", decision("decided", both), unmarked(Some("Antagen"))),
        ("draft", decision("decided", "party: regionen"), marked("Utkast")),
        ("draft", decision("proposal", both), marked("Utkast")),
        ("draft", decision("decided", unmet), marked("Utkast")),
        ("", decision("decided", both), unmarked(Some("Antagen"))),
        ("", decision("proposal", both), marked("Inte antagen")),
        ("", decision("decided", unmet), marked("Inte antagen")),
    ];
    for (status, decision, said) in cases {
        let text = agreement(status, "");
        let files = [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", &text), ("b.yaml", &decision)];
        says_everywhere(&files, &said);
    }
}

#[test]
fn a_text_that_names_no_parties_is_adopted_when_all_who_decided_on_it_have() {
    for (rows, said) in [(BY_ONE, marked("Utkast")), (BY_BOTH, unmarked(Some("Antagen")))] {
        let text = agreement("draft", rows).replace("parties: [regionen, kommunen]\n", "");
        says_everywhere(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", &text)], &said);
    }
}

#[test]
fn a_decision_is_a_proposal_until_its_status_says_that_it_was_made() {
    let (decided, proposal) = (unmarked(Some("Beslutat")), || marked("Förslag till beslut"));
    let cases = [
        ("status: decided\n", "decided: 2026-01-01\n", decided),
        ("status: proposal\n", "", proposal()),
        ("", "", proposal()),
        ("", "decided: 2026-01-01\n", proposal()),
    ];
    for (status, day, said) in cases {
        let text = format!(
            "okplan: 1\nkind: decision\nid: b\nedition: 2026\ntitle: Ärende\nrecord: R 1\n{status}{day}\
             points:\n- text: Ärendet avslutas.\n"
        );
        let here = folder(&[("okplan.yaml", SETTINGS), ("plan.yaml", &text)]);
        let markdown = run(here.path(), &["render", "plan.yaml", "--to", "markdown"]).out;
        assert_eq!(in_markdown(&markdown), said.words, "{text}");
        let heading = if said.is_marked { "## Förslag till beslut" } else { "## Beslut" };
        assert!(markdown.lines().any(|line| line == heading), "{markdown}");
        let html = run(here.path(), &["render", "plan.yaml", "--to", "html"]).out;
        assert_eq!(html.contains("class=\"unfinished\""), said.is_marked, "{text}");
    }
}

#[test]
fn a_process_is_over_when_all_have_adopted_what_comes_out_of_it() {
    for (rows, said) in [(BY_ONE, marked("På remiss")), (BY_BOTH, unmarked(Some("Antagen")))] {
        let text = format!(
            "okplan: 1\nkind: process\nid: p\nedition: 2026\ntitle: Revideringen\nstatus: consultation\nadoption:\n{rows}"
        );
        says_everywhere(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", &text)], &said);
    }
}

#[test]
fn status_tells_what_is_printed_once_the_days_have_come() {
    let of = |text: &str, on: &str| {
        let here = folder(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", text)]);
        let out = run(here.path(), &["status", "--on", on]).out;
        out.lines().skip_while(|line| !line.contains("Avtalet")).map(|line| line.trim().to_owned()).collect::<Vec<_>>().join("\n")
    };
    for rows in [BY_BOTH, BY_BOTH_SOME_DAY, BY_ONE_SOME_DAY] {
        let in_force = of(&agreement("draft", rows), "2026-03-01");
        assert!(in_force.contains("i kraft sedan 2026-02-01") && !in_force.contains("utkast"), "{in_force}");
    }
    for rows in [BY_ONE_ALONE, BY_ONE_AND_PENDING] {
        let some = of(&agreement("", rows), "2026-03-01");
        assert!(some.contains("Exempelstads kommun: inte antagen"), "{some}");
    }
    let some = of(&agreement("draft", BY_ONE), "2026-03-01");
    assert!(some.contains("Exempelstads kommun: utkast"), "{some}");
    let none = of(&agreement("", BY_NONE), "2026-03-01");
    assert!(none.contains("inte antagen"), "{none}");
}
