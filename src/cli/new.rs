//! `okplan new`: a document to fill in.

use super::failure::Failure;
use super::output;
use crate::model::{Kind, Slug};
use crate::scaffold::new_document;
use crate::text;
use crate::text::{Language, OneLine};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
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
    /// Handlingsplan
    ActionPlan,
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
        KindArgument::ActionPlan => Kind::ActionPlan,
        KindArgument::Register => Kind::Register,
    };
    let content = new_document(kind, id, language.unwrap_or_default());
    let path = arguments.output.clone().unwrap_or_else(|| PathBuf::from(format!("{id}.yaml")));
    if path.as_os_str() == "-" {
        output::result(content.as_bytes())?;
    } else {
        output::file(&path, content.as_bytes(), false)?;
        output::result(format!("{}\n", path.display()).as_bytes())?;
    }
    Ok(ExitCode::SUCCESS)
}
