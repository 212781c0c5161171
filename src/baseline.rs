//! Known findings of old documents: a file that keeps them, so that only new ones are reported.
//!
//! A finding is known by its document, the place in it told by ids and keys, and its rule, with a count: lines may be put in,
//! and parts moved or renamed files, and it stays known.

use crate::diagnostic::Diagnostic;
use crate::landmarks::{Landmarks, document_name};
use crate::rules::{Rule, find};
use crate::source::SourceId;
use crate::text;
use crate::text::{OneLine, Text};
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The version of the file; it rises when an entry changes its meaning.
const VERSION: u32 = 1;

/// What known findings go by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The document, as `id@edition`; a file without an id by its path from the workspace's folder.
    pub document: String,
    /// The place in it, by ids and keys.
    pub place: String,
    /// The rule.
    pub rule: String,
}

/// Known findings, with how many there are of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<Key, usize>);

/// The file as JSON has it.
#[derive(Deserialize)]
struct Written {
    version: u32,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    document: String,
    place: String,
    rule: String,
    count: usize,
}

/// What a baseline makes of findings.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The findings that are not known. Where a place has more of a kind than are known, nobody can tell which are new, and
    /// all of them are here.
    pub new: Vec<Diagnostic>,
    /// The entries of which fewer are found than are known, with how many.
    pub gone: Vec<(Key, usize)>,
}

impl Baseline {
    /// Reads the text of the file.
    ///
    /// # Errors
    /// When it is no baseline, or one of a version that is not known.
    pub fn read(text: &str) -> Result<Baseline, Text> {
        let written: Written = serde_json::from_str(text).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            text!(
                "den är ingen lista med kända fynd (rad {line}, kolumn {column})",
                "it is no list of known findings (line {line}, column {column})"
            )
        })?;
        if written.version != VERSION {
            let version = written.version;
            return Err(text!(
                "detta okplan känner inte version {version} av den",
                "this okplan does not know version {version} of it"
            ));
        }
        let mut baseline = Baseline::default();
        for Entry { document, place, rule, count } in written.findings {
            *baseline.0.entry(Key { document, place, rule }).or_default() += count;
        }
        Ok(baseline)
    }

    /// The text of the file: an entry a line, sorted, so that two branches seldom change the same.
    pub fn text(&self) -> String {
        let mut text = format!("{{\n  \"version\": {VERSION},\n  \"findings\": [");
        for (index, (key, count)) in self.0.iter().enumerate() {
            let Key { document, place, rule } = key.clone();
            let entry = serde_json::to_string(&Entry { document, place, rule, count: *count }).unwrap_or_default();
            let comma = if index == 0 { "" } else { "," };
            let _ = write!(text, "{comma}\n    {entry}");
        }
        text.push_str(if self.0.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
        text
    }

    /// How many findings are known.
    pub fn count(&self) -> usize {
        self.0.values().sum()
    }

    /// The findings of `workspace` that may be known, which those of text and shape may not.
    pub fn of(workspace: &Workspace, diagnostics: &[Diagnostic]) -> Baseline {
        let mut baseline = Baseline::default();
        for key in keys(workspace, diagnostics).into_iter().flatten() {
            *baseline.0.entry(key).or_default() += 1;
        }
        baseline
    }

    /// Sets apart what is new among the findings of `workspace`. What is known of documents that cannot be read, or are not
    /// there, is not said to be gone; of the latter it is where `is_whole`, that is, all documents are there.
    pub fn apply(&self, workspace: &Workspace, diagnostics: Vec<Diagnostic>, is_whole: bool) -> Outcome {
        let keys = keys(workspace, &diagnostics);
        let mut found: BTreeMap<&Key, usize> = BTreeMap::new();
        for key in keys.iter().flatten() {
            *found.entry(key).or_default() += 1;
        }
        let known = |key: &Key| self.0.get(key).copied().unwrap_or_default();
        let unreadable: BTreeSet<String> =
            workspace.files_with_errors().into_iter().map(|source| document_name(workspace, source)).collect();
        let here: BTreeSet<String> = workspace.sources().map(|(source, _)| document_name(workspace, source)).collect();
        let is_judged = |key: &Key| {
            workspace.is_complete() && !unreadable.contains(&key.document) && (is_whole || here.contains(&key.document))
        };
        let gone = self.0.iter().filter(|(key, _)| is_judged(key)).filter_map(|(key, count)| {
            let gone = count.saturating_sub(found.get(key).copied().unwrap_or_default());
            (gone > 0).then(|| (key.clone(), gone))
        });
        let gone = gone.collect();
        let is_new: Vec<bool> = keys
            .iter()
            .map(|key| key.as_ref().is_none_or(|key| found.get(key).copied().unwrap_or_default() > known(key)))
            .collect();
        let new = diagnostics.into_iter().zip(is_new).filter(|(_, is_new)| *is_new).map(|(diagnostic, _)| diagnostic).collect();
        Outcome { new, gone }
    }
}

/// What each finding goes by; nothing for one that cannot be known.
fn keys(workspace: &Workspace, diagnostics: &[Diagnostic]) -> Vec<Option<Key>> {
    let mut read: Option<(SourceId, String, Landmarks<'_>)> = None;
    let key = |diagnostic: &Diagnostic| {
        find(diagnostic.rule).filter(|rule| Rule::is_adjustable(rule))?;
        let source = diagnostic.source;
        if read.as_ref().is_none_or(|(id, ..)| *id != source) {
            read = Some((source, document_name(workspace, source), Landmarks::of(workspace.source(source))));
        }
        let (_, document, landmarks) = read.as_ref()?;
        Some(Key { document: document.clone(), place: landmarks.place(diagnostic.span.start), rule: diagnostic.rule.to_owned() })
    };
    diagnostics.iter().map(key).collect()
}

impl Key {
    /// The entry in words: `plan@2013, sip/goal: vague-actor`.
    pub fn words(&self) -> String {
        format!("{}, {}: {}", OneLine(&self.document), OneLine(&self.place), OneLine(&self.rule))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_as_it_is_written() {
        let key = |place: &str| Key { document: "plan@2013".into(), place: place.into(), rule: "not-stated".into() };
        let baseline = Baseline([(key("sip/goal"), 2), (key("\"\n"), 1)].into_iter().collect());
        assert_eq!(Baseline::read(&baseline.text()), Ok(baseline.clone()));
        assert_eq!((baseline.count(), baseline.text().lines().count()), (3, 7));
        assert_eq!(Baseline::read(&Baseline::default().text()), Ok(Baseline::default()));
        for broken in ["", "[]", "{\"version\": 2, \"findings\": []}", "{\"version\": 1}", "okplan: 1"] {
            assert!(Baseline::read(broken).is_err(), "{broken}");
        }
    }
}
