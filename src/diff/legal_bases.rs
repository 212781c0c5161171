//! Legal bases that were divided or joined: the same provisions of an act under more entries, or under fewer.

use super::normal::cited;
use super::side::{Part, PartId, Side};
use super::{Change, PartChanges};
use crate::model::meaning::Meaning;
use std::collections::{BTreeMap, BTreeSet};

/// The key of a provision.
const PROVISION: &str = "provision";

/// Notes of the entries on an act that came or went while others say all of what they say that no provision came or went with them;
/// where all together cite what they cited, that none did.
pub(super) fn note((old, new): (&Side, &Side), parts: &mut [PartChanges]) {
    let is_changed = |part: &PartChanges| part.old.is_none() || part.new.is_none();
    let is_one = |part: &PartChanges| act_of(part, old, new).is_some();
    if !parts.iter().any(|part| is_changed(part) && is_one(part)) {
        return;
    }
    let (before, after) = (Bases::of(old), Bases::of(new));
    for part in parts.iter_mut() {
        let Some((is_of_document, act)) = act_of(part, old, new) else { continue };
        let is_same = before.all(&act).is_some() && before.all(&act) == after.all(&act);
        let is_held = match (part.old, part.new) {
            (Some(at), None) => after.have(&act, &old.parts[at]),
            (None, Some(at)) => before.have(&act, &new.parts[at]),
            _ => is_same,
        };
        let says_which = |change: &Change| match change {
            Change::Added(_) | Change::Removed => true,
            Change::Changed(key, ..) => key == PROVISION,
            _ => false,
        };
        if is_held && is_of_document {
            part.changes.iter_mut().filter(|noted| says_which(&noted.change)).for_each(|noted| noted.follows = true);
        }
    }
}

/// The act of a legal basis that says nothing but which provisions it is on, and whether it stands in the document itself.
fn act_of(part: &PartChanges, old: &Side, new: &Side) -> Option<(bool, String)> {
    let sides = [part.old.map(|at| &old.parts[at]), part.new.map(|at| &new.parts[at])];
    let mut acts = BTreeSet::new();
    let mut is_of_document = true;
    for one in sides.into_iter().flatten() {
        acts.insert(bare_act(one)?.to_owned());
        is_of_document &= one.parent == Some(super::ROOT);
    }
    acts.pop_first().filter(|_| acts.is_empty()).map(|act| (is_of_document, act))
}

fn bare_act(part: &Part) -> Option<&str> {
    let is_bare = part.fields.iter().all(|(key, _)| matches!(&**key, "act" | PROVISION));
    part.text("act").filter(|_| part.kind == "LegalBasis" && is_bare)
}

/// The entries on each act in the document itself that say nothing but which provisions they are on.
struct Bases<'s>(BTreeMap<&'s str, Vec<&'s Meaning>>);

impl<'s> Bases<'s> {
    fn of(side: &'s Side) -> Bases<'s> {
        let mut all: BTreeMap<&str, Vec<&Meaning>> = BTreeMap::new();
        let own = side.parts[super::ROOT].children.iter().map(|at: &PartId| &side.parts[*at]);
        for (act, part) in own.filter_map(|part| Some((bare_act(part)?, part))) {
            all.entry(act).or_default().extend(part.field(PROVISION));
        }
        Bases(all)
    }

    /// All that is cited of an act.
    fn all(&self, act: &str) -> Option<BTreeSet<String>> {
        cited(self.0.get(act)?.iter().copied())
    }

    /// Whether all that `part` cites is cited.
    fn have(&self, act: &str, part: &Part) -> bool {
        let own = part.field(PROVISION).and_then(|provision| cited([provision]));
        own.zip(self.all(act)).is_some_and(|(own, all)| own.is_subset(&all))
    }
}
