//! What became of that which a version could not be read in, told when it can be again.

use super::sentences::Telling;
use crate::diff::{Change, Noted, PartChanges, PartId};
use crate::history::Meanwhile;
use crate::text::Language;
use std::collections::BTreeSet;

/// What of the old side could not be read in the version between.
#[derive(Default)]
struct Missed {
    /// Parts as a whole, with those in them.
    parts: BTreeSet<PartId>,
    /// Values: their part, and their key there.
    values: BTreeSet<(PartId, String)>,
}

/// The sentences on what changed, since the last version without errors, in what could not be read in the one between: a
/// comparison with that one tells of it only that it could not be read.
pub fn told_meanwhile(meanwhile: &Meanwhile, language: Language) -> Vec<String> {
    let Meanwhile { old, between, new, before, since, .. } = meanwhile;
    let missed = Missed::of(&Telling::between(&old.workspace, &between.workspace, before, language, false));
    if missed.parts.is_empty() && missed.values.is_empty() {
        return Vec::new();
    }
    let telling = Telling::between(&old.workspace, &new.workspace, since, language, false);
    let parts = since.parts.iter().filter_map(|part| missed.of_part(part));
    parts.flat_map(|part| telling.of_part(&part)).map(|(_, sentence)| sentence).collect()
}

impl Missed {
    fn of(telling: &Telling<'_>) -> Missed {
        let mut missed = Missed::default();
        for part in &telling.changes.parts {
            let Some(old) = part.old else { continue };
            for noted in part.changes.iter().filter(|noted| telling.unread_for_sure(part, &noted.change).is_some()) {
                match &noted.change {
                    Change::Changed(key, ..) => drop(missed.values.insert((old, key.clone()))),
                    _ => missed.parts.extend(old..telling.changes.old.parts[old].end),
                }
            }
        }
        missed
    }

    /// `part` with those of its changes that are about what was missed; nothing where none is.
    fn of_part(&self, part: &PartChanges) -> Option<PartChanges> {
        let old = part.old?;
        let is_value = |noted: &&Noted| match &noted.change {
            Change::Changed(key, ..) | Change::Reworded(key, ..) => self.values.contains(&(old, key.clone())),
            _ => false,
        };
        let changes: Vec<Noted> = if self.parts.contains(&old) {
            part.changes.clone()
        } else {
            part.changes.iter().filter(is_value).cloned().collect()
        };
        (!changes.is_empty()).then(|| PartChanges { changes, ..part.clone() })
    }
}
