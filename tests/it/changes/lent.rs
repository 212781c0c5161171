//! What a heading lends to the activities and goals under it: what these have counts, and not where it is written.

use super::same::{compared, is_same, joined};
use serde_json::Value;

/// A heading with what it says of itself, over activities with what these say of themselves.
fn group(id: &str, says: &str, activities: &[(&str, &str)]) -> String {
    let one = |(id, says): &(&str, &str)| format!("  - {{id: {id}, activity: Ordna {id}-dagen{says}}}\n");
    let all: String = activities.iter().map(one).collect();
    format!("- group: Rubrik {id}\n  id: {id}\n{says}  activities:\n{all}")
}

fn alone(id: &str, says: &str) -> String {
    format!("- {{id: {id}, activity: Ordna {id}-dagen{says}}}\n")
}

fn plan(parts: &[String]) -> String {
    format!("activities:\n{}", parts.concat())
}

const BY_REGION: &str = "  responsible: region\n  period: 2027\n";
const BY_ALBY: &str = "  responsible: alby\n  period: 2028\n";

fn told(old: &str, new: &str) -> String {
    joined(&compared("action-plan", old, new, &["--lang", "sv"]))
}

#[test]
fn what_is_written_on_each_in_the_place_of_the_heading_is_the_same() {
    let own = ", responsible: region, due: 2027";
    let lent = plan(&[group("x", BY_REGION, &[("a", ""), ("b", "")])]);
    for other in [
        plan(&[group("x", "", &[("a", own), ("b", own)])]),
        plan(&[group("x", BY_REGION, &[("a", own), ("b", "")])]),
        plan(&[group("x", "  period: 2027\n", &[("a", ", responsible: region"), ("b", ", responsible: region")])]),
    ] {
        is_same("action-plan", &lent, &other);
        is_same("action-plan", &other, &lent);
    }
    // By meaning: a group of the register, and its members by name.
    let members = ", responsible: [alby, berga]";
    is_same(
        "action-plan",
        &plan(&[group("x", "  responsible: kusten\n", &[("a", ""), ("b", "")])]),
        &plan(&[group("x", "", &[("a", members), ("b", members)])]),
    );
    let goals = |of_group: &str, of_goal: &str| {
        format!("goals:\n- {{group: Vuxna, id: v{of_group}, goals: [{{id: a, goal: Alla har en plan{of_goal}}}]}}\n")
    };
    is_same("action-plan", &goals(", level: overall", ""), &goals("", ", level: overall"));
    // Another value is another.
    let one_other = plan(&[group("x", "", &[("a", own), ("b", ", responsible: alby, due: 2027")])]);
    let out = told(&lent, &one_other);
    let expected = "(2027) En ändring • Aktivitet 2 (”Ordna b-dagen”): ansvaret flyttades från Region Exempel till Alby kommun.";
    assert!(out.contains(expected), "{out}");
    let one_less = plan(&[group("x", "", &[("a", own), ("b", ", due: 2027")])]);
    let out = told(&lent, &one_less);
    assert!(out.contains("(2027) En ändring • Aktivitet 2 (”Ordna b-dagen”): ansvaret togs bort: Region Exempel."), "{out}");
    let out = told(&goals(", level: overall", ""), &goals("", ", level: process"));
    assert!(out.contains("nivån ändrades från övergripande mål till processmål."), "{out}");
}

