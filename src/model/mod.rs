//! What the documents are: typed, owned, with spans, compared by value. One file per kind, beside those for what kinds
//! share: how values are written, time, responsibility, references, goals, follow-up.

mod action_plan;
mod adoption;
mod agreement;
mod basis;
mod content;
mod decision;
mod document;
mod due;
mod follow_up;
mod forum;
mod goal;
mod indicator;
pub mod meaning;
mod named;
mod parts;
mod process;
mod recurrence;
mod reference;
mod register;
mod responsibility;
mod settings;
pub mod shape;
mod style;
mod time;
pub mod written;

pub use action_plan::ActionPlan;
pub use adoption::{Adoption, Consultation, ConsultedBody, OpenQuestion, Outcome, Response};
pub use agreement::{
    ANY_CAUSE, Agreement, AgreementForm, CostShare, CostSharing, DeviationReport, DisputeLevel, DisputeStep, Duty, DutyConcern,
    DutyStrength, Notice, NoticeForm, ProlongationRule, Signature,
};
pub use basis::{LegalBasis, TargetGroup};
pub use content::{AnyStatus, Content};
pub use decision::{Act, Condition, Decision, Point, Preparation};
pub use due::{Deadline, Due, Dues, Until, Validity};
pub use follow_up::{
    Dissent, FollowUp, FollowUpArea, FollowUpStatus, GoalFollowUp, MeasuredIndicator, Obstacle, ResultPoint, flat_areas,
};
pub use forum::{Forum, ForumComposition, ForumLevel, ForumWork, Presence, Seat, SeatPlace, SeatState, UndecidedMember};
pub use goal::{Activity, Erratum, Goal, GoalLevel, Priority, flat_activities, flat_goals};
pub use indicator::{Direction, Indicator, Measure, Quantity};
pub use named::{Footnotes, NamedProse, NamedText};
pub use parts::{
    Appendix, Contact, ContentLanguage, Countable, DecisionStatus, DeclaredCount, GlossaryEntry, HistoryEntry, Party, Status,
    flat_appendices,
};
pub use process::{Dialogue, JointRoutine, Phase, Process, RoutineState};
pub use recurrence::{Bound, Duration, Recurrence, Unit as TimeUnit};
pub use reference::{AbbreviationName, DocumentReference, FollowedGoal, PartReference, References, is_edition};
pub use register::{
    ALL_MUNICIPALITIES, Abbreviations, DatedName, Group, ListedDocument, Organisation, Register, Role, StatutoryAct, Unit,
};
pub use responsibility::{
    ActName, ActorName, ForumName, GroupName, NOT_STATED, OrganisationName, Responsibilities, Responsibility, RoleName, UnitName,
};
pub use settings::{PointStyle, RuleLevel, RuleLevels, RuleSetting, Settings};
pub use style::{Colours, HouseStyle, Logo, Typeface};
pub use time::{Date, Period, Season, month_name};
pub use written::{Code, Concise, Id, OneOrMany, Parsed, Prose, Slug, Spanned};

/// The kinds of files okplan reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What parties agree on, and joint routines.
    Agreement,
    /// Goals, activities and follow-up.
    ActionPlan,
    /// What is proposed or decided.
    Decision,
    /// How a new edition comes about.
    Process,
    /// Facts that documents share.
    Register,
    /// The workspace's own file.
    Workspace,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 6] =
        [Kind::Agreement, Kind::ActionPlan, Kind::Decision, Kind::Process, Kind::Register, Kind::Workspace];

    /// The word in YAML.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Agreement => "agreement",
            Kind::ActionPlan => "action-plan",
            Kind::Decision => "decision",
            Kind::Process => "process",
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
    /// What parties agree on, and joint routines.
    Agreement(Box<Agreement>),
    /// Goals, activities and follow-up.
    ActionPlan(Box<ActionPlan>),
    /// What is proposed or decided.
    Decision(Box<Decision>),
    /// How a new edition comes about.
    Process(Box<Process>),
    /// Facts that documents share.
    Register(Box<Register>),
    /// The workspace's own file.
    Workspace(Box<Settings>),
}

impl Document {
    /// What kind of file it is.
    pub fn kind(&self) -> Kind {
        match self {
            Document::Agreement(_) => Kind::Agreement,
            Document::ActionPlan(_) => Kind::ActionPlan,
            Document::Decision(_) => Kind::Decision,
            Document::Process(_) => Kind::Process,
            Document::Register(_) => Kind::Register,
            Document::Workspace(_) => Kind::Workspace,
        }
    }

    /// What it has as every document has it; nothing for a register and the workspace's own file, which are no documents.
    pub fn content(&self) -> Option<Content<'_>> {
        match self {
            Document::Agreement(agreement) => Some(Content { goals: &agreement.goals, ..agreement.content() }),
            Document::ActionPlan(plan) => {
                let ActionPlan { goals, activities, follow_up, results, .. } = &**plan;
                Some(Content { goals, activities, follow_up: follow_up.as_ref(), results, ..plan.content() })
            }
            Document::Decision(decision) => Some(decision.content()),
            Document::Process(process) => Some(process.content()),
            Document::Register(_) | Document::Workspace(_) => None,
        }
    }
}

impl meaning::Mean for Document {
    fn meaning(&self) -> Option<meaning::Meaning> {
        match self {
            Document::Agreement(agreement) => agreement.meaning(),
            Document::ActionPlan(plan) => plan.meaning(),
            Document::Decision(decision) => decision.meaning(),
            Document::Process(process) => process.meaning(),
            Document::Register(register) => register.meaning(),
            Document::Workspace(settings) => settings.meaning(),
        }
    }
}

impl shape::Walk for Document {
    fn walk(&self, visitor: &mut dyn shape::Visitor) {
        match self {
            Document::Agreement(agreement) => agreement.walk(visitor),
            Document::ActionPlan(plan) => plan.walk(visitor),
            Document::Decision(decision) => decision.walk(visitor),
            Document::Process(process) => process.walk(visitor),
            Document::Register(register) => register.walk(visitor),
            Document::Workspace(settings) => settings.walk(visitor),
        }
    }
}
