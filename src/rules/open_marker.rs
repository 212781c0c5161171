//! # Something left open in an adopted text
//!
//! The document is adopted, and its text still holds a sign of something to fill in or decide: a question mark on its own,
//! “xx”, “TODO”, “[…]”, “ej klart”, “(ev.)”, a blank that is no line to sign on. A question to the reader is none, nor is what
//! is called so (“Metoden heter TODO”). What is written under `open-questions` or as
//! `not-stated` has rules of its own.
//!
//! # Något som lämnats öppet i en antagen text
//!
//! Dokumentet är antaget, men texten innehåller ännu tecken på något att fylla i eller bestämma: ett ensamt frågetecken, ”xx”,
//! ”TODO”, ”[…]”, ”ej klart”, ”(ev.)”, en tom linje som ingen skriver under på. En fråga till läsaren är inget sådant, och inte
//! heller det som heter så (”Metoden heter TODO”). Det som står under `open-questions` eller som
//! `not-stated` har egna regler.
//!
//! # Example
//!
//! ```yaml
//! status: adopted
//! body: |
//!   # Bemanning
//!
//!   Kommunen bidrar med xx tjänster (?).
//! ```

mod blanks;

use super::unanswered_question::is_finished;
use super::words::words;
use super::{Findings, Parameter, Subject, Value};
use crate::mentions::{Sign, Signs};
use crate::passages::{Passage, Place, Setting};
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use std::ops::Range;

pub(super) const PARAMETERS: &[Parameter] = &[Parameter {
    value: Value::Words(&[
        "ej klart",
        "ej klar",
        "ej fastställt",
        "ej fastställd",
        "ej beslutat",
        "ej bestämt",
        "inte klart ännu",
        "ännu ej klart",
        "kompletteras senare",
        "fylls i senare",
        "text kommer",
        "tbd",
    ]),
    meaning: StaticText {
        sv: "ord som säger att något är öppet, utöver tecknen",
        en: "words that say that something is open, besides the signs",
    },
}];

const HELP: StaticText = StaticText { sv: "Skriv det som gäller, eller stryk det.", en: "Write what holds, or strike it out." };

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    if !is_finished(subject) {
        return;
    }
    let phrases: Vec<String> = findings.setting.words().into_iter().map(str::to_lowercase).collect();
    let passages = &subject.passages().all;
    let mut places: Vec<Place> = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        let mut ranges = signs(&passage.text, &passage.signs);
        let sought: Vec<&str> = phrases.iter().map(String::as_str).filter(|phrase| may_say(passage, phrase)).collect();
        if !sought.is_empty() {
            ranges.extend(phrase(&passage.text, &sought));
        }
        ranges.extend(perhaps(passage));
        ranges.sort_unstable_by_key(|range| range.start);
        places.extend(ranges.into_iter().map(|range| (index, range)));
    }
    for ((passage, range), span) in places.iter().zip(subject.spans(&places)) {
        let shown = OneLine(passages[*passage].text[range.clone()].trim()).to_string();
        let message = text!(
            "Dokumentet är antaget, men ”{shown}” lämnar något öppet",
            "The document is adopted, but “{shown}” leaves something open"
        );
        findings.add(span, message, HELP);
    }
    for span in blanks::left_open(subject.passages()) {
        let message = Text::new(
            "Dokumentet är antaget, men linjen är inte ifylld",
            "The document is adopted, but the line is not filled in",
        );
        findings.add(span, message, HELP);
    }
}

/// Whether `passage` may say `phrase`, which is in small letters.
fn may_say(passage: &Passage, phrase: &str) -> bool {
    let bytes = passage.text.as_bytes();
    let says = |first: u8| {
        let places = memchr::memchr2_iter(first, first.to_ascii_uppercase(), bytes);
        let stands =
            |at: usize| bytes.get(at..at + phrase.len()).is_some_and(|said| said.eq_ignore_ascii_case(phrase.as_bytes()));
        places.into_iter().any(stands)
    };
    passage.signs.may_hold(phrase) && (!phrase.is_ascii() || phrase.bytes().next().is_some_and(says))
}

/// Signs that stand for something to come, by bytes.
fn signs(text: &str, signs: &Signs) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if signs.has(Sign::QuestionMark) {
        found.extend(text.match_indices('?').filter(|(at, _)| is_alone(text, *at)).map(|(at, _)| at..at + 1));
    }
    if signs.has(Sign::Bracket) {
        found.extend(brackets(text));
    }
    if signs.has(Sign::Blank) {
        let is_open = |range: &Range<usize>| is_blank(&text[range.clone()]) || is_amount(text, range);
        found.extend(words(text).filter(|range| is_open(range) && !in_name(text, range)));
    }
    if signs.hold(text, "____") {
        found.extend(blanks::within(text));
    }
    found
}

