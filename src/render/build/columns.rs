//! What the tables of goals show: which columns, and which goals stand in more groups than one.

use crate::model::flat_activities;
use crate::render::labels::Labels;
use crate::render::origin::Origin;
use crate::render::view::Column;
use std::collections::BTreeMap;

/// The goals that are printed in a group as well, by the group's id: their numbers.
pub fn also_under<'a>(origin: &Origin<'a>) -> BTreeMap<&'a str, Vec<usize>> {
    let mut also: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, goal) in origin.goals.iter().enumerate() {
        for reference in goal.also_under.iter() {
            if let Some(reference) = reference.get().filter(|reference| reference.document.is_none()) {
                let numbers = also.entry(reference.part.as_str()).or_default();
                if numbers.last() != Some(&(index + 1)) {
                    numbers.push(index + 1);
                }
            }
        }
    }
    also
}

/// The columns that have something to show anywhere in the document, after that of the goal.
pub fn columns(labels: &'static Labels, origin: &Origin<'_>) -> Vec<Column> {
    let mut activity = false;
    let mut some = [false; 4];
    let mut comments = 0;
    for goal in &origin.goals {
        let own = flat_activities(&goal.activities);
        activity |= !own.is_empty();
        for (activity, groups) in &own {
            some[0] |= !activity.responsible.is_empty() || groups.iter().any(|group| !group.responsible.is_empty());
            some[1] |= !activity.follow_up_responsible.is_empty();
            some[2] |= !activity.actors.is_empty();
            some[3] |= !activity.due.is_empty() || groups.iter().any(|group| group.period.is_some());
            comments += usize::from(activity.comment.is_some());
        }
        if own.is_empty() {
            some[0] |= !goal.responsible.is_empty();
            some[1] |= !goal.follow_up_responsible.is_empty();
            some[2] |= !goal.actors.is_empty();
            some[3] |= !goal.due.is_empty();
            comments += usize::from(goal.comment.is_some());
        }
    }
    // A few comments on goals alone stand with their goals; a column for them would be empty.
    let comment = if activity { comments > 0 } else { comments * 4 >= origin.goals.len().max(1) };
    let all = [
        (activity, "activity", labels.activity),
        (some[0], "responsible", labels.responsible),
        (some[2], "actors", labels.actors),
        (some[3], "due", labels.due),
        (some[1], "follow_up_responsible", labels.follow_up_responsible),
        (comment, "comment", labels.comment),
    ];
    all.into_iter().filter(|(shown, ..)| *shown).map(|(_, name, label)| Column { name, label }).collect()
}
