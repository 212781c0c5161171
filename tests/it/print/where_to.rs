//! `okplan render --to pdf` and `--to typst`: where it goes, and what one failure does to the others.

use crate::cli::{folder, run};
use std::fs;
use std::path::Path;

const PLAN: &str = "okplan: 1\nkind: action-plan\nid: plan\nedition: 2018\ntitle: Plan\ngoals: [{goal: Ett}]\n";

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn files_are_called_by_id_and_edition_and_one_failure_stops_none() {
    let here = folder(&[
        ("a.yaml", PLAN),
        ("b.yaml", &PLAN.replace("Ett", "\u{5e9}").replace("2018", "2019")),
        ("c.yaml", &PLAN.replace("2018", "2020")),
    ]);
    let result = run(here.path(), &["render", "a.yaml", "b.yaml", "c.yaml", "--to", "pdf", "-o", "ut/"]);
    assert_eq!(result.status, 1, "{}", result.err);
    assert!(result.err.contains("missing-glyph") && result.err.contains("b.yaml:6"), "{}", result.err);
    assert_eq!(names(&here.path().join("ut")), ["plan@2018.pdf", "plan@2020.pdf"]);
    assert_eq!(run(here.path(), &["render", "a.yaml", "--to", "pdf", "-o", "min.pdf"]).status, 0);
    assert!(
        fs::read(here.path().join("min.pdf")).expect("written")
            == fs::read(here.path().join("ut/plan@2018.pdf")).expect("written")
    );
}

#[test]
fn typst_is_a_folder_that_has_all_it_needs() {
    let here = folder(&[("a.yaml", PLAN)]);
    assert!(run(here.path(), &["render", "a.yaml", "--to", "typst"]).err.contains("behöver en mapp"));
    assert_eq!(run(here.path(), &["render", "a.yaml", "--to", "typst", "-o", "ut/"]).status, 0);
    let sources = here.path().join("ut/plan@2018.typst");
    let found = names(&sources);
    for name in ["README.txt", "action-plan.typ", "data.json", "fonts", "look.typ"] {
        assert!(found.contains(&name.to_owned()), "{name} in {found:?}");
    }
    assert!(names(&sources.join("fonts")).contains(&"OFL.txt".to_owned()));
    let data: serde_json::Value = serde_json::from_slice(&fs::read(sources.join("data.json")).expect("data")).expect("JSON");
    assert_eq!(data["head"]["title"], serde_json::json!(["Plan"]));
}

#[test]
fn each_document_has_the_style_of_its_own_workspace() {
    let settings = |name: &str, accent: &str, label: &str| {
        format!(
            "okplan: 1\nkind: workspace\nname: {name}\nstyle: {{colours: {{accent: \"{accent}\"}}, footer: Sidfot i {name}, labels: {{goal: {label}}}}}\n"
        )
    };
    let here = folder(&[
        ("a/okplan.yaml", &settings("A", "#7a1f3d", "Syfte")),
        ("a/plan.yaml", PLAN),
        ("b/okplan.yaml", &settings("B", "#14532d", "Inriktning")),
        ("b/plan.yaml", &PLAN.replace("2018", "2019")),
        ("c/okplan.yaml", "okplan: 1\nkind: workspace\nname: C\n"),
        ("c/plan.yaml", &PLAN.replace("2018", "2020")),
    ]);
    let files = ["a/plan.yaml", "b/plan.yaml", "c/plan.yaml"];
    for format in ["html", "markdown", "docx", "pdf"] {
        let all = [&["render"], &files[..], &["--to", format, "-o", "alla/"]].concat();
        assert_eq!(run(here.path(), &all).status, 0, "{format}");
        for (file, edition) in files.into_iter().zip(["2018", "2019", "2020"]) {
            let alone = here.path().join("ett");
            assert_eq!(run(here.path(), &["render", file, "--to", format, "-o", "ett"]).status, 0, "{format}");
            let ending = if format == "markdown" { "md" } else { format };
            let name = format!("alla/plan@{edition}.{ending}");
            assert!(fs::read(here.path().join(name)).expect("written") == fs::read(alone).expect("written"), "{format}: {file}");
        }
    }
}

