//! Findings for people: the message, the lines of the file with the place marked, and what would be right.

use super::Finding;
use super::snippet::{Snippet, is_near, snippet};
use crate::diagnostic::Severity;
use crate::text::{Language, OneLine};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan};
use std::fmt;
use std::io::{self, Write};

/// The width of a report in characters, the same everywhere.
const WIDTH: usize = 100;

/// A finding as the drawing library takes it.
struct Drawn {
    heading: String,
    severity: Severity,
    message: String,
    snippet: Option<Snippet>,
    labels: Vec<LabeledSpan>,
}

impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawn {}

impl miette::Diagnostic for Drawn {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.heading))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.snippet.as_ref().map(|snippet| snippet as _)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

pub(super) fn write(out: &mut dyn Write, findings: &[Finding<'_>], language: Language, colour: bool) -> io::Result<()> {
    let theme = if colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    for finding in findings {
        let (drawn, notes) = draw(finding, language);
        let mut handler =
            GraphicalReportHandler::new_themed(theme.clone()).with_width(WIDTH).with_context_lines(1).with_links(false);
        if !notes.is_empty() {
            handler = handler.with_footer(notes.join("\n"));
        }
        let mut text = String::new();
        handler.render_report(&mut text, &drawn).map_err(io::Error::other)?;
        for line in text.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The finding as it is drawn, and the lines under it: what would be right, and places too far away to draw.
fn draw(finding: &Finding<'_>, language: Language) -> (Drawn, Vec<String>) {
    let diagnostic = finding.diagnostic;
    let source = finding.source();
    let escaped = |text: &str| OneLine(text).to_string();
    let mut marks = vec![(diagnostic.span, String::new())];
    let mut notes: Vec<String> = diagnostic.help.iter().map(|help| escaped(help.get(language))).collect();
    for label in &diagnostic.related {
        let text = escaped(label.text.get(language));
        if label.source == diagnostic.source && is_near(source, diagnostic.span, label.span) {
            marks.push((label.span, text));
        } else {
            let other = finding.source_of(label.source);
            let position = other.position(label.span.start as usize);
            notes.push(format!("{text}: {}:{}:{}", OneLine(other.name()), position.line, position.column));
        }
    }
    let name = escaped(source.name());
    let (window, labels) = snippet(source, name, &marks);
    let message = escaped(diagnostic.message.get(language));
    // The mark before the message tells the severity by its shape; the word tells it to everyone.
    let heading = format!("{} [{}]", diagnostic.severity.label().get(language), diagnostic.rule);
    let drawn = Drawn { heading, severity: diagnostic.severity, message, snippet: Some(window), labels };
    (drawn, notes)
}
