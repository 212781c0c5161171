//! What says the same in another way or order is no change of substance: not told, not proposed, and status 0.

use super::meant::SETTINGS;
use crate::cli::{Run, folder, run};
use serde_json::Value;

const REGISTER: &str = "okplan: 1\nkind: register\n\
    organisations:\n- {id: region, names: Region Exempel}\n- {id: alby, names: Alby kommun}\n- {id: berga, names: Berga kommun}\n\
    - {id: celle, names: Celle kommun}\n- {id: dalby, names: Dalby kommun}\n\
    units:\n- {id: psyk, of: region, name: psykiatrin}\n- {id: soc, of: kommunerna, name: socialtjänsten}\n\
    groups:\n- {id: kommunerna, name: länets kommuner, members: [alby, berga, celle, dalby]}\n\
    - {id: kusten, name: kustkommunerna, members: [alby, berga]}\n\
    - {id: inlandet, name: inlandskommunerna, members: [celle, dalby]}\n\
    - {id: norr, name: kommunerna i norr, members: [berga, celle]}\n\
    - {id: huvudmannen, name: huvudmännen, members: [region, kommunerna]}\n";

pub(super) fn compared(kind: &str, old: &str, new: &str, arguments: &[&str]) -> Run {
    let head = |rest: &str| format!("okplan: 1\nkind: {kind}\nid: plan\nedition: 2027\ntitle: Plan\n{rest}");
    let (old, new) = (head(old), head(new));
    let folder = folder(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("old.yaml", &old), ("new.yaml", &new)]);
    run(folder.path(), &[&["diff", "old.yaml", "new.yaml"], arguments].concat())
}

pub(super) fn joined(run: &Run) -> String {
    run.out.split_whitespace().collect::<Vec<_>>().join(" ").replace("│ ", "")
}

fn goal(rest: &str) -> String {
    format!("goals:\n- {{id: a, goal: Alla har en plan, {rest}}}\n")
}

/// That nobody came or went, in every way it is shown.
pub(super) fn is_same(kind: &str, old: &str, new: &str) {
    for (language, expected) in [("sv", "Ingen ändring i sak"), ("en", "No change of substance")] {
        let run = compared(kind, old, new, &["--lang", language]);
        assert!(run.out.contains(expected) && !run.out.contains('•'), "{old} → {new}: {}", run.out);
        assert_eq!(run.status, 0, "{old} → {new}");
    }
    for arguments in [&["--view", "parallel"][..], &["--format", "html"], &["--format", "html", "--view", "parallel"]] {
        let run = compared(kind, old, new, &[arguments, &["--lang", "sv"]].concat());
        let out = joined(&run);
        assert!(out.contains("Ingen ändring i sak"), "{arguments:?}: {out}");
        for wrong in ["Härmed föreslås", "[-", "{+", "<ins>", "<del>", "Upphör att gälla", "saknar motsvarighet"] {
            assert!(!out.contains(wrong), "{old} → {new}, {arguments:?}, {wrong}: {out}");
        }
        assert_eq!(run.status, 0, "{arguments:?}");
    }
    // For programs it is a change all the same, by which the old becomes the new.
    let run = compared(kind, old, new, &["--format", "json"]);
    let json: Value = serde_json::from_str(&run.out).expect("JSON");
    let document = &json["documents"][0];
    assert_eq!((run.status, &document["change"]), (0, &Value::from("changed")));
    let parts = document["parts"].as_array().expect("parts");
    let mut changes = parts.iter().flat_map(|part| part["changes"].as_array().expect("changes"));
    assert!(!parts.is_empty() && changes.all(|change| change["follows"] == true), "{document}");
}

