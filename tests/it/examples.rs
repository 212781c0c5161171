//! The examples: `examples/vasterbotten` says what its originals say, and `examples/flawed` has the flaws it lists.

use crate::freshness::{is_current, root};
use crate::rules::{Finding, findings, findings_on, with_silenced};
use okplan::diagnostic::Severity;
use okplan::files::{Disk, Files, Patterns};
use okplan::model::{ActionPlan, Countable, Document, Goal, Id, flat_activities, flat_appendices, flat_areas, flat_goals};
use okplan::rules::all;
use okplan::workspace::Workspace;
use okplan::yaml::{self, Content, NodeId, Tree};
use serde_yaml::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The examples without flaws but those of their originals.
const SOUND: [&str; 5] = ["vasterbotten", "uppsala", "vastmanland", "norrskog", "house-style"];

/// Every file of every example, as paths of the repository.
fn files() -> Vec<String> {
    let list = |example: &str| {
        let names = Disk::new(root(example)).list(&Patterns::default()).expect("the example can be listed");
        names.into_iter().map(|name| format!("{example}/{name}")).collect::<Vec<_>>()
    };
    let folders = ["examples/vasterbotten", "examples/uppsala", "examples/vastmanland", "examples/norrskog", "examples/flawed"];
    folders.into_iter().flat_map(list).collect()
}

fn vasterbotten() -> Workspace {
    Workspace::open(&Disk::new(root("examples/vasterbotten"))).expect("the example can be listed")
}

/// The plan in the file called `name`.
fn plan<'a>(workspace: &'a Workspace, name: &str) -> &'a ActionPlan {
    let id = workspace.find_source(name).expect(name);
    let Some(Document::ActionPlan(plan)) = workspace.document(id) else { panic!("{name} is no plan") };
    plan
}

/// What okplan warns of in `examples/vasterbotten`, silenced there: the file, how the line begins, the rule, and the words by which the
/// README of the example names it.
const WARNINGS: [(&str, &str, &str, &str); 16] = [
    ("handlingsplan-2013-2014.yaml", "due: 2013-08-25", "due-outside-validity", "klart den 25 augusti 2013"),
    (
        "handlingsplan-2013-2014.yaml",
        "de länsrutiner som har antagits enligt",
        "amending-act-cited",
        "SOSFS 2008:20 är bara en ändring",
    ),
    (
        "lansplan-2017.yaml",
        "title: Länsplan för psykisk hälsa i Västerbotten 2017",
        "missing-date",
        "varken datum eller diarienummer",
    ),
    (
        "lansplan-2017.yaml",
        "title: Länsplan för psykisk hälsa i Västerbotten 2017",
        "missing-record-number",
        "varken datum eller diarienummer",
    ),
    (
        "lansplan-2017.yaml",
        "I hela länet får unga det stöd och omhän",
        "goal-without-responsible",
        "Fem mål från 2017 har ingen som ansvarar",
    ),
    (
        "lansplan-2017.yaml",
        "Arbetet med att främja psykisk hälsa och",
        "goal-without-responsible",
        "Fem mål från 2017 har ingen som ansvarar",
    ),
    (
        "lansplan-2017.yaml",
        "goal: SIP används varje gång flera aktör",
        "goal-without-responsible",
        "Fem mål från 2017 har ingen som ansvarar",
    ),
    (
        "lansplan-2017.yaml",
        "Den kompetens som finns hos dem som behö",
        "goal-without-responsible",
        "Fem mål från 2017 har ingen som ansvarar",
    ),
    (
        "lansplan-2017.yaml",
        "Landstinget och kommunerna möter alla me",
        "goal-without-responsible",
        "Fem mål från 2017 har ingen som ansvarar",
    ),
    ("lansplan-2018.yaml", "Ta fram en strategi om suicid", "activity-without-responsible", "har varken ansvarig eller tid"),
    ("lansplan-2018.yaml", "Utveckla strukturer för samverkan", "activity-without-responsible", "har varken ansvarig eller tid"),
    (
        "lansplan-2018.yaml",
        "Verka för att den som har schizofreni",
        "activity-without-responsible",
        "har varken ansvarig eller tid",
    ),
    ("lansplan-2018.yaml", "Analysera hur samverkan", "activity-without-responsible", "har varken ansvarig eller tid"),
    ("lansplan-2018.yaml", "of: lansplan-psykisk-halsa@2017", "goal-not-followed-up", "Ett mål från 2017 följs inte upp"),
    ("lansplan-2018.yaml", "count: 34", "count-mismatch", "har 34 mål, men där finns 33"),
    ("lansplan-2018.yaml", "count: 21", "count-mismatch", "21 gälla vuxna, men de är 20"),
];

