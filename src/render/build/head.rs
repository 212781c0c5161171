//! The title block.

use crate::model::{Parsed, Party, Period, References, Status};
use crate::register;
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::Phrase;
use crate::render::view::{Fact, Head};
use std::rc::Rc;

impl<'a> Page<'a> {
    /// The title and the facts under it.
    pub fn head(&mut self, origin: &Rc<Origin<'a>>) -> Head {
        let plan = origin.plan;
        let labels = self.labels;
        let status = plan.status.as_ref().map(|status| status.value);
        let title = self.text(&origin.title());
        let edition = plan.edition.as_ref().map(|edition| self.text(&edition.0.value));
        let mut facts = Vec::new();
        let record = plan.record.as_ref().map(|record| Phrase::text(record.0.value.clone()));
        self.fact(&mut facts, "record", labels.record, record.into_iter().collect());
        let validity = plan.validity.as_ref().map(|validity| self.validity(origin, validity));
        self.fact(&mut facts, "validity", labels.validity, validity.into_iter().collect());
        let parties = plan.parties.iter().map(|party| self.party(origin, party)).collect();
        self.fact(&mut facts, "parties", labels.parties, parties);
        self.relations(origin, &mut facts);
        let dates: [(&'static str, &'static str, &Option<Parsed<Period>>); 3] = [
            ("drafted", labels.drafted, &plan.drafted),
            ("revised", labels.revised, &plan.revised),
            ("adopted", labels.adopted, &plan.adopted),
        ];
        for (name, label, date) in dates {
            let date = date.as_ref().map(|date| Phrase::text(self.period(date)));
            self.fact(&mut facts, name, label, date.into_iter().collect());
        }
        let county = plan.county.as_ref().map(|county| &county.0.value);
        let county = county.map(|code| Phrase::text(register::county(code).map_or_else(|| code.clone(), str::to_owned)));
        self.fact(&mut facts, "county", labels.county, county.into_iter().collect());
        Head {
            title,
            anchor: self.last_heading.2.clone(),
            edition,
            status: status.map(Status::word),
            status_words: status.map(|status| match status {
                Status::Draft => labels.draft.to_owned(),
                Status::Consultation => labels.consultation.to_owned(),
                Status::Adopted => labels.adopted_status.to_owned(),
            }),
            facts,
        }
    }

    fn fact(&mut self, facts: &mut Vec<Fact>, name: &'static str, label: &str, values: Vec<Phrase>) {
        let values: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).map(|value| self.line(&value)).collect();
        if !values.is_empty() {
            facts.push(Fact { name, label: self.text(label), values });
        }
    }

    fn relations(&mut self, origin: &Rc<Origin<'a>>, facts: &mut Vec<Fact>) {
        let plan = origin.plan;
        let labels = self.labels;
        let relations: [(&'static str, &'static str, &References); 8] = [
            ("under", labels.under, &plan.under),
            ("replaces", labels.replaces, &plan.replaces),
            ("revises", labels.revises, &plan.revises),
            ("prolongs", labels.prolongs, &plan.prolongs),
            ("annex-to", labels.annex_to, &plan.annex_to),
            ("complements", labels.complements, &plan.complements),
            ("local-variant-of", labels.local_variant_of, &plan.local_variant_of),
            ("inspired-by", labels.inspired_by, &plan.inspired_by),
        ];
        for (name, label, references) in relations {
            let values = references.iter().map(|reference| self.document_title(origin, reference)).collect();
            self.fact(facts, name, label, values);
        }
    }

    /// A party: its full name, its units, and what the text calls it.
    fn party(&mut self, origin: &Rc<Origin<'a>>, party: &Party) -> Phrase {
        let labels = self.labels;
        let name = |id: &str| self.full_name(id, origin.day);
        let mut phrase = match &party.words {
            Some(words) => self.phrase(origin, words),
            None => {
                let one = party.actor.as_ref().map(|actor| actor.0.text()).or(party.party.as_ref().map(|party| party.0.text()));
                let group = party.each_of.as_ref().map(|group| format!("{}, {}", name(group.0.text()), labels.each_of));
                let names: Vec<String> = one.map(name).into_iter().chain(group).collect();
                let mut phrase = Phrase::text(names.join(", ")).capitalised();
                let units: Vec<String> = party.units.iter().map(|unit| name(unit.0.text())).collect();
                if !units.is_empty() {
                    phrase.push(format!(": {}", crate::text::listed(&units, labels.and)));
                }
                phrase
            }
        };
        if let Some(called) = &party.called {
            phrase.push(format!(" ({} {})", labels.called, called.value));
        }
        phrase
    }
}