#[test]
fn an_activity_under_another_heading_tells_what_that_lends() {
    let [of_x, of_y] = [("x", BY_REGION), ("y", BY_ALBY)];
    let old = plan(&[group(of_x.0, of_x.1, &[("a", ""), ("b", "")]), group(of_y.0, of_y.1, &[("c", "")])]);
    let moved = plan(&[group(of_x.0, of_x.1, &[("a", "")]), group(of_y.0, of_y.1, &[("b", ""), ("c", "")])]);
    let out = told(&old, &moved);
    let expected = "ansvaret flyttades från Region Exempel till Alby kommun; tiden ändrades från 2027 till 2028; \
        aktiviteten fortsätter under rubriken ”Rubrik y”.";
    assert!(out.contains(expected), "{out}");
    for arguments in [&["--view", "parallel"][..], &["--view", "inline"], &["--format", "html"]] {
        let out = joined(&compared("action-plan", &old, &moved, arguments));
        assert!(out.contains("Alby kommun") && out.contains("Region Exempel"), "{arguments:?}: {out}");
    }
    let json = compared("action-plan", &old, &moved, &["--format", "json"]).out;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let changes: Vec<&Value> = json["documents"][0]["parts"]
        .as_array()
        .expect("parts")
        .iter()
        .flat_map(|part| part["changes"].as_array().expect("changes"))
        .collect();
    let lent =
        changes.iter().find(|change| change["change"] == "in-effect" && change["key"] == "responsible").expect("what it has");
    assert_eq!(
        (lent["old"].to_string(), lent["new"].to_string()),
        (r#"[{"organisation":"region"}]"#.to_owned(), r#"[{"organisation":"alby"}]"#.to_owned())
    );
    // The heading goes, or the activity leaves it.
    for new in [
        plan(&[group(of_x.0, of_x.1, &[("a", ""), ("b", "")]), alone("c", "")]),
        plan(&[group(of_x.0, of_x.1, &[("a", ""), ("b", "")]), group(of_y.0, of_y.1, &[("d", "")]), alone("c", "")]),
    ] {
        let out = told(&old, &new);
        assert!(out.contains("ansvaret togs bort: Alby kommun; tiden togs bort: 2028"), "{out}");
        let back = told(&new, &old);
        assert!(back.contains("ansvaret tillkom: Alby kommun; tiden tillkom: 2028"), "{back}");
    }
    // One that says it itself has the same under any heading.
    let own = ", responsible: berga, due: 2030";
    let old = plan(&[group(of_x.0, of_x.1, &[("a", own), ("b", "")]), group(of_y.0, of_y.1, &[("c", "")])]);
    let moved = plan(&[group(of_x.0, of_x.1, &[("b", "")]), group(of_y.0, of_y.1, &[("a", own), ("c", "")])]);
    let out = told(&old, &moved);
    assert!(!out.contains("ansvaret") && !out.contains("tiden"), "{out}");
    // One that takes over what the heading it leaves said keeps it.
    let left = plan(&[
        group(of_x.0, of_x.1, &[("b", "")]),
        group(of_y.0, of_y.1, &[("c", "")]),
        alone("a", ", responsible: region, due: 2027"),
    ]);
    let old = plan(&[group(of_x.0, of_x.1, &[("a", ""), ("b", "")]), group(of_y.0, of_y.1, &[("c", "")])]);
    let out = told(&old, &left);
    assert!(out.contains("En ändring") && out.contains("utan rubrik") && !out.contains("ansvaret"), "{out}");
}

#[test]
fn what_a_heading_lends_is_told_of_the_heading_where_it_reaches_all() {
    let of = |says: &str, activities: &[(&str, &str)]| plan(&[group("x", says, activities)]);
    let old = of(BY_REGION, &[("a", ""), ("b", ""), ("c", ", responsible: berga, due: 2030")]);
    let out = told(&old, &of(BY_ALBY, &[("a", ""), ("b", ""), ("c", ", responsible: berga, due: 2030")]));
    let expected = "2 ändringar • Gruppen ”Rubrik x”: ansvaret flyttades från Region Exempel till Alby kommun; perioden ändrades från 2027 till 2028.";
    assert!(out.contains(expected), "{out}");
    // One that gets another itself is told beside it, and one that keeps what it had is not told as changed.
    let apart = of(BY_ALBY, &[("a", ""), ("b", ", responsible: dalby, due: 2028"), ("c", ", responsible: berga, due: 2030")]);
    let out = told(&old, &apart);
    assert!(out.contains("Gruppen ”Rubrik x”: ansvaret flyttades från Region Exempel till Alby kommun"), "{out}");
    assert!(out.contains("Aktivitet 2 (”Ordna b-dagen”): ansvaret flyttades från Region Exempel till Dalby kommun"), "{out}");
    let kept = of(BY_ALBY, &[("a", ""), ("b", ", responsible: region, due: 2027"), ("c", ", responsible: berga, due: 2030")]);
    let out = told(&old, &kept);
    assert!(out.contains("Aktivitet 1 (”Ordna a-dagen”): ansvaret flyttades från Region Exempel till Alby kommun"), "{out}");
    assert!(!out.contains("Gruppen") && !out.contains("Aktivitet 2"), "{out}");
    // A heading that lends to nothing is told as it is.
    let all_own = |says: &str| of(says, &[("a", ", responsible: berga, due: 2030")]);
    let out = told(&all_own(BY_REGION), &all_own(BY_ALBY));
    assert!(out.contains("Gruppen ”Rubrik x”: ansvaret flyttades från Region Exempel till Alby kommun"), "{out}");
}

#[test]
fn what_a_heading_within_a_heading_lends_reaches_through_it() {
    let nested = |outer: &str, inner: &str| {
        format!(
            "activities:\n- group: Yttre\n  id: yttre\n{outer}  activities:\n  - group: Inre\n    id: inre\n{inner}    activities:\n    - {{id: a, activity: Ordna en dag}}\n"
        )
    };
    let (region, alby) = ("  responsible: region\n", "  responsible: alby\n");
    let inner = |says: &str| format!("  {says}");
    is_same("action-plan", &nested(region, ""), &nested("", &inner(region)));
    is_same("action-plan", &nested(region, ""), &nested(region, &inner(region)));
    let out = told(&nested(region, ""), &nested(alby, ""));
    assert!(
        out.contains("(2027) En ändring • Gruppen ”Yttre”: ansvaret flyttades från Region Exempel till Alby kommun."),
        "{out}"
    );
    let out = told(&nested(region, ""), &nested(region, &inner(alby)));
    assert!(
        out.contains(
            "(2027) En ändring • Gruppen ”Inre” i gruppen ”Yttre”: ansvaret flyttades från Region Exempel till Alby kommun."
        ),
        "{out}"
    );
}

#[test]
fn a_heading_within_a_goal_is_named_once() {
    let goal = |who: &str| {
        format!(
            "goals:\n- id: m\n  goal: Alla har en plan\n  activities:\n  - {{group: Först, responsible: {who}, activities: [{{activity: Ordna en dag}}]}}\n"
        )
    };
    let out = told(&goal("region"), &goal("alby"));
    assert!(out.contains("• Gruppen ”Först”: ansvaret flyttades från Region Exempel till Alby kommun."), "{out}");
}

#[test]
fn what_a_heading_lends_and_cannot_be_read_is_not_told_as_gone() {
    let old = plan(&[group("x", BY_REGION, &[("a", ""), ("b", "")])]);
    let new = plan(&[group("x", "  responsible: [{x: 1}]\n  period: 2027\n", &[("a", ""), ("b", "")])]);
    let out = told(&old, &new);
    assert!(!out.contains("togs bort"), "{out}");
}
