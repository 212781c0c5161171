//! Documents of Word: `WordprocessingML` (ECMA-376, ISO/IEC 29500) in a zip file, with the same bytes each time.
//!
//! Knows nothing of okplan's documents. `content` is what a document holds, `body` writes blocks, `runs` stretches of text,
//! `tables` tables, `notes` footnotes, and `package` puts the parts of the file together; the styles are those of
//! `templates/docx/styles.xml`.

mod body;
mod content;
mod notes;
mod numbering;
mod package;
mod runs;
mod tables;
mod xml;

pub use content::*;
pub use package::write;
