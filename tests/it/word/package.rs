//! The file as such: the same bytes each time, and what makes it one that can be worked with.

use super::read::{MAIN, Word, attribute, reach};
use super::{documents, open, repository};
use okplan::word::docx;
use roxmltree::Node;
use std::collections::BTreeSet;

#[test]
fn the_same_document_is_the_same_bytes_and_no_clock_is_read() {
    for (name, workspace, id) in documents("examples") {
        let once = docx(&workspace, id, None).expect("a file").file;
        assert_eq!(once, docx(&workspace, id, None).expect("a file").file, "{name}");
    }
}

#[test]
fn every_link_has_its_place_and_every_note_its_call() {
    let mut seen = [0; 5];
    for (name, workspace, id) in documents("examples").into_iter().chain(documents("tests/render")) {
        let word = Word::read(&docx(&workspace, id, None).expect("a file").file);
        let main = word.part("word/document.xml");
        let named = |tag: &str, attribute_name: &str| -> BTreeSet<String> {
            let nodes = main.descendants().filter(|node| node.has_tag_name((MAIN, tag)));
            nodes.filter_map(|node| attribute(node, attribute_name).map(str::to_owned)).collect()
        };
        let (places, links) = (named("bookmarkStart", "name"), named("hyperlink", "anchor"));
        assert!(links.is_subset(&places), "{name}: {:?}", links.difference(&places));
        let calls = named("footnoteReference", "id");
        let notes = word.part("word/footnotes.xml");
        let notes: BTreeSet<String> =
            notes.root_element().children().filter_map(|note| attribute(note, "id").map(str::to_owned)).collect();
        assert!(calls.is_subset(&notes), "{name}");
        seen[0] += links.len();
        seen[1] += calls.len();
        seen[2] += main.descendants().filter(|node| node.has_tag_name((MAIN, "tblHeader"))).count();
        seen[3] += named("pStyle", "val").iter().filter(|style| style.starts_with("Heading")).count();
        seen[4] += named("numId", "val").len();
        heads_come_first(&name, main.root_element());
    }
    assert!(seen.iter().all(|count| *count > 5), "{seen:?}");
}

/// Sees that the rows that are repeated are the first, and that no row is parted.
fn heads_come_first(name: &str, root: Node<'_, '_>) {
    for table in root.descendants().filter(|node| node.has_tag_name((MAIN, "tbl"))) {
        let rows: Vec<Node<'_, '_>> = table.children().filter(|row| row.has_tag_name((MAIN, "tr"))).collect();
        assert!(rows.iter().all(|row| reach(*row, &["trPr", "cantSplit"]).is_some()), "{name}");
        let heads: Vec<bool> = rows.iter().map(|row| reach(*row, &["trPr", "tblHeader"]).is_some()).collect();
        assert!(heads.iter().skip(1).all(|is_head| !is_head), "{name}");
    }
}

#[test]
fn styles_that_are_used_are_there() {
    for (name, workspace, id) in documents("examples") {
        let word = Word::read(&docx(&workspace, id, None).expect("a file").file);
        let styles = word.part("word/styles.xml");
        let known: BTreeSet<&str> = styles.descendants().filter_map(|style| attribute(style, "styleId")).collect();
        for part in word.0.keys().filter(|part| part.starts_with("word/") && part.ends_with(".xml")) {
            let part = word.part(part);
            for node in part.descendants().filter(|node| matches!(node.tag_name().name(), "pStyle" | "rStyle" | "tblStyle")) {
                let style = attribute(node, "val").expect("a name");
                assert!(known.contains(style), "{name}: {style}");
            }
        }
    }
}

#[test]
fn a_plan_lies_on_its_side_and_says_what_it_is() {
    let workspace = open(&repository("examples/norrskog"));
    let id = workspace.find_source("handlingsplan-placerade-barn-2026-2027.yaml").expect("the plan");
    let word = Word::read(&docx(&workspace, id, None).expect("a file").file);
    let main = &word.0["word/document.xml"];
    assert!(main.contains("w:orient=\"landscape\"") && main.contains("<w:vMerge w:val=\"restart\"/>"));
    assert!(word.0["word/styles.xml"].contains("<w:lang w:val=\"sv-SE\""));
    assert!(word.0["word/footer1.xml"].contains(" PAGE ") && word.0["word/footer1.xml"].contains(" NUMPAGES "));
    assert!(word.0["docProps/core.xml"].contains("<dc:title>"));
}

#[test]
fn places_to_sign_beside_each_other_have_the_same_lines() {
    let (_, workspace, id) =
        documents("examples").into_iter().find(|(name, ..)| name.contains("avtal-halsoteam")).expect("copies");
    let word = Word::read(&docx(&workspace, id, None).expect("a file").file);
    let main = word.part("word/document.xml");
    let bare = |table: &Node<'_, '_>| {
        reach(*table, &["tblPr", "tblStyle"]).and_then(|style| attribute(style, "val")) == Some("BareTable")
    };
    let table = main.descendants().filter(|node| node.has_tag_name((MAIN, "tbl"))).find(bare).expect("places to sign");
    let styles = |cell: Node<'_, '_>| -> Vec<String> {
        let paragraphs = cell.children().filter(|node| node.has_tag_name((MAIN, "p")));
        paragraphs.filter_map(|one| attribute(reach(one, &["pPr", "pStyle"])?, "val").map(str::to_owned)).collect()
    };
    let cells: Vec<Vec<String>> = table.descendants().filter(|node| node.has_tag_name((MAIN, "tc"))).map(styles).collect();
    assert_eq!(cells[0], ["SignLine", "SignLabel", "SignLine", "SignLabel", "SignLine", "SignLabel"]);
    assert_eq!(cells[0], cells[1]);
}

#[test]
fn text_below_a_table_stands_apart_from_it() {
    let mut count = 0;
    for (name, workspace, id) in documents("examples") {
        let word = Word::read(&docx(&workspace, id, None).expect("a file").file);
        for table in word.part("word/document.xml").descendants().filter(|node| node.has_tag_name((MAIN, "tbl"))) {
            let Some(next) = table.next_sibling_element() else { continue };
            let style = reach(next, &["pPr", "pStyle"]).and_then(|style| attribute(style, "val"));
            if matches!(style, Some("BodyText" | "ListParagraph")) {
                count += 1;
                assert!(reach(next, &["pPr", "spacing"]).is_some_and(|spacing| attribute(spacing, "before").is_some()), "{name}");
            }
        }
    }
    assert!(count > 3, "{count}");
}

#[test]
fn the_contents_are_no_longer_than_a_page() {
    let mut seen = [0; 2];
    for (name, workspace, id) in documents("examples") {
        let word = Word::read(&docx(&workspace, id, None).expect("a file").file);
        let main = word.part("word/document.xml");
        let styled = |prefix: &str| {
            let styles =
                main.descendants().filter(|node| node.has_tag_name((MAIN, "pStyle"))).filter_map(|style| attribute(style, "val"));
            styles.filter(|style| style.starts_with(prefix)).count()
        };
        let (entries, headings) = (styled("TOC"), styled("Heading1") + styled("Heading2"));
        assert!(entries <= 45, "{name}: {entries}");
        seen[0] += usize::from(headings > 45 && entries > 5);
        seen[1] += usize::from(headings <= 45 && styled("TOC2") > 5);
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}
