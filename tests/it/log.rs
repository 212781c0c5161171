//! The life of one document through the real binary: its versions in git, decisions, adoptions, editions and gaps.

use crate::cli::{PLAN, REGISTER, folder, okplan, run};
use crate::git::{Fixture, everything};
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: x\n";

const DECISION: &str = "\
okplan: 1
kind: decision
id: forlangning
title: Förlängning av planen
status: decided
decided-by: umea
decided: 2015-03-01
points:
  - id: a
    text: Planen förlängs.
    document: handlingsplan@2013-2014
    act: prolong
    until: 2016-06-30
";

const ADOPTION: &str = "adoption:\n  - {party: umea, date: 2013-08-20, paragraph: § 12}\n";

/// The plan as of its second edition, with one goal more and another body that answers.
fn second() -> String {
    let moved = PLAN.replace("edition: 2013-2014", "edition: 2015").replace("responsible: lsg", "responsible: umea");
    moved.replace("until: 2014-12-31", "until: 2015-12-31") + "  - goal: Alla får vård i tid\n  - goal: Ingen väntar\n"
}

/// The plan was changed, then moved to another name as it was, and became another edition.
fn life() -> Fixture {
    let mut fixture = Fixture::new();
    let beside = [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER)];
    let with = |name: &'static str, text: &str| [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), (name, text)].map(|(name, text)| (name, text.to_owned()));
    let (plan, changed, second) = (PLAN.to_owned(), PLAN.replace("en rutin", "ett lokalt avtal"), second());
    for (name, text) in [("plan.yaml", &plan), ("plan.yaml", &changed), ("plans/plan.yaml", &changed), ("plans/plan.yaml", &second)] {
        let files = with(name, text);
        fixture.commit(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
    }
    for (name, text) in beside {
        fixture.write(name, text);
    }
    fixture.write("plans/plan.yaml", &second);
    fixture
}

#[test]
fn a_life_is_told_from_its_beginning() {
    let fixture = life();
    let before = everything(fixture.path());
    let told = fixture.run(&["log", "plans/plan.yaml"]);
    assert_eq!((told.status, told.err.as_str()), (0, ""));
    let ids = regex_free(&told.out);
    assert_eq!(
        ids,
        "\
Handlingsplan för samverkan (2015)
handlingsplan, plans/plan.yaml

2013-09-01  gäller till och med 2015-12-31
2013-09-01  ####### Ändra planen
              filen hette plan.yaml; filen tillkom, utgåva 2013–2014
2013-09-02  ####### Ändra planen
              filen hette plan.yaml; en ändring
              • Aktivitet 1.1 (”Ta fram en rutin”): ordalydelsen ändrades: ”en rutin” byttes mot
                ”ett lokalt avtal”.
2013-09-03  ####### Ändra planen
              bytte namn från plan.yaml; ingen ändring i sak
2013-09-04  ####### Ändra planen
              ny utgåva 2015; 5 ändringar
              • Giltigheten ändrades: till och med 2014-12-31 blev till och med 2015-12-31.
"
    );
    assert_eq!(fixture.run(&["log", "plans/plan.yaml"]).out, told.out, "same bytes twice");
    assert_eq!(fixture.run(&["log", "plans/plan.yaml", "--format", "json"]).out, fixture.run(&["log", "plans/plan.yaml", "--format", "json"]).out);
    assert_eq!(everything(fixture.path()), before, "nothing is touched");
}

/// A text with the short ids of commits left out.
fn regex_free(text: &str) -> String {
    let line = |line: &str| match line.get(12..19) {
        Some(id) if line.get(19..20) == Some(" ") && id.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            format!("{}#######{}\n", &line[..12], &line[19..])
        }
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}
