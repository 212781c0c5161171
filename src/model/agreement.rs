//! The agreement: its text, and beside it what a program can follow: duties, costs, deviations, disputes, notice.

use super::document::document;
use super::due::{Dues, Until};
use super::goal::Goal;
use super::indicator::Measure;
use super::recurrence::Duration;
use super::reference::{DocumentReference, PartReference};
use super::responsibility::{ActorName, Responsibilities};
use super::shape::{model, vocabulary};
use super::time::Period;
use super::written::{Concise, Id, OneOrMany, Parsed, Prose, Spanned};

vocabulary! {
    /// What an agreement is called.
    ///
    /// Vad en överenskommelse är för något.
    pub enum AgreementForm {
        /// An agreement that its parties adopt and sign.
        Agreement = "agreement", "överenskommelse", "agreement";
        /// A joint routine, which nobody signs.
        Routine = "routine", "gemensam rutin", "joint routine";
    }

    /// What a duty is about.
    ///
    /// Vad ett åtagande handlar om.
    pub enum DutyConcern {
        /// Following the text up.
        FollowUp = "follow-up", "uppföljning", "follow-up";
        /// Evaluating it.
        Evaluation = "evaluation", "utvärdering", "evaluation";
        /// Revising it.
        Revision = "revision", "revidering", "revision";
        /// Handling deviations.
        Deviations = "deviations", "avvikelser", "deviations";
        /// Training.
        Competence = "competence", "kompetensutveckling", "training";
        /// Telling others.
        Information = "information", "information till andra", "telling others";
    }

    /// How binding a duty is.
    ///
    /// Hur bindande ett åtagande är.
    pub enum DutyStrength {
        /// It must be done.
        Shall = "shall", "ska", "shall";
        /// It should be done.
        Should = "should", "bör", "should";
        /// It may be done.
        May = "may", "får", "may";
    }

    /// What a dispute is about.
    ///
    /// Vad en tvist gäller.
    pub enum DisputeLevel {
        /// What one person needs.
        Individual = "individual", "individnivå", "individual level";
        /// How the agreement is understood.
        General = "general", "övergripande nivå", "general level";
    }

    /// How notice is given.
    ///
    /// Hur en uppsägning görs.
    pub enum NoticeForm {
        /// In writing.
        Written = "written", "skriftligt", "in writing";
        /// In any form.
        Any = "any", "utan formkrav", "in any form";
    }
}

document! {
    /// An agreement (överenskommelse), or with `form: routine` a joint routine.
    ///
    /// En överenskommelse, eller med `form: routine` en gemensam rutin.
    pub struct Agreement(status: super::Status, numbered: true) {
        after kind {
            /// An agreement, or a joint routine; an agreement without it.
            ///
            /// En överenskommelse, eller en gemensam rutin; om inget anges en överenskommelse.
            pub form: Option<AgreementForm>,
        }
        before body {}
        after body {
            /// The goals, or groups of goals.
            ///
            /// Målen, eller grupper av mål.
            #[serde(default)]
            pub goals: Vec<Spanned<Goal>>,
            /// Who shall do what, and when or how often. With `in` it is a label for lists of what is due; without it, it
            /// is the clause itself.
            ///
            /// Vem som ska göra vad, och när eller hur ofta. Med `in` är det en etikett för listor över vad som ska göras;
            /// utan det är det själva bestämmelsen.
            #[serde(default)]
            pub duties: Vec<Spanned<Duty>>,
            /// How costs are shared.
            ///
            /// Hur kostnader fördelas.
            #[serde(default)]
            pub cost_sharing: Vec<Spanned<CostSharing>>,
            /// How deviations are reported.
            ///
            /// Hur avvikelser rapporteras.
            #[serde(default)]
            pub deviations: Vec<Spanned<DeviationReport>>,
            /// Where a dispute is taken, step by step.
            ///
            /// Vart en tvist förs, steg för steg.
            #[serde(default)]
            pub disputes: Vec<Spanned<DisputeStep>>,
            /// How the agreement is terminated.
            ///
            /// Hur överenskommelsen sägs upp.
            #[serde(default)]
            pub notice: OneOrMany<Spanned<Notice>>,
            /// How the agreement is prolonged.
            ///
            /// Hur överenskommelsen förlängs.
            pub prolongation: Option<Spanned<ProlongationRule>>,
            /// Who has signed.
            ///
            /// Vilka som har skrivit under.
            #[serde(default)]
            pub signatures: Vec<Spanned<Signature>>,
        }
    }
}

