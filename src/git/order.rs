//! The order of commits: each before all that it stands on.

use std::collections::BinaryHeap;

/// The places of `commits`, each given by its time in seconds and the places of those it stands on: each comes before
/// those, and the newest first where that leaves a choice; of the same second the one with the last place. Clocks that go
/// wrong, or seconds with several commits, turn nothing round (Kahn 1962, "Topological sorting of large networks", as
/// `git log --date-order`).
pub(super) fn newest_first(commits: &[(i64, &[usize])]) -> Vec<usize> {
    let mut above = vec![0_usize; commits.len()];
    commits.iter().flat_map(|(_, parents)| *parents).for_each(|parent| above[*parent] += 1);
    let mut free: BinaryHeap<(i64, usize)> =
        commits.iter().enumerate().filter(|(at, _)| above[*at] == 0).map(|(at, (seconds, _))| (*seconds, at)).collect();
    let mut order = Vec::with_capacity(commits.len());
    while let Some((_, at)) = free.pop() {
        order.push(at);
        for parent in commits[at].1 {
            above[*parent] -= 1;
            if above[*parent] == 0 {
                free.push((commits[*parent].0, *parent));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_sides_of_a_merge_come_between_it_and_where_they_parted() {
        let commits: [(i64, &[usize]); 4] = [(1, &[1, 2]), (1, &[3]), (1, &[3]), (1, &[])];
        assert_eq!(newest_first(&commits), [0, 2, 1, 3]);
        let clock_went_back: [(i64, &[usize]); 4] = [(9, &[1, 2]), (1, &[3]), (5, &[3]), (8, &[])];
        assert_eq!(newest_first(&clock_went_back), [0, 2, 1, 3]);
    }

    /// Commits of the same few seconds, each of which stands on some of the later places.
    fn commits() -> impl Strategy<Value = Vec<(i64, Vec<usize>)>> {
        prop::collection::vec((0..3_i64, prop::collection::vec(1..9_usize, 0..3)), 1..12).prop_map(|commits| {
            let most = commits.len();
            let later = |(at, (seconds, steps)): (usize, (i64, Vec<usize>))| {
                (seconds, steps.into_iter().map(|step| at + step).filter(|parent| *parent < most).collect())
            };
            commits.into_iter().enumerate().map(later).collect()
        })
    }

    proptest! {
        #[test]
        fn each_comes_once_and_before_what_it_stands_on(commits in commits()) {
            let edges: Vec<(i64, &[usize])> = commits.iter().map(|(seconds, parents)| (*seconds, parents.as_slice())).collect();
            let order = newest_first(&edges);
            let place = |at: usize| order.iter().position(|other| *other == at);
            prop_assert_eq!(order.len(), commits.len());
            for (at, (_, parents)) in commits.iter().enumerate() {
                prop_assert!(place(at).is_some());
                for parent in parents {
                    prop_assert!(place(at) < place(*parent));
                }
            }
        }
    }
}
