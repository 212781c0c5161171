//! Where results and messages go: results to standard output, messages to standard error, files in one piece.

use super::failure::Failure;
use crate::text;
use crate::text::{OneLine, Text};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Whether standard output may be coloured: a terminal, and `NO_COLOR` not set (<https://no-color.org>).
pub(super) fn colour() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Sees that bytes that are no text have a file to go to: `is_named` says whether one is named, `option` is what asks for
/// them, as `--to pdf`.
///
/// # Errors
/// When they would go to a terminal.
pub(super) fn has_place(option: &str, is_named: bool) -> Result<(), Failure> {
    if is_named || !io::stdout().is_terminal() {
        return Ok(());
    }
    Err(text!("{option} behöver en fil: -o FIL", "{option} needs a file: -o FILE").into())
}

/// Writes to standard output.
///
/// # Errors
/// When it is closed.
pub(super) fn result(text: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text)?;
    out.flush()?;
    Ok(())
}

/// Writes one line to standard error; if nobody reads it, nothing is lost that matters.
pub(super) fn message(text: &str) {
    let _ = writeln!(io::stderr(), "okplan: {}", OneLine(text));
}

/// Writes lines of a report to standard error.
pub(super) fn report(text: &[u8]) {
    let _ = io::stderr().write_all(text);
}

/// Writes a file in one piece: either all of it is there afterwards or nothing has changed. With `replace` a file that is
/// there gives way; without, that is an error.
///
/// # Errors
/// When the file exists and may not be replaced, or cannot be written.
pub(super) fn file(path: &Path, content: &[u8], replace: bool) -> Result<(), Failure> {
    let shown = path.display().to_string();
    let failed = |error: &io::Error| cannot_write(&shown, error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        // The file gets the rights any new file gets; the default of temporary files is for the owner alone.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.prefix(".okplan-").tempfile_in(folder).map_err(|error| failed(&error))?;
    temporary.write_all(content).and_then(|()| temporary.flush()).map_err(|error| failed(&error))?;
    let persisted = if replace { temporary.persist(path) } else { temporary.persist_noclobber(path) };
    match persisted {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(text!("”{shown}” finns redan och skrivs inte över", "“{shown}” exists already and is not overwritten").into())
        }
        Err(error) => Err(failed(&error.error)),
    }
}

/// Writes the file `path`, called `shown` in messages, anew in one piece and leaves its rights as they are.
///
/// # Errors
/// When it is no longer a regular file, may not be written to, or cannot be written.
pub(super) fn rewrite(path: &Path, shown: &str, content: &[u8]) -> Result<(), Failure> {
    let failed = |error: &io::Error| cannot_write(shown, error);
    let metadata = path.symlink_metadata().map_err(|error| failed(&error))?;
    if !metadata.is_file() {
        return Err(text!("”{shown}” är ingen vanlig fil", "“{shown}” is not a regular file").into());
    }
    // A file can be replaced in its folder though nobody may write to it.
    if metadata.permissions().readonly() {
        return Err(failed(&io::ErrorKind::PermissionDenied.into()));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut temporary = tempfile::Builder::new().prefix(".okplan-").tempfile_in(folder).map_err(|error| failed(&error))?;
    temporary.write_all(content).and_then(|()| temporary.flush()).map_err(|error| failed(&error))?;
    temporary.as_file().set_permissions(metadata.permissions()).map_err(|error| failed(&error))?;
    temporary.persist(path).map(|_| ()).map_err(|error| failed(&error.error))
}

fn cannot_write(shown: &str, error: &io::Error) -> Failure {
    let Text { sv, en } = Text::from(error);
    text!("”{shown}” går inte att skriva: {sv}", "“{shown}” cannot be written: {en}").into()
}
