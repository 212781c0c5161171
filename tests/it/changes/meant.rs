//! What is told is what happened: of who answers, of times with words of their own, of flags, of lists and small changes.

use crate::cli::{folder, run};

pub(super) const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: Länet\n";

pub(super) const REGISTER: &str = "okplan: 1\nkind: register\n\
    organisations:\n- {id: region, names: Region Exempel}\n- {id: ett, names: Ettans kommun}\n- {id: tva, names: Tvåans kommun}\n\
    groups:\n- {id: kommunerna, name: länets kommuner, members: [ett, tva]}\n\
    roles:\n- {id: chef, name: enhetschef, of: region}\n";

/// What a view tells of `old`, a document of that kind, in `new`; on one line.
pub(super) fn told(kind: &str, old: &str, new: &str, arguments: &[&str]) -> String {
    let head = |rest: &str| format!("okplan: 1\nkind: {kind}\nid: plan\nedition: 2027\ntitle: Plan\n{rest}");
    let (old, new) = (head(old), head(new));
    let folder = folder(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("old.yaml", &old), ("new.yaml", &new)]);
    let run = run(folder.path(), &[&["diff", "old.yaml", "new.yaml"], arguments].concat());
    run.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the summary says of the only goal of a plan that had `old` and has `new`.
fn goal(old: &str, new: &str, language: &str) -> String {
    let plan = |value: &str| format!("goals:\n- {{id: a, goal: Alla har en plan, {value}}}\n");
    told("action-plan", &plan(old), &plan(new), &["--lang", language])
}

/// What the summary says of the text of an agreement.
fn text(old: &str, new: &str, arguments: &[&str]) -> String {
    let body = |text: &str| format!("body: |\n  # Ansvar\n\n  {}\n", text.replace('\n', "\n  "));
    told("agreement", &body(old), &body(new), arguments)
}

#[test]
fn responsibility_moves_only_when_another_answers() {
    for (old, new, expected) in [
        ("{party: region, words: Regionen}", "{party: region, words: Vi}", "ansvaret skrivs nu ”Vi” i stället för ”Regionen”."),
        ("region", "{party: region, from: 2027-03-01}", "ansvaret gäller från och med 2027-03-01."),
        ("region", "{party: region, joint: false}", "ansvaret är nu delat."),
        ("{party: region, joint: true}", "{party: region, joint: false}", "ansvaret är inte längre gemensamt utan delat."),
        ("region", "not-stated", "ansvaret, som låg på Region Exempel, anges inte längre."),
        ("not-stated", "region", "ansvaret, som inte angavs, ligger nu på Region Exempel."),
        ("kommunerna", "{each-of: kommunerna}", "ansvaret ändrades från ”länets kommuner” till ”länets kommuner var för sig”."),
        ("region", "{party: region, for: vården}", "ansvaret ändrades från ”Region Exempel” till ”Region Exempel för vården”."),
        ("region", "[region, kommunerna]", "ansvaret ligger nu också på länets kommuner."),
        ("{party: region, words: Vi}", "{group: kommunerna, words: Vi}", "flyttades från Region Exempel till länets kommuner."),
        ("region", "kommunerna", "ansvaret flyttades från Region Exempel till länets kommuner."),
    ] {
        let out = goal(&format!("responsible: {old}"), &format!("responsible: {new}"), "sv");
        assert!(out.contains(expected), "{old} → {new}: {out}");
        assert_eq!(out.contains("flyttades"), expected.contains("flyttades"), "{out}");
    }
    // Nothing is no name.
    let out = goal("responsible: \"\"", "responsible: region", "sv");
    assert!(out.contains("ansvaret, som låg på någon utan namn, ligger nu på Region Exempel."), "{out}");
    let out = goal("responsible: region", "responsible: \"\"", "en");
    assert!(out.contains("which lay with Region Exempel, now lies with someone without a name."), "{out}");
    let out = goal("responsible: {party: region, joint: true}", "responsible: {party: region, joint: false}", "en");
    assert!(out.contains("the responsibility is no longer joint but divided."), "{out}");
}

