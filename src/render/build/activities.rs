//! Activities, of a goal or alone, in rows.

use super::places::Wanted;
use super::remarks::{InColumns, Lines};
use crate::model::{Activity, Concise, Due, OneOrMany, Parsed, Period, Spanned, flat_activities};
use crate::numbering::activity_number;
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::{Phrase, Piece};
use crate::render::view::{ActivityGroup, ActivityTable, ActivityView, Block, Column, GroupHeading};
use std::rc::Rc;

/// An activity, or the beginning of a group of them.
pub enum Step {
    /// A group begins.
    Group {
        /// Its heading.
        title: Phrase,
        /// What its activities share, in labelled lines.
        lines: Vec<Piece>,
        /// Its address on the page.
        anchor: Option<String>,
        /// How deep it stands, from 1.
        depth: usize,
    },
    /// An activity.
    Activity(Box<ActivityView>),
}

impl<'a> Page<'a> {
    /// Activities that stand outside the goals.
    pub fn activities(&mut self, origin: &Rc<Origin<'a>>, wanted: &Wanted<'_>) -> Vec<Block> {
        let steps = self.steps(origin, origin.content.activities, "", wanted);
        if steps.is_empty() {
            return Vec::new();
        }
        let columns = self.activity_columns(&origin.content);
        let mut groups: Vec<ActivityGroup> = Vec::new();
        for step in steps {
            match step {
                Step::Group { title, lines, anchor, depth } => {
                    let heading = GroupHeading { text: self.line(&title), remarks: self.cell(&lines), anchor, depth };
                    groups.push(ActivityGroup { heading: Some(heading), activities: Vec::new() });
                }
                Step::Activity(view) => {
                    if groups.is_empty() {
                        groups.push(ActivityGroup { heading: None, activities: Vec::new() });
                    }
                    if let Some(group) = groups.last_mut() {
                        group.activities.push(*view);
                    }
                }
            }
        }
        vec![Block::Activities(ActivityTable { columns, groups })]
    }

    /// The columns that have something to show for activities outside the goals, after that of the activity. Comments alone
    /// take no column: they stand with their activities.
    fn activity_columns(&self, plan: &crate::model::Content<'_>) -> Vec<Column> {
        let all = flat_activities(plan.activities);
        let any = |has: &dyn Fn(&Activity) -> bool| all.iter().any(|(activity, _)| has(activity));
        let shared = |has: &dyn Fn(&Activity) -> bool| all.iter().any(|(_, groups)| groups.iter().any(|group| has(group)));
        let responsible = |activity: &Activity| !activity.responsible.is_empty();
        let labels = self.labels;
        let columns = [
            (any(&responsible) || shared(&responsible), "responsible", labels.responsible),
            (any(&|activity| !activity.actors.is_empty()), "actors", labels.actors),
            (any(&|activity| !activity.due.is_empty()) || shared(&|group| group.period.is_some()), "due", labels.due),
            (any(&|activity| !activity.follow_up_responsible.is_empty()), "follow_up_responsible", labels.follow_up_responsible),
            (any(&|activity| activity.comment.is_some()), "comment", labels.comment),
        ];
        let columns = columns.into_iter().filter(|(shown, ..)| *shown).map(|(_, name, label)| Column { name, label });
        Some(columns.collect::<Vec<_>>())
            .filter(|columns| columns.iter().any(|column| column.name != "comment"))
            .unwrap_or_default()
    }

    /// The wanted of `activities`, of the goal with the number `goal` or alone if it is empty.
    pub fn steps(
        &mut self,
        origin: &Rc<Origin<'a>>,
        activities: &[Spanned<Activity>],
        goal: &str,
        wanted: &Wanted<'_>,
    ) -> Vec<Step> {
        let sole = flat_activities(activities).len() == 1;
        let comments_in_column = !goal.is_empty() || !self.activity_columns(&origin.content).is_empty();
        let mut walk =
            Walk { page: self, origin, goal, sole, wanted, count: 0, comments_in_column, groups: Vec::new(), steps: Vec::new() };
        walk.walk(activities, wanted.is_everything());
        walk.steps
    }

    /// The values of columns in cells.
    pub fn columns(&mut self, origin: &Rc<Origin<'a>>, columns: &InColumns<'_>) -> ActivityView {
        let responsible = self.responsibilities(origin, &OneOrMany(columns.responsible.to_vec()));
        let actors = self.responsibilities(origin, &OneOrMany(columns.actors.to_vec()));
        let due = self.dues(origin, &OneOrMany(columns.due.to_vec()));
        let follow_up = self.responsibilities(origin, &OneOrMany(columns.follow_up_responsible.to_vec()));
        ActivityView {
            responsible: self.cell_of(responsible),
            actors: self.cell_of(actors),
            due: self.cell_of(due),
            follow_up_responsible: self.cell_of(follow_up),
            comment: self.prose_cell(origin, columns.comment),
            ..ActivityView::default()
        }
    }
}

