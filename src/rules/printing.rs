//! What printing a PDF may find, documented as the rules are: always errors, never turned off.
//!
//! ## missing-glyph
//! # A character that the typeface does not have
//! A PDF holds the typeface it is set in. A character that it does not have would be an empty box on paper and silence in a
//! screen reader, so nothing is printed. HTML and Markdown show it with whatever the reader's computer has.
//! # Ett tecken som inte finns i typsnittet
//! En PDF bär med sig sitt typsnitt. Ett tecken som inte finns i det skulle bli en tom ruta på papper och tystnad i en
//! skärmläsare, så inget skrivs ut. HTML och Markdown visar det med det som läsarens dator har.
//! # Example
//! ```yaml
//! title: Handlingsplan 🎉
//! ```
//!
//! ## no-room
//! # A text that finds no room on the page
//! Something on the page is so wide or high that text would leave the sheet or cover other text.
//! # En text som inte får plats på sidan
//! Något på sidan är så brett eller högt att text skulle hamna utanför arket eller över annan text.
//! # Example
//! ```yaml
//! # a table that is too wide for its page
//! ```

use super::Rule;
use crate::diagnostic::Severity;

/// Lists what printing finds; the documentation of each is its section above.
macro_rules! printing {
    ($($name:literal),+ $(,)?) => {
        &[$(Rule { name: $name, severity: Severity::Error, source: include_str!("printing.rs"), adjustable: false, fixable: false, depends_on_day: false, parameters: &[], check: None }),+]
    };
}

/// What printing a PDF may find.
pub(super) const PRINTING: &[Rule] = printing!["missing-glyph", "no-room"];
