//! # A citation of law that leads astray
//!
//! The number of the act is broken ("2010: 480"), the number of the chapter is missing ("SoL kap. 5 §"), or the sign stands
//! before the number, so that "§ 1 a" may be a section or the paragraph of minutes. The right form, where it is certain, is
//! that of the acts themselves: "5 kap. 1 a §".
//!
//! # En laghänvisning som leder fel
//!
//! Lagens nummer är trasigt (”2010: 480”), kapitlets nummer saknas (”SoL kap. 5 §”) eller så står tecknet före numret, så att
//! ”§ 1 a” kan vara en bestämmelse eller en protokollsparagraf. Den rätta formen, när den är säker, är författningarnas egen:
//! ”5 kap. 1 a §”.
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
use super::cited::in_text;
use super::{Findings, Subject};
use crate::law::{Chapter, Citation};
use crate::text;
use crate::text::{OneLine, Text};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (placed, passage) in in_text(subject) {
        let citation = &placed.what;
        let Some(Text { sv, en }) = wrong(citation) else { continue };
        if findings.is_full() {
            return;
        }
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
