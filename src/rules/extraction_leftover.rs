//! # A leftover of copied text
//!
//! The text was copied from a PDF or read from a picture and holds traces of it: a soft hyphen, a word that is still divided
//! where a line once ended (“verk- samhet”, and “samver-kan” where “samverkan” stands elsewhere), letters with spaces between them (“M å l”), an l in place of an I (“lnsatser”), a
//! bullet of a font as a letter, a ligature or letters of the wrong encoding. Nobody finds such a word by searching, and a
//! screen reader cannot say it. Characters for private use are reported as `forbidden-character`, numbers that cling to a date as
//! `impossible-date`.
//!
//! # En rest av kopierad text
//!
//! Texten är kopierad ur en pdf eller inläst från en bild och har spår av det: ett mjukt bindestreck, ett ord som är delat där en
//! rad en gång tog slut (”verk- samhet”, och ”samver-kan” där ”samverkan” står på annat ställe), bokstäver med mellanslag emellan (”M å l”), ett l i stället för ett I (”lnsatser”), en
//! punkt ur ett typsnitt som bokstav, en ligatur eller bokstäver i fel teckenkodning. Ingen hittar ett sådant ord genom att
//! söka, och en skärmläsare kan inte säga det. Tecken för privat bruk anmäls som `forbidden-character`, tal som fastnat i ett
//! datum som `impossible-date`.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Samverkan
//!
//!   All verksamhet följs upp. Verk- samhet i länet har lnsatser.
//! ```

mod divided;
mod glyphs;
mod spaced;

use super::{Findings, Parameter, Setting, Subject, Value};
use crate::diagnostic::{Edit, Fix};
use crate::mentions::{Sign, Signs};
use crate::passages::{Passage, Place};
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use std::ops::Range;

pub(super) const PARAMETERS: &[Parameter] = &[Parameter {
    value: Value::Except(&[]),
    meaning: StaticText { sv: "skrivningar som är riktiga här, ordagrant", en: "wordings that are right here, word for word" },
}];

/// A trace in a text.
#[derive(Debug, PartialEq, Eq)]
struct Leftover {
    range: Range<usize>,
    kind: Kind,
    /// What certainly stood there.
    meant: Option<String>,
}

/// What is left over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    SoftHyphen,
    Divided,
    Spaced,
    Misread,
    Bullet,
    Ligature,
    Encoding,
}

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let passages = &subject.passages().all;
    let except = findings.setting.except();
    let mut found: Vec<(usize, Leftover)> = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        let mut leftovers = leftovers(&passage.text, &passage.signs);
        leftovers.retain(|one| !except.contains(&&passage.text[one.range.clone()]));
        found.extend(leftovers.into_iter().map(|one| (index, one)));
        // What is copied so badly needs another copy and not a list of a thousand flaws.
        if found.len() > super::MAX_FINDINGS {
            break;
        }
    }
    found.extend(hyphened(passages, &except));
    found.sort_by_key(|(passage, one)| (*passage, one.range.start));
    divided::mend(&mut found, passages);
    report(subject, findings, found, passages);
}

/// Words with a hyphen inside that stand whole elsewhere, but for what `except` lets through.
fn hyphened(passages: &[Passage], except: &[&str]) -> Vec<(usize, Leftover)> {
    let mut hyphened = divided::hyphened(passages);
    hyphened.retain(|(passage, one)| !except.contains(&&passages[*passage].text[one.range.clone()]));
    hyphened
}

/// Where this rule tells of a word with a hyphen inside, so that no other rule tells of it too.
pub(super) fn told_of_hyphens(subject: &Subject<'_>) -> Vec<Place> {
    let rule = super::find("extraction-leftover").filter(|rule| subject.workspace.severity_of(rule.name) != Some(None));
    let except = rule.map(|rule| Setting::of(rule, subject.workspace).except());
    let found = except.map(|except| hyphened(&subject.passages().all, &except)).unwrap_or_default();
    found.into_iter().map(|(passage, one)| (passage, one.range)).collect()
}

/// The signs of a text that may hold a misread word.
const MISREAD: [Sign; 4] = [Sign::InnerI, Sign::MisreadInitial, Sign::CapitalBehindL, Sign::InnerCapitalBeyondAscii];

/// The signs of a text that may hold a word with spaces between its letters.
const ALONE: [Sign; 2] = [Sign::LettersAlone, Sign::LatinAlone];

/// Every trace in `text`, which has the signs `signs`, in order.
fn leftovers(text: &str, signs: &Signs) -> Vec<Leftover> {
    let mut found = glyphs::glyphs(text, signs);
    if signs.has(Sign::DividingHyphen) {
        found.extend(divided::divided(text));
    }
    if signs.has_any(&ALONE) {
        found.extend(spaced::spaced(text));
    }
    if signs.has_any(&MISREAD) {
        found.extend(glyphs::misread(text));
    }
    found.sort_by_key(|one| one.range.start);
    found
}

