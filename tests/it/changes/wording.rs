//! What single changes are told as: headings, tables, appendices, the amending sentence, languages, errors.

use crate::cli::{Run, folder, run};

const REGISTER: &str =
    "okplan: 1\nkind: register\norganisations:\n- {id: region, names: Regionen}\n- {id: kommun, names: Kommunen}\n";

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: Länet\n";

const HEAD: &str = "okplan: 1\nkind: agreement\nid: ok\nedition: EDITION\ntitle: Avtal\n";

/// What is told of an agreement that went on from `old` to `new`, both without their head.
fn told(old: &str, new: &str, arguments: &[&str]) -> Run {
    let head = |edition: &str| HEAD.replace("EDITION", edition);
    let (old, new) = (head("2020") + old, head("2021") + new);
    let folder = folder(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("old.yaml", &old), ("new.yaml", &new)]);
    run(folder.path(), &[&["diff", "old.yaml", "new.yaml"], arguments].concat())
}

/// The same on one line.
fn line(old: &str, new: &str, arguments: &[&str]) -> String {
    let run = told(old, new, arguments);
    run.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn parts_stand_under_what_they_stood_in() {
    let costs = |first: &str, second: &str| {
        format!(
            "cost-sharing:\n- cost: Resor\n  shares:\n  - {{who: region, share: {first}}}\n- cost: Boende\n  shares:\n  - {{who: kommun, share: {second}}}\n"
        )
    };
    let out = line(&costs("50 %", "50 %"), &costs("50 %", "60 %"), &["--view", "parallel", "--format", "markdown"]);
    assert!(out.contains("*Kostnadsfördelningen ”Boende”* |") && !out.contains("Resor"), "{out}");
    let rounds = |answer: &str| {
        format!(
            "consultations:\n- title: Första\n  bodies:\n  - {{who: region, text: Ja.}}\n- title: Andra\n  bodies:\n  - {{who: kommun, text: {answer}}}\n"
        )
    };
    let out = line(&rounds("Ja."), &rounds("Nej."), &["--view", "parallel", "--format", "markdown"]);
    assert!(out.contains("*Remissen ”Andra”* |") && !out.contains("Första"), "{out}");
}

#[test]
fn what_is_gone_is_told_where_it_stood() {
    let old = "body: |\n  # Ett\n\n  Första stycket flyttas.\n\n  Andra stycket utgår helt.\n\n  # Två\n\n  Sist.\n";
    let new = "body: |\n  # Ett\n\n  # Två\n\n  Sist.\n\n  Första stycket flyttas.\n";
    let out = line(old, new, &["--view", "inline"]);
    let (gone, second) = (out.find("[-Andra stycket").expect("what is gone"), out.find("Två").expect("the section"));
    assert!(gone < second, "{out}");
}

#[test]
fn inline_is_the_whole_new_text() {
    let old = "status: draft\nbody: |\n  # Ett\n\n  Första stycket.\n\n  # Två\n\n  Andra stycket.\nduties:\n- {who: region, does: ringa}\n";
    let new = old.replace("Andra stycket", "Andra stycket här");
    for format in ["text", "markdown", "html"] {
        let out = line(old, &new, &["--view", "inline", "--format", format]);
        for text in ["Första stycket.", "Ett", "ringa", "utkast", "Regionen"] {
            assert!(out.contains(text), "{format}: {text}: {out}");
        }
        assert!(!out.contains("– – –"), "{out}");
    }
}

#[test]
fn a_table_is_shown_as_one_with_the_changed_cells_marked() {
    let table = |cell: &str, row: &str| {
        format!(
            "body: |\n  # Ett\n\n  | Vem | Hur mycket |\n  |---|---|\n  | region | {cell} |\n  | läkare på hälsocentralen | en timme i veckan |\n  | sjuksköterska i hemsjukvården | två timmar varje dag |\n{row}"
        )
    };
    let (old, new) = (table("50 procent", ""), table("60 procent", "  | kommun | resten |\n"));
    let page = told(&old, &new, &["--format", "html", "--view", "inline"]).out;
    assert!(page.contains("<table class=\"cells\"") && page.contains("<th scope=\"col\">Vem</th>"), "{page}");
    assert!(page.contains("50</del><ins><span class=\"hidden\">tillagt: </span>60</ins> procent</td>"), "{page}");
    assert!(page.contains("<td><ins><span class=\"hidden\">tillagt: </span>kommun</ins></td>"), "{page}");
    for format in ["html", "text", "markdown"] {
        for view in ["parallel", "inline"] {
            let out = told(&old, &new, &["--format", format, "--view", view]).out;
            assert!(format == "markdown" || !out.contains("|--"), "{out}");
            assert!(out.contains("kommun"), "{out}");
        }
    }
}

#[test]
fn a_section_of_an_appendix_is_cited_with_the_appendix() {
    let text = |body: &str, appendix: &str| {
        format!(
            "body: |\n  # Ett\n\n  {body}\n\n  # Två\n\n  Text.\nappendices:\n- title: Bilagan\n  body: |\n    # Alfa\n\n    Alfa.\n\n    # Beta\n\n    {appendix}\n"
        )
    };
    let (old, new) = (text("Text.", "Handlar om bilagan här."), text("Text.", "Handlar om hela bilagan här."));
    let summary = line(&old, &new, &[]);
    assert!(summary.contains("i bilaga 1, avsnitt 2 Beta"), "{summary}");
    let parallel = line(&old, &new, &["--view", "parallel"]);
    assert!(parallel.contains("att bilaga 1, avsnitt 2 ska ha följande lydelse"), "{parallel}");
    let english = line(&old, &new, &["--view", "parallel", "--lang", "en"]);
    assert!(english.contains("that appendix 1, section 2 shall read as follows"), "{english}");
}

#[test]
fn the_amending_sentence_cites_what_stands_today() {
    let plan = |title: &str, text: &str| format!("numbering: false\nbody: |\n  # {title}\n\n  {text}\n\n  # Sist\n\n  Slut.\n");
    let out = line(&plan("Om ansvaret", "Text."), &plan("Om allas ansvar", "Text."), &["--view", "parallel"]);
    assert!(out.contains("att avsnittet ”Om ansvaret” ska ha följande lydelse"), "{out}");
}

#[test]
fn the_amending_sentence_tells_of_moves_and_of_headings_in_a_section() {
    let old = "body: |\n  # Ett\n\n  Detta stycke flyttas till nästa.\n\n  Det här står kvar.\n\n  # Två\n\n  Annat.\n";
    let new = "body: |\n  # Ett\n\n  Det här står kvar.\n\n  # Två\n\n  Annat.\n\n  Detta stycke flyttas till nästa.\n";
    let out = line(old, new, &["--view", "parallel"]);
    assert!(out.contains("att avsnitt 1 och 2 ska ha följande lydelse"), "{out}");
    let new = old.replace("  Det här", "  ## Rubriken {.unnumbered}\n\n  Det här");
    let out = line(old, &new, &["--view", "parallel"]);
    assert!(out.contains("avsnittet ”Rubriken” i avsnitt 1 Ett ska läggas till"), "{out}");
}

#[test]
fn swedish_wording_on_an_english_page_is_marked_as_swedish() {
    let text = |word: &str| {
        format!(
            "language: sv\nbody: |\n  # Ansvaret\n\n  Kommunen {word} ansvarar för boendet.\nduties:\n- {{id: a, who: region, does: kallar till möte, due: {{within: 30 days, after: behovet {word}}}}}\n"
        )
    };
    let page = told(&text("alltid"), &text("aldrig"), &["--format", "html", "--lang", "en"]).out;
    for part in [
        "<html lang=\"en\"",
        "“<span lang=\"sv\">Kommunen alltid ansvarar",
        "Section 1 <span lang=\"sv\">Ansvaret</span>",
        "within 30 days after <span lang=\"sv\">behovet",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let swedish = told(&text("alltid"), &text("aldrig"), &["--format", "html", "--lang", "sv"]).out;
    assert!(!swedish.contains("<span lang"), "{swedish}");
}

#[test]
fn how_often_is_told_as_people_say_it() {
    let plan = |every: &str| format!("duties:\n- {{who: region, does: ringa, due: {{every: {every}}}}}\n");
    let (old, new) = (plan("2 years"), plan("1 year"));
    assert!(line(&old, &new, &[]).contains("varje år"));
    assert!(line(&old, &new, &["--lang", "en"]).contains("every year"));
}

#[test]
fn only_what_changed_of_a_group_is_told() {
    let rule = |period: &str, below: u8| {
        format!(
            "prolongation: {{automatic: true, period: {period}, times: 2}}\ntarget-group: {{text: Barn och unga, below-age: {below}}}\n"
        )
    };
    let out = line(&rule("1 year", 18), &rule("2 years", 21), &[]);
    assert!(out.contains("Målgruppen ”Barn och unga”: den övre åldersgränsen ändrades från 18 till 21."), "{out}");
    assert!(out.contains("Perioden i bestämmelsen om förlängning ändrades från 1 år till 2 år."), "{out}");
    assert!(!out.contains("antalet gånger"), "{out}");
}

#[test]
fn references_to_a_part_with_another_id_are_told_with_it() {
    let plan = |id: &str| {
        format!(
            "body: |\n  # Ansvaret {{#{id}}}\n\n  Text om ansvaret.\n\n  # Annat\n\n  Se [](#{id}).\nduties:\n- {{id: d, who: region, does: ringa, in: {id}}}\n"
        )
    };
    let out = line(&plan("ansvar"), &plan("ansvaret"), &[]);
    assert!(
        out.contains("En ändring • Avsnitt 1 Ansvaret bytte id från ansvar till ansvaret, också i hänvisningarna dit."),
        "{out}"
    );
}

#[test]
fn a_footnote_and_its_call_are_one_change() {
    let plan = |call: &str, note: &str| format!("body: |\n  # Ansvaret\n\n  Kommunen ansvarar{call} för boendet.\n\n{note}");
    let (old, new) = (plan("", ""), plan("[^1]", "  [^1]: Enligt socialtjänstlagen.\n"));
    let out = line(&old, &new, &[]);
    assert!(out.contains("En ändring • Fotnoten ”Enligt socialtjänstlagen” är ny till stycket ”Kommunen"), "{out}");
    let out = line(&new, &old, &[]);
    assert!(out.contains("En ändring • Fotnoten ”Enligt socialtjänstlagen” togs bort från stycket ”Kommunen"), "{out}");
    let both = line(&old, &new.replace("boendet", "allt boende"), &[]);
    assert!(both.contains("2 ändringar"), "{both}");
}

#[test]
fn suggested_links_are_json_or_refused() {
    let json = told("", "", &["--suggest-links", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!((json.status, &value["version"], &value["links"]), (0, &1.into(), &serde_json::json!([])));
    let page = told("", "", &["--suggest-links", "--format", "html", "--lang", "en"]);
    assert_eq!((page.status, page.out.as_str()), (2, ""));
    assert!(page.err.contains("--suggest-links is written as text or json"), "{}", page.err);
}

#[test]
fn files_with_errors_are_named_first_and_lose_nothing() {
    let old = "status: adopted\nduties:\n- {id: d, who: region, does: ringa, strength: shall}\n";
    let new = old.replace("adopted", "antagne").replace("strength: shall", "strenght: shall");
    for format in ["text", "markdown", "html"] {
        let out = line(old, &new, &["--format", format]);
        let first = out
            .find("new.yaml har fel, och det som inte går att läsa är inte med här eller står som det är skrivet: rad 6:")
            .expect("the remark");
        assert!(first < out.find("Statusen").expect("the change"), "{out}");
        assert!(out.contains("Statusen går inte att läsa i den nya filen, rad 6."), "{out}");
        assert!(out.contains("åtagandets styrka går inte att läsa i den nya filen, rad 8."), "{out}");
        assert!(!out.contains("togs bort"), "{out}");
    }
    for view in ["parallel", "inline"] {
        let out = line(old, &new, &["--view", view]);
        assert!(out.starts_with("new.yaml har fel") && !out.contains("[-antagen-]"), "{out}");
        assert!(!out.contains("Härmed föreslås"), "{out}");
    }
    let json: serde_json::Value = serde_json::from_str(&told(old, &new, &["--format", "json"]).out).expect("JSON");
    assert_eq!(json["errors"][0], serde_json::json!({"file": "new.yaml", "line": 6, "rule": "unknown-value"}));
    let back = line(&new, old, &[]);
    assert!(back.contains("Statusen går inte att läsa i den gamla filen, rad 6.") && !back.contains("tillkom"), "{back}");
    let sound = line(old, &old.replace("status: adopted\n", ""), &[]);
    assert!(sound.contains("Statusen togs bort: antagen.") && !sound.contains("har fel"), "{sound}");
}

#[test]
fn places_and_numbered_lists_are_told_as_they_print() {
    let plan = |last: &str| {
        format!(
            "body: |\n  # Åtaganden\n\n  ![](#duties)\n\n  1. ett\n  2. två\n  3. {last}\nduties:\n- {{who: region, does: ringa}}\n"
        )
    };
    let out = line(&plan("tre"), &plan("tre och fyra"), &["--view", "inline"]);
    assert!(out.contains("[här står åtagandena] 1. ett 2. två 3. tre {+och fyra+}"), "{out}");
}

#[test]
fn a_file_that_cannot_be_read_is_not_passed_over() {
    let plan = "okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Plan\n";
    let other = plan.replace("id: plan", "id: other");
    let folder = folder(&[("a/one.yaml", plan), ("a/two.yaml", &other), ("b/one.yaml", plan), ("b/two.yaml", "okplan: [\n")]);
    for format in ["text", "markdown", "html"] {
        let out = run(folder.path(), &["diff", "a", "b", "--format", format]).out;
        assert!(out.contains("b/two.yaml har fel") && out.contains("Inget av det som går att läsa har ändrats."), "{out}");
    }
    let json = run(folder.path(), &["diff", "a", "b", "--format", "json"]).out;
    assert!(json.contains("\"file\": \"b/two.yaml\","), "{json}");
}

#[test]
fn what_an_id_stands_for_is_said_and_not_the_id() {
    let plan =
        "okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Planen\ngoals:\n- {id: boende-x, goal: Fler bostäder}\n";
    let head =
        |more: &str| format!("okplan: 1\nkind: action-plan\nid: ny\nedition: 2021\ntitle: Nya planen\ncounty: \"24\"\n{more}");
    let more = "follow-up:\n  of: plan\n  areas:\n  - title: Boende\n    goals:\n    - {goal: boende-x, status: ongoing}\n    \
                obstacles:\n    - {text: Brist på mark, goals: [boende-x]}\nappendices:\n- {title: Planens mål, document: plan#goals}\n";
    let here = folder(&[
        ("okplan.yaml", SETTINGS),
        ("register.yaml", REGISTER),
        ("plan.yaml", plan),
        ("old.yaml", &head("goals: [{goal: Ett}]\n")),
        ("new.yaml", &head(&format!("goals: [{{goal: Ett}}]\n{more}"))),
    ]);
    let out = run(here.path(), &["diff", "old.yaml", "new.yaml", "--view", "inline", "--lang", "sv"]).out;
    assert!(out.contains("mål 1") && out.contains("målen i ”Planen”") && out.contains("Västerbottens län"), "{out}");
    assert!(!out.contains("boende-x") && !out.contains("goals") && !out.contains("Länet: 24"), "{out}");
}
