//! All documents of a place, what they are called, and how one finds another.

mod attached;
mod directory;
mod meant;

pub use attached::Picture;
pub use directory::{Actor, Directory, Name};

use crate::diagnostic::{Diagnostic, Severity};
use crate::files::{Files, ListFailure, NAMELESS, Patterns, ReadFailure, SETTINGS_FILE};
use crate::load::{Loaded, load};
use crate::model::{ContentLanguage, Document, DocumentReference, ListedDocument, Period, RuleLevel, Settings, Validity};
use crate::outline::Outline;
use crate::source::{Source, SourceId, Span};
use crate::text;
use crate::text::{Language, OneLine, Text};
use jiff::civil::Date as Day;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// The largest file that is read unless the workspace says otherwise, in bytes.
pub const DEFAULT_MAX_FILE_SIZE: usize = 16 << 20;

/// One file of a workspace.
#[derive(Debug)]
struct Entry {
    name: String,
    source: Source,
    document: Option<Document>,
    outline: Outline,
    unusable: Vec<Span>,
    whole: bool,
    /// The day the document begins to hold, and its last day.
    starts: Option<Day>,
    ends: Option<Day>,
}

/// What a reference to a document leads to.
#[derive(Debug, Clone, Copy)]
pub enum Found<'a> {
    /// A document of the workspace.
    Document(SourceId),
    /// A document that a register knows by title.
    Listed(&'a ListedDocument),
    /// There is no such document.
    Missing,
    /// A file could not be read to its end, so nobody can tell.
    Unknown,
}

/// All documents of a place.
#[derive(Debug)]
pub struct Workspace {
    entries: Vec<Entry>,
    settings: Settings,
    diagnostics: Vec<Diagnostic>,
    documents: BTreeMap<String, Vec<SourceId>>,
    directory: Directory,
    attached: attached::Attached,
    complete: bool,
}

/// A file that was read, before it has its place among the others.
struct Read {
    name: String,
    source: Source,
    loaded: Loaded,
    outline: Outline,
}

impl Workspace {
    /// Reads all files of `files`, which go by their own names in messages.
    ///
    /// # Errors
    /// When the place cannot be listed.
    pub fn open(files: &dyn Files) -> Result<Workspace, ListFailure> {
        Self::open_shown(files, &str::to_owned)
    }

    /// Reads all files of `files`; `shown` makes the name a file goes by in messages from its own, which is a path from the
    /// root of the place.
    ///
    /// # Errors
    /// When the place cannot be listed.
    pub fn open_shown(files: &dyn Files, shown: &(dyn Fn(&str) -> String + Sync)) -> Result<Workspace, ListFailure> {
        let settings_file = Self::read_settings(files, shown);
        let settings = settings_file.as_ref().and_then(|read| match &read.loaded.document {
            Some(Document::Workspace(settings)) => Some((**settings).clone()),
            _ => None,
        });
        let settings = settings.unwrap_or_default();
        let limit = settings.max_file_size.as_ref().map_or(DEFAULT_MAX_FILE_SIZE, |size| size.value as usize);
        let mut names = files.list(&patterns(&settings))?;
        if settings_file.is_some() && !names.iter().any(|name| name == SETTINGS_FILE) {
            names.push(SETTINGS_FILE.to_owned());
            names.sort_unstable();
        }
        let reads: Vec<Read> =
            names.par_iter().enumerate().map(|(index, name)| read(files, name, shown(name), limit, source_id(index))).collect();
        let mut workspace = Self::assemble(reads, settings);
        workspace.attached = attached::read(files, &workspace.settings, workspace.pictures());
        Ok(workspace)
    }

    fn read_settings(files: &dyn Files, shown: &(dyn Fn(&str) -> String + Sync)) -> Option<Read> {
        match files.read(SETTINGS_FILE, DEFAULT_MAX_FILE_SIZE) {
            Err(ReadFailure::Refused(error)) if error.kind() == io::ErrorKind::NotFound => None,
            _ => Some(read(files, SETTINGS_FILE, shown(SETTINGS_FILE), DEFAULT_MAX_FILE_SIZE, SourceId(0))),
        }
    }

