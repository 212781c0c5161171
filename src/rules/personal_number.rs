//! Numbers of persons: a finding wherever one stands, and no finding that shows one.
//!
//! ## personal-number
//! # A personal identity number
//! A personal identity number or a coordination number stands in the file: in a text, under a key that okplan does not know,
//! in a comment, or in the name of the file. An agreement is a public document that is archived and copied, and has no need of one. No report shows
//! the number. It is always an error, which no comment and no baseline silences. A number counts when its date is in the
//! calendar and its check digit right, so that numbers of organisations, telephones and records do not.
//! # Ett personnummer
//! Ett personnummer eller ett samordningsnummer står i filen: i en text, under en nyckel som okplan inte känner i en
//! kommentar eller i filens namn. En överenskommelse är en allmän handling som arkiveras och kopieras, och behöver inget sådant. Numret visas inte
//! i någon rapport. Det är alltid ett fel, som ingen kommentar och ingen lista med kända fynd tystar. Ett nummer räknas när
//! datumet finns i kalendern och kontrollsiffran stämmer, så att organisationsnummer, telefonnummer och diarienummer inte gör
//! det.
//! # Example
//! ```yaml
//! title: Plan för Tolvan Tolvansson, 19121212-1212
//! ```

use super::Rule;
use crate::diagnostic::{Diagnostic, Severity};
use crate::personal_numbers::{personal_numbers, personal_numbers_in_name, without_personal_numbers};
use crate::source::{Source, SourceId, Span};
use crate::text::{StaticText, Text};
use crate::yaml;
use std::borrow::Cow;

/// The name of the rule.
const NAME: &str = "personal-number";

/// The rule as it is listed.
pub(super) const RULE: Rule = Rule {
    name: NAME,
    severity: Severity::Error,
    source: include_str!("personal_number.rs"),
    check: None,
    adjustable: false,
    fixable: false,
    depends_on_day: false,
    parameters: &[],
};

const MESSAGE: StaticText = StaticText {
    sv: "Här står ett personnummer eller ett samordningsnummer",
    en: "A personal identity number or a coordination number stands here",
};

const HELP: StaticText = StaticText {
    sv: "Ta bort det, även ur versioner i git som andra kan läsa.",
    en: "Remove it, also from versions in git that others can read.",
};

const NAME_MESSAGE: StaticText = StaticText {
    sv: "Filens namn innehåller ett personnummer eller ett samordningsnummer",
    en: "The name of the file holds a personal identity number or a coordination number",
};

const NAME_HELP: StaticText = StaticText {
    sv: "Ge filen ett annat namn, även i versioner i git som andra kan läsa.",
    en: "Give the file another name, also in versions in git that others can read.",
};

/// That the path `name` of a file, from the workspace's folder, holds a number, told at the start of the file.
pub(super) fn in_name(id: SourceId, name: &str) -> Option<Diagnostic> {
    let holds_one = !personal_numbers_in_name(name).is_empty();
    holds_one.then(|| Diagnostic::error(NAME, id, Span::default(), NAME_MESSAGE.into()).with_help(NAME_HELP))
}

/// Every number in the text of a file, whatever the file holds and whether it can be read as a document or not.
pub(super) fn found(id: SourceId, source: &Source) -> Vec<Diagnostic> {
    let mut places: Vec<Span> =
        personal_numbers(source.text()).into_iter().map(|range| Span::new(range.start, range.end)).collect();
    places.extend(escaped(source));
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|span| Diagnostic::error(NAME, id, span, MESSAGE.into()).with_help(HELP)).collect()
}

/// The places of texts that hold more numbers as they are read than as they are written, with escapes.
fn escaped(source: &Source) -> Vec<Span> {
    // Only these escapes can stand for a digit, a hyphen or nothing at all.
    if !["\\x", "\\u", "\\U", "\\\n"].iter().any(|escape| source.text().contains(escape)) {
        return Vec::new();
    }
    let (tree, _) = yaml::parse(source.text());
    let holds_more = |(read, span): &(&str, Span)| personal_numbers(read).len() > personal_numbers(source.slice(*span)).len();
    tree.scalars().filter(holds_more).map(|(_, span)| span).collect()
}

/// Takes numbers out of what `diagnostics` say. A fix that would write one is no fix any more: all that a report prints is
/// without them.
pub(super) fn redact(diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics {
        redact_text(&mut diagnostic.message);
        diagnostic.help.iter_mut().for_each(redact_text);
        diagnostic.related.iter_mut().for_each(|label| redact_text(&mut label.text));
        diagnostic.fix.take_if(|fix| fix.edits.iter().any(|edit| !personal_numbers(&edit.replacement).is_empty()));
        if let Some(fix) = &mut diagnostic.fix {
            redact_text(&mut fix.title);
        }
    }
}

fn redact_text(text: &mut Text) {
    for wording in [&mut text.sv, &mut text.en] {
        if let Cow::Owned(redacted) = without_personal_numbers(wording) {
            *wording = redacted;
        }
    }
}
