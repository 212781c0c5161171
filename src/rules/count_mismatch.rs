//! # A stated number that is not the number listed
//!
//! The text states how many goals, activities or appendices there are, and the list holds another number. One of the two
//! is wrong, or something is missing. In running text a number is held against the list that follows it after a colon,
//! against what the document itself lists ("planens tre mål"), and against the municipalities of the county ("länets femton
//! kommuner").
//!
//! # Ett angivet antal som inte stämmer
//!
//! Texten anger hur många mål, aktiviteter eller bilagor det är, men listan har ett annat antal. Det ena är fel, eller så
//! saknas något. I löpande text jämförs ett antal med listan som följer efter ett kolon, med det som dokumentet självt
//! räknar upp (”planens tre mål”) och med länets kommuner (”länets femton kommuner”).
//!
//! # Example
//!
//! ```yaml
//! counts:
//!   - {of: goals, count: 3, words: planens tre mål}
//! goals:
//!   - goal: Väntetiderna är korta
//!   - goal: Kunskapen är god
//! ```

use super::{Findings, Subject, counts_in_prose};
use crate::model::{
    Content, Countable, DeclaredCount, Document, FollowUp, Goal, Spanned, flat_activities, flat_appendices, flat_areas,
    flat_goals,
};
use crate::source::SourceId;
use crate::text;
use crate::text::StaticText;
use crate::workspace::Found;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const HELP: StaticText = StaticText {
    sv: "Rätta antalet i texten, eller lägg till det som saknas i listan.",
    en: "Correct the number in the text, or add to the list what is missing.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content() else { return };
    let mut counted: BTreeMap<SourceId, Counts> = BTreeMap::new();
    for declared in content.counts {
        let (Some(of), Some(count)) = (declared.of, &declared.count) else { continue };
        let Some((source, part)) = place(declared, subject) else { continue };
        let Some(listing) = subject.workspace.document(source).and_then(Document::content) else { continue };
        let counts = counted.entry(source).or_insert_with(|| Counts::of(&listing));
        let Some(listed) = counts.0.get(&(of, part)).copied() else { continue };
        if listed != count.value as usize {
            let (stated, label) = (count.value, of.label());
            let (sv, en) = (label.sv, label.en);
            let (finns, are) = if listed == 1 { ("uppräknat", "is") } else { ("uppräknade", "are") };
            let message = text!(
                "Texten anger {stated} {sv}, men {listed} finns {finns}",
                "The text states {stated} {en}, but {listed} {are} listed"
            );
            findings.add(count.span, message, HELP);
        }
    }
    counts_in_prose::check(subject, &content, findings);
}

/// The document and the part of it where things are listed; nothing when they cannot be found or not all be read.
fn place(declared: &DeclaredCount, subject: &Subject<'_>) -> Option<(SourceId, Option<String>)> {
    let (source, part) = match (&declared.listed_in, &declared.within) {
        (Some(reference), _) => {
            let reference = reference.get()?;
            let Found::Document(source) = subject.workspace.find(reference, subject.source) else { return None };
            (source, reference.part.clone())
        }
        (None, Some(within)) => (subject.source, Some(within.get()?.part.clone())),
        (None, None) => (subject.source, None),
    };
    subject.workspace.is_whole(source).then_some((source, part))
}

/// How many of each there are in a plan, and in each part of it that can be counted.
#[derive(Default)]
struct Counts(BTreeMap<(Countable, Option<String>), usize>);

impl Counts {
    fn of(plan: &Content<'_>) -> Counts {
        let mut counts = Counts::default();
        let goals = counts.goals(plan.goals);
        counts.note(Countable::Goals, &[None, Some("goals")], goals);
        if let Some(follow_up) = plan.follow_up {
            counts.note(Countable::Goals, &[Some("follow-up")], followed_goals(follow_up));
        }
        let alone = flat_activities(plan.activities).len();
        let mut in_goals = 0;
        for goal in flat_goals(plan.goals) {
            let activities = flat_activities(&goal.activities).len();
            in_goals += activities;
            counts.note(Countable::Activities, &[goal.id.as_ref().map(|id| id.text())], activities);
        }
        counts.note(Countable::Activities, &[Some("activities")], alone);
        counts.0.insert((Countable::Activities, None), alone + in_goals);
        for group in plan.appendices.iter().filter(|entry| entry.is_group()) {
            let appendices = flat_appendices(&group.items).len();
            counts.note(Countable::Appendices, &[group.id.as_ref().map(|id| id.text())], appendices);
        }
        let appendices = flat_appendices(plan.appendices).len();
        counts.note(Countable::Appendices, &[Some("appendices")], appendices);
        counts.0.insert((Countable::Appendices, None), appendices);
        counts
    }

    fn note(&mut self, of: Countable, parts: &[Option<&str>], count: usize) {
        for part in parts {
            self.0.entry((of, part.map(str::to_owned))).or_insert(count);
        }
    }

    /// Notes the goals of every group in `goals`; how many there are in all.
    fn goals(&mut self, goals: &[Spanned<Goal>]) -> usize {
        let mut all = 0;
        for goal in goals {
            if !goal.is_group() {
                all += 1;
                continue;
            }
            let in_group = self.goals(&goal.goals);
            all += in_group;
            if let Some(id) = &goal.id {
                self.note(Countable::Goals, &[Some(id.text())], in_group);
            }
        }
        all
    }
}

/// The number of different goals the follow-up takes up: one printed under two headings counts once.
fn followed_goals(follow_up: &FollowUp) -> usize {
    let followed = follow_up.of.as_ref().and_then(|of| of.get()).map(|of| of.document.as_str());
    let goals = flat_areas(&follow_up.areas).into_iter().flat_map(|area| &area.goals);
    let references = goals.filter_map(|entry| entry.goal.as_ref()?.0.get());
    // A goal of the plan that is followed up is the same whether the plan is named or not.
    let different: BTreeSet<(Option<&str>, &str)> = references
        .map(|reference| {
            let document = reference.document.as_ref().map(|(document, _)| document.as_str());
            (document.filter(|document| Some(*document) != followed), reference.part.as_str())
        })
        .collect();
    different.len()
}
