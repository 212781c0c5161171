//! `okplan new`: a document to fill in.

use super::failure::Failure;
use super::ground::{OnDisk, normal, workspace_folder};
use super::output;
use crate::model::{Kind, Slug};
use crate::scaffold::{below, new_document};
use crate::text;
use crate::text::{Language, OneLine};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What kind of document, and its id.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The kind – sorten
    #[arg(value_enum, value_name = "KIND")]
    kind: KindArgument,
    /// The document's id: a–z, 0–9, hyphens, no year – dokumentets id
    #[arg(value_name = "ID")]
    id: String,
    /// The file, or `-` for standard output [default: ID.yaml] – filen
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum KindArgument {
    /// Överenskommelse
    Agreement,
    /// Handlingsplan
    ActionPlan,
    /// Beslut
    Decision,
    /// Revideringsprocess
    Process,
    /// Register
    Register,
}

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let id = &arguments.id;
    if !Slug::is(id) {
        let shown = OneLine(id);
        return Err(text!(
            "”{shown}” duger inte som id: använd bara a–z, 0–9 och enkla bindestreck",
            "“{shown}” cannot be an id: use only a–z, 0–9 and single hyphens"
        )
        .into());
    }
    let kind = match arguments.kind {
        KindArgument::Agreement => Kind::Agreement,
        KindArgument::ActionPlan => Kind::ActionPlan,
        KindArgument::Decision => Kind::Decision,
        KindArgument::Process => Kind::Process,
        KindArgument::Register => Kind::Register,
    };
    let path = arguments.output.clone().unwrap_or_else(|| PathBuf::from(format!("{id}.yaml")));
    let content = below(&new_document(kind, id, language.unwrap_or_default()), depth(&path)?);
    if path.as_os_str() == "-" {
        output::result(content.as_bytes())?;
    } else {
        output::file(&path, content.as_bytes(), false)?;
        output::result(format!("{}\n", path.display()).as_bytes())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// How many folders the file `path` lies below the workspace it is for, the nearest one above.
fn depth(path: &Path) -> Result<usize, Failure> {
    let absolute = normal(&std::env::current_dir()?.join(path));
    let folder = absolute.parent().unwrap_or(&absolute);
    let root = workspace_folder(&OnDisk::here()?, folder);
    Ok(root.and_then(|root| folder.strip_prefix(root).ok().map(|below| below.components().count())).unwrap_or(0))
}
