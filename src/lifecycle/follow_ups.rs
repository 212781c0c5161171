//! What becomes of a plan's goals: whether a follow-up takes them up, and what it says.

use crate::model::{ActionPlan, Document, FollowUpStatus, Prose, flat_areas, flat_goals};
use crate::source::SourceId;
use crate::workspace::Workspace;
use std::collections::BTreeSet;

/// Whether the document in the file `id` is a plan with goals that no follow-up in the workspace takes up.
pub fn is_never_followed_up(workspace: &Workspace, id: SourceId) -> bool {
    let Some(Document::ActionPlan(plan)) = workspace.document(id) else { return false };
    !plan.goals.is_empty() && follow_ups(workspace, id).is_empty()
}

/// The goals of the plan in the file `id` that no follow-up in the workspace names, in Markdown and in printed order. Of a goal without an id
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
    goals.map(|goal| goal.value.goal.as_ref().map(Prose::one_line).unwrap_or_default()).collect()
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

/// The goals of the plan in the file `id` that some follow-up says are achieved.
pub fn achieved(workspace: &Workspace, id: SourceId) -> BTreeSet<String> {
    let plans = follow_ups(workspace, id).into_iter();
    let areas = plans.filter_map(|plan| plan.follow_up.as_ref()).flat_map(|follow_up| flat_areas(&follow_up.areas));
    let goals = areas.flat_map(|area| &area.goals).filter(|goal| goal.status == Some(FollowUpStatus::Achieved));
    goals.filter_map(|goal| Some(goal.goal.as_ref()?.0.get()?.part.clone())).collect()
}
