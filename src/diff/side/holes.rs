//! Where something in the lists of a document cannot be read, and how many parts stand there: so that what comes after it is
//! not counted as if it were not there.

use super::{PartId, ROOT, Side};
use crate::source::{Source, Span};
use crate::text::nearest;
use crate::yaml::{Content, NodeId, Tree, parse};
use std::collections::BTreeMap;

/// Keys under which parts with numbers stand, and the heading that makes one a group.
const LISTS: [&str; 5] = ["goals", "activities", "appendices", "items", "points"];
const GROUP: &str = "group";
/// Keys of the format that are written much like these and are none of them.
const OTHERS: [&str; 6] = ["goal", "activity", "appendix", "item", "point", "groups"];

/// What stands in a list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Held {
    /// A part.
    Part(PartId),
    /// Something that cannot be read, with the number of parts it is, if that can be known.
    Hole(Option<usize>),
}

impl Held {
    /// How many parts it is.
    pub(super) fn count(self) -> Option<usize> {
        match self {
            Held::Part(_) => Some(1),
            Held::Hole(count) => count,
        }
    }
}

/// A place that cannot be read.
struct Hole {
    parent: PartId,
    key: &'static str,
    /// Where it begins.
    start: u32,
    count: Option<usize>,
}

/// The places that cannot be read among the parts with numbers.
#[derive(Default)]
pub(super) struct Holes(Vec<Hole>);

impl Holes {
    /// The holes in `side`, of whose `file` the values at the places `unusable` were left out. A part whose heading is one of them
    /// is a group all the same.
    pub(super) fn of(side: &mut Side, file: &Source, unusable: &[Span]) -> Holes {
        if unusable.is_empty() {
            return Holes::default();
        }
        let (tree, _) = parse(file.text());
        let Some(root) = tree.root else { return Holes::default() };
        let spans = side.parts.iter().enumerate().skip(1).filter_map(|(at, part)| Some((part.span?, at)));
        let parts: BTreeMap<Span, PartId> = spans.collect();
        let mut holes = Vec::new();
        for span in unusable {
            let Some(hole) = hole(&tree, root, &parts, *span) else { continue };
            if hole.key == GROUP {
                side.parts[hole.parent].has_group = true;
            } else {
                holes.push(hole);
            }
        }
        holes.sort_by_key(|hole| (hole.start, hole.parent, hole.key));
        holes.dedup_by_key(|hole| (hole.start, hole.parent, hole.key));
        Holes(holes)
    }

    /// What stands under `key` of a part, in the order of the file.
    pub(super) fn among(&self, side: &Side, parent: PartId, key: &str) -> Vec<Held> {
        let parts = side.under(parent, key).map(Held::Part);
        if self.0.is_empty() {
            return parts.collect();
        }
        let holes = self.0.iter().filter(|hole| hole.parent == parent && hole.key == key);
        let holes = holes.map(|hole| (hole.start, Held::Hole(hole.count)));
        let start = |part: PartId| side.parts[part].span.map_or(0, |span| span.start);
        let parts = side.under(parent, key).map(|part| (start(part), Held::Part(part)));
        let mut all: Vec<(u32, Held)> = parts.chain(holes).collect();
        all.sort_by_key(|(start, _)| *start);
        all.into_iter().map(|(_, held)| held).collect()
    }
}

/// The hole that `span` makes; nothing when no part with a number is lost with it. An item of which nothing can be read is none.
fn hole(tree: &Tree<'_>, root: NodeId, parts: &BTreeMap<Span, PartId>, span: Span) -> Option<Hole> {
    // The values from the innermost part around it down to it.
    let (mut parent, mut key, mut below, mut node) = (ROOT, None, Vec::new(), root);
    while node == root || tree.node(node).span != span {
        if let Some(part) = parts.get(&tree.node(node).span).filter(|_| node != root) {
            (parent, key) = (*part, None);
            below.clear();
        }
        let holds = |node: &NodeId| tree.node(*node).span.contains(span);
        node = match &tree.node(node).content {
            Content::Mapping(entries) => {
                let (name, value) = entries.iter().find(|(_, value)| holds(value))?;
                if below.is_empty() {
                    key = tree.scalar(*name).and_then(key_meant);
                }
                *value
            }
            Content::Sequence(items) => *items.iter().find(|item| holds(item))?,
            Content::Scalar { .. } => return None,
        };
        below.push(node);
    }
    let key = key?;
    let (lost, count) = match below.as_slice() {
        [value] => (*value, None),
        [value, item, ..] if matches!(tree.node(*value).content, Content::Sequence(_)) => (*item, count(tree, *item)),
        _ => return None,
    };
    Some(Hole { parent, key, start: tree.node(lost).span.start, count })
}

/// The key that is written, or that was meant.
fn key_meant(written: &str) -> Option<&'static str> {
    let written = Some(written).filter(|written| !OTHERS.contains(written))?;
    nearest(written, LISTS.into_iter().chain([GROUP]))
}

/// How many parts an item of a list is that cannot be read: one, unless it may be a group.
fn count(tree: &Tree<'_>, item: NodeId) -> Option<usize> {
    match &tree.node(item).content {
        Content::Scalar { .. } => (!tree.is_empty(item)).then_some(1),
        Content::Mapping(entries) => {
            let may_be_group = entries.iter().filter_map(|(key, _)| tree.scalar(*key)).any(|key| key_meant(key).is_some());
            (!may_be_group).then_some(1)
        }
        Content::Sequence(_) => None,
    }
}
