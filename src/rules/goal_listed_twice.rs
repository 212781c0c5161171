//! # A goal listed twice
//!
//! Two goals of a plan say the same, or the follow-up reports on the same goal in two places. Nobody can tell whether they
//! are to be counted and followed up once or twice.
//!
//! # Ett mål som står två gånger
//!
//! Två mål i en plan säger samma sak, eller så redovisar uppföljningen samma mål på två ställen. Det går inte att veta om
//! de ska räknas och följas upp en gång eller två.
//!
//! # Example
//!
//! ```yaml
//! goals:
//!   - goal: Väntetiderna är korta
//!   - goal: Att väntetiderna är korta.
//! ```

use super::wording::plain_words;
use super::{Findings, Subject};
use crate::model::{Content, Goal, flat_areas, flat_goals};
use crate::source::Span;
use crate::text::{StaticText, Text};
use std::collections::BTreeMap;

const HELP: StaticText = StaticText {
    sv: "Ta bort det ena, eller skriv also-under: där målet hör hemma även under en annan rubrik.",
    en: "Remove one of them, or write also-under: where the goal belongs under another heading as well.",
};

const HELP_FOLLOW_UP: StaticText = StaticText {
    sv: "Ta bort det ena, eller skriv reported-under: med det område där målet redovisas.",
    en: "Remove one of them, or write reported-under: with the area where the goal is reported.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content() else { return };
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for goal in flat_goals(content.goals) {
        let Some(said) = &goal.goal else { continue };
        let key = key(said.text());
        if key.is_empty() || !goal.also_under.0.is_empty() || is_told_apart(goal) {
            continue;
        }
        let first = *seen.entry(key).or_insert(said.span());
        if first != said.span() && !findings.is_full() {
            let message = Text::new("Målet står redan i planen", "The plan has this goal already");
            related(subject, first, said.span(), message, HELP, findings);
        }
    }
    follow_up(subject, &content, findings);
}

/// What two wordings of the same goal have in common: "Att väntetiderna är korta." and "Väntetiderna är korta".
fn key(text: &str) -> String {
    let words = plain_words(text);
    words.strip_prefix("att ").unwrap_or(&words).to_owned()
}

/// Whether a goal says by what it followed upon that it is another than one with the same words.
fn is_told_apart(goal: &Goal) -> bool {
    !(goal.splits.0.is_empty() && goal.merges.0.is_empty() && goal.replaces.0.is_empty())
}

/// A goal that is followed up in two places, neither of which points to the other.
fn follow_up(subject: &Subject<'_>, content: &Content<'_>, findings: &mut Findings<'_>) {
    let Some(follow_up) = content.follow_up else { return };
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for entry in flat_areas(&follow_up.areas).into_iter().flat_map(|area| &area.goals) {
        let Some(goal) = entry.goal.as_ref().filter(|_| entry.reported_under.is_none()) else { continue };
        let first = *seen.entry(goal.0.text()).or_insert(goal.0.span());
        if first != goal.0.span() && !findings.is_full() {
            let message =
                Text::new("Målet redovisas redan på ett annat ställe", "This goal is reported in another place already");
            related(subject, first, goal.0.span(), message, HELP_FOLLOW_UP, findings);
        }
    }
}

fn related(s: &Subject<'_>, first: Span, second: Span, message: Text, help: StaticText, findings: &mut Findings<'_>) {
    let diagnostic = findings.add(second, message, help);
    let told = Text::new("det står här", "it stands here");
    *diagnostic = diagnostic.clone().with_related(s.source, first, told);
}
