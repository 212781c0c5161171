//! Forums: standing bodies that meet, and the groups of a process. Their members and seats.

use super::recurrence::Recurrence;
use super::responsibility::{ActorName, ForumName, Responsibility};
use super::shape::{model, vocabulary};
use super::written::{Concise, Id, OneOrMany, Parsed, Prose, ShortForm, Slug, Spanned};
use schemars::Schema;

vocabulary! {
    /// Where a forum stands.
    ///
    /// Vilken nivå ett forum finns på.
    pub enum ForumLevel {
        /// The whole county.
        County = "county", "länet", "county";
        /// A part of the county.
        Area = "area", "en del av länet", "area";
        /// One municipality or place.
        Local = "local", "lokalt", "local";
    }

    /// Who meets in a forum.
    ///
    /// Vilka som möts i ett forum.
    pub enum ForumComposition {
        /// Elected politicians.
        Politicians = "politicians", "förtroendevalda", "politicians";
        /// Officials.
        Officials = "officials", "tjänstepersoner", "officials";
        /// Both.
        Mixed = "mixed", "förtroendevalda och tjänstepersoner", "politicians and officials";
    }

    /// What a group in a process is there for.
    ///
    /// Vad en grupp i en process är till för.
    pub enum ForumWork {
        /// It leads the work.
        Steering = "steering", "styrgrupp", "steering group";
        /// It prepares what others decide.
        Preparatory = "preparatory", "beredningsgrupp", "preparatory group";
        /// It does the work.
        Working = "working", "arbetsgrupp", "working group";
        /// It is asked for advice.
        Reference = "reference", "referensgrupp", "reference group";
        /// It leads co-operation in its area.
        Leading = "leading", "ledningsgrupp", "leading group";
    }

    /// How firmly someone belongs to a group.
    ///
    /// Hur självklart någon är med i en grupp.
    pub enum Presence {
        /// Must be there.
        Shall = "shall", "ska vara med", "shall be there";
        /// Should be there.
        Should = "should", "bör vara med", "should be there";
        /// Is invited when the matter asks for it.
        Invited = "invited", "bjuds in", "is invited";
    }

    /// Whether a seat is taken.
    ///
    /// Om en plats är besatt.
    pub enum SeatState {
        /// Someone has it.
        Filled = "filled", "besatt", "filled";
        /// Nobody has it yet.
        Open = "open", "vakant", "open";
    }
}

model! {
    /// A standing body that meets.
    ///
    /// Ett forum som sammanträder.
    pub struct Forum {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        #[schemars(required)]
        pub id: Option<Id>,
        /// The name.
        ///
        /// Namnet.
        #[schemars(required)]
        pub name: Option<Spanned<String>>,
        /// The short name.
        ///
        /// Kortnamnet.
        pub short: Option<Spanned<String>>,
        /// The county, an area or local.
        ///
        /// Länet, en del av det eller lokalt.
        pub level: Option<ForumLevel>,
        /// Politicians, officials or both.
        ///
        /// Förtroendevalda, tjänstepersoner eller båda.
        pub of: Option<ForumComposition>,
        /// What it does in a process.
        ///
        /// Vad det gör i en process.
        pub work: Option<ForumWork>,
        /// Its task.
        ///
        /// Dess uppdrag.
        pub task: Option<Prose>,
        /// Who sits in it.
        ///
        /// Vilka som ingår.
        #[serde(default)]
        pub members: OneOrMany<Concise<Responsibility>>,
        /// Its seats: functions, each with how firmly it belongs there.
        ///
        /// Dess platser: funktioner, var och en med hur självklart den hör dit.
        #[serde(default)]
        pub seats: Vec<Spanned<Seat>>,
        /// Members that have not yet chosen between groups.
        ///
        /// Medlemmar som ännu inte har valt mellan grupper.
        #[serde(default)]
        pub undecided: Vec<Spanned<UndecidedMember>>,
        /// Who calls the meetings.
        ///
        /// Vem som sammankallar.
        pub convener: Option<Concise<Responsibility>>,
        /// Who leads the meetings.
        ///
        /// Vem som är ordförande.
        pub chair: Option<Concise<Responsibility>>,
        /// How often it meets.
        ///
        /// Hur ofta det sammanträder.
        pub meets: Option<Parsed<Recurrence>>,
        /// The forum it reports to.
        ///
        /// Forumet som det rapporterar till.
        pub reports_to: Option<ForumName>,
        /// The forum it came after.
        ///
        /// Forumet som det efterträdde.
        pub predecessor: Option<ForumName>,
        /// A remark for those who keep the register.
        ///
        /// En anmärkning för den som vårdar registret.
        pub note: Option<Prose>,
    }

    /// A seat in a forum, for a function.
    ///
    /// En plats i ett forum, för en funktion.
    #[schemars(extend("anyOf" = [{"required": ["for"]}, {"required": ["words"]}]))]
    pub struct Seat {
        /// Whom it is for, by ids in a register.
        ///
        /// Vem den är till för, med id:n i ett register.
        #[serde(rename = "for", default)]
        pub holder: OneOrMany<Concise<Responsibility>>,
        /// The drafter's own words, printed instead.
        ///
        /// Författarens egna ord, som skrivs ut i stället.
        pub words: Option<Prose>,
        /// How firmly it belongs there.
        ///
        /// Hur självklart den hör dit.
        pub presence: Option<Presence>,
        /// When it is invited.
        ///
        /// När den bjuds in.
        pub when: Option<Prose>,
        /// The places or areas that each have such a seat.
        ///
        /// Orterna eller områdena som var och en har en sådan plats.
        #[serde(default)]
        pub places: OneOrMany<Concise<SeatPlace>>,
        /// Whether it is taken.
        ///
        /// Om den är besatt.
        pub state: Option<SeatState>,
    }

    /// A place or area with a seat of its own.
    ///
    /// En ort eller ett område med en egen plats.
    pub struct SeatPlace {
        /// The place or area, by its id in a register; the short form lands here.
        ///
        /// Orten eller området, med dess id i ett register; kortformen hamnar här.
        #[schemars(required)]
        pub at: Option<ActorName>,
        /// Whether its seat is taken.
        ///
        /// Om dess plats är besatt.
        pub state: Option<SeatState>,
    }

    /// A member that has not yet chosen between groups.
    ///
    /// En medlem som ännu inte har valt mellan grupper.
    pub struct UndecidedMember {
        /// Who.
        ///
        /// Vem.
        #[schemars(required)]
        pub who: Option<ActorName>,
        /// The groups to choose between.
        ///
        /// Grupperna som valet står mellan.
        #[serde(default)]
        pub between: Vec<ActorName>,
    }
}

impl ShortForm for SeatPlace {
    fn from_short(text: Spanned<String>) -> Self {
        SeatPlace { at: Some(ActorName(Parsed::new(text))), ..SeatPlace::default() }
    }
    fn short_schema() -> Schema {
        <Slug as super::written::Form>::schema()
    }
}
