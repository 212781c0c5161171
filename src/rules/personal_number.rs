//! Numbers of persons: a finding wherever one stands, and no finding that shows one.
//!
//! ## personal-number
//! # A personal identity number
//! A personal identity number or a coordination number stands in the file: in a text, under a key that okplan does not know,
//! in a comment, in an address, or in the name of the file. An agreement is a public document that is archived and copied, and
//! has no need of one. It is always an error, which no comment and no baseline silences. A number counts when its date is in the
//! calendar and its check digit right, whatever signs stand around it, so that numbers of organisations and telephones do not;
//! ten digits right behind "dnr" or "diarienummer" are the number of a record.
//!
//! Nothing that okplan prints shows the number. Reports have asterisks in its place, `diff`, `log`, `status` and `git text` the
//! letter x; `render` does not print the document, and shows an x for a number that it takes from another file. What could be
//! such a number but is no error, as ten digits in a key, is not shown either. Two versions that differ in such a number alone
//! are the same to `diff`. `fmt`, `validate --fix` and `git merge` leave the number in the file.
//! # Ett personnummer
//! Ett personnummer eller ett samordningsnummer står i filen: i en text, under en nyckel som okplan inte känner, i en
//! kommentar, i en adress eller i filens namn. En överenskommelse är en allmän handling som arkiveras och kopieras, och behöver
//! inget sådant. Det är alltid ett fel, som ingen kommentar och ingen lista med kända fynd tystar. Ett nummer räknas när datumet
//! finns i kalendern och kontrollsiffran stämmer, vilka tecken som än står runt det, så att organisationsnummer och
//! telefonnummer inte gör det; tio siffror direkt efter ”dnr” eller ”diarienummer” är ett diarienummer.
//!
//! Inget som okplan skriver ut visar numret. Rapporter har asterisker i stället, `diff`, `log`, `status` och `git text`
//! bokstaven x; `render` skriver inte ut dokumentet, och visar x för ett nummer som hämtas ur en annan fil. Det som kan vara ett
//! sådant nummer men inte är ett fel, som tio siffror i en nyckel, visas inte heller. Två versioner som bara skiljer sig i ett
//! sådant nummer är lika för `diff`. `fmt`, `validate --fix` och `git merge` låter numret stå kvar i filen.
//! # Example
//! ```yaml
//! title: Plan för Tolvan Tolvansson, 19121212-1212
//! ```

use super::Rule;
use crate::diagnostic::{Diagnostic, Edit, Severity};
use crate::personal_numbers::{personal_numbers, without_personal_numbers};
use crate::source::{Source, SourceId, Span};
use crate::text::{StaticText, Text};
use crate::yaml;
use std::borrow::Cow;

/// The name of the rule.
pub(super) const NAME: &str = "personal-number";

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
    let holds_one = !personal_numbers(name).is_empty();
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
    // Lines that are folded in the midst of a number, and escapes that are no letters of their own.
    let bytes = source.text().as_bytes();
    let is_escape = |at: usize| matches!(bytes.get(at + 1), Some(b'x' | b'u' | b'U' | b'\n'));
    if !memchr::memchr_iter(b'\\', bytes).any(is_escape) {
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
        let shows_one = |edit: &Edit| matches!(without_personal_numbers(&edit.replacement), Cow::Owned(_));
        diagnostic.fix.take_if(|fix| fix.edits.iter().any(shows_one));
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
