//! `okplan completions`: what a shell needs to complete commands and options.

use super::failure::Failure;
use super::output;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::process::ExitCode;

/// Which shell.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell – skalet
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::Arguments::command(), "okplan", &mut text);
    output::result(&text)?;
    Ok(ExitCode::SUCCESS)
}
