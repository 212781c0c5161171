//! What `okplan status` tells, word by word, and what it warns of.

use crate::cli::{folder, run};
use crate::lapses::{A, PARTIES, REGISTER, decision, place};

const BOTH: &str = "party: [regionen, kommunerna]";

fn told(agreement: &str, others: &[String], on: &str) -> String {
    run(place(agreement, others).path(), &["status", ".", "--on", on]).out
}

fn json(folder: &std::path::Path, on: &str) -> serde_json::Value {
    let out = run(folder, &["status", ".", "--on", on, "--format", "json"]).out;
    serde_json::from_str(&out).expect("JSON")
}

#[test]
fn a_file_with_errors_is_warned_of_by_name() {
    let flawed = decision("b1", "regionen", "2030-11-20", &format!("act: prolong, until: 2032, condition: [[V]], {BOTH}"));
    let here = place(A, &[flawed]);
    let run = run(here.path(), &["status", ".", "--on", "2031-06-01"]);
    assert!(run.err.contains("det finns fel i other-0.yaml") && run.err.contains("okplan validate"), "{}", run.err);
    assert!(run.out.contains("utgången sedan 2031-01-01") && !run.out.contains("förlängd"), "{}", run.out);
    // A condition in one line is one, and is not met; nothing is wrong with it.
    let short =
        decision("b1", "regionen", "2030-11-20", "act: prolong, until: 2032, condition: Om **kommunerna** beslutar likadant.");
    let here = place(A, &[short]);
    let run = crate::cli::run(here.path(), &["status", ".", "--on", "2031-06-01"]);
    assert_eq!(run.err, "");
    let words = "beslutad 2030-11-20: ”Beslut b1 (1)” förlänger den, till och med 2032-12-31; villkoret är inte uppfyllt: Om kommunerna beslutar likadant\n";
    assert!(run.out.contains(words) && !run.out.contains("tidigast"), "{}", run.out);
}

#[test]
fn what_holds_until_an_event_or_under_notice_says_by_what() {
    let event = decision("b1", "regionen", "2030-11-20", &format!("act: prolong, until: {{event: det är klart.}}, {BOTH}"));
    let out = told(A, &[event], "2031-06-01");
    assert!(out.contains("    förlängd sedan 2031-01-01 genom ”Beslut b1 (1)”, tills det är klart\n"), "{out}");
    let marked = "act: prolong, until: {event: \"[det nya](ok@2027) **är** klart.[^a]\"}, [[V]]".replace("[[V]]", BOTH);
    let out = told(A, &[decision("b1", "regionen", "2030-11-20", &marked)], "2031-06-01");
    assert!(out.contains("tills det nya är klart\n"), "{out}");
    let notice = decision("b1", "regionen", "2028-06-01", "act: terminate, from: 2029-01-01");
    let out = told(A, std::slice::from_ref(&notice), "2028-07-01");
    assert!(out.contains("i kraft sedan 2027-01-01, uppsagd genom ”Beslut b1 (1)”, till och med 2028-12-31\n"), "{out}");
    let out = told(A, &[notice], "2029-07-01");
    assert!(out.contains("    uppsagd genom ”Beslut b1 (1)”, gäller inte sedan 2029-01-01\n"), "{out}");
    let out = told(A, &[], "2026-07-01");
    assert!(out.contains("    antagen, gäller från 2027-01-01\n"), "{out}");
    let waits = decision("b1", "regionen", "2030-11-20", "act: prolong, until: 2032");
    assert!(told(A, &[waits], "2031-06-01").contains("; väntar på motsvarande beslut av Åstad, Öby\n"));
}

