//! `okplan diff`: what a new edition changes.

use super::failure::Failure;
use super::output;
use super::sides::{Sides, sides};
use crate::diff::{Comparison, In, Thresholds};
use crate::report::{ChangesFormat, write_changes};
use crate::text::{Language, Text};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// What to compare and how to say it.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// OLD NEW, each a file, a folder or REV:path, or A..B with paths – OLD NEW, vardera en fil, en mapp eller REV:sökväg,
    /// eller A..B med sökvägar
    #[arg(value_name = "OLD NEW", required = true)]
    sides: Vec<PathBuf>,
    /// The least confidence of a guess, 0 to 1 – hur säker en gissning minst ska vara
    #[arg(long, value_name = "N")]
    min_confidence: Option<f64>,
    /// Exit with 0 also when something changed – avsluta med 0 även när något har ändrats
    #[arg(long)]
    exit_zero: bool,
}

pub(super) fn run(arguments: &Arguments, _: Option<Language>) -> Result<ExitCode, Failure> {
    let here = std::env::current_dir()?;
    let thresholds =
        arguments.min_confidence.map_or_else(Thresholds::default, |least_confidence| Thresholds { least_confidence });
    let mut text = Vec::new();
    let mut is_empty = true;
    for sides in &sides(&arguments.sides, &here)? {
        let comparison = compare(sides, thresholds)?;
        is_empty &= comparison.is_empty();
        write_changes(&mut text, &comparison, ChangesFormat::Json)?;
    }
    output::result(&text)?;
    Ok(if is_empty || arguments.exit_zero { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Compares two sides: one document with one, or the documents of a place with those of another.
fn compare(sides: &Sides, thresholds: Thresholds) -> Result<Comparison<'_>, Failure> {
    let Sides { old, new } = sides;
    let is_one = old.chosen.len() == 1 && new.chosen.len() == 1;
    if let (true, Some(old_source), Some(new_source)) = (is_one, old.chosen.first(), new.chosen.first()) {
        let old = In { workspace: &old.workspace, source: *old_source };
        let new = In { workspace: &new.workspace, source: *new_source };
        return Comparison::of_two(old, new, thresholds).ok_or_else(nothing);
    }
    Ok(Comparison::of_places((&old.workspace, &old.chosen), (&new.workspace, &new.chosen), thresholds))
}

fn nothing() -> Failure {
    Text::new("Det finns inget dokument att jämföra", "There is no document to compare").into()
}