#[test]
fn times_are_told_beside_their_words() {
    let due = |value: &str| format!("due: {{{value}}}");
    let out = goal(&due("by: 2027-12-31, words: I tid"), &due("by: 2028-12-31, words: I tid"), "sv");
    assert!(out.contains("tiden flyttades från 2027-12-31 till 2028-12-31."), "{out}");
    let out = goal(&due("ongoing: true, words: I tid"), &due("by: 2028-12-31, words: I tid"), "sv");
    assert!(out.contains("tiden ändrades från ”kontinuerligt” till ”senast 2028-12-31”."), "{out}");
    let out = goal(&due("by: 2027-12-31"), &due("by: 2028-12-31, words: I tid"), "sv");
    assert!(out.contains("till ”I tid (senast 2028-12-31)”."), "{out}");
    let worded = due("by: 2027-12-31, words: Om pengarna räcker");
    let out = goal(&due("by: 2027-12-31"), &worded, "sv");
    assert!(out.contains("En ändring"), "{out}");
    assert!(out.contains("tiden skrivs nu ”Om pengarna räcker” i stället för ”senast 2027-12-31”."), "{out}");
    let out = goal(&worded, &due("by: 2027-12-31"), "en");
    assert!(out.contains("the due date now reads “by 2027-12-31” instead of “Om pengarna räcker”."), "{out}");
    let validity = |words: &str| format!("validity: {{from: 2027-01-01, until: 2027-12-31{words}}}\n");
    let out = told("action-plan", &validity(""), &validity(", words: Om budgeten antas"), &[]);
    assert!(out.contains("Giltigheten skrivs nu ”Om budgeten antas” i stället för ”2027-01-01–2027-12-31”."), "{out}");
    let plan = |due: &str| format!("goals:\n- {{id: a, goal: Alla har en plan, due: {{by: 2027-12-31{due}}}}}\n");
    for view in ["inline", "parallel"] {
        let out = told("action-plan", &plan(""), &plan(", words: I tid"), &["--view", view]);
        assert!(out.contains("{+I tid+}"), "{view}: {out}");
    }
}

#[test]
fn flags_that_hold_no_longer_are_sentences() {
    let rule = |automatic: &str| format!("prolongation: {{{automatic}period: 1 year, unless: 6 months}}\n");
    let out = told("agreement", &rule("automatic: true, "), &rule(""), &[]);
    assert!(out.contains("Överenskommelsen förlängs inte längre av sig själv."), "{out}");
    let out = told("agreement", &rule(""), &rule("").replace("6 months", "3 months"), &[]);
    assert!(out.contains("Uppsägningstiden i bestämmelsen om förlängning ändrades från 6 månader till 3 månader."), "{out}");
    let point = |flag: &str| format!("points:\n- {{id: p, act: adopts, text: Planen antas, from: 2027-01-01{flag}}}\n");
    let out = told("decision", &point(", retroactive: true"), &point(""), &[]);
    assert!(out.contains("gäller inte längre retroaktivt."), "{out}");
}

#[test]
fn a_merge_is_told_first_and_then_what_is_not_kept() {
    let old = "goals:\n- {id: a, goal: Alla har en plan för sin vård, responsible: region}\n\
        - {id: b, goal: Boendet är gott, responsible: kommunerna, due: 2027-12-31, comment: Se riktlinjen för boendet.}\n";
    let new = "goals:\n- {id: c, goal: Vård och boende, merges: [plan@2027#a, plan@2027#b], responsible: kommunerna}\n";
    let out = told("action-plan", old, new, &[]);
    assert!(out.contains("• Mål 1 och 2 fördes samman till mål 1; "), "{out}");
    assert!(out.contains("ansvaret är nu länets kommuner (i tidigare mål 1: Region Exempel)"), "{out}");
    assert!(out.contains("av mål 2 (”Boendet är gott”) finns inte kvar: tiden (senast 2027-12-31) och kommentaren"), "{out}");
    assert!(!out.contains("hade något annat"), "{out}");
}

