//! The ten goals of one edition and the next, with ids and without.

use super::{changes, told, workspace};
use std::fmt::Write;

const GOALS: [(&str, &str); 10] = [
    ("boende", "Målgruppen har ett bra boende med stöd som utgår från vars och ens behov"),
    ("arbete", "Den som vill arbeta får hjälp att hitta och behålla en sysselsättning"),
    ("kunskap", "Personalen har gemensam utbildning om bemötande och psykiatriska tillstånd"),
    ("natverk", "Anhöriga och närstående får råd och avlastning i sin vardag"),
    ("tander", "Tandvården når alla patienter som har rätt till avgiftsfria besök"),
    ("vantetid", "Väntetiderna till utredning är kortare än vårdgarantin kräver, och lokala träffpunkter finns i varje kommun"),
    ("hjalpmedel", "Kognitiva hjälpmedel förskrivs på samma sätt i hela länet"),
    ("dialog", "Brukarnas föreningar deltar i planeringen av verksamheten"),
    ("ungdomar", "Unga med missbruk möter en mottagning utan remiss"),
    ("register", "Kvalitetsregistren fylls i av samtliga enheter och följs upp varje termin"),
];

struct Goal {
    id: String,
    text: String,
    more: String,
    activities: Vec<String>,
}

fn goals() -> Vec<Goal> {
    let goal = |(index, (id, goal)): (usize, &(&str, &str))| Goal {
        id: (*id).to_owned(),
        text: (*goal).to_owned(),
        more: format!("    responsible: regionen\n    due: 2014-0{}-01\n", index % 9 + 1),
        activities: vec![format!("Steg {index} tas av {id} genom studiebesök"), format!("Rapport nummer {index} skrivs om {id}")],
    };
    GOALS.iter().enumerate().map(goal).collect()
}

fn plan(goals: &[Goal], ids: bool) -> String {
    let mut text = String::from("okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: Plan\ngoals:\n");
    for Goal { id, text: goal, more, activities } in goals {
        if ids {
            let _ = write!(text, "  - id: {id}\n    goal: {goal}\n{more}    activities:\n");
        } else {
            let _ = write!(text, "  - goal: {goal}\n{more}    activities:\n");
        }
        for activity in activities {
            let _ = writeln!(text, "      - activity: {activity}");
        }
    }
    text
}

/// Inserted, reworded with a new deadline, moved from 8 to 2, split, another id, only formatted, an activity moved to another
/// goal, another owner.
fn edited() -> Vec<Goal> {
    let mut goals = goals();
    "Personalen har gemensam utbildning om bemötande, sekretess och psykiatriska tillstånd".clone_into(&mut goals[2].text);
    goals[2].more = goals[2].more.replace("2014-03-01", "2015-03-01");
    "Väntetiderna till utredning är kortare än vårdgarantin kräver".clone_into(&mut goals[5].text);
    let split = Goal {
        id: "traffpunkter".into(),
        text: "Lokala träffpunkter finns i varje kommun".into(),
        more: "    responsible: regionen\n    due: 2014-06-01\n".into(),
        activities: vec![goals[5].activities.remove(1)],
    };
    goals[8].id = "unga".into();
    goals[6].text = format!("\"{}\"", goals[6].text.replace(" på samma", "\n      på samma"));
    let activity = goals[0].activities.remove(1);
    goals[3].activities.push(activity);
    goals[9].more = goals[9].more.replace("regionen", "kommunen");
    goals.insert(6, split);
    let moved = goals.remove(8);
    goals.insert(1, moved);
    let new = Goal {
        id: "digitalt".into(),
        text: "Digitala verktyg gör vården nåbar från hemmet".into(),
        more: "    responsible: staden\n    due: 2016\n".into(),
        activities: vec!["Köp in en plattform".into()],
    };
    goals.insert(4, new);
    goals
}

fn with_link(text: &str) -> String {
    text.replace("  - id: traffpunkter\n", "  - id: traffpunkter\n    splits: plan@1#vantetid\n")
}

#[test]
fn with_ids_there_are_eight_statements_and_one_renumbering() {
    let changes = changes(&plan(&goals(), true), &with_link(&plan(&edited(), true)));
    let told = told(&changes);
    let expected = [
        "Goal 8 -> Goal 2: moved-within",
        "Goal 3 -> Goal 4: changed due",
        "Goal 3 -> Goal 4: reworded goal",
        "Goal 6 -> Goal 8: split into 2",
        "Activity 1.2 -> Activity 6.3: moved-to",
        "Goal 5: added",
        "Goal 9 -> Goal 11: renamed",
        "Goal 10 -> Goal 12: changed responsible",
    ];
    let (mut sorted, mut wanted) = (told.clone(), expected.map(str::to_owned).to_vec());
    sorted.sort();
    wanted.sort();
    assert_eq!(sorted, wanted, "{told:#?}");
    assert!(!changes.renumbered.is_empty());
}

#[test]
fn without_ids_there_is_at_most_one_more() {
    let changes = changes(&plan(&goals(), false), &plan(&edited(), false));
    let told = told(&changes);
    assert!((7..=9).contains(&told.len()), "{told:#?}");
    assert!(told.iter().any(|line| line.ends_with("split into 2")), "{told:#?}");
    assert!(told.iter().any(|line| line == "Goal 8 -> Goal 2: moved-within"), "{told:#?}");
}

#[test]
fn nothing_changed_is_nothing_told() {
    let text = plan(&goals(), true);
    assert!(changes(&text, &text).is_empty());
    let reordered = text.replace("okplan: 1\nkind: action-plan\n", "kind: \"action-plan\"\nokplan: 1\n# en kommentar\n");
    assert!(changes(&text, &reordered).is_empty());
}

#[test]
fn the_same_said_in_another_way_is_no_change() {
    let old = "okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: Plan\nparties: [regionen]\nvalidity: {from: 2014-01-01}\ngoals:\n  - id: a\n    goal: Ett mål som är långt\n    responsible: regionen\n    due: 2014-01-01\n";
    let new = "okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: Plan\nparties:\n  - party: regionen\nvalidity:\n  from: \"2014-01-01\"\ngoals:\n  - due: {by: 2014-01-01}\n    responsible: [{organisation: regionen}]\n    goal: |\n      Ett mål\n      som är långt\n    id: a\n";
    assert_eq!(told(&changes(old, new)), [""; 0]);
}

#[test]
fn what_shares_no_words_is_new_and_gone() {
    let old = "okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: Plan\ngoals:\n  - goal: Personalen är kunnig\n";
    let new = "okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: Plan\ngoals:\n  - goal: Tandläkare tar emot alla\n";
    assert_eq!(told(&changes(old, new)), ["Goal 1: removed", "Goal 1: added"]);
    let _ = workspace(old);
}
