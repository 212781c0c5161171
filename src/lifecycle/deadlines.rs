//! What is due: activities, duties, goals, phases, answers, routines and questions with a last day.

use super::dues::{Pending, pending};
use super::effects::last;
use super::follow_ups::achieved;
use super::parties::organisations;
use super::{Index, State};
use crate::model::{
    ActionPlan, Activity, Agreement, Concise, Consultation, Content, Document, OneOrMany, Parsed, Period, Process, Prose,
    Response, Responsibilities, Responsibility, RoutineState, Spanned, flat_activities, flat_goals,
};
use crate::source::{SourceId, Span};
use crate::workspace::{Workspace, starts};
use jiff::ToSpan;
use jiff::civil::Date as Day;

/// How many days ahead something is told to be due or to lapse.
pub const HORIZON: i32 = 183;

/// Something with a last day that is not known to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// The document.
    pub source: SourceId,
    /// Where it stands.
    pub span: Span,
    /// What is to be done, in Markdown.
    pub what: String,
    /// Who answers for it.
    pub who: Responsibilities,
    /// Its last day.
    pub last: Day,
    /// Whether it is only to be looked at again on that day.
    pub review: bool,
    /// Whether that has passed.
    pub overdue: bool,
}

/// What is due within [`HORIZON`] days after `on`, or overdue, sorted by day. Texts that were replaced or terminated ask
/// for nothing, and drafts for no more than answers. With `party`, only what that party or one of its units answers for.
pub fn deadlines(workspace: &Workspace, on: Day, party: Option<&str>) -> Vec<Deadline> {
    Index::of(workspace).deadlines(on, party)
}

/// As [`deadlines`].
pub fn collect(index: &Index<'_>, on: Day, party: Option<&str>) -> Vec<Deadline> {
    let mut all: Vec<Deadline> = Vec::new();
    for (source, document) in index.workspace.documents() {
        collect_from(index, source, document, on, party, &mut all);
    }
    all.sort_by_key(|deadline| (deadline.last, deadline.source, deadline.span.start));
    all
}

/// Adds what is due in one document.
fn collect_from<'a>(
    index: &Index<'a>,
    source: SourceId,
    document: &Document,
    on: Day,
    party: Option<&'a str>,
    all: &mut Vec<Deadline>,
) {
    let state = index.life(source, on, party).map(|life| life.known.state);
    let mut collector = Collector { workspace: index.workspace, source, on, party, all };
    if let Some(content) = document.content() {
        collector.questions(&content);
    }
    if matches!(state, Some(State::Replaced | State::Terminated)) {
        return;
    }
    // A text that is adopted waits for no more answers, and neither does what came out of a process.
    let is_asked = matches!(state, Some(State::Draft | State::Consultation)) || index.under_way(source, on).is_some();
    if let Some(content) = document.content().filter(|_| is_asked) {
        collector.answers(content.consultations);
    }
    let is_unfinished = matches!(state, Some(State::Draft | State::Consultation | State::NotAdopted));
    match document {
        Document::ActionPlan(plan) if !is_unfinished => collector.plan(plan),
        Document::Agreement(agreement) if !is_unfinished => {
            let in_force = state.is_some_and(State::is_in_force);
            collector.agreement(agreement, starts(document).filter(|_| in_force));
        }
        Document::Process(process) => collector.process(process),
        _ => {}
    }
}

/// What is due in the document in the file `id`.
pub fn collect_of(index: &Index<'_>, id: SourceId, on: Day) -> Vec<Deadline> {
    let mut all = Vec::new();
    if let Some(document) = index.workspace.document(id) {
        collect_from(index, id, document, on, None, &mut all);
    }
    all.sort_by_key(|deadline| (deadline.last, deadline.span.start));
    all
}

