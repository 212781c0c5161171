//! Responsibility: who answers for something, together with whom, for what part of it and for how long.

use super::due::Until;
use super::meaning::{Mean, Meaning};
use super::shape::{ActorKind, Visitor, Walk, model};
use super::time::Period;
use super::written::{Concise, EntryName, Form, OneOrMany, Parsed, Prose, ShortForm, Slug, Spanned};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::borrow::Cow;

/// Declares names of register entries, one type for each kind a key asks for.
macro_rules! register_names {
    ($($(#[$meta:meta])* $name:ident, $kind:expr;)+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq, serde::Deserialize)]
            #[serde(transparent)]
            pub struct $name(pub Parsed<EntryName>);

            impl JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    "Slug".into()
                }
                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    Slug::schema()
                }
            }

            impl Walk for $name {
                fn walk(&self, visitor: &mut dyn Visitor) {
                    visitor.actor(&self.0, $kind);
                    self.0.report(visitor);
                }
            }

            impl Mean for $name {
                fn meaning(&self) -> Option<Meaning> {
                    self.0.meaning()
                }
            }
        )+
    };
}

register_names! {
    /// The id of any register entry.
    ActorName, None;
    /// The id of an organisation in a register.
    OrganisationName, Some(ActorKind::Organisation);
    /// The id of a unit in a register.
    UnitName, Some(ActorKind::Unit);
    /// The id of a group in a register.
    GroupName, Some(ActorKind::Group);
    /// The id of a forum in a register.
    ForumName, Some(ActorKind::Forum);
    /// The id of a role in a register.
    RoleName, Some(ActorKind::Role);
}

/// The id of an act of law in a register.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(transparent)]
pub struct ActName(pub Parsed<EntryName>);

impl JsonSchema for ActName {
    fn schema_name() -> Cow<'static, str> {
        "Slug".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        Slug::schema()
    }
}

impl Walk for ActName {
    fn walk(&self, visitor: &mut dyn Visitor) {
        visitor.statutory_act(&self.0);
        self.0.report(visitor);
    }
}

impl Mean for ActName {
    fn meaning(&self) -> Option<Meaning> {
        self.0.meaning()
    }
}

model! {
    /// Someone who answers for or takes part in something. `not-stated` alone says that the text names nobody.
    ///
    /// Någon som ansvarar för eller deltar i något. Enbart `not-stated` säger att texten inte anger någon.
    #[schemars(extend("minProperties" = 1))]
    pub struct Responsibility {
        /// Any register entry; the short form lands here.
        ///
        /// Vilken post som helst i registret; kortformen hamnar här.
        pub actor: Option<ActorName>,
        /// A party: an organisation that adopts the document.
        ///
        /// En part: en organisation som antar dokumentet.
        pub party: Option<OrganisationName>,
        /// An organisation that is not a party.
        ///
        /// En organisation som inte är part.
        pub organisation: Option<OrganisationName>,
        /// A unit of an organisation.
        ///
        /// En enhet inom en organisation.
        pub unit: Option<UnitName>,
        /// A group of organisations.
        ///
        /// En grupp av organisationer.
        pub group: Option<GroupName>,
        /// Each member of a group, for its own part.
        ///
        /// Var och en i en grupp, för sin egen del.
        pub each_of: Option<GroupName>,
        /// A forum that meets.
        ///
        /// Ett forum som sammanträder.
        pub forum: Option<ForumName>,
        /// The role that answers, in the organisation, unit or group named beside it.
        ///
        /// Rollen som ansvarar, inom den organisation, enhet eller grupp som anges.
        pub role: Option<RoleName>,
        /// A rule that says who, as when whoever discovers a need acts on it.
        ///
        /// En regel som säger vem, som när den som upptäcker ett behov ska agera.
        pub rule: Option<Prose>,
        /// The drafter's own words, printed instead.
        ///
        /// Författarens egna ord, som skrivs ut i stället.
        pub words: Option<Prose>,
        /// The part of the matter this one answers for.
        ///
        /// Den del av saken som detta ansvar gäller.
        #[serde(rename = "for")]
        pub scope: Option<Prose>,
        /// Those it is done together with.
        ///
        /// De som det görs i samverkan med.
        #[serde(default)]
        pub with: OneOrMany<ActorName>,
        /// true: the responsibility is joint with the others named; false: it is divided between them.
        ///
        /// true: ansvaret är gemensamt med de andra; false: det är delat mellan dem.
        pub joint: Option<Spanned<bool>>,
        /// The first day of the responsibility.
        ///
        /// Ansvarets första dag.
        pub from: Option<Parsed<Period>>,
        /// The last day, or the event that ends it.
        ///
        /// Sista dagen, eller den händelse som avslutar ansvaret.
        pub until: Option<Concise<Until>>,
    }
}

/// Everyone who answers for or takes part in something.
pub type Responsibilities = OneOrMany<Concise<Responsibility>>;

/// The word that says the text names nobody.
pub const NOT_STATED: &str = "not-stated";

impl ShortForm for Responsibility {
    fn from_short(text: Spanned<String>) -> Self {
        Responsibility { actor: Some(ActorName(Parsed::new(text))), ..Responsibility::default() }
    }
    fn short_schema() -> Schema {
        Slug::schema()
    }
}

impl Responsibility {
    /// Whether this is an explicit `not-stated`.
    pub fn is_not_stated(&self) -> bool {
        self.actor.as_ref().is_some_and(|actor| actor.0.text() == NOT_STATED)
    }

    /// Whether it has words but names no register entry and no rule.
    pub fn is_words_alone(&self) -> bool {
        let named = self.actor.is_some()
            || self.party.is_some()
            || self.organisation.is_some()
            || self.unit.is_some()
            || self.group.is_some()
            || self.each_of.is_some()
            || self.forum.is_some()
            || self.role.is_some()
            || self.rule.is_some();
        !named && self.words.is_some()
    }
}
