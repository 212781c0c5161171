//! No text becomes markup: whatever a field holds is printed as it is.

use super::{bytes, read};
use crate::render::{folders, repository, with_texts};
use okplan::files::{Disk, Overlay};
use okplan::render::{Format, Templates, render};
use okplan::workspace::Workspace;

/// Texts that mean something to some program, in words that Markdown leaves alone.
const HOSTILE: [&str; 7] = ["#read(\"/etc/passwd\")", "$x$", "@ref", "{{7*7}}", "]]>", "#{panic()}", "//x"];

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
            for hostile in HOSTILE {
                let (in_html, in_pdf) =
                    (page.matches(hostile).count() - contents.matches(hostile).count(), pdf.matches(hostile).count());
                assert!(in_pdf >= in_html, "{name} in {}: {hostile} {in_html} times, printed {in_pdf}", folder.display());
                tried += in_pdf;
            }
        }
    }
    assert!(tried > 1_000, "{tried}");
}
