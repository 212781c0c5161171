//! Pictures in files of Word, through the real binary.

use super::read::{MAIN, Settle, Word};
use crate::cli::{Run, folder, run};
use crate::pictures::{BODY, EMPTY_TABLES, PNG, REFUSED, SETTINGS, SVG, pictured, plan, refused, turned};
use roxmltree::Node;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The plan of the workspace `here` for Word, and what is said of it.
fn made(here: &Path) -> (Word, Run) {
    let told = run(here, &["render", "planer/plan.yaml", "--to", "docx", "-o", "plan.docx"]);
    assert_eq!(told.status, 0, "{}", told.err);
    (Word::read(&fs::read(here.join("plan.docx")).expect("the file")), told)
}

/// A picture as it is shown: its text, its width and height in millimetres, and the names of its files.
#[derive(Debug, PartialEq)]
struct Shown {
    alt: String,
    size: (f64, f64),
    files: Vec<String>,
}

/// The pictures in the part `name`, which has its own relations.
fn shown(word: &Word, name: &str) -> Vec<Shown> {
    let (folder, file) = name.rsplit_once('/').expect("a folder");
    let (part, relations) = (word.part(name), word.part(&format!("{folder}/_rels/{file}.rels")));
    let target = |id: &str| {
        let relation = relations.descendants().find(|node| node.attribute("Id") == Some(id)).expect("a relation");
        let target = relation.attribute("Target").expect("a target");
        assert!(word.1.contains_key(&format!("word/{target}")), "{target}");
        target.to_owned()
    };
    let mut numbers = BTreeSet::new();
    part.descendants()
        .filter(|node| node.has_tag_name((MAIN, "drawing")))
        .map(|drawing| {
            let find = |name: &str| drawing.descendants().find(|node| node.tag_name().name() == name).expect("an element");
            let named = find("docPr");
            assert!(numbers.insert(named.attribute("id").expect("a number").to_owned()));
            let extent = find("extent");
            let length = |name: &str| extent.attribute(name).and_then(|length| length.parse::<f64>().ok()).expect("a length");
            let embedded =
                |node: Node<'_, '_>| node.attributes().find(|one| one.name() == "embed").map(|one| target(one.value()));
            Shown {
                alt: named.attribute("descr").expect("a text").to_owned(),
                size: ((length("cx") / 36_000.0).round(), (length("cy") / 36_000.0).round()),
                files: drawing.descendants().filter_map(embedded).collect(),
            }
        })
        .collect()
}

#[test]
fn a_file_for_word_holds_its_pictures_each_once() {
    let body = format!(
        "{BODY}\n\n![en gång till](../bilder/min%20karta.png)\n\nNot.[^a]\n\n[^a]: ![i noten](../bilder/min%20karta.png)"
    );
    let here = pictured(&body);
    let (word, told) = made(here.path());
    let of_png = |alt: &str| Shown { alt: alt.to_owned(), size: (1.0, 1.0), files: vec!["media/picture1.png".to_owned()] };
    let pictures = shown(&word, "word/document.xml");
    assert_eq!(pictures[0], of_png("Karta över \"länet\" med kommunerna"));
    assert!(pictures.contains(&of_png("en gång till")));
    assert_eq!(shown(&word, "word/footnotes.xml"), [of_png("i noten")]);
    assert_eq!(word.1["word/media/picture1.png"], PNG);
    assert!(word.0["[Content_Types].xml"].contains("Extension=\"png\" ContentType=\"image/png\""));
    // A picture on the net is fetched by nobody.
    assert!(word.paragraphs(Settle::Accept).join(" ").contains("på nätet"));
    if cfg!(feature = "pdf") {
        assert_eq!(told.err, "");
        assert_eq!(word.1.len(), 3, "{:?}", word.1.keys());
        assert_eq!(word.1["word/media/picture2.svg"], SVG.as_bytes());
        let of_svg = |alt: &str| Shown {
            alt: alt.to_owned(),
            size: (11.0, 3.0),
            files: ["media/picture2.png", "media/picture2.svg"].map(str::to_owned).to_vec(),
        };
        assert!(pictures.contains(&of_svg("hit")) && pictures.contains(&of_svg("i målet")), "{pictures:?}");
    } else {
        assert_eq!(word.1.len(), 1);
        assert!(told.err.contains("står som text i filen för Word: den är en SVG"), "{}", told.err);
        assert!(word.paragraphs(Settle::Accept).join(" ").contains("Målet i målet nås"));
    }
    let bytes = fs::read(here.path().join("plan.docx")).expect("the file");
    made(here.path());
    assert_eq!(fs::read(here.path().join("plan.docx")).expect("the file"), bytes);
}

