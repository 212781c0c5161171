//! What stands beside its like is told apart: provisions of one act, notes, pieces of one goal. Through the real binary.

use crate::cli::{folder, run};

/// What is told of two plans with these keys, on one line.
fn told(old: &str, new: &str) -> String {
    let plan = |rest: &str| format!("okplan: 1\nkind: action-plan\nid: plan\nedition: 2018\ntitle: Plan\n{rest}");
    let here = folder(&[("old.yaml", &plan(old)), ("new.yaml", &plan(new))]);
    let told = run(here.path(), &["diff", "old.yaml", "new.yaml"]);
    told.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_note_with_another_name_moves_no_other() {
    let notes = |name: &str| {
        format!(
            "body: |\n  Planen gäller alla.[^{name}]\n\n  Den följs upp.[^styr]\nfootnotes:\n  {name}: Se hälso- och sjukvårdslagen.\n  styr: Styrgruppen möts i mars.\n"
        )
    };
    for name in ["x", "a"] {
        let out = told(&notes("lag"), &notes(name));
        assert!(out.contains(&format!("bytte id från lag till {name}")) && !out.contains("flyttades"), "{out}");
    }
}

/// What is told when the provisions of one act that a plan rests on are others.
fn told_of_provisions(old: &[&str], new: &[&str]) -> String {
    let bases = |provisions: &[&str]| {
        let all = provisions.iter().map(|provision| format!("  - {{act: hsl, provision: {provision}}}\n"));
        all.fold("legal-basis:\n".to_owned(), |bases, basis| bases + &basis)
    };
    told(&bases(old), &bases(new))
}

#[test]
fn provisions_of_one_act_are_told_apart() {
    let out = told_of_provisions(&["16 kap. 3 §", "16 kap. 4 §"], &["16 kap. 4 §"]);
    assert!(out.contains("Den rättsliga grunden 16 kap. 3 § hsl togs bort") && out.contains("En ändring"), "{out}");
    let out = told_of_provisions(&["16 kap. 3 §"], &["16 kap. 3 §", "7 kap. 1 §"]);
    assert!(out.contains("Den rättsliga grunden 7 kap. 1 § hsl är ny") && out.contains("En ändring"), "{out}");
    let out = told_of_provisions(&["[16 kap. 3 §, 16 kap. 4 §]", "1 §"], &["1 §"]);
    assert!(out.contains("Den rättsliga grunden 16 kap. 3 § och 16 kap. 4 § hsl togs bort"), "{out}");
    // The provision tells which is which, though more is said of it now.
    let out = told_of_provisions(&["16 kap. 3 §", "16 kap. 4 §"], &["16 kap. 5 §", "16 kap. 3 §, words: Samverkan"]);
    assert!(out.contains("från ”16 kap. 4 §” till ”16 kap. 5 §”"), "{out}");
}

#[test]
fn of_a_split_it_is_told_which_piece_says_something_else() {
    let told = |pieces: [&str; 2]| {
        let piece = |(at, words): (usize, &&str)| format!("  - {{id: a{at}, splits: plan#a, goal: {words}}}\n");
        let news: String = pieces.iter().enumerate().map(piece).collect();
        told("goals:\n  - {id: a, goal: Barn och unga får stöd tidigt av första linjen}\n", &format!("goals:\n{news}"))
    };
    let out = told(["Barn och unga får stöd tidigt av första linjen", "Unga får stöd av elevhälsan"]);
    assert!(out.contains("delades i mål 1 och 2; mål 2: ”Unga får stöd av elevhälsan”"), "{out}");
    assert!(!out.contains("ordalydelsen"), "{out}");
    let out = told(["Barn får stöd tidigt av första linjen", "Unga får stöd tidigt"]);
    assert!(out.contains("ordalydelsen i mål 2 ändrades: ”av första linjen” ströks"), "{out}");
}
