//! `okplan init`: a workspace that validates at once.

use super::failure::Failure;
use super::output;
use crate::scaffold::{GIT_CONFIG, git_attributes, workspace_files};
use crate::text;
use crate::text::{Language, StaticText};
use clap::Args;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder – mappen
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// What the workspace is called [default: the folder's name] – vad arbetsytan heter
    #[arg(long)]
    name: Option<String>,
    /// Only let git show and merge the documents of a folder that is there – bara så att git visar och för samman dokumenten
    #[arg(long, conflicts_with = "name")]
    git: bool,
}

/// The file that says how git treats others.
const GIT_ATTRIBUTES: &str = ".gitattributes";

/// What stands before the lines of [`GIT_CONFIG`].
const GIT_HINT: StaticText = StaticText {
    sv: "skriv detta i mappen för att git ska visa och föra samman dokument med okplan:",
    en: "run this in the folder to let git show and merge documents with okplan:",
};

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let language = language.unwrap_or_default();
    let folder = &arguments.folder;
    if arguments.git {
        return for_git(folder, language);
    }
    let name = arguments.name.clone().unwrap_or_else(|| folder_name(folder));
    let files = workspace_files(&name, language);
    // Nothing is written unless all of it can be.
    for (path, _) in &files {
        let path = folder.join(path);
        if path.symlink_metadata().is_ok() {
            let shown = path.display();
            return Err(text!(
                "”{shown}” finns redan; inget har skrivits (okplan init --git gör bara så att git visar och för samman dokumenten)",
                "“{shown}” exists already; nothing has been written (okplan init --git only lets git show and merge documents)"
            )
            .into());
        }
    }
    let mut written = String::new();
    for (path, content) in &files {
        let target = folder.join(path);
        output::file(&target, content.as_bytes(), false)?;
        if path.starts_with(".githooks/") {
            make_executable(&target)?;
        }
        written.push_str(path);
        written.push('\n');
    }
    output::result(written.as_bytes())?;
    tell_git_config(language);
    Ok(ExitCode::SUCCESS)
}

/// Gives the documents of a folder that is there to okplan in its `.gitattributes`, which keeps all else it says, and tells the
/// rest.
fn for_git(folder: &Path, language: Language) -> Result<ExitCode, Failure> {
    if !folder.is_dir() {
        let shown = folder.display();
        return Err(text!("”{shown}” är ingen mapp", "“{shown}” is no folder").into());
    }
    let target = folder.join(GIT_ATTRIBUTES);
    let known = match std::fs::read_to_string(&target) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    if let Some(text) = git_attributes(known.as_deref()) {
        output::file(&target, text.as_bytes(), true)?;
        output::result(format!("{GIT_ATTRIBUTES}\n").as_bytes())?;
    }
    tell_git_config(language);
    Ok(ExitCode::SUCCESS)
}

/// The configuration of git is the user's own: it is told and not touched.
fn tell_git_config(language: Language) {
    output::message(GIT_HINT.get(language));
    for line in GIT_CONFIG {
        output::report(format!("  {line}\n").as_bytes());
    }
}

/// The folder's own name, for the workspace.
fn folder_name(folder: &Path) -> String {
    let absolute = std::path::absolute(folder).ok();
    let name = absolute.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| "okplan".to_owned())
}

#[cfg(unix)]
fn make_executable(path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;
    let mut permissions = std::fs::metadata(path)?.permissions();
    permissions.set_mode(permissions.mode() | 0o111);
    std::fs::set_permissions(path, permissions)?;
    Ok(())
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> Result<(), Failure> {
    Ok(())
}