#[test]
fn the_amending_sentence_cites_by_the_numbers_of_today() {
    let old =
        "body: |\n  # Ett\n\n  Första avsnittet utgår helt.\n\n  # Två\n\n  Andra.\n\n  # Tre\n\n  Kommunen ordnar boende.\n";
    let new = "body: |\n  # Två\n\n  Andra.\n\n  # Tre\n\n  Kommunen ordnar allt boende.\n";
    let out = told("agreement", old, new, &["--view", "parallel"]);
    let expected = "dels att avsnitt 1 ska upphöra att gälla, dels att nuvarande avsnitt 3, som får beteckningen 2, ska ha följande \
        lydelse, dels att nuvarande avsnitt 2–3 ska betecknas avsnitt 1–2.";
    assert!(out.contains(expected), "{out}");
    let out = told("agreement", old, new, &["--view", "parallel", "--lang", "en"]);
    assert!(out.contains("that the present section 3, to be numbered 2, shall read as follows"), "{out}");
    let goals = |first: &str, word: &str| {
        format!(
            "goals:\n{first}- {{id: b, goal: Boendet är {word}, activities: [{{id: c, activity: Bygg {word} hus}}, {{id: d, activity: Riv}}]}}\n"
        )
    };
    let out = told("action-plan", &goals("- {id: a, goal: Utgår}\n", "gott"), &goals("", "tryggt"), &["--view", "parallel"]);
    assert!(
        out.contains("nuvarande mål 2, som får beteckningen 1, och nuvarande aktivitet 2.1, som får beteckningen 1.1, ska"),
        "{out}"
    );
}

#[test]
fn a_heading_that_goes_alone_takes_no_text_with_it() {
    let of = |heading: &str, more: &str| {
        format!(
            "body: |\n  # Ansvar\n\n  Alla hjälps åt.\n\n{heading}  Regionen ansvarar för vården.\n\n{more}  # Kostnader\n\n  Delas.\n"
        )
    };
    let heading = "  ## Regionen\n\n";
    let out = told("agreement", &of(heading, ""), &of("", ""), &["--view", "parallel"]);
    assert!(out.contains("rubriken till avsnitt 1.1 ska utgå") && !out.contains("upphöra"), "{out}");
    let out = told("agreement", &of(heading, ""), &of("", ""), &["--view", "parallel", "--lang", "en"]);
    assert!(out.contains("the heading of section 1.1 shall be deleted"), "{out}");
    // Where text goes with it, or goes elsewhere, the section ceases.
    let out = told("agreement", &of(heading, "  Kommunen ansvarar för boendet.\n\n"), &of("", ""), &["--view", "parallel"]);
    assert!(out.contains("avsnitt 1.1 ska upphöra att gälla"), "{out}");
    let elsewhere = "body: |\n  # Ansvar\n\n  Alla hjälps åt.\n\n  # Kostnader\n\n  Delas.\n\n  Regionen ansvarar för vården.\n";
    let out = told("agreement", &of(heading, ""), elsewhere, &["--view", "parallel"]);
    assert!(out.contains("avsnitt 1.1 ska upphöra att gälla"), "{out}");
}

#[test]
fn a_goal_that_is_followed_up_in_another_area_is_told_with_what_became_of_it() {
    let areas = |first: &str, second: &str| {
        format!(
            "goals:\n- {{id: sip, goal: Alla har en plan}}\n- {{id: boende, goal: Boendet är gott}}\nfollow-up:\n  areas:\n  - title: Barn\n    \
             goals: [{{goal: boende, status: ongoing}}{first}]\n  - title: Vuxna\n    goals: [{second}]\n"
        )
    };
    let out = told("action-plan", &areas(", {goal: sip, status: ongoing}", ""), &areas("", "{goal: sip, status: achieved}"), &[]);
    assert!(out.contains("statusen ändrades från pågår till") && !out.contains("togs bort"), "{out}");
    // What is followed up in both areas and then in one is gone from the other.
    let both = areas(", {goal: sip, status: ongoing}", "{goal: sip, status: achieved}");
    let out = told("action-plan", &both, &areas("", "{goal: sip, status: achieved}"), &[]);
    assert!(out.contains("togs bort"), "{out}");
}