/// Whether the question mark at `at` ends no question: no word stands before it in its brackets or its cell, and it is the first
/// of its row.
fn is_alone(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    let has_space = before.len() < at;
    let after = text[at + 1..].chars().next();
    let opens = before.is_empty() || before.ends_with(['(', '[', ':', '–', '=']);
    // "Är det så ?" is a question with a space too many; in the middle of a sentence the sign stands for a word.
    let goes_on = text[at + 1..]
        .trim_start_matches(['?', ' '])
        .chars()
        .next()
        .is_some_and(|next| next.is_lowercase() || next.is_ascii_digit());
    let is_closed = after.is_none_or(|after| after.is_whitespace() || matches!(after, ')' | ']' | ',' | '.' | ';' | '?'));
    is_closed && (opens || (has_space && goes_on))
}

/// Brackets that hold nothing but dots, or a word for what belongs there.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let is_quoted = text.contains(['”', '"', '»']);
    let mut found = Vec::new();
    for (at, _) in text.match_indices('[') {
        let Some(length) = text[at..].bytes().take(60).position(|byte| byte == b']') else { continue };
        let inside = text[at + 1..at + length].trim();
        let dots = !inside.is_empty() && inside.chars().all(|character| matches!(character, '.' | '…' | '_' | ' '));
        let lower = inside.to_lowercase();
        let names =
            ["namn", "datum", "ange ", "fyll i", "infoga", "belopp", "antal", "xx"].iter().any(|word| lower.starts_with(word));
        // In a quotation dots in brackets say that words are left out.
        if (dots && !is_quoted) || names {
            found.push(at..at + length + 1);
        }
    }
    found
}

/// Whether a word is a blank: two or more x, or what programmers write.
fn is_blank(word: &str) -> bool {
    let is_x =
        word.len() > 1 && (word.bytes().all(|byte| byte == b'x') || (word.len() > 2 && word.bytes().all(|byte| byte == b'X')));
    let is_year = || word.len() == 4 && ["20xx", "20XX", "19xx", "19XX"].contains(&word);
    is_x || is_year() || matches!(word, "TODO" | "FIXME")
}

/// What two capital X are an amount of: "XX kr".
const AMOUNTS: [&str; 12] =
    ["kr", "kronor", "tkr", "mkr", "procent", "personer", "tjänster", "platser", "veckor", "dagar", "månader", "timmar"];

/// Whether the word is "XX" before what an amount is of.
fn is_amount(text: &str, range: &Range<usize>) -> bool {
    let after = text[range.end..].trim_start();
    let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    &text[range.clone()] == "XX" && (after.starts_with('%') || AMOUNTS.contains(&next))
}

/// Whether the word is a part of an address or of a name.
fn in_name(text: &str, range: &Range<usize>) -> bool {
    let joins = |character: char| matches!(character, '.' | '/' | '@' | '_' | '=');
    let after = &text[range.end..];
    // A name may hold such a word: the TODO Group.
    let is_name = after.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase));
    text[..range.start].ends_with(joins) || after.starts_with(['/', '@', '_', '=']) || is_name || is_called(text, range)
}

/// Words behind which the name of something stands.
const CALLING: [&str; 24] = [
    "heter",
    "hette",
    "kallas",
    "kallad",
    "kallat",
    "kallade",
    "kallades",
    "benämns",
    "benämnd",
    "namnet",
    "betecknas",
    "märks",
    "märkta",
    "metoden",
    "modellen",
    "verktyget",
    "systemet",
    "programmet",
    "projektet",
    "instrumentet",
    "appen",
    "tjänsten",
    "nätverket",
    "gruppen",
];

/// Whether "TODO" or "FIXME" is what something is called, or a part of what it is called: "Metoden heter TODO". Of a blank of x
/// it says that the name is not known.
fn is_called(text: &str, range: &Range<usize>) -> bool {
    if !matches!(&text[range.clone()], "TODO" | "FIXME") {
        return false;
    }
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let plain = before.trim_end_matches([' ', '”', '"', '’', '\'']);
    let last = plain.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let is_quoted = before.ends_with(['”', '"']) && after.starts_with(['”', '"']);
    let goes_on = after.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let is_marked = after.starts_with(':');
    !is_marked && (is_quoted || goes_on || CALLING.contains(&last.as_str()))
}

/// Words before a phrase in its sentence with which it is what may happen, and not what is open.
const CONDITIONS: [&str; 12] = ["kan", "får", "ska", "skall", "bör", "måste", "om", "när", "då", "som", "tills", "ifall"];

