//! Where the two sides of a comparison stand: over the edge of a folder, and where the comparison is written.

use crate::cli::{PLAN, REGISTER, folder, run};
use crate::git::Fixture;
use std::fs;

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: Samverkan\n";

/// A plan that moves from one folder to another and is changed, and becomes another edition if `edition` says so.
fn moved(edition: &str) -> Fixture {
    let next = PLAN.replace("en rutin", "ett lokalt avtal").replace("edition: 2013-2014", &format!("edition: {edition}"));
    let beside = [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER)];
    let mut fixture = Fixture::new();
    fixture.commit(&[&beside[..], &[("utkast/plan.yaml", PLAN)]].concat());
    fixture.tag("v1");
    fixture.commit(&[&beside[..], &[("planer/plan.yaml", next.as_str())]].concat());
    fixture.tag("v2");
    for (name, text) in [&beside[..], &[("planer/plan.yaml", next.as_str())]].concat() {
        fixture.write(name, text);
    }
    fixture
}

#[test]
fn what_moved_over_the_edge_of_a_folder_is_compared_with_what_it_was() {
    for edition in ["2013-2014", "2018"] {
        let fixture = moved(edition);
        let whole = fixture.run(&["diff", "v1..v2"]).out;
        let whole = whole.split("\n\nOförändrat").next().expect("a text").trim_end().to_owned();
        assert!(whole.contains("”Ta fram ett lokalt avtal”") && !whole.contains("Dokumentet är"), "{whole}");
        for arguments in [&["diff", "v1..v2", "planer"], &["diff", "v1..v2", "utkast"], &["diff", "v1..", "planer"]] {
            let told = fixture.run(arguments);
            assert_eq!((told.out.trim_end(), told.status), (whole.as_str(), 1), "{edition} {arguments:?} {}", told.err);
        }
        let inside = run(&fixture.path().join("planer"), &["diff", "v1..v2", "."]);
        assert_eq!((inside.out.trim_end(), inside.status), (whole.as_str(), 1), "{edition} {}", inside.err);
        let back = fixture.run(&["diff", "v2..v1", "planer"]);
        assert!(back.out.contains("”Ta fram en rutin”") && !back.out.contains("Dokumentet är"), "{}", back.out);
    }
}

#[test]
fn a_folder_of_two_revisions_is_one_place_at_two_times() {
    let mut fixture = Fixture::new();
    let beside = [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("planer/annan.yaml", OTHER)];
    fixture.commit(&[&beside[..], &[("planer/plan.yaml", PLAN)]].concat());
    fixture.tag("v1");
    let next = PLAN.replace("en rutin", "ett lokalt avtal");
    let copy = OTHER.replace("tryggt boende", "gott boende");
    let after = [&beside[..], &[("plan.yaml", next.as_str()), ("kopior/annan.yaml", copy.as_str())]].concat();
    fixture.commit(&after);
    fixture.tag("v2");
    for (name, text) in after {
        fixture.write(name, text);
    }
    for arguments in [["v1:planer", "v2:planer"], ["v1:planer", "planer"], ["v1:./planer/", "v2:planer"]] {
        let told = fixture.run(&["diff", arguments[0], arguments[1]]).out;
        assert!(told.contains("”Ta fram ett lokalt avtal”") && !told.contains("Dokumentet är"), "{arguments:?}: {told}");
    }
    // Two folders of one revision are two places, and two files that are named are compared with each other.
    let apart = fixture.run(&["diff", "v2:planer", "v2:kopior"]).out;
    assert!(apart.contains("gott boende"), "{apart}");
    let files = fixture.run(&["diff", "v1:planer/annan.yaml", "v2:plan.yaml"]).out;
    assert!(files.contains("Handlingsplan") && files.contains("ändringar"), "{files}");
}

const OTHER: &str = "okplan: 1\nkind: action-plan\nid: annan\nedition: 2027\ntitle: En annan plan\ngoals:\n- {id: tryggt, goal: Alla har ett tryggt boende}\n";

