//! Links in prose: where they lead, what they say when nothing is given, and what of them may not stand on a page.

use super::{Converter, Opened};
use crate::markdown::{internal_target, picture_file};
use crate::outline::link_target;
use crate::render::address::{clean, outside};
use crate::render::piece::{Address, Mark, Piece};
use pulldown_cmark::LinkType;

/// A link that is open.
pub struct OpenLink {
    /// How many pieces there were when it began.
    pub start: usize,
    /// Whether a mark was opened for it.
    marked: bool,
    /// What stands in for a text that is not given.
    otherwise: String,
}

impl Converter<'_, '_> {
    /// A link begins.
    pub fn link(&mut self, kind: LinkType, address: &str) {
        let (to, otherwise) = match internal_target(address).filter(|_| kind != LinkType::Email) {
            Some(internal) => self.refer(internal),
            None if kind == LinkType::Email => (Some(Address::Outside(format!("mailto:{address}"))), address.to_owned()),
            None => (outside(address), address.to_owned()),
        };
        // Links do not stand within links.
        let marked = to.filter(|_| self.links.is_empty()).map(|to| self.out.push(Piece::Open(Mark::Link(to)))).is_some();
        self.links.push(OpenLink { start: self.out.len(), marked, otherwise: clean(&otherwise) });
        self.open.push(Opened::Link);
    }

    /// A file is a picture. What lies outside is not fetched: its description is printed. A place within a sentence is a
    /// reference.
    pub fn image(&mut self, address: &str) {
        if let Some(file) = picture_file(address) {
            return self.picture(file);
        }
        let (to, otherwise) = internal_target(address).map(|internal| self.refer(internal)).unwrap_or_default();
        let marked = to.filter(|_| self.links.is_empty()).map(|to| self.out.push(Piece::Open(Mark::Link(to)))).is_some();
        self.links.push(OpenLink { start: self.out.len(), marked, otherwise });
        self.open.push(Opened::Link);
    }

    fn refer(&mut self, address: &str) -> (Option<Address>, String) {
        let Some(target) = link_target(address) else { return (None, address.to_owned()) };
        let referred = self.page.refer(self.origin, &target);
        (referred.anchor.map(Address::Here), referred.text)
    }

    /// A link ends.
    pub fn end_link(&mut self) {
        let Some(link) = self.links.pop() else { return };
        let given = self.out[link.start..].iter().any(|piece| match piece {
            Piece::Text(text) | Piece::Code(text) => !text.trim().is_empty(),
            Piece::Picture(_) => true,
            _ => false,
        });
        if !given {
            self.out.truncate(link.start);
            self.out.push(Piece::Text(link.otherwise));
        }
        if link.marked {
            self.out.push(Piece::Close);
        }
        if self.links.is_empty() {
            self.out.append(&mut self.calls);
        }
    }
}
