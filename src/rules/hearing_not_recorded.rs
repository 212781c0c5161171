//! # No record that user organisations were heard
//!
//! An adopted agreement rests on 5 kap. 8 a § socialtjänstlagen (2001:453), 8 a § hälso- och sjukvårdslagen (1982:763) or 16
//! kap. 3 § hälso- och sjukvårdslagen (2017:30), by which regions and municipalities make such agreements, or on 10 kap.
//! socialtjänstlagen (2025:400), in which the first of these went on (which section is not confirmed; 8 and 9 §§ are about
//! individual plans). It may say so as its legal basis or in its text. Organisations of those it is for should be able to
//! comment on it, if possible; that wording is from memory and not verified. No consultation was with such an organisation,
//! neither in the process that produced the agreement, and no sentence says that one was heard: that others were asked for
//! comments is no such record.
//!
//! # Inget om att brukarnas organisationer har hörts
//!
//! En antagen överenskommelse vilar på 5 kap. 8 a § socialtjänstlagen (2001:453), 8 a § hälso- och sjukvårdslagen (1982:763)
//! eller 16 kap. 3 § hälso- och sjukvårdslagen (2017:30), enligt vilka regioner och kommuner ingår sådana överenskommelser,
//! eller på 10 kap. socialtjänstlagen (2025:400), där den första av dem fortsätter (vilken paragraf är inte bekräftat; 8 och
//! 9 §§ handlar om individuella planer). Det kan stå som laglig grund eller i texten. Organisationer för dem den gäller bör om
//! möjligt få lämna synpunkter; den lydelsen är ur minnet och inte kontrollerad. Ingen remiss har gått till en sådan
//! organisation, inte heller i den process som ledde fram till överenskommelsen, och ingen mening säger att någon har hörts:
//! att andra har fått lämna synpunkter räcker inte.
//!
//! # Example
//!
//! ```yaml
//! kind: agreement
//! status: adopted
//! legal-basis: [{act: sol, provision: 5 kap. 8 a §}]     # 2001:453
//! ```

use super::cited::in_text;
use super::{Findings, Subject};
use crate::law::{Chapter, Manner, Meant, Provision, provisions};
use crate::model::{Agreement, Consultation, ConsultedBody, Document, LegalBasis, Prose};
use crate::passages::{Passage, Setting};
use crate::sentences::sentences;
use crate::source::{SourceId, Span};
use crate::text::{StaticText, Text};
use crate::workspace::starts;

const HELP: StaticText = StaticText {
    sv: "Lägg till consultations: med de organisationer som har fått lämna synpunkter.",
    en: "Add consultations: with the organisations that were asked for comments.",
};

/// The provisions by which agreements are made, by number of the act, in canonical form. Checked against the sources of the
/// register of acts: 8 a § of 1982:763 and 5 kap. 8 a § of 2001:453 since 2010-01-01, 16 kap. 3 § of 2017:30 since 2017-04-01.
const PROVISIONS: [(&str, &str); 3] = [("2001:453", "5 kap. 8 a §"), ("1982:763", "8 a §"), ("2017:30", "16 kap. 3 §")];

/// The act and the chapter in which 5 kap. 8 a § of 2001:453 went on: not confirmed, and in which section is not known. The
/// sections on individual plans, 8 and 9 §§, are.
const SUCCESSOR: (&str, &str) = ("2025:400", "10");
const ON_PLANS: [&str; 2] = ["8", "9"];

/// What organisations of users are called, or begin or end with.
const ORGANISATIONS: [&str; 22] = [
    "brukarorganisation",
    "brukarnas organisation",
    "brukarförening",
    "brukarråd",
    "brukarrörelse",
    "brukarföreträdare",
    "handikapporganisation",
    "handikappförbund",
    "handikappråd",
    "funktionsrätt",
    "funktionshindersorganisation",
    "funktionshinderråd",
    "funktionshindersråd",
    "patientorganisation",
    "patientförening",
    "intresseorganisation",
    "anhörigorganisation",
    "anhörigförening",
    "organisationer som företräder",
    "pensionärsorganisation",
    "pensionärsråd",
    "nsph",
];

