//! Pictures in texts, through the real binary: printed where they can be, and told where they cannot.

#[cfg(feature = "pdf")]
use crate::cli::okplan;
use crate::cli::{folder, run};
use std::fs;
#[cfg(feature = "pdf")]
use std::path::Path;
use tempfile::TempDir;

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: Exempel\n";
const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"10\"><rect width=\"40\" height=\"10\"/></svg>\n";

/// A picture of four pixels.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x02, 0x00,
    0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0xfd, 0xd4, 0x9a, 0x73, 0x00, 0x00, 0x00, 0x16, 0x49, 0x44, 0x41, 0x54, 0x78,
    0xda, 0x63, 0x60, 0x60, 0xa8, 0xa8, 0x67, 0xa8, 0x60, 0x60, 0xa8, 0xaf, 0xa8, 0xaf, 0xaf, 0x00, 0x00, 0x15, 0x3a, 0x03, 0xdd,
    0xf3, 0xd5, 0x56, 0xa4, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// The plan `id` with `body` before its goals, and `goal`.
fn plan(id: &str, body: &str, goal: &str) -> String {
    let body: String = body.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "okplan: 1\nkind: action-plan\nid: {id}\nedition: 2020\ntitle: Plan\nbody: |\n{body}\n  ![](#goals)\ngoals:\n- goal: \"{goal}\"\n  \
         activities: [{{activity: Gör det, responsible: {{words: Vi}}, due: 2020}}]\n"
    )
}

/// A workspace whose plan, in a folder, has `body` and a goal with a picture.
fn pictured(body: &str) -> TempDir {
    let plan = plan("plan", body, "Målet ![i målet](../bilder/karta.svg) nås");
    let here = folder(&[("okplan.yaml", SETTINGS), ("planer/plan.yaml", &plan), ("bilder/karta.svg", SVG)]);
    fs::write(here.path().join("bilder/min karta.png"), PNG).expect("a picture");
    here
}

const BODY: &str = "![Karta över \"länet\" med *kommunerna*](../bilder/min%20karta.png)\n\n[![hit](../bilder/karta.svg)](https://example.se) och ![på nätet](https://example.se/karta.png)";

#[test]
fn a_page_holds_its_pictures_and_fetches_none() {
    let here = pictured(BODY);
    let page = run(here.path(), &["render", "planer/plan.yaml"]);
    assert_eq!((page.status, page.err.as_str()), (0, ""));
    for said in [
        "<p><img class=\"picture\" src=\"data:image/png;base64,iVBORw0KGgo",
        "alt=\"Karta över &quot;länet&quot; med kommunerna\"></p>",
        "<a href=\"https://example.se\" rel=\"noopener noreferrer\"><img class=\"picture\" src=\"data:image/svg+xml;base64,",
        "alt=\"i målet\"> nås",
        " och på nätet",
    ] {
        assert!(page.out.contains(said), "{said} in {}", page.out);
    }
    assert!(!page.out.contains("karta.png"), "{}", page.out);
    assert_eq!(run(here.path(), &["render", "planer/plan.yaml"]).out, page.out);
}

#[test]
fn markdown_names_the_files_from_where_it_stands() {
    let here = pictured(BODY);
    let other = plan("annan", "![](plan@2020#goals)", "Ett annat");
    fs::write(here.path().join("annan.yaml"), other).expect("a plan");
    let page = run(here.path(), &["render", "planer/plan.yaml", "--to", "markdown"]).out;
    assert!(page.contains("![Karta över \"länet\" med kommunerna](<../bilder/min karta.png>)"), "{page}");
    let page = run(here.path(), &["render", "annan.yaml", "--to", "markdown"]).out;
    assert!(page.contains("![i målet](bilder/karta.svg)"), "{page}");
}

#[test]
fn a_file_for_word_has_the_text_of_a_picture() {
    let here = pictured(BODY);
    let made = run(here.path(), &["render", "planer/plan.yaml", "--to", "docx", "-o", "plan.docx"]);
    assert_eq!((made.status, made.err.as_str()), (0, ""));
}

#[test]
fn a_revision_is_printed_with_its_own_pictures() {
    let mut fixture = crate::git::Fixture::new();
    let plan = plan("plan", "![Då](karta.svg)", "Mål");
    fixture.commit(&[("okplan.yaml", SETTINGS), ("plan.yaml", &plan), ("karta.svg", SVG)]);
    fs::write(fixture.path().join("karta.svg"), "<svg/>").expect("a picture");
    let page = run(fixture.path(), &["render", "plan.yaml", "--rev", "HEAD"]);
    assert!(page.status == 0 && page.out.contains("base64,PHN2ZyB4bWxucz"), "{}", page.err);
}