#[test]
fn the_same_who_in_groups_that_overlap_is_the_same() {
    for key in ["responsible", "follow-up-responsible"] {
        for (old, new) in [
            ("[kusten, alby]", "kusten"),
            ("[kusten, norr, inlandet]", "[kusten, inlandet]"),
            ("[kommunerna]", "[kommunerna, kusten]"),
            ("[kusten, alby]", "[kusten, berga]"),
            ("[huvudmannen, alby]", "[berga, huvudmannen]"),
            ("[region, region]", "region"),
            ("psyk", "{party: region, unit: psyk}"),
            ("soc", "{group: kommunerna, unit: soc}"),
            ("[region, kommunerna]", "[kommunerna, region]"),
        ] {
            let of = |who: &str| goal(&format!("{key}: {who}"));
            is_same("action-plan", &of(old), &of(new));
            is_same("action-plan", &of(new), &of(old));
        }
    }
}

#[test]
fn who_really_came_or_went_is_told() {
    for (old, new, expected) in [
        ("[kusten, alby]", "[kusten, celle]", "ansvaret ligger nu också på Celle kommun."),
        ("[kusten, norr]", "kusten", "ansvaret ligger inte längre på Celle kommun."),
        ("[kusten, {party: alby, for: lokaler}]", "kusten", "ansvaret ligger inte längre på Alby kommun för lokaler."),
        ("kommunerna", "{each-of: kommunerna}", "till ”länets kommuner var för sig”."),
        (
            "{each-of: kusten, unit: soc}",
            "{each-of: kommunerna, unit: soc}",
            "ansvaret ligger nu också på socialtjänsten i Celle kommun och socialtjänsten i Dalby kommun.",
        ),
        ("soc", "{each-of: kommunerna, unit: soc}", "gruppen i ansvaret tillkom: länets kommuner."),
        (
            "[{group: kusten, words: Vid kusten}, alby]",
            "[{group: kusten, words: Kusten}]",
            "ansvaret skrivs nu ”Kusten” i stället för ”Vid kusten och Alby kommun”.",
        ),
    ] {
        let of = |who: &str| goal(&format!("responsible: {who}"));
        let run = compared("action-plan", &of(old), &of(new), &["--lang", "sv"]);
        let out = joined(&run);
        assert!(out.contains("En ändring") && out.ends_with(expected), "{old} → {new}: {out}");
        assert_eq!(run.status, 1);
    }
    let of = |who: &str| goal(&format!("responsible: {who}"));
    let run = compared("action-plan", &of("soc"), &of("{each-of: kommunerna, unit: soc}"), &["--lang", "en"]);
    assert!(joined(&run).ends_with("the group of the responsibility was added: länets kommuner."), "{}", run.out);
}

#[test]
fn a_party_that_another_has_among_its_members_neither_came_nor_went() {
    for (old, new) in [
        ("[region, kusten, alby]", "[region, kusten]"),
        ("[region, kusten, alby]", "[region, kusten, berga]"),
        ("[region, kusten, norr, inlandet]", "[region, kusten, inlandet]"),
        ("[region, {each-of: kommunerna}]", "[region, {each-of: kommunerna}, alby]"),
        ("[region, kommunerna]", "[kommunerna, region]"),
    ] {
        let of = |parties: &str| format!("parties: {parties}\n");
        is_same("agreement", &of(old), &of(new));
        is_same("agreement", &of(new), &of(old));
    }
    for (old, new, expected) in [
        ("[region, kusten, celle]", "[region, kusten]", "Parten Celle kommun togs bort."),
        ("[region, kusten]", "[region, kusten, {party: alby, called: staden}]", "Parten Alby kommun är ny."),
        ("[region, kommunerna]", "[region, {each-of: kommunerna}]", "Parten länets kommuner är nu part var för sig."),
        (
            "[region, kommunerna]",
            "[region, kusten]",
            "Parten länets kommuner ersattes som part av kustkommunerna; Celle kommun och Dalby kommun är inte längre parter.",
        ),
        (
            "[region, kusten]",
            "[region, norr]",
            "ersattes som part av kommunerna i norr; Alby kommun är inte längre part; Celle kommun är en ny part.",
        ),
        (
            "[huvudmannen]",
            "[region, kommunerna]",
            "Parten huvudmännen är nu part var för sig: Region Exempel och länets kommuner.",
        ),
    ] {
        let of = |parties: &str| format!("parties: {parties}\n");
        let run = compared("agreement", &of(old), &of(new), &["--lang", "sv"]);
        let out = joined(&run);
        assert!(out.contains("En ändring") && out.ends_with(expected), "{old} → {new}: {out}");
    }
    let run = compared("agreement", "parties: [kusten]\n", "parties: [kommunerna]\n", &["--lang", "en"]);
    let expected = "was replaced as a party by länets kommuner; Celle kommun and Dalby kommun are new parties.";
    assert!(joined(&run).ends_with(expected), "{}", run.out);
}

