//! # An activity nobody is responsible for
//!
//! An activity, its group and its goal all leave out who answers for it. What nobody owns is seldom done. If the text
//! names nobody, `responsible: not-stated` says so.
//!
//! # En aktivitet som ingen ansvarar för
//!
//! Varken aktiviteten, dess grupp eller dess mål säger vem som ansvarar. Det som ingen äger blir sällan gjort. Om texten
//! inte anger någon säger `responsible: not-stated` det.
//!
//! # Example
//!
//! ```yaml
//! activities:
//!   - activity: Ta fram en gemensam rutin
//!     due: 2014-12-31
//! ```

use super::activity_without_due::place;
use super::{Findings, Subject};
use crate::model::{flat_activities, flat_goals};
use crate::text::StaticText;

const HELP: StaticText = StaticText {
    sv: "Skriv responsible: med någon ur registret, eller responsible: not-stated om texten inte säger vem.",
    en: "Write responsible: with someone from the register, or responsible: not-stated if the text does not say who.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(plan) = subject.plan() else { return };
    let alone = flat_activities(&plan.activities).into_iter().map(|entry| (entry, false));
    let in_goals = flat_goals(&plan.goals).into_iter().flat_map(|goal| {
        let goal_has_one = !goal.responsible.is_empty();
        flat_activities(&goal.activities).into_iter().map(move |entry| (entry, goal_has_one))
    });
    for ((activity, groups), goal_has_one) in in_goals.chain(alone) {
        if subject.workspace.has_unusable_part(subject.source, activity.span) {
            continue;
        }
        let group_has_one = groups.iter().any(|group| !group.responsible.is_empty());
        if activity.responsible.is_empty() && !group_has_one && !goal_has_one {
            let message = crate::text!("Ingen ansvarar för aktiviteten", "Nobody is responsible for the activity");
            findings.add(place(activity), message, HELP);
        }
    }
}
