//! What a reader is shown of a comparison, document by document, before any format.

use super::amending::Amending;
use super::entries::Entry;
use super::errors::remarks;
use super::reader::{content_language, edition, title};
use super::sentences::{Telling, capitalised};
use super::{ChangesFormat, Manner, View};
use crate::diff::{Comparison, DocumentChanges, Lone};
use crate::lifecycle::{Index, Stage};
use crate::source::SourceId;
use crate::text::{Language, OneLine, listed};
use crate::workspace::Workspace;
use std::collections::BTreeMap;

/// What a reader is shown of a comparison.
pub struct Sheet {
    /// Its language.
    pub language: Language,
    /// What is said before all the rest: which files have errors.
    pub remarks: Vec<String>,
    /// The documents that changed: what is gone, what is new, and then the others in the order of their files.
    pub documents: Vec<DocumentSheet>,
    /// What is said last: which documents did not change, or that nothing did.
    pub last: Option<String>,
}

impl Sheet {
    /// The Swedish or the English text.
    pub fn say(&self, sv: &'static str, en: &'static str) -> &'static str {
        if self.language == Language::Sv { sv } else { en }
    }
}

/// What a reader is shown of one document.
pub struct DocumentSheet {
    /// The language of its own text.
    pub content: Language,
    /// Its title and editions: "Handlingsplan (2013–2014 → 2018)".
    pub title: String,
    /// Its title alone.
    pub name: String,
    /// Its old and its new edition.
    pub editions: (Option<String>, Option<String>),
    /// How far the new text has come, if it is not adopted or decided: "Utkast".
    pub mark: Option<String>,
    /// How many changes there are.
    pub count: String,
    /// Whether it says the same as before, in other ways at most.
    pub is_same: bool,
    /// What changed, in sentences; nothing when the summary is not asked for.
    pub sentences: Vec<String>,
    /// The sentence that proposes the changes, when the old wording is shown beside the new.
    pub amending: Option<Amending>,
    /// The parts that changed, when the old wording is shown beside the new.
    pub parallel: Vec<Entry>,
    /// The whole new text, when it is shown.
    pub inline: Vec<Entry>,
}

impl Sheet {
    /// What is shown of `comparisons`, one for each workspace, in that manner.
    pub fn of(comparisons: &[Comparison<'_>], manner: Manner<'_>) -> Sheet {
        Sheet::with_views(comparisons, manner.views, manner.language, manner.format == ChangesFormat::Html)
    }

    /// The `views` of `comparisons`. With `is_marking`, as on a page, words in another language than `language` stand
    /// between marks that say so, and drafts have a mark.
    pub fn with_views(comparisons: &[Comparison<'_>], views: &[View], language: Language, is_marking: bool) -> Sheet {
        let mut documents: Vec<(u8, String, DocumentSheet)> = Vec::new();
        let mut unchanged: Vec<(String, String)> = Vec::new();
        let file = |workspace: &Workspace, source: SourceId| OneLine(workspace.source(source).name()).to_string();
        for (comparison, one) in
            comparisons.iter().flat_map(|comparison| comparison.documents.iter().map(move |one| (comparison, one)))
        {
            match one {
                DocumentChanges::Removed(lone) => {
                    let editions = (edition(comparison.old, lone.source), None);
                    let sheet = whole(comparison.old, lone.source, editions, gone(language, lone.is_all_moved()));
                    let sheet = sheet.with_rest(comparison, lone, views, (language, is_marking));
                    documents.push((0, file(comparison.old, lone.source), sheet));
                }
                DocumentChanges::Added(lone) => {
                    let editions = (None, edition(comparison.new, lone.source));
                    let sheet = whole(comparison.new, lone.source, editions, new_document(language, lone.is_all_moved()));
                    let sheet = sheet.with_rest(comparison, lone, views, (language, is_marking));
                    let sheet = sheet.marked(comparison.new, lone.source, language, is_marking);
                    documents.push((1, file(comparison.new, lone.source), sheet));
                }
                DocumentChanges::Compared(changes) if changes.is_empty() => {
                    let source = changes.new.source;
                    unchanged.push((file(comparison.new, source), named(comparison.new, source)));
                }
                DocumentChanges::Compared(changes) => {
                    let telling = Telling::of(comparison, changes, language, is_marking);
                    let (source, sheet) = (changes.new.source, compared(comparison, &telling, views));
                    documents.push((2, file(comparison.new, source), sheet.marked(comparison.new, source, language, is_marking)));
                }
            }
        }
        documents.sort_by_key(|(rank, ..)| *rank);
        told_apart(documents.iter_mut().map(|(_, file, document)| (&*file, &mut document.title)).collect());
        told_apart(unchanged.iter_mut().map(|(file, name)| (&*file, name)).collect());
        let unchanged: Vec<String> = unchanged.into_iter().map(|(_, name)| name).collect();
        let remarks = remarks(comparisons, language);
        let last = last(language, &unchanged, documents.is_empty(), !remarks.is_empty());
        Sheet { language, remarks, documents: documents.into_iter().map(|(.., document)| document).collect(), last }
    }
}

impl DocumentSheet {
    /// The same with what came or went with a register, as the telling in that language says it.
    fn with_rest(
        mut self,
        comparison: &Comparison<'_>,
        lone: &Lone,
        views: &[View],
        (language, is_marking): (Language, bool),
    ) -> Self {
        let Some(changes) = &lone.rest else { return self };
        let telling = Telling::of(comparison, changes, language, is_marking);
        self.is_same = lone.is_all_moved();
        if self.is_same || telling.count > 0 {
            self.count = count(&telling);
        }
        if views.contains(&View::Summary) {
            self.sentences.extend(if lone.is_moved { telling.sentences() } else { telling.entries_alone() });
        }
        if views.contains(&View::Parallel) && lone.is_moved {
            self.parallel = shown(telling.changed_entries());
        }
        if views.contains(&View::Inline) && lone.is_moved {
            self.inline = telling.entries();
        }
        self
    }

    /// The same with its mark, if the document in the file `source` has one and it `is_page`: other texts show none.
    fn marked(self, workspace: &Workspace, source: SourceId, language: Language, is_page: bool) -> Self {
        let stage = is_page.then(|| Index::of(workspace).stage(source)).flatten().filter(|stage| Stage::is_unfinished(*stage));
        DocumentSheet { mark: stage.map(|stage| capitalised(stage.label().get(language))), ..self }
    }
}

/// Puts the file behind what several documents are called, as in a comparison of several workspaces.
fn told_apart(names: Vec<(&String, &mut String)>) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, name) in &names {
        *counts.entry((*name).clone()).or_default() += 1;
    }
    for (file, name) in names {
        if counts.get(name.as_str()).is_some_and(|count| *count > 1) {
            *name = format!("{name} – {file}");
        }
    }
}

