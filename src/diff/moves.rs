//! Which parts moved, and which were only pushed along.

/// Of places `olds` in the order of the new side, which ones must be moved so that the rest stand in their old order: the
/// fewest there are. A longest increasing subsequence stays, found as in Fredman, "On computing the length of longest
/// increasing subsequences", 1975.
pub fn moved(olds: &[usize]) -> Vec<bool> {
    let mut last_of_length: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; olds.len()];
    for (at, old) in olds.iter().enumerate() {
        let length = last_of_length.partition_point(|last| olds[*last] < *old);
        before[at] = length.checked_sub(1).map(|shorter| last_of_length[shorter]);
        if length == last_of_length.len() {
            last_of_length.push(at);
        } else {
            last_of_length[length] = at;
        }
    }
    let mut moved = vec![true; olds.len()];
    let mut stays = last_of_length.last().copied();
    while let Some(at) = stays {
        moved[at] = false;
        stays = before[at];
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn the_fewest_are_moved() {
        let at =
            |olds: &[usize]| moved(olds).iter().enumerate().filter(|(_, moved)| **moved).map(|(at, _)| at).collect::<Vec<_>>();
        assert_eq!(at(&[0, 7, 1, 2, 3, 4, 5, 6, 8]), [1]);
        assert_eq!(at(&[1, 2, 3, 0]), [3]);
        assert_eq!(at(&[0, 1, 2]), [0; 0]);
        assert_eq!(at(&[]), [0; 0]);
    }
}
