//! Goals in a table, with their activities.

use super::activities::Step;
use super::columns::{also_under, columns};
use super::places::Wanted;
use super::remarks::{InColumns, Lines};
use crate::model::{Goal, GoalLevel, Spanned, flat_activities, flat_goals};
use crate::render::Written;
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
            above: self.last_heading.1.clone(),
            page: self,
            origin,
            wanted,
            nested,
            also_under: also_under(origin),
            count: 0,
            blocks: Vec::new(),
            groups: Vec::new(),
        };
        let said = if wanted.is_everything() { tables.shared_level(plan.goals) } else { None };
        tables.walk(None, plan.goals, 1, wanted.is_everything(), said);
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
    /// The level of the heading the tables stand under, and its text.
    base: u8,
    above: String,
    /// How many goals have been passed.
    count: usize,
    blocks: Vec<Block>,
    groups: Vec<GoalGroup>,
}

impl<'a> Tables<'_, 'a> {
    /// Prints the wanted of `goals`, which the group with the id `group` holds; `depth` is 1 outermost, `inside` says whether a wanted group holds them, `said` is the
    /// level of theirs that a reader knows already.
    fn walk(&mut self, group: Option<&str>, goals: &'a [Spanned<Goal>], depth: usize, inside: bool, said: Option<GoalLevel>) {
        for goal in goals {
            let id = goal.id.as_ref().map(|id| id.text());
            let chosen = inside || self.wanted.is_part(id);
            if goal.is_group() {
                let size = flat_goals(&goal.goals).len();
                let level = common_level(std::slice::from_ref(goal)).or(said);
                if chosen && self.wanted.any(self.count, size) {
                    self.group(goal, depth, level.filter(|_| level != said));
                }
                self.walk(id, &goal.goals, depth + 1, chosen, level);
                if chosen {
                    self.also(id);
                }
                continue;
            }
            self.count += 1;
            if chosen && self.wanted.includes(self.count) {
                let number = self.count;
                self.page.show(self.origin, "goals", number);
                let alone = self.is_alone(goals, group);
                let view = self.goal(goal, number, said, alone);
                let group = self.current();
                group.alone = alone;
                group.goals.push(view);
            }
        }
    }

    /// The level that all of `goals` have, said once before them unless the heading above says it or a group does.
    fn shared_level(&mut self, goals: &[Spanned<Goal>]) -> Option<GoalLevel> {
        let level = common_level(goals).filter(|_| goals.iter().all(|goal| !goal.is_group()))?;
        if self.says(&self.above, level) {
            return Some(level);
        }
        if goals.len() < 2 {
            return None;
        }
        let mut lines = Lines::default();
        self.page.level_line(Some(level), &mut lines);
        self.remark_block(&lines);
        Some(level)
    }

    /// Whether `goals`, which the group with the id `group` holds, print as a text and not as a list: one goal, without a
    /// number or a table.
    fn is_alone(&self, goals: &[Spanned<Goal>], group: Option<&str>) -> bool {
        let has_others = group.is_some_and(|id| self.also_under.contains_key(id));
        goals.len() == 1 && !has_others && self.columns.is_empty() && !self.origin.numbering.numbers_goals
    }

    /// Whether a heading has the word for the level.
    fn says(&self, heading: &str, level: GoalLevel) -> bool {
        heading.to_lowercase().contains(level.label().get(self.page.language))
    }

    /// Begins a group: with a heading of the page if groups stand within groups and this is outermost, else with a row.
    /// `level` is that of its goals, unless it is known.
    fn group(&mut self, group: &Goal, depth: usize, level: Option<GoalLevel>) {
        let id = group.id.as_ref().map(|id| id.text());
        let title = Phrase::text(group.group.as_ref().map(|title| title.value.clone()).unwrap_or_default());
        let is_own_heading = self.wanted.is_part(id) && is_heading(self.page, group);
        let own = group.group.as_ref().map_or("", |title| &*title.value);
        let level = level.filter(|level| !self.says(own, *level) && !self.says(&self.above, *level));
        let lines = self.group_lines(group, level);
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
            self.groups.push(GoalGroup { heading: Some(heading), alone: false, goals: Vec::new() });
        }
    }

    fn remark_block(&mut self, lines: &Lines) {
        if !lines.0.is_empty() {
            let text = self.page.blocks(&lines.0);
            self.blocks.push(Block::Prose { text });
        }
    }

    fn group_lines(&mut self, group: &Goal, level: Option<GoalLevel>) -> Lines {
        let mut lines = Lines::default();
        if let Some(goal) = &group.goal {
            lines.0 = self.page.prose(self.origin, goal);
        }
        self.page.level_line(level, &mut lines);
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
            self.groups.push(GoalGroup { heading: None, alone: false, goals: Vec::new() });
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
        let numbered = self.origin.numbering.numbers_goals;
        let table = GoalTable { columns: self.columns.clone(), with_activities, numbered, groups };
        self.blocks.push(if self.columns.is_empty() { Block::GoalList(table) } else { Block::Goals(table) });
    }

    /// The goals that stand under the group `id` as well as where they are reported.
    fn also(&mut self, id: Option<&str>) {
        let numbers = id.and_then(|id| self.also_under.get(id)).cloned().unwrap_or_default();
        for number in numbers {
            let Some(goal) = self.origin.goals.get(number - 1).copied() else { continue };
            let reference = goal.id.as_ref().map(|id| crate::outline::Target::Part(id.text().to_owned()));
            let printed = self.origin.goal_number(number);
            let referred = match reference {
                Some(target) => Some(self.page.refer(self.origin, &target).phrase()),
                None => printed.as_ref().map(|number| Phrase::text(format!("{} {number}", self.page.labels.goal_reference))),
            };
            let see = referred.map(|referred| {
                let mut see = Phrase::text(format!("{} ", self.page.labels.stands_under));
                see.append(referred);
                see
            });
            let text = self.page.prose_cell(self.origin, goal.goal.as_ref());
            let see = see.map(|see| self.page.line(&see));
            let view = GoalView { number: printed, anchor: None, text, remarks: Written::default(), rows: Vec::new(), see };
            self.current().goals.push(view);
        }
    }

    fn goal(&mut self, goal: &'a Goal, number: usize, said: Option<GoalLevel>, alone: bool) -> GoalView {
        let origin = self.origin;
        let anchor = self.page.take_anchor(origin, goal.id.as_ref().map(|id| id.text()));
        let pieces = goal.goal.as_ref().map(|text| self.page.prose(origin, text)).unwrap_or_default();
        let text = if alone { self.page.blocks(&pieces) } else { self.page.cell(&pieces) };
        let mut lines = Lines::default();
        self.page.level_line(goal.level.filter(|_| goal.level != said), &mut lines);
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
        GoalView { number: origin.goal_number(number), anchor, text, remarks, rows, see: None }
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

/// The level that every one of `goals` has, of its own or from its group; nothing when they differ or one has none.
fn common_level(goals: &[Spanned<Goal>]) -> Option<GoalLevel> {
    let mut levels = goals.iter().map(|goal| match goal.level {
        None if goal.is_group() => common_level(&goal.goals),
        level => level,
    });
    let first = levels.next()??;
    levels.all(|level| level == Some(first)).then_some(first)
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
