//! Formats and views: what goes with what, and that no text of a document can become anything but text.

use super::{cases, told};
use crate::cli::{folder, run};

fn case(name: &str) -> std::path::PathBuf {
    cases().into_iter().find(|case| case.ends_with(name)).unwrap_or_else(|| panic!("no case {name}"))
}

#[test]
fn nothing_changed_is_said_plainly() {
    for (language, sentence) in [("sv", "Ingenting har ändrats.\n"), ("en", "Nothing has changed.\n")] {
        for format in ["text", "markdown"] {
            let told = told(&case("unchanged"), &["--lang", language, "--format", format]);
            assert_eq!((told.status, told.out.as_str()), (0, sentence));
        }
    }
}

#[test]
fn a_change_is_a_difference_unless_that_is_fine() {
    let case = case("decision");
    assert_eq!(told(&case, &[]).status, 1);
    assert_eq!(told(&case, &["--exit-zero"]).status, 0);
}

#[test]
fn json_has_no_views() {
    let told = told(&case("decision"), &["--format", "json", "--view", "inline", "--lang", "en"]);
    assert_eq!((told.status, told.out.as_str()), (2, ""));
    assert!(told.err.contains("--view is not for json"), "{}", told.err);
}

#[test]
fn a_page_has_the_summary_and_both_wordings() {
    let page = told(&case("agreement"), &["--format", "html"]).out;
    for part in ["<h2>Det här ändras</h2>", "<h2>Nuvarande och föreslagen lydelse</h2>", "<table class=\"parallel\">"] {
        assert!(page.contains(part), "{part}");
    }
    let inline = told(&case("agreement"), &["--format", "html", "--view", "inline"]).out;
    assert!(inline.contains("Den nya texten med ändringar") && !inline.contains("<table"));
}

#[test]
fn no_line_is_a_command_to_a_build_server() {
    for view in ["summary", "parallel", "inline"] {
        for format in ["text", "markdown"] {
            let told = told(&case("hostile"), &["--view", view, "--format", format]).out;
            for line in told.lines().map(str::trim_start) {
                let signs = if format == "text" { &["::", "##["][..] } else { &["::", "##[", "/close", "# Inte"] };
                let is_command = signs.iter().any(|sign| line.starts_with(sign));
                assert!(!is_command, "{view} {format}: {line}");
            }
        }
    }
}

#[test]
fn text_is_not_coloured_outside_a_terminal_nor_wider_than_it() {
    for case in cases() {
        for view in ["summary", "parallel", "inline"] {
            let told = told(&case, &["--view", view]).out;
            assert!(!told.contains('\u{1b}'));
            let has_long_words = case.ends_with("hostile") && view == "summary";
            let widest = told.lines().map(|line| line.chars().count()).max().unwrap_or(0);
            assert!(has_long_words || widest <= 100, "{} {view}: {widest}", case.display());
        }
    }
}

#[test]
fn nobody_is_called_in_a_comment() {
    for view in ["summary", "parallel", "inline"] {
        let told = told(&case("hostile"), &["--view", view, "--format", "markdown"]).out;
        assert!(!told.contains("@alla"), "{told}");
        assert!(!told.contains("<script>") && !told.contains("<h1>"), "{told}");
    }
}

#[test]
fn sides_of_one_workspace_are_told_in_its_language() {
    let plan = "okplan: 1\nkind: action-plan\nid: plan\nedition: EDITION\ntitle: Plan\ngoals:\n- {goal: GOAL, id: one}\n";
    let side = |edition: &str, goal: &str| plan.replace("EDITION", edition).replace("GOAL", goal);
    let (old, new) = (side("2020", "Everyone has a plan."), side("2021", "Everyone has a good plan."));
    let folder = folder(&[("okplan.yaml", "okplan: 1\nkind: workspace\nlanguage: en\n"), ("old.yaml", &old), ("new.yaml", &new)]);
    let told = run(folder.path(), &["diff", "old.yaml", "new.yaml"]);
    let expected = "Plan (2020 → 2021)\nOne change\n\n  • Goal 1 (“Everyone has a plan”): the wording was changed: “has a plan” became “has a good plan”.\n";
    assert_eq!(told.out, expected);
}
