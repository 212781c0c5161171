//! The numbers of a document's headings, goals, activities and appendices, all computed from their order.

use crate::markdown::{Manuscript, level_number, plain};
use crate::model::{
    Activity, Agreement, Appendix, Content, Document, FollowUpArea, Goal, Id, Indicator, Prose, Spanned, flat_activities,
};
use crate::outline::{Outline, Target};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};

/// What a part is called when it is referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Called {
    /// A section by its number; of an appendix, when that has its number here.
    Section(String, Option<usize>),
    /// A goal by its number.
    Goal(String),
    /// A goal without a number, by its text.
    NamedGoal(String),
    /// An activity by its number.
    Activity(String),
    /// The only activity of the goal with that number.
    ActivityOf(String),
    /// An appendix by its number.
    Appendix(usize),
    /// A point of a decision by its number.
    Point(String),
    /// The clause on notice for whatever cause.
    NoticeForAnyCause,
    /// Anything else by its title.
    Title(String),
}

/// A heading of a text.
#[derive(Debug, Clone)]
pub struct HeadingNumber {
    /// The level, 1 to 6.
    pub level: u8,
    /// The number, if it has one.
    pub number: Option<String>,
    /// The id given in braces.
    pub id: Option<String>,
    /// Whether it runs into the paragraph after it.
    pub runs_in: bool,
    /// Its text without markup.
    pub title: String,
}

/// The numbers of a document.
#[derive(Debug, Default)]
pub struct Numbering {
    /// The headings that stand on their own, of the body and then of each appendix that has a text.
    pub headings: Vec<Vec<HeadingNumber>>,
    /// Whether goals are printed with their numbers.
    pub numbers_goals: bool,
    parts: BTreeMap<String, Called>,
}

impl Numbering {
    /// The numbers of `document`, whose body and appendices have the texts `manuscripts`. `numbers_goals` says whether goals
    /// are printed with numbers, and are called by them.
    pub fn of(document: &Document, content: &Content<'_>, manuscripts: &[Manuscript], numbers_goals: bool) -> Numbering {
        let mut numbering = Numbering { numbers_goals, ..Numbering::default() };
        let Content { numbered, numbering_depth: depth, .. } = *content;
        for (index, manuscript) in manuscripts.iter().enumerate() {
            let headings = headings(&manuscript.events, numbered, depth);
            for heading in &headings {
                let called = match &heading.number {
                    Some(number) => Called::Section(number.clone(), (index > 0).then_some(index)),
                    None => Called::Title(heading.title.clone()),
                };
                numbering.add(heading.id.as_deref(), called);
            }
            numbering.headings.push(headings);
        }
        numbering.goals(content.goals, &mut 0);
        numbering.activities(content.activities, "");
        numbering.appendices(content.appendices, &mut 0);
        if let Some(follow_up) = content.follow_up {
            numbering.areas(&follow_up.areas);
        }
        numbering.data(document, content);
        numbering
    }

    /// What the part with that id is called.
    pub fn called(&self, id: &str) -> Option<&Called> {
        self.parts.get(id)
    }

    fn add(&mut self, id: Option<&str>, called: Called) {
        if let Some(id) = id {
            self.parts.entry(id.to_owned()).or_insert(called);
        }
    }

    fn add_part(&mut self, id: Option<&Id>, called: Called) {
        self.add(id.map(Id::text), called);
    }

    fn goals(&mut self, goals: &[Spanned<Goal>], count: &mut usize) {
        for goal in goals {
            if goal.is_group() {
                self.add_part(goal.id.as_ref(), Called::Title(text(goal.group.as_ref())));
                self.goals(&goal.goals, count);
                continue;
            }
            *count += 1;
            let number = count.to_string();
            let called = if self.numbers_goals {
                Called::Goal(number.clone())
            } else {
                Called::NamedGoal(goal.goal.as_ref().map(plain_text).unwrap_or_default())
            };
            self.add_part(goal.id.as_ref(), called);
            self.indicators(&goal.indicators);
            self.activities(&goal.activities, &number);
        }
    }

