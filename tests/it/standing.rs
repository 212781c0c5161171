//! What the status of a text is in the cases that are easily mistaken, on small workspaces.

use crate::cli::{folder, run};
use okplan::files::Disk;
use okplan::lifecycle::{Life, State, life, timeline};
use okplan::model::Date;
use okplan::model::written::Form;
use okplan::source::SourceId;
use okplan::workspace::Workspace;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

const REGISTER: &str = "okplan: 1\nkind: register\norganisations: [{id: region, names: R}, {id: arby, names: A}, {id: basta, names: B}]\n\
                        groups: [{id: kommunerna, name: kommunerna, members: [arby, basta]}]\n";
const HEAD: &str = "okplan: 1\nkind: agreement\nid: ok\nedition: 2020\ntitle: ÖK\nparties: [region, {each-of: kommunerna}]\n";
const YEAR: &str = "status: adopted\nvalidity: {from: 2020-01-01, until: 2020-12-31}\n";

fn workspace(agreement: &str, others: &[&str]) -> Workspace {
    let text = format!("{HEAD}{agreement}");
    let names: Vec<String> = (0..others.len()).map(|index| format!("other-{index}.yaml")).collect();
    let mut files = vec![("register.yaml", REGISTER), ("ok.yaml", text.as_str())];
    files.extend(names.iter().map(String::as_str).zip(others.iter().copied()));
    let workspace = Workspace::open(&Disk::new(folder(&files).path())).expect("a workspace");
    assert!(workspace.diagnostics().is_empty(), "{:?}", workspace.diagnostics());
    workspace
}

fn decision(decided: &str, rest: &str) -> String {
    let head = "okplan: 1\nkind: decision\nid: beslut\nedition: 1\ntitle: Beslut\nstatus: decided\n";
    format!("{head}decided: {decided}\npoints:\n- {{text: F, document: ok, {rest}}}\n")
}

fn day(text: &str) -> jiff::civil::Date {
    Date::read(text).expect("a day").0
}

fn file(workspace: &Workspace) -> SourceId {
    workspace.find_source("ok.yaml").expect("the agreement")
}

fn seen(workspace: &Workspace, on: &str, party: Option<&str>) -> Life {
    life(workspace, file(workspace), day(on), party).expect("a text that is adopted")
}

fn states(workspace: &Workspace, days: &[&str]) -> Vec<State> {
    days.iter().map(|on| seen(workspace, on, None).known.state).collect()
}

#[test]
fn a_party_that_adopts_late_is_bound_from_its_own_adoption() {
    let late = "adoption: [{party: region, date: 2019-12-01}, {party: arby, date: 2020-03-01}]\n";
    let workspace = workspace(&format!("{YEAR}{late}"), &[]);
    let life = seen(&workspace, "2020-02-01", Some("arby"));
    assert_eq!((life.known.state, life.in_the_end.state), (State::NotAdopted, State::NotAdopted));
    let known = seen(&workspace, "2020-03-01", Some("arby")).known;
    assert_eq!((known.state, known.since), (State::InForce, Some(day("2020-03-01"))));
    assert_eq!(seen(&workspace, "2020-03-01", Some("basta")).in_the_end.state, State::NotAdopted);
    // For all of them: in force, and otherwise for one.
    let differing = seen(&workspace, "2020-03-01", None).differing;
    let differing: Vec<_> = differing.into_iter().map(|differing| (differing.party, differing.known.state)).collect();
    assert_eq!(differing, [("arby".to_owned(), State::InForce), ("basta".to_owned(), State::NotAdopted)]);
}

