//! Documents that would be trouble: they print, within bounds of time and size, or say why not.

use super::{page, workspace_of};
use okplan::markdown::events;
use okplan::render::{Format, Templates, render};
use proptest::prelude::*;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::time::{Duration, Instant};

/// A plan with `body`, each line indented.
fn plan(body: &str) -> String {
    let body: String = body.lines().map(|line| format!("  {line}\n")).collect();
    format!("okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Plan\nbody: |\n{body}")
}

/// Prints a plan in both formats within a time that only quadratic work would break.
fn prints(text: &str) -> (String, String) {
    let workspace = workspace_of(text);
    let begun = Instant::now();
    let pages = (page(&workspace, "plan.yaml", Format::Markdown), page(&workspace, "plan.yaml", Format::Html));
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    pages
}

#[test]
fn deep_nesting_prints() {
    for unit in ["> ", "- ", "1. ", "*", "[", "**a ", "> - "] {
        let (markdown, html) = prints(&plan(&format!("{}slutet", unit.repeat(2_000))));
        assert!(markdown.contains("slutet") && html.contains("slutet"), "{unit}");
        assert!(html.matches("<blockquote>").count() <= 24, "{unit}");
    }
}

/// A list of `levels` within each other, two entries on each.
fn nested(levels: usize, marker: &str) -> String {
    let down = (0..levels).map(|level| format!("{}{marker} nivå {level}\n", " ".repeat(4 * level)));
    let up = (0..levels).rev().map(|level| format!("{}{marker} åter {level}\n", " ".repeat(4 * level)));
    down.chain(up).collect()
}

#[test]
fn every_entry_of_a_list_is_an_entry_however_deep_it_stands() {
    for (levels, marker) in [(6, "-"), (9, "-"), (14, "-"), (14, "1."), (30, "-")] {
        let (markdown, html) = prints(&plan(&nested(levels, marker)));
        let entries = html.matches("<li>").count();
        assert_eq!(entries, 2 * levels, "{levels} {marker}: {html}");
        let texts = markdown.lines().filter(|line| line.contains("nivå ") || line.contains("åter ")).count();
        assert_eq!(texts, 2 * levels, "{levels} {marker}: {markdown}");
        let lists = html.matches(if marker == "-" { "<ul>" } else { "<ol>" }).count();
        assert_eq!(lists, levels.min(12), "{levels} {marker}: {html}");
    }
    let (_, html) = prints(&plan(&format!("> {}", nested(14, "-").replace('\n', "\n> "))));
    assert_eq!(html.matches("<li>").count(), 28, "{html}");
    // What has no text of its own is no entry.
    let (_, html) = prints(&plan(&format!("{}slutet", "- ".repeat(40))));
    assert_eq!((html.matches("<li>").count(), html.matches("slutet").count()), (12, 1), "{html}");
}

#[test]
fn many_footnotes_print() {
    let calls: String = (0..10_000).map(|n| format!("Text[^n{n}] och[^n{}].\n", 9_999 - n)).collect();
    let notes: String = (0..10_000).map(|n| format!("  n{n}: Not {n} kallar[^n{}].\n", (n + 1) % 10_000)).collect();
    let (markdown, html) = prints(&format!("{}footnotes:\n{notes}", plan(&calls)));
    assert!(markdown.contains("[^10000]: ") && html.contains("id=\"note_10000\""));
}

#[test]
fn many_of_everything_print() {
    let headings: String = (0..5_000).map(|_| "# Samma rubrik\n\n".to_owned()).collect();
    let goals: String =
        (0..5_000).map(|n| format!("- id: m{n}\n  goal: Se [](#m{}).\n  also-under: g\n", (n + 1) % 5_000)).collect();
    let text = format!("{}goals:\n- group: G\n  id: g\n  goals:\n  - goal: Ett\n{goals}", plan(&headings));
    let (markdown, html) = prints(&text);
    assert!(markdown.contains("#samma-rubrik-4999") || html.contains("id=\"samma-rubrik-5000\""));
}

