//! Goals in a table, with their activities.

use super::activities::Step;
use super::columns::{also_under, columns};
use super::places::Wanted;
use super::remarks::{InColumns, Lines};
use crate::model::{Goal, Spanned, flat_activities, flat_goals};
use crate::render::origin::Origin;
use crate::render::page::Page;
use crate::render::piece::{Phrase, Piece};
use crate::render::view::{ActivityView, Block, Column, GoalGroup, GoalTable, GoalView, GroupHeading};
use std::collections::BTreeMap;
use std::rc::Rc;

impl<'a> Page<'a> {
    /// The goals that are wanted: one table, or one for each outermost group where groups stand within groups.
    pub fn goals(&mut self, origin: &Rc<Origin<'a>>, wanted: &Wanted<'_>) -> Vec<Block> {
        let plan = origin.content;
        let nested = plan.goals.iter().any(|goal| goal.goals.iter().any(|inner| inner.is_group()));
        let mut tables = Tables {
            columns: columns(self.labels, origin),
            base: self.last_heading.0,
            page: self,
            origin,
            wanted,
            nested,
            also_under: also_under(origin),
            count: 0,
            blocks: Vec::new(),
            groups: Vec::new(),
        };
        tables.walk(plan.goals, 1, wanted.is_everything());
        tables.flush();
        tables.blocks
    }
}

struct Tables<'p, 'a> {
    page: &'p mut Page<'a>,
    origin: &'p Rc<Origin<'a>>,
    wanted: &'p Wanted<'p>,
    columns: Vec<Column>,
    nested: bool,
    also_under: BTreeMap<&'a str, Vec<usize>>,
    /// The level of the heading the tables stand under.
    base: u8,
    /// How many goals have been passed.
    count: usize,
    blocks: Vec<Block>,
    groups: Vec<GoalGroup>,
}

