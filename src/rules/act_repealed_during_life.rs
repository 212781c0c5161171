//! # An act that was repealed during the life of the document
//!
//! The act that the document cites held when it began, and was repealed by the day that is given with `--on`. On that day the
//! document still holds, or is proposed to be prolonged. The reader must know that the text speaks of former law. What
//! the text itself tells as former law or quotes is left alone. Without `--on` nothing is found.
//!
//! # En författning som upphävdes medan dokumentet gäller
//!
//! Författningen som dokumentet hänvisar till gällde när det började gälla, och var upphävd den dag som anges med `--on`. Den
//! dagen gäller dokumentet fortfarande, eller föreslås bli förlängt. Läsaren måste få veta att texten talar om äldre rätt.
//! Det som texten själv berättar som äldre rätt eller citerar lämnas i fred. Utan `--on` hittas inget.
//!
//! # Example
//!
//! ```yaml
//! # okplan validate --on 2026-01-01
//! # validity: {from: 2024-01-01, until: 2027-12-31}
//! # body: Parterna gör en plan enligt 2 kap. 7 § SoL.
//! ```

use super::cited::{effect_after, name_lives, successor};
use super::{Findings, Subject};
use crate::lifecycle::Life;
use crate::model::Act;
use crate::text;
use crate::text::Text;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(on) = subject.on else { return };
    let life = subject.lifecycle.life(subject.source, on, None);
    let is_to_go_on = |life: &Life| life.proposals.iter().any(|proposal| proposal.act == Act::Prolong);
    if !life.is_some_and(|life| life.known.state.is_in_force() || is_to_go_on(&life)) {
        return;
    }
    for cited in subject.cited() {
        if findings.is_full() {
            return;
        }
        let Some(repealed) = cited.act.repealed.as_ref().filter(|repealed| repealed.value <= on) else { continue };
        if cited.is_amendment || effect_after(subject, repealed.value).is_some() || name_lives(subject, cited, on) {
            continue;
        }
        let (shown, Text { sv, en }) = (&cited.shown, cited.ended(repealed));
        let message = text!("”{shown}” är inte längre gällande rätt: {sv}", "“{shown}” no longer holds: {en}");
        findings.add(cited.span, message, successor(subject, cited, on));
    }
}
