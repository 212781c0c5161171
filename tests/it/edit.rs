//! Changes to YAML text: only what was asked for changes, and comments and layout stay.

use crate::fmt::generated::{Chance, document};
use okplan::edit::{Edit, Step, Written, edited};
use okplan::layout::KeyOrders;
use okplan::verbatim::{Data, Verbatim};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::OnceLock;

pub(crate) fn orders() -> &'static KeyOrders {
    static ORDERS: OnceLock<KeyOrders> = OnceLock::new();
    ORDERS.get_or_init(KeyOrders::default)
}

/// A place from `goals.0.continues`.
fn place(path: &str) -> Vec<Step> {
    let step = |part: &str| part.parse().map_or_else(|_| Step::Key(part.to_owned()), Step::Item);
    path.split('.').filter(|part| !part.is_empty()).map(step).collect()
}

fn set(path: &str, text: &str) -> Edit {
    Edit::Set(place(path), text.to_owned())
}

fn add(path: &str, key: &str, items: &[&str]) -> Edit {
    Edit::Add(place(path), key.to_owned(), Written::List(items.iter().map(|item| (*item).to_owned()).collect()))
}

fn append(path: &str, item: &str) -> Edit {
    Edit::Append(place(path), item.to_owned())
}

fn remove(path: &str) -> Edit {
    Edit::Remove(place(path))
}

const PLAN: &str = "\
# åäö
kind: action-plan
goals:
  # om sip
  - id: sip # behålls
    goal: |
      Den som behöver det
      har en plan
    responsible: lsg

  - {id: boende, goal: Boende, due: 2014} # i klamrar
";

#[test]
fn links_are_added_where_the_order_of_keys_has_them() {
    let linked = edited(PLAN, &add("goals.0", "continues", &["plan@2013#sip", "plan@2013#vård"]), orders());
    let expected = PLAN.replace("    responsible:", "    continues: [plan@2013#sip, plan@2013#vård]\n    responsible:");
    assert_eq!(linked, Ok(expected));
    let linked = edited(PLAN, &add("goals.1", "splits", &["plan@2013#a"]), orders());
    assert_eq!(linked, Ok(PLAN.replace("Boende, due", "Boende, splits: [plan@2013#a], due")));
    let crlf = PLAN.replace('\n', "\r\n");
    let linked = edited(&crlf, &add("goals.0", "merges", &["a#b"]), orders());
    assert_eq!(linked, Ok(crlf.replace("    responsible:", "    merges: [a#b]\r\n    responsible:")));
}

#[test]
fn every_change_stays_where_it_is_asked_for() {
    for (before, edit, after) in [
        ("a: b # c\n", set("a", "d: e"), "a: \"d: e\" # c\n"),
        ("a: b # c\n", set("a", "x\ny\n"), "a: | # c\n  x\n  y\n"),
        ("a: | # c\n  x\n  y\n\nb: 1\n", set("a", "z"), "a: z # c\n\nb: 1\n"),
        ("a: {b: c}\n", set("a.b", "d, e"), "a: {b: \"d, e\"}\n"),
        ("a: b", set("a", "28"), "a: \"28\""),
        ("a:\n  - b\n  # c\n", append("a", "d"), "a:\n  - b\n  # c\n  - d\n"),
        ("a: [b, c] # d\n", append("a", "e"), "a: [b, c, e] # d\n"),
        ("a: b # c\n", append("a", "d"), "a: [b, d] # c\n"),
        ("a: {b: c}\n", append("a", "d"), "a: [{b: c}, d]\n"),
        ("a:\nb: c\n", append("a", "d"), "a: [d]\nb: c\n"),
        ("a:\n- b\nc: d", append("a", "e"), "a:\n- b\n- e\nc: d"),
        ("a:\n  - b", append("a", "c"), "a:\n  - b\n  - c\n"),
        ("a: 1\n# b\nb: 2 # b\nc: 3\n", remove("b"), "a: 1\nc: 3\n"),
        ("a:\n  - b: 1\n    c: 2\n", remove("a.0.b"), "a:\n  - c: 2\n"),
        ("a:\n  - b # c\n", remove("a.0"), "a: []\n"),
        ("a: {b: 1, c: 2}\n", remove("a.b"), "a: {c: 2}\n"),
        ("a: 1\n", add("", "b", &["c"]), "a: 1\nb: [c]\n"),
        ("a: 1", add("", "b", &["c", "d"]), "a: 1\nb: [c, d]\n"),
    ] {
        assert_eq!(edited(before, &edit, orders()).as_deref(), Ok(after), "{before:?} {edit:?}");
    }
}

