//! # A code, or an organisation, without a name that is known
//!
//! An organisation of a register has neither names nor the code of a municipality, or a code stands there or as `county`
//! that is not in the list of municipalities and counties that okplan ships (as published in 2015), so the name cannot be
//! printed.
//!
//! # En kod eller en organisation utan känt namn
//!
//! En organisation i ett register har varken namn eller en kommunkod, eller så står där eller som `county` en kod som inte
//! finns i listan över kommuner och län som följer med okplan (så som den publicerades 2015), så namnet går inte att skriva
//! ut.
//!
//! # Example
//!
//! ```yaml
//! organisations:
//!   - {id: umea, code: "2840"}       # Umeå is 2480
//! ```

use super::{Findings, Subject};
use crate::model::{Code, Document};
use crate::register::{county, municipality};
use crate::text;
use crate::text::{OneLine, StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Skriv kommunens fyrsiffriga kod eller länets tvåsiffriga, eller ge organisationen names.",
    en: "Write the four-digit code of a municipality or the two-digit code of a county, or give the organisation names.",
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Register(register) = subject.document else {
        return county_code(subject.plan().and_then(|plan| plan.county.as_ref()), findings);
    };
    for organisation in &register.organisations {
        let Some(code) = &organisation.code else {
            let may_have_one = subject.workspace.has_unusable_part(subject.source, organisation.span);
            if organisation.names.is_empty() && !may_have_one {
                let span = organisation.id.as_ref().map_or(organisation.span, crate::model::Parsed::span);
                findings.add(span, Text::new("Organisationen har inget namn", "The organisation has no name"), HELP);
            }
            continue;
        };
        let known = municipality(&code.0.value).is_some() || (county(&code.0.value).is_some() && !organisation.names.is_empty());
        if !known {
            let shown = OneLine(&code.0.value);
            let message = text!("Koden ”{shown}” ger inget namn", "The code “{shown}” gives no name");
            findings.add(code.0.span, message, HELP);
        }
    }
    county_code(register.county.as_ref(), findings);
}

fn county_code(code: Option<&Code>, findings: &mut Findings<'_>) {
    if let Some(code) = code.filter(|code| !code.0.is_empty() && county(&code.0.value).is_none()) {
        let shown = OneLine(&code.0.value);
        let help =
            Text::new("Skriv länets tvåsiffriga kod, inom citattecken.", "Write the two-digit code of the county, in quotes.");
        findings.add(code.0.span, text!("Inget län har koden ”{shown}”", "No county has the code “{shown}”"), help);
    }
}
