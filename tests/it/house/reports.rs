//! The house style of what is told of documents: comparisons and the status, on paper, on a page and for Word.

use super::{LOGO, PLAN, SETTINGS};
use crate::cli::{Run, folder, run};
use crate::word::Word;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const STYLE: &str = "style:\n  logo: {file: bilder/logotyp.svg, alt: Region Exempel}\n  colours: {accent: \"#7a1f3d\", tint: \"#f8ecf0\"}\n  \
                     header: Överst & <bra>\n  footer: Nederst\n  labels: {page: Blad, goal: Målsättning}\n";

/// A workspace with two editions of a plan, whose settings go on with `style`.
fn two_editions(style: &str, more: &[(&str, &str)]) -> TempDir {
    let (settings, new) = (format!("{SETTINGS}{style}"), PLAN.replace("2020", "2021").replace("Ett mål", "Ett annat mål"));
    let mut files =
        vec![("okplan.yaml", settings.as_str()), ("gammal.yaml", PLAN), ("ny.yaml", &new), ("bilder/logotyp.svg", LOGO)];
    files.extend(more);
    folder(&files)
}

fn compared(here: &Path, format: &str) -> Run {
    run(here, &["diff", "gammal.yaml", "ny.yaml", "--format", format, "-o", "ut", "--exit-zero"])
}

fn status(here: &Path) -> Run {
    run(here, &["status", "--on", "2020-06-01", "--format", "pdf", "-o", "ut"])
}

#[test]
fn a_comparison_on_a_page_has_the_style() {
    let here = two_editions(STYLE, &[]);
    let made = compared(here.path(), "html");
    assert_eq!((made.status, made.err.as_str()), (0, ""));
    let page = fs::read_to_string(here.path().join("ut")).expect("a page");
    for said in
        ["--ink-link: #7a1f3d;", "Överst &amp; &lt;bra&gt;", ">Nederst</footer>", "alt=\"Region Exempel\"", "base64,PHN2Zy"]
    {
        assert!(page.contains(said), "{said} in {page}");
    }
    let plain = two_editions("", &[]);
    compared(plain.path(), "html");
    let page = fs::read_to_string(plain.path().join("ut")).expect("a page");
    assert!(!page.contains("<img") && !page.contains("class=\"house\""), "{page}");
}

#[test]
#[cfg_attr(not(feature = "pdf"), ignore = "the engine draws the SVG for Word")]
fn files_for_word_have_the_colours_lines_and_labels() {
    let here = two_editions(&STYLE.replace("  labels:", "  typeface: {family: Georgia}\n  labels:"), &[]);
    let made = [run(here.path(), &["render", "ny.yaml", "--to", "docx", "-o", "ut"]), compared(here.path(), "docx")];
    for made in made {
        assert_eq!((made.status, made.err.as_str()), (0, ""));
        let word = Word::read(&fs::read(here.path().join("ut")).expect("a file"));
        let has = |part: &str, said: &str| assert!(word.0[part].contains(said), "{said} in {part}: {}", word.0[part]);
        has("word/styles.xml", "\"7A1F3D\"");
        has("word/styles.xml", "w:ascii=\"Georgia\"");
        has("word/document.xml", "w:fill=\"F8ECF0\"");
        has("word/document.xml", "Målsättning");
        has("word/header1.xml", "Överst &amp; &lt;bra&gt;");
        has("word/header2.xml", "Överst &amp; &lt;bra&gt;");
        has("word/footer1.xml", "Nederst");
        has("word/footer1.xml", "Blad ");
        assert!(word.0.values().all(|text| !text.contains("0F4A5C") && !text.contains("{{")));
    }
}

