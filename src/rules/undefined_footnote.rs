//! # A call to a footnote that nothing defines
//!
//! The text calls a footnote, `[^x]`, that neither the body, an appendix nor `footnotes` defines. It prints just as it is
//! written, brackets and all.
//!
//! # Ett anrop av en fotnot som inte finns
//!
//! Texten anropar en fotnot, `[^x]`, som varken body, någon bilaga eller `footnotes` definierar. Den skrivs ut precis som
//! den står, med hakar och allt.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   Planen bygger på en rapport.[^rapport]
//! ```

use super::{Findings, Subject};
use crate::text;
use crate::text::{OneLine, Text};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let outline = subject.workspace.outline(subject.source);
    let footnotes = &outline.footnotes;
    // A note may stand in a part of the file that could not be used.
    if !subject.workspace.is_whole(subject.source) {
        return;
    }
    for call in &footnotes.undefined {
        let shown = OneLine(&call.label);
        let message = text!("Fotnoten [^{shown}] är inte definierad någonstans", "The footnote [^{shown}] is defined nowhere");
        let near = findings.nearest(&call.label, footnotes.defined.iter().map(String::as_str)).map(OneLine);
        let help: Text = match near {
            Some(near) => text!("Menade du [^{near}]?", "Did you mean [^{near}]?"),
            None => text!(
                "Skriv noten under footnotes, eller som [^{shown}]: på en egen rad i body.",
                "Write the note under footnotes, or as [^{shown}]: on a line of its own in body."
            ),
        };
        findings.add(call.span, message, help);
    }
}
