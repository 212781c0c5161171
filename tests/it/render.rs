//! What is printed: fixtures with their pages, the examples' accessibility, and that nothing is lost on the way.

mod accessibility;
mod clauses;
mod fields;
mod fixtures;
mod hostile;
mod templates;
mod trees;
pub(crate) mod words;

#[cfg(feature = "pdf")]
pub use words::{page_of_words, with_texts};

use okplan::files::Disk;
use okplan::render::{Format, Templates, render};
use okplan::source::SourceId;
use okplan::workspace::Workspace;
use std::path::{Path, PathBuf};

/// A path in the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The folders in `path`, sorted.
pub fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// The workspace in `folder`.
fn open(folder: &Path) -> Workspace {
    Workspace::open(&Disk::new(folder)).expect("a workspace")
}

/// A workspace of one file.
pub fn workspace_of(text: &str) -> Workspace {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("plan.yaml"), text).expect("a file");
    open(folder.path())
}

/// The page of the document `name`.
fn page(workspace: &Workspace, name: &str, format: Format) -> String {
    let id = workspace.find_source(name).expect("the document");
    render(workspace, id, format, &Templates::built_in()).expect("a page")
}

/// The pages of every document among the examples and fixtures in both formats: name, Markdown, HTML.
pub fn documents() -> Vec<(String, Workspace, SourceId)> {
    let mut documents = Vec::new();
    for folder in folders(&repository("examples")).into_iter().chain(folders(&repository("tests/render"))) {
        let workspace = open(&folder);
        let ids: Vec<SourceId> =
            workspace.documents().filter(|(_, document)| document.content().is_some()).map(|(id, _)| id).collect();
        for id in ids {
            documents.push((format!("{} in {}", workspace.source(id).name(), folder.display()), open(&folder), id));
        }
    }
    documents
}
