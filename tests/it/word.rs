//! Files of Word: they say what the view for print says, in its order, and tracked changes lead to both sides.

mod calls;
mod command;
mod form;
mod generated;
mod package;
mod pictures;
mod prose;
mod read;
mod redline;
mod shape;
mod words;

pub use read::{Settle, Word};

use okplan::files::Disk;
use okplan::source::SourceId;
use okplan::workspace::Workspace;
use std::path::{Path, PathBuf};

/// A path in the repository.
fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The workspace in `folder`.
fn open(folder: &Path) -> Workspace {
    Workspace::open(&Disk::new(folder)).expect("a workspace")
}

/// The documents in the folders of `path` that are printed: a name, the workspace and the file.
fn documents(path: &str) -> Vec<(String, Workspace, SourceId)> {
    let entries = std::fs::read_dir(repository(path)).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    let mut all = Vec::new();
    for folder in folders {
        let workspace = open(&folder);
        for (id, _) in workspace.documents().filter(|(_, document)| document.content().is_some()) {
            all.push((format!("{} in {}", workspace.source(id).name(), folder.display()), open(&folder), id));
        }
    }
    all
}
