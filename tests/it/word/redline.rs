//! Tracked changes: all accepted is the new document, all rejected the old one.

use super::read::{MAIN, Settle, Word, attribute};
use super::{calls, documents, form, open, repository, shape};
use okplan::diff::{Changes, In, Thresholds};
use okplan::source::SourceId;
use okplan::word::{Ids, Revised, docx, redline};
use okplan::workspace::Workspace;
use std::collections::BTreeSet;

/// A side of a comparison.
type Side<'a> = (&'a Workspace, SourceId);

/// The document as a file of Word by itself.
fn alone((workspace, id): Side<'_>) -> Word {
    Word::read(&docx(workspace, id, None).expect("a file").file)
}

/// The same as its paragraphs.
fn plain(side: Side<'_>) -> Vec<String> {
    alone(side).paragraphs(Settle::Accept)
}

fn as_in((workspace, source): Side<'_>) -> In<'_> {
    In { workspace, source }
}

/// Sees that the comparison of `old` and `new` leads to both.
pub fn leads_to_both(name: &str, old: Side<'_>, new: Side<'_>) {
    let changes = Changes::between(as_in(old), as_in(new), Thresholds::default());
    let revised = || match &changes {
        Some(changes) => Revised::of(as_in(old), as_in(new), changes, None),
        None => Revised { old: Some(as_in(old)), new: Some(as_in(new)), ids: Ids::new(), date: None },
    };
    let bytes = redline(revised()).expect("a file").file;
    let word = Word::read(&bytes);
    for (side, settle) in [(new, Settle::Accept), (old, Settle::Reject)] {
        let (name, alone) = (format!("{name}, {settle:?}"), alone(side));
        same(&name, &word.paragraphs(settle), &alone.paragraphs(Settle::Accept));
        same(&name, &form::text(&word, settle), &form::text(&alone, Settle::Accept));
        same(&name, &form::margins(&word, settle), &form::margins(&alone, Settle::Accept));
        same(&name, &shape::tables(&word, settle), &shape::tables(&alone, Settle::Accept));
        calls::lead_right(&word, settle);
    }
    numbers_are_unique(&word);
}

/// Sees that two lists of paragraphs are the same.
fn same(name: &str, found: &[String], expected: &[String]) {
    if let Some(at) = (0..found.len().max(expected.len())).find(|at| found.get(*at) != expected.get(*at)) {
        panic!("{name}: paragraph {at} is\n{:?}\nand not\n{:?}", found.get(at), expected.get(at));
    }
}

/// Sees that no two changes and no two calls have one number.
fn numbers_are_unique(word: &Word) {
    let (mut changes, mut calls) = (BTreeSet::new(), BTreeSet::new());
    for part in ["document", "footnotes", "header1", "header2", "footer1"].map(|part| format!("word/{part}.xml")) {
        let part = word.part(&part);
        for node in part.descendants().filter(|node| node.tag_name().namespace() == Some(MAIN)) {
            match node.tag_name().name() {
                "ins" | "del" | "rPrChange" | "pPrChange" => {
                    assert_eq!(attribute(node, "author"), Some("okplan"));
                    assert!(changes.insert(attribute(node, "id").expect("a number").to_owned()));
                }
                "footnoteReference" => assert!(calls.insert(attribute(node, "id").expect("a number").to_owned())),
                _ => {}
            }
        }
    }
}

#[test]
fn examples_and_fixtures_lead_to_both_sides() {
    let all: Vec<_> = documents("examples").into_iter().chain(documents("tests/render")).collect();
    for (at, (name, workspace, id)) in all.iter().enumerate() {
        leads_to_both(&format!("{name} itself"), (workspace, *id), (workspace, *id));
        // With any other document, however far apart the two are.
        if at % 3 > 0 {
            continue;
        }
        let (other_name, other, other_id) = &all[(at * 7 + 3) % all.len()];
        leads_to_both(&format!("{name} to {other_name}"), (workspace, *id), (other, *other_id));
    }
}

#[test]
fn editions_lead_to_both_sides() {
    let pairs = [
        ("examples/vasterbotten", "handlingsplan-2013-2014.yaml", "lansplan-2018.yaml"),
        ("examples/vasterbotten", "lansplan-2017.yaml", "lansplan-2018.yaml"),
        ("examples/flawed", "lansplan-2025.yaml", "lansplan-2026.yaml"),
        ("examples/norrskog", "rutin-halsoundersokning-2026.yaml", "overenskommelse-placerade-barn-2026.yaml"),
    ];
    for (folder, old, new) in pairs {
        let workspace = open(&repository(folder));
        let find = |name: &str| workspace.find_source(name).expect("the document");
        leads_to_both(&format!("{old} to {new}"), (&workspace, find(old)), (&workspace, find(new)));
        leads_to_both(&format!("{new} to {old}"), (&workspace, find(new)), (&workspace, find(old)));
    }
}

#[test]
fn what_is_new_or_gone_is_so_as_a_whole() {
    let workspace = open(&repository("examples/vasterbotten"));
    let id = workspace.find_source("lansplan-2018.yaml").expect("the plan");
    let side = (&workspace, id);
    let new = Revised { old: None, new: Some(as_in(side)), ids: Ids::new(), date: Some("2026-11-22".to_owned()) };
    let word = Word::read(&redline(new).expect("a file").file);
    assert!(word.paragraphs(Settle::Reject).is_empty());
    same("new", &word.paragraphs(Settle::Accept), &plain(side));
    assert!(word.0["word/document.xml"].contains("w:date=\"2026-11-22T00:00:00Z\""));
    let gone = Revised { old: Some(as_in(side)), new: None, ids: Ids::new(), date: None };
    let word = Word::read(&redline(gone).expect("a file").file);
    assert!(word.paragraphs(Settle::Accept).is_empty());
    same("gone", &word.paragraphs(Settle::Reject), &plain(side));
    assert!(!word.0["word/document.xml"].contains("w:date="));
}

/// Files with tracked changes between two routines with these texts.
fn tracked(old: &str, new: &str) -> Word {
    let text = |edition: u16, rest: &str| {
        format!("okplan: 1\nkind: agreement\nform: routine\nid: r\nedition: {edition}\ntitle: Rutin\n{rest}\n")
    };
    let folders = [(2026, old), (2027, new)].map(|(edition, rest)| {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("r.yaml"), text(edition, rest)).expect("a file");
        open(folder.path())
    });
    let [old, new] = &folders;
    let id = |workspace: &Workspace| workspace.find_source("r.yaml").expect("the routine");
    let (old, new) = ((old, id(old)), (new, id(new)));
    leads_to_both("routines", old, new);
    let changes = Changes::between(as_in(old), as_in(new), Thresholds::default()).expect("changes");
    Word::read(&redline(Revised::of(as_in(old), as_in(new), &changes, None)).expect("a file").file)
}

