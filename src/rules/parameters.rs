//! What a rule reads from `okplan.yaml` beside its severity: a number, words to look for, words to let through.

use super::Rule;
use crate::model::RuleSetting;
use crate::text::StaticText;
use crate::workspace::Workspace;

/// One thing a rule reads from `okplan.yaml`, under the key that its value says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameter {
    /// What it is and what stands there unless the workspace says otherwise.
    pub value: Value,
    /// What it means, with its unit.
    pub meaning: StaticText,
}

/// What a parameter is, with its default.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// `limit`: a number.
    Limit(f64),
    /// `words`: words the rule looks for.
    Words(&'static [&'static str]),
    /// `except`: words the rule lets through.
    Except(&'static [&'static str]),
}

impl Value {
    /// The key in `okplan.yaml`.
    pub fn key(self) -> &'static str {
        match self {
            Value::Limit(_) => "limit",
            Value::Words(_) => "words",
            Value::Except(_) => "except",
        }
    }

    /// The default as YAML writes it.
    pub fn shown(self) -> String {
        match self {
            Value::Limit(number) => number.to_string(),
            Value::Words(words) | Value::Except(words) => format!("[{}]", words.join(", ")),
        }
    }
}

/// What a workspace says of one rule, with the rule's own defaults behind it.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    parameters: &'static [Parameter],
    written: Option<&'a RuleSetting>,
}

impl<'a> Setting<'a> {
    /// What `workspace` says of `rule`.
    pub fn of(rule: &'static Rule, workspace: &'a Workspace) -> Setting<'a> {
        Setting { parameters: rule.parameters, written: workspace.settings().rules.of(rule.name) }
    }

    /// The number the rule goes by; 0 for a rule that declares none.
    pub fn limit(&self) -> f64 {
        let own = self.parameters.iter().find_map(|parameter| match parameter.value {
            Value::Limit(number) => Some(number),
            _ => None,
        });
        self.written.and_then(|written| written.limit.as_ref()).map_or(own.unwrap_or_default(), |limit| limit.value)
    }

    /// The words the rule looks for, as they are written.
    pub fn words(&self) -> Vec<&'a str> {
        let own = self.parameters.iter().find_map(|parameter| match parameter.value {
            Value::Words(words) => Some(words),
            _ => None,
        });
        chosen(self.written.map(|written| &*written.words), own)
    }

    /// The words the rule lets through, as they are written.
    pub fn except(&self) -> Vec<&'a str> {
        let own = self.parameters.iter().find_map(|parameter| match parameter.value {
            Value::Except(words) => Some(words),
            _ => None,
        });
        chosen(self.written.map(|written| &*written.except), own)
    }
}

/// The words a workspace writes, or else the rule's own.
fn chosen<'a>(written: Option<&'a [crate::model::Spanned<String>]>, own: Option<&'static [&'static str]>) -> Vec<&'a str> {
    match written.filter(|written| !written.is_empty()) {
        Some(written) => written.iter().map(|word| word.value.as_str()).collect(),
        None => own.unwrap_or_default().to_vec(),
    }
}
