//! The register: facts that documents share, written once.

use super::due::Validity;
use super::forum::{Forum, UndecidedMember};
use super::named::NamedText;
use super::parts::{Contact, GlossaryEntry};
use super::responsibility::{ActName, ActorName, OrganisationName};
use super::shape::model;
use super::time::Period;
use super::written::{Code, Concise, Id, OneOrMany, Parsed, Prose, ShortForm, Spanned};
use schemars::{Schema, json_schema};

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
        /// Acts of law.
        ///
        /// Lagar och andra författningar.
        #[serde(default)]
        pub acts: Vec<Spanned<StatutoryAct>>,
        /// Abbreviations and what they stand for.
        ///
        /// Förkortningar och vad de står för.
        #[serde(default)]
        pub abbreviations: Abbreviations,
        /// Words and what they mean, for documents that list them.
        ///
        /// Ord och vad de betyder, för dokument som tar upp dem.
        #[serde(default)]
        pub glossary: Vec<Concise<GlossaryEntry>>,
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

    /// An act of law.
    ///
    /// En lag eller en annan författning.
    pub struct StatutoryAct {
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        #[schemars(required)]
        pub id: Option<Id>,
        /// The name: `socialtjänstlagen`.
        ///
        /// Namnet: `socialtjänstlagen`.
        #[schemars(required)]
        pub name: Option<Spanned<String>>,
        /// The short name: `SoL`.
        ///
        /// Kortnamnet: `SoL`.
        pub short: Option<Spanned<String>>,
        /// What else it is called: `LUS`, `utskrivningslagen`.
        ///
        /// Vad den också kallas: `LUS`, `utskrivningslagen`.
        #[serde(default)]
        pub also_called: OneOrMany<Spanned<String>>,
        /// The number in the statute book: `2001:453`, or series and number: `SOSFS 2007:10`.
        ///
        /// Numret i författningssamlingen: `2001:453`, eller serie och nummer: `SOSFS 2007:10`.
        pub number: Option<Code>,
        /// When it is in force.
        ///
        /// När den gäller.
        pub validity: Option<Validity>,
        /// The act that replaced it, by its id in a register.
        ///
        /// Lagen som ersatte den, med dess id i ett register.
        pub replaced_by: Option<ActName>,
        /// Where its provisions went in the act that replaced it: `3 f §: 16 kap. 4 §`.
        ///
        /// Vart dess bestämmelser tog vägen i lagen som ersatte den: `3 f §: 16 kap. 4 §`.
        #[serde(default)]
        pub provisions: NamedText,
        /// The act that it amends, by its id in a register, when that is all it does.
        ///
        /// Lagen som den ändrar, med dess id i ett register, när det är allt den gör.
        pub amends: Option<ActName>,
        /// Where these facts are taken from.
        ///
        /// Varifrån uppgifterna är hämtade.
        pub source: Option<Prose>,
        /// true: nobody has checked these facts against a source.
        ///
        /// true: ingen har kontrollerat uppgifterna mot en källa.
        pub unverified: Option<Spanned<bool>>,
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

/// Abbreviations and what they stand for.
pub type Abbreviations = NamedText;

/// The word that stands for every municipality of the register's county.
pub const ALL_MUNICIPALITIES: &str = "all-municipalities";
