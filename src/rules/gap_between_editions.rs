//! # Days without a text in force between two editions
//!
//! An edition begins to hold later than the day after the one before it ended, or after the other document ended that it
//! says it replaces. On the days between nothing holds, unless a decision prolonged the earlier one. Of several that one text
//! replaces the last to end counts.
//!
//! # Dagar utan gällande text mellan två utgåvor
//!
//! En utgåva börjar gälla senare än dagen efter att den förra slutade, eller efter att det andra dokument slutade som den
//! säger sig ersätta. Dagarna emellan gäller ingenting, om inte ett beslut har förlängt den förra. Ersätter en text flera
//! räknas den som slutar sist.
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
use crate::workspace::{Found, last_day, starts, validity};
use jiff::civil::Date as Day;

const HELP: StaticText = StaticText {
    sv: "Rätta giltighetstiden, eller lägg till beslutet som förlängde den förra utgåvan.",
    en: "Correct the validity, or add the decision that prolonged the edition before.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some((from, begins)) = beginning(subject) else { return };
    let own = previous(subject, begins).map(|one| Some((last(subject, one, begins)?, Before::Edition(one))));
    let ended: Option<Vec<(Day, Before<'_>)>> = own.into_iter().chain(replaced(subject, begins)).collect();
    let Some((last, before)) = ended.and_then(|ended| ended.into_iter().max_by_key(|(last, _)| *last)) else { return };
    let Ok(next) = last.tomorrow() else { return };
    if next < begins {
        let days = super::years::days(last, begins) - 2;
        let ((sv, en), are) = (super::years::counted(days), if days == 1 { "is" } else { "are" });
        let message = match before {
            Before::Edition(one) => {
                let edition = OneLine(edition(subject, one)).to_string();
                text!(
                    "Utgåvan {edition} gällde till och med {last}, så {sv} är utan gällande text",
                    "The edition {edition} held until {last}, so {en} {are} without a text in force"
                )
            }
            Before::Another(id) => {
                let id = OneLine(id).to_string();
                text!(
                    "”{id}”, som ersätts, gällde till och med {last}, så {sv} är utan gällande text",
                    "“{id}”, which is replaced, held until {last}, so {en} {are} without a text in force"
                )
            }
        };
        findings.add(from.span(), message, HELP);
    }
}

/// What held before: an edition of this document, or another document, by its id.
enum Before<'a> {
    Edition(SourceId),
    Another(&'a str),
}

/// The documents with another id that this one says it replaces, and that began before it: adopted here, or listed in a
/// register. Each with its last day; nothing for one that has no end.
fn replaced<'a>(subject: &'a Subject<'_>, begins: Day) -> Vec<Option<(Day, Before<'a>)>> {
    let Some(content) = subject.document.content() else { return Vec::new() };
    let own = content.id.map(|id| id.text());
    let named = content.replaces.iter().filter_map(|one| one.get()).filter(|one| Some(one.document.as_str()) != own);
    let ended = named.filter_map(|one| {
        let last = match subject.workspace.find(one, subject.source) {
            Found::Document(id) if !subject.lifecycle.is_draft(id) && has_begun(subject, id, begins) => last(subject, id, begins),
            Found::Listed(listed) => last_day(listed.validity.as_ref()?),
            _ => return None,
        };
        Some(last.map(|last| (last, Before::Another(one.document.as_str()))))
    });
    ended.collect()
}

fn has_begun(subject: &Subject<'_>, id: SourceId, begins: Day) -> bool {
    subject.workspace.document(id).and_then(starts).is_some_and(|start| start < begins)
}

/// Where this edition says when it begins, that day, and the adopted edition that began last before it.
pub(super) fn before<'a>(subject: &'a Subject<'_>) -> Option<(&'a Parsed<Period>, Day, SourceId)> {
    let (from, begins) = beginning(subject)?;
    Some((from, begins, previous(subject, begins)?))
}

/// Where an adopted agreement or plan says when it begins, and that day.
fn beginning<'a>(subject: &'a Subject<'_>) -> Option<(&'a Parsed<Period>, Day)> {
    if !matches!(subject.document, Document::Agreement(_) | Document::ActionPlan(_)) || subject.lifecycle.is_draft(subject.source)
    {
        return None;
    }
    let from = validity(subject.document)?.from.as_ref()?;
    Some((from, from.get()?.first()))
}

/// The adopted edition that began last before this one.
fn previous(subject: &Subject<'_>, begins: Day) -> Option<SourceId> {
    let id = subject.document.content()?.id?.text();
    let editions = subject.workspace.editions(id).iter().copied().filter(|edition| *edition != subject.source);
    let adopted = editions.filter(|edition| !subject.lifecycle.is_draft(*edition));
    let started = adopted.filter_map(|edition| Some((starts(subject.workspace.document(edition)?)?, edition)));
    started.filter(|(start, _)| *start < begins).max().map(|(_, before)| before)
}

/// The name of an edition.
pub(super) fn edition<'a>(subject: &'a Subject<'_>, id: SourceId) -> &'a str {
    subject.workspace.outline(id).edition.as_ref().map_or("", |(edition, _)| edition)
}

/// The last day on which the edition in the file `before` held by itself or prolonged; nothing when it has no end.
fn last(subject: &Subject<'_>, before: SourceId, begins: Day) -> Option<Day> {
    let stretches = crate::lifecycle::timeline_of(subject.lifecycle, before, begins);
    // The text itself may say when it ends although another took its place earlier.
    let own = validity(subject.workspace.document(before)?).and_then(last_day);
    let ends: Option<Vec<Day>> = stretches.iter().map(|stretch: &Stretch| stretch.end.day).collect();
    if stretches.iter().any(|stretch| stretch.end.day.is_none()) {
        return None;
    }
    ends?.into_iter().chain(own).max()
}