    fn assemble(reads: Vec<Read>, settings: Settings) -> Workspace {
        let mut workspace = Workspace {
            entries: Vec::with_capacity(reads.len()),
            settings,
            diagnostics: Vec::new(),
            documents: BTreeMap::new(),
            directory: Directory::default(),
            attached: attached::Attached::default(),
            complete: true,
        };
        for (index, read) in reads.into_iter().enumerate() {
            let Read { name, source, loaded, outline } = read;
            let id = source_id(index);
            workspace.complete &= loaded.complete && loaded.kind.is_some();
            let whole = loaded.complete && loaded.ids_in_unusable_parts.is_empty() && loaded.document.is_some();
            workspace.directory.ids_in_unusable_parts.extend(loaded.ids_in_unusable_parts);
            workspace.diagnostics.extend(loaded.diagnostics);
            if let Some((document, _)) = &outline.id {
                workspace.documents.entry(document.clone()).or_default().push(id);
            }
            match &loaded.document {
                Some(Document::Register(register)) => workspace.directory.add(register, id),
                Some(Document::Process(process)) => workspace.directory.add_forums(&process.groups, id),
                _ => {}
            }
            let starts = loaded.document.as_ref().and_then(starts);
            let ends = loaded.document.as_ref().and_then(validity).and_then(last_day);
            workspace.diagnostics.extend(malformed_headings(&outline, id));
            workspace.diagnostics.extend(malformed_edition(&outline, id));
            workspace.entries.push(Entry {
                starts,
                ends,
                name,
                source,
                document: loaded.document,
                outline,
                unusable: loaded.unusable,
                whole,
            });
        }
        meant::offer_ids(&mut workspace.diagnostics, &workspace.entries, &workspace.directory);
        workspace
    }

    /// Every file, in the order of their names.
    pub fn sources(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.entries.iter().enumerate().map(|(index, entry)| (source_id(index), &entry.source))
    }

    /// Every document, in the order of the file names, without the parts that have the wrong shape.
    pub fn documents(&self) -> impl Iterator<Item = (SourceId, &Document)> {
        self.entries.iter().enumerate().filter_map(|(index, entry)| Some((source_id(index), entry.document.as_ref()?)))
    }

