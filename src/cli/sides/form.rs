//! What the arguments of a comparison say: two files, or two revisions of some paths.

use crate::cli::failure::Failure;
use crate::text;
use crate::text::{OneLine, Text};
use std::path::{Path, PathBuf};

/// What the arguments say.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Two files or folders, each where it is said to be; of a file on the disk `-` is standard input.
    Two(Written, Written),
    /// Two revisions of some paths, or where none is named of all; without a second one the work tree.
    Range { old: String, new: Option<String>, paths: Vec<PathBuf> },
}

/// A file or folder as it was written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written {
    OnDisk(PathBuf),
    InRevision { revision: String, path: String },
}

/// Reads the form of the arguments. What `exists` on the disk is meant as that, whatever its name looks like.
///
/// # Errors
/// When they have none of the forms.
pub(super) fn form(arguments: &[PathBuf], exists: &dyn Fn(&Path) -> bool) -> Result<Form, Failure> {
    if let Some((first, paths)) = arguments.split_first()
        && !exists(first)
        && let Some((old, new)) = first.to_str().and_then(as_range)
    {
        if new.starts_with('.') && !new.starts_with("./") && !new.starts_with("../") {
            return Err(three_dots(old, new.trim_start_matches('.')));
        }
        let or_head = |revision: &str| if revision.is_empty() { "HEAD".to_owned() } else { revision.to_owned() };
        let new = Some(new).filter(|new| !new.is_empty()).map(str::to_owned);
        return Ok(Form::Range { old: or_head(old), new, paths: paths.to_vec() });
    }
    match arguments {
        [old, new] if [old, new].iter().all(|side| is_stdin(side)) => Err(Text::new(
            "”-” är standard in och kan bara vara den ena sidan",
            "“-” is standard input and can be one of the sides only",
        )
        .into()),
        [old, new] if [old, new].iter().all(|side| !exists(side) && may_be_revision(side)) => Err(two_revisions(old, new)),
        [old, new] => Ok(Form::Two(written(old, exists)?, written(new, exists)?)),
        _ => Err(Text::new(
            "Ange två sidor: GAMMAL NY (filer, mappar eller VERSION:sökväg), eller VERSION..VERSION och eventuella sökvägar",
            "Give two sides: OLD NEW (files, folders or REV:path), or REV..REV and any paths",
        )
        .into()),
    }
}

/// Why `A...B` is not taken: git means where both parted from by it, and a comparison of editions must not guess.
fn three_dots(old: &str, new: &str) -> Failure {
    let (old, new) = (OneLine(old), OneLine(new));
    text!(
        "”{old}...{new}” har tre punkter: skriv två, {old}..{new}, för det som skiljer {new} från {old}",
        "“{old}...{new}” has three dots: write two, {old}..{new}, for what {new} changes against {old}"
    )
    .into()
}

/// Whether what is no file may be meant as a revision: it names no file in one, and no document.
fn may_be_revision(path: &Path) -> bool {
    let is_document = path.extension().is_some_and(|end| end == "yaml" || end == "yml");
    !is_document && path.to_str().is_some_and(|written| in_revision(written).is_none())
}

/// Why two revisions are not taken as two sides.
fn two_revisions(old: &Path, new: &Path) -> Failure {
    let (old, new) = (old.to_string_lossy(), new.to_string_lossy());
    let (old, new) = (OneLine(&old), OneLine(&new));
    text!(
        "Varken ”{old}” eller ”{new}” finns som fil eller mapp. Är de versioner skrivs de {old}..{new}, och en fil i en version \
         {old}:sökväg",
        "Neither “{old}” nor “{new}” is a file or folder. If they are revisions write {old}..{new}, and a file in a revision {old}:path"
    )
    .into()
}

/// Whether a path stands for standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The two revisions of `A..B`. A path that leads up, such as `../plan.yaml`, is none.
fn as_range(written: &str) -> Option<(&str, &str)> {
    let (old, new) = written.split_once("..")?;
    let is_path = old.ends_with(['/', '\\']) || new.starts_with(['/', '\\']) || (old.is_empty() && new.is_empty());
    (!is_path && !written.contains(':')).then_some((old, new))
}

