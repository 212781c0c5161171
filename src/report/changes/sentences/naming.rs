//! Documents that name a group of the register whose members changed: they say something else than before, though no word of them
//! is another.

use super::super::sheet::named;
use super::Telling;
use crate::diff::PartId;
use crate::outline::Outline;
use crate::text::listed;
use std::collections::BTreeSet;

/// The most documents that are named.
const NAMED: usize = 5;

impl Telling<'_> {
    /// "; gruppen nämns i Handlingsplan (2026)", of the group `at` of a register; nothing when no document names it, nor of what is
    /// no group.
    pub(super) fn named_in(&self, at: PartId) -> String {
        let workspace = self.new.workspace;
        let Some(id) = self.changes.new.parts[at].id() else { return String::new() };
        let names = |outline: &Outline| outline.actors.iter().any(|actor| actor.id == id);
        let documents: BTreeSet<String> = workspace
            .documents()
            .filter(|(source, _)| *source != self.changes.new.source && names(workspace.outline(*source)))
            .map(|(source, _)| self.new.said(&named(workspace, source)))
            .collect();
        if documents.is_empty() {
            return String::new();
        }
        let mut told: Vec<String> = documents.iter().take(NAMED).cloned().collect();
        if let Some(more) = documents.len().checked_sub(NAMED).filter(|more| *more > 0) {
            told.push(format!("{more} {}", self.say("dokument till", "more documents")));
        }
        format!("; {} {}", self.say("gruppen nämns i", "the group is named in"), listed(&told, self.say("och", "and")))
    }
}