#[test]
fn a_draft_stays_one_until_it_is_adopted() {
    let draft = "status: draft\nvalidity: {from: 2020-01-01}\n";
    let workspace = workspace(draft, &[&decision("2020-05-01", "act: adopt")]);
    assert_eq!(states(&workspace, &["2020-04-30", "2020-05-01"]), [State::Draft, State::InForce]);
    assert_eq!(seen(&workspace, "2020-04-30", None).in_the_end.state, State::Draft);
    assert_eq!(states(&self::workspace(draft, &[]), &["2025-01-01"]), [State::Draft]);
    // Only what says that it reaches back does.
    let back = self::workspace(draft, &[&decision("2020-05-01", "act: adopt, retroactive: true")]);
    assert_eq!(states(&back, &["2020-04-30", "2020-05-01"]), [State::Draft, State::InForce]);
    assert_eq!(seen(&back, "2020-04-30", None).in_the_end.state, State::InForce);
    let known = seen(&back, "2020-06-01", None).known;
    assert_eq!((known.since, known.retroactive), (Some(day("2020-05-01")), Some(day("2020-01-01"))));
}

#[test]
fn what_is_prolonged_afterwards_says_so_from_then_on() {
    let late = decision("2021-03-01", "act: prolong, until: 2022-12-31, retroactive: true");
    let workspace = workspace(YEAR, &[&late]);
    let life = seen(&workspace, "2021-06-01", None);
    assert_eq!((life.known.since, life.known.retroactive), (Some(day("2021-03-01")), Some(day("2021-01-01"))));
    assert_eq!(life.in_the_end.since, Some(day("2021-01-01")));
    let course = timeline(&workspace, file(&workspace), day("2021-06-01"), None);
    assert_eq!(course.iter().map(|stretch| stretch.known_from).collect::<Vec<_>>(), [None, Some(day("2021-03-01"))]);
    // In time, there is nothing to say.
    let early = self::workspace(YEAR, &[&decision("2020-12-31", "act: prolong, until: 2022-12-31, retroactive: true")]);
    assert_eq!(seen(&early, "2021-06-01", None).known.retroactive, None);
}

#[test]
fn what_is_prolonged_already_is_not_about_to_lapse() {
    let workspace = workspace(YEAR, &[&decision("2020-10-01", "act: prolong, until: 2022-12-31")]);
    let until = |on| seen(&workspace, on, None).known.until.and_then(|end| end.day);
    assert_eq!([until("2020-09-30"), until("2020-10-01")], [Some(day("2020-12-31")), Some(day("2022-12-31"))]);
    assert_eq!(states(&workspace, &["2020-12-31", "2021-01-01"]), [State::InForce, State::Prolonged]);
}

#[test]
fn the_same_prolongation_by_two_parties_is_one() {
    let [one, two] =
        ["region", "arby"].map(|party| decision("2020-10-01", &format!("act: prolong, until: 2022-12-31, party: {party}")));
    let workspace = workspace(YEAR, &[&one, &two.replace("id: beslut", "id: annat")]);
    assert_eq!(timeline(&workspace, file(&workspace), day("2021-01-01"), Some("arby")).len(), 2);
    assert_eq!(states(&workspace, &["2022-12-31", "2023-01-01"]), [State::Prolonged, State::Lapsed]);
}

#[test]
fn notice_in_time_hinders_what_is_prolonged_by_itself() {
    use State::{InForce, Lapsed, Prolonged, Terminated};
    let rule = format!("{YEAR}prolongation: {{automatic: true, period: 1 year, unless: 6 months, times: 5}}\n");
    let days = ["2020-12-31", "2021-06-30", "2022-01-01", "2023-01-01", "2026-01-01"];
    for (decided, from, expected) in [
        ("", "", [InForce, Prolonged, Prolonged, Prolonged, Lapsed]),
        ("2020-06-30", "", [InForce, Terminated, Terminated, Terminated, Terminated]),
        // Too late for the first end, in time for the next.
        ("2020-07-01", ", from: 2023-01-01", [InForce, Prolonged, Prolonged, Terminated, Terminated]),
        ("2021-06-30", ", from: 2022-01-01", [InForce, Prolonged, Terminated, Terminated, Terminated]),
    ] {
        let ends = decision(decided, &format!("act: terminate{from}"));
        let others: &[&str] = if decided.is_empty() { &[] } else { &[&ends] };
        assert_eq!(states(&workspace(&rule, others), &days), expected, "{decided}{from}");
    }
}

