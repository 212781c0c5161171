//! The Code Quality report of GitLab: a list of findings, shown in a merge request.
//!
//! Format: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>, a part of the Code Climate format,
//! <https://github.com/codeclimate/platform/blob/master/spec/analyzers/SPEC.md>. Paths are compared with those of the merge
//! request and are therefore no URIs.

use super::fingerprint::fingerprints;
use super::json::Escaped;
use super::{Finding, path};
use crate::diagnostic::Severity;
use crate::text::{Language, OneLine};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Issue<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    check_name: &'a str,
    description: String,
    categories: [&'static str; 1],
    severity: &'static str,
    fingerprint: String,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

pub(super) fn write(out: &mut dyn Write, findings: &[Finding<'_>], language: Language) -> io::Result<()> {
    let fingerprints = fingerprints(findings);
    let issues: Vec<Issue<'_>> =
        findings.iter().zip(fingerprints).map(|(finding, fingerprint)| issue(finding, fingerprint, language)).collect();
    writeln!(out, "{}", Escaped(&serde_json::to_string_pretty(&issues)?))
}

fn issue<'a>(finding: &Finding<'a>, fingerprint: String, language: Language) -> Issue<'a> {
    let diagnostic = finding.diagnostic;
    let source = finding.source();
    let mut description = OneLine(diagnostic.message.get(language)).to_string();
    if let Some(help) = &diagnostic.help {
        description = format!("{description}. {}", OneLine(help.get(language)));
    }
    let (category, severity) = match diagnostic.severity {
        Severity::Error => ("Bug Risk", "major"),
        Severity::Warning => ("Bug Risk", "minor"),
        Severity::Info => ("Clarity", "info"),
    };
    let line = |byte: u32| source.position(byte as usize).line;
    Issue {
        kind: "issue",
        check_name: diagnostic.rule,
        description,
        categories: [category],
        severity,
        fingerprint,
        location: Location {
            path: path::plain(source.name()),
            lines: Lines { begin: line(diagnostic.span.start), end: line(diagnostic.span.end) },
        },
    }
}
