//! # A term that is no longer used
//!
//! The text uses a word that authorities have replaced, most often since it says the wrong thing of the people it is about. A
//! workspace adds words of its own, each with what is to be written instead. What stands in quotation marks, in names and in the
//! titles of acts is left alone, and so is a term that was still right when the document began to hold. Names of bodies that were
//! replaced are another rule's.
//!
//! # En term som inte används längre
//!
//! Texten använder ett ord som myndigheter har ersatt, oftast för att det säger fel sak om dem det handlar om. En arbetsyta
//! lägger till egna ord, vart och ett med det som ska stå i stället. Det som står inom citattecken, i namn och i lagars rubriker
//! lämnas i fred, liksom en term som ännu var riktig när dokumentet började gälla. Namn på organ som har ersatts sköter en annan
//! regel.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Målgrupp
//!
//!   Planen gäller personer med handikapp.
//! ```

use super::words::{is_form_of, words};
use super::{Findings, Parameter, Subject, Value};
use crate::passages::Place;
use crate::text;
use crate::text::{OneLine, StaticText, Text};
use crate::workspace;
use std::ops::Range;

pub(super) const PARAMETERS: &[Parameter] = &[
    Parameter {
        value: Value::Words(&[]),
        meaning: StaticText {
            sv: "egna ord utöver de inbyggda, som \"gammalt -> nytt\"",
            en: "words besides the built-in ones, as \"old -> new\"",
        },
    },
    Parameter { value: Value::Except(&[]), meaning: StaticText { sv: "ord som får användas", en: "words that may be used" } },
];

/// The longest title of an act that is looked for before a word, in bytes.
const TITLE: usize = 100;

/// A term, what is written instead, and the year from which.
struct Term<'a> {
    old: &'a str,
    new: Option<&'a str>,
    since: Option<i16>,
}

const fn term(old: &'static str, new: &'static str, since: Option<i16>) -> Term<'static> {
    Term { old, new: Some(new), since }
}

/// The built-in terms. The first four are terms that Socialstyrelsens termbank advises against; the one on schools follows from
/// skollagen (2010:800). Nobody has checked the other years against a source.
const TERMS: [Term<'static>; 16] = [
    term("handikapp", "funktionsnedsättning", Some(2007)),
    term("handikappad", "person med funktionsnedsättning", Some(2007)),
    term("handikappade", "personer med funktionsnedsättning", Some(2007)),
    term("funktionshindrad", "person med funktionsnedsättning", Some(2007)),
    term("skolhälsovård", "elevhälsa", Some(2011)),
    term("sjukgymnast", "fysioterapeut", Some(2014)),
    term("särskola", "anpassad grundskola eller anpassad gymnasieskola", Some(2023)),
    term("socialbidrag", "försörjningsstöd", Some(1998)),
    term("utvecklingsstörd", "person med intellektuell funktionsnedsättning", None),
    term("förståndshandikappad", "person med intellektuell funktionsnedsättning", None),
    term("åldersdement", "person med demenssjukdom", None),
    term("senildement", "person med demenssjukdom", None),
    term("mentalsjuk", "person med psykisk sjukdom", None),
    term("mentalsjukdom", "psykisk sjukdom", None),
    term("dövstum", "döv", None),
    term("zigenare", "rom", None),
];

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let year = workspace::starts(subject.document).map(jiff::civil::Date::year);
    let own = findings.setting.words();
    let own: Vec<(String, Option<&str>)> = own.iter().map(|word| divided(word)).collect();
    let except: Vec<String> = findings.setting.except().into_iter().map(str::to_lowercase).collect();
    let holds = |term: &&Term<'_>| term.since.is_none_or(|since| year.is_some_and(|year| year >= since));
    let mut terms: Vec<Term<'_>> = own.iter().map(|(old, new)| Term { old, new: *new, since: None }).collect();
    terms.extend(TERMS.iter().filter(holds).map(|one| Term { ..*one }));
    terms.retain(|term| !except.iter().any(|word| word == term.old));
    let passages = &subject.passages().all;
    let mut found: Vec<(Place, usize)> = Vec::new();
    let olds: Vec<&str> = terms.iter().map(|term| root(term.old)).collect();
    for (index, passage) in passages.iter().enumerate().filter(|(_, passage)| passage.signs.may_hold_any(&olds)) {
        found.extend(outdated(&passage.text, &terms).into_iter().map(|(range, term)| ((index, range), term)));
    }
    let places: Vec<Place> = found.iter().map(|(place, _)| place.clone()).collect();
    for (((passage, range), term), span) in found.into_iter().zip(subject.spans(&places)) {
        let shown = OneLine(&passages[passage].text[range]).to_string();
        let message = text!("”{shown}” används inte längre", "“{shown}” is no longer used");
        findings.add(span, message, help(terms[term].new));
    }
}

