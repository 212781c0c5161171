//! # An abbreviation that is never spelled out
//!
//! The text uses an abbreviation and nowhere says what it stands for, neither in the text nor under `abbreviations`. Whoever
//! was not there when the document was written cannot tell who is responsible or what is meant. Units, months, Roman numerals,
//! short names of acts and what everybody knows, such as EU and PDF, need no explanation. It is reported where the abbreviation
//! stands first.
//!
//! # En förkortning som aldrig förklaras
//!
//! Texten använder en förkortning och säger ingenstans vad den står för, varken i texten eller under `abbreviations`. Den som
//! inte var med när dokumentet skrevs kan inte veta vem som ansvarar eller vad som menas. Enheter, månader, romerska siffror,
//! lagars kortnamn och det alla känner till, som EU och PDF, behöver ingen förklaring. Fyndet visas där förkortningen står
//! första gången.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Ansvar
//!
//!   LSG leder samverkan i länet.
//! ```

use super::abbreviations::{is_act, is_familiar};
use super::{Findings, Parameter, Subject};
use crate::passages::Place;
use crate::text;
use crate::text::{OneLine, Text};
use std::collections::BTreeSet;

pub(super) const PARAMETERS: &[Parameter] = super::abbreviations::KNOWN_TO_READERS;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let directory = subject.workspace.directory();
    let listed = &subject.workspace.outline(subject.source).abbreviations;
    // Whoever lists I-KBT explains KBT.
    let listed: BTreeSet<&str> = listed.iter().flat_map(|(short, _)| short.split('-').chain([short.as_str()])).collect();
    let except = findings.setting.except();
    let all = &subject.abbreviations().0;
    let unexplained = all.iter().filter(|(short, one)| {
        let is_known = is_familiar(short) || is_act(short, directory) || except.contains(&short.as_str());
        one.expansions.is_empty() && !listed.contains(short.as_str()) && !is_known
    });
    let (shorts, places): (Vec<&String>, Vec<Place>) =
        unexplained.filter_map(|(short, one)| Some((short, one.uses.first()?.clone()))).unzip();
    for (short, span) in shorts.into_iter().zip(subject.spans(&places)) {
        let shown = OneLine(short);
        let message = text!("”{shown}” förklaras inte", "“{shown}” is not spelled out");
        findings.add(span, message, help(short, directory.abbreviation(short)));
    }
}

/// What would be right, with what a register knows.
fn help(short: &str, long: Option<&str>) -> Text {
    let short = OneLine(short);
    match long.map(OneLine) {
        Some(long) => text!(
            "Registret säger ”{long}”: lägg till {short} under abbreviations.",
            "The register says “{long}”: add {short} under abbreviations."
        ),
        None => text!(
            "Skriv ut vad den står för första gången, med {short} inom parentes efter.",
            "Spell it out the first time, with {short} in brackets after it."
        ),
    }
}
