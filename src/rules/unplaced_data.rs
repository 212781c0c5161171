//! # Data that is printed nowhere
//!
//! The document has a body, and data that the body does not print: goals without `![](#goals)`, appendices without
//! `![](#appendices)` and so on. The place must be chosen, or the printed document would have it in one nobody chose. A
//! clause kept as data, such as a duty, that says with `in` where the text has it needs no place.
//!
//! # Data som inte skrivs ut någonstans
//!
//! Dokumentet har en body, och data som den inte skriver ut: mål utan `![](#goals)`, bilagor utan `![](#appendices)` och
//! så vidare. Platsen måste väljas, annars hamnar de på en plats som ingen har valt. En bestämmelse som finns som data, till
//! exempel ett åtagande, och som med `in` säger var den står i texten behöver ingen plats.
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
use crate::outline::Target;
use crate::places::{self, PLACES};
use crate::source::Span;
use crate::text;
use crate::text::{StaticText, Text};
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
        if !is_printed(subject, place, &printed) {
            let StaticText { sv, en } = places::words(place);
            let message = text!("Texten skriver inte ut {sv} ({place})", "The text does not print {en} ({place})");
            let help = text!(
                "Skriv ![](#{place}) på en egen rad i body, där de ska stå.",
                "Write ![](#{place}) on a line of its own in body, where they shall stand."
            );
            findings.add(span, message, help);
        }
    }
}

/// Whether the data at `place` is printed by the text, or has nothing that must be. Goals are also printed when each of
/// their groups is.
fn is_printed(subject: &Subject<'_>, place: &str, printed: &BTreeSet<&str>) -> bool {
    let document = subject.document;
    let is_loose = places::loose(document, place) > 0 && !places::has_own_place(document, place);
    let groups_printed = || {
        let mut goals = document.content().into_iter().flat_map(|content| content.goals);
        place == "goals" && goals.all(|goal| goal.id.as_ref().is_some_and(|id| printed.contains(id.text())))
    };
    !is_loose || printed.contains(place) || groups_printed()
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
