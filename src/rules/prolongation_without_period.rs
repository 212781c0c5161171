//! # A prolongation by itself without a period
//!
//! The agreement is prolonged by itself, and does not say by how long. Nobody can tell how long it holds, and it counts as
//! lapsed when its own time is out.
//!
//! # En automatisk förlängning utan tid
//!
//! Överenskommelsen förlängs automatiskt, men det står inte hur länge. Då går det inte att säga hur länge den gäller, och den
//! räknas som utgången när dess egen tid är ute.
//!
//! # Example
//!
//! ```yaml
//! prolongation: {automatic: true, unless: 6 months}
//! ```

use super::{Findings, Subject};
use crate::model::Document;
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Skriv hur länge den förlängs, som i period: 1 year.",
    en: "Write by how long it is prolonged, as in period: 1 year.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Agreement(agreement) = subject.document else { return };
    let Some(rule) = &agreement.prolongation else { return };
    let Some(automatic) = rule.automatic.as_ref().filter(|automatic| automatic.value) else { return };
    if rule.period.is_none() && !subject.workspace.has_unusable_part(subject.source, rule.span) {
        let message = Text::new(
            "Överenskommelsen förlängs automatiskt, men det står inte hur länge",
            "The agreement is prolonged by itself, and it does not say by how long",
        );
        findings.add(automatic.span, message, HELP);
    }
}
