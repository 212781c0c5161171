//! The HTML of every comparison, read back by a parser: structure, what is told without colour, and the contrast of the style.

use super::{cases, told};
use crate::cli::run;
use scraper::{ElementRef, Html, Selector};

fn all<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

fn pages() -> Vec<(String, Html)> {
    let mut pages = Vec::new();
    for case in cases() {
        for arguments in [&["--format", "html"][..], &["--format", "html", "--view", "inline", "--lang", "en"]] {
            let page = Html::parse_document(&told(&case, arguments).out);
            pages.push((format!("{} {arguments:?}", case.display()), page));
        }
    }
    pages
}

#[test]
fn a_page_says_what_it_is_and_stands_alone() {
    for (name, html) in pages() {
        assert!(html.errors.is_empty(), "{name}: {:?}", html.errors);
        assert!(matches!(all(&html, "html")[0].value().attr("lang"), Some("sv" | "en")), "{name}");
        assert!(!text(all(&html, "title")[0]).is_empty(), "{name}");
        assert_eq!((all(&html, "main").len(), all(&html, "h1").len()), (1, 1), "{name}");
        for outside in ["script", "link", "img", "iframe", "object", "form", "[style]", "b", "i"] {
            assert!(all(&html, outside).is_empty(), "{name} has {outside}");
        }
    }
}

#[test]
fn a_text_that_is_not_adopted_is_marked_as_on_paper() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = |edition: u16, rest: &str| {
        let head = "okplan: 1\nkind: agreement\nform: routine\nid: r\ntitle: Rutin\n";
        format!("{head}edition: {edition}\n{rest}body: Text {edition}.\n")
    };
    let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text).expect("a file");
    write("gammal.yaml", text(2025, "status: draft\n"));
    write("ny.yaml", text(2026, "status: draft\n"));
    write("antagen.yaml", text(2026, "status: adopted\nadopted: 2026-01-02\n"));
    for view in ["parallel", "inline", "summary"] {
        let told = |new: &str, lang: &str| {
            run(folder.path(), &["--lang", lang, "diff", "gammal.yaml", new, "--format", "html", "--view", view]).out
        };
        for (lang, mark) in [("sv", "Utkast"), ("en", "Draft")] {
            let out = told("ny.yaml", lang);
            let marks =
                [format!("<p class=\"unfinished\">{mark}</p>"), format!("@page {{ @top-right {{ content: \"{mark}\"; }} }}")];
            assert!(marks.iter().all(|mark| out.contains(mark)), "{view}, {lang}");
        }
        assert!(!told("antagen.yaml", "sv").contains("class=\"unfinished\""), "{view}");
    }
}

#[test]
fn headings_skip_no_level() {
    for (name, html) in pages() {
        let headings = all(&html, "h1, h2, h3, h4, h5, h6");
        let levels: Vec<u32> = headings.iter().filter_map(|heading| heading.value().name()[1..].parse().ok()).collect();
        assert_eq!(levels.first(), Some(&1), "{name}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
        assert!(headings.iter().all(|heading| !text(*heading).is_empty()), "{name}");
    }
}

#[test]
fn columns_have_headers_and_every_row_both_cells() {
    for (name, html) in pages() {
        for table in all(&html, "table") {
            let headers = table.select(&Selector::parse(":scope > thead > tr > th[scope=col]").expect("a selector")).count();
            let is_parallel = table.value().attr("class") == Some("parallel");
            assert!(if is_parallel { headers == 2 } else { headers > 0 }, "{name}");
            assert!(table.select(&Selector::parse("caption").expect("a selector")).next().is_some(), "{name}");
        }
        for row in all(&html, "table.parallel > tbody > tr") {
            let cells: Vec<ElementRef<'_>> = row.child_elements().collect();
            assert_eq!(cells.len(), 2, "{name}");
            assert!(cells.iter().all(|cell| !text(*cell).is_empty()), "{name}: a cell that says nothing to those who listen");
        }
    }
}

#[test]
fn changes_are_told_to_those_who_listen() {
    let mut marks = 0;
    for (name, html) in pages() {
        for mark in all(&html, "ins, del") {
            let first = mark.child_elements().next().map(text).unwrap_or_default();
            let said = ["tillagt:", "borttaget:", "inserted:", "deleted:"].contains(&first.as_str());
            assert!(said, "{name}: {}", text(mark));
            assert!(text(mark).len() > first.len(), "{name}: a mark around nothing");
            marks += 1;
        }
    }
    assert!(marks > 20);
}

#[test]
fn marks_differ_by_more_than_colour() {
    let style = include_str!("../../../templates/diff/style.css");
    let of = |element: &str| style.lines().find(|line| line.starts_with(element)).unwrap_or_default().to_owned();
    assert!(of("ins").contains("underline") && of("ins").contains("font-weight"));
    assert!(of("del").contains("line-through"));
}
