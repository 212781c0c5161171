//! Copies of an agreement in identical copies: that party's name, body and places to sign, and nothing else different.

use super::{example, names, styled};
use crate::cli::run;
#[cfg(feature = "pdf")]
use crate::freshness::root;
use crate::word::Word;
use std::fs;

/// The parties that have copies in the example, by id.
const PARTIES: [(&str, &str); 3] =
    [("norrvik", "Norrviks kommun"), ("soderang", "Söderängs kommun"), ("ostano", "Östanö kommun")];

fn words(page: &str) -> Vec<&str> {
    page.split_whitespace().collect()
}

#[test]
fn all_parties_have_a_copy_and_copies_differ_in_nothing_but_the_party() {
    let here = example();
    let file = "overenskommelse-2026.yaml";
    let written = run(here.path(), &["render", file, "--all-parties", "--to", "markdown", "-o", "ut/"]);
    assert_eq!((written.status, written.err.as_str()), (0, ""));
    let expected = PARTIES.map(|(id, _)| format!("trygg-utskrivning@2026.{id}.md"));
    assert_eq!(names(&here.path().join("ut")), expected.iter().cloned().collect());
    let read = |id: &str| fs::read_to_string(here.path().join(format!("ut/trygg-utskrivning@2026.{id}.md"))).expect("a copy");
    let without_party = |id: &str, name: &str| {
        let text = read(id);
        // At the top, where the text calls it, and where it signs.
        assert!(text.matches(name).count() >= 4, "{name}: {text}");
        text.replace(name, "PARTEN")
    };
    let copies = PARTIES.map(|(id, name)| without_party(id, name));
    assert_eq!(words(&copies[0]), words(&copies[1]));
    assert_eq!(words(&copies[0]), words(&copies[2]));
    for (id, _) in PARTIES {
        let alone = run(here.path(), &["render", file, "--party", id, "--to", "markdown"]);
        assert_eq!(alone.out, read(id));
    }
}

#[test]
fn a_copy_in_html_and_markdown_says_whose_it_is() {
    let here = example();
    let render = |rest: &[&str]| run(here.path(), &[&["render", "overenskommelse-2026.yaml"], rest].concat()).out;
    let (id, name) = PARTIES[0];
    let html = format!("<div class=\"copy\"><dt>Exemplar för</dt><dd>{name}</dd></div>");
    assert!(render(&["--party", id, "--to", "html"]).contains(&html));
    assert!(render(&["--party", id, "--to", "markdown"]).contains(&format!("- **Exemplar för:** {name}")));
    assert!(!render(&["--to", "html"]).contains("Exemplar för"));
}

#[test]
fn all_parties_need_a_folder_and_an_agreement_in_copies() {
    let here = example();
    let no_folder = run(here.path(), &["render", "overenskommelse-2026.yaml", "--all-parties"]);
    assert_eq!(no_folder.status, 2);
    assert!(no_folder.err.contains("-o MAPP/"), "{}", no_folder.err);
    let both = run(here.path(), &["render", "overenskommelse-2026.yaml", "--all-parties", "--party", "norrvik"]);
    assert_eq!(both.status, 2);
    let no_copies = styled("");
    let refused = run(no_copies.path(), &["render", "plan.yaml", "--all-parties", "-o", "ut/"]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("each-of") && refused.err.contains("plan.yaml"), "{}", refused.err);
}

#[cfg(feature = "pdf")]
#[test]
fn copies_on_paper_differ_in_nothing_but_the_party() {
    let here = example();
    // okplan's own template, and the example's.
    for templates in ["", "templates: mallar\n"] {
        let settings = fs::read_to_string(root("examples/house-style/okplan.yaml")).expect("the settings");
        let settings = settings.replace("templates: mallar\n", templates);
        fs::write(here.path().join("okplan.yaml"), settings).expect("the settings");
        let copies = PARTIES.map(|(id, name)| {
            let file = format!("{id}.pdf");
            let made = run(here.path(), &["render", "overenskommelse-2026.yaml", "--party", id, "--to", "pdf", "-o", &file]);
            assert_eq!((made.status, made.err.as_str()), (0, ""));
            let read = crate::print::read(&fs::read(here.path().join(&file)).expect("a copy"));
            assert!(read.metadata.contains(name), "{name} is an author");
            // At the top, in the text, and where it signs; at the foot of each page.
            assert!(read.text().matches(name).count() >= 4, "{name}: {}", read.text());
            assert!(read.artifacts.iter().all(|page| page.contains(&format!("Exemplar för {name}"))), "{:?}", read.artifacts);
            for (_, other) in PARTIES.iter().filter(|(_, other)| *other != name) {
                assert!(!read.text().contains(other), "{other} in the copy of {name}");
            }
            let elements: Vec<(String, String)> =
                read.all().iter().map(|element| (element.tag.clone(), element.text.replace(name, "PARTEN"))).collect();
            let margins: Vec<String> = read.artifacts.iter().map(|page| page.replace(name, "PARTEN")).collect();
            (elements, margins)
        });
        assert_eq!(copies[0], copies[1]);
        assert_eq!(copies[0], copies[2]);
    }
}

#[test]
#[cfg_attr(not(feature = "pdf"), ignore = "the engine draws the SVG for Word")]
fn copies_for_word_differ_in_nothing_but_the_party() {
    let here = example();
    let copies = PARTIES.map(|(id, name)| {
        let file = format!("{id}.docx");
        let made = run(here.path(), &["render", "overenskommelse-2026.yaml", "--party", id, "--to", "docx", "-o", &file]);
        assert_eq!((made.status, made.err.as_str()), (0, ""));
        let word = Word::read(&fs::read(here.path().join(&file)).expect("a copy"));
        assert!(word.0["word/document.xml"].matches(name).count() >= 4, "{name}");
        word.0.into_iter().map(|(part, text)| (part, text.replace(name, "PARTEN"))).collect::<Vec<_>>()
    });
    assert_eq!(copies[0], copies[1]);
    assert_eq!(copies[0], copies[2]);
}
