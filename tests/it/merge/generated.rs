//! Generated plans and pairs of edits: what is independent comes together, and of what is not no wording is lost.

use super::plans::{Edit, conflicting, edited, independent};
use okplan::layout::{KeyOrders, format};
use okplan::merge::{Merged, merge};
use okplan::source::Source;
use okplan::verbatim::{Data, Verbatim};
use std::collections::BTreeSet;

/// What a text says, lists in no order and none that is empty.
pub(super) fn said(text: &str) -> Data {
    fn sorted(data: Data) -> Data {
        match data {
            Data::List(items) => {
                let mut items: Vec<Data> = items.into_iter().map(sorted).collect();
                items.sort();
                Data::List(items)
            }
            Data::Map(entries) => {
                let is_empty = |value: &Data| *value == Data::List(Vec::new());
                let entries = entries.into_iter().filter(|(_, value)| !is_empty(value));
                Data::Map(entries.map(|(key, value)| (key, sorted(value))).collect())
            }
            Data::Text(text) => Data::Text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            other => other,
        }
    }
    sorted(Verbatim::read(text).unwrap_or_else(|| panic!("sound:\n{text}")).data())
}

/// The ids of the goals in their order.
fn goals(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.split_once("id: mal-")).map(|(_, id)| id).collect()
}

/// How many pairs are generated; `OKPLAN_PAIRS` asks for more.
fn pairs() -> u64 {
    std::env::var("OKPLAN_PAIRS").ok().and_then(|count| count.parse().ok()).unwrap_or(1_000)
}

fn lines(text: &str) -> BTreeSet<&str> {
    text.lines().collect()
}

#[test]
fn independent_edits_come_together_and_none_is_lost() {
    let orders = KeyOrders::default();
    let mut count: u64 = 0;
    for seed in 0..pairs() {
        let (plan, by_us, by_them) = independent(seed);
        let (base, ours) = (plan.text(), edited(&plan, &by_us).text());
        let mut theirs = edited(&plan, &by_them).text();
        let is_formatted = seed % 5 == 4;
        if is_formatted {
            theirs = format(&Source::new("plan.yaml", theirs), &orders).expect("it can be formatted");
        }
        let Merged { text, conflicts } = merge(&base, &ours, &theirs);
        let told = || format!("{seed}: {by_us:?}\n{by_them:?}\n--- ours\n{ours}\n--- theirs\n{theirs}\n--- merged\n{text}");
        assert!(conflicts.is_empty(), "{conflicts:?} {}", told());
        let expected = edited(&edited(&plan, &by_us), &by_them).text();
        assert!(said(&text) == said(&expected), "{}", told());
        assert!(goals(&text) == goals(&expected) || by_us.iter().chain(&by_them).any(Edit::changes_neighbours), "{}", told());
        for comment in expected.lines().filter(|line| line.trim_start().starts_with('#')) {
            assert!(text.contains(comment.trim()), "{comment} {}", told());
        }
        // A line such as `activities:` may go with one goal on each side.
        let is_removed = |edits: &[Edit]| edits.iter().any(|edit| matches!(edit, Edit::Remove(_)));
        let may_share = is_formatted || (is_removed(&by_us) && is_removed(&by_them));
        if !may_share {
            let (before, other, after) = (lines(&base), lines(&theirs), lines(&text));
            let lost = |line: &&&str| (other.contains(**line) || !before.contains(**line)) && !after.contains(**line);
            assert_eq!(
                lines(&ours)
                    .iter()
                    .filter(lost)
                    .filter(|line| !line.contains(['{', '[']) && !line.ends_with("goals:") && !line.ends_with("status: ongoing"))
                    .count(),
                0,
                "{}",
                told()
            );
        }
        count += u64::from(!by_us.is_empty() && !by_them.is_empty());
    }
    assert!(count * 10 > pairs() * 9, "{count}");
}

#[test]
fn of_conflicting_edits_no_wording_is_lost() {
    let mut count: u64 = 0;
    for (plan, ours, theirs) in (0..pairs()).filter_map(conflicting) {
        let apply = |edit: &Edit| edited(&plan, std::slice::from_ref(edit)).text();
        let Merged { text, conflicts } = merge(&plan.text(), &apply(&ours), &apply(&theirs));
        let told = || format!("{ours:?}\n{theirs:?}\n--- base\n{}\n--- merged\n{text}", plan.text());
        for wording in [&ours, &theirs].into_iter().filter_map(|edit| edit.wording()) {
            assert!(text.contains(wording), "{wording} {}", told());
        }
        let is_comment = matches!(theirs, Edit::Comment(..));
        assert!(is_comment || !conflicts.is_empty(), "{}", told());
        assert_eq!(text.lines().filter(|line| line.starts_with("<<<<<<<")).count(), conflicts.len());
        if let Edit::Remove(id) = &ours {
            assert!(text.contains(&format!("id: {id}\n")), "{}", told());
        }
        count += 1;
    }
    assert!(count * 3 > pairs(), "{count}");
}
