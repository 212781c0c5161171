//! Parts with an id that stand in another list than before.

use crate::verbatim::{Block, Entry, Value, Verbatim};
use std::collections::{BTreeMap, BTreeSet};

/// A part with an id: where it stands, its column and what it is.
#[derive(Debug)]
pub(super) struct Part {
    path: String,
    column: usize,
    entry: Entry,
}

impl Part {
    /// The part as it would stand in the column `column`.
    pub(super) fn at(&self, column: usize) -> Entry {
        let mut entry = self.entry.clone();
        entry.shift(self.column, column);
        entry
    }
}

/// The parts of the three texts that have an id of their own.
#[derive(Debug)]
pub(super) struct Moves {
    /// Those of the text both come from.
    pub base: BTreeMap<String, Part>,
    /// Ours.
    pub ours: BTreeMap<String, Part>,
    /// Theirs.
    pub theirs: BTreeMap<String, Part>,
}

impl Moves {
    /// Looks for the parts of all three.
    pub(super) fn of(base: &Verbatim, ours: &Verbatim, theirs: &Verbatim) -> Self {
        Moves { base: parts(&base.root), ours: parts(&ours.root), theirs: parts(&theirs.root) }
    }

    /// Whether we moved the part to another list.
    pub(super) fn by_us(&self, id: &str) -> bool {
        self.base.get(id).zip(self.ours.get(id)).is_some_and(|(before, after)| before.path != after.path)
    }

    /// Whether they did.
    pub(super) fn by_them(&self, id: &str) -> bool {
        self.base.get(id).zip(self.theirs.get(id)).is_some_and(|(before, after)| before.path != after.path)
    }

    /// Whether any part was moved.
    pub(super) fn any(&self) -> bool {
        self.base.keys().any(|id| self.by_us(id) || self.by_them(id))
    }
}

fn parts(root: &Block) -> BTreeMap<String, Part> {
    let (mut found, mut twice) = (BTreeMap::new(), BTreeSet::new());
    collect(root, "", &mut found, &mut twice);
    found.retain(|id, _| !twice.contains(id));
    found
}

fn collect(block: &Block, path: &str, found: &mut BTreeMap<String, Part>, twice: &mut BTreeSet<String>) {
    for entry in &block.entries {
        let id = entry.text_under("id").filter(|_| entry.key.is_none());
        if let Some(id) = id {
            let part = Part { path: path.to_owned(), column: block.column, entry: entry.clone() };
            if found.insert(id.to_owned(), part).is_some() {
                twice.insert(id.to_owned());
            }
        }
        if let Value::Block(inner, _) = &entry.value {
            let step = entry.key.as_deref().map_or_else(|| format!("#{}", id.unwrap_or("*")), |key| format!("/{key}"));
            collect(inner, &format!("{path}{step}"), found, twice);
        }
    }
}
