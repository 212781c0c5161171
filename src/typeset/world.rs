//! All the engine sees: a few files and fonts in memory.

use super::Job;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// Fonts, read once.
pub struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    /// The fonts in the font files `files`; a file that is none has none.
    pub fn of(files: &[&'static [u8]]) -> Self {
        let fonts: Vec<Font> = files.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
        Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }
}

impl Fonts {
    /// These with the fonts in the font files `more` after them.
    #[must_use]
    pub fn with(&self, more: Vec<Vec<u8>>) -> Self {
        let more = more.into_iter().flat_map(|file| Font::iter(Bytes::new(file)));
        let fonts: Vec<Font> = self.fonts.iter().cloned().chain(more).collect();
        Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }

    /// The names of all families, each once, in the order of the fonts.
    pub fn families(&self) -> Vec<&str> {
        let mut families: Vec<&str> = self.fonts.iter().map(|font| font.info().family.as_str()).collect();
        families.dedup();
        families
    }

    /// The names of the families that these have after those of `first`, each once, sorted.
    pub fn families_after(&self, first: &Fonts) -> Vec<String> {
        let families: BTreeSet<String> =
            self.fonts.iter().skip(first.fonts.len()).map(|font| font.info().family.clone()).collect();
        families.into_iter().collect()
    }

    /// The characters of `needed` that some font of `family` lacks, in their order.
    pub fn lacking(&self, family: &str, needed: &str) -> Vec<char> {
        let of_family = |font: &&Font| font.info().family.eq_ignore_ascii_case(family);
        let lacks = |c: &char| self.fonts.iter().filter(of_family).any(|font| !font.info().coverage.contains(u32::from(*c)));
        needed.chars().filter(lacks).collect()
    }
}

/// The world of one job.
pub struct Sealed<'a> {
    main: FileId,
    sources: BTreeMap<PathBuf, Source>,
    files: BTreeMap<PathBuf, Bytes>,
    fonts: &'a Fonts,
}

/// The standard library of the engine, made once; with the functions that say which cells head a row.
fn library() -> &'static LazyHash<Library> {
    static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();
    LIBRARY.get_or_init(|| LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()))
}

fn file_id(name: &str) -> Option<FileId> {
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?)))
}

/// What a file is looked up by: its place, within the project and no package.
fn place(id: FileId) -> PathBuf {
    PathBuf::from(id.vpath().get_with_slash())
}

impl<'a> Sealed<'a> {
    /// The world of `job`. Files that end in `.typ` are templates, all others data. Nothing
    /// if the first template has a name no file can have.
    pub fn of(job: &Job<'a>) -> Option<Self> {
        let (mut sources, mut files) = (BTreeMap::new(), BTreeMap::new());
        for (name, content) in &job.files {
            let Some(id) = file_id(name) else { continue };
            match std::str::from_utf8(content) {
                Ok(text) if name.ends_with(".typ") => {
                    sources.insert(place(id), Source::new(id, text.to_owned()));
                }
                _ => {
                    files.insert(place(id), Bytes::new(content.to_vec()));
                }
            }
        }
        Some(Sealed { main: file_id(job.main)?, sources, files, fonts: job.fonts })
    }

    /// Puts `content` in the place of the data called `name`.
    pub fn write(&mut self, name: &str, content: Vec<u8>) {
        if let Some(id) = file_id(name) {
            self.files.insert(place(id), Bytes::new(content));
        }
    }
}

/// Whether a file belongs to the project; packages do not exist.
fn is_ours(id: FileId) -> bool {
    matches!(id.root(), VirtualRoot::Project)
}

impl World for Sealed<'_> {
    fn library(&self) -> &LazyHash<Library> {
        library()
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = self.sources.get(&place(id)).filter(|_| is_ours(id));
        found.cloned().ok_or_else(|| FileError::NotFound(place(id)))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.get(&place(id)).filter(|_| is_ours(id));
        found.cloned().ok_or_else(|| FileError::NotFound(place(id)))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
