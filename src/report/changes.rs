//! Changes between editions for people and programs, one file a format.

mod json;

use crate::diff::Comparison;
use std::io::{self, Write};

/// How changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangesFormat {
    /// For programs: one object, see `docs/json.md`.
    Json,
}

/// Writes `comparison` in `format`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_changes(out: &mut dyn Write, comparison: &Comparison<'_>, format: ChangesFormat) -> io::Result<()> {
    match format {
        ChangesFormat::Json => json::write(out, comparison),
    }
}
