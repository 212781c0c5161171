//! # An activity without actors
//!
//! Most activities of the plan say who takes part, and this one says nothing: its cell in the table prints empty. Either
//! the responsible do it alone, or somebody was forgotten.
//!
//! # En aktivitet utan aktörer
//!
//! De flesta aktiviteter i planen säger vilka som medverkar, men inte den här: rutan i tabellen blir tom. Antingen gör de
//! ansvariga det själva, eller så har någon glömts bort.
//!
//! # Example
//!
//! ```yaml
//! activities:
//!   - {activity: Kartlägg behoven, responsible: lsg, actors: [kommunerna], due: 2014}
//!   - {activity: Skriv en rutin, responsible: lsg, actors: [regionen], due: 2014}
//!   - {activity: Utbilda alla, responsible: lsg, due: 2014}
//! ```

use super::activity_without_due::place;
use super::{Findings, Subject};
use crate::model::{Activity, Spanned, flat_activities, flat_goals};
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Skriv actors: med dem som medverkar, eller med de ansvariga om de gör det själva.",
    en: "Write actors: with those who take part, or with the responsible if they do it alone.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(plan) = subject.plan() else { return };
    let in_goals = flat_goals(&plan.goals).into_iter().flat_map(|goal| {
        let of_goal = !goal.actors.is_empty();
        flat_activities(&goal.activities).into_iter().map(move |(activity, groups)| (activity, groups, of_goal))
    });
    let alone = flat_activities(&plan.activities).into_iter().map(|(activity, groups)| (activity, groups, false));
    let all: Vec<_> = in_goals.chain(alone).collect();
    let is_told = |(activity, groups, of_goal): &(&Spanned<Activity>, Vec<&Activity>, bool)| {
        *of_goal || !activity.actors.is_empty() || groups.iter().any(|group| !group.actors.is_empty())
    };
    let told = all.iter().filter(|entry| is_told(entry)).count();
    if told * 2 <= all.len() {
        return;
    }
    for (activity, ..) in all.iter().filter(|entry| !is_told(entry)) {
        if !subject.workspace.has_unusable_part(subject.source, activity.span) {
            let message = Text::new("Aktiviteten anger inga aktörer", "The activity names no actors");
            findings.add(place(activity), message, HELP);
        }
    }
}