/// What okplan notes besides: the file, the rule, how often, and the words of the README.
const NOTES: [(&str, &str, usize, &str); 14] = [
    ("handlingsplan-2013-2014.yaml", "activity-without-actors", 3, "Tre aktiviteter har inga aktörer"),
    ("handlingsplan-2013-2014.yaml", "outsider-without-duty", 1, "Samordningsförbundet ansvarar men är inte part"),
    ("handlingsplan-2013-2014.yaml", "recurs-beyond-validity", 1, "inventering vart fjärde år ryms inte"),
    ("handlingsplan-2013-2014.yaml", "rule-instead-of-role", 1, "en regel där en roll väntas"),
    ("handlingsplan-2013-2014.yaml", "vague-actor", 10, "ansvariga och aktörer anges bara med ord"),
    ("lansplan-2017.yaml", "goal-without-indicator", 1, "inget av målen från 2017 har en indikator"),
    ("lansplan-2017.yaml", "missing-decision", 1, "beslutet om att anta den finns inte här"),
    ("lansplan-2017.yaml", "rule-instead-of-role", 1, "en regel där en roll väntas"),
    ("lansplan-2017.yaml", "vague-actor", 2, "ansvariga och aktörer anges bara med ord"),
    ("lansplan-2018.yaml", "activity-without-due", 4, "har varken ansvarig eller tid"),
    ("lansplan-2018.yaml", "activity-without-goal", 2, "två aktiviteter för 2019 bidrar inte till något mål"),
    ("lansplan-2018.yaml", "long-sentence", 1, "En mening har 51 ord"),
    ("lansplan-2018.yaml", "one-name-two-bodies", 1, "Planen för 2018 säger inte när den gäller"),
    ("lansplan-2018.yaml", "single-subsection", 1, "en enda underrubrik"),
];

