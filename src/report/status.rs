//! What is in force, lapsing, lapsed, proposed, due and overdue on a day, for people and machines.

mod json;
mod page;
mod paper;
pub(super) mod words;

use crate::lifecycle::{
    Deadline, HORIZON, Index, Life, ListedProposal, State, UnderWay, goals_never_followed_up, is_never_followed_up, parties,
};
use crate::model::Document;
use crate::print::PaperFailure;
use crate::render::Plain;
use crate::source::SourceId;
use crate::text::{Language, OneLine};
use crate::workspace::Workspace;
use jiff::ToSpan;
use jiff::civil::Date as Day;
use std::collections::{BTreeMap, BTreeSet};
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
    LapsedForSome,
    Lapsing,
    InForce,
    Coming,
    Unfinished,
    Unstated,
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

/// Something that is due, in words.
struct DueEntry<'a> {
    workspace: &'a Workspace,
    deadline: Deadline,
    what: String,
    who: String,
}

/// What is in force, lapsing, lapsed, proposed, due and overdue on a day.
pub struct Status<'a> {
    on: Day,
    party: Option<&'a str>,
    party_name: Option<String>,
    entries: Vec<Entry<'a>>,
    processes: Vec<(&'a Workspace, SourceId, UnderWay)>,
    listed: Vec<(&'a Workspace, SourceId, ListedProposal)>,
    deadlines: Vec<DueEntry<'a>>,
}

impl<'a> Status<'a> {
    /// The status of the `chosen` documents of each workspace on the day `on`, as known then; with `party`, as it is for that
    /// party.
    pub fn on(chosen: &[(&'a Workspace, &BTreeSet<SourceId>)], on: Day, party: Option<&'a str>) -> Status<'a> {
        let party_name = party.map(|party| {
            let mut names = chosen.iter().filter_map(|(workspace, _)| name(workspace, party, on));
            names.next().unwrap_or_else(|| party.to_owned())
        });
        let (entries, processes, listed, deadlines) = Default::default();
        let mut status = Status { on, party, party_name, entries, processes, listed, deadlines };
        for (workspace, chosen) in chosen {
            status.take_in(workspace, chosen);
        }
        status
    }

    /// Adds what is told of the `chosen` documents of one workspace.
    fn take_in(&mut self, workspace: &'a Workspace, chosen: &BTreeSet<SourceId>) {
        let (on, party, index) = (self.on, self.party, Index::of(workspace));
        for source in chosen.iter().copied() {
            if !party.is_none_or(|party| parties(workspace, source).contains(party)) {
                continue;
            }
            self.processes.extend(index.under_way(source, on).map(|under_way| (workspace, source, under_way)));
            self.entries.extend(index.life(source, on, party).map(|life| entry(workspace, source, life, on)));
        }
        let listed = index.listed_proposals(on).into_iter().filter(|(source, _)| party.is_none() && chosen.contains(source));
        self.listed.extend(listed.map(|(source, listed)| (workspace, source, listed)));
        let mut words: BTreeMap<SourceId, Option<Plain<'_>>> = BTreeMap::new();
        for deadline in index.deadlines(on, party).into_iter().filter(|deadline| chosen.contains(&deadline.source)) {
            let plain = words.entry(deadline.source).or_insert_with(|| Plain::of(workspace, deadline.source));
            let (what, who) =
                plain.as_mut().map(|plain| (plain.text(&deadline.what), plain.who(&deadline.who))).unwrap_or_default();
            self.deadlines.push(DueEntry { workspace, deadline, what, who });
        }
    }

    /// Whether something has lapsed for a party without another in its place, waits for a review whose day has passed, or is
    /// overdue.
    pub fn has_something_late(&self) -> bool {
        let is_late = |entry: &Entry<'_>| entry.life.has_lapsed_for_some() || review_passed(&entry.life, self.on);
        self.entries.iter().any(is_late) || self.deadlines.iter().any(|due| due.deadline.overdue)
    }

    /// The status as a PDF in `language`, with `remarks` that are said before all the rest.
    ///
    /// # Errors
    /// When something of it cannot be printed.
    pub fn on_paper(&self, remarks: &[String], language: Language) -> Result<Vec<u8>, PaperFailure<'a>> {
        paper::on_paper(self, remarks, language)
    }

    /// Writes the status.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(&self, out: &mut dyn Write, format: StatusFormat, language: Language) -> io::Result<()> {
        match format {
            StatusFormat::Json => json::write(out, self),
            StatusFormat::Text => page::write(out, self, language, &page::Plain),
            StatusFormat::Markdown => page::write(out, self, language, &page::Markdown),
        }
    }
}

fn entry(workspace: &Workspace, source: SourceId, life: Life, on: Day) -> Entry<'_> {
    let lapsed = life.known.state == State::Lapsed;
    let never_followed_up = lapsed && is_never_followed_up(workspace, source);
    let goals = if lapsed { goals_never_followed_up(workspace, source) } else { Vec::new() };
    let mut plain = if goals.is_empty() { None } else { Plain::of(workspace, source) };
    let goals = goals.into_iter().map(|goal| plain.as_mut().map(|plain| plain.text(&goal)).unwrap_or(goal)).collect();
    Entry { workspace, source, section: section(&life, on), life, never_followed_up, goals }
}

impl Entry<'_> {
    fn place(&self) -> String {
        place(self.workspace, self.source, 0)
    }
}

/// A file and a line: `plan.yaml:12`, or the file alone for its beginning.
pub(super) fn place(workspace: &Workspace, source: SourceId, offset: usize) -> String {
    let source = workspace.source(source);
    let name = OneLine(source.name());
    if offset == 0 { name.to_string() } else { format!("{name}:{}", source.position(offset).line) }
}

fn section(life: &Life, on: Day) -> Section {
    let horizon = on.checked_add(HORIZON.days()).unwrap_or(on);
    let ends_soon = life.known.until.as_ref().and_then(|end| end.day).is_some_and(|day| day <= horizon);
    match life.known.state {
        State::Draft | State::Consultation | State::NotAdopted => Section::Unfinished,
        State::Replaced | State::Terminated if !life.has_lapsed_for_some() => Section::Ended,
        _ if !life.is_stated => Section::Unstated,
        State::Lapsed => Section::Lapsed,
        _ if life.has_lapsed_for_some() => Section::LapsedForSome,
        State::InForce | State::Prolonged if ends_soon || review_passed(life, on) => Section::Lapsing,
        State::InForce | State::Prolonged => Section::InForce,
        State::Adopted | State::Replaced | State::Terminated => Section::Coming,
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

/// The name of a register entry on a day.
fn name(workspace: &Workspace, id: &str, on: Day) -> Option<String> {
    workspace.directory().actor(id)?.name(Some(on)).map(|name| name.name.clone())
}
