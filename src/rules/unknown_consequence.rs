//! # A consequence without a heading
//!
//! The key stands for no heading that okplan knows (`economy`, `equality`, `accessibility`, `children`, `environment`) and
//! for none that `okplan.yaml` names under `consequences`.
//!
//! # En konsekvens utan rubrik
//!
//! Nyckeln står inte för någon rubrik som okplan känner till (`economy`, `equality`, `accessibility`, `children`,
//! `environment`) och inte för någon som `okplan.yaml` anger under `consequences`.
//!
//! # Example
//!
//! ```yaml
//! consequences:
//!   digitalisering: Förslaget förutsätter en gemensam e-tjänst.
//! ```

use super::{Findings, Subject};
use crate::model::Document;
use crate::places::CONSEQUENCES;
use crate::text;
use crate::text::{OneLine, Text};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Decision(decision) = subject.document else { return };
    let own = &subject.workspace.settings().consequences.0;
    let known: Vec<&str> =
        CONSEQUENCES.iter().map(|(key, ..)| *key).chain(own.iter().map(|(key, _)| key.value.as_str())).collect();
    for (key, _) in decision.consequences.0.iter().filter(|(key, _)| !known.contains(&key.value.as_str())) {
        let shown = OneLine(&key.value);
        let message = text!("Ingen rubrik finns för konsekvensen ”{shown}”", "There is no heading for the consequence “{shown}”");
        let help = match findings.nearest(&key.value, known.iter().copied()) {
            Some(near) => text!("Menade du ”{near}”?", "Did you mean “{near}”?"),
            None => Text::new(
                "Skriv rubriken i okplan.yaml: consequences: {nyckel: Rubriken}.",
                "Write the heading in okplan.yaml: consequences: {key: The heading}.",
            ),
        };
        findings.add(key.span, message, help);
    }
}
