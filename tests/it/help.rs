//! Messages say what would be right: the kind that was meant, the shape of a group of keys, the id whose name was written.

use crate::cli::{folder, run};

const REGISTER: &str = "\
okplan: 1
kind: register
organisations:
  - {id: region-exempel, names: [{name: Exempels landsting, until: 2018-12-31}, {name: Region Exempel, short: RE, from: 2019-01-01}]}
  - {id: umea, code: \"2480\"}
groups: [{id: kommunerna, name: länets kommuner, members: [umea]}]
";

fn agreement(more: &str) -> String {
    format!(
        "okplan: 1\nkind: agreement\nid: ok\nedition: 2027\ntitle: Överenskommelse\nstatus: draft\n\
         parties: [region-exempel, {{each-of: kommunerna}}]\n{more}"
    )
}

/// What `okplan validate` says of a document with `text`, on one line.
fn said(text: &str) -> String {
    let here = folder(&[("register.yaml", REGISTER), ("ok.yaml", text)]);
    run(here.path(), &["validate", "--format", "json"]).out
}

#[test]
fn the_kind_that_was_meant_is_named() {
    for (word, help) in [
        ("överenskommelse", "Skriv kind: agreement."),
        ("Handlingsplan", "Skriv kind: action-plan."),
        ("beslut", "Skriv kind: decision."),
        ("tjänsteskrivelse", "Skriv kind: decision."),
        ("revidering", "Skriv kind: process."),
        ("rutin", "Skriv kind: agreement + form: routine."),
        ("agrement", "Menade du ”agreement”?"),
    ] {
        let said = said(&format!("okplan: 1\nkind: {word}\nid: a\n"));
        assert!(said.contains(help), "{word}: {said}");
    }
    let all = "agreement, action-plan, decision, process, register eller workspace";
    for text in ["okplan: 1\nid: a\n", "okplan: 1\nkind: recept\n"] {
        let said = said(text);
        assert!(said.contains(all), "{said}");
    }
}

#[test]
fn a_value_of_the_wrong_type_is_told_its_shape() {
    for (line, help) in [
        ("validity: tills vidare", "Skriv validity: {from: 2027-01-01} för det som gäller tills vidare"),
        ("prolongation: ja", "Skriv så här: prolongation: {automatic: ..., period: ..., unless: ..., times: ...}"),
        ("goals: [Alla mår bra]", "Skriv så här: - {goal: ..., id: ..., level: ..."),
        ("body: [Text]", "body: Texten i Markdown."),
    ] {
        let said = said(&agreement(line));
        assert!(said.contains(help), "{line}: {said}");
    }
}

#[test]
fn the_id_is_offered_whose_name_was_written() {
    for (name, id) in [("Region Exempel", "region-exempel"), ("exempels landsting", "region-exempel"), ("Umeå kommun", "umea")] {
        let said = said(&agreement(&format!("duties: [{{who: {name}, does: möts}}]")));
        assert!(said.contains(&format!("skriv {id}.")), "{name}: {said}");
    }
    let quoted = said(&agreement("duties: [{who: \"Region Exempel\", does: möts}]"));
    assert!(quoted.contains("skriv region-exempel."), "{quoted}");
    let other = said(&agreement("duties: [{who: Region Annan, does: möts}]"));
    assert!(other.contains("malformed-value") && !other.contains("I registret heter"), "{other}");
    let workspace = ("okplan.yaml", "okplan: 1\nkind: workspace\nname: Exempel\n");
    let here = folder(&[workspace, ("register.yaml", REGISTER), ("ok.yaml", &agreement("body: Text.\n"))]);
    for arguments in [["status", ".", "--party"], ["render", "ok.yaml", "--party"]] {
        let run = run(here.path(), &[&arguments[..], &["Umeå kommun"]].concat());
        assert!(run.err.contains("menade du umea?"), "{}", run.err);
    }
}
