//! Files with errors: what is said of them before the changes, and which values are not gone but cannot be read.

use super::sentences::Telling;
use crate::diagnostic::{Diagnostic, Severity};
use crate::diff::{Comparison, DocumentChanges, PartChanges, PartId, Side};
use crate::source::{Source, SourceId, Span};
use crate::text::{Language, OneLine, StaticText, nearest};
use crate::workspace::Workspace;
use std::collections::BTreeSet;

/// The most errors of a file that are told one by one.
const MAX_TOLD: usize = 5;

/// The most errors of a file that are asked whether they are about a certain value.
const MAX_ASKED: usize = 200;
/// The most bytes before an error in which its key is looked for.
const MAX_BEFORE: usize = 4_096;

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
                DocumentChanges::Added(new) => drop(chosen[1].insert(*new)),
                DocumentChanges::Removed(old) => drop(chosen[0].insert(*old)),
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
        let own = errors(self.workspace).filter(move |error| error.source == self.source);
        own.map(move |error| (file.position(error.span.start as usize).line, error))
    }

    /// "ny.yaml har fel, och det som inte går att läsa är inte med här: rad 6: …".
    pub fn remark(self, language: Language) -> String {
        let say = |sv, en| StaticText { sv, en }.get(language);
        let told: Vec<String> = self
            .errors()
            .map(|(line, error)| format!("{} {line}: {}", say("rad", "line"), error.message.get(language)))
            .collect();
        let (shown, more) = told.split_at(told.len().min(MAX_TOLD));
        let more = match more.len() {
            0 => String::new(),
            more => format!("; {} {more} {}", say("och", "and"), say("till", "more")),
        };
        let lead =
            say("har fel, och det som inte går att läsa är inte med här", "has errors, and what cannot be read is left out here");
        format!("{} {lead}: {}{more}.", OneLine(self.name()), shown.join("; "))
    }
}

fn errors(workspace: &Workspace) -> impl Iterator<Item = &Diagnostic> {
    workspace.diagnostics().iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
}

impl Telling<'_> {
    /// What is said of the value under `key` of a part that is missing on one side, the new one if `is_new`, where it is there
    /// but cannot be read; nothing where nothing tells that it is.
    pub fn lost(&self, at: PartId, key: &str, is_new: bool) -> Option<String> {
        let reader = if is_new { &self.new } else { &self.old };
        let file = reader.workspace.source(reader.side.source);
        let own = errors(reader.workspace).filter(|error| error.source == reader.side.source).take(MAX_ASKED);
        let found =
            own.filter_map(|error| Some((is_of(file, reader.side, at, key, error)?, error))).max_by_key(|(sure, _)| *sure);
        let (sure, error) = found?;
        let line = file.position(error.span.start as usize).line;
        let file = if is_new {
            self.say("i den nya filen", "in the new file")
        } else {
            self.say("i den gamla filen", "in the old file")
        };
        let what = if sure {
            self.say("går inte att läsa", "cannot be read")
        } else {
            self.say("finns inte eller går inte att läsa", "is missing or cannot be read")
        };
        Some(format!("{what} {file}, {} {line}", self.say("rad", "line")))
    }
}

impl Telling<'_> {
    /// Whether a part that only one side has stands in the file of the other as well, which has errors: it is neither gone nor
    /// new, but cannot be read there.
    pub fn is_unread(&self, part: &PartChanges) -> bool {
        match (part.old, part.new) {
            (Some(old), None) => self.is_unread_at(old, false),
            (None, Some(new)) => self.is_unread_at(new, true),
            _ => false,
        }
    }

    fn is_unread_at(&self, at: PartId, is_new: bool) -> bool {
        let (own, other) = if is_new { (&self.new, &self.old) } else { (&self.old, &self.new) };
        if !errors(other.workspace).any(|error| error.source == other.side.source) {
            return false;
        }
        let part = &own.side.parts[at];
        let text = other.workspace.source(other.side.source).text();
        match part.id() {
            Some(id) => !other.side.parts.iter().any(|part| part.id() == Some(id)) && has_id(text, id),
            None => part.wordings().next().is_some_and(|(_, wording)| has_wording(text, wording)),
        }
    }

    /// The outermost part of the old side above `at`, or `at` itself, that is not gone but cannot be read in the new file.
    pub fn unread_over(&self, at: PartId) -> Option<PartId> {
        let side = &self.changes.old;
        let gone = |at: &PartId| self.changes.new_of(*at).is_none();
        let above = std::iter::successors(Some(at), |at| side.parts[*at].parent).take_while(gone);
        above.filter(|at| self.is_unread_at(*at, false)).last()
    }

    /// "finns i den nya filen men går inte att läsa där, och kan inte jämföras".
    pub fn unread_told(&self, is_new: bool) -> &'static str {
        match (self.new.language, is_new) {
            (Language::Sv, false) => "finns i den nya filen men går inte att läsa där, och kan inte jämföras",
            (Language::Sv, true) => "finns i den gamla filen men går inte att läsa där, och kan inte jämföras",
            (Language::En, false) => "is in the new file but cannot be read there, and cannot be compared",
            (Language::En, true) => "is in the old file but cannot be read there, and cannot be compared",
        }
    }
}

