//! The command through the real binary: what it writes, what it leaves alone, what it says.

use crate::cli::{PLAN, folder, okplan, run};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// A register whose layout is not canonical, and the same one when it is.
const LOOSE: &str = "okplan: 1\r\nkind: register\r\norganisations:\r\n- {id: umea,   code: \"2480\"}   # länets största\r\n";
const NEAT: &str = "okplan: 1\nkind: register\norganisations:\n  - {id: umea, code: \"2480\"}   # länets största\n";

/// A file that does not parse.
const BROKEN: &str = "okplan: 1\nkind: register\ncounty:   a: b\n";

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("the file is there")
}

#[test]
fn files_are_written_only_when_they_change() {
    let folder = folder(&[("a/loose.yaml", LOOSE), ("neat.yaml", NEAT), ("plan.yaml", PLAN), ("notes.txt", LOOSE)]);
    let first = run(folder.path(), &["fmt"]);
    assert_eq!((first.status, first.out.as_str(), first.err.as_str()), (0, "", "okplan: a/loose.yaml: formaterad\n"));
    for (name, text) in [("a/loose.yaml", NEAT), ("neat.yaml", NEAT), ("plan.yaml", PLAN), ("notes.txt", LOOSE)] {
        assert_eq!(read(folder.path(), name), text, "{name}");
    }
    let second = run(folder.path(), &["fmt"]);
    assert_eq!((second.status, second.out.as_str(), second.err.as_str()), (0, "", ""));
    assert_eq!(fs::read_dir(folder.path().join("a")).expect("a folder").count(), 1, "nothing is left beside the file");
}

#[test]
fn check_lists_what_would_change_and_writes_nothing() {
    let folder = folder(&[("loose.yaml", LOOSE), ("neat.yaml", NEAT)]);
    let loose = run(folder.path(), &["fmt", "--check"]);
    assert_eq!((loose.status, loose.out.as_str(), loose.err.as_str()), (1, "loose.yaml\n", ""));
    assert_eq!(read(folder.path(), "loose.yaml"), LOOSE);
    let neat = run(folder.path(), &["fmt", "--check", "neat.yaml"]);
    assert_eq!((neat.status, neat.out.as_str(), neat.err.as_str()), (0, "", ""));
    assert_eq!(run(folder.path(), &["fmt"]).status, 0);
    assert_eq!(run(folder.path(), &["fmt", "--check"]).status, 0);
}

