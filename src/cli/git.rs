//! `okplan git`: what git calls to show and to merge documents.

use super::failure::Failure;
use super::output;
use crate::files::concealed;
use crate::merge::merge;
use crate::readable::readable;
use crate::text;
use crate::text::{Language, Text};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The usual length of the markers around a conflict. Where two branches have several bases, git first merges these with longer
/// ones.
const MARKER_SIZE: usize = 7;

/// What git asks for.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// A document as readable lines, for `diff.okplan.textconv` – ett dokument som läsbara rader
    Text {
        /// The document – dokumentet
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Merge three versions of a document by id and field, for `merge.okplan.driver` – för samman tre versioner
    Merge {
        /// The version both come from, `%O` – versionen som båda utgår från
        base: PathBuf,
        /// Our version, `%A`, where the result is written – vår version, dit resultatet skrivs
        ours: PathBuf,
        /// Their version, `%B` – deras version
        theirs: PathBuf,
        /// What the document is called in messages, `%P` – vad dokumentet heter i meddelanden
        name: Option<String>,
        /// The length of git's markers, `%L`; longer ones than usual are those of a base that git makes itself – markörernas längd
        marker_size: Option<usize>,
    },
}

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let language = language.unwrap_or_default();
    match &arguments.command {
        Command::Text { file } => text(file, language),
        Command::Merge { base, ours, theirs, name, marker_size } => {
            let is_final = marker_size.is_none_or(|size| size <= MARKER_SIZE);
            three([base, ours, theirs], name.as_deref(), is_final, language)
        }
    }
}

/// Whatever the file holds, git is to go on: the exit status is 0.
fn text(file: &Path, language: Language) -> Result<ExitCode, Failure> {
    match std::fs::read(file) {
        Ok(bytes) => {
            let lines = readable(&String::from_utf8_lossy(&concealed(bytes)));
            output::result(&concealed(lines.into_bytes()))?;
        }
        Err(error) => output::message(unreadable(file, &error).get(language)),
    }
    Ok(ExitCode::SUCCESS)
}

fn unreadable(file: &Path, error: &std::io::Error) -> Text {
    let (shown, Text { sv, en }) = (file.display(), Text::from(error));
    text!("”{shown}” går inte att läsa: {sv}", "“{shown}” cannot be read: {en}")
}

/// Merges and writes the result in the place of ours. Exit status 1 tells git that a conflict is left; what it is, is told of the
/// final merge only.
fn three(files: [&PathBuf; 3], name: Option<&str>, is_final: bool, language: Language) -> Result<ExitCode, Failure> {
    let shown = name.map_or_else(|| files[1].display().to_string(), str::to_owned);
    let mut texts = Vec::with_capacity(files.len());
    for file in files {
        let bytes = std::fs::read(file).map_err(|error| unreadable(file, &error))?;
        match String::from_utf8(bytes) {
            Ok(text) => texts.push(text),
            Err(_) => {
                let reason = text!(
                    "{shown}: filen är inte UTF-8 på alla sidor och har inte förts samman; vår version står kvar",
                    "{shown}: the file is not UTF-8 on all sides and was not merged; our version is left"
                );
                output::message(reason.get(language));
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    let merged = merge(&texts[0], &texts[1], &texts[2]);
    if merged.text != texts[1] {
        output::rewrite(files[1], &shown, merged.text.as_bytes())?;
    }
    for what in merged.conflicts.iter().filter(|_| is_final) {
        let Text { sv, en } = what;
        output::message(text!("{shown}: konflikt: {sv}", "{shown}: conflict: {en}").get(language));
    }
    Ok(ExitCode::from(u8::from(!merged.conflicts.is_empty())))
}
