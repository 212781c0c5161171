//! Hostile input is boring: a clear finding or nothing, never a panic, a hang or a forged line.

use crate::cli::{PLAN, REGISTER, folder, okplan, run};
use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs that should take no time at all must end within this, also on a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn files_that_are_no_documents_are_findings() {
    let laughs = (1..12).fold(String::from("a0: &a0 [ha]\n"), |text, level| {
        let aliases = vec![format!("*a{}", level - 1); 10].join(",");
        text + &format!("a{level}: &a{level} [{aliases}]\n")
    });
    let cases: Vec<(&str, Vec<u8>, &[&str])> = vec![
        ("empty", Vec::new(), &["not-a-document"]),
        ("only a comment", b"# inget\n".to_vec(), &["not-a-document"]),
        ("only a byte order mark", b"\xef\xbb\xbf".to_vec(), &["not-a-document"]),
        ("a list", b"- a\n- b\n".to_vec(), &["not-a-document"]),
        ("a word", b"hej\n".to_vec(), &["not-a-document"]),
        ("Latin-1", b"okplan: 1\nkind: register\n# \xe5\n".to_vec(), &["encoding"]),
        ("UTF-16", b"\xff\xfeo\0k\0".to_vec(), &["encoding"]),
        ("a NUL", b"okplan: 1\nkind: register\n# \0\n".to_vec(), &["forbidden-character"]),
        ("alias bomb", laughs.into_bytes(), &["anchor", "not-a-document"]),
        ("100,000 lists", "[".repeat(100_000).into_bytes(), &["nesting"]),
        ("100,000 groups", "{a: ".repeat(100_000).into_bytes(), &["nesting"]),
        ("100,000 hyphens", "- ".repeat(100_000).into_bytes(), &["nesting"]),
        ("100,000 question marks", "? ".repeat(100_000).into_bytes(), &["complex-key", "nesting"]),
        ("a key without end", [b"k".repeat(2000), b": v\n".to_vec()].concat(), &["syntax"]),
        ("HTML", b"<!DOCTYPE html>\n<html><body class=\"x\">Hej: du</body></html>\n".to_vec(), &["syntax"]),
        ("a file over the limit", vec![b'#'; (16 << 20) + 1], &["file-size"]),
    ];
    for (what, bytes, expected) in cases {
        let folder = folder(&[]);
        fs::write(folder.path().join("plan.yaml"), bytes).expect("written");
        let start = Instant::now();
        let run = run(folder.path(), &["validate", "--format", "github"]);
        assert!(start.elapsed() < PATIENCE, "{what}");
        assert_eq!(run.status, 1, "{what}: {}", run.err);
        let mut rules: Vec<&str> =
            run.out.lines().filter_map(|line| line.split_once("title=")?.1.split_once("::")).map(|(rule, _)| rule).collect();
        rules.sort_unstable();
        rules.dedup();
        assert_eq!(rules, expected, "{what}");
        assert!(!run.err.contains("panicked"), "{what}: {}", run.err);
    }
}

#[test]
fn many_problems_are_many_lines_and_little_time() {
    let unknown: String = (0..200_000).map(|index| format!("key-{index}: v\n")).collect();
    let twice = "a: 1\n".repeat(50_000);
    let references: String = (0..20_000).map(|index| format!("  Se [](#del-{index}).\n")).collect();
    for (what, text) in [
        ("unknown keys", format!("{PLAN}{unknown}")),
        ("one key again and again", format!("{PLAN}{twice}")),
        ("references that lead nowhere", format!("{PLAN}body: |\n{references}")),
        ("nested quotes", format!("{PLAN}body: \"{} x\"\n", ">".repeat(50_000))),
        ("brackets", format!("{PLAN}body: \"{} x\"\n", "[".repeat(50_000))),
        ("links in links", format!("{PLAN}body: \"{}\"\n", "[a](".repeat(30_000))),
        ("emphasis", format!("{PLAN}body: \"{}\"\n", "*a_ ".repeat(30_000))),
        ("a table as wide as the sea", format!("{PLAN}body: \"|{}\"\n", "a|".repeat(20_000))),
    ] {
        let folder = folder(&[("register.yaml", REGISTER), ("plan.yaml", &text)]);
        for arguments in [["validate", "--format=json"], ["validate", "--format=text"], ["render", "plan.yaml"]] {
            let start = Instant::now();
            let run = run(folder.path(), &arguments);
            assert!(start.elapsed() < PATIENCE, "{what}, {arguments:?}: {:?}", start.elapsed());
            assert!((0..=1).contains(&run.status) && !run.err.contains("panicked"), "{what}: {}", run.status);
        }
    }
}