#[test]
fn what_is_not_sound_is_left_alone_and_the_rest_is_done() {
    let anchors = NEAT.replace("{id", "&a {id");
    let files = [
        ("anchors.yaml", anchors.as_str()),
        ("broken.yaml", BROKEN),
        ("loose.yaml", LOOSE),
        ("other.yaml", "services:   {}\n"),
        ("unknown.yaml", "okplan: 1\nkind:   register\nnyckel:   x\n"),
    ];
    for arguments in [&["fmt", "--lang", "en"][..], &["fmt", "--lang", "en", "--check"]] {
        let folder = folder(&files);
        let run = run(folder.path(), arguments);
        assert_eq!(run.status, 1);
        for rule in ["anchor", "syntax", "not-a-document"] {
            assert!(run.err.contains(&format!("error [{rule}]")), "{rule}: {}", run.err);
        }
        assert!(!run.err.contains("unknown-key"), "what is sound YAML is formatted: {}", run.err);
        for (name, text) in [files[0], files[1], files[3]] {
            assert_eq!(read(folder.path(), name), text, "{name}");
        }
        if arguments.contains(&"--check") {
            assert_eq!(run.out, "loose.yaml\nunknown.yaml\n");
        } else {
            assert!(run.err.contains("okplan: loose.yaml: formatted\n"), "{}", run.err);
            assert_eq!(read(folder.path(), "loose.yaml"), NEAT);
        }
    }
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = folder(&[("okplan.yaml", "okplan: 1\nkind: workspace\nname: Test\n"), ("loose.yaml", "untouched: [")]);
    let given = |arguments: &[&str], text: &str| {
        let output = okplan(folder.path()).args(arguments).write_stdin(text).output().expect("okplan runs");
        (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
    };
    for text in [LOOSE, NEAT] {
        assert_eq!(given(&["fmt", "-"], text), (Some(0), NEAT.to_owned()));
        assert_eq!(given(&["fmt", "-", "--stdin-filename", "loose.yaml"], text), (Some(0), NEAT.to_owned()));
        assert_eq!(given(&["fmt", "-", "--stdin-filename", "new.yaml"], text), (Some(0), NEAT.to_owned()));
    }
    assert_eq!(read(folder.path(), "loose.yaml"), "untouched: [");
    assert!(!folder.path().join("new.yaml").exists());
    assert_eq!(given(&["fmt", "-", "--check"], LOOSE), (Some(1), "<stdin>\n".to_owned()));
    assert_eq!(given(&["fmt", "-", "--check"], NEAT), (Some(0), String::new()));
    assert_eq!(given(&["fmt", "-"], BROKEN), (Some(1), String::new()));
}

#[test]
fn wrong_arguments_are_told() {
    let folder = folder(&[("empty/readme.txt", "inget här"), ("plan.yaml", PLAN)]);
    for arguments in [
        &["fmt", "missing.yaml"][..],
        &["fmt", "empty"],
        &["fmt", "--write"],
        &["fmt", "plan.yaml", "--stdin-filename", "x.yaml"],
    ] {
        let run = run(folder.path(), arguments);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
    }
}

#[test]
fn what_is_ignored_is_left_alone() {
    let folder = folder(&[
        ("okplan.yaml", "okplan: 1\nkind: workspace\nname: Test\nignore: [other.yaml]\n"),
        (".gitignore", "build/\n"),
        ("other.yaml", LOOSE),
        ("build/loose.yaml", LOOSE),
        (".hidden/loose.yaml", LOOSE),
    ]);
    assert_eq!(run(folder.path(), &["fmt"]).status, 0);
    for name in ["other.yaml", "build/loose.yaml", ".hidden/loose.yaml"] {
        assert_eq!(read(folder.path(), name), LOOSE, "{name}");
    }
}

#[test]
fn the_examples_once_formatted_stay_so() {
    for example in fs::read_dir(super::root("examples")).expect("the examples") {
        let folder = folder(&[]);
        for entry in fs::read_dir(example.expect("an example").path()).expect("its files") {
            let path = entry.expect("a file").path();
            let Some(text) = path.is_file().then(|| fs::read_to_string(&path).expect("a text")) else { continue };
            // One of the flawed drafts is no sound YAML.
            if path.extension().is_some_and(|ending| ending == "yaml") && super::formatted(&text).is_ok() {
                fs::write(folder.path().join(path.file_name().expect("a name")), text).expect("written");
            }
        }
        let findings = |folder: &Path| run(folder, &["validate", "--format", "github"]).out.lines().count();
        let before = findings(folder.path());
        assert_eq!(run(folder.path(), &["fmt"]).status, 0);
        assert_eq!(run(folder.path(), &["fmt", "--check"]).status, 0);
        assert_eq!(findings(folder.path()), before);
    }
}

#[cfg(unix)]
#[test]
fn rights_are_kept_and_honoured_and_links_are_not_followed() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let folder = folder(&[("a.yaml", LOOSE), ("b.yaml", LOOSE), ("c.yaml", LOOSE), ("target.txt", LOOSE)]);
    let path = |name: &str| folder.path().join(name);
    let set = |name: &str, mode| fs::set_permissions(path(name), fs::Permissions::from_mode(mode)).expect("own file");
    set("a.yaml", 0o444);
    set("b.yaml", 0o755);
    set("c.yaml", 0o600);
    symlink(path("target.txt"), path("link.yaml")).expect("the folder takes links");
    let run = run(folder.path(), &["fmt"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("okplan: ”a.yaml” går inte att skriva: rättighet saknas\n"), "{}", run.err);
    assert!(run.err.contains("Filen är en symbolisk länk"), "{}", run.err);
    assert_eq!((read(folder.path(), "a.yaml").as_str(), read(folder.path(), "target.txt").as_str()), (LOOSE, LOOSE));
    for (name, mode) in [("b.yaml", 0o755), ("c.yaml", 0o600)] {
        assert_eq!(read(folder.path(), name), NEAT);
        assert_eq!(fs::metadata(path(name)).expect("a file").mode() & 0o777, mode, "{name}");
    }
    assert!(path("link.yaml").symlink_metadata().expect("the link").is_symlink());
}

#[cfg(unix)]
#[test]
fn a_name_forges_no_line() {
    let folder = folder(&[("a\n::error::b.yaml", LOOSE)]);
    let check = run(folder.path(), &["fmt", "--check"]);
    assert_eq!((check.status, check.out.as_str()), (1, "a\\u{a}::error::b.yaml\n"));
    let write = run(folder.path(), &["fmt"]);
    assert_eq!((write.status, write.err.as_str()), (0, "okplan: a\\u{a}::error::b.yaml: formaterad\n"));
}

/// Each of these would take minutes if any step looked at all before it.
#[test]
fn time_grows_with_the_size_of_the_file() {
    let head = "okplan: 1\nkind: action-plan\n";
    let spaces = " ".repeat(500_000);
    for (what, text) in [
        ("keys", (0..100_000).map(|index| format!("key-{index}: v\n")).collect::<String>()),
        ("entries of one line", format!("a: [{}]\n", "{b: c}, ".repeat(100_000))),
        ("entries that need lines", format!("a: [{}]\n", format!("{{b: {}}}, ", "ord ".repeat(20)).repeat(20_000))),
        ("entries after spaces", format!("a:\n  [\n{spaces}{}]\n", "b, ".repeat(100_000))),
        ("comments", format!("{}a: b\n", "# c\n".repeat(100_000))),
        ("comments in brackets", format!("a: [\n{}]\n", " b, # c\n".repeat(50_000))),
        ("comments between key and value", format!("a:\n{}  b\n", "  # c\n".repeat(50_000))),
        ("blank lines", format!("{}a: b\n", "\n".repeat(1_000_000))),
        ("one long text", format!("a: {}b\n", "ord ".repeat(500_000))),
        ("one long text with tabs", format!("a: >\n  {}b\n", "ord \t ".repeat(300_000))),
        ("lines of a quoted text", format!("a: \"{}b\"\n", "ord\n\n  ".repeat(200_000))),
        ("deep lists", format!("a: {}b{}\n", "[".repeat(60), "]".repeat(60))),
    ] {
        let folder = folder(&[("plan.yaml", &format!("{head}{text}"))]);
        let start = Instant::now();
        let run = run(folder.path(), &["fmt"]);
        assert!(start.elapsed() < Duration::from_secs(20), "{what}: {:?}", start.elapsed());
        assert_eq!(run.status, 0, "{what}: {}", run.err);
    }
}
