//! Hostile input is boring: a clear finding or nothing, never a panic, a hang or a forged line.

use crate::cli::{PLAN, REGISTER, folder, okplan, run};
use std::fs;
use std::io::Read;
use std::path::Path;
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

/// What grew with the square of its size when somebody first looked: each size is one that took minutes then.
#[test]
fn time_grows_with_the_size_of_the_files() {
    let numbers = |count: usize, text: &dyn Fn(usize) -> String| (0..count).map(text).collect::<String>();
    let abbreviations = numbers(2_500, &|index| format!("  FORKORTNING{index}: x\n"));
    let register = format!("{REGISTER}abbreviations:\n{abbreviations}");
    let body = |text: &str| format!("{PLAN}body: \"{text} ![](#goals)\"\n");
    let goals = numbers(8_000, &|index| format!("  - {{id: mal-{index}, goal: Mål}}\n"));
    let counts = numbers(8_000, &|index| format!("  - {{of: goals, count: {index}}}\n"));
    let dues =
        numbers(4_000, &|index| format!("          - {{by: 2014-01-01, words: \"Klart 2013-12-{:02}\"}}\n", index % 30 + 1));
    for (what, text) in [
        ("marks of direction", body(&"\u{200e}".repeat(300_000))),
        (
            "unknown abbreviations",
            format!("{PLAN}abbreviations: [{}]\n", numbers(4_000, &|index| format!("FORKORTNINX{index}, "))),
        ),
        ("one long line", body(&format!("{}{}", "å".repeat(500_000), "[](#ingen) ".repeat(1_200)))),
        ("counts of many goals", format!("{PLAN}{goals}counts:\n{counts}")),
        (
            "dates in one cell",
            PLAN.replace(
                "      - {activity: Ta fram en rutin, responsible: lsg, due: 2014-03-31}\n",
                &format!("      - activity: Ta fram en rutin\n        responsible: lsg\n        due:\n{dues}"),
            ),
        ),
    ] {
        let folder = folder(&[("register.yaml", &register), ("plan.yaml", &text)]);
        let start = Instant::now();
        let run = run(folder.path(), &["validate", "--format=text"]);
        assert!(start.elapsed() < PATIENCE, "{what}: {:?}", start.elapsed());
        assert!((0..=1).contains(&run.status) && !run.err.contains("panicked"), "{what}: {}", run.status);
    }
}

