//! Pictures in texts, through the real binary: printed where they can be, and told where they cannot.

#[cfg(feature = "pdf")]
use crate::cli::okplan;
use crate::cli::{folder, run};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

pub const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: Exempel\n";
pub const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"10\"><rect width=\"40\" height=\"10\"/></svg>\n";

/// A picture of four pixels.
pub const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x02, 0x00,
    0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0xfd, 0xd4, 0x9a, 0x73, 0x00, 0x00, 0x00, 0x16, 0x49, 0x44, 0x41, 0x54, 0x78,
    0xda, 0x63, 0x60, 0x60, 0xa8, 0xa8, 0x67, 0xa8, 0x60, 0x60, 0xa8, 0xaf, 0xa8, 0xaf, 0xaf, 0x00, 0x00, 0x15, 0x3a, 0x03, 0xdd,
    0xf3, 0xd5, 0x56, 0xa4, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// The plan `id` with `body` before its goals, and `goal`.
pub fn plan(id: &str, body: &str, goal: &str) -> String {
    let body: String = body.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "okplan: 1\nkind: action-plan\nid: {id}\nedition: 2020\ntitle: Plan\nbody: |\n{body}\n  ![](#goals)\ngoals:\n- goal: \"{goal}\"\n  \
         activities: [{{activity: Gör det, responsible: {{words: Vi}}, due: 2020}}]\n"
    )
}

/// A workspace whose plan, in a folder, has `body` and a goal with a picture.
pub fn pictured(body: &str) -> TempDir {
    let plan = plan("plan", body, "Målet ![i målet](../bilder/karta.svg) nås");
    let here = folder(&[("okplan.yaml", SETTINGS), ("planer/plan.yaml", &plan), ("bilder/karta.svg", SVG)]);
    fs::write(here.path().join("bilder/min karta.png"), PNG).expect("a picture");
    here
}

pub const BODY: &str = "![Karta över \"länet\" med *kommunerna*](../bilder/min%20karta.png)\n\n[![hit](../bilder/karta.svg)](https://example.se) och ![på nätet](https://example.se/karta.png)";

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
fn a_revision_is_printed_with_its_own_pictures() {
    let mut fixture = crate::git::Fixture::new();
    let plan = plan("plan", "![Då](karta.svg)", "Mål");
    fixture.commit(&[("okplan.yaml", SETTINGS), ("plan.yaml", &plan), ("karta.svg", SVG)]);
    fs::write(fixture.path().join("karta.svg"), "<svg/>").expect("a picture");
    let page = run(fixture.path(), &["render", "plan.yaml", "--rev", "HEAD"]);
    assert!(page.status == 0 && page.out.contains("base64,PHN2ZyB4bWxucz"), "{}", page.err);
}

/// Pictures that are not printed: what stands in the text, and what is said of it.
pub const REFUSED: [(&str, &str); 14] = [
    ("![](../bilder/karta.svg)", "saknar text"),
    ("![ ](../bilder/karta.svg)", "saknar text"),
    ("![x](saknas.svg)", "finns inte"),
    ("![x](../../ute.svg)", "inte i arbetsytan"),
    ("![x](/etc/passwd)", "inte i arbetsytan"),
    ("![x](plan.yaml)", "ingen bild"),
    ("![x](../bilder/script.svg)", "<script"),
    ("![x](../bilder/stor.png)", "större än"),
    ("![x](../bilder/kort.png)", "skadad"),
    ("![x](../bilder/bruten.png)", "skadad"),
    ("![x](../bilder/packad.png)", "skadad"),
    ("![x](../bilder/halv.png)", "skadad"),
    ("![x](../bilder/bred.png)", "9000 × 2 bildpunkter"),
    ("![x](../bilder/gif.png)", "ingen bild"),
];

