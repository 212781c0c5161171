//! Findings for people and machines, one file per format. Whatever is printed is escaped: no text of a document and no file
//! name can forge a line or speak to a terminal.

mod changes;
mod fingerprint;
mod github;
mod gitlab;
mod json;
mod junit;
mod log;
mod path;
mod sarif;
mod snippet;
mod status;
mod text;

pub use changes::{ChangesFormat, Manner, View, changes_on_paper, remarks as remarks_on_changes, write_changes, write_links};
pub use log::{Log, LogFormat, LogManner};
pub use status::{Status, StatusFormat};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, SourceId};
use crate::text::Language;
use crate::workspace::Workspace;
use std::io::{self, Write};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people, with the lines of the file.
    Text,
    /// For programs: one object, see `docs/json.md`.
    Json,
    /// For GitHub Actions: workflow commands that become annotations.
    Github,
    /// For code scanning: SARIF 2.1.0.
    Sarif,
    /// For merge requests of GitLab: a Code Quality report.
    Gitlab,
    /// For programs that show tests: JUnit XML.
    Junit,
}

/// What was checked and what was found.
#[derive(Default)]
pub struct Checked<'a> {
    /// The findings, by file name, place and rule.
    pub findings: Vec<Finding<'a>>,
    /// The names of the files that were checked, in any order.
    pub files: Vec<&'a str>,
    /// Whether warnings fail the check as errors do.
    pub denies_warnings: bool,
}

impl Checked<'_> {
    /// Whether a finding fails the check.
    pub fn fails(&self, finding: &Finding<'_>) -> bool {
        match finding.diagnostic.severity {
            Severity::Error => true,
            Severity::Warning => self.denies_warnings,
            Severity::Info => false,
        }
    }
}

/// A finding and the workspace its places are in.
#[derive(Clone, Copy)]
pub struct Finding<'a> {
    /// The finding.
    pub diagnostic: &'a Diagnostic,
    /// The workspace.
    pub workspace: &'a Workspace,
}

impl<'a> Finding<'a> {
    /// The file of the finding.
    fn source(&self) -> &'a Source {
        self.workspace.source(self.diagnostic.source)
    }

    /// A file that belongs to the finding.
    fn source_of(&self, id: SourceId) -> &'a Source {
        self.workspace.source(id)
    }
}

/// Writes the findings in their order. `colour` is for text on a terminal.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, checked: &Checked<'_>, format: Format, language: Language, colour: bool) -> io::Result<()> {
    let findings = &checked.findings;
    match format {
        Format::Text => text::write(out, findings, language, colour),
        Format::Json => json::write(out, findings, language),
        Format::Github => github::write(out, findings, language),
        Format::Sarif => sarif::write(out, findings, language),
        Format::Gitlab => gitlab::write(out, findings, language),
        Format::Junit => junit::write(out, checked, language),
    }
}

/// How many findings there are of each severity: errors, warnings, infos.
pub fn counts(findings: &[Finding<'_>]) -> (usize, usize, usize) {
    let count = |severity| findings.iter().filter(|finding| finding.diagnostic.severity == severity).count();
    (count(Severity::Error), count(Severity::Warning), count(Severity::Info))
}

/// The findings in one sentence: "2 fel och 1 varning i 5 filer".
pub fn summary(findings: &[Finding<'_>], files: usize, language: Language) -> String {
    let (errors, warnings, infos) = counts(findings);
    let swedish = language == Language::Sv;
    let number = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let count = files;
    let files = if swedish { number(files, "fil", "filer") } else { number(files, "file", "files") };
    let mut parts = Vec::new();
    if errors > 0 {
        parts.push(if swedish { number(errors, "fel", "fel") } else { number(errors, "error", "errors") });
    }
    if warnings > 0 {
        parts.push(if swedish { number(warnings, "varning", "varningar") } else { number(warnings, "warning", "warnings") });
    }
    if infos > 0 {
        parts.push(if swedish { number(infos, "upplysning", "upplysningar") } else { number(infos, "note", "notes") });
    }
    match (parts.is_empty(), swedish) {
        (true, true) if count == 1 => format!("{files} kontrollerad, inget att anmärka"),
        (true, true) => format!("{files} kontrollerade, inget att anmärka"),
        (true, false) => format!("{files} checked, nothing to report"),
        (false, true) => format!("{} i {files}", crate::text::listed(&parts, "och")),
        (false, false) => format!("{} in {files}", crate::text::listed(&parts, "and")),
    }
}
