//! # A step after the final one
//!
//! One step of a dispute is said to be the last, and another step at the same level comes after it. Steps at other levels
//! have an order of their own.
//!
//! # Ett steg efter det sista
//!
//! Ett steg i en tvist anges som det sista, och ändå kommer ett steg till på samma nivå efter det. Steg på andra nivåer har
//! sin egen ordning.
//!
//! # Example
//!
//! ```yaml
//! kind: agreement
//! disputes:
//!   - {level: individual, at: lsg, final: true}
//!   - {level: individual, at: regionen}
//! ```

use super::{Findings, Subject};
use crate::model::{DisputeStep, Document, Prose};
use crate::text;
use crate::text::StaticText;

const HELP: StaticText = StaticText {
    sv: "Flytta final: true till det sista steget, eller ändra ordningen.",
    en: "Move final: true to the last step, or change the order.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Agreement(agreement) = subject.document else { return };
    let is_final = |step: &DisputeStep| step.is_final.as_ref().is_some_and(|is_final| is_final.value);
    for (index, step) in agreement.disputes.iter().enumerate() {
        let earlier = &agreement.disputes[..index];
        if earlier.iter().any(|before| is_final(before) && before.level == step.level) {
            let at = step.at.first().map(|at| at.span).or(step.does.as_ref().map(Prose::span));
            let message = text!("Steget kommer efter det som är sist", "The step comes after the one that is final");
            findings.add(at.unwrap_or(step.span), message, HELP);
        }
    }
}
