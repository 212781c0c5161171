//! How values are written: with a span, as Markdown, as text with a form, one or many, short or long.

mod alternatives;
mod id;
mod parsed;
mod prose;
mod spanned;

pub use alternatives::{Concise, ONE_OR_MANY, OneOrMany, ShortForm, TEXTUAL, also_type};
pub use id::{EntryName, Id, Slug};
pub use parsed::{Form, Parsed, Reading};
pub use prose::Prose;
pub use spanned::{Code, SPANNED, Spanned, entries};
