//! Every rule fires where it must and nowhere else: the folders of `tests/rules/`, and files that no folder can hold.
//!
//! `tests/rules/<rule>/` is a small workspace, or holds several, each in a folder of its own. What is called `fires…`, a
//! file or such a folder, has a finding of the rule. What is called `silent…` has none: it is a near miss, which a
//! careless rule would report. Other files are there to be named. The findings of all rules are written down, and there
//! are no others:
//!
//! - `# expect: rule` at the end of a line: a finding starts on that line. Several are divided by commas.
//! - `on.txt`, with a day: the findings as of that day.
//! - `expected.txt`, with lines `file:line:column rule`: findings where no comment can stand, as inside a text block.

use crate::freshness::root;
use jiff::civil::Date;
use okplan::diagnostic::Diagnostic;
use okplan::files::Disk;
use okplan::rules::{self, Rule, all, check_all, check_on};
use okplan::source::Position;
use okplan::text::{Language, Text};
use okplan::workspace::Workspace;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One finding, as tests compare it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, as a path from the workspace's folder.
    pub file: String,
    /// The line and column where it starts, from 1.
    pub place: Position,
    /// The rule's name.
    pub rule: &'static str,
    /// Everything okplan says of it.
    pub diagnostic: Diagnostic,
}

impl Finding {
    /// `file:line:column rule`.
    fn with_column(&self) -> String {
        format!("{}:{}:{} {}", self.file, self.place.line, self.place.column, self.rule)
    }

    /// `file:line rule`.
    fn with_line(&self) -> String {
        format!("{}:{} {}", self.file, self.place.line, self.rule)
    }
}

/// All findings in the workspace `folder`.
pub fn findings(folder: &Path) -> Vec<Finding> {
    found(folder, day(folder), check_on)
}

/// All findings in the workspace `folder` as of a day.
pub fn findings_on(folder: &Path, on: Option<Date>) -> Vec<Finding> {
    found(folder, on, check_on)
}

/// As [`findings`], with those that comments silence.
pub fn with_silenced(folder: &Path) -> Vec<Finding> {
    found(folder, day(folder), check_all)
}

/// The day in `on.txt`.
fn day(folder: &Path) -> Option<Date> {
    fs::read_to_string(folder.join("on.txt")).ok().map(|day| day.trim().parse().expect("a day"))
}

fn found(folder: &Path, on: Option<Date>, check: fn(&Workspace, Option<Date>) -> Vec<Diagnostic>) -> Vec<Finding> {
    let workspace = Workspace::open(&Disk::new(folder)).expect("the folder can be listed");
    let finding = |diagnostic: Diagnostic| {
        let source = workspace.source(diagnostic.source);
        let place = source.position(diagnostic.span.start as usize);
        Finding { file: source.name().to_owned(), place, rule: diagnostic.rule, diagnostic }
    };
    check(&workspace, on).into_iter().map(finding).collect()
}

/// The folders in `folder`, or the files, sorted.
fn entries(folder: &Path, folders: bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir() == folders);
    let mut paths: Vec<PathBuf> = paths.collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The workspaces of a rule's folder: itself, or the folders in it.
fn workspaces(folder: &Path) -> Vec<PathBuf> {
    let folders = entries(folder, true);
    if folders.is_empty() {
        return vec![folder.to_owned()];
    }
    assert_eq!(entries(folder, false), [] as [PathBuf; 0], "{} has files beside its workspaces", folder.display());
    folders
}

/// What `# expect:` says in the files of a workspace, as `file:line rule`.
fn commented(folder: &Path) -> Vec<String> {
    let mut expected = Vec::new();
    for path in entries(folder, false).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "yaml")) {
        let text = fs::read_to_string(&path).expect("a fixture in UTF-8");
        for (index, line) in text.lines().enumerate() {
            let rules = line.split_once("# expect: ").map(|(_, rules)| rules).into_iter().flat_map(|rules| rules.split(", "));
            expected.extend(rules.map(|rule| format!("{}:{} {rule}", name(&path), index + 1)));
        }
    }
    expected
}

