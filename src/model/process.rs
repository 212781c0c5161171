//! The process: how a new edition comes about.

use super::document::document;
use super::due::{Dues, Validity};
use super::forum::Forum;
use super::reference::DocumentReference;
use super::responsibility::Responsibilities;
use super::shape::{model, vocabulary};
use super::time::Period;
use super::written::{Id, OneOrMany, Parsed, Prose, Spanned};

vocabulary! {
    /// Whether a joint routine is there.
    ///
    /// Om en gemensam rutin finns.
    pub enum RoutineState {
        /// It is there.
        Existing = "existing", "finns", "exists";
        /// It will be written.
        Planned = "planned", "planeras", "planned";
        /// It is being revised.
        Revision = "revision", "revideras", "being revised";
    }
}

document! {
    /// A process (revideringsprocess): how a new edition is drafted, sent out for comments and adopted.
    ///
    /// En revideringsprocess: hur en ny utgåva tas fram, skickas på remiss och antas.
    pub struct Process(status: super::Status, numbered: false) {
        after kind {}
        before body {
            /// The document that comes out of it.
            ///
            /// Dokumentet som den leder fram till.
            pub produces: Option<Parsed<DocumentReference>>,
        }
        after body {
            /// Its phases.
            ///
            /// Dess faser.
            #[serde(default)]
            pub phases: Vec<Spanned<Phase>>,
            /// The groups that do the work, or that come out of it.
            ///
            /// Grupperna som gör arbetet, eller som blir till genom det.
            #[serde(default)]
            pub groups: Vec<Spanned<Forum>>,
            /// Talks with citizens and users.
            ///
            /// Dialoger med invånare och brukare.
            #[serde(default)]
            pub dialogues: Vec<Spanned<Dialogue>>,
            /// Joint routines, those there are and those to come.
            ///
            /// Gemensamma rutiner, de som finns och de som ska komma.
            #[serde(default)]
            pub routines: Vec<Spanned<JointRoutine>>,
        }
    }
}

model! {
    /// A phase of a process.
    ///
    /// En fas i en process.
    pub struct Phase {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// The title.
        ///
        /// Titeln.
        #[schemars(required)]
        pub title: Option<Spanned<String>>,
        /// When it takes place, in one period.
        ///
        /// När den äger rum, som en period.
        pub period: Option<Parsed<Period>>,
        /// Its first day.
        ///
        /// Dess första dag.
        pub from: Option<Parsed<Period>>,
        /// Its last day.
        ///
        /// Dess sista dag.
        pub until: Option<Parsed<Period>>,
        /// Who answers for it.
        ///
        /// Vem som ansvarar för den.
        #[serde(default)]
        pub responsible: Responsibilities,
        /// What is done in it.
        ///
        /// Vad som görs i den.
        pub text: Option<Prose>,
        /// When it was done.
        ///
        /// När den var klar.
        #[serde(default)]
        pub done: OneOrMany<Parsed<Period>>,
    }

    /// A dialogue with citizens or users.
    ///
    /// En dialog med invånare eller brukare.
    #[schemars(extend("minProperties" = 1))]
    pub struct Dialogue {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// The title.
        ///
        /// Titeln.
        pub title: Option<Spanned<String>>,
        /// With whom.
        ///
        /// Med vilka.
        #[serde(default)]
        pub with: Responsibilities,
        /// When it took place.
        ///
        /// När den ägde rum.
        pub period: Option<Parsed<Period>>,
        /// What was asked.
        ///
        /// Vad som frågades.
        #[serde(default)]
        pub questions: OneOrMany<Prose>,
        /// What was said.
        ///
        /// Vad som sades.
        #[serde(default)]
        pub findings: OneOrMany<Prose>,
        /// What else is to be said.
        ///
        /// Vad som mer är att säga.
        pub text: Option<Prose>,
    }

    /// A joint routine that goes with the document.
    ///
    /// En gemensam rutin som hör till dokumentet.
    #[schemars(extend("anyOf" = [{"required": ["title"]}, {"required": ["document"]}]))]
    pub struct JointRoutine {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// The title.
        ///
        /// Titeln.
        pub title: Option<Spanned<String>>,
        /// The document, when okplan knows it.
        ///
        /// Dokumentet, när okplan känner till det.
        pub document: Option<Parsed<DocumentReference>>,
        /// Whether it is there.
        ///
        /// Om den finns.
        pub state: Option<RoutineState>,
        /// When it was adopted.
        ///
        /// När den antogs.
        pub adopted: Option<Parsed<Period>>,
        /// When it is in force.
        ///
        /// När den gäller.
        pub validity: Option<Validity>,
        /// Who answers for it.
        ///
        /// Vem som ansvarar för den.
        #[serde(default)]
        pub responsible: Responsibilities,
        /// When it shall be ready.
        ///
        /// När den ska vara klar.
        #[serde(default)]
        pub due: Dues,
        /// What else is to be said.
        ///
        /// Vad som mer är att säga.
        pub text: Option<Prose>,
    }
}
