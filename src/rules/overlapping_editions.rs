//! # Two editions that hold at the same time
//!
//! An edition begins to hold before the one before it has ended, and does not say that it replaces or revises it. The later
//! one counts, and a reader of the earlier cannot know.
//!
//! # Två utgåvor som gäller samtidigt
//!
//! En utgåva börjar gälla innan den förra har slutat, och säger inte att den ersätter eller reviderar den. Den senare räknas,
//! men det kan den som läser den förra inte veta.
//!
//! # Example
//!
//! ```yaml
//! id: handlingsplan                # edition 2012 holds until 2014-12-31
//! validity: {from: 2014-06-01, until: 2016-12-31}
//! ```

use super::gap_between_editions::{before, edition};
use super::{Findings, Subject};
use crate::text;
use crate::text::{OneLine, StaticText};
use crate::workspace::{last_day, validity};

const HELP: StaticText = StaticText {
    sv: "Skriv replaces: med den förra utgåvan, eller rätta giltighetstiden.",
    en: "Write replaces: with the edition before, or correct the validity.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some((from, begins, before)) = before(subject) else { return };
    let earlier = subject.workspace.document(before).and_then(validity);
    let Some(last) = earlier.and_then(last_day).filter(|last| begins <= *last) else { return };
    let Some(content) = subject.document.content() else { return };
    let told = content.replaces.iter().chain(content.revises.iter()).filter_map(|reference| reference.get());
    if told.into_iter().any(|reference| subject.workspace.find_document(reference, subject.source) == Some(before)) {
        return;
    }
    let edition = OneLine(edition(subject, before)).to_string();
    let message = text!(
        "Utgåvan {edition} gäller till och med {last}, alltså samtidigt",
        "The edition {edition} holds until {last}, so both hold at once"
    );
    findings.add(from.span(), message, HELP);
}
