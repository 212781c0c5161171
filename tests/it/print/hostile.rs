//! Documents that would be trouble: they print with all their text, or say where the trouble is.

use super::{plan, printed, refused};
use okplan::print::PrintFailure;

/// The plan `text` printed, whose text has `words` this many times.
fn has(text: &str, words: &str, count: usize) {
    let pdf = printed(text);
    assert_eq!(pdf.text().matches(words).count(), count, "“{words}” in {}", pdf.text());
}

#[test]
fn words_without_end_are_parted() {
    let letters = "ö".repeat(4_000);
    let pdf = printed(&plan(&format!("{letters}\n\n# {}", "y".repeat(300))));
    assert_eq!(pdf.text().matches('ö').count(), 4_000);
    assert_eq!(pdf.text().matches('y').count(), 300);
}

#[test]
fn wide_tables_go_on_below() {
    let row = |cell: &str| format!("|{}", format!(" {cell} |").repeat(60));
    let pdf = printed(&plan(&format!("{}\n{}\n{}", row("rubrik"), row("---"), row("cell"))));
    // The first column stands in each part.
    let tables = pdf.all().iter().filter(|element| element.tag == "Table").count();
    assert!(tables > 1 && pdf.text().matches("cell").count() == 60 + tables - 1, "{tables}");
}

#[test]
fn rows_higher_than_a_page_break() {
    let lines = |count: usize| format!("|\n{}", "      ord ord ord ord ord\n".repeat(count));
    let goals = format!(
        "goals:\n- goal: {}  activities:\n  - activity: {}    responsible: {{words: Vi}}\n    due: 2020\n  - activity: kort\n",
        lines(300).replace("      ", "    "),
        lines(300)
    );
    has(&format!("okplan: 1\nkind: action-plan\nid: plan\nedition: 1\ntitle: Plan\n{goals}"), "ord", 3_000);
}

#[test]
fn headings_without_text_or_with_footnotes_print() {
    let body = "# Ett[^a] {#ett}\n\n[](#ett) igen[^a]\n\n#\n\n## Två\n\n| A[^b] |\n| --- |\n| c[^c] |\n\n# 1\n\n# 2\n\n# 3\n\n# 4\n\n# 5\n\n[^a]: Not a[^d].\n[^b]: Not b.\n[^c]: Not c.\n[^d]: Not d[^a].\n";
    for kind in ["action-plan", "agreement"] {
        let pdf = printed(&plan(body).replace("action-plan", kind));
        for note in ["Not a", "Not b", "Not c", "Not d"] {
            assert_eq!(pdf.text().matches(note).count(), 1, "{note} in {}", pdf.text());
        }
    }
}

#[test]
fn deep_nesting_prints() {
    for unit in ["> ", "- ", "1. ", "*", "**a ", "> - "] {
        has(&plan(&format!("{}slutet", unit.repeat(500))), "slutet", 1);
    }
}

#[test]
fn every_entry_of_a_deep_list_is_an_entry_on_paper() {
    for (levels, marker) in [(9, "-"), (14, "-"), (14, "1.")] {
        let list: String = (0..levels).map(|level| format!("{}{marker} nivå {level}\n", " ".repeat(4 * level))).collect();
        let pdf = printed(&plan(&list));
        let entries = pdf.all().iter().filter(|element| element.tag == "LI").count();
        assert_eq!(entries, levels, "{}", pdf.text());
    }
}

#[test]
fn many_footnotes_that_call_each_other_print() {
    let calls: String = (0..200).map(|n| format!("Text[^n{n}].\n")).collect();
    let notes: String = (0..200).map(|n| format!("[^n{n}]: Fotnoten {n} kallar[^n{}].\n", (n + 1) % 200)).collect();
    has(&plan(&format!("{calls}\n{notes}")), "Fotnoten", 200);
}

#[test]
fn letters_put_together_are_letters() {
    has(&plan("A\u{30a}tga\u{308}rd fo\u{308}r e\u{301}n"), "A\u{30a}tga\u{308}rd", 1);
}

#[test]
fn a_character_without_glyph_is_found_in_its_line() {
    for (text, line) in [
        (plan("Första raden\n\nText \u{5e9}\u{5dc} här"), 10),
        (plan("Text").replace("title: Plan", "title: \"Plan \\u05E9\""), 5),
        (plan("Text") + "footnotes: {a: x}\nhistory:\n- changes: \u{1f389}\n", 11),
    ] {
        let PrintFailure::Findings(findings) = refused(&text) else { panic!("no finding for {text}") };
        let before = &text[..findings[0].span.range().start];
        assert_eq!(before.lines().count() + usize::from(before.ends_with('\n')), line, "{findings:?} in {text}");
        assert_eq!(findings[0].rule, "missing-glyph");
        assert!(findings[0].message.sv.contains("U+"), "{findings:?}");
    }
}
