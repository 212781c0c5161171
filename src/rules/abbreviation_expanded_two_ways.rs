//! # An abbreviation that is spelled out in two ways
//!
//! The text, or the text and a register, say two different things that an abbreviation stands for. Nobody can tell which is
//! meant. Forms of the same words, as “planen” and “planer”, are no difference.
//!
//! # En förkortning som förklaras på två sätt
//!
//! Texten, eller texten och ett register, säger två olika saker om vad en förkortning står för. Ingen kan säga vilket som
//! menas. Böjningar av samma ord, som ”planen” och ”planer”, är ingen skillnad.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Ansvar
//!
//!   En samordnad individuell plan (SIP) görs. Varje samlad individuell plan (SIP) har en ansvarig.
//! ```

use super::abbreviations::{Abbreviation, is_familiar};
use super::words::stem;
use super::{Findings, Parameter, Subject, Value};
use crate::diagnostic::Label;
use crate::passages::Place;
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use crate::workspace::{Directory, Name};

pub(super) const PARAMETERS: &[Parameter] = &[Parameter {
    value: Value::Except(&[]),
    meaning: StaticText {
        sv: "förkortningar som med flit står för flera saker",
        en: "abbreviations that stand for several things on purpose",
    },
}];

const HELP: StaticText = StaticText { sv: "Skriv samma sak överallt.", en: "Write the same everywhere." };

/// Two explanations that differ: the later one's place and words, and the earlier one's words with its place in the text.
struct Difference<'a> {
    short: &'a str,
    place: &'a Place,
    words: &'a str,
    other: &'a str,
    there: Option<&'a Place>,
}

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let except = findings.setting.except();
    let directory = subject.workspace.directory();
    let is_open = |short: &str| !is_familiar(short) && !except.contains(&short);
    let all = subject.abbreviations().0.iter().filter(|(short, _)| is_open(short));
    let different: Vec<Difference<'_>> =
        all.filter_map(|(short, one)| difference(short, one, directory.abbreviation(short), &named(short, directory))).collect();
    let places: Vec<Place> =
        different.iter().flat_map(|one| [one.place.clone(), one.there.unwrap_or(one.place).clone()]).collect();
    let spans = subject.spans(&places);
    for (one, span) in different.iter().zip(spans.chunks_exact(2)) {
        let (short, words, other) = (OneLine(one.short), OneLine(one.words), OneLine(one.other));
        let message = match one.there {
            Some(_) => {
                text!("”{short}” står för både ”{other}” och ”{words}”", "“{short}” stands for both “{other}” and “{words}”")
            }
            None => text!(
                "”{short}” står för ”{words}” här och för ”{other}” i registret",
                "“{short}” stands for “{words}” here and for “{other}” in the register"
            ),
        };
        let finding = findings.add(span[0], message, HELP);
        if one.there.is_some() {
            let text = Text::new("här står det andra", "the other stands here");
            finding.related.push(Label { source: subject.source, span: span[1], text });
        }
    }
}

/// The first explanation that differs from the one before all others, which a register has or the text.
fn difference<'a>(
    short: &'a str,
    one: &'a Abbreviation,
    register: Option<&'a str>,
    bodies: &[&'a str],
) -> Option<Difference<'a>> {
    let mut said = one.expansions.iter().filter_map(|expansion| Some((&expansion.place, expansion.long.as_deref()?)));
    let (place, words) = said.next()?;
    let later = said.find(|(_, later)| !is_same(words, later));
    let from_register = || {
        let body = || bodies.first().copied().filter(|_| !bodies.iter().any(|name| is_related(name, words)));
        let other = register.or_else(body).filter(|other| !is_same(other, words))?;
        Some(Difference { short, place, words, other, there: None })
    };
    match later {
        Some((later, other)) => Some(Difference { short, place: later, words: other, other: words, there: Some(place) }),
        None => from_register(),
    }
}

/// The names that the register ever gave to bodies with that short name.
fn named<'a>(short: &str, directory: &'a Directory) -> Vec<&'a str> {
    let names = directory.actors().flat_map(|(_, actor)| actor.names());
    let has_short = |name: &Name| name.short.as_deref() == Some(short) && name.name != short;
    names.map(|(name, ..)| name).filter(|name| has_short(name)).map(|name| name.name.as_str()).collect()
}

/// Whether two names of a body have a long word in common, or a part of one: "länets samordningsgrupp", "Länssamordningsgruppen".
fn is_related(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let shares = |words: &str, whole: &str| {
        let stems = words.split(|c: char| !c.is_alphanumeric()).map(stem);
        stems.filter(|stem| stem.chars().count() > 6).any(|stem| whole.contains(stem))
    };
    is_same(&one, &other) || shares(&one, &other) || shares(&other, &one)
}

/// Whether two long forms have the same words in any form, or one ends or begins the other.
fn is_same(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let text = text.to_lowercase().replace('&', "och");
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| stem(word).to_owned()).collect()
    };
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    long.ends_with(&short) || long.starts_with(&short) || short.concat() == long.concat()
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn forms_of_the_same_words_are_the_same() {
        for (one, other) in [
            ("samordnad individuell plan", "Samordnade individuella planer"),
            ("barn- och ungdomspsykiatrin", "barn och ungdomspsykiatri"),
            ("länets hälso- och sjukvård", "hälso- och sjukvården"),
            ("regionala programområdet", "regionalt programområde"),
            ("vård- och insatsprogrammet", "vård- och insatsprogram"),
            ("Sveriges kommuner & landsting", "Sveriges Kommuner och Landsting"),
        ] {
            assert!(is_same(one, other), "{one} / {other}");
        }
        for (one, other) in [
            ("Community Reinforcement Approch", "Community Reinforcement Approach"),
            ("samordnad individuell plan", "samlad individuell plan"),
        ] {
            assert!(!is_same(one, other), "{one} / {other}");
        }
    }
}
