//! Tables and lists of data, whatever it is: columns that say nothing are left out.

use crate::render::Written;
use crate::render::view::{Block, Column, PointView, Row};

/// A table while its rows are added.
pub struct Grid {
    name: &'static str,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

impl Grid {
    /// A table of the data `name`, with the names and headings of its columns.
    pub fn new(name: &'static str, columns: &[(&'static str, &'static str)]) -> Self {
        let columns = columns.iter().map(|(name, label)| Column { name, label }).collect();
        Grid { name, columns, rows: Vec::new() }
    }

    /// Adds a row, a cell for each column.
    pub fn row(&mut self, anchor: Option<String>, cells: Vec<Written>) {
        self.rows.push(Row { anchor, cells });
    }

    /// The table without its empty columns; nothing without rows.
    pub fn block(mut self) -> Vec<Block> {
        let said: Vec<bool> = (0..self.columns.len())
            .map(|column| column == 0 || self.rows.iter().any(|row| row.cells.get(column).is_some_and(|cell| !cell.is_empty())))
            .collect();
        let mut kept = said.iter();
        self.columns.retain(|_| kept.next().copied().unwrap_or(false));
        for row in &mut self.rows {
            let mut kept = said.iter();
            row.cells.retain(|_| kept.next().copied().unwrap_or(false));
        }
        let Grid { name, columns, rows } = self;
        if rows.is_empty() { Vec::new() } else { vec![Block::Table { name, columns, rows }] }
    }
}

/// A list of `items`, which is left out when it is empty; `style` is `numbered`, `clauses` or `list`.
pub fn list(name: &'static str, style: &'static str, items: Vec<PointView>) -> Vec<Block> {
    if items.is_empty() { Vec::new() } else { vec![Block::Points { name, style, items }] }
}
