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

#[test]
fn a_split_or_a_merge_hides_no_other_change() {
    let whole = "{id: a, goal: \"Väntetiden till första besöket är högst 30 dagar och alla som väntar får en skriftlig plan\"}";
    let first = "{id: a, goal: Väntetiden till första besöket är högst 30 dagar}";
    let second = "{id: b, goal: Alla som väntar får en skriftlig plan, splits: plan@2027#a}";
    let pure = told(&[whole], &[first, second]);
    assert!(pure.contains("En ändring") && pure.ends_with("delades i mål 1 och 2."), "{pure}");
    let later = first.replace("30", "90");
    let out = told(&[whole], &[&later, second]);
    assert!(out.contains("delades i mål 1 och 2; ordalydelsen ändrades: ”är högst 30 dagar” blev ”är högst 90 dagar”."), "{out}");
    let out = told(&[whole], &[first, &second.replace("väntar får", "väntar får inte")]);
    assert!(out.contains("”väntar får en skriftlig” blev ”väntar får inte en skriftlig”."), "{out}");
    let longer = whole.replace("plan\"", "plan, och den som är under 18 år går alltid före\"");
    let out = told(&[&longer], &[first, second]);
    assert!(out.contains("”och den som är under 18 år går alltid före” ströks."), "{out}");
    // The same of two that became one.
    let merged = |text: &str| text.replace("{id: a", "{id: c, merges: [plan@2027#a, plan@2027#b]");
    let second = "{id: b, goal: Alla som väntar får en skriftlig plan}";
    let out = told(&[first, second], &[&merged(whole)]);
    assert!(out.ends_with("fördes samman till mål 1."), "{out}");
    let out = told(&[first, second], &[&merged(whole).replace("30", "90").replace("väntar får", "väntar får inte")]);
    assert_eq!(out.matches("ordalydelsen ändrades").count(), 1, "{out}");
    assert!(out.contains("högst 90 dagar") && out.contains("får inte en skriftlig"), "{out}");
}

#[test]
fn what_one_piece_leaves_out_is_told_though_another_says_it() {
    let whole = "{id: a, goal: Barn och vuxna får inte stöd}";
    let pieces = |second: &str| {
        told(&[whole], &["{id: a, goal: Barn får inte stöd}", &format!("{{id: b, goal: {second}, splits: plan@2027#a}}")])
    };
    assert!(pieces("Vuxna får inte stöd").ends_with("delades i mål 1 och 2."), "{}", pieces("Vuxna får inte stöd"));
    assert!(pieces("Vuxna får stöd").contains("”Vuxna får inte stöd” blev ”Vuxna får stöd”"), "{}", pieces("Vuxna får stöd"));
}

#[test]
fn nothing_is_quoted_that_nobody_wrote() {
    let goal = |id: &str, text: &str| format!("{{id: {id}, goal: {text}}}");
    let second = |text: &str| format!("{{id: y, goal: {text}, splits: plan@2027#x}}");
    for (old, new, expected) in [
        (
            [goal("x", "Barn får vård och skola hemma")].to_vec(),
            [goal("x", "Barn får vård hemma"), second("Barn får aldrig skola hemma")].to_vec(),
            "mål 1 ”Barn får vård hemma” och mål 2 ”Barn får aldrig skola hemma”.",
        ),
        (
            [goal("x", "Barn får inte vård hemma"), goal("y", "Barn får inte skola hemma")].to_vec(),
            ["{id: x, goal: Barn får vård och skola hemma, merges: [plan@2027#x, plan@2027#y]}".to_owned()].to_vec(),
            ": ”Barn får vård och skola hemma”.",
        ),
        (
            [goal("x", "Vuxna får boende inom 30 dagar och arbete inom 60 dagar")].to_vec(),
            [goal("x", "Vuxna får boende inom 60 dagar"), second("Vuxna får arbete inom 30 dagar")].to_vec(),
            "mål 1 ”Vuxna får boende inom 60 dagar” och mål 2 ”Vuxna får arbete inom 30 dagar”.",
        ),
        (
            [goal("x", "Regionen betalar resor och kommunen betalar mat")].to_vec(),
            [goal("x", "Kommunen betalar resor"), second("Regionen betalar mat")].to_vec(),
            "mål 1 ”Kommunen betalar resor” och mål 2 ”Regionen betalar mat”.",
        ),
    ] {
        let [old, new] = [&old, &new].map(|goals| goals.iter().map(String::as_str).collect::<Vec<_>>());
        let out = told(&old, &new);
        assert!(out.contains("; ordalydelsen är en annan: ") && out.ends_with(expected), "{out}");
        assert_eq!(out.matches("ordalydelsen").count(), 1, "{out}");
    }
}

