//! `okplan rules`: all rules, or one explained.

use super::failure::Failure;
use super::output;
use crate::rules::{self, Documentation};
use crate::text;
use crate::text::{Language, OneLine, Text, nearest};
use clap::Args;
use std::fmt::Write;
use std::process::ExitCode;

/// Which rule.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The rule to explain – regeln att förklara
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let language = language.unwrap_or_default();
    let text = match &arguments.name {
        None => list(language),
        Some(name) => explain(name, language)?,
    };
    output::result(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// One rule a line, its name first.
fn list(language: Language) -> String {
    let all = rules::all();
    let width = all.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in all {
        let (severity, documentation) = (rule.severity.label(), rule.documentation());
        let _ = writeln!(text, "{:width$}  {:10}  {}", rule.name, severity.get(language), documentation.title(language));
    }
    text
}

fn explain(name: &str, language: Language) -> Result<String, Text> {
    let Some(rule) = rules::find(name) else {
        let shown = OneLine(name);
        let unknown = text!("Det finns ingen regel som heter ”{shown}”", "There is no rule called “{shown}”");
        return Err(match nearest(name, rules::all().iter().map(|rule| rule.name)) {
            Some(near) => unknown.then(&text!("; menade du ”{near}”?", "; did you mean “{near}”?")),
            None => unknown,
        });
    };
    let documentation = rule.documentation();
    let severity = rule.severity.label();
    let heading = Documentation::example_heading(language);
    let (title, body) = (documentation.title(language), documentation.text(language));
    let example: String = documentation.example.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect();
    Ok(format!("{} ({})\n\n{title}.\n\n{body}\n\n{heading}:\n\n{example}", rule.name, severity.get(language)))
}
