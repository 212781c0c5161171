//! What a new edition changes: alignment, statements, and the changes as JSON, which alone make the new side of the old.

mod apart;
mod apply;
mod children;
mod command;
mod documents;
mod entries;
mod generated;
mod gold;
mod guesses;
mod hidden;
mod left;
mod lists;
mod meaning;
mod places;
mod registers;
mod ten_goals;
mod unread;

use okplan::diff::{Changes, Comparison, In, Side, Thresholds};
use okplan::files::{Files, ListFailure, Patterns, ReadFailure};
use okplan::report::{ChangesFormat, Manner, write_changes};
use okplan::source::SourceId;
use okplan::text::Language;
use okplan::workspace::Workspace;
use serde_json::Value;
use std::collections::BTreeMap;

/// Files in memory.
pub struct Memory(pub BTreeMap<String, String>);

impl Files for Memory {
    fn list(&self, _: &Patterns) -> Result<Vec<String>, ListFailure> {
        Ok(self.0.keys().cloned().collect())
    }

    fn read(&self, name: &str, _: usize) -> Result<Vec<u8>, ReadFailure> {
        let text = self.0.get(name).ok_or(ReadFailure::Refused(std::io::ErrorKind::NotFound.into()))?;
        Ok(text.clone().into_bytes())
    }
}

/// A workspace that holds one document and a register with abbreviations and actors.
pub fn workspace(text: &str) -> Workspace {
    let register = "okplan: 1\nkind: register\norganisations:\n  - {id: regionen, names: Regionen}\n  - {id: kommunen, names: Kommunen}\n  - {id: staden, names: Staden}\nabbreviations: {SIP: samordnad individuell plan}\n";
    let files = [("document.yaml", text), ("register.yaml", register)];
    let files = files.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    Workspace::open(&Memory(files)).expect("a workspace")
}

/// The document's file in [`workspace`].
pub const DOCUMENT: SourceId = SourceId(0);

/// The changes from one text to another.
pub fn changes(old: &str, new: &str) -> Changes {
    let (old, new) = (workspace(old), workspace(new));
    between(&old, &new)
}

pub fn between(old: &Workspace, new: &Workspace) -> Changes {
    let side = |workspace| In { workspace, source: DOCUMENT };
    Changes::between(side(old), side(new), Thresholds::default()).expect("two documents")
}

/// The canonical form of a text, and the JSON of the changes between two.
pub fn canonical(workspace: &Workspace) -> Value {
    Side::of(workspace, DOCUMENT).expect("a document").json()
}

pub fn json(old: &Workspace, new: &Workspace) -> Value {
    let side = |workspace| In { workspace, source: DOCUMENT };
    let comparison = Comparison::of_two(side(old), side(new), Thresholds::default()).expect("two documents");
    let mut text = Vec::new();
    let manner = Manner { format: ChangesFormat::Json, views: &[], language: Language::Sv, colour: false };
    write_changes(&mut text, &[comparison], manner).expect("a report");
    let report: Value = serde_json::from_slice(&text).expect("JSON");
    report["documents"][0].clone()
}

/// Each statement on a line: what, and the id, number or kind of the part.
pub fn told(changes: &Changes) -> Vec<String> {
    use okplan::diff::Change;
    let name = |change: &Change| match change {
        Change::Added(_) => "added".to_owned(),
        Change::Removed => "removed".to_owned(),
        Change::MovedWithin => "moved-within".to_owned(),
        Change::MovedTo => "moved-to".to_owned(),
        Change::ContinuesUnder => "continues-under".to_owned(),
        Change::Renamed => "renamed".to_owned(),
        Change::Reworded(key, _) => format!("reworded {key}"),
        Change::Changed(key, ..) => format!("changed {key}"),
        Change::Split(into) => format!("split into {}", into.len()),
        Change::InEffect(key, ..) => format!("in effect {key}"),
        Change::Merged(from) => format!("merged from {}", from.len()),
    };
    let part = |side: &Side, at: Option<usize>| {
        at.map(|at| {
            let part = &side.parts[at];
            format!("{} {}", part.kind, part.number.clone().unwrap_or_default()).trim_end().to_owned()
        })
    };
    let line = |(parts, change): (&okplan::diff::PartChanges, &Change)| {
        let (old, new) = (part(&changes.old, parts.old), part(&changes.new, parts.new));
        let who = match (old, new) {
            (Some(old), Some(new)) if old != new => format!("{old} -> {new}"),
            (Some(old), _) => old,
            (None, new) => new.unwrap_or_default(),
        };
        format!("{who}: {}", name(change))
    };
    changes.statements().map(line).collect()
}
