//! What both sides change in ways that do not come together, and what looks so but does: through git itself.

use super::git::{Repository, folder_merged};
use super::moves::{merged, side, with};
use std::fs;

/// A plan with a goal whose owners are `owners`, each a letter, written in one of four ways.
fn owned(owners: &str, spelling: usize) -> String {
    let names: Vec<String> = owners.chars().map(|letter| format!("enhet-{letter}")).collect();
    let brackets = format!("[{}]", names.join(", "));
    let lines: String = names.iter().map(|name| format!("\n      - {name}")).collect();
    let short = if names.len() == 1 { names[0].clone() } else { brackets.clone() };
    let value = [format!(" {brackets}"), lines, format!(" {short}"), String::new()][spelling].clone();
    let one = format!("  - {{id: ett, goal: Ett mål, responsible: {short}}}\n");
    let goals = if spelling == 3 { one } else { format!("  - id: ett\n    goal: Ett mål\n    responsible:{value}\n") };
    format!("okplan: 1\nkind: action-plan\ngoals:\n{goals}")
}

/// The owners of a merged plan, by their letters.
fn owners(text: &str) -> String {
    text.split("enhet-").skip(1).filter_map(|rest| rest.chars().next()).collect()
}

#[test]
fn lists_of_names_come_together_or_are_in_conflict_however_they_are_written() {
    let cases = [
        ("rk", "r", "k", None),
        ("r", "k", "e", None),
        ("rk", "re", "rs", None),
        ("rkx", "r", "k", None),
        // Who answers alone on one side does not share it with whom the other added, and nobody wrote that k alone answers.
        ("rk", "rke", "r", None),
        ("r", "rk", "e", None),
        ("rk", "re", "r", None),
        ("rkx", "rk", "kx", None),
        // A group in the place of its members, one of whom the other side removed, would have that one again.
        ("rabc", "rg", "rab", None),
        ("rabc", "ra", "rg", None),
        ("rabc", "rgc", "rab", Some("rg")),
        ("rk", "rex", "re", Some("rex")),
        // One adds and the other adds, removes or replaces.
        ("r", "rk", "re", Some("rke")),
        ("rkx", "rkxe", "rk", Some("rke")),
        ("rkxe", "rkx", "kxe", Some("kx")),
        ("rk", "ek", "rs", Some("es")),
        ("r", "k", "k", Some("k")),
        ("rk", "rk", "r", Some("r")),
    ];
    let all: Vec<_> = cases.iter().flat_map(|case| (0..4).map(move |spelling| (*case, spelling))).collect();
    let sides: Vec<[String; 3]> = all
        .iter()
        .map(|((base, ours, theirs, _), spelling)| [base, ours, theirs].map(|owners| owned(owners, *spelling)))
        .collect();
    let (repository, is_clean) = folder_merged(&sides);
    assert!(!is_clean);
    for (number, ((base, ours, theirs, expected), spelling)) in all.into_iter().enumerate() {
        let text = fs::read_to_string(repository.path().join(format!("{number}.yaml"))).expect("merged");
        let told = format!("{base} {ours} {theirs} {spelling}\n{text}");
        match expected {
            Some(expected) => {
                assert!(!text.contains("<<<<<<<"), "{told}");
                let mut found: Vec<char> = owners(&text).chars().collect();
                let mut expected: Vec<char> = expected.chars().collect();
                found.sort_unstable();
                expected.sort_unstable();
                assert_eq!(found, expected, "{told}");
            }
            None => {
                assert!(text.contains("har ändrats på båda sidor"), "{told}");
                assert_eq!(
                    (owners(&side(&text, true)), owners(&side(&text, false))),
                    (ours.to_owned(), theirs.to_owned()),
                    "{told}"
                );
            }
        }
    }
}

