//! Adoption and validity: the timelines of the examples, and the rules one by one on small workspaces.

use crate::freshness::root;
use okplan::files::Disk;
use okplan::lifecycle::{Life, State, deadlines, life, timeline};
use okplan::model::Date;
use okplan::model::written::Form;
use okplan::source::SourceId;
use okplan::workspace::Workspace;
use std::fs;
use std::process::Command;

fn example(name: &str) -> Workspace {
    Workspace::open(&Disk::new(root(&format!("examples/{name}")))).expect("the example can be listed")
}

fn day(text: &str) -> jiff::civil::Date {
    Date::read(text).expect("a day").0
}

fn seen(workspace: &Workspace, file: &str, on: &str, party: Option<&str>) -> Life {
    life(workspace, source(workspace, file), day(on), party).expect("a text that is adopted")
}

fn source(workspace: &Workspace, file: &str) -> SourceId {
    workspace.find_source(file).expect(file)
}

/// The state of a document on each of some days, as known then, with the first day of it.
fn states(workspace: &Workspace, file: &str, party: Option<&str>, days: &[&str]) -> Vec<(State, Option<String>)> {
    let known = |on: &&str| seen(workspace, file, on, party).known;
    days.iter().map(|on| (known(on).state, known(on).since.map(|day| day.to_string()))).collect()
}

#[test]
fn uppsala_lapsed_before_it_was_prolonged() {
    let workspace = example("uppsala");
    let file = "overenskommelse-2013.yaml";
    let since = |day: &str| Some(day.to_owned());
    assert_eq!(
        states(&workspace, file, None, &["2012-11-13", "2012-11-14", "2016-12-31", "2017-01-01"]),
        [
            (State::Adopted, None),
            (State::InForce, since("2012-11-14")),
            (State::InForce, since("2012-11-14")),
            (State::Lapsed, since("2017-01-01")),
        ]
    );
    // Before the last step of the preparation nobody knew of the proposal.
    let before = seen(&workspace, file, "2018-05-31", None);
    assert!(before.proposals.is_empty() && before.gaps.is_empty());
    let life = seen(&workspace, file, "2018-12-31", None);
    assert_eq!((life.known.state, life.known.since), (State::Lapsed, Some(day("2017-01-01"))));
    let [proposal] = &life.proposals[..] else { panic!("{life:?}") };
    assert_eq!(proposal.earliest, Some(day("2018-06-01")));
    assert_eq!(proposal.conditions.iter().map(|(_, met)| *met).collect::<Vec<_>>(), [false]);
    let [gap] = &life.gaps[..] else { panic!("{life:?}") };
    assert_eq!((gap.from, gap.until, gap.days(), gap.open), (day("2017-01-01"), day("2018-05-31"), 516, true));
    // Nothing was decided, so the end is no other.
    assert_eq!(life.in_the_end.state, State::Lapsed);
    assert_eq!(timeline(&workspace, source(&workspace, file), day("2030-01-01"), None).len(), 1);
}

#[test]
fn norrskog_differs_party_by_party() {
    let workspace = example("norrskog");
    let file = "overenskommelse-placerade-barn-2026.yaml";
    let state = |party, on| seen(&workspace, file, on, Some(party)).known.state;
    // One adopts late, one has not adopted, and one terminates.
    assert_eq!(state("region-norrskog", "2026-07-01"), State::InForce);
    assert_eq!(state("ytterhede", "2026-09-20"), State::NotAdopted);
    assert_eq!(state("ytterhede", "2026-09-21"), State::InForce);
    // Its text says that a party is bound from its own decision.
    assert_eq!(seen(&workspace, file, "2026-09-01", Some("ytterhede")).in_the_end.state, State::NotAdopted);
    assert_eq!(state("bjorkanas", "2027-01-01"), State::NotAdopted);
    assert_eq!(state("lomvattnet", "2027-10-31"), State::InForce);
    assert_eq!(state("lomvattnet", "2027-11-01"), State::Terminated);
    assert_eq!(state("granfors", "2027-11-01"), State::InForce);
    // Prolonged by itself, a year at a time and three times at most.
    let states = states(&workspace, "avtal-halsoteam-2026.yaml", None, &["2027-12-31", "2028-01-01", "2030-12-31", "2031-01-01"]);
    let states: Vec<State> = states.into_iter().map(|(state, _)| state).collect();
    assert_eq!(states, [State::InForce, State::Prolonged, State::Prolonged, State::Lapsed]);
}