#[test]
fn a_large_picture_is_as_wide_as_the_text_or_its_cell() {
    let svg = SVG.replace("width=\"40\" height=\"10\">", "width=\"4000\" height=\"2000\">");
    let tall = SVG.replace("width=\"40\" height=\"10\">", "width=\"200\" height=\"2000\">");
    let body = "![i texten](stor.svg)\n\n| a | b | c |\n|---|---|---|\n| ord | ![i cellen](stor.svg) | ord |\n\n- ![i listan](hog.svg)\n\n# Rubrik ![i rubriken](stor.svg)";
    let here = pictured(body);
    fs::write(here.path().join("planer/stor.svg"), svg).expect("a file");
    fs::write(here.path().join("planer/hog.svg"), tall).expect("a file");
    let (word, told) = made(here.path());
    if !cfg!(feature = "pdf") {
        return assert!(told.err.contains("stor.svg") && told.err.contains("hog.svg"), "{}", told.err);
    }
    let pictures = shown(&word, "word/document.xml");
    let size = |alt: &str| pictures.iter().find(|picture| picture.alt == alt).map(|picture| picture.size).expect("a picture");
    assert_eq!(size("i texten"), (176.0, 88.0));
    let (width, height) = size("i cellen");
    assert!((20.0..170.0).contains(&width) && (width / 2.0 - height).abs() <= 1.0, "{width} × {height}");
    assert_eq!(size("i listan"), (9.0, 90.0));
    // A heading is repeated in the contents and the panes of Word: there a picture is its words.
    assert!(word.paragraphs(Settle::Accept).contains(&"1 Rubrik i rubriken".to_owned()) && pictures.len() == 4, "{pictures:?}");
}

#[test]
fn a_turned_photograph_stands_upright() {
    let here = pictured("![vriden](vriden.png)");
    fs::write(here.path().join("planer/vriden.png"), turned(6)).expect("a file");
    let (word, told) = made(here.path());
    if !cfg!(feature = "pdf") {
        return assert!(told.err.contains("vriden.png") && told.err.contains("vridas"), "{}", told.err);
    }
    assert_eq!(told.err, "");
    let pictures = shown(&word, "word/document.xml");
    let picture = pictures.iter().find(|picture| picture.alt == "vriden").expect("the picture");
    let bytes = &word.1[&format!("word/{}", picture.files[0])];
    let mut read = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let mut pixels = vec![0; 6];
    let size = read.next_frame(&mut pixels).expect("its pixels");
    // A quarter of a turn to the right: what was on the left is above.
    assert_eq!((size.width, size.height, pixels), (1, 2, vec![255, 0, 0, 0, 0, 255]));
    assert_eq!(okplan::picture::orientation(bytes), 1);
}

#[cfg(feature = "pdf")]
#[test]
fn a_photograph_that_cannot_be_read_stands_as_text() {
    let here = pictured("![skadad](skadad.jpg)");
    fs::write(here.path().join("planer/skadad.jpg"), EMPTY_TABLES).expect("a file");
    let (word, told) = made(here.path());
    assert!(told.err.contains("plan.yaml:7:3]") && told.err.contains("den är skadad"), "{}", told.err);
    assert!(shown(&word, "word/document.xml").iter().all(|picture| picture.alt != "skadad"));
}