#[test]
fn who_answers_alone_does_so_whatever_it_is() {
    let plan =
        |who: &str| format!("okplan: 1\nkind: action-plan\ngoals:\n  - id: a\n    goal: Ett mål\n    responsible: {who}\n");
    for key in ["role", "unit", "group", "each-of", "party"] {
        let one = |name: &str| format!("{{{key}: {name}}}");
        let list = |names: &[&str]| format!("[{}]", names.iter().map(|name| one(name)).collect::<Vec<_>>().join(", "));
        let (base, ours, theirs) = (list(&["r", "k"]), list(&["r"]), list(&["r", "k", "e"]));
        for ours in [&ours, &one("r")] {
            let (text, told) = merged(&plan(&base), &plan(ours), &plan(&theirs));
            assert_eq!(told.len(), 1, "{key}: {text}");
            assert_eq!((side(&text, true), side(&text, false)), (plan(ours), plan(&theirs)), "{key}");
        }
        let (text, told) = merged(&plan(&base), &plan(&list(&["r", "k", "x"])), &plan(&theirs));
        assert_eq!((text, told), (plan(&list(&["r", "k", "x", "e"])), Vec::new()), "{key}");
    }
}

#[test]
fn who_was_removed_is_not_brought_back_by_what_stands_in_its_place() {
    let plan =
        |who: &str| format!("okplan: 1\nkind: action-plan\ngoals:\n  - id: a\n    goal: Ett mål\n    responsible: [{who}]\n");
    let base = plan("regionen, exempelstad, exempelby, sjovik");
    let removed = plan("regionen, exempelstad, exempelby");
    for replaced in [
        "regionen, kommunerna",
        "regionen, {each-of: kommunerna}",
        "regionen, {group: kommunerna, role: socialchef}",
        "regionen, exempelstad, exempelby, {party: sjovik, role: socialchef}",
        "regionen, exempelstad, exempelby, sjovik, {each-of: kommunerna}",
        "regionen, exempelstad, exempelby, sjovik, {group: kommunerna}",
    ] {
        for (ours, theirs) in [(&plan(replaced), &removed), (&removed, &plan(replaced))] {
            let (text, told) = merged(&base, ours, theirs);
            assert_eq!(told.len(), 1, "{replaced}: {text}");
            assert_eq!((&side(&text, true), &side(&text, false)), (ours, theirs));
        }
    }
    // A role that one added is nobody whom the other removed, and a group that one added stands where the other added another.
    let added = plan("regionen, exempelstad, exempelby, sjovik, {role: socialchef}");
    let expected = plan("regionen, exempelstad, exempelby, {role: socialchef}");
    assert_eq!(merged(&base, &added, &removed), (expected, Vec::new()));
    let (group, other) = ("{each-of: kommunerna}", "{organisation: foreningen}");
    let with = |more: &str| plan(&format!("regionen, exempelstad, exempelby, sjovik, {more}"));
    assert_eq!(merged(&base, &with(group), &with(other)), (with(&format!("{group}, {other}")), Vec::new()));
}

#[test]
fn what_two_sides_add_of_somebody_else_each_is_two_entries() {
    let agreement = |key: &str, entries: &[&str]| {
        let entries: String = entries.iter().map(|entry| format!("  - {{{entry}}}\n")).collect();
        format!("okplan: 1\nkind: agreement\nid: avtal\n{key}:\n{entries}")
    };
    for (key, base, ours, theirs) in [
        ("signatures", "party: regionen, role: direktör", "party: alby, role: chef", "party: berga, role: chef"),
        ("contacts", "role: samordnare, organisation: regionen", "role: chef, unit: norra", "role: chef, unit: södra"),
    ] {
        let (text, told) = merged(&agreement(key, &[base]), &agreement(key, &[base, ours]), &agreement(key, &[base, theirs]));
        assert_eq!((text, told), (agreement(key, &[base, ours, theirs]), Vec::new()), "{key}");
        // Of the same one both must agree.
        let (early, late) = (format!("{ours}, date: 2026-02-01"), format!("{ours}, date: 2026-02-02"));
        let (text, told) = merged(&agreement(key, &[base]), &agreement(key, &[base, &early]), &agreement(key, &[base, &late]));
        assert_eq!(told.len(), 1, "{key}: {text}");
    }
}