#[test]
fn another_link_and_another_look_are_marked_where_the_words_stay() {
    let word = tracked(
        "body: Läs [blanketten](https://example.se/a). Det är **alltid** så.",
        "body: Läs [blanketten](https://example.se/b). Det är alltid _så_.",
    );
    let main = &word.0["word/document.xml"];
    assert!(
        main.contains("<w:delInstrText xml:space=\"preserve\"> HYPERLINK &quot;https://example.se/a&quot; </w:delInstrText>")
    );
    assert!(main.contains("<w:instrText xml:space=\"preserve\"> HYPERLINK &quot;https://example.se/b&quot; </w:instrText>"));
    assert!(main.contains("<w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t xml:space=\"preserve\">alltid</w:t>"), "{main}");
    assert_eq!(main.matches("<w:rPrChange ").count(), 2);
    // All that is in a paragraph goes and comes: LibreOffice forgets how such a stretch looked.
    let main = &tracked("body: _Allt_", "body: \"**Allt**\"").0["word/document.xml"];
    assert!(!main.contains("rPrChange") && main.contains("<w:i/></w:rPr><w:delText xml:space=\"preserve\">Allt"), "{main}");
    // What stays as it is says nothing of what it was.
    let word =
        tracked("body: Läs [blanketten](https://example.se/a) **nu**.", "body: Läs [blanketten](https://example.se/a) **nu**.");
    let main = &word.0["word/document.xml"];
    assert!(!main.contains("rPrChange") && !main.contains("HYPERLINK"), "{main}");
    assert_eq!((main.matches("<w:ins ").count(), main.matches("<w:del ").count()), (1, 1), "only the edition: {main}");
}

#[test]
fn a_link_to_a_place_that_has_another_name_is_the_same_link() {
    let text = |heading: &str, id: &str| format!("body: |\n  # {heading} {{#{id}}}\n\n  Text.\n\n  Se [](#{id}).");
    let word = tracked(&text("Mål", "mal"), &text("Mål", "malen"));
    assert!(!word.0["word/document.xml"].contains("HYPERLINK"));
}

#[test]
fn the_margins_say_what_they_said_and_what_they_say() {
    let word = tracked("record: A 1\nstatus: draft", "record: B 2\nstatus: adopted\nadopted: 2027-01-01");
    assert_eq!(form::margins(&word, Settle::Reject)[0], "Header | \"Rutin\" | \"\\tUtkast\" rStyle Warning");
    assert_eq!(form::margins(&word, Settle::Accept)[0], "Header | \"Rutin\"");
    let foot = &word.0["word/footer1.xml"];
    assert!(foot.contains("<w:delText xml:space=\"preserve\">2026</w:delText>"), "{foot}");
    assert_eq!(foot.matches("NUMPAGES").count(), 1);
}