/// The lines of `expected.txt`, if the workspace has one.
fn listed(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("expected.txt")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

/// What was found in a workspace and not expected, and what was expected and not found.
fn differences(folder: &Path) -> Vec<String> {
    let (mut expected_with_line, mut expected_with_column) = (commented(folder), listed(folder));
    let mut take = |finding: &Finding| {
        let expected = [(&mut expected_with_column, finding.with_column()), (&mut expected_with_line, finding.with_line())];
        expected
            .into_iter()
            .any(|(list, written)| list.iter().position(|one| *one == written).map(|at| list.remove(at)).is_some())
    };
    let surplus: Vec<Finding> = findings(folder).into_iter().filter(|finding| !take(finding)).collect();
    let found =
        surplus.iter().map(|finding| format!("not expected: {}: {}", finding.with_column(), finding.diagnostic.message.en));
    let missing = expected_with_column.iter().chain(&expected_with_line).map(|expected| format!("not found: {expected}"));
    found.chain(missing).map(|line| format!("{}: {line}\n", folder.display())).collect()
}

/// The rules of which a folder cannot hold a case, with the reason; what is [`made`] while testing takes its place.
const WITHOUT_FOLDER: [(&str, &str); 3] = [
    ("encoding", "editors and git expect UTF-8"),
    ("too-many-findings", "nobody reads a thousand mistakes"),
    ("unreadable-file", "git does not keep sockets, nor every system links"),
];

#[test]
fn every_folder_has_the_findings_it_expects_and_no_others() {
    let folders = entries(&root("tests/rules"), true).into_iter().flat_map(|folder| workspaces(&folder));
    let differences: String = folders.flat_map(|folder| differences(&folder)).collect();
    assert!(differences.is_empty(), "\n{differences}");
}

/// The cases of a rule's folder with whether the rule fires in them: its workspaces, or the files of its only one.
fn cases(folder: &Path) -> Vec<(String, bool)> {
    let rule = name(folder);
    let of_rule = |workspace: &Path| findings(workspace).into_iter().filter(|finding| finding.rule == rule).collect::<Vec<_>>();
    let folders = entries(folder, true);
    if !folders.is_empty() {
        return folders.iter().map(|workspace| (name(workspace), !of_rule(workspace).is_empty())).collect();
    }
    let found = of_rule(folder);
    let files = entries(folder, false);
    files.iter().map(|path| (name(path), found.iter().any(|finding| finding.file == name(path)))).collect()
}

#[test]
fn every_rule_has_a_folder_with_what_fires_and_what_is_silent() {
    let is_of_printing = |rule: &&&Rule| rules::PRINTING.iter().any(|one| one.name == rule.name);
    let mut known: BTreeSet<String> =
        all().iter().filter(|rule| !is_of_printing(rule)).map(|rule| rule.name.to_owned()).collect();
    for (rule, _) in WITHOUT_FOLDER {
        assert!(known.remove(rule), "there is no rule {rule}");
    }
    let folders = entries(&root("tests/rules"), true);
    assert_eq!(folders.iter().map(|folder| name(folder)).collect::<BTreeSet<_>>(), known);
    for folder in folders {
        let cases = cases(&folder);
        for (case, fired) in &cases {
            let place = folder.join(case);
            assert!(!case.starts_with("fires") || *fired, "{} does not fire", place.display());
            assert!(!case.starts_with("silent") || !fired, "{} is not silent", place.display());
        }
        for kind in ["fires", "silent"] {
            assert!(cases.iter().any(|(case, _)| case.starts_with(kind)), "{} has no case that {kind}", folder.display());
        }
    }
}

/// A workspace that is made while testing: git or an editor would change its bytes.
struct Made {
    /// What it shows.
    shows: &'static str,
    /// The files, with their bytes.
    files: Vec<(&'static str, Vec<u8>)>,
    /// The findings, as `file:line:column rule`.
    expected: Vec<&'static str>,
}

/// A plan whose title is the bytes given.
fn titled(title: &[u8]) -> Vec<u8> {
    [b"okplan: 1\nkind: action-plan\nid: plan\nedition: 2027\ntitle: ", title, b"\n"].concat()
}

fn made() -> Vec<Made> {
    let made = |shows, bytes: Vec<u8>, expected: &[&'static str]| Made {
        shows,
        files: vec![("plan.yaml", bytes)],
        expected: expected.to_vec(),
    };
    let settings = b"okplan: 1\nkind: workspace\nname: Exempel\nmax-file-size: 100\n".to_vec();
    let with_settings = |shows, length: usize, expected: &[&'static str]| {
        let mut plan = titled("Plan #".as_bytes());
        plan.resize(length, b'#');
        Made { shows, files: vec![("okplan.yaml", settings.clone()), ("plan.yaml", plan)], expected: expected.to_vec() }
    };
    vec![
        made("letters in UTF-8", titled("Åtgärder – ”ö” 😀".as_bytes()), &["plan.yaml:5:23 character-without-glyph"]),
        made("a byte order mark", [b"\xef\xbb\xbf", &titled(b"Plan")[..]].concat(), &[]),
        made(
            "the line breaks of Windows",
            String::from_utf8(titled(b"Plan")).expect("UTF-8").replace('\n', "\r\n").into_bytes(),
            &[],
        ),
        made("Latin-1", titled(b"L\xe4nsplan"), &["plan.yaml:5:9 encoding"]),
        made("Windows-1252 in a comment", titled(b"Plan # \x94citat\x94"), &["plan.yaml:5:15 encoding"]),
        made("a letter cut off at the end", titled(b"Plan\xc3"), &["plan.yaml:5:12 encoding"]),
        made("UTF-16", b"\xff\xfeo\0k\0p\0l\0a\0n\0:\0".to_vec(), &["plan.yaml:1:1 encoding"]),
        made("a control character", titled(b"Handlings\x07plan"), &["plan.yaml:5:17 forbidden-character"]),
        made("a control character in a comment", titled(b"Plan # \x1b[2J"), &["plan.yaml:5:15 forbidden-character"]),
        made(
            "the line breaks of old Macintosh",
            b"okplan: 1\rkind: register\r".to_vec(),
            &["plan.yaml:1:10 forbidden-character", "plan.yaml:1:25 forbidden-character"],
        ),
        made("a second byte order mark", titled("Handlings\u{feff}plan".as_bytes()), &["plan.yaml:5:17 forbidden-character"]),
        made("an invisible line break", titled("Handlings\u{2028}plan".as_bytes()), &["plan.yaml:5:17 forbidden-character"]),
        made("a bullet of a word processor", titled("\u{f0b7} Plan".as_bytes()), &["plan.yaml:5:8 forbidden-character"]),
        made(
            "text turned and never turned back",
            titled("Plan \u{202e}2027".as_bytes()),
            &["plan.yaml:5:13 forbidden-character"],
        ),
        made("text turned and turned back", titled("Plan \u{2067}2027\u{2069}".as_bytes()), &[]),
        made("a soft hyphen", titled("Handlings\u{ad}plan".as_bytes()), &[]),
        made("a tab between words", titled(b"\"Plan\tett\""), &[]),
        made("a tab as indentation", [&titled(b"Plan")[..], b"goals:\n\t- goal: Ett\n"].concat(), &["plan.yaml:7:1 syntax"]),
        with_settings("as large as allowed", 100, &[]),
        with_settings("one byte larger", 101, &["plan.yaml:1:1 file-size"]),
    ]
}

#[test]
fn every_file_made_here_has_the_findings_it_expects_and_no_others() {
    for Made { shows, files, expected } in made() {
        let folder = tempfile::tempdir().expect("a folder for a while");
        for (file, bytes) in files {
            fs::write(folder.path().join(file), bytes).expect("the folder takes files");
        }
        let found: Vec<String> = findings(folder.path()).iter().map(Finding::with_column).collect();
        assert_eq!(found, expected, "{shows}");
    }
}

#[test]
fn of_many_findings_a_thousand_are_shown_and_it_is_said_that_there_are_more() {
    for (mistakes, last) in [(1_000, "unknown-key"), (1_001, "too-many-findings"), (5_000, "too-many-findings")] {
        let folder = tempfile::tempdir().expect("a folder for a while");
        let keys: String = (0..mistakes).map(|number| format!("nyckel-{number}: 1\n")).collect();
        fs::write(folder.path().join("plan.yaml"), [titled(b"Plan"), keys.into_bytes()].concat())
            .expect("the folder takes files");
        let found = findings(folder.path());
        assert_eq!(
            (found.len(), found.last().map(|finding| finding.rule)),
            (mistakes.min(1_001), Some(last)),
            "{mistakes} mistakes"
        );
    }
}

#[cfg(unix)]
#[test]
fn links_and_sockets_are_not_read() {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let place = |file: &str| folder.path().join(file);
    fs::write(place("plan.yaml"), titled(b"Plan")).expect("the folder takes files");
    fs::write(place("plan.txt"), titled(b"Plan")).expect("the folder takes files");
    assert_eq!(findings(folder.path()), []);
    std::os::unix::fs::symlink(place("plan.txt"), place("link.yaml")).expect("the folder takes links");
    std::os::unix::fs::symlink(place("missing.txt"), place("dangling.yaml")).expect("the folder takes links");
    std::os::unix::net::UnixListener::bind(place("socket.yaml")).expect("the folder takes sockets");
    let found: Vec<String> = findings(folder.path()).iter().map(Finding::with_column).collect();
    assert_eq!(found, ["dangling.yaml:1:1 unreadable-file", "link.yaml:1:1 unreadable-file", "socket.yaml:1:1 unreadable-file"]);
}

#[test]
fn every_message_is_said_in_both_languages_and_ends_without_a_full_stop() {
    let folders = entries(&root("tests/rules"), true);
    let found: Vec<Finding> = folders.iter().flat_map(|folder| workspaces(folder)).flat_map(|folder| findings(&folder)).collect();
    assert!(found.len() > 100);
    for finding in found {
        let Text { sv, en } = &finding.diagnostic.message;
        assert_ne!(sv, en, "{finding:?}");
        for message in [sv, en] {
            assert!(!message.trim().is_empty() && !message.ends_with('.'), "{finding:?}");
        }
    }
}

#[test]
fn every_rule_is_documented_in_both_languages() {
    for rule in all() {
        let documentation = rule.documentation();
        for read in [okplan::rules::Documentation::title, okplan::rules::Documentation::text] {
            let (sv, en) = (read(&documentation, Language::Sv), read(&documentation, Language::En));
            assert!(!sv.is_empty() && !en.is_empty() && sv != en, "{}: {sv:?}, {en:?}", rule.name);
        }
        assert!(!documentation.example.trim().is_empty(), "{} has no example", rule.name);
    }
}

/// The rules whose example is only told, since it cannot be shown in a few lines of text, with the reason.
const TOLD: [(&str, &str); 8] = [
    ("act-repealed-during-life", "it needs a day"),
    ("encoding", "a page of text is in UTF-8"),
    ("file-size", "an example of 17 MiB is too long"),
    ("nesting", "an example of 64 levels is too long"),
    ("overdue-commitment", "it needs a day"),
    ("recorded-before-its-day", "it needs a day"),
    ("too-many-findings", "a thousand mistakes are too long"),
    ("unreadable-file", "what cannot be read has no text"),
];

/// What the examples name without saying it: a register, the plan of 2017 whose goals are followed up, and two texts that
/// have ended.
const BESIDE: [(&str, &str); 5] = [
    (
        "register.yaml",
        "okplan: 1\nkind: register\norganisations: [{id: regionen, names: Regionen}, {id: brukarforeningen, names: Föreningen}]\n\
         groups: [{id: kommunerna, name: kommunerna}]\nforums: [{id: lsg, name: Länssamordningsgruppen}]\n\
         acts: [{id: sol, name: socialtjänstlagen, number: \"2001:453\", unverified: true}]\n",
    ),
    (
        "plan-2017.yaml",
        "okplan: 1\nkind: action-plan\nid: lansplan\nedition: 2017\ntitle: Länsplan\n\
         goals: [{id: vantetider, goal: Väntetiderna är korta}, {id: suicid, goal: Ingen tar sitt liv}]\n",
    ),
    (
        "overenskommelse-2012.yaml",
        "okplan: 1\nkind: agreement\nid: overenskommelse\nedition: 2012\ntitle: Överenskommelse\n\
         validity: {from: 2012-11-14, until: 2016-12-31}\nadoption: [{party: regionen, body: regionfullmäktige}]\n",
    ),
    (
        "plan-barn.yaml",
        "okplan: 1\nkind: action-plan\nid: plan-barn\nedition: 2013\ntitle: Plan för psykisk hälsa för barn 0–17 år\n",
    ),
    (
        "plan-2012.yaml",
        "okplan: 1\nkind: action-plan\nid: handlingsplan\nedition: 2012\ntitle: Handlingsplan\n\
         validity: {from: 2012-01-01, until: 2014-12-31}\n",
    ),
];

/// An example as a whole file: what begins with `okplan:` is whole, else it stands where its first key belongs.
fn whole(example: &str) -> String {
    let indented = |by: usize| example.lines().map(|line| format!("{:by$}{line}\n", "")).collect::<String>();
    let plan = [("okplan", "1"), ("kind", "action-plan"), ("id", "plan"), ("edition", "2013"), ("title", "Handlingsplan")];
    match example.split(':').next() {
        Some("okplan" | "services") => example.to_owned(),
        Some("consequences" | "points") => {
            format!("okplan: 1\nkind: decision\nid: beslut\nedition: 2027\ntitle: Beslut\n{example}")
        }
        Some("prolongation") => format!("okplan: 1\nkind: agreement\nid: ok\nedition: 2027\ntitle: Överenskommelse\n{example}"),
        Some("organisations") => format!("okplan: 1\nkind: register\n{example}"),
        Some("due" | "responsible") => {
            whole(&format!("goals:\n  - goal: Ett mål\n    activities:\n      - activity: Gör något\n{}", indented(8)))
        }
        first => {
            let head = plan.iter().filter(|(key, _)| first != Some(key)).map(|(key, value)| format!("{key}: {value}\n"));
            head.chain([example.to_owned()]).collect()
        }
    }
}

#[test]
fn every_example_of_the_documentation_shows_its_rule() {
    for (rule, _) in TOLD {
        let example = rules::find(rule).expect(rule).documentation().example;
        assert!(example.lines().all(|line| line.starts_with('#')), "{rule} has an example that could be shown");
    }
    let told: BTreeSet<&str> = TOLD.into_iter().map(|(rule, _)| rule).collect();
    let is_of_printing = |rule: &Rule| rules::PRINTING.iter().any(|one| one.name == rule.name);
    for rule in all().into_iter().filter(|rule| !told.contains(rule.name) && !is_of_printing(rule)) {
        let text = whole(&rule.documentation().example);
        let folder = tempfile::tempdir().expect("a folder for a while");
        let file = if text.contains("\nkind: workspace\n") { "okplan.yaml" } else { "example.yaml" };
        for (file, text) in BESIDE.into_iter().chain([(file, text.as_str())]) {
            fs::write(folder.path().join(file), text).expect("the folder takes files");
        }
        let found = findings(folder.path());
        let fires = found.iter().any(|finding| finding.rule == rule.name && finding.file == file);
        assert!(fires, "{} does not fire in its example:\n{text}\n{found:#?}", rule.name);
    }
}