    /// The file with that id.
    ///
    /// # Panics
    /// When the id is another workspace's.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.entries[id.0 as usize].source
    }

    /// The document in that file.
    pub fn document(&self, id: SourceId) -> Option<&Document> {
        self.entries.get(id.0 as usize)?.document.as_ref()
    }

    /// What the document in that file defines and names.
    ///
    /// # Panics
    /// When the id is another workspace's.
    pub fn outline(&self, id: SourceId) -> &Outline {
        &self.entries[id.0 as usize].outline
    }

    /// The file called `name`, as a path from the root of the place.
    pub fn find_source(&self, name: &str) -> Option<SourceId> {
        self.entries.iter().position(|entry| entry.name == name).map(source_id)
    }

    /// The file's own name: its path from the root of the place, however it goes by in messages.
    ///
    /// # Panics
    /// When the id is another workspace's.
    pub fn own_name(&self, id: SourceId) -> &str {
        &self.entries[id.0 as usize].name
    }

    /// Whether the file is a text that nobody said the name of. It may be a copy of another file here.
    pub fn is_nameless(&self, id: SourceId) -> bool {
        self.own_name(id) == NAMELESS
    }

    /// The workspace's own settings, empty when it has none.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The bytes of the file `name` of the house style or of a picture in a text, or why it cannot be read; nothing for a file
    /// that none of them names.
    pub fn attached(&self, name: &str) -> Option<&Result<Vec<u8>, Text>> {
        self.attached.files.get(name)
    }

    /// The names of all files it is made of, from the root of the place: documents, registers, settings, and what the house style
    /// and pictures in texts name.
    pub fn file_names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str()).chain(self.attached.files.keys().map(String::as_str))
    }

    /// The paths of all pictures in texts, from the root of the place, but those that lead out of it.
    fn pictures(&self) -> BTreeSet<String> {
        let of = |entry: &Entry| -> Vec<String> {
            entry.outline.pictures.iter().filter_map(|one| attached::path_from(&entry.name, &one.file)).collect()
        };
        self.entries.iter().flat_map(of).collect()
    }

    /// The picture in `file`, a path from the folder of the document in the file `from`.
    ///
    /// # Errors
    /// Why it cannot be printed: "it is no picture".
    ///
    /// # Panics
    /// When the id is another workspace's.
    pub fn picture(&self, from: SourceId, file: &str) -> Result<Picture<'_>, Text> {
        self.attached.picture(attached::path_from(self.own_name(from), file).as_deref())
    }

    /// The language of messages and labels.
    pub fn language(&self) -> Language {
        match self.settings.language {
            Some(ContentLanguage::En) => Language::En,
            _ => Language::Sv,
        }
    }

    /// What is wrong with the texts and shapes of the files, in no order.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// What the registers hold.
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// Whether every file was read to its end and says what it is. Without that, what seems to be missing may stand in
    /// the file that could not be read, and nobody is blamed for naming it.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Whether every part of the document in that file could be used, so that what it lists can be counted.
    pub fn is_whole(&self, id: SourceId) -> bool {
        self.entries.get(id.0 as usize).is_some_and(|entry| entry.whole)
    }

    /// Whether a value inside `span` of that file could not be used, so that what seems to be missing may stand there.
    pub fn has_unusable_part(&self, id: SourceId, span: Span) -> bool {
        self.entries.get(id.0 as usize).is_some_and(|entry| entry.unusable.iter().any(|part| span.contains(*part)))
    }

    /// The places of values in that file that could not be used, in no order.
    pub fn unusable_parts(&self, id: SourceId) -> &[Span] {
        self.entries.get(id.0 as usize).map_or(&[], |entry| &entry.unusable)
    }

    /// The files that have errors in their text or shape, in the order of their names: something of what they say is left
    /// out, and nobody can tell what it would change.
    pub fn files_with_errors(&self) -> BTreeSet<SourceId> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.source).collect()
    }

    /// The errors of one file that reading it found, in their order; warnings are none.
    pub fn errors_of(&self, source: SourceId) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(move |one| one.severity == Severity::Error && one.source == source)
    }

    /// The documents with that id, in the order of their file names.
    pub fn editions(&self, document: &str) -> &[SourceId] {
        self.documents.get(document).map_or(&[], Vec::as_slice)
    }

    /// The ids of all documents, sorted.
    pub fn document_ids(&self) -> impl Iterator<Item = &str> {
        self.documents.keys().map(String::as_str)
    }

    /// The document a reference in `from` leads to. Without an edition it is the one in force on the day `from` begins to
    /// hold; where that cannot be told, the latest edition that began by then, or else the only or the last one.
    pub fn find(&self, reference: &DocumentReference, from: SourceId) -> Found<'_> {
        let editions = self.editions(&reference.document);
        let found = match &reference.edition {
            Some(edition) => {
                editions.iter().copied().find(|id| self.outline(*id).edition.as_ref().is_some_and(|(known, _)| known == edition))
            }
            None => self.edition_in_force(editions, from),
        };
        let listed = || {
            self.directory.listed_documents().find(|listed| {
                let same = listed.id.as_ref().is_some_and(|id| id.text() == reference.document);
                let edition = listed.edition.as_ref().map(|edition| &edition.0.value);
                same && (reference.edition.is_none() || edition.is_none() || reference.edition.as_ref() == edition)
            })
        };
        if let Some(id) = found {
            return Found::Document(id);
        }
        match listed() {
            Some(listed) => Found::Listed(listed),
            None if !self.complete => Found::Unknown,
            None if self.directory.ids_in_unusable_parts.contains(&reference.document) => Found::Unknown,
            None => Found::Missing,
        }
    }

    /// The document of the workspace a reference in `from` leads to, see [`Workspace::find`]; nothing when it is not one.
    pub fn find_document(&self, reference: &DocumentReference, from: SourceId) -> Option<SourceId> {
        match self.find(reference, from) {
            Found::Document(found) => Some(found),
            _ => None,
        }
    }

    fn edition_in_force(&self, editions: &[SourceId], from: SourceId) -> Option<SourceId> {
        let entry = |id: SourceId| &self.entries[id.0 as usize];
        if let [only] = editions {
            return Some(*only);
        }
        let day = entry(from).starts;
        let has_begun = |id: &SourceId| day.zip(entry(*id).starts).is_some_and(|(day, begins)| begins <= day);
        let holds = |id: &SourceId| has_begun(id) && entry(*id).ends.is_none_or(|end| day.is_some_and(|day| day <= end));
        let latest = |wanted: &dyn Fn(&SourceId) -> bool| {
            editions.iter().copied().filter(wanted).max_by_key(|id| (entry(*id).starts, *id))
        };
        latest(&holds).or_else(|| latest(&has_begun)).or_else(|| editions.last().copied())
    }

    /// The severity the workspace gives a rule: nothing when it says nothing, `Some(None)` when the rule is off.
    pub fn severity_of(&self, rule: &str) -> Option<Option<Severity>> {
        Some(match self.settings.rules.of(rule)?.severity.as_ref()?.get()? {
            RuleLevel::Error => Some(Severity::Error),
            RuleLevel::Warning => Some(Severity::Warning),
            RuleLevel::Info => Some(Severity::Info),
            RuleLevel::Off => None,
        })
    }
}

