//! What both sides do to a part that one of them puts in another list, with an id and without, through git itself.

use super::git::Repository;
use okplan::verbatim::Verbatim;

/// A plan with ids.
const NAMED: &str = "\
okplan: 1
kind: action-plan
id: planen
title: Plan
goals:
  - id: boende
    goal: Boendet är bra för alla
    responsible: kommunerna
    activities:
      - id: revision
        activity: Gör revisioner av boendena
  - id: arbete
    goal: Den som vill arbeta får stöd
  - id: skola
    goal: Skolan och vården samverkar tidigt
";

/// The same without.
fn unnamed() -> String {
    let text = NAMED.replace("  - id: boende\n    goal", "  - goal").replace("  - id: arbete\n    goal", "  - goal");
    text.replace("  - id: skola\n    goal", "  - goal").replace("      - id: revision\n        activity", "      - activity")
}

/// `text` with these changes.
pub(super) fn with(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (old, new)| {
        assert_eq!(text.matches(old).count(), 1, "{old:?} stands once in\n{text}");
        text.replace(old, new)
    })
}

/// What git makes of both, and what okplan said of conflicts.
pub(super) fn merged(base: &str, ours: &str, theirs: &str) -> (String, Vec<String>) {
    let repository = Repository::new(base);
    let (is_clean, said) = repository.merge(ours, theirs);
    let told = said.lines().filter_map(|line| Some(line.split_once("konflikt: ")?.1.to_owned())).collect::<Vec<_>>();
    assert_eq!(is_clean, told.is_empty(), "{said}");
    (repository.plan(), told)
}

/// The merge says what `expected` says, without a conflict, whichever side is ours.
fn clean(base: &str, ours: &str, theirs: &str, expected: &str) {
    for (first, second) in [(ours, theirs), (theirs, ours)] {
        let (text, told) = merged(base, first, second);
        assert_eq!(told, Vec::<String>::new(), "{text}");
        let said = |text: &str| Verbatim::read(text).unwrap_or_else(|| panic!("sound:\n{text}")).data();
        assert_eq!(said(&text), said(expected), "{text}");
    }
}

/// The text as one of the sides of each conflict in it has it.
pub(super) fn side(text: &str, is_ours: bool) -> String {
    let mut is_in = [true, true];
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        match line.chars().next() {
            Some('<') => is_in = [true, false],
            Some('=') => is_in = [false, true],
            Some('>') => is_in = [true, true],
            _ if is_in[usize::from(!is_ours)] => out.push_str(line),
            _ => {}
        }
    }
    out
}

/// The plan with its first goal in a group.
fn grouped(text: &str, title: &str) -> String {
    let (head, goals) = text.split_once("goals:\n").expect("there are goals");
    let at = goals.match_indices("\n  - ").next().expect("a second goal").0 + 1;
    let inner: String = goals[..at].lines().map(|line| format!("    {line}\n")).collect();
    format!("{head}goals:\n{title}    goals:\n{inner}{}", &goals[at..])
}

#[test]
fn a_goal_put_into_a_group_by_one_is_edited_by_the_other() {
    let edits = [("är bra för alla", "är gott för alla"), ("responsible: kommunerna", "responsible: regionen")];
    for base in [NAMED.to_owned(), unnamed()] {
        for title in
            ["  - group: Boende och vardag\n", "  - group: Boendet är bra för alla\n", "  - id: vardag\n    group: Vardag\n"]
        {
            let ours = grouped(&base, title);
            let expected = grouped(&with(&base, &edits), title);
            clean(&base, &ours, &with(&base, &edits), &expected);
            let activity = [("Gör revisioner av", "Gör årliga revisioner av")];
            clean(&base, &ours, &with(&base, &activity), &grouped(&with(&base, &activity), title));
        }
        // Both put it into the same group.
        let title = "  - group: Boende och vardag\n";
        let other = with(&base, &edits);
        clean(&base, &grouped(&base, title), &grouped(&other, title), &grouped(&other, title));
    }
}

const FIRST: &str = "      - activity: Gör revisioner av boendena\n";
const TO_WORK: (&str, &str) = (
    "Den som vill arbeta får stöd\n",
    "Den som vill arbeta får stöd\n    activities:\n      - activity: Gör revisioner av boendena\n",
);
const TO_SCHOOL: (&str, &str) = (
    "Skolan och vården samverkar tidigt\n",
    "Skolan och vården samverkar tidigt\n    activities:\n      - activity: Gör revisioner av boendena\n",
);

/// A plan whose activities have no ids; its goals have, or not.
fn activities(goals_are_named: bool) -> String {
    let base = if goals_are_named { NAMED.replace("id: revision\n        ", "") } else { unnamed() };
    base.replace(FIRST, &format!("{FIRST}        due: 2019\n      - {{activity: Håll öppet hus varje vår, due: 2020}}\n"))
}

