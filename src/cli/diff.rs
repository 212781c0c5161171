//! `okplan diff`: what a new edition changes.

use super::failure::Failure;
use super::open::{Opened, open};
use super::output;
use crate::diff::{Comparison, In, Thresholds};
use crate::report::{ChangesFormat, Manner, View, write_changes};
use crate::text;
use crate::text::{Language, Text};
use clap::{Args, ValueEnum};
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
    /// How to write it – hur det skrivs
    #[arg(long, value_enum, default_value_t = FormatChoice::Text)]
    format: FormatChoice,
    /// What to show: a summary, unless it is html, which has both summary and parallel – vad som visas: en sammanfattning,
    /// utom i html, som har både summary och parallel
    #[arg(long, value_enum)]
    view: Option<ViewChoice>,
    /// Exit with 0 also when something changed – avsluta med 0 även när något har ändrats
    #[arg(long)]
    exit_zero: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatChoice {
    /// For people – för människor
    Text,
    /// One JSON object – ett JSON-objekt
    Json,
    /// For a page or a comment – för en sida eller en kommentar
    Markdown,
    /// One self-contained page – en fristående sida
    Html,
}

impl From<FormatChoice> for ChangesFormat {
    fn from(choice: FormatChoice) -> Self {
        match choice {
            FormatChoice::Text => ChangesFormat::Text,
            FormatChoice::Json => ChangesFormat::Json,
            FormatChoice::Markdown => ChangesFormat::Markdown,
            FormatChoice::Html => ChangesFormat::Html,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ViewChoice {
    /// A sentence for each part that changed – en mening för varje del som ändrats
    Summary,
    /// The old wording beside the new – nuvarande och föreslagen lydelse bredvid varandra
    Parallel,
    /// The new text with what was inserted and deleted – den nya texten med tillägg och strykningar
    Inline,
}

impl From<ViewChoice> for View {
    fn from(choice: ViewChoice) -> Self {
        match choice {
            ViewChoice::Summary => View::Summary,
            ViewChoice::Parallel => View::Parallel,
            ViewChoice::Inline => View::Inline,
        }
    }
}

impl Arguments {
    /// What is shown where nothing is asked for: of a page, which a board reads, the wording as well.
    fn views(&self) -> Result<Vec<View>, Failure> {
        match (self.view, self.format) {
            (Some(_), FormatChoice::Json) => {
                Err(Text::new("--view gäller inte json, som har allt", "--view is not for json, which has everything").into())
            }
            (Some(view), _) => Ok(vec![view.into()]),
            (None, FormatChoice::Html) => Ok(vec![View::Summary, View::Parallel]),
            (None, _) => Ok(vec![View::Summary]),
        }
    }
}

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let views = arguments.views()?;
    let (old, new) = (one(&arguments.old)?, one(&arguments.new)?);
    let comparison = if old.chosen.len() == 1 && new.chosen.len() == 1 {
        let side = |side: &'_ Opened| side.chosen.first().copied();
        let (Some(old_source), Some(new_source)) = (side(&old), side(&new)) else { return Err(nothing()) };
        let old = In { workspace: &old.workspace, source: old_source };
        let new = In { workspace: &new.workspace, source: new_source };
        Comparison::of_two(old, new, Thresholds::default()).ok_or_else(nothing)?
    } else {
        Comparison::of_places((&old.workspace, &old.chosen), (&new.workspace, &new.chosen), Thresholds::default())
    };
    let mut text = Vec::new();
    let manner = Manner {
        format: arguments.format.into(),
        views: &views,
        language: language.unwrap_or_else(|| comparison.new.language()),
        colour: output::colour(),
    };
    write_changes(&mut text, &comparison, manner)?;
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
