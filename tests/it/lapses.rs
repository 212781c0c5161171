//! When a text lapses, goes on, ends and leaves a gap, where it is easily missed: one agreement with a region and two
//! municipalities, seen on a day.

use crate::cli::{folder, run};
use okplan::files::Disk;
use okplan::lifecycle::{Ending, Gap, Life, State, deadlines, life};
use okplan::model::Date;
use okplan::model::written::Form;
use okplan::workspace::Workspace;
use tempfile::TempDir;

pub(crate) const REGISTER: &str = "okplan: 1\nkind: register\norganisations:\n- {id: regionen, names: Region Exempel}\n\
    - {id: astad, names: Åstad}\n- {id: oby, names: Öby}\n\
    groups: [{id: kommunerna, name: kommunerna, members: [astad, oby]}]\nforums: [{id: gruppen, name: Gruppen}]\n";
pub(crate) const HEAD: &str = "okplan: 1\nkind: agreement\nid: ok\nedition: 2027\ntitle: ÖK\n";
pub(crate) const PARTIES: &str = "parties: [regionen, {each-of: kommunerna, called: kommunen}]\n";
pub(crate) const A: &str = "status: adopted\nvalidity: {from: 2027-01-01, until: 2030-12-31}\n";

/// The text of a decision of the body `by`.
pub(crate) fn decision(id: &str, by: &str, decided: &str, point: &str) -> String {
    format!(
        "okplan: 1\nkind: decision\nid: {id}\nedition: 1\ntitle: Beslut {id}\nstatus: decided\ndecided-by: {by}\ndecided: {decided}\n\
         points:\n- {{text: T, document: ok, {point}}}\n"
    )
}

/// A folder with the agreement, whose head goes on with `agreement`, and `others`.
pub(crate) fn place(agreement: &str, others: &[String]) -> TempDir {
    let text = format!("{HEAD}{PARTIES}{agreement}");
    let names: Vec<String> = (0..others.len()).map(|index| format!("other-{index}.yaml")).collect();
    let settings = ("okplan.yaml", "okplan: 1\nkind: workspace\nname: x\n");
    let mut files = vec![settings, ("register.yaml", REGISTER), ("ok.yaml", text.as_str())];
    files.extend(names.iter().map(String::as_str).zip(others.iter().map(String::as_str)));
    folder(&files)
}

fn day(text: &str) -> jiff::civil::Date {
    Date::read(text).expect("a day").0
}

fn open(agreement: &str, others: &[String]) -> Workspace {
    Workspace::open(&Disk::new(place(agreement, others).path())).expect("a workspace")
}

fn seen(workspace: &Workspace, on: &str, party: Option<&str>) -> Life {
    let id = workspace.find_source("ok.yaml").expect("the agreement");
    life(workspace, id, day(on), party).expect("a text that is adopted")
}

fn states(workspace: &Workspace, party: Option<&str>, days: &[&str]) -> Vec<State> {
    days.iter().map(|on| seen(workspace, on, party).known.state).collect()
}

fn days(gaps: &[Gap]) -> Vec<(String, String)> {
    gaps.iter().map(|gap| (gap.from.to_string(), gap.until.to_string())).collect()
}

fn gap(from: &str, until: &str) -> Vec<(String, String)> {
    vec![(from.to_owned(), until.to_owned())]
}

const BOTH: &str = "party: [regionen, kommunerna]";

#[test]
fn a_lapse_for_one_party_is_late() {
    let prolong = "act: prolong, until: 2032-12-31";
    let of = |id, by| decision(id, by, "2030-11-20", prolong);
    let here = place(A, &[of("b1", "{party: astad, words: kommunfullmäktige}"), of("b2", "regionen")]);
    let told = run(here.path(), &["status", ".", "--on", "2031-06-01", "--check"]);
    assert_eq!(told.status, 1, "{}", told.out);
    assert!(told.out.contains("Utgånget för någon part\n"), "{}", told.out);
    assert!(told.out.contains("    förlängd sedan 2031-01-01 genom ”Beslut b1 (1)”, till och med 2032-12-31\n"), "{}", told.out);
    assert!(told.out.contains("    Öby: utgången sedan 2031-01-01"), "{}", told.out);
    // Before that nothing is late.
    assert_eq!(run(here.path(), &["status", ".", "--on", "2030-12-01", "--check"]).status, 0);
}