#[test]
fn vastmanland_is_under_way() {
    let workspace = example("vastmanland");
    // A process is no text that parties adopt; its routine is.
    assert_eq!(life(&workspace, source(&workspace, "revideringsprocess-vuxna-2022.yaml"), day("2023-01-01"), None), None);
    let states = states(&workspace, "sip-rutin-2022.yaml", None, &["2022-09-04", "2022-09-05"]);
    assert_eq!(states.into_iter().map(|(state, _)| state).collect::<Vec<_>>(), [State::Adopted, State::InForce]);
}

/// A workspace of an agreement between a region and two municipalities, and other files.
fn workspace(agreement: &str, others: &[&str]) -> Workspace {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).expect("a file");
    let register = "okplan: 1\nkind: register\norganisations: [{id: region, names: R}, {id: arby, names: A}, {id: basta, names: B}]\n\
                    units: [{id: arbys-namnd, of: arby, name: nämnden}]\n\
                    groups: [{id: kommunerna, name: kommunerna, members: [arby, basta]}]\n";
    write("register.yaml", register.to_owned());
    let head = "okplan: 1\nkind: agreement\nid: ok\nedition: 2020\ntitle: ÖK\nparties: [region, {each-of: kommunerna}]\n";
    write("ok.yaml", format!("{head}{agreement}"));
    for (index, other) in others.iter().enumerate() {
        write(&format!("other-{index}.yaml"), (*other).to_owned());
    }
    let workspace = Workspace::open(&Disk::new(folder.path())).expect("a workspace");
    assert!(workspace.diagnostics().is_empty(), "{:?}", workspace.diagnostics());
    workspace
}

fn decision(rest: &str) -> String {
    format!("okplan: 1\nkind: decision\nid: beslut\nedition: 1\ntitle: Beslut\n{rest}")
}

const VALID: &str = "status: adopted\nvalidity: {from: 2020-01-01, until: 2020-12-31}\n";

#[test]
fn what_is_decided_late_leaves_a_gap() {
    let late = "status: decided\ndecided: 2021-03-01\npoints:\n- {text: F, document: ok, act: prolong, until: 2022-12-31, retroactive: true}\n";
    let workspace = workspace(VALID, &[&decision(late)]);
    let on = |on| seen(&workspace, "ok.yaml", on, None);
    assert_eq!(on("2021-02-28").known.state, State::Lapsed);
    assert_eq!(on("2021-02-28").in_the_end.state, State::Prolonged);
    assert!(on("2021-02-28").is_in_force_afterwards());
    let now = on("2021-03-01");
    assert_eq!((now.known.state, now.known.since), (State::Prolonged, Some(day("2021-03-01"))));
    assert_eq!(now.gaps.iter().map(|gap| (gap.days(), gap.open)).collect::<Vec<_>>(), [(59, false)]);
    assert_eq!(on("2023-01-01").known.state, State::Lapsed);
    // Without retroactive effect the gap stays in the end as well.
    let plain = self::workspace(VALID, &[&decision(&late.replace(", retroactive: true", ""))]);
    assert_eq!(seen(&plain, "ok.yaml", "2021-02-28", None).in_the_end.state, State::Lapsed);
}

#[test]
fn what_is_decided_in_time_leaves_none() {
    let event = "status: decided\ndecided: 2020-10-01\npoints:\n- {text: F, document: ok, act: prolong, until: {event: det är klart, review: 2022-06-30}}\n";
    let workspace = workspace(VALID, &[&decision(event)]);
    let life = seen(&workspace, "ok.yaml", "2025-01-01", None);
    assert_eq!((life.known.state, life.gaps.len()), (State::Prolonged, 0));
    let end = life.known.until.expect("an end");
    assert_eq!((end.event.as_deref(), end.review), (Some("det är klart"), Some(day("2022-06-30"))));
    // On the day before the decision nobody knew.
    assert_eq!(seen(&workspace, "ok.yaml", "2020-09-30", None).known.until.expect("an end").event, None);
}

