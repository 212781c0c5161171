//! Prose in a line: stretches of text, links, calls to footnotes and pictures.

use super::prose::{Line, Maker, note_anchor};
use crate::docx::{Content, Link, Look, Span};
use crate::render::node::Node;

impl Maker<'_> {
    /// Adds `nodes` to a line.
    pub fn inline(&mut self, nodes: &[Node], look: Look, link: Option<&Link>, line: &mut Line) {
        for node in nodes {
            let text = |text: &str, look: Look| Span { look, link: link.cloned(), ..Span::text(text) };
            match node {
                Node::Text(said) => line.spans.push(text(said, look)),
                Node::Code { text: code } => line.spans.push(text(code, Look { code: true, ..look })),
                Node::Picture { source, alt, .. } => {
                    let shown = source.as_ref().filter(|_| !self.in_words).and_then(|source| self.pictures.shown(source, alt));
                    let span = shown.map(|picture| Span { content: Content::Picture(picture), ..text("", look) });
                    line.spans.push(span.unwrap_or_else(|| text(alt, Look { italic: true, ..look })));
                }
                Node::Break => line.spans.push(text("\n", look)),
                Node::NoteCall { number, .. } => {
                    let call = self.call(*number);
                    line.spans.push(call);
                }
                Node::Emphasis { content } => self.inline(content, Look { italic: true, ..look }, link, line),
                Node::Strong { content } => self.inline(content, Look { bold: true, ..look }, link, line),
                Node::RunIn { anchor, content } => {
                    line.anchors.extend(anchor.clone());
                    self.inline(content, Look { bold: true, ..look }, link, line);
                }
                Node::Here { anchor, content } => self.inline(content, look, Some(&Link::Here(anchor.clone())), line),
                Node::Outside { address, content } => self.inline(content, look, Some(&Link::Outside(address.clone())), line),
                block => {
                    line.spans.extend((!line.spans.is_empty()).then(|| text(" ", look)));
                    line.spans.extend((!block.text().is_empty()).then(|| text(block.text(), look)));
                    block.children().into_iter().for_each(|inner| self.inline(inner, look, link, line));
                }
            }
        }
    }

    /// The call to a footnote. Word has no footnotes in footnotes: there it is a number that leads to it.
    fn call(&mut self, number: usize) -> Span {
        if self.in_note || self.loose.contains(&number) {
            let link = self.loose.contains(&number).then(|| Link::Here(note_anchor(number)));
            return Span { look: Look { raised: true, ..Look::default() }, link, ..Span::text(number.to_string()) };
        }
        let is_first = self.called.insert(number);
        let content = if is_first { Content::Note(number) } else { Content::NoteAgain { note: number, shown: number } };
        Span { content, ..Span::default() }
    }
}