#[test]
fn the_share_of_somebody_else_is_another_share() {
    let agreement = |shares: &str| format!("okplan: 1\nkind: agreement\nid: avtal\ncost-sharing:\n  - shares: [{shares}]\n");
    let base = agreement("{who: regionen, share: 1/3}, {who: alby, share: 2/3}");
    let another = agreement("{who: berga, share: 1/3}, {who: alby, share: 2/3}");
    let more = agreement("{who: regionen, share: 1/2}, {who: alby, share: 2/3}");
    for (ours, theirs) in [(&another, &more), (&more, &another)] {
        let (text, told) = merged(&base, ours, theirs);
        assert!(!told.is_empty(), "{text}");
        assert_eq!((&side(&text, true), &side(&text, false)), (ours, theirs));
    }
    let both = agreement("{who: regionen, share: 1/2}, {who: alby, share: 1/2}");
    let other = base.replace("2/3", "1/2");
    assert_eq!(merged(&base, &more, &other), (both, Vec::new()));
}

#[test]
fn parties_are_not_removed_by_both_until_one_is_left() {
    let plan = |parties: &str| format!("okplan: 1\nkind: agreement\nid: avtal\nparties: [{parties}]\n");
    for (base, ours, theirs, expected) in [
        ("regionen, exempelstad", "exempelstad", "regionen", None),
        ("regionen, {each-of: kommunerna}", "regionen", "{each-of: kommunerna}", None),
        ("aa, bb, cc", "bb, cc", "aa, bb", None),
        ("regionen, exempelstad", "regionen, exempelby", "regionen, foreningen", None),
        ("aa, bb, cc, dd", "bb, cc, dd", "aa, bb, cc", Some("bb, cc")),
        ("aa, bb, cc", "aa, bb", "aa, bb, cc, dd", Some("aa, bb, dd")),
    ] {
        let (text, told) = merged(&plan(base), &plan(ours), &plan(theirs));
        match expected {
            Some(expected) => assert_eq!((text, told), (plan(expected), Vec::new())),
            None => {
                assert_eq!(told, ["parterna (parties) har ändrats på båda sidor"], "{text}");
                assert_eq!((side(&text, true), side(&text, false)), (plan(ours), plan(theirs)));
            }
        }
    }
}

/// A plan, an activity and a section that the tests change.
const PLAN: &str = "\
okplan: 1
kind: action-plan
id: planen
title: Plan
goals:
  - {id: a, goal: Barn och vuxna får stöd, responsible: regionen}
  - {id: b, goal: Anhöriga får hjälp, responsible: kommunerna}
  - id: c
    goal: Alla deltar
    responsible: regionen
    due: {by: 2027-06-30, words: Före sommaren}
    activities:
      - {id: mall, activity: Ta fram en mall, due: 2027}
body: |
  Inledning.

  # Mål {#mal}

  Parterna möts. De skriver ner vad de säger.

  # Kostnad {#kost}

  Kostnaden delas lika.
";

const A: &str = "  - {id: a, goal: Barn och vuxna får stöd, responsible: regionen}\n";
const B: &str = "  - {id: b, goal: Anhöriga får hjälp, responsible: kommunerna}\n";
const ACTIVITIES: &str = "    activities:\n      - {id: mall, activity: Ta fram en mall, due: 2027}\n";

