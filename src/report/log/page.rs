//! The life of a document for people, as plain text or Markdown.

use super::recorded::Told;
use super::versions::and_more;
use super::{Event, Log, LogManner, place, title};
use crate::model::Document;
use crate::report::changes::{WIDTH, as_safe_markdown, wrapped};
use std::io::{self, Write};

/// How wide the column of days is, in characters.
const COLUMN: usize = 12;

/// An event as it is written: its day, a line, and more lines beneath.
pub struct Entry {
    day: String,
    line: String,
    beneath: Vec<String>,
}

/// Writes the life of a document in that style.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, log: &Log<'_>, manner: LogManner, style: &dyn Style) -> io::Result<()> {
    let language = manner.language;
    style.title(out, &title(log.workspace, log.source))?;
    let content = log.workspace.document(log.source).and_then(Document::content);
    let id = content.and_then(|content| content.id).map(|id| format!("{}, ", id.text())).unwrap_or_default();
    style.paragraph(out, &format!("{id}{}", place(log.workspace, log.source, 0)))?;
    for remark in log.remarks() {
        style.paragraph(out, remark.get(language))?;
    }
    for (at, event) in log.events().into_iter().enumerate() {
        style.entry(out, at, &entry(log, event, manner))?;
    }
    if let Some(last) = log.last() {
        writeln!(out)?;
        style.paragraph(out, last.get(language))?;
    }
    Ok(())
}

fn entry(log: &Log<'_>, event: Event<'_>, manner: LogManner) -> Entry {
    let language = manner.language;
    if let Event::Version(version) = event {
        let told = log.version(version, language, manner.all);
        let facts = told.facts.join("; ");
        let mut beneath: Vec<String> = told.errors.into_iter().collect();
        beneath.extend(told.sentences.iter().map(|sentence| format!("• {sentence}")));
        if told.more > 0 {
            beneath.push(and_more(told.more, language));
        }
        if let Some((lead, sentences)) = told.meanwhile {
            beneath.push(lead);
            beneath.extend(sentences.iter().map(|sentence| format!("• {sentence}")));
        }
        let Some((id, subject)) = told.commit else { return Entry { day: told.day, line: facts, beneath } };
        if !facts.is_empty() {
            beneath.insert(0, facts);
        }
        return Entry { day: told.day, line: format!("{id} {subject}"), beneath };
    }
    let Some(Told { day, line, beneath }) = log.told(event) else {
        return Entry { day: String::new(), line: String::new(), beneath: Vec::new() };
    };
    let beneath = beneath.iter().map(|text| text.get(language).to_owned()).collect();
    Entry { day: day.get(language).to_owned(), line: line.get(language).to_owned(), beneath }
}

/// How a life looks in a format; every text of a document or a commit is escaped here.
pub trait Style {
    /// The title of the document.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn title(&self, out: &mut dyn Write, text: &str) -> io::Result<()>;
    /// What is said of the whole.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn paragraph(&self, out: &mut dyn Write, text: &str) -> io::Result<()>;
    /// The event at `at`.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    fn entry(&self, out: &mut dyn Write, at: usize, entry: &Entry) -> io::Result<()>;
}

/// For a terminal.
pub struct Plain;

impl Style for Plain {
    fn title(&self, out: &mut dyn Write, text: &str) -> io::Result<()> {
        wrapped(text, WIDTH).iter().try_for_each(|line| writeln!(out, "{line}"))
    }

    fn paragraph(&self, out: &mut dyn Write, text: &str) -> io::Result<()> {
        wrapped(text, WIDTH).iter().try_for_each(|line| writeln!(out, "{line}"))
    }

    fn entry(&self, out: &mut dyn Write, at: usize, entry: &Entry) -> io::Result<()> {
        if at == 0 {
            writeln!(out)?;
        }
        let day = wrapped(&entry.day, WIDTH).join(" ");
        let day = if day.chars().count() + 2 > COLUMN { format!("{day}  ") } else { format!("{day:<COLUMN$}") };
        let first = wrapped(&entry.line, WIDTH - day.chars().count());
        if first.is_empty() {
            writeln!(out, "{}", day.trim_end())?;
        }
        for (at, line) in first.iter().enumerate() {
            writeln!(out, "{}{line}", if at == 0 { &day } else { "            " })?;
        }
        for text in &entry.beneath {
            let hanging = if text.starts_with('•') { "  " } else { "" };
            for (at, line) in wrapped(text, WIDTH - COLUMN - 4).iter().enumerate() {
                writeln!(out, "{:COLUMN$}  {}{line}", "", if at == 0 { "" } else { hanging })?;
            }
        }
        Ok(())
    }
}

/// For a page.
pub struct Markdown;

impl Style for Markdown {
    fn title(&self, out: &mut dyn Write, text: &str) -> io::Result<()> {
        writeln!(out, "# {}", as_safe_markdown(text))
    }

    fn paragraph(&self, out: &mut dyn Write, text: &str) -> io::Result<()> {
        writeln!(out, "\n{}", as_safe_markdown(text))
    }

    fn entry(&self, out: &mut dyn Write, at: usize, entry: &Entry) -> io::Result<()> {
        if at == 0 {
            writeln!(out)?;
        }
        writeln!(out, "- **{}** {}", as_safe_markdown(&entry.day), as_safe_markdown(&entry.line))?;
        for text in &entry.beneath {
            writeln!(out, "  - {}", as_safe_markdown(text.strip_prefix("• ").unwrap_or(text)))?;
        }
        Ok(())
    }
}
