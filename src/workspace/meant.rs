//! Names of register entries that stand where their ids belong.

use super::{Directory, Entry};
use crate::diagnostic::Diagnostic;
use crate::text;
use crate::text::OneLine;

/// Adds to every finding about a value of the wrong form the id that was meant, where the value is the name of a register
/// entry.
pub(super) fn offer_ids(diagnostics: &mut [Diagnostic], entries: &[Entry], directory: &Directory) {
    for diagnostic in diagnostics.iter_mut().filter(|one| one.rule == "malformed-value" && one.fix.is_none()) {
        let Some(entry) = entries.get(diagnostic.source.0 as usize) else { continue };
        let span = diagnostic.span;
        let Some(written) = entry.source.text().get(span.range()) else { continue };
        let name = written.trim().trim_matches(['"', '\'']);
        let Some(id) = directory.id_called(name) else { continue };
        let shown = OneLine(name);
        diagnostic.help =
            Some(text!("I registret heter {id} ”{shown}”: skriv {id}.", "The register calls {id} “{shown}”: write {id}."));
        let fixed = diagnostic.clone().with_fix(text!("Skriv {id}", "Write {id}"), span, id);
        *diagnostic = fixed;
    }
}
