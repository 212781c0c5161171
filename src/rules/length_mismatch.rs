//! # A stated length that is not the length
//!
//! The text says how many years or months it holds, as in "fyraårig" or "gäller i 36 månader", and its validity has another
//! length. Half a month more or less is let through. The length of another document, "den nationella överenskommelsen", and
//! the time for notice or a prolongation are left alone.
//!
//! # En angiven längd som inte stämmer
//!
//! Texten säger hur många år eller månader den gäller, som i ”fyraårig” eller ”gäller i 36 månader”, men giltighetstiden har
//! en annan längd. En halv månad mer eller mindre går igenom. Längden på ett annat dokument, ”den nationella
//! överenskommelsen”, och tiden för uppsägning eller förlängning lämnas i fred.
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

use super::numbers::is_here;
use super::years::{counted, days, days_of_years, ends};
use super::{Findings, Subject};
use crate::mentions::{Belongs, LengthUnit, TypedLength};
use crate::model::Document;
use crate::passages::Setting;
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
        let (what, passage) = (&stated.what, &subject.passages().all[stated.passage]);
        let is_told_as_own = passage.setting != Setting::History && !passage.is_quoted;
        let is_own = is_told_as_own && is_own(subject.document, &what.of) && is_said_of(subject.document, what);
        if is_own && (f64::from(length) - days_of(what)).abs() > TOLERANCE {
            let ((sv, en), (dagar, days)) = (shown(what), counted(length));
            let message = text!(
                "Texten säger {sv}, men giltighetstiden {from} till {until} är {dagar}",
                "The text says {en}, and the validity from {from} to {until} is {days}"
            );
            findings.add(stated.span, message, HELP);
        }
    }
}

/// How many days the stated length has.
fn days_of(stated: &TypedLength) -> f64 {
    match stated.unit {
        LengthUnit::Year => days_of_years(stated.count),
        LengthUnit::Month => days_of_years(stated.count) / 12.0,
    }
}

/// The stated length in both languages.
fn shown(stated: &TypedLength) -> (String, String) {
    let count = stated.count;
    match (stated.unit, count) {
        (LengthUnit::Year, 1) => ("1 år".to_owned(), "1 year".to_owned()),
        (LengthUnit::Year, _) => (format!("{count} år"), format!("{count} years")),
        (LengthUnit::Month, 1) => ("1 månad".to_owned(), "1 month".to_owned()),
        (LengthUnit::Month, _) => (format!("{count} månader"), format!("{count} months")),
    }
}

/// Whether the words around the length say it of this document and of no other. A word such as "giltighetstiden" names none.
fn is_said_of(document: &Document, stated: &TypedLength) -> bool {
    match &stated.belongs {
        Belongs::Called(_) => true,
        other => is_here(document, other),
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
