//! What each kind of part is called: the nouns, in Swedish with their forms, and in English.

use crate::model::Kind;
use crate::text::Language;

/// The nouns for a kind of part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    /// The name of the type in the model: `Goal`.
    pub kind: &'static str,
    /// The key it stands under, where that says more than the type.
    key: &'static str,
    /// Indefinite, in Swedish: "mål".
    one: &'static str,
    /// Definite, in Swedish: "målet".
    the: &'static str,
    /// Whether it is "ett mål" and not "en aktivitet".
    pub neuter: bool,
    /// In English: "goal".
    en: &'static str,
    /// What tells one from another, the most telling first: keys with a wording, a name or an organisation.
    pub told_by: &'static [&'static str],
}

/// Declares the nouns: type, key, indefinite, definite, gender, English, and the keys that tell one from another.
macro_rules! nouns {
    ($($kind:literal $([$key:literal])?: $one:literal, $the:literal, $gender:ident, $en:literal, [$($told:literal),*];)+) => {
        /// Every kind; one that stands under a certain key before the same kind in general.
        const NOUNS: &[Noun] = &[$(Noun {
            kind: $kind,
            key: nouns!(@key $($key)?),
            one: $one,
            the: $the,
            neuter: nouns!(@$gender),
            en: $en,
            told_by: &[$($told),*],
        }),+];
    };
    (@key) => { "" };
    (@key $key:literal) => { $key };
    (@ett) => { true };
    (@en) => { false };
}