#[test]
fn a_file_over_time_is_compared_as_in_the_whole_workspace() {
    let beside = [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER)];
    let changed = OTHER.replace("tryggt boende", "gott boende");
    let mut fixture = Fixture::new();
    fixture.commit(&[&beside[..], &[("x.yaml", PLAN), ("y.yaml", OTHER)]].concat());
    fixture.tag("v1");
    fixture.commit(&[&beside[..], &[("x.yaml", &changed), ("y.yaml", PLAN)]].concat());
    fixture.tag("v2");
    // The files changed names with each other.
    let told = fixture.run(&["diff", "v1..v2", "x.yaml"]).out;
    assert!(told.contains("En annan plan (2027)\nEn ändring\n") && !told.contains("Dokumentet är"), "{told}");
    // Where both are named by revision, the two are compared.
    let files = fixture.run(&["diff", "v1:x.yaml", "v2:x.yaml"]).out;
    assert!(files.contains("har bytt id"), "{files}");
    // What is gone, or new, is.
    fixture.commit(&[&beside[..], &[("x.yaml", &changed)]].concat());
    fixture.tag("v3");
    let gone = fixture.run(&["diff", "v2..v3", "y.yaml"]);
    assert!(gone.out.contains("Dokumentet är borttaget") && gone.status == 1, "{}", gone.out);
    // A file that cannot be read is no file without changes.
    fixture.commit(&[&beside[..], &[("x.yaml", "okplan: [")]].concat());
    fixture.tag("v4");
    let broken = fixture.run(&["diff", "v3..v4", "x.yaml"]);
    assert_eq!(broken.status, 2, "{}", broken.out);
}

#[test]
fn an_entry_of_a_register_that_moved_out_of_the_path_is_not_gone() {
    const HEAD: &str = "okplan: 1\nkind: register\n";
    const ROLES: &str = "roles:\n- {id: chef, name: chefen}\n";
    let (all, rest) = (REGISTER.to_owned() + ROLES, [HEAD, ROLES, "- {id: ny, name: den nya}\n"].concat());
    let mut fixture = Fixture::new();
    fixture.commit(&[("okplan.yaml", SETTINGS), ("register.yaml", &all), ("plan.yaml", PLAN)]);
    fixture.tag("v1");
    fixture.commit(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("roller.yaml", &rest), ("plan.yaml", PLAN)]);
    fixture.tag("v2");
    let told = fixture.run(&["diff", "v1..v2", "register.yaml"]);
    assert!(told.out.contains("En post flyttades: rollen ”chefen”") && !told.out.contains("togs bort"), "{}", told.out);
    assert_eq!(told.status, 0, "{}", told.out);
    let told = fixture.run(&["diff", "v1..v2", "roller.yaml"]).out;
    assert!(told.contains("Rollen ”den nya” är ny.") && told.contains("En post flyttades: rollen ”chefen”"), "{told}");
    // One that no file has is gone.
    fixture.commit(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", PLAN)]);
    fixture.tag("v3");
    let told = fixture.run(&["diff", "v1..v3", "register.yaml"]).out;
    assert!(told.contains("Rollen ”chefen” togs bort."), "{told}");
}

#[test]
fn a_document_that_comes_to_a_folder_from_nowhere_is_new() {
    let beside = [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER)];
    let mut fixture = Fixture::new();
    fixture.commit(&[&beside[..], &[("utkast/plan.yaml", PLAN)]].concat());
    fixture.tag("v1");
    let other = PLAN.replace("id: handlingsplan\n", "id: en-annan\n");
    fixture.commit(&[&beside[..], &[("utkast/plan.yaml", PLAN), ("planer/plan.yaml", &other)]].concat());
    fixture.tag("v2");
    let told = fixture.run(&["diff", "v1..v2", "planer"]).out;
    assert!(told.contains("Dokumentet är nytt"), "{told}");
    let back = fixture.run(&["diff", "v2..v1", "planer"]).out;
    assert!(back.contains("Dokumentet är borttaget"), "{back}");
}

#[test]
fn a_register_that_moved_is_neither_new_nor_gone() {
    let mut fixture = Fixture::new();
    fixture.commit(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", PLAN)]);
    fixture.tag("v1");
    fixture.commit(&[("okplan.yaml", SETTINGS), ("reg/register.yaml", REGISTER), ("plan.yaml", PLAN)]);
    fixture.tag("v2");
    let told = fixture.run(&["diff", "v1..v2"]);
    assert_eq!((told.out.as_str(), told.status), ("Ingenting har ändrats.\n", 0), "{}", told.err);
    let other = REGISTER.replace("Länssamordningsgruppen", "Länsgruppen");
    fixture.commit(&[("okplan.yaml", SETTINGS), ("reg/vi.yaml", &other), ("plan.yaml", PLAN)]);
    fixture.tag("v3");
    let told = fixture.run(&["diff", "v2..v3"]).out;
    assert!(told.contains("Länsgruppen") && !told.contains("Dokumentet är"), "{told}");
}

#[test]
fn a_document_with_another_id_is_compared_with_what_it_was() {
    let next = PLAN.replace("id: handlingsplan\n", "id: lansplan\n").replace("en rutin", "ett lokalt avtal");
    for name in ["plan.yaml", "lansplan.yaml"] {
        let mut fixture = Fixture::new();
        fixture.commit(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", PLAN)]);
        fixture.tag("v1");
        fixture.commit(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), (name, &next)]);
        fixture.tag("v2");
        let told = fixture.run(&["diff", "v1..v2"]).out;
        assert!(told.contains("”Ta fram ett lokalt avtal”") && !told.contains("Dokumentet är"), "{name}: {told}");
    }
    // Another document in another file is none that went.
    let other = "okplan: 1\nkind: action-plan\nid: ny\nedition: 2020\ntitle: Vattenplan\ngoals: [{id: a, goal: Rent vatten}]\n";
    let mut fixture = Fixture::new();
    fixture.commit(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("plan.yaml", PLAN)]);
    fixture.tag("v1");
    fixture.commit(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("vatten.yaml", other)]);
    fixture.tag("v2");
    let told = fixture.run(&["diff", "v1..v2"]).out;
    assert!(told.contains("Dokumentet är nytt") && told.contains("Dokumentet är borttaget"), "{told}");
}

