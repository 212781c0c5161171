//! Changes as JSON, version 1; `docs/json.md` describes it.

use super::errors::Faulty;
use super::sentences::Telling;
use crate::diagnostic::Diagnostic;
use crate::diff::{
    Change, Changes, Comparison, DocumentChanges, Link, Lone, Noted, PartChanges, PartId, Side, edits_json, steps_json,
};
use crate::report::json::Escaped;
use crate::source::{Source, SourceId};
use crate::text::Language;
use crate::workspace::Workspace;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// The version of the format. It rises when a field changes its meaning or goes away.
const VERSION: u32 = 1;

/// Writes `comparisons`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, comparisons: &[Comparison<'_>]) -> io::Result<()> {
    let of_one = |comparison: &Comparison<'_>| -> Vec<Value> {
        comparison.documents.iter().map(|one| document(comparison, one)).collect()
    };
    let documents: Vec<Value> = comparisons.iter().flat_map(of_one).collect();
    let errors: Vec<Value> = comparisons.iter().flat_map(Faulty::all).flat_map(errors).collect();
    let text = format!("{:#}", json!({ "version": VERSION, "errors": errors, "documents": documents }));
    writeln!(out, "{}", Escaped(&text))
}

/// Writes the links that the guesses of `comparisons` would make.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_links(out: &mut dyn Write, comparisons: &[Comparison<'_>]) -> io::Result<()> {
    let mut links = Vec::new();
    for (comparison, one) in
        comparisons.iter().flat_map(|comparison| comparison.documents.iter().map(move |one| (comparison, one)))
    {
        if let DocumentChanges::Compared(changes) = one {
            let source = comparison.new.source(changes.new.source);
            links.extend(changes.links().iter().map(|one| link(changes, source, one)));
        }
    }
    let text = format!("{:#}", json!({ "version": VERSION, "links": links }));
    writeln!(out, "{}", Escaped(&text))
}

fn link(changes: &Changes, source: &Source, link: &Link) -> Value {
    json!({
        "file": source.name(),
        "new": place(&changes.new, link.new, source),
        "key": link.key,
        "reference": link.reference,
        "confidence": rounded(link.confidence),
        "shared": link.shared,
    })
}

/// The errors of a file, for which something of what it says is left out.
fn errors(faulty: Faulty<'_>) -> impl Iterator<Item = Value> {
    let one = move |(line, error): (usize, &Diagnostic)| json!({ "file": faulty.name(), "line": line, "rule": error.rule });
    faulty.errors().map(one)
}

fn document(comparison: &Comparison<'_>, one: &DocumentChanges) -> Value {
    match one {
        DocumentChanges::Added(lone) => alone(comparison, lone, ("added", "new", comparison.new)),
        DocumentChanges::Removed(lone) => alone(comparison, lone, ("removed", "old", comparison.old)),
        DocumentChanges::Compared(changes) => {
            let (old, new) = (changes.old.source, changes.new.source);
            let renumbered = changes.renumbered.iter().map(|run| {
                let number = |side: &Side, at: PartId| side.parts[at].number.clone();
                json!({
                    "kind": run.kind,
                    "old": [number(&changes.old, run.old.0), number(&changes.old, run.old.1)],
                    "new": [number(&changes.new, run.new.0), number(&changes.new, run.new.1)],
                })
            });
            json!({
                "change": what_of(changes),
                "old": named(comparison.old, old),
                "new": named(comparison.new, new),
                "parts": parts(comparison, changes),
                "renumbered": renumbered.collect::<Vec<_>>(),
            })
        }
    }
}

/// A document that is on one side only: `word` says so, and `side` where; of a register with what came or went with it.
fn alone(comparison: &Comparison<'_>, lone: &Lone, (word, side, workspace): (&str, &str, &Workspace)) -> Value {
    let mut object = Map::from_iter([("change".to_owned(), word.into()), (side.to_owned(), named(workspace, lone.source))]);
    if let Some(changes) = &lone.rest {
        let mut parts = parts(comparison, changes);
        let other = if side == "new" { "old" } else { "new" };
        // The register itself has no other side.
        for part in parts.iter_mut().filter(|part| part[other]["path"] == "") {
            part[other] = Value::Null;
            part["pairing"] = Value::Null;
        }
        object.insert("parts".to_owned(), parts.into());
    }
    Value::Object(object)
}

fn parts(comparison: &Comparison<'_>, changes: &Changes) -> Vec<Value> {
    let telling = telling_of_faulty(comparison, changes);
    changes.parts.iter().map(|part| part_changes(comparison, changes, part, telling.as_ref())).collect()
}

/// What became of a document that is on both sides.
fn what_of(changes: &Changes) -> &'static str {
    match (changes.of_moved, changes.is_empty()) {
        (true, _) => "moved-entries",
        (false, true) => "unchanged",
        (false, false) => "changed",
    }
}

