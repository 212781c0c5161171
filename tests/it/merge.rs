//! The merge of two versions: by id and field, nothing lost, and a conflict with both wordings.

mod disputed;
mod generated;
mod git;
mod moves;
mod places;
mod plans;
mod texts;

use crate::edit::{orders, some_edit};
use crate::fmt::generated::{Chance, document};
use okplan::edit::edited;
use okplan::load::load;
use okplan::merge::{Merged, merge};
use okplan::source::{Source, SourceId};
use okplan::verbatim::Verbatim;

/// A plan in the ways people write.
pub(crate) const PLAN: &str = "\
# yaml-language-server: $schema=x.json
okplan: 1
kind: action-plan
id: planen
edition: 2018
title: Handlingsplan
parties: [umea, vll]

body: |
  Planen gäller i två år. Den följs upp
  varje vår.

  Den ersätter planen från 2013.

goals:
  # Om SIP
  - id: sip
    goal: Den som behöver det har en plan
    responsible: lsg # beslutat
    activities:
      - id: rutin
        activity: Ta fram en rutin för SIP.
        due: 2018-06-01
      - {activity: Utbilda personalen, responsible: lsg, due: 2018-12-31}

  - id: boende
    goal: Boendet är bra
    activities:
      - activity: Gör brukarrevisioner.
        due: 2019

  - id: arbete
    goal: |
      Den som vill arbeta får stöd. Stödet
      ges i tid.
";

/// `PLAN` with these changes.
pub(crate) fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(PLAN.to_owned(), |text, (old, new)| {
        assert_eq!(text.matches(old).count(), 1, "{old:?} stands once");
        text.replace(old, new)
    })
}

