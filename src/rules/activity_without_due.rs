//! # An activity without a due date
//!
//! An activity, its group and its goal all leave out when it is to be done, so nobody can say that it is late. A due date
//! that the text does not give is written `due: not-stated`.
//!
//! # En aktivitet utan tid
//!
//! Varken aktiviteten, dess grupp eller dess mål säger när den ska vara klar, så ingen kan säga att den är försenad. En tid
//! som texten inte anger skrivs `due: not-stated`.
//!
//! # Example
//!
//! ```yaml
//! activities:
//!   - activity: Ta fram en gemensam rutin
//!     responsible: kommunerna
//! ```

use super::{Findings, Subject};
use crate::model::{ActionPlan, Activity, Dues, Spanned, flat_activities, flat_goals};
use crate::source::Span;
use crate::text::StaticText;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(plan) = subject.plan() else { return };
    for (activity, groups, goal_due) in all_activities(plan) {
        if subject.workspace.has_unusable_part(subject.source, activity.span) {
            continue;
        }
        let in_groups = groups.iter().any(|group| !group.due.is_empty() || group.period.is_some());
        if activity.due.is_empty() && activity.period.is_none() && !in_groups && goal_due.is_none_or(|due| due.is_empty()) {
            let message = crate::text!("Aktiviteten saknar tid", "The activity has no due date");
            findings.add(place(activity), message, HELP);
        }
    }
}

const HELP: StaticText = StaticText {
    sv: "Skriv due: med ett datum eller en period, eller due: not-stated om texten inte säger när.",
    en: "Write due: with a date or a period, or due: not-stated if the text does not say when.",
};

/// Every activity of a plan with the groups it stands in and the due of its goal.
fn all_activities(plan: &ActionPlan) -> Vec<(&Spanned<Activity>, Vec<&Activity>, Option<&Dues>)> {
    let alone = flat_activities(&plan.activities).into_iter().map(|(activity, groups)| (activity, groups, None));
    let in_goals = flat_goals(&plan.goals).into_iter().flat_map(|goal| {
        flat_activities(&goal.activities).into_iter().map(move |(activity, groups)| (activity, groups, Some(&goal.value.due)))
    });
    in_goals.chain(alone).collect()
}

/// The place to point at: the activity's text.
pub(super) fn place(activity: &Spanned<Activity>) -> Span {
    activity.activity.as_ref().map_or(activity.span, |text| text.span())
}