#[test]
fn an_activity_without_an_id_is_moved_and_edited() {
    for named in [true, false] {
        let base = activities(named);
        let moved_text = format!("{FIRST}        due: 2019\n");
        let to =
            |goal: (&str, &str)| [(moved_text.as_str(), ""), (goal.0, goal.1)].map(|(old, new)| (old.to_owned(), new.to_owned()));
        let moved = |goal: (&'static str, &str)| {
            let to = to((goal.0, &(goal.1.to_owned() + "        due: 2019\n")));
            to.iter().fold(base.clone(), |text, (old, new)| with(&text, &[(old, new)]))
        };
        let (work, school) = (moved(TO_WORK), moved(TO_SCHOOL));
        let edits = [("Gör revisioner av", "Gör årliga revisioner av"), ("due: 2019", "due: 2021")];
        for edits in [&edits[..1], &edits[1..], &edits[..]] {
            clean(&base, &work, &with(&base, edits), &with(&work, edits));
        }
        // One in braces.
        let braces = "      - {activity: Håll öppet hus varje vår, due: 2020}\n";
        let in_work = with(&base, &[(braces, ""), (TO_WORK.0, &format!("{}    activities:\n{braces}", TO_WORK.0))]);
        let edit = [("due: 2020", "due: 2025")];
        clean(&base, &in_work, &with(&base, &edit), &with(&in_work, &edit));
        // Both move it to the same place.
        clean(&base, &work, &with(&work, &edits), &with(&work, &edits));
        let other = [("Skolan och", "Skola och")];
        clean(&base, &with(&work, &other), &with(&work, &edits), &with(&with(&work, &other), &edits));
        // To different places: both are kept, and nothing else is in conflict.
        let (text, told) = merged(&base, &with(&work, &[("title: Plan", "title: Planen")]), &with(&school, &edits[..1]));
        assert_eq!(told.len(), 2, "{told:?}\n{text}");
        assert!(told.iter().all(|what| what.starts_with("aktiviteten ”Gör") && what.contains("flyttats hit")), "{told:?}");
        assert!(!text.contains("id: \u{1}") && text.contains("title: Planen\n"), "{text}");
        let (ours, theirs) = (side(&text, true), side(&text, false));
        assert!(ours.contains("stöd\n    activities:\n      - activity: Gör årliga revisioner av"), "{text}");
        assert!(theirs.contains("tidigt\n    activities:\n      - activity: Gör årliga revisioner av"), "{text}");
        assert_eq!((ours.matches("revisioner").count(), theirs.matches("revisioner").count()), (1, 1), "{text}");
        // Removed by one and moved by the other.
        let (text, told) = merged(&base, &with(&base, &[(&moved_text, "")]), &work);
        assert_eq!(told.len(), 1, "{text}");
        assert!(told[0].contains("tagits bort hos oss och flyttats hos dem"), "{told:?}");
    }
}

#[test]
fn another_activity_is_no_moved_one() {
    let base = activities(true);
    let new = "      - activity: Utbilda all personal i bemötande\n";
    let ours = with(&base, &[(FIRST, "      - activity: Något helt annat görs\n"), (TO_WORK.0, &TO_WORK.1.replace(FIRST, new))]);
    let theirs = with(&base, &[("due: 2020", "due: 2022")]);
    clean(&base, &ours, &theirs, &with(&ours, &[("due: 2020", "due: 2022")]));
}

/// An agreement whose text has paragraphs and headings.
fn agreement(paragraphs: &[&str]) -> String {
    let lines: String = paragraphs.iter().map(|line| format!("  {line}\n\n")).collect();
    format!("okplan: 1\nkind: agreement\nid: avtal\ntitle: Avtal\nbody: |\n{}", lines.trim_end().to_owned() + "\n")
}

#[test]
fn a_paragraph_that_both_move_stands_once_or_in_a_small_conflict() {
    const TEXTS: [&str; 5] = ["Ett avtal. Det gäller.", "Två parter finns.", "Tre möten hålls.", "Fyra bud ges.", "Fem år går."];
    let of = |order: [usize; 5]| agreement(&order.map(|at| TEXTS[at]));
    let (base, same) = (of([0, 1, 2, 3, 4]), of([1, 2, 0, 3, 4]));
    let edited = same.replace("Fem år", "Sex år");
    clean(&base, &same, &edited, &edited);
    let apart = of([1, 2, 3, 0, 4]).replace("Fem år", "Sex år");
    let (text, told) = merged(&base, &same, &apart);
    assert_eq!(told.len(), 2, "{told:?}\n{text}");
    assert!(told.iter().all(|what| what.contains("texten (body)") && what.contains("flyttats")), "{told:?}");
    let said = |text: &str| Verbatim::read(text).unwrap_or_else(|| panic!("sound:\n{text}")).data();
    assert_eq!(said(&side(&text, true)), said(&edited), "{text}");
    assert_eq!(said(&side(&text, false)), said(&apart), "{text}");
}