    /// Numbers the activities of the goal with the number `goal`, or those that stand alone if it is empty.
    fn activities(&mut self, activities: &[Spanned<Activity>], goal: &str) {
        let flat = flat_activities(activities);
        let sole = flat.len() == 1;
        for (index, (activity, groups)) in flat.into_iter().enumerate() {
            for group in groups {
                self.add_part(group.id.as_ref(), Called::Title(text(group.group.as_ref())));
                self.indicators(&group.indicators);
            }
            let called = match activity_number(goal, index, sole) {
                Some(number) => Called::Activity(number),
                None => Called::ActivityOf(goal.to_owned()),
            };
            self.add_part(activity.id.as_ref(), called);
            self.indicators(&activity.indicators);
        }
    }

    fn indicators(&mut self, indicators: &[Spanned<Indicator>]) {
        for indicator in indicators {
            self.add_part(indicator.id.as_ref(), titled(indicator.indicator.as_ref()));
        }
    }

    fn appendices(&mut self, appendices: &[Spanned<Appendix>], count: &mut usize) {
        for appendix in appendices {
            if appendix.is_group() {
                self.add_part(appendix.id.as_ref(), Called::Title(text(appendix.group.as_ref())));
                self.appendices(&appendix.items, count);
            } else {
                *count += 1;
                self.add_part(appendix.id.as_ref(), Called::Appendix(*count));
            }
        }
    }

    /// Names the entries of other data: the points of a decision by number, all else by title or text.
    fn data(&mut self, document: &Document, content: &Content<'_>) {
        for group in content.target_group.iter() {
            self.add_part(group.id.as_ref(), titled(group.text.as_ref()));
        }
        for round in content.consultations {
            self.add_part(round.id.as_ref(), Called::Title(text(round.title.as_ref())));
        }
        for question in content.open_questions {
            self.add_part(question.id.as_ref(), titled(question.text.as_ref()));
        }
        match document {
            Document::Agreement(agreement) => self.clauses(agreement),
            Document::Decision(decision) => {
                for (index, point) in decision.points.iter().enumerate() {
                    self.add_part(point.id.as_ref(), Called::Point((index + 1).to_string()));
                }
            }
            Document::Process(process) => {
                for phase in &process.phases {
                    self.add_part(phase.id.as_ref(), Called::Title(text(phase.title.as_ref())));
                }
                for dialogue in &process.dialogues {
                    self.add_part(dialogue.id.as_ref(), Called::Title(text(dialogue.title.as_ref())));
                }
                for routine in &process.routines {
                    self.add_part(routine.id.as_ref(), Called::Title(text(routine.title.as_ref())));
                }
            }
            _ => {}
        }
    }

    fn clauses(&mut self, agreement: &Agreement) {
        for duty in &agreement.duties {
            self.add_part(duty.id.as_ref(), titled(duty.does.as_ref()));
        }
        for cost in &agreement.cost_sharing {
            self.add_part(cost.id.as_ref(), titled(cost.cost.as_ref()));
        }
        for step in &agreement.disputes {
            self.add_part(step.id.as_ref(), titled(step.does.as_ref()));
        }
        for notice in agreement.notice.iter() {
            let cause = notice.cause.as_ref().filter(|_| !notice.is_for_any_cause());
            self.add_part(notice.id.as_ref(), cause.map_or(Called::NoticeForAnyCause, |cause| titled(Some(cause))));
        }
    }

    fn areas(&mut self, areas: &[Spanned<FollowUpArea>]) {
        for area in areas {
            self.add_part(area.id.as_ref(), Called::Title(text(area.title.as_ref())));
            self.areas(&area.areas);
        }
    }
}

/// A part that is called by its text, in plain words.
fn titled(text: Option<&Prose>) -> Called {
    Called::Title(text.map(plain_text).unwrap_or_default())
}

fn plain_text(text: &Prose) -> String {
    plain(text.text())
}

/// A title, which is no Markdown.
fn text(text: Option<&Spanned<String>>) -> String {
    text.map(|text| text.value.clone()).unwrap_or_default()
}

/// The number of the activity at `index` (from 0): n.m within goal n when it has several, 1.. when they stand alone.
pub fn activity_number(goal: &str, index: usize, sole: bool) -> Option<String> {
    match (goal, sole) {
        ("", _) => Some((index + 1).to_string()),
        (_, true) => None,
        (goal, false) => Some([goal, ".", &(index + 1).to_string()].concat()),
    }
}

