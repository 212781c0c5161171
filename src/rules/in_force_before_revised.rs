//! # In force before it was revised
//!
//! The text was revised on a day after the one from which it says that it holds. In this wording it cannot have held before
//! it existed.
//!
//! # Giltigt innan det reviderades
//!
//! Texten reviderades efter den dag som den säger sig gälla från. I den lydelsen kan den inte ha gällt innan den fanns.
//!
//! # Example
//!
//! ```yaml
//! revised: 2013-06
//! validity: {from: 2012-11-14, until: 2016-12-31}
//! ```

use super::{Findings, Subject};
use crate::text;
use crate::text::StaticText;

const HELP: StaticText = StaticText {
    sv: "Låt den reviderade lydelsen gälla från den dag den antogs, som en utgåva för sig.",
    en: "Let the revised wording hold from the day it was adopted, as an edition of its own.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(content) = subject.document.content() else { return };
    let from = content.validity.and_then(|validity| validity.from.as_ref());
    let (Some(revised), Some(from)) = (content.revised, from) else { return };
    let (Some(day), Some(begins)) = (revised.get(), from.get()) else { return };
    if begins.last() < day.first() {
        let (day, begins) = (revised.text(), from.text());
        let message = text!(
            "Texten reviderades {day} men ska gälla från {begins}",
            "The text was revised {day} and is to hold from {begins}"
        );
        findings.add(revised.span(), message, HELP);
    }
}
