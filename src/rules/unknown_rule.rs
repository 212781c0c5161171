//! # A setting for a rule that does not exist
//!
//! `okplan.yaml` sets the severity of a rule that okplan does not have, or of one that cannot be changed because the file
//! could not be read without it, or gives a rule a number or words that it does not read, or an entry of its words that is
//! empty or has no form it understands. A comment names a rule to silence that does not exist or cannot be silenced.
//!
//! # En inställning för en regel som inte finns
//!
//! `okplan.yaml` anger allvaret för en regel som okplan inte har, eller för en som inte går att ändra eftersom filen inte
//! kan läsas utan den, eller ger en regel ett tal eller ord som den inte läser, eller en post bland orden som är tom eller har
//! en form som den inte förstår. En kommentar tystar en regel som inte finns eller inte går att tysta.
//!
//! # Example
//!
//! ```yaml
//! okplan: 1
//! kind: workspace
//! name: Exempel
//! rules: {vauge-actor: warning}
//! ```

use super::{Findings, RULES, Rule, Subject, find};
use crate::model::{Document, RuleSetting};
use crate::source::Span;
use crate::text;
use crate::text::{OneLine, Text, nearest};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Document::Workspace(settings) = subject.document else { return };
    for (name, setting) in &settings.rules.0 {
        match find(&name.value) {
            Some(rule) if rule.is_adjustable() => {
                unread(rule, &setting.value, findings);
                misunderstood(rule, &setting.value, findings);
            }
            Some(_) => {
                let shown = OneLine(&name.value);
                let message = text!("Regeln ”{shown}” går inte att ändra", "The rule “{shown}” cannot be changed");
                findings.add(name.span, message, Text::new("Ta bort raden.", "Remove the line."));
            }
            None => {
                let (message, help) = unknown(&name.value);
                findings.add(name.span, message, help);
            }
        }
    }
}

/// What is said of a rule that does not exist, and what would be right.
pub(super) fn unknown(name: &str) -> (Text, Text) {
    let shown = OneLine(name);
    let message = text!("Det finns ingen regel som heter ”{shown}”", "There is no rule called “{shown}”");
    let help = match nearest(name, RULES.iter().map(|rule| rule.name)) {
        Some(near) => text!("Menade du ”{near}”?", "Did you mean “{near}”?"),
        None => Text::new("okplan rules visar alla regler.", "okplan rules lists all rules."),
    };
    (message, help)
}

/// Adds what is written of `rule` that it does not read.
fn unread(rule: &Rule, setting: &RuleSetting, findings: &mut Findings<'_>) {
    let first = |words: &[crate::model::Spanned<String>]| words.first().map(|word| word.span);
    let written: [(&str, Option<Span>); 3] = [
        ("limit", setting.limit.as_ref().map(|limit| limit.span)),
        ("words", first(&setting.words)),
        ("except", first(&setting.except)),
    ];
    let reads = |key: &str| rule.parameters.iter().any(|parameter| parameter.value.key() == key);
    for (key, span) in written {
        let Some(span) = span.filter(|_| !reads(key)) else { continue };
        let name = rule.name;
        let keys: Vec<&str> = rule.parameters.iter().map(|parameter| parameter.value.key()).chain(["severity"]).collect();
        let (sv, en) = (text::listed(&keys, "och"), text::listed(&keys, "and"));
        findings.add(
            span,
            text!("Regeln ”{name}” läser inte {key}", "The rule “{name}” does not read {key}"),
            text!("Den läser {sv}.", "It reads {en}."),
        );
    }
}

/// Adds the entries of words that are empty, or of no form that `rule` understands.
fn misunderstood(rule: &Rule, setting: &RuleSetting, findings: &mut Findings<'_>) {
    for word in setting.words.iter().chain(setting.except.iter()).filter(|word| word.value.trim().is_empty()) {
        findings.add(
            word.span,
            Text::new("Ordet är tomt", "The word is empty"),
            Text::new("Skriv ordet, eller ta bort posten.", "Write the word, or remove the entry."),
        );
    }
    if rule.name != "outdated-term" {
        return;
    }
    for word in setting.words.iter().filter(|word| !word.value.trim().is_empty() && !is_replacement(&word.value)) {
        let shown = OneLine(&word.value);
        findings.add(
            word.span,
            text!("”{shown}” säger inte vilket ord som blir vilket", "“{shown}” does not say which word becomes which"),
            Text::new("Skriv \"gammalt -> nytt\", eller bara det gamla ordet.", "Write \"old -> new\", or the old word alone."),
        );
    }
}

/// Whether `word` is one word, or two with an arrow between: "gammalt -> nytt".
fn is_replacement(word: &str) -> bool {
    let parts: Vec<&str> = word.split("->").map(str::trim).collect();
    !word.contains("=>") && !word.contains(['→', '⇒']) && parts.len() <= 2 && parts.iter().all(|part| !part.is_empty())
}
