//! # A stated length that is not the length
//!
//! The text says how many years it holds, as in "fyraårig", and its validity has another length. Half a month more or less
//! is let through.
//!
//! # En angiven längd som inte stämmer
//!
//! Texten säger hur många år den gäller, som i ”fyraårig”, men giltighetstiden har en annan längd. En halv månad mer eller
//! mindre går igenom.
//!
//! # Example
//!
//! ```yaml
//! kind: agreement
//! validity: {from: 2012-11-14, until: 2016-12-31}
//! body: |
//!   # Giltighetstid
//!
//!   Överenskommelsen är fyraårig.
//! ```

use super::years::{days, days_of_years, ends};
use super::{Findings, Subject};
use crate::model::Document;
use crate::text;
use crate::text::StaticText;

const HELP: StaticText = StaticText {
    sv: "Rätta längden i texten eller giltighetstiden, eller ta bort längden ur texten.",
    en: "Correct the length in the text or the validity, or take the length out of the text.",
};

/// How many days more or less the same length may have.
const TOLERANCE: f64 = 15.0;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let validity = subject.document.content().and_then(|content| content.validity);
    let Some((from, until)) = validity.and_then(ends) else { return };
    let length = days(from, until);
    for stated in &subject.passages().lengths {
        if is_own(subject.document, &stated.what.of) && (f64::from(length) - days_of_years(stated.what.years)).abs() > TOLERANCE {
            let years = stated.what.years;
            let message = text!(
                "Texten säger {years} år, men giltighetstiden {from} till {until} är {length} dagar",
                "The text says {years} years, and the validity from {from} to {until} is {length} days"
            );
            findings.add(stated.span, message, HELP);
        }
    }
}

/// Whether the word can mean this document: a plan speaks of the length of its agreement too.
fn is_own(document: &Document, of: &str) -> bool {
    match document {
        Document::Agreement(agreement) if agreement.is_routine() => of.starts_with("rutin") || of.starts_with("giltighet"),
        Document::Agreement(_) => !of.contains("plan") && !of.starts_with("rutin"),
        Document::ActionPlan(_) => of.contains("plan") || of.starts_with("giltighet"),
        _ => false,
    }
}