#[test]
fn a_denial_in_a_split_stands_first() {
    let old = [
        "{id: a, goal: Regionen ska betala resor och kommunen ska ordna boende}",
        "{id: c, goal: Tandvården når alla som bor här}",
    ];
    let new = ["{id: a, goal: Regionen ska betala resor}", "{id: b, goal: Kommunen ska inte ordna boende, splits: plan@2027#a}"];
    let out = told(&old, &new);
    let (denial, gone) = (out.find("ska inte ordna boende”"), out.find("togs bort"));
    assert!(denial.is_some() && denial < gone, "{out}");
}

#[test]
fn linked_pieces_of_other_wording_say_what_they_say() {
    let old = ["{id: a, goal: Personalen har kunskap om bemötande}"];
    let new = [
        "{id: x, goal: Regionen svarar för bemötandet, splits: plan@2027#a}",
        "{id: y, goal: Kommunen får ta ut avgift, splits: plan@2027#a}",
    ];
    let expected = "ordalydelsen är en annan: mål 1 ”Regionen svarar för bemötandet” och mål 2 ”Kommunen får ta ut avgift”.";
    let out = told(&old, &new);
    assert!(out.contains(expected), "{out}");
    // The piece that goes on may say what it said.
    let new =
        ["{id: a, goal: Personalen har kunskap om bemötande}", "{id: y, goal: Avgift tas ut av kommunerna, splits: plan@2027#a}"];
    let out = told(&old, &new);
    assert!(out.contains("delades i mål 1 och 2; mål 2: ”Avgift tas ut av kommunerna”"), "{out}");
}

#[test]
fn a_remark_of_a_piece_alone_is_told() {
    let whole = "{id: a, goal: Barn och vuxna får stöd}";
    let piece = "{id: b, goal: Vuxna får stöd, splits: plan@2027#a, comment: Stödet kostar 100 kr}";
    let out = told(&[whole], &["{id: a, goal: Barn får stöd}", piece]);
    assert!(out.contains("kommentaren angavs inte: mål 1 anger inget, mål 2 har nu ”Stödet kostar 100 kr”."), "{out}");
}

