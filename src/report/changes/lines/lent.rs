//! Values that a part has from a heading over it.

use super::Sides;
use crate::diff::Change;
use crate::model::meaning::Meaning;
use crate::report::changes::sentences::Telling;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a part had and has, said by itself or by a heading over it.
pub(super) type InEffect<'t> = [Option<Cow<'t, Meaning>>; 2];

impl Telling<'_> {
    /// The values that are others for a part though it need not say so itself, by their keys.
    pub(super) fn in_effect<'t>(&'t self, sides: Sides<'t>) -> BTreeMap<&'t str, InEffect<'t>> {
        let (Some(changes), (Some(old), Some(new))) = (sides.changes, sides.at) else { return BTreeMap::new() };
        let keys = changes.changes.iter().filter_map(|noted| match &noted.change {
            Change::InEffect(key, ..) => Some(key.as_str()),
            _ => None,
        });
        keys.map(|key| (key, [self.changes.old.in_effect(old, key), self.changes.new.in_effect(new, key)])).collect()
    }
}
