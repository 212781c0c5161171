//! The commands that write files of Word.

use super::read::{Settle, Word};
use super::repository;
use assert_cmd::Command;
use std::path::Path;

fn okplan(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("okplan").expect("the program");
    command.current_dir(folder).args(["--lang", "en"]);
    command
}

/// What a command that fails says.
fn refusal(arguments: &[&str]) -> String {
    let output = okplan(&repository("examples/vasterbotten")).args(arguments).assert().code(2).get_output().clone();
    String::from_utf8(output.stderr).expect("a text")
}

const PAIR: [&str; 2] = ["handlingsplan-2013-2014.yaml", "lansplan-2018.yaml"];

#[test]
fn files_are_named_as_those_of_other_formats() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = format!("{}/", folder.path().display());
    okplan(&repository("examples/vasterbotten"))
        .args(["render", PAIR[0], PAIR[1], "--to", "docx", "-o", &out])
        .assert()
        .success();
    let mut names: Vec<String> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.len() == 2 && names.iter().all(|name| name.ends_with(".docx") && name.contains('@')), "{names:?}");
}

#[test]
fn a_comparison_goes_to_a_file_or_to_standard_output() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("changes.docx");
    let mut command = okplan(&repository("examples/vasterbotten"));
    command.args(["diff", PAIR[0], PAIR[1], "--format", "docx", "--on", "2026-11-22", "-o"]).arg(&file);
    command.assert().code(1);
    let bytes = std::fs::read(&file).expect("the file");
    let word = Word::read(&bytes);
    assert!(word.0["word/document.xml"].contains("w:author=\"okplan\" w:date=\"2026-11-22T00:00:00Z\""));
    assert_ne!(word.paragraphs(Settle::Accept), word.paragraphs(Settle::Reject));
    let output = okplan(&repository("examples/vasterbotten"))
        .args(["diff", PAIR[0], PAIR[1], "--format", "docx", "--on", "2026-11-22", "--view", "inline", "--exit-zero"])
        .assert()
        .success();
    assert_eq!(output.get_output().stdout, bytes);
}

#[test]
fn what_docx_cannot_show_is_refused() {
    let parallel = refusal(&["diff", PAIR[0], PAIR[1], "--format", "docx", "--view", "parallel"]);
    assert!(parallel.contains("--view inline"), "{parallel}");
    let day = refusal(&["diff", PAIR[0], PAIR[1], "--on", "2026-11-22"]);
    assert!(day.contains("--format docx"), "{day}");
    let no_day = refusal(&["diff", PAIR[0], PAIR[1], "--format", "docx", "--on", "today"]);
    assert!(no_day.contains("2026-11-22"), "{no_day}");
    let register = refusal(&["diff", "register.yaml", "register.yaml", "--format", "docx"]);
    assert!(register.contains("register"), "{register}");
}

#[test]
fn the_copy_of_a_party_names_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("copy.docx");
    let mut command = okplan(&repository("examples/norrskog"));
    command
        .args(["render", "overenskommelse-placerade-barn-2026.yaml", "--to", "docx", "--party", "lomvattnet", "-o"])
        .arg(&file);
    command.assert().success();
    let word = Word::read(&std::fs::read(&file).expect("the file"));
    assert!(word.0["word/footer1.xml"].contains("Lomvattnet"));
}

#[test]
fn a_comparison_of_a_file_with_errors_says_so_at_the_top() {
    let plan = |goal: &str| {
        format!("okplan: 1\nkind: action-plan\nid: plan\nedition: 2027\ntitle: Plan\ngoals:\n- {{id: a, goal: {goal}}}\n")
    };
    let folder = tempfile::tempdir().expect("a folder");
    let (whole, broken, other) = (plan("Alla har en plan"), plan("[Alla har en plan]"), plan("Alla har en egen plan"));
    for (name, text) in [("whole.yaml", &whole), ("broken.yaml", &broken), ("other.yaml", &other)] {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let read = |new: &str, language: &str| {
        let mut command = Command::cargo_bin("okplan").expect("the program");
        command.current_dir(folder.path()).args(["diff", "whole.yaml", new, "--format", "docx", "--lang", language]);
        Word::read(&command.output().expect("okplan runs").stdout)
    };
    for (language, expected) in [
        ("sv", "broken.yaml har fel, och det som inte går att läsa är inte med här eller står som det är skrivet: rad 7: "),
        ("en", "broken.yaml has errors, and what cannot be read is left out here or stands as it is written: line 7: "),
    ] {
        let word = read("broken.yaml", language);
        // It is of neither side, and stays whichever is taken.
        for settle in [Settle::Accept, Settle::Reject] {
            let paragraphs = word.paragraphs(settle);
            assert!(paragraphs.first().is_some_and(|first| format!("{first:?}").contains(expected)), "{paragraphs:?}");
        }
    }
    let word = read("other.yaml", "sv");
    assert!(!format!("{:?}", word.paragraphs(Settle::Accept)).contains("har fel"));
}
