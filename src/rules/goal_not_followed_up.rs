//! # A goal the follow-up leaves out
//!
//! The document follows up a plan, but says nothing of one of its goals. A reader assumes that all goals are there.
//!
//! # Ett mål som uppföljningen utelämnar
//!
//! Dokumentet följer upp en plan men säger inget om ett av dess mål. En läsare utgår från att alla mål finns med.
//!
//! # Example
//!
//! ```yaml
//! follow-up:
//!   of: lansplan@2017        # which has the goals vantetider and suicid
//!   areas:
//!     - title: Barn- och ungdomspsykiatrin
//!       goals: [{goal: vantetider, status: ongoing}]
//! ```

use super::{Findings, Subject};
use crate::model::{Document, FollowUp, flat_areas, flat_goals};
use crate::source::SourceId;
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use crate::workspace::Found;
use std::collections::BTreeSet;

const HELP: StaticText = StaticText {
    sv: "Lägg till målet under en rubrik i follow-up, med status: not-reported om inget är känt.",
    en: "Add the goal under a heading of follow-up, with status: not-reported if nothing is known.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(follow_up) = subject.plan().and_then(|plan| plan.follow_up.as_ref()) else { return };
    let Some(reference) = follow_up.of.as_ref() else { return };
    let Some(Found::Document(followed)) = reference.get().map(|of| subject.workspace.find(of, subject.source)) else { return };
    let workspace = subject.workspace;
    let Some(Document::ActionPlan(plan)) = workspace.document(followed) else { return };
    if !workspace.is_whole(subject.source) {
        return;
    }
    let taken_up = taken_up(follow_up, subject, followed);
    for goal in flat_goals(&plan.goals) {
        let Some(id) = goal.id.as_ref().filter(|id| !taken_up.contains(id.text())) else { continue };
        let shown = OneLine(id.text());
        let message = text!(
            "Målet ”{shown}” i planen som följs upp tas inte upp",
            "The goal “{shown}” of the plan that is followed up is not taken up"
        );
        let diagnostic = findings.add(reference.span(), message, HELP);
        *diagnostic = diagnostic.clone().with_related(followed, id.span(), Text::new("målet står här", "the goal stands here"));
    }
}

/// The ids of the goals of `followed` that the follow-up names.
fn taken_up<'a>(follow_up: &'a FollowUp, subject: &Subject<'_>, followed: SourceId) -> BTreeSet<&'a str> {
    let goals = flat_areas(&follow_up.areas).into_iter().flat_map(|area| &area.goals);
    let references = goals.filter_map(|entry| entry.goal.as_ref()?.0.get());
    let of_that_plan = references.filter(|reference| match &reference.document {
        None => true,
        Some((document, edition)) => {
            let document = crate::model::DocumentReference { document: document.clone(), edition: edition.clone(), part: None };
            matches!(subject.workspace.find(&document, subject.source), Found::Document(id) if id == followed)
        }
    });
    of_that_plan.map(|reference| reference.part.as_str()).collect()
}
