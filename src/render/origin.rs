//! A document taken apart for printing.

use crate::markdown::{Manuscript, manuscript, note_key};
use crate::model::{Content, Document, DocumentReference, Goal, Prose, Spanned, flat_appendices, flat_goals};
use crate::numbering::{Numbering, numbers_goals};
use crate::source::SourceId;
use crate::workspace::{Workspace, starts};
use jiff::civil::Date as Day;
use pulldown_cmark::Event;
use std::collections::{BTreeMap, BTreeSet};

/// What stands where a title is missing: a heading is never empty.
pub const NAMELESS: &str = "–";

/// The text of a footnote.
#[derive(Debug)]
pub enum NoteText<'a> {
    /// Defined in a text, as its events.
    Events(Vec<Event<'static>>),
    /// Defined under `footnotes`.
    Prose(&'a Prose),
}

/// A document that something on the page is taken from: the one that is printed, or one that it prints parts of or
/// refers to.
#[derive(Debug)]
pub struct Origin<'a> {
    /// Its file.
    pub id: SourceId,
    /// The document.
    pub document: &'a Document,
    /// What it has as every document has it.
    pub content: Content<'a>,
    /// The day it begins to hold, for names that change.
    pub day: Option<Day>,
    /// The text of the body, and then of each appendix, empty where there is none.
    pub texts: Vec<Manuscript>,
    /// The numbers of its parts.
    pub numbering: Numbering,
    /// Its footnotes by their [`note_key`].
    pub notes: BTreeMap<String, NoteText<'a>>,
    /// The plan it follows up, when that is another.
    pub followed: Option<DocumentReference>,
    /// Its goals, groups left out: the first has the number 1.
    pub goals: Vec<&'a Spanned<Goal>>,
    /// The number of each goal that has an id.
    pub goal_numbers: BTreeMap<&'a str, usize>,
}

impl<'a> Origin<'a> {
    /// The document in the file `id`, if it is one that can be printed.
    pub fn of(workspace: &'a Workspace, id: SourceId) -> Option<Origin<'a>> {
        let document = workspace.document(id)?;
        let content = document.content()?;
        let appendices = flat_appendices(content.appendices);
        let bodies: Vec<Option<&Prose>> =
            std::iter::once(content.body).chain(appendices.into_iter().map(|appendix| appendix.body.as_ref())).collect();
        let keys = note_keys(&content, &bodies);
        let take_apart = |body: &Prose| manuscript(body.text(), |key| keys.contains(key));
        let mut texts: Vec<Manuscript> = bodies.iter().map(|body| body.map(take_apart).unwrap_or_default()).collect();
        let mut notes: BTreeMap<String, NoteText<'a>> = BTreeMap::new();
        for (key, events) in texts.iter_mut().flat_map(|text| std::mem::take(&mut text.notes)) {
            notes.entry(key).or_insert(NoteText::Events(events));
        }
        for (name, text) in &content.footnotes.0 {
            notes.entry(note_key(&name.value)).or_insert(NoteText::Prose(text));
        }
        let goals = flat_goals(content.goals);
        let outline = workspace.outline(id);
        let numbering = Numbering::of(document, &content, &texts, numbers_goals(document, &goals, outline));
        let followed = outline.followed.clone();
        let mut goal_numbers = BTreeMap::new();
        for (index, goal) in goals.iter().enumerate() {
            if let Some(id) = &goal.id {
                goal_numbers.entry(id.text()).or_insert(index + 1);
            }
        }
        Some(Origin { id, document, content, day: starts(document), texts, numbering, notes, followed, goals, goal_numbers })
    }

    /// The document's title, else its id.
    pub fn title(&self) -> String {
        let title = self.content.title.map(|title| title.value.clone()).filter(|title| !title.trim().is_empty());
        title.or_else(|| self.content.id.map(|id| id.text().to_owned())).unwrap_or_else(|| NAMELESS.to_owned())
    }

    /// What is printed before its goal with that number, if its goals are numbered.
    pub fn goal_number(&self, number: usize) -> Option<String> {
        self.numbering.numbers_goals.then(|| number.to_string())
    }

    /// `prose` taken apart.
    pub fn manuscript(&self, prose: &Prose) -> Manuscript {
        manuscript(prose.text(), |key| self.notes.contains_key(key))
    }
}

/// The keys of all footnotes of a document, whose texts are `bodies`: a text may call a footnote that another defines.
fn note_keys(content: &Content<'_>, bodies: &[Option<&Prose>]) -> BTreeSet<String> {
    let with_notes = bodies.iter().flatten().filter(|body| body.text().contains("[^"));
    let defined = with_notes.flat_map(|body| manuscript(body.text(), |_| false).notes).map(|(key, _)| key);
    defined.chain(content.footnotes.0.iter().map(|(name, _)| note_key(&name.value))).collect()
}
