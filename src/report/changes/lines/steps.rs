//! Lines of a part, what of them is shown in which column, and how it is marked.

use super::super::tables::Table;

/// A stretch of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It stays; as the old side and the new one print it, which differs where it names a part by its number.
    Same(String, String),
    /// It goes.
    Gone(String),
    /// It comes.
    New(String),
    /// A blank between what goes and what comes in its place, where both are shown.
    Apart,
}

/// A line of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whether it is the heading of the part.
    pub is_head: bool,
    /// What it is, before the value: "Ansvaret".
    pub label: Option<String>,
    /// What it says.
    pub steps: Vec<Step>,
    /// The same in rows and cells, when it is a table.
    pub table: Option<Table>,
}

/// Which wording is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The old one.
    Old,
    /// The new one.
    New,
    /// Both, in each other.
    Both,
}

/// How a stretch of text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Not at all.
    Same,
    /// As deleted.
    Gone,
    /// As inserted.
    New,
}

/// What `lines` show in `column`, each with its stretches of text; nothing for a line that is not in it. What stands in one
/// column alone as a whole is not marked there, since the other is empty.
pub fn shown(lines: &[Line], column: Column) -> Vec<(&Line, Vec<(Mark, &str)>)> {
    let is_alone = is_alone(lines, column);
    let is_shown = |line: &&Line| match column {
        Column::Old => line.was(),
        Column::New => line.is(),
        Column::Both => true,
    };
    lines.iter().filter(is_shown).map(|line| (line, stretches(&line.steps, column, is_alone))).collect()
}

/// Whether `column` is the only one with any of `lines`.
fn is_alone(lines: &[Line], column: Column) -> bool {
    match column {
        Column::Old => !lines.iter().any(Line::is),
        Column::New => !lines.iter().any(Line::was),
        Column::Both => false,
    }
}

/// What `steps` show in `column`.
fn stretches(steps: &[Step], column: Column, is_alone: bool) -> Vec<(Mark, &str)> {
    let mark = |mark: Mark| if is_alone { Mark::Same } else { mark };
    let mut shown = Vec::new();
    for step in steps {
        shown.extend(match (step, column) {
            (Step::Same(old, _), Column::Old) => Some((Mark::Same, old.as_str())),
            (Step::Same(_, new), _) => Some((Mark::Same, new.as_str())),
            (Step::Gone(text), Column::Old | Column::Both) => Some((mark(Mark::Gone), text.as_str())),
            (Step::New(text), Column::New | Column::Both) => Some((mark(Mark::New), text.as_str())),
            (Step::Apart, Column::Both) => Some((Mark::Same, " ")),
            _ => None,
        });
    }
    shown
}

/// The rows of `table`, which one of `lines` is, that `column` shows: in each the cells.
pub fn rows<'t>(lines: &[Line], table: &'t Table, column: Column) -> Vec<Vec<Vec<(Mark, &'t str)>>> {
    let is_alone = is_alone(lines, column);
    let was = |row: &&Vec<Vec<Step>>| row.iter().flatten().any(|step| !matches!(step, Step::New(_) | Step::Apart));
    let is = |row: &&Vec<Vec<Step>>| row.iter().flatten().any(|step| !matches!(step, Step::Gone(_) | Step::Apart));
    let shown = table.rows.iter().filter(|row| match column {
        Column::Old => was(row),
        Column::New => is(row),
        Column::Both => true,
    });
    shown.map(|row| row.iter().map(|cell| stretches(cell, column, is_alone)).collect()).collect()
}

impl Line {
    pub(super) fn of(steps: Vec<Step>) -> Line {
        Line { is_head: false, label: None, steps, table: None }
    }

    /// Whether it says something on the old side.
    fn was(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Same(..) | Step::Gone(_)))
    }

    /// Whether it says something on the new side.
    fn is(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Same(..) | Step::New(_)))
    }
}
