//! No text becomes markup: whatever a field holds is printed as it is.

use super::{bytes, read};
use crate::render::{folders, repository, with_texts};
use okplan::files::{Disk, Overlay};
use okplan::render::{Format, Templates, render};
use okplan::workspace::Workspace;

/// Texts that mean something to some program, in words that Markdown leaves alone.
const HOSTILE: [&str; 9] = ["#read(\"/etc/passwd\")", "$x$", "@ref", "{{7*7}}", "]]>", "#{panic()}", "//x", "\\*a\\*", "<w:p>"];

/// What they are in print: Markdown takes the signs away that keep a sign from meaning something, other texts do not.
fn printed_as() -> impl Iterator<Item = &'static str> {
    HOSTILE.into_iter().chain(["*a*"])
}

#[test]
fn every_field_of_every_fixture_is_printed_literally() {
    let mut tried = 0;
    for folder in folders(&repository("tests/render")).into_iter().chain(folders(&repository("examples"))) {
        let disk = Disk::new(&folder);
        let names: Vec<String> = Workspace::open(&disk)
            .expect("a workspace")
            .sources()
            .map(|(_, source)| source.name().to_owned())
            .filter(|name| !name.ends_with("okplan.yaml") && !name.ends_with("register.yaml"))
            .collect();
        for name in names {
            let text = std::fs::read_to_string(folder.join(&name)).expect("a file");
            let Some(text) = with_texts(&text, &HOSTILE) else { continue };
            let overlay = Overlay { beneath: &disk, name: name.clone(), bytes: text.into_bytes() };
            let workspace = Workspace::open(&overlay).expect("a workspace");
            let Some(id) = workspace.find_source(&name) else { continue };
            let Ok(html) = render(&workspace, id, Format::Html, &Templates::built_in()) else { continue };
            let html = scraper::Html::parse_document(&html);
            let body = html.select(&scraper::Selector::parse("main").expect("a selector")).next().expect("the page");
            // The contents of a page and of a PDF do not go as deep.
            let contents = html.select(&scraper::Selector::parse("nav").expect("a selector")).next();
            let contents: String = contents.map(|contents| contents.text().collect()).unwrap_or_default();
            let page: String = body.text().collect();
            let pdf = read(&bytes(&workspace, id)).text();
            for hostile in printed_as() {
                let (in_html, in_pdf) =
                    (page.matches(hostile).count() - contents.matches(hostile).count(), pdf.matches(hostile).count());
                assert!(in_pdf >= in_html, "{name} in {}: {hostile} {in_html} times, printed {in_pdf}", folder.display());
                tried += in_pdf;
            }
        }
    }
    assert!(tried > 1_000, "{tried}");
}

#[test]
fn codes_addresses_and_names_are_printed_literally_too() {
    let hostile = HOSTILE.join(" ").replace('\'', "''");
    let text = format!(
        "okplan: 1\nkind: agreement\nid: plan\nedition: 2020\ntitle: Avtal\nrecord: 'RN {hostile}'\n\
         parties: [{{words: Vi, called: 'vi {hostile}'}}]\ncontacts: [{{of: vi, email: 'a@b.se {hostile}'}}]\n\
         goals:\n- goal: Ett\n  indicators: [{{indicator: Tal, source: 'Källa {hostile}'}}]\n"
    );
    let workspace = super::workspace_of(&text);
    let id = workspace.find_source("plan.yaml").expect("the document");
    let pdf = read(&bytes(&workspace, id)).text();
    for hostile in HOSTILE.into_iter().filter(|text| !text.contains('\\')) {
        assert!(pdf.matches(hostile).count() >= 4, "{hostile} in {pdf}");
    }
    assert!(pdf.matches("\\*a\\*").count() + pdf.matches("*a*").count() >= 4, "{pdf}");
}

#[test]
fn a_tab_parts_words_as_a_space_does() {
    let text = "okplan: 1\nkind: agreement\nid: plan\nedition: 2020\ntitle: \"Avtal a\tb\"\nparties: [{words: \"Vi\tde\"}]\n\
                body: \"# Ett\tTvå\\n\\nPunkt\tsamverkan mellan\t**a**\t**b**\\n\\n- ett\t\ttu\\n\\n```\\nif\tx\\n\ty\\n```\\n\\n| x\ty | z |\\n|---|---|\\n| u\tv | w |\"\n";
    let workspace = super::workspace_of(text);
    let id = workspace.find_source("plan.yaml").expect("the document");
    let read = read(&bytes(&workspace, id));
    for said in ["Avtal a b", "Vi de", "Ett Två", "Punkt samverkan mellan a b", "ett tu", "if  ", "x y", "u v"] {
        assert!(read.text().contains(said), "{said} in {}", read.text());
    }
    assert!(read.pages.iter().all(|page| !page.contains('\t') && !page.contains('\0')), "{:?}", read.pages);
}
