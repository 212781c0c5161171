//! What a point of a decision does to a document, as far as its own text does not say it.

use crate::model::{DocumentReference, Parsed, Period, Point};
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::{Phrase, plain};
use crate::text::listed;
use std::rc::Rc;

impl<'a> Page<'a> {
    /// The lines under a point whose text is `said`: the document it does something to, and from when, until when and for
    /// whom that holds.
    pub fn effect(&mut self, origin: &Rc<Origin<'a>>, point: &'a Point, said: &str) -> Vec<Phrase> {
        let said = said.to_lowercase();
        let mut lines: Vec<Phrase> = self.act(origin, point, &said).into_iter().collect();
        let holds = self.holds(origin, point, &said);
        if !holds.is_empty() {
            lines.push(holds.labelled(self.labels.holds));
        }
        lines
    }

    /// "Ersätter: Överenskommelse om hemgång (2024) med Överenskommelse om utskrivning".
    fn act(&mut self, origin: &Rc<Origin<'a>>, point: &'a Point, said: &str) -> Option<Phrase> {
        let mut named = point.document.as_ref().map(|document| self.with_edition(origin, document)).unwrap_or_default();
        if let Some(other) = &point.replaced_by {
            let other = self.with_edition(origin, other);
            named.push(format!(" {} ", self.labels.replaced_with));
            named.append(other);
        }
        if named.is_empty() || said.contains(&plain(&named.0).to_lowercase()) {
            return None;
        }
        let label = point.act.map_or(self.labels.about_part, |act| act.label().get(self.language));
        Some(named.labelled(&plain(&Phrase::text(label).capitalised().0)))
    }

    /// The title of a document with the edition that is meant.
    fn with_edition(&mut self, origin: &Rc<Origin<'a>>, reference: &Parsed<DocumentReference>) -> Phrase {
        let mut title = self.document_title(origin, reference);
        let edition = reference.get().filter(|named| named.part.is_none()).and_then(|named| named.edition.as_deref());
        if let Some(edition) = edition.filter(|edition| !plain(&title.0).contains(edition)) {
            title.push(format!(" ({edition})"));
        }
        title
    }

    /// "från och med 2031-01-01 till och med 2032-12-31, i efterhand, för Åstads kommun".
    fn holds(&mut self, origin: &Rc<Origin<'a>>, point: &'a Point, said: &str) -> Phrase {
        let labels = self.labels;
        let mut parts = Vec::new();
        if let Some(from) = point.from.as_ref().filter(|from| !self.is_said(from, said)) {
            parts.push(Phrase::text(format!("{} {}", labels.from_day, self.period(from))));
        }
        if let Some(until) = &point.until {
            let event_said =
                until.event.as_ref().is_none_or(|event| said.contains(&crate::markdown::plain(event.text()).to_lowercase()));
            let date_said = until.date.as_ref().is_none_or(|date| self.is_said(date, said));
            if !event_said || !date_said || until.review.is_some() {
                parts.push(self.end(origin, until, labels.until_day));
            }
        }
        if point.retroactive.as_ref().is_some_and(|retroactive| retroactive.value) && !said.contains(labels.in_retrospect) {
            parts.push(Phrase::text(labels.in_retrospect));
        }
        let names = point.party.iter().map(|party| self.full_name(party.0.text(), origin.day));
        let names: Vec<String> = names.filter(|name| !said.contains(&name.to_lowercase())).collect();
        if !names.is_empty() {
            parts.push(Phrase::text(format!("{} {}", labels.for_party, listed(&names, labels.and))));
        }
        let mut all = Phrase::default();
        for (index, part) in parts.into_iter().enumerate() {
            all.push(if index > 0 { ", " } else { "" });
            all.append(part);
        }
        all
    }

    /// Whether a text has a day or period, as figures or in words.
    fn is_said(&self, period: &Parsed<Period>, said: &str) -> bool {
        let spoken = period.get().map(|period| period.spoken(self.language).to_lowercase());
        said.contains(&self.period(period).to_lowercase()) || spoken.is_some_and(|spoken| said.contains(&spoken))
    }
}
