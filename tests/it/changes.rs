//! What `okplan diff` tells: folders with an old and a new side and what is told of them. `OKPLAN_BLESS=1` writes it anew.

mod accessibility;
mod fields;
mod lent;
mod manners;
mod meant;
mod members;
mod reviewed;
mod same;
mod whole;
mod wording;

use crate::cli::{Run, run};
use std::fs;
use std::path::{Path, PathBuf};

/// What every case has: view, language, and the ending that says the format.
const EXPECTED: [&str; 5] = ["summary.sv.txt", "summary.en.txt", "parallel.sv.md", "parallel.sv.txt", "inline.sv.md"];

/// The folders with a case, sorted.
pub(crate) fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let entries = fs::read_dir(root).expect("the cases").map(|entry| entry.expect("an entry").path());
    let mut cases: Vec<PathBuf> = entries.filter(|path| sides(path).is_some()).collect();
    cases.sort();
    cases
}

/// The two sides of a case: files or folders.
pub(crate) fn sides(case: &Path) -> Option<[&'static str; 2]> {
    [["old.yaml", "new.yaml"], ["old", "new"]].into_iter().find(|sides| sides.iter().all(|side| case.join(side).exists()))
}

/// What okplan tells of a case.
pub(super) fn told(case: &Path, arguments: &[&str]) -> Run {
    let [old, new] = sides(case).expect("two sides");
    run(case, &[&["diff", old, new], arguments].concat())
}

/// What belongs in the file `expected.NAME` of a case.
fn expected(case: &Path, name: &str) -> Option<String> {
    let [view, language, ending] = <[&str; 3]>::try_from(name.split('.').collect::<Vec<_>>()).ok()?;
    let format = match ending {
        "txt" => "text",
        "md" => "markdown",
        "html" => "html",
        _ => return None,
    };
    let told = told(case, &["--view", view, "--lang", language, "--format", format]);
    assert_eq!(told.err, "", "{}", case.display());
    // The style sheet is not repeated in every expected page.
    Some(match told.out.split_once("<style>") {
        Some((before, after)) => format!("{before}<style>{}", &after[after.find("</style>").unwrap_or(0)..]),
        None => told.out,
    })
}

#[test]
fn changes_are_told_as_expected() {
    let bless = std::env::var_os("OKPLAN_BLESS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let mut names: Vec<String> = EXPECTED.map(str::to_owned).to_vec();
        let found = fs::read_dir(&case).expect("a case").map(|entry| entry.expect("an entry").file_name());
        let found = found.filter_map(|name| name.to_string_lossy().strip_prefix("expected.").map(str::to_owned));
        names.extend(found.filter(|name| !EXPECTED.contains(&name.as_str())));
        for name in names {
            let path = case.join(format!("expected.{name}"));
            let told = expected(&case, &name).unwrap_or_else(|| panic!("{} is not used", path.display()));
            if bless {
                fs::write(&path, told).expect("an expected text");
            } else if fs::read_to_string(&path).unwrap_or_default() != told {
                wrong.push(path);
            }
        }
    }
    assert!(wrong.is_empty(), "not as expected; look at them with OKPLAN_BLESS=1 cargo test and git diff: {wrong:#?}");
}

#[test]
fn no_file_is_unused() {
    for case in cases() {
        for entry in fs::read_dir(&case).expect("a case") {
            let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
            let is_used = ["old", "new", "old.yaml", "new.yaml", "okplan.yaml", "register.yaml"].contains(&name.as_str());
            assert!(is_used || name.starts_with("expected."), "{name} in {} is not used", case.display());
        }
    }
}

#[test]
fn the_ten_goals_have_eight_changes_and_one_line_of_numbers() {
    let case = cases().into_iter().find(|case| case.ends_with("ten-goals")).expect("the case");
    let told = told(&case, &["--lang", "sv"]);
    assert_eq!(told.status, 1);
    assert!(told.out.contains("\n8 ändringar\n"), "{}", told.out);
    assert_eq!(told.out.matches("Nya nummer:").count(), 1, "{}", told.out);
    assert_eq!(told.out.lines().filter(|line| line.starts_with("  • ")).count(), 8, "{}", told.out);
}