/// Pictures that are not printed: what stands in the text, and what is said of it.
const REFUSED: [(&str, &str); 8] = [
    ("![](../bilder/karta.svg)", "saknar text"),
    ("![ ](../bilder/karta.svg)", "saknar text"),
    ("![x](saknas.svg)", "finns inte"),
    ("![x](../../ute.svg)", "inte i arbetsytan"),
    ("![x](/etc/passwd)", "inte i arbetsytan"),
    ("![x](plan.yaml)", "ingen bild"),
    ("![x](../bilder/script.svg)", "<script"),
    ("![x](../bilder/stor.png)", "större än"),
];

#[test]
fn what_cannot_be_printed_is_told_at_its_line() {
    for (body, said) in REFUSED {
        let here = pictured(body);
        fs::write(here.path().join("bilder/script.svg"), SVG.replace("<rect", "<script>1</script><rect")).expect("a file");
        fs::write(here.path().join("bilder/stor.png"), [PNG, &vec![0; 4 << 20]].concat()).expect("a file");
        let told = run(here.path(), &["validate"]);
        assert_eq!(told.status, 1, "{body}");
        for part in ["[unusable-picture]", "plan.yaml:7:3]", said] {
            assert!(told.out.contains(part), "{body}: {part} in {}", told.out);
        }
        let page = run(here.path(), &["render", "planer/plan.yaml"]);
        assert!(page.status == 0 && page.err.contains("unusable-picture"), "{}", page.err);
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_workspace_is_not_followed() {
    let outside = folder(&[("karta.svg", SVG)]);
    for (link, target) in [("bilder/ut.svg", outside.path().join("karta.svg")), ("ut", outside.path().to_owned())] {
        let here = pictured(&format!("![x](../{})", if link == "ut" { "ut/karta.svg" } else { link }));
        std::os::unix::fs::symlink(target, here.path().join(link)).expect("a link");
        let told = run(here.path(), &["validate"]).out;
        assert!(told.contains("symbolisk länk"), "{told}");
    }
}

#[test]
fn one_picture_shown_over_and_over_ends_in_a_page_too_large() {
    let here = pictured(&"![x](../bilder/stor.png)\n\n".repeat(30));
    fs::write(here.path().join("bilder/stor.png"), [PNG, &vec![0; 3 << 20]].concat()).expect("a file");
    let page = run(here.path(), &["render", "planer/plan.yaml"]);
    assert!(page.status == 1 && page.err.contains("64 MiB"), "{}", page.err);
}

/// What `okplan render --to pdf` makes or says of the plan in `here`.
#[cfg(feature = "pdf")]
fn pdf(here: &Path) -> Result<Vec<u8>, String> {
    let output = okplan(here).args(["render", "planer/plan.yaml", "--to", "pdf"]).output().expect("okplan runs");
    if output.status.success() { Ok(output.stdout) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_shows_them_with_their_texts() {
    let here = pictured(BODY);
    let bytes = pdf(here.path()).expect("a PDF");
    let read = crate::print::read(&bytes);
    let all = read.all();
    let figures: Vec<&str> =
        all.iter().filter(|element| element.tag == "Figure").map(|one| one.alt.as_deref().unwrap_or_default()).collect();
    assert_eq!(figures, ["Karta över \"länet\" med kommunerna", "hit", "i målet"]);
    assert!(read.text().contains("på nätet") && read.metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{}", read.text());
    assert_eq!(pdf(here.path()).expect("a PDF"), bytes);
}

#[cfg(feature = "pdf")]
#[test]
fn no_pdf_is_made_without_a_picture_or_its_text() {
    for (body, said) in REFUSED {
        let here = pictured(body);
        fs::write(here.path().join("bilder/script.svg"), SVG.replace("<rect", "<script>1</script><rect")).expect("a file");
        fs::write(here.path().join("bilder/stor.png"), [PNG, &vec![0; 4 << 20]].concat()).expect("a file");
        // Silence in `validate` makes it no more accessible.
        for settings in [SETTINGS.to_owned(), format!("{SETTINGS}rules: {{unusable-picture: off}}\n")] {
            fs::write(here.path().join("okplan.yaml"), settings).expect("settings");
            let told = pdf(here.path()).expect_err("a failure");
            assert!(told.contains("plan.yaml:7:3]") && told.contains(said), "{body}: {told}");
            assert_eq!(told.matches("[unusable-picture]").count(), 1, "{told}");
        }
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_damaged_picture_is_told_where_it_stands() {
    let here = pictured("![hel](../bilder/karta.svg)\n\n![skadad](skadad.png)");
    fs::write(here.path().join("planer/skadad.png"), &PNG[..50]).expect("a file");
    let told = pdf(here.path()).expect_err("a failure");
    assert!(told.contains("plan.yaml:9:3]") && told.contains("skadad.png” går inte att använda: den är skadad"), "{told}");
    assert_eq!(told.matches("[unusable-picture]").count(), 1, "{told}");
}
