//! Documents of every kind against each other: the JSON alone makes the new side of the old, whatever they are.

use super::apply::apply;
use crate::freshness::root;
use okplan::diff::{Comparison, In, Side, Thresholds};
use okplan::files::Disk;
use okplan::report::{ChangesFormat, Manner, write_changes};
use okplan::source::SourceId;
use okplan::text::Language;
use okplan::workspace::Workspace;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// The folders of the examples, and of the cases that tell changes.
fn folders() -> Vec<PathBuf> {
    let below = |path: &str| fs::read_dir(root(path)).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut folders: Vec<PathBuf> = below("examples").chain(below("tests/diff")).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn json(workspace: &Workspace, old: SourceId, new: SourceId) -> Option<Value> {
    let side = |source| In { workspace, source };
    let comparison = Comparison::of_two(side(old), side(new), Thresholds::default())?;
    let manner = Manner { format: ChangesFormat::Json, views: &[], language: Language::Sv, colour: false };
    let mut text = Vec::new();
    write_changes(&mut text, &[comparison], manner).expect("a report");
    let report: Value = serde_json::from_slice(&text).expect("JSON");
    Some(report["documents"][0].clone())
}

#[test]
fn whatever_the_documents_are_the_json_makes_one_of_the_other() {
    let mut count = 0;
    for folder in folders() {
        let workspace = Workspace::open(&Disk::new(&folder)).expect("a workspace");
        let canonical = |source| Side::of(&workspace, source).map(|side| side.json());
        let sources: Vec<SourceId> = workspace.documents().map(|(source, _)| source).collect();
        for (old, new) in sources.iter().flat_map(|old| sources.iter().map(move |new| (*old, *new))) {
            let Some(changes) = json(&workspace, old, new) else { continue };
            let (before, after) = (canonical(old).expect("a document"), canonical(new).expect("a document"));
            let name = |source| workspace.source(source).name().to_owned();
            assert_eq!(apply(&before, &changes), after, "{}: {} to {}", folder.display(), name(old), name(new));
            count += 1;
        }
    }
    assert!(count > 60, "{count}");
}
