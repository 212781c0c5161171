//! # A goal without an activity
//!
//! The plan has activities, but none for this goal, so nothing is done to reach it. A plan that holds goals only, a goal
//! that is only followed up and a goal that an activity serves from outside owe no activity.
//!
//! # Ett mål utan aktivitet
//!
//! Planen har aktiviteter, men ingen för detta mål, så inget görs för att nå det. En plan med bara mål, ett mål som bara
//! följs upp och ett mål som en fristående aktivitet bidrar till behöver ingen egen aktivitet.
//!
//! # Example
//!
//! ```yaml
//! goals:
//!   - goal: Den som behöver det har en samordnad individuell plan
//!     activities: [{activity: Ta fram en rutin, responsible: lsg, due: 2014}]
//!   - goal: Väntetiderna är korta
//! ```

use super::{Findings, Subject};
use crate::model::{ActionPlan, Goal, flat_activities, flat_areas, flat_goals};
use crate::text::StaticText;
use std::collections::BTreeSet;

const HELP: StaticText = StaticText {
    sv: "Lägg till activities under målet, eller låt en aktivitet peka ut målet med serves.",
    en: "Add activities under the goal, or let an activity name the goal with serves.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(plan) = subject.plan() else { return };
    let goals = flat_goals(&plan.goals);
    let has_activities = !plan.activities.is_empty() || goals.iter().any(|goal| !goal.activities.is_empty());
    if !has_activities {
        return;
    }
    let reached = goals_reached_otherwise(plan);
    for goal in goals {
        let id = goal.id.as_ref().map_or("", |id| id.text());
        let is_followed_up_only = !goal.follow_up_responsible.is_empty();
        let may_have_one = subject.workspace.has_unusable_part(subject.source, goal.span);
        if goal.activities.is_empty() && !is_followed_up_only && !may_have_one && !reached.contains(id) {
            let span = goal.value.goal.as_ref().map_or(goal.span, crate::model::Prose::span);
            findings.add(span, crate::text!("Ingen aktivitet leder till målet", "No activity leads to the goal"), HELP);
        }
    }
}

/// The ids of goals that an activity elsewhere serves, or that the plan's own follow-up takes up.
pub(super) fn goals_reached_otherwise(plan: &ActionPlan) -> BTreeSet<&str> {
    let in_goals =
        flat_goals(&plan.goals).into_iter().flat_map(|goal: &crate::model::Spanned<Goal>| flat_activities(&goal.activities));
    let activities = flat_activities(&plan.activities).into_iter().chain(in_goals);
    let served = activities.flat_map(|(activity, _)| activity.serves.iter()).filter_map(|reference| reference.get());
    let served = served.filter(|reference| reference.document.is_none()).map(|reference| reference.part.as_str());
    let own = plan.follow_up.iter().filter(|follow_up| follow_up.of.is_none());
    let followed = own.flat_map(|follow_up| flat_areas(&follow_up.areas)).flat_map(|area| &area.goals);
    let followed = followed.filter_map(|entry| entry.goal.as_ref()?.0.get()).map(|reference| reference.part.as_str());
    served.chain(followed).collect()
}
