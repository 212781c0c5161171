//! What a document rests on and whom it is for: provisions of law, target groups.

use super::reference::PartReference;
use super::responsibility::ActName;
use super::shape::model;
use super::written::{Id, OneOrMany, Parsed, Prose, ShortForm, Slug, Spanned};
use schemars::Schema;

model! {
    /// A provision of law that a text rests on.
    ///
    /// En bestämmelse i lag som en text vilar på.
    #[schemars(extend("anyOf" = [{"required": ["act"]}, {"required": ["words"]}]))]
    pub struct LegalBasis {
        /// The act, by its id in a register; the short form lands here.
        ///
        /// Lagen, med dess id i ett register; kortformen hamnar här.
        pub act: Option<ActName>,
        /// The provisions of the act: `5 kap. 8 a §`.
        ///
        /// Bestämmelserna i lagen: `5 kap. 8 a §`.
        #[serde(default)]
        pub provision: OneOrMany<Spanned<String>>,
        /// What the provision is about, or the drafter's own words where no act is named.
        ///
        /// Vad bestämmelsen handlar om, eller författarens egna ord om ingen lag anges.
        pub words: Option<Prose>,
        /// The part whose text says this; without it, this is the text.
        ///
        /// Den del vars text säger detta; utan den är detta själva texten.
        #[serde(rename = "in")]
        pub stands_in: Option<Parsed<PartReference>>,
    }

    /// A group of people that a text is for.
    ///
    /// En grupp människor som en text gäller.
    #[schemars(extend("minProperties" = 1))]
    pub struct TargetGroup {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// Who they are.
        ///
        /// Vilka de är.
        pub text: Option<Prose>,
        /// The youngest age, in full years.
        ///
        /// Den yngsta åldern, i fyllda år.
        pub from_age: Option<Spanned<u32>>,
        /// The age at which one no longer belongs to it, in full years.
        ///
        /// Åldern då man inte längre hör dit, i fyllda år.
        pub below_age: Option<Spanned<u32>>,
        /// The part whose text says this; without it, this is the text.
        ///
        /// Den del vars text säger detta; utan den är detta själva texten.
        #[serde(rename = "in")]
        pub stands_in: Option<Parsed<PartReference>>,
    }
}

impl ShortForm for LegalBasis {
    fn from_short(text: Spanned<String>) -> Self {
        LegalBasis { act: Some(ActName(Parsed::new(text))), ..LegalBasis::default() }
    }
    fn short_schema() -> Schema {
        <Slug as super::written::Form>::schema()
    }
}