/// The merge of two versions of the plan.
fn merged(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> Merged {
    merge(PLAN, &with(ours), &with(theirs))
}

/// The merge, which is to be clean both ways.
fn clean(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> String {
    let Merged { text, conflicts } = merged(ours, theirs);
    assert_eq!(conflicts, [], "{text}");
    assert_eq!(merged(theirs, ours).conflicts, [], "the other way round");
    text
}

const NEW_A: &str = "  - id: arbete\n";
const INSERTED: [&str; 2] = [
    "  - id: halsa\n    goal: Hälsan är god\n\n  - id: arbete\n",
    "  # Om skolan\n  - id: skola\n    goal: Skolan samverkar\n\n  - id: arbete\n",
];
const SIP: &str = "  # Om SIP
  - id: sip
    goal: Den som behöver det har en plan
    responsible: lsg # beslutat
    activities:
      - id: rutin
        activity: Ta fram en rutin för SIP.
        due: 2018-06-01
      - {activity: Utbilda personalen, responsible: lsg, due: 2018-12-31}

";

#[test]
fn changes_of_different_things_come_together() {
    let goal = ("goal: Boendet är bra", "goal: Boendet är bra och tryggt");
    let other = ("har en plan", "har en samordnad plan");
    for (ours, theirs) in [
        (vec![goal], vec![other]),
        (vec![goal], vec![("due: 2019", "due: 2020")]),
        (vec![goal], vec![("        due: 2019\n", "        due: 2019\n      - activity: Ny aktivitet\n")]),
        (vec![("    responsible: lsg # beslutat\n", "    responsible: bup # beslutat\n    due: 2019-05-01\n")], vec![other]),
        (vec![("Utbilda personalen", "Utbilda all personal")], vec![("2018-12-31", "2019-12-31")]),
        (vec![("[umea, vll]", "[umea, vll, malå]")], vec![("[umea, vll]", "[umea]")]),
        (vec![("title: Handlingsplan", "title: Handlingsplan 2018")], vec![("edition: 2018", "edition: 2019")]),
        (vec![("två år", "tre år")], vec![("från 2013", "från 2014")]),
        (vec![("får stöd.", "får gott stöd.")], vec![("ges i tid.", "ges alltid i tid.")]),
        (vec![("# beslutat", "# beslutat i maj")], vec![goal]),
        (vec![("  # Om SIP\n", "")], vec![goal]),
    ] {
        let text = clean(&ours, &theirs);
        let both: Vec<_> = ours.iter().chain(&theirs).copied().collect();
        if !both.iter().any(|(_, new)| new.starts_with('[')) {
            assert_eq!(text, with(&both));
        }
    }
    assert!(clean(&[("[umea, vll]", "[umea, vll, malå]")], &[("[umea, vll]", "[umea]")]).contains("parties: [umea, malå]\n"));
}

#[test]
fn goals_inserted_in_one_place_both_stand_there() {
    let text = clean(&[(NEW_A, INSERTED[0])], &[(NEW_A, INSERTED[1])]);
    let together = INSERTED[0].replace(NEW_A, INSERTED[1]);
    assert_eq!(text, with(&[(NEW_A, &together)]));
    let ours = PLAN.to_owned() + "\n  - id: halsa\n    goal: Hälsan är god\n";
    let theirs = PLAN.to_owned() + "\n  - id: skola\n    goal: Skolan samverkar\n";
    let both = ours.clone() + "\n  - id: skola\n    goal: Skolan samverkar\n";
    assert_eq!(merge(PLAN, &ours, &theirs), Merged { text: both, conflicts: Vec::new() });
}

#[test]
fn what_one_moves_and_the_other_edits_is_moved_and_edited() {
    let moved = PLAN.replace(SIP, "") + "\n" + SIP.trim_end_matches('\n') + "\n";
    let edited = with(&[("har en plan", "har en samordnad plan"), ("2018-12-31", "2019-12-31")]);
    let expected = moved.replace("har en plan", "har en samordnad plan").replace("2018-12-31", "2019-12-31");
    for (ours, theirs) in [(&moved, &edited), (&edited, &moved)] {
        let Merged { text, conflicts } = merge(PLAN, ours, theirs);
        assert_eq!(conflicts, []);
        assert_eq!(text, expected);
    }
    // An activity to another goal.
    let activity = "      - id: rutin\n        activity: Ta fram en rutin för SIP.\n        due: 2018-06-01\n";
    let moved = with(&[(activity, ""), ("        due: 2019\n", &format!("        due: 2019\n{activity}"))]);
    let edited = with(&[("Ta fram en rutin", "Ta fram en ny rutin"), ("Boendet är bra", "Boendet är gott")]);
    for (ours, theirs) in [(&moved, &edited), (&edited, &moved)] {
        let Merged { text, conflicts } = merge(PLAN, ours, theirs);
        assert_eq!(conflicts, []);
        assert_eq!(text, moved.replace("en rutin", "en ny rutin").replace("är bra", "är gott"));
    }
}

#[test]
fn a_canonical_layout_on_one_side_and_an_edit_on_the_other() {
    let shifted = with(&[("  - id: boende\n    goal: Boendet är bra\n", "  - goal: \"Boendet är bra\"\n    id: boende\n")]);
    let edited = with(&[("Boendet är bra", "Boendet är gott")]);
    let Merged { text, conflicts } = merge(PLAN, &shifted, &edited);
    assert_eq!(conflicts, []);
    assert_eq!(text, shifted.replace("\"Boendet är bra\"", "Boendet är gott"));
    let flat = PLAN.replace("\n  - id", "\n- id").replace("\n    goal", "\n  goal");
    assert_ne!(load(&Source::new("a", flat), SourceId(0)).diagnostics, [], "not just any text");
}

#[test]
fn the_same_field_changed_differently_keeps_both_wordings() {
    let goal = "    goal: Boendet är bra\n";
    let Merged { text, conflicts } =
        merged(&[("Boendet är bra", "Boendet är gott"), ("due: 2019", "due: 2020")], &[("Boendet är bra", "Alla bor bra")]);
    let shown = "\
<<<<<<< vår lydelse – ordalydelsen (goal) i målet ”boende” har ändrats på båda sidor
    goal: Boendet är gott
=======
    goal: Alla bor bra
>>>>>>> deras lydelse – the wording (goal) of the goal “boende” is changed on both sides
";
    assert_eq!(text, with(&[(goal, shown), ("due: 2019", "due: 2020")]));
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].sv, "ordalydelsen (goal) i målet ”boende” har ändrats på båda sidor");
    let found = load(&Source::new("plan.yaml", text.clone()), SourceId(0)).diagnostics;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].message.sv, "En konflikt från en sammanslagning är kvar");
    assert!(text[found[0].span.range()].starts_with("<<<<<<<"));
}

#[test]
fn conflicts_are_shown_where_they_are() {
    for (ours, theirs, shown) in [
        // The first line of an item.
        (
            vec![("Gör brukarrevisioner.", "Gör revisioner nu.")],
            vec![("Gör brukarrevisioner.", "Gör inga revisioner.")],
            "=======\n      - activity: Gör inga revisioner.\n",
        ),
        // A field of what stands in braces: the whole of it.
        (
            vec![("2018-12-31", "2019-01-31")],
            vec![("2018-12-31", "2019-02-28")],
            "=======\n      - {activity: Utbilda personalen, responsible: lsg, due: 2019-02-28}\n",
        ),
        // Removed and changed.
        (vec![(SIP, "")], vec![("Om SIP", "Om SIP "), ("har en plan", "har en god plan")], "=======\n  # Om SIP"),
        (vec![("har en plan", "har en god plan")], vec![(SIP, "")], "=======\n>>>>>>>"),
        // One line of a text.
        (vec![("två år", "tre år")], vec![("två år", "fyra år")], "=======\n  Planen gäller i fyra år. Den följs upp\n>>>>>>>"),
    ] {
        let Merged { text, conflicts } = merged(&ours, &theirs);
        assert_eq!(conflicts.len(), 1, "{text}");
        assert!(text.contains(shown), "{text}");
    }
}

