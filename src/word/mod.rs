//! Documents for Word: a view for print as a document that can be edited, and two as one with tracked changes.
//!
//! `page` puts a document together from its title block (`head`), the blocks of its view (`blocks`, `signatures`, `tables` with
//! `widths`), its prose (`prose`, `line`) and its pictures (`pictures`). `redline` makes one of two.

mod blocks;
mod head;
mod line;
mod page;
mod pictures;
mod prose;
mod redline;
mod signatures;
mod tables;
mod widths;

pub use redline::{Ids, Revised, Tracked, redline, redline_under};

use crate::diagnostic::Diagnostic;
use crate::docx;
use crate::render::{RenderFailure, print_view};
use crate::source::SourceId;
use crate::text::Text;
use crate::workspace::Workspace;

/// A file of Word.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The file.
    pub file: Vec<u8>,
    /// What is told of pictures that stand as text in it.
    pub left_out: Vec<Diagnostic>,
}

/// The document in the file `id` as a file of Word, of an agreement in identical copies the copy of `party`.
///
/// # Errors
/// When the document cannot be printed.
pub fn docx(workspace: &Workspace, id: SourceId, party: Option<&str>) -> Result<Made, RenderFailure> {
    let view = print_view(workspace, id, party)?;
    let (document, left_out) = page::document(workspace, id, &view, &page::Manner::default());
    Ok(Made { file: written(&document)?, left_out })
}

fn written(document: &docx::Document) -> Result<Vec<u8>, RenderFailure> {
    docx::write(document).map_err(|error| RenderFailure { message: Text::from(&error) })
}