#[test]
fn provisions_on_notice_are_told_with_who_gives_it_and_how_long_before() {
    let of = |region: &str, kommunerna: &str| {
        let one = |who: &str, period: &str| {
            if period.is_empty() { String::new() } else { format!("- {{who: {who}, cause: any, period: {period} months}}\n") }
        };
        format!("parties: [region]\nnotice:\n{}{}", one("region", region), one("{each-of: kommunerna}", kommunerna))
    };
    let out = told("agreement", &of("6", "12"), &of("12", "6"), &[]);
    assert!(out.contains("oavsett orsak (Region Exempel): uppsägningstiden ändrades från 6 månader till 12 månader"), "{out}");
    assert!(
        out.contains("oavsett orsak (länets kommuner var för sig): uppsägningstiden ändrades från 12 månader till 6 månader"),
        "{out}"
    );
    let out = told("agreement", &of("6", ""), &of("6", "12"), &[]);
    assert!(out.contains("oavsett orsak (länets kommuner var för sig) är ny: 12 månader"), "{out}");
}

#[test]
fn lists_are_told_by_their_items() {
    let out = text("Så här:\n\n- ett\n- två\n- tre", "Så här:\n\n- tre\n- ett\n- två", &[]);
    assert!(out.contains("flyttades från plats 3 till plats 1 i listan"), "{out}");
    let (old, new) = ("- läkare\n- tolk\n- buss", "1. läkare\n2. tolk\n3. buss");
    let out = text(old, new, &[]);
    assert!(out.contains("En ändring • Listan som börjar med ”läkare” i avsnitt 1 Ansvar är nu numrerad."), "{out}");
    let out = text(old, new, &["--view", "inline"]);
    assert!(out.contains("[-•-]{+2.+} tolk") && out.contains("{+3.+} buss"), "{out}");
    let out = text("1. ett\n2. två", "1. ett\n2. nytt här\n3. två och mer", &["--view", "inline"]);
    assert!(out.contains("{+2. nytt här+}") && out.contains("3. två {+och mer+}"), "{out}");
}

#[test]
fn small_changes_are_told_with_the_words_around_them() {
    let out = text("Den gäller inte vuxna. De ska inte lämna ut uppgifter.", "Den gäller vuxna. De ska lämna ut uppgifter.", &[]);
    assert!(out.contains("”Den gäller inte vuxna” blev ”Den gäller vuxna”"), "{out}");
    assert!(out.contains("”De ska inte lämna ut” blev ”De ska lämna ut”"), "{out}");
    let out = text("De ska inte lämna ut uppgifter.", "De ska **inte** lämna ut uppgifter.", &[]);
    assert!(out.contains("i ordalydelsen framhävs nu ”inte”") && !out.contains("**"), "{out}");
    let out = text("Kostnaden delas lika. Varje part betalar.", "Kostnaden delas lika.\\\nVarje part betalar.", &[]);
    assert!(out.contains("bara i var en rad slutar") && !out.contains('\\'), "{out}");
}

#[test]
fn links_are_told_where_nothing_else_changed() {
    let plan = |link: &str| format!("goals:\n- {{id: a, goal: Alla har en plan{link}}}\n");
    let (old, new) = (plan(""), plan(", continues: annan@2020#a"));
    let out = told("action-plan", &old, &new, &[]);
    assert!(
        out.contains("Bara hur delarna hänger ihop med tidigare utgåvor ändrades: mål 1: vad som fortsätts tillkom:"),
        "{out}"
    );
    for view in ["inline", "parallel"] {
        assert!(told("action-plan", &old, &new, &["--view", view]).contains("Vad som fortsätts:"), "{view}");
    }
}

#[test]
fn who_settles_a_dispute_and_whether_a_heading_has_a_number_read_well() {
    let steps = |due: &str| format!("disputes:\n- {{level: officials, at: {{role: chef}}, due: {due}}}\n");
    let out = told("agreement", &steps("{within: 10 days}"), &steps("{within: 20 days}"), &[]);
    assert!(out.contains("Steget vid tvist hos enhetschef"), "{out}");
    let body = |class: &str| format!("body: |\n  # Bilagor{class}\n\n  Text.\n");
    let run = told("agreement", &body(""), &body(" {.unnumbered}"), &[]);
    assert!(run.contains("Avsnitt 1 Bilagor har inte längre något nummer."), "{run}");
}

