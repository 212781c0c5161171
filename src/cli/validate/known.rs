//! Known findings: which file keeps them, what it hides, and writing it.

use super::super::failure::Failure;
use super::super::open::Opened;
use super::super::output;
use super::Silence;
use crate::baseline::{Baseline, Outcome};
use crate::diagnostic::Diagnostic;
use crate::files::ReadFailure;
use crate::text;
use crate::text::{Language, OneLine, Text};
use std::path::{Component, Path, PathBuf};

/// The largest file with known findings that is read, in bytes.
const MAX_SIZE: usize = 16 << 20;
/// How many entries that are gone are told one by one.
const MAX_TOLD: usize = 20;

/// Takes known findings away from those `checked` in each of `opened`, and says which are gone. A file that is named on the
/// command line counts, or else the one each workspace names. Where all findings are asked for no file hides any.
///
/// # Errors
/// When the file cannot be read or is none, or one is named for several workspaces.
pub(super) fn apply(
    silence: &Silence,
    opened: &[Opened],
    checked: Vec<Vec<Diagnostic>>,
    language: Language,
) -> Result<Vec<Vec<Diagnostic>>, Failure> {
    if silence.no_ignore {
        return Ok(checked);
    }
    let mut shown = Vec::with_capacity(checked.len());
    for (one, diagnostics) in opened.iter().zip(checked) {
        let text = match (&silence.baseline, &one.workspace.settings().baseline) {
            (Some(path), _) => {
                is_alone(opened)?;
                Some((path.display().to_string(), named(path)?))
            }
            (None, Some(name)) => Some((name.value.clone(), of_workspace(one, &name.value)?)),
            (None, None) => None,
        };
        let Some((name, text)) = text else {
            shown.push(diagnostics);
            continue;
        };
        let baseline = Baseline::read(&text).map_err(|reason| unreadable(&name, &reason))?;
        let Outcome { new, gone } = baseline.apply(&one.workspace, diagnostics, one.has_folders);
        for (key, count) in gone.iter().take(MAX_TOLD) {
            let (sv, en) = if *count == 1 { ("känt", "finding is") } else { ("kända", "findings are") };
            let words = key.words();
            say(&text!("{words}: {count} {sv} fynd är borta", "{words}: {count} known {en} gone"), language);
        }
        if !gone.is_empty() {
            let count = gone.len();
            let name = OneLine(&name);
            let told = if count == 1 {
                text!(
                    "1 av de kända fynden i ”{name}” är borta eller har blivit färre; --write-baseline tar bort det ur filen",
                    "1 of the known findings in “{name}” is gone or fewer; --write-baseline takes it out of the file"
                )
            } else {
                text!(
                    "{count} av de kända fynden i ”{name}” är borta eller färre; --write-baseline tar bort dem ur filen",
                    "{count} of the known findings in “{name}” are gone or fewer; --write-baseline takes them out of the file"
                )
            };
            say(&told, language);
        }
        shown.push(new);
    }
    Ok(shown)
}

/// Writes the findings of the only workspace as known, to the file named on the command line or by the workspace.
///
/// # Errors
/// When there are several workspaces, no file is named, something else is in it, or it cannot be written.
pub(super) fn write(
    silence: &Silence,
    opened: &[Opened],
    checked: &[Vec<Diagnostic>],
    language: Language,
) -> Result<(), Failure> {
    is_alone(opened)?;
    let ([one], [diagnostics]) = (opened, checked) else { return Ok(()) };
    let path = match (&silence.baseline, &one.workspace.settings().baseline) {
        (Some(path), _) => path.clone(),
        (None, Some(name)) => inside(one, &name.value)?,
        (None, None) => {
            return Err(Text::new(
                "--write-baseline behöver en fil: skriv --baseline FIL, eller baseline: i okplan.yaml",
                "--write-baseline needs a file: write --baseline FILE, or baseline: in okplan.yaml",
            )
            .into());
        }
    };
    let shown = path.display().to_string();
    match std::fs::read_to_string(&path) {
        Ok(text) => Baseline::read(&text).map(drop).map_err(|reason| unreadable(&shown, &reason))?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(unreadable(&shown, &Text::from(&error))),
    }
    let baseline = Baseline::of(&one.workspace, diagnostics);
    output::file(&path, baseline.text().as_bytes(), true)?;
    let count = baseline.count();
    let (sv, en) = if count == 1 { ("känt", "finding") } else { ("kända", "findings") };
    say(&text!("{shown}: {count} {sv} fynd", "{shown}: {count} known {en}"), language);
    Ok(())
}

