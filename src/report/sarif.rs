//! SARIF 2.1.0, for code scanning.
//!
//! Format: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. Columns are counted in Unicode code points, as
//! everywhere in okplan; paths are relative to the folder in which it ran.

use super::fingerprint::fingerprints;
use super::json::Escaped;
use super::{Finding, path};
use crate::diagnostic::{Fix, Severity};
use crate::rules::{self, Rule};
use crate::source::{Source, Span};
use crate::text::{Language, OneLine};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The name under which the fingerprint stands; the number rises when it is made in another way.
const FINGERPRINT: &str = "okplan/v1";

pub(super) fn write(out: &mut dyn Write, findings: &[Finding<'_>], language: Language) -> io::Result<()> {
    let rules = rules::all();
    let places: BTreeMap<&str, usize> = rules.iter().enumerate().map(|(index, rule)| (rule.name, index)).collect();
    let results: Vec<Value> = findings
        .iter()
        .zip(fingerprints(findings))
        .map(|(finding, fingerprint)| result(finding, &fingerprint, &places, language))
        .collect();
    let driver = json!({
        "name": "okplan",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules.into_iter().map(|rule| descriptor(rule, language)).collect::<Vec<_>>(),
    });
    let run = json!({
        "tool": {"driver": driver},
        "language": language.tag(),
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    let log = json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]});
    writeln!(out, "{}", Escaped(&serde_json::to_string_pretty(&log)?))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn descriptor(rule: &'static Rule, language: Language) -> Value {
    let documentation = rule.documentation();
    json!({
        "id": rule.name,
        "shortDescription": {"text": documentation.title(language)},
        "fullDescription": {"text": documentation.text(language)},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

fn result(finding: &Finding<'_>, fingerprint: &str, rules: &BTreeMap<&str, usize>, language: Language) -> Value {
    let diagnostic = finding.diagnostic;
    let mut message = OneLine(diagnostic.message.get(language)).to_string();
    if let Some(help) = &diagnostic.help {
        message = format!("{message}. {}", OneLine(help.get(language)));
    }
    let mut result = json!({
        "ruleId": diagnostic.rule,
        "level": level(diagnostic.severity),
        "message": {"text": message},
        "locations": [{"physicalLocation": place(finding.source(), diagnostic.span)}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    });
    if let Some(index) = rules.get(diagnostic.rule) {
        result["ruleIndex"] = (*index).into();
    }
    let related = diagnostic.related.iter().map(|label| {
        let text = OneLine(label.text.get(language)).to_string();
        json!({"physicalLocation": place(finding.source_of(label.source), label.span), "message": {"text": text}})
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some(fix) = &diagnostic.fix {
        result["fixes"] = json!([self::fix(fix, finding.source(), language)]);
    }
    result
}

fn place(source: &Source, span: Span) -> Value {
    json!({"artifactLocation": artifact(source), "region": region(source, span)})
}

fn artifact(source: &Source) -> Value {
    json!({"uri": path::uri(source.name()), "uriBaseId": "%SRCROOT%"})
}

fn region(source: &Source, span: Span) -> Value {
    let (start, end) = (source.position(span.start as usize), source.position(span.end as usize));
    json!({"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column})
}

fn fix(fix: &Fix, source: &Source, language: Language) -> Value {
    let replacements = fix
        .edits
        .iter()
        .map(|edit| json!({"deletedRegion": region(source, edit.span), "insertedContent": {"text": edit.replacement}}));
    json!({
        "description": {"text": OneLine(fix.title.get(language)).to_string()},
        "artifactChanges": [{"artifactLocation": artifact(source), "replacements": replacements.collect::<Vec<_>>()}],
    })
}
