//! `okplan diff`: what a new edition changes.

use super::failure::Failure;
use super::open::{Opened, open};
use super::output;
use crate::diff::{Comparison, In, Thresholds};
use crate::report::{ChangesFormat, write_changes};
use crate::text;
use crate::text::{Language, Text};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// What to compare and how to say it.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The old edition – den gamla utgåvan
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The new edition – den nya utgåvan
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// The least confidence of a guess, 0 to 1 – hur säker en gissning minst ska vara
    #[arg(long, value_name = "N")]
    min_confidence: Option<f64>,
    /// Exit with 0 also when something changed – avsluta med 0 även när något har ändrats
    #[arg(long)]
    exit_zero: bool,
}

pub(super) fn run(arguments: &Arguments, _: Option<Language>) -> Result<ExitCode, Failure> {
    let (old, new) = (one(&arguments.old)?, one(&arguments.new)?);
    let thresholds =
        arguments.min_confidence.map_or_else(Thresholds::default, |least_confidence| Thresholds { least_confidence });
    let comparison = if old.chosen.len() == 1 && new.chosen.len() == 1 {
        let side = |side: &'_ Opened| side.chosen.first().copied();
        let (Some(old_source), Some(new_source)) = (side(&old), side(&new)) else { return Err(nothing()) };
        let old = In { workspace: &old.workspace, source: old_source };
        let new = In { workspace: &new.workspace, source: new_source };
        Comparison::of_two(old, new, thresholds).ok_or_else(nothing)?
    } else {
        Comparison::of_places((&old.workspace, &old.chosen), (&new.workspace, &new.chosen), thresholds)
    };
    let mut text = Vec::new();
    write_changes(&mut text, &comparison, ChangesFormat::Json)?;
    output::result(&text)?;
    Ok(if comparison.is_empty() || arguments.exit_zero { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn one(path: &PathBuf) -> Result<Opened, Failure> {
    let shown = path.display().to_string();
    open(std::slice::from_ref(path), None)?
        .into_iter()
        .next()
        .ok_or_else(|| text!("”{shown}” har inga dokument", "“{shown}” has no documents").into())
}

fn nothing() -> Failure {
    Text::new("Det finns inget dokument att jämföra", "There is no document to compare").into()
}
