//! A body: headings, text, and the places where data is printed.

use crate::markdown::internal_target;
use crate::numbering::HeadingNumber;
use crate::outline::{Target, link_target};
use crate::render::flat::in_one_line;
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::{Mark, Phrase};
use crate::render::view::Block;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::rc::Rc;

impl<'a> Page<'a> {
    /// The text at `index` of `origin`: 0 is the body, 1 the first appendix. Its first level of headings stands one below
    /// the level `base`.
    pub fn body(&mut self, origin: &Rc<Origin<'a>>, index: usize, base: u8) -> Vec<Block> {
        let Some(text) = origin.texts.get(index) else { return Vec::new() };
        let headings = origin.numbering.headings.get(index).map_or(&[][..], Vec::as_slice);
        let mut body = Body { page: self, origin, base, blocks: Vec::new(), run_in: None };
        let mut headings = headings.iter();
        let mut start = 0;
        for (range, kind) in top_level(&text.events) {
            let events = &text.events[range.clone()];
            match kind {
                Top::Heading => {
                    body.prose(&text.events[start..range.start]);
                    if let Some(heading) = headings.next() {
                        body.heading(heading, events);
                    }
                }
                Top::Places(targets) => {
                    body.prose(&text.events[start..range.start]);
                    body.end_run_in();
                    for target in &targets {
                        let mut blocks = body.page.place(origin, target);
                        body.blocks.append(&mut blocks);
                    }
                }
                Top::Other => continue,
            }
            start = range.end;
        }
        body.prose(&text.events[start..]);
        body.end_run_in();
        body.blocks
    }
}

struct Body<'p, 'a> {
    page: &'p mut Page<'a>,
    origin: &'p Rc<Origin<'a>>,
    base: u8,
    blocks: Vec<Block>,
    /// A heading that waits to run into the paragraph after it.
    run_in: Option<Phrase>,
}

impl Body<'_, '_> {
    fn prose(&mut self, events: &[Event<'static>]) {
        if events.is_empty() {
            return;
        }
        let mut pieces = self.page.pieces(self.origin, events);
        if let Some(heading) = self.run_in.take() {
            pieces = super::remarks::with_lead(heading, pieces);
        }
        let text = self.page.blocks(&pieces);
        if !text.is_empty() {
            self.blocks.push(Block::Prose { text });
        }
    }

    /// Prints a heading that found no paragraph to run into.
    fn end_run_in(&mut self) {
        if let Some(heading) = self.run_in.take() {
            let text = self.page.blocks(&heading.paragraph());
            self.blocks.push(Block::Prose { text });
        }
    }

    fn heading(&mut self, heading: &HeadingNumber, events: &[Event<'static>]) {
        self.end_run_in();
        let inner = &events[1..events.len() - 1];
        let text = in_one_line(&self.page.pieces(self.origin, inner));
        if heading.runs_in {
            let anchor = self.page.take_anchor(self.origin, heading.id.as_deref());
            self.run_in = Some(text.within(Mark::RunIn(anchor)));
            return;
        }
        let level = self.base.saturating_add(heading.level);
        let heading = self.page.heading(self.origin, level, heading.number.clone(), &text, heading.id.as_deref());
        self.blocks.push(Block::Heading(heading));
    }
}

/// What an outermost block of a text is.
enum Top {
    Heading,
    /// A paragraph of nothing but places for data.
    Places(Vec<Target>),
    Other,
}

/// The outermost blocks of a text: the events of each.
fn top_level(events: &[Event<'static>]) -> Vec<(std::ops::Range<usize>, Top)> {
    let mut blocks = Vec::new();
    let (mut depth, mut start) = (0usize, 0usize);
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Start(_) => {
                if depth == 0 {
                    start = index;
                }
                depth += 1;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    let range = start..index + 1;
                    let kind = match end {
                        TagEnd::Heading(_) => Top::Heading,
                        TagEnd::Paragraph => places(&events[range.clone()]),
                        _ => Top::Other,
                    };
                    blocks.push((range, kind));
                }
            }
            _ => {}
        }
    }
    blocks
}

/// The places in a paragraph that has nothing else.
fn places(events: &[Event<'static>]) -> Top {
    let mut targets = Vec::new();
    let mut in_image = false;
    for event in events {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                let Some(target) = internal_target(dest_url).and_then(link_target) else { return Top::Other };
                targets.push(target);
                in_image = true;
            }
            Event::End(TagEnd::Image) => in_image = false,
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) | Event::SoftBreak | Event::HardBreak => {}
            Event::Text(text) if in_image || text.trim().is_empty() => {}
            _ => return Top::Other,
        }
    }
    if targets.is_empty() { Top::Other } else { Top::Places(targets) }
}
