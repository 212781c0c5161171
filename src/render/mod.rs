//! A document as text to read and print: document, numbering, one typed view, template, text.
//!
//! Nothing here knows of paths, the clock or the command line. The steps, each in its own file:
//!
//! 1. `origin` takes a document apart: its bodies, its footnotes, the numbers of its parts.
//! 2. `prose` turns Markdown into pieces that belong to no format, with references and footnote numbers settled; the
//!    files under `words` do the same for dates, responsibilities and the rest of the data.
//! 3. A `Writer` per format turns pieces into its text: `html`, `gfm`; for print, `tree` keeps them as nodes.
//! 4. `build` lays out the `view` in printed order. It runs twice, since a reference may point at what is printed later.
//! 5. `templates` turns the view into the page. For print that is somebody else's work: `print` hands out the view.

mod address;
mod anchors;
mod build;
mod flat;
mod gfm;
mod html;
mod labels;
mod names;
pub mod node;
mod notes;
mod origin;
mod page;
mod piece;
mod plain;
mod print;
mod prose;
mod references;
mod templates;
mod tree;
pub mod view;
mod words;
mod writer;
mod written;

pub use html::escape as escape_html;
pub use labels::Labels;
pub use piece::Side;
pub use plain::Plain;
pub use print::{About, PrintView, print_view};
pub use templates::{TemplateError, Templates};
pub use written::Written;

use crate::model::Document;
use crate::source::SourceId;
use crate::text::Text;
use crate::workspace::Workspace;
use std::fmt;
use writer::NewWriter;

/// The most bytes a printed document may have. A document that prints another many times over, or a template whose loops
/// print without end, stops here. A loop that prints nothing does not: how long a template may run is for the caller to
/// say, since nothing here knows the clock.
pub const MAX_OUTPUT: usize = 64 << 20;

/// What a document is printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// GitHub-flavoured Markdown.
    Markdown,
    /// One self-contained HTML file.
    Html,
}

impl Format {
    /// The ending of file names and templates of this format, without the full stop.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Html => "html",
        }
    }

    fn writer(self) -> NewWriter {
        match self {
            Format::Markdown => |_| Box::new(gfm::Gfm),
            Format::Html => |labels| Box::new(html::Html { labels }),
        }
    }
}

/// Why a document could not be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderFailure {
    /// What went wrong, in both languages.
    pub message: Text,
}

impl RenderFailure {
    fn no_document() -> Self {
        let message =
            Text::new("Filen har inget dokument som går att skriva ut", "The file holds no document that can be printed");
        RenderFailure { message }
    }
}

impl fmt::Display for RenderFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.sv)
    }
}

impl std::error::Error for RenderFailure {}

impl From<TemplateError> for RenderFailure {
    fn from(error: TemplateError) -> Self {
        RenderFailure { message: error.message }
    }
}

/// The document in the file `id` as a whole page in `format`.
///
/// # Errors
/// When the file holds nothing that is printed, a template cannot be used, or the page grows past [`MAX_OUTPUT`].
pub fn render(workspace: &Workspace, id: SourceId, format: Format, templates: &Templates) -> Result<String, RenderFailure> {
    render_copy(workspace, id, format, templates, None)
}

/// The same, as the copy of `party` where the document is an agreement in identical copies: its name stands where the text
/// leaves it open.
///
/// # Errors
/// As [`render`].
pub fn render_copy(
    workspace: &Workspace,
    id: SourceId,
    format: Format,
    templates: &Templates,
    party: Option<&str>,
) -> Result<String, RenderFailure> {
    let document = printable(workspace, id)?;
    let view = build::page(workspace, id, format.writer(), party)?;
    Ok(templates.print(&format!("{}.{}", document.kind().word(), format.extension()), &view)?)
}

/// The document in the file `id`, if it is one that is printed.
fn printable(workspace: &Workspace, id: SourceId) -> Result<&Document, RenderFailure> {
    let failure = |sv: &str, en: &str| RenderFailure { message: Text::new(sv, en) };
    match workspace.document(id) {
        None => Err(RenderFailure::no_document()),
        Some(Document::Register(_)) => {
            Err(failure("Ett register har inget att skriva ut", "There is nothing to print in a register"))
        }
        Some(Document::Workspace(_)) => {
            Err(failure("Arbetsytans egen fil har inget att skriva ut", "There is nothing to print in the workspace's own file"))
        }
        Some(document) => Ok(document),
    }
}
