//! A page while it is laid out: what has been printed so far, and what the parts of it share.

use super::MAX_OUTPUT;
use super::anchors::Anchors;
use super::labels::Labels;
use super::notes::Notes;
use super::origin::{NAMELESS, Origin};
use super::piece::{Phrase, Piece, plain};
use super::prose::relative;
use super::view::Heading;
use super::writer::{NewWriter, Writer};
use super::written::Written;
use crate::model::{ContentLanguage, Prose};
use crate::picture::Kind;
use crate::source::SourceId;
use crate::text::Language;
use crate::workspace::Workspace;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The addresses of parts on the page by id.
pub type PartAnchors = BTreeMap<String, String>;

/// A page while it is laid out.
pub struct Page<'a> {
    /// All documents.
    pub workspace: &'a Workspace,
    /// The language of the document.
    pub language: Language,
    /// The labels in that language.
    pub labels: &'static Labels,
    /// What writes the format.
    pub writer: Box<dyn Writer>,
    /// The document that is printed.
    pub main: Rc<Origin<'a>>,
    /// The party whose copy of an identical-copies agreement this is.
    pub party: Option<String>,
    /// The footnotes called so far.
    pub notes: Notes<'a>,
    /// The address of every part printed so far.
    pub printed: PartAnchors,
    /// The last heading that was printed: its level, plain text and address.
    pub last_heading: (u8, String, String),
    /// The places that are being printed, for one that leads back to itself.
    pub active: Vec<(SourceId, String)>,
    /// Which data of the printed document has been printed: by place, the numbers of its entries in order.
    pub shown: BTreeMap<&'static str, BTreeSet<usize>>,
    origins: BTreeMap<SourceId, Rc<Origin<'a>>>,
    anchors: Anchors,
    earlier: PartAnchors,
    spent: usize,
    /// What the addresses of pictures take, which a format may put into the page.
    spent_on_pictures: usize,
}

/// The labels in `language`, with those of the workspace's house style if that is its language.
pub fn labels(workspace: &Workspace, language: Language) -> &'static Labels {
    Labels::with(language, &own_labels(workspace, language))
}

/// The labels of the house style of `workspace` for documents in `language`: names and words.
fn own_labels(workspace: &Workspace, language: Language) -> Vec<(String, String)> {
    let own = workspace.settings().style.iter().filter(|_| language == workspace.language());
    own.flat_map(|style| &style.labels.0).map(|(name, words)| (name.value.clone(), words.value.trim().to_owned())).collect()
}

impl<'a> Page<'a> {
    /// A page of the document `main`. `earlier` are the addresses that laying it out once before has given.
    pub fn new(workspace: &'a Workspace, main: Rc<Origin<'a>>, writer: NewWriter, earlier: PartAnchors) -> Self {
        let language = match main.content.language {
            Some(ContentLanguage::Sv) => Language::Sv,
            Some(ContentLanguage::En) => Language::En,
            None => workspace.language(),
        };
        let labels = labels(workspace, language);
        let writer = writer(labels);
        let title = main.title();
        let mut anchors = Anchors::default();
        let title_anchor = anchors.take(&*writer, writer.heading_anchor(None, &title, None));
        Page {
            workspace,
            language,
            labels,
            writer,
            origins: BTreeMap::from([(main.id, Rc::clone(&main))]),
            main,
            party: None,
            notes: Notes::default(),
            printed: BTreeMap::new(),
            last_heading: (1, title, title_anchor),
            active: Vec::new(),
            shown: BTreeMap::new(),
            anchors,
            earlier,
            spent: 0,
            spent_on_pictures: 0,
        }
    }

