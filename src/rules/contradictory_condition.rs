//! # A condition that is met and is not
//!
//! The condition says `met: false`, and on which day it was met. It counts as not met, so that the point has no effect.
//!
//! # Ett villkor som både är uppfyllt och inte
//!
//! Villkoret säger `met: false`, men också vilken dag det uppfylldes. Det räknas som inte uppfyllt, och beslutspunkten får
//! ingen verkan.
//!
//! # Example
//!
//! ```yaml
//! points:
//!   - text: Överenskommelsen förlängs till och med 2032.
//!     document: samverkan@2027
//!     act: prolong
//!     until: 2032
//!     condition: {text: Regionen beslutar likadant., met: false, met-on: 2030-12-05}
//! ```

use super::{Findings, Subject};
use crate::model::{Document, Parsed};
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Ta bort met: false om det är uppfyllt, annars met-on.",
    en: "Remove met: false if it is met, otherwise met-on.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Decision(decision) = subject.document else { return };
    let conditions = decision.points.iter().flat_map(|point| point.condition.iter());
    for condition in conditions.filter(|condition| condition.contradicts_itself()) {
        let span = condition.met_on.as_ref().map_or(condition.span, Parsed::span);
        let message = Text::new(
            "Villkoret är inte uppfyllt, men har en dag då det uppfylldes",
            "The condition is not met, but has a day when it was",
        );
        findings.add(span, message, HELP);
    }
}
