//! Results, abbreviations, glossary, contacts and history.

use crate::render::Written;
use crate::render::address::outside;
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::{Address, Mark, Phrase};
use crate::render::view::{Block, ContactView, EditionView, ResultView, Term};
use std::rc::Rc;

impl<'a> Page<'a> {
    /// The results.
    pub fn results(&mut self, origin: &Rc<Origin<'a>>) -> Vec<Block> {
        let points = &origin.content.results;
        let results: Vec<ResultView> = points
            .iter()
            .map(|point| ResultView {
                text: self.prose_cell(origin, point.text.as_ref()),
                leads_to: point.leads_to.as_ref().map(|leads_to| self.prose_cell(origin, Some(leads_to))),
            })
            .collect();
        let lead_on = results.iter().any(|result| result.leads_to.is_some());
        if results.is_empty() { Vec::new() } else { vec![Block::Results { results, lead_on }] }
    }

    /// The abbreviations, sorted as the document lists them.
    pub fn abbreviations(&mut self, origin: &Rc<Origin<'a>>) -> Vec<Block> {
        let plan = origin.content;
        let mut terms = Vec::new();
        for name in plan.abbreviations {
            let short = &name.0.value;
            let in_glossary = plan.glossary.iter().find(|entry| entry.term.as_ref().is_some_and(|term| term.value == *short));
            let meaning =
                match (in_glossary.and_then(|entry| entry.definition.as_ref()), self.workspace.directory().abbreviation(short)) {
                    (Some(definition), _) => self.prose_cell(origin, Some(definition)),
                    (None, Some(meaning)) => self.text(meaning),
                    (None, None) => Written::default(),
                };
            terms.push(Term { term: self.text(short), meaning });
        }
        if terms.is_empty() { Vec::new() } else { vec![Block::Terms { name: "abbreviations", terms }] }
    }

    /// The glossary.
    pub fn glossary(&mut self, origin: &Rc<Origin<'a>>) -> Vec<Block> {
        let mut terms = Vec::new();
        for entry in origin.content.glossary {
            let term = entry.term.as_ref().map(|term| self.text(&term.value)).unwrap_or_default();
            let known = entry.term.as_ref().and_then(|term| self.workspace.directory().term(&term.value));
            let entry = if entry.definition.is_some() { &entry.value } else { known.unwrap_or(&entry.value) };
            let mut pieces = entry.definition.as_ref().map(|definition| self.prose(origin, definition)).unwrap_or_default();
            if let Some(source) = &entry.source {
                let source = self.phrase(origin, source);
                pieces.extend(source.labelled(self.labels.source).paragraph());
            }
            terms.push(Term { term, meaning: self.cell(&pieces) });
        }
        if terms.is_empty() { Vec::new() } else { vec![Block::Terms { name: "glossary", terms }] }
    }

    /// Whom to ask.
    pub fn contacts(&mut self, origin: &Rc<Origin<'a>>) -> Vec<Block> {
        let mut contacts = Vec::new();
        for contact in origin.content.contacts {
            let of = contact.of.as_ref().map(|of| self.full_name(of.0.text(), origin.day)).unwrap_or_default();
            let email = contact.email.as_ref().map(|email| {
                let phrase = Phrase::text(email.value.clone());
                match outside(&format!("mailto:{}", email.value)) {
                    Some(Address::Outside(address)) => phrase.within(Mark::Link(Address::Outside(address))),
                    _ => phrase,
                }
            });
            contacts.push(ContactView {
                of: self.line(&Phrase::text(of).capitalised()),
                role: contact.role.as_ref().map(|role| self.text(&role.value)),
                email: email.map(|email| self.line(&email)),
            });
        }
        if contacts.is_empty() { Vec::new() } else { vec![Block::Contacts { contacts }] }
    }

    /// Earlier editions.
    pub fn history(&mut self, origin: &Rc<Origin<'a>>) -> Vec<Block> {
        let mut editions = Vec::new();
        for entry in origin.content.history {
            let adopted =
                entry.adopted.as_ref().map(|day| Phrase::text(format!("{} {}", self.labels.adopted_on, self.period(day))));
            let validity = entry.validity.as_ref().map(|validity| self.validity(origin, validity));
            let held: Vec<Phrase> = adopted.into_iter().chain(validity).collect();
            editions.push(EditionView {
                edition: entry.edition.as_ref().map(|edition| self.text(&edition.0.value)).unwrap_or_default(),
                validity: (!held.is_empty()).then(|| self.cell_of(held)),
                changes: entry.changes.as_ref().map(|changes| self.prose_cell(origin, Some(changes))),
            });
        }
        if editions.is_empty() {
            return Vec::new();
        }
        let dated = editions.iter().any(|edition| edition.validity.is_some());
        let changed = editions.iter().any(|edition| edition.changes.is_some());
        vec![Block::History { editions, dated, changed }]
    }
}
