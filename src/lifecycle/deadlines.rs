//! What is due: activities, duties, phases and goals with a last day.

use super::effects::first;
use super::parties::organisations;
use super::{Index, State, calendar};
use crate::model::{
    ActionPlan, Activity, Agreement, Document, Due, Dues, Duty, FollowUpStatus, Parsed, Period, Prose, Responsibilities,
    flat_activities, flat_areas, flat_goals,
};
use crate::source::{SourceId, Span};
use crate::workspace::{Workspace, starts};
use jiff::ToSpan;
use jiff::civil::Date as Day;
use std::collections::BTreeSet;

/// How many days ahead something is told to be due or to lapse.
pub const HORIZON: i32 = 183;

/// Something with a last day that is not known to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The document.
    pub source: SourceId,
    /// Where it stands.
    pub span: Span,
    /// What is to be done.
    pub what: String,
    /// Its last day.
    pub last: Day,
    /// Whether that has passed.
    pub overdue: bool,
}

/// What is due within [`HORIZON`] days after `on`, or overdue, sorted by day. Texts that were replaced or terminated ask
/// for nothing. With `party`, only what that party or one of its units answers for.
pub fn deadlines(workspace: &Workspace, on: Day, party: Option<&str>) -> Vec<Deadline> {
    Index::of(workspace).deadlines(on, party)
}

pub(super) fn collect(index: &Index<'_>, on: Day, party: Option<&str>) -> Vec<Deadline> {
    let workspace = index.workspace;
    let mut all: Vec<Deadline> = Vec::new();
    for (source, document) in workspace.documents() {
        let state = index.life(source, on, party).map(|life| life.known.state);
        if matches!(state, Some(State::Replaced | State::Terminated | State::Draft | State::Consultation | State::NotAdopted)) {
            continue;
        }
        let mut collector = Collector { workspace, source, on, party, all: &mut all };
        match document {
            Document::ActionPlan(plan) => collector.plan(plan),
            Document::Agreement(agreement) => {
                let in_force = state.is_some_and(State::is_in_force);
                collector.agreement(agreement, starts(document).filter(|_| in_force));
            }
            Document::Process(process) => {
                for phase in process.phases.iter().filter(|phase| phase.done.is_empty()) {
                    let last = phase.until.as_ref().or(phase.period.as_ref()).and_then(last_day);
                    let what = phase.title.as_ref().map(|title| title.value.clone()).unwrap_or_default();
                    collector.note(phase.span, what, last, &phase.responsible);
                }
            }
            _ => {}
        }
    }
    all.sort_by_key(|deadline| (deadline.last, deadline.source, deadline.span.start));
    all
}

/// Whether the document in the file `id` is a plan with goals that no follow-up in the workspace takes up.
pub fn is_never_followed_up(workspace: &Workspace, id: SourceId) -> bool {
    let Some(Document::ActionPlan(plan)) = workspace.document(id) else { return false };
    !plan.goals.is_empty() && follow_ups(workspace, id).is_empty()
}

/// The goals of the plan in the file `id` that no follow-up in the workspace names, in printed order. Of a goal without an id
/// nobody can tell, unless there is no follow-up at all.
pub fn goals_never_followed_up(workspace: &Workspace, id: SourceId) -> Vec<String> {
    let Some(Document::ActionPlan(plan)) = workspace.document(id) else { return Vec::new() };
    let plans = follow_ups(workspace, id);
    let areas = plans.iter().filter_map(|plan| plan.follow_up.as_ref()).flat_map(|follow_up| flat_areas(&follow_up.areas));
    let followed = areas.flat_map(|area| &area.goals).filter_map(|goal| Some(goal.goal.as_ref()?.0.get()?.part.as_str()));
    let followed: BTreeSet<&str> = followed.collect();
    let goals = flat_goals(&plan.goals).into_iter().filter(|goal| match &goal.id {
        Some(id) => !followed.contains(id.text()),
        None => plans.is_empty(),
    });
    goals.map(|goal| line(goal.value.goal.as_ref())).collect()
}

/// The plans whose follow-up is about the document in the file `id`: itself, or another.
fn follow_ups(workspace: &Workspace, id: SourceId) -> Vec<&ActionPlan> {
    let mut all = Vec::new();
    for (source, document) in workspace.documents() {
        let Document::ActionPlan(plan) = document else { continue };
        let Some(follow_up) = &plan.follow_up else { continue };
        let of = match follow_up.of.as_ref().and_then(|of| of.get()) {
            None => Some(source),
            Some(of) => workspace.find_document(of, source),
        };
        if of == Some(id) {
            all.push(&**plan);
        }
    }
    all
}

