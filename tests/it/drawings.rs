//! Drawings whose texts the typeface has no characters for, through the real binary: no PDF is made of them.

use crate::cli::{Run, run};
use crate::pictures::{SETTINGS, SVG, pictured, plan};
use std::fs;

/// The plan with a drawing that has `inner`, as a PDF where `validate` has the settings `rules`; whether there is a file.
fn printed(inner: &str, rules: &str) -> (Run, bool) {
    let here = pictured("![hel](../bilder/karta.svg)\n\n![tecken](tecken.svg)");
    fs::write(here.path().join("okplan.yaml"), format!("{SETTINGS}{rules}")).expect("settings");
    fs::write(here.path().join("planer/tecken.svg"), SVG.replace("</svg>", &format!("{inner}</svg>"))).expect("a drawing");
    let told = run(here.path(), &["render", "planer/plan.yaml", "--to", "pdf", "-o", "ut.pdf"]);
    (told, here.path().join("ut.pdf").exists())
}

#[test]
fn no_pdf_is_made_of_a_drawing_that_has_nothing_but_missing_glyphs() {
    for text in ["漢字", "مرحبا", "&#x5B57;", "\u{e000}"] {
        for rules in ["", "rules: {unusable-picture: off}\n"] {
            let (told, is_made) = printed(&format!("<text x=\"1\" y=\"9\">{text}</text>"), rules);
            assert!(told.status == 1 && !is_made, "{text}: {}", told.err);
            assert_eq!(told.err.matches("[unusable-picture]").count(), 1, "{}", told.err);
            assert!(told.err.contains("plan.yaml:9:3]") && told.err.contains("saknar tecken i dess text"), "{}", told.err);
        }
    }
}

#[test]
fn a_text_that_is_only_defined_counts_where_it_is_used() {
    let defined = "<defs><text id=\"t\" x=\"1\" y=\"9\">字</text></defs>";
    let (told, is_made) = printed(&format!("{defined}<use href=\"#t\"/>"), "");
    assert!(told.status == 1 && !is_made && told.err.contains("i dess text: 字"), "{}", told.err);
    let (told, is_made) = printed(defined, "");
    assert!(told.status == 0 && is_made && !told.err.contains("[unusable-picture]"), "{}", told.err);
}

#[test]
fn a_text_in_a_group_or_a_symbol_that_is_used_counts() {
    let text = "<text x=\"1\" y=\"9\">字</text>";
    for defined in [format!("<defs><g id=\"t\">{text}</g></defs>"), format!("<symbol id=\"t\">{text}</symbol>")] {
        let (told, is_made) = printed(&format!("{defined}<use href=\"#t\"/>"), "");
        assert!(told.status == 1 && !is_made && told.err.contains("i dess text: 字"), "{defined}: {}", told.err);
        let (told, is_made) = printed(&defined, "");
        assert!(told.status == 0 && is_made, "{defined}: {}", told.err);
    }
}

#[test]
fn colours_of_a_printing_press_are_told_of() {
    let rectangle = |fill: &str| format!("<rect width=\"9\" height=\"9\" fill=\"{fill}\"/>");
    for fill in ["device-cmyk(0.1 0.2 0.3 0)", "#fff Device-CMYK(1, 0, 0, 0)"] {
        let (told, is_made) = printed(&rectangle(fill), "");
        assert!(told.status == 1 && !is_made && told.err.contains("[unusable-picture]"), "{fill}: {}", told.err);
        assert!(told.err.contains("den har färger för tryck (CMYK)"), "{}", told.err);
    }
    assert!(printed(&rectangle("rgb(9,9,9)"), "").1);
}

#[test]
fn no_pdf_is_made_with_a_logo_of_missing_glyphs() {
    let here = pictured("Text.");
    let logo = SVG.replace("</svg>", "<text x=\"1\" y=\"9\">漢字</text></svg>");
    fs::write(here.path().join("logo.svg"), logo).expect("a drawing");
    fs::write(here.path().join("okplan.yaml"), format!("{SETTINGS}style: {{logo: {{file: logo.svg, alt: A}}}}\n"))
        .expect("settings");
    fs::write(here.path().join("planer/plan.yaml"), plan("plan", "Text.", "Mål")).expect("a plan");
    for command in [&["render", "planer/plan.yaml", "--to", "pdf"][..], &["status", "--on", "2020-01-01", "--format", "pdf"]] {
        let told = run(here.path(), &[command, &["-o", "ut.pdf"]].concat());
        assert!(told.status != 0 && !here.path().join("ut.pdf").exists(), "{}", told.err);
        assert_eq!(told.err.matches("[unusable-style]").count(), 1, "{}", told.err);
    }
}