fn written(path: &Path, exists: &dyn Fn(&Path) -> bool) -> Result<Written, Failure> {
    if exists(path) || is_stdin(path) {
        return Ok(Written::OnDisk(path.to_owned()));
    }
    if let Some((revision, path)) = path.to_str().and_then(in_revision) {
        return Ok(Written::InRevision { revision: revision.to_owned(), path: path.to_owned() });
    }
    let shown = path.to_string_lossy();
    let shown = OneLine(&shown);
    Err(text!(
        "”{shown}” finns inte. En fil i en version skrivs VERSION:{shown}, två versioner VERSION..VERSION",
        "“{shown}” does not exist. A file in a revision is written REV:{shown}, two revisions REV..REV"
    )
    .into())
}

/// The revision and the path of `REV:path`: parted by the first colon outside braces, of which a drive of Windows has none.
fn in_revision(written: &str) -> Option<(&str, &str)> {
    let is_drive = matches!(written.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    let mut depth = 0_usize;
    let colon = written.char_indices().find(|(_, character)| {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        *character == ':' && depth == 0
    });
    let (at, _) = colon.filter(|_| !is_drive)?;
    Some((&written[..at], &written[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range_of(old: &str, new: Option<&str>, paths: &[&str]) -> Form {
        let paths = paths.iter().map(PathBuf::from).collect();
        Form::Range { old: old.to_owned(), new: new.map(str::to_owned), paths }
    }

    fn disk(path: &str) -> Written {
        Written::OnDisk(path.into())
    }

    fn rev(revision: &str, path: &str) -> Written {
        Written::InRevision { revision: revision.to_owned(), path: path.to_owned() }
    }

    #[test]
    fn the_forms_are_told_apart() {
        let there = ["old.yaml", "new.yaml", "a:b.yaml", "x..y", "..", "../plan.yaml"];
        let read = |arguments: &[&str]| {
            let arguments: Vec<PathBuf> = arguments.iter().map(PathBuf::from).collect();
            form(&arguments, &|path| there.iter().any(|name| path == Path::new(name))).ok()
        };
        for (arguments, expected) in [
            (&["v1..v2"][..], Some(range_of("v1", Some("v2"), &[]))),
            (&["v1.."], Some(range_of("v1", None, &[]))),
            (&["..v2"], Some(range_of("HEAD", Some("v2"), &[]))),
            (&["v1..v2", "a.yaml", "b"], Some(range_of("v1", Some("v2"), &["a.yaml", "b"]))),
            (&["HEAD~2..main^", "x"], Some(range_of("HEAD~2", Some("main^"), &["x"]))),
            (&["old.yaml", "new.yaml"], Some(Form::Two(disk("old.yaml"), disk("new.yaml")))),
            (&["v1:a/b.yaml", "new.yaml"], Some(Form::Two(rev("v1", "a/b.yaml"), disk("new.yaml")))),
            (&["v1:a.yaml", "v2:./b.yaml"], Some(Form::Two(rev("v1", "a.yaml"), rev("v2", "./b.yaml")))),
            (&["HEAD@{2020-01-01 10:00}:a", "v1:"], Some(Form::Two(rev("HEAD@{2020-01-01 10:00}", "a"), rev("v1", "")))),
            (&["-", "new.yaml"], Some(Form::Two(disk("-"), disk("new.yaml")))),
            (&["-", "-"], None),
            // What is there wins.
            (&["a:b.yaml", "new.yaml"], Some(Form::Two(disk("a:b.yaml"), disk("new.yaml")))),
            (&["x..y", "new.yaml"], Some(Form::Two(disk("x..y"), disk("new.yaml")))),
            (&["..", "../plan.yaml"], Some(Form::Two(disk(".."), disk("../plan.yaml")))),
            // Neither ranges nor revisions.
            (&["../gone.yaml", "new.yaml"], None),
            (&["a/../gone.yaml", "new.yaml"], None),
            (&["C:/plan.yaml", "new.yaml"], None),
            (&["c:\\plan.yaml", "new.yaml"], None),
            (&["v1", "v2"], None),
            (&["old.yaml"], None),
            (&["v1:a.yaml"], None),
            (&["old.yaml", "new.yaml", "new.yaml"], None),
            (&[], None),
        ] {
            assert_eq!(read(arguments), expected, "{arguments:?}");
        }
    }
}
