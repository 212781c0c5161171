//! What a reader misunderstood: splits, numbers of two editions, parties, what is gravest, and what is no change at all.

use super::meant::{REGISTER, SETTINGS, told};
use crate::cli::{folder, run};

/// What the summary tells of the goals of a plan.
fn goals(old: &str, new: &str) -> String {
    told("action-plan", &format!("goals:\n{old}"), &format!("goals:\n{new}"), &[])
}

/// What the summary tells of a body.
fn text(old: &str, new: &str, arguments: &[&str]) -> String {
    let body = |text: &str| format!("body: |\n  {}\n", text.replace('\n', "\n  "));
    told("agreement", &body(old), &body(new), arguments)
}

#[test]
fn of_a_split_each_piece_says_what_it_has() {
    let whole = "- {id: a, goal: Barn och vuxna får stöd, responsible: region, due: 2027-06-30}\n";
    let pieces = |first: &str, second: &str| {
        format!(
            "- {{id: b, goal: Barn får stöd, splits: plan#a{first}}}\n- {{id: c, goal: Vuxna får stöd, splits: plan#a{second}}}\n"
        )
    };
    let of = |first, second| goals(whole, &pieces(first, second));
    let out = of(", responsible: kommunerna, due: 2027-06-30", ", responsible: region, due: 2027-06-30");
    let expected = "ansvaret var Region Exempel: mål 1 har nu länets kommuner, mål 2 behåller Region Exempel.";
    assert!(out.contains(expected) && !out.contains("tiden"), "{out}");
    let out = of(", due: 2027-06-30", ", responsible: region, due: 2027-06-30");
    assert!(out.contains("mål 1 anger inget, mål 2 behåller Region Exempel.") && !out.contains("togs bort"), "{out}");
    let both = ", responsible: kommunerna, due: 2027-06-30";
    let out = of(both, both);
    assert!(out.contains("ansvaret flyttades från Region Exempel till länets kommuner."), "{out}");
    let out = of(", responsible: region", ", responsible: region");
    assert!(out.contains("tiden togs bort: senast 2027-06-30."), "{out}");
    let same = ", responsible: region, due: 2027-06-30";
    assert!(of(same, same).ends_with("delades i mål 1 och 2."), "{}", of(same, same));
}

#[test]
fn a_number_says_whose_it_is_where_both_editions_have_it() {
    let goal = |id: &str, activities: &str| format!("- {{id: {id}, goal: Mål som heter {id}, activities: [{activities}]}}\n");
    let (x, y, z) = ("{id: x, activity: Ordna kurs}", "{id: y, activity: Skriv brev}", "{id: z, activity: Möt upp}");
    let moved = goals(
        &[goal("a", &format!("{x}, {y}")), goal("b", ""), goal("c", z)].concat(),
        &[goal("c", z), goal("a", y), goal("b", x)].concat(),
    );
    assert!(moved.contains("flyttades från det som var mål 1 till det som nu är mål 3"), "{moved}");
    let stays = goals(
        &[goal("a", &format!("{x}, {y}")), goal("b", z)].concat(),
        &[goal("a", y), goal("b", &format!("{z}, {x}"))].concat(),
    );
    assert!(stays.contains("flyttades från mål 1 till mål 2 och är nu aktivitet 2.2."), "{stays}");
}

#[test]
fn a_moved_paragraph_stands_under_its_old_heading_in_the_old_column() {
    let old =
        "# Ansvar {#a}\n\nRegionen svarar för vården i hela länet.\n\nMer text här.\n\n# Ekonomi {#e}\n\nVar och en betalar.";
    let new =
        "# Ansvar {#a}\n\nMer text här.\n\n# Ekonomi {#e}\n\nVar och en betalar.\n\nRegionen svarar för vården i hela länet.";
    let out = text(old, new, &["--view", "parallel", "--format", "markdown"]);
    let places: Vec<usize> = out.match_indices("Regionen svarar").map(|(at, _)| at).collect();
    let heading = out.find("2 Ekonomi").expect("the heading");
    assert!(matches!(places.as_slice(), [before, after] if *before < heading && heading < *after), "{out}");
}

