//! House style and templates of a workspace in PDFs of documents.

use super::{LOGO, PLAN, SETTINGS, example, names, styled};
use crate::cli::{folder, okplan, run};
use crate::freshness::root;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The bytes of the PDF of `file` in `here`.
fn pdf(here: &Path, file: &str) -> Vec<u8> {
    let output = okplan(here).args(["render", file, "--to", "pdf"]).output().expect("okplan runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn the_example_prints_with_its_logo_colours_and_templates() {
    let here = example();
    let agreement = crate::print::read(&pdf(here.path(), "overenskommelse-2026.yaml"));
    let plan = crate::print::read(&pdf(here.path(), "handlingsplan-2026.yaml"));
    for (read, name) in [(&agreement, "agreement"), (&plan, "plan")] {
        let figures = read.all().iter().filter(|element| element.tag == "Figure").count();
        assert_eq!(figures, 1, "{name}");
        assert!(read.metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{name}");
    }
    for page in &plan.artifacts {
        assert!(page.contains("Region Sjömarken och länets kommuner") && page.contains("Box 1"), "{page}");
    }
    assert!(plan.text().contains("Insats") && !plan.text().contains("Aktivitet"), "{}", plan.text());
    // The agreement's own template has the title on a page of its own.
    let first = agreement.artifacts.len();
    assert_eq!(first, 2);
}

#[test]
fn the_example_s_page_has_the_example_s_head() {
    let here = example();
    let page = run(here.path(), &["render", "overenskommelse-2026.yaml"]);
    assert!(page.status == 0 && page.out.contains("<summary>Om dokumentet</summary>"), "{}", page.err);
}

#[test]
fn an_error_in_an_own_template_is_told_with_its_file_and_line() {
    let here = styled("templates: mallar\n");
    for (name, text, line) in [
        ("typst/tables.typ", "#let a = 1\n#finns-inte()\n", 2),
        ("typst/own.typ", "#let b = \n\n", 1),
        ("typst/action-plan.typ", "#import \"look.typ\": *\n\n#read(\"/etc/passwd\")\n", 3),
    ] {
        let folder = here.path().join("mallar/typst");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(here.path().join("mallar").join(name), text).expect("a template");
        if name == "typst/own.typ" {
            fs::write(folder.join("action-plan.typ"), "#import \"own.typ\": *\n").expect("a template");
        }
        let result = run(here.path(), &["render", "plan.yaml", "--to", "pdf", "-o", "ut.pdf"]);
        assert_eq!(result.status, 1, "{name}");
        assert!(result.err.contains(&format!("mallar/{name}:{line}: ")), "{name}: {}", result.err);
    }
}

#[test]
fn every_template_for_paper_can_be_replaced_and_an_own_picture_shown() {
    let own = "#set document(title: \"Egen\", date: datetime(year: 2020, month: 1, day: 1))\n#set text(lang: \"sv\", font: \"Okplan Sans\")\n= Egen mall\n\
               #image(\"bild.svg\", alt: \"En bild\")\n";
    let here = folder(&[
        ("okplan.yaml", &format!("{SETTINGS}templates: mallar\n")),
        ("plan.yaml", PLAN),
        ("mallar/typst/action-plan.typ", own),
        ("mallar/typst/bild.svg", LOGO),
    ]);
    let read = crate::print::read(&pdf(here.path(), "plan.yaml"));
    assert!(read.text().contains("Egen mall") && !read.text().contains("Ett mål"), "{}", read.text());
    let known: BTreeSet<&str> = okplan::print::Kit::names().collect();
    let kept = names(&root("templates/typst"));
    for name in &known {
        assert!(kept.contains(*name), "{name}");
    }
}

#[test]
fn a_template_without_end_is_given_up() {
    let here = styled("templates: mallar\n");
    fs::create_dir_all(here.path().join("mallar/typst")).expect("a folder");
    fs::write(here.path().join("mallar/typst/action-plan.typ"), "#let f(n) = { while true { n += 1 }; n }\n#f(0)\n")
        .expect("a template");
    let result = run(here.path(), &["render", "plan.yaml", "--to", "pdf", "-o", "ut.pdf"]);
    assert!(result.status > 0 && !here.path().join("ut.pdf").exists(), "{}", result.err);
}

#[test]
fn a_typeface_of_the_workspace_must_be_there_and_have_the_letters() {
    let font = root("templates/fonts/OkplanSans-Bold.otf");
    for (family, said) in [("Okplan Sans", None), ("Garamond", Some("Okplan Sans"))] {
        let here = styled(&format!("style:\n  typeface:\n    family: {family}\n    files: [typsnitt/x.otf]\n"));
        fs::create_dir_all(here.path().join("typsnitt")).expect("a folder");
        fs::copy(&font, here.path().join("typsnitt/x.otf")).expect("a font");
        let result = run(here.path(), &["render", "plan.yaml", "--to", "pdf", "-o", "ut.pdf"]);
        assert_eq!(result.status, i32::from(said.is_some()), "{}", result.err);
        if let Some(said) = said {
            assert!(
                result.err.contains("unusable-font") && result.err.contains("okplan.yaml:6:") && result.err.contains(said),
                "{}",
                result.err
            );
        }
    }
}

#[test]
fn the_sources_of_a_pdf_have_the_logo_and_own_templates() {
    let here = example();
    let result = run(here.path(), &["render", "overenskommelse-2026.yaml", "--to", "typst", "-o", "ut"]);
    assert_eq!(result.status, 0, "{}", result.err);
    let out = here.path().join("ut");
    let folder = if out.join("data.json").exists() { out } else { out.join("trygg-utskrivning@2026.typst") };
    assert!(folder.join("pictures/bilder/logotyp.svg").exists());
    let template = fs::read_to_string(folder.join("agreement.typ")).expect("the template");
    assert!(template.contains("försättsblad"), "{template}");
}
