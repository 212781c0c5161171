//! A document laid out in printed order.

mod activities;
mod appendices;
mod body;
mod clause_style;
mod clauses;
mod columns;
mod decision;
mod effect;
mod follow_up;
mod goals;
mod grid;
mod head;
mod lists;
mod places;
mod process;
mod prolongation;
mod record;
mod remarks;

use super::RenderFailure;
use super::origin::Origin;
use super::page::{Page, PartAnchors};
use super::piece::{Mark, Phrase, Piece};
use super::view::{NoteView, PageView};
use super::writer::NewWriter;
use crate::source::SourceId;
use crate::text;
use crate::workspace::Workspace;
use std::rc::Rc;

/// The page of the document in the file `id`. It is laid out twice: the first time tells the addresses of what is
/// printed, for references that come before it.
///
/// # Errors
/// When the file holds no document, or the page is too large.
pub fn page(workspace: &Workspace, id: SourceId, writer: NewWriter, party: Option<&str>) -> Result<PageView, RenderFailure> {
    let origin = Origin::of(workspace, id).ok_or_else(RenderFailure::no_document)?;
    let origin = Rc::new(origin);
    let (_, anchors) = lay_out(workspace, &origin, writer, party, PartAnchors::new())?;
    let (view, _) = lay_out(workspace, &origin, writer, party, anchors)?;
    Ok(view)
}

fn lay_out<'a>(
    workspace: &'a Workspace,
    origin: &Rc<Origin<'a>>,
    writer: NewWriter,
    party: Option<&str>,
    earlier: PartAnchors,
) -> Result<(PageView, PartAnchors), RenderFailure> {
    let mut page = Page::new(workspace, Rc::clone(origin), writer, earlier);
    page.party = party.map(str::to_owned);
    let head = page.head(origin);
    let mut blocks = page.before_body(origin);
    blocks.append(&mut page.body(origin, 0, 1));
    blocks.append(&mut page.leftovers(origin));
    let blocks = page.writer.arrange(blocks);
    let notes = notes(&mut page);
    page.last_heading.0 = 1;
    let heading = Phrase::text(page.labels.notes);
    let notes_anchor = page.heading(origin, 2, None, &heading, None).anchor;
    if page.is_too_large() {
        let limit = super::MAX_OUTPUT >> 20;
        let message = text!(
            "Sidan blir större än {limit} MiB: skriver dokumentet ut något många gånger om?",
            "The page grows past {limit} MiB: does the document print something many times over?"
        );
        return Err(RenderFailure { message });
    }
    let view = PageView {
        language: page.language.tag(),
        labels: page.labels,
        kind: origin.document.kind().word(),
        head,
        blocks,
        notes,
        notes_anchor,
    };
    Ok((view, page.printed))
}

/// The footnotes. One may call another, which then follows; ways back are added when all calls are known.
fn notes(page: &mut Page<'_>) -> Vec<NoteView> {
    let mut texts = Vec::new();
    while let Some((_, pieces)) = page.note(texts.len() + 1) {
        texts.push(pieces);
    }
    let mut notes = Vec::new();
    for (index, mut pieces) in texts.into_iter().enumerate() {
        let calls = page.notes.called.get(index).map_or(0, |called| called.calls);
        let number = index + 1;
        add_way_back(&mut pieces, Piece::WayBack { number, calls });
        notes.push(NoteView { number, text: page.note_text(number, &pieces) });
    }
    notes
}

/// Puts the way back at the end of the last paragraph, or in one of its own.
fn add_way_back(pieces: &mut Vec<Piece>, way_back: Piece) {
    let ends_in_paragraph = {
        let mut open = Vec::new();
        let mut last = None;
        for piece in pieces.iter() {
            match piece {
                Piece::Open(mark) => open.push(mark),
                Piece::Close => last = open.pop(),
                _ => last = None,
            }
        }
        matches!(last, Some(Mark::Paragraph)) && matches!(pieces.last(), Some(Piece::Close))
    };
    if ends_in_paragraph {
        let end = pieces.len() - 1;
        pieces.insert(end, way_back);
    } else {
        pieces.extend([Piece::Open(Mark::Paragraph), way_back, Piece::Close]);
    }
}
