//! # An abbreviation that is spelled out after its first use
//!
//! The text uses an abbreviation and says what it stands for only further down. Whoever reads from the beginning meets it
//! without an explanation. A list of abbreviations may stand at the end.
//!
//! # En förkortning som förklaras för sent
//!
//! Texten använder en förkortning och säger först längre ned vad den står för. Den som läser från början möter den utan
//! förklaring. En lista med förkortningar får stå sist.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Ansvar
//!
//!   Behovet av en SIP prövas. En samordnad individuell plan (SIP) har en ansvarig.
//! ```

use super::abbreviations::{Abbreviation, is_familiar};
use super::{Findings, Parameter, Subject};
use crate::passages::{Passage, Place};
use crate::text;
use crate::text::{OneLine, StaticText, Text};

pub(super) const PARAMETERS: &[Parameter] = super::abbreviations::KNOWN_TO_READERS;

const HELP: StaticText =
    StaticText { sv: "Förklara den där den står första gången.", en: "Spell it out where it stands first." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let outline = subject.workspace.outline(subject.source);
    let except = findings.setting.except();
    let passages = &subject.passages().all;
    let is_open = |short: &str| {
        !is_familiar(short) && !except.contains(&short) && !outline.abbreviations.iter().any(|(listed, _)| listed == short)
    };
    let all = subject.abbreviations().0.iter().filter(|(short, _)| is_open(short));
    let late = all.filter_map(|(short, one)| Some((short, late(one, passages)?)));
    let (shorts, places): (Vec<&String>, Vec<[Place; 2]>) = late.unzip();
    let spans = subject.spans(&places.concat());
    for (short, span) in shorts.into_iter().zip(spans.chunks_exact(2)) {
        let shown = OneLine(short);
        let message = text!("”{shown}” förklaras först längre ned", "“{shown}” is spelled out only further down");
        let (id, there) = (subject.source, Text::new("här förklaras den", "it is spelled out here"));
        let finding = findings.add(span[0], message, HELP);
        finding.related.push(crate::diagnostic::Label { source: id, span: span[1], text: there });
    }
}

/// The first use and the first explanation, if the use stands before it in the same text and in no heading.
fn late(one: &Abbreviation, passages: &[Passage]) -> Option<[Place; 2]> {
    let explained = one.expansions.first().filter(|first| first.long.is_some())?;
    if one.expansions.iter().any(|expansion| expansion.is_entry) {
        return None;
    }
    let of = passages.get(explained.place.0)?.of;
    let is_running = |place: &&Place| passages.get(place.0).is_some_and(|passage| passage.of == of && !passage.is_heading);
    let first = one.uses.iter().find(is_running)?;
    let is_before = (first.0, first.1.start) < (explained.place.0, explained.place.1.start);
    is_before.then(|| [first.clone(), explained.place.clone()])
}