#[test]
fn a_goal_split_by_one_and_edited_by_the_other_is_in_conflict() {
    let edited = with(PLAN, &[("Barn och vuxna får stöd", "Barn och vuxna får gott stöd")]);
    for (link, ours_told, theirs_told) in [
        (", splits: a", "har delats hos oss och ändrats hos dem", "har ändrats hos oss och delats hos dem"),
        (", continues: [a]", "har delats hos oss och ändrats hos dem", "har ändrats hos oss och delats hos dem"),
        // Two new ones with its words in its place.
        ("", "har delats hos oss och ändrats hos dem", "har ändrats hos oss och delats hos dem"),
    ] {
        let half = |id: &str, who: &str| format!("  - {{id: {id}, goal: {who} får stöd, responsible: regionen{link}}}\n");
        let halves = half("a1", "Barn") + &half("a2", "Vuxna");
        let split = with(PLAN, &[(A, &halves)]);
        for (ours, theirs, expected) in [(&split, &edited, ours_told), (&edited, &split, theirs_told)] {
            let (text, told) = merged(PLAN, ours, theirs);
            assert_eq!(told, [format!("målet ”a” {expected}")], "{text}");
            assert!(text.contains(&halves) && text.contains("Barn och vuxna får gott stöd"), "{text}");
            let own = side(&text, ours == &split);
            assert_eq!(own, split, "the side that split it has the halves alone");
            let other = side(&text, ours != &split);
            assert_eq!(other, edited, "the side that edited it has it alone, and no half");
        }
        // Without an edit of it there is nothing in conflict.
        let other = with(PLAN, &[("Alla deltar", "Alla deltar i allt")]);
        let (text, told) = merged(PLAN, &split, &other);
        assert_eq!((text, told), (with(&split, &[("Alla deltar", "Alla deltar i allt")]), Vec::new()));
    }
    // A half that keeps the id of the goal: what both changed of it, and the other half.
    let kept = "  - {id: a, goal: Barn får stöd, responsible: regionen}
  - {id: a2, goal: Vuxna får stöd, responsible: regionen}
";
    let split = with(PLAN, &[(A, kept)]);
    let (text, told) = merged(PLAN, &split, &edited);
    assert_eq!(told, ["målet ”a” har delats hos oss och ändrats hos dem"], "{text}");
    assert_eq!((side(&text, true), side(&text, false)), (split, edited.clone()), "{text}");
    // Two goals about something else in the place of one that is gone are none of its halves.
    let others = "  - {id: x, goal: Tandvården når alla i länet, responsible: regionen}
  - {id: y, goal: Anhöriga får hjälp, responsible: kommunerna}
";
    let (text, told) = merged(PLAN, &with(PLAN, &[(A, others)]), &edited);
    assert_eq!(told, ["målet ”a” har tagits bort hos oss och ändrats hos dem"], "{text}");
    assert!(side(&text, false).contains(others) && side(&text, false).contains("får gott stöd"), "{text}");
    // A half in a group that both have.
    let group = "  - group: Vuxna\n    id: g\n    goals:\n      - {id: v, goal: Vuxna arbetar}\n";
    let apart = with(PLAN, &[("body: |\n", &format!("{group}body: |\n"))]);
    let first = "  - {id: a1, goal: Barn får stöd, splits: a}\n";
    let half = "arbetar}\n      - {id: a2, goal: Vuxna får stöd, splits: a}\n";
    let split = with(&apart, &[(A, first), ("arbetar}\n", half)]);
    let edited_apart = with(&apart, &[("får stöd", "får gott stöd")]);
    let (text, told) = merged(&apart, &split, &edited_apart);
    assert_eq!(
        told,
        [
            "målet ”a” har delats hos oss och ändrats hos dem",
            "målet ”a2” kommer från ”a”, som har delats hos oss och ändrats hos dem"
        ],
        "{text}"
    );
    assert_eq!((side(&text, true), side(&text, false)), (split, edited_apart), "{text}");
    // One half in another list.
    let apart = "  - {id: a1, goal: Barn får stöd, responsible: regionen}
  - group: Vuxna
    goals:
      - {id: a2, goal: Vuxna får stöd, splits: a}
";
    let owner = with(PLAN, &[("stöd, responsible: regionen", "stöd, responsible: kommunerna")]);
    let (text, told) = merged(PLAN, &with(PLAN, &[(A, apart)]), &owner);
    assert_eq!(told, ["målet ”a” har delats hos oss och ändrats hos dem"], "{text}");
    // One that only gets another id is the same goal.
    let renamed = with(PLAN, &[("{id: a, goal", "{id: stod, goal")]);
    let (text, told) = merged(PLAN, &renamed, &edited);
    assert_eq!((text, told), (with(&edited, &[("{id: a, goal", "{id: stod, goal")]), Vec::new()));
}

