//! Reading keeps everything and points at the right place, whatever the text holds.

use okplan::load::load;
use okplan::model::written::Form;
use okplan::model::{Date, Deadline, Document, DocumentReference, Duration, PartReference, Period, Quantity, Recurrence, Slug};
use okplan::source::{Source, SourceId};
use okplan::yaml::{Content, Tree, parse, source_offsets};
use proptest::prelude::*;

/// A text as drafters write it: Swedish letters, lists, quotes, dashes, emoji.
fn prose() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zåäö]{1,8}",
        "[A-ZÅÄÖ][a-zåäö]{0,6}",
        "[0-9]{1,4}",
        Just("–".to_owned()),
        Just("😀".to_owned()),
        Just("it's".to_owned()),
        Just("”ö”".to_owned())
    ];
    let line = prop::collection::vec(word, 1..8).prop_map(|words| words.join(" "));
    let line = prop_oneof![4 => line.clone(), 1 => line.prop_map(|line| format!("- {line}")), 1 => Just(String::new())];
    prop::collection::vec(line, 1..8)
        .prop_map(|lines| lines.join("\n").trim().to_owned())
        .prop_filter("a text", |text| !text.is_empty())
}

/// The ways YAML can write a text of several lines, with the line break of a system.
fn written(text: &str, way: usize, line_break: &str) -> String {
    let indented = |lines: Vec<&str>| {
        lines
            .iter()
            .map(|line| if line.is_empty() { String::new() } else { format!("    {line}") })
            .collect::<Vec<_>>()
            .join("\n")
    };
    let yaml = match way {
        0 => format!("ö: å\ntext: |\n{}\nslut: ä\n", indented(text.lines().collect())),
        1 => format!("text: >-\n{}\n", indented(text.lines().collect())),
        2 => format!("text: '{}'\n", text.replace('\'', "''").replace('\n', "\n\n  ")),
        _ => format!("text: \"{}\"\n", text.replace('\n', "\\n").replace('å', "\\u00e5")),
    };
    yaml.replace('\n', line_break)
}

/// The scalar under `text:`, decoded, and where it stands.
fn scalar(tree: &Tree<'_>) -> (String, std::ops::Range<usize>) {
    let (_, node) = tree.get(tree.root.expect("a root"), "text").expect("the key");
    let Content::Scalar { text, .. } = &tree.node(node).content else { panic!("a scalar") };
    (text.to_string(), tree.node(node).span.range())
}

proptest! {
    #[test]
    fn every_character_of_a_text_is_found_in_the_file(text in prose(), way in 0usize..4, windows in any::<bool>(), mark in any::<bool>()) {
        let yaml = format!("{}{}", if mark { "\u{feff}" } else { "" }, written(&text, way, if windows { "\r\n" } else { "\n" }));
        let (tree, problems) = parse(&yaml);
        prop_assert_eq!(&problems, &[], "{}", yaml);
        let (decoded, span) = scalar(&tree);
        let offsets: Vec<usize> = decoded.char_indices().map(|(offset, _)| offset).collect();
        let found = source_offsets(&yaml[span.clone()], span.start, &decoded, &offsets);
        // One by one must give the same as all at once.
        for (offset, at) in offsets.iter().zip(&found) {
            prop_assert_eq!(source_offsets(&yaml[span.clone()], span.start, &decoded, &[*offset]), vec![*at]);
        }
        for (character, at) in decoded.chars().zip(found) {
            if !character.is_whitespace() {
                prop_assert!(yaml[at..].starts_with(character) || yaml[at..].starts_with('\\'), "{character:?} at {at} of {yaml:?}");
            }
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in "\\PC{0,200}", start in prop_oneof![Just(""), Just("okplan: 1\nkind: action-plan\n"), Just("okplan: 1\nkind: register\norganisations:\n")]) {
        let source = Source::new("plan.yaml", format!("{start}{text}"));
        let loaded = load(&source, SourceId(0));
        for diagnostic in &loaded.diagnostics {
            prop_assert!(source.text().get(diagnostic.span.range()).is_some(), "{diagnostic:?}");
        }
    }

    #[test]
    fn an_independent_reader_reads_the_same(text in prose(), way in 0usize..4) {
        let yaml = written(&text, way, "\n");
        let (tree, _) = parse(&yaml);
        let other: serde_yaml::Value = serde_yaml::from_str(&yaml).expect("YAML");
        let (decoded, _) = scalar(&tree);
        prop_assert_eq!(other["text"].as_str(), Some(decoded.as_str()));
    }
}

/// Texts near the forms of dates, references and measures.
fn near_a_form() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-W[0-9]{2}|-(spring|autumn|winter|summer))?",
        "[0-9]{1,3} (days?|weeks?|months?|terms?|years?|mandate-periods?|moons)",
        "(at least |at most )?[0-9]{1,2} (times? per )?(day|terms|year|mandate-period)",
        "(ongoing|not-stated|[a-z]{1,5}(-[a-z0-9]{1,3}){0,2}|A-b|-a|å)",
        "[a-z]{1,4}(@[0-9.a-z-]{0,4})?(#[a-z-]{0,4})?",
        "[0-9]{1,2}([.,/][0-9]{1,2})?(–[0-9]/[0-9])?( ?%)?",
    ]
}

