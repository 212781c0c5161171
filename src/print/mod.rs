//! Documents on paper: a view for print with okplan's templates and fonts, as a PDF or as the sources of one.
//!
//! `kit` holds the templates and fonts, `house` what the workspace adds to them, `data` is what a template reads, with the
//! widths of columns from `widths`, by the widths of what stands in them (`words`), how much stands in cells from `amounts`,
//! `calls` the footnotes in the order they are read, and `pictures` those in texts. With the feature `pdf` the typesetter makes a PDF of them, and `faults` finds what it cannot print
//! in the document's file. `paper` is for reports, which are told of documents and are none.

mod amounts;
mod calls;
mod data;
#[cfg(feature = "pdf")]
mod faults;
mod house;
mod joints;
mod kit;
mod paper;
mod parting;
mod pictures;
mod widths;
mod words;

pub use kit::Kit;
pub use paper::{OnPaper, Paper, PaperFailure, PaperFault, no_paper, paper, paper_failure};

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

/// The document in the file `id` as a PDF, with okplan's own templates, see [`pdf_with`].
///
/// # Errors
/// As [`pdf_with`].
pub fn pdf(workspace: &Workspace, id: SourceId, party: Option<&str>) -> Result<Vec<u8>, PrintFailure> {
    pdf_with(workspace, id, party, &Kit::default())
}

/// The document in the file `id` as a PDF, of an agreement in identical copies the copy of `party`: tagged, accessible
/// (PDF/UA-1), fit for archives (PDF/A-2a) if anything in it says when it is from, and the same bytes each time. `kit` are the
/// templates.
///
/// # Errors
/// When the document cannot be printed, or okplan is built without the feature `pdf`.
pub fn pdf_with(workspace: &Workspace, id: SourceId, party: Option<&str>, kit: &Kit) -> Result<Vec<u8>, PrintFailure> {
    #[cfg(feature = "pdf")]
    return typeset(workspace, id, &print_view(workspace, id, party)?, kit);
    #[cfg(not(feature = "pdf"))]
    {
        let _ = (print_view(workspace, id, party)?, kit);
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
fn typeset(workspace: &Workspace, id: SourceId, view: &PrintView, kit: &Kit) -> Result<Vec<u8>, PrintFailure> {
    let own_fonts = house::own_fonts(workspace).map_err(PrintFailure::Findings)?;
    let fonts = own_fonts.as_ref().unwrap_or(kit::fonts());
    let data = data::value(view);
    let problems = pictures::unusable(workspace, id, &data);
    if !problems.is_empty() {
        return Err(PrintFailure::Findings(problems));
    }
    let shown = pictures::shown(&data);
    let text = data.to_string().into_bytes();
    drop(data);
    let (about, logo) = (&view.about, house::pictures(workspace));
    let parts = [about.id.as_deref(), about.edition.as_deref(), about.record.as_deref(), about.copy_of.as_deref()];
    let main = kit::main(view.page.kind);
    let mut files = kit.files_of_documents();
    files.extend(logo.iter().map(|(name, bytes)| (name.as_str(), *bytes)));
    files.extend(pictures::with_bytes(&shown, workspace));
    files.extend([(kit::DATA, text.as_slice()), (kit::BREAKS, kit::NO_BREAKS)]);
    let job = crate::typeset::Job {
        main: &main,
        files,
        fonts,
        margins: kit.margins(data::is_wide(&view.page), view.page.house.footer.is_some()),
        identity: about.id.as_ref().map(|_| parts.map(Option::unwrap_or_default).join("\n")),
        dated: about.date.is_some(),
        breaks: kit::BREAKS,
        creator: format!("okplan {}", env!("CARGO_PKG_VERSION")),
    };
    crate::typeset::pdf(&job).map_err(|fault| {
        let mut damaged = pictures::damaged(workspace, id, &shown, &job, &fault);
        damaged.extend(pictures::damaged_logo(workspace, &job, &fault));
        if damaged.is_empty() { faults::failure(workspace, id, fault, kit) } else { PrintFailure::Findings(damaged) }
    })
}

/// The sources of the document in the file `id` with okplan's own templates, see [`sources_with`].
///
/// # Errors
/// When the document cannot be printed.
pub fn sources(workspace: &Workspace, id: SourceId, party: Option<&str>) -> Result<Vec<(String, Vec<u8>)>, RenderFailure> {
    sources_with(workspace, id, party, &Kit::default())
}

/// The sources of the document in the file `id` for `typst compile`: names and contents of the files of a folder. `kit` are the
/// templates.
///
/// # Errors
/// When the document cannot be printed.
pub fn sources_with(
    workspace: &Workspace,
    id: SourceId,
    party: Option<&str>,
    kit: &Kit,
) -> Result<Vec<(String, Vec<u8>)>, RenderFailure> {
    let view = print_view(workspace, id, party)?;
    let mut files: Vec<(String, Vec<u8>)> =
        kit.files_of_documents().into_iter().map(|(name, text)| (name.to_owned(), text.to_vec())).collect();
    let data = data::value(&view);
    let shown = pictures::shown(&data);
    files.extend(pictures::with_bytes(&shown, workspace).into_iter().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())));
    files.push((kit::DATA.to_owned(), format!("{data:#}\n").into_bytes()));
    files.push((kit::BREAKS.to_owned(), kit::NO_BREAKS.to_vec()));
    files.extend(house::pictures(workspace).into_iter().map(|(name, bytes)| (name, bytes.to_vec())));
    files.extend(crate::typefaces::FONTS.iter().map(|(name, font)| (format!("fonts/{name}"), font.to_vec())));
    files.extend(house::fonts(workspace).into_iter().map(|(name, font)| (format!("fonts/{name}"), font.to_vec())));
    files.push(("README.txt".to_owned(), kit::readme(view.page.kind).into_bytes()));
    Ok(files)
}