struct Walk<'p, 'a, 'm> {
    page: &'p mut Page<'a>,
    origin: &'p Rc<Origin<'a>>,
    goal: &'p str,
    sole: bool,
    wanted: &'p Wanted<'p>,
    count: usize,
    /// Whether there is a column for comments.
    comments_in_column: bool,
    /// The groups that are open, outermost first.
    groups: Vec<&'m Activity>,
    steps: Vec<Step>,
}

impl<'m> Walk<'_, '_, 'm> {
    fn walk(&mut self, activities: &'m [Spanned<Activity>], inside: bool) {
        for activity in activities {
            let id = activity.id.as_ref().map(|id| id.text());
            let chosen = inside || self.wanted.is_part(id);
            if activity.is_group() {
                if chosen && self.wanted.any(self.count, flat_activities(&activity.activities).len()) {
                    self.group(activity);
                }
                self.groups.push(activity);
                self.walk(&activity.activities, chosen);
                self.groups.pop();
                continue;
            }
            self.count += 1;
            if chosen && self.wanted.includes(self.count) {
                if self.goal.is_empty() {
                    self.page.show(self.origin, "activities", self.count);
                }
                let view = self.activity(activity);
                self.steps.push(Step::Activity(Box::new(view)));
            }
        }
    }

    /// What a group says. Who is responsible and when stands with the activities that take it from the group.
    fn group(&mut self, group: &'m Activity) {
        let members = flat_activities(&group.activities);
        let takes_responsible = members.iter().any(|(member, _)| member.responsible.is_empty());
        let takes_period = members.iter().any(|(member, _)| member.due.is_empty());
        let mut lines = Lines::default();
        if let Some(text) = &group.activity {
            lines.0 = self.page.prose(self.origin, text);
        }
        if let Some(period) = group.period.as_ref().filter(|_| !takes_period) {
            lines.add(self.page.labels.period, Phrase::text(self.page.period(period)));
        }
        let columns = InColumns {
            responsible: if takes_responsible { &[] } else { &group.responsible },
            follow_up_responsible: &group.follow_up_responsible,
            actors: &group.actors,
            due: &group.due,
            comment: group.comment.as_ref(),
        };
        self.page.column_lines(self.origin, &columns, &mut lines);
        self.activity_lines(group, &mut lines);
        let title = Phrase::text(group.group.as_ref().map(|title| title.value.clone()).unwrap_or_default());
        let anchor = self.page.take_anchor(self.origin, group.id.as_ref().map(|id| id.text()));
        self.steps.push(Step::Group { title, lines: lines.0, anchor, depth: self.groups.len() + 1 });
    }

    /// What an activity says that no table has a column for.
    fn activity_lines(&mut self, activity: &Activity, lines: &mut Lines) {
        let labels = self.page.labels;
        if let Some(priority) = activity.priority {
            lines.add(labels.priority, Phrase::text(priority.label().get(self.page.language)));
        }
        let done = activity.done.iter().map(|period| Phrase::text(self.page.period(period))).collect();
        lines.add_list(labels.done, done, labels.and);
        let convener: Vec<Phrase> =
            activity.convener.iter().map(|convener| self.page.responsibility(self.origin, convener)).collect();
        lines.add_list(labels.convener, convener, labels.and);
        let serves = self.page.parts(self.origin, &activity.serves);
        lines.add_list(labels.serves, serves, labels.and);
        self.page.indicator_lines(self.origin, &activity.indicators, lines);
    }

    fn activity(&mut self, activity: &'m Activity) -> ActivityView {
        let anchor = self.page.take_anchor(self.origin, activity.id.as_ref().map(|id| id.text()));
        let text = self.page.prose_cell(self.origin, activity.activity.as_ref());
        let mut lines = Lines::default();
        self.activity_lines(activity, &mut lines);
        let in_column = if self.comments_in_column { activity.comment.as_ref() } else { None };
        let beside = InColumns { comment: activity.comment.as_ref().filter(|_| in_column.is_none()), ..InColumns::default() };
        self.page.column_lines(self.origin, &beside, &mut lines);
        let from_group = || self.groups.iter().rev().find(|group| !group.responsible.is_empty());
        let responsible = if activity.responsible.is_empty() {
            from_group().map_or(&[][..], |group| &group.responsible)
        } else {
            &activity.responsible
        };
        let period = || self.groups.iter().rev().find_map(|group| group.period.as_ref());
        let due: Vec<Concise<Due>> =
            if activity.due.is_empty() { period().map(due_in).into_iter().collect() } else { activity.due.to_vec() };
        let columns = InColumns {
            responsible,
            follow_up_responsible: &activity.follow_up_responsible,
            actors: &activity.actors,
            due: &due,
            comment: in_column,
        };
        let remarks = self.page.cell(&lines.0);
        let view = self.page.columns(self.origin, &columns);
        let number = activity_number(self.goal, self.count - 1, self.sole);
        ActivityView { number, anchor, activity: text, remarks, ..view }
    }
}

/// A due within a group's period.
fn due_in(period: &Parsed<Period>) -> Concise<Due> {
    Concise { value: Due { during: Some(period.clone()), ..Due::default() }, ..Concise::default() }
}
