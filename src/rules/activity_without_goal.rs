//! # An activity no goal needs
//!
//! A plan has goals, of its own or of the plan it follows up, and an activity outside them says of none that it serves it.
//! Nobody can say what it is good for.
//!
//! # En aktivitet som inget mål behöver
//!
//! En plan har mål, egna eller i planen den följer upp, och en fristående aktivitet pekar inte ut något av dem med `serves`.
//! Då kan ingen säga vad den är till för.
//!
//! # Example
//!
//! ```yaml
//! goals:
//!   - {id: vantetider, goal: Väntetiderna är korta, responsible: regionen}
//! activities:
//!   - {activity: Ordna en konferens, responsible: regionen, due: 2026}
//! ```

use super::activity_without_due::place;
use super::{Findings, Subject};
use crate::model::flat_activities;
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Skriv serves: med id för målet, eller ställ aktiviteten under målet.",
    en: "Write serves: with the id of the goal, or put the activity under the goal.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(plan) = subject.plan() else { return };
    if plan.goals.is_empty() && plan.follow_up.is_none() {
        return;
    }
    for (activity, groups) in flat_activities(&plan.activities) {
        let serves = !activity.serves.is_empty() || groups.iter().any(|group| !group.serves.is_empty());
        if !serves && !subject.workspace.has_unusable_part(subject.source, activity.span) {
            let message = Text::new("Aktiviteten bidrar inte till något mål", "The activity serves no goal");
            findings.add(place(activity), message, HELP);
        }
    }
}
