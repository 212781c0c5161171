//! What every document has: what it is, what it is called, when it holds, who its parties are, what it goes with.

use super::due::Validity;
use super::reference::DocumentReference;
use super::responsibility::{ActorName, GroupName, OrganisationName, UnitName};
use super::shape::{model, vocabulary};
use super::time::Period;
use super::written::{Code, Id, OneOrMany, Parsed, Prose, ShortForm, Spanned};
use schemars::Schema;

vocabulary! {
    /// How far the document has come. In force, lapsed, replaced and terminated are computed, never written.
    ///
    /// Hur långt dokumentet har kommit. I kraft, utgången, ersatt och uppsagd räknas fram och skrivs aldrig.
    pub enum Status {
        /// Being written.
        Draft = "draft", "utkast", "draft";
        /// Sent out for comments.
        Consultation = "consultation", "på remiss", "in consultation";
        /// Adopted by its parties.
        Adopted = "adopted", "antagen", "adopted";
    }

    /// How far a decision has come.
    ///
    /// Hur långt ett beslut har kommit.
    pub enum DecisionStatus {
        /// Proposed, and not decided.
        Proposal = "proposal", "förslag till beslut", "proposal";
        /// Decided.
        Decided = "decided", "beslutat", "decided";
    }

    /// The language of a document's own text.
    ///
    /// Språket i dokumentets egen text.
    pub enum ContentLanguage {
        /// Swedish.
        Sv = "sv", "svenska", "Swedish";
        /// English.
        En = "en", "engelska", "English";
    }

    /// What can be counted in a document.
    ///
    /// Det som går att räkna i ett dokument.
    pub enum Countable {
        /// Goals, each counted once.
        Goals = "goals", "mål", "goals";
        /// Activities.
        Activities = "activities", "aktiviteter", "activities";
        /// Appendices.
        Appendices = "appendices", "bilagor", "appendices";
    }
}