impl<'a> Tables<'_, 'a> {
    /// Prints the wanted of `goals`; `depth` is 1 outermost, `inside` says whether a wanted group holds them.
    fn walk(&mut self, goals: &'a [Spanned<Goal>], depth: usize, inside: bool) {
        for goal in goals {
            let id = goal.id.as_ref().map(|id| id.text());
            let chosen = inside || self.wanted.is_part(id);
            if goal.is_group() {
                let size = flat_goals(&goal.goals).len();
                if chosen && self.wanted.any(self.count, size) {
                    self.group(goal, depth);
                }
                self.walk(&goal.goals, depth + 1, chosen);
                if chosen {
                    self.also(id);
                }
                continue;
            }
            self.count += 1;
            if chosen && self.wanted.includes(self.count) {
                let number = self.count;
                self.page.show(self.origin, "goals", number);
                let view = self.goal(goal, number);
                self.current().goals.push(view);
            }
        }
    }

    /// Begins a group: with a heading of the page if groups stand within groups and this is outermost, else with a row.
    fn group(&mut self, group: &Goal, depth: usize) {
        let id = group.id.as_ref().map(|id| id.text());
        let title = Phrase::text(group.group.as_ref().map(|title| title.value.clone()).unwrap_or_default());
        let is_own_heading = self.wanted.is_part(id) && is_heading(self.page, group);
        let lines = self.group_lines(group);
        if is_own_heading {
            if let Some(id) = id.filter(|_| self.origin.id == self.page.main.id) {
                let anchor = self.page.last_heading.2.clone();
                self.page.printed.entry(id.to_owned()).or_insert(anchor);
            }
            self.remark_block(&lines);
        } else if self.nested && depth == 1 {
            self.flush();
            let heading = self.page.heading(self.origin, self.base + 1, None, &title, id);
            self.blocks.push(Block::Heading(heading));
            self.remark_block(&lines);
        } else {
            let anchor = self.page.take_anchor(self.origin, id);
            let heading = GroupHeading {
                text: self.page.line(&title),
                remarks: self.page.cell(&lines.0),
                anchor,
                depth: if self.nested { depth - 1 } else { depth },
            };
            self.groups.push(GoalGroup { heading: Some(heading), goals: Vec::new() });
        }
    }

    fn remark_block(&mut self, lines: &Lines) {
        if !lines.0.is_empty() {
            let text = self.page.blocks(&lines.0);
            self.blocks.push(Block::Prose { text });
        }
    }

    fn group_lines(&mut self, group: &Goal) -> Lines {
        let mut lines = Lines::default();
        if let Some(goal) = &group.goal {
            lines.0 = self.page.prose(self.origin, goal);
        }
        self.page.goal_lines(self.origin, group, &mut lines);
        self.page.column_lines(self.origin, &in_columns(group), &mut lines);
        for (activity, _) in flat_activities(&group.activities) {
            let blocks = activity.activity.as_ref().map(|text| self.page.prose(self.origin, text)).unwrap_or_default();
            lines.add_blocks(self.page.labels.activity, blocks);
        }
        lines
    }

    /// The group that rows are being added to.
    fn current(&mut self) -> &mut GoalGroup {
        if self.groups.is_empty() {
            self.groups.push(GoalGroup { heading: None, goals: Vec::new() });
        }
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn flush(&mut self) {
        let groups = std::mem::take(&mut self.groups);
        if groups.iter().all(|group| group.goals.is_empty() && group.heading.is_none()) {
            return;
        }
        let with_activities = self.columns.iter().any(|column| column.name == "activity");
        let table = GoalTable { columns: self.columns.clone(), with_activities, groups };
        self.blocks.push(if self.columns.is_empty() { Block::GoalList(table) } else { Block::Goals(table) });
    }

    /// The goals that stand under the group `id` as well as where they are reported.
    fn also(&mut self, id: Option<&str>) {
        let numbers = id.and_then(|id| self.also_under.get(id)).cloned().unwrap_or_default();
        for number in numbers {
            let Some(goal) = self.origin.goals.get(number - 1).copied() else { continue };
            let reference = goal.id.as_ref().map(|id| crate::outline::Target::Part(id.text().to_owned()));
            let referred = match reference {
                Some(target) => self.page.refer(self.origin, &target).phrase(),
                None => Phrase::text(format!("{} {number}", self.page.labels.goal_reference)),
            };
            let mut see = Phrase::text(format!("{} ", self.page.labels.stands_under));
            see.append(referred);
            let text = self.page.prose_cell(self.origin, goal.goal.as_ref());
            let see = Some(self.page.line(&see));
            let view = GoalView { number: number.to_string(), anchor: None, text, remarks: String::new(), rows: Vec::new(), see };
            self.current().goals.push(view);
        }
    }

    fn goal(&mut self, goal: &'a Goal, number: usize) -> GoalView {
        let origin = self.origin;
        let anchor = self.page.take_anchor(origin, goal.id.as_ref().map(|id| id.text()));
        let text = self.page.prose_cell(origin, goal.goal.as_ref());
        let mut lines = Lines::default();
        self.page.goal_lines(origin, goal, &mut lines);
        let has_activities = !goal.activities.is_empty();
        let mut own = in_columns(goal);
        let has_column = self.columns.iter().any(|column| column.name == "comment");
        let comment = if has_activities || has_column { None } else { own.comment.take() };
        if has_activities {
            self.page.column_lines(origin, &own, &mut lines);
        }
        self.page.column_lines(origin, &InColumns { comment, ..InColumns::default() }, &mut lines);
        let remarks = self.page.cell(&lines.0);
        let rows = if has_activities {
            let steps = self.page.steps(origin, &goal.activities, &number.to_string(), &Wanted::Everything);
            self.rows(steps)
        } else {
            vec![self.page.columns(origin, &own)]
        };
        GoalView { number: number.to_string(), anchor, text, remarks, rows, see: None }
    }

    /// The rows of a goal. What a group of activities says stands above its first.
    fn rows(&mut self, steps: Vec<Step>) -> Vec<ActivityView> {
        let mut rows = Vec::new();
        let mut lead: Vec<Piece> = Vec::new();
        for step in steps {
            match step {
                Step::Group { title, lines, .. } => {
                    if !title.is_empty() {
                        lead.extend(title.within(crate::render::piece::Mark::Strong).paragraph());
                    }
                    lead.extend(lines);
                }
                Step::Activity(mut view) => {
                    view.lead = self.page.cell(&std::mem::take(&mut lead));
                    rows.push(*view);
                }
            }
        }
        if !lead.is_empty() || rows.is_empty() {
            rows.push(ActivityView { lead: self.page.cell(&lead), ..ActivityView::default() });
        }
        rows
    }
}

/// Whether the heading the group is printed under is its own title.
fn is_heading(page: &Page<'_>, group: &Goal) -> bool {
    group.group.as_ref().is_none_or(|title| title.value.trim().to_lowercase() == page.last_heading.1.trim().to_lowercase())
}

fn in_columns(goal: &Goal) -> InColumns<'_> {
    InColumns {
        responsible: &goal.responsible,
        follow_up_responsible: &goal.follow_up_responsible,
        actors: &goal.actors,
        due: &goal.due,
        comment: goal.comment.as_ref(),
    }
}
