//! What a reference prints as, and where it leads.

use super::origin::Origin;
use super::page::Page;
use super::piece::{Address, Mark, Phrase};
use crate::model::DocumentReference;
use crate::model::{Parsed, PartReference};
use crate::numbering::Called;
use crate::outline::Target;
use crate::places::PLACES;
use crate::workspace::Found;
use std::rc::Rc;

/// What a reference prints as.
#[derive(Debug, PartialEq, Eq)]
pub struct Referred {
    /// The words.
    pub text: String,
    /// The place on this page, if it leads to one.
    pub anchor: Option<String>,
}

impl Referred {
    fn words(text: impl Into<String>) -> Self {
        Referred { text: text.into(), anchor: None }
    }

    /// As a part of a sentence.
    pub fn phrase(self) -> Phrase {
        let phrase = Phrase::text(self.text);
        match self.anchor {
            Some(anchor) => phrase.within(Mark::Link(Address::Here(anchor))),
            None => phrase,
        }
    }
}

impl<'a> Page<'a> {
    /// What a reference in `origin` prints as.
    pub fn refer(&mut self, origin: &Rc<Origin<'a>>, target: &Target) -> Referred {
        match target {
            Target::Part(part) => self.refer_to_part(origin, part),
            Target::Document(reference) => self.refer_to_document(origin, reference),
            Target::Followed(part) => match origin.followed.clone() {
                None => self.refer_to_part(origin, part),
                Some(followed) => self.refer_to_document(origin, &DocumentReference { part: Some(part.clone()), ..followed }),
            },
        }
    }

    /// What a reference to a part, kept as data, prints as.
    pub fn refer_to(&mut self, origin: &Rc<Origin<'a>>, reference: &Parsed<PartReference>) -> Phrase {
        match reference.get() {
            None => Phrase::text(reference.text()),
            Some(PartReference { document: None, part }) => self.refer_to_part(origin, part).phrase(),
            Some(PartReference { document: Some((document, edition)), part }) => {
                let reference =
                    DocumentReference { document: document.clone(), edition: edition.clone(), part: Some(part.clone()) };
                self.refer_to_document(origin, &reference).phrase()
            }
        }
    }

    /// What a reference to a part of `origin` prints as.
    pub fn refer_to_part(&self, origin: &Origin<'a>, part: &str) -> Referred {
        let anchor = || self.anchor_of(part).filter(|_| origin.id == self.main.id).map(str::to_owned);
        match origin.numbering.called(part) {
            Some(called) => Referred { text: self.call(called), anchor: anchor() },
            None if PLACES.contains(&part) => Referred { text: self.labels.quoted(self.place_label(part)), anchor: anchor() },
            None if self.workspace.outline(origin.id).called.contains(part) => {
                Referred::words(self.called_party(origin, part).unwrap_or_else(|| part.to_owned()))
            }
            None => Referred::words(self.name_of(part, origin.day).unwrap_or_else(|| part.to_owned())),
        }
    }

    /// What a reference in `origin` to a document, or a part of one, prints as.
    pub fn refer_to_document(&mut self, origin: &Rc<Origin<'a>>, reference: &DocumentReference) -> Referred {
        match self.workspace.find(reference, origin.id) {
            Found::Document(id) => {
                let Some(found) = self.origin(id) else { return Referred::words(reference.document.clone()) };
                match &reference.part {
                    None => Referred::words(found.title()),
                    Some(part) if id == self.main.id => self.refer_to_part(&found, part),
                    Some(part) => {
                        let text = self.refer_to_part(&found, part).text;
                        Referred::words(format!("{text} {} {}", self.labels.of_document, self.labels.quoted(&found.title())))
                    }
                }
            }
            Found::Listed(listed) => {
                Referred::words(listed.title.as_ref().map_or(reference.document.as_str(), |title| title.value.as_str()))
            }
            Found::Missing | Found::Unknown if reference.part.is_none() && reference.edition.is_none() => {
                let name = self.name_of(&reference.document, origin.day);
                Referred::words(name.unwrap_or_else(|| reference.document.clone()))
            }
            Found::Missing | Found::Unknown => Referred::words(written(reference)),
        }
    }

    /// The words for a part with a number or a title.
    fn call(&self, called: &Called) -> String {
        let labels = self.labels;
        match called {
            Called::Section(number, None) => format!("{} {number}", labels.section),
            Called::Section(number, Some(appendix)) => {
                format!("{} {number} {} {} {appendix}", labels.section, labels.of_document, labels.appendix_reference)
            }
            Called::Goal(number) => format!("{} {number}", labels.goal_reference),
            Called::NamedGoal(goal) => format!("{} {}", labels.goal_reference, labels.quoted(goal)),
            Called::Activity(number) => format!("{} {number}", labels.activity_reference),
            Called::ActivityOf(goal) => format!("{} {} {goal}", labels.activity_of, labels.goal_reference),
            Called::Appendix(number) => format!("{} {number}", labels.appendix_reference),
            Called::Point(number) if self.has_att_clauses() => self.clause_name(number),
            Called::Point(number) => format!("{} {number}", labels.point_reference),
            Called::NoticeForAnyCause => labels.notice_for_any_cause.to_owned(),
            Called::Title(title) => labels.quoted(title),
        }
    }

    /// The label of a place for data.
    pub fn place_label(&self, place: &str) -> &'static str {
        let labels = self.labels;
        match place {
            "legal-basis" => labels.legal_basis,
            "target-group" => labels.target_group,
            "points" => labels.points,
            "summary" => labels.summary,
            "phases" => labels.phases,
            "groups" => labels.groups,
            "dialogues" => labels.dialogues,
            "routines" => labels.routines,
            "duties" => labels.duties,
            "cost-sharing" => labels.cost_sharing,
            "deviations" => labels.deviations,
            "disputes" => labels.disputes,
            "notice" => labels.notice,
            "prolongation" => labels.prolongation,
            "preparation" => labels.preparation,
            "consequences" => labels.consequences,
            "consultations" => labels.consultations,
            "open-questions" => labels.open_questions,
            "adoption" => labels.adoption,
            "signatures" => labels.signatures,
            "officers" => labels.officers,
            "send-list" => labels.send_list,
            "goals" => labels.goals,
            "activities" => labels.activities,
            "follow-up" => labels.follow_up,
            "results" => labels.results,
            "appendices" => labels.appendices,
            "abbreviations" => labels.abbreviations,
            "glossary" => labels.glossary,
            "contacts" => labels.contacts,
            _ => labels.history,
        }
    }
}

/// A reference as it is written.
fn written(reference: &DocumentReference) -> String {
    let edition = reference.edition.as_ref().map(|edition| format!("@{edition}")).unwrap_or_default();
    let part = reference.part.as_ref().map(|part| format!("#{part}")).unwrap_or_default();
    format!("{}{edition}{part}", reference.document)
}
