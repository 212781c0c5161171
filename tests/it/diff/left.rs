//! What is the same though an id, a heading, a form or a place is another: through the real binary, in both directions.

use crate::cli::{folder, run};

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: Länet\n";
const REGISTER: &str = "okplan: 1\nkind: register\norganisations:\n- {id: region, names: Region Exempel}\n- {id: alby, names: Alby kommun}\n- {id: berga, names: Berga kommun}\n\
    units:\n- {id: psyk, of: region, name: psykiatrin}\n- {id: soc, of: alby, name: socialtjänsten}\n\
    groups:\n- {id: kommunerna, name: länets kommuner, members: [alby, berga]}\nroles:\n- {id: chef, name: enhetschefen}\n- {id: direktor, name: direktören}\n";

/// What is told of two documents of that kind, there and back, each on one line.
fn both(kind: &str, old: &str, new: &str) -> [String; 2] {
    let head = |rest: &str| format!("okplan: 1\nkind: {kind}\nid: d\nedition: 2027\ntitle: Titel\n{rest}");
    let (old, new) = (head(old), head(new));
    let folder = folder(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("old.yaml", &old), ("new.yaml", &new)]);
    let told = |arguments: [&str; 3]| run(folder.path(), &arguments).out.split_whitespace().collect::<Vec<_>>().join(" ");
    [told(["diff", "old.yaml", "new.yaml"]), told(["diff", "new.yaml", "old.yaml"])]
}

fn is_neither_gone_nor_new(told: &str) -> bool {
    ["togs bort.", "är ny.", "är nytt."].iter().all(|word| !told.contains(word))
}

#[test]
fn a_clause_that_got_an_id_or_does_something_else_is_the_same_clause() {
    for (old, new, expected) in [
        (
            "deviations:\n- who: [region, kommunerna]\n  contains: vad som hände\n",
            "deviations:\n- id: avv\n  who: [region, kommunerna]\n  contains: vad som hände\n",
            "id tillkom: avv.",
        ),
        (
            "disputes:\n- {at: chef, does: löser frågan}\n- {at: direktor, does: avgör}\n",
            "disputes:\n- {at: chef, does: ger ett skriftligt besked}\n- {at: direktor, does: avgör}\n",
            "Steget vid tvist hos enhetschefen: beskrivningen av vad som ska göras ändrades",
        ),
        (
            "cost-sharing:\n- cost: boende\n  shares:\n  - {who: region, share: 1/3}\n  - {who: kommunerna, share: 2/3}\n",
            "cost-sharing:\n- cost: boende\n  shares:\n  - {who: region, share: 1/3}\n  - {who: [alby, berga], share: 2/3}\n",
            "Ingen ändring i sak",
        ),
        (
            "cost-sharing:\n- cost: boende\n  shares:\n  - {who: region, share: 1/3}\n  - {who: kommunerna, share: 2/3}\n",
            "cost-sharing:\n- cost: boende\n  shares:\n  - {who: region, share: 1/3}\n  - {who: [alby, berga], share: 1/3}\n",
            "andelen ändrades",
        ),
    ] {
        let [there, back] = both("agreement", old, new);
        assert!(there.contains(expected), "{expected}: {there}");
        assert!(is_neither_gone_nor_new(&there) && is_neither_gone_nor_new(&back), "{there} / {back}");
    }
}