#[test]
fn a_party_says_how_it_is_one_and_who_is_out() {
    let of = |old: &str, new: &str| {
        let parties = |one: &str| format!("parties: [region, {one}]\n");
        told("agreement", &parties(old), &parties(new), &[])
    };
    let out = of("kommunerna", "{each-of: kommunerna}");
    assert!(out.ends_with("Parten länets kommuner är nu part var för sig."), "{out}");
    let out = of("{each-of: kommunerna}", "kommunerna");
    assert!(out.ends_with("är nu part som grupp och inte var för sig."), "{out}");
    let parties = |one: &str| format!("parties:\n- {{party: region, called: regionen}}\n- {{{one}, called: kommunen}}\n");
    let out = told("agreement", &parties("each-of: kommunerna"), &parties("party: ett"), &[]);
    assert!(out.contains("ersattes som part av Ettans kommun; Tvåans kommun är inte längre part."), "{out}");
}

#[test]
fn a_number_that_stays_is_not_told_as_new() {
    let plan = |first: &str, second: &str| {
        format!(
            "- group: Barn\n  goals:\n  - {{id: a, goal: Ett mål}}\n{first}- group: Vuxna\n  goals:\n{second}  - {{id: c, goal: Tre mål}}\n"
        )
    };
    let moved = "  - {id: b, goal: Två mål om hemmet}\n";
    let out = goals(&plan(moved, ""), &plan("", moved));
    assert!(out.contains("fortsätter under rubriken ”Vuxna”.") && !out.contains("är nu mål 2"), "{out}");
}

#[test]
fn a_heading_without_a_number_has_none_whatever_it_may_have() {
    let document = |settings: &str, class: &str| {
        format!("{settings}body: |\n  # Ett {{#e}}\n\n  Text.\n\n  # Två {{#t{class}}}\n\n  Text.\n")
    };
    let out = told("agreement", &document("", " .unnumbered"), &document("numbering: false\n", ""), &[]);
    assert!(!out.contains("har nu ett nummer") && out.contains("undantas inte längre från numreringen."), "{out}");
    let out = told("agreement", &document("", " .unnumbered"), &document("", ""), &[]);
    assert!(out.contains("har nu ett nummer."), "{out}");
}

#[test]
fn the_gravest_comes_first_in_a_document_and_in_a_sentence() {
    let out = goals(
        "- {id: a, goal: Alla ska få en plan, responsible: region}\n- {id: b, goal: Stödet ges}\n",
        "- {id: a, goal: Alla ska inte få en plan, responsible: region}\n- {id: b, goal: Stödet ges bra}\n",
    );
    assert!(out.find("Mål 1") < out.find("Mål 2"), "{out}");
    let point =
        |act: &str, text: &str| format!("points:\n- {{id: p, text: {text}, act: {act}, document: plan, until: 2028-12-31}}\n");
    let out = told("decision", &point("prolong", "Planen förlängs"), &point("terminate", "Planen upphör"), &[]);
    assert!(out.find("det som beslutas") < out.find("ordalydelsen"), "{out}");
    let terms = |share: &str, note: &str| {
        format!(
            "cost-sharing:\n- {{cost: placering, shares: [{{who: region, share: {share}}}]}}\nbody: |\n  # Ett {{#e}}\n\n  {note}\n\n  Annat.\n"
        )
    };
    let out = told("agreement", &terms("50 %", "Liten text om kaffe."), &terms("40 %", ""), &[]);
    assert!(out.find("andelen ändrades") < out.find("togs bort"), "{out}");
}

#[test]
fn what_means_the_same_is_no_change_in_substance() {
    let goal = |value: &str| format!("goals:\n- {{id: a, goal: Alla har en plan, {value}}}\n- {{id: b, goal: Ingen väntar}}\n");
    for (old, new) in [
        ("due: 2027", "due: {from: 2027-01-01, until: 2027-12-31}"),
        ("due: [2027, {every: 1 year}]", "due: [{every: 1 year}, 2027]"),
    ] {
        let out = told("action-plan", &goal(old), &goal(new), &[]);
        assert!(!out.contains("•"), "{old} → {new}: {out}");
    }
    let out = told("action-plan", &goal("due: 2027"), &goal("due: {from: 2027-01-01, until: 2027-11-30}"), &[]);
    assert!(out.contains("tiden ändrades"), "{out}");
    let plan = |serves: &str| goal("due: 2027") + &format!("activities:\n- {{id: v, activity: Kurs, serves: {serves}}}\n");
    let out = told("action-plan", &plan("[a, b]"), &plan("[b, a]"), &[]);
    assert!(!out.contains("•"), "{out}");
    let parties = |parties: &str| format!("parties: {parties}\n");
    let out = told("agreement", &parties("[region, ett]"), &parties("[ett, region]"), &[]);
    assert!(!out.contains("•"), "{out}");
    let shares = |share: &str| format!("cost-sharing:\n- {{cost: placering, shares: [{{who: region, share: {share}}}]}}\n");
    let out = told("agreement", &shares("1/2"), &shares("50 %"), &[]);
    assert!(!out.contains("•"), "{out}");
    let out = told("agreement", &shares("1/3"), &shares("33 %"), &[]);
    assert!(out.contains("andelen ändrades"), "{out}");
}