/// How long the fastest of three runs over a plan takes whose text is `body`.
fn scanned(body: &str) -> Duration {
    let text = format!("{PLAN}body: |\n  {body}\n\n  ![](#goals)\n");
    let folder = folder(&[("register.yaml", REGISTER), ("plan.yaml", &text)]);
    let once = || {
        let start = Instant::now();
        let run = run(folder.path(), &["validate", "--format=text"]);
        assert!((0..=1).contains(&run.status) && !run.err.contains("panicked"), "{}", run.status);
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

/// What it is, how many of it, and a text with so many.
type Bait = (&'static str, usize, fn(usize) -> String);

#[test]
fn hostile_prose_costs_time_in_proportion_to_its_size() {
    let footnotes = |count: usize| {
        let calls: String = (0..count).map(|index| format!("Ord[^n{index}] ")).collect();
        let notes: String = (0..count).map(|index| format!("\n\n  [^n{index}]: Not {index}, se fotnot {}.", index + 1)).collect();
        calls + &notes
    };
    let baits: [Bait; 6] = [
        ("brackets that go back", 50_000, |size| "(a+)+".repeat(size / 5)),
        ("sections in one paragraph", 100_000, |size| "avsnitt 1.1.1 ".repeat(size)),
        ("sections in paragraphs", 20_000, |size| "Se avsnitt 1.1.1.\n\n  ".repeat(size)),
        ("bodies in two forms", 20_000, |size| {
            "”Region Skåne, regionen i Skåne, Länssamordnings-gruppen, Länssamordningsgruppen ".repeat(size)
        }),
        ("roles and members", 20_000, |size| {
            "Beställaren i Umeåregionen: Umeå, Vännäs och Malå, och landstinget i Umeå; ".repeat(size)
        }),
        ("days, lengths and titles", 20_000, |size| "senast den 31 juni, ett treårigt avtal, rutinen ”Vård ".repeat(size)),
    ];
    let made = baits.iter().map(|(what, size, made)| (*what, made(size / 8), made(*size)));
    for (what, small, large) in made.chain([("footnotes", footnotes(1_250), footnotes(10_000))]) {
        let (short, long) = (scanned(&small), scanned(&large));
        // Eight times the size: twice what is in proportion, and what a busy machine may add.
        assert!(long < short * 16 + Duration::from_millis(500), "{what}: {short:?} and {long:?}");
    }
}

#[test]
fn many_editions_are_told_apart_quickly() {
    let links = "[](handlingsplan#sip) ".repeat(50);
    let edition = |year: usize| {
        PLAN.replace("2013-2014", &year.to_string()).replace("se [](#rutin)", "")
            + &format!("body: \"{links}\\n\\n![](#goals)\"\n")
    };
    let names: Vec<(String, String)> = (1000..1300).map(|year| (format!("plan-{year}.yaml"), edition(year))).collect();
    let mut files: Vec<(&str, &str)> = names.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    files.push(("register.yaml", REGISTER));
    let folder = folder(&files);
    let start = Instant::now();
    assert_eq!(run(folder.path(), &["validate"]).status, 0);
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
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
        ("okplan: 1\nkind: workspace\nname: x\ndocuments: [\"[\"]\n", "”[” i okplan.yaml är inget mönster"),
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

#[test]
fn patterns_that_would_drown_their_library_are_refused() {
    let braces = "{".repeat(20_000);
    let cases = [
        (braces.clone(), "har fler än"),
        ("{a,".repeat(33) + &"}".repeat(33), "har fler än"),
        ("a".repeat(1_001), "har fler än"),
        ("{a,b".to_owned(), "”{a,b” i okplan.yaml är inget mönster"),
        ("[z-a]\\e[2J".to_owned(), "är inget mönster"),
    ];
    for (pattern, says) in cases {
        for key in ["documents", "ignore"] {
            let settings = format!("okplan: 1\nkind: workspace\nname: x\n{key}: [\"{pattern}\"]\n");
            let folder = folder(&[("okplan.yaml", &settings), ("register.yaml", REGISTER)]);
            is_refused(folder.path(), says);
        }
    }
    let many = format!("okplan: 1\nkind: workspace\nname: x\nignore: [{}]\n", "a, ".repeat(1_001));
    is_refused(folder(&[("okplan.yaml", &many)]).path(), "fler än 1000");
    let as_many_as_may_be = "{a,b,".repeat(32) + &"}".repeat(32);
    let settings = format!("okplan: 1\nkind: workspace\nname: x\nignore: [\"{as_many_as_may_be}\"]\n");
    let folder = folder(&[("okplan.yaml", &settings), ("register.yaml", REGISTER)]);
    assert_eq!(run(folder.path(), &["validate"]).status, 0);
}

/// Validating `folder` ends soon with status 2, these words and no escape sequence.
fn is_refused(folder: &Path, says: &str) {
    let start = Instant::now();
    let run = run(folder, &["validate"]);
    assert!(start.elapsed() < PATIENCE, "{says}: {:?}", start.elapsed());
    assert_eq!((run.status, run.out.as_str()), (2, ""), "{says}: {}", run.err);
    assert!(run.err.contains(says) && run.err.lines().count() == 1, "{says}: {}", run.err);
    assert!(!run.err.contains(['\u{1b}', '\u{202e}']), "{says}: {}", run.err);
}

#[test]
fn every_gitignore_is_looked_at_before_it_is_used() {
    let settings = "okplan: 1\nkind: workspace\nname: x\n";
    for (what, content) in [
        ("20,000 braces", "{".repeat(20_000)),
        ("33 braces after other lines", "a\n*.b\n".to_owned() + &"{".repeat(33)),
        ("a long line", "a".repeat(1_001)),
        ("a large file", "a\n".repeat(1 << 20)),
    ] {
        for place in ["", "a/", "a/b/", "nested/"] {
            let (name, below) = (format!("{place}.gitignore"), format!("{place}register.yaml"));
            let folder = folder(&[(&name, &content), (&below, REGISTER), ("nested/okplan.yaml", settings)]);
            is_refused(folder.path(), &format!("”{name}” är för stor"));
            fs::write(folder.path().join("okplan.yaml"), settings).expect("written");
            is_refused(folder.path(), &format!("”{name}” är för stor"));
            if place.starts_with('a') {
                is_refused(&folder.path().join("a"), &format!("”{}” är för stor", &name[2..]));
            }
        }
        // What is not entered is not read, and neither is what lies above.
        let folder = folder(&[
            (".gitignore", &content),
            ("here/.gitignore", "left-out/\n"),
            ("here/left-out/.gitignore", &content),
            ("here/.hidden/.gitignore", &content),
            ("here/left-out/plan.yaml", "a: b\n"),
            ("here/register.yaml", REGISTER),
        ]);
        let run = run(&folder.path().join("here"), &["validate"]);
        assert_eq!((run.status, run.out.as_str()), (0, ""), "{what}: {}", run.err);
    }
}

#[cfg(unix)]
#[test]
fn a_gitignore_that_is_no_file_is_refused() {
    for place in ["", "a\u{1b}[2J/"] {
        let register = format!("{place}register.yaml");
        let folder = folder(&[(&register, REGISTER)]);
        let path = folder.path().join(format!("{place}.gitignore"));
        let says =
            if place.is_empty() { "”.gitignore” är ingen vanlig fil" } else { "[2J/.gitignore” är ingen vanlig fil" };
        assert!(Command::new("mkfifo").arg(&path).status().expect("mkfifo runs").success());
        is_refused(folder.path(), says);
        fs::remove_file(&path).expect("removed");
        std::os::unix::fs::symlink("/dev/zero", &path).expect("a link");
        is_refused(folder.path(), says);
        fs::remove_file(&path).expect("removed");
        fs::create_dir(&path).expect("a folder");
        is_refused(folder.path(), says);
    }
}

#[test]
fn templates_that_run_in_circles_are_given_up() {
    let settings = "okplan: 1\nkind: workspace\nname: x\ntemplates: mallar\n";
    let loops = "{% for i in range(end=100000) %}".repeat(3) + &"{% endfor %}".repeat(3);
    let doubles = "{% set_global x = \"okplan\" %}{% for i in range(end=100) %}{% set_global x = x ~ x %}{% endfor %}";
    for (template, says) in [(loops.as_str(), &["5 sekunder"][..]), (doubles, &["5 sekunder", "GiB minne"][..])] {
        let folder = folder(&[
            ("okplan.yaml", settings),
            ("register.yaml", REGISTER),
            ("plan.yaml", PLAN),
            ("mallar/action-plan.html", template),
        ]);
        let start = Instant::now();
        let run = run(folder.path(), &["render", "plan.yaml"]);
        assert!(start.elapsed() < Duration::from_secs(30), "{template}: {:?}", start.elapsed());
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{template}: {}", run.err);
        assert!(run.err.starts_with("okplan: Mallarna i ”mallar” "), "{}", run.err);
        assert!(says.iter().any(|words| run.err.contains(words)), "{template}: {}", run.err);
    }
}
