//! The register: facts that documents share, written once.

use super::document::Contact;
use super::due::Validity;
use super::recurrence::Recurrence;
use super::responsibility::{ActorName, ForumName, OrganisationName, Responsibility};
use super::shape::{Visitor, Walk, model, vocabulary};
use super::time::Period;
use super::written::{Code, Concise, Id, OneOrMany, Parsed, Prose, ShortForm, Spanned};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

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
}

model! {
    /// Facts that documents share: organisations, units, groups, roles, forums, abbreviations.
    ///
    /// Fakta som dokumenten delar: organisationer, enheter, grupper, roller, forum, förkortningar.
    pub struct Register {
        /// The version of the format, 1.
        ///
        /// Formatets version, 1.
        #[schemars(required, extend("pattern" = "^1$", "minimum" = 1, "maximum" = 1))]
        pub okplan: Option<Code>,
        /// What the file is.
        ///
        /// Vad filen är.
        #[schemars(required)]
        pub kind: Option<Spanned<String>>,
        /// The code of the county the register is about: `"24"`.
        ///
        /// Koden för länet som registret gäller: `"24"`.
        pub county: Option<Code>,
        /// Organisations: regions, municipalities, authorities, associations.
        ///
        /// Organisationer: regioner, kommuner, myndigheter, föreningar.
        #[serde(default)]
        pub organisations: Vec<Spanned<Organisation>>,
        /// Units of organisations.
        ///
        /// Enheter inom organisationer.
        #[serde(default)]
        pub units: Vec<Spanned<Unit>>,
        /// Groups of organisations.
        ///
        /// Grupper av organisationer.
        #[serde(default)]
        pub groups: Vec<Spanned<Group>>,
        /// Roles that someone holds.
        ///
        /// Roller som någon har.
        #[serde(default)]
        pub roles: Vec<Spanned<Role>>,
        /// Standing bodies that meet.
        ///
        /// Forum som sammanträder.
        #[serde(default)]
        pub forums: Vec<Spanned<Forum>>,
        /// Documents that are not in the workspace, known by title.
        ///
        /// Dokument som inte finns i arbetsytan, kända till titeln.
        #[serde(default)]
        pub documents: Vec<Spanned<ListedDocument>>,
        /// Abbreviations and what they stand for.
        ///
        /// Förkortningar och vad de står för.
        #[serde(default)]
        pub abbreviations: Abbreviations,
        /// Whom to ask, by role.
        ///
        /// Vem man frågar, efter roll.
        #[serde(default)]
        pub contacts: Vec<Spanned<Contact>>,
    }

    /// An organisation. A municipality or region may be given by its official code alone.
    ///
    /// En organisation. För en kommun eller region räcker den officiella koden.
    pub struct Organisation {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        #[schemars(required)]
        pub id: Option<Id>,
        /// The official code of a municipality (`"2480"`) or a county (`"24"`); name and county follow from it.
        ///
        /// Kommunens (`"2480"`) eller länets (`"24"`) officiella kod; namn och län följer av den.
        pub code: Option<Code>,
        /// The name, or the names it has had, each with the days it held.
        ///
        /// Namnet, eller namnen den har haft, vart och ett med de dagar det gällde.
        #[serde(default)]
        pub names: OneOrMany<Concise<DatedName>>,
        /// The organisation that took over from this one.
        ///
        /// Organisationen som tog över efter denna.
        pub successor: Option<OrganisationName>,
        /// A remark for those who keep the register.
        ///
        /// En anmärkning för den som vårdar registret.
        pub note: Option<Prose>,
    }

    /// A name and the days it held.
    ///
    /// Ett namn och de dagar det gällde.
    pub struct DatedName {
        /// The name.
        ///
        /// Namnet.
        #[schemars(required)]
        pub name: Option<Spanned<String>>,
        /// The short name: `VLL`.
        ///
        /// Kortnamnet: `VLL`.
        pub short: Option<Spanned<String>>,
        /// The first day of the name.
        ///
        /// Namnets första dag.
        pub from: Option<Parsed<Period>>,
        /// The last day of the name.
        ///
        /// Namnets sista dag.
        pub until: Option<Parsed<Period>>,
    }

    /// A unit of an organisation, or of each member of a group.
    ///
    /// En enhet inom en organisation, eller inom var och en i en grupp.
    pub struct Unit {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        #[schemars(required)]
        pub id: Option<Id>,
        /// The organisation or group it belongs to.
        ///
        /// Organisationen eller gruppen som den hör till.
        pub of: Option<ActorName>,
        /// The name.
        ///
        /// Namnet.
        #[schemars(required)]
        pub name: Option<Spanned<String>>,
        /// The short name.
        ///
        /// Kortnamnet.
        pub short: Option<Spanned<String>>,
        /// A remark for those who keep the register.
        ///
        /// En anmärkning för den som vårdar registret.
        pub note: Option<Prose>,
    }

    /// A group of organisations. Groups may overlap.
    ///
    /// En grupp av organisationer. Grupper får överlappa.
    pub struct Group {
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
        /// `all-municipalities` (those of the register's county that it lists), or a list of members.
        ///
        /// `all-municipalities` (de som registret tar upp i sitt län), eller en lista över medlemmarna.
        #[serde(default)]
        pub members: OneOrMany<ActorName>,
        /// Members that have not yet chosen between groups.
        ///
        /// Medlemmar som ännu inte har valt mellan grupper.
        #[serde(default)]
        pub undecided: Vec<Spanned<UndecidedMember>>,
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

    /// A role that someone holds.
    ///
    /// En roll som någon har.
    pub struct Role {
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
        /// The name for several who hold it.
        ///
        /// Namnet när flera har rollen.
        pub plural: Option<Spanned<String>>,
        /// The short name.
        ///
        /// Kortnamnet.
        pub short: Option<Spanned<String>>,
        /// The organisation, unit or group in which it is held.
        ///
        /// Organisationen, enheten eller gruppen där rollen finns.
        pub of: Option<ActorName>,
    }

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
        /// Who sits in it.
        ///
        /// Vilka som ingår.
        #[serde(default)]
        pub members: OneOrMany<Concise<Responsibility>>,
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

    /// A document that is not in the workspace.
    ///
    /// Ett dokument som inte finns i arbetsytan.
    pub struct ListedDocument {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        #[schemars(required)]
        pub id: Option<Id>,
        /// Which edition it is.
        ///
        /// Vilken utgåva det är.
        pub edition: Option<Code>,
        /// The title.
        ///
        /// Titeln.
        #[schemars(required)]
        pub title: Option<Spanned<String>>,
        /// The record number.
        ///
        /// Diarienumret.
        pub record: Option<Code>,
        /// When it is in force.
        ///
        /// När det gäller.
        pub validity: Option<Validity>,
    }
}

impl ShortForm for DatedName {
    fn from_short(text: Spanned<String>) -> Self {
        DatedName { name: Some(text), ..DatedName::default() }
    }
    fn short_schema() -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// Abbreviations and what they stand for, in the order they are written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Abbreviations(pub Vec<(Spanned<String>, Spanned<String>)>);

impl<'de> serde::Deserialize<'de> for Abbreviations {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::written::entries(deserializer).map(Abbreviations)
    }
}

impl JsonSchema for Abbreviations {
    fn schema_name() -> Cow<'static, str> {
        "Abbreviations".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": { "type": "string" } })
    }
}

impl Walk for Abbreviations {
    fn walk(&self, _: &mut dyn Visitor) {}
}

/// The word that stands for every municipality of the register's county.
pub const ALL_MUNICIPALITIES: &str = "all-municipalities";
