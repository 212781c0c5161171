//! What holds of the status of any text, whatever was decided and when.

use crate::lapses::{A, decision, place};
use okplan::files::Disk;
use okplan::lifecycle::{Index, Life, timeline};
use okplan::model::Date;
use okplan::model::written::Form;
use okplan::workspace::Workspace;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn date(month: u32) -> String {
    format!("{}-{:02}-01", 2026 + month / 12, 1 + month % 12)
}

/// A point that does something from and until some month, after the month of the decision.
fn point() -> impl Strategy<Value = (u32, String)> {
    let parties = prop::sample::select(vec!["regionen", "astad", "oby", "[regionen, kommunerna]"]);
    let when = (24u32..96, prop::option::of(12u32..110), prop::option::of(40u32..140));
    (prop::bool::weighted(0.7), parties, when, any::<bool>()).prop_map(|(prolongs, parties, (decided, from, until), back)| {
        let act = if prolongs { "prolong" } else { "terminate" };
        let from = from.map(|from| format!(", from: {}", date(from))).unwrap_or_default();
        let until = until.filter(|_| prolongs).map(|until| format!(", until: {}", date(until))).unwrap_or_default();
        let back = if back { ", retroactive: true" } else { "" };
        let point = format!("act: {act}, party: {parties}{from}{until}{back}");
        (decided, point)
    })
}

fn open(rule: &str, points: &[(u32, String)], more: &[String]) -> Workspace {
    let decided =
        points.iter().enumerate().map(|(at, (month, point))| decision(&format!("b{at}"), "gruppen", &date(*month), point));
    let others: Vec<String> = decided.chain(more.iter().cloned()).collect();
    Workspace::open(&Disk::new(place(&format!("{A}{rule}"), &others).path())).expect("a workspace")
}

fn lives(workspace: &Workspace, on: jiff::civil::Date) -> Vec<Life> {
    let (index, id) = (Index::of(workspace), workspace.find_source("ok.yaml").expect("the agreement"));
    [None, Some("regionen"), Some("astad"), Some("oby")].map(|party| index.life(id, on, party).expect("a text")).into()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_status_never_contradicts_itself(
        points in prop::collection::vec(point(), 0..5),
        automatic in any::<bool>(),
        month in 12u32..130,
    ) {
        let rule = if automatic { "prolongation: {automatic: true, period: 1 year, unless: 3 months}\n" } else { "" };
        let workspace = open(rule, &points, &[]);
        let (on, id) = (Date::read(&date(month)).expect("a day").0, workspace.find_source("ok.yaml").expect("the agreement"));
        let all = lives(&workspace, on);
        for (life, party) in all.iter().zip([None, Some("regionen"), Some("astad"), Some("oby")]) {
            let known = &life.known;
            if known.state.is_in_force() {
                prop_assert!(known.since.is_some_and(|since| since <= on) && on <= known.last(), "{known:?}");
                prop_assert!(life.gaps.iter().all(|gap| on < gap.from || gap.until < on), "{life:?}");
            }
            for gaps in [&life.gaps, &life.gaps_in_the_end] {
                prop_assert!(gaps.iter().all(|gap| gap.from <= gap.until), "{gaps:?}");
                let days: BTreeSet<_> = gaps.iter().map(|gap| gap.from).collect();
                prop_assert_eq!(days.len(), gaps.len());
                prop_assert!(gaps.windows(2).all(|pair| pair[0].until < pair[1].from), "{gaps:?}");
            }
            // The timeline and the status are one calculation.
            if party.is_some() {
                let stretches = timeline(&workspace, id, on, party);
                let holds = stretches.iter().any(|one| one.from <= on && one.end.day.is_none_or(|last| on <= last));
                prop_assert_eq!(holds, life.in_the_end.state.is_in_force());
            }
        }
        // The headline is of a party for which it lives on the longest.
        let in_force = all.iter().any(|life| life.known.state.is_in_force());
        prop_assert_eq!(all[0].known.state.is_in_force(), in_force);
        let last = all.iter().filter(|life| life.known.state.is_in_force()).map(|life| life.known.last()).max();
        prop_assert_eq!(last, Some(all[0].known.last()).filter(|_| in_force));
    }

    #[test]
    fn a_proposal_or_an_unmet_condition_changes_nothing(
        points in prop::collection::vec(point(), 0..4),
        extra in point(),
        month in 12u32..130,
    ) {
        let on = Date::read(&date(month)).expect("a day").0;
        let without = lives(&open("", &points, &[]), on);
        let text = |point: &str| decision("extra", "gruppen", &date(extra.0), point);
        for more in [
            text(&extra.1).replace("status: decided", "status: proposal"),
            text(&format!("{}, condition: V", extra.1)),
            text(&format!("{}, condition: {{text: V, met: false, met-on: 2027-01-01}}", extra.1)),
        ] {
            for (one, other) in without.iter().zip(lives(&open("", &points, &[more]), on)) {
                prop_assert_eq!((&one.known, &one.in_the_end), (&other.known, &other.in_the_end));
            }
        }
    }
}
