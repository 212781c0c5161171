//! The status on paper: how many of each, and a table for each heading, the gravest first.

use super::page::{DUE, LISTED, OVERDUE, PROCESSES};
use super::{DueEntry, Entry, Section, Status, title, words};
use crate::print::{Paper, PaperFailure, paper};
use crate::source::SourceId;
use crate::text::{Language, OneLine, StaticText};
use crate::workspace::Workspace;
use serde_json::{Map, Value, json};

/// The headings over documents that ask for something, and those over the others.
const PRESSING: [Section; 3] = [Section::Lapsed, Section::LapsedForSome, Section::Lapsing];
const OTHERS: [Section; 5] = [Section::InForce, Section::Coming, Section::Unfinished, Section::Unstated, Section::Ended];

/// `status` as a PDF, with `remarks` under its title.
///
/// # Errors
/// When something of it cannot be printed.
pub fn on_paper<'w>(status: &Status<'w>, remarks: &[String], language: Language) -> Result<Vec<u8>, PaperFailure<'w>> {
    paper(&Printed { status, language }.report(remarks), &places(status))
}

/// Where the documents stand that the status tells of.
fn places<'w>(status: &Status<'w>) -> Vec<(&'w Workspace, SourceId)> {
    let texts = status.entries.iter().map(|entry| (entry.workspace, entry.source));
    let processes = status.processes.iter().map(|(workspace, source, _)| (*workspace, *source));
    let listed = status.listed.iter().map(|(workspace, source, _)| (*workspace, *source));
    let dues = status.deadlines.iter().map(|due| (due.workspace, due.deadline.source));
    texts.chain(processes).chain(listed).chain(dues).collect()
}

struct Printed<'s, 'w> {
    status: &'s Status<'w>,
    language: Language,
}

