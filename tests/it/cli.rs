//! The commands through the real binary: what they print, where, and with which exit status.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The built `okplan`, in `folder`, with nothing in the environment that could change its output.
pub(crate) fn okplan(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("okplan").expect("okplan is built");
    command.current_dir(folder).env_remove("NO_COLOR").env("LC_ALL", "C");
    command
}

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for a while");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("the folder takes folders");
        fs::write(path, text).expect("the folder takes files");
    }
    folder
}

/// What a run printed and its exit status.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Run {
    let output = okplan(folder).args(arguments).output().expect("okplan runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Run { status: output.status.code().expect("no signal"), out: text(output.stdout), err: text(output.stderr) }
}

pub(crate) const REGISTER: &str = "\
okplan: 1
kind: register
county: \"24\"
organisations: [{id: umea, code: \"2480\"}]
forums: [{id: lsg, name: Länssamordningsgruppen, short: LSG}]
";

pub(crate) const PLAN: &str = "\
okplan: 1
kind: action-plan
id: handlingsplan
edition: 2013-2014
title: Handlingsplan för samverkan
status: draft
validity: {from: 2013-09-01, until: 2014-12-31}
parties: [umea]
goals:
  - id: sip
    goal: Den som behöver det har en samordnad individuell plan
    activities:
      - {activity: Ta fram en rutin, responsible: lsg, due: 2014-03-31}
";

/// A plan with three mistakes of different kinds.
const BROKEN: &str = "\
okplan: 1
kind: action-plan
id: utkast
edition: 2013-2014
title: Handlingsplan för samverkan
validity: {from: 2014-12-31, until: 2013-09-01}
goals:
  - id: sip
    goal: Den som behöver det har en plan, se [](#rutin)
    activites:
      - {activity: Ta fram en rutin}
";

#[test]
fn a_sound_workspace_says_so_on_standard_error_only() {
    let folder = folder(&[("register.yaml", REGISTER), ("plan.yaml", PLAN)]);
    let run = run(folder.path(), &["validate"]);
    assert_eq!((run.status, run.out.as_str()), (0, ""));
    assert_eq!(run.err, "okplan: 2 filer kontrollerade, inget att anmärka\n");
}

#[test]
fn everything_wrong_is_said_in_one_run() {
    let folder = folder(&[("register.yaml", REGISTER), ("plan.yaml", BROKEN), ("other.yaml", "title: a: b\n")]);
    let run = run(folder.path(), &["validate", "--format", "github"]);
    let expected = "\
::error file=other.yaml,line=1,col=9,endColumn=10,title=syntax::Ett kolon står mitt i ett värde. Sätt värdet inom citattecken, eller skriv det som textblock efter |.
::error file=plan.yaml,line=6,col=37,endColumn=47,title=period-ends-before-start::Perioden börjar 2014-12-31 men slutar redan 2013-09-01. Rätta den av dagarna som är fel.
::error file=plan.yaml,line=9,col=47,endColumn=57,title=unresolved-reference::Ingen del har id ”rutin”. Skriv id för en del som finns, eller ge delen som menas detta id.
::error file=plan.yaml,line=10,col=5,endColumn=14,title=unknown-key::Nyckeln ”activites” finns inte. Menade du ”activities”?
";
    assert_eq!((run.status, run.out.as_str()), (1, expected));
}

#[test]
fn the_text_format_shows_the_place() {
    let folder = folder(&[("register.yaml", REGISTER), ("plan.yaml", &PLAN.replace("responsible: lsg", "responsible: lsgg"))]);
    let run = run(folder.path(), &["validate", "--lang", "en"]);
    let expected = "\
error [unknown-actor]

  × “lsgg” is in no register
    ╭─[plan.yaml:13:51]
 12 │     activities:
 13 │       - {activity: Ta fram en rutin, responsible: lsgg, due: 2014-03-31}
    ·                                                   ────
    ╰────

  Did you mean “lsg”?

";
    assert_eq!(run.out, expected);
    assert_eq!((run.status, run.err.as_str()), (1, "okplan: 1 error in 2 files\n"));
}

#[test]
fn exit_statuses() {
    let vague = PLAN.replace("responsible: lsg", "responsible: {words: Berörda chefer}");
    let unowned = PLAN.replace("responsible: lsg, ", "");
    let folder = folder(&[
        ("sound/register.yaml", REGISTER),
        ("sound/plan.yaml", PLAN),
        ("vague/register.yaml", REGISTER),
        ("vague/plan.yaml", &vague),
        ("unowned/register.yaml", REGISTER),
        ("unowned/plan.yaml", &unowned),
        ("broken/plan.yaml", BROKEN),
        ("empty/readme.txt", "inget här"),
        ("settings/okplan.yaml", "okplan: 1\nkind: workspace\nname: Tom\n"),
    ]);
    for (arguments, status) in [
        (vec!["validate", "sound"], 0),
        (vec!["validate", "vague"], 0),
        (vec!["validate", "vague", "--deny", "warnings"], 0),
        (vec!["validate", "unowned"], 0),
        (vec!["validate", "unowned", "--deny", "warnings"], 1),
        (vec!["validate", "broken"], 1),
        (vec!["validate", "sound", "broken"], 1),
        (vec!["validate", "empty"], 2),
        (vec!["validate", "settings"], 2),
        (vec!["validate", "missing"], 2),
        (vec!["validate", "--format", "xml"], 2),
        (vec!["rules", "no-such-rule"], 2),
        (vec!["render", "sound/plan.yaml"], 0),
        (vec!["render", "broken/plan.yaml"], 1),
        (vec!["render", "sound/register.yaml"], 1),
        (vec!["render", "sound"], 2),
        (vec!["render", "sound/plan.yaml", "vague/plan.yaml"], 2),
        (vec![], 2),
    ] {
        assert_eq!(run(folder.path(), &arguments).status, status, "{arguments:?}");
    }
}

#[test]
fn single_files_are_checked_among_their_neighbours() {
    let folder = folder(&[
        ("okplan.yaml", "okplan: 1\nkind: workspace\nname: Test\nlanguage: en\n"),
        ("shared/register.yaml", REGISTER),
        ("plans/plan.yaml", PLAN),
        ("plans/broken.yaml", BROKEN),
    ]);
    let one = run(folder.path(), &["validate", "plans/plan.yaml"]);
    assert_eq!((one.status, one.err.as_str()), (0, "okplan: 1 file checked, nothing to report\n"));
    let from_below = run(&folder.path().join("plans"), &["validate", "broken.yaml", "--format", "github"]);
    assert_eq!(from_below.status, 1);
    assert!(from_below.out.starts_with("::error file=broken.yaml,line=6"), "{}", from_below.out);
    assert!(!from_below.out.contains("plan.yaml"));
}

#[test]
fn standard_input_is_checked_as_the_file_it_stands_for() {
    let folder = folder(&[("okplan.yaml", "okplan: 1\nkind: workspace\nname: Test\n"), ("register.yaml", REGISTER)]);
    let named = okplan(folder.path()).args(["validate", "-", "--stdin-filename", "plan.yaml"]).write_stdin(PLAN).output();
    assert_eq!(named.expect("okplan runs").status.code(), Some(0));
    let without_name = |below: &str, text: &str| {
        let mut command = okplan(&folder.path().join(below));
        let output = command.args(["validate", "-", "--format", "github"]).write_stdin(text).output().expect("okplan runs");
        (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
    };
    for below in ["", "plans"] {
        fs::create_dir_all(folder.path().join(below)).expect("a folder");
        assert_eq!(without_name(below, PLAN), (Some(0), String::new()), "the registers of the workspace are found");
        let (status, text) = without_name(below, &PLAN.replace("umea", "umeo"));
        assert_eq!(status, Some(1));
        assert!(text.starts_with("::error file=<stdin>,line=8,col=11,endColumn=15,title=unknown-actor::"), "{text}");
    }
    fs::remove_file(folder.path().join("okplan.yaml")).expect("removed");
    let (status, text) = without_name("", PLAN);
    assert_eq!(status, Some(1), "without a workspace it stands alone");
    assert!(text.starts_with("::error file=<stdin>,line=8,col=11,endColumn=15,title=unknown-actor::"), "{text}");
    for arguments in [["validate", ".", "--stdin-filename=x.yaml"], ["render", "plan.yaml", "--stdin-filename=x.yaml"]] {
        let run = run(folder.path(), &arguments);
        assert!(run.status == 2 && run.err.contains("”-” är inte bland filerna"), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn names_are_the_way_from_the_current_folder() {
    let settings = "okplan: 1\nkind: workspace\nname: Test\n";
    let files = [
        ("here/okplan.yaml", settings),
        ("here/sub/deep/plan.yaml", BROKEN),
        ("other/okplan.yaml", settings),
        ("other/plan.yaml", BROKEN),
        ("loose.yaml", BROKEN),
    ];
    let (first, second) = (folder(&files), folder(&files));
    for (from, path, name) in [
        ("here", "sub/deep/plan.yaml", "sub/deep/plan.yaml"),
        ("here/sub", "deep/plan.yaml", "deep/plan.yaml"),
        ("here/sub", "..", "deep/plan.yaml"),
        ("here/sub/deep", "plan.yaml", "plan.yaml"),
        ("here/sub/deep", ".", "plan.yaml"),
        ("here", "../other", "../other/plan.yaml"),
        ("here/sub", "../../other/plan.yaml", "../../other/plan.yaml"),
        ("here", "../loose.yaml", "../loose.yaml"),
        ("other", "../here/../loose.yaml", "../loose.yaml"),
        (".", "here", "here/sub/deep/plan.yaml"),
    ] {
        for format in ["text", "github", "json"] {
            let arguments = ["validate", path, "--format", format];
            let (one, two) = (run(&first.path().join(from), &arguments), run(&second.path().join(from), &arguments));
            assert_eq!((one.status, &one.out), (1, &two.out), "{path} from {from}");
            let named = match format {
                "text" => format!("─[{name}:6:37]"),
                "github" => format!("::error file={name},line=6,"),
                _ => format!("\"file\": \"{name}\""),
            };
            assert!(one.out.contains(&named), "{path} from {from}: {}", one.out);
        }
        let absolute = first.path().canonicalize().expect("a path").join(from).join(path);
        let named = run(&first.path().join(from), &["validate", &absolute.to_string_lossy(), "--format", "github"]);
        assert!(named.out.starts_with(&format!("::error file={name},line=6,")), "{path} from {from}: {}", named.out);
    }
}

#[test]
fn the_json_format_is_one_versioned_object() {
    let duplicate = PLAN.replace("status: draft", "status: draft\nstatus: adopted\nRecord: x");
    let folder = folder(&[("register.yaml", REGISTER), ("plan.yaml", &duplicate)]);
    let run = run(folder.path(), &["validate", "--format", "json", "--lang", "en"]);
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(report["version"], 1);
    let first = &report["diagnostics"][0];
    assert_eq!(first["file"], "plan.yaml");
    assert_eq!(first["rule"], "duplicate-key");
    assert_eq!(first["severity"], "error");
    assert_eq!(first["start"], serde_json::json!({"line": 7, "column": 1, "byte": 115}));
    assert_eq!(first["end"], serde_json::json!({"line": 7, "column": 7, "byte": 121}));
    assert_eq!(first["related"][0]["start"], serde_json::json!({"line": 6, "column": 1, "byte": 101}));
    let second = &report["diagnostics"][1];
    assert_eq!((&second["rule"], &second["fix"]["edits"][0]["replacement"]), (&"unknown-key".into(), &"record".into()));
    assert_eq!(run.status, 1);
}

#[test]
fn the_workspace_sets_severities() {
    let settings = |rules: &str| format!("okplan: 1\nkind: workspace\nname: Test\nrules: {rules}\n");
    for (rules, status, named) in [
        ("{activity-without-responsible: error}", 1, true),
        ("{activity-without-responsible: \"off\"}", 0, false),
        ("{activity-without-responsible: off}", 0, false),
        ("{activity-without-responsable: off}", 1, true),
        ("{syntax: off}", 1, true),
    ] {
        let unowned = PLAN.replace("responsible: lsg, ", "");
        let folder = folder(&[("okplan.yaml", &settings(rules)), ("register.yaml", REGISTER), ("plan.yaml", &unowned)]);
        let run = run(folder.path(), &["validate"]);
        assert_eq!((run.status, run.out.contains("activity-without-responsible")), (status, named), "{rules}: {}", run.out);
    }
}

#[test]
fn only_documents_are_looked_at() {
    let folder = folder(&[
        ("okplan.yaml", "okplan: 1\nkind: workspace\nname: Test\nignore: [docker-compose.yaml]\n"),
        ("docker-compose.yaml", "services: {}\n"),
        (".github/workflows/ci.yaml", "on: push\n"),
        ("build/plan.yaml", "a: b\n"),
        (".gitignore", "build/\n"),
        ("register.yaml", REGISTER),
        ("plan.yaml", PLAN),
    ]);
    assert_eq!(run(folder.path(), &["validate"]).err, "okplan: 3 filer kontrollerade, inget att anmärka\n");
    fs::write(folder.path().join("notes.yaml"), "a: b\n").expect("written");
    let run = run(folder.path(), &["validate", "--format", "github"]);
    assert!(run.out.starts_with("::error file=notes.yaml,line=1,col=1,endColumn=2,title=not-a-document::"), "{}", run.out);
}

#[test]
fn a_workspace_below_another_stands_by_itself() {
    let settings = "okplan: 1\nkind: workspace\nname: Test\n";
    let folder = folder(&[
        ("a/okplan.yaml", settings),
        ("a/register.yaml", REGISTER),
        ("a/plan.yaml", PLAN),
        ("a/b/okplan.yaml", settings),
        ("a/b/plan.yaml", PLAN),
    ]);
    let both = run(folder.path(), &["validate", "--format", "github"]);
    assert!(both.out.lines().all(|line| line.starts_with("::error file=a/b/plan.yaml,") && line.contains("title=unknown-actor")));
    assert_eq!((both.status, both.out.lines().count()), (1, 2), "{}", both.out);
    assert_eq!(run(folder.path(), &["validate", "a/plan.yaml"]).status, 0);
}

#[test]
fn a_newer_format_is_refused() {
    let folder = folder(&[("plan.yaml", "okplan: 2\nkind: action-plan\nfuture: yes\n")]);
    let run = run(folder.path(), &["validate", "--format", "github", "--lang", "en"]);
    assert_eq!(run.out.lines().count(), 1);
    assert!(run.out.contains("title=unsupported-version::This okplan does not know version 2 of the format"), "{}", run.out);
}

#[test]
fn rules_are_listed_by_name_and_explained() {
    let here = folder(&[]);
    let list = run(here.path(), &["rules", "--lang", "en"]).out;
    let names: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.is_sorted() && names.contains(&"unresolved-reference") && names.contains(&"syntax"));
    for name in names {
        let swedish = run(here.path(), &["rules", name]).out;
        let english = run(here.path(), &["rules", name, "--lang", "en"]).out;
        assert!(swedish.starts_with(name) && swedish.contains("Exempel:") && english.contains("Example:"), "{swedish}");
    }
    assert!(run(here.path(), &["rules", "unknown-actr"]).err.contains("menade du ”unknown-actor”?"));
}

#[test]
fn what_init_writes_validates_without_a_finding() {
    for language in ["sv", "en"] {
        let here = folder(&[]);
        let made = run(here.path(), &["init", "län", "--lang", language]);
        assert_eq!(made.status, 0, "{}", made.err);
        for name in made.out.lines() {
            assert!(here.path().join("län").join(name).is_file(), "{name}");
        }
        let checked = run(here.path(), &["validate", "län", "--deny", "warnings"]);
        assert_eq!((checked.status, checked.out.as_str()), (0, ""), "{}", checked.err);
        let laid_out = run(here.path(), &["fmt", "--check", "län"]);
        assert_eq!((laid_out.status, laid_out.out.as_str()), (0, ""), "the check of the layout passes");
        let text = |name: &str| fs::read_to_string(here.path().join("län").join(name)).expect("it was written");
        for line in okplan::scaffold::GIT_CONFIG {
            assert!(text("README.md").contains(line) && made.err.contains(line), "{line}");
        }
        assert!(text(".gitattributes").contains("diff=okplan merge=okplan"));
        for file in [".githooks/pre-commit", ".github/workflows/okplan.yml"] {
            assert!(text(file).contains("fmt --check"), "{file}");
        }
        let again = run(here.path(), &["init", "län"]);
        assert_eq!(again.status, 2, "a workspace is never written over");
    }
}

#[test]
fn git_is_told_of_the_documents_of_a_folder_that_is_there() {
    let known = "# eget\n*.pdf binary";
    let here = folder(&[("okplan.yaml", "okplan: 1\nkind: workspace\nname: L\n"), (".gitattributes", known)]);
    let refused = run(here.path(), &["init"]);
    assert!(refused.status == 2 && refused.err.contains("okplan init --git"), "{}", refused.err);
    let attributes = || fs::read_to_string(here.path().join(".gitattributes")).expect("there");
    assert_eq!(attributes(), known);
    for (written, told) in [(".gitattributes\n", "skriv detta i mappen"), ("", "skriv detta i mappen")] {
        let made = run(here.path(), &["init", "--git"]);
        assert_eq!((made.status, made.out.as_str()), (0, written), "{}", made.err);
        assert!(
            made.err.contains(told) && okplan::scaffold::GIT_CONFIG.iter().all(|line| made.err.contains(line)),
            "{}",
            made.err
        );
        assert_eq!(attributes(), format!("{known}\n*.yaml diff=okplan merge=okplan\n"));
    }
    fs::remove_file(here.path().join(".gitattributes")).expect("removed");
    assert_eq!(run(here.path(), &["init", "--git"]).status, 0);
    assert!(attributes().contains("*.yaml text eol=lf diff=okplan merge=okplan"), "{}", attributes());
    let missing = run(here.path(), &["init", "--git", "saknas"]);
    assert!(
        missing.status == 2 && missing.err.contains("är ingen mapp") && !here.path().join("saknas").exists(),
        "{}",
        missing.err
    );
}

#[test]
fn new_documents_validate_and_are_never_written_over() {
    let here = folder(&[("register.yaml", REGISTER)]);
    for (kind, id) in [("action-plan", "min-plan"), ("register", "mitt-register")] {
        assert_eq!(run(here.path(), &["new", kind, id]).out, format!("{id}.yaml\n"));
        assert_eq!(run(here.path(), &["new", kind, id]).status, 2);
    }
    assert_eq!(run(here.path(), &["validate", "--deny", "warnings"]).status, 0);
    assert_eq!(run(here.path(), &["new", "action-plan", "Min plan"]).status, 2);
    assert!(run(here.path(), &["new", "action-plan", "x", "-o", "-"]).out.contains("kind: action-plan"));
    assert!(!here.path().join("x.yaml").exists());
    fs::write(here.path().join("okplan.yaml"), "okplan: 1\nkind: workspace\nname: Test\n").expect("written");
    assert_eq!(run(here.path(), &["new", "action-plan", "y", "-o", "planer/2027/y.yaml"]).status, 0);
    let below = fs::read_to_string(here.path().join("planer/2027/y.yaml")).expect("written");
    assert!(below.starts_with("# yaml-language-server: $schema=../../.okplan/schemas/action-plan.schema.json\n"), "{below}");
}

#[test]
fn schemas_are_printed_and_written() {
    let here = folder(&[]);
    for kind in ["action-plan", "register", "workspace"] {
        let printed = run(here.path(), &["schema", kind]).out;
        let schema: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
        assert_eq!(schema["properties"]["kind"]["const"], kind);
    }
    assert_eq!(run(here.path(), &["schema", "--write"]).status, 0);
    assert!(here.path().join(".okplan/schemas/action-plan.schema.json").is_file());
}

#[test]
fn completions_name_every_command() {
    let here = folder(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = run(here.path(), &["completions", shell]).out;
        for command in ["validate", "render", "rules", "init", "new", "schema"] {
            assert!(text.contains(command), "{shell} lacks {command}");
        }
    }
}

#[test]
fn render_writes_where_it_is_asked_to_and_nothing_else() {
    let folder = folder(&[("register.yaml", REGISTER), ("plan.yaml", PLAN), ("other.yaml", &PLAN.replace("2013-2014", "2015"))]);
    let here = folder.path();
    assert!(run(here, &["render", "plan.yaml", "register.yaml", "--to", "markdown"]).err.contains("-o MAPP/"));
    assert!(run(here, &["render", "plan.yaml", "--to", "markdown"]).out.starts_with("# Handlingsplan för samverkan\n"));
    assert_eq!(run(here, &["render", "plan.yaml", "-o", "sida.html"]).out, "");
    assert!(fs::read_to_string(here.join("sida.html")).expect("written").starts_with("<!DOCTYPE html>"));
    assert_eq!(run(here, &["render", "plan.yaml", "other.yaml", "-o", "ut/"]).status, 0);
    let mut names: Vec<_> =
        fs::read_dir(here.join("ut")).expect("made").map(|entry| entry.expect("an entry").file_name()).collect();
    names.sort();
    assert_eq!(names, ["handlingsplan@2013-2014.html", "handlingsplan@2015.html"]);
    assert_eq!(run(here, &["render", "missing.yaml", "-o", "x.html"]).status, 2);
    assert!(!here.join("x.html").exists());
}

#[test]
fn a_workspace_can_override_any_template() {
    let settings = |templates: &str| format!("okplan: 1\nkind: workspace\nname: Test\ntemplates: {templates}\n");
    let folder = folder(&[
        ("okplan.yaml", &settings("mallar")),
        ("register.yaml", REGISTER),
        ("plan.yaml", PLAN),
        ("mallar/action-plan.md", "Egen mall\n"),
    ]);
    let here = folder.path();
    assert_eq!(run(here, &["render", "plan.yaml", "--to", "markdown"]).out, "Egen mall\n");
    assert!(run(here, &["render", "plan.yaml"]).out.starts_with("<!DOCTYPE html>"));
    fs::write(here.join("mallar/action-plan.md"), "{% for %}").expect("written");
    let broken = run(here, &["render", "plan.yaml", "--to", "markdown"]);
    assert!(broken.status == 2 && broken.err.contains("action-plan.md"), "{}", broken.err);
    for outside in ["../mallar", "/etc"] {
        fs::write(here.join("okplan.yaml"), settings(outside)).expect("written");
        assert!(run(here, &["render", "plan.yaml"]).err.contains("utanför arbetsytan"));
    }
}

#[test]
fn results_are_the_same_in_any_folder_and_any_order() {
    let files = [
        ("okplan.yaml", "okplan: 1\nkind: workspace\nname: Test\n"),
        ("a/plan.yaml", BROKEN),
        ("b/plan.yaml", PLAN),
        ("register.yaml", REGISTER),
    ];
    let (first, mut reversed) = (folder(&files), files);
    reversed.reverse();
    let second = folder(&reversed);
    for arguments in [
        ["validate", "--format", "text"],
        ["validate", "--format", "json"],
        ["validate", "--format", "github"],
        ["render", "b/plan.yaml", "--to=html"],
        ["render", "b/plan.yaml", "--to=markdown"],
    ] {
        let (one, two, again) = (run(first.path(), &arguments), run(second.path(), &arguments), run(first.path(), &arguments));
        assert_eq!(one.out, two.out, "{arguments:?}");
        assert_eq!(one.out, again.out, "{arguments:?}");
    }
    let forwards = run(first.path(), &["validate", "a/plan.yaml", "b/plan.yaml", "register.yaml", "--format=json"]);
    let backwards = run(first.path(), &["validate", "register.yaml", "b/plan.yaml", "a/plan.yaml", "--format=json"]);
    assert_eq!(forwards.out, backwards.out);
}

#[test]
fn where_standard_error_is_no_terminal_no_progress_is_told() {
    let settings = "okplan: 1\nkind: workspace\nname: Exempel\n";
    let here = folder(&[
        ("okplan.yaml", settings),
        ("a.yaml", PLAN),
        ("b.yaml", &PLAN.replace("id: handlingsplan", "id: andra")),
        ("r.yaml", REGISTER),
    ]);
    for format in ["docx", "typst", "html"] {
        let many = run(here.path(), &["render", "a.yaml", "b.yaml", "--to", format, "-o", "ut/"]);
        assert_eq!((many.status, many.out.as_str(), many.err.as_str()), (0, "", ""), "{format}");
    }
}
