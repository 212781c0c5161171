//! The columns of tables of goals and activities: where two documents are compared, those of both.

use crate::render::PrintView;
use crate::render::view::{ActivityTable, Block, Column, GoalTable};

/// The names of columns in the order they stand in.
const ORDER: [&str; 6] = ["activity", "responsible", "actors", "due", "follow_up_responsible", "comment"];

/// The columns of the other document, which are shown as well.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    goals: Vec<Column>,
    activities: Vec<Column>,
}

impl Columns {
    /// All columns in `views`.
    pub fn of(views: &[&PrintView]) -> Columns {
        let mut all = Columns::default();
        for block in views.iter().flat_map(|view| &view.page.blocks) {
            match block {
                Block::Goals(table) => all.goals = joined(&all.goals, &table.columns),
                Block::Activities(table) if !table.columns.is_empty() => {
                    all.activities = joined(&all.activities, &table.columns);
                }
                _ => {}
            }
        }
        all
    }

    /// The columns of a table of goals.
    pub fn of_goals(&self, table: &GoalTable) -> Vec<Column> {
        joined(&self.goals, &table.columns)
    }

    /// The columns of a table of activities.
    pub fn of_activities(&self, table: &ActivityTable) -> Vec<Column> {
        joined(&self.activities, &table.columns)
    }
}

/// The columns of both, in order.
fn joined(one: &[Column], other: &[Column]) -> Vec<Column> {
    let named = |name: &str| other.iter().chain(one).find(|column| column.name == name).cloned();
    ORDER.iter().filter_map(|name| named(name)).collect()
}
