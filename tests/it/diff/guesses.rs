//! What is guessed without ids: pieces of what was split or brought together go before weak likenesses, a guess is never quite
//! sure, and a great deal of unrelated text takes little time.

use crate::cli::{folder, run};
use crate::fmt::generated::Chance;
use std::fmt::Write;
use std::time::{Duration, Instant};

const OTHERS: [&str; 5] = [
    "Barn i familjehem får en hälsoundersökning varje år",
    "Personalen har kunskap om bemötande",
    "Väntetiden till första besöket är högst trettio dagar",
    "Ingen skrivs ut från sjukhuset utan en plan",
    "Anhöriga erbjuds samtal i grupp",
];

fn plan(edition: u32, goals: &[&str]) -> String {
    let head = format!("okplan: 1\nkind: action-plan\nid: plan\nedition: {edition}\ntitle: Plan\ngoals:\n");
    OTHERS.iter().chain(goals).fold(head, |plan, goal| plan + &format!("  - goal: \"{goal}\"\n"))
}

/// What is told, on one line.
fn told(old: &[&str], new: &[&str], arguments: &[&str]) -> String {
    let folder = folder(&[("old.yaml", &plan(2027, old)), ("new.yaml", &plan(2029, new))]);
    let told = run(folder.path(), &[&["diff", "old.yaml", "new.yaml"], arguments].concat());
    told.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_weak_guess_takes_no_piece_of_a_split() {
    let whole = "Boendet är tryggt och sysselsättningen passar den enskilde i vardagen";
    let pieces = ["Boendet är tryggt", "Sysselsättningen passar den enskilde i vardagen"];
    let out = told(&[whole, "Tryggt stöd ges i skolan"], &pieces, &[]);
    assert!(out.contains("Mål 7 (”Tryggt stöd ges i skolan”) togs bort."), "{out}");
    assert!(out.contains("delades i mål 6 och 7") && out.contains("2 ändringar") && !out.contains("nytt nummer"), "{out}");
    let whole = "Ingen kan säga vilken utgåva som menas, eller om den gäller";
    let pieces = ["Ingen kan säga vilken utgåva", "Ingen kan menas, eller om den gäller"];
    let out = told(&[whole, "Det gäller tidiga insatser för anställda i kommunen"], &pieces, &[]);
    assert!(out.contains("(”Det gäller tidiga insatser för anställda i …”) togs bort"), "{out}");
    assert!(out.contains("delades i mål"), "{out}");
}

#[test]
fn a_weak_guess_takes_no_part_of_a_merge() {
    let whole = "Boendet är tryggt och sysselsättningen passar den enskilde i vardagen";
    let pieces = ["Boendet är tryggt", "Sysselsättningen passar den enskilde i vardagen"];
    let out = told(&pieces, &[whole, "Tryggt stöd ges i skolan"], &[]);
    assert!(out.contains("är nytt: ”Tryggt stöd ges i skolan”") && out.contains("2 ändringar"), "{out}");
    // Two words that stand in the whole word for word are enough.
    let merged = "Boendet är tryggt och maten är god och näringsriktig";
    let out = told(&["Boendet är tryggt", "Maten är god och näringsriktig"], &[merged], &[]);
    assert!(out.contains("En ändring") && !out.contains("togs bort") && !out.contains("nytt nummer"), "{out}");
}

#[test]
fn a_reworded_goal_keeps_its_pair_though_it_took_words_of_another() {
    let old = ["Kommunen erbjuder öppna mötesplatser för äldre i hela länet", "Alla barn får stöd i skolan och på fritiden"];
    let new = ["Kommunen erbjuder öppna mötesplatser för äldre och barn", "Alla barn får stöd i skolan"];
    let out = told(&old, &new, &[]);
    assert!(!out.contains("delades") && !out.contains("togs bort") && out.contains("2 ändringar"), "{out}");
    // Two words apart from each other in the whole are no piece of it.
    let old = ["Personalen ger tidigt stöd och får god handledning varje vecka", "Snabb hjälp vid kris"];
    let new = ["Personalen ger tidigt stöd", "Stöd vecka"];
    let out = told(&old, &new, &[]);
    assert!(!out.contains("delades"), "{out}");
}

#[test]
fn a_guess_is_never_quite_sure() {
    for (old, new) in [
        (&["Tvång ska användas i vården"][..], &["Tvång ska inte användas i vården"][..]),
        (
            &["Samverkan är viktig för att tidigt hindra eller förebygga att psykisk ohälsa utvecklas hos unga"],
            &["Samverkan är viktig för att tidigt hindra", "Psykisk ohälsa förebyggs hos unga"],
        ),
    ] {
        let out = told(old, new, &[]);
        assert!(out.contains("säkerhet") && !out.contains("100 %"), "{out}");
        let json = told(old, new, &["--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(sure_guesses(&json), 0, "{json}");
    }
}

/// How many guesses by wording have a confidence of 1, anywhere in a value.
fn sure_guesses(value: &serde_json::Value) -> usize {
    let inner: usize = match value {
        serde_json::Value::Array(items) => items.iter().map(sure_guesses).sum(),
        serde_json::Value::Object(entries) => entries.values().map(sure_guesses).sum(),
        _ => 0,
    };
    let is_guess = ["wording", "children"].iter().any(|basis| value["basis"] == *basis);
    inner + usize::from(is_guess && value["confidence"].as_f64().is_some_and(|confidence| confidence >= 1.0))
}

#[test]
fn a_goal_with_a_sentence_of_its_own_has_its_new_number_once() {
    let out = told(
        &["Maten är god och näringsriktig", "Vägen är kort"],
        &["Något alldeles nytt", "Maten är god och mycket näringsriktig", "Vägen är kort"],
        &[],
    );
    assert!(out.contains("Mål 6 (nu mål 7,"), "{out}");
    assert!(out.contains("Mål 6–7 har fått nya nummer (nu 7–8)."), "a run is told whole: {out}");
    let out = told(&["Maten är god och näringsriktig"], &["Något alldeles nytt", "Maten är god och mycket näringsriktig"], &[]);
    assert!(out.contains("Mål 6 (nu mål 7,") && !out.contains("nytt nummer"), "{out}");
}

/// A plan of goals that chance wrote, none of which is one of another plan.
fn unrelated(seed: u64, goals: usize) -> String {
    let syllables =
        ["bo", "vård", "skol", "stöd", "plan", "råd", "ung", "barn", "hem", "tid", "mål", "led", "stad", "läns", "sam", "arbets"];
    let mut chance = Chance(seed);
    let mut text = String::from("okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: Plan\ngoals:\n");
    for _ in 0..goals {
        let mut word = || (0..2).map(|_| syllables[chance.below(syllables.len())]).collect::<String>();
        let words: Vec<String> = (0..9).map(|_| word()).collect();
        let _ = writeln!(text, "  - goal: {}", words.join(" "));
    }
    text
}

#[test]
fn two_large_plans_that_have_nothing_to_do_with_each_other_take_little_time() {
    let folder = folder(&[("a.yaml", &unrelated(5, 1_000)), ("b.yaml", &unrelated(99, 1_000))]);
    let start = Instant::now();
    let first = run(folder.path(), &["diff", "a.yaml", "b.yaml", "--format", "json"]);
    // As a program that is not optimised, beside other tests.
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
    assert_eq!(first.status, 1, "{}", first.err);
    assert_eq!(first.out, run(folder.path(), &["diff", "a.yaml", "b.yaml", "--format", "json"]).out);
}

#[test]
fn one_word_in_common_is_no_guess_in_a_small_plan() {
    let plan = |edition: u32, goals: &[&str]| {
        let head = format!("okplan: 1\nkind: action-plan\nid: plan\nedition: {edition}\ntitle: Plan\ngoals:\n");
        goals.iter().fold(head, |plan, goal| plan + &format!("  - {goal}\n"))
    };
    let told = |old: &[&str], new: &[&str]| {
        let folder = folder(&[("old.yaml", &plan(2027, old)), ("new.yaml", &plan(2029, new))]);
        let told = run(folder.path(), &["diff", "old.yaml", "new.yaml"]).out;
        told.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let old = ["goal: Regionen och kommunerna samverkar om barn", "goal: Skolan får stöd av elevhälsan"];
    let new = ["goal: Barn får mat", "goal: Kommunerna bygger bostäder", "goal: Regionen köper bilar"];
    let out = told(&old, &new);
    assert!(out.contains("togs bort") && !out.contains("bedömt"), "{out}");
    // Who answers for both is no more.
    let owned = |goals: &[&str]| goals.iter().map(|goal| format!("{{{goal}, responsible: region}}")).collect::<Vec<_>>();
    let (olds, news) = (owned(&old), owned(&new));
    let out = told(&olds.iter().map(String::as_str).collect::<Vec<_>>(), &news.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(!out.contains("bedömt"), "{out}");
    // One that says nothing else, and two words, are.
    for (old, new) in [("Boende", "Boende och fritid"), ("Barn får mat i skolan", "Skolan ger barn frukost")] {
        let out =
            told(&[&format!("goal: {old}"), "goal: Tandvården når alla"], &[&format!("goal: {new}"), "goal: Ingen väntar länge"]);
        assert!(out.contains("bedömt på ordalydelsen"), "{old}: {out}");
    }
}

#[test]
fn one_word_and_one_activity_that_any_goal_may_have_are_no_guess() {
    let goal = |words: &str, activities: &[&str]| {
        let activities: String =
            activities.iter().fold(String::new(), |all, activity| all + &format!("      - activity: {activity}\n"));
        plan(2027, &[]) + &format!("  - goal: {words}\n    activities:\n{activities}")
    };
    let told = |old: &str, new: &str| {
        let folder = folder(&[("old.yaml", old), ("new.yaml", new)]);
        run(folder.path(), &["diff", "old.yaml", "new.yaml"]).out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for (old, new, activity) in [
        ("Fler får arbete eller annan sysselsättning", "Fler tandläkare anställs i glesbygd", "Ordna utbildning för alla"),
        ("Kunskapen om autism ökar i skolan", "Kunskap om kost sprids bland äldre", "Följ upp varje år"),
    ] {
        let out = told(&goal(old, &[activity]), &goal(new, &[activity]));
        assert!(out.contains("togs bort") && out.contains("är nytt") && !out.contains("säkerhet"), "{out}");
        // Several that live on tell that the goal does.
        let several = [activity, "Bjud in fackförbunden till samtal", "Skriv ett nyhetsbrev"];
        let out = told(&goal(old, &several), &goal(new, &several));
        assert!(out.contains("fick en ny lydelse") && out.contains("säkerhet") && !out.contains("togs bort"), "{out}");
    }
}
