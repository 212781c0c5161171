//! The README tells the truth: its plan gives the findings it shows and names, and its links lead somewhere.

use crate::cli::{folder, run};
use std::fs;
use std::path::Path;

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

/// The first fenced block of `readme` in that language.
fn block<'a>(readme: &'a str, language: &str) -> &'a str {
    let (_, after) = readme.split_once(&format!("```{language}\n")).expect("a block");
    after.split("```").next().unwrap_or("")
}

#[test]
fn the_plan_of_the_readme_gives_the_findings_it_shows() {
    let readme = text("README.md");
    let register = text("examples/vasterbotten/register.yaml");
    let here = folder(&[
        ("register.yaml", &register),
        ("plan.yaml", block(&readme, "yaml")),
        ("okplan.yaml", "okplan: 1\nkind: workspace\nname: x\n"),
    ]);
    let shown = run(here.path(), &["validate", "plan.yaml"]);
    let first = block(&readme, "text").strip_prefix("$ okplan validate plan.yaml\n").expect("the command");
    assert!(shown.out.starts_with(first), "{}", shown.out);
    let findings = run(here.path(), &["validate", "plan.yaml", "--format", "github"]).out;
    for (line, part) in findings.lines().zip(["antagen", "utbildningsplan", "Menade du ”lsg”?", "Menade du ”activities”?"])
    {
        assert!(line.contains(part), "{line}");
    }
    assert_eq!(findings.lines().count(), 4, "{findings}");
}

#[test]
fn the_changes_of_the_readme_are_told_so() {
    let readme = text("README.md");
    let (_, shown) = readme.split_once("$ okplan diff ").expect("the command");
    let shown = shown.split_once('\n').and_then(|(_, after)| after.split("```").next()).expect("what it prints");
    assert_eq!(shown, text("tests/diff/ten-goals/expected.summary.sv.txt"));
}

#[test]
fn links_between_the_pages_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for page in [
        "README.md",
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "docs/format.md",
        "docs/json.md",
        "docs/rules.md",
        "examples/vasterbotten/README.md",
    ] {
        let folder = root.join(page);
        let folder = folder.parent().expect("a folder");
        // What stands in code shows the format: `![Karta](bilder/karta.svg)`.
        let text: String = text(page).split('`').step_by(2).collect();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or("");
            let is_own = !file.is_empty() && !file.contains(':') && !file.contains(' ');
            // The guide shows links of the format itself, such as `[](plan@2013)`.
            if is_own && (file.contains('/') || file.contains('.')) && !file.contains('@') {
                assert!(folder.join(file).exists(), "{page}: {link}");
            }
        }
    }
}