fn say(text: &Text, language: Language) {
    output::message(text.get(language));
}

fn unreadable(name: &str, reason: &Text) -> Failure {
    let (name, Text { sv, en }) = (OneLine(name), reason);
    text!("”{name}” går inte att läsa: {sv}", "“{name}” cannot be read: {en}").into()
}

fn is_alone(opened: &[Opened]) -> Result<(), Failure> {
    if opened.len() == 1 {
        return Ok(());
    }
    Err(Text::new(
        "Kända fynd hör till en arbetsyta, och här är flera: ange en mapp i taget, eller skriv baseline: i var och ens okplan.yaml",
        "Known findings belong to one workspace, and here are several: name one folder at a time, or write baseline: in the okplan.yaml of each",
    )
    .into())
}

/// The text of a file named on the command line.
fn named(path: &Path) -> Result<String, Failure> {
    let shown = path.display().to_string();
    std::fs::read_to_string(path).map_err(|error| unreadable(&shown, &Text::from(&error)))
}

/// The text of a file that the workspace names, from the ground it stands on.
fn of_workspace(one: &Opened, name: &str) -> Result<String, Failure> {
    stays_inside(name)?;
    let missing = || unreadable(name, &Text::new("finns inte", "does not exist"));
    let files = one.ground.files(&one.root).map_err(|_| missing())?;
    let bytes = files.read(name, MAX_SIZE).map_err(|failure| match failure {
        ReadFailure::TooLarge => unreadable(name, &Text::new("den är för stor", "it is too large")),
        ReadFailure::Link => unreadable(name, &Text::new("länkar följs inte", "links are not followed")),
        ReadFailure::Refused(error) => unreadable(name, &Text::from(&error)),
        ReadFailure::NotAFile => no_file(name),
        ReadFailure::Broken => missing(),
    })?;
    String::from_utf8(bytes).map_err(|_| unreadable(name, &Text::new("den är inte UTF-8", "it is not UTF-8")))
}

/// What is said of `baseline: .`, which names a folder.
fn no_file(name: &str) -> Failure {
    let name = OneLine(name);
    text!(
        "baseline i okplan.yaml ska vara en fil, och ”{name}” är ingen: skriv till exempel baseline: okplan-baseline.json",
        "baseline in okplan.yaml must be a file, and “{name}” is none: write for example baseline: okplan-baseline.json"
    )
    .into()
}

/// Whether a name leads to a file below the workspace's folder.
///
/// # Errors
/// When it leads out.
fn stays_inside(name: &str) -> Result<(), Failure> {
    let is_inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let names_file = Path::new(name).components().any(|part| matches!(part, Component::Normal(_)));
    if is_inside && !name.contains('\\') && names_file {
        return Ok(());
    }
    if is_inside && !names_file {
        return Err(no_file(name));
    }
    let shown = OneLine(name);
    Err(text!(
        "baseline i okplan.yaml är en fil i arbetsytans mapp, och ”{shown}” leder ut ur den",
        "baseline in okplan.yaml is a file in the workspace's folder, and “{shown}” leads out of it"
    )
    .into())
}

/// The place on the disk of a file that the workspace names; no link on the way leads out of the workspace.
fn inside(one: &Opened, name: &str) -> Result<PathBuf, Failure> {
    stays_inside(name)?;
    let path = one.root.join(name);
    if path.is_dir() {
        return Err(no_file(name));
    }
    let folder = path.parent().unwrap_or(&one.root);
    let is_inside = match (folder.canonicalize(), one.root.canonicalize()) {
        (Ok(folder), Ok(root)) => folder.starts_with(root),
        _ => false,
    };
    if is_inside && !path.is_symlink() {
        return Ok(path);
    }
    Err(unreadable(
        name,
        &Text::new("mappen finns inte eller leder ut ur arbetsytan", "its folder does not exist or leads out of the workspace"),
    ))
}
