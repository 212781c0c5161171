//! Dates, validity and dues in words.

use super::add_unless_said;
use crate::model::{Deadline, Due, Dues, Parsed, Period, Until, Validity};
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::Phrase;
use std::rc::Rc;

impl<'a> Page<'a> {
    /// A day or period in words, or as written if it is none.
    pub fn period(&self, period: &Parsed<Period>) -> String {
        period.get().map_or_else(|| period.text().to_owned(), |known| known.words(self.language))
    }

    /// A validity: "2013-09-01 – 2014-12-31", or with an open end "2013-09-01 – tills vidare".
    pub fn validity(&mut self, origin: &Rc<Origin<'a>>, validity: &Validity) -> Phrase {
        let event = validity.until.as_ref().and_then(|until| until.event.as_ref());
        if let Some(words) = &validity.words {
            let mut phrase = self.phrase(origin, words);
            add_unless_said(self, origin, &mut phrase, self.labels.until_event, event);
            return phrase;
        }
        let mut phrase = Phrase::default();
        if let Some(from) = &validity.from {
            phrase.push(format!("{} – ", self.period(from)));
        }
        match &validity.until {
            Some(until) => {
                // What only has a day to look again goes on until further notice.
                if until.date.is_none() && until.event.is_none() {
                    phrase.push(self.labels.until_further_notice);
                }
                let end = self.end(origin, until, "");
                phrase.append(end);
            }
            None => phrase.push(self.labels.until_further_notice),
        }
        phrase
    }

    /// An end: a day after the word `lead`, or an event after "tills", and when it is reviewed.
    pub fn end(&mut self, origin: &Rc<Origin<'a>>, until: &Until, lead: &str) -> Phrase {
        let mut phrase = Phrase::default();
        if let Some(date) = &until.date {
            let space = if lead.is_empty() { "" } else { " " };
            phrase.push(format!("{lead}{space}{}", self.period(date)));
        }
        if let Some(event) = &until.event {
            let space = if phrase.is_empty() { "" } else { ", " };
            phrase.push(format!("{space}{} ", self.labels.until_event));
            let event = self.phrase(origin, event);
            phrase.append(event);
        }
        if let Some(review) = &until.review {
            phrase.push(format!(" ({} {})", self.labels.review, self.period(review)));
        }
        phrase
    }

    /// What a due cell says, one phrase for each due.
    pub fn dues(&mut self, origin: &Rc<Origin<'a>>, dues: &Dues) -> Vec<Phrase> {
        dues.iter().map(|due| self.due(origin, due)).filter(|phrase| !phrase.is_empty()).collect()
    }

    fn due(&mut self, origin: &Rc<Origin<'a>>, due: &Due) -> Phrase {
        let mut phrase = match &due.words {
            Some(words) => {
                let mut phrase = self.phrase(origin, words);
                let event = due.until.as_ref().and_then(|until| until.event.as_ref());
                add_unless_said(self, origin, &mut phrase, self.labels.after, due.after.as_ref());
                add_unless_said(self, origin, &mut phrase, self.labels.until_event, event);
                phrase
            }
            None => Phrase::listed(self.due_values(origin, due), self.labels.and).capitalised(),
        };
        if let Some(see) = &due.see {
            phrase.push(format!(" ({} ", self.labels.see));
            let referred = self.refer_to(origin, see);
            phrase.append(referred);
            phrase.push(")");
        }
        phrase
    }

    /// The last day of a due that says nothing else, without "senast".
    pub fn last_day(&self, due: &Due) -> Option<String> {
        let Due { by, during, every, within, after, from, until, ongoing, when, words, see } = due;
        let is_more = during.is_some() || every.is_some() || within.is_some() || after.is_some() || from.is_some();
        if is_more || until.is_some() || ongoing.is_some() || words.is_some() || see.is_some() {
            return None;
        }
        match (by, when.as_ref().and_then(|when| when.get())) {
            (Some(by), None) => Some(self.period(by)),
            (None, Some(Deadline::Period(period))) => Some(period.words(self.language)),
            _ => None,
        }
    }

    /// What the values of a due say; most often there is one.
    fn due_values(&mut self, origin: &Rc<Origin<'a>>, due: &Due) -> Vec<Phrase> {
        let labels = self.labels;
        let mut values = Vec::new();
        if let Some(when) = &due.when {
            values.push(Phrase::text(match when.get() {
                Some(Deadline::Period(period)) => period.words(self.language),
                Some(Deadline::Ongoing) => labels.ongoing.to_owned(),
                Some(Deadline::NotStated) => labels.not_stated.to_owned(),
                None => when.text().to_owned(),
            }));
        }
        values.extend(due.by.as_ref().map(|by| Phrase::text(format!("{} {}", labels.by, self.period(by)))));
        values.extend(due.during.as_ref().map(|during| Phrase::text(self.period(during))));
        if let Some(every) = &due.every {
            values.push(Phrase::text(every.get().map_or_else(|| every.text().to_owned(), |every| every.words(self.language))));
        }
        if due.within.is_some() || due.after.is_some() {
            let mut phrase = Phrase::default();
            if let Some(within) = &due.within {
                let length = within.get().map_or_else(|| within.text().to_owned(), |within| within.words(self.language));
                phrase.push(format!("{} {length}", labels.within));
            }
            if let Some(after) = &due.after {
                let space = if phrase.is_empty() { "" } else { " " };
                phrase.push(format!("{space}{} ", labels.after));
                let after = self.phrase(origin, after);
                phrase.append(after);
            }
            values.push(phrase);
        }
        if due.from.is_some() || due.until.is_some() {
            let mut phrase = Phrase::default();
            if let Some(from) = &due.from {
                phrase.push(format!("{} {}", labels.from_day, self.period(from)));
            }
            if let Some(until) = &due.until {
                phrase.push(if phrase.is_empty() { "" } else { " " });
                let end = self.end(origin, until, labels.until_day);
                phrase.append(end);
            }
            values.push(phrase);
        }
        if due.ongoing.as_ref().is_some_and(|ongoing| ongoing.value) {
            values.push(Phrase::text(labels.ongoing));
        }
        values
    }
}