#[test]
fn nobody_knows_of_the_next_edition_before_it_is_adopted() {
    let next = "okplan: 1\nkind: agreement\nid: ok\nedition: 2021\ntitle: ÖK\nstatus: adopted\nadopted: 2020-11-15\nvalidity: {from: 2021-01-01}\n";
    let workspace = workspace("status: adopted\nvalidity: {from: 2020-01-01}\n", &[next]);
    assert_eq!(seen(&workspace, "2020-06-01", None).known.until, None);
    let until = |on| seen(&workspace, on, None).known.until.and_then(|end| end.day);
    assert_eq!(until("2020-11-15"), Some(day("2020-12-31")));
    assert_eq!(states(&workspace, &["2021-01-01"]), [State::Replaced]);
}

#[test]
fn status_tells_of_the_files_that_were_asked_for() {
    let text = format!("{HEAD}{YEAR}");
    let other = text.replace("id: ok", "id: annan").replace("title: ÖK", "title: Den andra");
    let here = folder(&[
        ("okplan.yaml", "okplan: 1\nkind: workspace\nname: x\n"),
        ("register.yaml", REGISTER),
        ("a.yaml", &text),
        ("b.yaml", &other),
    ]);
    let told = run(here.path(), &["status", "a.yaml", "--on", "2020-06-01"]).out;
    assert!(told.contains("ÖK (2020)") && !told.contains("Den andra"), "{told}");
}

#[test]
fn goals_that_no_follow_up_names_are_told() {
    let plan = "okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Plan\nstatus: adopted\n\
                validity: {from: 2020-01-01, until: 2020-12-31}\n\
                goals: [{id: ett, goal: Ett}, {id: tre, goal: Tre}]\n";
    let follow_up = "okplan: 1\nkind: action-plan\nid: annan\nedition: 2021\ntitle: Annan\nstatus: adopted\n\
                     validity: {from: 2021-01-01}\n\
                     follow-up: {of: plan@2020, areas: [{title: A, goals: [{goal: ett, status: ongoing}]}]}\n";
    let settings = ("okplan.yaml", "okplan: 1\nkind: workspace\nname: x\n");
    let here = folder(&[settings, ("plan.yaml", plan), ("annan.yaml", follow_up)]);
    let told = run(here.path(), &["status", ".", "--on", "2021-06-01"]).out;
    assert!(told.contains("har aldrig följts upp: Tre"), "{told}");
    let alone = folder(&[settings, ("plan.yaml", plan)]);
    let told = run(alone.path(), &["status", ".", "--on", "2021-06-01"]).out;
    assert!(told.contains("målen har aldrig följts upp"), "{told}");
}

#[test]
fn many_agreements_with_many_parties_take_no_time() {
    let members: Vec<String> = (0..30).map(|number| format!("k{number}")).collect();
    let mut register = "okplan: 1\nkind: register\norganisations:\n".to_owned();
    for member in &members {
        writeln!(register, "- {{id: {member}, names: {member}}}").expect("a text");
    }
    writeln!(register, "groups: [{{id: alla, name: alla, members: [{}]}}]", members.join(", ")).expect("a text");
    let text = |number| {
        let head =
            format!("okplan: 1\nkind: agreement\nid: ok{number}\nedition: 2020\ntitle: T\nparties: [{{each-of: alla}}]\n{YEAR}");
        let decided =
            format!("okplan: 1\nkind: decision\nid: d{number}\nedition: 1\ntitle: B\nstatus: decided\ndecided: 2020-03-01\n");
        let point = format!("points: [{{text: F, document: ok{number}, act: prolong, until: 2035}}]\n");
        [(format!("a{number}.yaml"), head), (format!("d{number}.yaml"), decided + &point)]
    };
    let texts: Vec<(String, String)> = (0..150).flat_map(text).collect();
    let mut files = vec![("register.yaml", register.as_str())];
    files.extend(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let here = folder(&files);
    let started = Instant::now();
    assert_eq!(run(here.path(), &["status", ".", "--on", "2021-01-01"]).status, 0);
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}