#[test]
fn a_goal_that_both_split_in_their_own_way_is_in_conflict() {
    let halves = |names: [&str; 2], words: [&str; 2], link: &str| {
        let half = |at: usize| format!("  - {{id: {}, goal: {} får stöd, responsible: regionen{link}}}\n", names[at], words[at]);
        with(PLAN, &[(A, &(half(0) + &half(1)))])
    };
    for link in [", splits: a", ""] {
        let (ours, theirs) =
            (halves(["a1", "a2"], ["Barn", "Vuxna"], link), halves(["c1", "c2"], ["Barn och unga", "Vuxna och äldre"], link));
        let (text, told) = merged(PLAN, &ours, &theirs);
        assert_eq!(told, ["målet ”a” har delats på olika sätt på båda sidor"], "{text}");
        assert_eq!((side(&text, true), side(&text, false)), (ours.clone(), theirs), "{text}");
        // So is one that the other side removed, but not one that both split alike.
        let removed = with(PLAN, &[(A, "")]);
        let (text, told) = merged(PLAN, &ours, &removed);
        assert_eq!(told, ["målet ”a” har delats hos oss och tagits bort hos dem"], "{text}");
        assert_eq!((side(&text, true), side(&text, false)), (ours.clone(), removed), "{text}");
        assert_eq!(merged(PLAN, &ours, &ours), (ours, Vec::new()));
    }
}

#[test]
fn paragraphs_of_both_in_one_place_both_stand_unless_they_are_about_the_same() {
    let new = |paragraphs: &[&str]| {
        let lines: String = paragraphs.iter().map(|paragraph| format!("  {paragraph}\n\n")).collect();
        with(PLAN, &[("  # Kostnad", &format!("{lines}  # Kostnad"))])
    };
    let ours = ["Tolk bokas av regionen.", "Gruppen utvärderas vartannat år."];
    let theirs = ["Brukarna har två platser.", "Anteckningar förs av kommunen.", "Lokalen är gratis."];
    for (first, second) in [(&ours[..], &theirs[..]), (&theirs[..], &ours[..])] {
        let (text, told) = merged(PLAN, &new(first), &new(second));
        assert_eq!((text, told), (new(&[first, second].concat()), Vec::new()));
    }
    // About the same: one conflict for all of it.
    let other = ["Brukarna har tre platser.", "Mötena är öppna.", "Lokalen är gratis."];
    let (text, told) = merged(PLAN, &new(&theirs), &new(&other));
    assert_eq!(told, ["texten (body) under ”Mål” har ändrats på båda sidor"], "{text}");
    assert_eq!((side(&text, true), side(&text, false)), (new(&theirs), new(&other)), "{text}");
    // What both reworded is in conflict paragraph by paragraph.
    let reworded =
        |first: &str, last: &str| with(PLAN, &[("De skriver ner vad de säger.", first), ("Kostnaden delas lika.", last)]);
    let (text, told) = merged(
        PLAN,
        &reworded("De skriver ner allt de säger.", "Kostnaden delas lika mellan dem."),
        &reworded("De skriver ner vad de säger där.", "Kostnaden delas helt lika."),
    );
    assert_eq!(told.len(), 2, "{text}");
}

#[test]
fn a_part_moved_to_two_places_is_outside_no_conflict_when_a_goal_was_in_braces() {
    let to_a = format!("  - id: a\n    goal: Barn och vuxna får stöd\n    responsible: regionen\n{ACTIVITIES}");
    let to_b = format!("  - id: b\n    goal: Anhöriga får hjälp\n    responsible: kommunerna\n{ACTIVITIES}");
    let base = PLAN;
    let by_us = with(&with(base, &[(ACTIVITIES, "")]), &[(A, &to_a)]);
    let by_them = with(&with(base, &[(ACTIVITIES, "")]), &[(B, &to_b)]);
    for (ours, theirs) in [(&by_us, &by_them), (&by_them, &by_us)] {
        let (text, told) = merged(base, ours, theirs);
        assert_eq!(told.len(), 2, "{told:?}\n{text}");
        assert!(told.iter().all(|what| what.starts_with("aktiviteten ”mall” har flyttats hit")), "{told:?}");
        for is_ours in [true, false] {
            assert_eq!(side(&text, is_ours).matches("id: mall").count(), 1, "{text}");
        }
    }
    // What only one side moves is edited where it is.
    let edited = with(base, &[("en mall", "en bra mall"), ("Barn och", "Unga och")]);
    let expected = with(&by_us, &[("en mall", "en bra mall"), ("Barn och", "Unga och")]);
    assert_eq!(merged(base, &by_us, &edited), (expected.clone(), Vec::new()));
    assert_eq!(merged(base, &edited, &by_us), (expected, Vec::new()));
}