/// The README of `examples/vasterbotten`, with its lines joined.
fn readme() -> String {
    let text = fs::read_to_string(root("examples/vasterbotten/README.md")).expect("the example has a README");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_warnings_are_the_flaws_of_the_originals_and_the_readme_names_each() {
    let (folder, readme) = (root("examples/vasterbotten"), readme());
    let found = with_silenced(&folder);
    let errors: Vec<&Finding> = found.iter().filter(|finding| finding.diagnostic.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let line = |finding: &Finding| {
        let text = fs::read_to_string(folder.join(&finding.file)).expect("a file of the example");
        text.lines().nth(finding.place.line - 1).map(|line| line.trim_start_matches([' ', '-']).to_owned()).unwrap_or_default()
    };
    let warnings: Vec<&Finding> = found.iter().filter(|finding| finding.diagnostic.severity == Severity::Warning).collect();
    assert_eq!(warnings.len(), WARNINGS.len(), "{warnings:#?}");
    for (finding, (file, begins, rule, _)) in warnings.into_iter().zip(WARNINGS) {
        assert_eq!((finding.file.as_str(), finding.rule), (file, rule), "{begins}");
        assert!(line(finding).starts_with(begins), "{finding:?} is not at {begins}");
    }
    let mut notes = BTreeMap::<(&str, &str), usize>::new();
    for finding in found.iter().filter(|finding| finding.diagnostic.severity == Severity::Info) {
        *notes.entry((&finding.file, finding.rule)).or_default() += 1;
    }
    assert_eq!(notes, NOTES.iter().map(|(file, rule, count, _)| ((*file, *rule), *count)).collect());
    for words in WARNINGS.iter().map(|row| row.3).chain(NOTES.iter().map(|row| row.3)) {
        assert!(readme.contains(words), "the README does not say: {words}");
    }
}

#[test]
fn the_sound_examples_have_no_warning_that_is_not_silenced_with_its_reason() {
    for example in SOUND {
        let found = findings(&root(&format!("examples/{example}")));
        let loud: Vec<&Finding> = found.iter().filter(|finding| finding.diagnostic.severity != Severity::Info).collect();
        assert!(loud.is_empty(), "{example}: {loud:#?}");
    }
}

/// The warnings and errors of `examples/uppsala` that are silenced there: the file, the rule, how often.
const SILENCED: [(&str, &str, usize); 10] = [
    ("overenskommelse-2013.yaml", "amending-act-cited", 1),
    ("overenskommelse-2013.yaml", "malformed-citation", 3),
    ("overenskommelse-2013.yaml", "repealed-act", 9),
    ("beslut-forlangning-2018.yaml", "end-without-date", 1),
    ("beslut-forlangning-2018.yaml", "missing-date", 1),
    ("beslut-forlangning-2018.yaml", "missing-record-number", 1),
    ("beslut-forlangning-2018.yaml", "prolonged-after-lapse", 1),
    ("overenskommelse-2013.yaml", "in-force-before-revised", 1),
    ("overenskommelse-2013.yaml", "length-mismatch", 1),
    ("overenskommelse-2013.yaml", "missing-record-number", 1),
];

#[test]
fn the_flaws_of_the_agreement_of_uppsala_are_found_and_silenced() {
    let mut found = BTreeMap::<(String, &str), usize>::new();
    for finding in with_silenced(&root("examples/uppsala")) {
        if finding.diagnostic.severity != Severity::Info {
            *found.entry((finding.file, finding.rule)).or_default() += 1;
        }
    }
    assert_eq!(found, SILENCED.iter().map(|(file, rule, count)| (((*file).to_owned(), *rule), *count)).collect());
}

#[test]
fn the_plan_of_2013_has_ten_goals_and_sixteen_appendices() {
    let workspace = vasterbotten();
    let plan = plan(&workspace, "handlingsplan-2013-2014.yaml");
    assert_eq!(flat_goals(&plan.goals).len(), 10);
    assert_eq!(flat_appendices(&plan.appendices).len(), 16);
    let groups: Vec<_> = plan.appendices.iter().map(|group| flat_appendices(&group.items).len()).collect();
    assert_eq!(groups, [6, 8, 2]);
}

/// The goals of the group called `id`.
fn group<'a>(plan: &'a ActionPlan, id: &str) -> &'a Goal {
    plan.goals.iter().find(|goal| text(goal.id.as_ref()) == id).expect(id)
}

#[test]
fn the_plan_of_2017_has_thirteen_goals_for_children_and_twenty_for_adults() {
    let workspace = vasterbotten();
    let plan = plan(&workspace, "lansplan-2017.yaml");
    let count = |id| flat_goals(&group(plan, id).goals).len();
    assert_eq!((flat_goals(&plan.goals).len(), count("barn"), count("vuxna")), (33, 13, 20));
}

fn text(id: Option<&Id>) -> &str {
    id.map_or("", |id| id.text())
}

/// The goals a plan follows up, as they are printed: the top heading, the heading, the goal, and where it is reported.
fn followed_up(plan: &ActionPlan) -> Vec<(&str, &str, &str, Option<&str>)> {
    let mut printed = Vec::new();
    for top in &plan.follow_up.as_ref().expect("a follow-up").areas {
        for area in flat_areas(std::slice::from_ref(top)) {
            for entry in &area.goals {
                let goal = entry.goal.as_ref().expect("a goal").0.text();
                let reported_under = entry.reported_under.as_ref().map(|under| under.text());
                printed.push((text(top.id.as_ref()), text(area.id.as_ref()), goal, reported_under));
            }
        }
    }
    printed
}

