//! # Nobody has signed
//!
//! An adopted agreement that parties sign lists no signatures. Whether they stand on paper, and who signed in which role, is
//! then known to nobody who reads it here.
//!
//! # Underskrifterna saknas
//!
//! En antagen överenskommelse som parterna skriver under har inga underskrifter. Om de finns på papper, och i vilken roll
//! någon har skrivit under, får den som läser den här inte veta.
//!
//! # Example
//!
//! ```yaml
//! kind: agreement
//! status: adopted
//! parties: [regionen, kommunerna]
//! ```

use super::missing_record_number::place;
use super::{Findings, Subject};
use crate::model::Document;
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Lägg till signatures: med part, dag och roll, aldrig ett namn.",
    en: "Add signatures: with party, day and role, never a name.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Agreement(agreement) = subject.document else { return };
    let asks = !agreement.is_routine() && agreement.parties.len() > 1;
    if asks && agreement.signatures.is_empty() && subject.is_finished() {
        findings.add(place(subject), Text::new("Underskrifterna saknas", "The signatures are missing"), HELP);
    }
}
