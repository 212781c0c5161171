//! What the documents are: typed, owned, with spans, compared by value. One file per kind, beside those for what kinds
//! share: how values are written, time, responsibility, references, goals, follow-up.

mod action_plan;
mod document;
mod due;
mod follow_up;
mod goal;
mod indicator;
mod recurrence;
mod reference;
mod register;
mod responsibility;
mod settings;
pub mod shape;
mod time;
pub mod written;

pub use action_plan::ActionPlan;
pub use document::{
    Appendix, Contact, ContentLanguage, Countable, DeclaredCount, Footnotes, GlossaryEntry, HistoryEntry, Party, References,
    Status, flat_appendices,
};
pub use due::{Deadline, Due, Dues, Until, Validity};
pub use follow_up::{
    Dissent, FollowUp, FollowUpArea, FollowUpStatus, GoalFollowUp, MeasuredIndicator, Obstacle, ResultPoint, flat_areas,
};
pub use goal::{Activity, Erratum, Goal, GoalLevel, Priority, flat_activities, flat_goals};
pub use indicator::{Direction, Indicator, Measure, Quantity};
pub use recurrence::{Bound, Duration, Recurrence, Unit as TimeUnit};
pub use reference::{AbbreviationName, DocumentReference, FollowedGoal, PartReference, is_edition};
pub use register::{
    ALL_MUNICIPALITIES, Abbreviations, DatedName, Forum, ForumComposition, ForumLevel, Group, ListedDocument, Organisation,
    Register, Role, UndecidedMember, Unit,
};
pub use responsibility::{
    ActorName, ForumName, GroupName, NOT_STATED, OrganisationName, Responsibilities, Responsibility, RoleName, UnitName,
};
pub use settings::{RuleLevel, RuleLevels, Settings};
pub use time::{Date, Period, Season, month_name};
pub use written::{Code, Concise, Id, OneOrMany, Parsed, Prose, Slug, Spanned};

/// The kinds of files okplan reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Goals, activities and follow-up.
    ActionPlan,
    /// Facts that documents share.
    Register,
    /// The workspace's own file.
    Workspace,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::ActionPlan, Kind::Register, Kind::Workspace];

    /// The word in YAML.
    pub fn word(self) -> &'static str {
        match self {
            Kind::ActionPlan => "action-plan",
            Kind::Register => "register",
            Kind::Workspace => "workspace",
        }
    }

    /// The kind with that word in YAML.
    pub fn from_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A file's content, typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Document {
    /// Goals, activities and follow-up.
    ActionPlan(Box<ActionPlan>),
    /// Facts that documents share.
    Register(Box<Register>),
    /// The workspace's own file.
    Workspace(Box<Settings>),
}

impl Document {
    /// What kind of file it is.
    pub fn kind(&self) -> Kind {
        match self {
            Document::ActionPlan(_) => Kind::ActionPlan,
            Document::Register(_) => Kind::Register,
            Document::Workspace(_) => Kind::Workspace,
        }
    }
}

impl shape::Walk for Document {
    fn walk(&self, visitor: &mut dyn shape::Visitor) {
        match self {
            Document::ActionPlan(plan) => plan.walk(visitor),
            Document::Register(register) => register.walk(visitor),
            Document::Workspace(settings) => settings.walk(visitor),
        }
    }
}