impl Printed<'_, '_> {
    fn say(&self, sv: &'static str, en: &'static str) -> &'static str {
        if self.language == Language::Sv { sv } else { en }
    }

    fn word(&self, text: StaticText) -> &'static str {
        self.say(text.sv, text.en)
    }

    fn report(&self, remarks: &[String]) -> Paper {
        let on = self.status.on;
        let name = format!("{} {on}", self.say("Läget", "Status on"));
        let party = self.status.party_name.as_deref().map(|party| OneLine(party).to_string());
        let title = match &party {
            Some(party) => format!("{name} {} {party}", self.say("för", "for")),
            None => name.clone(),
        };
        let of = self.workspaces();
        let mut data = Map::new();
        data.insert("kicker".to_owned(), json!(of));
        data.insert("title".to_owned(), json!(title));
        data.insert("facts".to_owned(), json!([]));
        data.insert("remarks".to_owned(), remarks.iter().map(|remark| capitalised(remark) + ".").collect());
        data.insert("counts".to_owned(), json!(self.counts()));
        data.insert("sections".to_owned(), json!(self.sections()));
        data.insert(
            "labels".to_owned(),
            json!({
                "counts": self.say("Läget i siffror", "The status in figures"),
                "nothing": self.say("Inget att redovisa.", "Nothing to tell."),
            }),
        );
        Paper {
            template: "status.typ",
            language: self.language,
            title,
            authors: Vec::new(),
            foot: if of.is_empty() { name } else { format!("{name}  ·  {of}") },
            mark: None,
            day: Some(on),
            identity: format!("status\n{of}\n{on}\n{}", self.status.party.unwrap_or_default()),
            data,
        }
    }

    /// The names of the workspaces, each once.
    fn workspaces(&self) -> String {
        let mut names: Vec<String> = Vec::new();
        for (workspace, _) in places(self.status) {
            let name = workspace.settings().name.as_ref().map(|name| OneLine(&name.value).to_string());
            names.extend(name.filter(|name| !names.contains(name)));
        }
        names.join(", ")
    }

    /// How many of each there are: label and number.
    fn counts(&self) -> Vec<Value> {
        let of = |sections: &[Section]| self.status.entries.iter().filter(|entry| sections.contains(&entry.section)).count();
        let due = |overdue: bool| self.status.deadlines.iter().filter(|due| due.deadline.overdue == overdue).count();
        [
            (self.say("I kraft", "In force"), of(&[Section::InForce, Section::Lapsing, Section::LapsedForSome])),
            (self.say("Går ut eller ses över", "Lapsing or to be reviewed"), of(&[Section::Lapsing])),
            (self.say("Utgånget", "Lapsed"), of(&[Section::Lapsed, Section::LapsedForSome])),
            (self.say("Försenat", "Overdue"), due(true)),
            (self.say("Inom ett halvår", "Within half a year"), due(false)),
            (self.say("Under revidering", "Under revision"), self.status.processes.len()),
        ]
        .into_iter()
        .map(|(label, count)| json!({ "label": label, "count": count.to_string() }))
        .collect()
    }

    fn sections(&self) -> Vec<Value> {
        let mut all: Vec<Value> = PRESSING.iter().filter_map(|section| self.texts(*section)).collect();
        all.extend([true, false].into_iter().filter_map(|overdue| self.dues(overdue)));
        all.extend(self.processes());
        all.extend(self.listed());
        all.extend(OTHERS.iter().filter_map(|section| self.texts(*section)));
        all
    }

    fn texts(&self, section: Section) -> Option<Value> {
        let entries: Vec<&Entry<'_>> = self.status.entries.iter().filter(|entry| entry.section == section).collect();
        let row = |entry: &&Entry<'_>| {
            let sentences = words::sentences(entry, self.status.on, self.language);
            vec![vec![title(entry.workspace, entry.source)], sentences]
        };
        let rows: Vec<Row> = entries.iter().map(row).collect();
        let columns = [self.say("Dokument", "Document"), self.say("Läge", "Status")];
        self::section(self.word(section.heading()), "texts", &columns, &rows)
    }

    fn dues(&self, overdue: bool) -> Option<Value> {
        let dues = self.status.deadlines.iter().filter(|due| due.deadline.overdue == overdue);
        let rows: Vec<Row> = dues.map(|due| self.due(due)).collect();
        let columns = [
            self.say("Senast", "By"),
            self.say("Vad", "What"),
            self.say("Ansvarig", "Responsible"),
            self.say("Dokument", "Document"),
        ];
        section(self.word(if overdue { OVERDUE } else { DUE }), "dues", &columns, &rows)
    }

    fn due(&self, due: &DueEntry<'_>) -> Row {
        let last = due.deadline.last;
        let what = if due.deadline.review {
            format!("{}: {}", self.say("Ses över", "To be reviewed"), due.what)
        } else {
            due.what.clone()
        };
        let day = vec![last.to_string(), self.distance((self.status.on - last).get_days())];
        vec![day, vec![what], vec![due.who.clone()], vec![title(due.workspace, due.deadline.source)]]
    }

    /// "62 dagar över tiden", of a last day so many days ago; "om 3 dagar" of one that is to come. From two years on in years.
    fn distance(&self, passed: i32) -> String {
        let swedish = self.language == Language::Sv;
        if passed >= 731 {
            let years = i64::from(passed) * 100 / 36_525;
            return if swedish { format!("{years} år över tiden") } else { format!("{years} years late") };
        }
        let days = match (passed.abs() == 1, swedish) {
            (true, true) => "dag",
            (false, true) => "dagar",
            (true, false) => "day",
            (false, false) => "days",
        };
        match passed {
            0 => self.say("i dag", "today").to_owned(),
            1.. if swedish => format!("{passed} {days} över tiden"),
            1.. => format!("{passed} {days} late"),
            _ if swedish => format!("om {} {days}", -passed),
            _ => format!("in {} {days}", -passed),
        }
    }

    fn processes(&self) -> Option<Value> {
        let row = |(workspace, source, under_way): &(&Workspace, SourceId, _)| {
            vec![vec![title(workspace, *source)], words::under_way(workspace, under_way, self.status.on, self.language)]
        };
        let rows: Vec<Row> = self.status.processes.iter().map(row).collect();
        section(self.word(PROCESSES), "texts", &[self.say("Process", "Process"), self.say("Läge", "Status")], &rows)
    }

    fn listed(&self) -> Option<Value> {
        let rows = self.status.listed.iter().map(|(workspace, _, listed)| {
            let sentence = words::proposal(workspace, &listed.proposal, self.status.on);
            vec![vec![listed.title.clone()], vec![sentence.get(self.language).to_owned()]]
        });
        let columns = [self.say("Dokument", "Document"), self.say("Förslag", "Proposal")];
        section(self.word(LISTED), "texts", &columns, &rows.collect::<Vec<Row>>())
    }
}

/// The cells of a row, each of which holds lines.
type Row = Vec<Vec<String>>;

/// A heading and its table; nothing without rows.
fn section(heading: &str, kind: &str, columns: &[&str], rows: &[Row]) -> Option<Value> {
    let line = |line: &String| capitalised(&OneLine(line).to_string());
    let cell = |cell: &Vec<String>| cell.iter().filter(|line| !line.is_empty()).map(line).collect::<Vec<_>>();
    let told: Vec<Row> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    (!told.is_empty()).then(|| json!({ "heading": heading, "kind": kind, "columns": columns, "rows": told }))
}

/// `text` with a large first letter.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
