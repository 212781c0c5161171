//! # A repealed act
//!
//! The document cites an act of law, or a provision of one, that was repealed before the document began to hold or was
//! prolonged. The text says something that no longer holds, and whoever follows it looks in vain. The act that took its place
//! is named and, where that is known, the provision; one that was itself replaced since is passed by. What the text itself calls
//! former law, tells in the past tense, sets against what holds ("i stället för") or quotes is left alone. Where the list behind
//! okplan's register does not confirm the day, or what the act is known by, it is a warning that says so. Where only the form of a provision points to the old act ("7 § SoL"), it is none: that is
//! `malformed-citation`. The acts are those that okplan knows and those of the registers; of an act that is
//! replaced by one of the same name, a name alone is nothing wrong.
//!
//! # En upphävd författning
//!
//! Dokumentet hänvisar till en lag eller en annan författning, eller en bestämmelse i den, som var upphävd när dokumentet
//! började gälla eller förlängdes. Texten säger något som inte längre gäller, och den som följer den letar förgäves.
//! Författningen som kom i stället nämns och, om den är känd, bestämmelsen; en som själv har ersatts hoppas över. Det som
//! texten själv kallar äldre rätt, berättar i förfluten tid, ställer mot det som gäller (”i stället för”) eller citerar lämnas i
//! fred. Om listan bakom okplans register inte bekräftar dagen, eller det som författningen känns igen på, blir det en varning
//! som säger det. Om bara bestämmelsens form pekar på den äldre
//! lagen (”7 § SoL”) anmäls inget: det gör `malformed-citation`. Författningarna är de som okplan känner till och de
//! som står i registren; om lagen som ersatte en annan heter likadant är namnet ensamt inget fel.
//!
//! # Example
//!
//! ```yaml
//! validity: {from: 2019-01-01}
//! body: |
//!   # Samverkan
//!
//!   Parterna samverkar enligt 6 § förvaltningslagen (1986:223).
//! ```

use super::cited::{effect_after, name_lives, successor};
use super::{Findings, Subject};
use crate::diagnostic::Severity;
use crate::text;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for cited in subject.cited() {
        if findings.is_full() {
            return;
        }
        let Some(repealed) = &cited.act.repealed else { continue };
        let Some(effect) = effect_after(subject, repealed.value) else { continue };
        if cited.is_amendment || name_lives(subject, cited, effect.day) {
            continue;
        }
        let (shown, ended, before) = (&cited.shown, cited.ended(repealed), effect.words());
        let ((ended_sv, ended_en), (sv, en)) = ((ended.sv, ended.en), (before.sv, before.en));
        let message = text!("”{shown}” är upphävd rätt: {ended_sv}, {sv}", "“{shown}” is repealed: {ended_en}, {en}");
        let today = subject.on.map_or(effect.day, |on| on.max(effect.day));
        let finding = findings.add(cited.span, message, successor(subject, cited, today));
        if !cited.is_confirmed || !repealed.is_verified {
            finding.severity = finding.severity.max(Severity::Warning);
        }
    }
}
