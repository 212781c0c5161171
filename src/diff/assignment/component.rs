//! The exact assignment of one group of nodes.

use std::collections::VecDeque;

/// A possible pair and what it gains, in steps above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The number of the old one.
    pub old: usize,
    /// The number of the new one.
    pub new: usize,
    /// The weight in steps.
    pub gain: i64,
}

/// A square table of gains, old in rows and new in columns; where there is no edge, and in rows or columns added to make
/// it square, the gain is nothing. `row_prices` and `column_prices` (the dual variables) together are never less than a
/// gain, and equal to it for every pair that belongs to some best assignment.
pub struct Component {
    old: Vec<usize>,
    new: Vec<usize>,
    gains: Vec<Vec<i64>>,
    row_prices: Vec<i64>,
    column_prices: Vec<i64>,
    /// The row that each column goes with, and the other way around once all are assigned.
    owners: Vec<Option<usize>>,
    columns: Vec<usize>,
}

impl Component {
    /// The table of `edges`, each pair of nodes at most once.
    pub fn new(edges: &[Edge]) -> Self {
        let old = super::places(edges.iter().map(|edge| edge.old));
        let new = super::places(edges.iter().map(|edge| edge.new));
        let size = old.len().max(new.len());
        let mut gains = vec![vec![0; size]; size];
        for edge in edges {
            let row = old.partition_point(|other| *other < edge.old);
            let column = new.partition_point(|other| *other < edge.new);
            gains[row][column] = edge.gain;
        }
        let row_prices = gains.iter().map(|row| row.iter().copied().max().unwrap_or(0)).collect();
        let (column_prices, owners, columns) = (vec![0; size], vec![None; size], vec![0; size]);
        Component { old, new, gains, row_prices, column_prices, owners, columns }
    }

    /// The assignment with the greatest sum of gains; of several the one in which the lowest row has an edge and the lowest
    /// column it can, then the next row.
    pub fn assign(mut self) -> Vec<(usize, usize)> {
        for row in 0..self.gains.len() {
            self.insert(row);
        }
        for (column, owner) in self.owners.iter().enumerate() {
            if let Some(row) = owner {
                self.columns[*row] = column;
            }
        }
        for row in 0..self.old.len() {
            self.prefer_lowest(row);
        }
        let pairs = self.columns.iter().enumerate().filter(|(row, column)| self.gains[*row][**column] > 0);
        pairs.map(|(row, column)| (self.old[row], self.new[*column])).collect()
    }

    /// What a pair falls short of the prices of its row and column: nothing in a best assignment.
    fn shortfall(&self, row: usize, column: usize) -> i64 {
        self.row_prices[row] + self.column_prices[column] - self.gains[row][column]
    }

    /// Gives `row` a column, others moving along the path that loses least.
    fn insert(&mut self, row: usize) {
        let size = self.gains.len();
        let mut least = vec![(i64::MAX, None); size];
        let mut reached = Vec::new();
        let mut is_open = vec![true; size];
        let mut from = None;
        let last = loop {
            let here = from.map_or(row, |column: usize| self.owners[column].unwrap_or(row));
            let mut next = (i64::MAX, 0);
            for column in (0..size).filter(|column| is_open[*column]) {
                let shortfall = self.shortfall(here, column);
                if shortfall < least[column].0 {
                    least[column] = (shortfall, from);
                }
                next = next.min((least[column].0, column));
            }
            let (step, column) = next;
            self.lower_prices(row, &reached, step);
            (0..size).filter(|column| is_open[*column]).for_each(|column| least[column].0 -= step);
            is_open[column] = false;
            if self.owners[column].is_none() {
                break column;
            }
            reached.push(column);
            from = Some(column);
        };
        let mut column = last;
        while let Some(before) = least[column].1 {
            self.owners[column] = self.owners[before];
            column = before;
        }
        self.owners[column] = Some(row);
    }

    /// Lets the rows of a path, `row` and the owners of the `reached` columns, give up `step` of their price, so that one
    /// more column comes within reach.
    fn lower_prices(&mut self, row: usize, reached: &[usize], step: i64) {
        self.row_prices[row] -= step;
        for &column in reached {
            self.column_prices[column] += step;
            if let Some(owner) = self.owners[column] {
                self.row_prices[owner] -= step;
            }
        }
    }

    /// Moves `row` to the lowest column it can have without loss and without taking one from a lower row.
    fn prefer_lowest(&mut self, row: usize) {
        let current = self.columns[row];
        let end = if self.gains[row][current] > 0 { current } else { self.new.len() };
        let is_candidate = |column: &usize| self.gains[row][*column] > 0 && self.shortfall(row, *column) == 0;
        let candidates: Vec<usize> = (0..end).filter(is_candidate).collect();
        if candidates.is_empty() {
            return;
        }
        let ways = self.ways_to(current, row);
        let is_free = |column: &usize| self.owners[*column].is_some_and(|owner| ways[owner].is_some());
        let Some(mut column) = candidates.into_iter().find(is_free) else { return };
        let mut taker = row;
        // Each takes its column from the next, until one takes what `row` left.
        loop {
            let displaced = self.owners[column].replace(taker);
            self.columns[taker] = column;
            let Some((next, way)) = displaced.filter(|_| column != current).and_then(|next| Some((next, ways[next]?))) else {
                return;
            };
            (taker, column) = (next, way);
        }
    }

    /// Whether `other` may move to `column` without loss for the sake of `row`: any row above it may, and one below it that
    /// has no edge anyway may trade its place for another without one.
    fn may_move(&self, other: usize, column: usize, row: usize) -> bool {
        let has_edge = |column: usize| self.gains[other][column] > 0;
        let is_movable = other > row || (other < row && !has_edge(self.columns[other]) && !has_edge(column));
        is_movable && self.columns[other] != column && self.shortfall(other, column) == 0
    }

    /// For each row that can move for the sake of `row`, itself or through others, so that one ends at `column` without
    /// loss: the column it takes first.
    fn ways_to(&self, column: usize, row: usize) -> Vec<Option<usize>> {
        let mut ways = vec![None; self.gains.len()];
        let mut queue = VecDeque::from([column]);
        while let Some(column) = queue.pop_front() {
            for (other, way) in ways.iter_mut().enumerate() {
                if way.is_none() && self.may_move(other, column, row) {
                    *way = Some(column);
                    queue.push_back(self.columns[other]);
                }
            }
        }
        ways
    }
}