/// A workspace with the text `body`, and the files that [`REFUSED`] shows.
pub fn refused(body: &str) -> TempDir {
    let here = pictured(body);
    let put = |name: &str, bytes: &[u8]| fs::write(here.path().join("bilder").join(name), bytes).expect("a file");
    put("script.svg", SVG.replace("<rect", "<script>1</script><rect").as_bytes());
    put("stor.png", &[PNG, &vec![0; 4 << 20]].concat());
    put("kort.png", &PNG[..60]);
    let mut broken = PNG.to_vec();
    broken[50] ^= 1;
    put("bruten.png", &broken);
    // Whole by their sums: no pixels at all, and those of one row of nine.
    put("packad.png", &png_of(2, 2, b"x"));
    put("halv.png", &png_of(2, 9, &[0x78, 1, 1, 7, 0, 0xf8, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 1]));
    put("bred.png", &png_of(9_000, 2, b"x"));
    put("gif.png", b"GIF89a");
    here
}

/// A photograph of 2 × 1 pixels that is turned as `orientation` says (TIFF 6.0), as the PNG `exif` in it tells.
pub fn turned(orientation: u8) -> Vec<u8> {
    let exif = [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", &[orientation][..], &[0; 6]].concat();
    let pixels = [0x78, 1, 1, 7, 0, 0xf8, 0xff, 0, 255, 0, 0, 0, 0, 255, 0x05, 0xfe, 0x01, 0xff];
    png_with(2, 1, &[(b"eXIf", &exif), (b"IDAT", &pixels)])
}

/// A photograph with a head, an end and tables that hold nothing.
pub const EMPTY_TABLES: &[u8] = &[
    0xff, 0xd8, 0xff, 0xdb, 0, 2, 0xff, 0xc4, 0, 2, 0xff, 0xc0, 0, 11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0,
    0, 63, 0, 7, 0xff, 0xd9,
];

/// A PNG of its head and `pixels`, as they are packed, with its sums.
fn png_of(width: u32, height: u32, pixels: &[u8]) -> Vec<u8> {
    png_with(width, height, &[(b"IDAT", pixels)])
}

fn png_with(width: u32, height: u32, chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut bytes = PNG[..8].to_vec();
    for (name, content) in [(b"IHDR", head.as_slice())].iter().chain(chunks).chain(&[(b"IEND", &[][..])]) {
        let summed = [&name[..], content].concat();
        let step = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |c, _| (c >> 1) ^ (0xedb8_8320 * (c & 1)));
        bytes.extend(u32::try_from(content.len()).expect("short").to_be_bytes());
        bytes.extend(&summed);
        bytes.extend((!summed.iter().fold(u32::MAX, step)).to_be_bytes());
    }
    bytes
}

