//! The follow-up: heading by heading, the goals with their status, the text, obstacles, dissent and values.

use super::places::Wanted;
use super::remarks::{Lines, with_lead};
use crate::model::{
    self, Dissent, DocumentReference, FollowUpArea, GoalFollowUp, MeasuredIndicator, Obstacle, PartReference, Prose, Spanned,
    flat_areas,
};
use crate::outline::Target;
use crate::render::Written;
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::{Mark, Phrase, Piece};
use crate::render::view::{Block, FollowedGoal, FollowedGoals, Remarks};
use crate::render::words::Value;
use crate::workspace::Found;
use std::rc::Rc;

/// A goal that is followed up, in the document it stands in.
struct Followed<'a> {
    origin: Rc<Origin<'a>>,
    number: usize,
    text: Option<&'a Prose>,
}

impl<'a> Page<'a> {
    /// The wanted of the headings of the follow-up.
    pub fn follow_up(&mut self, origin: &Rc<Origin<'a>>, wanted: &Wanted<'_>) -> Vec<Block> {
        let Some(follow_up) = &origin.content.follow_up else { return Vec::new() };
        let base = self.last_heading.0;
        let mut areas = Areas { page: self, origin, wanted, count: 0, blocks: Vec::new() };
        if wanted.is_everything() {
            areas.introduction(follow_up);
        }
        areas.walk(&follow_up.areas, base, wanted.is_everything());
        areas.blocks
    }