/// Headings whose ids do not have the form of one.
fn malformed_headings(outline: &Outline, source: SourceId) -> impl Iterator<Item = Diagnostic> {
    use crate::model::written::Form;
    outline.malformed_headings.iter().filter_map(move |(id, span)| {
        let problem = crate::model::Slug::read(id).err()?;
        Some(Diagnostic::error("malformed-value", source, *span, problem))
    })
}

/// An edition that no reference can name.
fn malformed_edition(outline: &Outline, source: SourceId) -> Option<Diagnostic> {
    let (edition, span) = outline.edition.as_ref().filter(|(edition, _)| !crate::model::is_edition(edition))?;
    let shown = OneLine(edition);
    let message = text!(
        "”{shown}” duger inte som utgåva: använd bokstäver, siffror, punkt och bindestreck, som i 2013-2014",
        "“{shown}” cannot be an edition: use letters, digits, full stops and hyphens, as in 2013-2014"
    );
    Some(Diagnostic::error("malformed-value", source, *span, message))
}

/// The validity a document states.
pub fn validity(document: &Document) -> Option<&Validity> {
    document.content()?.validity
}

/// The last day a validity names.
pub fn last_day(validity: &Validity) -> Option<Day> {
    let date = validity.until.as_ref()?.date.as_ref()?;
    date.get().map(|period| period.last())
}

/// The day a document begins to hold: the first of its validity, else of its adoption, revision or draft, else of the
/// year its edition names.
pub fn starts(document: &Document) -> Option<Day> {
    let content = document.content()?;
    let from = content.validity.and_then(|validity| validity.from.as_ref());
    let decided = match document {
        Document::Decision(decision) => decision.decided.as_ref(),
        _ => None,
    };
    let dates = [from, decided, content.adopted, content.revised, content.drafted];
    let stated = dates.into_iter().flatten().find_map(|date| date.get()).map(|period| period.first());
    stated.or_else(|| {
        use crate::model::written::Form;
        let edition = &content.edition?.0.value;
        Period::read(edition.get(..4)?).ok().map(|period| period.first())
    })
}

fn source_id(index: usize) -> SourceId {
    SourceId(u32::try_from(index).unwrap_or(u32::MAX))
}