model! {
    /// A party: an organisation, or each member of a group, that adopts the document.
    ///
    /// En part: en organisation, eller var och en i en grupp, som antar dokumentet.
    #[schemars(extend("minProperties" = 1))]
    pub struct Party {
        /// Any register entry; the short form lands here.
        ///
        /// Vilken post som helst i registret; kortformen hamnar här.
        pub actor: Option<ActorName>,
        /// The organisation.
        ///
        /// Organisationen.
        pub party: Option<OrganisationName>,
        /// The group each of whose members is a party.
        ///
        /// Gruppen där var och en är part.
        pub each_of: Option<GroupName>,
        /// What the text calls it: "nedan kallad regionen".
        ///
        /// Vad texten kallar den: ”nedan kallad regionen”.
        pub called: Option<Spanned<String>>,
        /// The units that take part.
        ///
        /// Enheterna som deltar.
        #[serde(default)]
        pub units: OneOrMany<UnitName>,
        /// The drafter's own words, printed instead.
        ///
        /// Författarens egna ord, som skrivs ut i stället.
        pub words: Option<Prose>,
    }

    /// A number the text itself states, checked against what is listed.
    ///
    /// Ett antal som texten själv anger, som kontrolleras mot det som finns uppräknat.
    pub struct DeclaredCount {
        /// What is counted.
        ///
        /// Vad som räknas.
        #[schemars(required)]
        pub of: Option<Countable>,
        /// The number the text states.
        ///
        /// Antalet som texten anger.
        #[schemars(required)]
        pub count: Option<Spanned<u32>>,
        /// Where they are listed, when not in all of this document: `document@edition`, `document@edition#group`.
        ///
        /// Var de räknas upp, när det inte är i hela detta dokument: `dokument@utgåva`, `dokument@utgåva#grupp`.
        pub listed_in: Option<Parsed<DocumentReference>>,
        /// A part of this document where they are listed.
        ///
        /// En del av detta dokument där de räknas upp.
        pub within: Option<Parsed<super::PartReference>>,
        /// The words that state it.
        ///
        /// Orden som anger antalet.
        pub words: Option<Prose>,
    }

    /// An appendix, or a group of appendices. They are numbered through the groups.
    ///
    /// En bilaga, eller en grupp av bilagor. Numren löper genom grupperna.
    #[schemars(extend("not" = {"type": "object", "required": ["title", "group"]}, "dependentRequired" = {"group": ["items"]}, "anyOf" = [{"required": ["title"]}, {"required": ["group"]}, {"required": ["document"]}]))]
    pub struct Appendix {
        /// The title.
        ///
        /// Titeln.
        pub title: Option<Prose>,
        /// The heading of a group, in place of an appendix; its members stand under `items`.
        ///
        /// Rubriken för en grupp, i stället för en bilaga; gruppens bilagor står under `items`.
        pub group: Option<Spanned<String>>,
        /// A lasting id: a–z, 0–9, hyphens.
        ///
        /// Ett id som består: a–z, 0–9, bindestreck.
        pub id: Option<Id>,
        /// The appendices of a group.
        ///
        /// Gruppens bilagor.
        #[serde(default)]
        pub items: Vec<Spanned<Appendix>>,
        /// The document, when okplan knows it.
        ///
        /// Dokumentet, när okplan känner till det.
        pub document: Option<Parsed<DocumentReference>>,
        /// Its date.
        ///
        /// Dess datum.
        pub dated: Option<Parsed<Period>>,
        /// When it was adopted.
        ///
        /// När den antogs.
        pub adopted: Option<Parsed<Period>>,
        /// When it was revised.
        ///
        /// När den reviderades.
        pub revised: Option<Parsed<Period>>,
        /// When it is in force.
        ///
        /// När den gäller.
        pub validity: Option<Validity>,
        /// The appendix's own text, when it stands in this document.
        ///
        /// Bilagans egen text, när den står i dokumentet.
        pub body: Option<Prose>,
    }

    /// Whom to ask, by role, never by name.
    ///
    /// Vem man frågar, efter roll och aldrig efter namn.
    pub struct Contact {
        /// The organisation or unit.
        ///
        /// Organisationen eller enheten.
        #[schemars(required)]
        pub of: Option<ActorName>,
        /// The role.
        ///
        /// Rollen.
        pub role: Option<Spanned<String>>,
        /// An address of the office, not of a person.
        ///
        /// En adress till verksamheten, inte till en person.
        pub email: Option<Spanned<String>>,
        /// When the entry must be taken away.
        ///
        /// När uppgiften ska tas bort.
        pub purge: Option<Parsed<super::time::Date>>,
    }

    /// A word and what it means here.
    ///
    /// Ett ord och vad det betyder här.
    pub struct GlossaryEntry {
        /// The word.
        ///
        /// Ordet.
        #[schemars(required)]
        pub term: Option<Spanned<String>>,
        /// What it means; without it, a register says so.
        ///
        /// Vad det betyder; utan det säger ett register det.
        pub definition: Option<Prose>,
        /// Where the meaning is taken from.
        ///
        /// Varifrån betydelsen är hämtad.
        pub source: Option<Prose>,
    }

    /// An earlier edition of the document.
    ///
    /// En tidigare utgåva av dokumentet.
    pub struct HistoryEntry {
        /// The edition.
        ///
        /// Utgåvan.
        #[schemars(required)]
        pub edition: Option<Code>,
        /// When it was adopted.
        ///
        /// När den antogs.
        pub adopted: Option<Parsed<Period>>,
        /// When it was in force.
        ///
        /// När den gällde.
        pub validity: Option<Validity>,
        /// What was new in it.
        ///
        /// Vad som var nytt i den.
        pub changes: Option<Prose>,
    }
}

impl Party {
    /// The id of the organisation it is, where it is one; nothing for each member of a group.
    pub fn own_id(&self) -> Option<&str> {
        self.party.as_ref().map(|name| name.0.text()).or(self.actor.as_ref().map(|name| name.0.text()))
    }
}

impl ShortForm for Party {
    fn from_short(text: Spanned<String>) -> Self {
        Party { actor: Some(ActorName(Parsed::new(text))), ..Party::default() }
    }
    fn short_schema() -> Schema {
        <super::Slug as super::written::Form>::schema()
    }
}

