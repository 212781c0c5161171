//! The life of one document for people and machines: its versions in git, decisions, adoptions, editions, validity and gaps, in
//! the order of their days.

mod json;
mod page;
mod recorded;
mod versions;

use super::changes::named as title;
use super::status::place;
use crate::history::{Lineage, Version};
use crate::lifecycle::{Adopting, Index, Record, Relation, Ruling, Turn, TurnKind, organisations, parties};
use crate::model::{Document, Parsed, Period};
use crate::source::SourceId;
use crate::text;
use crate::text::{Language, Text};
use crate::workspace::{Workspace, starts};
use jiff::civil::Date as Day;
use std::io::{self, Write};

/// How a log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people, at most 100 characters wide.
    Text,
    /// For programs: one object, see `docs/json.md`.
    Json,
    /// For a page or a comment.
    Markdown,
}

/// How a log is shown.
#[derive(Debug, Clone, Copy)]
pub struct LogManner {
    /// The format.
    pub format: LogFormat,
    /// The language.
    pub language: Language,
    /// Whether every change of every version is told, and not only the gravest.
    pub all: bool,
}

/// The life of one document.
pub struct Log<'a> {
    workspace: &'a Workspace,
    source: SourceId,
    /// The path of the file from the root of its repository.
    path: Option<String>,
    lineage: &'a Lineage,
    uncommitted: Option<&'a Version>,
    record: Record,
}

