//! What became of that which a version could not be read in, told when it can be again.

use super::sentences::Telling;
use crate::diff::{Change, Changes, Noted, PartChanges, PartId};
use crate::history::Meanwhile;
use crate::text::Language;
use std::collections::BTreeSet;

/// What could not be read in the version between.
#[derive(Default)]
struct Missed {
    /// Parts of the old side as a whole, with those in them.
    parts: BTreeSet<PartId>,
    /// Values of the old side: their part, and their key there.
    values: BTreeSet<(PartId, String)>,
    /// Parts of the new side as a whole, with those in them.
    new_parts: BTreeSet<PartId>,
    /// Values of the new side.
    new_values: BTreeSet<(PartId, String)>,
}

/// The sentences on what changed, since the last version without errors, in what could not be read in the one between, of which
/// `changes` tell what is new in it: a comparison with that one tells of it only that it could not be read.
pub fn told_meanwhile(meanwhile: &Meanwhile, changes: &Changes, language: Language) -> Vec<String> {
    let Meanwhile { old, between, new, before, since, .. } = meanwhile;
    let mut missed = Missed::default();
    missed.went(&Telling::between(&old.workspace, &between.workspace, before, language, false));
    missed.came(&Telling::between(&between.workspace, &new.workspace, changes, language, false));
    if missed.is_nothing() {
        return Vec::new();
    }
    let telling = Telling::between(&old.workspace, &new.workspace, since, language, false);
    let parts = since.parts.iter().filter_map(|part| missed.of_part(part, &telling));
    parts.flat_map(|part| telling.of_part(&part)).map(|(_, sentence)| sentence).collect()
}

impl Missed {
    fn is_nothing(&self) -> bool {
        self.parts.is_empty() && self.values.is_empty() && self.new_parts.is_empty() && self.new_values.is_empty()
    }

    /// Notes what the old side has and could not be read after it.
    fn went(&mut self, telling: &Telling<'_>) {
        for part in &telling.changes.parts {
            let Some(old) = part.old else { continue };
            for change in unread(telling, part) {
                match change {
                    Change::Changed(key, ..) => drop(self.values.insert((old, key.clone()))),
                    _ => self.parts.extend(old..telling.changes.old.parts[old].end),
                }
            }
        }
    }

    /// Notes what the new side has and could not be read before it.
    fn came(&mut self, telling: &Telling<'_>) {
        for part in &telling.changes.parts {
            let Some(new) = part.new else { continue };
            for change in unread(telling, part) {
                match change {
                    Change::Changed(key, ..) => drop(self.new_values.insert((new, key.clone()))),
                    _ => self.new_parts.extend(new..telling.changes.new.parts[new].end),
                }
            }
        }
    }

    /// `part` with those of its changes that are about what was missed and can be read now; nothing where none is.
    fn of_part(&self, part: &PartChanges, telling: &Telling<'_>) -> Option<PartChanges> {
        let is_in = |of: &BTreeSet<(PartId, String)>, at: Option<PartId>, key: &str| {
            at.is_some_and(|at| of.contains(&(at, key.to_owned())))
        };
        let is_value = |noted: &&Noted| match &noted.change {
            Change::Changed(key, ..) | Change::Reworded(key, ..) => {
                is_in(&self.values, part.old, key) || is_in(&self.new_values, part.new, key)
            }
            _ => false,
        };
        let is_whole =
            part.old.is_some_and(|old| self.parts.contains(&old)) || part.new.is_some_and(|new| self.new_parts.contains(&new));
        let is_told = |noted: &&Noted| (is_whole || is_value(noted)) && telling.unread_for_sure(part, &noted.change).is_none();
        let changes: Vec<Noted> = part.changes.iter().filter(is_told).cloned().collect();
        (!changes.is_empty()).then(|| PartChanges { changes, ..part.clone() })
    }
}

/// The changes of a part of which one side tells nothing because it cannot be read there.
fn unread<'p>(telling: &Telling<'_>, part: &'p PartChanges) -> impl Iterator<Item = &'p Change> {
    let is_unread: Vec<bool> = part.changes.iter().map(|noted| telling.unread_for_sure(part, &noted.change).is_some()).collect();
    part.changes.iter().zip(is_unread).filter(|(_, is_unread)| *is_unread).map(|(noted, _)| &noted.change)
}
