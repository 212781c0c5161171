//! # A typed number that points nowhere
//!
//! The text refers to a section, a goal, an activity, an appendix or a footnote by a number that no part of the document
//! has, or a link prints another number than its part has. Most often the parts were renumbered and the reference was not.
//! Numbers in acts of law, in quotations, in what is told of earlier editions and in other documents that the sentence names
//! are left alone, and so are those whose document nobody can tell.
//!
//! # Ett skrivet nummer som inte leder någonstans
//!
//! Texten hänvisar till ett avsnitt, ett mål, en aktivitet, en bilaga eller en fotnot med ett nummer som ingen del av
//! dokumentet har, eller en länk skriver ut ett annat nummer än delen har. Oftast har delarna numrerats om utan att
//! hänvisningen följt med. Nummer i lagar, i citat, i det som berättas om tidigare utgåvor och i andra dokument som meningen
//! nämner lämnas i fred, och likaså de som ingen kan säga vilket dokument de hör till.
//!
//! # Example
//!
//! ```yaml
//! kind: agreement
//! body: |
//!   # Boende
//!
//!   Kommunen ansvarar för hjälpmedel, se avsnitt 9.3.
//! ```

use super::numbers::{Leads, Numbered, is_here, lead};
use super::{Findings, Subject};
use crate::mentions::{Mentions, Number, Part, TypedReference};
use crate::outline::Target;
use crate::passages::Placed;
use crate::text;
use crate::text::{OneLine, StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Länka till delen med [](#id), så blir numret rätt även när delar flyttas.",
    en: "Link to the part with [](#id); the number then stays right when parts are moved.",
};

/// After so many slips nobody needs more proposals.
const PROPOSALS: usize = 100;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let passages = subject.passages();
    let mut proposals = 0;
    for reference in &passages.references {
        if findings.is_full() {
            return;
        }
        let passage = &passages.all[reference.passage];
        if !super::typed_number::is_read(passage) {
            continue;
        }
        if !matches!(lead(subject, &reference.what, passage), Leads::Nowhere) {
            continue;
        }
        // An error must be certain of the document: the sentence before may name another.
        if reference.what.named_before.as_ref().is_some_and(|named| !is_here(subject.document, named)) {
            continue;
        }
        proposals += 1;
        let likely = (proposals <= PROPOSALS).then(|| likely(subject, reference)).flatten();
        let help = match likely {
            Some((number, part)) => proposal(reference.what.part, &dotted(number), &part.title, part.id.as_deref()),
            None if reference.what.part == Part::Appendix => Text::new(
                "Lägg till bilagan under appendices, eller rätta hänvisningen.",
                "Add the appendix under appendices, or correct the reference.",
            ),
            None if reference.what.part == Part::Footnote => {
                Text::new("Anropa fotnoten med [^namn] i stället.", "Call the footnote with [^name] instead.")
            }
            None => HELP.into(),
        };
        findings.add(reference.span, message(&reference.what), help);
    }
    labels(subject, findings);
}

/// The part that is meant, where the text holds its title.
fn likely<'n>(subject: &'n Subject<'_>, reference: &Placed<TypedReference>) -> Option<(&'n Number, &'n Numbered)> {
    let passages = subject.passages();
    let passage = &passages.all[reference.passage];
    let before = passages.all[..reference.passage].iter().rev().take_while(|one| one.of == passage.of);
    let heading = before.into_iter().find(|one| one.is_heading).map_or("", |heading| heading.text.trim());
    subject.numbers().likely(&reference.what, passage, heading)
}

/// Links whose text, which is printed, says another number than the part has: `[avsnitt 9.9](#tvister)`.
fn labels(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let source = subject.workspace.source(subject.source);
    for reference in &subject.workspace.outline(subject.source).references {
        let Target::Part(id) = &reference.target else { continue };
        let Some((label, _)) = source.slice(reference.span).strip_prefix('[').and_then(|link| link.split_once("](")) else {
            continue;
        };
        if !label.bytes().any(|byte| byte.is_ascii_digit()) || findings.is_full() {
            continue;
        }
        let typed = Mentions::of(label).references;
        let [TypedReference { part, number: Some(number), .. }] = &typed[..] else { continue };
        if let Some((kind, printed)) = subject.numbers().printed(id).filter(|(kind, printed)| kind == part && *printed != number)
        {
            let (label, id, (sv, en), right) = (OneLine(label), OneLine(id), called(kind), dotted(printed));
            let message = text!("”{label}” leder till {sv} {right}", "“{label}” leads to {en} {right}");
            findings.add(
                reference.span,
                message,
                text!("Skriv [](#{id}), så skrivs numret ut.", "Write [](#{id}), which prints the number."),
            );
        }
    }
}

/// The number as it is written.
fn dotted(number: &[u32]) -> String {
    number.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

fn message(reference: &TypedReference) -> Text {
    let number = reference.number.as_deref().map(dotted).unwrap_or_default();
    match reference.part {
        Part::Section => text!("Det finns inget avsnitt {number}", "There is no section {number}"),
        Part::Goal => text!("Det finns inget mål {number}", "There is no goal {number}"),
        Part::Activity => text!("Det finns ingen aktivitet {number}", "There is no activity {number}"),
        Part::Appendix if number.is_empty() => text!("Dokumentet har ingen bilaga", "The document has no appendix"),
        Part::Appendix => text!("Det finns ingen bilaga {number}", "There is no appendix {number}"),
        Part::Footnote => text!("Det finns ingen fotnot {number}", "There is no footnote {number}"),
        Part::Page => text!("Det finns ingen sida {number}", "There is no page {number}"),
    }
}

fn proposal(part: Part, number: &str, title: &str, id: Option<&str>) -> Text {
    let (sv, en) = called(part);
    let (title, id) = (OneLine(title), id.map(OneLine));
    match id {
        Some(id) => text!(
            "Menade du {sv} {number}, ”{title}”? Skriv i så fall [](#{id}).",
            "Did you mean {en} {number}, “{title}”? Then write [](#{id})."
        ),
        None => text!("Menade du {sv} {number}, ”{title}”?", "Did you mean {en} {number}, “{title}”?"),
    }
}

/// What a part is called in both languages.
fn called(part: Part) -> (&'static str, &'static str) {
    match part {
        Part::Section => ("avsnitt", "section"),
        Part::Goal => ("mål", "goal"),
        Part::Activity => ("aktivitet", "activity"),
        _ => ("bilaga", "appendix"),
    }
}
