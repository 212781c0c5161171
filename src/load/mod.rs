//! One file's text to its typed document, and everything wrong with its text and shape.

mod decode;
mod kind;

use crate::diagnostic::Diagnostic;
use crate::model::shape::{Visitor, Walk};
use crate::model::{Document, Kind, Slug};
use crate::schema::{self, Violation};
use crate::source::{Source, SourceId, Span};
use crate::text;
use crate::text::{OneLine, Text};
use crate::yaml::{self, NodeId, Tree};
use decode::Decoder;
use kind::kind;
use serde::Deserialize;
use std::collections::BTreeSet;

/// How often decoding starts over without one more node that could not be used, before the document is given up.
const MAX_ATTEMPTS: usize = 64;

/// A file that was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What the file says it is, when it could be seen.
    pub kind: Option<Kind>,
    /// The document, without the parts that have the wrong shape.
    pub document: Option<Document>,
    /// What is wrong with its text and shape, in no order.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the text was read to its end.
    pub complete: bool,
    /// Ids that stand in the file, when parts of it could not be used: no other file may be blamed for naming them.
    pub ids_in_unusable_parts: BTreeSet<String>,
    /// The places of values that could not be used: what seems to be missing around them may stand there.
    pub unusable: Vec<Span>,
}

/// Reads `source`.
pub fn load(source: &Source, id: SourceId) -> Loaded {
    let (tree, problems) = yaml::parse(source.text());
    let mut loaded = Loaded { complete: tree.complete, ..Loaded::default() };
    for problem in problems {
        let mut diagnostic = Diagnostic::error(problem.rule, id, problem.span, problem.message);
        diagnostic.help = problem.help;
        if let Some((span, text)) = problem.related {
            diagnostic = diagnostic.with_related(id, span, text);
        }
        if let Some((title, span, replacement)) = problem.fix {
            diagnostic = diagnostic.with_fix(title, span, replacement);
        }
        loaded.diagnostics.push(diagnostic);
    }
    if tree.complete {
        match kind(&tree, source, id) {
            Ok(kind) => {
                loaded.kind = Some(kind);
                check(kind, &tree, source, id, &mut loaded);
            }
            Err(diagnostic) => loaded.diagnostics.push(*diagnostic),
        }
    }
    loaded
}

/// Checks the shape and builds the typed document from what is sound.
fn check(kind: Kind, tree: &Tree<'_>, source: &Source, id: SourceId, loaded: &mut Loaded) {
    // What the text is refused for, such as an alias, is not blamed for its shape as well.
    let refused: BTreeSet<Span> = loaded.diagnostics.iter().map(|diagnostic| diagnostic.span).collect();
    let mut skipped: BTreeSet<NodeId> = tree.repeated.iter().copied().collect();
    let violations = schema::violations(kind, tree);
    let is_sound = refused.is_empty() && violations.is_empty();
    for violation in violations {
        let is_refused = refused.contains(&tree.node(violation.node).span);
        if (violation.unusable || is_refused) && Some(violation.node) != tree.root {
            skipped.insert(violation.node);
        }
        if !is_refused {
            loaded.diagnostics.push(finding(violation, id));
        }
    }
    loaded.document = decode(kind, tree, id, &mut skipped, is_sound, &mut loaded.diagnostics);
    if let Some(document) = &loaded.document {
        report_malformed(document, source, id, &refused, &mut loaded.diagnostics);
    }
    loaded.unusable = skipped.iter().map(|node| tree.node(*node).span).collect();
    if !skipped.is_empty() || loaded.document.is_none() {
        let ids = tree.texts_under("id").filter(|(text, _)| Slug::is(text));
        loaded.ids_in_unusable_parts = ids.map(|(text, _)| text.to_owned()).collect();
    }
    // Who names the id that was meant is not to blame for the one that was written.
    let malformed = tree.texts_under("id").filter(|(text, _)| !Slug::is(text));
    loaded.ids_in_unusable_parts.extend(malformed.filter_map(|(text, _)| Slug::near(text)));
}

/// A violation of the schema as a finding.
fn finding(violation: Violation, id: SourceId) -> Diagnostic {
    let mut diagnostic = Diagnostic::error(violation.rule, id, violation.span, violation.message);
    diagnostic.help = violation.help;
    match violation.replacement {
        Some(replacement) => {
            let title = text!("Skriv {replacement}", "Write {replacement}");
            diagnostic.with_fix(title, violation.span, replacement)
        }
        None => diagnostic,
    }
}

/// Adds texts that do not have the form their place asks for. They say more than the schema's pattern, whose finding at
/// the same place gives way.
fn report_malformed(
    document: &Document,
    source: &Source,
    id: SourceId,
    refused: &BTreeSet<Span>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut malformed = Malformed { source, id, diagnostics: Vec::new() };
    document.walk(&mut malformed);
    malformed.diagnostics.retain(|diagnostic| !refused.contains(&diagnostic.span));
    let better: BTreeSet<Span> = malformed.diagnostics.iter().map(|diagnostic| diagnostic.span).collect();
    diagnostics.retain(|diagnostic| diagnostic.rule != "malformed-value" || !better.contains(&diagnostic.span));
    diagnostics.append(&mut malformed.diagnostics);
}

/// Builds the typed document, leaving out one more node each time something in it cannot be used.
fn decode(
    kind: Kind,
    tree: &Tree<'_>,
    id: SourceId,
    skipped: &mut BTreeSet<NodeId>,
    is_sound: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Document> {
    let root = tree.root?;
    for _ in 0..MAX_ATTEMPTS {
        let decoder = Decoder { tree, node: root, skipped };
        let result = match kind {
            Kind::Agreement => Deserialize::deserialize(decoder).map(|agreement| Document::Agreement(Box::new(agreement))),
            Kind::ActionPlan => Deserialize::deserialize(decoder).map(|plan| Document::ActionPlan(Box::new(plan))),
            Kind::Decision => Deserialize::deserialize(decoder).map(|decision| Document::Decision(Box::new(decision))),
            Kind::Process => Deserialize::deserialize(decoder).map(|process| Document::Process(Box::new(process))),
            Kind::Register => Deserialize::deserialize(decoder).map(|register| Document::Register(Box::new(register))),
            Kind::Workspace => Deserialize::deserialize(decoder).map(|settings| Document::Workspace(Box::new(settings))),
        };
        let error = match result {
            Ok(document) => return Some(document),
            Err(error) => error,
        };
        let node = error.node?;
        if is_sound {
            let detail = OneLine(&error.message).to_string();
            let message = text!("Värdet går inte att använda här ({detail})", "The value cannot be used here ({detail})");
            diagnostics.push(Diagnostic::error("wrong-type", id, tree.head(node, None), message));
        }
        if node == root || !skipped.insert(node) {
            return None;
        }
    }
    None
}

/// Collects texts that do not have the form their place asks for.
struct Malformed<'a> {
    source: &'a Source,
    id: SourceId,
    diagnostics: Vec<Diagnostic>,
}

impl Visitor for Malformed<'_> {
    fn malformed(&mut self, span: Span, problem: &Text, meant: Option<String>) {
        let diagnostic = Diagnostic::error("malformed-value", self.id, span, problem.clone());
        // The end of a text of several lines is a line break that other lines need.
        self.diagnostics.push(match meant.filter(|_| !self.source.slice(span).contains('\n')) {
            Some(meant) => diagnostic.with_fix(text!("Skriv {meant}", "Write {meant}"), span, meant),
            None => diagnostic,
        });
    }
}
