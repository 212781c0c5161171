//! What is said in another way is no change, and what is another value is one.

use super::{changes, told};

fn plan(rest: &str) -> String {
    format!("okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: Plan\n{rest}")
}

/// What is told of the change from one goal to another, given as the keys beside its id.
fn told_of_goal(old: &str, new: &str) -> Vec<String> {
    let goal = |keys: &str| plan(&format!("goals:\n  - id: a\n    goal: Alla har en plan\n    {keys}\n"));
    told(&changes(&goal(old), &goal(new)))
}

#[test]
fn values_are_compared_by_what_they_say() {
    for (old, new, expected) in [
        // What is printed is another.
        ("due: {by: 2018-12-31}", "due: {by: 2018-12-31, words: Vid årets slut}", Some("due")),
        ("due: {ongoing: true}", "due: {ongoing: true, words: Vid behov}", Some("due")),
        ("due: {by: 2018-12-31, words: I år}", "due: {by: 2019-12-31, words: I år}", Some("due")),
        ("due: {by: 2018-12-31, words: I år}", "due: {by: 2018-12-31, words: Före nyår}", Some("due")),
        ("due: {every: 1 year}", "due: {every: 1 time per year}", None),
        ("due: {every: 1 year}", "due: {every: at most 1 year}", Some("due")),
        ("due: {within: 14 days, after: mötet}", "due: {within: 2 weeks, after: mötet}", None),
        ("due: {within: 14 days, after: mötet}", "due: {within: 14 months, after: mötet}", Some("due")),
        ("due: {words: I vår}", "due: {words: I höst}", Some("due")),
        ("responsible: [regionen, kommunen]", "responsible: [kommunen, regionen]", None),
        ("responsible: [regionen, kommunen]", "responsible: [kommunen, staden]", Some("responsible")),
        (
            "responsible: {organisation: regionen}",
            "responsible: {organisation: regionen, words: Regionens chefer}",
            Some("responsible"),
        ),
    ] {
        let expected: Vec<String> = expected.map(|key| format!("Goal 1: changed {key}")).into_iter().collect();
        assert_eq!(told_of_goal(old, new), expected, "{old} / {new}");
        assert_eq!(told_of_goal(new, old), expected, "{new} / {old}");
    }
}

#[test]
fn measures_are_compared_by_their_values() {
    let indicator = |target: &str| format!("indicators: [{{id: b, indicator: Andel med plan, target: {target}}}]");
    for (old, new, is_same) in [
        ("28/39", "{value: 28, of: 39}", true),
        ("70%", "70 %", true),
        ("\"3,5\"", "3.5", true),
        ("{value: 28, approximate: false}", "28", true),
        ("28/39", "29/39", false),
        ("70 %", "{value: 70 %, words: om det går}", false),
        ("70 %", "70", false),
        ("1/3–2/3", "1/3–3/3", false),
    ] {
        let told = told_of_goal(&indicator(old), &indicator(new));
        assert_eq!(told.is_empty(), is_same, "{old} / {new}: {told:?}");
    }
}

#[test]
fn a_date_says_that_a_party_adopted() {
    let agreement = |adoption: &str| {
        format!(
            "okplan: 1\nkind: agreement\nid: avtal\ntitle: Avtal\nparties: [regionen]\nadoption:\n  - {{party: regionen, {adoption}}}\n"
        )
    };
    let told = |old: &str, new: &str| told(&changes(&agreement(old), &agreement(new)));
    assert_eq!(told("date: 2018-05-02", "date: 2018-05-02, outcome: adopted"), [""; 0]);
    assert_eq!(told("date: 2018-05-02", "date: 2018-05-02, outcome: rejected"), ["Adoption: changed outcome"]);
    assert_eq!(told("outcome: pending", "date: 2018-05-02"), ["Adoption: changed outcome", "Adoption: changed date"]);
    assert_eq!(told("body: styrelsen", "body: styrelsen, outcome: pending"), [""; 0]);
}

#[test]
fn layout_of_a_text_says_nothing() {
    let body = |text: &str| plan(&format!("body: |\n{}", text.lines().map(|line| format!("  {line}\n")).collect::<String>()));
    for (old, new, is_same) in [
        ("Ett  stycke med __tryck__ och _lutning_.", "Ett stycke med **tryck** och *lutning*.", true),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a   | b   |\n|-----|-----|\n| 1   | 2   |", true),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 3 |", false),
        ("Ett stycke\\\nmed ny rad.", "Ett stycke  \nmed ny rad.", true),
        ("Ett stycke\\\nmed ny rad.", "Ett stycke med ny rad.", false),
    ] {
        let told = told(&changes(&body(old), &body(new)));
        assert_eq!(told.is_empty(), is_same, "{old:?} / {new:?}: {told:?}");
    }
}

