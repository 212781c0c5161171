//! JUnit XML: a test suite a file, a test case a finding; a file without findings has one that passes.
//!
//! Format: the schema that Jenkins publishes,
//! <https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd>.
//! Times and the name of the machine are left out. What fails the check is a failure, the rest is told as skipped.

use super::{Checked, Finding, path};
use crate::text::{Language, OneLine};
use std::io::{self, Write};

pub(super) fn write(out: &mut dyn Write, checked: &Checked<'_>, language: Language) -> io::Result<()> {
    let failures = checked.findings.iter().filter(|finding| checked.fails(finding)).count();
    let suites = suites(checked);
    let tests: usize = suites.iter().map(|(_, findings)| findings.len().max(1)).sum();
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<testsuites name="okplan" tests="{tests}" failures="{failures}" errors="0">"#)?;
    for (name, findings) in suites {
        suite(out, name, findings, checked, language)?;
    }
    writeln!(out, "</testsuites>")
}

/// The files by name, each with its findings, which come file by file in the same order.
fn suites<'a, 'f>(checked: &'a Checked<'f>) -> Vec<(&'f str, &'a [Finding<'f>])> {
    let mut names: Vec<&str> = checked.files.clone();
    names.extend(checked.findings.iter().map(|finding| finding.source().name()));
    names.sort_unstable();
    names.dedup();
    let place = |name: &str| checked.findings.partition_point(|finding| finding.source().name() < name);
    let after = |name: &str| checked.findings.partition_point(|finding| finding.source().name() <= name);
    names.into_iter().map(|name| (name, &checked.findings[place(name)..after(name)])).collect()
}

fn suite(out: &mut dyn Write, name: &str, findings: &[Finding<'_>], checked: &Checked<'_>, language: Language) -> io::Result<()> {
    let name = escaped(&path::plain(name));
    let failures = findings.iter().filter(|finding| checked.fails(finding)).count();
    let (tests, skipped) = (findings.len().max(1), findings.len() - failures);
    writeln!(out, r#"  <testsuite name="{name}" tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}">"#)?;
    if findings.is_empty() {
        writeln!(out, r#"    <testcase classname="{name}" name="okplan validate"/>"#)?;
    }
    for finding in findings {
        let diagnostic = finding.diagnostic;
        let position = finding.source().position(diagnostic.span.start as usize);
        let message = escaped(diagnostic.message.get(language));
        let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!(" {}", escaped(help.get(language))));
        let element = if checked.fails(finding) { "failure" } else { "skipped" };
        let (rule, line, column) = (diagnostic.rule, position.line, position.column);
        writeln!(out, r#"    <testcase classname="{name}" name="{rule}: {message}">"#)?;
        writeln!(out, r#"      <{element} type="{rule}" message="{message}">{name}:{line}:{column}{help}</{element}>"#)?;
        writeln!(out, "    </testcase>")?;
    }
    writeln!(out, "  </testsuite>")
}

/// `text` on one line as XML 1.0 takes it, in an element or an attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in OneLine(text).to_string().chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            // The only other characters that XML 1.0 has no place for (production 2, Char).
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}
