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

/// Whether nothing is printed while `rule` finds an error in the workspace's own file.
pub(super) fn stops_printing(rule: &str) -> bool {
    rules::READING.iter().any(|one| one.name == rule) || rules::HOUSE_STYLE.contains(&rule)
}

/// The errors in the house style of `workspace`, for what is told of many documents.
pub(super) fn problems(workspace: &Workspace) -> Vec<Diagnostic> {
    let Some(settings) = settings_with_style(workspace) else { return Vec::new() };
    let is_ours = |one: &Diagnostic| one.source == settings && one.severity == Severity::Error && stops_printing(one.rule);
    rules::check(workspace).into_iter().filter(is_ours).collect()
}
