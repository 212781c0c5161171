//! `okplan rules`: all rules, or one explained.

use super::failure::Failure;
use super::output;
use crate::rules::{self, Documentation, Rule};
use crate::text;
use crate::text::{Language, OneLine, StaticText, Text, nearest};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::fmt::Write;
use std::process::ExitCode;

/// Which rule.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The rule to explain – regeln att förklara
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// How they are written – hur de skrivs
    #[arg(long, value_enum, default_value = "text")]
    format: FormatArgument,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArgument {
    /// For people – för människor
    Text,
    /// For programs, see docs/json.md – för program
    Json,
}

pub(super) fn run(arguments: &Arguments, language: Option<Language>) -> Result<ExitCode, Failure> {
    let language = language.unwrap_or_default();
    let wanted = match &arguments.name {
        None => None,
        Some(name) => Some(named(name)?),
    };
    let text = match (arguments.format, wanted) {
        (FormatArgument::Text, None) => list(language),
        (FormatArgument::Text, Some(rule)) => explain(rule, language),
        (FormatArgument::Json, None) => json(&rules::all(), language),
        (FormatArgument::Json, Some(rule)) => json(&[rule], language),
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
        let fix = if rule.fixable { "  (--fix)" } else { "" };
        let _ = writeln!(text, "{:width$}  {:10}  {}{fix}", rule.name, severity.get(language), documentation.title(language));
    }
    text
}

/// The rule called `name`.
///
/// # Errors
/// When there is none, with the one that is likely meant.
fn named(name: &str) -> Result<&'static Rule, Text> {
    rules::find(name).ok_or_else(|| {
        let shown = OneLine(name);
        let unknown = text!("Det finns ingen regel som heter ”{shown}”", "There is no rule called “{shown}”");
        match nearest(name, rules::all().iter().map(|rule| rule.name)) {
            Some(near) => unknown.then(&text!("; menade du ”{near}”?", "; did you mean “{near}”?")),
            None => unknown,
        }
    })
}

fn explain(rule: &'static Rule, language: Language) -> String {
    let documentation = rule.documentation();
    let severity = rule.severity.label();
    let heading = Documentation::example_heading(language);
    let (title, body) = (documentation.title(language), documentation.text(language));
    let example: String = documentation.example.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect();
    let mut text = format!("{} ({})\n\n{title}.\n\n{body}\n\n{heading}:\n\n{example}", rule.name, severity.get(language));
    let fixes = StaticText {
        sv: "okplan validate --fix rättar det som är säkert.",
        en: "okplan validate --fix mends what is certain.",
    };
    let always = StaticText {
        sv: "Regeln går inte att ändra, stänga av eller tysta.",
        en: "The rule cannot be changed, turned off or silenced.",
    };
    if rule.fixable {
        let _ = write!(text, "\n{}\n", fixes.get(language));
    }
    if !rule.is_adjustable() {
        let _ = write!(text, "\n{}\n", always.get(language));
    }
    if !rule.parameters.is_empty() {
        let reads = StaticText { sv: "Den läser ur okplan.yaml, under rules:", en: "It reads from okplan.yaml, under rules:" };
        let values = rule.parameters.iter().map(|parameter| format!("{}: {}", parameter.value.key(), parameter.value.shown()));
        let values: Vec<String> = values.collect();
        let _ = write!(text, "\n{}\n\n    {}: {{{}}}\n\n", reads.get(language), rule.name, values.join(", "));
        for parameter in rule.parameters {
            let _ = writeln!(text, "{}: {}.", parameter.value.key(), parameter.meaning.get(language));
        }
    }
    text
}

/// The rules as JSON, version 1; `docs/json.md` describes it.
fn json(rules: &[&'static Rule], language: Language) -> String {
    let rules: Vec<Value> = rules.iter().map(|rule| entry(rule, language)).collect();
    format!("{:#}\n", json!({"version": 1, "rules": rules}))
}

fn entry(rule: &'static Rule, language: Language) -> Value {
    let documentation = rule.documentation();
    let parameters = rule.parameters.iter().map(|parameter| {
        let default = match parameter.value {
            rules::Value::Limit(number) => json!(number),
            rules::Value::Words(words) | rules::Value::Except(words) => json!(words),
        };
        json!({"key": parameter.value.key(), "default": default, "meaning": parameter.meaning.get(language)})
    });
    json!({
        "name": rule.name,
        "severity": rule.severity,
        "adjustable": rule.is_adjustable(),
        "fixable": rule.fixable,
        "parameters": parameters.collect::<Vec<_>>(),
        "title": documentation.title(language),
        "text": documentation.text(language),
        "example": documentation.example,
    })
}