#[test]
fn a_conflict_in_a_long_text_says_under_which_heading() {
    let base = PLAN.replace("  Planen gäller", "  # Giltighet {#giltighet}\n\n  Planen gäller");
    let Merged { conflicts, .. } = merge(&base, &base.replace("två år", "tre år"), &base.replace("två år", "fyra år"));
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].sv, "texten (body) under ”Giltighet” har ändrats på båda sidor");
}

#[test]
fn what_is_no_sound_document_is_merged_by_lines() {
    let broken = "a: b: c\n1\n2\n3\n4\n5\n";
    let Merged { text, conflicts } = merge(broken, &broken.replace('1', "ett"), &broken.replace('5', "fem"));
    assert_eq!((text.as_str(), conflicts.len()), ("a: b: c\nett\n2\n3\n4\nfem\n", 0));
    let Merged { text, conflicts } = merge(broken, &broken.replace('1', "ett"), &broken.replace('1', "fem"));
    assert_eq!(conflicts.len(), 1);
    assert!(text.contains("<<<<<<< vår lydelse – ours\nett\n=======\nfem\n>>>>>>> deras lydelse – theirs\n"), "{text}");
}

#[test]
fn line_ends_and_marks_are_those_of_ours() {
    let ours = format!("\u{feff}{}", with(&[("är bra", "är gott")]).replace('\n', "\r\n"));
    let theirs = with(&[("har en plan", "har en god plan")]);
    let Merged { text, conflicts } = merge(PLAN, &ours, &theirs);
    assert_eq!(conflicts, []);
    assert_eq!(text, ours.replace("har en plan", "har en god plan"));
}

#[test]
fn a_document_that_both_added_is_one() {
    let Merged { text, conflicts } = merge("", PLAN, &with(&[(NEW_A, INSERTED[0])]));
    assert_eq!((text, conflicts), (with(&[(NEW_A, INSERTED[0])]), Vec::new()));
}

/// Documents in every way YAML can be written, with a change on each side.
#[test]
fn odd_documents_lose_nothing() {
    let mut clean = 0;
    let mut count = 0;
    for seed in 1..150_u64 {
        let (base, _) = document(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let Some(data) = Verbatim::read(&base).map(|read| read.data()) else { continue };
        let mut chance = Chance(seed);
        let mut change = || edited(&base, &some_edit(&data, &mut chance), orders());
        let (Ok(ours), Ok(theirs)) = (change(), change()) else { continue };
        for (ours, theirs, expected) in [(&base, &theirs, &theirs), (&ours, &base, &ours), (&ours, &ours, &ours)] {
            assert_eq!(&merge(&base, ours, theirs).text, expected);
        }
        let Merged { text, conflicts } = merge(&base, &ours, &theirs);
        let new = |side: &str| {
            side.lines().filter(|line| !base.contains(line.trim())).map(|line| line.trim().to_owned()).collect::<Vec<_>>()
        };
        if conflicts.is_empty() {
            assert!(Verbatim::read(&text).is_some(), "{text}");
            clean += 1;
        } else {
            for line in new(&ours).into_iter().chain(new(&theirs)) {
                assert!(text.contains(&line), "{line:?} in {text}");
            }
        }
        count += 1;
    }
    assert!(clean * 10 > count * 8, "{clean} of {count}");
}

#[test]
fn large_documents_take_no_long_time() {
    let goals: String = (0..2_000).map(|n| format!("  - id: m{n}\n    goal: Målet nummer {n} nås\n")).collect();
    let base = format!("kind: action-plan\ngoals:\n{goals}");
    let ours = base.replace("nummer 7 nås", "nummer 7 nås i tid").replace("  - id: m9\n    goal: Målet nummer 9 nås\n", "");
    let theirs = base.replace("nummer 8 nås", "nummer 8 nås i tid") + "  - id: ny\n    goal: Ny\n";
    let start = std::time::Instant::now();
    let Merged { text, conflicts } = merge(&base, &ours, &theirs);
    assert_eq!(conflicts, []);
    assert_eq!(text.lines().count(), base.lines().count());
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