/// What would be right.
fn help(new: Option<&str>) -> Text {
    match new.map(OneLine) {
        Some(new) => text!("Skriv ”{new}”.", "Write “{new}”."),
        None => Text::new("Skriv det som används nu.", "Write what is used now."),
    }
}

/// `gammalt -> nytt` as the word in small letters and what is written instead.
fn divided(word: &str) -> (String, Option<&str>) {
    match word.split_once("->") {
        Some((old, new)) => (old.trim().to_lowercase(), Some(new.trim()).filter(|new| !new.is_empty())),
        None => (word.trim().to_lowercase(), None),
    }
}

/// The outdated terms in `text` with their index among `terms`.
fn outdated(text: &str, terms: &[Term<'_>]) -> Vec<(Range<usize>, usize)> {
    let mut found = Vec::new();
    let is_initial = |first: char| terms.iter().any(|term| term.old.starts_with(first));
    for range in words(text) {
        let Some(first) = text[range.clone()].chars().next() else { continue };
        let lower = first.to_lowercase().next().unwrap_or(first);
        if !is_initial(lower) || (first.is_uppercase() && !begins_sentence(&text[..range.start])) {
            continue;
        }
        let word = text[range.clone()].to_lowercase();
        let length = |old: &str| {
            if old.contains([' ', '-']) { stands(&text[range.start..], old) } else { form(&word, old).then_some(range.len()) }
        };
        let meant = terms.iter().enumerate().find_map(|(index, term)| Some((index, length(term.old)?)));
        if let Some((term, length)) = meant {
            let range = range.start..range.start + length;
            if !is_quoted(text, &range) {
                found.push((range, term));
            }
        }
    }
    found
}

/// What all forms of a term begin with: those of "brukare" are "brukaren" and "brukarna".
fn root(old: &str) -> &str {
    old.strip_suffix('e').filter(|root| root.len() > 4 && root.ends_with("ar")).unwrap_or(old)
}

/// Whether `word` is a form of the term `old`.
fn form(word: &str, old: &str) -> bool {
    let is_many = || root(old).len() < old.len() && matches!(word.strip_prefix(root(old)), Some("na" | "nas"));
    is_form_of(word, old) || is_many()
}

/// How many bytes of `text` are the words `old`, whatever the capitals and the ending of the last; nothing if it begins with others.
fn stands(text: &str, old: &str) -> Option<usize> {
    text.get(..old.len()).filter(|written| written.to_lowercase() == old)?;
    let ending: usize = text[old.len()..].chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let end = old.len() + ending;
    let last = old.rsplit([' ', '-']).next().unwrap_or_default();
    let written = text.get(end - ending - last.len()..end)?.to_lowercase();
    (ending == 0 || (!last.is_empty() && is_form_of(&written, last))).then_some(end)
}

/// Whether a capital behind `before` may begin a sentence and no name.
fn begins_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '•'])
}

/// Whether the word stands in quotation marks, or in the title of an act: "lagen (1993:387) om …".
fn is_quoted(text: &str, range: &Range<usize>) -> bool {
    let near = text[..range.start].trim_end_matches(['”', '"', '“', '»']);
    let before = text[text.ceil_char_boundary(range.start.saturating_sub(TITLE))..range.start].to_lowercase();
    let act = ["lagen (", "lag (", "förordningen (", "lagen om"].iter().filter_map(|act| before.rfind(act)).max();
    let in_title = act.is_some_and(|act| !before[act..].contains(". "));
    near.len() < range.start || in_title || before.ends_with("till vissa ") || text[range.end..].starts_with(['”', '"', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_in_every_form() {
        let found = |text: &str| outdated(text, &TERMS).into_iter().map(|(range, _)| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("Personer med handikapp och de handikappade"), ["handikapp", "handikappade"]);
        assert_eq!(
            found("Handikapp nämns. Sjukgymnasten hjälper funktionshindrade."),
            ["Handikapp", "Sjukgymnasten", "funktionshindrade"]
        );
        assert_eq!(found("Zigenarna och zigenarens"), ["Zigenarna", "zigenarens"]);
        let own = [term("psykiskt sjuk", "person", None), term("tvångs-", "x", None), term("brukare", "den enskilde", None)];
        let found_own =
            |text: &str| outdated(text, &own).into_iter().map(|(range, _)| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(found_own("De psykiskt sjuka. Brukarna och brukarnas"), ["psykiskt sjuka", "Brukarna", "brukarnas"]);
        assert_eq!(found_own("psykiskt sjukdom, brukarinflytande"), [] as [&str; 0]);
        for text in [
            "Svenska Handikapp förbundet och handikapprörelsen",
            "lagen om stöd och service till vissa funktionshindrade",
            "enligt lagen (1985:568) om särskilda omsorger om psykiskt utvecklingsstörda",
            "ordet ”handikapp” används inte",
            "funktionshinder finns i miljön",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }
}
