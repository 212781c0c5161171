//! # A stated number that is not the number listed
//!
//! The text states how many goals, activities or appendices there are, and the list holds another number. One of the two
//! is wrong, or something is missing.
//!
//! # Ett angivet antal som inte stämmer
//!
//! Texten anger hur många mål, aktiviteter eller bilagor det är, men listan har ett annat antal. Det ena är fel, eller så
//! saknas något.
//!
//! # Example
//!
//! ```yaml
//! counts:
//!   - {of: goals, count: 3, words: planens tre mål}
//! goals:
//!   - goal: Väntetiderna är korta
//!   - goal: Kunskapen är god
//! ```

use super::{Findings, Subject};
use crate::model::{
    ActionPlan, Countable, DeclaredCount, Document, Goal, Spanned, flat_activities, flat_appendices, flat_areas, flat_goals,
};
use crate::text;
use crate::text::StaticText;
use crate::workspace::Found;
use std::collections::BTreeSet;

const HELP: StaticText = StaticText {
    sv: "Rätta antalet i texten, eller lägg till det som saknas i listan.",
    en: "Correct the number in the text, or add to the list what is missing.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(plan) = subject.plan() else { return };
    for declared in &plan.counts {
        let (Some(of), Some(count)) = (declared.of, &declared.count) else { continue };
        let Some(listed) = listed(declared, of, plan, subject) else { continue };
        if listed != count.value as usize {
            let (stated, label) = (count.value, of.label());
            let (sv, en) = (label.sv, label.en);
            let message = text!(
                "Texten anger {stated} {sv}, men {listed} finns uppräknade",
                "The text states {stated} {en}, but {listed} are listed"
            );
            findings.add(count.span, message, HELP);
        }
    }
}

/// How many there are where they are listed; nothing when that place cannot be found or counted.
fn listed(declared: &DeclaredCount, of: Countable, plan: &ActionPlan, subject: &Subject<'_>) -> Option<usize> {
    let (id, plan, part) = match &declared.listed_in {
        Some(reference) => {
            let reference = reference.get()?;
            let Found::Document(id) = subject.workspace.find(reference, subject.source) else { return None };
            let Some(Document::ActionPlan(plan)) = subject.workspace.document(id) else { return None };
            (id, &**plan, reference.part.as_deref())
        }
        None => {
            let part = declared
                .within
                .as_ref()
                .map(|within| within.get())
                .map_or(Some(None), |part| part.map(|part| Some(part.part.as_str())))?;
            (subject.source, plan, part)
        }
    };
    subject.workspace.is_whole(id).then(|| count(of, plan, part)).flatten()
}

fn count(of: Countable, plan: &ActionPlan, part: Option<&str>) -> Option<usize> {
    match (of, part) {
        (Countable::Goals, None | Some("goals")) => Some(flat_goals(&plan.goals).len()),
        (Countable::Goals, Some("follow-up")) => plan.follow_up.is_some().then(|| followed_goals(plan)),
        (Countable::Goals, Some(group)) => Some(flat_goals(&goal_group(&plan.goals, group)?.goals).len()),
        (Countable::Activities, None | Some("activities")) => {
            let in_goals: usize = flat_goals(&plan.goals).iter().map(|goal| flat_activities(&goal.activities).len()).sum();
            let alone = flat_activities(&plan.activities).len();
            Some(if part.is_none() { alone + in_goals } else { alone })
        }
        (Countable::Activities, Some(goal)) => {
            let goals = flat_goals(&plan.goals);
            let goal = goals.iter().find(|known| known.id.as_ref().is_some_and(|id| id.text() == goal))?;
            Some(flat_activities(&goal.activities).len())
        }
        (Countable::Appendices, None | Some("appendices")) => Some(flat_appendices(&plan.appendices).len()),
        (Countable::Appendices, Some(group)) => {
            let group = plan.appendices.iter().find(|known| known.id.as_ref().is_some_and(|id| id.text() == group))?;
            Some(flat_appendices(&group.items).len())
        }
    }
}

/// The number of different goals the follow-up takes up: one printed under two headings counts once.
fn followed_goals(plan: &ActionPlan) -> usize {
    let areas = plan.follow_up.iter().flat_map(|follow_up| flat_areas(&follow_up.areas));
    let goals: BTreeSet<&str> =
        areas.flat_map(|area| &area.goals).filter_map(|entry| Some(entry.goal.as_ref()?.0.text())).collect();
    goals.len()
}

fn goal_group<'a>(goals: &'a [Spanned<Goal>], group: &str) -> Option<&'a Goal> {
    goals.iter().find_map(|goal| {
        let is_it = goal.is_group() && goal.id.as_ref().is_some_and(|id| id.text() == group);
        if is_it { Some(&goal.value) } else { goal_group(&goal.goals, group) }
    })
}
