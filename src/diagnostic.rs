//! What okplan has to say about a place in a file: owned data, no printing.

use crate::source::{SourceId, Span};
use crate::text::Text;
use serde::Serialize;

/// How much a finding matters, gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The document is wrong: `validate` exits with 1.
    Error,
    /// Likely wrong: `validate --deny warnings` exits with 1.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The word used in formats, the same in both languages.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }

    /// The word people read.
    pub fn label(self) -> Text {
        match self {
            Severity::Error => Text::new("fel", "error"),
            Severity::Warning => Text::new("varning", "warning"),
            Severity::Info => Text::new("upplysning", "info"),
        }
    }
}

/// A place that belongs to a finding, with what is to be seen there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The file.
    pub source: SourceId,
    /// The place in it.
    pub span: Span,
    /// What is to be seen there.
    pub text: Text,
}

/// One replacement of text in the file of the finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The bytes to replace.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// A change that certainly mends a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// What the change does.
    pub title: Text,
    /// The replacements, in order, not overlapping.
    pub edits: Vec<Edit>,
}

/// One finding: what is wrong, where, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file.
    pub source: SourceId,
    /// The place in it.
    pub span: Span,
    /// The name of the rule, one of [`crate::rules::RULES`].
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, one sentence.
    pub message: Text,
    /// What would be right, one sentence or two.
    pub help: Option<Text>,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// A change that certainly mends it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// An error of `rule` at `span` of `source`.
    pub fn error(rule: &'static str, source: SourceId, span: Span, message: Text) -> Self {
        Diagnostic { source, span, rule, severity: Severity::Error, message, help: None, related: Vec::new(), fix: None }
    }

    /// The same finding with another severity.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The same finding with what would be right.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<Text>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same finding with one more place.
    #[must_use]
    pub fn with_related(mut self, source: SourceId, span: Span, text: Text) -> Self {
        self.related.push(Label { source, span, text });
        self
    }

    /// The same finding with a change that replaces `span` by `replacement`.
    #[must_use]
    pub fn with_fix(mut self, title: Text, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { title, edits: vec![Edit { span, replacement: replacement.into() }] });
        self
    }
}
