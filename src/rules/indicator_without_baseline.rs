//! # An indicator without a value to start from, or without a source
//!
//! An indicator that shall rise, fall or reach a value says nothing of where it starts, or an indicator says nothing of where
//! its value is taken from. Whether it moved cannot be told.
//!
//! # En indikator utan utgångsvärde eller källa
//!
//! En indikator som ska öka, minska eller nå ett värde säger inte var den börjar, eller så säger den inte varifrån värdet
//! hämtas. Då går det inte att säga om något har förändrats.
//!
//! # Example
//!
//! ```yaml
//! goals:
//!   - goal: Fler får arbete
//!     indicators:
//!       - {indicator: Antalet som får arbetsrehabilitering, direction: increase}
//! ```

use super::{Findings, Subject};
use crate::model::Indicator;
use crate::model::shape::{Visitor, Walk};
use crate::source::Span;
use crate::text::{StaticText, Text};
use std::any::Any;

const HELP: StaticText = StaticText {
    sv: "Lägg till baseline: med utgångsvärdet och source: med var det hämtas.",
    en: "Add baseline: with the value to start from and source: with where it is taken from.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut indicators = Indicators::default();
    subject.document.walk(&mut indicators);
    for (span, lacks_baseline, lacks_source) in indicators.0 {
        let message = match (lacks_baseline, lacks_source) {
            (true, true) => {
                Text::new("Indikatorn har varken utgångsvärde eller källa", "The indicator has neither baseline nor source")
            }
            (true, false) => Text::new("Indikatorn har inget utgångsvärde", "The indicator has no baseline"),
            _ => Text::new("Indikatorn har ingen källa", "The indicator has no source"),
        };
        findings.add(span, message, HELP);
    }
}

/// Indicators that lack something: where, whether it is the baseline, whether it is the source.
#[derive(Default)]
struct Indicators(Vec<(Span, bool, bool)>);

impl Visitor for Indicators {
    fn enter(&mut self, part: &dyn Any) {
        let Some(one) = part.downcast_ref::<Indicator>() else { return };
        let Some(text) = &one.indicator else { return };
        // What must happen so often, or within a time, starts from nothing.
        let moves = one.every.is_none() && one.within.is_none();
        let (lacks_baseline, lacks_source) = (moves && one.baseline.is_none(), one.source.is_none());
        if lacks_baseline || lacks_source {
            self.0.push((text.span(), lacks_baseline, lacks_source));
        }
    }
}
