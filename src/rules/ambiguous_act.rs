//! # A name that stands for two acts
//!
//! The text calls an act by a name that another act took over while the document holds, such as "SoL" around 1 July 2025, and
//! gives no number anywhere that tells which of them is meant. Of a document without any date nobody can tell at all, and then
//! it is info. It is reported once for each name.
//!
//! # Ett namn som står för två lagar
//!
//! Texten kallar en lag vid ett namn som en annan lag tog över medan dokumentet gäller, som ”SoL” runt den 1 juli 2025, och
//! inget nummer någonstans i texten säger vilken av dem som menas. I ett dokument utan datum kan ingen säga det alls, och då är
//! det en upplysning. Det anmäls en gång för varje namn.
//!
//! # Example
//!
//! ```yaml
//! validity: {from: 2025-01-01, until: 2026-12-31}
//! body: |
//!   # Samverkan
//!
//!   Kommunen ansvarar för insatser enligt SoL.
//! ```

use super::cited::{in_text, told};
use super::prolonged_after_lapse::day as day_of_decision;
use super::{Findings, Subject};
use crate::diagnostic::Severity;
use crate::law::{Act, Fact, Manner, Meant};
use crate::text;
use crate::text::{OneLine, StaticText, listed};
use crate::workspace::{last_day, starts};
use jiff::civil::Date as Day;
use std::collections::BTreeSet;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    if subject.passages().citations.is_empty() {
        return;
    }
    let told = told(subject);
    let mut reported: BTreeSet<&str> = BTreeSet::new();
    let life = starts(subject.document).map(|began| (began, last(subject)));
    for (placed, passage) in in_text(subject) {
        let citation = &placed.what;
        if citation.manner == Manner::AsHistory || findings.is_full() {
            continue;
        }
        let Meant::Several(acts) = subject.acts.meant(citation, None) else { continue };
        let changes = |act: &&Act| match (life, &act.repealed) {
            (None, _) => true,
            (Some((began, last)), Some(repealed)) => began < repealed.value && last.is_some_and(|last| repealed.value <= last),
            (Some(_), None) => false,
        };
        let is_told = acts.iter().any(|act| told.contains(act.number.as_str()));
        if is_told || !acts.iter().any(changes) || !reported.insert(&acts[0].number) {
            continue;
        }
        let shown = OneLine(&passage.text[citation.act.clone()]).to_string();
        let meant = meant_in(&acts, life);
        let (sv, en) = (listed(&shown_all(&meant, |note| note.sv), "eller"), listed(&shown_all(&meant, |note| note.en), "or"));
        let message = text!("”{shown}” kan vara {sv}", "“{shown}” may be {en}");
        let help = text!("Ange numret första gången lagen nämns.", "Give the number where the act is first named.");
        let finding = findings.add(placed.span, message, help);
        if life.is_none() {
            finding.severity = finding.severity.max(Severity::Info);
        }
    }
}

/// The acts as a text cites them, each with the note that it is unconfirmed where it is.
fn shown_all(acts: &[&Act], pick: fn(StaticText) -> &'static str) -> Vec<String> {
    let note = |act: &Act| pick(Fact { value: (), is_verified: !act.is_title_unverified }.note());
    acts.iter().map(|act| format!("{}{}", OneLine(&act.shown()), note(act))).collect()
}

/// Those of `acts` that were in force some day of the document's life.
fn meant_in<'a>(acts: &[&'a Act], life: Option<(Day, Option<Day>)>) -> Vec<&'a Act> {
    let is_within = |act: &&&Act| {
        life.is_none_or(|(began, last)| {
            let has_begun = act.from.as_ref().is_none_or(|from| last.is_none_or(|last| from.value <= last));
            has_begun && !act.is_repealed(began)
        })
    };
    acts.iter().filter(is_within).copied().collect()
}

/// The last day on which the document is known to hold.
fn last(subject: &Subject<'_>) -> Option<Day> {
    let stated = subject.document.content()?.validity.and_then(last_day);
    stated.into_iter().chain(subject.lifecycle.prolonging(subject.source).filter_map(day_of_decision)).max()
}
