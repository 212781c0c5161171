//! Two documents as one with tracked changes: all of them accepted it says what the new one does, all rejected the old.
//!
//! `align` finds which paragraph, table and row is which, by the ids of parts and by their words. `blocks` makes one of each
//! pair, with ends that stay where one has to (`ends`), or takes one side as a `whole`; `wording` marks its words as the other
//! views of a comparison do, `notes` has the footnotes and `places` where links lead.

mod align;
mod blocks;
mod ends;
mod notes;
mod places;
mod whole;
mod wording;

use super::page::{self, Manner};
use super::written;
use crate::composed::compose;
use crate::diagnostic::Diagnostic;
use crate::diff::{Changes, In};
use crate::docx::{Block, Content, Document, File, Margins, Paragraph, Picture, Revision, Span, Style};
use crate::render::{PrintView, RenderFailure, print_view};
use crate::workspace::Workspace;
use blocks::{Merger, each_paragraph};
use std::collections::BTreeMap;
use wording::Notes;

/// Who made the changes.
const AUTHOR: &str = "okplan";

/// The old id of a part, and its new one.
pub type Ids = BTreeMap<String, String>;

/// What is compared.
pub struct Revised<'a> {
    /// The old document; nothing when it is new.
    pub old: Option<In<'a>>,
    /// The new document; nothing when it is gone.
    pub new: Option<In<'a>>,
    /// The parts whose ids are others now.
    pub ids: Ids,
    /// The day of the changes as `2026-11-22`, if they shall have one.
    pub date: Option<String>,
}

impl<'a> Revised<'a> {
    /// What `changes` compares.
    pub fn of(old: In<'a>, new: In<'a>, changes: &Changes, date: Option<String>) -> Self {
        let id = |new: usize, old: usize| Some((changes.old.parts[old].id()?, changes.new.parts[new].id()?));
        let pairs = (0..changes.new.parts.len()).filter_map(|new| id(new, changes.old_of(new)?));
        let ids = pairs.filter(|(old, new)| old != new).map(|(old, new)| (old.to_owned(), new.to_owned())).collect();
        Revised { old: Some(old), new: Some(new), ids, date }
    }
}

/// Both sides of `revised` as one file of Word, whole, with what was put in and taken out as tracked changes by "okplan".
///
/// # Errors
/// When one of them cannot be printed.
pub fn redline(revised: Revised<'_>) -> Result<Tracked<'_>, RenderFailure> {
    redline_under(&[], revised)
}

/// As [`redline`], under `remarks` that belong to neither side: they are no tracked changes.
///
/// # Errors
/// When one of the sides cannot be printed.
pub fn redline_under<'a>(remarks: &[String], revised: Revised<'a>) -> Result<Tracked<'a>, RenderFailure> {
    let (old, new) = (seen(revised.old)?, seen(revised.new)?);
    let mut left_out = Vec::new();
    let mut document = merged(old.as_ref(), new.as_ref(), revised.ids, revised.date, &mut left_out);
    let remark = |words: &String| Block::Paragraph(Paragraph { spans: vec![Span::text(words.as_str())], ..Paragraph::default() });
    document.blocks.splice(0..0, remarks.iter().map(remark));
    Ok(Tracked { file: written(&document)?, left_out })
}

/// A file of Word with tracked changes.
pub struct Tracked<'a> {
    /// The file.
    pub file: Vec<u8>,
    /// What is told of pictures that stand as text in it, each in its workspace.
    pub left_out: Vec<(&'a Workspace, Diagnostic)>,
}

/// A side with its view.
struct Seen<'a> {
    side: In<'a>,
    view: PrintView,
}

