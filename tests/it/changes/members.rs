//! Groups of the register and their members: who came and went is told by who it is, however it is written.

use super::meant::SETTINGS;
use crate::cli::{folder, run};

const REGISTER: &str = "okplan: 1\nkind: register\n\
    organisations:\n- {id: region, names: Region Exempel}\n- {id: ett, names: Ettans kommun}\n- {id: tva, names: Tvåans kommun}\n\
    - {id: tre, names: Treans kommun}\n- {id: forening, names: Föreningen}\n\
    units:\n- {id: psykiatrin, of: region, name: psykiatrin}\n- {id: skolan, of: ett, name: skolan}\n\
    groups:\n- {id: kommunerna, name: länets kommuner, members: [ett, tva, tre]}\n\
    - {id: norra, name: norra kommunerna, members: [ett, tva]}\n\
    roles:\n- {id: chef, name: socialchef, of: kommunerna}\n";

fn told(kind: &str, old: &str, new: &str) -> String {
    let head = |rest: &str| format!("okplan: 1\nkind: {kind}\nid: plan\nedition: 2027\ntitle: Plan\n{rest}");
    let (old, new) = (head(old), head(new));
    let folder = folder(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("old.yaml", &old), ("new.yaml", &new)]);
    let run = run(folder.path(), &["diff", "old.yaml", "new.yaml"]);
    run.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parties(old: &[&str], new: &[&str]) -> String {
    let list = |parties: &[&str]| parties.iter().map(|one| format!("- {{{one}}}\n")).collect::<String>();
    let whole = |parties: &[&str]| format!("parties:\n- {{party: region, called: regionen}}\n{}", list(parties));
    told("agreement", &whole(old), &whole(new))
}

fn responsible(old: &str, new: &str) -> String {
    let plan = |who: &str| format!("goals:\n- {{id: a, goal: Alla har en plan, responsible: {who}}}\n");
    told("action-plan", &plan(old), &plan(new))
}

#[test]
fn a_group_of_parties_that_is_called_something_may_be_written_out() {
    let group = ["each-of: kommunerna, called: kommunen"];
    let members = ["party: ett, called: kommunen", "party: tva, called: kommunen", "party: tre, called: kommunen"];
    for (old, new) in [(&group[..], &members[..]), (&members, &group)] {
        assert!(!parties(old, new).contains('•'), "{}", parties(old, new));
    }
    // A group and who is left are the same as well.
    let out = parties(&group, &["each-of: norra, called: kommunen", "party: tre, called: kommunen"]);
    assert!(!out.contains('•'), "{out}");
    // What it was called is gone, and nobody came or went.
    let out = parties(&group, &["party: ett", "party: tva", "party: tre"]);
    let expected = "Parten länets kommuner skrivs nu ut som parterna Ettans kommun, Tvåans kommun och Treans kommun och kallas \
        inte längre ”kommunen”.";
    assert!(out.contains("En ändring") && out.ends_with(expected), "{out}");
}

#[test]
fn only_the_members_of_a_group_of_parties_that_are_left_out_have_left() {
    let group = ["each-of: kommunerna, called: kommunen"];
    let out = parties(&group, &["party: ett, called: kommunen", "party: tva, called: kommunen"]);
    let expected = "ersattes som part av Ettans kommun och Tvåans kommun; Treans kommun är inte längre part.";
    assert!(out.contains("En ändring") && out.ends_with(expected), "{out}");
    let out = parties(&["each-of: kommunerna"], &["party: ett", "party: tva"]);
    assert!(out.contains("En ändring") && out.ends_with(expected), "{out}");
    // Another is new, and is told to be.
    let out = parties(&["each-of: norra"], &["party: ett", "party: tva", "party: tre"]);
    assert!(out.contains("En ändring") && out.ends_with("Parten Treans kommun är ny."), "{out}");
    // One that is called something else is told of as before.
    let out = parties(&["each-of: norra"], &["party: ett, called: staden", "party: tva"]);
    assert!(out.contains("Ettans kommun är ny"), "{out}");
}

#[test]
fn who_came_to_answer_and_who_went_is_told_by_members() {
    for (old, new, expected) in [
        ("[region, ett, tva, tre]", "[region, norra]", "ansvaret ligger inte längre på Treans kommun."),
        ("[region, norra]", "[region, ett, tva, tre]", "ansvaret ligger nu också på Treans kommun."),
        ("[psykiatrin, ett]", "[psykiatrin, kommunerna]", "ansvaret ligger nu också på Tvåans kommun och Treans kommun."),
        ("[region, {each-of: kommunerna}]", "[region, {each-of: norra}]", "ansvaret ligger inte längre på Treans kommun."),
        ("[region, kommunerna]", "[forening, norra, tre]", "nu också på Föreningen och ligger inte längre på Region Exempel."),
        ("kommunerna", "norra", "ansvaret ligger inte längre på Treans kommun."),
        // A group of which nobody was there is told by its name.
        ("region", "[region, norra]", "ansvaret ligger nu också på norra kommunerna."),
        ("norra", "tre", "ansvaret flyttades från norra kommunerna till Treans kommun."),
        ("[region, ett]", "[region, tva]", "nu också på Tvåans kommun och ligger inte längre på Ettans kommun."),
        ("[region, ett]", "[region, ett, norra]", "ansvaret ligger nu också på Tvåans kommun."),
    ] {
        let out = responsible(old, new);
        assert!(out.contains("En ändring") && out.ends_with(expected), "{old} → {new}: {out}");
    }
}

#[test]
fn a_unit_is_the_same_with_the_organisation_it_belongs_to() {
    for (old, new) in [("psykiatrin", "{party: region, unit: psykiatrin}"), ("{party: ett, unit: skolan}", "skolan")] {
        assert!(!responsible(old, new).contains('•'), "{}", responsible(old, new));
    }
    let out = responsible("psykiatrin", "{party: ett, unit: psykiatrin}");
    assert!(out.contains('•'), "{out}");
    let out = responsible("psykiatrin", "{party: region, unit: skolan}");
    assert!(out.contains('•'), "{out}");
}

#[test]
fn a_group_with_other_members_tells_which_documents_name_it() {
    let plan = |id: &str, who: &str| {
        format!(
            "okplan: 1\nkind: action-plan\nid: {id}\nedition: 2027\ntitle: Plan {id}\ngoals:\n- {{id: a, goal: Alla har en plan, \
             responsible: {who}}}\n"
        )
    };
    let (one, other) = (plan("den-ena", "{each-of: kommunerna}"), plan("den-andra", "ett"));
    let changed = REGISTER.replace("members: [ett, tva, tre]", "members: [ett, tva]");
    let place = folder(&[
        ("v1/okplan.yaml", SETTINGS),
        ("v1/register.yaml", REGISTER),
        ("v1/ena.yaml", &one),
        ("v1/andra.yaml", &other),
        ("v2/okplan.yaml", SETTINGS),
        ("v2/register.yaml", &changed),
        ("v2/ena.yaml", &one),
        ("v2/andra.yaml", &other),
    ]);
    let told = |arguments: &[&str]| {
        let run = run(place.path(), &[&["diff", "v1", "v2"], arguments].concat());
        run.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let out = told(&["--lang", "sv"]);
    let expected = "Gruppen ”länets kommuner”: i fråga om kretsen av medlemmar utgick Treans kommun; gruppen nämns i Plan den-ena \
        (2027).";
    assert!(out.contains("En ändring") && out.contains(expected), "{out}");
    let out = told(&["--lang", "en"]);
    assert!(out.contains("the group is named in Plan den-ena (2027)."), "{out}");
}