#[test]
fn both_sides_must_prolong_a_copy() {
    let of = |id, by, decided| decision(id, by, decided, "act: prolong, until: 2032-12-31");
    let alone = open(A, &[of("b1", "regionen", "2030-11-20")]);
    for party in ["regionen", "astad"] {
        assert_eq!(states(&alone, Some(party), &["2031-06-01"]), [State::Lapsed], "{party}");
    }
    let proposals = seen(&alone, "2031-06-01", None).proposals;
    let [waits] = &proposals[..] else { panic!("{proposals:?}") };
    assert_eq!((waits.decided, &waits.awaits[..]), (Some(day("2030-11-20")), &["astad".to_owned(), "oby".to_owned()][..]));
    // The later of the two days counts, and the copy of the other municipality lapses.
    let pair = open(A, &[of("b1", "regionen", "2030-11-20"), of("b2", "astad", "2031-02-01")]);
    assert_eq!(days(&seen(&pair, "2031-06-01", Some("astad")).gaps), gap("2031-01-01", "2031-01-31"));
    assert_eq!(states(&pair, Some("regionen"), &["2031-01-31", "2031-02-01"]), [State::Lapsed, State::Prolonged]);
    assert_eq!(states(&pair, Some("oby"), &["2031-06-01"]), [State::Lapsed]);
    // One decision may speak for both.
    let both = open(A, &[decision("b1", "astad", "2030-11-20", "act: prolong, until: 2032-12-31, party: [astad, regionen]")]);
    assert_eq!(states(&both, Some("astad"), &["2031-06-01"]), [State::Prolonged]);
    // Either side ends a copy by itself.
    let ends = |by| open(A, &[decision("b1", by, "2028-06-01", "act: terminate, from: 2029-01-01")]);
    assert_eq!(states(&ends("regionen"), Some("oby"), &["2029-01-01"]), [State::Terminated]);
    assert_eq!(states(&ends("astad"), Some("oby"), &["2029-01-01"]), [State::InForce]);
}

#[test]
fn the_headline_is_of_the_party_for_which_it_lives_on() {
    let workspace = open(A, &[decision("b1", "astad", "2028-06-01", "act: terminate, from: 2029-01-01")]);
    let life = seen(&workspace, "2028-12-01", None);
    assert_eq!((life.known.last(), life.known.ending), (day("2030-12-31"), None));
    let [astad] = &life.differing[..] else { panic!("{life:?}") };
    assert_eq!((astad.party.as_str(), astad.known.last()), ("astad", day("2028-12-31")));
    assert_eq!(astad.known.ending.map(|(ending, _)| ending), Some(Ending::Terminated));
}

#[test]
fn a_text_adopted_late_holds_from_its_adoption_however_that_is_told() {
    let next = |adopted: &str| {
        format!(
            "{}{PARTIES}status: adopted\nvalidity: {{from: 2031-01-01}}\n{adopted}",
            HEAD.replace("edition: 2027", "edition: 2031")
        )
    };
    let records = "adoption: [{party: regionen, date: 2031-03-01}, {party: kommunerna, date: 2031-03-01}]\n";
    for adopted in ["adopted: 2031-03-01\n", records] {
        let workspace = open(A, &[next(adopted)]);
        let new = workspace.find_source("other-0.yaml").expect("the next edition");
        let state = |on| life(&workspace, new, day(on), None).expect("a text").known.state;
        assert_eq!((state("2031-02-01"), state("2031-03-01")), (State::NotAdopted, State::InForce), "{adopted}");
        assert_eq!(states(&workspace, None, &["2031-02-28", "2031-03-01"]), [State::Lapsed, State::Replaced], "{adopted}");
        let life = seen(&workspace, "2031-03-01", None);
        assert_eq!(days(&life.gaps), gap("2031-01-01", "2031-02-28"), "{adopted}");
        assert_eq!((life.gaps[0].days(), &life.gaps_in_the_end), (59, &life.gaps), "{adopted}");
    }
}

