//! Files that are no documents and that a workspace prints with: the logo and the fonts of its house style, and the pictures in
//! its texts.

use crate::files::{Files, ReadFailure};
use crate::model::Settings;
use crate::picture::{self, Kind};
use crate::text;
use crate::text::Text;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

/// The most bytes that all files of the house style have, and again all pictures.
const MAX_TOGETHER: usize = 64 << 20;

/// The most bytes that the pixels of all PNGs may have: some 250 pictures of a screen.
const MAX_EFFORT: u64 = 4 << 30;

/// What was read.
#[derive(Debug, Default)]
pub struct Attached {
    /// Bytes by name, or why a file cannot be read.
    pub files: BTreeMap<String, Result<Vec<u8>, Text>>,
    /// What each picture in a text is, or why it cannot be printed: told once, however often it is shown.
    kinds: BTreeMap<String, Result<Kind, Text>>,
}

/// A picture that can be printed.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'w> {
    /// Its path from the root of the place.
    pub name: &'w str,
    /// What it is.
    pub kind: Kind,
    /// Its file.
    pub bytes: &'w [u8],
}

/// Reads what `settings` name in `files`, and `pictures`, paths from the root of the place.
pub fn read(files: &dyn Files, settings: &Settings, pictures: BTreeSet<String>) -> Attached {
    let mut read = BTreeMap::new();
    let style = settings.style.iter().flat_map(|style| style.files()).map(|name| name.value.clone());
    read_all(files, style, &mut read);
    read_all(files, pictures.iter().cloned(), &mut read);
    let mut left = MAX_EFFORT;
    let kind = |name: String| {
        let kind = read.get(&name)?.as_ref().map_err(Text::clone).and_then(|bytes| {
            left = left.checked_sub(picture::effort(bytes)).ok_or_else(too_many_pixels)?;
            picture::kind_of(bytes)
        });
        Some((name, kind))
    };
    let kinds = pictures.into_iter().filter_map(kind).collect();
    Attached { files: read, kinds }
}

fn read_all(files: &dyn Files, names: impl Iterator<Item = String>, all: &mut BTreeMap<String, Result<Vec<u8>, Text>>) {
    let mut left = MAX_TOGETHER;
    for name in names {
        if let Entry::Vacant(vacant) = all.entry(name) {
            let read = read_one(files, vacant.key(), left);
            left -= read.as_ref().map_or(0, Vec::len);
            vacant.insert(read);
        }
    }
}

/// The path from the root of the place to `file`, which is one from the folder of the document `document`; nothing if it leads
/// out of the place.
pub fn path_from(document: &str, file: &str) -> Option<String> {
    if file.starts_with('/') || file.contains('\\') {
        return None;
    }
    let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

impl Attached {
    /// The picture `name`, a path as [`path_from`] gives it.
    ///
    /// # Errors
    /// Why it cannot be printed.
    pub fn picture(&self, name: Option<&str>) -> Result<Picture<'_>, Text> {
        let (name, kind) = name.and_then(|name| self.kinds.get_key_value(name)).ok_or_else(outside)?;
        let (kind, bytes) = (kind.clone()?, self.files.get(name).ok_or_else(outside)?.as_ref().map_err(Text::clone)?);
        Ok(Picture { name, kind, bytes })
    }
}

fn too_many_pixels() -> Text {
    Text::new("bilderna har för många bildpunkter tillsammans", "the pictures have too many pixels together")
}

fn outside() -> Text {
    Text::new("den ligger inte i arbetsytan", "it is not in the workspace")
}

/// Whether `name` is a path that stays in its folder.
fn stays(name: &str) -> bool {
    !name.is_empty() && !name.contains('\\') && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

fn read_one(files: &dyn Files, name: &str, left: usize) -> Result<Vec<u8>, Text> {
    if !stays(name) {
        return Err(Text::new(
            "den ligger inte i arbetsytan: skriv vägen från arbetsytans mapp",
            "it is not in the workspace: write its path from the folder of the workspace",
        ));
    }
    if files.leads_through_link(name) {
        return Err(Text::new("den ligger bakom en symbolisk länk", "it lies behind a symbolic link"));
    }
    files.read(name, left.min(picture::MAX_SIZE)).map_err(|failure| match failure {
        ReadFailure::TooLarge if left < picture::MAX_SIZE => {
            let limit = MAX_TOGETHER >> 20;
            text!("filerna är större än {limit} MiB tillsammans", "the files are larger than {limit} MiB together")
        }
        ReadFailure::TooLarge => {
            let limit = picture::MAX_SIZE >> 10;
            text!("den är större än {limit} KiB", "it is larger than {limit} KiB")
        }
        ReadFailure::Link => Text::new("det är en symbolisk länk", "it is a symbolic link"),
        ReadFailure::NotAFile => Text::new("det är ingen fil", "it is no file"),
        ReadFailure::Broken => Text::new("den är skadad i git-arkivet", "it is damaged in the git repository"),
        ReadFailure::Refused(error) => Text::from(&error),
    })
}

#[cfg(test)]
mod tests {
    use super::{path_from, stays};

    #[test]
    fn paths_from_a_document_stay_in_the_place() {
        for (document, file, path) in [
            ("plan.yaml", "karta.png", Some("karta.png")),
            ("planer/2020/plan.yaml", "../karta.png", Some("planer/karta.png")),
            ("planer/plan.yaml", "./a//b.png", Some("planer/a/b.png")),
            ("<stdin>", "a.png", Some("a.png")),
            ("plan.yaml", "../karta.png", None),
            ("planer/plan.yaml", "a/../../../planer/b.png", None),
            ("plan.yaml", "/etc/passwd", None),
            ("plan.yaml", "a\\b.png", None),
        ] {
            assert_eq!(path_from(document, file).as_deref(), path, "{document} {file}");
        }
    }

    #[test]
    fn only_paths_into_the_workspace_stay() {
        for inside in ["a.svg", "bilder/a.svg", "å ä/ö.svg"] {
            assert!(stays(inside), "{inside}");
        }
        for outside in ["", "../a.svg", "/etc/passwd", "a/../../b", "./a/../..", "C:\\a", "..\\a"] {
            assert!(!stays(outside), "{outside}");
        }
    }
}