#[test]
fn the_plan_of_2018_follows_up_32_goals_under_ten_headings_and_leaves_one_out() {
    let workspace = vasterbotten();
    let printed = followed_up(plan(&workspace, "lansplan-2018.yaml"));
    let headings: BTreeSet<_> = printed.iter().map(|(top, heading, ..)| (top, heading)).collect();
    let distinct: BTreeSet<&str> = printed.iter().map(|(_, _, goal, _)| *goal).collect();
    let for_children = printed.iter().filter(|(top, ..)| *top == "barn").count();
    assert_eq!((headings.len(), printed.len(), distinct.len(), for_children), (10, 33, 32, 13));

    let twice: Vec<_> =
        printed.iter().filter(|(_, _, goal, _)| printed.iter().filter(|other| other.2 == *goal).count() > 1).collect();
    assert_eq!(twice, [&("barn", "bup", "suicid", Some("tidiga-insatser")), &("vuxna", "tidiga-insatser", "suicid", None)]);

    let earlier = flat_goals(&plan(&workspace, "lansplan-2017.yaml").goals);
    let left_out: Vec<&str> =
        earlier.iter().filter_map(|goal| Some(goal.id.as_ref()?.text())).filter(|goal| !distinct.contains(goal)).collect();
    assert_eq!((earlier.len(), left_out), (33, vec!["schizofreni"]));
}

#[test]
fn the_plan_of_2018_states_34_goals_as_13_and_21_and_lists_four_activities() {
    let workspace = vasterbotten();
    let plan = plan(&workspace, "lansplan-2018.yaml");
    assert_eq!(flat_activities(&plan.activities).len(), 4);
    let stated = |of| plan.counts.iter().filter(move |stated| stated.of == Some(of)).filter_map(|stated| stated.count.as_ref());
    assert_eq!(stated(Countable::Goals).map(|count| count.value).collect::<Vec<_>>(), [34, 13, 21]);
    assert_eq!(stated(Countable::Activities).map(|count| count.value).collect::<Vec<_>>(), [4]);
}

#[test]
fn every_e_mail_address_is_made_up() {
    let mut addresses = 0;
    for file in files() {
        let text = fs::read_to_string(root(&file)).expect("a file of an example");
        for (before, after) in text.match_indices('@').map(|(at, _)| (&text[..at], &text[at + 1..])) {
            let host = after.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '-').next().unwrap_or("");
            // A reference to an edition has no letter after its sign; an address has both sides.
            let is_address = before.ends_with(|c: char| c.is_alphanumeric()) && host.starts_with(|c: char| c.is_alphabetic());
            assert!(!is_address || host.trim_end_matches('.') == "example.se", "{file}: {host}");
            addresses += usize::from(is_address);
        }
    }
    assert!(addresses >= 18);
}

/// Where okplan's tree and the value of an independent reader differ, with scalars compared as text.
fn differences(tree: &Tree<'_>, node: NodeId, value: &Value, place: &str, found: &mut Vec<String>) {
    match (&tree.node(node).content, value) {
        (Content::Mapping(entries), Value::Mapping(others)) if entries.len() == others.len() => {
            for ((key, node), (other_key, value)) in entries.iter().zip(others) {
                differences(tree, *key, other_key, place, found);
                let key = tree.scalar(*key).unwrap_or("?");
                differences(tree, *node, value, &format!("{place}.{key}"), found);
            }
        }
        (Content::Sequence(items), Value::Sequence(others)) if items.len() == others.len() => {
            for (index, (node, value)) in items.iter().zip(others).enumerate() {
                differences(tree, *node, value, &format!("{place}[{index}]"), found);
            }
        }
        (Content::Scalar { text, .. }, value) => {
            let other = match value {
                Value::Null => String::new(),
                Value::Bool(truth) => truth.to_string(),
                Value::Number(number) => number.to_string(),
                Value::String(text) => text.clone(),
                _ => format!("{value:?}"),
            };
            if *text != other {
                found.push(format!("{place}: {text:?} and {other:?}"));
            }
        }
        (content, value) => found.push(format!("{place}: {content:?} and {value:?}")),
    }
}