nouns! {
    // Documents.
    "ActionPlan": "handlingsplan", "handlingsplanen", en, "action plan", ["title"];
    "Agreement": "överenskommelse", "överenskommelsen", en, "agreement", ["title"];
    "Decision": "beslut", "beslutet", ett, "decision", ["title"];
    "Process": "process", "processen", en, "process", ["title"];
    "Register": "register", "registret", ett, "register", [];
    "Settings": "arbetsyta", "arbetsytan", en, "workspace", ["name"];
    "HouseStyle": "husstil", "husstilen", en, "house style", [];
    "Logo": "logotyp", "logotypen", en, "logo", ["file"];
    "Colours": "färgval", "färgvalet", ett, "choice of colours", [];
    "Typeface": "typsnitt", "typsnittet", ett, "typeface", ["family"];
    "NamedText"["labels"]: "etikett", "etiketten", en, "label", ["id"];
    // What documents are made of.
    "Body": "löpande text", "den löpande texten", en, "running text", [];
    "Section": "avsnitt", "avsnittet", ett, "section", ["title"];
    "Paragraph": "stycke", "stycket", ett, "paragraph", ["text"];
    "Footnote": "fotnot", "fotnoten", en, "footnote", ["text"];
    "NamedProse"["footnotes"]: "fotnot", "fotnoten", en, "footnote", ["text"];
    "NamedProse"["consequences"]: "text under rubriken", "texten under rubriken", en, "text under the heading", ["id"];
    "NamedProse": "text", "texten", en, "text", ["id"];
    "NamedText"["abbreviations"]: "förkortning", "förkortningen", en, "abbreviation", ["id"];
    "NamedText"["consequences"]: "rubrik", "rubriken", en, "heading", ["text"];
    "NamedText": "text", "texten", en, "text", ["id"];
    "Party": "part", "parten", en, "party",
        ["organisation", "party", "each-of", "group", "unit", "actor", "forum", "role", "words", "called"];
    "Appendix": "bilaga", "bilagan", en, "appendix", ["title", "group"];
    "Contact": "kontakt", "kontakten", en, "contact", ["of", "role"];
    "GlossaryEntry": "ord i ordlistan", "ordet i ordlistan", ett, "word in the glossary", ["term"];
    "HistoryEntry": "uppgift om utgåva", "uppgiften om utgåva", en, "note on edition", ["edition"];
    "DeclaredCount": "angivet antal", "det angivna antalet", ett, "stated count", ["words", "of"];
    "LegalBasis": "rättslig grund", "den rättsliga grunden", en, "legal basis", ["words", "act"];
    "TargetGroup": "målgrupp", "målgruppen", en, "target group", ["text"];
    "Validity": "giltighet", "giltigheten", en, "validity", ["words"];
    "Until": "slut", "slutet", ett, "end", ["event"];
    "Due": "tid", "tiden", en, "due date", ["words"];
    "Responsibility": "ansvar", "ansvaret", ett, "responsibility", ["words"];
    // Goals.
    "Goal": "mål", "målet", ett, "goal", ["goal", "group"];
    "Activity": "aktivitet", "aktiviteten", en, "activity", ["activity", "group"];
    "Indicator": "indikator", "indikatorn", en, "indicator", ["indicator"];
    "Measure": "värde", "värdet", ett, "value", ["words"];
    "Erratum": "rättelse", "rättelsen", en, "erratum", ["now"];
    // Follow-up.
    "FollowUp": "uppföljning", "uppföljningen", en, "follow-up", [];
    "FollowUpArea": "område i uppföljningen", "området i uppföljningen", ett, "area of the follow-up", ["title", "text"];
    "GoalFollowUp": "uppföljning", "uppföljningen", en, "follow-up", ["goal", "text"];
    "Obstacle": "hinder", "hindret", ett, "obstacle", ["text"];
    "Dissent": "avvikande uppfattning", "den avvikande uppfattningen", en, "dissent", ["text"];
    "MeasuredIndicator": "uppmätt värde", "det uppmätta värdet", ett, "measured value", ["indicator", "words", "goal"];
    "ResultPoint": "resultat", "resultatet", ett, "result", ["text"];
    // How documents come about.
    "Adoption": "antagande", "antagandet", ett, "adoption", ["party", "body"];
    "Consultation": "remiss", "remissen", en, "consultation", ["title", "text"];
    "ConsultedBody": "remissinstans", "remissinstansen", en, "consulted body", ["organisation", "group", "unit", "actor", "who", "words"];
    "OpenQuestion": "öppen fråga", "den öppna frågan", en, "open question", ["text"];
    "Phase": "fas", "fasen", en, "phase", ["title", "text"];
    "Dialogue": "dialog", "dialogen", en, "dialogue", ["title", "text"];
    "JointRoutine": "gemensam rutin", "den gemensamma rutinen", en, "joint routine", ["title", "text"];
    "Point": "punkt", "punkten", en, "point", ["text"];
    "Condition": "villkor", "villkoret", ett, "condition", ["text"];
    "Preparation": "beredning", "beredningen", en, "preparation", ["text"];
    // Agreements.
    "Duty": "åtagande", "åtagandet", ett, "duty", ["does"];
    "CostSharing": "kostnadsfördelning", "kostnadsfördelningen", en, "cost sharing", ["cost"];
    "CostShare": "kostnadsandel", "kostnadsandelen", en, "cost share", ["who"];
    "DeviationReport": "avvikelserapport", "avvikelserapporten", en, "deviation report", ["who", "contains"];
    "DisputeStep": "steg vid tvist", "steget vid tvist", ett, "dispute step", ["at", "does"];
    "Notice": "bestämmelse om uppsägning", "bestämmelsen om uppsägning", en, "provision on notice", ["cause"];
    "ProlongationRule": "bestämmelse om förlängning", "bestämmelsen om förlängning", en, "provision on prolongation", ["text"];
    "Signature": "underskrift", "underskriften", en, "signature", ["party", "role"];
    // Forums.
    "Forum": "forum", "forumet", ett, "forum", ["name", "short"];
    "Seat": "plats", "platsen", en, "seat", ["words", "for"];
    "SeatPlace": "ort", "orten", en, "place", ["at"];
    "UndecidedMember": "öppet val av grupp", "det öppna valet av grupp", ett, "open choice of group", ["who"];
    // Registers and settings.
    "Organisation": "organisation", "organisationen", en, "organisation", ["names", "id"];
    "DatedName": "namn", "namnet", ett, "name", ["name"];
    "Unit": "enhet", "enheten", en, "unit", ["name"];
    "Group": "grupp", "gruppen", en, "group", ["name"];
    "Role": "roll", "rollen", en, "role", ["name"];
    "ListedDocument": "förtecknat dokument", "det förtecknade dokumentet", ett, "listed document", ["title"];
    "StatutoryAct": "författning", "författningen", en, "act", ["name", "short"];
    "RuleSetting": "regelinställning", "regelinställningen", en, "rule setting", [];
    "RuleLevels": "regelnivå", "regelnivån", en, "rule level", ["id"];
}

