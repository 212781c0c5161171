//! Whether a text means the same after it was laid out.

use super::comments::comments;
use crate::source::Source;
use crate::yaml::{Content, NodeId, Tree, parse, value};
use std::collections::BTreeMap;

/// Whether `after` says what `before` says: the same values in the same places, and the same comments. Comments come in the
/// same order, unless keys changed theirs.
pub(super) fn is_same(before: &Source, tree: &Tree<'_>, after: &str) -> bool {
    let after = Source::new(before.name(), after);
    let (other, problems) = parse(after.text());
    let (Some(root), Some(other_root)) = (tree.root, other.root) else { return false };
    if !problems.is_empty() || !other.complete {
        return false;
    }
    let mut comparison = Comparison { before: tree, after: &other, in_order: true };
    if !comparison.same(root, other_root) {
        return false;
    }
    let (Some(mut first), Some(mut second)) = (texts(before), texts(&after)) else { return false };
    if !comparison.in_order {
        first.sort_unstable();
        second.sort_unstable();
    }
    first == second
}

/// The comments of a text, in order.
fn texts(source: &Source) -> Option<Vec<&str>> {
    comments(source).map(|found| found.iter().map(|comment| comment.text).collect())
}

struct Comparison<'a, 's> {
    before: &'a Tree<'s>,
    after: &'a Tree<'a>,
    /// Whether all keys stand in the order they stood in.
    in_order: bool,
}

impl Comparison<'_, '_> {
    fn same(&mut self, first: NodeId, second: NodeId) -> bool {
        let (before, after) = (self.before, self.after);
        match (&before.node(first).content, &after.node(second).content) {
            (Content::Scalar { text, style }, Content::Scalar { text: other, style: other_style }) => {
                text == other && value(text, *style) == value(other, *other_style)
            }
            (Content::Sequence(items), Content::Sequence(others)) => {
                items.len() == others.len() && items.iter().zip(others).all(|(item, other)| self.same(*item, *other))
            }
            (Content::Mapping(entries), Content::Mapping(others)) if entries.len() == others.len() => {
                self.in_order &= entries.iter().zip(others).all(|((a, _), (b, _))| before.scalar(*a) == after.scalar(*b));
                let others: BTreeMap<_, _> = others.iter().map(|(key, value)| (after.scalar(*key), *value)).collect();
                entries.iter().all(|(key, value)| others.get(&before.scalar(*key)).is_some_and(|other| self.same(*value, *other)))
            }
            _ => false,
        }
    }
}