#[test]
fn what_cannot_be_done_is_refused() {
    for (before, edit) in [
        ("a: b\n", set("c", "d")),
        ("a: [b]\n", set("a", "d")),
        ("a: b\n", add("", "a", &["c"])),
        ("a: {b: c, # d\n e: f}\n", remove("a.b")),
        ("a: &b c\n", set("a", "d")),
        ("a: b: c\n", set("a", "d")),
        ("a: [b]\n", remove("a.1")),
    ] {
        assert!(edited(before, &edit, orders()).is_err(), "{before:?} {edit:?}");
    }
}

/// Every place of `data`.
fn places(data: &Data, at: &[Step], found: &mut Vec<(Vec<Step>, Data)>) {
    found.push((at.to_vec(), data.clone()));
    let with = |step| [at, &[step]].concat();
    match data {
        Data::List(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &with(Step::Item(index)), found);
            }
        }
        Data::Map(entries) => {
            for (key, value) in entries {
                places(value, &with(Step::Key(key.clone())), found);
            }
        }
        _ => {}
    }
}

/// A change that makes sense somewhere in `data`.
pub(crate) fn some_edit(data: &Data, chance: &mut Chance) -> Edit {
    const TEXTS: [&str; 6] = ["plan@2013#mål", "å: b", "28", "rad ett\nrad två å\n", "ja", "# x"];
    let mut found = Vec::new();
    places(data, &[], &mut found);
    let (place, at) = found.swap_remove(chance.below(found.len()));
    let text = TEXTS[chance.below(TEXTS.len())].to_owned();
    match (at, chance.below(3)) {
        (_, 0) if !place.is_empty() => Edit::Remove(place),
        (Data::Map(_), _) => Edit::Add(place, "continues".to_owned(), Written::One(text)),
        (Data::List(_), _) | (_, 1) => Edit::Append(place, text),
        _ => Edit::Set(place, text),
    }
}

/// The lines of `text`, for what an edit elsewhere must not touch.
fn lines(text: &str) -> BTreeSet<&str> {
    text.lines().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_the_place_changes(seed in any::<u64>()) {
        let (text, _) = document(seed);
        let Some(read) = Verbatim::read(&text) else { return Ok(()) };
        prop_assert_eq!(read.text(), text.clone());
        let data = read.data();
        let mut chance = Chance(seed | 1);
        let edit = some_edit(&data, &mut chance);
        let result = edited(&text, &edit, orders());
        let Ok(after) = result else { return Ok(()) };
        let read_elsewhere = |text: &str| serde_yaml::from_str::<serde_yaml::Value>(text).is_ok();
        prop_assert!(!read_elsewhere(&text) || read_elsewhere(&after), "{}", after);
        let kept = |place: &[Step], data: &Data| {
            let mut found = Vec::new();
            places(data, &[], &mut found);
            found.retain(|(at, value)| !at.starts_with(place) && !place.starts_with(at) && !matches!(value, Data::List(_) | Data::Map(_)));
            found
        };
        let touched = match &edit {
            Edit::Remove(place) if matches!(place.last(), Some(Step::Item(_))) => &place[..place.len() - 1],
            Edit::Set(place, _) | Edit::Append(place, _) | Edit::Remove(place) | Edit::Add(place, _, _) => place.as_slice(),
        };
        let said = Verbatim::read(&after).expect("sound").data();
        prop_assert_eq!(kept(touched, &data), kept(touched, &said));
        if let Edit::Set(_, one) = &edit && !text.contains('\r') && !one.contains('\n') {
            prop_assert!(lines(&text).difference(&lines(&after)).count() <= 40);
        }
    }
}

#[test]
fn most_changes_are_made() {
    let mut refused = 0;
    let mut count = 0;
    for seed in 1..400_u64 {
        let (text, _) = document(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let Some(read) = Verbatim::read(&text) else { continue };
        count += 1;
        let edit = some_edit(&read.data(), &mut Chance(seed));
        refused += usize::from(edited(&text, &edit, orders()).is_err());
    }
    assert!(count > 350 && refused * 10 < count, "{refused} of {count} refused");
}
