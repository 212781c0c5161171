//! # A citation of law that leads astray
//!
//! The number of the act is broken ("2010: 480", "(2001.453)"), the number of the chapter is missing ("SoL kap. 5 §", or "7 §
//! SoL" of an act whose sections begin anew in each chapter, while an older one of that name counted them through), or the
//! sign stands before the number, so that "§ 1 a" may be a section or the paragraph of minutes. The right form, where it is
//! certain, is that of the acts themselves: "5 kap. 1 a §". What is quoted is left as it is.
//!
//! # En laghänvisning som leder fel
//!
//! Lagens nummer är trasigt (”2010: 480”, ”(2001.453)”), kapitlets nummer saknas (”SoL kap. 5 §”, eller ”7 § SoL” i en lag
//! vars paragrafer börjar om i varje kapitel när en äldre med samma namn räknade dem rakt igenom) eller så står tecknet före
//! numret, så att ”§ 1 a” kan vara en bestämmelse eller en protokollsparagraf. Den rätta formen, när den är säker, är
//! författningarnas egen: ”5 kap. 1 a §”. Det som citeras lämnas som det är.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Ansvar
//!
//!   Kommunen ansvarar enligt SoL kap. 5 §.
//! ```

use super::citation_style::{canonical, takes};
use super::cited::{in_text, is_told, told};
use super::quoted::is_quoted;
use super::{Findings, Subject};
use crate::law::{Act, Chapter, Citation, Manner, Meant};
use crate::passages::{Passage, Placed};
use crate::text;
use crate::text::{OneLine, Text};
use crate::workspace::starts;
use jiff::civil::Date as Day;
use std::collections::BTreeSet;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    if subject.passages().citations.is_empty() {
        return;
    }
    let (began, told) = (starts(subject.document), told(subject));
    for (placed, passage) in in_text(subject) {
        let citation = &placed.what;
        if findings.is_full() {
            return;
        }
        let (wrong, bare) = (wrong(citation), numbered_by_chapter(subject, citation, began, &told));
        if (wrong.is_none() && bare.is_none()) || is_quoted(passage, &citation.range) {
            continue;
        }
        match (wrong, bare) {
            (Some(wrong), _) => add_malformed(subject, findings, (placed, passage), wrong),
            (None, Some(act)) => add_bare(findings, (placed, passage), &act),
            (None, None) => {}
        }
    }
}

/// Reports a citation whose form is `wrong`, with the right one where that is certain.
fn add_malformed(subject: &Subject<'_>, findings: &mut Findings<'_>, found: (&Placed<Citation>, &Passage), wrong: Text) {
    let (placed, passage) = found;
    let (citation, Text { sv, en }) = (&placed.what, wrong);
    let written = &passage.text[citation.range.clone()];
    let shown = OneLine(written).to_string();
    let message = text!("”{shown}”: {sv}", "“{shown}”: {en}");
    let right = canonical(citation, &passage.text);
    let help = match &right {
        Some(right) => {
            let right = OneLine(right);
            text!("Skriv ”{right}”.", "Write “{right}”.")
        }
        None => Text::new("Skriv ut kapitlets nummer.", "Give the number of the chapter."),
    };
    let finding = findings.add(placed.span, message, help);
    let is_certain = citation.number.as_ref().is_none_or(|number| number.is_certain);
    if let Some(right) = right.filter(|_| is_certain && takes(subject, placed, written)) {
        let title = text!("Skriv ”{right}”", "Write “{right}”");
        *finding = finding.clone().with_fix(title, placed.span, right);
    }
}

/// Reports a citation without a chapter of `act`, which counts its sections by chapter.
fn add_bare(findings: &mut Findings<'_>, (placed, passage): (&Placed<Citation>, &Passage), act: &str) {
    let shown = OneLine(&passage.text[placed.what.range.clone()]).to_string();
    let act = OneLine(act);
    let message = text!("”{shown}”: kapitlet saknas", "“{shown}”: the chapter is missing");
    let help = text!(
        "Ange kapitlet: i {act} börjar paragraferna om i varje kapitel.",
        "Give the chapter: in {act} the sections begin anew in each chapter."
    );
    findings.add(placed.span, message, help);
}

/// The act in force that a citation without a chapter names, and that counts its sections by chapter. Nothing when an older act
/// of that name is known to have had the provision, or when the text speaks of former law.
fn numbered_by_chapter(subject: &Subject<'_>, citation: &Citation, began: Option<Day>, told: &BTreeSet<&str>) -> Option<String> {
    let Meant::Guessed(old) = subject.acts.meant(citation, began) else { return None };
    let is_former = citation.manner == Manner::AsHistory;
    let is_bare = citation.provisions.iter().all(|provision| provision.chapter == Chapter::None);
    if is_former || !is_bare || is_told(subject, told, old, citation).is_some() {
        return None;
    }
    let in_force = |act: &&Act| act.is_in_force(began.unwrap_or_default());
    subject.acts.called(citation.name.as_deref()?).into_iter().find(in_force).map(Act::shown)
}

/// What is wrong with a citation, beyond its style.
pub(super) fn wrong(citation: &Citation) -> Option<Text> {
    if citation.provisions.iter().any(|provision| provision.chapter == Chapter::Missing) {
        return Some(Text::new("kapitlets nummer saknas", "the number of the chapter is missing"));
    }
    if citation.number.as_ref().is_some_and(|number| !number.is_canonical) {
        return Some(Text::new("numret är inte skrivet som det ska", "the number is not written as it should be"));
    }
    let is_sign_first = citation.provisions.iter().any(|provision| provision.is_sign_first);
    is_sign_first.then(|| Text::new("tecknet § står före numret", "the sign § stands before the number"))
}
