//! The house style of a workspace for pages that are no documents, and as a style sheet.

use super::build::house_of;
use super::html::Html;
use super::labels::Labels;
use super::tree::Tree;
use super::view::{ColoursView, HouseView};
use crate::text::Language;
use crate::workspace::Workspace;
use std::fmt::Write;

/// What the house style of `workspace` puts on a printed page.
pub fn print_house(workspace: &Workspace) -> HouseView {
    house_of(workspace, &Tree)
}

/// What the house style of a workspace puts on a page in HTML, in HTML.
#[derive(Debug, Default)]
pub struct HouseHtml {
    /// What goes into the style sheet, each line with its break.
    pub style: String,
    /// The line at the top.
    pub header: String,
    /// The picture.
    pub logo: String,
    /// The line at the foot.
    pub footer: String,
}

/// What the house style of `workspace` puts on a page in HTML.
pub fn house_html(workspace: &Workspace) -> HouseHtml {
    let house = house_of(workspace, &Html { labels: Labels::of(Language::Sv) });
    let line = |tag: &str, line: Option<&super::Written>| {
        line.map(|line| format!("<{tag} class=\"house\">{}</{tag}>\n", line.as_text())).unwrap_or_default()
    };
    HouseHtml {
        style: style(&house),
        header: line("p", house.header.as_ref()),
        logo: house
            .logo
            .as_ref()
            .map(|logo| {
                let (source, alt) = (&logo.source, logo.alt.as_text());
                format!("<img class=\"logo\" src=\"{source}\" alt=\"{alt}\">\n")
            })
            .unwrap_or_default(),
        footer: line("footer", house.footer.as_ref()),
    }
}

/// The style sheet of `house`, to stand after okplan's or a workspace's own; each line with its break.
pub fn style(house: &HouseView) -> String {
    let mut style = String::new();
    if let Some(logo) = &house.logo {
        let _ = writeln!(style, ".logo {{ height: {}mm; }}", logo.height);
    }
    let set = |(names, colour): &(&[&str], &Option<String>)| {
        let colour = colour.as_ref()?;
        Some(names.iter().map(|name| format!(" --{name}: {colour};")).collect::<String>())
    };
    let colours: String = inks(&house.colours).iter().filter_map(set).collect();
    if !colours.is_empty() {
        let _ = writeln!(style, ":root {{{colours} }}");
    }
    if let Some(accent) = &house.colours.accent {
        let _ = writeln!(style, "h1, h2, h3 {{ color: {accent}; }}");
    }
    style
}

/// Each colour with what the style sheet calls it.
fn inks(colours: &ColoursView) -> [(&'static [&'static str], &Option<String>); 7] {
    [
        (&["ink-link", "line-strong"], &colours.accent),
        (&["ink"], &colours.text),
        (&["ink-soft"], &colours.muted),
        (&["ink-mark"], &colours.alert),
        (&["ground-head"], &colours.tint),
        (&["ground-group"], &colours.pale),
        (&["line"], &colours.line),
    ]
}
