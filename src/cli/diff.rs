//! `okplan diff`: what a new edition changes.

mod docx;
mod links;
mod same;
mod target;

use super::errors::left_out;
use super::failure::Failure;
use super::output;
use super::paper::{self, House};
use super::sides::{Side, Sides, sides};
use crate::diff::{Comparison, In, Thresholds};
use crate::files::concealed;
use crate::report::{ChangesFormat, Manner, View, changes_on_paper, write_changes};
use crate::text;
use crate::text::{Language, OneLine, Text};
use clap::{Args, ValueEnum};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;

/// What to compare and how to say it.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// OLD NEW, each a file, a folder, REV:path or for one of them - (standard input), or A..B with paths – OLD NEW, vardera
    /// en fil, en mapp, REV:sökväg eller för den ena - (standard in), eller A..B med sökvägar
    #[arg(value_name = "OLD NEW", required = true)]
    sides: Vec<PathBuf>,
    /// How to write it – hur det skrivs
    #[arg(long, value_enum, default_value_t = FormatChoice::Text)]
    format: FormatChoice,
    /// What to show: a summary, unless it is html or pdf, which have both summary and parallel – vad som visas: en
    /// sammanfattning, utom i html och pdf, som har både summary och parallel
    #[arg(long, value_enum)]
    view: Option<ViewChoice>,
    /// A file [default: standard output] – en fil
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The day of the tracked changes in docx, as 2026-11-22 – dagen för de spårade ändringarna i docx
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<String>,
    /// The least confidence of a guess, 0 to 1 – hur säker en gissning minst ska vara
    #[arg(long, value_name = "N", value_parser = confidence)]
    min_confidence: Option<f64>,
    /// List the guesses as links for the newer document – visa gissningarna som länkar för det nya dokumentet
    #[arg(long)]
    suggest_links: bool,
    /// Put the suggested links into the newer document – skriv in de föreslagna länkarna i det nya dokumentet
    #[arg(long, requires = "suggest_links")]
    write: bool,
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
    /// The whole text with tracked changes, for Word or `LibreOffice` – hela texten med spårade ändringar
    Docx,
    /// For paper, screen readers and archives – för papper, skärmläsare och arkiv
    Pdf,
}

impl FormatChoice {
    /// The format of changes that are told; nothing for what is printed, or tracks them.
    fn told(self) -> Option<ChangesFormat> {
        match self {
            FormatChoice::Text => Some(ChangesFormat::Text),
            FormatChoice::Json => Some(ChangesFormat::Json),
            FormatChoice::Markdown => Some(ChangesFormat::Markdown),
            FormatChoice::Html => Some(ChangesFormat::Html),
            FormatChoice::Docx | FormatChoice::Pdf => None,
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
            (Some(ViewChoice::Summary | ViewChoice::Parallel), FormatChoice::Docx) => Err(Text::new(
                "--format docx är hela texten med spårade ändringar, --view inline: ta html för summary och parallel",
                "--format docx is the whole text with tracked changes, --view inline: use html for summary and parallel",
            )
            .into()),
            // Two columns on paper are read by whoever has not seen the summary.
            (Some(ViewChoice::Parallel) | None, FormatChoice::Pdf) | (None, FormatChoice::Html) => {
                Ok(vec![View::Summary, View::Parallel])
            }
            (Some(view), _) => Ok(vec![view.into()]),
            (None, _) => Ok(vec![View::Summary]),
        }
    }