impl ShortForm for GlossaryEntry {
    fn from_short(text: Spanned<String>) -> Self {
        GlossaryEntry { term: Some(text), ..GlossaryEntry::default() }
    }
    fn short_schema() -> Schema {
        schemars::json_schema!({ "type": "string" })
    }
}

impl Appendix {
    /// Whether this is a group of appendices.
    pub fn is_group(&self) -> bool {
        self.group.is_some() || !self.items.is_empty()
    }
}

/// Every appendix in `appendices` and the groups in it, in printed order, groups left out.
pub fn flat_appendices(appendices: &[Spanned<Appendix>]) -> Vec<&Spanned<Appendix>> {
    appendices.iter().flat_map(|entry| if entry.is_group() { flat_appendices(&entry.items) } else { vec![entry] }).collect()
}

/// Prose by name, kept in the order it is written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NamedProse(pub Vec<(Spanned<String>, Prose)>);

/// Footnotes by name.
pub type Footnotes = NamedProse;

impl<'de> serde::Deserialize<'de> for NamedProse {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::written::entries(deserializer).map(NamedProse)
    }
}

impl schemars::JsonSchema for NamedProse {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "NamedProse".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "object", "additionalProperties": { "type": "string" } })
    }
}

impl super::shape::Walk for NamedProse {
    fn walk(&self, visitor: &mut dyn super::shape::Visitor) {
        for (_, text) in &self.0 {
            text.walk(visitor);
        }
    }
}

impl super::meaning::Mean for NamedProse {
    fn meaning(&self) -> Option<super::meaning::Meaning> {
        super::meaning::named("NamedProse", &self.0)
    }
}

/// Short texts by name, in the order they are written: abbreviations, headings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NamedText(pub Vec<(Spanned<String>, Spanned<String>)>);

impl<'de> serde::Deserialize<'de> for NamedText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::written::entries(deserializer).map(NamedText)
    }
}

impl schemars::JsonSchema for NamedText {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "NamedText".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "object", "additionalProperties": { "type": "string" } })
    }
}

impl super::shape::Walk for NamedText {
    fn walk(&self, _: &mut dyn super::shape::Visitor) {}
}

impl super::meaning::Mean for NamedText {
    fn meaning(&self) -> Option<super::meaning::Meaning> {
        super::meaning::named("NamedText", &self.0)
    }
}

