//! What every document has: what it is, what it is called, when it holds, who its parties are, what it goes with.

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
                    status_span: self.status.as_ref().map(|status| status.span),
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