#[test]
fn a_comparison_is_not_written_over_what_it_compares() {
    let next = PLAN.replace("en rutin", "ett lokalt avtal");
    let here = folder(&[("a.yaml", PLAN), ("b.yaml", &next), ("register.yaml", REGISTER), ("sub/x.txt", "")]);
    let path = here.path();
    for (target, format) in
        [("a.yaml", "text"), ("b.yaml", "json"), ("sub/../a.yaml", "html"), ("./b.yaml", "docx"), ("b.yaml", "markdown")]
    {
        let told = run(path, &["diff", "a.yaml", "b.yaml", "-o", target, "--format", format]);
        assert_eq!((told.status, told.out.as_str()), (2, ""), "{target}");
        assert!(told.err.contains("skulle skriva över en fil som jämförs: ange en annan fil"), "{}", told.err);
    }
    let english = run(path, &["--lang", "en", "diff", "a.yaml", "b.yaml", "-o", "a.yaml"]);
    assert!(english.err.contains("would overwrite a file that is compared: name another file"), "{}", english.err);
    let read = |name: &str| fs::read_to_string(path.join(name)).expect("it is there");
    assert_eq!((read("a.yaml").as_str(), read("b.yaml")), (PLAN, next));
    // Any other file, there or not, may be written.
    for target in ["sub/x.txt", "new.txt"] {
        assert_eq!(run(path, &["diff", "a.yaml", "b.yaml", "-o", target]).status, 1, "{target}");
        assert!(read(target).contains("lokalt avtal"), "{target}");
    }
    let fixture = moved("2018");
    let before = fs::read_to_string(fixture.path().join("planer/plan.yaml")).expect("the plan");
    let told = fixture.run(&["diff", "v1..v2", "-o", "planer/plan.yaml"]);
    assert_eq!((told.status, fs::read_to_string(fixture.path().join("planer/plan.yaml")).expect("the plan")), (2, before));
}

#[test]
fn three_dots_are_told_to_be_two() {
    let fixture = moved("2018");
    let told = fixture.run(&["diff", "v1...v2"]);
    assert_eq!(told.status, 2);
    assert!(told.err.contains("”v1...v2” har tre punkter: skriv två, v1..v2"), "{}", told.err);
    let told = fixture.run(&["--lang", "en", "diff", "v1...v2"]);
    assert!(told.err.contains("“v1...v2” has three dots: write two, v1..v2"), "{}", told.err);
}

#[test]
fn a_workspace_of_its_own_is_not_held_against_the_one_around_it() {
    let beside = [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("utkast/plan.yaml", PLAN)];
    let mut fixture = Fixture::new();
    fixture.commit(&beside);
    fixture.tag("v1");
    let other = SETTINGS.replace("Samverkan", "Något annat");
    fixture.commit(&[&beside[..], &[("eget/okplan.yaml", other.as_str())]].concat());
    fixture.tag("v2");
    let told = fixture.run(&["diff", "v1..v2", "eget"]);
    assert!(!told.out.contains("Samverkan"), "{}{}", told.out, told.err);
    let inside = fixture.run(&["diff", "v1..v2", "utkast"]);
    assert_eq!((inside.out.as_str(), inside.status), ("Ingenting har ändrats.\n", 0), "{}", inside.err);
}

