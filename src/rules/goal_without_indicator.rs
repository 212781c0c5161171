//! # A goal without an indicator
//!
//! Nothing says how one will see that the goal is reached. If no goal of an adopted plan has an indicator that is said once,
//! and of a draft it is not said.
//!
//! # Ett mål utan indikator
//!
//! Inget säger hur det ska märkas att målet är nått. Om inget mål i en antagen plan har en indikator sägs det en gång, och om
//! ett utkast sägs det inte.
//!
//! # Example
//!
//! ```yaml
//! kind: action-plan
//! status: adopted
//! goals:
//!   - {goal: Väntetiderna är korta, responsible: regionen}
//!   - {goal: Unga får stöd, responsible: regionen}
//! ```

use super::{Findings, Subject};
use crate::model::{Goal, Prose, Spanned, flat_activities, flat_goals};
use crate::source::Span;
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Lägg till indicators: med vad som mäts, ett utgångsvärde och ett målvärde.",
    en: "Add indicators: with what is measured, a value to start from and one to reach.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(plan) = subject.plan() else { return };
    let goals = flat_goals(&plan.goals);
    let (measured, others): (Vec<_>, Vec<_>) = goals.into_iter().partition(|goal| has_indicator(goal));
    let others: Vec<_> =
        others.into_iter().filter(|goal| !subject.workspace.has_unusable_part(subject.source, goal.span)).collect();
    match (measured.is_empty(), &others[..]) {
        (true, _) if !subject.is_finished() => {}
        (true, [first, ..]) => {
            let message = Text::new("Inget av målen har en indikator", "None of the goals has an indicator");
            findings.add(place(first), message, HELP);
        }
        _ => {
            for goal in others {
                findings.add(place(goal), Text::new("Målet har ingen indikator", "The goal has no indicator"), HELP);
            }
        }
    }
}

fn has_indicator(goal: &Goal) -> bool {
    !goal.indicators.is_empty() || flat_activities(&goal.activities).iter().any(|(activity, _)| !activity.indicators.is_empty())
}

fn place(goal: &Spanned<Goal>) -> Span {
    goal.value.goal.as_ref().map_or(goal.span, Prose::span)
}