#[test]
fn paragraphs_are_told_as_goals_are() {
    let body = |text: &str| format!("body: |\n  # Vård\n\n  {}\n", text.replace('\n', "\n  "));
    let whole = "Regionen betalar vården inom 30 dagar. Kommunen ska ordna boendet för alla som är utskrivna.";
    let pieces = "Regionen betalar vården inom 30 dagar.\n\nKommunen ska ordna boendet för alla som är utskrivna.";
    let told = |old: &str, new: &str| told_of("agreement", &body(old), &body(new), &[]);
    assert!(told(whole, pieces).contains("En ändring"), "{}", told(whole, pieces));
    let other = pieces.replace("30", "90").replace("ska ordna", "ska inte ordna");
    for (old, new) in [(whole, other.as_str()), (pieces, &whole.replace("30", "90").replace("ska ordna", "ska inte ordna"))] {
        let out = told(old, new);
        assert!(out.contains("90 dagar”") && out.contains("”Kommunen ska inte ordna boendet”"), "{out}");
    }
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
fn what_cannot_be_read_is_not_told_as_gone_or_new() {
    let rule = |more: &str| format!("prolongation:\n  period: 1 year\n{more}");
    for (good, bad, noun) in [
        ("  automatic: true\n", "  automatic: ja\n", "förlängningen sker av sig själv"),
        ("  times: 3\n", "  times: tre\n", "antalet gånger"),
        ("  times: 3\n", "  times: \"3\"\n", "antalet gånger"),
    ] {
        let (good, bad) = (rule(good), rule(bad));
        let out = told_of("agreement", &good, &bad, &[]).to_lowercase();
        assert!(out.contains(noun) && out.contains("går inte att läsa i den nya filen, rad 9"), "{out}");
        assert!(!out.contains("längre") && !out.contains("togs bort"), "{out}");
        let out = told_of("agreement", &bad, &good, &[]);
        assert!(out.contains("går inte att läsa i den gamla filen, rad 9"), "{out}");
    }
    let indicator = |of: &str| {
        plan(&[&format!(
            "{{id: a, goal: Alla har en plan, indicators: [{{indicator: Andel, baseline: {{value: 40, of: {of}}}}}]}}"
        )])
    };
    let out = told_of("action-plan", &indicator("96"), &indicator("nittiosex"), &[]);
    assert!(out.contains("helheten i utgångsvärdet går inte att läsa i den nya filen, rad 8"), "{out}");
    let counts = |count: &str| format!("counts:\n- {{of: goals, {count}, words: ett mål}}\n");
    let out = told_of("action-plan", &counts("count: 6"), &counts("\"count\": \"6\""), &[]);
    assert!(out.contains("antalet går inte att läsa i den nya filen, rad 8"), "{out}");
    // What is not there is gone.
    let out = told_of("agreement", &rule("  times: 3\n"), &rule(""), &[]);
    assert!(out.contains("Antalet gånger i bestämmelsen om förlängning togs bort: 3"), "{out}");
}

#[test]
fn a_value_within_another_that_cannot_be_read_is_shown_as_it_stands() {
    let rule = |more: &str| format!("prolongation:\n  period: 1 year\n{more}");
    let (good, bad) = (rule("  times: 3\n"), rule("  times: tre\n"));
    for view in ["parallel", "inline"] {
        for format in ["text", "markdown", "html"] {
            let out = told_of("agreement", &good, &bad, &["--view", view, "--format", format]);
            assert!(out.contains("antalet gånger"), "{view} {format}: {out}");
            for marked in ["[-", "{+", "<ins", "<del>", "**Föreslås", "~~"] {
                assert!(!out.contains(marked), "{view} {format} {marked}: {out}");
            }
            assert!(!out.contains("ska ha följande lydelse"), "{view} {format}: {out}");
        }
        let out = told_of("agreement", &good, &bad, &["--view", view]);
        let squashed = out.replace("│ ", "");
        assert!(squashed.contains("rad 9"), "{view}: {out}");
    }
    // Where nothing else can be read nothing is shown in its place.
    let (due, bad) = (
        plan(&["{id: a, goal: Alla har en plan, due: {by: 2027-05-01}}"]),
        plan(&["{id: a, goal: Alla har en plan, due: {by: [x]}}"]),
    );
    for (old, new) in [(&due, &bad), (&bad, &due)] {
        let out = told_of("action-plan", old, new, &["--view", "inline"]);
        assert!(!out.contains("[-") && !out.contains("{+"), "{out}");
    }
    // What else was changed beside it is shown.
    let other = "prolongation:\n  period: 2 years\n  times: tre\n";
    let out = told_of("agreement", &good, other, &["--view", "inline"]);
    assert!(out.contains("[-") && out.contains("{+"), "{out}");
}

#[test]
fn a_share_of_a_cost_for_many_in_words_is_one_share_reworded() {
    let shares = |last: &str| {
        format!(
            "cost-sharing:\n- cost: lokaler\n  shares:\n  - {{who: region, share: 60 %}}\n  - {{who: {{words: \"{LONG} {last}\"}}, share: 40 %}}\n"
        )
    };
    let out = told_of("agreement", &shares("och regioner"), &shares("och landsting"), &[]);
    assert!(out.contains("En ändring") && out.contains("landsting"), "{out}");
    assert!(!out.contains("togs bort") && !out.contains("är ny"), "{out}");
    // Another body in words is another share.
    let other = "cost-sharing:\n- cost: lokaler\n  shares:\n  - {who: region, share: 60 %}\n  - {who: {words: \"Föreningslivet\"}, share: 40 %}\n";
    let out = told_of("agreement", &shares("och regioner"), other, &[]);
    assert!(out.contains("2 ändringar"), "{out}");
}

#[test]
fn the_amending_sentence_has_a_moved_activity_once() {
    let with = |first: &str, second: &str| {
        format!(
            "goals:\n- id: a\n  goal: Väntetiderna är korta\n  activities:\n  - {{id: e, activity: Gör en enkät}}\n{first}- id: b\n  goal: Personalen är kunnig\n{second}"
        )
    };
    let course = "  - {id: k, activity: Håll en kurs}\n";
    let (old, new) = (with("", &format!("  activities:\n{course}")), with(course, ""));
    let out = told_of("action-plan", &old, &new, &["--view", "parallel"]);
    assert!(out.contains("att aktiviteten under mål 2 ska flyttas och stå i mål 1."), "{out}");
    let (a, b, c) = (
        "{id: a, goal: Väntetiderna är korta}",
        "{id: b, goal: Personalen är kunnig}",
        "{id: c, goal: Tandvården når den som behöver den}",
    );
    let new = plan(&[&c.replace("den som", "alla som"), a, b]);
    let out = told_of("action-plan", &plan(&[a, b, c]), &new, &["--view", "parallel"]);
    assert!(
        out.contains(
            "nuvarande mål 3, som får beteckningen 1, ska ha följande lydelse, dels att nuvarande mål 1–2 ska betecknas mål 2–3."
        ),
        "{out}"
    );
}

#[test]
fn a_place_with_the_number_it_had_is_told_by_its_neighbour() {
    let goals = [
        "{id: a, goal: Väntan är kort}",
        "{id: b, goal: Personalen är kunnig}",
        "{id: c, goal: Boendet är tryggt}",
        "{id: d, goal: Tandvården når alla}",
        "{id: e, goal: Planer finns}",
    ];
    let mut reversed = goals;
    reversed.reverse();
    let out = told(&goals, &reversed);
    assert!(out.contains("Mål 3 (”Boendet är tryggt”) flyttades och står nu efter mål 2 (”Tandvården når alla”)."), "{out}");
    assert!(!out.contains("plats 3"), "{out}");
    let valid = |until: &str| format!("validity: {{from: 2027-01-01, until: {until}}}\n");
    let out = told_of("agreement", &valid("2028-12-31"), &valid("2028-11"), &[]);
    assert!(out.contains("förkortades från 2028-12-31 till november 2028"), "{out}");
}

#[test]
fn pieces_and_wholes_are_named_in_order_and_by_their_edition() {
    let whole = "{id: a, goal: \"Väntetiderna till utredning är korta för alla barn, och lokala träffpunkter finns\"}";
    let pieces = [
        "{id: b, goal: Lokala träffpunkter finns, splits: plan@2027#a}",
        "{id: c, goal: Väntetiderna till utredning är korta för alla barn, splits: plan@2027#a}",
    ];
    let out = told(&[whole], &pieces);
    assert!(out.contains("delades i mål 1 och 2."), "{out}");
    let olds = ["{goal: Väntetiderna till utredning är korta för barn}", "{goal: Lokala träffpunkter finns i varje kommun}"];
    let out =
        told(&olds, &["{goal: \"Väntetiderna till utredning är korta för barn, och lokala träffpunkter finns i varje kommun\"}"]);
    assert!(out.contains("fördes samman till mål 1 (tidigare mål 2: säkerhet"), "{out}");
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

#[test]
fn an_outcome_that_only_a_day_implies_is_not_told_where_the_day_cannot_be_read() {
    let adoption = |rest: &str| format!("adoption:\n- {{party: region, body: fullmäktige, {rest}}}\n");
    let told = |old: &str, new: &str, more: &[&str]| told_of("agreement", &adoption(old), &adoption(new), more);
    for day in ["datum: 2026-09-21", "date: {den: 2026-09-21}"] {
        let out = told("date: 2026-09-21", day, &[]);
        assert!(out.contains("datumet går inte att läsa i den nya filen, rad 8") && !out.contains("utfallet"), "{out}");
        let out = told(day, "date: 2026-09-21", &["--view", "parallel"]);
        assert!(!out.contains("Utfall") && !out.contains("Härmed"), "{out}");
    }
    let out = told("date: 2026-09-21, outcome: rejected", "date: 2026-09-21, outcom: rejected", &[]);
    assert!(out.contains("utfallet går inte att läsa i den nya filen, rad 8") && !out.contains("ändrades"), "{out}");
    // A day that is gone is told, and what follows from it.
    let out = told("date: 2026-09-21", "paragraph: 1", &[]);
    assert!(out.contains("utfallet ändrades från antaget till inte behandlat"), "{out}");
}

#[test]
fn values_of_the_wrong_shape_are_not_told_as_gone() {
    let duties = "duties:\n- {id: d, who: region, does: ringa}\n- {id: e, who: ort, does: skriva}\n";
    let goals = "goals:\n- goal: Fler personer\n- {id: b, goal: Vården är god}\n";
    let footnotes = "footnotes:\n  ett: Jämför den äldre överenskommelsen\n  två: Se bilagan om boende\nbody: |\n  # Ansvar\n\n  Text[^ett] och[^två].\n";
    for (kind, old, new, expected) in [
        ("agreement", "record: RN 1\n", "record: [RN, 1]\n".to_owned(), "Diarienumret går inte att läsa i den nya filen, rad 7."),
        (
            "agreement",
            "body: |\n  # Ansvar\n\n  Kommunen ordnar boende.\n",
            "body: {}\n".to_owned(),
            "Den löpande texten går inte att läsa i den nya filen, rad 7.",
        ),
        ("agreement", duties, "duties: text\n".to_owned(), "Åtagandena går inte att läsa i den nya filen, rad 7."),
        ("agreement", duties, duties.replace("duties", "dutys"), "Åtagandena går inte att läsa i den nya filen, rad 7."),
        (
            "agreement",
            footnotes,
            footnotes.replace("footnotes:", "fotnoter:"),
            "Fotnoterna går inte att läsa i den nya filen, rad 7.",
        ),
        (
            "action-plan",
            goals,
            goals.replace("Fler personer", "[Fler, personer]"),
            "finns i den nya filen men går inte att läsa där",
        ),
    ] {
        let out = told_of(kind, old, &new, &[]);
        assert!(out.contains(expected) && !out.contains("togs bort"), "{out}");
        for view in ["parallel", "inline"] {
            // What stands below keeps its number.
            let out = told_of(kind, old, &new, &["--view", view]);
            assert!(out.contains("går inte att läsa") && !out.contains("Härmed") && !out.contains("[-"), "{view}: {out}");
        }
        let back = told_of(kind, &new, old, &[]);
        assert!(back.contains("den gamla filen") && !back.contains("tillkom") && !back.contains(" är ny"), "{back}");
    }
}

#[test]
fn an_error_elsewhere_makes_nothing_unreadable() {
    let text = |more: &str, duty: &str| {
        format!(
            "body: |\n  # Ansvar\n\n  Kommunen ordnar boende. Regionen betalar alla resor.\n{more}duties:\n- {{{duty}who: region, does: ringa}}\n"
        )
    };
    let new = text("\n  Regionen betalar alla resor.\n", "");
    let out = told_of("agreement", &text("", "idd: q, "), &new, &[]);
    assert!(out.contains("är nytt") && !out.contains("går inte att läsa där"), "{out}");
    // What a comment or another key of the format says is not what is gone.
    let goals = |first: &str, last: &str| format!("goals:\n{first}- {{id: b, goal: Vården är god{last}}}\n");
    let first = "- {id: a, goal: Boendet är tryggt och nära}\n";
    for last in [", historik: Boendet är tryggt och nära", ", xtra: 1, comment: Boendet är tryggt och nära"] {
        let out = told_of("action-plan", &goals(first, ""), &goals("", last), &[]);
        assert!(out.contains("togs bort"), "{out}");
    }
}

#[test]
fn a_validity_is_compared_by_its_days() {
    let of = |validity: &str| format!("validity: {{{validity}}}\n");
    let days = "from: 2025-01-01, until: 2025-12-31";
    let told = |old: &str, new: &str| told_of("action-plan", &of(old), &of(new), &[]);
    for same in ["from: 2025-01, until: 2025-12", "from: 2025, until: 2025"] {
        assert!(told(days, same).contains("Ingen ändring i sak"), "{}", told(days, same));
        assert!(told(same, days).contains("Ingen ändring i sak"), "{}", told(same, days));
    }
    assert!(told(days, "from: 2025-02, until: 2025-12").contains("En ändring"));
    assert!(told("from: 2025-01-01, until: 2025-12-01", "from: 2025-01, until: 2025-12").contains("En ändring"));
    let out = told(days, "until: 2025-12-31");
    assert!(out.contains("Ur giltigheten togs början bort: 2025-01-01."), "{out}");
    let out = told("until: 2025-12-31", days);
    assert!(out.contains("I giltigheten anges nu en början: 2025-01-01."), "{out}");
}

#[test]
fn a_page_says_of_what_cannot_be_read_that_it_is_neither_gone_nor_new() {
    let (old, new) = ("appendices:\n- {id: rutin, title: Rutin}\n", "appendices: Rutin\n");
    for format in ["html", "markdown", "text"] {
        let out = told_of("action-plan", old, new, &["--view", "parallel", "--format", format]);
        let told = out.replace("│ ", "");
        assert!(told.contains("finns i den nya filen men går inte att läsa där"), "{format}: {out}");
        assert!(!out.contains("Upphör att gälla") && !out.contains("Ny, saknar motsvarighet"), "{format}: {out}");
    }
}