#[test]
fn another_document_that_is_replaced_is_a_grave_change() {
    let body = |replaces: &str| {
        format!(
            "{replaces}body: |\n  # Ansvar\n\n  Kommunen ordnar {}.\n",
            if replaces.contains("två") { "allt boende" } else { "boende" }
        )
    };
    for key in ["replaces", "revises"] {
        let (one, two) = (body(&format!("{key}: ett@2020\n")), body(&format!("{key}: två@2021\n").replace('å', "a")));
        let out = told("agreement", &one, &two, &[]);
        assert!(out.contains("En ändring • Uppgiften om vad som") && out.contains("ändrades från ett"), "{out}");
        let out = told("agreement", &one, &body(""), &[]);
        assert!(out.contains("En ändring • Uppgiften om vad som") && out.contains("togs bort: ett"), "{out}");
        let out = told("agreement", &body(""), &one, &["--view", "parallel"]);
        assert!(out.contains("ska ha följande lydelse") && out.contains("ett@2020"), "{out}");
    }
}

#[test]
fn a_group_written_out_as_its_members_is_the_same_who() {
    let all = "[ett, tva]";
    for group in ["kommunerna", "{group: kommunerna}", "{each-of: kommunerna}", "[kommunerna]"] {
        for (old, new) in [(group, all), (all, group)] {
            let out = goal(&format!("responsible: {old}"), &format!("responsible: {new}"), "sv");
            assert!(!out.contains('•') && out.contains("Ingen ändring i sak"), "{old} → {new}: {out}");
        }
    }
    let out = goal("responsible: [region, kommunerna]", "responsible: [tva, region, ett]", "sv");
    assert!(!out.contains('•'), "{out}");
    let out = goal(
        "responsible: {group: kommunerna, role: chef}",
        "responsible: [{organisation: tva, role: chef}, {organisation: ett, role: chef}]",
        "sv",
    );
    assert!(!out.contains('•'), "{out}");
    // One of them is missing, or answers for something else.
    for other in
        ["[ett]", "[ett, region]", "[ett, {organisation: tva, for: vården}]", "[ett, {organisation: tva, from: 2027-03-01}]"]
    {
        let out = goal("responsible: kommunerna", &format!("responsible: {other}"), "sv");
        assert!(out.contains("ansvaret"), "{other}: {out}");
    }
}

#[test]
fn a_party_that_is_a_group_may_be_written_out() {
    let of = |old: &str, new: &str| {
        let parties = |list: &str| format!("parties: [region, {list}]\n");
        told("agreement", &parties(old), &parties(new), &[])
    };
    for (old, new) in [("{each-of: kommunerna}", "ett, tva"), ("tva, ett", "{each-of: kommunerna}")] {
        assert!(!of(old, new).contains('•'), "{}", of(old, new));
    }
    let out = of("kommunerna", "ett, tva");
    assert!(out.contains("En ändring"), "{out}");
    assert!(out.ends_with("Parten länets kommuner är nu part var för sig: Ettans kommun och Tvåans kommun."), "{out}");
    let out = of("ett, tva", "kommunerna");
    assert!(out.ends_with("är nu part som grupp i stället för Ettans kommun och Tvåans kommun."), "{out}");
    let out = of("kommunerna", "ett");
    assert!(out.contains("Parten länets kommuner togs bort.") && out.contains("Parten Ettans kommun är ny."), "{out}");
}

