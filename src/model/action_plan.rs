//! The action plan: goals, activities, follow-up, under an agreement or alone.

use super::document::document;
use super::follow_up::{FollowUp, ResultPoint};
use super::goal::{Activity, Goal};
use super::written::Spanned;

document! {
    /// An action plan (handlingsplan, länsplan, aktivitetsplan): goals and activities, and how it went.
    ///
    /// En handlingsplan, länsplan eller aktivitetsplan: mål och aktiviteter, och hur det gick.
    pub struct ActionPlan(status: super::Status, numbered: true) {
        after kind {}
        before body {}
        after body {
            /// The goals, or groups of goals.
            ///
            /// Målen, eller grupper av mål.
            #[serde(default)]
            pub goals: Vec<Spanned<Goal>>,
            /// Activities that stand outside the goals.
            ///
            /// Aktiviteter som står utanför målen.
            #[serde(default)]
            pub activities: Vec<Spanned<Activity>>,
            /// How it went with the goals of an earlier plan, or of this one.
            ///
            /// Hur det gick med målen i en tidigare plan, eller i denna.
            pub follow_up: Option<FollowUp>,
            /// The results in a few points.
            ///
            /// Resultaten i några punkter.
            #[serde(default)]
            pub results: Vec<Spanned<ResultPoint>>,
        }
    }
}
