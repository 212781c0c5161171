//! Goals and activities in columns, as a template sees them.

use crate::render::written::Written;
use serde::Serialize;

/// A column of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// The name of the field it shows.
    pub name: &'static str,
    /// Its heading.
    pub label: &'static str,
}

/// Goals with the columns that are needed to show them.
#[derive(Debug, Serialize)]
pub struct GoalTable {
    /// The columns after that of the goal.
    pub columns: Vec<Column>,
    /// Whether any goal of the document has activities.
    pub with_activities: bool,
    /// Whether goals have numbers.
    pub numbered: bool,
    /// The goals, group by group.
    pub groups: Vec<GoalGroup>,
}

/// The heading of some rows.
#[derive(Debug, Serialize)]
pub struct GroupHeading {
    /// Its text.
    pub text: Written,
    /// What else is said of the group.
    pub remarks: Written,
    /// Its address on the page.
    pub anchor: Option<String>,
    /// How deep it stands among the groups of the table, from 1.
    pub depth: usize,
}

/// Some goals under a heading, or without one.
#[derive(Debug, Serialize)]
pub struct GoalGroup {
    /// The heading.
    pub heading: Option<GroupHeading>,
    /// Whether its only goal has neither number nor columns, and stands as a text of its own.
    pub alone: bool,
    /// The goals in order.
    pub goals: Vec<GoalView>,
}

/// A goal.
#[derive(Debug, Serialize)]
pub struct GoalView {
    /// Its number, if goals are numbered.
    pub number: Option<String>,
    /// Its address on the page.
    pub anchor: Option<String>,
    /// The goal.
    pub text: Written,
    /// What has no column of its own: level, relations to earlier goals, indicators.
    pub remarks: Written,
    /// Its rows: one for every activity, or one for the goal itself.
    pub rows: Vec<ActivityView>,
    /// Where the goal is reported, when it is only printed here as well.
    pub see: Option<Written>,
}

/// An activity, or what is said of a goal that has none: one row of a table.
#[derive(Debug, Default, Serialize)]
pub struct ActivityView {
    /// Its number, when there are several.
    pub number: Option<String>,
    /// Its address on the page.
    pub anchor: Option<String>,
    /// The groups of activities that begin with this one, and what they share.
    pub lead: Written,
    /// What is done.
    pub activity: Written,
    /// What has no column of its own: priority, convener, goals it serves, indicators.
    pub remarks: Written,
    /// Who answers for it.
    pub responsible: Written,
    /// Who takes part.
    pub actors: Written,
    /// When it is done.
    pub due: Written,
    /// Who answers for following it up.
    pub follow_up_responsible: Written,
    /// The comment.
    pub comment: Written,
}

/// Activities that stand outside the goals.
#[derive(Debug, Serialize)]
pub struct ActivityTable {
    /// The columns after that of the activity.
    pub columns: Vec<Column>,
    /// The activities, group by group.
    pub groups: Vec<ActivityGroup>,
}

/// Some activities under a heading, or without one.
#[derive(Debug, Serialize)]
pub struct ActivityGroup {
    /// The heading.
    pub heading: Option<GroupHeading>,
    /// The activities in order.
    pub activities: Vec<ActivityView>,
}
