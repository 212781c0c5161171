//! # A number typed where a link belongs
//!
//! The text refers to a part of the document by a number that is typed. It is right today, and wrong when a part is added
//! or moved before it. A link prints the number and follows the part. A list of numbers is mended as a whole or not at all.
//!
//! # Ett skrivet nummer i stället för en länk
//!
//! Texten hänvisar till en del av dokumentet med ett skrivet nummer. Det stämmer i dag, men blir fel när en del läggs till
//! eller flyttas framför. En länk skriver ut numret och följer med delen. En lista med nummer rättas som helhet eller inte
//! alls.
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
use crate::diagnostic::Edit;
use crate::mentions::{Part, TypedReference};
use crate::passages::{Passage, Placed, Setting};
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, Text};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let references = &subject.passages().references;
    for list in references.chunk_by(|a, b| a.passage == b.passage && a.what.list == b.what.list) {
        // A list is mended as a whole or not at all: "avsnitten 2 och [](#b)" says "avsnitt" twice.
        let edits: Option<Vec<Edit>> = list.iter().map(|reference| edit(reference, subject)).collect();
        let mut edits = edits.unwrap_or_default().into_iter();
        for reference in list {
            if findings.is_full() {
                return;
            }
            let edit = edits.next();
            let Some(part) = leads(reference, subject) else { continue };
            let written = written(reference, subject);
            let message = text!("”{written}” är skrivet för hand", "“{written}” is typed");
            let finding = findings.add(reference.span, message, help(&reference.what, part));
            if let (Some(edit), Some(id)) = (edit, &part.id) {
                let id = OneLine(id);
                let title = text!("Byt ”{written}” mot länken [](#{id})", "Put the link [](#{id}) in place of “{written}”");
                *finding = finding.clone().with_fix(title, edit.span, edit.replacement);
            }
        }
    }
}

fn written(reference: &Placed<TypedReference>, subject: &Subject<'_>) -> String {
    OneLine(&subject.passages().all[reference.passage].text[reference.what.range.clone()]).to_string()
}

/// The part that the reference leads to.
fn leads<'n>(reference: &Placed<TypedReference>, subject: &'n Subject<'_>) -> Option<&'n Numbered> {
    let passage = &subject.passages().all[reference.passage];
    match is_read(passage).then(|| lead(subject, &reference.what, passage))? {
        Leads::To(part) => Some(part),
        Leads::Nowhere | Leads::Unknown => None,
    }
}

/// What puts a link in place of the number, where that says the same: not at the start of a sentence, where it would print a
/// small letter, and not for an end of a stretch.
fn edit(reference: &Placed<TypedReference>, subject: &Subject<'_>) -> Option<Edit> {
    let TypedReference { in_stretch, is_capital, part, number, .. } = &reference.what;
    let prints_the_same = *part != Part::Footnote && !in_stretch && !is_capital && number.is_some();
    let link = format!("[](#{})", leads(reference, subject).filter(|_| prints_the_same)?.id.as_ref()?);
    let scalar = subject.passages().all[reference.passage].of as usize;
    linked(subject.workspace.source(subject.source).text(), scalar, reference.span, link)
}

/// Whether references in the passage are to parts of the document as it is: a title of an appendix, a heading and a quotation
/// name others, and what is told of earlier editions has their numbers.
pub(super) fn is_read(passage: &Passage) -> bool {
    !matches!(passage.setting, Setting::Title | Setting::History) && !passage.is_heading && !passage.is_quoted
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

/// `link` in place of `span` in `text`; brackets mean something else in YAML at the start of a plain scalar and in braces,
/// where the whole scalar, which begins at `scalar`, is put in quotes.
fn linked(text: &str, scalar: usize, span: Span, link: String) -> Option<Edit> {
    let (start, end) = (span.start as usize, span.end as usize);
    let line = text[..start].rfind('\n').map_or(0, |line| line + 1);
    let begins = text.get(scalar..start)?;
    if begins.starts_with(['"', '\'', '|', '>'])
        || text[..scalar].trim_end_matches([' ', '\n', '\r']).ends_with(['|', '>', '-', '+']) && scalar < line
    {
        return Some(Edit { span, replacement: link });
    }
    let is_first = begins.trim().is_empty();
    if !is_first && !text[line..start].contains(['{', '[']) {
        return Some(Edit { span, replacement: link });
    }
    let rest = text[end..].find([',', '}', ']', '\n', '#', '"', '\\'])?;
    let behind = &text[end..end + rest];
    let ends = text[end + rest..].starts_with(", ") || text[end + rest..].starts_with('}');
    let is_whole = scalar >= line && ends && !begins.contains(['"', '\\', '\n']) && !is_first;
    let whole = Span::new(scalar, end + behind.trim_end().len());
    is_whole.then(|| Edit { span: whole, replacement: format!("\"{begins}{link}{}\"", behind.trim_end()) })
}
