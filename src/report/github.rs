//! Workflow commands of GitHub Actions: one line a finding, which becomes an annotation.
//!
//! Format: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>. In the message `%`, carriage
//! return and line feed are percent-encoded; in properties `:` and `,` as well.

use super::Finding;
use crate::diagnostic::Severity;
use crate::text::{Language, OneLine};
use std::io::{self, Write};

pub(super) fn write(out: &mut dyn Write, findings: &[Finding<'_>], language: Language) -> io::Result<()> {
    for finding in findings {
        let diagnostic = finding.diagnostic;
        let source = finding.source();
        let (start, end) = (source.position(diagnostic.span.start as usize), source.position(diagnostic.span.end as usize));
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut message = diagnostic.message.get(language).to_owned();
        if let Some(help) = &diagnostic.help {
            message = format!("{message}. {}", help.get(language));
        }
        write!(out, "::{command} file={},line={}", property(source.name()), start.line)?;
        // Columns are understood only when the place lies on one line.
        if start.line == end.line {
            write!(out, ",col={},endColumn={}", start.column, end.column)?;
        } else {
            write!(out, ",endLine={}", end.line)?;
        }
        writeln!(out, ",title={}::{}", property(diagnostic.rule), data(&message))?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    OneLine(text).to_string().replace('%', "%25")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