/// What stands for a kind that has no noun of its own, which a test rules out.
const OTHER: Noun =
    Noun { kind: "", key: "", one: "del", the: "delen", neuter: false, en: "part", told_by: &["title", "text", "id"] };

impl Noun {
    /// The noun for parts of the type `kind` that stand under `key`.
    pub fn of(kind: &str, key: &str) -> Noun {
        NOUNS.iter().find(|noun| noun.kind == kind && (noun.key.is_empty() || noun.key == key)).copied().unwrap_or(OTHER)
    }

    /// The noun for a whole document of that kind.
    pub fn of_document(kind: Kind) -> Noun {
        let name = match kind {
            Kind::Agreement => "Agreement",
            Kind::ActionPlan => "ActionPlan",
            Kind::Decision => "Decision",
            Kind::Process => "Process",
            Kind::Register => "Register",
            Kind::Workspace => "Settings",
        };
        Noun::of(name, "")
    }

    /// Before a number or a name: "mål", "goal".
    pub fn bare(self, language: Language) -> &'static str {
        if language == Language::Sv { self.one } else { self.en }
    }

    /// "målet", "the goal".
    pub fn the(self, language: Language) -> String {
        if language == Language::Sv { self.the.to_owned() } else { format!("the {}", self.en) }
    }

    /// What it is when it is new: "nytt" or "ny", "new".
    pub fn is_new(self, language: Language) -> &'static str {
        match (language, self.neuter) {
            (Language::En, _) => "new",
            (Language::Sv, true) => "nytt",
            (Language::Sv, false) => "ny",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// The names of the types that the sources give parts: those of the model, and those of a body.
    fn kinds() -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut kinds = Vec::new();
        for entry in std::fs::read_dir(root.join("model")).expect("the model") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                continue;
            }
            let text = std::fs::read_to_string(path).expect("a source");
            let blocks = text.split("model! {\n").skip(1).chain(text.split("\ndocument! {\n").skip(1));
            for block in blocks.map(|block| block.split("\n}\n").next().unwrap_or("")) {
                let structs = block.split("pub struct ").skip(1).filter_map(|rest| rest.split([' ', '(', '{']).next());
                kinds.extend(structs.filter(|name| !name.starts_with('$')).map(str::to_owned));
            }
            kinds.extend(text.split("::named(\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
        let body = std::fs::read_to_string(root.join("diff/body.rs")).expect("a source");
        kinds.extend(body.split("kind: \"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        kinds
    }

    #[test]
    fn every_kind_has_its_word() {
        let kinds = kinds();
        assert!(kinds.len() > 50 && kinds.iter().any(|kind| kind == "Footnote"), "{kinds:?}");
        for kind in kinds {
            assert_ne!(Noun::of(&kind, "").kind, OTHER.kind, "{kind} has no word");
        }
    }

    #[test]
    fn the_key_tells_what_the_type_does_not() {
        assert_eq!(Noun::of("NamedProse", "footnotes").the(Language::Sv), "fotnoten");
        assert_eq!(Noun::of("NamedProse", "consequences").the(Language::En), "the text under the heading");
        assert_eq!(
            (Noun::of("Goal", "goals").is_new(Language::Sv), Noun::of("Activity", "").is_new(Language::Sv)),
            ("nytt", "ny")
        );
    }
}
