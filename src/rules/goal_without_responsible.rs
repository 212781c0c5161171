//! # A goal nobody is responsible for
//!
//! A goal of an action plan names nobody who is responsible for it or for following it up, and neither does any of its
//! activities, though other goals do or the plan is adopted. If the text names nobody, `responsible: not-stated` says so.
//!
//! # Ett mål som ingen ansvarar för
//!
//! Ett mål i en handlingsplan anger ingen som ansvarar för det eller för uppföljningen av det, och det gör ingen av dess
//! aktiviteter heller, fast andra mål gör det eller planen är antagen. Om texten inte anger någon säger
//! `responsible: not-stated` det.
//!
//! # Example
//!
//! ```yaml
//! goals:
//!   - {goal: Unga får stöd i hela länet}
//!   - {goal: Väntetiderna är korta, responsible: regionen}
//! ```

use super::{Findings, Subject};
use crate::model::{Goal, Prose, flat_activities, flat_goals};
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Skriv responsible: med någon ur registret, eller responsible: not-stated om texten inte säger vem.",
    en: "Write responsible: with someone from the register, or responsible: not-stated if the text does not say who.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(plan) = subject.plan() else { return };
    let goals = flat_goals(&plan.goals);
    // In a draft nobody may have come to it yet.
    if !subject.is_finished() && !goals.iter().any(|goal| has_responsible(goal)) {
        return;
    }
    let reached = super::goal_without_activity::goals_reached_otherwise(plan);
    for goal in goals {
        let is_reached = goal.id.as_ref().is_some_and(|id| reached.contains(id.text()));
        if !is_reached && !has_responsible(goal) && !subject.workspace.has_unusable_part(subject.source, goal.span) {
            let span = goal.value.goal.as_ref().map_or(goal.span, Prose::span);
            findings.add(span, Text::new("Ingen ansvarar för målet", "Nobody is responsible for the goal"), HELP);
        }
    }
}

/// Whether anyone answers for the goal. An activity that nobody answers for is reported itself, and so is a goal without
/// activities in a plan that has some.
fn has_responsible(goal: &Goal) -> bool {
    let own = !goal.responsible.is_empty() || !goal.follow_up_responsible.is_empty();
    own || !flat_activities(&goal.activities).is_empty()
}
