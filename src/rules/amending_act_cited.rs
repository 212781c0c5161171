//! # An amending act cited as an act
//!
//! The document cites an act or regulation that does nothing but amend another. What holds stands in the one that was amended;
//! nobody finds it by the number of the amendment. "Ändrad genom" and "i lydelse enligt" before the number are nothing wrong, nor
//! is what is quoted.
//!
//! # En ändringsförfattning som hänvisas till som om den vore en lag
//!
//! Dokumentet hänvisar till en lag eller föreskrift som bara ändrar en annan. Det som gäller står i den som ändrades; ingen
//! hittar det efter ändringens nummer. ”Ändrad genom” och ”i lydelse enligt” före numret är inget fel, och
//! det som citeras lämnas i fred.
//!
//! # Example
//!
//! ```yaml
//! body: |
//!   # Samordning
//!
//!   Insatserna samordnas enligt SOSFS 2008:20.
//! ```

use super::{Findings, Subject};
use crate::law::Act;
use crate::text;
use crate::text::OneLine;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for cited in subject.cited() {
        if findings.is_full() {
            return;
        }
        let Some(amended) = cited.act.amends.as_ref().filter(|_| !cited.is_amendment) else { continue };
        let (shown, act) = (&cited.shown, subject.acts.numbered(amended).map_or_else(|| amended.clone(), Act::shown));
        let act = OneLine(&act);
        let message = text!("”{shown}” är bara en ändring av {act}", "“{shown}” does nothing but amend {act}");
        findings.add(cited.span, message, text!("Hänvisa till {act}.", "Cite {act}."));
    }
}