#[test]
fn nothing_is_told_in_a_style_that_cannot_be_used() {
    let here = two_editions("style: {colours: {accent: \"#ffcc00\"}}\n", &[]);
    let formats: &[&str] = if cfg!(feature = "pdf") { &["html", "pdf"] } else { &["html"] };
    let mut refused: Vec<Run> = formats.iter().map(|format| compared(here.path(), format)).collect();
    if cfg!(feature = "pdf") {
        refused.push(status(here.path()));
    }
    for refused in refused {
        assert_eq!(refused.status, 2);
        assert!(refused.err.contains("low-contrast") && refused.err.contains("okplan.yaml:4:"), "{}", refused.err);
    }
    assert!(!here.path().join("ut").exists());
    let text = run(here.path(), &["diff", "gammal.yaml", "ny.yaml", "--exit-zero"]);
    assert!(text.status == 0 && text.out.contains("Ett annat mål"), "{}", text.err);
}

#[cfg(feature = "pdf")]
mod on_paper {
    use super::*;
    use crate::print::Read;

    fn read(here: &Path) -> Read {
        crate::print::read(&fs::read(here.join("ut")).expect("a PDF"))
    }

    /// Whether a colour is set on some page: PDFs of one style differ in it from those of another.
    fn bytes(here: &Path) -> Vec<u8> {
        fs::read(here.join("ut")).expect("a PDF")
    }

    #[test]
    fn a_comparison_and_the_status_have_the_style() {
        let here = two_editions(STYLE, &[]);
        let plain = two_editions(&STYLE.replace("#7a1f3d", "#0f4a5c"), &[]);
        for make in [|here: &Path| compared(here, "pdf"), status] {
            let made = make(here.path());
            assert_eq!((made.status, made.err.as_str()), (0, ""));
            let told = read(here.path());
            assert_eq!(told.all().iter().filter(|element| element.tag == "Figure").count(), 1, "the logo");
            assert!(told.metadata.contains("<pdfuaid:part>1</pdfuaid:part>"));
            for page in &told.artifacts {
                assert!(page.contains("Överst & <bra>") && page.contains("Nederst") && page.contains("Blad 1"), "{page}");
            }
            make(plain.path());
            assert_ne!(bytes(here.path()), bytes(plain.path()));
        }
    }

    #[test]
    fn the_templates_of_reports_are_replaced_too() {
        let own = "#import \"look.typ\": *\n#show: document-look\n= Egen mall\n#data.title\n";
        for name in ["status", "diff"] {
            let file = format!("mallar/typst/{name}.typ");
            let here = two_editions("templates: mallar\n", &[(file.as_str(), own)]);
            let made = if name == "diff" { compared(here.path(), "pdf") } else { status(here.path()) };
            assert_eq!((made.status, made.err.as_str()), (0, ""), "{name}");
            assert!(read(here.path()).text().trim_start().starts_with("Egen mall"), "{name}");
            fs::write(here.path().join(&file), "\n#finns-inte()\n").expect("a template");
            let made = if name == "diff" { compared(here.path(), "pdf") } else { status(here.path()) };
            assert_eq!(made.status, 2, "{name}");
            assert!(made.err.contains(&format!("mallar/typst/{name}.typ:2: ")), "{}", made.err);
        }
    }

    #[test]
    fn a_comparison_of_a_revision_has_its_templates() {
        let mut fixture = crate::git::Fixture::new();
        let settings = format!("{SETTINGS}templates: mallar\nstyle: {{footer: I version två}}\n");
        fixture.commit(&[("okplan.yaml", SETTINGS), ("plan.yaml", PLAN)]);
        let new = PLAN.replace("Ett mål", "Ett annat mål");
        let own = "#import \"look.typ\": *\n#show: document-look\n= Egen mall\n";
        fixture.commit(&[("okplan.yaml", &settings), ("plan.yaml", &new), ("mallar/typst/diff.typ", own)]);
        fs::remove_dir_all(fixture.path().join("mallar")).unwrap_or_default();
        let made = run(fixture.path(), &["diff", "HEAD~1..HEAD", "plan.yaml", "--format", "pdf", "-o", "ut", "--exit-zero"]);
        assert_eq!((made.status, made.err.as_str()), (0, ""));
        let told = read(fixture.path());
        assert!(
            told.text().trim_start().starts_with("Egen mall") && told.artifacts[0].contains("I version två"),
            "{}",
            told.text()
        );
    }
}
