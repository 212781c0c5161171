//! The JSON format, version 1; `docs/json.md` describes it.

use super::Finding;
use crate::diagnostic::Severity;
use crate::source::{Source, Span};
use crate::text::{Language, is_hazardous};
use serde::Serialize;
use std::fmt::{self, Write as _};
use std::io::{self, Write};

/// The version of the format. It rises when a field changes its meaning or goes away.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    file: &'a str,
    rule: &'a str,
    severity: Severity,
    message: &'a str,
    help: Option<&'a str>,
    start: Place,
    end: Place,
    related: Vec<Related<'a>>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    byte: u32,
}

#[derive(Serialize)]
struct Related<'a> {
    file: &'a str,
    message: &'a str,
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: Place,
    end: Place,
    replacement: &'a str,
}

fn places(source: &Source, span: Span) -> (Place, Place) {
    let place = |byte: u32| {
        let position = source.position(byte as usize);
        Place { line: position.line, column: position.column, byte }
    };
    (place(span.start), place(span.end))
}

pub(super) fn write(out: &mut dyn Write, findings: &[Finding<'_>], language: Language) -> io::Result<()> {
    let diagnostics = findings.iter().map(|finding| entry(finding, language)).collect();
    let text = serde_json::to_string_pretty(&Report { version: VERSION, diagnostics })?;
    writeln!(out, "{}", Escaped(&text))
}

/// JSON in which no character of a string can speak to a terminal: hazardous ones are written as escapes, which mean the
/// same. Outside strings JSON has only ASCII.
pub(super) struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut units = [0; 2];
        for character in self.0.chars() {
            if is_hazardous(character) {
                for unit in character.encode_utf16(&mut units) {
                    write!(f, "\\u{unit:04x}")?;
                }
            } else {
                f.write_char(character)?;
            }
        }
        Ok(())
    }
}

fn entry<'a>(finding: &Finding<'a>, language: Language) -> Entry<'a> {
    let diagnostic = finding.diagnostic;
    let (start, end) = places(finding.source(), diagnostic.span);
    let related = diagnostic.related.iter().map(|label| {
        let source = finding.source_of(label.source);
        let (start, end) = places(source, label.span);
        Related { file: source.name(), message: label.text.get(language), start, end }
    });
    let fix = diagnostic.fix.as_ref().map(|fix| {
        let edits = fix.edits.iter().map(|edit| {
            let (start, end) = places(finding.source(), edit.span);
            Edit { start, end, replacement: &edit.replacement }
        });
        Fix { title: fix.title.get(language), edits: edits.collect() }
    });
    Entry {
        file: finding.source().name(),
        rule: diagnostic.rule,
        severity: diagnostic.severity,
        message: diagnostic.message.get(language),
        help: diagnostic.help.as_ref().map(|help| help.get(language)),
        start,
        end,
        related: related.collect(),
        fix,
    }
}
