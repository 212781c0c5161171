//! What is in force, lapsing, lapsed, proposed, due and overdue on a day, for people and machines.

mod json;
mod words;

use crate::lifecycle::{Deadline, HORIZON, Index, Life, State, goals_never_followed_up, is_never_followed_up};
use crate::model::Document;
use crate::source::SourceId;
use crate::text::{Language, OneLine, StaticText, as_markdown};
use crate::workspace::Workspace;
use jiff::ToSpan;
use jiff::civil::Date as Day;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// How a status is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusFormat {
    /// For people.
    Text,
    /// For programs: one object, see `docs/json.md`.
    Json,
    /// For a page or a comment.
    Markdown,
}

/// Under which heading a document is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Lapsed,
    Lapsing,
    InForce,
    Coming,
    Unfinished,
    Ended,
}

/// What is told of one document.
struct Entry<'a> {
    workspace: &'a Workspace,
    source: SourceId,
    section: Section,
    life: Life,
    never_followed_up: bool,
    goals: Vec<String>,
}

/// What is in force, lapsing, lapsed, proposed, due and overdue on a day.
pub struct Status<'a> {
    on: Day,
    party: Option<&'a str>,
    entries: Vec<Entry<'a>>,
    deadlines: Vec<(&'a Workspace, Deadline)>,
}

impl<'a> Status<'a> {
    /// The status of the `chosen` documents of each workspace on the day `on`, as known then; with `party`, as it is for that
    /// party.
    pub fn on(chosen: &[(&'a Workspace, &BTreeSet<SourceId>)], on: Day, party: Option<&'a str>) -> Status<'a> {
        let mut status = Status { on, party, entries: Vec::new(), deadlines: Vec::new() };
        for (workspace, chosen) in chosen {
            let index = Index::of(workspace);
            for source in chosen.iter().copied() {
                let is_of_party = party.is_none_or(|party| crate::lifecycle::parties(workspace, source).contains(party));
                let Some(life) = index.life(source, on, party).filter(|_| is_of_party) else { continue };
                let lapsed = life.known.state == State::Lapsed;
                let never_followed_up = lapsed && is_never_followed_up(workspace, source);
                let goals = if lapsed { goals_never_followed_up(workspace, source) } else { Vec::new() };
                let section = section(&life, on);
                status.entries.push(Entry { workspace, source, section, life, never_followed_up, goals });
            }
            let deadlines = index.deadlines(on, party).into_iter().filter(|deadline| chosen.contains(&deadline.source));
            status.deadlines.extend(deadlines.map(|deadline| (*workspace, deadline)));
        }
        status
    }

    /// Whether something has lapsed without another in its place, waits for a review whose day has passed, or is overdue.
    pub fn has_something_late(&self) -> bool {
        let is_late = |entry: &Entry<'_>| entry.section == Section::Lapsed || review_passed(&entry.life, self.on);
        self.entries.iter().any(is_late) || self.deadlines.iter().any(|(_, deadline)| deadline.overdue)
    }

    /// Writes the status.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(&self, out: &mut dyn Write, format: StatusFormat, language: Language) -> io::Result<()> {
        match format {
            StatusFormat::Json => json::write(out, self),
            StatusFormat::Text => self.write_lines(out, language, &Plain),
            StatusFormat::Markdown => self.write_lines(out, language, &Markdown),
        }
    }

