//! # Data that is printed nowhere
//!
//! The document has a body, and data that the body does not print: goals without `![](#goals)`, appendices without
//! `![](#appendices)` and so on. The place must be chosen, or the printed document would have it in one nobody chose. A
//! clause kept as data, such as a duty, that says with `in` where the text has it needs no place. Where the text places some
//! groups of goals by themselves, each group it leaves out is named.
//!
//! # Data som inte skrivs ut någonstans
//!
//! Dokumentet har en body, och data som den inte skriver ut: mål utan `![](#goals)`, bilagor utan `![](#appendices)` och
//! så vidare. Platsen måste väljas, annars hamnar de på en plats som ingen har valt. En bestämmelse som finns som data, till
//! exempel ett åtagande, och som med `in` säger var den står i texten behöver ingen plats. Om texten skriver ut några grupper
//! av mål var för sig nämns varje grupp som saknas.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   Planen gäller alla parter.
//! goals:
//!   - goal: En gemensam plan finns
//! ```

use super::{Findings, Subject};
use crate::model::{Goal, Prose, Spanned};
use crate::outline::Target;
use crate::places::{self, PLACES};
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use std::collections::BTreeSet;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(body) = places::body(subject.document) else { return };
    let in_line = in_line(subject);
    for (part, span) in &in_line {
        let message = text!("Platsen för {part} står inte på en egen rad", "The place for {part} is not on a line of its own");
        let help = Text::new(
            "Sätt en tom rad före och efter, utanför listor och citat.",
            "Put an empty line before and after it, outside lists and quotations.",
        );
        findings.add(*span, message, help);
    }
    let mut printed: BTreeSet<&str> = printed(subject);
    printed.extend(in_line.iter().map(|(part, _)| *part));
    let span = Span::new(body.span().start as usize, body.span().start as usize);
    for place in PLACES {
        if is_printed(subject, place, &printed) {
            continue;
        }
        let missing = if place == "goals" { missing_goals(subject, &printed) } else { Vec::new() };
        if missing.is_empty() {
            let StaticText { sv, en } = places::words(place);
            let message = text!("Texten skriver inte ut {sv} ({place})", "The text does not print {en} ({place})");
            let help = text!(
                "Skriv ![](#{place}) på en egen rad i body, där de ska stå.",
                "Write ![](#{place}) on a line of its own in body, where they shall stand."
            );
            findings.add(span, message, help);
        }
        for goal in missing {
            missing_goal(goal, findings);
        }
    }
}

/// Says that the text prints other groups by themselves, and not this group or goal.
fn missing_goal(goal: &Spanned<Goal>, findings: &mut Findings<'_>) {
    let title = goal.group.as_ref().map(|title| title.value.clone()).or(goal.goal.as_ref().map(Prose::one_line));
    let title = title.unwrap_or_default();
    let start = Span::new(goal.span.start as usize, goal.span.start as usize);
    match &goal.id {
        Some(id) if goal.is_group() => {
            let shown = OneLine(id.text());
            let message = text!("Texten skriver inte ut gruppen ”{shown}”", "The text does not print the group “{shown}”");
            let help = text!(
                "Skriv ![](#{shown}) på en egen rad i body, där den ska stå.",
                "Write ![](#{shown}) on a line of its own in body, where it shall stand."
            );
            findings.add(id.span(), message, help);
        }
        _ => {
            let shown = OneLine(&title);
            let message = text!("Texten skriver inte ut ”{shown}”", "The text does not print “{shown}”");
            let help = Text::new(
                "Ge gruppen ett id och skriv ![](#id) på en egen rad i body, där den ska stå; ett mål utan grupp behöver en.",
                "Give the group an id and write ![](#id) on a line of its own in body, where it shall stand; a goal without a group needs one.",
            );
            findings.add(start, message, help);
        }
    }
}

/// Whether the data at `place` is printed by the text, or has nothing that must be. Goals are also printed when each of
/// their groups is.
fn is_printed(subject: &Subject<'_>, place: &str, printed: &BTreeSet<&str>) -> bool {
    let document = subject.document;
    let is_loose = places::loose(document, place) > 0 && !places::has_own_place(document, place);
    let all_printed = || place == "goals" && goals(subject).iter().all(|goal| is_goal_printed(goal, printed));
    !is_loose || printed.contains(place) || all_printed()
}

fn goals<'a>(subject: &Subject<'a>) -> &'a [Spanned<Goal>] {
    subject.document.content().map_or(&[], |content| content.goals)
}

/// Whether the goal, or every goal of the group, is printed.
fn is_goal_printed(goal: &Goal, printed: &BTreeSet<&str>) -> bool {
    let is_placed = goal.is_group() && goal.id.as_ref().is_some_and(|id| printed.contains(id.text()));
    is_placed || (!goal.goals.is_empty() && goal.goals.iter().all(|inner| is_goal_printed(inner, printed)))
}

/// The outermost goals and groups that are printed nowhere, when others are; none when no goal is printed.
fn missing_goals<'a>(subject: &Subject<'a>, printed: &BTreeSet<&str>) -> Vec<&'a Spanned<Goal>> {
    let (mut missing, mut any) = (Vec::new(), false);
    let mut open: Vec<&Spanned<Goal>> = goals(subject).iter().rev().collect();
    while let Some(goal) = open.pop() {
        if is_goal_printed(goal, printed) {
            any = true;
        } else if goal.goals.iter().any(|inner| is_any_printed(inner, printed)) {
            open.extend(goal.goals.iter().rev());
        } else {
            missing.push(goal);
        }
    }
    if any { missing } else { Vec::new() }
}

/// Whether the goal, or any goal of the group, is printed.
fn is_any_printed(goal: &Goal, printed: &BTreeSet<&str>) -> bool {
    is_goal_printed(goal, printed) || goal.goals.iter().any(|inner| is_any_printed(inner, printed))
}

/// The names of data whose places stand among other text of the body, with where they stand: nothing is printed there.
fn in_line<'a>(subject: &Subject<'a>) -> Vec<(&'a str, Span)> {
    let references = &subject.workspace.outline(subject.source).references;
    let images = references.iter().filter(|reference| reference.is_image && !reference.prints);
    let parts = images.filter_map(|reference| match &reference.target {
        Target::Part(part) if PLACES.contains(&part.as_str()) => Some((part.as_str(), reference.span)),
        _ => None,
    });
    parts.collect()
}

fn printed<'a>(subject: &Subject<'a>) -> BTreeSet<&'a str> {
    let references = &subject.workspace.outline(subject.source).references;
    let parts = references.iter().filter(|reference| reference.prints).filter_map(|reference| match &reference.target {
        Target::Part(part) => Some(part.as_str()),
        _ => None,
    });
    parts.collect()
}
