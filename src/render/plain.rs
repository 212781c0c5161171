//! Texts of a document as plain words for lists outside it: no markup, and references in words.

use super::flat::in_one_line;
use super::gfm::Gfm;
use super::origin::Origin;
use super::page::Page;
use super::piece::plain;
use crate::markdown::manuscript;
use crate::model::Responsibilities;
use crate::source::SourceId;
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Puts texts of one document in plain words, in the document's own language.
pub struct Plain<'a> {
    page: Page<'a>,
    origin: Rc<Origin<'a>>,
}

impl<'a> Plain<'a> {
    /// For texts of the document in the file `id`; nothing when it has none.
    pub fn of(workspace: &'a Workspace, id: SourceId) -> Option<Plain<'a>> {
        let origin = Rc::new(Origin::of(workspace, id)?);
        let page = Page::new(workspace, Rc::clone(&origin), |_| Box::new(Gfm), BTreeMap::default());
        Some(Plain { page, origin })
    }

    /// A Markdown text of the document on one line, without a full stop at its end.
    pub fn text(&mut self, markdown: &str) -> String {
        let events = manuscript(markdown, |key| self.origin.notes.contains_key(key)).events;
        let pieces = self.page.pieces(&Rc::clone(&self.origin), &events);
        let text = plain(&in_one_line(&pieces).0);
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").trim_end_matches('.').to_owned()
    }

    /// Who answers for something: "Arboga; Region Västmanland". Nothing where the text does not say.
    pub fn who(&mut self, who: &Responsibilities) -> String {
        if who.iter().all(|one| one.is_not_stated()) {
            return String::new();
        }
        let phrases = self.page.responsibilities(&Rc::clone(&self.origin), who);
        let words: Vec<String> = phrases.iter().map(|phrase| plain(&phrase.0)).collect();
        words.join("; ").trim_end_matches('.').to_owned()
    }
}