#[test]
fn long_words_and_wide_tables_print() {
    prints(&plan(&"x".repeat(100_000)));
    let row = format!("|{}\n", " a |".repeat(500));
    prints(&plan(&format!("{row}|{}\n{row}", " --- |".repeat(500))));
}

#[test]
fn a_page_that_prints_itself_many_times_over_is_refused() {
    let places = "![](#goals)\n\n".repeat(3_000);
    let goals: String = (0..3_000).map(|n| format!("- goal: Mål nummer {n}\n")).collect();
    let workspace = workspace_of(&format!("{}goals:\n{goals}", plan(&places)));
    let id = workspace.find_source("plan.yaml").expect("the plan");
    let failure = render(&workspace, id, Format::Html, &Templates::built_in()).expect_err("too large");
    assert!(failure.message.en.contains("64 MiB"), "{}", failure.message.en);
}

#[test]
fn what_leads_nowhere_or_to_itself_prints() {
    let text =
        plan("[](#x) [](y@1#z) ![](#x) [^a] [^b]\n\n[^a]: [^a] [^b]\n[^b]: [^a]\n\n# [](#h) {#h}\n\n#\n\n![](#appendices)\n");
    let text = format!("{text}appendices:\n- title: A\n  id: a\n  body: |\n    ![](#appendices)\n\n    ![](#a)\n");
    let (markdown, html) = prints(&text);
    assert!(markdown.contains("y@1\\#z") || markdown.contains("y@1#z"));
    assert!(html.contains("role=\"doc-endnotes\""));
}

/// What a Markdown reader sees of the first heading, the first fact and the first group of goals, or the markup it found
/// in one of them.
fn plain_texts(markdown: &str) -> Result<Vec<String>, String> {
    let mut texts = vec![String::new()];
    for (event, _) in events(markdown) {
        match event {
            Event::Text(text) => texts.last_mut().into_iter().for_each(|last| last.push_str(&text)),
            Event::Start(Tag::Strong | Tag::Table(_) | Tag::TableHead | Tag::TableRow)
            | Event::End(TagEnd::Heading(_) | TagEnd::Item) => {
                texts.push(String::new());
            }
            Event::Start(Tag::Heading { .. } | Tag::List(_) | Tag::Item | Tag::TableCell) | Event::End(_) => {}
            other => return Err(format!("{other:?}")),
        }
    }
    Ok(texts)
}

proptest! {
    #[test]
    fn no_text_becomes_markup(text in r"[a1 .:*_`<>\[\]()#+=|~$&;!-]{1,24}", after in r"[a1 .#*_|>-]{0,6}") {
        let text = format!("{text}{after}");
        let seen = text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assume!(!seen.is_empty());
        let quoted = serde_json::to_string(&seen).expect("a text");
        let plan = format!(
            "okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: {quoted}\nrecord: {quoted}\ngoals:\n- group: {quoted}\n  goals:\n  - goal: Mål\n    responsible: {{words: Vi}}\n"
        );
        let workspace = workspace_of(&plan);
        let markdown = page(&workspace, "plan.yaml", Format::Markdown);
        let texts = plain_texts(&markdown);
        prop_assert!(texts.is_ok(), "{:?} in {}", texts, markdown);
        let texts = texts.unwrap_or_default();
        prop_assert_eq!(&texts[0], &seen, "{}", markdown);
        let found = texts.iter().filter(|text| text.trim_start_matches("Diarienummer:").trim() == seen).count();
        prop_assert_eq!(found, 3, "{:?} in {}", texts, markdown);
        let html = page(&workspace, "plan.yaml", Format::Html);
        let html = scraper::Html::parse_document(&html);
        for selector in ["h1", ".record dd", "tr.group th"] {
            let element = html.select(&scraper::Selector::parse(selector).expect("a selector")).next();
            prop_assert_eq!(element.map(|element| element.inner_html().contains('<')), Some(false));
            prop_assert_eq!(element.map(|element| element.text().collect::<String>()), Some(seen.clone()));
        }
    }
}