#[test]
fn what_moved_between_folders_without_a_workspace_is_followed() {
    let next = PLAN.replace("en rutin", "ett lokalt avtal");
    let other = PLAN.replace("id: handlingsplan\n", "id: en-annan\n");
    let mut fixture = Fixture::new();
    fixture.commit(&[("utkast/plan.yaml", PLAN), ("planer/annan.yaml", &other)]);
    fixture.tag("v1");
    fixture.commit(&[("planer/plan.yaml", &next), ("planer/annan.yaml", &other)]);
    fixture.tag("v2");
    fixture.write("planer/annan.yaml", &other);
    fixture.write("planer/plan.yaml", &next);
    for arguments in
        [&["diff", "v1..v2", "planer"], &["diff", "v1..v2", "utkast"], &["diff", "v1..", "planer"], &["diff", "v1..", "utkast"]]
    {
        let told = fixture.run(arguments).out;
        assert!(told.contains("”Ta fram ett lokalt avtal”") && !told.contains("Dokumentet är"), "{arguments:?} {told}");
    }
    let inside = run(&fixture.path().join("planer"), &["diff", "v1..v2"]);
    assert!(inside.out.contains("”Ta fram ett lokalt avtal”") && !inside.out.contains("Dokumentet är"), "{}", inside.out);
    let back = fixture.run(&["diff", "v2..v1", "planer"]).out;
    assert!(back.contains("”Ta fram en rutin”") && !back.contains("Dokumentet är"), "{back}");
    let log = fixture.run(&["log", "planer/plan.yaml"]).out;
    assert!(log.contains("bytte namn från utkast/plan.yaml"), "{log}");
}

#[test]
fn two_revisions_without_a_path_are_those_of_the_whole_workspace() {
    let settings = "okplan: 1\nkind: workspace\nname: L\n";
    let mut fixture = Fixture::new();
    let next = PLAN.replace("en rutin", "ett lokalt avtal");
    fixture.commit(&[("okplan.yaml", settings), ("plan.yaml", PLAN), ("under/x.txt", "x")]);
    fixture.tag("v1");
    fixture.commit(&[("okplan.yaml", settings), ("plan.yaml", &next), ("under/x.txt", "x")]);
    fixture.tag("v2");
    for (name, text) in [("okplan.yaml", settings), ("plan.yaml", &next), ("under/x.txt", "x")] {
        fixture.write(name, text);
    }
    let below = fixture.path().join("under");
    for range in ["v1..v2", "v1.."] {
        let told = run(&below, &["diff", range]).out;
        assert!(told.contains("”Ta fram ett lokalt avtal”"), "{range}: {told}");
        assert!(!run(&below, &["diff", range, "."]).out.contains("lokalt avtal"), "{range}");
    }
    let refused = run(fixture.path(), &["diff", "v1", "v2", "--lang", "sv"]);
    assert!(refused.status == 2 && refused.err.contains("Är de versioner skrivs de v1..v2"), "{}", refused.err);
    let refused = run(fixture.path(), &["diff", "borta.yaml", "plan.yaml", "--lang", "sv"]);
    assert!(refused.status == 2 && refused.err.contains("”borta.yaml” finns inte."), "{}", refused.err);
}

#[test]
fn a_document_of_the_same_id_in_another_folder_is_none_that_moved() {
    // Two counties in one repository, each with its own plan of that id; the one is removed.
    let own = PLAN.replace("en rutin", "ett lokalt avtal");
    let mut fixture = Fixture::new();
    fixture.commit(&[("norr/plan.yaml", PLAN), ("soder/plan.yaml", &own), ("norr/r.yaml", REGISTER)]);
    fixture.tag("v1");
    fixture.commit(&[("soder/plan.yaml", &own), ("norr/r.yaml", REGISTER)]);
    fixture.tag("v2");
    let told = fixture.run(&["diff", "v1..v2", "norr"]).out;
    assert!(told.contains("Dokumentet är borttaget"), "{told}");
    let back = fixture.run(&["diff", "v2..v1", "norr"]).out;
    assert!(back.contains("Dokumentet är nytt"), "{back}");
}

#[test]
fn a_bare_repository_has_no_work_tree_to_compare_with() {
    let fixture = moved("2018");
    let bare = folder(&[]);
    let source = fixture.path().to_str().expect("a path");
    git2::build::RepoBuilder::new().bare(true).clone(source, bare.path()).expect("a clone");
    for arguments in [&["diff", "v1.."][..], &["diff", "v1..", "planer"], &["log", "planer/plan.yaml"]] {
        let told = run(bare.path(), arguments);
        assert_eq!((told.status, told.out.as_str()), (2, ""), "{arguments:?}");
        assert!(told.err.contains("har ingen arbetskopia att läsa ur"), "{arguments:?} {}", told.err);
    }
    let told = run(bare.path(), &["diff", "v1..v2", "planer"]);
    assert!(told.out.contains("”Ta fram ett lokalt avtal”"), "{} {}", told.out, told.err);
    assert_eq!(run(bare.path(), &["log", "planer/plan.yaml", "--rev", "v2"]).status, 0);
}
