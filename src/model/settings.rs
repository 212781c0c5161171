//! The workspace's own file, `okplan.yaml`.

use super::named::NamedText;
use super::parts::ContentLanguage;
use super::shape::{Visitor, Walk, model, vocabulary};
use super::style::HouseStyle;
use super::written::{Code, Concise, Form, OneOrMany, Parsed, ShortForm, Spanned};
use crate::text;
use crate::text::{OneLine, Text};
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
        /// The severity of rules in this workspace, error, warning, info or off, and what more a rule reads.
        ///
        /// Reglernas allvar i denna arbetsyta, error, warning, info eller off, och vad mer en regel läser.
        #[serde(default)]
        pub rules: RuleLevels,
        /// A file with known findings that are not reported again, as a path from this folder.
        ///
        /// En fil med kända fynd som inte anmäls igen, som sökväg från denna mapp.
        pub baseline: Option<Spanned<String>>,
    }

    /// What a workspace says of one rule: its severity alone, or a group of keys.
    ///
    /// Vad en arbetsyta säger om en regel: bara allvaret, eller en grupp med nycklar.
    pub struct RuleSetting {
        /// How much its findings matter: error, warning, info or off.
        ///
        /// Hur mycket fynden betyder: error, warning, info eller off.
        pub severity: Option<Parsed<RuleLevel>>,
        /// The number the rule goes by, in place of its own; okplan rules NAME tells what it means.
        ///
        /// Talet som regeln räknar med, i stället för sitt eget; okplan rules NAMN berättar vad det betyder.
        #[schemars(range(min = 0, max = 1_000_000))]
        pub limit: Option<Spanned<f64>>,
        /// The words the rule looks for, in place of its own.
        ///
        /// Orden som regeln letar efter, i stället för sina egna.
        #[serde(default)]
        pub words: OneOrMany<Spanned<String>>,
        /// Words the rule lets through.
        ///
        /// Ord som regeln låter passera.
        #[serde(default)]
        pub except: OneOrMany<Spanned<String>>,
    }
}

impl ShortForm for RuleSetting {
    fn from_short(text: Spanned<String>) -> Self {
        RuleSetting { severity: Some(Parsed::new(text)), ..RuleSetting::default() }
    }
    fn short_schema() -> Schema {
        RuleLevel::schema()
    }
}

impl Form for RuleLevel {
    fn read(text: &str) -> Result<Self, Text> {
        RuleLevel::ALL.iter().copied().find(|level| level.word() == text).ok_or_else(|| {
            let shown = OneLine(text);
            text!(
                "”{shown}” är inget allvar: välj error, warning, info eller off",
                "“{shown}” is no severity: choose error, warning, info or off"
            )
        })
    }
    fn schema() -> Schema {
        json_schema!({ "type": "string", "pattern": "^(error|warning|info|off)$" })
    }
    fn name() -> &'static str {
        "RuleSeverity"
    }
}

impl Walk for Parsed<RuleLevel> {
    fn walk(&self, visitor: &mut dyn Visitor) {
        self.report(visitor);
    }
}

/// What is said of rules, by their names, in the order it is written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleLevels(pub Vec<(Spanned<String>, Concise<RuleSetting>)>);

impl RuleLevels {
    /// What is said of the rule called `name`.
    pub fn of(&self, name: &str) -> Option<&RuleSetting> {
        self.0.iter().find(|(known, _)| known.value == name).map(|(_, setting)| &setting.value)
    }
}

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
        let setting = generator.subschema_for::<Concise<RuleSetting>>();
        json_schema!({ "type": "object", "additionalProperties": setting })
    }
}

impl Walk for RuleLevels {
    fn walk(&self, visitor: &mut dyn Visitor) {
        for (_, setting) in &self.0 {
            setting.walk(visitor);
        }
    }
}

impl super::meaning::Mean for RuleLevels {
    fn meaning(&self) -> Option<super::meaning::Meaning> {
        super::meaning::named("RuleLevels", &self.0)
    }
}
