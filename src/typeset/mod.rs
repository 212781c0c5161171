//! The typesetter: templates and data to a PDF, through Typst in this process. It knows nothing of documents.
//!
//! 1. `world` is all the engine sees: the files and fonts it is given. There is no disk, no package, no clock.
//! 2. The engine lays out the pages. Data comes in as a JSON file that a template reads: text of the data is never read as
//!    Typst source.
//! 3. `apart` finds headings and footnotes that were left apart from what they belong to, and the pages are laid out again.
//! 4. `inspect` walks the pages: every character has a glyph, no text leaves the sheet or covers another. The engine
//!    itself says nothing of that.
//! 5. `export` writes a tagged PDF after PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2).

mod apart;
mod export;
mod inspect;
mod world;

pub use world::Fonts;

use std::collections::BTreeSet;
use std::thread;
use typst::World;
use typst::diag::SourceDiagnostic;
use typst_layout::PagedDocument;
use world::Sealed;

/// The stack pages are laid out on, in bytes: what stands within each other recurses.
const STACK: usize = 64 << 20;

/// What is typeset.
pub struct Job<'a> {
    /// The name of the template to begin with: one of `files`.
    pub main: &'a str,
    /// Templates and data by name.
    pub files: Vec<(&'a str, &'a [u8])>,
    /// The fonts.
    pub fonts: &'a Fonts,
    /// The part of a page that text may stand in.
    pub margins: Margins,
    /// What tells this document from others and stays when its text changes; nothing if there is no such name.
    pub identity: Option<String>,
    /// Whether the templates give the document a date. Without one it is no PDF/A, which must have it.
    pub dated: bool,
    /// The name of the file that templates read what is to begin a page from: a list of labels in JSON, of footnotes and of the
    /// marks that stand before headings. Pages are laid out again with what was left apart in it.
    pub breaks: &'a str,
    /// The program that makes the file, with its version.
    pub creator: String,
}

/// How far from the edges of a sheet text stays, in points.
#[derive(Debug, Clone, Copy)]
pub struct Margins {
    /// From the left and the right edge.
    pub side: f64,
    /// From the upper and the lower edge, what stands in the margin included.
    pub end: f64,
    /// How far above the lower edge what stands in the margin ends.
    pub foot: f64,
    /// How far above the lower edge the text of the page ends. Nothing stands between this and `foot`.
    pub body: f64,
}

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Characters that no font has, in the order of their code points.
    NoGlyphs(Vec<char>),
    /// Texts that leave the sheet or cover another.
    Overflow(Vec<Overflow>),
    /// What the engine says against the templates or the data.
    Refused(Vec<Refusal>),
    /// The engine gave up with an error of its own.
    Broken,
}

/// A text that does not find room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overflow {
    /// The page, from 1.
    pub page: usize,
    /// The text, or the end of it.
    pub text: String,
}

/// Something the engine refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What it says, in English, with its hints.
    pub message: String,
    /// The file and the line in it, from 1, where it is known.
    pub place: Option<(String, usize)>,
}

/// The PDF of `job`. The same job gives the same bytes.
///
/// # Errors
/// When the templates cannot be used with the data, or what they make would not be a sound, accessible document.
pub fn pdf(job: &Job<'_>) -> Result<Vec<u8>, Fault> {
    let run = || {
        let mut world = Sealed::of(job).ok_or(Fault::Broken)?;
        let document = lay_out_together(&mut world, job.breaks)?;
        // The pages are laid out: what the engine remembers of that would only stand beside the file it writes.
        typst::comemo::evict(0);
        inspect::inspect(&document, job.margins)?;
        export::export(&document, job).map_err(|errors| refused(&world, &errors))
    };
    let result = thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run);
        thread.map_or(Err(Fault::Broken), |thread| thread.join().unwrap_or(Err(Fault::Broken)))
    });
    // What the engine remembers would serve only the same job again.
    typst::comemo::evict(0);
    result
}

/// How often pages are laid out again, each time with one more of them ended early. A document has few such places.
const ROUNDS: usize = 24;

/// How many pages are laid out again in all, so that a document of hundreds of them is done before long; see [`FEWEST`].
const PAGES: usize = 1_200;

/// How often pages are laid out again however many they are.
const FEWEST: usize = 6;

/// Lays out pages until no heading and no footnote stands apart from what it belongs to, or no page that is ended early helps.
fn lay_out_together(world: &mut Sealed<'_>, file: &str) -> Result<PagedDocument, Fault> {
    let (mut breaks, mut in_vain) = (BTreeSet::new(), BTreeSet::new());
    let mut document = lay_out(world)?;
    let rounds = (PAGES / document.pages().len().max(1)).clamp(FEWEST, ROUNDS);
    for _ in 0..rounds {
        let Some(place) = apart::first(&document, &in_vain) else { break };
        // What still stands apart where a page is ended for it needs more room than a page has.
        if breaks.remove(&place) {
            in_vain.insert(place);
        } else {
            breaks.insert(place);
        }
        typst::comemo::evict(1);
        world.write(file, serde_json::to_vec(&breaks).unwrap_or_default());
        document = lay_out(world)?;
    }
    Ok(document)
}

fn lay_out(world: &Sealed<'_>) -> Result<PagedDocument, Fault> {
    typst::compile::<PagedDocument>(world).output.map_err(|errors| refused(world, &errors))
}

fn refused(world: &Sealed<'_>, errors: &[SourceDiagnostic]) -> Fault {
    Fault::Refused(errors.iter().map(|error| refusal(world, error)).collect())
}

fn refusal(world: &Sealed<'_>, error: &SourceDiagnostic) -> Refusal {
    use typst::WorldExt;
    let hints = error.hints.iter().map(|hint| format!(" ({})", hint.v));
    let message = error.message.chars().map(String::from).chain(hints).collect();
    let place = error.span.id().and_then(|id| {
        let source = world.source(id).ok()?;
        let line = source.lines().byte_to_line(world.range(error.span)?.start)?;
        Some((id.vpath().get_without_slash().to_owned(), line + 1))
    });
    Refusal { message, place }
}
