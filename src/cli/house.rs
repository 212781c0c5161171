//! What keeps the house style of a workspace from being used: then nothing is printed in it.

use crate::diagnostic::{Diagnostic, Severity};
use crate::files::SETTINGS_FILE;
use crate::rules;
use crate::source::SourceId;
use crate::workspace::Workspace;

/// The workspace's own file, if it has a house style: while it cannot be read as it should, the style may lack a part.
pub(super) fn settings_with_style(workspace: &Workspace) -> Option<SourceId> {
    let id = workspace.find_source(SETTINGS_FILE)?;
    let is_style = |line: &str| line.starts_with("style:");
    workspace.source(id).text().lines().any(is_style).then_some(id)
}

/// Whether a document is not printed while `rule` finds an error in it, and none of the workspace while it finds one in its own
/// file.
pub(super) fn stops_printing(rule: &str) -> bool {
    let is_in_text = rules::READING.iter().any(|one| one.name == rule);
    is_in_text || rules::HOUSE_STYLE.contains(&rule) || rule == rules::PERSONAL_NUMBER
}

/// The errors in the house style of `workspace`, for what is told of many documents.
pub(super) fn problems(workspace: &Workspace) -> Vec<Diagnostic> {
    let Some(settings) = settings_with_style(workspace) else { return Vec::new() };
    let is_ours = |one: &Diagnostic| one.source == settings && one.severity == Severity::Error && stops_printing(one.rule);
    rules::check(workspace).into_iter().filter(is_ours).collect()
}