model! {
    /// Something that a party, or someone who is not a party, shall do.
    ///
    /// Något som en part, eller någon som inte är part, ska göra.
    pub struct Duty {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// Who.
        ///
        /// Vem.
        #[serde(default)]
        #[schemars(required)]
        pub who: Responsibilities,
        /// What they do: `följer upp överenskommelsen`.
        ///
        /// Vad de gör: `följer upp överenskommelsen`.
        #[schemars(required)]
        pub does: Option<Prose>,
        /// How binding it is, where the text makes a difference: shall, should or may.
        ///
        /// Hur bindande det är, där texten skiljer mellan ska, bör och får.
        pub strength: Option<DutyStrength>,
        /// When or how often.
        ///
        /// När eller hur ofta.
        #[serde(default)]
        pub due: Dues,
        /// When it was done.
        ///
        /// När det gjordes.
        #[serde(default)]
        pub done: OneOrMany<Parsed<Period>>,
        /// What it is about.
        ///
        /// Vad det handlar om.
        pub concerns: Option<DutyConcern>,
        /// The part whose text says this; without it, this is the text.
        ///
        /// Den del vars text säger detta; utan den är detta själva texten.
        #[serde(rename = "in")]
        pub stands_in: Option<Parsed<PartReference>>,
    }

    /// A cost and how it is shared.
    ///
    /// En kostnad och hur den fördelas.
    pub struct CostSharing {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// Which cost.
        ///
        /// Vilken kostnad.
        #[schemars(required)]
        pub cost: Option<Prose>,
        /// Who pays which share.
        ///
        /// Vem som betalar vilken del.
        #[serde(default)]
        pub shares: Vec<Spanned<CostShare>>,
        /// When something else holds.
        ///
        /// När något annat gäller.
        pub unless: Option<Prose>,
        /// How long it holds.
        ///
        /// Hur länge det gäller.
        pub until: Option<Concise<Until>>,
        /// When the shares must be settled.
        ///
        /// När fördelningen ska vara klar.
        #[serde(default)]
        pub due: Dues,
        /// The part whose text says this; without it, this is the text.
        ///
        /// Den del vars text säger detta; utan den är detta själva texten.
        #[serde(rename = "in")]
        pub stands_in: Option<Parsed<PartReference>>,
    }

    /// One share of a cost.
    ///
    /// En del av en kostnad.
    pub struct CostShare {
        /// Who pays.
        ///
        /// Vem som betalar.
        #[serde(default)]
        #[schemars(required)]
        pub who: Responsibilities,
        /// The share: `1/3`, `50 %`.
        ///
        /// Andelen: `1/3`, `50 %`.
        #[schemars(required)]
        pub share: Option<Concise<Measure>>,
    }

    /// How a deviation is reported.
    ///
    /// Hur en avvikelse rapporteras.
    #[schemars(extend("minProperties" = 1))]
    pub struct DeviationReport {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// Who reports.
        ///
        /// Vem som rapporterar.
        #[serde(default)]
        pub who: Responsibilities,
        /// To whom.
        ///
        /// Till vem.
        #[serde(default)]
        pub report_to: Responsibilities,
        /// What the report must contain.
        ///
        /// Vad rapporten ska innehålla.
        #[serde(default)]
        pub contains: OneOrMany<Prose>,
        /// When.
        ///
        /// När.
        #[serde(default)]
        pub due: Dues,
        /// The document that says how.
        ///
        /// Dokumentet som säger hur.
        pub follows: Option<Parsed<DocumentReference>>,
        /// The part whose text says this; without it, this is the text.
        ///
        /// Den del vars text säger detta; utan den är detta själva texten.
        #[serde(rename = "in")]
        pub stands_in: Option<Parsed<PartReference>>,
    }

    /// A step on the way to settle a dispute.
    ///
    /// Ett steg på vägen till att lösa en tvist.
    pub struct DisputeStep {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// What the dispute is about.
        ///
        /// Vad tvisten gäller.
        pub level: Option<DisputeLevel>,
        /// Who deals with it.
        ///
        /// Vem som hanterar den.
        #[serde(default)]
        #[schemars(required)]
        pub at: Responsibilities,
        /// What they do.
        ///
        /// Vad de gör.
        pub does: Option<Prose>,
        /// Within what time.
        ///
        /// Inom vilken tid.
        #[serde(default)]
        pub due: Dues,
        /// true: there is no step after this one.
        ///
        /// true: det finns inget steg efter detta.
        #[serde(rename = "final")]
        pub is_final: Option<Spanned<bool>>,
        /// The part whose text says this; without it, this is the text.
        ///
        /// Den del vars text säger detta; utan den är detta själva texten.
        #[serde(rename = "in")]
        pub stands_in: Option<Parsed<PartReference>>,
    }

    /// How the agreement may be terminated, for a cause.
    ///
    /// Hur överenskommelsen får sägas upp, av en viss orsak.
    #[schemars(extend("minProperties" = 1))]
    pub struct Notice {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// The cause, or `any`.
        ///
        /// Orsaken, eller `any` för vilken som helst.
        pub cause: Option<Prose>,
        /// The period of notice: `6 months`.
        ///
        /// Uppsägningstiden: `6 months`.
        pub period: Option<Parsed<Duration>>,
        /// How notice is given.
        ///
        /// Hur uppsägningen görs.
        pub form: Option<NoticeForm>,
        /// Who may give notice; any party without it.
        ///
        /// Vem som får säga upp; vilken part som helst om inget anges.
        #[serde(default)]
        pub who: Responsibilities,
        /// Who must be told.
        ///
        /// Vem som ska underrättas.
        #[serde(default)]
        pub inform: Responsibilities,
        /// The part whose text says this; without it, this is the text.
        ///
        /// Den del vars text säger detta; utan den är detta själva texten.
        #[serde(rename = "in")]
        pub stands_in: Option<Parsed<PartReference>>,
    }

    /// How the agreement is prolonged when its time is out.
    ///
    /// Hur överenskommelsen förlängs när dess tid är ute.
    #[schemars(extend("minProperties" = 1))]
    pub struct ProlongationRule {
        /// true: it is prolonged by itself unless someone gives notice.
        ///
        /// true: den förlängs av sig själv om ingen säger upp den.
        pub automatic: Option<Spanned<bool>>,
        /// How long each prolongation is: `1 year`.
        ///
        /// Hur lång varje förlängning är: `1 year`.
        pub period: Option<Parsed<Duration>>,
        /// How long before the end notice must be given to hinder it: `6 months`.
        ///
        /// Hur lång tid före slutet den måste sägas upp för att inte förlängas: `6 months`.
        pub unless: Option<Parsed<Duration>>,
        /// How many times at most.
        ///
        /// Hur många gånger som högst.
        pub times: Option<Spanned<u32>>,
        /// Who decides on it.
        ///
        /// Vem som beslutar om den.
        #[serde(default)]
        pub who: Responsibilities,
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

    /// A party's signature: the day and the role of who signed, never a name.
    ///
    /// En parts underskrift: dagen och rollen hos den som skrev under, aldrig ett namn.
    pub struct Signature {
        /// The party.
        ///
        /// Parten.
        #[schemars(required)]
        pub party: Option<ActorName>,
        /// When it was signed.
        ///
        /// När det skrevs under.
        pub date: Option<Parsed<Period>>,
        /// The role of who signed: `kommundirektör`.
        ///
        /// Rollen hos den som skrev under: `kommundirektör`.
        pub role: Option<Spanned<String>>,
    }
}

impl Notice {
    /// Whether it holds whatever the cause.
    pub fn is_for_any_cause(&self) -> bool {
        self.cause.as_ref().is_none_or(|cause| cause.text().trim() == ANY_CAUSE)
    }
}

/// The word for any cause of termination.
pub const ANY_CAUSE: &str = "any";

impl Agreement {
    /// Whether it is a joint routine, which nobody signs.
    pub fn is_routine(&self) -> bool {
        self.form == Some(AgreementForm::Routine)
    }
}
