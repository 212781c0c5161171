//! Folders with a document and its pages. `OKPLAN_BLESS=1` writes the pages anew.

use super::{folders, open, page, repository};
use okplan::diagnostic::Severity;
use okplan::render::Format;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::fs;

#[test]
fn pages_are_as_expected() {
    let bless = std::env::var_os("OKPLAN_BLESS").is_some();
    let mut wrong = Vec::new();
    for folder in folders(&repository("tests/render")) {
        let workspace = open(&folder);
        let errors: Vec<_> = workspace.diagnostics().iter().filter(|problem| problem.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", folder.display());
        for (format, name) in [(Format::Markdown, "expected.md"), (Format::Html, "expected.html")] {
            let printed = page(&workspace, "input.yaml", format);
            // The style sheet is not repeated in every expected page.
            let printed = match printed.split_once("<style>") {
                Some((before, after)) => format!("{before}<style>{}", &after[after.find("</style>").unwrap_or(0)..]),
                None => printed,
            };
            let path = folder.join(name);
            if bless {
                fs::write(&path, &printed).expect("an expected page");
            } else if fs::read_to_string(&path).unwrap_or_default() != printed {
                wrong.push(path);
            }
        }
    }
    assert!(wrong.is_empty(), "not as expected; look at them with OKPLAN_BLESS=1 cargo test and git diff: {wrong:#?}");
}

#[test]
fn no_file_is_unused() {
    for folder in folders(&repository("tests/render")) {
        assert!(folder.join("input.yaml").exists(), "{} has no input.yaml", folder.display());
        for entry in fs::read_dir(&folder).expect("a folder") {
            let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
            let is_used = name.ends_with(".yaml") || name == "expected.md" || name == "expected.html";
            assert!(is_used, "{name} in {} is not used", folder.display());
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for (name, workspace, id) in super::documents() {
        for format in [Format::Markdown, Format::Html] {
            let print = || okplan::render::render(&workspace, id, format, &okplan::render::Templates::built_in());
            assert_eq!(print(), print(), "{name}");
        }
    }
}

/// The numbers of every ordered list of a Markdown page, as a reader of Markdown counts them, with the text of each entry.
fn numbered(page: &str) -> Vec<(u64, String)> {
    let (mut next, mut numbered): (Vec<Option<u64>>, Vec<(u64, String)>) = (Vec::new(), Vec::new());
    for (event, _) in okplan::markdown::events(page) {
        match event {
            Event::Start(Tag::List(first)) => next.push(first),
            Event::End(TagEnd::List(_)) => drop(next.pop()),
            Event::Start(Tag::Item) => {
                if let Some(Some(number)) = next.last_mut() {
                    numbered.push((*number, String::new()));
                    *number += 1;
                }
            }
            Event::Text(text) if next.last().is_some_and(Option::is_some) => {
                numbered.last_mut().expect("an entry").1.push_str(&text);
            }
            _ => {}
        }
    }
    numbered
}

#[test]
fn lists_that_follow_each_other_keep_their_numbers() {
    let page = page(&open(&repository("tests/render/lists")), "input.yaml", Format::Markdown);
    let seen = numbered(&page);
    let seen: Vec<(u64, &str)> = seen.iter().map(|(number, text)| (*number, text.as_str())).collect();
    let expected = [
        (1, "ett"),
        (2, "två"),
        (1, "Målet är det första"),
        (2, "Målet är det andra"),
        (3, "tre"),
        (1, "Rutin"),
        (2, "Mall"),
        (1, "Ett stycke till."),
        (1, "Numrerad efter punkter."),
    ];
    assert_eq!(seen, expected, "{page}");
}