#[test]
fn what_cannot_be_printed_is_told_at_its_line() {
    for (body, said) in REFUSED {
        let here = refused(body);
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
        let here = refused(body);
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
    let here = pictured("![hel](../bilder/karta.svg)\n\n![skadad](skadad.jpg)");
    fs::write(here.path().join("planer/skadad.jpg"), EMPTY_TABLES).expect("a file");
    let told = pdf(here.path()).expect_err("a failure");
    assert!(told.contains("plan.yaml:9:3]") && told.contains("skadad.jpg” går inte att använda: den är skadad"), "{told}");
    assert_eq!(told.matches("[unusable-picture]").count(), 1, "{told}");
}

/// A photograph in the colours of a press: whole, and of no pixels that anybody reads.
const CMYK: &[u8] = &[
    0xff, 0xd8, 0xff, 0xdb, 0, 2, 0xff, 0xc4, 0, 2, 0xff, 0xc0, 0, 20, 8, 0, 2, 0, 2, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4,
    0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 7, 0xff, 0xd9,
];

#[test]
fn colours_of_a_press_are_told_where_the_picture_stands() {
    let here = pictured("![tryck](tryck.jpg)");
    fs::write(here.path().join("planer/tryck.jpg"), CMYK).expect("a file");
    let told = run(here.path(), &["validate"]).out;
    assert!(told.contains("plan.yaml:7:3]") && told.contains("[unusable-picture]") && told.contains("(CMYK)"), "{told}");
    let settings = format!("{SETTINGS}style: {{logo: {{file: planer/tryck.jpg, alt: A}}}}\n");
    fs::write(here.path().join("okplan.yaml"), settings).expect("settings");
    let told = run(here.path(), &["--lang", "en", "validate"]).out;
    assert!(told.contains("[unusable-style]") && told.contains("(CMYK)"), "{told}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_drawing_whose_text_has_no_glyphs_is_told_where_it_stands() {
    let drawing = SVG.replace("</svg>", "<text x=\"1\" y=\"9\">α ≥ 5 ⁵</text></svg>");
    let here = pictured("![hel](../bilder/karta.svg)\n\n![alfa](alfa.svg)");
    fs::write(here.path().join("planer/alfa.svg"), &drawing).expect("a file");
    let told = pdf(here.path()).expect_err("a failure");
    assert!(told.contains("plan.yaml:9:3]") && told.contains("typsnittet saknar tecken i dess text: α ⁵"), "{told}");
    assert_eq!(told.matches("[unusable-picture]").count(), 1, "{told}");
    // `validate` says the same, and HTML shows it.
    let checked = run(here.path(), &["validate"]).out;
    assert!(checked.contains("plan.yaml:9:3]") && checked.contains("typsnittet saknar tecken i dess text: α ⁵"), "{checked}");
    let html = run(here.path(), &["render", "planer/plan.yaml", "--to", "html"]).out;
    assert_eq!(html.matches("<img ").count(), 3, "{html}");
    // As a logo, of a document and of a report.
    let settings = format!("{SETTINGS}style: {{logo: {{file: planer/alfa.svg, alt: A}}}}\n");
    fs::write(here.path().join("okplan.yaml"), settings).expect("settings");
    fs::write(here.path().join("planer/plan.yaml"), plan("plan", "Text.", "Mål")).expect("a plan");
    let told = pdf(here.path()).expect_err("a failure");
    assert!(told.contains("[unusable-style]") && told.contains("okplan.yaml:"), "{told}");
    let told = run(here.path(), &["status", "--on", "2020-01-01", "--format", "pdf", "-o", "ut.pdf"]);
    assert!(told.status == 2 && told.err.contains("[unusable-style]"), "{}", told.err);
}

/// The joint routine of an example, which shows its steps in a figure.
const ROUTINE: &str = "rutin-halsoundersokning-2026.yaml";

#[test]
#[cfg_attr(not(feature = "pdf"), ignore = "the engine draws the SVG for Word")]
fn an_example_shows_a_figure_in_every_format() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/norrskog");
    let out = tempfile::tempdir().expect("a folder");
    let printed = |format: &str| {
        let file = out.path().join(format);
        let told = run(&example, &["render", ROUTINE, "--to", format, "-o", &file.display().to_string()]);
        assert_eq!(told.status, 0, "{}", told.err);
        fs::read(file).expect("the file")
    };
    let alt = "Gången i fyra steg: beställning samma dag";
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("a text");
    assert!(text(printed("markdown")).contains("](bilder/gangen.svg)"));
    let page = text(printed("html"));
    assert!(page.contains("src=\"data:image/svg+xml;base64,") && page.contains(&format!("alt=\"{alt}")), "{page}");
    let word = crate::word::Word::read(&printed("docx"));
    assert!(word.0["word/document.xml"].contains(&format!("descr=\"{alt}")));
    #[cfg(feature = "pdf")]
    {
        assert!(word.1["word/media/picture1.png"].starts_with(&PNG[..8]));
        let read = crate::print::read(&printed("pdf"));
        let figures: Vec<_> = read.all().into_iter().filter(|element| element.tag == "Figure").collect();
        let said: Vec<&str> = figures.iter().filter_map(|figure| figure.alt.as_deref()).collect();
        assert!(said.len() == 1 && said[0].starts_with(alt), "{said:?}");
    }
}
