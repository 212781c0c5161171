//! Files that are no documents and that a workspace prints with: the logo and the fonts of its house style.

use crate::files::{Files, ReadFailure};
use crate::model::Settings;
use crate::picture;
use crate::text;
use crate::text::Text;
use std::collections::BTreeMap;
use std::path::{Component, Path};

/// The most bytes that all of them have.
const MAX_TOGETHER: usize = 32 << 20;

/// Their bytes by name, or why one cannot be read.
pub type Attached = BTreeMap<String, Result<Vec<u8>, Text>>;

/// Reads what `settings` name in `files`.
pub fn read(files: &dyn Files, settings: &Settings) -> Attached {
    let mut attached = Attached::new();
    let mut left = MAX_TOGETHER;
    for name in settings.style.iter().flat_map(|style| style.files()) {
        if !attached.contains_key(&name.value) {
            let read = read_one(files, &name.value, left.min(picture::MAX_SIZE));
            left -= read.as_ref().map_or(0, Vec::len);
            attached.insert(name.value.clone(), read);
        }
    }
    attached
}

/// Whether `name` is a path that stays in its folder.
fn stays(name: &str) -> bool {
    !name.is_empty() && !name.contains('\\') && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

fn read_one(files: &dyn Files, name: &str, limit: usize) -> Result<Vec<u8>, Text> {
    if !stays(name) {
        return Err(Text::new(
            "den ligger inte i arbetsytan: skriv vägen från arbetsytans mapp",
            "it is not in the workspace: write its path from the folder of the workspace",
        ));
    }
    if files.leads_through_link(name) {
        return Err(Text::new("den ligger bakom en symbolisk länk", "it lies behind a symbolic link"));
    }
    files.read(name, limit).map_err(|failure| match failure {
        ReadFailure::TooLarge => {
            let limit = limit >> 10;
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
    use super::stays;

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