#[test]
fn names_are_told_and_what_a_party_did_instead_of_adopting() {
    let records = "adoption:\n- {party: regionen, date: 2026-11-01}\n- {party: astad, outcome: referred-back, date: 2026-11-02}\n\
                   - {party: oby, outcome: rejected, date: 2026-11-03}\n";
    let here = place(&format!("{A}{records}"), &[]);
    let out = run(here.path(), &["status", ".", "--on", "2027-06-01"]).out;
    assert!(out.contains("    Åstad: inte antagen: återremitterad\n    Öby: inte antagen: avslagen\n"), "{out}");
    let out = run(here.path(), &["status", ".", "--on", "2027-06-01", "--party", "oby"]).out;
    assert!(out.starts_with("Läget 2027-06-01 för Öby\n"), "{out}");
    let party = json(here.path(), "2027-06-01")["documents"][0]["differing"][1].clone();
    assert_eq!((&party["party"], &party["known"]["outcome"]), (&"oby".into(), &"rejected".into()));
}

#[test]
fn gaps_are_told_as_known_and_in_the_end() {
    let late = decision("b1", "regionen", "2031-04-01", &format!("act: prolong, until: 2035, retroactive: true, {BOTH}"));
    let here = place(A, &[late]);
    let out = run(here.path(), &["status", ".", "--on", "2031-02-01"]).out;
    assert!(out.contains("    med senare beslut: glapp på 90 dagar (2031-01-01–2031-03-31)\n"), "{out}");
    let before = json(here.path(), "2031-02-01")["documents"][0].clone();
    assert_eq!((before["gaps"].as_array().map(Vec::len), &before["gaps-in-the-end"][0]["days"]), (Some(0), &90.into()));
    let after = json(here.path(), "2031-05-01")["documents"][0].clone();
    assert_eq!((&after["gaps"][0]["days"], &after["known"]["retroactive-from"]), (&90.into(), &"2031-01-01".into()));
}

#[test]
fn a_text_without_status_is_told_as_such() {
    let here = place("validity: {from: 2027-01-01, until: 2030-12-31}\n", &[]);
    let out = run(here.path(), &["status", ".", "--on", "2031-06-01"]).out;
    assert!(out.contains("Status anges inte\n  ÖK (2027)"), "{out}");
    assert!(out.contains("    status anges inte; om den är antagen: utgången sedan 2031-01-01\n"), "{out}");
    assert_eq!(json(here.path(), "2031-06-01")["documents"][0]["status-stated"], false);
    // A record says who adopted it, and that is enough.
    let recorded = place("validity: {from: 2027-01-01}\nadoption: [{party: regionen, date: 2026-11-01}]\n", &[]);
    assert_eq!(json(recorded.path(), "2031-06-01")["documents"][0]["status-stated"], true);
}

#[test]
fn what_is_due_is_told_in_words_with_who_answers() {
    let body = "status: adopted\nvalidity: {from: 2027-01-01}\nduties:\n\
        - {who: {each-of: kommunerna}, does: 'utser **en** kontakt enligt [](#regler).', due: 2028-02-01}\n\
        body: |\n  # Regler {#regler}\n\n  Text.\n";
    let here = place(body, &[]);
    let out = run(here.path(), &["status", ".", "--on", "2028-01-01"]).out;
    assert!(
        out.contains("  2028-02-01 utser en kontakt enligt avsnitt 1; ansvarig: Kommunerna, var och en för sin del ["),
        "{out}"
    );
    let due = json(here.path(), "2028-01-01")["deadlines"][0].clone();
    assert_eq!((&due["what"], &due["review"]), (&"utser en kontakt enligt avsnitt 1".into(), &false.into()));
    assert_eq!(due["who"], "Kommunerna, var och en för sin del");
    let markdown = run(here.path(), &["status", ".", "--on", "2028-01-01", "--format", "markdown"]).out;
    assert!(markdown.contains("- **2028-02-01 utser en kontakt enligt avsnitt 1; ansvarig: Kommunerna"), "{markdown}");
}

