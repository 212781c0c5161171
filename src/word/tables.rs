//! Goals and activities in columns.

use super::prose::{Frame, Maker, cell_of, numbered, placed};
use super::widths;
use crate::docx::{Block, Cell, Fill, Merge, Paragraph, Row, Span, Style, Table};
use crate::render::Written;
use crate::render::view::{ActivityTable, ActivityView, Column, GoalTable, GoalView, GroupHeading};

/// Rows of one table, with what stands in all of them.
#[allow(clippy::struct_field_names, reason = "the rows of the rows under way")]
struct Rows<'m, 'w> {
    maker: &'m mut Maker<'w>,
    columns: &'m [Column],
    rows: Vec<Row>,
}

impl Maker<'_> {
    /// Goals with their activities, in columns after that of the goal, which is called `label`. With `merged`, the cell of a
    /// goal stands beside all its rows.
    pub fn goal_table(&mut self, table: &GoalTable, label: &str, merged: bool) -> Table {
        let columns = &table.columns;
        let mut rows = Rows { maker: self, columns, rows: vec![head(label, columns)] };
        for group in &table.groups {
            rows.group(group.heading.as_ref(), columns.len());
            group.goals.iter().for_each(|goal| rows.goal(goal, merged));
        }
        let (rows, kind) = (rows.rows, kind(columns));
        widths::settled(Table { rows, title: label.to_owned(), kind, ..Table::default() }, columns.len() + 1)
    }

    /// Activities that stand outside the goals.
    pub fn activity_table(&mut self, table: &ActivityTable, label: &str) -> Table {
        let columns = &table.columns;
        let mut rows = Rows { maker: self, columns, rows: vec![head(label, columns)] };
        for group in &table.groups {
            rows.group(group.heading.as_ref(), columns.len());
            for row in &group.activities {
                let mut cells = vec![Cell { fill: Fill::Side, ..rows.activity(row) }];
                cells.extend(rows.cells(row));
                rows.rows.push(Row { cells, ..Row::default() });
            }
        }
        let (rows, kind) = (rows.rows, kind(columns));
        widths::settled(Table { rows, title: label.to_owned(), kind, ..Table::default() }, columns.len() + 1)
    }

    /// The heading of some goals or activities and what is said of them, with its place.
    pub fn group_heading(&mut self, heading: &GroupHeading, style: Style, remarks: Frame) -> Vec<Block> {
        let mut line = self.line(&heading.text, Frame::default().look);
        line.anchors.extend(heading.anchor.clone());
        let mut blocks = vec![Block::Paragraph(Frame::of(style).paragraph(line))];
        blocks.extend(self.text(&heading.remarks, remarks));
        blocks
    }
}

/// The first row of a table.
pub fn head(first: &str, columns: &[Column]) -> Row {
    let labels = std::iter::once(first).chain(columns.iter().map(|column| column.label));
    let cells = labels.map(|label| Cell { blocks: vec![Block::Paragraph(Paragraph::of(Style::Head, label))], ..Cell::default() });
    Row { is_head: true, cells: cells.collect(), ..Row::default() }
}

/// The names of `columns`: cells of one stand below each other only in a table that has the same.
fn kind(columns: &[Column]) -> String {
    columns.iter().map(|column| column.name).collect::<Vec<_>>().join(" ")
}

impl Rows<'_, '_> {
    fn group(&mut self, heading: Option<&GroupHeading>, beside: usize) {
        let Some(heading) = heading else { return };
        let blocks = self.maker.group_heading(heading, Style::Head, Frame::CELL.muted());
        let cells = vec![Cell { beside, fill: Fill::Group, ..cell_of(blocks) }];
        self.rows.push(Row { cells, ..Row::default() });
    }

    fn goal(&mut self, goal: &GoalView, merged: bool) {
        if let Some(see) = &goal.see {
            let text = cell_of(numbered(self.maker.text(&goal.text, Frame::CELL), goal.number.as_deref(), " "));
            let see = Cell { beside: self.columns.len().saturating_sub(1), ..cell_of(self.maker.text(see, Frame::CELL)) };
            self.rows.push(Row { cells: vec![Cell { fill: Fill::Side, ..text }, see], ..Row::default() });
        }
        for (at, row) in goal.rows.iter().enumerate() {
            let merge = match at {
                _ if !merged || goal.rows.len() == 1 => Merge::Alone,
                0 => Merge::First,
                _ => Merge::Above,
            };
            let first = if at == 0 { self.goal_text(goal) } else { cell_of(Vec::new()) };
            let mut cells = vec![Cell { fill: Fill::Side, merge, ..first }];
            cells.extend(self.cells(row));
            self.rows.push(Row { cells, ..Row::default() });
        }
    }

    fn goal_text(&mut self, goal: &GoalView) -> Cell {
        let text = numbered(self.maker.text(&goal.text, Frame::CELL), goal.number.as_deref(), " ");
        let mut blocks = placed(text, goal.anchor.as_ref());
        blocks.extend(self.maker.text(&goal.remarks, Frame::CELL.muted()));
        cell_of(blocks)
    }

    /// The cells of a row after its first.
    fn cells(&mut self, row: &ActivityView) -> Vec<Cell> {
        let columns = self.columns;
        columns
            .iter()
            .map(|column| match column.name {
                "activity" => self.activity(row),
                name => cell_of(self.maker.text(field(row, name), Frame::CELL)),
            })
            .collect()
    }

    fn activity(&mut self, row: &ActivityView) -> Cell {
        let mut blocks = self.maker.text(&row.lead, Frame::CELL);
        let mut text = self.maker.text(&row.activity, Frame::CELL);
        if text.is_empty() && (row.anchor.is_some() || row.number.is_some()) {
            text.push(Block::Paragraph(Paragraph { style: Style::Cell, spans: Vec::<Span>::new(), ..Paragraph::default() }));
        }
        blocks.extend(placed(numbered(text, row.number.as_deref(), " "), row.anchor.as_ref()));
        blocks.extend(self.maker.text(&row.remarks, Frame::CELL.muted()));
        cell_of(blocks)
    }
}

/// What an activity says in the column `name`.
fn field<'r>(row: &'r ActivityView, name: &str) -> &'r Written {
    match name {
        "responsible" => &row.responsible,
        "actors" => &row.actors,
        "due" => &row.due,
        "follow_up_responsible" => &row.follow_up_responsible,
        "comment" => &row.comment,
        _ => &row.activity,
    }
}