/// The day a period in which something is done ends on.
fn in_period(period: Option<&Parsed<Period>>) -> Vec<Pending> {
    period.and_then(last).map(Pending::by).into_iter().collect()
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
    fn note(&mut self, span: Span, what: &str, pending: Vec<Pending>, who: &Responsibilities) {
        let horizon = self.on.checked_add(HORIZON.days()).unwrap_or(self.on);
        if self.party.is_some_and(|party| !names(self.workspace, who, party)) {
            return;
        }
        for Pending { last, review } in pending.into_iter().filter(|pending| pending.last <= horizon) {
            let (source, what, who, overdue) = (self.source, what.to_owned(), who.clone(), last < self.on);
            self.all.push(Deadline { source, span, what, who, last, review, overdue });
        }
    }

    fn plan(&mut self, plan: &ActionPlan) {
        let achieved = achieved(self.workspace, self.source);
        for goal in flat_goals(&plan.goals) {
            if goal.id.as_ref().is_some_and(|id| achieved.contains(id.text())) {
                continue;
            }
            self.note(goal.span, &line(goal.value.goal.as_ref()), pending(&goal.due, &[], None), &goal.responsible);
            self.activities(&goal.activities);
        }
        self.activities(&plan.activities);
    }

    fn activities(&mut self, activities: &[Spanned<Activity>]) {
        for (activity, groups) in flat_activities(activities) {
            let of_group = || groups.iter().rev().find_map(|group| group.period.as_ref());
            let is_open = activity.done.is_empty();
            let days = match activity.due.is_empty() {
                true if is_open => in_period(of_group()),
                true => Vec::new(),
                false => pending(&activity.due, &activity.done, None),
            };
            let who = groups.iter().rev().map(|group| &group.responsible).find(|who| !who.is_empty());
            let who = if activity.responsible.is_empty() { who.unwrap_or(&activity.responsible) } else { &activity.responsible };
            self.note(activity.span, &line(activity.value.activity.as_ref()), days, who);
        }
    }

    fn agreement(&mut self, agreement: &Agreement, in_force_from: Option<Day>) {
        for duty in &agreement.duties {
            let days = pending(&duty.due, &duty.done, in_force_from);
            self.note(duty.span, &line(duty.does.as_ref()), days, &duty.who);
        }
        for goal in flat_goals(&agreement.goals) {
            self.note(goal.span, &line(goal.value.goal.as_ref()), pending(&goal.due, &[], None), &goal.responsible);
        }
    }

    fn process(&mut self, process: &Process) {
        let title = |title: Option<&Spanned<String>>| title.map(|title| title.value.clone()).unwrap_or_default();
        for phase in process.phases.iter().filter(|phase| phase.done.is_empty()) {
            let days = in_period(phase.until.as_ref().or(phase.period.as_ref()));
            self.note(phase.span, &title(phase.title.as_ref()), days, &phase.responsible);
        }
        for routine in process.routines.iter().filter(|routine| routine.state != Some(RoutineState::Existing)) {
            let listed = routine.document.as_ref().map(|document| document.text().to_owned());
            let what = routine.title.as_ref().map(|title| title.value.clone()).or(listed).unwrap_or_default();
            self.note(routine.span, &what, pending(&routine.due, &[], None), &routine.responsible);
        }
    }

    fn questions(&mut self, content: &Content<'_>) {
        for question in content.open_questions {
            self.note(question.span, &line(question.text.as_ref()), pending(&question.due, &[], None), &question.responsible);
        }
    }

    /// The answers of those who have been asked and have not answered.
    fn answers(&mut self, consultations: &[Spanned<Consultation>]) {
        for consultation in consultations {
            let silent = consultation.bodies.iter().filter(|body| matches!(body.response, None | Some(Response::Awaited)));
            let who = silent.map(|body| {
                let (actor, words) = (body.who.clone(), body.words.clone());
                Concise { value: Responsibility { actor, words, ..Responsibility::default() }, span: body.span }
            });
            let who = OneOrMany(who.collect());
            let title = consultation.title.as_ref().map(|title| title.value.clone());
            let what = title.unwrap_or_else(|| line(consultation.text.as_ref()));
            if !who.is_empty() {
                self.note(consultation.span, &what, pending(&consultation.due, &[], None), &who);
            }
        }
    }
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
