//! Appendices: the list of them, numbered through their groups, and then those whose text stands in the document.

use super::places::Wanted;
use crate::model::{Appendix, Spanned, Validity, flat_appendices};
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::Phrase;
use crate::render::view::{AppendixView, Block};
use crate::workspace::Found;
use std::rc::Rc;

impl<'a> Page<'a> {
    /// The wanted of the appendices.
    pub fn appendices(&mut self, origin: &Rc<Origin<'a>>, wanted: &Wanted<'_>) -> Vec<Block> {
        let base = self.last_heading.0;
        let mut list = AppendixList { page: self, origin, wanted, count: 0, blocks: Vec::new(), own_texts: Vec::new() };
        list.walk(origin.content.appendices, base, wanted.is_everything());
        let AppendixList { mut blocks, own_texts, .. } = list;
        for (number, appendix) in own_texts {
            let title = self.appendix_title(origin, appendix);
            let name = format!("{} {number}", self.labels.appendix_title);
            let heading = self.heading(origin, base + 1, Some(name), &title, Some(&own_id(appendix, number)));
            let level = heading.level;
            blocks.push(Block::Heading(heading));
            blocks.append(&mut self.body(origin, number, level));
        }
        blocks
    }

    fn appendix_title(&mut self, origin: &Rc<Origin<'a>>, appendix: &Appendix) -> Phrase {
        match (&appendix.title, &appendix.document) {
            (Some(title), _) => self.phrase(origin, title),
            (None, Some(document)) => self.document_title(origin, document),
            (None, None) => Phrase::default(),
        }
    }

    /// The dates of an appendix; without any of its own, the validity of the document it is.
    fn appendix_dates(&mut self, origin: &Rc<Origin<'a>>, appendix: &Appendix) -> Phrase {
        let labels = self.labels;
        let mut dates = Vec::new();
        if let Some(dated) = &appendix.dated {
            dates.push(Phrase::text(self.period(dated)));
        }
        for (label, date) in [(labels.adopted_on, &appendix.adopted), (labels.revised_on, &appendix.revised)] {
            dates.extend(date.as_ref().map(|date| Phrase::text(format!("{label} {}", self.period(date)))));
        }
        if let Some(validity) = &appendix.validity {
            dates.push(self.validity(origin, validity));
        }
        if dates.is_empty()
            && let Some((origin, validity)) = self.document_validity(origin, appendix)
        {
            dates.push(self.validity(&origin, &validity));
        }
        let mut all = Phrase::default();
        for (index, date) in dates.into_iter().enumerate() {
            all.push(if index > 0 { ", " } else { "" });
            all.append(date);
        }
        all
    }

    fn document_validity(&mut self, origin: &Rc<Origin<'a>>, appendix: &Appendix) -> Option<(Rc<Origin<'a>>, Validity)> {
        let reference = appendix.document.as_ref()?.get()?;
        match self.workspace.find(reference, origin.id) {
            Found::Document(id) => {
                let found = self.origin(id)?;
                let validity = found.content.validity?;
                Some((found, validity.clone()))
            }
            Found::Listed(listed) => Some((Rc::clone(origin), listed.validity.clone()?)),
            Found::Missing | Found::Unknown => None,
        }
    }
}

/// The id under which the own text of an appendix is found; an id of the format never has an underscore.
fn own_id(appendix: &Appendix, number: usize) -> String {
    appendix.id.as_ref().map_or_else(|| format!("bilaga_{number}"), |id| id.text().to_owned())
}

struct AppendixList<'p, 'a> {
    page: &'p mut Page<'a>,
    origin: &'p Rc<Origin<'a>>,
    wanted: &'p Wanted<'p>,
    count: usize,
    blocks: Vec<Block>,
    /// The numbers of the appendices whose text stands in the document.
    own_texts: Vec<(usize, &'a Appendix)>,
}

impl<'a> AppendixList<'_, 'a> {
    fn walk(&mut self, appendices: &'a [Spanned<Appendix>], level: u8, inside: bool) {
        for appendix in appendices {
            let id = appendix.id.as_ref().map(|id| id.text());
            let chosen = inside || self.wanted.is_part(id);
            if appendix.is_group() {
                let printed = chosen && self.wanted.any(self.count, flat_appendices(&appendix.items).len());
                if let Some(title) = appendix.group.as_ref().filter(|_| printed) {
                    let title = Phrase::text(title.value.clone());
                    let heading = self.page.heading(self.origin, level + 1, None, &title, id);
                    self.blocks.push(Block::Heading(heading));
                }
                self.walk(&appendix.items, (level + 1).min(6), chosen);
                continue;
            }
            self.count += 1;
            if chosen && self.wanted.includes(self.count) {
                self.page.show(self.origin, "appendices", self.count);
                self.appendix(appendix, self.count);
            }
        }
    }

    fn appendix(&mut self, appendix: &'a Appendix, number: usize) {
        let has_text = appendix.body.is_some();
        let id = appendix.id.as_ref().map(|id| id.text());
        let title = self.page.appendix_title(self.origin, appendix);
        let dates = self.page.appendix_dates(self.origin, appendix);
        let is_own = self.origin.id == self.page.main.id;
        let target = self.page.anchor_of(&own_id(appendix, number)).filter(|_| has_text && is_own).map(str::to_owned);
        let title = match &target {
            // No link stands within another: what the title calls or leads to comes after it, or loses its link.
            Some(target) => title.linked_to(target),
            None => title,
        };
        let view = AppendixView {
            number,
            anchor: if has_text { None } else { self.page.take_anchor(self.origin, id) },
            target,
            title: self.page.line(&title),
            dates: (!dates.is_empty()).then(|| self.page.line(&dates)),
        };
        if has_text {
            self.own_texts.push((number, appendix));
        }
        match self.blocks.last_mut() {
            Some(Block::Appendices { first, appendices }) if *first + appendices.len() == number => appendices.push(view),
            _ => self.blocks.push(Block::Appendices { first: number, appendices: vec![view] }),
        }
    }
}
