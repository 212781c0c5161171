//! `okplan fmt`: documents in canonical layout.

use super::failure::Failure;
use super::ground::normal;
use super::open::{Numbers, Opened, open};
use super::output;
use crate::diagnostic::Diagnostic;
use crate::layout::{KeyOrders, format};
use crate::report::{self, Checked, Finding};
use crate::rules::MAX_FINDINGS;
use crate::source::SourceId;
use crate::text;
use crate::text::{Language, OneLine, Text};
use crate::workspace::Workspace;
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What reading may find that does not stand in the way: the text is sound, and only says what it should not.
const HARMLESS: [&str; 5] = ["malformed-value", "missing-key", "unknown-key", "unknown-value", "wrong-type"];

/// What to format, and whether to write it.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files and folders, or `-` for standard input, which goes to standard output – filer och mappar
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Write nothing; list the files that would change – skriv inget, visa vilka filer som skulle ändras
    #[arg(long)]
    check: bool,
    /// The file that standard input stands for – filen som standard in står för
    #[arg(long, value_name = "FILE")]
    stdin_filename: Option<PathBuf>,
}

/// What became of a file.
enum Outcome {
    /// It has the canonical layout.
    Sound,
    /// It does not, or did not.
    Changed,
    /// It was left as it is, and why was said.
    Refused,
}

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let opened = open(&arguments.paths, arguments.stdin_filename.as_deref(), Numbers::AsWritten)?;
    let language = language.unwrap_or_else(|| opened.first().map(|one| one.workspace.language()).unwrap_or_default());
    if opened.iter().all(|one| one.chosen.is_empty()) {
        return Err(
            Text::new("Det finns inga filer att formatera här (*.yaml)", "There are no files to format here (*.yaml)").into()
        );
    }
    let here = std::env::current_dir()?;
    let stdin = arguments.stdin_filename.as_ref().map(|path| normal(&here.join(path)));
    let run = Run { orders: KeyOrders::default(), check: arguments.check, language, stdin };
    let (mut changed, mut refused) = (String::new(), false);
    for one in &opened {
        for id in &one.chosen {
            match run.file(one, *id)? {
                Outcome::Sound => {}
                Outcome::Changed => {
                    changed += &OneLine(one.workspace.source(*id).name()).to_string();
                    changed.push('\n');
                }
                Outcome::Refused => refused = true,
            }
        }
    }
    if !arguments.check {
        return Ok(ExitCode::from(u8::from(refused)));
    }
    let code = ExitCode::from(u8::from(refused || !changed.is_empty()));
    match output::result(changed.as_bytes()) {
        Err(Failure::ClosedPipe) | Ok(()) => Ok(code),
        Err(failure) => Err(failure),
    }
}

/// One run of the command.
struct Run {
    orders: KeyOrders,
    check: bool,
    language: Language,
    /// The file that standard input stands for, from the root of the disk.
    stdin: Option<PathBuf>,
}

impl Run {
    /// Formats one file. What goes wrong with it is said, and the next one comes.
    ///
    /// # Errors
    /// When standard output cannot be written to.
    fn file(&self, opened: &Opened, id: SourceId) -> Result<Outcome, Failure> {
        let workspace = &opened.workspace;
        let source = workspace.source(id);
        if self.reports_problems(workspace, id)? {
            return Ok(Outcome::Refused);
        }
        let Ok(formatted) = format(source, &self.orders) else {
            let name = source.name();
            self.say(&text!(
                "{name}: okplan kan inte formatera filen utan att ändra vad den säger; den är orörd",
                "{name}: okplan cannot format the file without changing what it says; it is untouched"
            ));
            return Ok(Outcome::Refused);
        };
        let is_changed = formatted != source.text();
        let path = normal(&opened.root.join(workspace.own_name(id)));
        if !self.check && (workspace.is_nameless(id) || self.stdin.as_ref() == Some(&path)) {
            output::result(formatted.as_bytes())?;
        } else if !self.check && is_changed {
            return self.write(&path, source.name(), &formatted);
        }
        Ok(if is_changed { Outcome::Changed } else { Outcome::Sound })
    }

    /// Reports what stands in the way of formatting; whether anything does.
    fn reports_problems(&self, workspace: &Workspace, id: SourceId) -> Result<bool, Failure> {
        let stands_in_the_way = |diagnostic: &&Diagnostic| diagnostic.source == id && !HARMLESS.contains(&diagnostic.rule);
        let mut problems: Vec<&Diagnostic> = workspace.diagnostics().iter().filter(stands_in_the_way).collect();
        problems.sort();
        problems.truncate(MAX_FINDINGS);
        let findings: Vec<Finding<'_>> = problems.into_iter().map(|diagnostic| Finding { diagnostic, workspace }).collect();
        let checked = Checked { findings, ..Checked::default() };
        let mut text = Vec::new();
        report::write(&mut text, &checked, report::Format::Text, self.language, false)?;
        output::report(&text);
        Ok(!checked.findings.is_empty())
    }

    fn write(&self, path: &Path, name: &str, formatted: &str) -> Result<Outcome, Failure> {
        match output::rewrite(path, name, formatted.as_bytes()) {
            Ok(()) => {
                self.say(&text!("{name}: formaterad", "{name}: formatted"));
                Ok(Outcome::Changed)
            }
            Err(Failure::Because(reason)) => {
                self.say(&reason);
                Ok(Outcome::Refused)
            }
            Err(failure) => Err(failure),
        }
    }

    fn say(&self, text: &Text) {
        output::message(text.get(self.language));
    }
}
