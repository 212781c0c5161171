//! Changes between editions for people and programs, one file a format.
//!
//! `reader` says what parts and values are called, `sentences` what became of them; `sheet` puts together what the views show,
//! and `text`, `markdown`, `html` and `paper` write it. `json` writes the changes themselves.

mod amending;
mod cites;
mod coded;
mod entries;
mod errors;
mod gravity;
mod html;
mod json;
mod lines;
mod lists;
mod markdown;
mod meanwhile;
mod paper;
mod reader;
mod sentences;
mod sheet;
mod tables;
mod text;
mod tongue;
mod unread;
mod values;

use crate::diff::{Changes, Comparison};
use crate::render::{HouseHtml, house_html};
use crate::text::Language;
use crate::workspace::Workspace;
use sentences::Telling;
use sheet::Sheet;
use std::io::{self, Write};

/// How changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangesFormat {
    /// For people, at most 100 characters wide.
    Text,
    /// For programs: one object, see `docs/json.md`.
    Json,
    /// For a page or the comment of a merge request.
    Markdown,
    /// One self-contained page.
    Html,
}

/// What is shown of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// A sentence for each part that changed, the gravest first.
    Summary,
    /// The old wording beside the new.
    Parallel,
    /// The new text with what was inserted and deleted.
    Inline,
}

/// How changes are shown to people.
#[derive(Debug, Clone, Copy)]
pub struct Manner<'a> {
    /// The format.
    pub format: ChangesFormat,
    /// What is shown, in that order; JSON knows no views.
    pub views: &'a [View],
    /// The language.
    pub language: Language,
    /// Whether text may be coloured.
    pub colour: bool,
}

pub use errors::remarks;
pub(super) use errors::{FileError, file_errors, told_errors};
pub use json::write_links;
pub(super) use markdown::escaped as as_safe_markdown;
pub(super) use meanwhile::told_meanwhile;
pub use paper::on_paper as changes_on_paper;
pub(super) use reader::with_dash;
pub(super) use sheet::named;
pub(super) use text::{WIDTH, wrapped};

/// How many changes there are, and the sentences that tell them, the gravest first.
pub(super) fn told(old: &Workspace, new: &Workspace, changes: &Changes, language: Language) -> (usize, Vec<String>) {
    let telling = Telling::between(old, new, changes, language, false);
    (telling.count, telling.sentences())
}

/// The house style of a page about `comparisons`: that of the first workspace as it is now.
fn house(comparisons: &[Comparison<'_>]) -> HouseHtml {
    comparisons.first().map(|first| house_html(first.new)).unwrap_or_default()
}

/// Writes `comparisons`, one for each workspace, in that manner.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_changes(out: &mut dyn Write, comparisons: &[Comparison<'_>], manner: Manner<'_>) -> io::Result<()> {
    let sheet = || Sheet::of(comparisons, manner);
    match manner.format {
        ChangesFormat::Json => json::write(out, comparisons),
        ChangesFormat::Text => text::write(out, &sheet(), manner.colour),
        ChangesFormat::Markdown => markdown::write(out, &sheet()),
        ChangesFormat::Html => html::write(out, &sheet(), &house(comparisons)),
    }
}