    /// The document in the file `id`, taken apart.
    pub fn origin(&mut self, id: SourceId) -> Option<Rc<Origin<'a>>> {
        if let Some(known) = self.origins.get(&id) {
            return Some(Rc::clone(known));
        }
        let origin = Rc::new(Origin::of(self.workspace, id)?);
        self.origins.insert(id, Rc::clone(&origin));
        Some(origin)
    }

    /// The labels as the format writes them, for templates, which print them as they are.
    pub fn written_labels(&self) -> &'static Labels {
        let written = own_labels(self.workspace, self.language).into_iter().map(|(name, words)| match self.writer.text(&words) {
            Written::Text(text) => (name, text),
            Written::Tree(_) => (name, words),
        });
        Labels::with(self.language, &written.collect::<Vec<_>>())
    }

    /// The address of the part `id` of the printed document, if the page prints it where one can go.
    pub fn anchor_of(&self, id: &str) -> Option<&str> {
        self.earlier.get(id).map(String::as_str)
    }

    /// Gives the part `id` of `origin`, which is no heading, an address and notes it; nothing for a part without id, of
    /// another document or printed before.
    pub fn take_anchor(&mut self, origin: &Origin<'_>, id: Option<&str>) -> Option<String> {
        let id = id.filter(|id| origin.id == self.main.id && !self.printed.contains_key(*id))?;
        let anchor = self.writer.part_anchor(id)?;
        let anchor = self.anchors.take(&*self.writer, anchor);
        self.printed.insert(id.to_owned(), anchor.clone());
        Some(anchor)
    }

    /// A heading with an address of its own, at most one level below the last.
    pub fn heading(
        &mut self,
        origin: &Origin<'_>,
        level: u8,
        number: Option<String>,
        text: &Phrase,
        id: Option<&str>,
    ) -> Heading {
        let level = level.min(self.last_heading.0 + 1).clamp(2, 6);
        let title = plain(&text.0);
        let own_id = id.filter(|id| origin.id == self.main.id && !self.printed.contains_key(*id));
        let wanted = self.writer.heading_anchor(number.as_deref(), &title, own_id);
        let anchor = self.anchors.take(&*self.writer, wanted);
        if let Some(id) = own_id {
            self.printed.insert(id.to_owned(), anchor.clone());
        }
        let text = if title.trim().is_empty() { self.text(NAMELESS) } else { self.line(text) };
        self.last_heading = (level, title, anchor.clone());
        let title = self.text(&self.last_heading.1.clone());
        Heading { level, number, text, title, anchor }
    }

    /// Notes that the entry `number` of the data at `place` is printed.
    pub fn show(&mut self, origin: &Origin<'_>, place: &'static str, number: usize) {
        if origin.id == self.main.id {
            self.shown.entry(place).or_default().insert(number);
        }
    }

    /// Whether the page has grown past what a page may be.
    pub fn is_too_large(&self) -> bool {
        self.spent > MAX_OUTPUT || self.spent_on_pictures > MAX_OUTPUT
    }

    /// The address in the format of a picture in a text of `origin`, whose file has the path `file` from there, and what it is;
    /// nothing if it cannot be used, or the page is too large.
    pub fn picture(&mut self, origin: &Origin<'_>, file: &str) -> Option<(String, Kind)> {
        let found = self.workspace.picture(origin.id, file).ok().filter(|_| !self.is_too_large())?;
        let here = self.workspace.own_name(self.main.id);
        let address = self.writer.picture_in_text(found.name, &relative(here, found.name), found.kind, found.bytes);
        self.spent_on_pictures += address.len();
        Some((address, found.kind))
    }

    /// Counts what is written; once the page is too large, nothing more is.
    fn spend(&mut self, write: impl FnOnce(&dyn Writer) -> Written) -> Written {
        if self.is_too_large() {
            return Written::default();
        }
        let text = write(&*self.writer);
        // The markup around a text costs something as well.
        self.spent += text.size() + 64;
        text
    }

    /// Plain text in the format.
    pub fn text(&mut self, text: &str) -> Written {
        self.spend(|writer| writer.text(text))
    }

    /// A phrase in the format.
    pub fn line(&mut self, phrase: &Phrase) -> Written {
        self.spend(|writer| writer.line(&phrase.0))
    }

    /// Blocks in the format.
    pub fn blocks(&mut self, pieces: &[Piece]) -> Written {
        self.spend(|writer| writer.blocks(pieces))
    }

    /// Blocks in a cell in the format.
    pub fn cell(&mut self, pieces: &[Piece]) -> Written {
        self.spend(|writer| writer.cell(pieces))
    }

    /// The text of a footnote in the format.
    pub fn note_text(&mut self, number: usize, pieces: &[Piece]) -> Written {
        self.spend(|writer| writer.note(number, pieces))
    }

    /// Phrases in a cell, each a paragraph.
    pub fn cell_of(&mut self, phrases: Vec<Phrase>) -> Written {
        let pieces: Vec<Piece> = phrases.into_iter().flat_map(Phrase::paragraph).collect();
        self.cell(&pieces)
    }

    /// `prose` of `origin` in a cell.
    pub fn prose_cell(&mut self, origin: &Rc<Origin<'a>>, prose: Option<&Prose>) -> Written {
        let Some(prose) = prose else { return Written::default() };
        let pieces = self.prose(origin, prose);
        self.cell(&pieces)
    }
}
