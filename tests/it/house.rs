//! House style, templates of a workspace and copies for each party, through the real binary.

mod copies;
#[cfg(feature = "pdf")]
mod on_paper;
mod reports;

use crate::cli::{folder, run};
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

#[test]
#[cfg_attr(not(feature = "pdf"), ignore = "the engine draws the SVG for Word")]
fn texts_of_a_style_are_printed_literally() {
    let hostile = "<script>x</script> & #read(1) $x$ @ref {{7*7}} *a* | <w:p> ]]>";
    let family = "a</style><script>x</script>";
    let here = styled(&format!(
        "style:\n  header: '{hostile}'\n  footer: '{hostile}'\n  logo: {{file: bilder/logotyp.svg, alt: '{hostile}'}}\n  \
         typeface: {{family: '{family}'}}\n  labels: {{goal: '{hostile}', due: '{hostile}', edition: '{hostile}', note: '{hostile}', page: '{hostile}'}}\n"
    ));
    let noted = PLAN.replace("goals:", "body: |\n  Text[^a].\n\n  ![](#goals)\nfootnotes: {a: Not}\ngoals:");
    fs::write(here.path().join("plan.yaml"), noted).expect("a file");
    let made = run(here.path(), &["render", "plan.yaml"]);
    assert_eq!((made.status, made.err.as_str()), (0, ""));
    let page = scraper::Html::parse_document(&made.out);
    let all = |selector: &str| page.select(&scraper::Selector::parse(selector).expect("a selector")).collect::<Vec<_>>();
    assert!(all("script").is_empty(), "{}", made.out);
    let text = |selector: &str| all(selector).iter().map(|element| element.text().collect::<String>()).collect::<Vec<_>>();
    for (selector, count) in [("p.house", 1), ("footer.house", 1), ("th", 2), ("dt", 1)] {
        let said = text(selector).iter().filter(|said| said.contains(hostile)).count();
        assert!(said >= count, "{selector} {said}: {}", made.out);
    }
    assert_eq!(all("img")[0].attr("alt"), Some(hostile));
    assert!(all("sup a")[0].attr("aria-label").is_some_and(|label| label.contains(hostile)), "{}", made.out);
    let page = run(here.path(), &["render", "plan.yaml", "--to", "markdown"]).out;
    assert!(
        page.contains("| \\<script>x\\</script> & \\#read(1) \\$x\\$ @ref {{7\\*7}} \\*a\\* \\| \\<w:p> \\]\\]> |"),
        "{page}"
    );
    let made = run(here.path(), &["render", "plan.yaml", "--to", "docx", "-o", "ut.docx"]);
    assert_eq!((made.status, made.err.as_str()), (0, ""));
    let word = crate::word::Word::read(&fs::read(here.path().join("ut.docx")).expect("a file"));
    let paragraphs = word.paragraphs(crate::word::Settle::Accept);
    assert!(paragraphs.iter().filter(|said| said.contains(hostile)).count() >= 3, "{paragraphs:?}");
    #[cfg(feature = "pdf")]
    {
        let settings = fs::read_to_string(here.path().join("okplan.yaml")).expect("the settings");
        let settings: String =
            settings.lines().filter(|line| !line.contains("typeface")).map(|line| format!("{line}\n")).collect();
        fs::write(here.path().join("okplan.yaml"), settings).expect("the settings");
        let made = run(here.path(), &["render", "plan.yaml", "--to", "pdf", "-o", "ut.pdf"]);
        assert_eq!((made.status, made.err.as_str()), (0, ""));
        let read = crate::print::read(&fs::read(here.path().join("ut.pdf")).expect("a PDF"));
        let (text, margins) = (words(&read.text()), words(&read.artifacts.join(" ")));
        assert!(text.matches(&words(hostile)).count() >= 2 && margins.matches(&words(hostile)).count() >= 3, "{text} {margins}");
    }
}

/// `text` without what is between words and within them where a line ends.
#[cfg(feature = "pdf")]
fn words(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2010}')).collect()
}
