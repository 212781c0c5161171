//! What stands in a goal tells which goal it is, where ids do not: through the real binary.

use crate::cli::{folder, run};

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: x\n";

/// What is told of a plan whose goals went from `old` to `new`, on one line.
fn told(old: &str, new: &str) -> String {
    let plan = |goals: &str| format!("okplan: 1\nkind: action-plan\nid: plan\nedition: 2027\ntitle: Plan\ngoals:\n{goals}");
    let files = [("okplan.yaml", SETTINGS), ("old.yaml", &plan(old)), ("new.yaml", &plan(new))];
    let told = run(folder(&files).path(), &["diff", "old.yaml", "new.yaml"]);
    told.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

const FIRST: &str = "  - {goal: Den enskilde har en samordnad plan, responsible: regionen}\n";
const GROUPS: &str = "      - {activity: Ordna föräldragrupper i alla kommuner, responsible: kommunerna}\n";
const ENTRANCE: &str = "      - {activity: Inför en gemensam ingång för familjer, responsible: regionen}\n";

fn goal(words: &str, activities: &[&str]) -> String {
    let more = "    responsible: kommunerna\n    due: 2027-06-30\n    activities:\n";
    format!("  - goal: {words}\n{more}{}", activities.concat())
}

const EARLY: &str = "Barn och unga med psykisk ohälsa får tidigt stöd";
const ADULTS: &str = "  - {goal: Vuxna med psykisk ohälsa får stöd att hitta arbete, responsible: regionen}\n";
const BEFORE: &str = "Hjälpen till familjer kommer innan svårigheterna växer";

#[test]
fn the_same_activities_weigh_more_than_a_few_words() {
    let old = FIRST.to_owned() + &goal(EARLY, &[GROUPS, ENTRANCE]);
    let new = FIRST.to_owned() + ADULTS + &goal(BEFORE, &[GROUPS, ENTRANCE]);
    let told = told(&old, &new);
    assert!(told.contains(" 2 ändringar "), "{told}");
    assert!(told.contains(&format!("”{EARLY}”) fick en ny lydelse: ”{BEFORE}” (bedömt på innehållet, säkerhet")), "{told}");
    assert!(told.contains("Mål 2 är nytt: ”Vuxna med psykisk ohälsa får stöd att hitta arbete”"), "{told}");
    assert!(!told.contains("flyttades"), "{told}");
}

#[test]
fn activities_in_other_words_count_as_far_as_they_are_alike() {
    let old = FIRST.to_owned() + &goal(EARLY, &[GROUPS, ENTRANCE]);
    let (groups, entrance) = (GROUPS.replace("i alla kommuner", "i varje kommun"), ENTRANCE.replace("Inför", "Öppna"));
    let new = FIRST.to_owned() + ADULTS + &goal(BEFORE, &[&groups, &entrance]);
    let told = told(&old, &new);
    assert!(told.contains(&format!("”{EARLY}”) fick en ny lydelse: ”{BEFORE}”")), "{told}");
    assert!(told.contains("Mål 2 är nytt: ”Vuxna med psykisk ohälsa får stöd att hitta arbete”"), "{told}");
    assert!(!told.contains("togs bort"), "{told}");
}

#[test]
fn one_activity_alone_makes_no_goal_the_same() {
    let new = FIRST.to_owned() + &goal(BEFORE, &[ENTRANCE]);
    let told = told(&(FIRST.to_owned() + &goal(EARLY, &[ENTRANCE])), &new);
    assert!(told.contains("Mål 2 (”Barn och unga med psykisk ohälsa får tidigt stöd”) togs bort"), "{told}");
    assert!(told.contains("Mål 2 är nytt") && told.contains("flyttades från"), "{told}");
}

#[test]
fn what_every_goal_has_tells_nothing() {
    let (one, other) = ("      - activity: Följ upp årligen\n", "      - activity: Rapportera till nämnden\n");
    let both = |words: [&str; 2]| words.map(|words| goal(words, &[one, other])).concat();
    let told = told(&both([EARLY, "Tandvården är avgiftsfri"]), &both([BEFORE, "Skolorna samarbetar med sjukhusen"]));
    assert!(told.contains("togs bort") && !told.contains("fick en ny lydelse"), "{told}");
}

#[test]
fn another_id_is_another_goal_whatever_stands_in_it() {
    let with = |id: &str, words: &str| goal(words, &[GROUPS, ENTRANCE]).replacen("- goal", &format!("- id: {id}\n    goal"), 1);
    let kept = FIRST.replace("{goal", "{id: plan-for-alla, goal");
    let told = told(&(kept.clone() + &with("a", EARLY)), &(kept + &with("b", BEFORE)));
    assert!(told.contains("togs bort") && told.contains("är nytt"), "{told}");
}

#[test]
fn what_stays_in_its_goal_is_not_taken_for_what_left_another() {
    let goal = |words: &str, who: &str| {
        format!("  - {{goal: {words}, activities: [{{activity: Kalla till möte, responsible: {who}}}]}}\n")
    };
    let (children, elders) = ("Barn under sex år får stöd", "Äldre får hembesök");
    let old = goal(children, "regionen") + &goal(elders, "kommunerna");
    let told = told(&old, &(goal(elders, "regionen") + &goal(children, "kommunerna")));
    assert!(!told.contains("flyttades från det som var") && told.matches("ansvaret flyttades").count() == 2, "{told}");
}
