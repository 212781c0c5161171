//! Comments that silence findings, and what is wrong with them; documented here as the other rules are in files of their own.
//!
//! ## malformed-ignore
//! # A comment that silences nothing since it is not whole
//! A comment to okplan does not say which rule it silences, or why. `# okplan: ignore[rule] reason` stands on the line it is
//! about or the line above, `<!-- okplan: ignore[rule] reason -->` before a paragraph. Without a reason it silences nothing:
//! whoever reads the document next year wants to know.
//! # En kommentar som inte tystar något eftersom den inte är hel
//! En kommentar till okplan säger inte vilken regel den tystar, eller varför. `# okplan: ignore[regel] skäl` står på raden
//! det gäller eller raden ovanför, `<!-- okplan: ignore[regel] skäl -->` före ett stycke. Utan skäl tystar den inget: den som
//! läser dokumentet nästa år vill veta.
//! # Example
//! ```yaml
//! title: Handlingsplan # okplan: ignore[not-stated]
//! ```
//!
//! ## unused-ignore
//! # A comment that silences what is not found
//! A comment silences a rule that finds nothing there. It would silence a real flaw one day, so it is taken away. A rule that
//! is off, or that goes by the day of `--on`, may find something there another time and is not asked.
//! # En kommentar som tystar något som inte hittas
//! En kommentar tystar en regel som inte hittar något där. En dag skulle den tysta ett verkligt fel, så den tas bort. En regel
//! som är avstängd, eller som rättar sig efter dagen i `--on`, kan hitta något där en annan gång och tillfrågas inte.
//! # Example
//! ```yaml
//! title: Handlingsplan # okplan: ignore[not-a-party] undertecknas av förbundet
//! ```

mod comment;
mod cover;
mod gather;

use super::{Rule, find};
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity};
use crate::source::{SourceId, Span};
use crate::text;
use crate::text::{OneLine, Text};
use crate::workspace::Workspace;
use comment::Problem;
use cover::Covers;
use std::collections::{BTreeMap, BTreeSet};

/// The rules about the comments, which no comment silences.
const OWN: [&str; 2] = ["malformed-ignore", "unused-ignore"];

/// A comment that silences rules.
struct Ignore {
    /// The comment.
    span: Span,
    /// The rules it names, with their places.
    rules: Vec<(String, Span)>,
    /// The place of the list of rules, without its brackets.
    list: Span,
    /// What is wrong with it; then it silences nothing.
    problem: Option<Problem>,
    /// Findings that start here are silenced.
    covers: Span,
    /// What is taken away with the comment.
    removal: Span,
}

/// Which rules run in a workspace, with their severities.
pub(super) type Active = [(&'static Rule, Severity)];

/// Takes away from `diagnostics` what comments silence, unless `shows_all`, and adds what is wrong with the comments.
pub(super) fn apply(diagnostics: &mut Vec<Diagnostic>, workspace: &Workspace, active: &Active, shows_all: bool) {
    let severities: BTreeMap<&str, Severity> = active.iter().map(|(rule, severity)| (rule.name, *severity)).collect();
    let with_errors = workspace.files_with_errors();
    let mut problems = Vec::new();
    let mut by_source: BTreeMap<SourceId, Covers> = BTreeMap::new();
    for (source, document) in workspace.documents() {
        let ignores = gather::ignores(document, workspace.source(source));
        if !ignores.is_empty() {
            by_source.insert(source, Covers::of(ignores));
        }
    }
    diagnostics.retain(|diagnostic| {
        let is_open = find(diagnostic.rule).is_some_and(Rule::is_adjustable);
        let covers = by_source.get_mut(&diagnostic.source).filter(|_| is_open);
        let is_silenced = covers.is_some_and(|covers| covers.silence(diagnostic.rule, diagnostic.span));
        shows_all || !is_silenced
    });
    for (source, covers) in &by_source {
        let report = Report { source: *source, severities: &severities, found: &mut problems };
        // Where something cannot be read, rules are silent that would have spoken.
        report.all(covers, workspace.is_complete() && !with_errors.contains(source));
    }
    diagnostics.append(&mut problems);
}

/// What is wrong with the comments of one file.
struct Report<'a> {
    source: SourceId,
    severities: &'a BTreeMap<&'a str, Severity>,
    found: &'a mut Vec<Diagnostic>,
}

impl Report<'_> {
    fn all(mut self, covers: &Covers, tells_unused: bool) {
        for (ignore, used) in covers.ignores() {
            if let Some(problem) = &ignore.problem {
                self.add("malformed-ignore", ignore.span, problem.message(), problem.help());
                continue;
            }
            let unknown: BTreeSet<usize> =
                (0..ignore.rules.len()).filter(|index| self.is_unknown(&ignore.rules[*index])).collect();
            // A rule that is off, or that says more on another day, may find something here after all.
            let runs = |index: &usize| {
                let name = ignore.rules[*index].0.as_str();
                self.severities.contains_key(name) && !find(name).is_some_and(Rule::depends_on_day)
            };
            let is_unused = |index: &usize| tells_unused && !used.contains(index) && !unknown.contains(index) && runs(index);
            let unused: Vec<usize> = (0..ignore.rules.len()).filter(is_unused).collect();
            self.unused(ignore, &unused);
        }
    }

    /// Adds a finding unless its rule is off.
    fn add(&mut self, rule: &'static str, span: Span, message: Text, help: Text) -> Option<&mut Diagnostic> {
        let severity = *self.severities.get(rule)?;
        let diagnostic = Diagnostic::error(rule, self.source, span, message).with_severity(severity).with_help(help);
        self.found.push(diagnostic);
        self.found.last_mut()
    }

    /// Whether no comment can silence that rule, which is said.
    fn is_unknown(&mut self, (name, span): &(String, Span)) -> bool {
        let (message, help) = match find(name) {
            Some(rule) if rule.is_adjustable() && !OWN.contains(&rule.name) => return false,
            Some(_) => {
                let shown = OneLine(name);
                let message = text!("Regeln ”{shown}” går inte att tysta", "The rule “{shown}” cannot be silenced");
                (message, Text::new("Rätta det den pekar på.", "Mend what it points at."))
            }
            None => super::unknown_rule::unknown(name),
        };
        self.add("unknown-rule", *span, message, help);
        true
    }

    fn unused(&mut self, ignore: &Ignore, unused: &[usize]) {
        let Some(first) = unused.first() else { return };
        let is_whole = unused.len() == ignore.rules.len();
        let names: Vec<&str> = unused.iter().map(|index| ignore.rules[*index].0.as_str()).collect();
        let (sv, en) = (text::listed(&names, "och"), text::listed(&names, "and"));
        let message =
            text!("Kommentaren tystar {sv}, som inte hittar något här", "The comment silences {en}, which finds nothing here");
        let span = if is_whole { ignore.span } else { ignore.rules[*first].1 };
        let (help, edit) = if is_whole {
            let help = Text::new("Ta bort kommentaren.", "Remove the comment.");
            (help, Edit { span: ignore.removal, replacement: String::new() })
        } else {
            let kept = ignore.rules.iter().enumerate().filter(|(index, _)| !unused.contains(index));
            let kept: Vec<&str> = kept.map(|(_, (name, _))| name.as_str()).collect();
            let help = Text::new("Ta bort den ur listan.", "Remove it from the list.");
            (help, Edit { span: ignore.list, replacement: kept.join(", ") })
        };
        let fix = Fix { title: help.clone(), edits: vec![edit] };
        if let Some(diagnostic) = self.add("unused-ignore", span, message, help) {
            diagnostic.fix = Some(fix);
        }
    }
}