/// Whether goals are printed with their numbers. In an agreement they are a list, and get numbers only where they are
/// needed: when a text of the agreement refers to one of them without words of its own, or activities are numbered by them.
pub fn numbers_goals(document: &Document, goals: &[&Spanned<Goal>], outline: &Outline) -> bool {
    if !matches!(document, Document::Agreement(_)) || goals.iter().any(|goal| !goal.activities.is_empty()) {
        return true;
    }
    let ids: BTreeSet<&str> = goals.iter().filter_map(|goal| Some(goal.id.as_ref()?.text())).collect();
    let is_goal = |target: &Target| matches!(target, Target::Part(part) if ids.contains(part.as_str()));
    outline.references.iter().any(|reference| reference.is_bare && is_goal(&reference.target))
}

/// The headings of a text that stand on their own, and not in a list or a quotation, with their numbers.
fn headings(events: &[Event<'static>], numbered: bool, depth: Option<u32>) -> Vec<HeadingNumber> {
    let mut headings: Vec<HeadingNumber> = Vec::new();
    let mut counters = Counters::default();
    let mut nesting = 0usize;
    let mut unnumbered_from: Option<u8> = None;
    let mut open = false;
    for event in events {
        match event {
            Event::Start(Tag::Heading { level, id, classes, .. }) if nesting == 0 => {
                let level = level_number(*level);
                if unnumbered_from.is_some_and(|from| level <= from) {
                    unnumbered_from = None;
                }
                if unnumbered_from.is_none() && classes.iter().any(|class| &**class == "unnumbered") {
                    unnumbered_from = Some(level);
                }
                let runs_in = depth.is_some_and(|depth| u32::from(level) > depth);
                let counts = numbered && !runs_in && unnumbered_from.is_none();
                let number = counts.then(|| counters.next(level));
                let id = id.as_ref().map(|id| id.to_string());
                headings.push(HeadingNumber { level, number, id, runs_in, title: String::new() });
                (nesting, open) = (1, true);
            }
            Event::Start(_) => nesting += 1,
            Event::End(end) => {
                nesting = nesting.saturating_sub(1);
                open &= !(nesting == 0 && matches!(end, TagEnd::Heading(_)));
            }
            Event::Text(text) | Event::Code(text) if open => {
                if let Some(heading) = headings.last_mut() {
                    heading.title.push_str(text);
                }
            }
            Event::SoftBreak | Event::HardBreak if open => {
                if let Some(heading) = headings.last_mut() {
                    heading.title.push(' ');
                }
            }
            _ => {}
        }
    }
    headings
}

/// The numbers of the sections that are open, outermost first, each with its level.
#[derive(Debug, Default)]
struct Counters {
    open: Vec<(u8, usize)>,
}

impl Counters {
    /// The number of the next heading of that level. A level that is passed over takes no place in the number.
    fn next(&mut self, level: u8) -> String {
        let mut last = 0;
        while let Some((open, count)) = self.open.last().copied() {
            if open < level {
                break;
            }
            last = count;
            self.open.pop();
        }
        self.open.push((level, last + 1));
        let counts: Vec<String> = self.open.iter().map(|(_, count)| count.to_string()).collect();
        counts.join(".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::manuscript;

    fn numbers(text: &str, depth: Option<u32>) -> Vec<String> {
        let headings = headings(&manuscript(text, |_| false).events, true, depth);
        headings.into_iter().map(|heading| heading.number.unwrap_or_default()).collect()
    }

    #[test]
    fn headings_count_through_their_levels() {
        let text = "# A\n\n## B\n\n## C\n\n# D {.unnumbered}\n\n## E\n\n# F\n\n> # G\n\n### H\n\n## I\n";
        assert_eq!(numbers(text, None), ["1", "1.1", "1.2", "", "", "2", "2.1", "2.2"]);
        assert_eq!(numbers("# A\n\n## B\n", Some(1)), ["1", ""]);
        assert_eq!(numbers("## A\n\n# B\n", None), ["1", "2"]);
    }
}