#[test]
fn proposals_and_unmet_conditions_change_nothing() {
    for (rest, days) in [
        ("status: proposal\ndecided: 2020-10-01\npoints:\n- {text: F, document: ok, act: prolong, until: 2022}\n", None),
        (
            "status: decided\ndecided: 2020-10-01\npoints:\n- {text: F, document: ok, act: prolong, until: 2022, condition: {text: V}}\n",
            None,
        ),
        (
            "status: decided\ndecided: 2020-10-01\npoints:\n- {text: F, document: ok, act: prolong, until: 2022, condition: {text: V, met-on: 2021-02-01}}\n",
            Some(31),
        ),
    ] {
        let workspace = workspace(VALID, &[&decision(rest)]);
        assert_eq!(seen(&workspace, "ok.yaml", "2021-01-15", None).known.state, State::Lapsed, "{rest}");
        let later = seen(&workspace, "ok.yaml", "2021-02-01", None);
        match days {
            Some(days) => {
                assert_eq!(later.known.state, State::Prolonged, "{rest}");
                assert_eq!(later.gaps.first().map(okplan::lifecycle::Gap::days), Some(days), "{rest}");
            }
            None => assert_eq!(later.known.state, State::Lapsed, "{rest}"),
        }
    }
}

#[test]
fn a_party_ends_its_own_copy_and_the_counterpart_every_copy() {
    let own =
        "status: decided\ndecided-by: arbys-namnd\ndecided: 2020-03-01\npoints:\n- {text: S, document: ok, act: terminate}\n";
    let notice = format!("{VALID}notice: {{cause: any, period: 6 months}}\n");
    let workspace = workspace(&notice, &[&decision(own)]);
    let state = |party, on| seen(&workspace, "ok.yaml", on, party).known.state;
    assert_eq!((state(Some("arby"), "2020-09-01"), state(Some("arby"), "2020-09-02")), (State::InForce, State::Terminated));
    assert_eq!((state(Some("basta"), "2020-09-02"), state(None, "2020-09-02")), (State::InForce, State::InForce));
    let all = self::workspace(&notice, &[&decision(&own.replace("arbys-namnd", "region"))]);
    assert_eq!(seen(&all, "ok.yaml", "2020-09-02", Some("basta")).known.state, State::Terminated);
}

#[test]
fn a_later_edition_takes_the_place_once_it_is_adopted() {
    let next = |status: &str| {
        format!(
            "okplan: 1\nkind: agreement\nid: ok\nedition: 2021\ntitle: ÖK\nstatus: {status}\nvalidity: {{from: 2021-02-01}}\n"
        )
    };
    let draft = workspace(VALID, &[&next("draft")]);
    assert_eq!(seen(&draft, "ok.yaml", "2021-02-01", None).known.state, State::Lapsed);
    assert_eq!(seen(&draft, "other-0.yaml", "2021-02-01", None).known.state, State::Draft);
    let adopted = workspace(VALID, &[&next("adopted")]);
    let life = seen(&adopted, "ok.yaml", "2021-02-01", None);
    assert_eq!((life.known.state, life.known.by), (State::Replaced, Some(source(&adopted, "other-0.yaml"))));
    assert_eq!(life.gaps.first().map(okplan::lifecycle::Gap::days), Some(31));
}

#[test]
fn a_duty_that_comes_back_is_due_again_after_it_was_done() {
    let duties = "status: adopted\nvalidity: {from: 2020-01-01}\nduties:\n\
                  - {who: region, does: följer upp, due: {every: 1 year}, done: 2022-03-01}\n\
                  - {who: kommunerna, does: utser någon, due: 2020-06-30}\n\
                  - {who: region, does: gjorde klart, due: 2020-06-30, done: 2020-06}\n";
    let workspace = workspace(duties, &[]);
    let due = |on, party| {
        let all = deadlines(&workspace, day(on), party);
        all.into_iter().map(|deadline| (deadline.what, deadline.last.to_string(), deadline.overdue)).collect::<Vec<_>>()
    };
    let (again, once) = (("följer upp".to_owned(), "2023-03-01".to_owned()), ("utser någon".to_owned(), "2020-06-30".to_owned()));
    let overdue = |(what, last): &(String, String), overdue| (what.clone(), last.clone(), overdue);
    assert_eq!(due("2023-01-01", None), [overdue(&once, true), overdue(&again, false)]);
    assert_eq!(due("2023-03-02", Some("region")), [overdue(&again, true)]);
    assert_eq!(due("2023-03-02", Some("basta")), [overdue(&once, true)]);
}

