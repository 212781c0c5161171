//! `okplan schema`: the JSON Schemas, printed or written into a workspace.

use super::failure::Failure;
use super::output;
use crate::model::Kind;
use crate::schema::{file_name, schema_text};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Which schema.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The kind of file – sorten av fil
    #[arg(value_enum, value_name = "KIND", required_unless_present = "write")]
    kind: Option<KindArgument>,
    /// Write the schemas, all of them without a KIND, into .okplan/schemas – skriv schemana dit
    #[arg(long)]
    write: bool,
}

/// A kind of file.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum KindArgument {
    /// Handlingsplan
    ActionPlan,
    /// Register
    Register,
    /// okplan.yaml
    Workspace,
}

impl From<KindArgument> for Kind {
    fn from(argument: KindArgument) -> Self {
        match argument {
            KindArgument::ActionPlan => Kind::ActionPlan,
            KindArgument::Register => Kind::Register,
            KindArgument::Workspace => Kind::Workspace,
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let kinds: Vec<Kind> = arguments.kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind.into()]);
    for kind in kinds {
        let text = schema_text(kind);
        if arguments.write {
            let path: PathBuf = [".okplan", "schemas", &file_name(kind)].iter().collect();
            output::file(&path, text.as_bytes(), true)?;
        } else {
            output::result(text.as_bytes())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
