//! Pages to PDF.

use super::Job;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::foundations::Smart;
use typst::syntax::Span;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The PDF of `document`: tagged, accessible (PDF/UA-1) and, if it has a date, fit for archives (PDF/A-2a). The engine writes this pair in one
/// file, and with the title, language and dates that the templates set.
pub fn export(document: &PagedDocument, job: &Job<'_>) -> SourceResult<Vec<u8>> {
    let standards: &[PdfStandard] = if job.dated { &[PdfStandard::Ua_1, PdfStandard::A_2a] } else { &[PdfStandard::Ua_1] };
    let standards = PdfStandards::new(standards).map_err(|error| [SourceDiagnostic::error(Span::detached(), error.message())])?;
    let options = PdfOptions {
        ident: job.identity.clone().map_or(Smart::Auto, Smart::Custom),
        creator: Smart::Custom(Some(job.creator.clone())),
        timestamp: None,
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(document, &options)
}