fn report(subject: &Subject<'_>, findings: &mut Findings<'_>, found: Vec<(usize, Leftover)>, passages: &[Passage]) {
    let places: Vec<Place> = found.iter().map(|(passage, one)| (*passage, one.range.clone())).collect();
    let spans = subject.spans(&places);
    let source = subject.workspace.source(subject.source);
    for ((passage, one), span) in found.into_iter().zip(spans) {
        let written = &passages[passage].text[one.range.clone()];
        let finding = findings.add(span, message(one.kind, written), help(one.meant.as_deref(), one.kind));
        // A text with escapes or a line break in it is not the one that stands in the file.
        let meant = one.meant.filter(|_| source.slice(span) == written);
        finding.fix = meant.map(|meant| {
            let shown = OneLine(&meant).to_string();
            let title = text!("Skriv ”{shown}”", "Write “{shown}”");
            Fix { title, edits: vec![Edit { span, replacement: meant }] }
        });
    }
}

fn message(kind: Kind, written: &str) -> Text {
    let shown = OneLine(written);
    match kind {
        Kind::SoftHyphen => Text::new("Ett mjukt bindestreck står i ett ord", "A soft hyphen stands in a word"),
        Kind::Divided => text!(
            "”{shown}” är delat som vid ett radslut, eller saknar ett mellanslag",
            "“{shown}” is divided as at the end of a line, or lacks a space"
        ),
        Kind::Spaced => text!("”{shown}” har mellanslag mellan bokstäverna", "“{shown}” has spaces between its letters"),
        Kind::Misread => {
            text!("”{shown}” har ett l i stället för ett I, eller tvärtom", "“{shown}” has an l for an I, or an I for an l")
        }
        Kind::Bullet => text!("”{shown}” är en punkt ur ett typsnitt", "“{shown}” is a bullet of a font"),
        Kind::Ligature => text!("”{shown}” är flera bokstäver i ett tecken", "“{shown}” is several letters in one character"),
        Kind::Encoding => text!("”{shown}” är ett tecken i fel kodning", "“{shown}” is a character in the wrong encoding"),
    }
}

fn help(meant: Option<&str>, kind: Kind) -> Text {
    match (meant, kind) {
        (Some(meant), _) if !meant.is_empty() => {
            let meant = OneLine(meant);
            text!("Skriv ”{meant}”.", "Write “{meant}”.")
        }
        (_, Kind::SoftHyphen) => Text::new("Ta bort det.", "Remove it."),
        (_, Kind::Bullet) => Text::new("Skriv en lista, med - först på raden.", "Write a list, with - at the start of the line."),
        _ => Text::new("Rätta ordet.", "Correct the word."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_trace_is_without_its_sign(text in "[a-cliIåvÅ A-C.,(–-]{0,40}|([a-cåä] ){2,6}[a-c]{0,2}|[ (.a]{0,3}l[a-z]{2,9}") {
            let signs = Signs::of(&text);
            prop_assert!(signs.has_any(&ALONE) || spaced::spaced(&text).is_empty());
            prop_assert!(signs.has_any(&MISREAD) || glyphs::misread(&text).is_empty());
        }
    }

    fn found(text: &str) -> Vec<(&str, Option<String>)> {
        leftovers(text, &Signs::of(text)).into_iter().map(|one| (&text[one.range], one.meant)).collect()
    }

    #[test]
    fn traces_are_found() {
        let certain = |text: &str| Some(text.to_owned());
        for (text, expected) in [
            ("verk\u{ad}samhet", vec![("\u{ad}", certain(""))]),
            ("all verk- samhet i länet", vec![("verk- samhet", None)]),
            ("M å l och medel", vec![("M å l", None)]),
            ("lnsatser och lndikatorer", vec![("lnsatser", certain("Insatser")), ("lndikatorer", certain("Indikatorer"))]),
            ("lnom KAPlTEL och SlP", vec![("lnom", certain("Inom")), ("KAPlTEL", certain("KAPITEL")), ("SlP", certain("SIP"))]),
            ("VÅRDPLlÄN", vec![("VÅRDPLlÄN", certain("VÅRDPLIÄN"))]),
            ("tiII skoIan", vec![("tiII", certain("till")), ("skoIan", certain("skolan"))]),
            ("• Ett", vec![("•", None)]),
            ("Ø Ett", vec![("Ø", None)]),
            ("e\u{fb00}ekt", vec![("\u{fb00}", certain("ff"))]),
            ("pÃ¥ lÃ¤n", vec![("Ã¥", certain("å")), ("Ã¤", certain("ä"))]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn sound_text_has_none() {
        for text in [
            "hälso- och sjukvård, mål- samt barn- eller skol-, fritids- och kulturfrågor",
            "psykiatrin - det vill säga den – gör det",
            "alternativ A B C och punkt a b c",
            "ljus, lkpg, IT, IVO, AI, eID, MiIT, wiki",
            "Det är i å, ö i ån. En 2- åring",
            "vuxen- /barn- respektive ungdomsvård, pojk- & flickor, lång- til kort",
            "Øresund och § 5 samt · mellan",
            "se dag- resp nattverksamhet",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
