//! What a summary must not hide: what else changed in what was split or brought together, in long values, in what cannot be
//! read, and in tables.

use crate::cli::{folder, run};

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: Länet\n";
const REGISTER: &str = "okplan: 1\nkind: register\norganisations:\n- {id: region, names: Region Exempel}\n- {id: ort, names: Orten}\n\
    - {id: stad, names: Staden}\n";

/// What a view tells of two documents of a kind, on one line.
fn told_of(kind: &str, old: &str, new: &str, arguments: &[&str]) -> String {
    let head = |edition: u32, rest: &str| {
        format!("okplan: 1\nkind: {kind}\nid: plan\nedition: {edition}\ntitle: Plan\nparties: [region]\n{rest}")
    };
    let (old, new) = (head(2027, old), head(2028, new));
    let files = [("okplan.yaml", SETTINGS), ("r.yaml", REGISTER), ("old.yaml", &old), ("new.yaml", &new)];
    let run = run(folder(&files).path(), &[&["diff", "old.yaml", "new.yaml"], arguments].concat());
    run.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plan(goals: &[&str]) -> String {
    format!("goals:\n{}", goals.iter().map(|goal| format!("- {goal}\n")).collect::<String>())
}

fn told(old: &[&str], new: &[&str]) -> String {
    told_of("action-plan", &plan(old), &plan(new), &[])
}

const LONG: &str = "Berörda verksamhetschefer och enhetschefer inom socialtjänsten, hälso- och sjukvården, skolan, förskolan, elevhälsan, primärvården, psykiatrin och habiliteringen i länets samtliga kommuner och regioner";

#[test]
fn long_values_are_compared_to_their_end() {
    let other = LONG.replace("och regioner", "och landsting");
    let became = "”kommuner och regioner” blev ”kommuner och landsting”";
    let goal = |value: &str| plan(&[&format!("{{id: a, goal: Alla har en plan, {value}}}")]);
    for value in [
        "responsible: {words: \"X\"}",
        "responsible: {party: region, for: \"X\"}",
        "due: {words: \"X\"}",
        "due: {ongoing: true, words: \"X\"}",
    ] {
        let out = told_of("action-plan", &goal(&value.replace('X', LONG)), &goal(&value.replace('X', &other)), &[]);
        assert!(out.contains(became) && !out.contains("på ett annat sätt"), "{value}: {out}");
    }
    let validity = |event: &str| format!("validity: {{from: 2027-01-01, until: {{event: \"{event}\"}}}}\n");
    let out = told_of("agreement", &validity(LONG), &validity(&other), &[]);
    assert!(out.contains(became), "{out}");
    let out = told_of(
        "agreement",
        &format!("target-group: {{text: \"{LONG}\"}}\n"),
        &format!("target-group: {{text: \"{other}\"}}\n"),
        &[],
    );
    assert!(out.contains(became) && !out.contains("på ett annat sätt"), "{out}");
    let point = |text: &str| format!("points:\n- {{text: ta, condition: {{text: \"{text}\", met: false}}}}\n");
    let out = told_of("decision", &point(LONG), &point(&other), &[]);
    assert!(out.contains(became), "{out}");
    let actors =
        |more: &str| goal(&format!("activities: [{{activity: Gör en enkät, actors: [{{words: \"{LONG}\"}}, ort{more}]}}]"));
    let out = told_of("action-plan", &actors(", stad"), &actors(""), &[]);
    assert!(out.contains("utgick Staden"), "{out}");
    // What is cut keeps its quotation marks in pairs.
    let out = told_of("agreement", "", &format!("validity: {{from: 2027-01-01, until: {{event: \"{LONG}\"}}}}\n"), &[]);
    assert!(out.contains('…') && out.matches('”').count().is_multiple_of(2), "{out}");
}

#[test]
fn a_table_says_which_row_and_which_cells() {
    let rows = [
        "Samtal | Regionen | mars | 100 kr",
        "Boende | Kommunen | april | 200 kr",
        "Resor | Regionen | maj | 300 kr",
        "Mat | Kommunen | juni | 400 kr",
    ];
    let body = |rows: &[&str]| {
        let rows: String = rows.iter().map(|row| format!("  | {row} |\n")).collect();
        format!("body: |\n  # Insatser\n\n  | Insats | Vem | När | Kostnad |\n  |---|---|---|---|\n{rows}")
    };
    let told = |old: &[&str], new: &[&str]| told_of("agreement", &body(old), &body(new), &[]);
    let out = told(&rows, &[rows[0], rows[2], rows[3]]);
    assert!(out.contains("en rad togs bort: ”Boende, Kommunen, april, 200 kr”"), "{out}");
    let out = told(&[rows[0], rows[2], rows[3]], &rows);
    assert!(out.contains("en rad lades till: ”Boende, Kommunen, april, 200 kr”"), "{out}");
    let out = told(&rows, &[rows[0], rows[2], rows[3], rows[1]]);
    assert!(out.contains("en rad flyttades: ”Boende, Kommunen, april, 200 kr”"), "{out}");
    let out = told(&rows, &["Samtal | Regionen | mars | 150 kr", rows[1], "Resor | Regionen | augusti | 300 kr", rows[3]]);
    assert!(out.contains("2 celler ändrades: ”100 kr” blev ”150 kr” och ”maj” blev ”augusti”"), "{out}");
}

#[test]
fn many_places_name_their_numbers_and_denials() {
    let goal = |text: &str| format!("{{id: a, goal: \"{text}\"}}");
    let old = "Regionen och kommunerna erbjuder tidigt stöd till barn och vuxna i hela länet genom öppna mottagningar, väntetiden är högst 30 dagar, anhöriga får råd av kunnig personal och ingen avgift tas ut för besöken";
    let new = old
        .replace("tidigt", "snabbt")
        .replace("öppna", "lokala")
        .replace("30", "90")
        .replace("ingen avgift", "avgift")
        .replace("kunnig", "erfaren");
    let out = told(&[&goal(old)], &[&goal(&new)]);
    assert!(out.contains("på 4 ställen, bland annat ”är högst 30 dagar, anhöriga” blev ”är högst 90 dagar, anhöriga” och ”kunnig personal och ingen” blev ”erfaren personal och”"), "{out}");
}
