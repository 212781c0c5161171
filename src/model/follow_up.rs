//! Follow-up: how it went with the goals of an earlier plan or of the same one, and what came of it.

use super::indicator::Quantity;
use super::reference::{DocumentReference, FollowedGoal, PartReference};
use super::responsibility::Responsibility;
use super::shape::{model, vocabulary};
use super::time::Period;
use super::written::{Concise, Id, OneOrMany, Parsed, Prose, Spanned};

vocabulary! {
    /// How it went with a goal.
    ///
    /// Hur det gick med ett mål.
    pub enum FollowUpStatus {
        /// The goal is reached.
        Achieved = "achieved", "uppnått", "achieved";
        /// The goal is reached in part.
        Partly = "partly", "delvis uppnått", "partly achieved";
        /// The work goes on.
        Ongoing = "ongoing", "pågår", "ongoing";
        /// The goal is not reached.
        NotAchieved = "not-achieved", "inte uppnått", "not achieved";
        /// Something stands in the way.
        Blocked = "blocked", "hindrat", "blocked";
        /// The text gives no status.
        NotReported = "not-reported", "inte redovisat", "not reported";
    }
}

model! {
    /// How it went with the goals of a plan.
    ///
    /// Hur det gick med målen i en plan.
    pub struct FollowUp {
        /// The plan that is followed up; without it, this one.
        ///
        /// Planen som följs upp; utan den, planen själv.
        pub of: Option<Parsed<DocumentReference>>,
        /// The day or period the follow-up describes.
        ///
        /// Dagen eller perioden som uppföljningen beskriver.
        pub as_of: Option<Parsed<Period>>,
        /// What is followed up, heading by heading.
        ///
        /// Det som följs upp, rubrik för rubrik.
        #[serde(default)]
        pub areas: Vec<Spanned<FollowUpArea>>,
    }

    /// A heading of the follow-up with the goals under it, or a group of such headings.
    ///
    /// En rubrik i uppföljningen med målen under den, eller en grupp av sådana rubriker.
    pub struct FollowUpArea {
        /// The heading.
        ///
        /// Rubriken.
        #[schemars(required)]
        pub title: Option<Spanned<String>>,
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// The headings under this one, when it is a group.
        ///
        /// Rubrikerna under denna, när den är en grupp.
        #[serde(default)]
        pub areas: Vec<Spanned<FollowUpArea>>,
        /// The goals under this heading, in printed order.
        ///
        /// Målen under rubriken, i den ordning de skrivs ut.
        #[serde(default)]
        pub goals: Vec<Spanned<GoalFollowUp>>,
        /// How it went, for all goals above.
        ///
        /// Hur det gick, för alla mål ovan.
        pub text: Option<Prose>,
        /// What stood in the way.
        ///
        /// Det som stod i vägen.
        #[serde(default)]
        pub obstacles: Vec<Spanned<Obstacle>>,
        /// Where somebody, most often a user organisation, sees it otherwise.
        ///
        /// Där någon, oftast en brukarorganisation, har en annan uppfattning.
        #[serde(default)]
        pub dissent: Vec<Spanned<Dissent>>,
        /// Values measured.
        ///
        /// Uppmätta värden.
        #[serde(default)]
        pub indicators: Vec<Spanned<MeasuredIndicator>>,
    }

    /// One goal in the follow-up.
    ///
    /// Ett mål i uppföljningen.
    pub struct GoalFollowUp {
        /// The id of the goal in the plan that is followed up.
        ///
        /// Målets id i planen som följs upp.
        #[schemars(required)]
        pub goal: Option<FollowedGoal>,
        /// How it went.
        ///
        /// Hur det gick.
        pub status: Option<FollowUpStatus>,
        /// The heading under which it is reported, when it is only printed here; it counts once.
        ///
        /// Rubriken där målet redovisas, när det bara skrivs ut här; det räknas en gång.
        pub reported_under: Option<Parsed<PartReference>>,
        /// How it went with this goal in particular.
        ///
        /// Hur det gick med just detta mål.
        pub text: Option<Prose>,
        /// The day or period of the status.
        ///
        /// Dagen eller perioden som statusen gäller.
        pub as_of: Option<Parsed<Period>>,
    }

    /// Something that stood in the way.
    ///
    /// Något som stod i vägen.
    pub struct Obstacle {
        /// The goals it stood in the way of.
        ///
        /// Målen som hindrades.
        #[serde(default)]
        pub goals: OneOrMany<FollowedGoal>,
        /// What it was.
        ///
        /// Vad hindret var.
        #[schemars(required)]
        pub text: Option<Prose>,
    }

    /// Another view of how it went.
    ///
    /// En annan uppfattning om hur det gick.
    pub struct Dissent {
        /// Whose view it is.
        ///
        /// Vems uppfattning det är.
        #[schemars(required)]
        pub by: Option<Concise<Responsibility>>,
        /// The goals it is about.
        ///
        /// Målen det gäller.
        #[serde(default)]
        pub goals: OneOrMany<FollowedGoal>,
        /// What they say.
        ///
        /// Vad de säger.
        #[schemars(required)]
        pub text: Option<Prose>,
    }

    /// A value measured for a goal.
    ///
    /// Ett uppmätt värde för ett mål.
    pub struct MeasuredIndicator {
        /// The id of the goal, or of one of its indicators.
        ///
        /// Målets id, eller id för en av dess indikatorer.
        #[schemars(required)]
        pub goal: Option<FollowedGoal>,
        /// What was measured, when the goal does not say.
        ///
        /// Vad som mättes, när målet inte säger det.
        pub indicator: Option<Prose>,
        /// The number: `28`, `28/39`, `70 %`.
        ///
        /// Talet: `28`, `28/39`, `70 %`.
        #[schemars(required)]
        pub value: Option<Parsed<Quantity>>,
        /// The whole that the number is a part of.
        ///
        /// Helheten som talet är en del av.
        pub of: Option<Spanned<f64>>,
        /// What was counted.
        ///
        /// Det som räknades.
        pub unit: Option<Spanned<String>>,
        /// The value is about, not exactly, this.
        ///
        /// Värdet är ungefärligt.
        pub approximate: Option<Spanned<bool>>,
        /// The day or period it was measured.
        ///
        /// Dagen eller perioden då det mättes.
        pub as_of: Option<Parsed<Period>>,
        /// Where the value was taken from.
        ///
        /// Varifrån värdet hämtades.
        pub source: Option<Prose>,
        /// The drafter's own words, printed instead.
        ///
        /// Författarens egna ord, som skrivs ut i stället.
        pub words: Option<Prose>,
    }

    /// A result in one sentence, and what it leads to.
    ///
    /// Ett resultat i en mening, och vad det leder till.
    pub struct ResultPoint {
        /// What was done or found.
        ///
        /// Vad som gjordes eller framkom.
        #[schemars(required)]
        pub text: Option<Prose>,
        /// What it leads to.
        ///
        /// Vad det leder till.
        pub leads_to: Option<Prose>,
    }
}

/// Every area in `areas` that is not a group of areas, in printed order.
pub fn flat_areas(areas: &[Spanned<FollowUpArea>]) -> Vec<&Spanned<FollowUpArea>> {
    areas.iter().flat_map(|area| if area.areas.is_empty() { vec![area] } else { flat_areas(&area.areas) }).collect()
}
