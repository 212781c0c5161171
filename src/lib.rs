//! okplan: agreement documents as versioned text.
//!
//! How a text becomes a finding or a page:
//!
//! 1. [`cli`] turns arguments into a request and picks a [`files::Files`]: the disk, with standard input over it,
//!    or a revision of a [`git`] repository.
//! 2. [`workspace`] lists and reads through it; each text becomes a [`source::Source`].
//! 3. [`yaml`] parses the text to a tree with spans; what is wrong with it is a finding, never an abort.
//! 4. [`schema`] checks that tree against the schema made from the [`model`] and reports every violation at its span.
//! 5. [`load`] builds the typed document from what is sound; its fields carry spans and compare by value.
//! 6. [`outline`] notes what the document defines and names; [`workspace`] indexes that across documents.
//! 7. [`rules::check`] returns every finding, sorted, with the workspace's severities applied there and nowhere else.
//! 8. [`render`] turns a document into one typed view and the view into Markdown or HTML; it knows nothing of paths or
//!    the clock.
//! 9. [`mod@print`] sets the view with templates and fonts and makes a PDF of it.
//! 10. [`word`] makes a document of the view that Word can edit.
//! 11. [`report`] writes findings; [`cli`] maps the result to an exit code.

pub mod baseline;
pub mod bytes;
pub mod cli;
pub mod colour;
pub mod composed;
pub mod diagnostic;
pub mod diff;
pub mod docx;
pub mod edit;
pub mod files;
pub mod git;
pub mod history;
pub mod labels;
pub mod landmarks;
pub mod law;
pub mod layout;
pub mod lifecycle;
pub mod load;
pub mod markdown;
pub mod mentions;
pub mod merge;
pub mod model;
pub mod nouns;
pub mod numbering;
pub mod outline;
pub mod passages;
pub mod personal_numbers;
pub mod picture;
pub mod places;
pub mod print;
pub mod raster;
pub mod readable;
pub mod register;
pub mod render;
pub mod report;
pub mod rules;
pub mod scaffold;
pub mod schema;
pub mod sentences;
pub mod source;
pub mod text;
pub mod typefaces;
#[cfg(feature = "pdf")]
pub mod typeset;
pub mod verbatim;
pub mod vocabulary;
pub mod word;
pub mod workspace;
pub mod yaml;
