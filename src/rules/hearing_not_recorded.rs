//! # No record that user organisations were heard
//!
//! An adopted agreement rests on 5 kap. 8 a § socialtjänstlagen (2001:453), 8 a § hälso- och sjukvårdslagen (1982:763) or 16
//! kap. 3 § hälso- och sjukvårdslagen (2017:30), by which regions and municipalities make such agreements. Organisations of
//! those it is for should be able to comment on it, if possible; that wording is from memory and not verified. The document
//! has no consultation, and its text says nothing of comments, consultation or user organisations.
//!
//! # Inget om att brukarnas organisationer har hörts
//!
//! En antagen överenskommelse vilar på 5 kap. 8 a § socialtjänstlagen (2001:453), 8 a § hälso- och sjukvårdslagen (1982:763)
//! eller 16 kap. 3 § hälso- och sjukvårdslagen (2017:30), enligt vilka regioner och kommuner ingår sådana överenskommelser.
//! Organisationer för dem den gäller bör om möjligt få lämna synpunkter; den lydelsen är ur minnet och inte kontrollerad.
//! Dokumentet har ingen remiss, och texten säger inget om synpunkter, samråd, remiss eller brukarorganisationer.
//!
//! # Example
//!
//! ```yaml
//! kind: agreement
//! status: adopted
//! legal-basis: [{act: sol, provision: 5 kap. 8 a §}]     # 2001:453
//! ```

use super::{Findings, Subject};
use crate::model::{Document, LegalBasis};
use crate::source::Span;
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Lägg till consultations: med dem som har fått lämna synpunkter.",
    en: "Add consultations: with those who were asked for comments.",
};

/// The provisions by which agreements are made, by number of the act. Checked in `statutes.csv`: 8 a § of 1982:763 and 5 kap.
/// 8 a § of 2001:453 since 2010-01-01, 16 kap. 3 § of 2017:30 since 2017-04-01.
const PROVISIONS: [(&str, &str); 3] = [("2001:453", "5kap.8a§"), ("1982:763", "8a§"), ("2017:30", "16kap.3§")];

/// Words by which a text tells of a hearing.
const HEARD: [&str; 12] = [
    "remiss",
    "synpunkter",
    "samråd",
    "brukarorganisation",
    "handikapporganisation",
    "funktionsrätt",
    "patientorganisation",
    "intresseorganisation",
    "anhörigorganisation",
    "brukarförening",
    "organisationer som företräder",
    "nsph",
];

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Agreement(agreement) = subject.document else { return };
    if !subject.is_finished() || !agreement.consultations.is_empty() {
        return;
    }
    let Some(span) = agreement.legal_basis.iter().find_map(|basis| asks_for_hearing(subject, basis)) else { return };
    if !subject.passages().body_says(&HEARD) {
        let message =
            Text::new("Inget säger att brukarnas organisationer har hörts", "Nothing says that user organisations were heard");
        findings.add(span, message, HELP);
    }
}

/// Where a provision is named by which such agreements are made.
fn asks_for_hearing(subject: &Subject<'_>, basis: &LegalBasis) -> Option<Span> {
    let act = basis.act.as_ref()?;
    let number = &subject.workspace.directory().statutory_act(act.0.text())?.number.as_ref()?.0.value;
    let asks = |provision: &str| {
        let plain: String = provision.chars().filter(|c| !c.is_whitespace()).collect();
        PROVISIONS.contains(&(number.as_str(), plain.as_str()))
    };
    basis.provision.iter().find(|provision| asks(&provision.value)).map(|provision| provision.span)
}
