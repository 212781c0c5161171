//! Tracked changes: all accepted is the new document, all rejected the old one.

use super::read::{MAIN, Settle, Word, attribute};
use super::{documents, form, open, repository};
use okplan::diff::{Changes, In, Thresholds};
use okplan::source::SourceId;
use okplan::word::{Ids, Revised, docx, redline};
use okplan::workspace::Workspace;
use std::collections::BTreeSet;

/// Words of the title over the contents, which a comparison does not have.
const CONTENTS: [&str; 2] = ["Innehåll", "Contents"];

/// A side of a comparison.
type Side<'a> = (&'a Workspace, SourceId);

/// The document as a file of Word, with the contents left out.
fn plain((workspace, id): Side<'_>) -> Vec<String> {
    let paragraphs = Word::read(&docx(workspace, id, None).expect("a file").file).paragraphs(Settle::Accept);
    paragraphs.into_iter().filter(|text| !CONTENTS.contains(&text.as_str())).collect()
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
    let without_contents = |settle| {
        let paragraphs = word.paragraphs(settle).into_iter();
        paragraphs.filter(|text| !CONTENTS.contains(&text.as_str())).collect::<Vec<_>>()
    };
    same(&format!("{name}, accepted"), &without_contents(Settle::Accept), &plain(new));
    same(&format!("{name}, rejected"), &without_contents(Settle::Reject), &plain(old));
    for (side, settle) in [(new, Settle::Accept), (old, Settle::Reject)] {
        let alone = Word::read(&docx(side.0, side.1, None).expect("a file").file);
        same(&format!("{name}, {settle:?}"), &form::text(&word, settle), &form::text(&alone, Settle::Accept));
        same(&format!("{name}, {settle:?}"), &form::margins(&word, settle), &form::margins(&alone, Settle::Accept));
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