/// Whether `text` gives something the id.
fn has_id(text: &str, id: &str) -> bool {
    text.match_indices(id).any(|(at, _)| {
        let before = text[..at].trim_end_matches([' ', '"', '\'']);
        let ends = text[at + id.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric() && next != '-');
        ends && (before.ends_with("id:") || before.ends_with("{#"))
    })
}

/// Whether `text`, wrapped in whatever way, has the `wording`.
fn has_wording(text: &str, wording: &str) -> bool {
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let wording = joined(wording);
    wording.contains(' ') && joined(text).contains(&wording)
}

/// Whether `error` is about the value under `key` of the part `at`: for sure, or because a key of the part is none; nothing
/// when it is about something else.
fn is_of(file: &Source, side: &Side, at: PartId, key: &str, error: &Diagnostic) -> Option<bool> {
    let part = &side.parts[at];
    let within = |span: Span| span.start <= error.span.start && error.span.end <= span.end;
    if !part.span.is_none_or(within) || part.children.iter().any(|child| side.parts[*child].span.is_some_and(within)) {
        return None;
    }
    if error.rule == "unknown-key" {
        let written = file.slice(error.span).trim_matches(['"', '\'']);
        return Some(nearest(written, [key]).is_some());
    }
    let end = error.span.start as usize;
    let start = part.span.map_or(0, |span| span.start as usize).max(end.saturating_sub(MAX_BEFORE));
    let start = file.text().ceil_char_boundary(start);
    stands_under(file.text().get(start..end)?, key).then_some(true)
}

/// Whether what follows `text` stands under `key` there.
fn stands_under(text: &str, key: &str) -> bool {
    let begins = |at: &usize| text[..*at].chars().next_back().is_none_or(|before| matches!(before, ' ' | '{' | ',' | '\n'));
    let last = |entry: String| {
        let found = text.match_indices(&entry).map(|(at, _)| at).filter(begins).last()?;
        Some((found, entry.len()))
    };
    let written = [format!("{key}:"), format!("\"{key}\":"), format!("'{key}':")];
    let Some((at, length)) = written.into_iter().filter_map(last).max() else { return false };
    let column = at - text[..at].rfind('\n').map_or(0, |line| line + 1);
    let rest = &text[at + length..];
    let (same_line, below) = rest.split_once('\n').unwrap_or((rest, ""));
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_inside = below.lines().filter(|line| !line.trim().is_empty()).all(|line| indent(line) > column);
    // In braces another key may follow on the same line.
    let depth = same_line.matches('{').count().saturating_sub(same_line.matches('}').count());
    is_inside && (depth > 0 || !same_line.contains(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_under_its_key() {
        for (text, key, expected) in [
            ("id: a\nstatus: ", "status", true),
            ("status: adopted\ntitle: ", "status", false),
            ("due:\n  by: ", "due", true),
            ("due: {by: ", "due", true),
            ("due: {by: x}\nlevel: ", "due", false),
            ("subdue: ", "due", false),
            ("{of: goals, \"count\": ", "count", true),
            ("'due': {by: ", "due", true),
        ] {
            assert_eq!(stands_under(text, key), expected, "{text}");
        }
    }
}
