//! Entries of a list of values that cannot be read: who stood there is neither gone nor new, in any view.

use crate::cli::{Run, folder, run};
use serde_json::Value;

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: Länet\n";
const REGISTER: &str = "okplan: 1\nkind: register\n\
    organisations:\n- {id: region, names: Region Exempel}\n- {id: ett, names: Ettans kommun}\n- {id: tva, names: Tvåans kommun}\n\
    - {id: forening, names: Föreningen}\n\
    groups:\n- {id: kommunerna, name: länets kommuner, members: [ett, tva]}\n";

/// A plan of which the goal says `rest`, on line 7.
fn plan(rest: &str) -> String {
    format!(
        "okplan: 1\nkind: action-plan\nid: plan\nedition: 2027\ntitle: Plan\ngoals:\n- {{id: a, goal: Alla har en plan, {rest}}}\n"
    )
}

fn compared(old: &str, new: &str, arguments: &[&str]) -> Run {
    let files = [("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("old.yaml", old), ("new.yaml", new)];
    run(folder(&files).path(), &[&["diff", "old.yaml", "new.yaml"], arguments].concat())
}

fn told(old: &str, new: &str, arguments: &[&str]) -> String {
    let out = compared(&plan(old), &plan(new), arguments).out;
    out.split_whitespace().collect::<Vec<_>>().join(" ").replace("│ ", "")
}

const WHOLE: &str = "responsible: [region, kommunerna]";

#[test]
fn who_cannot_be_read_is_neither_gone_nor_new() {
    for entry in ["{gruop: kommunerna}", "[kommunerna]", "{group: [kommunerna]}"] {
        let broken = format!("responsible: [region, {entry}]");
        for (old, new, file, english) in [(WHOLE, broken.as_str(), "nya", "new"), (&broken, WHOLE, "gamla", "old")] {
            let out = told(old, new, &["--lang", "sv"]);
            assert!(out.ends_with(&format!("ansvaret går inte att läsa i den {file} filen, rad 7.")), "{entry}: {out}");
            assert!(out.contains("En ändring") && out.contains(": en post i ansvaret går"), "{out}");
            let out = told(old, new, &["--lang", "en"]);
            let expected = format!("one entry of the responsibility cannot be read in the {english} file, line 7.");
            assert!(out.ends_with(&expected), "{out}");
            for arguments in [&["--view", "parallel"][..], &["--view", "inline"], &["--format", "html"]] {
                let out = told(old, new, &[arguments, &["--lang", "sv"]].concat());
                assert!(out.contains("en post "), "{out}");
                for wrong in ["[-", "{+", "<ins>", "<del>", "Härmed", "inte längre på", "nu också på"] {
                    assert!(!out.contains(wrong), "{entry}, {wrong}: {out}");
                }
            }
        }
    }
}

#[test]
fn what_is_sure_beside_it_is_told() {
    let broken = |rest: &str| format!("responsible: [{rest}, {{gruop: kommunerna}}]");
    // The old list can be read, so that who is new there is.
    let out = told(WHOLE, &broken("region, forening"), &["--lang", "sv"]);
    let expected = "en post i ansvaret går inte att läsa i den nya filen, rad 7 och ansvaret ligger nu också på Föreningen.";
    assert!(out.ends_with(expected), "{out}");
    let out = told(WHOLE, &broken("region, forening"), &["--view", "parallel", "--lang", "sv"]);
    assert!(out.contains("Härmed föreslås") && out.contains("{+; Föreningen+}") && !out.contains("[-"), "{out}");
    // And who left it where the new one can.
    let out = told(&broken("region, forening"), "responsible: [region]", &["--lang", "sv"]);
    let expected = "en post i ansvaret går inte att läsa i den gamla filen, rad 7 och ansvaret ligger inte längre på Föreningen.";
    assert!(out.ends_with(expected), "{out}");
    // A member of the group that cannot be read has not come.
    let out = told(WHOLE, &broken("region, ett"), &["--lang", "sv"]);
    assert!(out.ends_with("går inte att läsa i den nya filen, rad 7."), "{out}");
    let out = told(WHOLE, "responsible: [region, {gruop: a}, {gruop: b}]", &["--lang", "sv"]);
    assert!(out.ends_with("2 poster i ansvaret går inte att läsa i den nya filen, rad 7."), "{out}");
}

#[test]
fn other_lists_are_told_alike() {
    for (key, whole, broken, expected) in [
        ("due", "[2027-06-30, {every: 1 year}]", "[2027-06-30, {evry: 1 year}]", "en post i tiden går inte att läsa"),
        (
            "follow-up-responsible",
            "[region, ett]",
            "[region, {pary: ett}]",
            "en post i ansvaret för uppföljningen går inte att läsa",
        ),
    ] {
        let of = |value: &str| format!("{key}: {value}");
        for (old, new) in [(whole, broken), (broken, whole)] {
            let out = told(&of(old), &of(new), &["--lang", "sv"]);
            assert!(out.contains("En ändring") && out.contains(expected), "{key}: {out}");
        }
    }
}

#[test]
fn what_can_be_read_is_gone_or_new() {
    let out = told(WHOLE, "responsible: [region]", &["--lang", "sv"]);
    assert!(out.ends_with("ansvaret ligger inte längre på länets kommuner."), "{out}");
    // An error elsewhere says nothing of the list, nor does one in an entry that can be read all the same.
    let out = told(WHOLE, "responsible: [region], deu: 2027-01-01", &["--lang", "sv"]);
    assert!(out.ends_with("ansvaret ligger inte längre på länets kommuner."), "{out}");
    let out = told(WHOLE, "responsible: [region, Länets kommuner]", &["--lang", "sv"]);
    assert!(!out.contains("en post i ansvaret"), "{out}");
}

#[test]
fn json_says_that_an_entry_cannot_be_read_and_holds_the_change() {
    let change = |old: &str, new: &str| -> Value {
        let json: Value = serde_json::from_str(&compared(&plan(old), &plan(new), &["--format", "json"]).out).expect("JSON");
        json["documents"][0]["parts"][0]["changes"][0].clone()
    };
    let broken = "responsible: [region, {gruop: kommunerna}]";
    for (old, new) in [(WHOLE, broken), (broken, WHOLE)] {
        let change = change(old, new);
        assert_eq!((&change["unread"], &change["key"]), (&"certain".into(), &"responsible".into()));
        assert!(change["steps"].is_array(), "{change}");
    }
    assert_eq!(change(WHOLE, "responsible: [region]")["unread"], Value::Null);
}

#[test]
fn the_remark_says_that_values_may_stand_as_they_are_written() {
    let (old, new) = (plan("due: 2027-06-30"), plan("due: 2027-13-45"));
    let run = |language: &str| {
        let out = compared(&old, &new, &["--lang", language]).out;
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let out = run("sv");
    assert!(out.contains("det som inte går att läsa är inte med här eller står som det är skrivet: rad 7"), "{out}");
    assert!(out.contains("till 2027-13-45"), "{out}");
    assert!(run("en").contains("what cannot be read is left out here or stands as it is written: line 7"), "{}", run("en"));
}

#[test]
fn an_edition_or_an_id_that_cannot_be_read_or_is_gone_is_told() {
    let whole = plan("responsible: region");
    for (key, broken, told) in [
        ("edition: 2027\n", "edtion: 2027\n", "Utgåvan går inte att läsa i den nya filen, rad 4."),
        ("edition: 2027\n", "edition: [2027]\n", "Utgåvan går inte att läsa i den nya filen, rad 4."),
        ("edition: 2027\n", "", "Utgåvan togs bort: 2027."),
        ("id: plan\n", "idd: plan\n", "Id går inte att läsa i den nya filen, rad 3."),
    ] {
        let run = compared(&whole, &whole.replacen(key, broken, 1), &["--lang", "sv"]);
        let out = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains("En ändring") && out.ends_with(told), "{broken}: {out}");
        assert_eq!(run.status, 1, "{out}");
    }
    // Another edition is what the comparison is of.
    let run = compared(&whole, &whole.replacen("2027", "2028", 1), &["--lang", "sv"]);
    assert!(run.out.contains("Ingen ändring i sak") && !run.out.contains('•'), "{}", run.out);
}

#[test]
fn what_is_known_by_a_key_that_cannot_be_read_is_neither_gone_nor_new() {
    let agreement = |basis: &str| {
        format!(
            "okplan: 1\nkind: agreement\nid: a\nedition: 2027\ntitle: Avtal\nparties: [region, ett]\nlegal-basis:\n- {basis}\n"
        )
    };
    let (whole, broken) = (agreement("{act: hsl, provision: 3 §}"), agreement("{akt: hsl, provision: 3 §}"));
    for (old, new, file) in [(&whole, &broken, "nya"), (&broken, &whole, "gamla")] {
        let out = compared(old, new, &["--lang", "sv"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
        let expected =
            format!("Den rättsliga grunden 3 § hsl finns i den {file} filen men går inte att läsa där, och kan inte jämföras.");
        assert!(out.contains("En ändring") && out.ends_with(&expected), "{out}");
        for view in ["parallel", "inline"] {
            let out = compared(old, new, &["--view", view, "--lang", "sv"]).out;
            for wrong in ["[-", "{+", "Härmed"] {
                assert!(!out.contains(wrong), "{view}, {wrong}: {out}");
            }
        }
        let json: Value = serde_json::from_str(&compared(old, new, &["--format", "json"]).out).expect("JSON");
        let parts = json["documents"][0]["parts"].as_array().expect("parts");
        assert!(parts.len() == 2 && parts.iter().all(|part| part["changes"][0]["unread"] == "certain"), "{json}");
    }
    let out = compared(&whole, &agreement("{act: sol, provision: 3 §}"), &["--lang", "sv"]).out;
    assert!(out.contains("togs bort") && out.contains("är ny"), "{out}");
}