#[test]
fn provisions_are_compared_by_what_they_cite() {
    let of = |bases: &[&str]| {
        let bases: String = bases.iter().map(|provision| format!("- {{act: hsl, provision: {provision}}}\n")).collect();
        format!("parties: [region]\nlegal-basis:\n{bases}")
    };
    for (old, new) in [
        (&["16 kap. 3 §"][..], &["16 kap 3§"][..]),
        (&["8 och 9 §§"], &["[8 §, 9 §]"]),
        (&["8 §", "9 §"], &["[8 §, 9 §]"]),
        (&["8 §", "9 §"], &["8 och 9 §§"]),
        (&["8 §", "12 §"], &["12 §", "8 §"]),
    ] {
        is_same("agreement", &of(old), &of(new));
        is_same("agreement", &of(new), &of(old));
    }
    for (old, new) in [
        (&["16 kap. 3 §"][..], &["16 kap. 4 §"][..]),
        (&["3 §"], &["16 kap. 3 §"]),
        (&["8 och 9 §§"], &["[8 §, 10 §]"]),
        (&["8 och 9 §§"], &["8 eller 9 §"]),
        (&["8 §"], &["8 § andra stycket"]),
        (&["8 och 12 §§"], &["8–12 §§"]),
        // There may be an 8 a §.
        (&["8 och 9 §§"], &["8–9 §§"]),
    ] {
        let run = compared("agreement", &of(old), &of(new), &["--lang", "sv"]);
        assert!(run.out.contains("hänvisningen till bestämmelsen ändrades") && run.status == 1, "{old:?} {new:?}: {}", run.out);
    }
    // What is cited no longer is told.
    let run = compared("agreement", &of(&["8 §", "9 §", "10 §"]), &of(&["8 och 9 §§"]), &["--lang", "sv"]);
    assert!(run.out.contains("10 § hsl togs bort") && !run.out.contains("grunden 9 §"), "{}", run.out);
}

#[test]
fn what_is_the_same_is_not_proposed_beside_what_is_not() {
    let of =
        |who: &str, due: &str| format!("{}- {{id: b, goal: Vuxna lyssnar, due: {due}}}\n", goal(&format!("responsible: {who}")));
    let run = compared(
        "action-plan",
        &of("psyk", "2027-01-01"),
        &of("{party: region, unit: psyk}", "2027-02-01"),
        &["--view", "parallel", "--lang", "sv"],
    );
    let out = joined(&run);
    assert!(out.contains("att mål 2 ska ha följande lydelse") && !out.contains("organisationen"), "{out}");
    assert_eq!(run.status, 1);
}

#[test]
fn a_file_with_errors_is_not_the_same_unless_it_is_the_same_file() {
    let (whole, broken) = (goal("responsible: {group: kommunerna}"), goal("responsible: {group: kommunerna, rol: chef}"));
    for (old, new, status) in [(&whole, &broken, 1), (&broken, &whole, 1), (&broken, &broken, 0), (&whole, &whole, 0)] {
        let run = compared("action-plan", old, new, &["--lang", "sv"]);
        assert_eq!(run.status, status, "{old} → {new}: {}", run.out);
        assert_eq!(compared("action-plan", old, new, &["--format", "json"]).status, status);
    }
    let run = compared("action-plan", &whole, &broken, &["--lang", "sv"]);
    assert!(run.out.contains("Inget av det som går att läsa har ändrats."), "{}", run.out);
}

