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