#[test]
fn a_later_first_day_leaves_a_gap() {
    let prolong = |decided, from| {
        open(A, &[decision("b1", "regionen", decided, &format!("act: prolong, from: {from}, until: 2035-12-31, {BOTH}"))])
    };
    let early = prolong("2030-11-20", "2031-03-01");
    assert_eq!(days(&seen(&early, "2031-02-01", None).gaps), gap("2031-01-01", "2031-02-28"));
    let lapsed = seen(&early, "2031-02-01", None).known;
    assert_eq!((lapsed.state, lapsed.last()), (State::Lapsed, day("2031-02-28")));
    let late = prolong("2031-04-01", "2031-05-01");
    assert_eq!(days(&seen(&late, "2031-06-01", None).gaps), gap("2031-01-01", "2031-04-30"));
    // Before the decision the gap is there in the end only.
    let before = seen(&late, "2031-02-01", None);
    assert_eq!((before.gaps.len(), days(&before.gaps_in_the_end)), (0, gap("2031-01-01", "2031-04-30")));
}

#[test]
fn what_has_lapsed_cannot_be_terminated() {
    let workspace = open(A, &[decision("b1", "regionen", "2031-02-01", "act: terminate, from: 2031-06-01")]);
    let known = seen(&workspace, "2031-07-01", None).known;
    assert_eq!((known.state, known.since), (State::Lapsed, Some(day("2031-01-01"))));
}

#[test]
fn a_termination_reaches_back_only_if_it_says_so() {
    let ends =
        |rest: &str| open(A, &[decision("b1", "regionen", "2028-06-01", &format!("act: terminate, from: 2028-01-01{rest}"))]);
    let plain = ends("");
    assert_eq!(states(&plain, None, &["2028-05-31", "2028-06-01"]), [State::InForce, State::Terminated]);
    assert_eq!(seen(&plain, "2028-03-01", None).in_the_end.state, State::InForce);
    assert_eq!(seen(&ends(", retroactive: true"), "2028-03-01", None).in_the_end.state, State::Terminated);
}

#[test]
fn the_last_day_of_notice_counts() {
    let rule = format!("{A}notice: {{cause: any, period: 6 months}}\n");
    for (given, last, after) in [("2028-08-31", "2029-02-28", "2029-03-01"), ("2030-06-30", "2030-12-30", "2030-12-31")] {
        let workspace = open(&rule, &[decision("b1", "regionen", given, "act: terminate")]);
        assert_eq!(states(&workspace, None, &[last, after]), [State::InForce, State::Terminated], "{given}");
    }
}

#[test]
fn what_goes_on_by_itself_has_not_lapsed_when_it_is_prolonged() {
    let rule = format!("{A}prolongation: {{automatic: true, period: 1 year, unless: 6 months}}\n");
    let late = decision("b1", "regionen", "2032-03-01", &format!("act: prolong, until: 2036-12-31, {BOTH}"));
    let workspace = open(&rule, &[late]);
    let life = seen(&workspace, "2032-06-01", None);
    assert_eq!((life.known.state, life.known.last(), life.gaps.len()), (State::Prolonged, day("2036-12-31"), 0));
    // Once the last day for notice has passed, the next year is certain.
    let alone = open(&rule, &[]);
    let last = |on| seen(&alone, on, None).known.last();
    assert_eq!((last("2030-06-30"), last("2030-07-01")), (day("2030-12-31"), day("2031-12-31")));
}