    fn write_lines(&self, out: &mut dyn Write, language: Language, style: &dyn Style) -> io::Result<()> {
        let on = self.on;
        let mut title = crate::text!("Läget {on}", "Status on {on}");
        if let Some(party) = self.party {
            let party = OneLine(party);
            title = title.then(&crate::text!(" för {party}", " for {party}"));
        }
        writeln!(out, "{}", style.title(title.get(language)))?;
        for section in [Section::Lapsed, Section::Lapsing, Section::InForce, Section::Coming, Section::Unfinished, Section::Ended]
        {
            let entries: Vec<&Entry<'_>> = self.entries.iter().filter(|entry| entry.section == section).collect();
            if !entries.is_empty() {
                writeln!(out, "\n{}", style.heading(section.heading().get(language)))?;
            }
            for entry in entries {
                writeln!(out, "{}", style.entry(&words::named(entry), &entry.place()))?;
                for sentence in words::sentences(entry, on, language) {
                    writeln!(out, "{}", style.sentence(&sentence))?;
                }
            }
        }
        for overdue in [true, false] {
            let mut due = self.deadlines.iter().filter(|(_, deadline)| deadline.overdue == overdue).peekable();
            if due.peek().is_some() {
                let heading = if overdue { OVERDUE } else { DUE };
                writeln!(out, "\n{}", style.heading(heading.get(language)))?;
            }
            for (workspace, deadline) in due {
                let what = format!("{} {}", deadline.last, deadline.what);
                writeln!(out, "{}", style.entry(&what, &place(workspace, deadline.source, deadline.span.start as usize)))?;
            }
        }
        Ok(())
    }
}

const OVERDUE: StaticText = StaticText { sv: "Försenat", en: "Overdue" };
const DUE: StaticText = StaticText { sv: "Ska vara klart inom ett halvår", en: "Due within half a year" };

impl Section {
    fn heading(self) -> StaticText {
        let (sv, en) = match self {
            Section::Lapsed => ("Utgånget", "Lapsed"),
            Section::Lapsing => ("Går ut inom ett halvår, eller ska ses över", "Lapsing within half a year, or to be reviewed"),
            Section::InForce => ("I kraft", "In force"),
            Section::Coming => ("Antaget, gäller inte än", "Adopted, not in force yet"),
            Section::Unfinished => ("Inte antaget", "Not adopted"),
            Section::Ended => ("Ersatt eller uppsagt", "Replaced or terminated"),
        };
        StaticText { sv, en }
    }
}

impl Entry<'_> {
    fn place(&self) -> String {
        place(self.workspace, self.source, 0)
    }
}

/// A file and a line: `plan.yaml:12`, or the file alone for its beginning.
fn place(workspace: &Workspace, source: SourceId, offset: usize) -> String {
    let source = workspace.source(source);
    let name = OneLine(source.name());
    if offset == 0 { name.to_string() } else { format!("{name}:{}", source.position(offset).line) }
}

fn section(life: &Life, on: Day) -> Section {
    let horizon = on.checked_add(HORIZON.days()).unwrap_or(on);
    let ends_soon = life.known.until.as_ref().and_then(|end| end.day).is_some_and(|day| day <= horizon);
    match life.known.state {
        State::InForce | State::Prolonged if ends_soon || review_passed(life, on) => Section::Lapsing,
        State::InForce | State::Prolonged => Section::InForce,
        State::Adopted => Section::Coming,
        State::Draft | State::Consultation | State::NotAdopted => Section::Unfinished,
        State::Lapsed => Section::Lapsed,
        State::Replaced | State::Terminated => Section::Ended,
    }
}

/// Whether a text holds until an event whose day of review has passed.
fn review_passed(life: &Life, on: Day) -> bool {
    let review = life.known.until.as_ref().and_then(|end| end.review);
    life.known.state.is_in_force() && review.is_some_and(|review| review < on)
}

/// The title and edition of a document.
fn title(workspace: &Workspace, source: SourceId) -> String {
    let content = workspace.document(source).and_then(Document::content);
    let title = content.and_then(|content| content.title).map(|title| title.value.clone());
    let edition = content.and_then(|content| content.edition).map(|edition| format!(" ({})", edition.0.value));
    format!("{}{}", title.unwrap_or_else(|| "–".to_owned()), edition.unwrap_or_default())
}

/// How lines look in a format; every text of a document is escaped here.
trait Style {
    fn title(&self, text: &str) -> String;
    fn heading(&self, text: &str) -> String;
    fn entry(&self, text: &str, place: &str) -> String;
    fn sentence(&self, text: &str) -> String;
}

struct Plain;

impl Style for Plain {
    fn title(&self, text: &str) -> String {
        text.to_owned()
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

struct Markdown;

impl Style for Markdown {
    fn title(&self, text: &str) -> String {
        format!("# {}", as_markdown(text))
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
