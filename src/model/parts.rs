//! What documents of every kind hold alike: status, language, parties, appendices, terms, contacts and history.

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