fn seen(side: Option<In<'_>>) -> Result<Option<Seen<'_>>, RenderFailure> {
    let view = |side: In<'_>| print_view(side.workspace, side.source, None);
    side.map(|side| Ok(Seen { side, view: view(side)? })).transpose()
}

fn merged<'a>(
    old: Option<&Seen<'a>>,
    new: Option<&Seen<'a>>,
    ids: Ids,
    date: Option<String>,
    told: &mut Vec<(&'a Workspace, Diagnostic)>,
) -> Document {
    let views: Vec<&PrintView> = old.into_iter().chain(new).map(|seen| &seen.view).collect();
    let manner = Manner { merged: false, landscape: Some(views.iter().any(|view| page::is_wide(view))) };
    let mut document = |seen: Option<&Seen<'a>>| {
        let Seen { side: In { workspace, source }, view } = seen?;
        let (document, left_out) = page::document(workspace, *source, view, &manner);
        told.extend(left_out.into_iter().map(|one| (*workspace, one)));
        Some(composed(document))
    };
    let (old, new) = (document(old), document(new));
    let is_pair = old.is_some() && new.is_some();
    let shown = new.as_ref().or(old.as_ref()).cloned().unwrap_or_default();
    let (mut old, mut new) = (old.unwrap_or_default(), new.unwrap_or_default());
    places::set_apart(&mut old);
    let files = shared_files(&mut old, &mut new);
    let mut merger = merger(&mut old, &mut new, ids);
    let mut blocks = merger.blocks(&old.blocks, &new.blocks, false);
    // Nothing can be put in after the last paragraph or take its place.
    blocks.push(Block::Paragraph(Paragraph { style: Style::Gap, ..Paragraph::default() }));
    let mut notes = notes::merged(&mut merger, &old, &new, &mut blocks);
    for blocks in std::iter::once(&mut blocks).chain(notes.iter_mut().map(|note| &mut note.blocks)) {
        places::settle(blocks, &merger.lives_on);
        ends::join(blocks);
        merger.settle_lists(blocks);
    }
    let margins = if is_pair { margins(&merger.notes, &old.margins, &new.margins) } else { shown.margins };
    let revision = Revision { author: AUTHOR.to_owned(), date };
    Document { margins, blocks, notes, lists: merger.lists, files, revision, ..shown }
}

/// What stood and what stands in the margins.
fn margins(notes: &Notes, old: &Margins, new: &Margins) -> Margins {
    Margins {
        first: notes.merged(&old.first, &new.first),
        head: notes.merged(&old.head, &new.head),
        mark: notes.merged(&old.mark, &new.mark),
        foot: notes.merged(&old.foot, &new.foot),
        under: notes.merged(&old.under, &new.under),
        page: notes.merged(&old.page, &new.page),
        page_of: notes.merged(&old.page_of, &new.page_of),
    }
}

/// `document` with its texts in composed form, so that only other words are marked.
fn composed(mut document: Document) -> Document {
    let mut paragraph = |paragraph: &mut Paragraph| {
        for span in &mut paragraph.spans {
            if let Content::Text(text) = &mut span.content {
                compose(text);
            }
        }
    };
    each_paragraph(&mut document.blocks, &mut paragraph);
    document.notes.iter_mut().for_each(|note| each_paragraph(&mut note.blocks, &mut paragraph));
    document
}

/// The files of the pictures of both, each once, with the pictures of the old document led to them.
fn shared_files(old: &mut Document, new: &mut Document) -> Vec<File> {
    let mut files = std::mem::take(&mut new.files);
    let places: Vec<usize> = std::mem::take(&mut old.files)
        .into_iter()
        .map(|file| {
            files.iter().position(|known| *known == file).unwrap_or_else(|| {
                files.push(file);
                files.len() - 1
            })
        })
        .collect();
    each_span_of(old, &mut |span| {
        if let Content::Picture(picture) = &mut span.content {
            picture.file = places.get(picture.file).copied().unwrap_or(picture.file);
        }
    });
    files
}

/// Looks at each stretch of `document`, its footnotes included.
fn each_span_of(document: &mut Document, look: &mut impl FnMut(&mut Span)) {
    each_span(&mut document.blocks, look);
    document.notes.iter_mut().for_each(|note| each_span(&mut note.blocks, look));
}

/// The pictures in `documents`, numbered.
fn pictures(documents: [&mut Document; 2]) -> BTreeMap<Picture, u32> {
    let mut all = BTreeMap::new();
    for document in documents {
        each_span_of(document, &mut |span| {
            if let Content::Picture(picture) = &span.content {
                let next = u32::try_from(all.len()).unwrap_or(u32::MAX);
                all.entry(picture.clone()).or_insert(next);
            }
        });
    }
    all
}

fn merger(old: &mut Document, new: &mut Document, ids: Ids) -> Merger {
    Merger {
        notes: Notes { pictures: pictures([old, new]), ..notes::paired(old, new) },
        renamed: ids,
        lives_on: BTreeMap::new(),
        lists: new.lists.iter().chain(&old.lists).copied().collect(),
        new_lists: new.lists.len(),
        new_list_of: BTreeMap::new(),
    }
}

fn each_span(blocks: &mut [Block], look: &mut impl FnMut(&mut Span)) {
    each_paragraph(blocks, &mut |paragraph| paragraph.spans.iter_mut().for_each(&mut *look));
}