#[test]
fn a_revision_tells_its_phase_its_questions_and_who_has_still_to_adopt() {
    let process = format!(
        "okplan: 1\nkind: process\nid: revidering\nedition: 2027\ntitle: Revideringen\nstatus: draft\n{PARTIES}\
         phases: [{{title: Utkast, period: 2027-01}}, {{title: Remiss, from: 2027-02-01, until: 2027-04-30}}]\n\
         consultations: [{{title: Remissen, due: 2027-03-31, bodies: [{{who: astad, response: supports}}, oby]}}]\n\
         open-questions: [{{text: Ska skolan vara med?, responsible: gruppen, due: 2027-02-10}}]\n\
         routines: [{{title: En rutin, state: planned, due: 2027-05-01}}, {{title: En annan, state: existing, due: 2027-05-01}}]\n\
         adoption: [{{party: regionen, date: 2027-02-15}}, {{party: astad, outcome: rejected}}, {{party: oby, outcome: pending}}]\n"
    );
    let here =
        folder(&[("okplan.yaml", "okplan: 1\nkind: workspace\nname: x\n"), ("register.yaml", REGISTER), ("p.yaml", &process)]);
    let out = run(here.path(), &["status", ".", "--on", "2027-02-14"]).out;
    for words in [
        "Under revidering\n  Revideringen (2027) [p.yaml]\n    pågår: Remiss\n    har inte antagit: Region Exempel, Öby\n    har avslagit: Åstad\n",
        "Försenat\n  2027-01-31 Utkast [",
        "  2027-02-10 Ska skolan vara med?; ansvarig: Gruppen [",
        "  2027-03-31 Remissen; ansvarig: Öby [",
        "  2027-05-01 En rutin [",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    assert!(!out.contains("En annan"), "{out}");
    let process = json(here.path(), "2027-02-16")["processes"][0].clone();
    assert_eq!((&process["phases"][0], process["awaited"].as_array().map(Vec::len)), (&"Remiss".into(), Some(2)));
}

#[test]
fn a_proposal_for_a_document_that_only_a_register_lists_is_told() {
    let register = format!("{REGISTER}documents: [{{id: ok, edition: 2019, title: Den gamla}}]\n");
    let proposal = decision("b1", "regionen", "2030-11-20", "act: prolong, until: 2032")
        .replace("status: decided", "status: proposal")
        .replace("decided: 2030-11-20", "drafted: 2030-11-20");
    let here = folder(&[("okplan.yaml", "okplan: 1\nkind: workspace\nname: x\n"), ("r.yaml", &register), ("b.yaml", &proposal)]);
    let out = run(here.path(), &["status", ".", "--on", "2030-12-01"]).out;
    assert!(out.contains("Den gamla (2019) [b.yaml:"), "{out}");
    assert!(
        out.contains("    förslag: ”Beslut b1 (1)” förlänger den, till och med 2032-12-31; tidigast möjliga beslut 2030-11-20\n"),
        "{out}"
    );
    assert_eq!(json(here.path(), "2030-12-01")["listed-proposals"][0]["document"], "Den gamla (2019)");
    assert!(!run(here.path(), &["status", ".", "--on", "2030-11-19"]).out.contains("Den gamla"));
}

#[test]
fn an_open_question_in_a_text_that_a_decision_adopts_is_an_error() {
    let draft = "status: draft\nvalidity: {from: 2027-01-01}\nopen-questions: [{text: Ska skolan vara med?}]\nbody: |\n  ![](#open-questions)\n";
    let adopt = decision("b1", "regionen", "2026-11-20", "act: adopt");
    let validate = |others: &[String]| run(place(draft, others).path(), &["validate"]);
    let (open, adopted) = (validate(&[]), validate(&[adopt]));
    assert_eq!((open.status, open.out.contains("unanswered-question")), (0, false), "{}", open.out);
    assert_eq!((adopted.status, adopted.out.contains("unanswered-question")), (1, true), "{}", adopted.out);
    assert!(!adopted.out.contains("open-question]"), "{}", adopted.out);
}