#[test]
fn another_id_of_the_document_is_told_first() {
    let plan = |id: &str| {
        format!("okplan: 1\nkind: action-plan\nid: {id}\nedition: 2027\ntitle: Plan\ngoals:\n- {{id: a, goal: En plan}}\n")
    };
    let folder = folder(&[("okplan.yaml", SETTINGS), ("old.yaml", &plan("plan")), ("new.yaml", &plan("nyplan"))]);
    let run = run(folder.path(), &["diff", "old.yaml", "new.yaml", "--lang", "sv"]);
    assert!(run.out.contains("• Dokumentet har bytt id från plan till nyplan."), "{}", run.out);
}

#[test]
fn the_same_bytes_beside_another_register_are_no_change() {
    let plan = "okplan: 1\nkind: agreement\nid: plan\nedition: 2027\ntitle: Plan\nparties: [region, {each-of: kommunerna}]\n\
        duties:\n- {who: region, does: betalar}\n- {who: {role: chef}, does: svarar}\n";
    let folder = folder(&[
        ("a/okplan.yaml", SETTINGS),
        ("a/register.yaml", REGISTER),
        ("a/plan.yaml", plan),
        ("b/okplan.yaml", SETTINGS),
        ("b/plan.yaml", plan),
    ]);
    for [old, new] in [["a/plan.yaml", "b/plan.yaml"], ["b/plan.yaml", "a/plan.yaml"]] {
        let run = run(folder.path(), &["diff", old, new, "--lang", "sv"]);
        assert_eq!((run.status, run.out.as_str()), (0, "Ingenting har ändrats.\n"), "{}", run.err);
    }
}

#[test]
fn tables_and_rules_are_called_what_they_are() {
    let table =
        |when: &str| format!("# Ett {{#e}}\n\n| Vad | När |\n|---|---|\n| Möte om stöd | {when} |\n| Kurs om stöd | maj |");
    let out = text(&table("mars"), &table("april"), &[]);
    assert!(out.contains("en cell ändrades från ”mars” till ”april”"), "{out}");
    let out = text("# Ett {#e}\n\nText.", &format!("{}\n\nText.", table("mars")), &[]);
    assert!(out.contains("i avsnitt 1 Ett är ny."), "{out}");
    let out = text("# Ett {#e}\n\nText.\n\nMer text.", "# Ett {#e}\n\nText.\n\n---\n\nMer text.", &[]);
    assert!(out.contains("Den vågräta linjen i avsnitt 1 Ett är ny."), "{out}");
}

#[test]
fn the_heading_counts_what_the_summary_tells() {
    let count = |out: &str| {
        let words: Vec<&str> = out.split_whitespace().collect();
        let at = words.iter().position(|word| word.starts_with("ändring")).expect("a count");
        if words[at - 1] == "En" { 1 } else { words[at - 1].parse::<usize>().expect("a number") }
    };
    // Another party is told as one change, whatever keys say who it is.
    let party = |party: &str| told("agreement", "parties: [region]\n", &format!("parties: [{party}]\n"), &[]);
    let out = party("{each-of: kommunerna}");
    assert_eq!(count(&out), out.matches("• ").count() + out.matches("; ").count(), "{out}");
    // A split, and what each half has.
    let whole = "- {id: a, goal: Barn och vuxna får stöd, responsible: region, due: 2027-06-30}\n";
    let halves = "- {id: b, goal: Barn får stöd, splits: plan#a, responsible: kommunerna, due: 2027-06-30}\n- {id: c, goal: Vuxna får stöd, splits: plan#a, responsible: region, due: 2028-06-30}\n";
    let out = goals(whole, halves);
    assert!(out.contains("delades i mål 1 och 2; ansvaret var") && out.contains("; tiden var"), "{out}");
    assert_eq!(count(&out), 3, "{out}");
}