fn gone(language: Language, is_all_elsewhere: bool) -> &'static str {
    match (language, is_all_elsewhere) {
        (Language::Sv, false) => "Dokumentet är borttaget.",
        (Language::Sv, true) => "Dokumentet är borttaget, och allt i det står nu i andra filer.",
        (Language::En, false) => "The document was removed.",
        (Language::En, true) => "The document was removed, and all in it is in other files now.",
    }
}

fn new_document(language: Language, is_all_elsewhere: bool) -> &'static str {
    match (language, is_all_elsewhere) {
        (Language::Sv, false) => "Dokumentet är nytt.",
        (Language::Sv, true) => "Dokumentet är nytt, och allt i det stod i andra filer.",
        (Language::En, false) => "The document is new.",
        (Language::En, true) => "The document is new, and all in it was in other files.",
    }
}

/// A document that is new or gone as a whole.
fn whole(workspace: &Workspace, source: SourceId, editions: (Option<String>, Option<String>), sentence: &str) -> DocumentSheet {
    DocumentSheet {
        content: content_language(workspace, source),
        title: named(workspace, source),
        name: title(workspace, source),
        editions,
        mark: None,
        count: String::new(),
        is_same: false,
        sentences: vec![sentence.to_owned()],
        amending: None,
        parallel: Vec::new(),
        inline: Vec::new(),
    }
}

fn compared(comparison: &Comparison<'_>, telling: &Telling<'_>, views: &[View]) -> DocumentSheet {
    let (old, new) = (telling.changes.old.source, telling.changes.new.source);
    let editions = (edition(comparison.old, old), edition(comparison.new, new));
    let name = title(comparison.new, new);
    let titled = match &editions {
        (Some(before), Some(after)) if before != after => format!("{name} ({before} → {after})"),
        (_, Some(edition)) | (Some(edition), None) => format!("{name} ({edition})"),
        (None, None) => name.clone(),
    };
    let mut sentences = if views.contains(&View::Summary) { telling.sentences() } else { Vec::new() };
    let titled = if telling.changes.of_moved { telling.between_files(&title(comparison.old, old), &name) } else { titled };
    if telling.changes.of_moved {
        sentences.insert(0, telling.moved_entries());
    }
    // A register and the workspace's own file are nothing that anyone proposes to decide on.
    let is_document = comparison.new.document(new).is_some_and(|document| document.content().is_some());
    let is_parallel = views.contains(&View::Parallel);
    DocumentSheet {
        content: content_language(comparison.new, new),
        title: titled,
        name,
        editions,
        mark: None,
        count: count(telling),
        is_same: telling.count == 0,
        sentences,
        // What says the same is nothing to propose.
        amending: (is_parallel && is_document && telling.count > 0)
            .then(|| telling.amending(title(comparison.old, old)))
            .flatten(),
        parallel: if is_parallel { shown(telling.changed_entries()) } else { Vec::new() },
        inline: if views.contains(&View::Inline) { telling.entries() } else { Vec::new() },
    }
}

/// The entries, none where all of them stand for parts of which nothing is shown.
fn shown(entries: Vec<Entry>) -> Vec<Entry> {
    if entries.iter().all(|entry| matches!(entry, Entry::Skipped)) { Vec::new() } else { entries }
}

/// "8 ändringar", "1 change".
fn count(telling: &Telling<'_>) -> String {
    match telling.count {
        0 => telling.say("Ingen ändring i sak", "No change of substance").to_owned(),
        1 => telling.say("En ändring", "One change").to_owned(),
        count => format!("{count} {}", telling.say("ändringar", "changes")),
    }
}

/// A document's title and edition.
pub fn named(workspace: &Workspace, source: SourceId) -> String {
    match edition(workspace, source) {
        Some(edition) => format!("{} ({edition})", title(workspace, source)),
        None => title(workspace, source),
    }
}

fn last(language: Language, unchanged: &[String], is_all: bool, has_errors: bool) -> Option<String> {
    let swedish = language == Language::Sv;
    if is_all && has_errors {
        let readable =
            if swedish { "Inget av det som går att läsa har ändrats." } else { "Nothing that can be read has changed." };
        return Some(readable.to_owned());
    }
    if is_all {
        return Some(if swedish { "Ingenting har ändrats." } else { "Nothing has changed." }.to_owned());
    }
    let documents = listed(unchanged, if swedish { "och" } else { "and" });
    (!unchanged.is_empty()).then(|| format!("{}: {documents}.", if swedish { "Oförändrat" } else { "Unchanged" }))
}
