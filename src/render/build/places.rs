//! Data at the places a text gives it, and what no place prints at the end.

use crate::lifecycle::Stage;
use crate::model::flat_areas;
use crate::outline::Target;
use crate::places::{PLACES, has_data, is_before_body, loose};
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::Phrase;
use crate::render::view::Block;
use crate::workspace::Found;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Which entries of some data are wanted.
pub enum Wanted<'w> {
    /// All.
    Everything,
    /// The part with that id, and what it holds.
    Part(&'w str),
    /// All but those with these numbers, which have been printed.
    Except(&'w BTreeSet<usize>),
}

impl Wanted<'_> {
    /// Whether no part is singled out.
    pub fn is_everything(&self) -> bool {
        !matches!(self, Wanted::Part(_))
    }

    /// Whether the part with that id is singled out.
    pub fn is_part(&self, id: Option<&str>) -> bool {
        matches!(self, Wanted::Part(part) if Some(*part) == id)
    }

    /// Whether the entry with that number is wanted, of those in a wanted part.
    pub fn includes(&self, number: usize) -> bool {
        !matches!(self, Wanted::Except(shown) if shown.contains(&number))
    }

    /// Whether any of the `size` entries after the first `count` is wanted; a group of none is, unless it may have been
    /// printed.
    pub fn any(&self, count: usize, size: usize) -> bool {
        match self {
            Wanted::Except(_) => (count + 1..=count + size).any(|number| self.includes(number)),
            _ => true,
        }
    }
}

impl<'a> Page<'a> {
    /// What stands at a place: the data or part of this document or another.
    pub fn place(&mut self, origin: &Rc<Origin<'a>>, target: &Target) -> Vec<Block> {
        if self.is_too_large() {
            return Vec::new();
        }
        let (from, name) = match target {
            Target::Part(name) | Target::Followed(name) => (Some(Rc::clone(origin)), Some(name.clone())),
            Target::Document(reference) => match self.workspace.find(reference, origin.id) {
                Found::Document(id) => (self.origin(id), reference.part.clone()),
                _ => (None, None),
            },
        };
        if let (Some(from), Some(name)) = (from, name) {
            let key = (from.id, name);
            if !self.active.contains(&key) && self.active.len() < 8 {
                self.active.push(key.clone());
                let blocks = self.data(&from, &key.1);
                self.active.pop();
                if !blocks.is_empty() || PLACES.contains(&key.1.as_str()) {
                    return blocks;
                }
            }
        }
        // What cannot be printed here is referred to.
        let referred = self.refer(origin, target).phrase();
        vec![Block::Prose { text: self.blocks(&referred.paragraph()) }]
    }

    /// The data called `name`, or the part with that id.
    fn data(&mut self, origin: &Rc<Origin<'a>>, name: &str) -> Vec<Block> {
        if let Some(place) = PLACES.into_iter().find(|place| *place == name) {
            if origin.id == self.main.id {
                let anchor = self.last_heading.2.clone();
                self.printed.entry(name.to_owned()).or_insert(anchor);
            }
            return self.entries(origin, place, &Wanted::Everything);
        }
        ["goals", "activities", "follow-up", "appendices"]
            .into_iter()
            .map(|place| self.entries(origin, place, &Wanted::Part(name)))
            .find(|blocks| !blocks.is_empty())
            .unwrap_or_default()
    }

    /// The wanted entries of the data at `place`.
    fn entries(&mut self, origin: &Rc<Origin<'a>>, place: &'static str, wanted: &Wanted<'_>) -> Vec<Block> {
        if !matches!(place, "goals" | "activities" | "follow-up" | "appendices") {
            self.show(origin, place, 1);
        }
        match place {
            "goals" => self.goals(origin, wanted),
            "activities" => self.activities(origin, wanted),
            "follow-up" => self.follow_up(origin, wanted),
            "results" => self.results(origin),
            "appendices" => self.appendices(origin, wanted),
            "abbreviations" => self.abbreviations(origin),
            "glossary" => self.glossary(origin),
            "contacts" => self.contacts(origin),
            "history" => self.history(origin),
            "legal-basis" => self.legal_basis(origin),
            "target-group" => self.target_group(origin, wanted),
            "consultations" => self.consultations(origin, wanted),
            "open-questions" => self.open_questions(origin),
            "adoption" => self.adoption(origin, wanted),
            "signatures" => self.signatures(origin),
            "phases" | "groups" | "dialogues" | "routines" => self.process_data(origin, place),
            "points" | "summary" | "preparation" | "consequences" | "officers" | "send-list" => {
                self.decision_data(origin, place, wanted)
            }
            _ => self.clauses(origin, place, wanted),
        }
    }

    /// Whether a text of `origin` prints the data at `place`.
    pub fn is_placed(&self, origin: &Origin<'a>, place: &str) -> bool {
        let references = &self.workspace.outline(origin.id).references;
        references.iter().any(|to| to.prints && matches!(&to.target, Target::Part(part) if part == place))
    }

    /// What stands before the text unless the text gives it a place: the points of a decision and its summary.
    pub fn before_body(&mut self, origin: &Rc<Origin<'a>>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for place in PLACES.into_iter().filter(|place| is_before_body(place) && has_data(origin.document, place)) {
            if !self.is_placed(origin, place) {
                blocks.append(&mut self.with_heading(origin, place, &BTreeSet::new()));
            }
        }
        blocks
    }

    /// The entries at `place` but for those that are `shown`, under a heading of their own.
    fn with_heading(&mut self, origin: &Rc<Origin<'a>>, place: &'static str, shown: &BTreeSet<usize>) -> Vec<Block> {
        self.last_heading.0 = 1;
        let mut blocks = Vec::new();
        // The consequences have a heading each.
        if place != "consequences" {
            let label = self.leftover_label(origin, place);
            let heading = self.heading(origin, 2, None, &Phrase::text(label), Some(place));
            blocks.push(Block::Heading(heading));
        }
        blocks.append(&mut self.entries(origin, place, &Wanted::Except(shown)));
        blocks
    }

    fn leftover_label(&self, origin: &Origin<'a>, place: &str) -> &'static str {
        let with_activities = place == "goals" && origin.goals.iter().any(|goal| !goal.activities.is_empty());
        match place {
            "goals" if with_activities => self.labels.goals_and_activities,
            "points" if self.stage(origin).is_some_and(Stage::is_unfinished) => self.labels.proposed_points,
            _ => self.place_label(place),
        }
    }

    /// How many entries the data at `place` has; data that is printed as a whole counts as one.
    fn size(origin: &Origin<'a>, place: &str) -> usize {
        match place {
            "follow-up" => origin.content.follow_up.map_or(0, |follow_up| flat_areas(&follow_up.areas).len()),
            "goals" | "activities" | "appendices" => loose(origin.document, place),
            "legal-basis" => 0, // In the title block.
            _ => loose(origin.document, place).min(1),
        }
    }

    /// The data that no place has printed, under headings of its own.
    pub fn leftovers(&mut self, origin: &Rc<Origin<'a>>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for place in PLACES {
            let shown = self.shown.get(place).cloned().unwrap_or_default();
            if shown.len() >= Self::size(origin, place) {
                continue;
            }
            blocks.append(&mut self.with_heading(origin, place, &shown));
        }
        blocks
    }
}
