//! Legal bases that were divided or joined: the same provisions of an act under more entries, or under fewer.

use super::normal::cited;
use super::side::{Part, PartId, Side};
use super::{Change, PartChanges};
use std::collections::{BTreeMap, BTreeSet};

/// The key of a provision.
const PROVISION: &str = "provision";

/// Notes of the entries on an act that no provision came or went with them, where others cite these with all else that is said of
/// them; and of an entry on other provisions than before that none did, where what came to it and what left it is cited on both sides.
pub(super) fn note((old, new): (&Side, &Side), parts: &mut [PartChanges]) {
    let is_one = |part: &PartChanges| act_of(part, old, new).is_some();
    let is_changed = |part: &PartChanges| part.old.is_none() || part.new.is_none();
    if !parts.iter().any(|part| is_changed(part) && is_one(part)) {
        return;
    }
    let (before, after) = (Bases::of(old), Bases::of(new));
    for part in parts.iter_mut() {
        let Some((true, act)) = act_of(part, old, new) else { continue };
        let is_held = match (part.old.map(|at| &old.parts[at]), part.new.map(|at| &new.parts[at])) {
            (Some(was), None) => after.have(&act, was),
            (None, Some(is)) => before.have(&act, is),
            (Some(was), Some(is)) if !cited_by(was).is_empty() && !cited_by(is).is_empty() => {
                before.have_all(&act, &cited_by(is), was) && after.have_all(&act, &(&cited_by(was) - &cited_by(is)), was)
            }
            _ => false,
        };
        let says_which = |change: &Change| match change {
            Change::Added(_) | Change::Removed => true,
            Change::Changed(key, ..) => key == PROVISION,
            _ => false,
        };
        if is_held {
            part.changes.iter_mut().filter(|noted| says_which(&noted.change)).for_each(|noted| noted.follows = true);
        }
    }
}

/// The act of a legal basis, and whether it stands in the document itself.
fn act_of(part: &PartChanges, old: &Side, new: &Side) -> Option<(bool, String)> {
    let sides = [part.old.map(|at| &old.parts[at]), part.new.map(|at| &new.parts[at])];
    let mut acts = BTreeSet::new();
    let mut is_of_document = true;
    for one in sides.into_iter().flatten() {
        acts.insert(act(one)?.to_owned());
        is_of_document &= one.parent == Some(super::ROOT);
    }
    acts.pop_first().filter(|_| acts.is_empty()).map(|act| (is_of_document, act))
}

fn act(part: &Part) -> Option<&str> {
    part.text("act").filter(|_| part.kind == "LegalBasis")
}

/// What an entry says beside the act and the provisions.
fn beside(part: &Part) -> String {
    let mut all: Vec<String> = part
        .fields
        .iter()
        .filter(|(key, _)| !matches!(&**key, "act" | PROVISION))
        .map(|(key, value)| format!("{key}: {}", value.json()))
        .collect();
    all.sort_unstable();
    all.join("\n")
}

/// The provisions that an entry cites; none where it says more than which they are.
fn cited_by(part: &Part) -> BTreeSet<String> {
    part.field(PROVISION).and_then(|provision| cited([provision])).unwrap_or_default()
}

/// The provisions of each act that the document itself cites, with what is said beside each.
struct Bases<'s>(BTreeMap<&'s str, BTreeMap<String, BTreeSet<String>>>);

impl<'s> Bases<'s> {
    fn of(side: &'s Side) -> Bases<'s> {
        let mut all: BTreeMap<&str, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
        let own = side.parts[super::ROOT].children.iter().map(|at: &PartId| &side.parts[*at]);
        for (act, part) in own.filter_map(|part| Some((act(part)?, part))) {
            for provision in cited_by(part) {
                all.entry(act).or_default().entry(provision).or_default().insert(beside(part));
            }
        }
        Bases(all)
    }

    /// Whether all that `part` cites is cited with all that it says beside that.
    fn have(&self, act: &str, part: &Part) -> bool {
        let own = cited_by(part);
        !own.is_empty() && self.have_all(act, &own, part)
    }

    /// Whether all of `provisions` are cited with what `like` says beside that, and nothing else.
    fn have_all(&self, act: &str, provisions: &BTreeSet<String>, like: &Part) -> bool {
        let said = BTreeSet::from([beside(like)]);
        self.0.get(act).is_some_and(|all| provisions.iter().all(|provision| all.get(provision) == Some(&said)))
    }
}
