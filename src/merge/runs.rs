//! What of a list has kept its order, and what was moved.

/// Whether an entry belongs to the longest runs that have kept their order (Fredman 1975).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// To every one of them.
    All,
    /// To some, the one that is chosen among them.
    Chosen,
    /// To some, but not to the one that is chosen.
    Some,
    /// To none: it was moved.
    None,
}

impl Run {
    /// Whether it belongs to the run that is chosen.
    pub(super) fn is_chosen(self) -> bool {
        matches!(self, Run::All | Run::Chosen)
    }
}

/// The run of each of `places`, which are different numbers.
pub(super) fn runs(places: &[usize]) -> Vec<Run> {
    let upwards = lengths(places.iter().copied());
    let mut downwards = lengths(places.iter().rev().map(|place| usize::MAX - place));
    downwards.reverse();
    let longest = upwards.iter().copied().max().unwrap_or(0);
    let is_in_some = |at: usize| upwards[at] + downwards[at] == longest + 1;
    let mut shared = vec![0_usize; longest + 1];
    (0..places.len()).filter(|at| is_in_some(*at)).for_each(|at| shared[upwards[at]] += 1);
    let mut found = vec![Run::None; places.len()];
    // From the end, so that each stands before the one chosen last.
    let (mut wanted, mut last) = (longest, usize::MAX);
    for at in (0..places.len()).rev().filter(|at| is_in_some(*at)) {
        let is_next = upwards[at] == wanted && wanted > 0 && (last == usize::MAX || places[at] < last);
        if is_next {
            (wanted, last) = (wanted - 1, places[at]);
        }
        found[at] = match (shared[upwards[at]], is_next) {
            (1, _) => Run::All,
            (_, true) => Run::Chosen,
            (_, false) => Run::Some,
        };
    }
    found
}

/// The length of the longest rising run that ends at each number.
fn lengths(places: impl Iterator<Item = usize>) -> Vec<usize> {
    // The smallest end of a run of each length.
    let mut ends: Vec<usize> = Vec::new();
    places
        .map(|place| {
            let length = ends.partition_point(|end| *end < place);
            if length == ends.len() {
                ends.push(place);
            } else {
                ends[length] = place;
            }
            length + 1
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_moved_is_in_no_run() {
        for (places, expected) in [
            (&[0, 1, 2][..], "AAA"),
            (&[1, 0, 2], "sCA"),
            (&[1, 2, 3, 0], "AAAN"),
            (&[3, 0, 1, 2], "NAAA"),
            (&[0, 3, 1, 2, 4], "ANAAA"),
            (&[2, 3, 0, 1], "ssCC"),
            (&[], ""),
        ] {
            let letter = |run: &Run| match run {
                Run::All => 'A',
                Run::Chosen => 'C',
                Run::Some => 's',
                Run::None => 'N',
            };
            assert_eq!(runs(places).iter().map(letter).collect::<String>(), expected, "{places:?}");
        }
    }
}
