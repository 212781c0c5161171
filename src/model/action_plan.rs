//! The action plan: goals, activities, follow-up, under an agreement or alone.

use super::document::{Appendix, Contact, DeclaredCount, Footnotes, GlossaryEntry, HistoryEntry, document};
use super::follow_up::{FollowUp, ResultPoint};
use super::goal::{Activity, Goal};
use super::reference::AbbreviationName;
use super::written::{Prose, Spanned};

document! {
    /// An action plan (handlingsplan, länsplan, aktivitetsplan): goals and activities, and how it went.
    ///
    /// En handlingsplan, länsplan eller aktivitetsplan: mål och aktiviteter, och hur det gick.
    pub struct ActionPlan {
        /// The text in Markdown. `#` is the first level; `![](#goals)` prints the goals there, and likewise
        /// `activities`, `follow-up`, `results`, `appendices`, `abbreviations`, `glossary`, `contacts`, `history`.
        ///
        /// Texten i Markdown. `#` är första nivån; `![](#goals)` skriver ut målen på den platsen, och på samma sätt
        /// `activities`, `follow-up`, `results`, `appendices`, `abbreviations`, `glossary`, `contacts`, `history`.
        pub body: Option<Prose>,
        /// Whether headings are numbered; true without it.
        ///
        /// Om rubrikerna numreras; true om inget anges.
        pub numbering: Option<Spanned<bool>>,
        /// How many levels of headings are numbered; deeper ones run into their paragraph.
        ///
        /// Hur många rubriknivåer som numreras; djupare rubriker löper in i stycket.
        pub numbering_depth: Option<Spanned<u32>>,
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
        /// Numbers the text states.
        ///
        /// Antal som texten anger.
        #[serde(default)]
        pub counts: Vec<Spanned<DeclaredCount>>,
        /// The appendices, or groups of appendices.
        ///
        /// Bilagorna, eller grupper av bilagor.
        #[serde(default)]
        pub appendices: Vec<Spanned<Appendix>>,
        /// Footnotes by name, for `[^name]` in any text.
        ///
        /// Fotnoter efter namn, för `[^namn]` i vilken text som helst.
        #[serde(default)]
        pub footnotes: Footnotes,
        /// Abbreviations to explain; a register says what they mean.
        ///
        /// Förkortningar att förklara; ett register säger vad de betyder.
        #[serde(default)]
        pub abbreviations: Vec<AbbreviationName>,
        /// Words and what they mean here.
        ///
        /// Ord och vad de betyder här.
        #[serde(default)]
        pub glossary: Vec<Spanned<GlossaryEntry>>,
        /// Whom to ask, by role.
        ///
        /// Vem man frågar, efter roll.
        #[serde(default)]
        pub contacts: Vec<Spanned<Contact>>,
        /// Earlier editions.
        ///
        /// Tidigare utgåvor.
        #[serde(default)]
        pub history: Vec<Spanned<HistoryEntry>>,
    }
}