#[test]
fn a_fraction_and_its_per_cent_are_one_value_and_a_count_is_more() {
    let goal =
        |target: &str| format!("- {{id: a, goal: Alla har en plan, indicators: [{{indicator: Andel, target: {target}}}]}}\n");
    for (old, new) in [("1/2", "50 %"), ("75 %", "3/4"), ("1/5", "20 %")] {
        let out = goals(&goal(old), &goal(new));
        assert!(!out.contains("målvärdet"), "{out}");
    }
    for (old, new) in [("28/56", "50 %"), ("1/2", "51 %"), ("1/3", "33 %")] {
        assert!(goals(&goal(old), &goal(new)).contains("målvärdet ändrades från"), "{old} {new}");
    }
    let indicator =
        |measured: &str, target: &str| format!("{{indicator: Andel {measured}, target: {target}, deadline: 30 days}}");
    let of = |indicators: &str| goals_of(indicators);
    let out = goals(
        &of(&indicator("barn som har en plan och vuxna som har ett stöd", "1/2")),
        &of(&[indicator("barn som har en plan", "50 %"), indicator("vuxna som har ett stöd", "50 %")].join(", ")),
    );
    assert!(!out.contains("har nu") && !out.contains("målvärdet"), "{out}");
}

fn goals_of(indicators: &str) -> String {
    format!("- {{id: a, goal: Alla har en plan, indicators: [{indicators}]}}\n")
}

#[test]
fn another_kind_of_document_is_told_in_words() {
    let plan = "okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Plan\n";
    let files = [
        ("okplan.yaml", SETTINGS),
        ("register.yaml", REGISTER),
        ("old.yaml", plan),
        ("new.yaml", &plan.replace("action-plan", "agreement")),
    ];
    let here = folder(&files);
    for (language, words) in [("sv", "från handlingsplan till överenskommelse"), ("en", "from action plan to agreement")] {
        let out = run(here.path(), &["diff", "old.yaml", "new.yaml", "--lang", language]).out;
        assert!(out.contains(words) && !out.contains("action-plan"), "{out}");
    }
}

#[test]
fn the_amending_sentence_says_what_moves_and_names_parts_or_says_where_they_are() {
    let parallel = |old: &str, new: &str, more: &[&str]| {
        let of = |goals: &str| format!("goals:\n{goals}");
        told("action-plan", &of(old), &of(new), &[&["--view", "parallel"], more].concat())
    };
    let group = |name: &str, goals: &str| format!("- {{group: {name}, id: g-{name}, goals: [{goals}]}}\n");
    let goal = |id: &str| format!("{{id: {id}, goal: Mål som heter {id}}}");
    let (children, adults) = (group("Barn", &goal("a")), group("Vuxna", &goal("b")));
    let (old, turned) = (children.clone() + &adults, adults.clone() + &children);
    assert!(parallel(&old, &turned, &[]).contains("ska flyttas och stå "), "{}", parallel(&old, &turned, &[]));
    let english = parallel(&old, &turned, &["--lang", "en"]);
    assert!(english.contains("shall be moved to stand "), "{english}");
    let under = group("Barn", "") + &group("Vuxna", &format!("{}, {}", goal("a"), goal("b")));
    let out = parallel(&old, &under, &[]);
    assert!(
        out.contains("dels att mål 1 ska flyttas och stå under rubriken ”Vuxna”")
            || out.contains("att mål 1 ska flyttas och stå under rubriken ”Vuxna”"),
        "{out}"
    );
    // Nothing moved: nothing is said of it.
    assert!(!parallel(&old, &old.replace("heter a", "nu heter a"), &[]).contains("flyttas"));
    let terms =
        |count: usize| (0..count).map(|at| format!("- {{term: Ord {at}, meaning: Det betyder {at}.}}\n")).collect::<String>();
    let glossary = |text: &str| format!("glossary:\n{text}");
    for (count, expected) in [(7, None), (9, Some("och ytterligare 3 delar enligt uppställningen nedan ska läggas till"))] {
        let (old, new) =
            ("goals:\n- {id: a, goal: Ett}\n".to_owned(), "goals:\n- {id: a, goal: Ett}\n".to_owned() + &glossary(&terms(count)));
        let out = told("action-plan", &old, &new, &["--view", "parallel"]);
        let named = (0..count).filter(|at| out.contains(&format!("”Ord {at}”"))).count();
        assert!(named >= 6 && expected.is_none_or(|expected| out.contains(expected)), "{out}");
        assert!(expected.is_some() || named == count, "{out}");
    }
}
