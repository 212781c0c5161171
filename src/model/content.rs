//! What a document has whatever its kind, borrowed: whoever prints, indexes or checks documents asks here.

use super::adoption::{Adoption, Consultation, OpenQuestion};
use super::basis::{LegalBasis, TargetGroup};
use super::due::Validity;
use super::follow_up::{FollowUp, ResultPoint};
use super::goal::{Activity, Goal};
use super::named::Footnotes;
use super::parts::{
    Appendix, Contact, ContentLanguage, DecisionStatus, DeclaredCount, GlossaryEntry, HistoryEntry, Party, Status,
};
use super::reference::AbbreviationName;
use super::reference::References;
use super::time::Period;
use super::written::{Code, Concise, Id, OneOrMany, Parsed, Prose, Spanned};
use crate::source::Span;
use crate::text::StaticText;

/// The status of a document of any kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnyStatus {
    /// Of a text that parties adopt.
    Text(Status),
    /// Of a decision.
    Decision(DecisionStatus),
}

impl From<Status> for AnyStatus {
    fn from(status: Status) -> Self {
        AnyStatus::Text(status)
    }
}

impl From<DecisionStatus> for AnyStatus {
    fn from(status: DecisionStatus) -> Self {
        AnyStatus::Decision(status)
    }
}

impl AnyStatus {
    /// The word in YAML.
    pub fn word(self) -> &'static str {
        match self {
            AnyStatus::Text(status) => status.word(),
            AnyStatus::Decision(status) => status.word(),
        }
    }

    /// The words people read.
    pub fn label(self) -> StaticText {
        match self {
            AnyStatus::Text(status) => status.label(),
            AnyStatus::Decision(status) => status.label(),
        }
    }

    /// Whether it is not adopted or decided.
    pub fn is_unfinished(self) -> bool {
        !matches!(self, AnyStatus::Text(Status::Adopted) | AnyStatus::Decision(DecisionStatus::Decided))
    }
}

/// What a document has whatever its kind. Data that its kind does not have is empty.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "every field is documented where the kinds declare it")]
pub struct Content<'a> {
    pub id: Option<&'a Id>,
    pub edition: Option<&'a Code>,
    pub title: Option<&'a Spanned<String>>,
    pub language: Option<ContentLanguage>,
    pub record: Option<&'a Code>,
    pub status: Option<AnyStatus>,
    pub status_span: Option<Span>,
    pub drafted: Option<&'a Parsed<Period>>,
    pub adopted: Option<&'a Parsed<Period>>,
    pub revised: Option<&'a Parsed<Period>>,
    pub validity: Option<&'a Validity>,
    pub county: Option<&'a Code>,
    pub parties: &'a [Concise<Party>],
    pub under: &'a References,
    pub replaces: &'a References,
    pub revises: &'a References,
    pub prolongs: &'a References,
    pub annex_to: &'a References,
    pub complements: &'a References,
    pub local_variant_of: &'a References,
    pub inspired_by: &'a References,
    pub legal_basis: &'a [Concise<LegalBasis>],
    pub target_group: &'a OneOrMany<Spanned<TargetGroup>>,
    pub body: Option<&'a Prose>,
    /// Whether headings are numbered.
    pub numbered: bool,
    /// How many levels of headings are numbered.
    pub numbering_depth: Option<u32>,
    pub goals: &'a [Spanned<Goal>],
    pub activities: &'a [Spanned<Activity>],
    pub follow_up: Option<&'a FollowUp>,
    pub results: &'a [Spanned<ResultPoint>],
    pub consultations: &'a [Spanned<Consultation>],
    pub adoption: &'a [Spanned<Adoption>],
    pub open_questions: &'a [Spanned<OpenQuestion>],
    pub counts: &'a [Spanned<DeclaredCount>],
    pub appendices: &'a [Spanned<Appendix>],
    pub footnotes: &'a Footnotes,
    pub abbreviations: &'a [AbbreviationName],
    pub glossary: &'a [Concise<GlossaryEntry>],
    pub contacts: &'a [Spanned<Contact>],
    pub history: &'a [Spanned<HistoryEntry>],
}
