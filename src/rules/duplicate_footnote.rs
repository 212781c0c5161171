//! # A footnote that is defined twice
//!
//! Two notes have the same name, whatever their capitals. A call cannot mean both: the first in the body is printed, else the
//! first in an appendix, else the one under `footnotes`, and the words of the other are lost.
//!
//! # En fotnot som är definierad två gånger
//!
//! Två noter har samma namn, stora eller små bokstäver. Ett anrop kan inte mena båda: den första i body skrivs ut, annars den
//! första i en bilaga, annars den under `footnotes`, och den andras ord går förlorade.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   Planen bygger på en rapport.[^rapport]
//!
//!   [^rapport]: Rapport 2026:5
//! footnotes:
//!   rapport: Rapport 2027:1
//! ```

use super::{Findings, Subject};
use crate::text;
use crate::text::{OneLine, Text};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let source = findings.source;
    for (note, printed) in &subject.workspace.outline(subject.source).footnotes.repeated {
        if findings.is_full() {
            return;
        }
        let shown = OneLine(&note.label);
        let message = text!(
            "Fotnoten [^{shown}] är definierad en gång till, och den här texten skrivs inte ut",
            "The footnote [^{shown}] is defined once more, and this text is not printed"
        );
        let help = Text::new(
            "Ge noten ett eget namn och anropa det där den hör hemma, eller ta bort den ena.",
            "Give the note a name of its own and call that where it belongs, or remove one of them.",
        );
        let diagnostic = findings.add(note.span, message, help);
        let printed_here = Text::new("den här skrivs ut", "this one is printed");
        *diagnostic = diagnostic.clone().with_related(source, *printed, printed_here);
    }
}