#[test]
fn a_seat_for_the_same_in_another_order_or_for_some_of_them_is_the_same_seat() {
    let seats = |who: &str| {
        let seat = format!("- {{id: lok, name: Lokala gruppen, seats: [{{for: [{who}], presence: shall}}]}}\n");
        format!("{REGISTER}forums:\n{seat}")
    };
    let told = |old: &str, new: &str| {
        let (old, new) = (seats(old), seats(new));
        let out = run(folder(&[("o.yaml", &old), ("n.yaml", &new)]).path(), &["diff", "o.yaml", "n.yaml"]).out;
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(told("psyk, soc", "soc, psyk").contains("Ingen ändring i sak"), "{}", told("psyk, soc", "soc, psyk"));
    let fewer = told("psyk, soc", "soc");
    assert!(fewer.contains("psykiatrin") && is_neither_gone_nor_new(&fewer), "{fewer}");
    // A seat for another is another seat.
    let other = told("psyk", "soc");
    assert!(other.contains("togs bort.") && other.contains("är ny."), "{other}");
}

#[test]
fn clauses_of_others_are_others() {
    let [told, _] = both(
        "agreement",
        "disputes:\n- {at: chef, does: löser frågan}\n",
        "disputes:\n- {at: direktor, does: ger ett skriftligt besked}\n",
    );
    assert!(told.contains("hos enhetschefen togs bort.") && told.contains("hos direktören är nytt."), "{told}");
}

#[test]
fn a_note_that_is_written_beside_the_text_is_the_same_note() {
    let body = "body: |\n  # Ett\n\n  Text.[^a] Mer text.[^b]\n";
    let inside = format!("{body}\n  [^a]: Se beslutet.\n  [^b]: Enligt lag.\n");
    let beside = format!("{body}footnotes:\n  a: Se beslutet.\n  b: Enligt lag.\n");
    for told in both("agreement", &inside, &beside) {
        assert!(told.ends_with("Ingen ändring i sak"), "{told}");
    }
    let [told, back] = both("agreement", &inside, &beside.replace("Enligt lag", "Enligt förordning"));
    assert!(told.contains("”Enligt lag” blev ”Enligt förordning”") && told.contains("En ändring"), "{told}");
    assert!(back.contains("En ändring"), "{back}");
    let [told, back] = both("agreement", &inside, &beside.replace("  b: Enligt lag.\n", "").replace("[^b]", ""));
    assert!(told.contains("En ändring") && told.contains("Fotnoten ”Enligt lag”"), "{told}");
    assert!(back.contains("Fotnoten ”Enligt lag” är ny"), "{back}");
}

#[test]
fn the_first_area_of_a_follow_up_makes_it_no_other() {
    let old = "follow-up:\n  of: plan@2025\n  as-of: 2026-12-31\n";
    let new = format!("{old}  areas:\n  - {{title: Barn, text: Det går bra.}}\n");
    let [there, back] = both("action-plan", old, &new);
    assert!(there.ends_with("En ändring • Området i uppföljningen ”Barn” är nytt."), "{there}");
    assert!(back.ends_with("En ändring • Området i uppföljningen ”Barn” togs bort."), "{back}");
    let [told, _] = both("action-plan", old, &old.replace("12-31", "06-30"));
    assert!(told.contains("En ändring") && told.contains("2026-06-30") && is_neither_gone_nor_new(&told), "{told}");
    let [told, back] = both("action-plan", "", old);
    assert!(told.contains("Uppföljningen är ny") && back.contains("Uppföljningen togs bort"), "{told} / {back}");
}

fn text(body: &str) -> String {
    format!("body: |\n  {}\n", body.replace('\n', "\n  "))
}

const FIRST: &str = "# Ansvar {#ansvar}\n\nRegionen ansvarar för\n\n- vård\n- hjälpmedel\n- läkemedel.\n";

#[test]
fn a_heading_with_another_name_and_id_over_the_same_text_is_renamed() {
    let old = text(&format!("{FIRST}\n# Kostnader {{#kostnader}}\n\nDygnet kostar 500 kronor.\n\nDen enskilde betalar."));
    let new = old.replace("# Kostnader {#kostnader}", "# Avgifter {#avgifter}");
    let [told, back] = both("agreement", &old, &new);
    assert!(told.contains("rubriken ändrades från ”Kostnader” till ”Avgifter”; avsnittet bytte id"), "{told}");
    assert!(!told.contains("flyttades") && is_neither_gone_nor_new(&told) && is_neither_gone_nor_new(&back), "{told} / {back}");
    // Over less than two thirds of it stands another heading.
    let other = new.replace("Dygnet kostar 500 kronor.", "Läkemedel och resor ersätts av regionen.");
    let [told, _] = both("agreement", &old, &other);
    assert!(told.contains("Avsnitt 2 Kostnader togs bort") && told.contains("Avsnitt 2 Avgifter är nytt"), "{told}");
}

#[test]
fn a_group_of_goals_with_another_name_and_id_is_renamed() {
    let goals = "  goals:\n  - {id: a, goal: Barn får stöd tidigt}\n  - {id: b, goal: Skolan upptäcker ohälsa}\n";
    let group = |title: &str, id: &str| format!("goals:\n- group: {title}\n  id: {id}\n{goals}");
    let [told, _] = both("action-plan", &group("Barn", "barn"), &group("Unga", "unga"));
    assert!(told.contains("Gruppen ”Barn”: rubriken ändrades från ”Barn” till ”Unga”; gruppen bytte id"), "{told}");
    assert!(!told.contains("fortsätter") && is_neither_gone_nor_new(&told), "{told}");
}

#[test]
fn a_heading_that_came_or_went_moves_nothing_under_it() {
    let (old, new) = (text(FIRST), text(&FIRST.replace("- vård", "## Vården {#varden}\n\n- vård")));
    let [there, back] = both("agreement", &old, &new);
    assert!(there.ends_with("En ändring • Avsnitt 1.1 Vården är nytt, över text som stod i avsnitt 1."), "{there}");
    let gone = "En ändring • Avsnitt 1.1 Vården togs bort, och text därunder står nu i avsnitt 1.";
    assert!(back.ends_with(gone), "{back}");
    let goals = "- {id: a, goal: Barn får stöd tidigt}\n- {id: b, goal: Skolan upptäcker ohälsa}\n";
    let grouped = format!("goals:\n- group: Barn\n  id: barn\n  goals:\n  {}\n", goals.trim_end().replace('\n', "\n  "));
    let [there, back] = both("action-plan", &format!("goals:\n{goals}"), &grouped);
    assert!(there.ends_with("En ändring • Gruppen ”Barn” är ny, över 2 mål som stod utan rubrik."), "{there}");
    assert!(back.ends_with("En ändring • Gruppen ”Barn” togs bort, och 2 mål därunder står nu utan rubrik."), "{back}");
}

#[test]
fn what_came_to_a_new_heading_from_elsewhere_moved() {
    let old = text(&format!("# Syfte {{#syfte}}\n\nSamverkan ska fungera väl.\n\nParterna möts varje månad.\n\n{FIRST}"));
    let new = text(&format!(
        "# Syfte {{#syfte}}\n\nSamverkan ska fungera väl.\n\n{FIRST}\n# Möten {{#moten}}\n\nParterna möts varje månad."
    ));
    let [told, _] = both("agreement", &old, &new);
    assert!(told.contains("Stycket ”Parterna möts varje månad”") && told.contains("flyttades från avsnitt 1"), "{told}");
}

#[test]
fn sentences_in_another_order_are_told_as_that() {
    let one = |words: &str| text(&format!("# Ett\n\n{words}"));
    let (first, second) = ("Parterna följer upp avtalet varje år.", "Länsgruppen sammanställer resultatet.");
    let [told, _] = both("agreement", &one(&format!("{first} {second}")), &one(&format!("{second} {first}")));
    assert!(told.contains("meningarna står i en annan ordning, men är desamma"), "{told}");
    assert!(!told.contains("ströks") && !told.contains("”. "), "{told}");
    let changed = format!("{second} Parterna följer inte upp avtalet varje år.");
    let [told, _] = both("agreement", &one(&format!("{first} {second}")), &one(&changed));
    assert!(!told.contains("är desamma") && told.contains("inte"), "{told}");
}

#[test]
fn a_word_stands_apart_from_what_it_means() {
    let one = |meaning: &str| text(&format!("# Ett\n\nAvgift\n: Det som {meaning} betalar."));
    let [told, _] = both("agreement", &one("den enskilde"), &one("kommunen"));
    assert!(told.contains("Stycket ”Avgift: Det som den enskilde betalar”"), "{told}");
}

#[test]
fn acts_of_one_name_are_told_apart_by_their_numbers() {
    let acts = "acts:\n- {id: sol, name: socialtjänstlagen, number: '2025:400'}\n- {id: sol-2001, name: socialtjänstlagen, number: '2001:453', replaced-by: sol}\n- {id: hsl, name: hälso- och sjukvårdslagen, number: '2017:30'}\n";
    let register = format!("{REGISTER}{acts}");
    let basis = |act: &str| {
        format!(
            "okplan: 1\nkind: agreement\nid: d\nedition: 2027\ntitle: T\nlegal-basis:\n- {{act: {act}, provision: 10 kap. 8 §}}\n"
        )
    };
    let told = |one: &str, other: &str| {
        let (old, new) = (basis(one), basis(other));
        let files = [("okplan.yaml", SETTINGS), ("register.yaml", register.as_str()), ("old.yaml", &old), ("new.yaml", &new)];
        run(folder(&files).path(), &["diff", "old.yaml", "new.yaml"]).out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let out = told("sol-2001", "sol");
    assert!(out.contains("10 kap. 8 § socialtjänstlagen (2001:453) togs bort."), "{out}");
    assert!(out.contains("10 kap. 8 § socialtjänstlagen (2025:400) är ny."), "{out}");
    // The only one of its name needs no number.
    assert!(told("hsl", "sol").contains("hälso- och sjukvårdslagen togs bort."), "{}", told("hsl", "sol"));
    let without = format!(
        "{REGISTER}acts:\n- {{id: sol, name: socialtjänstlagen, number: '2025:400'}}\ndocuments:\n- {{id: h12, edition: 2012, title: Habilitering}}\n- {{id: h16, edition: 2016, title: Habilitering}}\n"
    );
    let old = format!("{register}documents:\n- {{id: h12, edition: 2012, title: Habilitering}}\n");
    let out = run(folder(&[("o.yaml", &old), ("n.yaml", &without)]).path(), &["diff", "o.yaml", "n.yaml"]).out;
    for told in ["”socialtjänstlagen” (2001:453) togs bort.", "”Habilitering” (2016) är nytt."] {
        assert!(out.contains(told), "{told}: {out}");
    }
}

/// A plan whose goals have the activities of their letters.
fn goals(all: &[(&str, &str, &str)]) -> String {
    let words =
        [("m", "Ta fram en mall"), ("k", "Utbilda personalen"), ("r", "Gör brukarrevisioner"), ("n", "Följ upp planerna")];
    let activity = |letter: char| {
        let found = words.iter().find(|(id, _)| id.starts_with(letter)).expect("a letter");
        format!("  - {{id: {}, activity: {}}}\n", found.0, found.1)
    };
    let goal = |(id, goal, letters): &(&str, &str, &str)| {
        let activities: String = letters.chars().map(activity).collect();
        format!("- id: {id}\n  goal: {goal}\n  activities:\n{activities}")
    };
    format!("goals:\n{}", all.iter().map(goal).collect::<String>())
}

#[test]
fn a_goal_whose_activities_were_divided_between_two_that_share_its_words_was_split() {
    let home = ("boende", "Boendet är tryggt", "r");
    let whole = goals(&[("sip", "Alla som behöver det har en plan", "mk"), home]);
    let pieces = |second: &str, letters: &str| {
        goals(&[("vuxna", "Vuxna som behöver det har en plan", "m"), ("barn", second, letters), home])
    };
    let [told, back] = both("action-plan", &whole, &pieces("Barn som behöver det har en plan före skolstart", "kn"));
    assert!(told.contains("delades i mål 1 och 2") && !told.contains("är nytt:"), "{told}");
    assert!(back.contains("Mål 1 och 2 fördes samman till mål 1"), "{back}");
    // What shares no words, or has none of the activities, is new.
    let [told, _] = both("action-plan", &whole, &pieces("Skolorna samverkar bättre", "kn"));
    assert!(told.contains("Mål 2 är nytt") && !told.contains("delades"), "{told}");
    let [told, _] = both(
        "action-plan",
        &goals(&[("sip", "Alla som behöver det har en plan", "m"), home]),
        &pieces("Barn som behöver det har en plan före skolstart", "kn"),
    );
    assert!(told.contains("Mål 2 är nytt") && !told.contains("delades"), "{told}");
    // A goal that says what it said was not split, though an activity went to another.
    let beside = goals(&[
        ("sip", "Alla som behöver det har en plan", "m"),
        ("barn", "Barn som behöver det har en plan före skolstart", "kn"),
        home,
    ]);
    let [told, _] = both("action-plan", &whole, &beside);
    assert!(told.contains("Mål 2 är nytt") && !told.contains("delades"), "{told}");
}

#[test]
fn two_goals_whose_activities_came_together_in_one_that_shares_their_words_were_merged() {
    let old = goals(&[("sip", "Alla som behöver det har en plan", "mk"), ("boende", "Boendet är tryggt", "r")]);
    let new = goals(&[("allt", "Alla har en plan och ett tryggt boende", "mr")]);
    let [told, back] = both("action-plan", &old, &new);
    assert!(told.contains("Mål 1 och 2 fördes samman till mål 1") && !told.contains("Mål 1 (”Alla som"), "{told}");
    assert!(back.contains("delades i mål 1 och 2"), "{back}");
    let other = goals(&[("allt", "Bostäder finns i alla kommuner", "mr")]);
    let [told, _] = both("action-plan", &old, &other);
    assert!(!told.contains("fördes samman"), "{told}");
}

#[test]
fn a_cost_that_is_shared_otherwise_is_the_same_cost() {
    let of = |rest: &str| format!("cost-sharing:\n- cost: boende\n{rest}");
    let old = of("  shares:\n  - {who: region, share: 1/2}\n  - {who: alby, share: 1/2}\n  unless: annat har sagts\n");
    let [there, back] = both("agreement", &old, &of("  shares:\n  - {who: region, share: 1/2}\n  - {who: alby, share: 1/2}\n"));
    assert!(
        there.contains("undantaget togs bort") && !there.contains("säkerhet") && !back.contains("säkerhet"),
        "{there} / {back}"
    );
    let [there, _] =
        both("agreement", &old, &of("  shares:\n  - {who: berga, share: 100 %}\n  until: {event: nämnden säger annat}\n"));
    assert!(there.contains("Berga kommun") && there.contains("är ny: 100 %") && there.contains("togs bort (1 av 2)"), "{there}");
    // Another cost is another.
    let other = "cost-sharing:\n- cost: resor\n  shares:\n  - {who: berga, share: 100 %}\n";
    let [there, _] = both("agreement", &old, other);
    assert!(there.contains("”boende” togs bort") && there.contains("”resor” är ny"), "{there}");
}

#[test]
fn what_became_of_a_new_adoption_is_told() {
    let [there, _] = both(
        "agreement",
        "parties: [region]\nadoption:\n- {party: region, date: 2026-11-15}\n",
        "parties: [region]\nadoption:\n- {party: region, date: 2026-11-15}\n- {party: alby, outcome: pending}\n",
    );
    assert!(there.contains("Antagandet för Alby kommun är nytt: inte behandlat"), "{there}");
}
