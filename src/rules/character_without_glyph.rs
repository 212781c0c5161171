//! # A character that a PDF cannot show
//!
//! okplan's typeface has the letters of European languages, and a text holds another character: an emoji, an arrow, a letter of
//! another script. No PDF is made of the document then, or it would have an empty box there and silence in a screen reader. HTML,
//! Markdown and Word show it with what the reader's computer has. With a typeface of its own in `style` a workspace may show it,
//! and nothing is found.
//!
//! # Ett tecken som en PDF inte kan visa
//!
//! okplans typsnitt har de europeiska språkens bokstäver, och en text innehåller ett annat tecken: en emoji, en pil, en bokstav ur
//! en annan skrift. Då blir det ingen PDF av dokumentet; den skulle ha en tom ruta där och vara tyst i en skärmläsare. HTML,
//! Markdown och Word visar tecknet med det som läsarens dator har. Med ett eget typsnitt i `style` kan en arbetsyta visa det,
//! och inget hittas.
//!
//! # Example
//!
//! ```yaml
//! title: Handlingsplan 🎉
//! ```

use super::{Findings, Subject};
use crate::source::{Source, Span};
use crate::text;
use crate::text::{OneLine, StaticText};
use crate::typefaces;
use crate::yaml::{parse, source_offsets};
use std::collections::BTreeSet;

/// How many characters of a file are told of.
const TOLD: usize = 100;

/// The first byte of a character that the typeface may lack: it has all that begin with a lower one, Latin letters to U+017F.
const MAY_LACK: u8 = 0xc6;

/// How many bytes are passed over at a time.
const STRIDE: usize = 32;

const HELP: StaticText = StaticText {
    sv: "Skriv det på ett annat sätt, eller skriv ut som html.",
    en: "Write it some other way, or print as HTML.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let source = subject.workspace.source(subject.source);
    let has_own_typeface = || subject.workspace.settings().style.as_ref().is_some_and(|style| style.typeface.is_some());
    if !(is_suspect(source.text()) || has_escapes(source.text())) || has_own_typeface() {
        return;
    }
    for (character, span) in lacking(source) {
        let (code, shown) = (u32::from(character), character.to_string());
        let shown = OneLine(&shown);
        let message = text!(
            "Tecknet ”{shown}” (U+{code:04X}) finns inte i typsnittet: där det skrivs ut blir dokumentet ingen PDF",
            "The character “{shown}” (U+{code:04X}) is not in the typeface: where it prints the document becomes no PDF"
        );
        findings.add(span, message, HELP);
    }
}

/// Whether a text holds a character that the typeface lacks, its comments included.
fn is_suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins = |chunk: usize| {
        let from = chunk * STRIDE;
        (from..bytes.len().min(from + STRIDE)).filter(|at| bytes[*at] >= MAY_LACK)
    };
    let stands = |at: usize| text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(lacks);
    let chunks = bytes.chunks(STRIDE).enumerate().filter(|(_, chunk)| chunk.iter().any(|byte| *byte >= MAY_LACK));
    chunks.map(|(chunk, _)| chunk).any(|chunk| begins(chunk).any(stands))
}

/// Whether a text in YAML may hold characters that are written as numbers.
fn has_escapes(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'\\', bytes).any(|at| matches!(bytes.get(at + 1), Some(b'u' | b'U')))
}

/// The characters in the values of a file that the typeface lacks, each with its first place.
fn lacking(source: &Source) -> Vec<(char, Span)> {
    let (tree, _) = parse(source.text());
    let (mut known, mut found) = (BTreeSet::new(), Vec::new());
    for (value, scalar) in tree.scalars() {
        let is_told = |(at, one): &(usize, char)| lacks(*one) && !in_comment(&value[..*at]);
        for (at, character) in value.char_indices().filter(is_told) {
            if found.len() < TOLD && known.insert(character) {
                found.push((character, place(source, scalar, value, at, character)));
            }
        }
    }
    found
}

/// Whether the typeface lacks `character`, which is none of those for private use: reading a file tells of them.
fn lacks(character: char) -> bool {
    !typefaces::shows(character) && !matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// Whether what comes after `before` stands in a comment, which prints nowhere.
fn in_comment(before: &str) -> bool {
    before.rfind("<!--").is_some_and(|at| !before[at..].contains("-->"))
}

fn place(source: &Source, scalar: Span, value: &str, at: usize, character: char) -> Span {
    let ends = [at, at + character.len_utf8()];
    match source_offsets(source.slice(scalar), scalar.range().start, value, &ends)[..] {
        [start, end] if start < end && source.text().is_char_boundary(start) && source.text().is_char_boundary(end) => {
            Span::new(start, end)
        }
        _ => scalar,
    }
}

#[cfg(test)]
mod tests {
    use super::{MAY_LACK, is_suspect};
    use crate::typefaces;

    #[test]
    fn what_is_passed_over_has_glyphs() {
        let passed = ('\u{20}'..='\u{17f}').filter(|one| one.encode_utf8(&mut [0; 4]).as_bytes()[0] < MAY_LACK);
        let lacking: Vec<char> = passed.filter(|one| !typefaces::shows(*one)).collect();
        assert_eq!(lacking, [] as [char; 0]);
        assert!(!is_suspect(&"Åtgärder – ”vård” … och § 9. ".repeat(9)));
        for at in 0..70 {
            assert!(is_suspect(&format!("{}ש{}", "å".repeat(at), "ö".repeat(70 - at))), "{at}");
        }
    }
}