#[test]
fn a_document_is_not_written_over_what_it_is_made_of() {
    let settings = "okplan: 1\nkind: workspace\nname: A\nstyle: {logo: {file: logo.svg, alt: A}}\n";
    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    let other = PLAN.replace("2018", "2019");
    let all = [("okplan.yaml", settings), ("a.yaml", PLAN), ("sub/b.yaml", &other), ("logo.svg", logo)];
    let here = folder(&all);
    for target in ["a.yaml", "sub/../a.yaml", "sub/b.yaml", "okplan.yaml", "logo.svg"] {
        for format in ["html", "markdown", "docx", "pdf"] {
            let told = run(here.path(), &["render", "a.yaml", "--to", format, "-o", target]);
            assert_eq!((told.status, told.out.as_str()), (2, ""), "{target}: {}", told.err);
            assert!(told.err.contains("skulle skriva över en fil som hör till arbetsytan: ange en annan fil"), "{}", told.err);
        }
        let told = run(here.path(), &["--lang", "en", "status", "-o", target]);
        assert!(told.status == 2 && told.err.contains("would overwrite a file that belongs to the workspace"), "{}", told.err);
        for (name, text) in all {
            assert_eq!(fs::read_to_string(here.path().join(name)).expect("it is there"), text, "{target}");
        }
    }
    // Any other file, there or not, may be written, and what stands alone guards itself.
    fs::write(here.path().join("sub/x.html"), "").expect("a file");
    assert_eq!(run(here.path(), &["render", "a.yaml", "-o", "sub/x.html"]).status, 0);
    let alone = folder(&[("a.yaml", PLAN)]);
    assert_eq!(run(alone.path(), &["render", "a.yaml", "-o", "a.yaml"]).status, 2);
    assert_eq!(fs::read_to_string(alone.path().join("a.yaml")).expect("it is there"), PLAN);
}

#[test]
fn what_is_not_there_and_what_cannot_be_written_stops_none_of_the_others() {
    let here = folder(&[("a.yaml", PLAN), ("b.yaml", &PLAN.replace("2018", "2019"))]);
    let told = run(here.path(), &["render", "borta.yaml", "a.yaml", "b.yaml", "-o", "ut/"]);
    assert_eq!(told.status, 1, "{}", told.err);
    assert!(told.err.contains("”borta.yaml” går inte att läsa"), "{}", told.err);
    assert_eq!(names(&here.path().join("ut")), ["plan@2018.html", "plan@2019.html"]);
    fs::create_dir_all(here.path().join("mer/plan@2018.html/x")).expect("a folder");
    let told = run(here.path(), &["render", "a.yaml", "b.yaml", "-o", "mer/"]);
    assert!(told.status == 1 && told.err.contains("plan@2018.html” går inte att skriva"), "{}", told.err);
    assert!(here.path().join("mer/plan@2019.html").is_file(), "{}", told.err);
    // With none of them there is nothing to do.
    for files in [&["borta.yaml"][..], &["borta.yaml", "fel.yaml"]] {
        assert_eq!(run(here.path(), &[&["render"], files, &["-o", "inget/"]].concat()).status, 2);
    }
    assert!(!here.path().join("inget").exists());
}

#[test]
fn a_document_that_a_revision_lacks_stops_none_of_the_others() {
    let mut fixture = crate::git::Fixture::new();
    fixture.commit(&[("a.yaml", PLAN)]);
    fs::write(fixture.path().join("b.yaml"), PLAN).expect("a file");
    let told = fixture.run(&["render", "--rev", "HEAD", "b.yaml", "a.yaml", "-o", "ut/"]);
    assert_eq!(told.status, 1, "{}", told.err);
    assert_eq!(names(&fixture.path().join("ut")), ["plan@2018.html"]);
}