#[test]
fn a_heading_with_another_name_and_the_same_text_is_reworded() {
    let body = |title: &str, second: &str| {
        plan(&format!(
            "body: |\n  # Syfte\n\n  Planen ska ge alla stöd.\n\n  # {title}\n\n  Cheferna möts varje månad.\n\n  {second}\n\n  # Tvister\n\n  Tvister löses av cheferna.\n"
        ))
    };
    let old = body("Samverkan", "Protokoll förs av sekreteraren.");
    assert_eq!(told(&changes(&old, &body("Gemensamma möten", "Protokoll förs av sekreteraren."))), ["Section 2: reworded title"]);
    let goals = |group: &str, inner: &str| {
        plan(&format!("goals:\n  - group: {group}\n    goals:\n      - goal: Alla barn har en plan\n      - goal: {inner}\n"))
    };
    let other = "Skolan har en kurator";
    assert_eq!(told(&changes(&goals("Barn", other), &goals("Ungdomar och unga vuxna", other))), ["Goal: reworded group"]);
    // Under a heading where nothing of the old one stands there is nothing to tell it by.
    let told =
        told(&changes(&old, &body("Gemensamma möten", "Inget sägs.").replace("Cheferna möts varje månad", "Ordet är fritt")));
    assert!(told.contains(&"Section 2: added".to_owned()) && told.contains(&"Section 2: removed".to_owned()), "{told:?}");
}

#[test]
fn another_id_is_one_change_wherever_it_is_named() {
    let old = plan(
        "goals:\n  - {id: boende, goal: Alla har ett bra boende med stöd}\n  - {id: arbete, goal: \"Den som vill får arbete, se [](#boende)\"}\nfollow-up:\n  areas:\n    - title: Vuxna\n      goals:\n        - {goal: boende, status: achieved}\n        - {goal: arbete, status: achieved}\n",
    );
    let new = old.replace("boende,", "hem,").replace("#boende", "#hem");
    assert_eq!(told(&changes(&old, &new)), ["Goal 1: renamed"]);
    let other = new.replace("(#hem)", "(#arbete)");
    assert_eq!(told(&changes(&old, &other)), ["Goal 1: renamed", "Goal 2: reworded goal"]);
}

#[test]
fn a_split_is_found_although_the_pieces_share_most_words() {
    let goals =
        |texts: &[&str]| plan(&format!("goals:\n{}", texts.iter().map(|text| format!("  - goal: {text}\n")).collect::<String>()));
    let others = ["Väntetiderna är kortare än garantin", "Tandvården når alla patienter", "Kognitiva hjälpmedel förskrivs lika"];
    let whole = "Regionen och kommunerna erbjuder samordnat stöd till barn och till äldre med demens";
    let pieces = [
        "Regionen och kommunerna erbjuder samordnat stöd till barn",
        "Regionen och kommunerna erbjuder samordnat stöd till äldre med demens",
    ];
    let old = goals(&[&others[..], &[whole]].concat());
    let new = goals(&[&others[..], &pieces].concat());
    let of_split = told(&changes(&old, &new));
    assert!(matches!(&of_split[..], [split] if split.ends_with(": split into 2")), "{of_split:?}");
    // The same and more beside it is a new goal.
    let new = goals(&[&others[..], &[whole, pieces[0]]].concat());
    assert_eq!(told(&changes(&old, &new)), ["Goal 5: added"]);
}

#[test]
fn the_order_of_keys_that_writers_choose_says_nothing() {
    let register = |abbreviations: &str| format!("okplan: 1\nkind: register\nabbreviations:\n{abbreviations}");
    let (one, other) = (register("  A: ett\n  B: två\n  C: tre\n"), register("  C: tre\n  A: ett\n  B: två\n"));
    assert_eq!(told(&changes(&one, &other)), [""; 0]);
    let decision = |consequences: &str| {
        format!("okplan: 1\nkind: decision\nid: beslut\nedition: 1\ntitle: Beslut\nconsequences:\n{consequences}")
    };
    let (one, other) = (decision("  economy: Inga.\n  children: Goda.\n"), decision("  children: Goda.\n  economy: Inga.\n"));
    assert_eq!(told(&changes(&one, &other)), [""; 0]);
    assert!(changes(&one, &other).is_empty());
    let changed = decision("  children: Mycket goda.\n  economy: Inga.\n");
    assert_eq!(told(&changes(&one, &changed)).len(), 1);
}