#[test]
fn what_both_add_with_one_id_is_told_as_added() {
    for (ours, theirs, what) in [
        ("  - {id: ny, goal: Ett}\n", "  - {id: ny, goal: Något annat}\n", "målet ”ny”"),
        ("  - id: ny\n    goal: Ett\n", "  - id: ny\n    goal: Något annat\n", "ordalydelsen (goal) i målet ”ny”"),
    ] {
        let plan = |goal: &str| with(PLAN, &[(B, &format!("{goal}{B}"))]);
        let (text, told) = merged(PLAN, &plan(ours), &plan(theirs));
        assert_eq!(told, [format!("{what} har lagts till på båda sidor")], "{text}");
        assert_eq!((side(&text, true), side(&text, false)), (plan(ours), plan(theirs)));
    }
}

#[test]
fn sections_put_in_one_place_both_stand_there_or_are_one_conflict() {
    const COST: &str = "  # Kostnad {#kost}\n";
    let section = |heading: &str, text: &str| format!("  {heading}\n\n  {text}\n\n  Mer om det.\n\n");
    let before = |place: &str, text: &str| with(PLAN, &[(place, &format!("{text}{place}"))]);
    let (a, b) = (section("# Ansvar {#ansvar}", "Vi ansvarar."), section("# Tvister {#tvister}", "De löses."));
    let both = before(COST, &format!("{a}{b}"));
    assert_eq!(merged(PLAN, &before(COST, &a), &before(COST, &b)), (both, Vec::new()));
    // At the end.
    let last = |text: &str| format!("{PLAN}\n{}", text.trim_end().to_owned() + "\n");
    assert_eq!(merged(PLAN, &last(&a), &last(&b)), (last(&format!("{a}{b}")), Vec::new()));
    // Where the order or the level tells what a section holds.
    let below = section("## Tvister {#tvister}", "De löses.");
    for (place, ours, theirs) in [(COST, &a, &below), ("  Parterna möts.", &a, &b)] {
        let (ours, theirs) = (before(place, ours), before(place, theirs));
        let (text, told) = merged(PLAN, &ours, &theirs);
        assert_eq!(told.len(), 1, "{told:?}\n{text}");
        assert!(told[0].contains("under ”Ansvar”"), "{told:?}");
        assert!(!text.contains("<<<<<<< vår lydelse – texten (body) under ”Mål”"), "{text}");
    }
    // The same heading with different texts.
    let other = section("# Ansvar {#ansvar}", "Ni ansvarar.");
    let (text, told) = merged(PLAN, &before(COST, &a), &before(COST, &other));
    assert_eq!(told, ["texten (body) under ”Ansvar” har ändrats på båda sidor"], "{text}");
    assert_eq!(text.matches("# Ansvar").count(), 1, "{text}");
}

#[test]
fn a_date_and_the_words_for_it_go_together() {
    let block =
        with(PLAN, &[("due: {by: 2027-06-30, words: Före sommaren}", "due:\n      by: 2027-06-30\n      words: Före sommaren")]);
    for base in [PLAN, &block] {
        let later = with(base, &[("2027-06-30", "2027-09-30")]);
        let worded = with(base, &[("Före sommaren", "Efter sommaren")]);
        for (ours, theirs) in [(&later, &worded), (&worded, &later)] {
            let (text, told) = merged(base, ours, theirs);
            assert_eq!(told, ["tiden (due) i målet ”c” har ändrats på båda sidor"], "{text}");
            assert_eq!((&side(&text, true), &side(&text, false)), (ours, theirs));
        }
        // Who changes both knows both.
        let both = with(&later, &[("Före sommaren", "I höst")]);
        assert_eq!(merged(base, &later, &both), (both.clone(), Vec::new()));
        let other = with(base, &[("Alla deltar", "Alla är med")]);
        assert_eq!(merged(base, &both, &other), (with(&both, &[("Alla deltar", "Alla är med")]), Vec::new()));
    }
}

