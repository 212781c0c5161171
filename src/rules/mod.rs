//! The rules: what a document must mean beyond its shape. One file a rule, named after the problem; its doc comment is its
//! documentation in both languages.

mod activity_without_due;
mod activity_without_responsible;
mod adopted_without_adoption;
mod cap;
mod contradictory_condition;
mod cost_shares_not_whole;
mod count_mismatch;
mod date_in_words;
mod decision_without_effect;
mod documentation;
mod due_outside_validity;
mod duplicate_id;
mod goal_not_followed_up;
mod goal_without_activity;
mod ignores;
mod low_contrast;
mod not_a_party;
mod not_stated;
mod open_question;
mod parameters;
mod period_ends_before_start;
mod placed_twice;
mod printing;
mod prolongation_without_period;
mod reading;
mod step_after_final;
mod text_cut_short;
mod unanswered_question;
mod undefined_footnote;
mod unknown_actor;
mod unknown_code;
mod unknown_consequence;
mod unknown_rule;
mod unplaced_data;
mod unresolved_reference;
mod unusable_picture;
mod unusable_style;
mod unused_footnote;
mod vague_actor;

pub use cap::MAX_FINDINGS;
pub use documentation::Documentation;
pub use parameters::{Parameter, Setting, Value};
pub use unusable_picture::unusable_pictures;

use crate::diagnostic::{Diagnostic, Severity};
use crate::lifecycle::Index;
use crate::model::{ActionPlan, Document};
use crate::source::{SourceId, Span};
use crate::text::{Text, nearest};
use crate::workspace::Workspace;
use rayon::prelude::*;

/// One rule.
pub struct Rule {
    /// The name, after the problem.
    pub name: &'static str,
    /// How much a finding matters unless the workspace says otherwise.
    pub severity: Severity,
    /// The text of the file whose doc comment documents the rule.
    source: &'static str,
    /// What looks for the problem; nothing for what reading a file finds.
    check: Option<fn(&Subject<'_>, &mut Findings<'_>)>,
    /// Whether a workspace may change its severity or turn it off, and a comment or a baseline silence it.
    adjustable: bool,
    /// Whether it has a certain fix for some of what it finds.
    pub fixable: bool,
    /// What it reads from `okplan.yaml` beside its severity.
    pub parameters: &'static [Parameter],
}

/// Lists one rule: its name, severity, and the file that documents and checks it; behind it, the constant of that file with
/// its parameters, if it has any.
macro_rules! rule {
    ($name:literal, $severity:ident, $module:ident) => {
        rule!($name, $severity, $module, &[])
    };
    ($name:literal, $severity:ident, $module:ident, $parameters:expr) => {
        Rule {
            name: $name,
            severity: Severity::$severity,
            source: include_str!(concat!(stringify!($module), ".rs")),
            check: Some($module::check),
            adjustable: true,
            fixable: has_fix(include_str!(concat!(stringify!($module), ".rs"))),
            parameters: $parameters,
        }
    };
}

/// Lists one rule about the comments that silence others.
const fn about_ignores(name: &'static str, severity: Severity, fixable: bool) -> Rule {
    Rule { name, severity, source: include_str!("ignores.rs"), check: None, adjustable: true, fixable, parameters: &[] }
}

/// Whether the text of a rule's file gives a finding a fix. A test holds it against what the rules find.
const fn has_fix(source: &str) -> bool {
    let (text, word) = (source.as_bytes(), b"fix");
    let mut at = 1;
    while at + word.len() < text.len() {
        let is_word = text[at] == word[0] && text[at + 1] == word[1] && text[at + 2] == word[2];
        // `.fix = ` and `.with_fix(`
        if is_word && ((text[at - 1] == b'.' && text[at + 3] == b' ') || (text[at - 1] == b'_' && text[at + 3] == b'(')) {
            return true;
        }
        at += 1;
    }
    false
}

/// Every rule that is checked on the meaning of documents, by name.
pub const RULES: &[Rule] = &[
    rule!("activity-without-due", Info, activity_without_due),
    rule!("activity-without-responsible", Warning, activity_without_responsible),
    rule!("adopted-without-adoption", Error, adopted_without_adoption),
    rule!("contradictory-condition", Warning, contradictory_condition),
    rule!("cost-shares-not-whole", Warning, cost_shares_not_whole, cost_shares_not_whole::PARAMETERS),
    rule!("count-mismatch", Warning, count_mismatch),
    rule!("date-in-words", Warning, date_in_words),
    rule!("decision-without-effect", Warning, decision_without_effect),
    rule!("due-outside-validity", Warning, due_outside_validity),
    rule!("duplicate-id", Error, duplicate_id),
    rule!("goal-not-followed-up", Warning, goal_not_followed_up),
    rule!("goal-without-activity", Warning, goal_without_activity),
    rule!("low-contrast", Error, low_contrast),
    about_ignores("malformed-ignore", Severity::Error, false),
    rule!("not-a-party", Warning, not_a_party),
    rule!("not-stated", Info, not_stated),
    rule!("open-question", Info, open_question),
    rule!("period-ends-before-start", Error, period_ends_before_start),
    rule!("placed-twice", Warning, placed_twice),
    rule!("prolongation-without-period", Warning, prolongation_without_period),
    rule!("step-after-final", Warning, step_after_final),
    rule!("text-cut-short", Warning, text_cut_short),
    rule!("unanswered-question", Error, unanswered_question),
    rule!("undefined-footnote", Error, undefined_footnote),
    rule!("unknown-actor", Error, unknown_actor),
    rule!("unknown-code", Warning, unknown_code),
    rule!("unknown-consequence", Error, unknown_consequence),
    rule!("unknown-rule", Error, unknown_rule),
    rule!("unplaced-data", Error, unplaced_data),
    rule!("unresolved-reference", Error, unresolved_reference),
    rule!("unusable-picture", Error, unusable_picture),
    rule!("unusable-style", Error, unusable_style),
    rule!("unused-footnote", Warning, unused_footnote),
    about_ignores("unused-ignore", Severity::Warning, true),
    rule!("vague-actor", Info, vague_actor, vague_actor::PARAMETERS),
];

