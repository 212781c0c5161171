//! House style, templates of a workspace and copies for each party, through the real binary.

use crate::cli::{folder, okplan, run};
use crate::freshness::root;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const SETTINGS: &str = "okplan: 1\nkind: workspace\nname: Exempel\n";
const PLAN: &str = "okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Plan\ngoals:\n- goal: Ett mål\n  activities: [{activity: Gör det, responsible: {words: Vi}, due: 2020}]\n";
const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\"><rect width=\"4\" height=\"1\"/></svg>\n";

/// A workspace with a plan whose settings go on with `style`.
fn styled(style: &str) -> TempDir {
    folder(&[("okplan.yaml", &format!("{SETTINGS}{style}")), ("plan.yaml", PLAN), ("bilder/logotyp.svg", LOGO)])
}

/// What a copy of the example in `folder` has in it.
fn example() -> TempDir {
    let copy = folder(&[]);
    let mut open = vec![String::new()];
    while let Some(below) = open.pop() {
        for entry in fs::read_dir(root("examples/house-style").join(&below)).expect("the example") {
            let entry = entry.expect("an entry");
            let name = format!("{below}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                fs::create_dir_all(copy.path().join(&name)).expect("a folder");
                open.push(format!("{name}/"));
            } else {
                fs::copy(entry.path(), copy.path().join(&name)).expect("a copy");
            }
        }
    }
    copy
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

fn words(page: &str) -> Vec<&str> {
    page.split_whitespace().collect()
}

#[test]
fn all_parties_have_a_copy_and_copies_differ_in_nothing_but_the_party() {
    let here = example();
    let file = "overenskommelse-2026.yaml";
    let written = run(here.path(), &["render", file, "--all-parties", "--to", "markdown", "-o", "ut/"]);
    assert_eq!((written.status, written.err.as_str()), (0, ""));
    let parties = [("norrvik", "Norrviks kommun"), ("soderang", "Söderängs kommun"), ("ostano", "Östanö kommun")];
    let expected = parties.map(|(id, _)| format!("trygg-utskrivning@2026.{id}.md"));
    assert_eq!(names(&here.path().join("ut")), expected.iter().cloned().collect());
    let read = |id: &str| fs::read_to_string(here.path().join(format!("ut/trygg-utskrivning@2026.{id}.md"))).expect("a copy");
    let without_party = |id: &str, name: &str| {
        let text = read(id);
        // At the top, where the text calls it, and where it signs.
        assert!(text.matches(name).count() >= 4, "{name}: {text}");
        text.replace(name, "PARTEN")
    };
    let copies = parties.map(|(id, name)| without_party(id, name));
    assert_eq!(words(&copies[0]), words(&copies[1]));
    assert_eq!(words(&copies[0]), words(&copies[2]));
    for (id, _) in parties {
        let alone = run(here.path(), &["render", file, "--party", id, "--to", "markdown"]);
        assert_eq!(alone.out, read(id));
    }
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

#[test]
fn a_style_reaches_the_page() {
    let here = styled(
        "style:\n  logo: {file: bilder/logotyp.svg, alt: \"Region <Exempel>\", height: 9}\n  colours: {accent: \"#7A1F3D\"}\n  \
         header: A & B\n  footer: Storgatan 1\n  labels: {goal: Målsättning}\n",
    );
    let page = run(here.path(), &["render", "plan.yaml"]);
    assert_eq!((page.status, page.err.as_str()), (0, ""));
    for said in [
        "src=\"data:image/svg+xml;base64,PHN2Zy",
        "alt=\"Region &lt;Exempel&gt;\">",
        ".logo { height: 9mm; }",
        "--ink-link: #7a1f3d;",
        "A &amp; B",
        "Storgatan 1",
        ">Målsättning</th>",
    ] {
        assert!(page.out.contains(said), "{said} in {}", page.out);
    }
    let plain = run(styled("").path(), &["render", "plan.yaml"]).out;
    assert!(!plain.contains("<img") && !plain.contains("class=\"house\"") && plain.contains(">Mål</th>"), "{plain}");
}

#[test]
fn labels_are_for_documents_in_the_workspace_s_language() {
    let here = styled("style: {labels: {goal: Målsättning}}\n");
    fs::write(here.path().join("en.yaml"), PLAN.replace("title:", "language: en\ntitle:")).expect("a file");
    let page = run(here.path(), &["render", "en.yaml"]).out;
    assert!(page.contains(">Goal</th>") && !page.contains("Målsättning"), "{page}");
}

#[test]
fn what_of_a_style_cannot_be_used_stops_printing_and_is_told_at_its_line() {
    for (style, rule, line, said) in [
        ("style:\n  logo: {file: saknas.svg, alt: x}\n", "unusable-style", 5, "finns inte"),
        ("style:\n  logo: {file: ../x.svg, alt: x}\n", "unusable-style", 5, "inte i arbetsytan"),
        ("style:\n  logo: {file: /etc/passwd, alt: x}\n", "unusable-style", 5, "inte i arbetsytan"),
        ("style:\n  logo: {file: plan.yaml, alt: x}\n", "unusable-style", 5, "ingen bild"),
        ("style:\n  logo: {file: bilder/logotyp.svg}\n", "missing-key", 5, "alt"),
        ("style:\n  colours:\n    accent: \"#ffcc00\"\n", "low-contrast", 6, "1,51:1"),
        ("style:\n  colours:\n    accent: red\n", "malformed-value", 6, "#0f4a5c"),
        ("style:\n  labels: {gaol: Mål}\n", "unusable-style", 5, "Menade du ”goal”?"),
    ] {
        let here = styled(style);
        for command in [vec!["validate", "okplan.yaml"], vec!["render", "plan.yaml"]] {
            let result = run(here.path(), &command);
            let told = result.out.clone() + &result.err;
            assert_eq!(result.status, 1, "{style}{told}");
            assert!(
                told.contains(rule) && told.contains(&format!("okplan.yaml:{line}:")) && told.contains(said),
                "{style}{told}"
            );
        }
        assert!(!run(here.path(), &["render", "plan.yaml"]).out.contains("<html"), "{style}");
    }
}

#[test]
fn contrast_may_be_turned_down_and_its_advice_is_good() {
    let settings = |colour: &str, rules: &str| styled(&format!("style:\n  colours: {{accent: \"{colour}\"}}\n{rules}"));
    let told = run(settings("#ffcc00", "").path(), &["validate", "okplan.yaml"]).out;
    let (_, advice) = told.split_once("Mörkare, som ").expect("what would do");
    let advised = &advice[..7];
    let better = run(settings(advised, "").path(), &["validate", "okplan.yaml"]).out;
    assert!(!better.contains("mot vitt"), "{advised}: {better}");
    let allowed = run(settings("#ffcc00", "rules: {low-contrast: warning}\n").path(), &["render", "plan.yaml"]);
    assert_eq!(allowed.status, 0, "{}", allowed.err);
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_workspace_is_printed_with() {
    let outside = folder(&[("logotyp.svg", LOGO)]);
    for (link, file) in [("bilder/länk.svg", "bilder/länk.svg"), ("mapp", "mapp/logotyp.svg")] {
        let here = styled(&format!("style: {{logo: {{file: {file}, alt: x}}}}\n"));
        let target = if link == "mapp" { outside.path().to_owned() } else { outside.path().join("logotyp.svg") };
        std::os::unix::fs::symlink(target, here.path().join(link)).expect("a link");
        let refused = run(here.path(), &["render", "plan.yaml"]);
        assert_eq!(refused.status, 1, "{link}");
        assert!(refused.err.contains("symbolisk länk"), "{}", refused.err);
    }
}

#[test]
fn a_revision_is_printed_with_its_own_logo() {
    let mut fixture = crate::git::Fixture::new();
    let settings = format!("{SETTINGS}style: {{logo: {{file: logotyp.svg, alt: Då}}}}\n");
    fixture.commit(&[("okplan.yaml", &settings), ("plan.yaml", PLAN), ("logotyp.svg", LOGO)]);
    let page = run(fixture.path(), &["render", "plan.yaml", "--rev", "HEAD"]);
    assert!(page.status == 0 && page.out.contains("alt=\"Då\"") && page.out.contains("base64,PHN2Zy"), "{}", page.err);
}

#[cfg(feature = "pdf")]
mod on_paper {
    use super::*;

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
}