#[test]
fn another_reader_of_yaml_reads_the_same() {
    let files = files();
    assert!(files.len() >= 8);
    for file in files {
        let text = fs::read_to_string(root(&file)).expect("a file of an example");
        let (tree, _) = yaml::parse(&text);
        let Ok(value) = serde_yaml::from_str::<Value>(&text) else {
            assert!(file.starts_with("examples/flawed/"), "{file} is read by okplan alone");
            continue;
        };
        let mut found = Vec::new();
        differences(&tree, tree.root.expect("a document"), &value, "", &mut found);
        assert_eq!(found, [] as [&str; 0], "{file}");
    }
}

/// `file:line:column severity rule`, one a line.
fn listed(found: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let severity = finding.diagnostic.severity.word();
        format!("{}:{}:{} {severity} {}\n", finding.file, finding.place.line, finding.place.column, finding.rule)
    };
    found.iter().map(line).collect()
}

/// The day as of which the flawed example is checked: some of its flaws show only when their day has passed.
const DAY_OF_FLAWED: &str = "2026-12-01";

/// What is wrong in `examples/flawed`, as of that day.
fn flaws() -> Vec<Finding> {
    findings_on(&root("examples/flawed"), DAY_OF_FLAWED.parse().ok())
}

#[test]
fn the_flawed_example_has_the_findings_it_lists() {
    let listed = listed(&flaws());
    is_current("examples/flawed/findings.txt", &format!("# okplan validate --on {DAY_OF_FLAWED}\n{listed}"));
}

/// The rules that `examples/flawed` leaves out, with the reason.
const NOT_IN_FLAWED: [(&str, &str); 17] = [
    ("character-without-glyph", "it stops a PDF"),
    ("complex-key", "no officer would write a draft like that"),
    ("encoding", "editors and git expect UTF-8"),
    ("file-size", "a file of 17 MiB is no example"),
    ("low-contrast", "it stops all printing"),
    ("missing-glyph", "it is found when a PDF is made"),
    ("nesting", "no officer would write a draft like that"),
    ("no-room", "it is found when a PDF is made"),
    ("not-a-document", "a file that is no document may hold what others name in vain"),
    ("several-documents", "a file that is read in part may hold what others name in vain"),
    ("syntax", "a file that cannot be read to its end may hold what others name in vain"),
    ("too-many-findings", "nobody reads a thousand mistakes"),
    ("unreadable-file", "git keeps no such file"),
    ("unsupported-version", "a file of a later version is not read"),
    ("unusable-font", "it is found when a PDF is made"),
    ("unusable-picture", "it stops a PDF"),
    ("unusable-style", "it stops all printing"),
];

#[test]
fn the_sound_examples_are_in_canonical_layout() {
    for example in SOUND {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_okplan"))
            .current_dir(root("examples"))
            .args(["fmt", "--check", example])
            .output()
            .expect("okplan runs");
        assert!(output.status.success() && output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn the_flawed_example_shows_the_other_rules_and_its_readme_names_each() {
    let found = flaws();
    let shown: BTreeSet<&str> = found.iter().map(|finding| finding.rule).collect();
    let left_out: BTreeSet<&str> = NOT_IN_FLAWED.iter().map(|(rule, _)| *rule).collect();
    let rules: BTreeSet<&str> = all().iter().map(|rule| rule.name).collect();
    assert!(left_out.is_subset(&rules), "a rule is left out that does not exist");
    assert_eq!(shown, rules.difference(&left_out).copied().collect());
    let readme = fs::read_to_string(root("examples/flawed/README.md")).expect("the example has a README");
    assert!(readme.contains(&format!("okplan validate --on {DAY_OF_FLAWED}")), "the README does not name the day");
    for rule in shown {
        assert!(readme.contains(&format!("`{rule}`")), "the README does not name {rule}");
    }
}
