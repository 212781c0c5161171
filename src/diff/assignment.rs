//! Which goes with which: the pairs whose weights have the greatest sum, each side used at most once.
//!
//! The assignment problem is solved exactly within each group of nodes that edges hold together, by shortest augmenting
//! paths (Kuhn 1955 and Munkres 1957, in the form of Jonker and Volgenant 1987). A group of more than `LARGEST` nodes
//! on a side is parted: edges join groups from the heaviest down, one that would make a group too large waits, and is tried again among
//! the nodes that are still free. That is no longer optimal as a whole, but keeps the heaviest edges together.

mod component;

use component::{Component, Edge};
use std::collections::BTreeSet;

/// The most nodes on either side that are matched exactly; the time grows with the third power.
const LARGEST: usize = 300;

/// Steps to one unit of weight. Weights are compared in whole steps, so that sums are exact and ties are ties; decimal, so
/// that 0.1 and 0.2 are as much as 0.3.
const STEPS: f64 = 1_000_000_000.0;

/// The heaviest weight; more counts as this, so that sums fit.
const HEAVIEST: f64 = 1_000_000.0;

/// The one-to-one assignment of old to new with the greatest sum of weights over `edges` (old, new, weight), sorted. What
/// has no edge left stays without a partner. An edge whose weight is not above zero (to about 10⁻⁹) is none, and of
/// several between the same two the heaviest counts.
///
/// Among assignments with the same sum, the lowest old number gets a partner rather than none and its lowest possible one,
/// then the next. The result does not depend on the order of `edges`.
pub fn assign(edges: &[(usize, usize, f64)]) -> Vec<(usize, usize)> {
    let mut edges = counted(edges);
    let mut pairs = Vec::new();
    while !edges.is_empty() {
        let components = components(&edges);
        let found: Vec<(usize, usize)> = components.iter().flat_map(|edges| Component::new(edges).assign()).collect();
        let old: BTreeSet<usize> = found.iter().map(|(old, _)| *old).collect();
        let new: BTreeSet<usize> = found.iter().map(|(_, new)| *new).collect();
        // Within a component nothing can be added; what is left are edges that waited.
        let matched: usize = components.iter().map(Vec::len).sum();
        let is_complete = matched == edges.len();
        pairs.extend(found);
        if is_complete {
            break;
        }
        edges.retain(|edge| !old.contains(&edge.old) && !new.contains(&edge.new));
    }
    pairs.sort_unstable();
    pairs
}

/// The edges in whole steps, the heaviest first and then by their nodes; each pair of nodes once.
#[expect(clippy::cast_possible_truncation, reason = "a weight is at most a million, and NaN is no edge")]
fn counted(edges: &[(usize, usize, f64)]) -> Vec<Edge> {
    let steps = |weight: f64| (weight.clamp(0.0, HEAVIEST) * STEPS).round() as i64;
    let edges = edges.iter().map(|(old, new, weight)| Edge { old: *old, new: *new, gain: steps(*weight) });
    let mut edges: Vec<Edge> = edges.filter(|edge| edge.gain > 0).collect();
    edges.sort_unstable_by_key(|edge| (edge.old, edge.new, -edge.gain));
    edges.dedup_by_key(|edge| (edge.old, edge.new));
    edges.sort_unstable_by_key(|edge| (-edge.gain, edge.old, edge.new));
    edges
}

/// The edges (the heaviest first) by the group that they hold together, of at most `LARGEST` nodes on a side; edges between
/// two groups are left out.
fn components(edges: &[Edge]) -> Vec<Vec<Edge>> {
    let old = places(edges.iter().map(|edge| edge.old));
    let new = places(edges.iter().map(|edge| edge.new));
    let place = |places: &[usize], node: usize| places.partition_point(|other| *other < node);
    let ends: Vec<(usize, usize)> = edges.iter().map(|edge| (place(&old, edge.old), old.len() + place(&new, edge.new))).collect();
    let mut groups = Groups::new(old.len(), new.len());
    for (one, other) in &ends {
        groups.join(*one, *other);
    }
    let mut components = vec![Vec::new(); old.len() + new.len()];
    for (edge, (one, other)) in edges.iter().zip(&ends) {
        let group = groups.of(*one);
        if group == groups.of(*other) {
            components[group].push(*edge);
        }
    }
    components.retain(|edges| !edges.is_empty());
    components
}

/// Every node once, sorted.
fn places(nodes: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut nodes: Vec<usize> = nodes.collect();
    nodes.sort_unstable();
    nodes.dedup();
    nodes
}

/// Which nodes belong together (union by size with path halving, Tarjan and van Leeuwen 1984).
struct Groups {
    parents: Vec<usize>,
    /// How many old and new ones a group holds, at its first node.
    sizes: Vec<(usize, usize)>,
}

impl Groups {
    /// Each node by itself, the old ones first.
    fn new(old: usize, new: usize) -> Self {
        let sizes = [vec![(1, 0); old], vec![(0, 1); new]].concat();
        Groups { parents: (0..old + new).collect(), sizes }
    }

