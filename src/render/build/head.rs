//! The title block.

use crate::lifecycle::{Index, Stage};
use crate::model::{Document, DocumentReference, Parsed, Party, Period, References};
use crate::register;
use crate::render::Written;
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::{Phrase, plain};
use crate::render::view::{Fact, Head};
use crate::workspace::Found;
use std::rc::Rc;

impl<'a> Page<'a> {
    /// The title and the facts under it.
    pub fn head(&mut self, origin: &Rc<Origin<'a>>) -> Head {
        let plan = origin.content;
        let labels = self.labels;
        let title = self.text(&origin.title());
        let edition = plan.edition.as_ref().map(|edition| self.text(&edition.0.value));
        let mut facts = Vec::new();
        let record = plan.record.as_ref().map(|record| Phrase::text(record.0.value.clone()));
        self.fact(&mut facts, "record", labels.record, record.into_iter().collect());
        let validity = plan.validity.as_ref().map(|validity| self.validity(origin, validity));
        self.fact(&mut facts, "validity", labels.validity, validity.into_iter().collect());
        let parties = plan.parties.iter().map(|party| self.party(origin, party)).collect();
        self.fact(&mut facts, "parties", labels.parties, parties);
        let copy = self.party.clone().map(|party| Phrase::text(self.full_name(&party, origin.day)));
        self.fact(&mut facts, "copy", labels.copy_of, copy.into_iter().collect());
        self.own_facts(origin, &mut facts);
        let is_placed = self.is_placed(origin, "legal-basis");
        let basis = plan.legal_basis.iter().filter(|basis| !is_placed && basis.stands_in.is_none());
        let basis = basis.map(|basis| self.provision(origin, basis)).collect();
        self.fact(&mut facts, "legal-basis", labels.legal_basis, basis);
        self.relations(origin, &mut facts);
        let dates: [(&'static str, &'static str, Option<&Parsed<Period>>); 3] = [
            ("drafted", labels.drafted, plan.drafted),
            ("revised", labels.revised, plan.revised),
            ("adopted", labels.adopted, plan.adopted),
        ];
        for (name, label, date) in dates {
            let date = date.as_ref().map(|date| Phrase::text(self.period(date)));
            self.fact(&mut facts, name, label, date.into_iter().collect());
        }
        let county = plan.county.as_ref().map(|county| &county.0.value);
        let county = county.map(|code| Phrase::text(register::county(code).map_or_else(|| code.clone(), str::to_owned)));
        self.fact(&mut facts, "county", labels.county, county.into_iter().collect());
        let stage = self.stage(origin);
        Head {
            title,
            anchor: self.last_heading.2.clone(),
            edition,
            status: stage.map(Stage::word),
            unfinished: stage.is_some_and(Stage::is_unfinished),
            status_words: stage.map(|stage| capitalised(stage.label().get(self.language))),
            facts,
        }
    }

    /// How far the document has come, on no day: as its status says, unless what is decided says otherwise.
    pub fn stage(&self, origin: &Origin<'a>) -> Option<Stage> {
        Index::of(self.workspace).stage(origin.id)
    }

    fn fact(&mut self, facts: &mut Vec<Fact>, name: &'static str, label: &str, values: Vec<Phrase>) {
        let values: Vec<Written> = values.into_iter().filter(|value| !value.is_empty()).map(|value| self.line(&value)).collect();
        if !values.is_empty() {
            facts.push(Fact { name, label: self.text(label), values });
        }
    }

    /// The facts that only one kind has.
    fn own_facts(&mut self, origin: &Rc<Origin<'a>>, facts: &mut Vec<Fact>) {
        let labels = self.labels;
        match origin.document {
            Document::Agreement(agreement) if agreement.is_routine() => {
                self.fact(facts, "form", labels.kind, vec![Phrase::text(labels.joint_routine)]);
            }
            Document::Decision(decision) => {
                let by = decision.decided_by.as_ref().map(|by| self.responsibility(origin, by).capitalised());
                self.fact(facts, "decided-by", labels.decided_by, by.into_iter().collect());
                let decided = decision.decided.as_ref().map(|day| Phrase::text(self.period(day)));
                self.fact(facts, "decided", labels.decided, decided.into_iter().collect());
                let paragraph = decision.paragraph.as_ref().map(|paragraph| Phrase::text(format!("§ {}", paragraph.0.value)));
                self.fact(facts, "paragraph", labels.paragraph, paragraph.into_iter().collect());
            }
            Document::Process(process) => {
                let produces = process.produces.as_ref().map(|document| self.document_title(origin, document));
                self.fact(facts, "produces", labels.produces, produces.into_iter().collect());
            }
            _ => {}
        }
    }

    fn relations(&mut self, origin: &Rc<Origin<'a>>, facts: &mut Vec<Fact>) {
        let plan = origin.content;
        let labels = self.labels;
        let relations: [(&'static str, &'static str, &References); 8] = [
            ("under", labels.under, plan.under),
            ("replaces", labels.replaces, plan.replaces),
            ("revises", labels.revises, plan.revises),
            ("prolongs", labels.prolongs, plan.prolongs),
            ("annex-to", labels.annex_to, plan.annex_to),
            ("complements", labels.complements, plan.complements),
            ("local-variant-of", labels.local_variant_of, plan.local_variant_of),
            ("inspired-by", labels.inspired_by, plan.inspired_by),
        ];
        for (name, label, references) in relations {
            let values = references.iter().map(|reference| self.related(origin, reference)).collect();
            self.fact(facts, name, label, values);
        }
    }

    /// The title of a related document; with its edition, else the day it began to hold, when it is an edition of this one or
    /// has its title, or nobody could tell them apart.
    fn related(&mut self, origin: &Rc<Origin<'a>>, reference: &Parsed<DocumentReference>) -> Phrase {
        let mut phrase = self.document_title(origin, reference);
        let Some(named) = reference.get() else { return phrase };
        let is_edition = origin.content.id.is_some_and(|id| id.text() == named.document);
        if (is_edition || plain(&phrase.0) == origin.title())
            && let Some(edition) = named.edition.clone().or_else(|| self.edition_or_day(origin, named))
        {
            phrase.push(format!(" ({edition})"));
        }
        phrase
    }

    /// What tells the document a reference leads to from its other editions.
    fn edition_or_day(&self, origin: &Origin<'a>, reference: &DocumentReference) -> Option<String> {
        let (edition, validity) = match self.workspace.find(reference, origin.id) {
            Found::Document(id) => {
                let content = self.workspace.document(id)?.content()?;
                (content.edition, content.validity)
            }
            Found::Listed(listed) => (listed.edition.as_ref(), listed.validity.as_ref()),
            Found::Missing | Found::Unknown => return None,
        };
        let day = || Some(self.period(validity?.from.as_ref()?));
        edition.map(|edition| edition.0.value.clone()).or_else(day)
    }

    /// A party: its full name, its units, and what the text calls it.
    fn party(&mut self, origin: &Rc<Origin<'a>>, party: &Party) -> Phrase {
        let labels = self.labels;
        let name = |id: &str| self.full_name(id, origin.day);
        let mut phrase = match &party.words {
            Some(words) => self.phrase(origin, words),
            None => {
                let one = party.actor.as_ref().map(|actor| actor.0.text()).or(party.party.as_ref().map(|party| party.0.text()));
                let group = party.each_of.as_ref().map(|group| match self.party_of_copy(group.0.text()) {
                    Some(chosen) => name(chosen),
                    None => format!("{}, {}", name(group.0.text()), labels.each_of),
                });
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

/// `text` with a capital letter first.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