#[test]
fn entries_are_called_what_they_are() {
    let registers = |old: &str, new: &str, language: &str| {
        let forum = |rest: &str| format!("okplan: 1\nkind: register\nforums:\n- {{id: f, name: Forumet, {rest}}}\n");
        let (old, new) = (forum(old), forum(new));
        let folder = folder(&[("okplan.yaml", SETTINGS), ("register.yaml", REGISTER), ("old.yaml", &old), ("new.yaml", &new)]);
        joined(&run(folder.path(), &["diff", "old.yaml", "new.yaml", "--lang", language]))
    };
    let undecided = "undecided: [{who: alby, between: [kusten, norr]}]";
    let out = registers("level: county", &format!("level: county, {undecided}"), "sv");
    assert!(out.contains("Det öppna valet av grupp för Alby kommun") && out.contains("är nytt"), "{out}");
    let out = registers("level: county", &format!("level: county, {undecided}"), "en");
    assert!(out.contains("The open choice of group for Alby kommun"), "{out}");
    let seat = |when: &str| format!("seats: [{{for: psyk, presence: invited{when}}}]");
    let out = registers(&seat(", when: en fråga gäller dem"), &seat(""), "sv");
    assert!(out.contains("uppgiften om när platsen deltar togs bort: ”en fråga gäller dem”"), "{out}");
    let deviations = |day: &str| {
        format!(
            "parties: [region]\ndeviations:\n- {{id: d, who: {{words: Den som ser bristen}}, report-to: region, due: {day}}}\n"
        )
    };
    let out = joined(&compared("agreement", &deviations("2027-01-01"), &deviations("2027-02-01"), &["--lang", "sv"]));
    assert!(out.contains("från ”Den som ser bristen”"), "{out}");
}

#[test]
fn provisions_that_are_joined_or_divided_while_something_else_changes_do_not_come_or_go() {
    let told = |old: &[&str], new: &[&str]| {
        let of = |bases: &[&str]| {
            let all: String = bases.iter().map(|provision| format!("- {{act: hsl, provision: {provision}}}\n")).collect();
            format!("parties: [region]\nlegal-basis:\n{all}")
        };
        let run = compared("agreement", &of(old), &of(new), &["--lang", "sv"]);
        assert_eq!(run.status, 1, "{}", run.out);
        joined(&run)
    };
    let out = told(&["8 och 9 §§"], &["8 §, words: om SIP", "9 §"]);
    assert!(
        out.contains("grunden 8 § hsl: ordalydelsen tillkom") && !out.contains("ändrades") && !out.contains("är ny"),
        "{out}"
    );
    let out = told(&["3 §", "4 §", "5 §"], &["3 och 4 §§"]);
    assert!(out.contains("5 § hsl togs bort") && out.contains("En ändring"), "{out}");
    // What is cited for the first time, or no longer, is told.
    let out = told(&["3 §", "4 §"], &["3 och 5 §§"]);
    assert!(out.contains("till ”3 och 5 §§”") && out.contains("4 § hsl togs bort"), "{out}");
    // What is said beside them changes place.
    let out = told(&["3 och 5 §§, words: om SIP", "4 §, words: om vård"], &["3 och 4 §§, words: om SIP", "5 §, words: om vård"]);
    assert!(out.contains("ändrades"), "{out}");
}