/// A document: its file, id, edition and title.
fn named(workspace: &Workspace, source: SourceId) -> Value {
    let content = workspace.document(source).and_then(|document| document.content());
    let (mut id, mut edition, mut title) = (None, None, None);
    if let Some(content) = content {
        id = content.id.map(|id| id.text().to_owned());
        edition = content.edition.map(|edition| edition.0.value.clone());
        title = content.title.map(|title| title.value.clone());
    }
    json!({ "file": workspace.source(source).name(), "id": id, "edition": edition, "title": title })
}

/// What tells of changes what cannot be read on the other side; nothing where all of both files can.
fn telling_of_faulty<'a>(comparison: &Comparison<'a>, changes: &'a Changes) -> Option<Telling<'a>> {
    let has_errors = |workspace: &Workspace, side: &Side| workspace.errors_of(side.source).next().is_some();
    let is_faulty = has_errors(comparison.old, &changes.old) || has_errors(comparison.new, &changes.new);
    // What is asked of it are places and no words.
    is_faulty.then(|| Telling::between(comparison.old, comparison.new, changes, Language::En, false))
}

fn part_changes(comparison: &Comparison<'_>, changes: &Changes, part: &PartChanges, telling: Option<&Telling<'_>>) -> Value {
    let old = |at: PartId| place(&changes.old, at, comparison.old.source(changes.old.source));
    let new = |at: PartId| place(&changes.new, at, comparison.new.source(changes.new.source));
    let pairing = part.pairing.as_ref().map(
        |(basis, confidence, shared)| json!({ "basis": basis.word(), "confidence": rounded(*confidence), "shared": shared }),
    );
    json!({
        "old": part.old.map(old),
        "new": part.new.map(new),
        "pairing": pairing,
        "changes": part.changes.iter().map(|noted| change(changes, part, noted, telling)).collect::<Vec<_>>(),
    })
}

/// A confidence to two decimals, which is as much as it tells.
fn rounded(confidence: f64) -> f64 {
    (confidence * 100.0).round() / 100.0
}

/// Where a part stands: as a JSON Pointer into the canonical form, by id and number, and in the file.
fn place(side: &Side, at: PartId, source: &Source) -> Value {
    let part = &side.parts[at];
    let start = part.span.map(|span| {
        let position = source.position(span.start as usize);
        json!({ "line": position.line, "column": position.column, "byte": span.start })
    });
    let end = part.span.map(|span| {
        let position = source.position(span.end as usize);
        json!({ "line": position.line, "column": position.column, "byte": span.end })
    });
    json!({ "path": side.pointer(at), "kind": part.kind, "id": part.id(), "number": part.number, "start": start, "end": end })
}

fn change(changes: &Changes, part: &PartChanges, noted: &Noted, telling: Option<&Telling<'_>>) -> Value {
    let paths = |side: &Side, all: &[PartId]| all.iter().map(|at| side.pointer(*at)).collect::<Vec<_>>();
    let ids = |side: &Side, at: Option<PartId>| at.and_then(|at| side.parts[at].id().map(str::to_owned));
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    match &noted.change {
        Change::Added(value) => {
            put("change", "added".into());
            put("value", value.clone());
        }
        Change::Removed => {
            put("change", "removed".into());
        }
        Change::MovedWithin => {
            put("change", "moved-within".into());
        }
        Change::MovedTo => {
            put("change", "moved-to".into());
        }
        Change::ContinuesUnder => {
            put("change", "continues-under".into());
        }
        Change::Renamed => {
            put("change", "renamed".into());
            put("old", ids(&changes.old, part.old).into());
            put("new", ids(&changes.new, part.new).into());
        }
        Change::Reworded(key, edits) => {
            put("change", "reworded".into());
            put("key", key.as_str().into());
            put("edits", edits_json(edits));
        }
        Change::Changed(key, old, new) => {
            put("change", "changed".into());
            put("key", key.as_str().into());
            match (old, new) {
                (Some(old @ (Value::Object(_) | Value::Array(_))), Some(new @ (Value::Object(_) | Value::Array(_))))
                    if old.is_array() == new.is_array() =>
                {
                    put("steps", steps_json(old, new));
                }
                _ => {
                    put("old", old.clone().unwrap_or_default());
                    put("new", new.clone().unwrap_or_default());
                }
            }
        }
        Change::InEffect(key, old, new) => {
            put("change", "in-effect".into());
            put("key", key.as_str().into());
            put("old", old.clone().unwrap_or_default());
            put("new", new.clone().unwrap_or_default());
        }
        Change::Split(into) => {
            put("change", "split".into());
            put("into", paths(&changes.new, into).into());
        }
        Change::Merged(from) => {
            put("change", "merged".into());
            put("from", paths(&changes.old, from).into());
        }
    }
    put("follows", noted.follows.into());
    if let Some(is_sure) = telling.and_then(|telling| telling.unread_for_sure(part, &noted.change)) {
        put("unread", if is_sure { "certain" } else { "possible" }.into());
    }
    Value::Object(object)
}