#[test]
fn no_value_forges_a_line_of_output() {
    let forged = "\"x\\n::error file=a::b\\u001b[31m\\u202e%0A\"";
    let folder =
        folder(&[("plan.yaml", &format!("okplan: 1\nkind: action-plan\n{forged}: 1\nstatus: {forged}\nid: {forged}\n"))]);
    for format in ["text", "github", "json"] {
        let run = run(folder.path(), &["validate", "--format", format]);
        assert_eq!(run.status, 1);
        assert!(!run.out.contains(['\u{1b}', '\u{202e}']), "{format}: {}", run.out);
        assert!(!run.out.lines().any(|line| line.starts_with("::error file=a")), "{format}");
        assert!(format != "github" || run.out.lines().all(|line| line.starts_with("::error file=plan.yaml,")), "{}", run.out);
    }
}

#[cfg(unix)]
#[test]
fn no_file_name_forges_a_line_of_output() {
    let folder = folder(&[("register.yaml", REGISTER)]);
    for name in ["a\n::error file=x::y.yaml", "b\u{1b}[2J.yaml", "c\u{202e}.yaml", "d,line=1::e.yaml", "%0A.yaml"] {
        fs::write(folder.path().join(name), "a: b\n").expect("written");
    }
    for format in ["text", "github", "json"] {
        let run = run(folder.path(), &["validate", "--format", format]);
        assert_eq!(run.status, 1);
        assert!(!run.out.contains(['\u{1b}', '\u{202e}']), "{format}: {}", run.out);
        let lines = run.out.lines();
        if format == "github" {
            assert_eq!(lines.count(), 5, "{}", run.out);
            assert!(run.out.contains("file=d%2Cline=1%3A%3Ae.yaml,line=1,"), "{}", run.out);
            assert!(run.out.contains("file=%250A.yaml,"), "{}", run.out);
        } else {
            assert!(!run.out.lines().any(|line| line.starts_with("::error")), "{format}");
        }
        assert!(!run.err.contains('\u{1b}'));
    }
}

#[cfg(unix)]
#[test]
fn links_devices_and_pipes_are_not_opened() {
    let folder = folder(&[("register.yaml", REGISTER)]);
    let here = folder.path();
    std::os::unix::fs::symlink("/etc/passwd", here.join("link.yaml")).expect("a link");
    std::os::unix::fs::symlink("/", here.join("root")).expect("a link to a folder");
    std::os::unix::fs::symlink(here, here.join("loop")).expect("a link to itself");
    assert!(Command::new("mkfifo").arg(here.join("pipe.yaml")).status().expect("mkfifo runs").success());
    fs::create_dir(here.join("folder.yaml")).expect("a folder");
    let run = run(here, &["validate", "--format", "github"]);
    let files: Vec<&str> = run.out.lines().filter_map(|line| line.strip_prefix("::error file=")?.split(',').next()).collect();
    assert_eq!(files, ["link.yaml", "pipe.yaml"], "{}", run.out);
    assert!(run.out.lines().all(|line| line.contains("title=unreadable-file::")));
}

#[test]
fn files_that_name_no_workspace_of_this_world() {
    for (settings, says) in [
        ("okplan: 1\nkind: workspace\nname: x\ndocuments: [\"../**/*.yaml\"]\n", "inga dokument"),
        ("okplan: 1\nkind: workspace\nname: x\ndocuments: [\"[\"]\n", "söka igenom"),
        ("okplan: 1\nkind: workspace\nname: x\nmax-file-size: 10\n", ""),
    ] {
        let folder = folder(&[("deep/okplan.yaml", settings), ("deep/plan.yaml", PLAN), ("outside.yaml", "a: b\n")]);
        let run = run(&folder.path().join("deep"), &["validate"]);
        assert!(run.status >= 1 && run.err.contains(says) && !run.out.contains("outside"), "{settings}: {} {}", run.out, run.err);
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let many: String = (0..5_000).map(|index| format!("key-{index}: v\n")).collect();
    let folder = folder(&[("plan.yaml", &format!("{PLAN}{many}"))]);
    for arguments in [
        vec!["validate"],
        vec!["validate", "--format=json"],
        vec!["rules"],
        vec!["schema", "action-plan"],
        vec!["completions", "bash"],
    ] {
        let mut child = Command::new(okplan(folder.path()).get_program())
            .current_dir(folder.path())
            .args(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("okplan runs");
        drop(child.stdout.take());
        let mut messages = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut messages).expect("UTF-8");
        let status = child.wait().expect("it ends");
        assert!(status.code().is_some_and(|code| code < 2), "{arguments:?}: {status:?}");
        assert!(!messages.contains("panicked") && !messages.contains("pipe"), "{arguments:?}: {messages}");
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_said_and_leaves_nothing_behind() {
    let folder = folder(&[("plan.yaml", PLAN), ("taken", "en fil")]);
    for arguments in [["render", "plan.yaml", "-o", "taken/sida.html"], ["new", "action-plan", "x", "-otaken/x.yaml"]] {
        let run = run(folder.path(), &arguments);
        assert!(run.status == 2 && run.err.contains("går inte att skriva"), "{arguments:?}: {}", run.err);
    }
    let left = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(left, 2);
}