/// Whether the schema of a form lets a text through.
fn fits<T: Form>(text: &str) -> bool {
    jsonschema::validator_for(&T::schema().to_value()).expect("a schema").is_valid(&text.into())
}

proptest! {
    /// An editor checks the schema's pattern: it must never refuse what okplan reads.
    #[test]
    fn what_reads_fits_its_pattern(text in near_a_form()) {
        prop_assert!(Period::read(&text).is_err() || fits::<Period>(&text), "{}", text);
        prop_assert!(Date::read(&text).is_err() || fits::<Date>(&text), "{}", text);
        prop_assert!(Deadline::read(&text).is_err() || fits::<Deadline>(&text), "{}", text);
        prop_assert!(Duration::read(&text).is_err() || fits::<Duration>(&text), "{}", text);
        prop_assert!(Recurrence::read(&text).is_err() || fits::<Recurrence>(&text), "{}", text);
        prop_assert!(Quantity::read(&text).is_err() || fits::<Quantity>(&text), "{}", text);
        prop_assert!(Slug::read(&text).is_err() || fits::<Slug>(&text), "{}", text);
        prop_assert!(PartReference::read(&text).is_err() || fits::<PartReference>(&text), "{}", text);
        prop_assert!(DocumentReference::read(&text).is_err() || fits::<DocumentReference>(&text), "{}", text);
    }
}

#[test]
fn documents_compare_by_what_they_say() {
    let plan = |text: &str| load(&Source::new("plan.yaml", text), SourceId(0)).document.expect("a document");
    let short = plan(
        "okplan: 1\nkind: action-plan\nid: p\nedition: 2013\ntitle: Plan\ngoals: [{goal: Ett mål, responsible: vll, due: 2014}]\n",
    );
    let long = plan(
        "# kommentar\nokplan: 1\nkind: action-plan\nid: 'p'\nedition: \"2013\"\ntitle: >-\n  Plan\ngoals:\n- responsible: [vll]\n  due: [2014]\n  goal: Ett\n    mål\n",
    );
    let other = plan(
        "okplan: 1\nkind: action-plan\nid: p\nedition: 2013\ntitle: Plan\ngoals: [{goal: Ett mål, responsible: vll, due: 2015}]\n",
    );
    assert_eq!(short, long);
    assert_ne!(short, other);
}

#[test]
fn what_looks_like_other_things_stays_text() {
    let text = "okplan: 1\nkind: action-plan\nid: no\nedition: 2013\ntitle: ja\nrecord: 0123\nadopted: 2013-08-25\ngoals: [{goal: on}, {goal: 12:30}]\n";
    let loaded = load(&Source::new("plan.yaml", text), SourceId(0));
    assert_eq!(loaded.diagnostics, []);
    let Some(Document::ActionPlan(plan)) = loaded.document else { panic!("a plan") };
    assert_eq!(plan.title.expect("a title").value, "ja");
    assert_eq!(plan.record.expect("a record number").0.value, "0123");
    assert_eq!(plan.goals[0].goal.as_ref().map(|goal| goal.text()), Some("on"));
    assert_eq!(plan.goals[1].goal.as_ref().map(|goal| goal.text()), Some("12:30"));
}

#[test]
fn rules_still_run_on_what_is_sound() {
    let text = "okplan: 1\nkind: action-plan\nid: p\nedition: 1\ntitle: [x]\nvalidity: {from: hösten, until: 2014}\ngoals:\n  - goal: {a: b}\n    id: a\n  - goal: Ett mål\n    due: {by: [1]}\n    comment: 12\n";
    let loaded = load(&Source::new("plan.yaml", text), SourceId(0));
    let Some(Document::ActionPlan(plan)) = loaded.document else { panic!("a plan") };
    assert_eq!((plan.goals.len(), plan.title.is_some()), (2, false));
    assert_eq!(plan.goals[1].goal.as_ref().map(|goal| goal.text()), Some("Ett mål"));
    let rules: Vec<&str> = loaded.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
    assert_eq!(rules, ["wrong-type", "wrong-type", "wrong-type", "wrong-type", "malformed-value"]);
}