    /// The goal a reference of the follow-up names.
    fn followed(&mut self, origin: &Rc<Origin<'a>>, goal: &model::FollowedGoal) -> Option<Followed<'a>> {
        let reference = goal.0.get()?;
        let from = self.followed_origin(origin, reference)?;
        let number = *from.goal_numbers.get(reference.part.as_str())?;
        let text = from.goals.get(number - 1)?.value.goal.as_ref();
        Some(Followed { origin: from, number, text })
    }

    /// The document a reference of the follow-up leads to: the one it names, else the plan that is followed up.
    fn followed_origin(&mut self, origin: &Rc<Origin<'a>>, reference: &PartReference) -> Option<Rc<Origin<'a>>> {
        let document = match (&reference.document, &origin.followed) {
            (Some((document, edition)), _) => {
                DocumentReference { document: document.clone(), edition: edition.clone(), part: None }
            }
            (None, Some(followed)) => followed.clone(),
            (None, None) => return Some(Rc::clone(origin)),
        };
        match self.workspace.find(&document, origin.id) {
            Found::Document(id) => self.origin(id),
            _ => None,
        }
    }

    /// Goals of the follow-up by their numbers: "mål 3 och mål 4".
    fn followed_goals(&mut self, origin: &Rc<Origin<'a>>, goals: &[model::FollowedGoal]) -> Phrase {
        let phrases = goals.iter().map(|goal| self.followed_goal(origin, goal)).collect();
        Phrase::listed(phrases, self.labels.and)
    }

    fn followed_goal(&mut self, origin: &Rc<Origin<'a>>, goal: &model::FollowedGoal) -> Phrase {
        let Some(reference) = goal.0.get() else { return Phrase::text(goal.0.text()) };
        match self.followed_origin(origin, reference) {
            Some(from) => self.refer_to_part(&from, &reference.part).phrase(),
            None => self.refer(origin, &Target::Followed(reference.part.clone())).phrase(),
        }
    }
}

struct Areas<'p, 'a> {
    page: &'p mut Page<'a>,
    origin: &'p Rc<Origin<'a>>,
    wanted: &'p Wanted<'p>,
    count: usize,
    blocks: Vec<Block>,
}

impl<'a> Areas<'_, 'a> {
    /// Which plan is followed up, and as of when.
    fn introduction(&mut self, follow_up: &model::FollowUp) {
        let labels = self.page.labels;
        let mut phrase = Phrase::default();
        if let Some(of) = &follow_up.of {
            phrase = self.page.document_title(self.origin, of).labelled(labels.follow_up_of);
        }
        if let Some(as_of) = &follow_up.as_of {
            phrase.push(if phrase.is_empty() { "" } else { ". " });
            phrase.append(Phrase::text(self.page.period(as_of)).labelled(labels.as_of));
        }
        if !phrase.is_empty() {
            self.prose(&phrase.paragraph());
        }
    }

    fn prose(&mut self, pieces: &[Piece]) {
        let text = self.page.blocks(pieces);
        if !text.is_empty() {
            self.blocks.push(Block::Prose { text });
        }
    }

    fn walk(&mut self, areas: &'a [Spanned<FollowUpArea>], level: u8, inside: bool) {
        for area in areas {
            let id = area.id.as_ref().map(|id| id.text());
            let chosen = inside || self.wanted.is_part(id);
            let is_group = !area.areas.is_empty();
            let size = if is_group { flat_areas(&area.areas).len() } else { 1 };
            let printed = chosen && self.wanted.any(self.count, size);
            self.count += usize::from(!is_group);
            if printed {
                if !is_group {
                    self.page.show(self.origin, "follow-up", self.count);
                }
                let title = Phrase::text(area.title.as_ref().map(|title| title.value.clone()).unwrap_or_default());
                let heading = self.page.heading(self.origin, level + 1, None, &title, id);
                self.blocks.push(Block::Heading(heading));
                self.area(area);
            }
            let below = if chosen { level + 1 } else { level };
            self.walk(&area.areas, below.min(6), chosen);
        }
    }

    fn area(&mut self, area: &FollowUpArea) {
        if !area.goals.is_empty() {
            let goals: Vec<FollowedGoal> = area.goals.iter().map(|goal| self.goal(goal)).collect();
            let reported = goals.iter().any(|goal| goal.status.is_some() || !goal.remarks.is_empty());
            self.blocks.push(Block::Followed(FollowedGoals { reported, goals }));
        }
        if let Some(text) = &area.text {
            let pieces = self.page.prose(self.origin, text);
            self.prose(&pieces);
        }
        let labels = self.page.labels;
        let obstacles = area.obstacles.iter().map(|obstacle| self.obstacle(obstacle)).collect();
        self.remarks("obstacles", labels.obstacles, obstacles);
        let dissent = area.dissent.iter().map(|dissent| self.dissent(dissent)).collect();
        self.remarks("dissent", labels.dissent, dissent);
        let indicators = area.indicators.iter().map(|indicator| self.indicator(indicator)).collect();
        self.remarks("indicators", labels.indicators, indicators);
    }

    fn remarks(&mut self, name: &'static str, label: &'static str, items: Vec<Written>) {
        if !items.is_empty() {
            self.blocks.push(Block::Remarks(Remarks { name, label, items }));
        }
    }

    fn goal(&mut self, goal: &GoalFollowUp) -> FollowedGoal {
        let labels = self.page.labels;
        let (number, text) = match goal.goal.as_ref().and_then(|goal| self.page.followed(self.origin, goal)) {
            Some(followed) => {
                (followed.origin.goal_number(followed.number), self.page.prose_cell(&followed.origin, followed.text))
            }
            None => {
                let reference = goal.goal.as_ref().map(|goal| self.page.followed_goal(self.origin, goal)).unwrap_or_default();
                (None, self.page.line(&reference))
            }
        };
        let mut lines = Lines::default();
        if let Some(under) = &goal.reported_under {
            let under = self.page.refer_to(self.origin, under);
            let mut phrase = Phrase::text(format!("{} ", labels.reported_under));
            phrase.append(under);
            lines.0.extend(phrase.paragraph());
        }
        if let Some(text) = &goal.text {
            lines.0.extend(self.page.prose(self.origin, text));
        }
        if let Some(as_of) = &goal.as_of {
            lines.add(labels.as_of, Phrase::text(self.page.period(as_of)));
        }
        FollowedGoal {
            number,
            text,
            status: goal.status.map(model::FollowUpStatus::word),
            status_words: goal.status.map(|status| capitalised(status.label().get(self.page.language))),
            remarks: self.page.cell(&lines.0),
        }
    }

    fn obstacle(&mut self, obstacle: &Obstacle) -> Written {
        let goals = self.page.followed_goals(self.origin, &obstacle.goals);
        self.item(goals, obstacle.text.as_ref())
    }

    fn dissent(&mut self, dissent: &Dissent) -> Written {
        let mut lead = dissent.by.as_ref().map(|by| self.page.responsibility(self.origin, by)).unwrap_or_default();
        let goals = self.page.followed_goals(self.origin, &dissent.goals);
        if !goals.is_empty() {
            lead.push(" (");
            lead.append(goals);
            lead.push(")");
        }
        self.item(lead, dissent.text.as_ref())
    }

    fn indicator(&mut self, indicator: &MeasuredIndicator) -> Written {
        let labels = self.page.labels;
        let lead = indicator.goal.as_ref().map(|goal| self.page.followed_goal(self.origin, goal)).unwrap_or_default();
        let mut phrase = indicator.indicator.as_ref().map(|text| self.page.phrase(self.origin, text)).unwrap_or_default();
        if !phrase.is_empty() {
            phrase.push(": ");
        }
        let value = Value {
            quantity: indicator.value.as_ref(),
            of: indicator.of.as_ref(),
            unit: indicator.unit.as_ref(),
            approximate: indicator.approximate.as_ref().is_some_and(|approximate| approximate.value),
            as_of: indicator.as_of.as_ref(),
            words: indicator.words.as_ref(),
        };
        let value = self.page.value(self.origin, &value);
        phrase.append(value);
        if let Some(source) = &indicator.source {
            phrase.push(format!(". {}: ", labels.source));
            let source = self.page.phrase(self.origin, source);
            phrase.append(source);
        }
        let pieces = with_lead(lead_in(lead), phrase.capitalised().paragraph());
        self.page.cell(&pieces)
    }

    /// A remark that begins with what or whom it is about.
    fn item(&mut self, lead: Phrase, text: Option<&Prose>) -> Written {
        let blocks = text.map(|text| self.page.prose(self.origin, text)).unwrap_or_default();
        let pieces = with_lead(lead_in(lead), blocks);
        self.page.cell(&pieces)
    }
}

/// "Mål 3:" in bold.
fn lead_in(lead: Phrase) -> Phrase {
    if lead.is_empty() {
        return lead;
    }
    let mut lead = lead.capitalised();
    lead.push(":");
    lead.within(Mark::Strong)
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
