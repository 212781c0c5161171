//! Markdown to pieces: references and footnotes are settled, raw HTML and doubtful addresses become plain text.

mod links;
mod pictures;

use super::address::clean;
use super::flat::in_one_line;
use super::origin::{NoteText, Origin};
use super::page::Page;
use super::piece::{Mark, Phrase, Piece, Side};
use crate::markdown::note_key;
use crate::model::Prose;
use links::OpenLink;
use pictures::OpenPicture;
pub use pictures::relative;
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};
use std::rc::Rc;

/// Lists, quotations and the like within each other are printed to this depth: twelve lists, each with its entry. The entries of
/// lists that stand deeper follow the entry they stand in, and of all else the text is kept.
const MAX_DEPTH: usize = 24;

impl<'a> Page<'a> {
    /// `prose` of `origin` as pieces.
    pub fn prose(&mut self, origin: &Rc<Origin<'a>>, prose: &Prose) -> Vec<Piece> {
        let manuscript = origin.manuscript(prose);
        self.pieces(origin, &manuscript.events)
    }

    /// `prose` of `origin` as a part of a sentence.
    pub fn phrase(&mut self, origin: &Rc<Origin<'a>>, prose: &Prose) -> Phrase {
        in_one_line(&self.prose(origin, prose))
    }

    /// `events` of `origin` as pieces.
    pub fn pieces(&mut self, origin: &Rc<Origin<'a>>, events: &[Event<'static>]) -> Vec<Piece> {
        let mut converter = Converter {
            page: self,
            origin,
            out: Vec::new(),
            open: Vec::new(),
            links: Vec::new(),
            pictures: Vec::new(),
            calls: Vec::new(),
            sides: Vec::new(),
            column: 0,
            in_head: false,
            raw: None,
        };
        for event in events {
            converter.event(event);
        }
        converter.out
    }

    /// The text of the footnote with the number `number`, with the ways back to its calls.
    pub fn note(&mut self, number: usize) -> Option<(Rc<Origin<'a>>, Vec<Piece>)> {
        let called = self.notes.called.get(number - 1)?;
        let (origin, key) = (Rc::clone(&called.origin), called.key.clone());
        let pieces = match origin.notes.get(&key)? {
            NoteText::Events(events) => self.pieces(&origin, events),
            NoteText::Prose(prose) => self.prose(&origin, prose),
        };
        Some((origin, pieces))
    }
}

/// What an open tag became.
enum Opened {
    Mark,
    /// An entry of a list.
    Item,
    /// Nothing: it has no mark, or stands too deep.
    Nothing,
    /// Nothing: a list that stands too deep, whose entries become those of the list around it.
    Spliced,
    /// An entry of such a list: its mark is that of the entry it stands in, which ends where it begins.
    SplicedItem,
    Link,
    Picture,
}

struct Converter<'p, 'a> {
    page: &'p mut Page<'a>,
    origin: &'p Rc<Origin<'a>>,
    out: Vec<Piece>,
    open: Vec<Opened>,
    links: Vec<OpenLink>,
    pictures: Vec<OpenPicture>,
    /// Calls to footnotes within a link, which must wait for its end.
    calls: Vec<Piece>,
    sides: Vec<Side>,
    column: usize,
    in_head: bool,
    /// The code or raw HTML being collected.
    raw: Option<String>,
}