    /// Sees that what is written has a place to go, and that a day is asked for only where there is one.
    ///
    /// # Errors
    /// When bytes that are no text would go to a terminal, or there are no tracked changes that could have a day.
    fn has_place(&self) -> Result<(), Failure> {
        if self.on.is_some() && self.format != FormatChoice::Docx {
            return Err(Text::new("--on gäller bara --format docx", "--on is for --format docx only").into());
        }
        if self.write && self.sides.iter().any(|side| side.as_os_str() == "-") {
            return Err(Text::new(
                "--write skriver i en fil, och ”-” är standard in",
                "--write writes to a file, and “-” is standard input",
            )
            .into());
        }
        match self.format {
            _ if self.suggest_links => Ok(()),
            FormatChoice::Docx => output::has_place("--format docx", self.output.is_some()),
            FormatChoice::Pdf => paper::has_place(self.output.as_deref()),
            _ => Ok(()),
        }
    }
}

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let views = arguments.views()?;
    arguments.has_place()?;
    let here = std::env::current_dir()?;
    // The process ends with this command: taking thousands of parts apart before that would only take time.
    let sides = ManuallyDrop::new(sides(&arguments.sides, &here)?);
    if let Some(path) = arguments.output.as_deref().filter(|_| !arguments.suggest_links) {
        target::is_not_compared(path, &sides, &here)?;
    }
    let comparisons = sides.iter().map(|sides| compare(sides, arguments.min_confidence)).collect::<Result<Vec<_>, Failure>>()?;
    let comparisons = ManuallyDrop::new(comparisons);
    let of_workspace = || comparisons.first().map(|comparison| comparison.new.language()).unwrap_or_default();
    let language = language.unwrap_or_else(of_workspace);
    let with_errors = sides.iter().flat_map(|sides| [&sides.old, &sides.new]).flat_map(|side| {
        let names = side.workspace.files_with_errors().into_iter().filter(|source| side.chosen.contains(source));
        names.map(|source| side.workspace.source(source).name())
    });
    if let Some(message) = left_out(with_errors, ("ändringarna kan vara andra", "the changes may be others")) {
        output::message(message.get(language));
    }
    if arguments.suggest_links {
        let as_json = match arguments.format {
            FormatChoice::Text => false,
            FormatChoice::Json => true,
            _ => return Err(no_such_links()),
        };
        links::suggest(&comparisons, arguments.write, as_json, language)?;
        return Ok(ExitCode::SUCCESS);
    }
    let house = sides.first().map(|sides| House { workspace: &sides.new.workspace, at: sides.new.place.clone() });
    let written = match arguments.format.told() {
        Some(format) => {
            if format == ChangesFormat::Html && !house.as_ref().map_or(Ok(true), |house| house.is_sound(language))? {
                return Ok(ExitCode::from(2));
            }
            let colour = output::colour() && arguments.output.is_none();
            let mut text = Vec::new();
            write_changes(&mut text, &comparisons, Manner { format, views: &views, language, colour })?;
            concealed(text)
        }
        None if matches!(arguments.format, FormatChoice::Docx) => docx::tracked(&comparisons, arguments.on.clone(), language)?,
        None => {
            let printed = |house: &House<'_>| paper::printed(changes_on_paper(&comparisons, &views, language), house, language);
            match house.as_ref().map(printed).transpose()?.flatten() {
                Some(bytes) => bytes,
                None => return Ok(ExitCode::from(2)),
            }
        }
    };
    let is_same = comparisons.iter().all(same::says_the_same) && !sides.iter().any(same::has_changed_unread);
    paper::write(arguments.output.as_deref(), &written)?;
    Ok(if is_same || arguments.exit_zero { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn no_such_links() -> Failure {
    Text::new(
        "--suggest-links skrivs som text eller json: ta bort --format eller ange en av dem",
        "--suggest-links is written as text or json: leave out --format or name one of these",
    )
    .into()
}

/// Compares two sides: one document with one, or the documents of a place with those of another.
fn compare(sides: &Sides, min_confidence: Option<f64>) -> Result<Comparison<'_>, Failure> {
    let Sides { old, new, .. } = sides;
    let of_workspace = new.workspace.settings().min_confidence.as_ref().map(|least| least.value);
    let thresholds =
        min_confidence.or(of_workspace).map_or_else(Thresholds::default, |least| Thresholds { least_confidence: least });
    let sole = |side: &Side| side.chosen.first().copied().filter(|_| side.chosen.len() == 1);
    if let (Some(old_source), Some(new_source)) = (sole(old), sole(new)) {
        let old = In { workspace: &old.workspace, source: old_source };
        let new = In { workspace: &new.workspace, source: new_source };
        let is_read = |side: In<'_>| side.workspace.document(side.source).is_some();
        if !sides.are_in_time || !is_read(old) || !is_read(new) {
            return Comparison::of_two(old, new, thresholds).ok_or_else(|| cannot_compare(old, new));
        }
    }
    if sides.are_in_time {
        return Ok(Comparison::of_times((&old.workspace, &old.chosen), (&new.workspace, &new.chosen), thresholds));
    }
    Ok(Comparison::of_places((&old.workspace, &old.chosen), (&new.workspace, &new.chosen), thresholds))
}

/// Why two files are not compared: one holds no document that can be read, or they are of kinds that have nothing in common.
fn cannot_compare(old: In<'_>, new: In<'_>) -> Failure {
    let name = |side: In<'_>| side.workspace.source(side.source).name().to_owned();
    let unreadable = [old, new].into_iter().find(|side| side.workspace.document(side.source).is_none());
    if let Some(side) = unreadable {
        let name = name(side);
        let shown = OneLine(&name);
        return text!(
            "{shown} har inget dokument som går att läsa: kör okplan validate",
            "{shown} holds no document that can be read: run okplan validate"
        )
        .into();
    }
    let (old, new) = (name(old), name(new));
    let (old, new) = (OneLine(&old), OneLine(&new));
    text!(
        "{old} och {new} går inte att jämföra: ett register eller en arbetsyta jämförs bara med sitt slag",
        "{old} and {new} cannot be compared: a register or a workspace is compared with its own kind only"
    )
    .into()
}

/// A day as `2026-11-22`.
fn day(written: &str) -> Result<String, String> {
    let day = written.parse::<jiff::civil::Date>().ok().map(|day| day.to_string()).filter(|day| day == written);
    day.ok_or_else(|| "a day, as 2026-11-22 – en dag, som 2026-11-22".to_owned())
}

/// A number from 0 to 1.
fn confidence(written: &str) -> Result<f64, String> {
    let number = written.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "0 to 1, as 0.5 – 0 till 1, som 0.5".to_owned())
}
