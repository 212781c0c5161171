//! What happens between a draft and an adopted text: consultation, open questions, adoption party by party.

use super::due::Dues;
use super::reference::PartReference;
use super::responsibility::{ActorName, Responsibilities};
use super::shape::{model, vocabulary};
use super::time::Period;
use super::written::{Code, Concise, Id, Parsed, Prose, ShortForm, Slug, Spanned};
use schemars::Schema;

vocabulary! {
    /// What a party did with a proposal.
    ///
    /// Vad en part gjorde med ett förslag.
    pub enum Outcome {
        /// The party has not dealt with it yet.
        Pending = "pending", "inte behandlat", "pending";
        /// The party adopted it.
        Adopted = "adopted", "antaget", "adopted";
        /// The party sent it back.
        ReferredBack = "referred-back", "återremitterat", "referred back";
        /// The party turned it down.
        Rejected = "rejected", "avslaget", "rejected";
    }

    /// What a consulted body answered.
    ///
    /// Vad en remissinstans svarade.
    pub enum Response {
        /// It supports the proposal.
        Supports = "supports", "tillstyrker", "supports";
        /// It supports the proposal with changes.
        SupportsWithChanges = "supports-with-changes", "tillstyrker med ändringar", "supports with changes";
        /// It has nothing against the proposal.
        NoObjection = "no-objection", "har inget att invända", "has no objection";
        /// It is against the proposal.
        Opposes = "opposes", "avstyrker", "opposes";
        /// It chose not to answer.
        Declines = "declines", "avstår från att yttra sig", "declines to answer";
        /// It has not answered.
        Awaited = "awaited", "svar saknas", "answer awaited";
    }
}

model! {
    /// One party's adoption of a text, or its outcome.
    ///
    /// En parts antagande av en text, eller utfallet.
    pub struct Adoption {
        /// The party.
        ///
        /// Parten.
        #[schemars(required)]
        pub party: Option<ActorName>,
        /// The body that decides for it: `kommunfullmäktige`.
        ///
        /// Organet som beslutar för den: `kommunfullmäktige`.
        pub body: Option<Spanned<String>>,
        /// When it decided; a day to come is no decision yet.
        ///
        /// När det beslutade; en dag som inte har varit än är inget beslut.
        pub date: Option<Parsed<Period>>,
        /// The paragraph of the minutes.
        ///
        /// Paragrafen i protokollet.
        pub paragraph: Option<Code>,
        /// The record number.
        ///
        /// Diarienumret.
        pub record: Option<Code>,
        /// What came of it; without it adopted if there is a date, else pending.
        ///
        /// Vad det blev; utan det antaget om det finns ett datum, annars inte behandlat.
        pub outcome: Option<Outcome>,
        /// What else is to be said.
        ///
        /// Vad som mer är att säga.
        pub text: Option<Prose>,
        /// The part whose text says this; without it, this is the text.
        ///
        /// Den del vars text säger detta; utan den är detta själva texten.
        #[serde(rename = "in")]
        pub stands_in: Option<Parsed<PartReference>>,
    }

    /// A round in which others were asked for comments.
    ///
    /// En omgång då andra har fått lämna synpunkter.
    pub struct Consultation {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// The title.
        ///
        /// Titeln.
        pub title: Option<Spanned<String>>,
        /// When it takes place.
        ///
        /// När den äger rum.
        pub period: Option<Parsed<Period>>,
        /// When answers are due.
        ///
        /// När svaren ska vara inne.
        #[serde(default)]
        pub due: Dues,
        /// Who is asked, and what they answered.
        ///
        /// Vilka som tillfrågas, och vad de svarade.
        #[serde(default)]
        pub bodies: Vec<Concise<ConsultedBody>>,
        /// What it is about, or what came of it.
        ///
        /// Vad den handlar om, eller vad den ledde till.
        pub text: Option<Prose>,
        /// The part whose text says this; without it, this is the text.
        ///
        /// Den del vars text säger detta; utan den är detta själva texten.
        #[serde(rename = "in")]
        pub stands_in: Option<Parsed<PartReference>>,
    }

    /// Someone who is asked for comments.
    ///
    /// Någon som får lämna synpunkter.
    #[schemars(extend("anyOf" = [{"required": ["who"]}, {"required": ["words"]}]))]
    pub struct ConsultedBody {
        /// Who, by an id in a register; the short form lands here.
        ///
        /// Vem, med ett id i ett register; kortformen hamnar här.
        pub who: Option<ActorName>,
        /// The drafter's own words, printed instead.
        ///
        /// Författarens egna ord, som skrivs ut i stället.
        pub words: Option<Prose>,
        /// What it answered.
        ///
        /// Vad den svarade.
        pub response: Option<Response>,
        /// When it answered.
        ///
        /// När den svarade.
        pub date: Option<Parsed<Period>>,
        /// The record number.
        ///
        /// Diarienumret.
        pub record: Option<Code>,
        /// The answer in short.
        ///
        /// Svaret i korthet.
        pub text: Option<Prose>,
    }

    /// A question that is not answered yet.
    ///
    /// En fråga som ännu inte är besvarad.
    pub struct OpenQuestion {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// The part of this document it is about.
        ///
        /// Den del av dokumentet som den gäller.
        pub about: Option<Parsed<PartReference>>,
        /// The question.
        ///
        /// Frågan.
        #[schemars(required)]
        pub text: Option<Prose>,
        /// Who shall answer it.
        ///
        /// Vem som ska besvara den.
        #[serde(default)]
        pub responsible: Responsibilities,
        /// When it shall be answered.
        ///
        /// När den ska vara besvarad.
        #[serde(default)]
        pub due: Dues,
    }
}

impl ShortForm for ConsultedBody {
    fn from_short(text: Spanned<String>) -> Self {
        ConsultedBody { who: Some(ActorName(Parsed::new(text))), ..ConsultedBody::default() }
    }
    fn short_schema() -> Schema {
        <Slug as super::written::Form>::schema()
    }
}

impl Adoption {
    /// What came of it: as written, else adopted if there is a date and pending if not.
    pub fn outcome(&self) -> Outcome {
        self.outcome.unwrap_or(if self.date.is_some() { Outcome::Adopted } else { Outcome::Pending })
    }
}
