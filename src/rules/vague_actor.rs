//! # An actor that is only words
//!
//! Who is responsible or takes part is given in words alone and names nobody in the register, so it cannot be followed up
//! by actor. It is legal, and often what the text says.
//!
//! # En aktör som bara är ord
//!
//! Den som ansvarar eller medverkar anges bara med ord och inte ur registret, så det går inte att följa upp per aktör. Det
//! är tillåtet, och ofta vad texten säger.
//!
//! # Example
//!
//! ```yaml
//! responsible: {words: Berörda chefer}
//! ```

use super::{Findings, Subject};
use crate::model::Responsibility;
use crate::model::shape::{Visitor, Walk};
use crate::source::Span;
use crate::text::{StaticText, Text};
use std::any::Any;

const HELP: StaticText = StaticText {
    sv: "Lägg till role, unit, group eller party ur registret bredvid words om det går att säga vilka som menas.",
    en: "Add role, unit, group or party from the register beside words if it can be said who is meant.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut places = Places::default();
    subject.document.walk(&mut places);
    for span in places.0 {
        findings.add(span, Text::new("Aktören anges bara med ord", "The actor is given in words alone"), HELP);
    }
}

#[derive(Default)]
struct Places(Vec<Span>);

impl Visitor for Places {
    fn enter(&mut self, part: &dyn Any) {
        let vague = part.downcast_ref::<Responsibility>().filter(|one| one.is_words_alone());
        self.0.extend(vague.and_then(|one| one.words.as_ref()).map(crate::model::Prose::span));
    }
}