/// Declares a kind of document: what every document has, with its own fields after `kind`, before the body and after it.
/// `status` is the type of its status, `numbered` says whether headings are numbered where the document does not.
macro_rules! document {
    (
        $(#[$meta:meta])*
        pub struct $name:ident(status: $status:ty, numbered: $numbered:literal) {
            after kind { $($first:tt)* }
            before body { $($before:tt)* }
            after body { $($after:tt)* }
        }
    ) => {
        $crate::model::shape::model! {
            $(#[$meta])*
            pub struct $name {
                /// The version of the format, 1.
                ///
                /// Formatets version, 1.
                #[schemars(required, extend("pattern" = "^1$", "minimum" = 1, "maximum" = 1))]
                pub okplan: Option<$crate::model::written::Code>,
                /// What the file is.
                ///
                /// Vad filen är.
                #[schemars(required)]
                pub kind: Option<$crate::model::written::Spanned<String>>,
                $($first)*
                /// The document's id, without a year: the same in every edition.
                ///
                /// Dokumentets id, utan årtal: detsamma i varje utgåva.
                #[schemars(required)]
                pub id: Option<$crate::model::written::Id>,
                /// Which edition this is: a year, two years, a version.
                ///
                /// Vilken utgåva detta är: ett år, två år, en version.
                #[schemars(required)]
                pub edition: Option<$crate::model::written::Code>,
                /// The title.
                ///
                /// Titeln.
                #[schemars(required)]
                pub title: Option<$crate::model::written::Spanned<String>>,
                /// The language of the text; without it, the workspace's.
                ///
                /// Textens språk; utan det, arbetsytans.
                pub language: Option<$crate::model::ContentLanguage>,
                /// The record number.
                ///
                /// Diarienumret.
                pub record: Option<$crate::model::written::Code>,
                /// How far it has come; in force, lapsed and the like are computed.
                ///
                /// Hur långt det har kommit; i kraft, utgången och liknande räknas fram.
                pub status: Option<$crate::model::written::Spanned<$status>>,
                /// When it was drafted.
                ///
                /// När utkastet skrevs.
                pub drafted: Option<$crate::model::written::Parsed<$crate::model::Period>>,
                /// When it was adopted.
                ///
                /// När det antogs.
                pub adopted: Option<$crate::model::written::Parsed<$crate::model::Period>>,
                /// When it was revised.
                ///
                /// När det reviderades.
                pub revised: Option<$crate::model::written::Parsed<$crate::model::Period>>,
                /// When it is in force.
                ///
                /// När det gäller.
                pub validity: Option<$crate::model::Validity>,
                /// The code of the county: `"24"`.
                ///
                /// Länets kod: `"24"`.
                pub county: Option<$crate::model::written::Code>,
                /// The parties.
                ///
                /// Parterna.
                #[serde(default)]
                pub parties: Vec<$crate::model::written::Concise<$crate::model::Party>>,
                /// The document it stands under.
                ///
                /// Dokumentet som det hör under.
                #[serde(default)]
                pub under: $crate::model::References,
                /// Documents it takes the place of.
                ///
                /// Dokument som det ersätter.
                #[serde(default)]
                pub replaces: $crate::model::References,
                /// Documents it revises.
                ///
                /// Dokument som det reviderar.
                #[serde(default)]
                pub revises: $crate::model::References,
                /// Documents it prolongs.
                ///
                /// Dokument som det förlänger.
                #[serde(default)]
                pub prolongs: $crate::model::References,
                /// Documents it is an annex to.
                ///
                /// Dokument som det är bilaga till.
                #[serde(default)]
                pub annex_to: $crate::model::References,
                /// Documents it complements.
                ///
                /// Dokument som det kompletterar.
                #[serde(default)]
                pub complements: $crate::model::References,
                /// Documents it is a local variant of.
                ///
                /// Dokument som det är en lokal variant av.
                #[serde(default)]
                pub local_variant_of: $crate::model::References,
                /// Documents it took inspiration from.
                ///
                /// Dokument som det är inspirerat av.
                #[serde(default)]
                pub inspired_by: $crate::model::References,
                /// The law it rests on.
                ///
                /// Lagen som det vilar på.
                #[serde(default)]
                pub legal_basis: Vec<$crate::model::written::Concise<$crate::model::LegalBasis>>,
                /// Whom it is for.
                ///
                /// Vilka det gäller.
                #[serde(default)]
                pub target_group: $crate::model::written::OneOrMany<$crate::model::written::Spanned<$crate::model::TargetGroup>>,
                $($before)*
                /// Whether headings are numbered; without it they are in agreements and action plans, and not in decisions
                /// and processes.
                ///
                /// Om rubrikerna numreras; om inget anges gör de det i överenskommelser och handlingsplaner, men inte i
                /// beslut och processer.
                pub numbering: Option<$crate::model::written::Spanned<bool>>,
                /// How many levels of headings are numbered; deeper ones run into their paragraph.
                ///
                /// Hur många rubriknivåer som numreras; djupare rubriker löper in i stycket.
                pub numbering_depth: Option<$crate::model::written::Spanned<u32>>,
                /// The text in Markdown. `#` is the first level. `![](#goals)` prints the goals there, and so does the name
                /// of any other key that holds data.
                ///
                /// Texten i Markdown. `#` är första nivån. `![](#goals)` skriver ut målen på den platsen, och så gör namnet
                /// på varje annan nyckel som rymmer data.
                pub body: Option<$crate::model::written::Prose>,
                $($after)*
                /// Rounds in which others were asked for comments.
                ///
                /// Omgångar då andra har fått lämna synpunkter.
                #[serde(default)]
                pub consultations: Vec<$crate::model::written::Spanned<$crate::model::Consultation>>,
                /// Who has adopted it, or shall, party by party.
                ///
                /// Vilka som har antagit det, eller ska göra det, part för part.
                #[serde(default)]
                pub adoption: Vec<$crate::model::written::Spanned<$crate::model::Adoption>>,
                /// Questions that are not answered yet.
                ///
                /// Frågor som ännu inte är besvarade.
                #[serde(default)]
                pub open_questions: Vec<$crate::model::written::Spanned<$crate::model::OpenQuestion>>,
                /// Numbers the text states.
                ///
                /// Antal som texten anger.
                #[serde(default)]
                pub counts: Vec<$crate::model::written::Spanned<$crate::model::DeclaredCount>>,
                /// The appendices, or groups of appendices.
                ///
                /// Bilagorna, eller grupper av bilagor.
                #[serde(default)]
                pub appendices: Vec<$crate::model::written::Spanned<$crate::model::Appendix>>,
                /// Footnotes by name, for `[^name]` in any text.
                ///
                /// Fotnoter efter namn, för `[^namn]` i vilken text som helst.
                #[serde(default)]
                pub footnotes: $crate::model::Footnotes,
                /// Abbreviations to explain; a register says what they mean.
                ///
                /// Förkortningar att förklara; ett register säger vad de betyder.
                #[serde(default)]
                pub abbreviations: Vec<$crate::model::AbbreviationName>,
                /// Words and what they mean here. A word alone is explained by a register.
                ///
                /// Ord och vad de betyder här. Ett ensamt ord förklaras av ett register.
                #[serde(default)]
                pub glossary: Vec<$crate::model::written::Concise<$crate::model::GlossaryEntry>>,
                /// Whom to ask, by role.
                ///
                /// Vem man frågar, efter roll.
                #[serde(default)]
                pub contacts: Vec<$crate::model::written::Spanned<$crate::model::Contact>>,
                /// Earlier editions.
                ///
                /// Tidigare utgåvor.
                #[serde(default)]
                pub history: Vec<$crate::model::written::Spanned<$crate::model::HistoryEntry>>,
            }
        }

        impl $name {
            /// What it has as every document has it.
            pub fn content(&self) -> $crate::model::Content<'_> {
                let status = self.status.as_ref().map(|status| $crate::model::AnyStatus::from(status.value));
                let numbered = self.numbering.as_ref().map_or($numbered, |numbering| numbering.value);
                $crate::model::Content {
                    id: self.id.as_ref(),
                    edition: self.edition.as_ref(),
                    title: self.title.as_ref(),
                    language: self.language,
                    record: self.record.as_ref(),
                    status,
                    drafted: self.drafted.as_ref(),
                    adopted: self.adopted.as_ref(),
                    revised: self.revised.as_ref(),
                    validity: self.validity.as_ref(),
                    county: self.county.as_ref(),
                    parties: &self.parties,
                    under: &self.under,
                    replaces: &self.replaces,
                    revises: &self.revises,
                    prolongs: &self.prolongs,
                    annex_to: &self.annex_to,
                    complements: &self.complements,
                    local_variant_of: &self.local_variant_of,
                    inspired_by: &self.inspired_by,
                    legal_basis: &self.legal_basis,
                    target_group: &self.target_group,
                    body: self.body.as_ref(),
                    numbered,
                    numbering_depth: self.numbering_depth.as_ref().map(|depth| depth.value),
                    goals: &[],
                    activities: &[],
                    follow_up: None,
                    results: &[],
                    consultations: &self.consultations,
                    adoption: &self.adoption,
                    open_questions: &self.open_questions,
                    counts: &self.counts,
                    appendices: &self.appendices,
                    footnotes: &self.footnotes,
                    abbreviations: &self.abbreviations,
                    glossary: &self.glossary,
                    contacts: &self.contacts,
                    history: &self.history,
                }
            }
        }
    };
}
pub(crate) use document;

/// References to other documents.
pub type References = OneOrMany<Parsed<DocumentReference>>;