#[test]
fn contents_that_only_one_side_has_come_and_go_whole() {
    let headings: String = (1..8).map(|at| format!("\n\n  # Rubrik {at}")).collect();
    let (short, long) = ("body: |\n  # Rubrik 1", format!("body: |{headings}"));
    for (old, new) in [(short, long.as_str()), (long.as_str(), short)] {
        let word = tracked(old, new);
        let main = &word.0["word/document.xml"];
        assert!(main.contains("\"TOC1\"") && !main.contains(" TOC "), "entries, and no field: {main}");
    }
    let other = long.replace("Rubrik 3", "Kapitel 3");
    let main = &tracked(&long, &other).0["word/document.xml"];
    assert!(main.contains(" TOC ") && main.matches("<w:delText").count() > 2, "the field, with changes in it: {main}");
}

#[test]
fn a_table_with_other_columns_is_another_table() {
    let goals = |more: &str| {
        format!(
            "body: |\n  Se [](#m).\n\n  ![](#goals)\ngoals:\n- {{goal: Ett mål, id: m, activities: [{{activity: Gör en mall, due: 2027-06-30{more}}}]}}"
        )
    };
    let (plain, more) = (goals(""), goals(", comment: Mallen är gemensam."));
    for (old, new) in [(&plain, &more), (&more, &plain)] {
        let word = tracked(old, new);
        assert_eq!(shape::tables(&word, Settle::Accept).len(), 2);
        let main = &word.0["word/document.xml"];
        assert_eq!(main.matches("<w:tbl>").count(), 2, "{main}");
        // What keeps them apart keeps the heading above it with the table below.
        let gap = "<w:pStyle w:val=\"Gap\"/><w:keepNext/><w:rPr><w:del ";
        assert_eq!(main.matches(gap).count(), 1, "{main}");
    }
    // With the same columns it is the same one.
    let other = goals(", comment: Mallen är allas.");
    assert_eq!(tracked(&more, &other).0["word/document.xml"].matches("<w:tbl>").count(), 1);
}

#[test]
fn what_comes_or_goes_at_the_end_of_a_cell_leaves_the_form_of_what_stands_before_it() {
    let goal =
        |text: &str| format!("body: |\n  ![](#goals)\ngoals:\n- goal: Ett mål\n  id: m\n  activities:\n  - activity: |-\n{text}");
    let (short, long) = (goal("      Gör detta."), goal("      Gör detta.\n\n      - så\n      - och så"));
    for (old, new) in [(&short, &long), (&long, &short)] {
        assert_eq!(tracked(old, new).0["word/document.xml"].matches("<w:pPrChange ").count(), 1);
    }
}

#[test]
fn entries_of_two_lists_keep_their_numbers_when_they_become_one() {
    let two = "body: |\n  1. Första punkten\n  2. Andra punkten\n\n  Text emellan.\n\n  1. Tredje punkten\n  2. Fjärde punkten";
    let one = "body: |\n  1. Första punkten\n  2. Andra punkten\n  3. Tredje punkten\n  4. Fjärde punkten\n\n  Text emellan.";
    for (old, new) in [(two, one), (one, two)] {
        tracked(old, new);
    }
}

#[test]
fn an_entry_that_leaves_its_level_has_its_level_in_its_style_too() {
    let old = "body: |\n  1. Första\n     1. Under ett\n     2. Under två\n        - djup\n  2. Andra";
    let new = "body: |\n  1. Första\n  2. Under ett\n     1. Under två\n     2. djup\n  3. Andra";
    let word = tracked(old, new);
    let main = &word.0["word/document.xml"];
    assert_eq!((main.matches("<w:pPrChange ").count(), main.matches("<w:delText").count()), (2, 1), "and the edition: {main}");
    // LibreOffice forgets the level that is said of the paragraph when it rejects the change.
    let was = "<w:pPr><w:pStyle w:val=\"ListParagraphLevel2\"/><w:numPr><w:ilvl w:val=\"1\"/>";
    assert!(main.contains(&format!("w:author=\"okplan\">{was}")), "{main}");
    let styles = &word.0["word/styles.xml"];
    for level in [1, 2] {
        let style = format!("w:styleId=\"ListParagraphLevel{}\"", level + 1);
        let own = styles.split(&style).nth(1).expect("the style").split("</w:style>").next().expect("its end");
        assert!(own.contains(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/></w:numPr>")), "{own}");
    }
    assert!(!styles.contains("Level4"));
}

#[test]
fn a_call_to_a_footnote_again_follows_the_first_one() {
    let notes = "footnotes: {ett: Not ett., tva: Not två., lag: Not om lagen.}";
    let again = "Se även lagen[^lag] och lagen igen.[^lag]";
    let text = |before: &str| format!("body: |\n  {before}\n\n  Regeln står i lagen.[^lag]\n\n  {again}\n{notes}");
    let plain = text("Inledning. Mer.");
    // Notes before it come and go, and so does the first call to it; where nothing does, nothing is marked.
    for (before, fields) in [("Inledning.[^ett] Mer.[^tva]", 4), ("Inledning om lagen.[^lag]", 5), ("Inledning, och mer.", 2)] {
        for (old, new) in [(&text(before), &plain), (&plain, &text(before))] {
            let main = &tracked(old, new).0["word/document.xml"];
            assert_eq!(main.matches(" NOTEREF ").count(), fields, "{before}: {main}");
        }
    }
}
