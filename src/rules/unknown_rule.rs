//! # A setting for a rule that does not exist
//!
//! `okplan.yaml` sets the severity of a rule that okplan does not have, or of one that cannot be changed because the file
//! could not be read without it.
//!
//! # En inställning för en regel som inte finns
//!
//! `okplan.yaml` anger allvaret för en regel som okplan inte har, eller för en som inte går att ändra eftersom filen inte
//! kan läsas utan den.
//!
//! # Example
//!
//! ```yaml
//! okplan: 1
//! kind: workspace
//! name: Exempel
//! rules: {vauge-actor: warning}
//! ```

use super::{Findings, RULES, Subject, find};
use crate::model::Document;
use crate::text;
use crate::text::{OneLine, Text, nearest};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Workspace(settings) = subject.document else { return };
    for (name, _) in &settings.rules.0 {
        let shown = OneLine(&name.value);
        match find(&name.value) {
            Some(rule) if rule.is_adjustable() => {}
            Some(_) => {
                let message = text!("Regeln ”{shown}” går inte att ändra", "The rule “{shown}” cannot be changed");
                findings.add(name.span, message, Text::new("Ta bort raden.", "Remove the line."));
            }
            None => {
                let message = text!("Det finns ingen regel som heter ”{shown}”", "There is no rule called “{shown}”");
                let help = match nearest(&name.value, RULES.iter().map(|rule| rule.name)) {
                    Some(near) => text!("Menade du ”{near}”?", "Did you mean “{near}”?"),
                    None => Text::new("okplan rules visar alla regler.", "okplan rules lists all rules."),
                };
                findings.add(name.span, message, help);
            }
        }
    }
}
