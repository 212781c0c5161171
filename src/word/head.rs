//! The title with the facts under it, and what stands in the margins.

use super::prose::{Frame, Line, Maker};
use crate::docx::{About, Block, Content, Dress, Look, Margins, Paragraph, Span, Style};
use crate::render::node::Node;
use crate::render::view::PageView;
use crate::render::{PrintView, Written};

/// The most characters of the title in a margin.
const TITLE: usize = 90;

impl Maker<'_> {
    /// The title and the facts.
    pub fn title_block(&mut self, page: &PageView) -> Vec<Block> {
        let (head, labels) = (&page.head, page.labels);
        let mut title = self.line(&head.title, Look::default());
        title.anchors.insert(0, head.anchor.clone());
        let mut blocks: Vec<Block> = self.logo(page).into_iter().collect();
        blocks.push(Block::Paragraph(Frame::of(Style::Title).paragraph(title)));
        if let Some(edition) = &head.edition {
            let edition = self.line(edition, Look::default());
            blocks.push(fact(Line { spans: vec![Span::text(labels.edition)], ..Line::default() }, edition));
        }
        if let Some(words) = &head.status_words {
            let status = Line { spans: vec![Span::text(words.as_str())], ..Line::default() };
            blocks.push(fact(Line { spans: vec![Span::text(labels.status)], ..Line::default() }, status));
        }
        for said in &head.facts {
            blocks.extend(self.fact(&said.label, &said.values));
        }
        blocks
    }

    /// The logo of the house style; its text where it cannot be shown.
    fn logo(&mut self, page: &PageView) -> Option<Block> {
        let logo = page.house.logo.as_ref()?;
        let alt = words(&logo.alt);
        let span = match self.pictures.shown_high(&logo.source, &alt, logo.height) {
            Some(picture) => Span { content: Content::Picture(picture), ..Span::default() },
            None => Span::text(alt),
        };
        Some(Block::Paragraph(Paragraph { style: Style::Figure, spans: vec![span], ..Paragraph::default() }))
    }

    /// A fact; each of its values after the first has a line of its own.
    fn fact(&mut self, label: &Written, values: &[Written]) -> Vec<Block> {
        let mut label = Some(self.line(label, Look::default()));
        values
            .iter()
            .map(|value| {
                let value = self.line(value, Look::default());
                fact(label.take().unwrap_or_default(), value)
            })
            .collect()
    }
}

/// A label, a tab and a value.
fn fact(label: Line, value: Line) -> Block {
    let mut line = label;
    for span in &mut line.spans {
        span.look.muted = true;
    }
    line.spans.push(Span::text("\t"));
    line.spans.extend(value.spans);
    line.anchors.extend(value.anchors);
    Block::Paragraph(Paragraph { spans: line.spans, anchors: line.anchors, style: Style::Fact, ..Paragraph::default() })
}

/// What the file says of itself.
pub fn about(view: &PrintView) -> About {
    let about = &view.about;
    About {
        title: about.title.clone(),
        authors: about.authors.clone(),
        identifier: about.record.clone(),
        date: about.date.map(|date| date.to_string()),
        language: if view.page.language == "sv" { "sv-SE" } else { "en-GB" }.to_owned(),
    }
}

/// What stands in the margins.
pub fn margins(view: &PrintView) -> Margins {
    let (about, page) = (&view.about, &view.page);
    let labels = page.labels;
    let said = [
        about.record.clone(),
        about.edition.as_ref().map(|edition| format!("{} {edition}", labels.edition)),
        about.copy_of.as_ref().map(|party| format!("{} {party}", labels.copy_of)),
    ];
    let (header, title) = (page.house.header.as_ref().map(words), shortened(&about.title));
    let mark = page.head.status_words.as_ref().filter(|_| page.head.unfinished);
    Margins {
        first: stretch(header.clone().unwrap_or_default()),
        head: stretch(joined([header, Some(title)])),
        mark: stretch(mark.map(|mark| format!("\t{mark}")).unwrap_or_default()),
        foot: stretch(joined(said)),
        under: stretch(page.house.footer.as_ref().map(words).unwrap_or_default()),
        page: stretch(format!("{} ", labels.page)),
        page_of: stretch(format!(" {} ", labels.page_of)),
    }
}

/// What is said of `said`, with a dot between.
fn joined<const COUNT: usize>(said: [Option<String>; COUNT]) -> String {
    said.into_iter().flatten().filter(|said| !said.is_empty()).collect::<Vec<_>>().join("  ·  ")
}

/// `text` as a stretch of text, if there is any.
fn stretch(text: String) -> Vec<Span> {
    if text.is_empty() { Vec::new() } else { vec![Span::text(text)] }
}

/// The colours and the typeface of the house style. A typeface is named and not put into the file.
pub fn dress(view: &PrintView) -> Dress {
    let (house, own) = (&view.page.house, Dress::default());
    let colour =
        |set: &Option<String>, own: String| set.as_ref().map_or(own, |set| set.trim_start_matches('#').to_ascii_uppercase());
    let colours = &house.colours;
    Dress {
        accent: colour(&colours.accent, own.accent),
        text: colour(&colours.text, own.text),
        muted: colour(&colours.muted, own.muted),
        alert: colour(&colours.alert, own.alert),
        tint: colour(&colours.tint, own.tint),
        pale: colour(&colours.pale, own.pale),
        line: colour(&colours.line, own.line),
        typeface: house.typeface.clone().unwrap_or(own.typeface),
    }
}

/// The words of a line of the house style, which has no markup.
fn words(line: &Written) -> String {
    let words = line.nodes().iter().map(|node| if let Node::Text(text) = node { text.as_str() } else { " " });
    words.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shortened(title: &str) -> String {
    if title.chars().count() <= TITLE {
        return title.to_owned();
    }
    let kept: String = title.chars().take(TITLE - 1).collect();
    format!("{}…", kept.trim_end())
}