#[test]
fn what_cannot_be_shown_stands_as_text_and_is_told() {
    for (body, said) in REFUSED {
        let here = refused(body);
        let (word, told) = made(here.path());
        for part in ["[unusable-picture]", "plan.yaml:7:3]", said] {
            assert!(told.err.contains(part), "{body}: {part} in {}", told.err);
        }
        if !said.contains("saknar") {
            assert!(shown(&word, "word/document.xml").iter().all(|picture| picture.alt != "x"), "{body}");
            assert!(word.paragraphs(Settle::Accept).contains(&"x".to_owned()), "{body}");
        }
    }
}

#[cfg(feature = "pdf")]
#[test]
fn an_svg_with_too_much_in_it_stands_as_text() {
    let heavy = SVG
        .replace("<rect ", &("<g opacity=\".9\">".repeat(500) + "<rect "))
        .replace("/></svg>", &format!("/>{}</svg>", "</g>".repeat(500)));
    let here = pictured("![för mycket](tung.svg) och ![nog](../bilder/karta.svg)");
    fs::write(here.path().join("planer/tung.svg"), heavy).expect("a file");
    let (word, told) = made(here.path());
    assert!(told.err.contains("plan.yaml:7:3]") && told.err.contains("står som text"), "{}", told.err);
    assert_eq!(told.err.matches("[unusable-picture]").count(), 1, "{}", told.err);
    assert_eq!(shown(&word, "word/document.xml")[0].alt, "nog");
}

#[test]
fn tracked_changes_tell_one_picture_from_another() {
    let other = [&PNG[..PNG.len() - 12], &PNG[PNG.len() - 12..], b"more"].concat();
    let text =
        |alt: &str, more: &str| plan("plan", &format!("Före ![{alt}](karta.png) efter{more}.\n\n![Samma](samma.png)"), "Mål");
    let old = folder(&[("okplan.yaml", SETTINGS), ("plan.yaml", &text("Då", ""))]);
    let new = folder(&[("okplan.yaml", SETTINGS), ("plan.yaml", &text("Nu", " åt"))]);
    for (here, karta) in [(&old, PNG), (&new, other.as_slice())] {
        fs::write(here.path().join("karta.png"), karta).expect("a file");
        fs::write(here.path().join("samma.png"), PNG).expect("a file");
    }
    let sides = [old.path().join("plan.yaml"), new.path().join("plan.yaml")].map(|path| path.display().to_string());
    let told = run(new.path(), &["diff", &sides[0], &sides[1], "--format", "docx", "-o", "ut.docx"]);
    assert_eq!((told.status, told.err.as_str()), (1, ""));
    let word = Word::read(&fs::read(new.path().join("ut.docx")).expect("the file"));
    let said = |settle| {
        word.paragraphs(settle).into_iter().filter(|text| text.contains("Före") || text.contains("Samma")).collect::<Vec<_>>()
    };
    assert_eq!(said(Settle::Accept), ["Före Nu efter åt.", "Samma"]);
    assert_eq!(said(Settle::Reject), ["Före Då efter.", "Samma"]);
    // One file stands on both sides, and once as another picture.
    assert_eq!(word.1.len(), 2, "{:?}", word.1.keys());
    assert_eq!(shown(&word, "word/document.xml").len(), 3);
}

#[test]
fn the_logo_stands_above_the_title() {
    let settings = format!("{SETTINGS}style:\n  logo: {{file: bilder/logga.png, alt: Region Exempel, height: 12}}\n");
    let here = pictured("Text.");
    fs::write(here.path().join("okplan.yaml"), settings).expect("settings");
    fs::write(here.path().join("bilder/logga.png"), PNG).expect("a file");
    let (word, _) = made(here.path());
    let logo = &shown(&word, "word/document.xml")[0];
    assert_eq!((logo.alt.as_str(), logo.size), ("Region Exempel", (12.0, 12.0)));
    assert_eq!(word.paragraphs(Settle::Accept)[..2], ["Region Exempel", "Plan"]);
}
