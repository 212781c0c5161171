//! # A citation of law in a form of its own
//!
//! The citation is understood, and is not written as the acts themselves write it: "8a §" for "8 a §", "2 kap 7§" for
//! "2 kap. 7 §", "3 och 4 §" for "3 och 4 §§", "SoL 2 kap. 1 §" for "2 kap. 1 § SoL". Of one of several sections the acts write
//! "3 eller 4 §". One form throughout makes citations easy to find and to compare. What is quoted is left as it is.
//!
//! # En laghänvisning med en egen form
//!
//! Hänvisningen går att förstå men är inte skriven som författningarna själva skriver: ”8a §” i stället för ”8 a §”,
//! ”2 kap 7§” i stället för ”2 kap. 7 §”, ”3–4 §” i stället för ”3–4 §§”, ”SoL 2 kap. 1 §” i stället för ”2 kap. 1 § SoL”. Om en
//! av flera paragrafer skriver de ”3 eller 4 §”. En form rakt igenom gör hänvisningarna lätta att hitta och att jämföra. Det som citeras lämnas som det är.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Samordnad individuell plan
//!
//!   Planen görs enligt 2 kap 7§ SoL.
//! ```

use super::cited::in_text;
use super::malformed_citation::wrong;
use super::quoted::is_quoted;
use super::{Findings, Subject};
use crate::law::Citation;
use crate::passages::Placed;
use crate::text;
use crate::text::OneLine;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (placed, passage) in in_text(subject) {
        let citation = &placed.what;
        if citation.provisions.is_empty() || wrong(citation).is_some() {
            continue;
        }
        let written = &passage.text[citation.range.clone()];
        let Some(right) = canonical(citation, &passage.text).filter(|right| !is_same(written, right)) else { continue };
        if is_quoted(passage, &citation.range) {
            continue;
        }
        if findings.is_full() {
            return;
        }
        let (shown, proposed) = (OneLine(written).to_string(), OneLine(&right).to_string());
        let message = text!("”{shown}” skrivs ”{proposed}”", "“{shown}” is written “{proposed}”");
        let help = text!("Skriv hänvisningen som författningarna gör.", "Write the citation as the acts do.");
        let finding = findings.add(placed.span, message, help);
        if takes(subject, placed, written) {
            let title = text!("Skriv ”{proposed}”", "Write “{proposed}”");
            *finding = finding.clone().with_fix(title, placed.span, right);
        }
    }
}

/// Whether the two differ in nothing but white space of any kind and length.
fn is_same(written: &str, right: &str) -> bool {
    written == right || written.split_whitespace().eq(right.split_whitespace())
}

/// Whether the file says at the place just what is read there, with no markup and no line break in it.
pub(super) fn takes(subject: &Subject<'_>, placed: &Placed<Citation>, written: &str) -> bool {
    subject.workspace.source(subject.source).slice(placed.span) == written
}

/// The citation in canonical form, the words between its parts as they are; nothing when a number of a chapter is missing.
/// `text` is that of the passage.
pub(super) fn canonical(citation: &Citation, text: &str) -> Option<String> {
    let mut parts = Vec::new();
    for provision in &citation.provisions {
        parts.push((provision.range.clone(), provision.canonical_alone()?));
    }
    if let Some(number) = citation.number.as_ref().filter(|number| !number.is_canonical) {
        parts.push((number.range.clone(), number.canonical.clone()));
    }
    parts.sort_by_key(|(range, _)| range.start);
    let put = |from: usize, to: usize| {
        let (mut put, mut at) = (String::new(), from);
        for (range, right) in parts.iter().filter(|(range, _)| from <= range.start && range.end <= to) {
            put.push_str(&text[at..range.start]);
            put.push_str(right);
            at = range.end;
        }
        put + &text[at..to]
    };
    let (start, end) = (citation.range.start, citation.range.end);
    let first = citation.provisions.first().map_or(end, |first| first.range.start);
    let act = text[citation.act.clone()].trim_end_matches(":s");
    if citation.has_chapter_apart {
        // "16 kap. HSL, 3 §": the chapter goes to its section.
        let between = text[citation.act.end..first].trim_matches([' ', ',', '\n']);
        return between.is_empty().then(|| format!("{} {}", put(first, end), begun_small(citation, act)));
    }
    // A title, or a number in parentheses, may stand first; a name alone never does.
    let is_name = citation.is_short || citation.name.as_ref().is_some_and(|name| name.len() == act.len());
    let is_turned = citation.is_act_first && is_name && citation.number.is_none();
    if is_turned && text[citation.act.end..first].trim().is_empty() {
        // "SoL 5 kap.7§" without a space between name and chapter is one as well.
        return Some(format!("{} {}", put(first, end), begun_small(citation, act)));
    }
    let mut whole = put(start, end);
    // "7§SoL" has no space before the act.
    if !citation.is_act_first
        && let Some(last) = citation.provisions.last()
        && last.range.end == citation.act.start
    {
        let act = &text[citation.act.start..end];
        whole = format!("{} {act}", whole.strip_suffix(act)?);
    }
    Some(whole)
}

/// The act's words `act` as they stand within a sentence: a name that begins with a small letter does so there.
fn begun_small(citation: &Citation, act: &str) -> String {
    let is_small = citation.name.as_ref().is_some_and(|name| name.starts_with(char::is_lowercase));
    let mut characters = act.chars();
    match characters.next().filter(|_| is_small) {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => act.to_owned(),
    }
}
