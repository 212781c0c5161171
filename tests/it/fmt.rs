//! `okplan fmt`: one layout, and nothing lost. Cases stand in `tests/fmt/`, a folder each: `input.yaml` becomes
//! `expected.yaml`.

mod command;
pub(crate) mod generated;

use okplan::layout::{KeyOrders, Refusal, format};
use okplan::load::load;
use okplan::source::{Source, SourceId};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The canonical layout of `text`.
fn formatted(text: &str) -> Result<String, Refusal> {
    static ORDERS: OnceLock<KeyOrders> = OnceLock::new();
    format(&Source::new("plan.yaml", text), ORDERS.get_or_init(KeyOrders::default))
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every YAML file in the folder `path` and below it.
fn yaml_files(path: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(path).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            yaml_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
}

#[test]
fn every_case_gets_its_layout_and_keeps_it() {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(root("tests/fmt")).expect("the cases").map(|entry| entry.expect("a case").path()).collect();
    cases.sort();
    assert!(cases.len() >= 8);
    for case in cases {
        let read = |name| fs::read_to_string(case.join(name)).unwrap_or_else(|_| panic!("{} has {name}", case.display()));
        let (input, expected) = (read("input.yaml"), read("expected.yaml"));
        assert_eq!(formatted(&input).as_deref(), Ok(expected.as_str()), "{}", case.display());
        assert_eq!(formatted(&expected).as_deref(), Ok(expected.as_str()), "{} again", case.display());
    }
}

/// Examples and the fixtures of rules and pages: real documents, and every odd one that was ever thought of.
#[test]
fn documents_say_the_same_afterwards() {
    let mut files = Vec::new();
    for folder in ["examples", "tests/rules", "tests/render"] {
        yaml_files(&root(folder), &mut files);
    }
    let mut count = 0;
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let result = match formatted(&text) {
            Ok(result) => result,
            Err(Refusal::Problems(problems)) => {
                assert_ne!(problems, [], "{}", file.display());
                continue;
            }
            Err(Refusal::WouldChange) => panic!("{} cannot be formatted", file.display()),
        };
        count += 1;
        let read = |text: &str| load(&Source::new("plan.yaml", text), SourceId(0));
        let (before, after) = (read(&text), read(&result));
        assert_eq!(before.document, after.document, "{}", file.display());
        let said = |loaded: &okplan::load::Loaded| {
            let mut said: Vec<_> = loaded.diagnostics.iter().map(|one| (one.rule, one.message.sv.clone())).collect();
            said.sort();
            said
        };
        assert_eq!(said(&before), said(&after), "{}", file.display());
        assert_eq!(formatted(&result).as_ref(), Ok(&result), "{} again", file.display());
    }
    assert!(count > 100, "{count}");
}
