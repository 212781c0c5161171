//! The decision: what is proposed or decided, on what grounds, and what it does to other documents.

use super::document::document;
use super::due::Until;
use super::named::NamedProse;
use super::parts::Contact;
use super::reference::DocumentReference;
use super::responsibility::{ActorName, Responsibilities, Responsibility};
use super::shape::{model, vocabulary};
use super::time::Period;
use super::written::{Code, Concise, Id, OneOrMany, Parsed, Prose, ShortForm, Spanned};
use schemars::Schema;

vocabulary! {
    /// What a point of a decision does to a document.
    ///
    /// Vad en beslutspunkt gör med ett dokument.
    pub enum Act {
        /// Adopts it.
        Adopt = "adopt", "antar", "adopts";
        /// Prolongs it.
        Prolong = "prolong", "förlänger", "prolongs";
        /// Puts another in its place.
        Replace = "replace", "ersätter", "replaces";
        /// Terminates it.
        Terminate = "terminate", "säger upp", "terminates";
    }
}

document! {
    /// A decision (tjänsteskrivelse, beslut): a memo that proposes, or the record of what was decided.
    ///
    /// Ett beslut eller en tjänsteskrivelse: det som föreslås, eller det som beslutades.
    pub struct Decision(status: super::DecisionStatus, numbered: false) {
        after kind {}
        before body {
            /// Who decides.
            ///
            /// Vem som beslutar.
            pub decided_by: Option<Concise<Responsibility>>,
            /// When it was decided.
            ///
            /// När det beslutades.
            pub decided: Option<Parsed<Period>>,
            /// The paragraph of the minutes.
            ///
            /// Paragrafen i protokollet.
            pub paragraph: Option<Code>,
            /// What is proposed or decided, point by point.
            ///
            /// Det som föreslås eller beslutas, punkt för punkt.
            #[serde(default)]
            pub points: Vec<Spanned<Point>>,
            /// The matter in short.
            ///
            /// Ärendet i korthet.
            pub summary: Option<Prose>,
        }
        after body {
            /// How the matter was prepared.
            ///
            /// Hur ärendet har beretts.
            #[serde(default)]
            pub preparation: Vec<Spanned<Preparation>>,
            /// What it leads to, by heading: `economy`, `equality`, `accessibility`, `children`, `environment`, and those
            /// that okplan.yaml names.
            ///
            /// Vad det leder till, efter rubrik: `economy`, `equality`, `accessibility`, `children`, `environment`, och de
            /// som okplan.yaml anger.
            #[serde(default)]
            pub consequences: NamedProse,
            /// The officers who present it, by role.
            ///
            /// Tjänstepersonerna som lägger fram det, efter roll.
            #[serde(default)]
            pub officers: Vec<Spanned<Contact>>,
            /// Who is sent the decision ("Expedieras till").
            ///
            /// Vilka beslutet skickas till (”Expedieras till”).
            #[serde(default)]
            pub send_list: Responsibilities,
        }
    }
}

model! {
    /// A point of a decision.
    ///
    /// En beslutspunkt.
    pub struct Point {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// What is proposed or decided.
        ///
        /// Det som föreslås eller beslutas.
        #[schemars(required)]
        pub text: Option<Prose>,
        /// The document it does something to.
        ///
        /// Dokumentet som den gör något med.
        pub document: Option<Parsed<DocumentReference>>,
        /// What it does to the document.
        ///
        /// Vad den gör med dokumentet.
        pub act: Option<Act>,
        /// For which parties; without it for that of the deciding body, or for all. A copy is prolonged when both its
        /// parties are named or have decided.
        ///
        /// För vilka parter; om inget anges för det beslutande organets, eller för alla. Ett exemplar förlängs när båda dess
        /// parter anges eller har beslutat.
        #[serde(default)]
        pub party: OneOrMany<ActorName>,
        /// From which day. What is terminated ends the day before.
        ///
        /// Från vilken dag. Det som sägs upp upphör dagen före.
        pub from: Option<Parsed<Period>>,
        /// Until which day or event.
        ///
        /// Till vilken dag eller händelse.
        pub until: Option<Concise<Until>>,
        /// true: it holds from `from`, or from where validity ended or began, although it was decided later.
        ///
        /// true: det gäller från `from`, eller från giltighetens slut eller början, fast det beslutades senare.
        pub retroactive: Option<Spanned<bool>>,
        /// The document that takes the place of the other.
        ///
        /// Dokumentet som träder i det andras ställe.
        pub replaced_by: Option<Parsed<DocumentReference>>,
        /// What must hold for it to take effect.
        ///
        /// Vad som krävs för att det ska få verkan.
        #[serde(default)]
        pub condition: OneOrMany<Concise<Condition>>,
    }

    /// What must hold for a point to take effect.
    ///
    /// Vad som krävs för att en beslutspunkt ska få verkan.
    pub struct Condition {
        /// The condition, as a sentence of its own; the short form lands here.
        ///
        /// Villkoret, som en egen mening; kortformen hamnar här.
        #[schemars(required)]
        pub text: Option<Prose>,
        /// Whether it is met; without it, it is not.
        ///
        /// Om det är uppfyllt; om inget anges är det inte det.
        pub met: Option<Spanned<bool>>,
        /// The day it was met; not beside `met: false`.
        ///
        /// Dagen då det uppfylldes; inte tillsammans med `met: false`.
        pub met_on: Option<Parsed<Period>>,
    }

    /// A step in the preparation of a matter.
    ///
    /// Ett steg i beredningen av ett ärende.
    #[schemars(extend("minProperties" = 1))]
    pub struct Preparation {
        /// By whom.
        ///
        /// Av vem.
        #[serde(default)]
        pub by: Responsibilities,
        /// When.
        ///
        /// När.
        pub date: Option<Parsed<Period>>,
        /// What was done.
        ///
        /// Vad som gjordes.
        pub text: Option<Prose>,
        /// The part whose text says this; without it, this is the text.
        ///
        /// Den del vars text säger detta; utan den är detta själva texten.
        #[serde(rename = "in")]
        pub stands_in: Option<Parsed<super::PartReference>>,
    }
}

impl ShortForm for Condition {
    fn from_short(text: Spanned<String>) -> Self {
        Condition { text: Some(Prose::new(text)), ..Condition::default() }
    }
    fn short_schema() -> Schema {
        schemars::json_schema!({ "type": "string" })
    }
}

impl Condition {
    /// Whether it is met, be it on a day that is told or not. `met: false` counts whatever stands beside it.
    pub fn is_met(&self) -> bool {
        self.met.as_ref().map_or(self.met_on.is_some(), |met| met.value)
    }

    /// Whether it says both that it is not met and when it was.
    pub fn contradicts_itself(&self) -> bool {
        self.met_on.is_some() && !self.is_met()
    }
}
