//! Printed PDFs, read back: nothing is lost, nothing becomes markup, everybody can read them, and what cannot be printed is
//! said where it stands.

mod accessible;
mod apart;
mod hostile;
mod layout;
mod literal;
mod papers;
mod reader;
mod standing;
mod where_to;

use okplan::print::{PrintFailure, pdf};
use okplan::source::SourceId;
use okplan::workspace::Workspace;

pub use reader::{Read, read};

use crate::render::{documents, page_of_words, workspace_of};

/// The PDF of the document in the file `id`.
fn bytes(workspace: &Workspace, id: SourceId) -> Vec<u8> {
    pdf(workspace, id, None).unwrap_or_else(|failure| panic!("{}: {failure:?}", workspace.source(id).name()))
}

/// The PDF of a workspace of one file, read back.
fn printed(text: &str) -> Read {
    let workspace = workspace_of(text);
    read(&bytes(&workspace, workspace.find_source("plan.yaml").expect("the document")))
}

/// Why a workspace of one file cannot be printed.
fn refused(text: &str) -> PrintFailure {
    let workspace = workspace_of(text);
    pdf(&workspace, workspace.find_source("plan.yaml").expect("the document"), None).expect_err("a failure")
}

/// A plan with `body`, each line indented.
fn plan(body: &str) -> String {
    let body: String = body.lines().map(|line| format!("  {line}\n")).collect();
    format!("okplan: 1\nkind: action-plan\nid: plan\nedition: 2020\ntitle: Plan\nstatus: draft\nbody: |\n{body}")
}
