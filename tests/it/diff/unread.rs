//! Numbers beside what cannot be read, and what only the other side can tell: right or absent, and neither new nor gone.

use crate::cli::{folder, run};
use serde_json::Value;

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: Länet\n";

fn plan(goals: &[&str]) -> String {
    let goals: String = goals.iter().map(|goal| format!("- {goal}\n")).collect();
    format!("okplan: 1\nkind: action-plan\nid: plan\nedition: 2027\ntitle: Plan\ngoals:\n{goals}")
}

/// What okplan tells of two texts, on one line.
fn told(old: &str, new: &str, arguments: &[&str]) -> String {
    let files = [("okplan.yaml", SETTINGS), ("old.yaml", old), ("new.yaml", new)];
    let run = run(folder(&files).path(), &[&["diff", "old.yaml", "new.yaml", "--lang", "sv"], arguments].concat());
    run.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

const A: &str = "{id: a, goal: Alla barn har en plan}";
const B: &str = "{id: b, goal: Vuxna möter någon som lyssnar}";
const C: &str = "{id: c, goal: Vården ges i tid, activities: [{id: x, activity: Ordna kurs}, {id: y, activity: Skriv brev}, \
    {id: z, activity: Sjung tillsammans}]}";
const D: &str = "{id: d, goal: Kommunen svarar för hemmet}";

#[test]
fn what_stands_below_an_unreadable_goal_keeps_its_number() {
    let old = plan(&[A, B, C, D]);
    let later = D.replace("hemmet", "boendet");
    let c = C.replace("{id: y, activity: Skriv brev}", "Skriv brev");
    let new = plan(&[A, "Vuxna möter någon som lyssnar", &c, &later]);
    for (old, new) in [(&old, &new), (&new, &old)] {
        let out = told(old, new, &["--view", "inline"]);
        for heading in ["Mål 3 Vården", "Aktivitet 3.3 Sjung", "Mål 4 Kommunen"] {
            assert!(out.contains(heading), "{heading}: {out}");
        }
        let out = told(old, new, &[]);
        assert!(out.contains("• Mål 4 (”Kommunen") && !out.contains("nya nummer"), "{out}");
        let json: Value = serde_json::from_str(&told(old, new, &["--format", "json"])).expect("JSON");
        assert_eq!(json["documents"][0]["renumbered"], serde_json::json!([]));
        let parts = json["documents"][0]["parts"].as_array().expect("parts");
        let d = parts.iter().find(|part| part["new"]["id"] == "d").expect("the last goal");
        assert_eq!((d["old"]["number"].as_str(), d["new"]["number"].as_str()), (Some("4"), Some("4")));
    }
    // A goal that is new before them gives them new numbers all the same.
    let out = told(&new, &plan(&["{id: n, goal: Helt nytt}", A, B, C, &later]), &[]);
    assert!(out.contains("mål 3–4 är nu 4–5"), "{out}");
}

#[test]
fn below_what_may_be_many_goals_no_number_is_told() {
    let old = plan(&[A, "{id: g, group: Vuxna, goals: [{id: b, goal: Vuxna lyssnar}, {id: e, goal: Äldre talar}]}", C, D]);
    let later = D.replace("hemmet", "boendet");
    for lost in [
        "{id: g, group: Vuxna, goals: {x: Vuxna lyssnar}}",
        "{id: g, group: Vuxna, gaols: [{id: b, goal: Vuxna lyssnar}]}",
        "[Vuxna lyssnar, Äldre talar]",
    ] {
        let new = plan(&[A, lost, C, &later]);
        assert!(!told(&old, &new, &["--view", "inline"]).contains("Mål 2 V"), "{lost}");
        for (old, new) in [(&old, &new), (&new, &old)] {
            let out = told(old, new, &["--view", "inline"]);
            assert!(!out.contains("{+2+}") && !out.contains("{+3+}") && !out.contains("[-3"), "{out}");
            let json: Value = serde_json::from_str(&told(old, new, &["--format", "json"])).expect("JSON");
            assert_eq!(json["documents"][0]["renumbered"], serde_json::json!([]), "{lost}");
        }
    }
    // What stands above it has its number, and so has a group whose heading alone cannot be read.
    let new = plan(&[A, "{id: g, group: [Vuxna], goals: [{id: b, goal: Vuxna lyssnar}, {id: e, goal: Äldre talar}]}", C, &later]);
    let out = told(&old, &new, &["--view", "inline"]);
    assert!(out.contains("Mål 1 Alla") && out.contains("Mål 4 Vården") && out.contains("Mål 5 Kommunen"), "{out}");
    let out = told(&new, &old, &[]);
    assert!(out.contains("• Gruppen: rubriken går inte att läsa i den gamla filen"), "{out}");
}

#[test]
fn the_numbers_of_appendices_and_points_know_what_cannot_be_read() {
    let agreement = |second: &str| {
        format!(
            "okplan: 1\nkind: agreement\nid: avtal\nedition: 2027\ntitle: Avtal\nparties: [a, b]\nappendices:\n- {{id: ett, title: Ett}}\n- {second}\n- {{id: tre, title: Tre}}\n"
        )
    };
    let out = told(&agreement("{id: två, title: Två}"), &agreement("Två"), &["--format", "json"]);
    assert!(!out.contains("\"new\": [ \"2\""), "{out}");
    let decision = |second: &str, third: &str| {
        format!(
            "okplan: 1\nkind: decision\nid: b\ntitle: Beslut\npoints:\n- {{id: x, text: Att säga}}\n- {second}\n- {{id: z, text: {third}}}\n"
        )
    };
    let out = told(&decision("{id: y, text: Att göra}", "Att leva"), &decision("Att göra", "Att dö"), &["--view", "inline"]);
    assert!(!out.contains("[-3-]") && !out.contains("{+2+}"), "{out}");
}

#[test]
fn what_was_unreadable_before_is_not_new() {
    let old = plan(&[A, "Vuxna möter någon som lyssnar", "{id: d, goal: [Kommunen, svarar]}"]);
    let new = plan(&[A, B, D]);
    let out = told(&old, &new, &["--view", "inline"]);
    assert!(!out.contains("{+"), "{out}");
    assert!(out.contains("Vuxna möter någon som lyssnar (Mål 2 finns i den gamla"), "{out}");
    assert!(out.contains("finns i den gamla filen men går inte att läsa där, och kan inte jämföras)"), "{out}");
    assert!(out.contains("Kommunen svarar för hemmet (Ordalydelsen går inte att läsa i den gamla filen, rad 9)"), "{out}");
    let out = told(&old, &new, &["--view", "parallel"]);
    assert!(!out.contains("{+") && out.contains("(Mål 2 finns i den gamla filen men går inte"), "{out}");
    assert!(out.contains("går inte att läsa i den gamla filen, rad 9 │ Kommunen svarar för hemmet"), "{out}");
    // What is new is.
    let out = told(&old, &plan(&[A, B, D, "{id: n, goal: Helt nytt}"]), &["--view", "inline"]);
    assert!(out.contains("{+Helt nytt+}"), "{out}");
}

#[test]
fn footnotes_that_cannot_be_read_have_one_note() {
    let text = |notes: &str| {
        format!(
            "okplan: 1\nkind: agreement\nid: avtal\nedition: 2027\ntitle: Avtal\nparties: [a, b]\nbody: |\n  # Ett\n\n  Text[^a][^b][^c][^d].\n\nfootnotes:{notes}"
        )
    };
    let notes = "\n  a: Första noten\n  b: Andra noten\n  c: Tredje noten\n  d: Fjärde noten\n";
    let listed = "\n- Första noten\n- Andra noten\n- Tredje noten\n- Fjärde noten\n";
    for (old, new, side) in [(notes, listed, "nya"), (listed, notes, "gamla")] {
        for view in ["parallel", "inline"] {
            let out = told(&text(old), &text(new), &["--view", view]);
            assert!(out.contains("(Fotnoterna (4 stycken) går inte att läsa i"), "{view}: {out}");
            assert!(out.contains(&format!("den {side} filen, rad 12)")), "{view}: {out}");
            assert_eq!(out.matches("går inte att läsa i").count(), 1, "{view}: {out}");
            assert!(!out.contains("kan inte jämföras") && !out.contains("{+"), "{view}: {out}");
        }
    }
}

#[test]
fn a_footnote_whose_value_has_another_shape_is_not_gone() {
    let text = |note: &str| {
        format!(
            "okplan: 1\nkind: agreement\nid: avtal\nedition: 2027\ntitle: Avtal\nparties: [a, b]\nbody: |\n  # Ett\n\n  Text[^a][^b].\n\nfootnotes:\n  a: Första noten\n  b:{note}\n"
        )
    };
    let old = text(" Andra noten om gruppen");
    for broken in [" [Andra, noten]", " 2025", ""] {
        for (old, new, file) in [(&old, &text(broken), "nya"), (&text(broken), &old, "gamla")] {
            for arguments in [&[][..], &["--view", "parallel"], &["--view", "inline"]] {
                let out = told(old, new, arguments).replace("│ ", "");
                assert!(out.contains(&format!("i den {file} filen men går inte att läsa där")), "{broken}: {out}");
                for wrong in ["togs bort", "är ny", "ska utgå", "läggas till", "[-", "{+"] {
                    assert!(!out.contains(wrong), "{broken}, {wrong}: {out}");
                }
            }
        }
    }
    // One that is not there is gone, whatever else cannot be read.
    let out = told(&old, &text(" Andra noten").replace("  b: Andra noten\n", "  c: [Tredje]\n"), &[]);
    assert!(out.contains("Fotnoten ”Andra noten om gruppen” togs bort"), "{out}");
}

#[test]
fn what_may_be_an_entry_that_cannot_be_read_is_neither_gone_nor_new_for_certain() {
    let old = plan(&[A, B, C]);
    let (alike, perhaps) = ("filen men går inte att läsa där", "går inte att läsa i den");
    for (entry, expected) in [
        ("Vuxna möter en person som lyssnar", alike),
        ("Se bilagan om boende", perhaps),
        ("[ett, två]", perhaps),
        ("{group: Vuxna, goals: [Vuxna möter någon som lyssnar, Nytt]}", alike),
        ("{group: Vuxna, goals: Se bilaga}", perhaps),
        ("{group: Vuxna, gaols: [{goal: x}]}", perhaps),
    ] {
        let new = plan(&[A, entry, C]);
        for (old, new) in [(&old, &new), (&new, &old)] {
            for arguments in [&[][..], &["--view", "parallel"], &["--view", "inline"]] {
                let out = told(old, new, arguments).replace("│ ", "");
                assert!(out.contains(expected), "{entry}: {out}");
                for wrong in ["lyssnar”) togs bort", "är nytt", "att mål 2 ska", "[-Vuxna möter", "{+Vuxna möter", "nytt mål 2"]
                {
                    assert!(!out.contains(wrong), "{entry}, {wrong}: {out}");
                }
            }
        }
    }
    let out = told(&old, &plan(&[A, "Se bilaga", "Se lagen", C]), &[]);
    assert!(out.contains("finns kanske kvar: 2 poster går inte att läsa i den nya filen, rad 8 och 9."), "{out}");
    let out = told(&plan(&[A, "Se bilaga", C]), &old, &[]);
    assert!(out.contains("Mål 2 fanns kanske redan: en post går inte att läsa i den gamla filen, rad 8."), "{out}");
    // Activities as well.
    let out = told(&old, &plan(&[A, B, &C.replace("{id: y, activity: Skriv brev}", "Skriv många brev")]), &[]);
    assert!(out.contains("i den nya filen men går inte") && !out.contains("togs bort"), "{out}");
}

#[test]
fn beside_an_entry_that_is_another_part_a_part_is_gone() {
    let old = plan(&[A, B, C, D]);
    let out = told(&old, &plan(&[A, "Vuxna möter någon som lyssnar", C]), &[]);
    assert!(out.contains("Mål 4 (”Kommunen svarar för hemmet”) togs bort"), "{out}");
    // In a list where all can be read as well.
    let c = C.replace("{id: y, activity: Skriv brev}, ", "");
    let out = told(&old, &plan(&[A.replace('}', ", activities: [Sjung]}").as_str(), B, &c, D]), &[]);
    assert!(out.contains("Skriv brev”) togs bort"), "{out}");
}

#[test]
fn an_empty_cell_says_that_it_cannot_be_read_and_the_note_stands_in_it() {
    let (old, new) = (plan(&[A, "Vuxna möter någon som lyssnar"]), plan(&[A, B]));
    for (old, new, file) in [(&old, &new, "gamla"), (&new, &old, "nya")] {
        let html = told(old, new, &["--view", "parallel", "--format", "html"]);
        let row = html.split("<tr>").find(|row| row.contains(">Vuxna möter någon som lyssnar<")).expect("the row of the goal");
        let (left, right) = row.split_once("</td><td>").expect("two cells");
        let (told, wording) = if file == "gamla" { (left, right) } else { (right, left) };
        assert!(told.contains(&format!("finns i den {file} filen men går inte att läsa där")), "{row}");
        assert!(wording.contains("Vuxna möter") && !wording.contains("läsa"), "{row}");
        assert!(!html.contains("Ny, saknar motsvarighet") && !html.contains("Upphör att gälla"), "{html}");
        assert!(!html.contains("<ins>") && !html.contains("<del>"), "{html}");
    }
    let notes = |notes: &str| {
        format!(
            "okplan: 1\nkind: agreement\nid: avtal\nedition: 2027\ntitle: Avtal\nparties: [a, b]\nbody: Text[^a][^b].\nfootnotes:{notes}"
        )
    };
    let (old, new) = (notes("\n- a\n- b\n"), notes("\n  a: Första noten\n  b: Andra noten\n"));
    for (old, new, file) in [(&old, &new, "gamla"), (&new, &old, "nya")] {
        let html = told(old, new, &["--view", "parallel", "--format", "html"]);
        assert!(html.contains("Första noten") && html.contains("Andra noten"), "{html}");
        assert!(html.contains(&format!("<span class=\"hidden\">Går inte att läsa i den {file} filen</span>")), "{html}");
        assert!(!html.contains("Ny, saknar motsvarighet") && !html.contains("Upphör att gälla"), "{html}");
    }
}

#[test]
fn an_entry_that_cannot_be_read_and_may_be_new_is_in_every_view() {
    let d = D.replace("hemmet", "boendet");
    let told_of = |arguments: &[&str]| told(&plan(&[A, D]), &plan(&[A, "Helt nytt mål", &d]), arguments).replace("│ ", "");
    let expected = "En post bland målen går inte att läsa i den nya filen, rad 8, och kan vara ny";
    for arguments in [&[][..], &["--view", "parallel"], &["--view", "inline"], &["--view", "parallel", "--format", "html"]] {
        let out = told_of(arguments);
        assert!(out.matches(expected).count() == 1, "{out}");
    }
    let out = told_of(&["--view", "inline"]);
    assert!(out.find("Alla barn") < out.find(expected) && out.find(expected) < out.find("Kommunen"), "{out}");
    // One that was there is told as such.
    let out = told(&plan(&[A, B, D]), &plan(&[A, "Vuxna möter någon som lyssnar", &d]), &[]);
    assert!(!out.contains("kan vara ny"), "{out}");
}

#[test]
fn json_says_of_what_cannot_be_read_that_it_is_neither_gone_nor_new() {
    let unread = |old: &str, new: &str| -> Vec<(String, Value)> {
        let json: Value = serde_json::from_str(&told(old, new, &["--format", "json"])).expect("JSON");
        let parts = json["documents"][0]["parts"].as_array().expect("parts").clone();
        let changes = parts.iter().flat_map(|part| part["changes"].as_array().expect("changes").clone());
        changes.map(|change| (change["change"].as_str().expect("a word").to_owned(), change["unread"].clone())).collect()
    };
    let whole = plan(&[A, B, D]);
    let known = plan(&[A, "Vuxna möter någon som lyssnar", D]);
    let other = plan(&[A, "Något helt annat", D]);
    let gone = plan(&[A, D]);
    let undated = plan(&[A, "{id: b, goal: Vuxna möter någon som lyssnar, due: {byy: 2027-05-31}}", D]);
    let dated = plan(&[A, "{id: b, goal: Vuxna möter någon som lyssnar, due: 2027-05-31}", D]);
    let one = |change: &str, unread: Value| vec![(change.to_owned(), unread)];
    assert_eq!(unread(&whole, &known), one("removed", "certain".into()));
    assert_eq!(unread(&known, &whole), one("added", "certain".into()));
    assert_eq!(unread(&whole, &other), one("removed", "possible".into()));
    assert_eq!(unread(&whole, &gone), one("removed", Value::Null));
    assert_eq!(unread(&dated, &undated), one("changed", "possible".into()));
    assert_eq!(unread(&dated, &undated.replace("{byy: 2027-05-31}", "{by: [2027-05-31]}")), one("changed", "certain".into()));
    assert_eq!(unread(&dated, &whole), one("changed", Value::Null));
}

#[test]
fn an_activity_that_moved_and_cannot_be_read_there_is_not_gone() {
    let goal = |id: &str, activities: &str| format!("{{id: {id}, goal: Mål {id}, activities: [{activities}]}}");
    let (course, letter) = ("{id: x, activity: Ordna en kurs för alla}", "{id: y, activity: Skriv brev till dem}");
    let old = plan(&[&goal("a", course), &goal("b", letter)]);
    let moved =
        plan(&[&goal("a", "{id: z, activity: Sjung tillsammans}"), &goal("b", &format!("{letter}, Ordna en kurs för alla"))]);
    let out = told(&old, &moved, &[]);
    assert!(out.contains("finns i den nya filen men går inte att läsa där") && !out.contains("kan vara ny"), "{out}");
    assert!(!out.contains("kurs för alla”) togs bort"), "{out}");
    let other = plan(&[&goal("a", "{id: z, activity: Sjung tillsammans}"), &goal("b", &format!("{letter}, Håll möten"))]);
    let out = told(&old, &other, &[]);
    assert!(out.contains("togs bort") && out.contains("kan vara ny"), "{out}");
}