/// What reading a file may find: always an error, never turned off.
pub const READING: &[Rule] = reading::READING;

/// The rules about the house style. While one of them finds an error, nothing of the workspace is printed.
pub const HOUSE_STYLE: &[&str] = &["low-contrast", "unusable-style"];

/// What printing a PDF may find: always an error, never turned off.
pub const PRINTING: &[Rule] = printing::PRINTING;

/// Every rule, by name: those checked on meaning, those of reading and those of printing.
pub fn all() -> Vec<&'static Rule> {
    let mut all: Vec<&Rule> = RULES.iter().chain(READING).chain(PRINTING).collect();
    all.sort_by_key(|rule| rule.name);
    all
}

/// The rule called `name`.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().chain(READING).chain(PRINTING).find(|rule| rule.name == name)
}

impl Rule {
    /// What the rule finds and why, in both languages, with an example.
    pub fn documentation(&self) -> Documentation {
        match self.check {
            Some(_) => Documentation::of_module(self.source),
            None => Documentation::of_section(self.source, self.name),
        }
    }

    /// Whether a workspace may change its severity or turn it off.
    pub fn is_adjustable(&self) -> bool {
        self.adjustable
    }
}

/// The document a rule looks at, among all others.
pub struct Subject<'a> {
    /// All documents.
    pub workspace: &'a Workspace,
    /// The file of this one.
    pub source: SourceId,
    /// The document.
    pub document: &'a Document,
    /// Adoption and validity of all documents.
    pub lifecycle: &'a Index<'a>,
}

impl<'a> Subject<'a> {
    /// The document, if it is an action plan.
    pub fn plan(&self) -> Option<&'a ActionPlan> {
        match self.document {
            Document::ActionPlan(plan) => Some(plan),
            _ => None,
        }
    }
}

/// Where a rule puts what it finds.
pub struct Findings<'a> {
    rule: &'static Rule,
    severity: Severity,
    source: SourceId,
    /// What the workspace says of the rule.
    pub setting: Setting<'a>,
    all: &'a mut Vec<Diagnostic>,
    /// How many findings other rules had made before.
    first: usize,
    /// How many more times a nearest word may be looked for.
    suggestions: usize,
}

/// How many times in a file a rule looks for the nearest word; after so many slips nobody needs more proposals.
const MAX_SUGGESTIONS: usize = 100;

impl Findings<'_> {
    /// Whether the rule found so much in this file that no more will be shown.
    pub fn is_full(&self) -> bool {
        self.all.len() - self.first > MAX_FINDINGS
    }

    /// The candidate nearest to `word`, see [`nearest`], for the first hundred words.
    pub fn nearest<'c>(&mut self, word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        nearest(word, candidates)
    }

    /// A finding at `span`: what is wrong, and what would be right.
    pub fn add(&mut self, span: Span, message: Text, help: impl Into<Text>) -> &mut Diagnostic {
        let diagnostic = Diagnostic::error(self.rule.name, self.source, span, message);
        self.all.push(diagnostic.with_severity(self.severity).with_help(help));
        let last = self.all.len() - 1;
        &mut self.all[last]
    }
}

/// Everything wrong in `workspace`, from the text of its files to what they mean, sorted by file, place and rule.
/// Severities that the workspace sets are applied here and nowhere else, and so are comments that silence findings.
pub fn check(workspace: &Workspace) -> Vec<Diagnostic> {
    found(workspace, false)
}

/// What [`check`] finds, and what comments silence as well.
pub fn check_all(workspace: &Workspace) -> Vec<Diagnostic> {
    found(workspace, true)
}

fn found(workspace: &Workspace, with_silenced: bool) -> Vec<Diagnostic> {
    let active: Vec<(&'static Rule, Severity)> = RULES
        .iter()
        .filter_map(|rule| workspace.severity_of(rule.name).unwrap_or(Some(rule.severity)).map(|severity| (rule, severity)))
        .collect();
    let documents: Vec<_> = workspace.documents().collect();
    let lifecycle = Index::of(workspace);
    let found: Vec<Vec<Diagnostic>> = documents
        .par_iter()
        .map(|(source, document)| {
            let mut all = Vec::new();
            let subject = Subject { workspace, source: *source, document, lifecycle: &lifecycle };
            for (rule, severity) in &active {
                if let Some(check) = rule.check {
                    let first = all.len();
                    let (source, severity, suggestions) = (*source, *severity, MAX_SUGGESTIONS);
                    let setting = Setting::of(rule, workspace);
                    check(&subject, &mut Findings { rule, severity, source, setting, all: &mut all, first, suggestions });
                }
            }
            all
        })
        .collect();
    let mut diagnostics: Vec<Diagnostic> = workspace.diagnostics().iter().cloned().chain(found.into_iter().flatten()).collect();
    ignores::apply(&mut diagnostics, workspace, &active, with_silenced);
    diagnostics.sort();
    diagnostics.dedup();
    cap::capped(&diagnostics)
}