/// Something in the life of a document.
#[derive(Clone, Copy)]
enum Event<'l> {
    Adopted(&'l Adopting),
    Stated(Stated, &'l Parsed<Period>),
    Ruled(&'l Ruling),
    Related(SourceId, Relation),
    Turned(&'l Turn),
    Version(&'l Version),
}

/// A day that a document gives of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stated {
    Drafted,
    Revised,
    Adopted,
}

impl<'a> Log<'a> {
    /// The life of the document in the file `source` of `workspace`, with its versions `lineage` and what no commit has of it.
    /// `path` is the file from the root of its repository, if it stands in one.
    pub fn of(
        workspace: &'a Workspace,
        source: SourceId,
        path: Option<String>,
        lineage: &'a Lineage,
        uncommitted: Option<&'a Version>,
    ) -> Log<'a> {
        let record = Index::of(workspace).record(source);
        Log { workspace, source, path, lineage, uncommitted, record }
    }

    /// Writes the life from its beginning.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(&self, out: &mut dyn Write, manner: LogManner) -> io::Result<()> {
        match manner.format {
            LogFormat::Json => json::write(out, self, manner.language),
            LogFormat::Text => page::write(out, self, manner, &page::Plain),
            LogFormat::Markdown => page::write(out, self, manner, &page::Markdown),
        }
    }

    /// What happened, by day; then what has no day, and last what no commit has. Versions keep the order git has them in.
    fn events(&self) -> Vec<Event<'_>> {
        let record = &self.record;
        let mut all: Vec<(Option<Day>, u8, Event<'_>)> = Vec::new();
        all.extend(record.adoptions.iter().map(|adopting| (adopting.day, 0, Event::Adopted(adopting))));
        all.extend(self.stated().map(|(what, day)| (day.get().map(|day| day.first()), 1, Event::Stated(what, day))));
        all.extend(record.rulings.iter().map(|ruling| (ruling.decided.or(ruling.earliest), 2, Event::Ruled(ruling))));
        let begins = |source: SourceId| self.workspace.document(source).and_then(starts);
        let relatives = record.relatives.iter();
        all.extend(relatives.map(|(source, relation)| (begins(*source), 3, Event::Related(*source, *relation))));
        all.extend(record.turns.iter().map(|turn| (self.day_of(turn), 4, Event::Turned(turn))));
        let mut latest = Day::MIN;
        all.extend(self.lineage.versions.iter().map(|version| {
            latest = version.commit.as_ref().map_or(latest, |commit| commit.committed.max(latest));
            (Some(latest), 5, Event::Version(version))
        }));
        all.sort_by_key(|(day, rank, _)| (day.is_none(), *day, *rank));
        let events = all.into_iter().map(|(_, _, event)| event);
        events.chain(self.uncommitted.map(Event::Version)).collect()
    }

    /// The day on which something begins; nothing for the beginning of a document that gives no day of itself, which the
    /// calculation puts on the first day of the year its edition names.
    fn day_of(&self, turn: &Turn) -> Option<Day> {
        let begins = || {
            let document = self.workspace.document(self.source)?;
            starts(document).filter(|_| first_stated(document).is_none())
        };
        Some(turn.day).filter(|day| !matches!(turn.what, TurnKind::Holds(_)) || begins() != Some(*day))
    }

    /// The days the document gives of itself. Where records say who adopted it, they tell more than its own day does.
    fn stated(&self) -> impl Iterator<Item = (Stated, &Parsed<Period>)> {
        let content = self.workspace.document(self.source).and_then(Document::content);
        let days = content.map(|content| {
            let adopted = content.adopted.filter(|_| self.record.adoptions.is_empty() && self.record.unfinished().is_none());
            [(Stated::Drafted, content.drafted), (Stated::Revised, content.revised), (Stated::Adopted, adopted)]
        });
        days.into_iter().flatten().filter_map(|(what, day)| Some((what, day?)))
    }

    /// What is said of the whole before its life is told.
    fn remarks(&self) -> Vec<Text> {
        let mut all = Vec::new();
        if let Some(stage) = self.record.unfinished() {
            let label = stage.label();
            all.push(Text::new(label.sv, label.en));
        } else if !self.record.is_stated && !self.record.turns.is_empty() {
            all.push(Text::new(
                "status anges inte; det som sägs om giltigheten gäller om den är antagen",
                "status not stated; what is said of validity holds if it is adopted",
            ));
        }
        if self.lineage.cut_off {
            all.push(Text::new(
                "äldre versioner kan saknas: arkivet är hämtat utan hela sin historia (git fetch --unshallow hämtar resten), eller historien är för lång",
                "older versions may be missing: the repository was cloned without its whole history (git fetch --unshallow brings the rest), or the history is too long",
            ));
        }
        let (left_out, count) = (self.lineage.left_out, self.lineage.versions.len() + self.lineage.left_out);
        if left_out > 0 {
            let (sv, en) = if left_out == 1 { ("version", "version") } else { ("versioner", "versions") };
            all.push(text!(
                "{left_out} äldre {sv} visas inte: --limit {count} visar alla",
                "{left_out} older {en} not shown: --limit {count} shows all"
            ));
        }
        all
    }

    /// The parties of a decision that are parties of the document; none when they are all of them.
    fn some_parties(&self, of: &std::collections::BTreeSet<String>) -> Vec<String> {
        let own = parties(self.workspace, self.source);
        if own.is_empty() || own.iter().all(|party| of.contains(party)) {
            return Vec::new();
        }
        of.iter().flat_map(|party| organisations(self.workspace, party)).collect()
    }
}

impl Stated {
    fn label(self) -> Text {
        match self {
            Stated::Drafted => Text::new("upprättad", "drafted"),
            Stated::Revised => Text::new("reviderad", "revised"),
            Stated::Adopted => Text::new("antagen", "adopted"),
        }
    }

    /// The word for it in JSON.
    fn word(self) -> &'static str {
        match self {
            Stated::Drafted => "drafted",
            Stated::Revised => "revised",
            Stated::Adopted => "adopted",
        }
    }
}

/// The day a document begins to hold as it is written; of one without days, the year its edition names.
fn begins_as_written(workspace: &Workspace, source: SourceId) -> Option<String> {
    let document = workspace.document(source)?;
    first_stated(document).or_else(|| starts(document).map(|day| format!("{:04}", day.year())))
}

/// The day that a document says it begins on, as it is written: of its validity, else of its adoption, revision or draft.
fn first_stated(document: &Document) -> Option<String> {
    let content = document.content()?;
    let decided = match document {
        Document::Decision(decision) => decision.decided.as_ref(),
        _ => None,
    };
    let from = content.validity.and_then(|validity| validity.from.as_ref());
    let dates = [from, decided, content.adopted, content.revised, content.drafted];
    dates.into_iter().flatten().find(|date| date.get().is_some()).map(|date| date.written.value.clone())
}
