//! The workspace's own file, `okplan.yaml`.

use super::document::{ContentLanguage, NamedText};
use super::shape::{Visitor, Walk, model, vocabulary};
use super::style::HouseStyle;
use super::written::{Code, Spanned};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

vocabulary! {
    /// How much a rule's findings matter here.
    ///
    /// Hur mycket en regels fynd betyder här.
    pub enum RuleLevel {
        /// The document is wrong.
        Error = "error", "fel", "error";
        /// Likely wrong.
        Warning = "warning", "varning", "warning";
        /// Worth knowing.
        Info = "info", "information", "info";
        /// Not looked for.
        Off = "off", "avstängd", "off";
    }

    /// How the points of a decision are written here.
    ///
    /// Hur beslutspunkter skrivs här.
    pub enum PointStyle {
        /// Numbered sentences.
        Sentences = "sentences", "numrerade meningar", "numbered sentences";
        /// Clauses that begin with "att".
        AttClauses = "att-clauses", "att-satser", "clauses that begin with “att”";
    }
}

model! {
    /// A workspace: a folder of documents, most often a git repository.
    ///
    /// En arbetsyta: en mapp med dokument, oftast ett git-arkiv.
    pub struct Settings {
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
        /// What the workspace is called.
        ///
        /// Vad arbetsytan heter.
        #[schemars(required)]
        pub name: Option<Spanned<String>>,
        /// The language of messages and labels; Swedish without it.
        ///
        /// Språket i meddelanden och etiketter; svenska om inget anges.
        pub language: Option<ContentLanguage>,
        /// Which files are documents, as patterns from this folder; `**/*.yaml` without it.
        ///
        /// Vilka filer som är dokument, som mönster från denna mapp; `**/*.yaml` om inget anges.
        #[serde(default)]
        pub documents: Vec<Spanned<String>>,
        /// Files that match but are no documents, as patterns from this folder.
        ///
        /// Filer som passar mönstren men inte är dokument, som mönster från denna mapp.
        #[serde(default)]
        pub ignore: Vec<Spanned<String>>,
        /// A folder with templates that take the place of okplan's own.
        ///
        /// En mapp med mallar som ersätter okplans egna.
        pub templates: Option<Spanned<String>>,
        /// What printed documents look like: logo, colours, typeface, lines in the margins, labels.
        ///
        /// Hur utskrivna dokument ser ut: logotyp, färger, typsnitt, rader i marginalen, etiketter.
        pub style: Option<HouseStyle>,
        /// The largest file that is read, in bytes; 16777216 (16 MiB) without it, and at most 268435456.
        ///
        /// Den största fil som läses, i byte; 16777216 (16 MiB) om inget anges, och högst 268435456.
        #[schemars(range(min = 1, max = 268_435_456))]
        pub max_file_size: Option<Spanned<u32>>,
        /// How sure a guess of `okplan diff` must be, from 0 to 1; one third without it.
        ///
        /// Hur säker en gissning i `okplan diff` ska vara, från 0 till 1; en tredjedel om inget anges.
        #[schemars(range(min = 0, max = 1))]
        pub min_confidence: Option<Spanned<f64>>,
        /// How the points of a decision are written: numbered sentences without it.
        ///
        /// Hur beslutspunkter skrivs: numrerade meningar om inget anges.
        pub points: Option<PointStyle>,
        /// Headings over the consequences of decisions, by the key that stands for them, beside those okplan knows.
        ///
        /// Rubriker över beslutens konsekvenser, efter nyckeln som står för dem, utöver dem okplan känner till.
        #[serde(default)]
        pub consequences: NamedText,
        /// The severity of rules in this workspace: error, warning, info or off.
        ///
        /// Reglernas allvar i denna arbetsyta: error, warning, info eller off.
        #[serde(default)]
        pub rules: RuleLevels,
    }
}

/// Severities by rule, in the order they are written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleLevels(pub Vec<(Spanned<String>, RuleLevel)>);

impl<'de> serde::Deserialize<'de> for RuleLevels {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::written::entries(deserializer).map(RuleLevels)
    }
}

impl JsonSchema for RuleLevels {
    fn schema_name() -> Cow<'static, str> {
        "RuleLevels".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let level = generator.subschema_for::<RuleLevel>();
        json_schema!({ "type": "object", "additionalProperties": level })
    }
}

impl Walk for RuleLevels {
    fn walk(&self, _: &mut dyn Visitor) {}
}

impl super::meaning::Mean for RuleLevels {
    fn meaning(&self) -> Option<super::meaning::Meaning> {
        super::meaning::named("RuleLevels", &self.0)
    }
}
