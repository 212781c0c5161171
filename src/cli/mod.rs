//! The command line: arguments, one file per command, and exit codes.

mod changed;
mod completions;
mod diff;
mod errors;
mod failure;
mod fmt;
mod git;
mod ground;
mod house;
mod init;
mod log;
mod new;
mod open;
mod output;
mod paper;
mod progress;
mod render;
mod rules;
mod schema;
mod sides;
mod status;
mod target;
mod templates;
mod validate;

use crate::text::Language;
use clap::{Parser, Subcommand, ValueEnum};
use failure::Failure;
use std::process::ExitCode;

/// Agreement documents as versioned text – överenskommelser och handlingsplaner som text med versioner
#[derive(Debug, Parser)]
#[command(name = "okplan", version, propagate_version = true, arg_required_else_help = true)]
struct Arguments {
    /// Language of messages – språk i meddelanden [default: the workspace's, else sv]
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    lang: Option<LanguageArgument>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LanguageArgument {
    /// Svenska
    Sv,
    /// English
    En,
}

impl From<LanguageArgument> for Language {
    fn from(argument: LanguageArgument) -> Self {
        match argument {
            LanguageArgument::Sv => Language::Sv,
            LanguageArgument::En => Language::En,
        }
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check documents: everything wrong in every file – kontrollera dokument
    Validate(validate::Arguments),
    /// Give documents one canonical layout – ge dokument en och samma layout
    Fmt(fmt::Arguments),
    /// What a new edition changes – vad en ny utgåva ändrar
    Diff(diff::Arguments),
    /// Print documents: HTML, Markdown, PDF, Word – skriv ut dokument
    Render(render::Arguments),
    /// What is in force, lapsing, lapsed and due – vad som gäller, går ut och ska göras
    Status(status::Arguments),
    /// The life of one document: versions, decisions, validity, gaps – ett dokuments liv: versioner, beslut, giltighet, glapp
    Log(log::Arguments),
    /// List the rules, or explain one – visa reglerna, eller förklara en
    Rules(rules::Arguments),
    /// What git calls to show and merge documents – det git anropar för att visa och föra samman dokument
    Git(git::Arguments),
    /// Make a workspace that validates at once – skapa en arbetsyta
    Init(init::Arguments),
    /// Make a document to fill in – skapa ett dokument att fylla i
    New(new::Arguments),
    /// Print or write the JSON Schemas – visa eller skriv JSON-scheman
    Schema(schema::Arguments),
    /// Print completions for a shell – skriv ut kompletteringar för ett skal
    Completions(completions::Arguments),
}

/// Reads the arguments of the process, runs the command and says how it went: 0 done, 1 errors found, 2 it could not be
/// done.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let language = arguments.lang.map(Language::from);
    let result = match &arguments.command {
        Command::Validate(own) => validate::run(own, language),
        Command::Fmt(own) => fmt::run(own, language),
        Command::Diff(own) => diff::run(own, language),
        Command::Render(own) => render::run(own, language),
        Command::Status(own) => status::run(own, language),
        Command::Log(own) => log::run(own, language),
        Command::Rules(own) => rules::run(own, language),
        Command::Git(own) => git::run(own, language),
        Command::Init(own) => init::run(own, language),
        Command::New(own) => new::run(own, language),
        Command::Schema(own) => schema::run(own),
        Command::Completions(own) => completions::run(own),
    };
    match result {
        Ok(code) => code,
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(Failure::Because(reason)) => {
            output::message(reason.get(language.unwrap_or_default()));
            ExitCode::from(2)
        }
    }
}
