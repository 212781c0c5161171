//! Documents on paper: a view for print with okplan's templates and fonts, as a PDF or as the sources of one.
//!
//! `kit` holds the templates and fonts, `data` is what a template reads, with the widths of columns from `widths`. With the
//! feature `pdf` the typesetter makes a PDF of them, and `faults` finds what it cannot print in the document's file. `paper` is
//! for reports, which are told of documents and are none.

mod data;
#[cfg(feature = "pdf")]
mod faults;
mod joints;
mod kit;
mod paper;
mod widths;

pub use paper::{Paper, PaperFailure, no_paper, paper};

use crate::diagnostic::Diagnostic;
#[cfg(feature = "pdf")]
use crate::render::PrintView;
use crate::render::{RenderFailure, print_view};
use crate::source::SourceId;
use crate::text::Text;
use crate::workspace::Workspace;

/// Why a document could not be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintFailure {
    /// There is nothing to print, or too much.
    Document(RenderFailure),
    /// What stands at a place in a file cannot be printed.
    Findings(Vec<Diagnostic>),
    /// Something that belongs to no place.
    Because(Text),
}

impl From<RenderFailure> for PrintFailure {
    fn from(failure: RenderFailure) -> Self {
        PrintFailure::Document(failure)
    }
}

/// Whether this okplan can make a PDF.
pub const WITH_PDF: bool = cfg!(feature = "pdf");

/// The document in the file `id` as a PDF, of an agreement in identical copies the copy of `party`: tagged, accessible
/// (PDF/UA-1), fit for archives (PDF/A-2a) if anything in it says when it is from, and the same bytes each time.
///
/// # Errors
/// When the document cannot be printed, or okplan is built without the feature `pdf`.
pub fn pdf(workspace: &Workspace, id: SourceId, party: Option<&str>) -> Result<Vec<u8>, PrintFailure> {
    let view = print_view(workspace, id, party)?;
    let bytes = data::bytes(&view);
    #[cfg(feature = "pdf")]
    return typeset(&view, &bytes).map_err(|fault| faults::failure(workspace, id, fault));
    #[cfg(not(feature = "pdf"))]
    {
        let _ = bytes;
        Err(PrintFailure::Because(without_pdf()))
    }
}

/// That this okplan makes no PDF.
pub fn without_pdf() -> Text {
    Text::new(
        "Den här okplan är byggd utan PDF: bygg den med --features pdf, eller skriv ut som html eller typst",
        "This okplan is built without PDF: build it with --features pdf, or print as html or typst",
    )
}

#[cfg(feature = "pdf")]
fn typeset(view: &PrintView, data: &[u8]) -> Result<Vec<u8>, crate::typeset::Fault> {
    let about = &view.about;
    let parts = [about.id.as_deref(), about.edition.as_deref(), about.record.as_deref(), about.copy_of.as_deref()];
    let main = kit::main(view.page.kind);
    let mut files: Vec<(&str, &[u8])> = kit::TEMPLATES.to_vec();
    files.push((kit::DATA, data));
    crate::typeset::pdf(&crate::typeset::Job {
        main: &main,
        files,
        fonts: kit::fonts(),
        margins: kit::margins(data::is_wide(&view.page)),
        identity: about.id.as_ref().map(|_| parts.map(Option::unwrap_or_default).join("\n")),
        dated: about.date.is_some(),
        creator: format!("okplan {}", env!("CARGO_PKG_VERSION")),
    })
}

/// The sources of the document in the file `id` for `typst compile`: names and contents of the files of a folder.
///
/// # Errors
/// When the document cannot be printed.
pub fn sources(workspace: &Workspace, id: SourceId, party: Option<&str>) -> Result<Vec<(String, Vec<u8>)>, RenderFailure> {
    let view = print_view(workspace, id, party)?;
    let mut files: Vec<(String, Vec<u8>)> =
        kit::TEMPLATES.iter().map(|(name, text)| ((*name).to_owned(), text.to_vec())).collect();
    files.push((kit::DATA.to_owned(), data::pretty(&view)));
    files.extend(kit::FONTS.iter().map(|(name, font)| (format!("fonts/{name}"), font.to_vec())));
    files.push(("README.txt".to_owned(), kit::readme(view.page.kind).into_bytes()));
    Ok(files)
}