#[test]
fn the_order_of_what_stands_for_itself_says_nothing() {
    let shares = |all: [&str; 2]| {
        let all: String = all.iter().map(|share| format!("  - {{who: {share}}}\n")).collect();
        format!("parties: [region]\ncost-sharing:\n- cost: boende\n  shares:\n{all}")
    };
    let (one, other) = ("region, share: 1/3", "alby, share: 2/3");
    is_same("agreement", &shares([one, other]), &shares([other, one]));
    let signatures = |all: [&str; 2]| {
        let all: String = all.iter().map(|party| format!("- {{party: {party}, date: 2026-12-01}}\n")).collect();
        format!("parties: [region, alby]\nsignatures:\n{all}")
    };
    is_same("agreement", &signatures(["region", "alby"]), &signatures(["alby", "region"]));
    // Who is asked first does say something.
    let steps = |all: [&str; 2]| {
        let all: String = all.iter().map(|at| format!("- {{level: individual, at: {at}}}\n")).collect();
        format!("parties: [region]\ndisputes:\n{all}")
    };
    let run = compared("agreement", &steps(["region", "alby"]), &steps(["alby", "region"]), &["--lang", "sv"]);
    assert_eq!(run.status, 1, "{}", run.out);
}

#[test]
fn a_prolongation_as_long_in_another_unit_is_the_same() {
    let of = |period: &str, unless: &str| {
        format!("parties: [region]\nprolongation: {{automatic: true, period: {period}, unless: {unless}}}\n")
    };
    is_same("agreement", &of("1 year", "6 months"), &of("12 months", "6 months"));
    is_same("agreement", &of("1 year", "12 months"), &of("1 year", "1 year"));
    let run = compared("agreement", &of("1 year", "6 months"), &of("24 months", "6 months"), &["--lang", "sv"]);
    assert!(run.status == 1 && run.out.contains("24 månader"), "{}", run.out);
}

#[test]
fn what_is_named_twice_and_then_once_is_the_same() {
    let bases = |list: &str| format!("legal-basis: {list}\n");
    for (kind, twice, once) in [
        ("agreement", bases("[hsl, fl, fl]"), bases("[hsl, fl]")),
        ("agreement", bases("[{act: fl, provision: 8 §}, {act: fl, provision: 8 §}]"), bases("[{act: fl, provision: 8 §}]")),
        (
            "agreement",
            "notice:\n- {cause: lagen ändras, period: 3 months}\n- {cause: any, period: 6 months}\n- {cause: lagen ändras, period: 3 months}\n".to_owned(),
            "notice:\n- {cause: lagen ändras, period: 3 months}\n- {cause: any, period: 6 months}\n".to_owned(),
        ),
        ("agreement", "parties: [region, alby, alby]\n".to_owned(), "parties: [region, alby]\n".to_owned()),
        ("action-plan", goal("responsible: [alby, alby]"), goal("responsible: alby")),
    ] {
        is_same(kind, &twice, &once);
        is_same(kind, &once, &twice);
    }
    // The last of its kind is gone, and what says something else is another.
    for (old, new, told) in [
        (bases("[hsl, fl]"), bases("[hsl]"), "togs bort"),
        (bases("[fl, fl]"), bases("[hsl]"), "fl"),
        (
            "notice:\n- {cause: lagen ändras, period: 3 months}\n- {cause: lagen ändras, period: 4 months}\n".to_owned(),
            "notice:\n- {cause: lagen ändras, period: 3 months}\n".to_owned(),
            "togs bort",
        ),
    ] {
        let run = compared("agreement", &old, &new, &["--lang", "sv"]);
        assert!(run.status == 1 && run.out.contains(told), "{old} → {new}: {}", run.out);
    }
    // Of what adds up each counts.
    let shares = |more: &str| format!("cost-sharing:\n- cost: boende\n  shares:\n  - {{who: region, share: 50 %}}\n{more}");
    let run = compared("agreement", &shares("  - {who: region, share: 50 %}\n"), &shares(""), &[]);
    assert_eq!(run.status, 1, "{}", run.out);
    let goals = "goals:\n- {goal: Alla har en plan}\n";
    let run = compared("action-plan", &format!("{goals}- {{goal: Alla har en plan}}\n"), goals, &[]);
    assert_eq!(run.status, 1, "{}", run.out);
}
