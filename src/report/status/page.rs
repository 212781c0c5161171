//! The status for people: one list under another, as plain text or Markdown.

use super::{Section, Status, place, title, words};
use crate::text::{Language, OneLine, StaticText, as_markdown};
use std::io::{self, Write};

/// The headings of what stands under none of the sections of documents.
pub const OVERDUE: StaticText = StaticText { sv: "Försenat", en: "Overdue" };
/// As above.
pub const DUE: StaticText = StaticText { sv: "Ska vara klart inom ett halvår", en: "Due within half a year" };
/// As above.
pub const PROCESSES: StaticText = StaticText { sv: "Under revidering", en: "Under revision" };
/// As above.
pub const LISTED: StaticText =
    StaticText { sv: "Förslag om dokument som bara står i registret", en: "Proposed for documents that only a register lists" };

const SECTIONS: [Section; 8] = [
    Section::Lapsed,
    Section::LapsedForSome,
    Section::Lapsing,
    Section::InForce,
    Section::Coming,
    Section::Unfinished,
    Section::Unstated,
    Section::Ended,
];

impl Section {
    /// The heading over the documents of the section.
    pub fn heading(self) -> StaticText {
        let (sv, en) = match self {
            Section::Lapsed => ("Utgånget", "Lapsed"),
            Section::LapsedForSome => ("Utgånget för någon part", "Lapsed for some party"),
            Section::Lapsing => ("Går ut inom ett halvår, eller ska ses över", "Lapsing within half a year, or to be reviewed"),
            Section::InForce => ("I kraft", "In force"),
            Section::Coming => ("Antaget, gäller inte än", "Adopted, not in force yet"),
            Section::Unfinished => ("Inte antaget", "Not adopted"),
            Section::Unstated => ("Status anges inte", "Status not stated"),
            Section::Ended => ("Ersatt eller uppsagt", "Replaced or terminated"),
        };
        StaticText { sv, en }
    }
}

/// Writes the status in that style.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, status: &Status<'_>, language: Language, style: &dyn Style) -> io::Result<()> {
    let on = status.on;
    let mut title = crate::text!("Läget {on}", "Status on {on}");
    if let Some(party) = &status.party_name {
        title = title.then(&crate::text!(" för {party}", " for {party}"));
    }
    writeln!(out, "{}", style.title(title.get(language)))?;
    let mut lists = texts(status, language);
    lists.push(processes(status, language));
    lists.push(listed(status, language));
    lists.extend([true, false].map(|overdue| due(status, overdue, language)));
    for (heading, entries) in lists.into_iter().filter(|(_, entries)| !entries.is_empty()) {
        writeln!(out, "\n{}", style.heading(heading.get(language)))?;
        for (text, place, sentences) in entries {
            writeln!(out, "{}", style.entry(&text, &place))?;
            for sentence in sentences {
                writeln!(out, "{}", style.sentence(&sentence))?;
            }
        }
    }
    Ok(())
}

/// A heading and what stands under it: each entry with its place and what is told of it.
type List = (StaticText, Vec<(String, String, Vec<String>)>);

fn texts(status: &Status<'_>, language: Language) -> Vec<List> {
    let of = |section: Section| {
        let entries = status.entries.iter().filter(|entry| entry.section == section);
        let told = entries
            .map(|entry| (title(entry.workspace, entry.source), entry.place(), words::sentences(entry, status.on, language)));
        (section.heading(), told.collect())
    };
    SECTIONS.map(of).into()
}

fn processes(status: &Status<'_>, language: Language) -> List {
    let told = status.processes.iter().map(|(workspace, source, under_way)| {
        let sentences = words::under_way(workspace, under_way, status.on, language);
        (title(workspace, *source), place(workspace, *source, 0), sentences)
    });
    (PROCESSES, told.collect())
}

fn listed(status: &Status<'_>, language: Language) -> List {
    let told = status.listed.iter().map(|(workspace, source, listed)| {
        let place = place(workspace, *source, listed.proposal.span.start as usize);
        let sentence = words::proposal(workspace, &listed.proposal, status.on);
        (listed.title.clone(), place, vec![sentence.get(language).to_owned()])
    });
    (LISTED, told.collect())
}

fn due(status: &Status<'_>, overdue: bool, language: Language) -> List {
    let due = status.deadlines.iter().filter(|due| due.deadline.overdue == overdue);
    let told = due.map(|due| {
        let place = place(due.workspace, due.deadline.source, due.deadline.span.start as usize);
        (words::due(due).get(language).to_owned(), place, Vec::new())
    });
    (if overdue { OVERDUE } else { DUE }, told.collect())
}

/// How lines look in a format; every text of a document is escaped here.
pub trait Style {
    /// The title of the whole.
    fn title(&self, text: &str) -> String;
    /// The heading of a list.
    fn heading(&self, text: &str) -> String;
    /// An entry and its place.
    fn entry(&self, text: &str, place: &str) -> String;
    /// What is told of an entry.
    fn sentence(&self, text: &str) -> String;
}

/// For a terminal.
pub struct Plain;

impl Style for Plain {
    fn title(&self, text: &str) -> String {
        OneLine(text).to_string()
    }
    fn heading(&self, text: &str) -> String {
        text.to_owned()
    }
    fn entry(&self, text: &str, place: &str) -> String {
        format!("  {} [{place}]", OneLine(text))
    }
    fn sentence(&self, text: &str) -> String {
        format!("    {}", OneLine(text))
    }
}

/// For a page.
pub struct Markdown;

impl Style for Markdown {
    fn title(&self, text: &str) -> String {
        format!("# {}", as_markdown(&OneLine(text).to_string()))
    }
    fn heading(&self, text: &str) -> String {
        format!("## {text}\n")
    }
    fn entry(&self, text: &str, place: &str) -> String {
        format!("- **{}** ({})", as_markdown(&OneLine(text).to_string()), as_markdown(place))
    }
    fn sentence(&self, text: &str) -> String {
        format!("  - {}", as_markdown(&OneLine(text).to_string()))
    }
}
