//! Documents for Word: a view for print as a document that can be edited, and two as one with tracked changes.
//!
//! `page` puts a document together from its title block (`head`), the blocks of its view (`blocks`, `tables` with `columns`
//! and `widths`) and its prose (`prose`). `redline` makes one of two.

mod blocks;
mod columns;
mod head;
mod page;
mod prose;
mod redline;
mod tables;
mod widths;

pub use redline::{Ids, Revised, redline};

use crate::docx;
use crate::render::{PrintView, RenderFailure, print_view};
use crate::source::SourceId;
use crate::text::Text;
use crate::workspace::Workspace;

/// The document in the file `id` as a file of Word, of an agreement in identical copies the copy of `party`.
///
/// # Errors
/// When the document cannot be printed.
pub fn docx(workspace: &Workspace, id: SourceId, party: Option<&str>) -> Result<Vec<u8>, RenderFailure> {
    written(&document(&print_view(workspace, id, party)?))
}

/// `view` as a document of Word.
pub fn document(view: &PrintView) -> docx::Document {
    page::document(view, &page::Manner::default())
}

fn written(document: &docx::Document) -> Result<Vec<u8>, RenderFailure> {
    docx::write(document).map_err(|error| RenderFailure { message: Text::from(&error) })
}