    fn of(&mut self, mut node: usize) -> usize {
        while self.parents[node] != node {
            self.parents[node] = self.parents[self.parents[node]];
            node = self.parents[node];
        }
        node
    }

    /// Makes one group of two, unless it would be too large.
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        let (a, b) = (self.sizes[one], self.sizes[other]);
        let size = (a.0 + b.0, a.1 + b.1);
        if one == other || size.0.max(size.1) > LARGEST {
            return;
        }
        let (root, child) = if a.0 + a.1 < b.0 + b.1 { (other, one) } else { (one, other) };
        self.parents[child] = root;
        self.sizes[root] = size;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_greatest_sum_wins_over_the_heaviest_edge() {
        type Case<'a> = (&'a [(usize, usize, f64)], &'a [(usize, usize)]);
        let cases: [Case<'_>; 9] = [
            (&[], &[]),
            (&[(3, 7, 0.4)], &[(3, 7)]),
            (&[(0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.8)], &[(0, 1), (1, 0)]),
            (&[(0, 0, 0.9), (0, 1, 0.3), (1, 0, 0.3)], &[(0, 0)]),
            // Ties: the lowest old with its lowest new.
            (&[(1, 1, 1.0), (1, 0, 1.0), (0, 1, 1.0), (0, 0, 1.0)], &[(0, 0), (1, 1)]),
            (&[(5, 2, 0.5), (4, 2, 0.5)], &[(4, 2)]),
            (&[(0, 9, 0.5), (0, 8, 0.5)], &[(0, 8)]),
            // No edges at all, and the heavier of two.
            (&[(0, 0, 0.0), (1, 1, f64::NAN), (2, 2, -1.0), (3, 3, f64::NEG_INFINITY)], &[]),
            (&[(0, 0, 0.2), (1, 0, 0.5), (0, 0, 0.7)], &[(0, 0)]),
        ];
        for (edges, expected) in cases {
            assert_eq!(assign(edges), expected, "{edges:?}");
        }
    }

    #[test]
    fn what_is_too_large_is_parted_and_still_matched() {
        // 400 on each side, all in one group: each like its own, a little like the next.
        let chain = (0..400).flat_map(|at| [(at, at, 0.9), (at, at + 1, 0.3), (at + 1, at, 0.2)]);
        let pairs = assign(&chain.collect::<Vec<_>>());
        assert_eq!(pairs.iter().filter(|(old, new)| old == new).count(), 400);
        // All alike: everything still gets a partner.
        let alike = (0..350).flat_map(|old| (0..350).map(move |new| (old, new, 1.0)));
        let pairs = assign(&alike.collect::<Vec<_>>());
        assert_eq!(pairs.len(), 350);
    }

    /// The best assignments by trying them all: the greatest sum and, of those that reach it, the first in order.
    fn brute(edges: &[(usize, usize, u32)], old: usize, used: u32) -> (u32, Vec<(usize, usize)>) {
        if old == 6 {
            return (0, Vec::new());
        }
        let mut options: Vec<(u32, Vec<(usize, usize)>)> = Vec::new();
        for new in 0..6 {
            let weight = edges.iter().filter(|edge| (edge.0, edge.1) == (old, new)).map(|edge| edge.2).max();
            let Some(weight) = weight.filter(|weight| *weight > 0 && used & (1 << new) == 0) else { continue };
            let (sum, mut pairs) = brute(edges, old + 1, used | 1 << new);
            pairs.insert(0, (old, new));
            options.push((sum + weight, pairs));
        }
        options.push(brute(edges, old + 1, used));
        let best = options.iter().map(|(sum, _)| *sum).max().unwrap_or(0);
        options.into_iter().find(|(sum, _)| *sum == best).expect("one is the best")
    }

    fn weighed(edges: &[(usize, usize, u32)]) -> Vec<(usize, usize, f64)> {
        edges.iter().map(|(old, new, weight)| (*old, *new, f64::from(*weight) / 10.0)).collect()
    }

    proptest! {
        #[test]
        fn assignment_is_the_best_of_all(edges in prop::collection::vec((0..6_usize, 0..6_usize, 0..8_u32), 0..30)) {
            let expected = brute(&edges, 0, 0).1;
            prop_assert_eq!(assign(&weighed(&edges)), expected);
        }

        #[test]
        fn order_of_edges_does_not_matter(
            (edges, shuffled) in prop::collection::vec((0..30_usize, 0..20_usize, 0..5_u32), 0..150)
                .prop_flat_map(|edges| (Just(edges.clone()), Just(edges).prop_shuffle()))
        ) {
            let pairs = assign(&weighed(&edges));
            prop_assert_eq!(&pairs, &assign(&weighed(&shuffled)));
            let old: BTreeSet<_> = pairs.iter().map(|(old, _)| *old).collect();
            let new: BTreeSet<_> = pairs.iter().map(|(_, new)| *new).collect();
            prop_assert_eq!((old.len(), new.len()), (pairs.len(), pairs.len()));
        }
    }
}