fn patterns(settings: &Settings) -> Patterns {
    let texts = |list: &[crate::model::Spanned<String>]| list.iter().map(|pattern| pattern.value.clone()).collect();
    let mut patterns = Patterns { documents: texts(&settings.documents), ignore: texts(&settings.ignore) };
    if patterns.documents.is_empty() {
        patterns.documents = Patterns::default().documents;
    }
    patterns
}

/// Reads the file `name`, which goes by `shown` in messages; what cannot be read is a finding, not a failure.
fn read(files: &dyn Files, name: &str, shown: String, limit: usize, id: SourceId) -> Read {
    let unreadable = |rule, message: Text, help: Text| {
        let diagnostic = Diagnostic::error(rule, id, Span::default(), message).with_help(help);
        let loaded = Loaded { diagnostics: vec![diagnostic], ..Loaded::default() };
        Read { name: name.to_owned(), source: Source::new(shown.clone(), ""), loaded, outline: Outline::default() }
    };
    let bytes = match files.read(name, limit) {
        Ok(bytes) => bytes,
        Err(ReadFailure::TooLarge) => {
            return unreadable(
                "file-size",
                text!("Filen är större än {limit} byte", "The file is larger than {limit} bytes"),
                Text::new(
                    "Dela upp den, eller höj max-file-size i okplan.yaml.",
                    "Split it, or raise max-file-size in okplan.yaml.",
                ),
            );
        }
        Err(ReadFailure::Link) => {
            return unreadable(
                "unreadable-file",
                Text::new("Filen är en symbolisk länk", "The file is a symbolic link"),
                Text::new("Länkar följs inte; lägg själva filen här.", "Links are not followed; put the file itself here."),
            );
        }
        Err(ReadFailure::NotAFile) => {
            return unreadable(
                "unreadable-file",
                Text::new("Det är ingen vanlig fil", "This is not a regular file"),
                Text::new(
                    "Ta bort den eller nämn den under ignore i okplan.yaml.",
                    "Remove it or name it under ignore in okplan.yaml.",
                ),
            );
        }
        Err(ReadFailure::Broken) => {
            return unreadable(
                "unreadable-file",
                Text::new("Filen saknas eller är skadad i git-arkivet", "The file is missing or damaged in the git repository"),
                Text::new(
                    "git fsck säger vad som är fel; i en ofullständig kopia hämtas det som saknas av git fetch --refetch.",
                    "git fsck says what is wrong; in a partial clone git fetch --refetch brings what is missing.",
                ),
            );
        }
        Err(ReadFailure::Refused(error)) => {
            let Text { sv, en } = Text::from(&error);
            return unreadable(
                "unreadable-file",
                text!("Filen går inte att läsa: {sv}", "The file cannot be read: {en}"),
                Text::new("Se efter att den finns och att du får läsa den.", "See that it exists and that you may read it."),
            );
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => {
            let source = Source::new(shown, text);
            let loaded = load(&source, id);
            let outline = loaded.document.as_ref().map(|document| Outline::of(document, &source)).unwrap_or_default();
            Read { name: name.to_owned(), source, loaded, outline }
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let byte = bytes.get(at).copied().unwrap_or(0);
            let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
            let message = if wide {
                Text::new("Filen är sparad som UTF-16", "The file is saved as UTF-16")
            } else {
                text!("Här står byten 0x{byte:02X}, som inte är UTF-8", "The byte 0x{byte:02X} here is not UTF-8")
            };
            let help = Text::new(
                "Filen är troligen sparad som Latin-1 eller Windows-1252; spara om den som UTF-8.",
                "The file is likely saved as Latin-1 or Windows-1252; save it again as UTF-8.",
            );
            let diagnostic = Diagnostic::error("encoding", id, Span::new(at, at), message).with_help(help);
            let loaded = Loaded { diagnostics: vec![diagnostic], ..Loaded::default() };
            Read { name: name.to_owned(), source: Source::new(shown, text), loaded, outline: Outline::default() }
        }
    }
}