/// Words by which a sentence tells that somebody was heard.
const HEARD: [&str; 20] = [
    "remiss",
    "synpunkt",
    "samråd",
    "hörts",
    "hörd",
    "yttra",
    "dialog",
    "referensgrupp",
    "deltagit",
    "deltog",
    "medverkat",
    "medverkade",
    "tillfråga",
    "inbjud",
    "bjudits in",
    "förankra",
    "delaktig",
    "konsulter",
    "diskuterat",
    "lämnat",
];

/// What bodies are called that no organisation of users is.
const PUBLIC: [&str; 14] = [
    "kommun",
    "landsting",
    "myndighet",
    "styrelse",
    "nämnd",
    "verket",
    "polis",
    "försäkringskassan",
    "arbetsförmedlingen",
    "socialstyrelsen",
    "universitet",
    "samordningsförbund",
    "staten",
    "akademi",
];

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Agreement(agreement) = subject.document else { return };
    if !subject.is_finished() {
        return;
    }
    let basis = || agreement.legal_basis.iter().find_map(|basis| asks_for_hearing(subject, basis));
    let Some(span) = basis().or_else(|| cites_what_asks(subject)) else { return };
    if !is_recorded(subject, agreement) {
        let message =
            Text::new("Inget säger att brukarnas organisationer har hörts", "Nothing says that user organisations were heard");
        findings.add(span, message, HELP);
    }
}

/// Whether a consultation was with an organisation of users, or a sentence of the text says that one was heard.
fn is_recorded(subject: &Subject<'_>, agreement: &Agreement) -> bool {
    let says = |passage: &Passage| {
        let may_say = matches!(passage.setting, Setting::Body | Setting::Field | Setting::History);
        may_say
            && passage.signs.may_hold_any(&ORGANISATIONS)
            && sentences(&passage.text)
                .into_iter()
                .map(str::to_lowercase)
                .any(|one| holds(&one, &ORGANISATIONS) && holds(&one, &HEARD))
    };
    agreement.consultations.iter().any(|round| is_with_users(subject, round))
        || subject.passages().all.iter().any(says)
        || subject.workspace.documents().any(|(source, document)| prepared_it(subject, source, document))
}

/// Whether `document`, in the file `source`, is the process that this agreement came of, and had such a consultation.
fn prepared_it(subject: &Subject<'_>, source: SourceId, document: &Document) -> bool {
    let Document::Process(process) = document else { return false };
    let mut produced = process.produces.iter().filter_map(|one| one.get());
    produced.any(|one| subject.workspace.find_document(one, source) == Some(subject.source))
        && process.consultations.iter().any(|round| is_with_users(subject, round))
}

fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether one of those who were asked is an organisation of users, or may be: it is no public body.
fn is_with_users(subject: &Subject<'_>, round: &Consultation) -> bool {
    let told = [round.title.as_ref().map(|title| title.value.as_str()), round.text.as_ref().map(Prose::text)];
    let is_told = told.into_iter().flatten().any(|text| holds(&text.to_lowercase(), &ORGANISATIONS));
    is_told || round.bodies.iter().any(|body| may_be_of_users(subject, body))
}

fn may_be_of_users(subject: &Subject<'_>, body: &ConsultedBody) -> bool {
    let actor = body.who.as_ref().and_then(|who| subject.workspace.directory().actor(who.0.text()));
    let names = actor.into_iter().flat_map(|actor| actor.names()).map(|(name, ..)| name.name.to_lowercase());
    let names: Vec<String> = names.chain(body.words.iter().map(|words| words.text().to_lowercase())).collect();
    let is_party = |name: &String| holds(name, &PUBLIC) || name.starts_with("region ") || name == "regionen";
    !names.is_empty() && (names.iter().any(|name| holds(name, &ORGANISATIONS)) || !names.iter().any(is_party))
}

/// Where the text cites a provision by which such agreements are made.
fn cites_what_asks(subject: &Subject<'_>) -> Option<Span> {
    let began = starts(subject.document);
    let mut cited = in_text(subject).filter(|(placed, _)| placed.what.manner != Manner::AsHistory);
    let found = cited.find(|(placed, passage)| {
        let Meant::Act(act) = subject.acts.meant(&placed.what, began) else { return false };
        !passage.is_quoted && placed.what.provisions.iter().any(|provision| is_one(&act.number, provision))
    });
    found.map(|(placed, _)| placed.span)
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
