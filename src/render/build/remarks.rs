//! What goals and activities say beside their columns, as labelled lines.

use crate::model::{Concise, Due, Erratum, Goal, GoalLevel, Indicator, Parsed, Responsibility};
use crate::model::{DocumentReference, PartReference, Prose, Spanned};
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::{Mark, Phrase, Piece};
use std::rc::Rc;

/// Labelled lines that wait to be printed in a cell.
#[derive(Default)]
pub struct Lines(pub Vec<Piece>);

impl Lines {
    /// Adds "Label: phrase", if the phrase says anything.
    pub fn add(&mut self, label: &str, phrase: Phrase) {
        if !phrase.is_empty() {
            self.0.extend(phrase.labelled(label).paragraph());
        }
    }

    /// Adds "Label: a, b and c", if there are any.
    pub fn add_list(&mut self, label: &str, phrases: Vec<Phrase>, and: &str) {
        self.add(label, Phrase::listed(phrases, and));
    }

    /// Adds blocks whose first paragraph, if they begin with one, begins with the label.
    pub fn add_blocks(&mut self, label: &str, blocks: Vec<Piece>) {
        if !blocks.is_empty() {
            self.0.extend(with_lead(Phrase::text(format!("{label}:")).within(Mark::Strong), blocks));
        }
    }
}

/// `blocks` with `lead` and a space before the first paragraph, or in one of its own.
pub fn with_lead(lead: Phrase, mut blocks: Vec<Piece>) -> Vec<Piece> {
    if lead.is_empty() {
        return blocks;
    }
    if blocks.first() == Some(&Piece::Open(Mark::Paragraph)) {
        blocks.splice(1..1, lead.0.into_iter().chain([Piece::Text(" ".to_owned())]));
        return blocks;
    }
    let mut all = lead.paragraph();
    all.append(&mut blocks);
    all
}

impl<'a> Page<'a> {
    /// The document a reference names, by its title and, for a part, what that is called.
    pub fn document_title(&mut self, origin: &Rc<Origin<'a>>, reference: &Parsed<DocumentReference>) -> Phrase {
        match reference.get() {
            Some(reference) => self.refer_to_document(origin, reference).phrase(),
            None => Phrase::text(reference.text()),
        }
    }

    fn documents(&mut self, origin: &Rc<Origin<'a>>, references: &[Parsed<DocumentReference>]) -> Vec<Phrase> {
        references.iter().map(|reference| self.document_title(origin, reference)).collect()
    }

    /// Parts that are named in data.
    pub fn parts(&mut self, origin: &Rc<Origin<'a>>, references: &[Parsed<PartReference>]) -> Vec<Phrase> {
        references.iter().map(|reference| self.refer_to(origin, reference)).collect()
    }

    /// The level of a goal, or of several.
    pub fn level_line(&mut self, level: Option<GoalLevel>, lines: &mut Lines) {
        if let Some(level) = level {
            lines.add(self.labels.level, Phrase::text(level.label().get(self.language)));
        }
    }

    /// What a goal says of itself, but for its level, that no table has a column for.
    pub fn goal_lines(&mut self, origin: &Rc<Origin<'a>>, goal: &Goal, lines: &mut Lines) {
        let labels = self.labels;
        let relations = [
            (labels.continues, &goal.continues),
            (labels.splits, &goal.splits),
            (labels.merges, &goal.merges),
            (labels.replaces, &goal.replaces),
        ];
        for (label, references) in relations {
            let documents = self.documents(origin, references);
            lines.add_list(label, documents, labels.and);
        }
        if let Some(erratum) = &goal.erratum {
            let blocks = self.erratum(origin, erratum);
            lines.add_blocks(labels.erratum, blocks);
        }
        let also_under = self.parts(origin, &goal.also_under);
        lines.add_list(labels.also_under, also_under, labels.and);
        self.indicator_lines(origin, &goal.indicators, lines);
    }

    /// The indicators, a line each.
    pub fn indicator_lines(&mut self, origin: &Rc<Origin<'a>>, indicators: &[Spanned<Indicator>], lines: &mut Lines) {
        for indicator in indicators {
            let phrase = self.indicator(origin, indicator);
            lines.add(self.labels.indicator, phrase);
        }
    }

    /// What a table has columns for, as lines: for goals and groups whose rows belong to their activities.
    pub fn column_lines(&mut self, origin: &Rc<Origin<'a>>, columns: &InColumns<'_>, lines: &mut Lines) {
        let labels = self.labels;
        let people = [
            (labels.responsible, columns.responsible),
            (labels.follow_up_responsible, columns.follow_up_responsible),
            (labels.actors, columns.actors),
        ];
        for (label, responsibilities) in people {
            let phrases: Vec<Phrase> =
                responsibilities.iter().map(|one| self.responsibility(origin, one)).filter(|phrase| !phrase.is_empty()).collect();
            lines.add_list(label, phrases, labels.and);
        }
        for due in columns.due {
            let phrase = self.dues(origin, &crate::model::OneOrMany(vec![due.clone()]));
            lines.add_list(labels.due, phrase, labels.and);
        }
        if let Some(comment) = columns.comment {
            let blocks = self.prose(origin, comment);
            lines.add_blocks(labels.comment, blocks);
        }
    }

    fn erratum(&mut self, origin: &Rc<Origin<'a>>, erratum: &Erratum) -> Vec<Piece> {
        let mut phrase = erratum.now.as_ref().map(|now| self.phrase(origin, now)).unwrap_or_default();
        if let Some(was) = &erratum.was {
            phrase.push(format!(", {} ", self.labels.erratum_was));
            let was = self.phrase(origin, was);
            phrase.append(was);
        }
        let mut blocks = phrase.paragraph();
        if let Some(note) = &erratum.note {
            blocks.append(&mut self.prose(origin, note));
        }
        blocks
    }
}

/// What a table has columns for.
#[derive(Default)]
pub struct InColumns<'m> {
    /// Who answers for it.
    pub responsible: &'m [Concise<Responsibility>],
    /// Who answers for following it up.
    pub follow_up_responsible: &'m [Concise<Responsibility>],
    /// Who takes part.
    pub actors: &'m [Concise<Responsibility>],
    /// When it is done.
    pub due: &'m [Concise<Due>],
    /// The comment.
    pub comment: Option<&'m Prose>,
}
