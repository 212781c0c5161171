//! What both sides put in order or move, and lists whose items have no ids.

use super::{NEW_A, PLAN, SIP, merged, moves, with};
use okplan::merge::{Merged, merge};

/// A plan of goals with these ids, and activities with ids in them: `a:xy b:z`.
fn plan(goals: &str) -> String {
    let goal = |goal: &str| {
        let (id, activities) = goal.split_once(':').unwrap_or((goal, ""));
        let activity = |name: char| format!("      - id: akt-{name}\n        activity: Aktiviteten {name} görs\n");
        let activities: String = activities.chars().map(activity).collect();
        let activities = if activities.is_empty() { activities } else { format!("    activities:\n{activities}") };
        format!("  - id: mal-{id}\n    goal: Målet {id} nås\n{activities}")
    };
    format!("kind: action-plan\ngoals:\n{}", goals.split(' ').map(goal).collect::<String>())
}

/// The merge, and what is in conflict.
fn of(base: &str, ours: &str, theirs: &str) -> (String, Vec<String>) {
    let Merged { text, conflicts } = merge(&plan(base), &plan(ours), &plan(theirs));
    (text, conflicts.into_iter().map(|what| what.sv).collect())
}

#[test]
fn both_orders_are_heeded() {
    for (base, ours, theirs, expected) in [
        ("a b c d", "b a c d", "a b d c", "b a d c"),
        ("a b c d e", "b a c d e", "a b e c d", "b a e c d"),
        ("a:xyz", "a:yxz", "a:xyzw", "a:yxzw"),
    ] {
        assert_eq!(of(base, ours, theirs), (plan(expected), Vec::new()));
        assert_eq!(of(base, theirs, ours), (plan(expected), Vec::new()));
    }
}

#[test]
fn of_two_orders_ours_is_written_and_theirs_is_told() {
    let (text, conflicts) = of("a b c d", "b c d a", "b c a d");
    assert_eq!(
        conflicts,
        ["ordningen mellan målen (goals) har ändrats på båda sidor; vår står här, deras är mal-b, mal-c, mal-a, mal-d"]
    );
    let marker = "<<<<<<< vår lydelse – ordningen mellan målen (goals)";
    assert!(text.starts_with(&format!("kind: action-plan\ngoals:\n{marker}")), "{text}");
    let rest: String = text.split_inclusive('\n').filter(|line| !line.starts_with(['<', '=', '>'])).collect();
    assert_eq!(rest, plan("b c d a"));
}

#[test]
fn a_part_moved_to_two_places_stands_in_both_in_conflict() {
    let (text, conflicts) = of("a:xy b c", "a:y b:x c", "a:y b c:x");
    assert_eq!(
        conflicts,
        [
            "aktiviteten ”akt-x” har flyttats hit hos oss men till ”mal-c” hos dem",
            "aktiviteten ”akt-x” har flyttats hit hos dem men till ”mal-b” hos oss",
        ]
    );
    assert_eq!(text.matches("id: akt-x\n").count(), 2, "{text}");
    let side = |ours: bool| moves::side(&text, ours);
    // The lists that one of the sides does not have are empty there.
    assert_eq!(
        side(true).replace("    activities:\n  - ", "  - "),
        plan("a:y b:x c").trim_end().to_owned() + "\n    activities:\n"
    );
    assert_eq!(side(false).replace("    activities:\n  - ", "  - "), plan("a:y b c:x"));
}

#[test]
fn a_part_moved_by_one_and_removed_by_the_other_is_in_conflict() {
    for (base, ours, theirs, told) in [
        ("a:xy b", "a:y b:x", "a:y b", "aktiviteten ”akt-x” har flyttats hos oss och tagits bort hos dem"),
        ("a:xy b", "a:y b", "a:y b:x", "aktiviteten ”akt-x” har tagits bort hos oss och flyttats hos dem"),
        ("a b c d", "d a b c", "a b c", "målet ”mal-d” har flyttats hos oss och tagits bort hos dem"),
        ("a b c d", "a b c", "d a b c", "målet ”mal-d” har tagits bort hos oss och flyttats hos dem"),
    ] {
        let (text, conflicts) = of(base, ours, theirs);
        assert_eq!(conflicts, [told], "{text}");
        assert!(text.contains("akt-x") || text.contains("mal-d"));
    }
    let (text, conflicts) = of("a:xy b:z", "a:y b:zx", "a:xy");
    assert_eq!(
        conflicts,
        [
            "aktiviteten ”akt-x” har flyttats hos oss till något som har tagits bort hos dem",
            "målet ”mal-b” har ändrats hos oss och tagits bort hos dem",
        ]
    );
    assert_eq!(text.matches("akt-x").count(), 5 - 1, "{text}");
    // Of those that changed places with what was removed, none is moved.
    assert_eq!(of("a b c", "b a c", "b c"), (plan("b c"), Vec::new()));
}

/// A follow-up, parties and short lists, none with ids.
const FOLLOW_UP: &str = "\
kind: action-plan
parties:
  - umea
  - party: vll
    from: 2018
  - {party: mala, from: 2018}
notes:
  - Kort text
  - Annan not
follow-up:
  areas:
    - title: Barn
      goals:
        - goal: sip
          status: ongoing
        - {goal: boende, status: ongoing}
        - goal: arbete
          status: ongoing
";

