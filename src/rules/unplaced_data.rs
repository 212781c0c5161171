//! # Data that is printed nowhere
//!
//! The document has a body, and data that the body does not print: goals without `![](#goals)`, appendices without
//! `![](#appendices)` and so on. The place must be chosen, or the printed document would have it in one nobody chose.
//!
//! # Data som inte skrivs ut någonstans
//!
//! Dokumentet har en body, och data som den inte skriver ut: mål utan `![](#goals)`, bilagor utan `![](#appendices)` och
//! så vidare. Platsen måste väljas, annars hamnar de på en plats som ingen har valt.
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
use crate::model::ActionPlan;
use crate::outline::{PLACES, Target};
use crate::source::Span;
use crate::text;
use crate::text::Text;
use std::collections::BTreeSet;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(plan) = subject.plan() else { return };
    let Some(body) = &plan.body else { return };
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
    for (place, is_printed) in sections(plan, &printed) {
        if !is_printed {
            let (sv, en) = words(place);
            let message = text!("Texten skriver inte ut {sv} ({place})", "The text does not print {en} ({place})");
            let help = text!(
                "Skriv ![](#{place}) på en egen rad i body, där de ska stå.",
                "Write ![](#{place}) on a line of its own in body, where they shall stand."
            );
            findings.add(span, message, help);
        }
    }
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

/// The sections a plan has, and whether each is printed. Goals are also printed when each of their groups is.
fn sections(plan: &ActionPlan, printed: &BTreeSet<&str>) -> Vec<(&'static str, bool)> {
    let groups_printed = plan.goals.iter().all(|goal| goal.id.as_ref().is_some_and(|id| printed.contains(id.text())));
    [
        ("goals", !plan.goals.is_empty(), groups_printed),
        ("activities", !plan.activities.is_empty(), false),
        ("follow-up", plan.follow_up.is_some(), false),
        ("results", !plan.results.is_empty(), false),
        ("appendices", !plan.appendices.is_empty(), false),
        ("abbreviations", !plan.abbreviations.is_empty(), false),
        ("glossary", !plan.glossary.is_empty(), false),
        ("contacts", !plan.contacts.is_empty(), false),
        ("history", !plan.history.is_empty(), false),
    ]
    .into_iter()
    .filter(|(_, has_data, _)| *has_data)
    .map(|(place, _, otherwise)| (place, otherwise || printed.contains(place)))
    .collect()
}

/// What a place prints, in words.
fn words(place: &str) -> (&'static str, &'static str) {
    match place {
        "goals" => ("målen", "the goals"),
        "activities" => ("aktiviteterna", "the activities"),
        "follow-up" => ("uppföljningen", "the follow-up"),
        "results" => ("resultaten", "the results"),
        "appendices" => ("bilagorna", "the appendices"),
        "abbreviations" => ("förkortningarna", "the abbreviations"),
        "glossary" => ("ordlistan", "the glossary"),
        "contacts" => ("kontakterna", "the contacts"),
        _ => ("historiken", "the history"),
    }
}
