//! Documents of Word: `WordprocessingML` (ECMA-376, ISO/IEC 29500) in a zip file, with the same bytes each time.
//!
//! Knows nothing of okplan's documents. `content` and `spans` are what a document holds, `known` what is found in it beforehand, `body` writes blocks, `runs` stretches of text,
//! `links` what leads elsewhere, `tables` tables, `contents` tables of contents (both with `fields`), `picture` pictures, `notes`
//! footnotes, `margins` what is on every page, `typefaces` what stands in for one that is not there, and `package` puts the parts of the
//! file together with what leads from one to another (`relations`); the styles are those of `templates/docx/styles.xml`, in the
//! colours of a `dress`.

mod body;
mod content;
mod contents;
mod dress;
mod fields;
mod known;
mod levels;
mod links;
mod margins;
mod notes;
mod numbering;
mod package;
mod picture;
mod relations;
mod runs;
mod spans;
mod tables;
mod typefaces;
mod xml;

pub use content::*;
pub use dress::Dress;
pub use package::write;
pub use picture::{File, Picture};
pub use spans::*;
