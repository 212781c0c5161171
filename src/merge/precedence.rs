//! Two orders of the same places to one: which of two is to stand before the other, and where there is none such order.

use super::runs::{Run, runs};

/// The order made of two orders of the same places, and what of it is contested, in the order of theirs.
pub(super) fn together(ours: &[usize], theirs: &[usize]) -> (Vec<usize>, Vec<usize>) {
    if theirs.is_sorted() || ours == theirs {
        return (ours.to_vec(), Vec::new());
    }
    if ours.is_sorted() {
        return (theirs.to_vec(), Vec::new());
    }
    let first = ours.iter().chain(theirs).copied().min().unwrap_or(0);
    let relative = |side: &[usize]| side.iter().map(|place| place - first).collect::<Vec<_>>();
    let (own, other) = (relative(ours), relative(theirs));
    match Pairs::of(&own, &other).arranged(&own, &other) {
        Some(order) => (order.into_iter().map(|place| place + first).collect(), Vec::new()),
        None => (ours.to_vec(), theirs.to_vec()),
    }
}

/// Where each place of the base stands on both sides.
struct Pairs {
    ours: Vec<usize>,
    theirs: Vec<usize>,
}

impl Pairs {
    fn of(ours: &[usize], theirs: &[usize]) -> Self {
        let inverse = |side: &[usize]| {
            let mut at = vec![0; side.len()];
            side.iter().enumerate().for_each(|(index, place)| at[*place] = index);
            at
        };
        Pairs { ours: inverse(ours), theirs: inverse(theirs) }
    }

    /// Whether `first` is to stand before `second`: as a side has it that turned them round, else as in the base.
    fn is_before(&self, first: usize, second: usize) -> bool {
        let (low, high) = (first.min(second), first.max(second));
        let is_turned = self.ours[high] < self.ours[low] || self.theirs[high] < self.theirs[low];
        (first < second) != is_turned
    }

    /// The places in an order that heeds what both sides moved; nothing when they moved the same to different places.
    fn arranged(&self, ours: &[usize], theirs: &[usize]) -> Option<Vec<usize>> {
        let (by_us, by_them) = (by_place(ours), by_place(theirs));
        let is_kept = |place: &usize| by_us[*place].is_chosen() && by_them[*place].is_chosen();
        let mut order: Vec<usize> = (0..ours.len()).filter(is_kept).collect();
        let kept = order.clone();
        let is_moved_apart = |place: &usize| {
            let before = |at: &[usize]| kept.iter().filter(|one| at[**one] < at[*place]).count();
            by_us[*place] == Run::None && by_them[*place] == Run::None && before(&self.ours) != before(&self.theirs)
        };
        if (0..ours.len()).any(|place| is_moved_apart(&place)) {
            return None;
        }
        let may_both_move = |place: usize| by_us[place] != Run::All && by_them[place] != Run::All;
        for place in (0..ours.len()).filter(|place| !is_kept(place)) {
            let (at, broken) = self.best(place, &order, |other| if is_kept(&other) { ours.len() } else { 1 });
            if broken.iter().any(|other| may_both_move(place) || may_both_move(*other)) {
                return None;
            }
            order.insert(at, place);
        }
        Some(order)
    }

    /// Where `place` breaks the pairs that weigh least with those in `order`, and with which it does.
    fn best(&self, place: usize, order: &[usize], weight: impl Fn(usize) -> usize) -> (usize, Vec<usize>) {
        // Standing first it breaks a pair with each that is to stand before it.
        let mut broken = order.iter().filter(|other| self.is_before(**other, place)).map(|other| weight(*other)).sum::<usize>();
        let (mut best, mut fewest) = (0, broken);
        for (index, other) in order.iter().enumerate() {
            if self.is_before(*other, place) {
                broken -= weight(*other);
            } else {
                broken += weight(*other);
            }
            if broken < fewest {
                (best, fewest) = (index + 1, broken);
            }
        }
        let is_broken = |(index, other): &(usize, &usize)| self.is_before(**other, place) != (*index < best);
        (best, order.iter().enumerate().filter(is_broken).map(|(_, other)| *other).collect())
    }
}

/// The run of each place.
fn by_place(side: &[usize]) -> Vec<Run> {
    let mut found = vec![Run::None; side.len()];
    runs(side).into_iter().zip(side).for_each(|(run, place)| found[*place] = run);
    found
}