fn last_day(period: &Parsed<Period>) -> Option<Day> {
    period.get().map(|period| period.last())
}

/// The last day that `dues` name.
fn last_of(dues: &Dues) -> Option<Day> {
    dues.iter().flat_map(|due| Due::stretches(due)).filter_map(|(_, last, _)| last).max()
}

/// A text on one line.
fn line(text: Option<&Prose>) -> String {
    text.map(Prose::one_line).unwrap_or_default()
}

struct Collector<'a> {
    workspace: &'a Workspace,
    source: SourceId,
    on: Day,
    party: Option<&'a str>,
    all: &'a mut Vec<Deadline>,
}

impl Collector<'_> {
    fn note(&mut self, span: Span, what: String, last: Option<Day>, who: &Responsibilities) {
        let horizon = self.on.checked_add(HORIZON.days()).unwrap_or(self.on);
        let Some(last) = last.filter(|last| *last <= horizon) else { return };
        if self.party.is_none_or(|party| names(self.workspace, who, party)) {
            self.all.push(Deadline { source: self.source, span, what, last, overdue: last < self.on });
        }
    }

    fn plan(&mut self, plan: &ActionPlan) {
        let achieved = achieved(self.workspace, self.source);
        for goal in flat_goals(&plan.goals) {
            if goal.id.as_ref().is_some_and(|id| achieved.contains(id.text())) {
                continue;
            }
            self.note(goal.span, line(goal.value.goal.as_ref()), last_of(&goal.due), &goal.responsible);
            self.activities(&goal.activities);
        }
        self.activities(&plan.activities);
    }

    fn activities(&mut self, activities: &[crate::model::Spanned<Activity>]) {
        for (activity, groups) in flat_activities(activities).into_iter().filter(|(activity, _)| activity.done.is_empty()) {
            let of_group = || groups.iter().rev().find_map(|group| group.period.as_ref().and_then(last_day));
            let last = if activity.due.is_empty() { of_group() } else { last_of(&activity.due) };
            let who = groups.iter().rev().map(|group| &group.responsible).find(|who| !who.is_empty());
            let who = if activity.responsible.is_empty() { who.unwrap_or(&activity.responsible) } else { &activity.responsible };
            self.note(activity.span, line(activity.value.activity.as_ref()), last, who);
        }
    }

    fn agreement(&mut self, agreement: &Agreement, in_force_from: Option<Day>) {
        for duty in &agreement.duties {
            let next = in_force_from.and_then(|from| next(duty, from));
            let once = last_of(&duty.due).filter(|_| duty.done.is_empty());
            self.note(duty.span, line(duty.does.as_ref()), next.or(once), &duty.who);
        }
        for goal in flat_goals(&agreement.goals) {
            self.note(goal.span, line(goal.value.goal.as_ref()), last_of(&goal.due), &goal.responsible);
        }
    }
}

/// When a duty that comes back is due next: its interval after it was last done, or after `from`.
fn next(duty: &Duty, from: Day) -> Option<Day> {
    let every = duty.due.iter().filter_map(|due| due.every.as_ref()?.get()).find(|every| every.times == 1)?;
    let last = duty.done.iter().filter_map(first).max().unwrap_or(from);
    calendar::after(last, every.interval)
}

/// The goals of the plan in the file `id` that some follow-up says are achieved.
fn achieved(workspace: &Workspace, id: SourceId) -> BTreeSet<String> {
    let plans = follow_ups(workspace, id).into_iter();
    let areas = plans.filter_map(|plan| plan.follow_up.as_ref()).flat_map(|follow_up| flat_areas(&follow_up.areas));
    let goals = areas.flat_map(|area| &area.goals).filter(|goal| goal.status == Some(FollowUpStatus::Achieved));
    goals.filter_map(|goal| Some(goal.goal.as_ref()?.0.get()?.part.clone())).collect()
}

/// Whether `party`, a unit of it or a group that holds it is among those who answer.
fn names(workspace: &Workspace, who: &Responsibilities, party: &str) -> bool {
    who.iter().any(|one| {
        let names = [
            one.actor.as_ref().map(|name| name.0.text()),
            one.party.as_ref().map(|name| name.0.text()),
            one.organisation.as_ref().map(|name| name.0.text()),
            one.unit.as_ref().map(|name| name.0.text()),
            one.group.as_ref().or(one.each_of.as_ref()).map(|name| name.0.text()),
        ];
        names.into_iter().flatten().any(|name| organisations(workspace, name).iter().any(|known| known == party))
    })
}