/// One of `phrases`, in small letters, that stands in `text` as whole words with nothing behind it that it is said of.
fn phrase(text: &str, phrases: &[&str]) -> Option<Range<usize>> {
    let lower = text.to_lowercase();
    // Where a small letter has another length, places would not be those of the text.
    if lower.len() != text.len() {
        return None;
    }
    phrases.iter().find_map(|phrase| {
        let at = lower.find(phrase)?;
        let rest = &lower[at + phrase.len()..];
        let next = rest.split(' ').find(|word| !word.is_empty()).unwrap_or_default();
        // "kan kompletteras senare" and "om det är ej klart" say how things are handled.
        let before = lower[..at].rsplit(['.', '!', '?', ':']).next().unwrap_or_default();
        let is_rule = before.split(|c: char| !c.is_alphanumeric()).any(|word| CONDITIONS.contains(&word));
        let goes_on = is_rule
            || matches!(
                next,
                "att" | "om" | "som" | "för" | "vem" | "vilken" | "vilka" | "hur" | "när" | "ärenden" | "uppgifter"
            )
            || rest.starts_with(char::is_alphanumeric);
        (!goes_on && !lower[..at].ends_with(char::is_alphanumeric)).then_some(at..at + phrase.len())
    })
}

/// "ev." where it stands for a decision that is not made: alone in brackets, or at the start of a field that says who or when.
fn perhaps(passage: &Passage) -> Option<Range<usize>> {
    let text = &passage.text;
    if !["(ev", "ev.", "Ev.", "Ev tillkommer"].iter().any(|sign| passage.signs.hold(text, sign)) {
        return None;
    }
    let at = ["(ev.)", "(ev)", "(eventuellt)", "ev.?"].iter().find_map(|sign| Some((text.find(sign)?, sign.len())));
    let begins = || {
        let is_field = matches!(passage.setting, Setting::Words | Setting::Field) && text.chars().count() < 40;
        let sign = ["ev. ", "Ev. "].into_iter().find(|sign| text.starts_with(sign)).filter(|_| is_field)?;
        Some((0, sign.len() - 1))
    };
    let found = at.or_else(begins).or_else(|| behind_label(text)).or_else(|| joins_later(text));
    found.map(|(at, length)| at..at + length)
}

/// Labels of what someone has to decide: "Ansvarig: ev. primärvården".
const LABELS: [&str; 14] = [
    "ansvarig",
    "ansvariga",
    "ansvar",
    "datum",
    "tid",
    "tidpunkt",
    "kostnad",
    "utförare",
    "deltagare",
    "kontaktperson",
    "huvudman",
    "finansiering",
    "ordförande",
    "sammankallande",
];

/// "ev." behind a label.
fn behind_label(text: &str) -> Option<(usize, usize)> {
    let at = text.find(": ev. ").or_else(|| text.find(": Ev. "))?;
    let label = text[..at].rsplit(|c: char| !c.is_alphabetic()).next()?.to_lowercase();
    LABELS.contains(&label.as_str()).then_some((at + 2, 3))
}

/// "Ev. tillkommer en part" at the start of a sentence: what is agreed on is not settled.
fn joins_later(text: &str) -> Option<(usize, usize)> {
    let begins = |at: &usize| {
        let before = text[..*at].trim_end();
        before.is_empty() || before.ends_with(['.', ':', '!', '?'])
    };
    let at = ["Ev. tillkommer", "Ev tillkommer", "Ev. utökas", "Ev. ändras"].iter().find_map(|sign| text.find(sign));
    at.filter(begins).map(|at| (at, if text[at..].starts_with("Ev.") { 3 } else { 2 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_told_from_questions() {
        for (text, expected) in [
            ("Kommunen bidrar med xx tjänster (?)", &["?", "xx"][..]),
            ("Ansvar: ?", &["?"]),
            ("?", &["?"]),
            ("TODO skriv detta", &["TODO"]),
            ("Som [...] säger, [namn] och […]", &["[...]", "[namn]", "[…]"]),
            ("senast den ? mars", &["?"]),
            ("Budgeten är ?? kr.", &["?"]),
            ("Kostnaden är XX kr, klart 20xx", &["XX", "20xx"]),
            ("Bidraget är ____ kr", &["____"]),
            ("Metoden heter xx", &["xx"]),
            ("Metoden TODO: beskriv den", &["TODO"]),
            ("Ansvarig: TODO", &["TODO"]),
        ] {
            let found: Vec<&str> = signs(text, &Signs::of(text)).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
        for text in [
            "Vad ska vi göra? Vem gör det (och när?)",
            "Är det så ? Ja.",
            "”Det som [...] står”, se [1] och [Socialstyrelsen]",
            "Ort och datum: ________",
            "Metoden heter TODO",
            "Verktyget ”TODO” och TODO-listan, metoden TODO används",
            "En metod som kallas ”TODO” av personalen",
            "Klass XX (20), motorväg XX",
            "Excel, TODO Group, XL och xenon, XX-kromosomen, www.xxx.se",
        ] {
            assert!(signs(text, &Signs::of(text)).is_empty(), "{text}");
        }
        let phrases = ["ej klart"];
        assert!(phrase("Datum: ej klart.", &phrases).is_some() && phrase("Det är ej klart att", &phrases).is_none());
        assert!(phrase("Om det är ej klart vem som ansvarar", &phrases).is_none());
        assert!(phrase("Avtalet kan kompletteras senare.", &["kompletteras senare"]).is_none());
    }
}