#[test]
fn short_items_without_ids_are_told_apart() {
    let sip = ("goal: sip\n          status: ongoing", "goal: sip\n          status: achieved");
    let dated = ("goal: sip\n          status: ongoing", "goal: sip\n          status: ongoing\n          as-of: 2019-01-01");
    let boende = ("{goal: boende, status: ongoing}", "{goal: boende, status: blocked}");
    let arbete = ("goal: arbete\n          status: ongoing", "goal: arbete\n          status: partly");
    let new = ("        - goal: arbete\n", "        - goal: kost\n          status: partly\n        - goal: arbete\n");
    let with = |changes: &[(&str, &str)]| {
        changes.iter().fold(FOLLOW_UP.to_owned(), |text, (old, new)| {
            assert_eq!(text.matches(old).count(), 1, "{old}");
            text.replace(old, new)
        })
    };
    for (ours, theirs) in [
        (vec![sip], vec![boende]),
        (vec![sip, arbete], vec![boende]),
        (vec![sip], vec![new, arbete]),
        (vec![boende], vec![("mala, from: 2018", "mala, from: 2019")]),
        (vec![("vll\n    from: 2018", "vll\n    from: 2019")], vec![("vll\n", "vll\n    until: 2020\n")]),
        (vec![("Kort text", "Kortare text")], vec![("Annan not", "Annan notis")]),
        (vec![("Kort text", "Kort")], vec![("  - Annan not\n", "  - Annan not\n  - Ny\n")]),
    ] {
        for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
            let Merged { text, conflicts } = merge(FOLLOW_UP, &with(ours), &with(theirs));
            assert_eq!(conflicts, [], "{text}");
            let both: Vec<_> = ours.iter().chain(theirs).copied().collect();
            if !both.iter().any(|(old, _)| old.contains("vll")) {
                assert_eq!(text, with(&both));
            }
        }
    }
    let both = with(&[sip]).replace("achieved", "achieved\n          as-of: 2019-01-01");
    let text = merge(FOLLOW_UP, &with(&[sip]), &with(&[dated]));
    assert_eq!(text, Merged { text: both, conflicts: Vec::new() });
    let Merged { text, conflicts } = merge(FOLLOW_UP, &with(&[sip]), &with(&[(sip.0, "goal: sip\n          status: partly")]));
    assert_eq!(conflicts.len(), 1);
    assert!(conflicts[0].sv.contains("statusen (status) i uppföljningen ”sip”"), "{conflicts:?}");
    let shown = "status: achieved\n=======\n          status: partly\n>>>>>>>";
    assert!(text.contains(shown) && text.len() < FOLLOW_UP.len() + 400, "{text}");
    let Merged { text, conflicts } = merge(FOLLOW_UP, &with(&[("Kort text", "Ny text")]), &with(&[("Kort text", "Kort not")]));
    assert_eq!(conflicts.len(), 1, "{text}");
}

#[test]
fn a_goal_moved_and_edited_keeps_both() {
    let up = PLAN.replace(SIP, "").replace(NEW_A, &format!("{SIP}{NEW_A}"));
    let Merged { text, conflicts } = merge(PLAN, &up, &with(&[("har en plan", "har en god plan")]));
    assert_eq!((text, conflicts.len()), (up.replace("har en plan", "har en god plan"), 0));
    let Merged { conflicts, .. } = merged(&[("är bra", "är gott")], &[("Boendet är bra", "Boendet är bra")]);
    assert_eq!(conflicts, []);
}

/// Parts without ids.
const AGREEMENT: &str = "\
kind: agreement
legal-basis:
  - {act: sol, provision: 8 §}
duties:
  - who: regionen
    does: utser en kontaktperson för varje kommun.
    strength: shall
  - who: regionen
    does: följer upp avtalet.
    strength: shall
cost-sharing:
  - cost: placering när ansvaret är oklart
    shares:
      - who: regionen
        share: 50 %
      - who: {each-of: kommunerna}
        share: 50 %
notice:
  - cause: any
    period: 6 months
target-group:
  - Unga som bor i länet
follow-up:
  areas:
    - title: Barn
      goals:
        - goal: sip
          status: ongoing
";

#[test]
fn an_item_without_an_id_is_told_by_what_it_says() {
    for (old, ours, theirs, told) in [
        ("8 §", "9 §", "10 §", "den rättsliga grunden ”sol”"),
        (
            "varje kommun.\n    strength: shall",
            "varje kommun.\n    strength: should",
            "varje kommun.\n    strength: may",
            "åtagandets styrka (strength) i åtagandet ”utser en kontaktperson för …”",
        ),
        (
            "regionen\n        share: 50 %",
            "regionen\n        share: 60 %",
            "regionen\n        share: 40 %",
            "andelen (share) i kostnadsandelen ”regionen” i kostnadsfördelningen ”placering när ansvaret är …”",
        ),
        (
            "kommunerna}\n        share: 50 %",
            "kommunerna}\n        share: 60 %",
            "kommunerna}\n        share: 40 %",
            "andelen (share) i kostnadsandelen ”kommunerna” i kostnadsfördelningen ”placering när ansvaret är …”",
        ),
        ("6 months", "12 months", "3 months", "uppsägningstiden (period) i bestämmelsen om uppsägning ”any”"),
        ("Unga som bor", "Unga som är", "Unga som lever", "målgruppen ”Unga som är i …”"),
        ("ongoing", "achieved", "partly", "statusen (status) i uppföljningen ”sip” i området i uppföljningen ”Barn”"),
    ] {
        let of = |new| with_one(AGREEMENT, old, new);
        let Merged { conflicts, .. } = merge(AGREEMENT, &of(ours), &of(theirs));
        let conflicts: Vec<String> = conflicts.into_iter().map(|what| what.sv).collect();
        assert_eq!(conflicts, [format!("{told} har ändrats på båda sidor")]);
    }
}

fn with_one(text: &str, old: &str, new: &str) -> String {
    assert_eq!(text.matches(old).count(), 1, "{old}");
    text.replace(old, new)
}