impl Converter<'_, '_> {
    fn event(&mut self, event: &Event<'static>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) | Event::Html(text) if self.raw.is_some() => {
                if let Some(raw) = &mut self.raw {
                    raw.push_str(text);
                }
            }
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text),
            Event::Code(code) => self.out.push(Piece::Code(clean(code))),
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(html),
            Event::FootnoteReference(label) => self.call(label),
            Event::SoftBreak => self.out.push(Piece::SoftBreak),
            Event::HardBreak => self.out.push(Piece::Break),
            Event::Rule => self.out.push(Piece::Rule),
            Event::TaskListMarker(done) => self.text(if *done { "☑ " } else { "☐ " }),
        }
    }

    fn text(&mut self, text: &str) {
        // The text of a link or a picture stays apart from what stands before it.
        let is_apart = self.links.last().is_some_and(|link| link.start == self.out.len())
            || self.pictures.last().is_some_and(|picture| picture.start == self.out.len());
        match self.out.last_mut() {
            Some(Piece::Text(before)) if !is_apart => before.push_str(&clean(text)),
            // A line does not begin with a space.
            Some(Piece::Break) => self.out.push(Piece::Text(clean(text.trim_start_matches(' ')))),
            _ => self.out.push(Piece::Text(clean(text))),
        }
    }

    /// A line break is kept, a comment is the author's own; any other tag is printed as the text it is.
    fn raw_html(&mut self, html: &str) {
        let html = html.trim();
        let name = html.trim_matches(['<', '>', '/', ' ']);
        if name.eq_ignore_ascii_case("br") {
            self.out.push(Piece::Break);
        } else if !html.starts_with("<!--") {
            self.text(html);
        }
    }

    fn call(&mut self, label: &str) {
        match self.page.notes.call(self.origin, &note_key(label)) {
            Some((number, call)) if self.links.is_empty() => self.out.push(Piece::NoteCall { number, call }),
            Some((number, call)) => self.calls.push(Piece::NoteCall { number, call }),
            None => self.text(&format!("[^{label}]")),
        }
    }

    fn mark(&mut self, mark: Mark) {
        let opened = if matches!(mark, Mark::Item) { Opened::Item } else { Opened::Mark };
        let too_deep = match mark {
            // What is a part of a list or a table is there when that is.
            Mark::Item | Mark::Row(_) | Mark::Cell(..) | Mark::Term | Mark::Definition => {
                matches!(self.open.last(), Some(Opened::Nothing))
            }
            Mark::List(_) | Mark::Quote | Mark::Definitions | Mark::Table(_) => self.open.len() >= MAX_DEPTH,
            _ => false,
        };
        if too_deep {
            self.text(" ");
            self.open.push(Opened::Nothing);
        } else {
            self.out.push(Piece::Open(mark));
            self.open.push(opened);
        }
    }

    fn list(&mut self, first: Option<u64>) {
        if self.open.len() >= MAX_DEPTH && matches!(self.open.last(), Some(Opened::Item | Opened::SplicedItem)) {
            self.open.push(Opened::Spliced);
        } else {
            self.mark(Mark::List(first));
        }
    }

    fn item(&mut self) {
        if !matches!(self.open.last(), Some(Opened::Spliced)) {
            return self.mark(Mark::Item);
        }
        // An entry that has nothing before the list in it is taken for the first of those.
        if !matches!(self.out.last(), Some(Piece::Open(Mark::Item))) {
            self.out.extend([Piece::Close, Piece::Open(Mark::Item)]);
        }
        self.open.push(Opened::SplicedItem);
    }

    fn start(&mut self, tag: &Tag<'static>) {
        match tag {
            Tag::Paragraph => self.mark(Mark::Paragraph),
            Tag::Heading { .. } => {
                self.out.push(Piece::Open(Mark::Paragraph));
                self.mark(Mark::Strong);
            }
            Tag::BlockQuote(_) => self.mark(Mark::Quote),
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.raw = Some(String::new()),
            Tag::List(first) => self.list(*first),
            Tag::Item => self.item(),
            Tag::DefinitionList => self.mark(Mark::Definitions),
            Tag::DefinitionListTitle => self.mark(Mark::Term),
            Tag::DefinitionListDefinition => self.mark(Mark::Definition),
            Tag::Table(sides) => {
                self.sides = sides.iter().map(|side| leaning(*side)).collect();
                let sides = self.sides.clone();
                self.mark(Mark::Table(sides));
            }
            Tag::TableHead | Tag::TableRow => {
                self.in_head = matches!(tag, Tag::TableHead);
                self.column = 0;
                self.mark(Mark::Row(self.in_head));
            }
            Tag::TableCell => {
                let side = self.sides.get(self.column).copied().unwrap_or(Side::Start);
                self.column += 1;
                self.mark(Mark::Cell(self.in_head, side));
            }
            Tag::Emphasis => self.mark(Mark::Emphasis),
            Tag::Strong => self.mark(Mark::Strong),
            Tag::Link { link_type, dest_url, .. } => self.link(*link_type, dest_url),
            Tag::Image { dest_url, .. } => self.image(dest_url),
            Tag::FootnoteDefinition(_) | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {
                self.open.push(Opened::Nothing);
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock => {
                let code = self.raw.take().unwrap_or_default();
                self.out.push(Piece::CodeBlock(clean(&code)));
            }
            TagEnd::HtmlBlock => {
                let html = self.raw.take().unwrap_or_default();
                let html = html.trim();
                let is_comment = html.starts_with("<!--") && html.ends_with("-->");
                if !html.is_empty() && !is_comment {
                    self.out.extend(Phrase::text(clean(html)).paragraph());
                }
            }
            tag => {
                match self.open.pop() {
                    Some(Opened::Mark | Opened::Item) => self.out.push(Piece::Close),
                    Some(Opened::Link) => self.end_link(),
                    Some(Opened::Picture) => self.end_picture(),
                    Some(Opened::Nothing | Opened::Spliced | Opened::SplicedItem) | None => {}
                }
                if matches!(tag, TagEnd::Heading(_)) {
                    self.out.push(Piece::Close);
                }
            }
        }
    }
}

fn leaning(side: Alignment) -> Side {
    match side {
        Alignment::None | Alignment::Left => Side::Start,
        Alignment::Center => Side::Centre,
        Alignment::Right => Side::End,
    }
}
