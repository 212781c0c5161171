//! What prose is in Word: lists at each level, and code.

use super::form;
use super::read::{Settle, Word};
use okplan::word::docx;
use std::fmt::Write;

/// A routine with this text as a file of Word.
fn written(body: &str) -> Word {
    let body: String = body.lines().fold(String::new(), |mut out, line| {
        writeln!(out, "  {line}").expect("written");
        out
    });
    let text = format!("okplan: 1\nkind: agreement\nform: routine\nid: r\nedition: 2026\ntitle: Rutin\nbody: |\n{body}");
    let workspace = crate::render::workspace_of(&text);
    let id = workspace.find_source("plan.yaml").expect("the document");
    Word::read(&docx(&workspace, id, None).expect("a document").file)
}

#[test]
fn entries_of_deep_lists_are_entries_and_the_last_levels_share_the_ninth() {
    let mut body = String::new();
    for at in 0..12 {
        // A bullet takes as much room as a number.
        let (indent, sign) = (" ".repeat(3 * at), ["1. ", "-  "][at % 2]);
        write!(body, "{indent}{sign}nivå {}\n\n{indent}   mer\n\n", at + 1).expect("written");
    }
    let said = form::text(&written(&body), Settle::Accept);
    let entries: Vec<&String> = said.iter().filter(|line| line.contains("\"nivå ")).collect();
    let more: Vec<&String> = said.iter().filter(|line| line.contains("\"mer\"")).collect();
    assert_eq!((entries.len(), more.len()), (12, 12), "{said:#?}");
    for (at, (entry, more)) in entries.iter().zip(more).enumerate() {
        let (sign, level) = (["1", "•"][at % 2], at.min(8));
        let style = if level == 0 { String::new() } else { format!("Level{}", level + 1) };
        assert_eq!(**entry, format!("ListParagraph{style} {sign} at {level} | \"nivå {}\"", at + 1));
        // What else stands in an entry stands below its words.
        assert_eq!(*more, format!("ListParagraph ind {} | \"mer\"", 357 * (level + 1)));
    }
}

#[test]
fn code_has_letters_of_one_width_in_text_links_and_tables() {
    let word =
        written("Kör `a` och [`b`](https://example.se), **`c`**.\n\n    rad ett\n      rad två\n\n| `d` |\n|---|\n| `e` |\n");
    let said = form::text(&word, Settle::Accept).join("\n");
    for expected in [
        "\"a\" rStyle CodeChar",
        "\"b\" rFonts  to https://example.se",
        "\"c\" rStyle CodeChar b ",
        "Code | \"rad ett\\n  rad två\"",
    ] {
        assert!(said.contains(expected), "{expected} is not in\n{said}");
    }
    assert!(said.contains("CellHead | \"d\" rStyle CodeChar") && said.contains("Cell | \"e\" rStyle CodeChar"), "{said}");
    assert!(word.0["word/document.xml"].contains("<w:rStyle w:val=\"Hyperlink\"/><w:rFonts w:ascii=\"Consolas\""));
    // What stands in for the typeface where it is not: letters of one width too.
    let fonts = &word.0["word/fontTable.xml"];
    assert!(fonts.contains("w:name=\"Consolas\"") && fonts.contains("\"Courier New\"") && fonts.contains("\"fixed\""), "{fonts}");
    assert!(word.0["word/_rels/document.xml.rels"].contains("fontTable.xml"));
    // LibreOffice takes what is so by default for what tables say, against the style of code.
    let styles = &word.0["word/styles.xml"];
    let defaults = styles.split("</w:docDefaults>").next().expect("the defaults");
    assert!(!defaults.contains("w:rFonts") && styles.contains("Consolas"));
}

#[test]
fn each_quotation_and_each_list_in_one_is_indented_further() {
    let body = "> ett\n>\n> > två\n> >\n> > - punkt\n> >\n> >   mer\n>\n> 1. först\n>    - sedan\n>\n> ~~~\n> kod\n> ~~~\n\n- lista\n\n  > citat\n  >\n  > > djupt\n\n> sist\n";
    let said = form::text(&written(body), Settle::Accept);
    let expected = [
        "Quote | \"ett\"",
        "Quote ind 800 | \"två\"",
        "Quote • at 0 ind 1157 | \"punkt\"",
        "Quote ind 1157 | \"mer\"",
        "Quote 1 at 0 ind 757 | \"först\"",
        "QuoteLevel2 • at 1 ind 1114 | \"sedan\"",
        "Code ind 400 | \"kod\"",
        "ListParagraph • at 0 | \"lista\"",
        "Quote ind 757 | \"citat\"",
        "Quote ind 1157 | \"djupt\"",
        "Quote | \"sist\"",
    ];
    let found: Vec<&str> =
        said.iter().map(String::as_str).filter(|line| !line.starts_with("Title") && !line.starts_with("Fact")).collect();
    assert_eq!(found, expected);
    // The style says how far one quotation indents.
    assert!(
        written("> ett").0["word/styles.xml"].contains("w:styleId=\"Quote\"")
            && include_str!("../../../templates/docx/styles.xml").contains("<w:ind w:left=\"400\"")
    );
}
