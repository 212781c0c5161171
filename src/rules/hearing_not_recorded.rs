//! # No record that user organisations were heard
//!
//! An adopted agreement rests on 5 kap. 8 a § socialtjänstlagen (2001:453), 8 a § hälso- och sjukvårdslagen (1982:763) or 16
//! kap. 3 § hälso- och sjukvårdslagen (2017:30), by which regions and municipalities make such agreements, or on 10 kap.
//! socialtjänstlagen (2025:400), in which the first of these went on (which section is not confirmed; 8 and 9 §§ are about
//! individual plans). Organisations of those it is for should be able to comment on it, if possible; that wording is from
//! memory and not verified. The document has no consultation, and its text says nothing of comments, consultation or user
//! organisations.
//!
//! # Inget om att brukarnas organisationer har hörts
//!
//! En antagen överenskommelse vilar på 5 kap. 8 a § socialtjänstlagen (2001:453), 8 a § hälso- och sjukvårdslagen (1982:763)
//! eller 16 kap. 3 § hälso- och sjukvårdslagen (2017:30), enligt vilka regioner och kommuner ingår sådana överenskommelser,
//! eller på 10 kap. socialtjänstlagen (2025:400), där den första av dem fortsätter (vilken paragraf är inte bekräftat; 8 och
//! 9 §§ handlar om individuella planer). Organisationer för dem den gäller bör om möjligt få lämna synpunkter; den lydelsen
//! är ur minnet och inte kontrollerad.
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
use crate::law::{Chapter, Provision, provisions};
use crate::model::{Document, LegalBasis};
use crate::source::Span;
use crate::text::{StaticText, Text};

const HELP: StaticText = StaticText {
    sv: "Lägg till consultations: med dem som har fått lämna synpunkter.",
    en: "Add consultations: with those who were asked for comments.",
};

/// The provisions by which agreements are made, by number of the act, in canonical form. Checked against the sources of the
/// register of acts: 8 a § of 1982:763 and 5 kap. 8 a § of 2001:453 since 2010-01-01, 16 kap. 3 § of 2017:30 since 2017-04-01.
const PROVISIONS: [(&str, &str); 3] = [("2001:453", "5 kap. 8 a §"), ("1982:763", "8 a §"), ("2017:30", "16 kap. 3 §")];

/// The act and the chapter in which 5 kap. 8 a § of 2001:453 went on: not confirmed, and in which section is not known. The
/// sections on individual plans, 8 and 9 §§, are.
const SUCCESSOR: (&str, &str) = ("2025:400", "10");
const ON_PLANS: [&str; 2] = ["8", "9"];

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
    let act = subject.acts.with_id(basis.act.as_ref()?.0.text())?;
    let asks = |written: &str| provisions(written).iter().any(|provision| is_one(&act.number, provision));
    basis.provision.iter().find(|provision| asks(&provision.value)).map(|provision| provision.span)
}

/// Whether `provision` of the act with that number is one by which such agreements are made.
fn is_one(number: &str, provision: &Provision) -> bool {
    let is_known = provision.singles().iter().any(|single| PROVISIONS.contains(&(number, single.as_str())));
    let chapter = Chapter::Number(SUCCESSOR.1.to_owned());
    let is_on_plans = |section: &crate::law::Section| ON_PLANS.contains(&section.number.as_str());
    is_known || (number == SUCCESSOR.0 && provision.chapter == chapter && !provision.sections.iter().any(is_on_plans))
}