#[test]
fn a_section_that_both_move_stands_once_or_in_a_small_conflict() {
    let [a, b, c, d] = [
        "# Syfte\n\n  Avtalet ger stöd. Alla når det.",
        "# Parter\n\n  Parterna är två.",
        "# Möten\n\n  Vi möts.",
        "# Slut\n\n  Det löper.",
    ];
    let base = agreement(&[a, b, c, d]);
    let same = agreement(&[b, c, a, d]);
    let edited = with(&same, &[("Alla når det", "Alla får det"), ("Det löper", "Avtalet löper")]);
    clean(&base, &same, &edited, &edited);
    let apart = with(&agreement(&[b, c, d, a]), &[("Alla når det", "Alla får det"), ("Vi möts", "Vi möts ofta")]);
    let (text, told) = merged(&base, &same, &apart);
    assert_eq!(told.len(), 2, "{told:?}\n{text}");
    assert!(told.iter().all(|what| what.contains("under ”") && what.contains("flyttats")), "{told:?}");
    let said = |text: &str| Verbatim::read(text).unwrap_or_else(|| panic!("sound:\n{text}")).data();
    let both = [("Alla når det", "Alla får det"), ("Vi möts", "Vi möts ofta")];
    assert_eq!(said(&side(&text, true)), said(&with(&same, &both)), "{text}");
    assert_eq!(said(&side(&text, false)), said(&apart), "{text}");
}

#[test]
fn the_same_id_added_in_two_places_is_in_conflict() {
    let group = |title: &str, goals: &str| format!("  - id: nytt\n    group: {title}\n    goals:\n{goals}");
    let goal = |id: &str, text: &str| format!("      - id: {id}\n        goal: {text}\n");
    let activity = |text: &str| format!("    activities:\n      - id: ny\n        activity: {text}\n");
    for (ours, theirs, told_of) in [
        // An activity in two goals.
        (
            with(NAMED, &[("får stöd\n", &format!("får stöd\n{}", activity("Ordna praktik")))]),
            NAMED.to_owned() + &activity("Håll möten"),
            "aktiviteten ”ny” har lagts till hit hos oss",
        ),
        // A goal in two groups.
        (
            NAMED.to_owned() + &group("Ett", &goal("ny", "Allt är väl")).replace("id: nytt", "id: g1"),
            NAMED.to_owned() + &group("Två", &goal("ny", "Inget är väl")).replace("id: nytt", "id: g2"),
            "målet ”ny” har lagts till hit hos oss",
        ),
    ] {
        for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
            let (text, told) = merged(NAMED, ours, theirs);
            assert_eq!(told.len(), 2, "{told:?}\n{text}");
            assert!(
                told.iter().any(|what| what.contains(&told_of[..told_of.find(" har").expect("what became of it")])),
                "{told:?}"
            );
            for (is_ours, whole) in [(true, ours), (false, theirs)] {
                let own = side(&text, is_ours);
                assert_eq!((own.matches("id: ny\n").count(), whole.matches("id: ny\n").count()), (1, 1), "{text}");
            }
        }
    }
    // In one list.
    let ours = NAMED.to_owned() + &group("Ett", &goal("x1", "Allt är väl"));
    let theirs = NAMED.to_owned() + &group("Två", &goal("x2", "Inget är väl"));
    let (text, told) = merged(NAMED, &ours, &theirs);
    assert_eq!((told.len(), text.matches("id: nytt").count()), (1, 1), "{told:?}\n{text}");
    // The same on both sides is one.
    let ours = with(NAMED, &[("får stöd\n", &format!("får stöd\n{}", activity("Ordna praktik")))]);
    let theirs = NAMED.to_owned() + &activity("Ordna praktik");
    let (text, told) = merged(NAMED, &ours, &theirs);
    assert_eq!((told.len(), text.matches("id: ny\n").count()), (0, 1), "{told:?}\n{text}");
}

#[test]
fn a_part_is_followed_into_and_out_of_brackets() {
    let goal = |id: &str, activities: &str| format!("  - {{id: {id}, goal: Ett mål om {id}, activities: [{activities}]}}\n");
    let (x, y, z) = ("{id: x, activity: Gör en sak}", "{id: y, activity: Skriv ett brev}", "{id: z, activity: Mät tiden}");
    let plan = |goals: &[String]| format!("okplan: 1\nkind: action-plan\nid: planen\ntitle: Plan\ngoals:\n{}", goals.concat());
    let edited = |text: &str| with(text, &[("Gör en sak", "Gör en sak till")]);
    let base = plan(&[goal("a", &format!("{x}, {y}")), goal("b", z)]);
    let moved = plan(&[goal("a", y), goal("b", &format!("{z}, {x}"))]);
    clean(&base, &moved, &edited(&base), &edited(&moved));
    // Between brackets and lines of their own, in both directions.
    let lines = format!("  - id: c\n    goal: Ett mål om c\n    activities:\n      - {z}\n");
    let base = plan(&[goal("a", &format!("{x}, {y}")), lines.clone()]);
    let moved = plan(&[goal("a", y), format!("{lines}      - {x}\n")]);
    clean(&base, &moved, &edited(&base), &edited(&moved));
    clean(&moved, &base, &edited(&moved), &edited(&base));
    // A goal nobody moved anything into or out of stays in brackets.
    let other = goal("d", "{id: w, activity: Vänta}");
    let (text, _) = merged(&(base.clone() + &other), &(moved + &other), &edited(&(base + &other)));
    assert!(text.ends_with(&other), "{text}");
}
