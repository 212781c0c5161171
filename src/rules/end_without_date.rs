//! # An end that depends on an event alone
//!
//! A text holds, or a decision prolongs one, until something has happened, and no last day and no day of review is given. If
//! it does not happen the text goes on without anyone noticing.
//!
//! # Ett slut som bara beror på en händelse
//!
//! En text gäller, eller förlängs av ett beslut, tills något har hänt, men varken en sista dag eller en dag för översyn är
//! angiven. Händer det inte fortsätter texten att gälla utan att någon märker det.
//!
//! # Example
//!
//! ```yaml
//! validity: {from: 2012-11-14, until: {event: revisionen är genomförd}}
//! ```

use super::{Findings, Subject};
use crate::model::{Concise, Document, Until};
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Ange en sista dag med date, eller med review den dag då frågan ska tas upp igen.",
    en: "Give a last day with date, or with review the day when the matter is taken up again.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let validity = subject.document.content().and_then(|content| content.validity?.until.as_ref());
    let points = match subject.document {
        Document::Decision(decision) => &*decision.points,
        _ => &[],
    };
    for until in validity.into_iter().chain(points.iter().filter_map(|point| point.until.as_ref())) {
        if let Some(event) = open_event(until) {
            let message = Text::new("Slutet beror bara på en händelse", "The end depends on an event alone");
            findings.add(event.span(), message, HELP);
        }
    }
}

/// The event of an end without a day.
fn open_event(until: &Concise<Until>) -> Option<&crate::model::Prose> {
    until.event.as_ref().filter(|_| until.date.is_none() && until.review.is_none())
}