#[test]
fn a_letter_in_two_characters_is_the_letter() {
    let body = "body: |\n  # Åtgärder för ägare {#a}\n\n  Två öar når länet.\n";
    let rest = "target-group: [{text: Äldre från länet}, {text: Små barn}]\nglossary: [{term: Åtagande, definition: Något som någon åtar sig.}]\n";
    // å, ä and ö as a letter and what is put on it, as some systems write them.
    let apart = |text: &str| {
        let pairs = [("å", "a\u{30a}"), ("ä", "a\u{308}"), ("ö", "o\u{308}"), ("Å", "A\u{30a}"), ("Ä", "A\u{308}")];
        pairs.iter().fold(text.to_owned(), |text, (one, two)| text.replace(one, two))
    };
    let composed = format!("{rest}{body}");
    for (old, new) in [(composed.clone(), apart(&composed)), (apart(&composed), composed.clone())] {
        let out = told("agreement", &old, &new, &[]);
        assert_eq!(out, "Ingenting har ändrats.", "{out}");
    }
    let escaped = "glossary: [{term: \"A\\u030Atagande\", definition: Något}]\n";
    let out = told("agreement", escaped, "glossary: [{term: Åtagande, definition: Något}]\n", &[]);
    assert_eq!(out, "Ingenting har ändrats.", "{out}");
    // Nor does Word mark it.
    let head = "okplan: 1\nkind: agreement\nid: avtal\nedition: 2027\ntitle: Överenskommelse\nparties: [region]\n";
    let (old, new) = (format!("{head}{composed}"), apart(&format!("{head}{composed}")));
    let here = folder(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("old.yaml", &old), ("new.yaml", &new)]);
    let made = run(here.path(), &["diff", "old.yaml", "new.yaml", "--format", "docx", "-o", "ut.docx"]);
    let word = crate::word::Word::read(&std::fs::read(here.path().join("ut.docx")).expect(&made.err));
    let [accepted, rejected] = [crate::word::Settle::Accept, crate::word::Settle::Reject].map(|settle| word.paragraphs(settle));
    assert!(accepted == rejected && accepted.iter().any(|text| text.contains("Två öar")), "{accepted:?}");
    // A word that is another is told, and nothing else.
    let out = told("agreement", &composed, &apart(&composed.replace("Två öar", "Tre öar")), &[]);
    assert!(out.contains("En ändring") && out.contains("”Två öar når” blev ”Tre öar når”"), "{out}");
}

#[test]
fn an_age_limit_is_told_without_the_text_beside_it() {
    let group = |one: u8, other: u8| {
        format!(
            "target-group:\n- {{id: barn, text: Barn och unga som är placerade utanför hemmet i länet, below-age: {one}}}\n- {{id: vuxna, text: Vuxna som bor i särskilt boende i länet, from-age: {other}}}\n"
        )
    };
    for view in ["summary", "parallel", "inline"] {
        let out = told("agreement", &group(18, 18), &group(21, 18), &["--view", view]);
        assert!(out.contains("En ändring") && !out.contains("[-ordalydelsen"), "{view}: {out}");
        assert!(out.matches("Vuxna som bor").count() <= usize::from(view == "inline"), "{view}: {out}");
    }
    let out = told("agreement", &group(18, 18), &group(21, 18), &[]);
    assert!(out.ends_with("den övre åldersgränsen ändrades från 18 till 21."), "{out}");
    let one = "target-group: {text: Barn och unga, below-age: 18}\n";
    let out =
        told("agreement", one, &one.replace("{text", "[{text").replace("18}", "18}, {text: Vuxna i särskilt boende}]"), &[]);
    assert!(out.contains("En ändring") && out.ends_with("Målgruppen ”Vuxna i särskilt boende” är ny."), "{out}");
}

#[test]
fn groups_that_hold_each_other_are_looked_at_for_a_while() {
    let ids: Vec<String> = (0..60).map(|at| format!("g{at}")).collect();
    let members = ids.join(", ");
    let groups: String = ids.iter().map(|id| format!("- {{id: {id}, name: Grupp {id}, members: [{members}]}}\n")).collect();
    let register = format!("okplan: 1\nkind: register\ngroups:\n{groups}");
    let plan = |who: &str| {
        let goals: String = (0..40).map(|at| format!("- {{id: m{at}, goal: Mål {at}, responsible: {who}}}\n")).collect();
        format!("okplan: 1\nkind: action-plan\nid: plan\nedition: 2027\ntitle: Plan\ngoals:\n{goals}")
    };
    let (old, new) = (plan("g1"), plan("[g2, g3]"));
    let here = folder(&[("okplan.yaml", SETTINGS), ("register.yaml", &register), ("old.yaml", &old), ("new.yaml", &new)]);
    let start = std::time::Instant::now();
    let told = run(here.path(), &["diff", "old.yaml", "new.yaml"]);
    assert!(told.out.contains("ansvaret") && start.elapsed() < std::time::Duration::from_secs(20), "{}", told.err);
}