#[test]
fn what_has_no_last_day_keeps_its_first() {
    let event = "status: adopted\nvalidity: {from: 2027-01-01, until: {event: det är klart}}\n";
    let prolong = |id, by, decided, rest: &str| decision(id, by, decided, &format!("act: prolong, {rest}"));
    for text in [event, "status: adopted\nvalidity: {from: 2027-01-01}\n"] {
        let workspace = open(text, &[prolong("b1", "regionen", "2030-11-20", &format!("until: 2032-12-31, {BOTH}"))]);
        let [before, after] = ["2030-11-19", "2030-11-20"].map(|on| seen(&workspace, on, None).known);
        assert_eq!((before.state, before.since), (State::InForce, Some(day("2027-01-01"))), "{text}");
        assert_eq!((after.state, after.since, after.last()), (State::Prolonged, Some(day("2030-11-20")), day("2032-12-31")));
        assert_eq!(seen(&workspace, "2028-01-01", None).in_the_end.state, State::InForce, "{text}");
    }
    // Two parties prolong until the same event: the first decision is named.
    let until = "until: {event: revideringen är genomförd}";
    let two = open(A, &[prolong("b1", "regionen", "2030-11-20", until), prolong("b2", "astad", "2030-12-01", until)]);
    for party in ["regionen", "astad"] {
        let known = seen(&two, "2031-06-01", Some(party)).known;
        assert_eq!(
            (known.state, known.by, known.since),
            (State::Prolonged, two.find_source("other-0.yaml"), Some(day("2031-01-01")))
        );
    }
}

#[test]
fn contradictory_conditions_and_unusable_points_change_nothing() {
    for point in [
        "act: prolong, until: 2032, condition: {text: V, met: false, met-on: 2030-12-01}",
        "act: prolong, until: 2032, condition: V",
        "act: prolong, until: 2032, condition: 7.5.1",
        "act: prolong, until: hösten 2032",
        "act: prolong, until: 2032, retroactive: kanske",
    ] {
        let workspace = open(A, &[decision("b1", "regionen", "2030-11-20", &format!("{point}, {BOTH}"))]);
        assert_eq!(states(&workspace, None, &["2031-06-01"]), [State::Lapsed], "{point}");
    }
    let sound = open(A, &[decision("b1", "regionen", "2030-11-20", &format!("act: prolong, until: 2032, {BOTH}"))]);
    assert_eq!(states(&sound, None, &["2031-06-01"]), [State::Prolonged]);
    // Who decided cannot be read, so nobody knows for whom.
    for by in ["1.5x!", "[regionen]"] {
        let text = decision("b1", by, "2030-11-20", "act: prolong, until: 2032");
        assert_eq!(states(&open(A, &[text]), None, &["2031-06-01"]), [State::Lapsed], "{by}");
    }
}

#[test]
fn several_days_are_due_one_by_one() {
    let duties = "status: adopted\nvalidity: {from: 2027-01-01}\nduties:\n\
        - {who: regionen, does: ett, due: [2030-02-01, 2030-12-01]}\n\
        - {who: regionen, does: två, due: [2030-02-02, 2030-12-02], done: 2030-01-15}\n\
        - {who: regionen, does: tre, due: {every: 1 year, from: 2029-01-01}}\n\
        - {who: regionen, does: fyra, due: {ongoing: true, until: {event: det är klart, review: 2030-05-01}}}\n";
    let workspace = open(duties, &[]);
    let due = |on| {
        let all = deadlines(&workspace, day(on), None);
        all.into_iter().map(|due| format!("{} {}{}", due.last, due.what, if due.overdue { "!" } else { "" })).collect::<Vec<_>>()
    };
    assert_eq!(due("2028-11-01"), [] as [&str; 0]);
    assert_eq!(due("2029-10-01"), ["2030-01-01 tre", "2030-02-01 ett"]);
    let all = ["2030-01-01 tre!", "2030-02-01 ett!", "2030-05-01 fyra!", "2030-12-01 ett", "2030-12-02 två"];
    assert_eq!(due("2030-07-01"), all);
}
