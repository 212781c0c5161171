//! `okplan schema`: the JSON Schemas, printed or written into a workspace.

use super::failure::Failure;
use super::output;
use crate::model::Kind;
use crate::scaffold::SCHEMA_FOLDER;
use crate::schema::{file_name, schema, schema_text};
use clap::{Args, ValueEnum};
use std::path::Path;
use std::process::ExitCode;

/// Which schema.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The kind of file [default: all, as one object] – sorten av fil
    #[arg(value_enum, value_name = "KIND")]
    kind: Option<KindArgument>,
    /// Write the schemas, all of them without a KIND, into .okplan/schemas – skriv schemana dit
    #[arg(long)]
    write: bool,
}

/// A kind of file.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum KindArgument {
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
    /// okplan.yaml
    Workspace,
}

impl From<KindArgument> for Kind {
    fn from(argument: KindArgument) -> Self {
        match argument {
            KindArgument::Agreement => Kind::Agreement,
            KindArgument::ActionPlan => Kind::ActionPlan,
            KindArgument::Decision => Kind::Decision,
            KindArgument::Process => Kind::Process,
            KindArgument::Register => Kind::Register,
            KindArgument::Workspace => Kind::Workspace,
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let kinds: Vec<Kind> = arguments.kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind.into()]);
    if arguments.write {
        for kind in kinds {
            let path = Path::new(SCHEMA_FOLDER).join(file_name(kind));
            output::file(&path, schema_text(kind).as_bytes(), true)?;
        }
    } else if let [kind] = kinds[..] {
        output::result(schema_text(kind).as_bytes())?;
    } else {
        let all: serde_json::Map<_, _> = kinds.into_iter().map(|kind| (kind.word().to_owned(), schema(kind))).collect();
        output::result(format!("{:#}\n", serde_json::Value::Object(all)).as_bytes())?;
    }
    Ok(ExitCode::SUCCESS)
}