#[test]
fn a_merge_of_bases_is_not_told() {
    let repository = Repository::new(PLAN);
    let write = |text: &str, message: &str| {
        fs::write(repository.path().join("plan.yaml"), text).expect("written");
        repository.commit(message);
    };
    let (ours, theirs) = (with(PLAN, &[("Alla deltar", "Alla är med")]), with(PLAN, &[("Alla deltar", "Alla får delta")]));
    let (is_clean, said) = repository.merge(&ours, &theirs);
    assert!(!is_clean && said.contains("konflikt: ordalydelsen (goal) i målet ”c”"), "{said}");
    write(&with(&ours, &[("title: Plan", "title: Planen")]), "sammanslagning");
    repository.done(&["checkout", "--quiet", "andra"]);
    assert!(!repository.git(&["merge", "--quiet", "main~1"]).status.success());
    write(&with(&ours, &[("delas lika", "delas inte")]), "sammanslagning åt andra hållet");
    repository.done(&["checkout", "--quiet", "main"]);
    let output = repository.git(&["merge", "--quiet", "--no-edit", "andra"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !said.contains("konflikt"), "{said}");
    assert_eq!(repository.plan(), with(&ours, &[("title: Plan", "title: Planen"), ("delas lika", "delas inte")]));
}

#[test]
fn a_side_that_writes_letters_in_two_characters_changed_nothing_else() {
    let plan =
        |a: &str, b: &str| format!("okplan: 1\nkind: action-plan\ngoals:\n  - {{id: a, goal: {a}}}\n  - {{id: b, goal: {b}}}\n");
    let apart = |text: String| text.replace('å', "a\u{30a}").replace('ö', "o\u{308}");
    let (first, second) = ("Små barn får stöd", "Två möten hålls varje år");
    let base = plan(first, second);
    let (by_us, by_them) = (plan(first, "Två möten hålls"), plan("Barn får stöd", second));
    for (ours, theirs) in [(by_us.clone(), apart(by_them.clone())), (apart(by_us), by_them)] {
        let (text, told) = merged(&base, &ours, &theirs);
        assert_eq!((text, told), (plan("Barn får stöd", "Två möten hålls"), Vec::new()));
    }
    // Where all do, they stay as they are.
    let all = [base, plan(first, "Två möten hålls"), plan("Barn får stöd", second)].map(apart);
    let (text, told) = merged(&all[0], &all[1], &all[2]);
    assert_eq!((text, told), (apart(plan("Barn får stöd", "Två möten hålls")), Vec::new()));
}

#[test]
fn what_is_in_conflict_is_told_in_the_words_of_the_document() {
    let plan = "kind: action-plan\nvalidity:\n  from: 2014\n  until: X\n";
    let notes = "kind: agreement\nfootnotes:\n  dnr: Text X\n";
    let register = "kind: register\ngroups:\n  - id: alla\n    name: Namn X\n";
    let working = "kind: process\ngroups:\n  - id: alla\n    name: Namn X\n";
    let costs = "kind: agreement\ncost-sharing:\n  - id: boende\n    shares:\n      - {who: vll, share: X}\n";
    let unknown = "kind: action-plan\nannat:\n  mer: X\n";
    for (text, what) in [
        (plan, "giltigheten (validity: until)"),
        (notes, "fotnoten ”dnr”"),
        (register, "namnet (name) i gruppen ”alla”"),
        (working, "namnet (name) i forumet ”alla”"),
        (costs, "kostnadsandelen ”vll” i kostnadsfördelningen ”boende”"),
        (unknown, "fältet ”annat: mer”"),
    ] {
        let side = |value: &str| text.replace('X', value);
        let (text, told) = merged(&side("1"), &side("2"), &side("3"));
        assert_eq!(told, [format!("{what} har ändrats på båda sidor")], "{text}");
    }
}
