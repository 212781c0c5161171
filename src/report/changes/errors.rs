//! Files with errors: what is said of them before the changes.

use crate::diagnostic::{Diagnostic, Severity};
use crate::diff::{Comparison, DocumentChanges};
use crate::source::SourceId;
use crate::text::{Language, OneLine, StaticText, Text};
use crate::workspace::Workspace;
use std::collections::BTreeSet;

/// The most errors of a file that are told one by one.
const MAX_TOLD: usize = 5;

/// A file with errors that belongs to a comparison.
#[derive(Clone, Copy)]
pub struct Faulty<'w> {
    workspace: &'w Workspace,
    source: SourceId,
}

impl<'w> Faulty<'w> {
    /// The files with errors among those that `comparison` compares, and those that it would compare if they could be read.
    pub fn all(comparison: &Comparison<'w>) -> Vec<Faulty<'w>> {
        let mut chosen: [BTreeSet<SourceId>; 2] = Default::default();
        for one in &comparison.documents {
            match one {
                DocumentChanges::Added(new) => drop(chosen[1].insert(new.source)),
                DocumentChanges::Removed(old) => drop(chosen[0].insert(old.source)),
                DocumentChanges::Compared(changes) => {
                    chosen[0].insert(changes.old.source);
                    chosen[1].insert(changes.new.source);
                }
            }
        }
        let is_place = comparison.documents.len() != 1;
        let mut all: Vec<Faulty<'w>> = Vec::new();
        let sides = [(comparison.old, comparison.new), (comparison.new, comparison.old)];
        for (at, (workspace, other)) in sides.into_iter().enumerate() {
            let wrong: BTreeSet<SourceId> = errors(workspace).map(|error| error.source).collect();
            // What cannot be read here and can on the other side would have been compared.
            let is_missed = |source: SourceId| {
                let beside = other.find_source(workspace.own_name(source));
                beside.is_some_and(|beside| other.document(beside).is_some() && !chosen[1 - at].contains(&beside))
            };
            let is_one = |source: &SourceId| {
                chosen[at].contains(source) || (workspace.document(*source).is_none() && (is_place || is_missed(*source)))
            };
            for source in wrong.into_iter().filter(is_one) {
                let is_known = |known: &Faulty<'_>| std::ptr::eq(known.workspace, workspace) && known.source == source;
                if !all.iter().any(is_known) {
                    all.push(Faulty { workspace, source });
                }
            }
        }
        all
    }

    /// The name of the file.
    pub fn name(self) -> &'w str {
        self.workspace.source(self.source).name()
    }

    /// Its errors, each with its line.
    pub fn errors(self) -> impl Iterator<Item = (usize, &'w Diagnostic)> {
        let file = self.workspace.source(self.source);
        self.workspace.errors_of(self.source).map(move |error| (file.position(error.span.start as usize).line, error))
    }

    /// "ny.yaml har fel, och det som inte går att läsa är inte med här eller står som det är skrivet: rad 6: …".
    pub fn remark(self, language: Language) -> String {
        let say = |sv, en| StaticText { sv, en }.get(language);
        let told = listed(self.errors().map(|(line, error)| (line, error.message.get(language))), language);
        let lead = say(
            "har fel, och det som inte går att läsa är inte med här eller står som det är skrivet",
            "has errors, and what cannot be read is left out here or stands as it is written",
        );
        format!("{} {lead}: {told}.", OneLine(self.name()))
    }
}

/// What is said of the files with errors that belong to `comparisons`, each once.
pub fn remarks(comparisons: &[Comparison<'_>], language: Language) -> Vec<String> {
    let mut remarks: Vec<String> = comparisons.iter().flat_map(Faulty::all).map(|faulty| faulty.remark(language)).collect();
    // Both sides may be the same files.
    let mut known = BTreeSet::new();
    remarks.retain(|remark| known.insert(remark.clone()));
    remarks
}

/// An error of a file as it is told.
pub struct FileError {
    /// Its line, from 1.
    pub line: usize,
    /// The rule it breaks.
    pub rule: &'static str,
    message: Text,
}

/// The errors of one file of `workspace`, in the order they were found.
pub fn file_errors(workspace: &Workspace, source: SourceId) -> Vec<FileError> {
    let errors = Faulty { workspace, source }.errors();
    errors.map(|(line, error)| FileError { line, rule: error.rule, message: error.message.clone() }).collect()
}

/// "filen har fel i denna version: rad 6: …"; nothing where it has none.
pub fn told_errors(errors: &[FileError], language: Language) -> Option<String> {
    let lead = StaticText { sv: "filen har fel i denna version", en: "the file has errors in this version" }.get(language);
    let told = listed(errors.iter().map(|error| (error.line, error.message.get(language))), language);
    (!errors.is_empty()).then(|| format!("{lead}: {told}"))
}

/// The first of some errors with their lines, and how many more there are: "rad 6: …; rad 9: …; och 2 till".
fn listed<'m>(errors: impl Iterator<Item = (usize, &'m str)>, language: Language) -> String {
    let say = |sv, en| StaticText { sv, en }.get(language);
    let told: Vec<String> = errors.map(|(line, message)| format!("{} {line}: {message}", say("rad", "line"))).collect();
    let (shown, more) = told.split_at(told.len().min(MAX_TOLD));
    let more = match more.len() {
        0 => String::new(),
        more => format!("; {} {more} {}", say("och", "and"), say("till", "more")),
    };
    format!("{}{more}", shown.join("; "))
}

/// The errors of all files of `workspace`.
fn errors(workspace: &Workspace) -> impl Iterator<Item = &Diagnostic> {
    workspace.diagnostics().iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
}
