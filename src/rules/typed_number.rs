//! # A number typed where a link belongs
//!
//! The text refers to a part of the document by a number that is typed. It is right today, and wrong when a part is added
//! or moved before it. A link prints the number and follows the part.
//!
//! # Ett skrivet nummer i stället för en länk
//!
//! Texten hänvisar till en del av dokumentet med ett skrivet nummer. Det stämmer i dag, men blir fel när en del läggs till
//! eller flyttas framför. En länk skriver ut numret och följer med delen.
//!
//! # Example
//!
//! ```yaml
//! goals:
//!   - goal: Personalen är kunnig
//!     activities:
//!       - {activity: Ordna en utbildning (se mål 2), responsible: lsg, due: 2014}
//!   - goal: Brukarna är delaktiga
//! ```

use super::numbers::{Leads, Numbered, lead};
use super::{Findings, Subject};
use crate::mentions::{Part, TypedReference};
use crate::passages::{Passage, Placed, Setting};
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, Text};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let passages = subject.passages();
    for reference in &passages.references {
        if findings.is_full() {
            return;
        }
        let passage = &passages.all[reference.passage];
        if !is_read(passage) {
            continue;
        }
        let Leads::To(part) = lead(subject, &reference.what, passage) else { continue };
        let replacement = part.id.as_ref().map(|id| format!("[](#{id})"));
        let written = OneLine(&passage.text[reference.what.range.clone()]).to_string();
        let message = text!("”{written}” är skrivet för hand", "“{written}” is typed");
        let finding = findings.add(reference.span, message, help(&reference.what, part));
        if let Some(link) = replacement.filter(|_| is_certain(reference, subject)) {
            let title = text!("Byt ”{written}” mot länken {link}", "Put the link {link} in place of “{written}”");
            *finding = finding.clone().with_fix(title, reference.span, link);
        }
    }
}

/// Whether references in the passage are to parts of the document: a title of an appendix or a heading names others.
pub(super) fn is_read(passage: &Passage) -> bool {
    passage.setting != Setting::Title && !passage.is_heading
}

fn help(reference: &TypedReference, part: &Numbered) -> Text {
    match (&part.id, reference.part) {
        (_, Part::Footnote) => {
            Text::new("Anropa fotnoten en gång till med [^namn] i stället.", "Call the footnote once more with [^name] instead.")
        }
        (Some(id), _) => {
            let id = OneLine(id);
            text!("Skriv [](#{id}), så följer numret med delen.", "Write [](#{id}); the number then follows the part.")
        }
        (None, _) => {
            let title = OneLine(&part.title);
            text!(
                "Ge delen ”{title}” ett id och länka till den med [](#id).",
                "Give the part “{title}” an id and link to it with [](#id)."
            )
        }
    }
}

/// Whether a link can take the place of the number and say the same: not at the start of a sentence, where it would print a
/// small letter, not for an end of a stretch, and not where brackets mean something else in YAML.
fn is_certain(reference: &Placed<TypedReference>, subject: &Subject<'_>) -> bool {
    let TypedReference { in_stretch, is_capital, part, number, .. } = &reference.what;
    let prints_the_same = *part != Part::Footnote && !in_stretch && !is_capital && number.is_some();
    prints_the_same && takes_brackets(subject.workspace.source(subject.source).text(), reference.span)
}

/// Whether the text at `span` stands in a block or in quotes, or in a plain scalar behind its key outside braces.
fn takes_brackets(text: &str, span: Span) -> bool {
    let start = text[..span.start as usize].rfind('\n').map_or(0, |line| line + 1);
    let before = &text[start..span.start as usize];
    let is_first = before.trim_end().ends_with([':', '-']) || before.trim().is_empty();
    !before.contains(['{', '[']) && !is_first
}
