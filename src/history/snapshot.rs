//! A document as one commit has it, with the registers and the settings of that commit and nothing else.

use super::Place;
use crate::files::{Concealed, Files, ListFailure, Patterns, ReadFailure, SETTINGS_FILE};
use crate::git::Revision;
use crate::merge::merge;
use crate::model::Document;
use crate::verbatim::Verbatim;
use crate::workspace::{DEFAULT_MAX_FILE_SIZE, Workspace};
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

/// The name of the document beside its registers, which no file of a repository has.
const DOCUMENT: &str = "/";

/// What is read beside a document.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// The folder of the workspace, from the root of the repository; empty for the root.
    pub folder: String,
    /// The files with names of organisations, from that folder.
    pub registers: Vec<String>,
}

impl Surroundings {
    /// Those of a document in `workspace`, which stands in `folder`: its registers, and the processes that name forums.
    pub fn of(workspace: &Workspace, folder: String) -> Surroundings {
        let has_names = |document: &Document| match document {
            Document::Register(_) => true,
            Document::Process(process) => !process.groups.is_empty(),
            _ => false,
        };
        let registers = workspace.documents().filter(|(_, document)| has_names(document));
        let registers = registers.map(|(source, _)| workspace.own_name(source).to_owned()).collect();
        Surroundings { folder, registers }
    }

    fn path(&self, name: &str) -> String {
        if self.folder.is_empty() { name.to_owned() } else { format!("{}/{name}", self.folder) }
    }
}

/// What a commit has of a document and what stands beside it.
#[derive(Clone)]
pub(super) struct Bytes {
    /// The document.
    pub(super) document: Vec<u8>,
    beside: BTreeMap<String, Vec<u8>>,
    shown: String,
}

/// Reads the file `path`, from the root of the repository, and what is there of its surroundings, at most `most` bytes of them;
/// of what is left out ids stand for names. Nothing when the file cannot be read.
pub(super) fn bytes(revision: &Revision, path: &str, surroundings: &Surroundings, most: usize) -> Option<Bytes> {
    let document = revision.read(path, DEFAULT_MAX_FILE_SIZE).ok()?;
    let mut beside = BTreeMap::new();
    let mut left = most;
    for name in std::iter::once(SETTINGS_FILE).chain(surroundings.registers.iter().map(String::as_str)) {
        let place = surroundings.path(name);
        if let Some(text) = Some(place).filter(|place| place != path).and_then(|place| revision.read(&place, left).ok()) {
            left -= text.len();
            beside.insert(name.to_owned(), text);
        }
    }
    Some(Bytes { document, beside, shown: revision.shown(path) })
}

impl Bytes {
    /// The document with what `theirs` changed since `common`, and ours where both changed the same.
    pub(super) fn merged_with(&self, common: Option<&Bytes>, theirs: &Bytes) -> Bytes {
        let text = |bytes: &Bytes| String::from_utf8_lossy(&bytes.document).into_owned();
        let merged = merge(&common.map(text).unwrap_or_default(), &text(self), &text(theirs));
        Bytes { document: as_ours(&merged.text).into_bytes(), ..self.clone() }
    }

    /// Whether both say the same, however it is written.
    pub(super) fn says_the_same(&self, other: &Bytes) -> bool {
        let data = |bytes: &Bytes| Verbatim::read(&String::from_utf8_lossy(&bytes.document)).map(|read| read.data());
        self.document == other.document || data(self).is_some_and(|own| data(other) == Some(own))
    }

    /// The document among its surroundings; nothing when it cannot be read as one.
    pub(super) fn open(self) -> Option<Place> {
        let Bytes { document, mut beside, shown } = self;
        beside.insert(DOCUMENT.to_owned(), document);
        let name = |name: &str| if name == DOCUMENT { shown.clone() } else { name.to_owned() };
        let workspace = Workspace::open_shown(&Concealed { place: &Kept(beside) }, &name).ok()?;
        let source = workspace.find_source(DOCUMENT)?;
        workspace.document(source)?;
        Some(Place { workspace: Arc::new(workspace), source })
    }
}

/// `text` with the first side of each conflict in it.
fn as_ours(text: &str) -> String {
    let (mut out, mut is_ours, mut is_theirs) = (String::new(), false, false);
    for line in text.split_inclusive('\n') {
        match line.get(..7) {
            Some("<<<<<<<") => is_ours = true,
            Some("=======") if is_ours => (is_ours, is_theirs) = (false, true),
            Some(">>>>>>>") if is_theirs => is_theirs = false,
            _ if is_theirs => {}
            _ => out.push_str(line),
        }
    }
    out
}

/// Files that were read already.
struct Kept(BTreeMap<String, Vec<u8>>);

impl Files for Kept {
    fn list(&self, _: &Patterns) -> Result<Vec<String>, ListFailure> {
        Ok(self.0.keys().cloned().collect())
    }

    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFailure> {
        let Some(text) = self.0.get(name) else { return Err(ReadFailure::Refused(io::ErrorKind::NotFound.into())) };
        if text.len() > limit { Err(ReadFailure::TooLarge) } else { Ok(text.clone()) }
    }
}
