//! # Days without a text in force between two editions
//!
//! An edition begins to hold later than the day after the one before it ended. On the days between nothing holds, unless a
//! decision prolonged the earlier one.
//!
//! # Dagar utan gällande text mellan två utgåvor
//!
//! En utgåva börjar gälla senare än dagen efter att den förra slutade. Dagarna emellan gäller ingenting, om inte ett beslut
//! har förlängt den förra.
//!
//! # Example
//!
//! ```yaml
//! id: handlingsplan                # edition 2012 held until 2014-12-31
//! validity: {from: 2015-06-01, until: 2016-12-31}
//! ```

use super::{Findings, Subject};
use crate::lifecycle::Stretch;
use crate::model::{Document, Parsed, Period};
use crate::source::SourceId;
use crate::text;
use crate::text::{OneLine, StaticText};
use crate::workspace::{starts, validity};
use jiff::civil::Date as Day;

const HELP: StaticText = StaticText {
    sv: "Rätta giltighetstiden, eller lägg till beslutet som förlängde den förra utgåvan.",
    en: "Correct the validity, or add the decision that prolonged the edition before.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some((from, begins, before)) = before(subject) else { return };
    let Some(last) = last(subject, before, begins) else { return };
    let Ok(next) = last.tomorrow() else { return };
    if next < begins {
        let days = super::years::days(last, begins) - 2;
        let edition = OneLine(edition(subject, before)).to_string();
        let message = text!(
            "Utgåvan {edition} gällde till och med {last}, så {days} dagar är utan gällande text",
            "The edition {edition} held until {last}, so {days} days are without a text in force"
        );
        findings.add(from.span(), message, HELP);
    }
}

/// Where this edition says when it begins, that day, and the adopted edition that began last before it.
pub(super) fn before<'a>(subject: &'a Subject<'_>) -> Option<(&'a Parsed<Period>, Day, SourceId)> {
    if !matches!(subject.document, Document::Agreement(_) | Document::ActionPlan(_)) || subject.lifecycle.is_draft(subject.source)
    {
        return None;
    }
    let from = validity(subject.document)?.from.as_ref()?;
    let begins = from.get()?.first();
    let id = subject.document.content()?.id?.text();
    let editions = subject.workspace.editions(id).iter().copied().filter(|edition| *edition != subject.source);
    let adopted = editions.filter(|edition| !subject.lifecycle.is_draft(*edition));
    let started = adopted.filter_map(|edition| Some((starts(subject.workspace.document(edition)?)?, edition)));
    let (_, before) = started.filter(|(start, _)| *start < begins).max()?;
    Some((from, begins, before))
}

/// The name of an edition.
pub(super) fn edition<'a>(subject: &'a Subject<'_>, id: SourceId) -> &'a str {
    subject.workspace.outline(id).edition.as_ref().map_or("", |(edition, _)| edition)
}

/// The last day on which the edition in the file `before` held by itself or prolonged; nothing when it has no end.
fn last(subject: &Subject<'_>, before: SourceId, begins: Day) -> Option<Day> {
    let stretches = crate::lifecycle::timeline_of(subject.lifecycle, before, begins);
    // The text itself may say when it ends although another took its place earlier.
    let own = validity(subject.workspace.document(before)?).and_then(crate::workspace::last_day);
    let ends: Option<Vec<Day>> = stretches.iter().map(|stretch: &Stretch| stretch.end.day).collect();
    if stretches.iter().any(|stretch| stretch.end.day.is_none()) {
        return None;
    }
    ends?.into_iter().chain(own).max()
}