fn okplan(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_okplan")).current_dir(root("")).args(arguments).output().expect("okplan runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

#[test]
fn status_tells_what_is_late_and_says_the_day() {
    let (code, out, _) = okplan(&["status", "examples/uppsala", "--on", "2018-12-31", "--check"]);
    assert_eq!(code, 1);
    for words in [
        "Läget 2018-12-31",
        "utgången sedan 2017-01-01",
        "minst 516 dagar (2017-01-01–2018-05-31)",
        "inte uppfyllt",
        "tidigast möjliga beslut 2018-06-01",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    let (code, out, _) = okplan(&["status", "examples/uppsala", "--on", "2018-12-31", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((code, &value["on"], &value["documents"][0]["gaps"][0]["days"]), (0, &"2018-12-31".into(), &516.into()));
    let (_, out, _) = okplan(&["status", "examples/uppsala", "--on", "2018-12-31", "--format", "markdown", "--lang", "en"]);
    assert!(out.starts_with("# Status on 2018-12-31\n\n## Lapsed\n\n- **"), "{out}");
    let (code, _, error) = okplan(&["status", "examples/uppsala", "--on", "2018-02-30"]);
    assert_eq!((code, error.contains("2018-02-30")), (2, true));
    let (code, _, error) = okplan(&["status", "examples/uppsala", "--party", "enkopin"]);
    assert_eq!((code, error.contains("enkoping")), (2, true));
    let today = jiff::Zoned::now().date().to_string();
    assert!(okplan(&["status", "examples/uppsala"]).1.contains(&today));
}

#[test]
fn a_copy_has_its_party_s_name_and_nothing_else_differs() {
    let file = "examples/uppsala/overenskommelse-2013.yaml";
    let (_, blank, _) = okplan(&["render", file, "--to", "markdown"]);
    let (_, copy, _) = okplan(&["render", file, "--to", "markdown", "--party", "enkoping"]);
    // Whose copy it is stands under its title, and in no other than a copy.
    let (whose, copy): (Vec<&str>, Vec<&str>) = copy.lines().partition(|line| line.contains("Exemplar för"));
    assert!(matches!(&whose[..], [one] if one.contains("Enköpings kommun")) && !blank.contains("Exemplar för"), "{whose:?}");
    let copy = copy.join("\n") + "\n";
    let differing: Vec<(&str, &str)> = blank.lines().zip(copy.lines()).filter(|(one, other)| one != other).collect();
    assert_eq!(blank.lines().count(), copy.lines().count());
    assert!(
        !differing.is_empty()
            && differing
                .iter()
                .all(|(one, other)| (one.contains("\\_") || one.contains("var och en")) && other.contains("Enköpings kommun"))
    );
    assert!(copy.contains("  - Enköpings kommun (nedan kallad kommunen)\n"), "{copy}");
    let (code, _, error) = okplan(&["render", file, "--party", "enkopingen"]);
    assert_eq!((code, error.contains("enkoping?")), (2, true), "{error}");
}

#[test]
fn uppsala_has_the_numbers_and_the_footnotes_of_its_original() {
    let (_, page, _) = okplan(&["render", "examples/uppsala/overenskommelse-2013.yaml", "--to", "markdown"]);
    let numbers: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("## ").or(line.strip_prefix("### ")))
        .filter_map(|heading| heading.split(' ').next())
        .filter(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .collect();
    let sections = [(5, 3), (6, 3), (7, 4), (8, 3), (10, 8)];
    let expected: Vec<String> = (1..=13)
        .flat_map(|chapter| {
            let count = sections.iter().find(|(with, _)| *with == chapter).map_or(0, |(_, count)| *count);
            std::iter::once(chapter.to_string()).chain((1..=count).map(move |section| format!("{chapter}.{section}")))
        })
        .collect();
    assert_eq!(numbers, expected);
    let first: Vec<&str> = page.lines().filter(|line| line.starts_with("## ")).take(3).collect();
    assert_eq!(first, ["## Innehåll", "## Parter och implementering", "## Giltighetstid och underskrifter"]);
    let notes = page.lines().filter(|line| line.starts_with("[^")).count();
    assert_eq!(notes, 33);
    let mut last = 0;
    for number in 1..=33 {
        let at = page.find(&format!("[^{number}]")).expect("a call");
        assert!(at > last, "footnote {number} is out of order");
        last = at;
    }
    assert!(page.lines().any(|line| line.starts_with("### 10.8") && line.contains("[^29]")));
}
